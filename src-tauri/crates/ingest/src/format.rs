//! The formats this version reads, by name.

use std::fmt;

use crate::Error;
use crate::formats::ALL;
use crate::formats::definition::{Definition, Reads};
use crate::plan::FormatChoice;

/// A kind of export.
#[derive(Clone, Copy)]
pub struct Format(&'static Definition);

impl Format {
    /// Any table, by a mapping.
    pub const ANY_TABLE: &str = "mapped_csv";
    /// Any JSON records, by a mapping with dotted paths.
    pub const ANY_JSON: &str = "mapped_json";
    /// Mailboxes and single mails.
    pub const MAIL: &str = "mail";
    /// Slack's export of a workspace.
    pub const SLACK: &str = "slack_export";

    /// All, in the order they are tried.
    pub fn all() -> impl Iterator<Item = Format> {
        ALL.iter().map(|definition| Format(definition))
    }

    /// All names.
    pub fn names() -> Vec<&'static str> {
        ALL.iter().map(|definition| definition.name).collect()
    }

    /// The format of that name. Errors: [`Error::UnknownFormat`].
    pub fn from_name(name: &str) -> Result<Format, Error> {
        Self::all().find(|format| format.name() == name).ok_or_else(|| Error::UnknownFormat { name: name.to_owned() })
    }

    /// Name in plans, receipts and on the command line.
    pub fn name(self) -> &'static str {
        self.0.name
    }

    /// In words.
    pub fn label(self) -> &'static str {
        self.0.label
    }

    /// The source name it suggests; `None` lets the file's name decide.
    pub fn source(self) -> Option<&'static str> {
        self.0.source
    }

    /// As a person chooses it.
    pub fn choice(self) -> FormatChoice {
        FormatChoice { name: self.name().into(), label: self.label().into(), mappable: self.is_mappable() }
    }

    /// The formats whose files are made the same way, so that one can be read as the other; itself among them.
    pub fn alike(self) -> impl Iterator<Item = Format> {
        Self::all().filter(move |format| format.made_of() == self.made_of())
    }

    /// Whether the user decides which column feeds which field: of no helpdesk in particular, so that names are only a
    /// proposal.
    pub fn is_mappable(self) -> bool {
        match self.0.reads {
            Reads::AnyTable | Reads::AnyJson => true,
            Reads::Table(_) | Reads::Survey(_) => self.0.source.is_none(),
            Reads::Json(_) | Reads::Mail | Reads::Slack => false,
        }
    }

    fn made_of(self) -> MadeOf {
        match self.0.reads {
            Reads::Table(_) | Reads::Survey(_) | Reads::AnyTable => MadeOf::Rows,
            Reads::Json(_) | Reads::AnyJson => MadeOf::Values,
            Reads::Mail => MadeOf::Mails,
            Reads::Slack => MadeOf::Channels,
        }
    }

    /// How its records stand in a file.
    pub(crate) fn reads(self) -> &'static Reads {
        &self.0.reads
    }
}

/// What a file holds before anybody asks what it means.
#[derive(PartialEq, Eq)]
enum MadeOf {
    Rows,
    Values,
    Mails,
    Channels,
}

impl fmt::Debug for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.name)
    }
}

impl PartialEq for Format {
    fn eq(&self, other: &Format) -> bool {
        self.0.name == other.0.name
    }
}

impl Eq for Format {}
