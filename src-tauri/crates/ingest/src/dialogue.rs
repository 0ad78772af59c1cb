//! Whether a table nobody knows has one message a row. In: the first records. Out: the columns of a message. Never:
//! takes a table of tickets for one of messages: the ticket's id must repeat, and a message must have
//! an id, a speaker or a time of its own.

use std::collections::BTreeMap;

use crate::columns::Sample;
use crate::normalise::{dates, sides, words};
use crate::plan::Field;
use crate::suggest::{distinct_share, is_address, is_value, mean_words, places, share};
use crate::synonyms::MESSAGE_NAMES;

/// The columns of a message, by field; `None` when rows are tickets. `names` are the headers as they are compared.
pub fn columns(names: &[String], sample: &Sample) -> Option<BTreeMap<Field, usize>> {
    let mut found = BTreeMap::new();
    for (field, synonyms) in MESSAGE_NAMES {
        let named = synonyms.split('|').flat_map(|synonym| places(names, synonym));
        let taken: Vec<usize> = found.values().copied().collect();
        let fitting = named.filter(|column| !taken.contains(column)).find(|column| fits(field, *column, sample));
        if let Some(column) = fitting {
            found.insert(field, column);
        }
    }
    let speaks = found.contains_key(&Field::MessageRole)
        || found.contains_key(&Field::MessageId)
        || (found.contains_key(&Field::MessageAuthor) && found.contains_key(&Field::MessageAt));
    (found.contains_key(&Field::Id) && found.contains_key(&Field::MessageText) && speaks).then_some(found)
}

fn fits(field: Field, column: usize, sample: &Sample) -> bool {
    let share = |test: fn(&str) -> bool| share(column, sample, test);
    if sample.cells(column).next().is_none() {
        return false;
    }
    match field {
        Field::Id => distinct_share(column, sample) < 0.9 && mean_words(column, sample) < 3.0,
        Field::MessageText => share(is_address) < 0.5 && share(is_value) < 0.5 && mean_words(column, sample) >= 2.0,
        Field::MessageRole => share(|cell| sides::of_word(cell).is_some()) >= 0.8,
        Field::MessageAuthor => mean_words(column, sample) < 6.0,
        Field::MessageAt => share(|cell| dates::read(cell, true).is_some()) >= 0.5,
        Field::MessageIsNote => share(|cell| words::flag(cell).is_some()) >= 0.5,
        _ => distinct_share(column, sample) >= 0.9,
    }
}
