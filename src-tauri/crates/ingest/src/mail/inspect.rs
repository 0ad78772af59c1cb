//! What a file of mail is, before anything is written. In: where the mails stand. Out: [`ImportPlan`], [`Preview`]. Never:
//! reads more than the first mails.

use std::ops::ControlFlow;
use std::path::Path;

use model::{Rejection, Ticket};

use super::read::{Found, Mailbox};
use crate::detect::Sniffed;
use crate::outlet::Outlet;
use crate::plan::{Column, DateReading, ImportPlan, Mapping, Preview};
use crate::{Error, Format, Record};

/// Mails that are read for a plan.
const READ: u32 = 200;
/// Tickets and rejections a preview lists.
const LISTED: usize = 20;
/// Sample values shown, and where they are cut, in characters.
const SAMPLES: usize = 5;
const LETTERS: usize = 120;

/// What a file of mail is, and how it would be imported.
///
/// Errors: it cannot be read on, or holds no mail.
pub fn inspect(path: &Path, sniffed: &Sniffed, files: &[crate::input::Facts]) -> Result<ImportPlan, Error> {
    let format = Format::from_name(Format::MAIL)?;
    let (preview, found) = first(sniffed, files)?;
    if preview.read == 0 {
        return Err(Error::NoRecords { file: sniffed.facts.path.clone(), line: 1 });
    }
    let mut reasons = vec!["It begins with the headers of a mail".to_owned()];
    reasons.push("Mails that answer each other become one ticket".to_owned());
    reasons.extend(found.sides.reason());
    Ok(ImportPlan {
        path: path.display().to_string(),
        file: sniffed.facts.name(),
        bytes: sniffed.facts.bytes as f64,
        format: format.name().into(),
        format_label: format.label().into(),
        formats: format.alike().map(Format::choice).collect(),
        confidence: 0.98,
        reasons,
        encoding: sniffed.facts.encoding.name().into(),
        delimiter: String::new(),
        columns: columns(&preview.tickets),
        mapping: Mapping { channel: "email".into(), ..Mapping::default() },
        source: sniffed.facts.stem(),
        warnings: Vec::new(),
        mappable: false,
        rows_are_messages: false,
        dates: DateReading {
            zone_from: if found.zone.is_empty() { String::new() } else { "Date".into() },
            zone: found.zone,
            day_first: None,
            example: String::new(),
        },
        remembered: String::new(),
        preview,
    })
}

/// The first threads as they would be imported.
pub fn preview(sniffed: &Sniffed, files: &[crate::input::Facts]) -> Result<Preview, Error> {
    Ok(first(sniffed, files)?.0)
}

fn first(sniffed: &Sniffed, files: &[crate::input::Facts]) -> Result<(Preview, Found), Error> {
    let mut tickets: Vec<Ticket> = Vec::new();
    let mut rejections: Vec<Rejection> = Vec::new();
    let mut sink = |record, _| {
        match record {
            Record::Ticket(ticket) if tickets.len() < LISTED => tickets.push(*ticket),
            Record::Rejected(rejection) if rejections.len() < LISTED => rejections.push(rejection),
            _ => {}
        }
        ControlFlow::Continue(())
    };
    let mut outlet = Outlet::new(&mut sink, sniffed.facts.bytes);
    let (_, found) = Mailbox { files, limit: Some(READ), stop: &|| false }.read("", &mut outlet)?;
    let (read, formed) = (outlet.summary.read, outlet.summary.tickets);
    let warnings = found.warnings();
    Ok((Preview { read, formed, fields: Vec::new(), tickets, rejections, warnings }, found))
}

/// What the parts of a mail hold, as columns.
fn columns(tickets: &[Ticket]) -> Vec<Column> {
    let customer = |ticket: &Ticket| ticket.customer.as_ref().map(|customer| customer.shown().to_owned());
    let text = |ticket: &Ticket| ticket.messages.first().map(|message| message.text.clone());
    vec![
        column(0, "From", tickets.iter().filter_map(customer).collect()),
        column(1, "Subject", tickets.iter().map(|ticket| ticket.subject.clone()).collect()),
        column(2, "Date", tickets.iter().filter_map(|ticket| Some(ticket.created_at?.rfc3339())).collect()),
        column(3, "Text", tickets.iter().filter_map(text).collect()),
    ]
    .into_iter()
    .map(|column| Column { filled: column.filled / tickets.len().max(1) as f32, ..column })
    .collect()
}

/// A column with samples; what it fills is in hundredths of a ticket.
fn column(index: u32, header: &str, mut values: Vec<String>) -> Column {
    values.retain(|value| !value.trim().is_empty());
    let mut samples: Vec<String> = Vec::new();
    for value in values.iter().map(|value| value.trim().chars().take(LETTERS).collect::<String>()) {
        if samples.len() < SAMPLES && !samples.contains(&value) {
            samples.push(value);
        }
    }
    Column { index, header: header.to_owned(), samples, filled: 100.0 * values.len() as f32 }
}
