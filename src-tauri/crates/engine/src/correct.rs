//! What a person says of tickets against what was detected.
//!
//! In: tickets, a change. Out: labels that follow at once, everywhere; where a new category has enough examples by now, those
//! of tickets like them too. Never: a change of tickets or analyses; what was said
//! lies in the store's journal, which no import, undo, rebuild or restoration reaches.

use std::collections::BTreeSet;

use model::{Cancel, Change, Correction, TicketKey};

use crate::{Error, Result, Workspace};

/// Longest name of a category, bytes: what a column of the index holds.
const MAX_NAME: usize = 200;

impl Workspace {
    /// Says of tickets what a person knows better, or takes it back; the number of tickets of which something else is said
    /// now than before.
    ///
    /// # Errors
    /// No such ticket; a category without a name; read-only workspace; full disk. Then nothing was said.
    pub fn correct(&self, keys: &[TicketKey], change: &Change) -> Result<u32> {
        if self.store.is_read_only() {
            return Err(store::Error::ReadOnly.into());
        }
        let change = tidied(change)?;
        if let Some(unknown) = keys.iter().find(|key| !self.store.contains(key)) {
            return Err(Error::NoTicket(unknown.clone()));
        }
        let said = self.store.corrections();
        let changes = |key: &TicketKey| {
            let before = said.get(key).cloned().unwrap_or_default();
            let mut after = before.clone();
            after.apply(&change);
            after != before
        };
        // Each once, in one order, whatever order they were picked in.
        let keys: BTreeSet<&TicketKey> = keys.iter().filter(|key| changes(key)).collect();
        let keys: Vec<TicketKey> = keys.into_iter().cloned().collect();
        let changed = keys.len() as u32;
        if changed > 0 {
            let of_category = matches!(change, Change::Category(_));
            self.store.correct(&Correction { at: self.clock.now(), keys, change })?;
            self.lay();
            // What was said stands even where nothing can be learnt from it now; the next correction tries again.
            if of_category && self.learn_alike(&Cancel::default()).is_ok() {
                self.lay_texts();
            }
        }
        Ok(changed)
    }
}

/// The change with names as they are kept.
fn tidied(change: &Change) -> Result<Change> {
    let Change::Category(Some(chosen)) = change else { return Ok(change.clone()) };
    let tidy = |name: &str| name.split_whitespace().collect::<Vec<_>>().join(" ");
    let category = tidy(&chosen.category);
    let subcategory = chosen.subcategory.as_deref().map(tidy).filter(|name| !name.is_empty());
    let fits = |name: &str| name.len() <= MAX_NAME;
    if category.is_empty() || !fits(&category) || !subcategory.as_deref().is_none_or(fits) {
        return Err(Error::CategoryName(chosen.category.clone()));
    }
    Ok(Change::Category(Some(model::Chosen { category, subcategory })))
}
