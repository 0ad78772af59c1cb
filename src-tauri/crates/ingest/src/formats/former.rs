//! One door to all formats. In: a record. Out: a ticket, or why there is none.

use std::collections::HashMap;

use model::Ticket;
use serde_json::Value;

use super::definition::{Reads, nothing_more};
use super::mapped::{self, Use};
use super::turns;
use crate::assemble::{Codes, Draft, Values, merge};
use crate::columns::Sample;
use crate::damage::Damage;
use crate::plan::{Field, Mapping};
use crate::profile::Profile;
use crate::table::Row;
use crate::{Error, Format, survey};

/// What a row means beyond its cells.
type Complete = fn(&mut Draft, &mut Values);

/// Forms the tickets of one file.
pub struct Former {
    /// The mapping in force: the user's, or the format's own.
    pub mapping: Mapping,
    /// How values are read, and what could not be.
    pub values: Values,
    /// What programs did to the cells.
    pub damage: Damage,
    format: Format,
    source: String,
    complete: Complete,
    uses: HashMap<String, Vec<Use>>,
    slots: Vec<Option<Vec<Use>>>,
    answers: Vec<bool>,
}

impl Former {
    /// `headers` are those of a table; empty for JSON.
    pub fn new(
        format: Format,
        source: &str,
        mapping: Mapping,
        profile: &Profile,
        headers: &[String],
    ) -> Result<Former, Error> {
        let (codes, complete) = match format.reads() {
            Reads::Table(table) | Reads::Survey(table) => (table.codes, table.complete),
            _ => (Codes::default(), nothing_more as Complete),
        };
        let values = Values::new(&mapping, profile, codes)?;
        let uses = mapped::uses(&mapping);
        let slots = headers.iter().map(|header| mapped::uses_of(header, &uses)).collect();
        let answers = headers.iter().map(|header| profile.answers.contains(header)).collect();
        Ok(Former {
            mapping,
            values,
            damage: Damage::default(),
            format,
            source: source.to_owned(),
            complete,
            uses,
            slots,
            answers,
        })
    }

    /// The ticket of a table's row.
    pub fn row(&mut self, row: &Row, headers: &[String]) -> Result<Ticket, &'static str> {
        let draft = self.draft(row.cells(), headers);
        draft.finish(&self.mapping.channel, &mut self.values)
    }

    /// The ticket of the rows of one conversation.
    pub fn conversation(&mut self, rows: Vec<Draft>) -> Result<Ticket, &'static str> {
        let whole = merge(rows).ok_or("there are none")?;
        whole.finish(&self.mapping.channel, &mut self.values)
    }

    /// What the cells of a row say.
    pub fn draft<'a>(&mut self, cells: impl Iterator<Item = &'a [u8]>, headers: &[String]) -> Draft {
        let mut draft = Draft::new(&self.source);
        for (((cell, header), slot), is_answer) in cells.zip(headers).zip(&self.slots).zip(&self.answers) {
            if cell.is_empty() {
                continue;
            }
            let text = self.damage.text(cell);
            if *is_answer {
                draft.answer(header, &text);
            } else {
                mapped::take(&mut draft, header, slot.as_ref(), &text, &mut self.values);
            }
        }
        (self.complete)(&mut draft, &mut self.values);
        draft
    }

    /// The ticket of a JSON record.
    pub fn value(&mut self, record: &Value) -> Result<Ticket, &'static str> {
        if !record.is_object() {
            return Err("it is no object with named values");
        }
        let draft = match self.format.reads() {
            Reads::Json(json) => (json.draft)(record, &self.source, &mut self.values),
            _ => mapped::value(record, &self.source, &self.uses, &mut self.values),
        };
        draft.finish(&self.mapping.channel, &mut self.values)
    }
}

/// The mapping in force for a format: the user's where it is theirs to decide.
pub fn mapping_of(format: Format, chosen: &Mapping, sample: &Sample) -> Mapping {
    match format.reads() {
        _ if format.is_mappable() => chosen.clone(),
        Reads::Json(json) => json.mapping(chosen),
        Reads::Table(table) => table.mapping(&sample.headers, chosen),
        Reads::Survey(table) => survey::survey(table.mapping(&sample.headers, chosen), sample, false),
        Reads::AnyTable | Reads::AnyJson => chosen.clone(),
        Reads::Mail | Reads::Slack => Mapping { fields: Default::default(), ..chosen.clone() },
    }
}

/// Whether a mapping can make a ticket at all: it reads an id, a subject, a text, a rating or a call, or the records hold
/// conversations.
pub fn is_usable(mapping: &Mapping, sample: &Sample) -> bool {
    const TELLING: [Field; 7] = [
        Field::Id,
        Field::Subject,
        Field::Description,
        Field::Rating,
        Field::CallDuration,
        Field::MessageText,
        Field::Thread,
    ];
    let is_there = |field| mapping.fields.get(field).is_some_and(|header: &String| sample.column(header).is_some());
    TELLING.iter().any(is_there) || sample.values.iter().any(|record| turns::found(record).is_some())
}
