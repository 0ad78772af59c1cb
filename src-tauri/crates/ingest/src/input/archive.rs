//! ZIP archives: what is in them and where it stands; [`super::Part`] reads a member. In: a ZIP. Out: its list. Never:
//! unpacks anything. Only here the `zip` crate is named.

use std::fmt::Display;
use std::fs::File;
use std::io::{BufReader, Read, Seek};
use std::path::{Path, PathBuf};

use zip::result::ZipResult;
use zip::{CompressionMethod, ZipArchive};

use super::open::refused;
use crate::Error;

/// Endings of what is read as tables, records, workbooks and mail; packed once more or not.
const READABLE: [&str; 16] = [
    "csv", "tsv", "tab", "psv", "json", "jsonl", "ndjson", "gz", "xlsx", "xlsm", "xlsb", "xls", "ods", "eml", "mbox",
    "mbx",
];
/// Endings of plain text, which is a table or is not.
const PERHAPS: [&str; 5] = ["txt", "text", "dat", "log", ""];
/// How the names of texts about an export begin.
const ABOUT: [&str; 6] = ["readme", "license", "licence", "copying", "changelog", "notice"];

/// What a ZIP is as a whole, when its members are not files of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bundle {
    /// Mail: every readable member is a message or a mailbox.
    Mail,
    /// A Slack export: lists of users and channels, and a folder of days for each channel.
    Slack,
}

/// A ZIP's list of members.
#[derive(Clone, Debug)]
pub struct Archive {
    /// The archive itself.
    pub file: PathBuf,
    /// Its members, in the order of its directory; folders are none.
    pub entries: Vec<Entry>,
}

/// One member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Name, with the folders it stands in, parted by `/`.
    pub name: String,
    /// Size when unpacked, as the archive states it, bytes.
    pub bytes: u64,
    /// Size in the archive, bytes.
    pub packed: u64,
    /// Of its plain bytes, as the archive states it.
    pub checksum: u32,
    /// Where and how it is packed; `None` when it cannot be read.
    pub packing: Option<Packing>,
    /// Protected by a password.
    pub encrypted: bool,
}

/// How a member's bytes stand in the archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Packing {
    /// Its first byte in the archive.
    pub start: u64,
    /// Deflated, else stored as it is.
    pub deflated: bool,
}

impl Archive {
    /// Reads the list. Errors: the file cannot be read, or is no whole ZIP.
    pub fn open(file: &Path) -> Result<Archive, Error> {
        let bytes = File::open(file).map_err(|source| refused(file, source))?;
        let entries = list(BufReader::new(bytes)).map_err(|reason| damaged(file, reason))?;
        Ok(Archive { file: file.to_owned(), entries })
    }

    /// The member of that name.
    pub fn entry(&self, name: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.name == name)
    }

    /// What it is as a whole; `None` when its members are files of their own.
    pub fn bundle(&self) -> Option<Bundle> {
        if self.is_slack() {
            return Some(Bundle::Slack);
        }
        let mut readable = self.entries.iter().filter(|entry| entry.use_of() != Use::Nothing).peekable();
        let is_mail = readable.peek().is_some() && readable.all(Entry::is_mail);
        is_mail.then_some(Bundle::Mail)
    }

    /// `users.json` or `channels.json`, and beside it folders of files named by days.
    fn is_slack(&self) -> bool {
        let lists = ["users.json", "channels.json"].map(|list| self.entries.iter().find(|entry| entry.file() == list));
        let Some(list) = lists.into_iter().flatten().next() else { return false };
        let is_day = |entry: &Entry| {
            let inside = entry.name.strip_prefix(list.folder()).and_then(|rest| rest.split_once('/'));
            inside.and_then(|(_, file)| file.strip_suffix(".json")).is_some_and(is_iso_day)
        };
        self.entries.iter().any(is_day)
    }
}

/// Whether a member may hold tickets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// By its name it does.
    Readable,
    /// Text that may be a table.
    Perhaps,
    /// Pictures, documents, texts about the export, a system's own files.
    Nothing,
}

impl Entry {
    /// Name without folders.
    pub fn file(&self) -> &str {
        self.name.rsplit('/').next().unwrap_or_default()
    }

    /// The folders it stands in, with the `/` behind.
    fn folder(&self) -> &str {
        &self.name[..self.name.len() - self.file().len()]
    }

    fn ending(&self) -> String {
        self.file().rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default()
    }

    /// Whether its name is that of a mail or a mailbox.
    pub fn is_mail(&self) -> bool {
        matches!(self.ending().as_str(), "eml" | "mbox" | "mbx") || self.file() == "mbox"
    }

    /// What its name and size say of it.
    pub fn use_of(&self) -> Use {
        let file = self.file().to_lowercase();
        let is_hidden = file.starts_with('.') || self.name.split('/').any(|folder| folder == "__MACOSX");
        if self.bytes == 0 || is_hidden || ABOUT.iter().any(|about| file.starts_with(about)) {
            return Use::Nothing;
        }
        match self.ending() {
            ending if READABLE.contains(&ending.as_str()) || file == "mbox" => Use::Readable,
            ending if PERHAPS.contains(&ending.as_str()) => Use::Perhaps,
            _ => Use::Nothing,
        }
    }
}

/// The members of a ZIP. Errors: it is none.
pub fn list(bytes: impl Read + Seek) -> ZipResult<Vec<Entry>> {
    let mut zip = ZipArchive::new(bytes)?;
    let mut entries = Vec::with_capacity(zip.len());
    for index in 0..zip.len() {
        // A member whose own header is damaged costs that member only.
        let Ok(found) = zip.by_index_raw(index) else { continue };
        let name = found.name().map_or_else(|_| String::from_utf8_lossy(found.name_raw()).into_owned(), |n| n.into());
        if found.is_dir() {
            continue;
        }
        let deflated = match found.compression() {
            CompressionMethod::Stored => Some(false),
            CompressionMethod::Deflated => Some(true),
            _ => None,
        };
        let packing = found.data_start().zip(deflated).map(|(start, deflated)| Packing { start, deflated });
        entries.push(Entry {
            name: name.replace('\\', "/"),
            bytes: found.size(),
            packed: found.compressed_size(),
            checksum: found.crc32(),
            packing,
            encrypted: found.encrypted(),
        });
    }
    Ok(entries)
}

/// A container that is broken.
pub fn damaged(file: &Path, reason: impl Display) -> Error {
    Error::Damaged { file: file.to_owned(), reason: reason.to_string() }
}

fn is_iso_day(name: &str) -> bool {
    let bytes = name.as_bytes();
    bytes.len() == 10
        && bytes
            .iter()
            .enumerate()
            .all(|(n, byte)| if n == 4 || n == 7 { *byte == b'-' } else { byte.is_ascii_digit() })
}
