//! Why a file cannot be read at all. A single bad record is no error: it is a [`crate::Record::Rejected`].

use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;

/// A file that cannot be imported, with the facts a person needs to act.
#[derive(Debug, Error)]
pub enum Error {
    /// No such file.
    #[error("{} does not exist", file.display())]
    NotFound {
        /// The path asked for.
        file: PathBuf,
    },
    /// The operating system refuses to open or read it.
    #[error("{} cannot be read: {source}", file.display())]
    Unreadable {
        /// The path asked for.
        file: PathBuf,
        /// What the operating system says.
        source: io::Error,
    },
    /// A folder where a file is needed.
    #[error("{} is a folder", file.display())]
    IsFolder {
        /// The path asked for.
        file: PathBuf,
    },
    /// No bytes, or nothing but white space.
    #[error("{} is empty", file.display())]
    Empty {
        /// The path asked for.
        file: PathBuf,
    },
    /// Not text.
    #[error("{} is not text: it looks like {looks_like}", file.display())]
    Binary {
        /// The path asked for.
        file: PathBuf,
        /// What it seems to be ("an Excel workbook or ZIP archive").
        looks_like: &'static str,
    },
    /// A part of a file is asked for that is not in it.
    #[error("{} has no part named “{part}”", file.display())]
    NoSuchPart {
        /// The file.
        file: PathBuf,
        /// The name asked for.
        part: String,
        /// The first parts there are.
        parts: Vec<String>,
    },
    /// An archive or workbook of several parts, each of which is imported on its own.
    #[error("{} holds several parts: {}", file.display(), parts.join(", "))]
    SeveralParts {
        /// The file.
        file: PathBuf,
        /// The first parts.
        parts: Vec<String>,
    },
    /// An archive without a table, records or mail.
    #[error("{} holds nothing that can be read; it holds {}", file.display(), if held.is_empty() { "no file at all".to_owned() } else { held.join(", ") })]
    NothingReadable {
        /// The archive.
        file: PathBuf,
        /// The first names in it.
        held: Vec<String>,
    },
    /// Locked by a password.
    #[error("{} is protected by a password", file.display())]
    Protected {
        /// The file.
        file: PathBuf,
    },
    /// An archive or workbook that is broken.
    #[error("{} is damaged: {reason}", file.display())]
    Damaged {
        /// The file.
        file: PathBuf,
        /// What is wrong.
        reason: String,
    },
    /// More than can be held or believed.
    #[error("{} is too large: {reason}", file.display())]
    TooLarge {
        /// The file.
        file: PathBuf,
        /// What is too large.
        reason: String,
    },
    /// A header and nothing below it, or an empty list.
    #[error("{} has no records after line {line}", file.display())]
    NoRecords {
        /// The path asked for.
        file: PathBuf,
        /// Last line that was read, from 1.
        line: u32,
    },
    /// Neither a text nor an id can be found: no record can be a ticket.
    #[error("{} has no column with an id, a subject or a text", file.display())]
    NoUsableColumn {
        /// The path asked for.
        file: PathBuf,
        /// The columns there are, at most 20.
        columns: Vec<String>,
    },
    /// Not the JSON it seems to be, and no record could be read from it.
    #[error("{} line {line}, character {column}: {reason}", file.display())]
    Malformed {
        /// The path asked for.
        file: PathBuf,
        /// Line of the break, from 1.
        line: u32,
        /// Byte in that line, from 1.
        column: u32,
        /// What is wrong.
        reason: String,
    },
    /// A calendar in which no event lasts whole days.
    #[error("{} has no all-day event; it has {events} others", file.display())]
    NoHolidays {
        /// The calendar.
        file: PathBuf,
        /// Events of some hours.
        events: u32,
    },
    /// A format name this version does not know.
    #[error("there is no format named “{name}”")]
    UnknownFormat {
        /// The name given.
        name: String,
    },
    /// A time zone that is not in the IANA database.
    #[error("there is no time zone named “{name}”")]
    UnknownZone {
        /// The name given.
        name: String,
    },
}

