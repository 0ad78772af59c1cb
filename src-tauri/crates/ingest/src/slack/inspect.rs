//! What a Slack export is, before anything is written. In: the archive. Out: [`ImportPlan`], [`Preview`].

use std::ops::ControlFlow;
use std::path::Path;

use model::{Rejection, Ticket};

use super::read::Export;
use crate::detect::Sniffed;
use crate::input::archive::Archive;
use crate::outlet::Outlet;
use crate::plan::{Column, DateReading, ImportPlan, Mapping, Preview};
use crate::{Error, Format, Record};

/// Messages of a channel that are read for a plan.
const READ: u32 = 500;
/// Tickets and rejections a preview lists.
const LISTED: usize = 20;
/// Sample values shown, and where they are cut, in characters.
const SAMPLES: usize = 5;
const LETTERS: usize = 120;

/// What the export is, and how it would be imported.
///
/// Errors: it cannot be read on, or holds no message.
pub fn inspect(path: &Path, sniffed: &Sniffed, archive: &Archive) -> Result<ImportPlan, Error> {
    let format = Format::from_name(Format::SLACK)?;
    let preview = preview(sniffed, archive)?;
    if preview.read == 0 {
        return Err(Error::NoRecords { file: sniffed.facts.path.clone(), line: 1 });
    }
    Ok(ImportPlan {
        path: path.display().to_string(),
        file: sniffed.facts.name(),
        bytes: sniffed.facts.bytes as f64,
        format: format.name().into(),
        format_label: format.label().into(),
        formats: format.alike().map(Format::choice).collect(),
        confidence: 0.98,
        reasons: vec![
            "It holds Slack's lists of users and channels and a folder of days for each channel".into(),
            "Each thread becomes one ticket; without a thread, what one person wrote within ten minutes does".into(),
            "Who begins a thread is its customer, other people are agents".into(),
        ],
        encoding: sniffed.facts.encoding.name().into(),
        delimiter: String::new(),
        columns: columns(&preview.tickets),
        mapping: Mapping { channel: "chat".into(), ..Mapping::default() },
        source: "slack".into(),
        warnings: Vec::new(),
        mappable: false,
        rows_are_messages: true,
        dates: DateReading { zone: "UTC".into(), zone_from: "ts".into(), ..DateReading::default() },
        remembered: String::new(),
        preview,
    })
}

/// The first conversations as they would be imported.
pub fn preview(sniffed: &Sniffed, archive: &Archive) -> Result<Preview, Error> {
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
    let _ = Export { archive, limit: Some(READ), stop: &|| false }.read("", &mut outlet)?;
    let (read, formed) = (outlet.summary.read, outlet.summary.tickets);
    Ok(Preview { read, formed, fields: Vec::new(), tickets, rejections, warnings: Vec::new() })
}

/// What a conversation holds, as columns.
fn columns(tickets: &[Ticket]) -> Vec<Column> {
    let customer = |ticket: &Ticket| ticket.customer.as_ref().map(|customer| customer.shown().to_owned());
    let text = |ticket: &Ticket| ticket.messages.first().map(|message| message.text.clone());
    let count = tickets.len().max(1) as f32;
    vec![
        column(0, "channel", count, tickets.iter().filter_map(|ticket| ticket.group.clone())),
        column(1, "user", count, tickets.iter().filter_map(customer)),
        column(2, "ts", count, tickets.iter().filter_map(|ticket| Some(ticket.created_at?.rfc3339()))),
        column(3, "text", count, tickets.iter().filter_map(text)),
    ]
}

fn column(index: u32, header: &str, count: f32, values: impl Iterator<Item = String>) -> Column {
    let (mut samples, mut filled): (Vec<String>, f32) = (Vec::new(), 0.0);
    for value in values.filter(|value| !value.trim().is_empty()) {
        filled += 100.0 / count;
        let shown: String = value.trim().chars().take(LETTERS).collect();
        if samples.len() < SAMPLES && !samples.contains(&shown) {
            samples.push(shown);
        }
    }
    Column { index, header: header.to_owned(), samples, filled }
}
