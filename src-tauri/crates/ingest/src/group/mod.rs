//! Tables whose rows are messages: the rows of one id make one ticket. In: rows, in any order. Out: tickets, each once its
//! last row was read. Never: holds more text than [`shelf::ROOM`], however the rows are strewn over the file.
//!
//! A first pass counts the rows of each id, so that the second knows a ticket's last row. Tickets come in the order of
//! their first rows. When too many conversations are open at once, the latest wait for another pass over the file.

mod shelf;

use std::ops::ControlFlow;

use xxhash_rust::xxh3::xxh3_64;

use crate::Error;
use crate::assemble::is_rounded;
use crate::detect::Sniffed;
use crate::formats::former::Former;
use crate::input::{open::refused, text};
use crate::normalise::words;
use crate::outlet::Outlet;
use crate::plan::{Field, Mapping};
use crate::reader::{Extent, fault, one_row};
use crate::table::{Layout, Row};

use self::shelf::{Counts, Group, MOST_ROWS, Shelf};

/// Rows between two questions whether to stop: nothing may be handed out for long.
const ASKED_EVERY: u32 = 512;
/// Rows that are looked at for a preview.
const HEAD_ROWS: u32 = 2000;

/// Whether a mapping makes messages of rows.
pub fn rows_are_messages(mapping: &Mapping) -> bool {
    let has = |field| mapping.fields.get(&field).is_some_and(|header| !header.is_empty());
    has(Field::Id) && has(Field::MessageText)
}

/// A table of messages.
pub struct Messages<'a> {
    sniffed: &'a Sniffed,
    layout: &'a Layout,
    id: usize,
    extent: Extent,
}

/// A row as it was read.
#[derive(Clone, Copy)]
struct Found<'a> {
    row: &'a Row,
    /// Packed data breaks off in it.
    broke_off: bool,
}

impl<'a> Messages<'a> {
    /// The table under this mapping; `None` when its rows are tickets.
    pub fn of(sniffed: &'a Sniffed, layout: &'a Layout, mapping: &Mapping, extent: Extent) -> Option<Messages<'a>> {
        let header = mapping.fields.get(&Field::Id).filter(|_| rows_are_messages(mapping))?;
        let id = layout.headers.iter().position(|known| known == header)?;
        Some(Messages { sniffed, layout, id, extent })
    }

    /// Hands out the tickets, and the rows that form none.
    pub fn read(
        &self,
        stop: &dyn Fn() -> bool,
        former: &mut Former,
        outlet: &mut Outlet,
    ) -> Result<ControlFlow<()>, Error> {
        let mut counts = Counts::default();
        outlet.begin_pass(0);
        let mut flow = self.each(stop, outlet, &mut |row, _| {
            if let Some(key) = self.key(row) {
                *counts.entry(key).or_default() += 1;
            }
            ControlFlow::Continue(())
        })?;
        let mut pass = 1;
        while flow.is_continue() && (pass == 1 || !counts.is_empty()) {
            outlet.begin_pass(pass);
            let mut shelf = Shelf::new(std::mem::take(&mut counts));
            flow = self.each(stop, outlet, &mut |row, outlet| {
                match self.key(row) {
                    Some(key) => shelf.put(key, row.row),
                    None if pass == 1 => one_row(row.row, row.broke_off, self.layout, former, outlet)?,
                    None => {}
                }
                self.hand_out(&mut shelf, former, outlet)
            })?;
            shelf.close();
            if flow.is_continue() {
                flow = self.hand_out(&mut shelf, former, outlet);
            }
            counts = shelf.into_deferred();
            pass += 1;
        }
        Ok(flow)
    }

    /// Visits all rows of the table once.
    fn each(
        &self,
        stop: &dyn Fn() -> bool,
        outlet: &mut Outlet,
        visit: &mut dyn FnMut(Found, &mut Outlet) -> ControlFlow<()>,
    ) -> Result<ControlFlow<()>, Error> {
        let mut rows = self.sniffed.rows(self.layout)?;
        let mut row = Row::default();
        let mut seen = 0;
        while rows.next(&mut row).map_err(|source| refused(&self.sniffed.facts.path, source))? {
            seen += 1;
            if seen <= self.layout.above() as u32 {
                continue;
            }
            if self.extent == Extent::Head && seen > HEAD_ROWS {
                break;
            }
            outlet.start(row.line, rows.consumed());
            let flow = visit(Found { row: &row, broke_off: rows.broke_off() }, outlet);
            if flow.is_break() || (seen.is_multiple_of(ASKED_EVERY) && stop()) {
                return Ok(ControlFlow::Break(()));
            }
        }
        outlet.trouble = rows.trouble();
        Ok(ControlFlow::Continue(()))
    }

    /// What tells the conversation of a row; `None` for a row of none: it stands for itself, or is no good.
    fn key(&self, found: Found) -> Option<u64> {
        let id = text(found.row.get(self.id)?);
        let id = words::given(&id).filter(|id| !is_rounded(id))?;
        let is_whole = !found.broke_off && fault(found.row, self.layout).is_none();
        is_whole.then(|| xxh3_64(id.as_bytes()))
    }

    /// Hands out the conversations that are complete.
    fn hand_out(&self, shelf: &mut Shelf, former: &mut Former, outlet: &mut Outlet) -> ControlFlow<()> {
        while let Some(group) = shelf.take() {
            for line in &group.repeats {
                outlet.at_line(*line);
                outlet.skip("the same record stands further up")?;
            }
            for line in &group.surplus {
                outlet.at_line(*line);
                outlet.reject(&self.layout.headers[self.id], "", too_many())?;
            }
            outlet.at_line(group.line());
            match self.form(&group, former, outlet) {
                Ok(ticket) => outlet.conversation(ticket)?,
                Err(reason) => outlet.reject("", "", format!("No ticket can be made of these rows: {reason}."))?,
            }
        }
        ControlFlow::Continue(())
    }

    fn form(&self, group: &Group, former: &mut Former, outlet: &mut Outlet) -> Result<model::Ticket, &'static str> {
        let width = self.layout.headers.len();
        let mut drafts = Vec::with_capacity(group.len());
        for cells in group.rows() {
            outlet.found.short_rows += u32::from(cells.len() < width);
            drafts.push(former.draft(cells.into_iter(), &self.layout.headers));
        }
        former.conversation(drafts)
    }
}

/// Why a row is refused whose conversation is full.
fn too_many() -> String {
    format!("More than {MOST_ROWS} rows have this id: it is hardly that of a conversation. Map the column that is.")
}
