//! What a file of mail is, before anything is written. In: where the mails stand. Out: [`ImportPlan`], [`Preview`]. Never:
//! reads more than the first mails.

use std::path::Path;

use super::read::{Found, Mailbox};
use crate::detect::Sniffed;
use crate::first::{self, Part};
use crate::plan::{DateReading, ImportPlan, Mapping, Preview};
use crate::{Error, Format};

/// Mails that are read for a plan.
const READ: u32 = 200;

/// What of a mail is shown as columns.
const PARTS: [Part; 4] = [
    ("From", first::customer),
    ("Subject", |ticket| Some(ticket.subject.clone())),
    ("Date", first::created),
    ("Text", first::text),
];

/// What a file of mail is, and how it would be imported.
///
/// Errors: it cannot be read on, or holds no mail.
pub fn inspect(path: &Path, sniffed: &Sniffed, files: &[crate::input::Facts]) -> Result<ImportPlan, Error> {
    let (preview, found) = first_mails(sniffed, files)?;
    let mut reasons = vec!["It begins with the headers of a mail".to_owned()];
    reasons.push("Mails that answer each other become one ticket".to_owned());
    reasons.extend(found.sides.reason());
    Ok(ImportPlan {
        reasons,
        mapping: Mapping { channel: "email".into(), ..Mapping::default() },
        dates: DateReading {
            zone_from: if found.zone.is_empty() { String::new() } else { "Date".into() },
            zone: found.zone,
            ..DateReading::default()
        },
        ..first::plan(path, sniffed, Format::from_name(Format::MAIL)?, &PARTS, preview)?
    })
}

/// The first threads as they would be imported.
pub fn preview(sniffed: &Sniffed, files: &[crate::input::Facts]) -> Result<Preview, Error> {
    Ok(first_mails(sniffed, files)?.0)
}

fn first_mails(sniffed: &Sniffed, files: &[crate::input::Facts]) -> Result<(Preview, Found), Error> {
    let mailbox = Mailbox { files, limit: Some(READ), stop: &|| false };
    let (preview, (_, found)) = first::tickets(sniffed, |outlet| mailbox.read("", outlet))?;
    Ok((Preview { warnings: found.warnings(), ..preview }, found))
}
