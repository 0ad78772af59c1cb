//! What a Slack export is, before anything is written. In: the archive. Out: [`ImportPlan`], [`Preview`].

use std::path::Path;

use super::read::Export;
use crate::detect::Sniffed;
use crate::first::{self, Part};
use crate::input::archive::Archive;
use crate::plan::{DateReading, ImportPlan, Mapping, Preview};
use crate::{Error, Format};

/// Messages of a channel that are read for a plan.
const READ: u32 = 500;

/// What of a conversation is shown as columns.
const PARTS: [Part; 4] = [
    ("channel", |ticket| ticket.group.clone()),
    ("user", first::customer),
    ("ts", first::created),
    ("text", first::text),
];

/// What the export is, and how it would be imported.
///
/// Errors: it cannot be read on, or holds no message.
pub fn inspect(path: &Path, sniffed: &Sniffed, archive: &Archive) -> Result<ImportPlan, Error> {
    let preview = preview(sniffed, archive)?;
    Ok(ImportPlan {
        reasons: vec![
            "It holds Slack's lists of users and channels and a folder of days for each channel".into(),
            "Each thread becomes one ticket; without a thread, what one person wrote within ten minutes does".into(),
            "Who begins a thread is its customer, other people are agents".into(),
        ],
        mapping: Mapping { channel: "chat".into(), ..Mapping::default() },
        source: "slack".into(),
        rows_are_messages: true,
        dates: DateReading { zone: "UTC".into(), zone_from: "ts".into(), ..DateReading::default() },
        ..first::plan(path, sniffed, Format::from_name(Format::SLACK)?, &PARTS, preview)?
    })
}

/// The first conversations as they would be imported.
pub fn preview(sniffed: &Sniffed, archive: &Archive) -> Result<Preview, Error> {
    let export = Export { archive, limit: Some(READ), stop: &|| false };
    Ok(first::tickets(sniffed, |outlet| export.read("", outlet))?.0)
}
