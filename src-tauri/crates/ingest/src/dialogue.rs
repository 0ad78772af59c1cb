//! Whether a table nobody knows has one message a row. In: the first records. Out: the columns of a message. Never:
//! takes a table of tickets for one of messages: the ticket's id must repeat, and a message must have
//! an id, a speaker or a time of its own.

use std::collections::{BTreeMap, HashSet};

use model::Role;

use crate::columns::Sample;
use crate::normalise::{dates, sides, words};
use crate::plan::Field;
use crate::suggest::{distinct_share, is_address, is_value, mean_words, places, share};
use crate::synonyms::MESSAGE_NAMES;

/// Words of an id that only a conversation has, so that a single repeat is enough: rows may be strewn over a large file.
const CONVERSATION: [&str; 9] =
    ["conversation", "conversationid", "dialog", "dialogue", "thread", "session", "chat", "gesprachs", "conversa"];

/// The columns of a message, by field; `None` when rows are tickets. `names` are the headers as they are compared.
pub fn columns(names: &[String], sample: &Sample) -> Option<BTreeMap<Field, usize>> {
    let mut found: BTreeMap<Field, usize> = BTreeMap::new();
    for (field, synonyms) in MESSAGE_NAMES {
        let named = synonyms.split('|').flat_map(|synonym| places(names, synonym));
        let taken: Vec<usize> = found.values().copied().collect();
        let id = found.get(&Field::Id).copied();
        let fitting = named.filter(|column| !taken.contains(column)).find(|column| match (field, id) {
            (Field::Id, _) => is_conversation(*column, &names[*column], sample),
            (Field::MessageText, Some(id)) => fits(field, *column, sample) && varies(*column, id, sample, 0.8),
            (Field::MessageId, Some(id)) => varies(*column, id, sample, 1.0),
            _ => fits(field, *column, sample),
        });
        if let Some(column) = fitting {
            found.insert(field, column);
        }
    }
    let speaks = found.contains_key(&Field::MessageRole)
        || found.contains_key(&Field::MessageId)
        || (found.contains_key(&Field::MessageAuthor) && found.contains_key(&Field::MessageAt));
    (found.contains_key(&Field::Id) && found.contains_key(&Field::MessageText) && speaks).then_some(found)
}

/// Whether a column tells which conversation a row belongs to.
fn is_conversation(column: usize, name: &str, sample: &Sample) -> bool {
    let repeated = distinct_share(column, sample);
    let only_a_conversations = name.split(' ').any(|word| CONVERSATION.contains(&word));
    let is_id = mean_words(column, sample) < 3.0 && sample.cells(column).next().is_some();
    is_id && (repeated < 0.9 || (only_a_conversations && repeated < 1.0))
}

/// Whether the rows of one id differ in a column, but for so small a share: what a ticket has stands in all its rows
/// alike.
fn varies(column: usize, id: usize, sample: &Sample, at_least: f64) -> bool {
    let mut rows: BTreeMap<&str, (u32, HashSet<&str>)> = BTreeMap::new();
    for (_, cells) in &sample.records {
        let cell = |column: usize| cells.binary_search_by_key(&column, |(at, _)| *at).ok().map(|at| cells[at].1.trim());
        if let (Some(id), Some(cell)) = (cell(id), cell(column)) {
            let (count, values) = rows.entry(id).or_default();
            *count += 1;
            values.insert(cell);
        }
    }
    let several = rows.values().filter(|(count, _)| *count > 1);
    let (all, different) =
        several.fold((0, 0), |(all, different), (count, values)| (all + count, different + values.len() as u32));
    all > 0 && f64::from(different) >= at_least * f64::from(all)
}

fn fits(field: Field, column: usize, sample: &Sample) -> bool {
    let share = |test: fn(&str) -> bool| share(column, sample, test);
    if sample.cells(column).next().is_none() {
        return false;
    }
    match field {
        Field::MessageText => share(is_address) < 0.5 && share(is_value) < 0.5 && mean_words(column, sample) >= 1.5,
        Field::MessageRole => share(|cell| sides::of_word(cell).is_some()) >= 0.8,
        Field::MessageAuthor => mean_words(column, sample) < 6.0,
        Field::MessageAt => share(|cell| dates::read(cell, true).is_some()) >= 0.5,
        Field::MessageIsNote => share(says_whether_internal) >= 0.8,
        _ => false,
    }
}

fn says_whether_internal(cell: &str) -> bool {
    words::flag(cell).is_some() || cell.eq_ignore_ascii_case("public") || sides::of_word(cell) == Some(Role::Note)
}
