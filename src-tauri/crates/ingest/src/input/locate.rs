//! What a path leads to. In: the path of a file or of a part of one. Out: a stream of bytes, a sheet, or an archive that
//! is one thing. Never: looks at records.

use std::path::Path;

use super::archive::{Archive, Bundle, Entry, Use};
use super::location::{Location, within};
use super::part::Part;
use super::workbook::{self, Kind};
use crate::Error;

/// Enough of a file to know its kind by, bytes.
const SIGNATURE: u64 = 8;
/// Names listed in an error.
const LISTED: usize = 12;

/// What a path leads to.
#[derive(Debug)]
pub enum Located {
    /// Bytes to be read as text.
    Stream(Part),
    /// A sheet of a workbook: the one of that name, or its only one.
    Sheet(Part, Kind, Option<String>),
    /// An archive that is one thing.
    Bundle(Archive, Bundle),
}

/// Follows a path to what can be read.
///
/// Errors: the file or the part is missing, unreadable, protected or damaged; or it holds several parts, or none that
/// can be read.
pub fn locate(path: &Path) -> Result<Located, Error> {
    let Location { file, inside } = Location::of(path);
    let whole = Part::whole(&file)?;
    let Some(archive) = as_archive(&whole)? else { return of_part(whole, inside.as_deref()) };
    match (inside, archive.bundle()) {
        (Some(name), _) => {
            let (entry, inside) = member(&archive, &name)?;
            of_part(Part::entry(&file, entry)?, inside)
        }
        (None, Some(bundle)) => Ok(Located::Bundle(archive, bundle)),
        (None, None) => match readable(&archive)?.as_slice() {
            [only] => of_part(Part::entry(&file, only)?, None),
            several => Err(several_parts(&file, several.iter().map(|entry| entry.name.clone()))),
        },
    }
}

/// The paths of all parts that can be read; the path itself when it leads to one thing.
pub fn parts(path: &Path) -> Result<Vec<String>, Error> {
    let shown = path.to_string_lossy().into_owned();
    let Location { file, inside } = Location::of(path);
    let whole = Part::whole(&file)?;
    let is_whole = inside.is_none();
    let Some(archive) = as_archive(&whole)? else {
        return match unpacked_kind(whole)? {
            (part, Some(kind)) if is_whole => Ok(sheets_of(&part, kind, &shown)?),
            _ => Ok(vec![shown]),
        };
    };
    if !is_whole || archive.bundle().is_some() {
        return Ok(vec![shown]);
    }
    let mut parts = Vec::new();
    for entry in readable(&archive)? {
        let path = within(&shown, &entry.name);
        match unpacked_kind(Part::entry(&file, entry)?)? {
            (part, Some(kind)) => parts.extend(sheets_of(&part, kind, &path)?),
            _ => parts.push(path),
        }
    }
    Ok(parts)
}

/// A workbook's sheets as paths; one alone is the workbook itself.
fn sheets_of(part: &Part, kind: Kind, path: &str) -> Result<Vec<String>, Error> {
    let names = workbook::filled_sheets(part, kind)?;
    Ok(match names.as_slice() {
        [] | [_] => vec![path.to_owned()],
        several => several.iter().map(|name| within(path, name)).collect(),
    })
}

/// The archive a file is; `None` for anything else, workbooks included.
fn as_archive(whole: &Part) -> Result<Option<Archive>, Error> {
    if !is_zip(&signature(whole)?) {
        return Ok(None);
    }
    let archive = Archive::open(&whole.file)?;
    Ok(workbook::kind_of(&archive.entries).is_none().then_some(archive))
}

fn of_part(part: Part, inside: Option<&str>) -> Result<Located, Error> {
    match unpacked_kind(part)? {
        (part, None) => match inside {
            None => Ok(Located::Stream(part)),
            Some(name) => Err(no_part(&part.file, name, &[])),
        },
        (part, Some(kind)) => Ok(Located::Sheet(part, kind, inside.map(str::to_owned))),
    }
}

/// A part with gzip taken into account, and which workbook it is.
fn unpacked_kind(mut part: Part) -> Result<(Part, Option<Kind>), Error> {
    let mut first = signature(&part)?;
    if first.starts_with(b"\x1F\x8B") {
        part.gzip = true;
        first = signature(&part)?;
    }
    let kind = match first.as_slice() {
        [0xD0, 0xCF, 0x11, 0xE0, ..] => Some(Kind::Xls),
        zip if is_zip(zip) => Some(workbook::kind_inside(&part)?),
        _ => None,
    };
    Ok((part, kind))
}

fn signature(part: &Part) -> Result<Vec<u8>, Error> {
    part.head(SIGNATURE).map_err(|source| super::open::refused(&part.file, source))
}

fn is_zip(first: &[u8]) -> bool {
    first.starts_with(b"PK\x03\x04") || first.starts_with(b"PK\x05\x06")
}

/// The member a name inside an archive means, and what is meant inside that.
fn member<'a, 'b>(archive: &'a Archive, name: &'b str) -> Result<(&'a Entry, Option<&'b str>), Error> {
    if let Some(entry) = archive.entry(name) {
        return Ok((entry, None));
    }
    let borders = name.match_indices(super::location::BORDER);
    let mut found =
        borders.filter_map(|(at, border)| Some((archive.entry(&name[..at])?, Some(&name[at + border.len()..]))));
    found.next().ok_or_else(|| {
        let names: Vec<String> = archive.entries.iter().map(|entry| entry.name.clone()).collect();
        no_part(&archive.file, name, &names)
    })
}

/// The members that hold tickets, or may.
fn readable(archive: &Archive) -> Result<Vec<&Entry>, Error> {
    let mut found = Vec::new();
    for entry in &archive.entries {
        let is_in = match entry.use_of() {
            Use::Readable => true,
            Use::Perhaps => is_table(&archive.file, entry),
            Use::Nothing => false,
        };
        if is_in {
            found.push(entry);
        }
    }
    if !found.is_empty() && found.iter().all(|entry| entry.encrypted) {
        return Err(Error::Protected { file: archive.file.clone() });
    }
    found.retain(|entry| !entry.encrypted);
    if found.is_empty() {
        let held = archive.entries.iter().take(LISTED).map(|entry| entry.name.clone()).collect();
        return Err(Error::NothingReadable { file: archive.file.clone(), held });
    }
    Ok(found)
}

/// A text without a telling name is one when its head is a table of several columns, or JSON.
fn is_table(file: &Path, entry: &Entry) -> bool {
    let Ok(part) = Part::entry(file, entry) else { return false };
    let Ok((_, head, cut)) = super::open::head(file, part) else { return false };
    crate::json::Framing::detect(&head).is_some() || crate::table::Layout::is_table(&head, cut)
}

fn several_parts(file: &Path, names: impl IntoIterator<Item = String>) -> Error {
    Error::SeveralParts { file: file.to_owned(), parts: names.into_iter().take(LISTED).collect() }
}

fn no_part(file: &Path, name: &str, known: &[String]) -> Error {
    let parts = known.iter().take(LISTED).cloned().collect();
    Error::NoSuchPart { file: file.to_owned(), part: name.to_owned(), parts }
}
