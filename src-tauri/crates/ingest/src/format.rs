//! The formats this version reads, by name.

use crate::Error;

/// A kind of export.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Support Lens's own ticket shape: an array or NDJSON.
    SupportLensJson,
    /// Zendesk's full JSON export, and pages of its API.
    ZendeskJson,
    /// Freshdesk's ticket export.
    FreshdeskCsv,
    /// Any table, by a mapping.
    MappedCsv,
    /// Any JSON records, by a mapping with dotted paths.
    MappedJson,
}

impl Format {
    /// All, in the order they are tried.
    pub const ALL: [Format; 5] =
        [Format::ZendeskJson, Format::SupportLensJson, Format::FreshdeskCsv, Format::MappedCsv, Format::MappedJson];

    /// Name in plans, receipts and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Format::SupportLensJson => "support_lens_json",
            Format::ZendeskJson => "zendesk_json",
            Format::FreshdeskCsv => "freshdesk_csv",
            Format::MappedCsv => "mapped_csv",
            Format::MappedJson => "mapped_json",
        }
    }

    /// In words.
    pub fn label(self) -> &'static str {
        match self {
            Format::SupportLensJson => "Support Lens tickets (JSON)",
            Format::ZendeskJson => "Zendesk full JSON export",
            Format::FreshdeskCsv => "Freshdesk ticket export (CSV)",
            Format::MappedCsv => "Table with mapped columns",
            Format::MappedJson => "JSON records with mapped keys",
        }
    }

    /// All names.
    pub fn names() -> [&'static str; 5] {
        Self::ALL.map(Format::name)
    }

    /// The format of that name. Errors: [`Error::UnknownFormat`].
    pub fn from_name(name: &str) -> Result<Format, Error> {
        Self::ALL
            .into_iter()
            .find(|format| format.name() == name)
            .ok_or_else(|| Error::UnknownFormat { name: name.to_owned() })
    }

    /// Whether its records are rows of a table.
    pub fn is_table(self) -> bool {
        matches!(self, Format::FreshdeskCsv | Format::MappedCsv)
    }

    /// Whether the user decides which column feeds which field.
    pub fn is_mappable(self) -> bool {
        matches!(self, Format::MappedCsv | Format::MappedJson)
    }
}
