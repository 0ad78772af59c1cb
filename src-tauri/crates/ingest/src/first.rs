//! What a file without columns of its own shows before it is imported. In: a reader of its first records. Out: its plan,
//! with the tickets they make and their parts as columns. Never: reads on.

use std::ops::ControlFlow;
use std::path::Path;

use model::Ticket;

use crate::columns::Sampled;
use crate::detect::Sniffed;
use crate::outlet::Outlet;
use crate::plan::{Column, DateReading, ImportPlan, Mapping, Preview};
use crate::{Error, Format, Record};

/// Tickets and rejections a preview lists.
pub const LISTED: usize = 20;

/// How sure a format is that is told by its own marks.
const SURE: f32 = 0.98;

/// The name of a part of tickets, and what it holds.
pub type Part = (&'static str, fn(&Ticket) -> Option<String>);

/// The first tickets that `read` makes of a file, and what else it found.
pub fn tickets<T>(
    sniffed: &Sniffed,
    read: impl FnOnce(&mut Outlet) -> Result<T, Error>,
) -> Result<(Preview, T), Error> {
    let mut preview = Preview::default();
    let mut sink = |record, _| {
        match record {
            Record::Ticket(ticket) if preview.tickets.len() < LISTED => preview.tickets.push(*ticket),
            Record::Rejected(rejection) if preview.rejections.len() < LISTED => preview.rejections.push(rejection),
            _ => {}
        }
        ControlFlow::Continue(())
    };
    let mut outlet = Outlet::new(&mut sink, sniffed.facts.bytes);
    let found = read(&mut outlet)?;
    let (read, formed) = (outlet.summary.read, outlet.summary.tickets);
    Ok((Preview { read, formed, ..preview }, found))
}

/// The plan of a file that needs no mapping; its mapping, dates and reasons are the caller's to say.
///
/// Errors: it holds nothing.
pub fn plan(
    path: &Path,
    sniffed: &Sniffed,
    format: Format,
    parts: &[Part],
    preview: Preview,
) -> Result<ImportPlan, Error> {
    let facts = &sniffed.facts;
    if preview.read == 0 {
        return Err(Error::NoRecords { file: facts.path.clone(), line: 1 });
    }
    Ok(ImportPlan {
        path: path.display().to_string(),
        file: facts.name(),
        bytes: facts.bytes as f64,
        format: format.name().into(),
        format_label: format.label().into(),
        formats: format.alike().map(Format::choice).collect(),
        confidence: SURE,
        reasons: Vec::new(),
        encoding: facts.encoding.name().into(),
        delimiter: String::new(),
        columns: columns(&preview.tickets, parts),
        mapping: Mapping::default(),
        source: facts.stem(),
        warnings: Vec::new(),
        mappable: false,
        rows_are_messages: false,
        dates: DateReading::default(),
        remembered: String::new(),
        preview,
    })
}

/// Who the customer is.
pub fn customer(ticket: &Ticket) -> Option<String> {
    ticket.customer.as_ref().map(|customer| customer.shown().to_owned())
}

/// When it began.
pub fn created(ticket: &Ticket) -> Option<String> {
    ticket.created_at.map(|at| at.rfc3339())
}

/// How it begins.
pub fn text(ticket: &Ticket) -> Option<String> {
    ticket.messages.first().map(|message| message.text.clone())
}

fn columns(tickets: &[Ticket], parts: &[Part]) -> Vec<Column> {
    let column = |(index, (header, value)): (usize, &Part)| {
        let mut sampled = Sampled::default();
        tickets.iter().filter_map(value).for_each(|value| sampled.add(&value));
        sampled.column(index, header, tickets.len())
    };
    parts.iter().enumerate().map(column).collect()
}
