//! What has to be known of a helpdesk's export to read it. In: nothing. Out: the shape of the files in this folder.
//! Never: reads anything.

use serde_json::Value;

use crate::assemble::{Codes, Draft, Values};
use crate::normalise::words::plain;
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
    /// JSON records of a known shape.
    Json(Json),
    /// Rows whose columns the user maps.
    AnyTable,
    /// JSON records whose keys the user maps.
    AnyJson,
}

/// A table under known headers. Headers are compared as [`plain`] writes them.
pub struct Table {
    /// Headers and the field each feeds; of two for one field the first that is there wins.
    pub columns: &'static [(&'static str, Field)],
    /// Headers that must all be there.
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

impl Table {
    /// How many telling headers there are; `None` without the needed ones, or with too few.
    pub fn told(&self, headers: &[String]) -> Option<usize> {
        let plain: Vec<String> = headers.iter().map(|header| plain(header)).collect();
        let has = |name: &&&str| plain.iter().any(|header| header == **name);
        let told = self.telling.iter().filter(has).count();
        (self.needs.iter().all(|name| has(&name)) && told >= self.enough).then_some(told)
    }

    /// The mapping of these headers; zone, order and channel are the user's.
    pub fn mapping(&self, headers: &[String], chosen: &Mapping) -> Mapping {
        let mut mapping = Mapping { fields: Default::default(), ..chosen.clone() };
        for (name, field) in self.columns {
            if let Some(header) = headers.iter().find(|header| plain(header) == *name) {
                mapping.fields.entry(*field).or_insert_with(|| header.clone());
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
