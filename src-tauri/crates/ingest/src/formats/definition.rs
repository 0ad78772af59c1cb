//! What has to be known of a helpdesk's export to read it. In: nothing. Out: the shape of the files in this folder.
//! Never: reads anything.

use serde_json::Value;

use super::headers::Headers;
use crate::assemble::{Codes, Draft, Values};
use crate::plan::{Field, Mapping};

/// One kind of export.
pub struct Definition {
    /// Name in plans, receipts and on the command line.
    pub name: &'static str,
    /// In words.
    pub label: &'static str,
    /// The source name it suggests; `None` lets the file's name decide.
    pub source: Option<&'static str>,
    /// How its records stand in a file.
    pub reads: Reads,
}

/// How records stand in a file, and what they mean.
pub enum Reads {
    /// Rows under known headers.
    Table(Table),
    /// As a table; columns it does not know that hold prose are answers to the question in their header.
    Survey(Table),
    /// JSON records of a known shape.
    Json(Json),
    /// Mails.
    Mail,
    /// Channels of a Slack export.
    Slack,
    /// Rows whose columns the user maps.
    AnyTable,
    /// JSON records whose keys the user maps.
    AnyJson,
}

/// A table under known headers, named as [`super::headers`] says.
pub struct Table {
    /// Headers and the field each feeds; of two for one field the first that is there wins.
    pub columns: &'static [(&'static str, Field)],
    /// Headers that must all be there (or one of each `a|b`).
    pub needs: &'static [&'static str],
    /// Headers that hardly any other export has.
    pub telling: &'static [&'static str],
    /// How many of those make the format certain enough.
    pub enough: usize,
    /// What bare numbers mean.
    pub codes: Codes,
    /// What a row means beyond its cells.
    pub complete: fn(&mut Draft, &mut Values),
}

/// JSON records of a known shape.
pub struct Json {
    /// How sure the first records make it, 0–1, and why; `None` when it is another format.
    pub recognise: fn(&[Value]) -> Option<(f32, String)>,
    /// Paths and their fields, for information.
    pub fields: &'static [(&'static str, Field)],
    /// The draft of one record of a source.
    pub draft: fn(&Value, &str, &mut Values) -> Draft,
}

/// How much of a file's header a format knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// Headers that hardly any other export has, as written.
    pub telling: Vec<String>,
    /// How many of all headers it knows.
    pub known: usize,
    /// How many headers there are.
    pub of: usize,
}

/// A file that holds nothing but columns of a format needs this many to be sure.
const WHOLE: usize = 5;

impl Table {
    /// What the headers tell; `None` when it is another format: a needed one is missing, or too few are telling. One
    /// telling header is enough when the format knows every header of the file: users tick the columns of an export.
    pub fn told(&self, headers: &[String]) -> Option<Told> {
        let compared = Headers::new(headers);
        let is_known = |at: &usize| {
            let columns = self.columns.iter().map(|(names, _)| *names);
            let mut names = columns.chain(self.telling.iter().copied()).chain(self.needs.iter().copied());
            names.any(|names| compared.is_one_of(*at, names))
        };
        let is_telling = |at: &usize| self.telling.iter().any(|names| compared.is_one_of(*at, names));
        let told = Told {
            telling: (0..headers.len()).filter(is_telling).map(|at| headers[at].clone()).collect(),
            known: (0..headers.len()).filter(is_known).count(),
            of: headers.len(),
        };
        let whole = told.known == told.of && told.of >= WHOLE && !told.telling.is_empty();
        let needed = self.needs.iter().all(|names| compared.find(names).is_some());
        (needed && (told.telling.len() >= self.enough || whole)).then_some(told)
    }

    /// The mapping of these headers; zone, order and channel are the user's.
    pub fn mapping(&self, headers: &[String], chosen: &Mapping) -> Mapping {
        let compared = Headers::new(headers);
        let mut mapping = Mapping { fields: Default::default(), ..chosen.clone() };
        for (names, field) in self.columns {
            if let Some(at) = compared.find(names) {
                mapping.fields.entry(*field).or_insert_with(|| headers[at].clone());
            }
        }
        mapping
    }
}

impl Json {
    /// The fixed mapping, for information; zone, order and channel are the user's.
    pub fn mapping(&self, chosen: &Mapping) -> Mapping {
        let fields = self.fields.iter().map(|(path, field)| (*field, (*path).to_owned())).collect();
        Mapping { fields, ..chosen.clone() }
    }
}

/// For exports whose cells say everything.
pub fn nothing_more(_: &mut Draft, _: &mut Values) {}
