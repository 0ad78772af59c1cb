//! What people do to topics.

use learn::topics::Document;
use model::{Cancel, TicketKey};
use store::Stored;

use super::kept::Found;
use crate::learning::labelled::shown;
use crate::wire::topics::TopicEdit;
use crate::{Error, Result, Workspace};

impl Workspace {
    /// Names, joins or fills topics; lists and counts follow at once. Kept on the next import and when topics are found again.
    ///
    /// # Errors
    /// No such topic or ticket; something else is being written; read-only workspace; full disk. Then nothing has changed.
    pub fn edit_topics(&self, edit: &TopicEdit) -> Result<()> {
        let _writing = self.begin_writing()?;
        let mut next = self.topics.now().map(|found| Found::clone(&found)).unwrap_or_default();
        match edit {
            TopicEdit::Rename { id, name } => next.book.rename(*id, name).map_err(Error::TopicEdit)?,
            TopicEdit::Merge { ids } => {
                next.book.merge(ids).map_err(Error::TopicEdit)?;
                let first = ids.first().copied();
                for topic in next.by_text.values_mut().filter(|topic| topic.is_some_and(|id| ids.contains(&id))) {
                    *topic = first;
                }
            }
            TopicEdit::Move { keys, to } => {
                let texts: Vec<u64> = self.picked(keys)?.iter().map(|stored| stored.analysis.fingerprint).collect();
                next.book.move_to(&texts, *to).map_err(Error::TopicEdit)?;
                next.by_text.extend(texts.into_iter().filter(|text| *text != 0).map(|text| (text, *to)));
            }
            TopicEdit::New { name, keys } => self.make(&mut next, name, keys)?,
        }
        self.begin_topics(next)
    }

    /// Makes a topic of tickets; others like them go to it too, so every text is asked again.
    fn make(&self, next: &mut Found, name: &str, keys: &[TicketKey]) -> Result<()> {
        let picked = self.picked(keys)?;
        let document = |stored: &Stored| Document::of(stored.ticket(), &stored.analysis, 1);
        let documents: Vec<Document> = picked.iter().map(document).collect();
        next.book.create(name, &documents).map_err(Error::TopicEdit)?;
        for stored in &picked {
            let ticket = stored.ticket();
            let subject = shown(ticket, &text::own_words(ticket));
            next.examples.entry(stored.analysis.fingerprint).or_insert((ticket.key.clone(), subject));
        }
        next.by_text.clear();
        self.assign_unknown(next, &Cancel::default(), &mut |_| {})?;
        Ok(())
    }

    fn picked(&self, keys: &[TicketKey]) -> Result<Vec<Stored>> {
        let found = keys.iter().zip(self.store.get_many(keys)?);
        found.map(|(key, stored)| stored.ok_or_else(|| Error::NoTicket(key.clone()))).collect()
    }
}
