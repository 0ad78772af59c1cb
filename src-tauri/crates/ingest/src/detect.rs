//! What a file is made of. In: a path. Out: encoding and shape. Never: what its columns mean.

use std::path::Path;
use std::rc::Rc;

use crate::input::archive::{Archive, Bundle, Entry, Use};
use crate::input::sheet::Sheet;
use crate::input::workbook::{self, Kind};
use crate::input::{self, Encoding, Facts, Input, Located, Part};
use crate::json::Framing;
use crate::table::{Layout, Rows, TableRows};
use crate::{Error, mail};

/// How much of a file tells whether it holds mail, bytes.
const MAIL_HEAD: u64 = 1 << 15;

/// How a file holds its records.
#[derive(Clone, Debug)]
pub enum Shape {
    /// Rows of delimited text or of a sheet.
    Table(Layout),
    /// JSON values.
    Json(Framing),
    /// Mails, in one file or several.
    Mail(Vec<Facts>),
    /// Slack's export of a workspace.
    Slack(Archive),
}

/// A file that can be read, and how.
#[derive(Clone, Debug)]
pub struct Sniffed {
    /// Path, size, encoding.
    pub facts: Facts,
    /// Table or JSON.
    pub shape: Shape,
    /// The cells, when the table is a sheet.
    sheet: Option<Rc<Sheet>>,
}

impl Sniffed {
    /// The rows of a table, from its first line.
    pub fn rows(&self, layout: &Layout) -> Result<TableRows, Error> {
        Ok(match &self.sheet {
            Some(sheet) => TableRows::of_sheet(Rc::clone(sheet), layout.headers.len(), self.facts.bytes),
            None => TableRows::Text(Rows::new(Input::open(&self.facts)?, layout.delimiter, Some(layout.headers.len()))),
        })
    }
}

/// Looks at what a path leads to. `stop` is asked while a workbook is read; what it holds until then stands.
///
/// Errors: those of [`input::locate`] and [`input::head`], and [`Error::Malformed`] for a file named as JSON that is none.
pub fn sniff(path: &Path, stop: &dyn Fn() -> bool) -> Result<Sniffed, Error> {
    match input::locate(path)? {
        Located::Stream(part) => of_stream(path, part),
        Located::Sheet(part, kind, name) => of_sheet(path, part, kind, name, stop),
        Located::Bundle(archive, bundle) => of_bundle(path, &archive, bundle),
    }
}

fn of_stream(path: &Path, part: Part) -> Result<Sniffed, Error> {
    if let Some(facts) = as_mail(path, &part)? {
        return Ok(Sniffed { shape: Shape::Mail(vec![facts.clone()]), facts, sheet: None });
    }
    let (facts, head, cut) = input::head(path, part)?;
    let shape = match Framing::detect(&head) {
        Some(framing) => Shape::Json(framing),
        None if is_named_json(path) => {
            let reason = "a JSON file begins with { or [".to_owned();
            return Err(Error::Malformed { file: facts.path, line: 1, column: 1, reason });
        }
        None => Shape::Table(Layout::detect(&head, cut)),
    };
    Ok(Sniffed { facts, shape, sheet: None })
}

fn of_sheet(
    path: &Path,
    part: Part,
    kind: Kind,
    name: Option<String>,
    stop: &dyn Fn() -> bool,
) -> Result<Sniffed, Error> {
    let sheet = workbook::sheet(&part, kind, name.as_deref(), stop)?;
    let layout = Layout::of_sheet(&sheet);
    let facts = Facts { path: path.to_owned(), bytes: part.bytes, encoding: Encoding::Utf8, part, sheet: name };
    Ok(Sniffed { facts, shape: Shape::Table(layout), sheet: Some(Rc::new(sheet)) })
}

/// The facts of a file that holds mail. Its bytes are read as they stand, since each part of a mail names its own
/// encoding.
fn as_mail(path: &Path, part: &Part) -> Result<Option<Facts>, Error> {
    let head = part.head(MAIL_HEAD).map_err(|source| input::open::refused(path, source))?;
    let named = has_ending(path, &[".eml", ".mbox", ".mbx"]);
    let facts = || facts_of_mail(path, part.clone());
    Ok(mail::is_mail(&head, named).then(facts))
}

fn facts_of_mail(path: &Path, part: Part) -> Facts {
    Facts { path: path.to_owned(), bytes: part.bytes, encoding: Encoding::Utf8, part, sheet: None }
}

/// Archives that are one thing are read by the rooms that know them.
fn of_bundle(path: &Path, archive: &Archive, bundle: Bundle) -> Result<Sniffed, Error> {
    if bundle == Bundle::Slack {
        let facts = facts_of_mail(path, Part::whole(&archive.file)?);
        return Ok(Sniffed { facts, shape: Shape::Slack(archive.clone()), sheet: None });
    }
    let is_in = |entry: &&Entry| entry.is_mail() && entry.use_of() != Use::Nothing && !entry.encrypted;
    let mut files = Vec::new();
    for entry in archive.entries.iter().filter(is_in) {
        files.push(facts_of_mail(path, Part::entry(&archive.file, entry)?));
    }
    if files.is_empty() {
        return Err(Error::Protected { file: archive.file.clone() });
    }
    let mut facts = facts_of_mail(path, Part::whole(&archive.file)?);
    facts.bytes = files.iter().map(|file| file.bytes).sum();
    Ok(Sniffed { facts, shape: Shape::Mail(files), sheet: None })
}

/// The facts of one member of an archive that is read as a whole, its text being UTF-8.
pub fn facts_of_member(archive: &Archive, entry: &Entry) -> Result<Facts, Error> {
    let part = Part::entry(&archive.file, entry)?;
    Ok(Facts { path: archive.file.clone(), bytes: part.bytes, encoding: Encoding::Utf8, part, sheet: None })
}

fn is_named_json(path: &Path) -> bool {
    has_ending(path, &[".json", ".jsonl", ".ndjson"])
}

/// Whether a file is named so, packed by gzip or not.
fn has_ending(path: &Path, endings: &[&str]) -> bool {
    let name = path.to_string_lossy().to_lowercase();
    let name = name.strip_suffix(".gz").unwrap_or(&name);
    endings.iter().any(|ending| name.ends_with(ending))
}