impl Error {
    /// The code the window and the command line know it by.
    pub fn code(&self) -> &'static str {
        match self {
            Error::NotFound { .. } | Error::Unreadable { .. } | Error::NoSuchPart { .. } => "file_unreadable",
            Error::Protected { .. } => "file_protected",
            Error::TooLarge { .. } => "file_too_large",
            Error::IsFolder { .. } => "file_is_folder",
            Error::Empty { .. } => "file_empty",
            Error::Binary { .. } => "file_binary",
            Error::NothingReadable { .. } => "nothing_readable",
            Error::NoRecords { .. } | Error::NoHolidays { .. } => "no_records",
            Error::NoUsableColumn { .. } => "no_usable_column",
            Error::Malformed { .. } | Error::Damaged { .. } => "file_malformed",
            Error::SeveralParts { .. } | Error::UnknownFormat { .. } | Error::UnknownZone { .. } => "bad_query",
        }
    }

    /// The file concerned.
    pub fn file(&self) -> Option<&Path> {
        match self {
            Error::NotFound { file }
            | Error::Unreadable { file, .. }
            | Error::IsFolder { file }
            | Error::Empty { file }
            | Error::Binary { file, .. }
            | Error::NoSuchPart { file, .. }
            | Error::SeveralParts { file, .. }
            | Error::NothingReadable { file, .. }
            | Error::Protected { file }
            | Error::Damaged { file, .. }
            | Error::TooLarge { file, .. }
            | Error::NoRecords { file, .. }
            | Error::NoHolidays { file, .. }
            | Error::NoUsableColumn { file, .. }
            | Error::Malformed { file, .. } => Some(file),
            Error::UnknownFormat { .. } | Error::UnknownZone { .. } => None,
        }
    }

    /// Line in the file, from 1, where it is known.
    pub fn line(&self) -> Option<u32> {
        match self {
            Error::NoRecords { line, .. } | Error::Malformed { line, .. } => Some(*line),
            _ => None,
        }
    }

    /// What to do about it.
    pub fn remedy(&self) -> String {
        match self {
            Error::NotFound { .. } => "Check the name and the folder, or choose the file again.".into(),
            Error::Unreadable { .. } => {
                "Check that you may open the file, that its drive is connected and that no other program holds it."
                    .into()
            }
            Error::IsFolder { .. } => "Choose the export file inside the folder.".into(),
            Error::Empty { .. } => "Export it again from the helpdesk; the download may have been cut off.".into(),
            Error::Binary { .. } => {
                "Choose the file the helpdesk gave you: CSV, JSON, a workbook, mail, or a ZIP of these.".into()
            }
            Error::NoSuchPart { parts, .. } if parts.is_empty() => "Choose the file itself.".into(),
            Error::NoSuchPart { parts, .. } => format!("Choose one of its parts: {}.", parts.join(", ")),
            Error::SeveralParts { .. } => "Import them one by one, each by its own name.".into(),
            Error::NothingReadable { .. } => {
                "Choose an archive with CSV, JSON, workbooks or mail in it, or unpack it and choose the file.".into()
            }
            Error::Protected { .. } => "Open it with its password and save it without one, then import that.".into(),
            Error::Damaged { .. } => "Download or export it again; the copy may have been cut off on its way.".into(),
            Error::TooLarge { .. } => "Export a shorter period, or save it as CSV.".into(),
            Error::NoRecords { .. } => "Export again with a wider period or without filters.".into(),
            Error::NoHolidays { .. } => "Choose a calendar of public holidays, or add the days by hand.".into(),
            Error::NoUsableColumn { columns, .. } => format!(
                "Export again with the ticket's id, subject or description. Columns found: {}.",
                columns.join(", ")
            ),
            Error::Malformed { .. } => {
                "Export it again; if it was edited by hand, repair it at the place named.".into()
            }
            Error::UnknownFormat { .. } => format!("Use one of: {}.", crate::Format::names().join(", ")),
            Error::UnknownZone { .. } => "Use a name such as Europe/Berlin or America/New_York.".into(),
        }
    }
}
