//! Suggests a mapping for a table or JSON nobody knows. In: the first records. Out: [`Mapping`]. A name proposes, the
//! values decide: a column of e-mail addresses is no subject, whatever it is called.

use std::collections::HashSet;

use crate::assemble::changes_in;
use crate::columns::Sample;
use crate::dialogue;
use crate::moments::MOMENTS;
use crate::normalise::words::{self, folded, unjoined};
use crate::normalise::{dates, durations, escalation, html, priority, rating, status, thread};
use crate::plan::{Field, Mapping};
use crate::synonyms::{NAMES, WORDS};

/// Values looked at in a column.
const LOOKED_AT: usize = 200;

/// The mapping a sample suggests; a column feeds one field at most.
pub fn mapping(sample: &Sample) -> Mapping {
    let mut mapping = filled(Mapping::default(), sample);
    by_words(&mut mapping, sample);
    let has_text = [Field::Description, Field::Thread, Field::Comments, Field::MessageText];
    if !has_text.iter().any(|field| mapping.fields.contains_key(field)) {
        let mut taken = taken(&mapping, sample);
        let prose = prose_column(sample, &taken);
        let only_text = !mapping.fields.contains_key(&Field::Subject);
        let column = prose.filter(|(_, words)| only_text || *words >= 6.0).map(|(column, _)| column);
        claim(Field::Description, column, &mut taken, &mut mapping, sample);
    }
    // Whatever it is called: what holds whole conversations is parted into their messages.
    if let Some(column) = mapping.fields.get(&Field::Description).and_then(|header| sample.column(header))
        && !mapping.fields.contains_key(&Field::Thread)
        && share(column, sample, is_conversation) >= 0.5
        && let Some(header) = mapping.fields.remove(&Field::Description)
    {
        mapping.fields.insert(Field::Thread, header);
    }
    let is_chat = |header: &String| name(header).split(' ').any(|word| matches!(word, "chat" | "visitor"));
    if !mapping.fields.contains_key(&Field::Channel) && sample.headers.iter().any(is_chat) {
        mapping.channel = "chat".into();
    }
    mapping
}

/// A mapping with what the names of a sample's other columns suggest for its other fields.
pub fn filled(mut mapping: Mapping, sample: &Sample) -> Mapping {
    let names: Vec<String> = sample.headers.iter().map(|header| name(header)).collect();
    let mut taken = taken(&mapping, sample);
    let open = |field: &Field, mapping: &Mapping| !mapping.fields.contains_key(field);
    if mapping.fields.is_empty()
        && let Some(columns) = dialogue::columns(&names, sample)
    {
        columns.into_iter().for_each(|(field, column)| claim(field, Some(column), &mut taken, &mut mapping, sample));
    }
    let are_messages = mapping.fields.contains_key(&Field::MessageText);
    for (field, synonyms) in NAMES {
        if !open(&field, &mapping) || (are_messages && is_told_by_messages(field)) {
            continue;
        }
        let named = synonyms.split('|').flat_map(|synonym| places(&names, synonym));
        let fitting = named.filter(|column| !taken.contains(column)).find(|column| fits(field, *column, sample));
        claim(field, fitting, &mut taken, &mut mapping, sample);
    }
    mapping
}

/// Adds fields that a single word of a header tells.
fn by_words(mapping: &mut Mapping, sample: &Sample) {
    let names: Vec<String> = sample.headers.iter().map(|header| name(header)).collect();
    let mut taken = taken(mapping, sample);
    let are_messages = mapping.fields.contains_key(&Field::MessageText);
    for (field, tokens) in WORDS {
        if mapping.fields.contains_key(&field) || (are_messages && is_told_by_messages(field)) {
            continue;
        }
        let says = |column: &usize| names[*column].split(' ').any(|word| tokens.split('|').any(|token| token == word));
        let fits = |column: &usize| !taken.contains(column) && says(column) && fits(field, *column, sample);
        let fitting = (0..names.len()).find(fits);
        claim(field, fitting, &mut taken, mapping, sample);
    }
}

/// Columns that feed a field.
pub fn taken(mapping: &Mapping, sample: &Sample) -> HashSet<usize> {
    mapping.fields.values().filter_map(|header| sample.column(header)).collect()
}

/// Fields that a table of messages has of each message rather than of a ticket.
fn is_told_by_messages(field: Field) -> bool {
    matches!(field, Field::Description | Field::Thread | Field::Comments | Field::CustomerName)
}

/// What may be wrong with a mapping, for the user to decide.
pub fn doubts(mapping: &Mapping, sample: &Sample) -> Vec<String> {
    let mut doubts = Vec::new();
    let column = |field| mapping.fields.get(&field).and_then(|header| Some((header, sample.column(header)?)));
    if let Some((header, column)) = column(Field::Id)
        && distinct_share(column, sample) < 1.0
        && !mapping.fields.contains_key(&Field::MessageText)
    {
        let which = if mapping.fields.contains_key(&Field::UpdatedAt) { "as it was last" } else { "the last one" };
        doubts.push(format!(
            "Column ‘{header}’ holds the same id more than once: rows with one id become one ticket, {which}."
        ));
    }
    if let Some((header, column)) = column(Field::Priority)
        && share(column, sample, |cell| cell.parse::<u32>().is_ok()) > 0.5
    {
        doubts.push(format!("The priorities in column ‘{header}’ are numbers: 1 is read as the most urgent."));
    }
    doubts
}

/// A header as it is compared: without brackets at its end, keys of programs as words.
fn name(header: &str) -> String {
    let bare = header.split(['(', '[']).next().filter(|bare| !bare.trim().is_empty()).unwrap_or(header);
    let whole = folded(&unjoined(header));
    let known = |name: &str| NAMES.iter().any(|(_, names)| names.split('|').any(|known| known == name));
    if known(&whole) { whole } else { folded(&unjoined(bare)) }
}

/// Positions of the columns of that name.
pub fn places<'a>(names: &'a [String], synonym: &'a str) -> impl Iterator<Item = usize> + 'a {
    names.iter().enumerate().filter(move |(_, name)| *name == synonym).map(|(column, _)| column)
}

fn claim(field: Field, column: Option<usize>, taken: &mut HashSet<usize>, mapping: &mut Mapping, sample: &Sample) {
    if let Some(column) = column {
        taken.insert(column);
        mapping.fields.insert(field, sample.headers[column].clone());
    }
}

/// Whether the values of a column can be those of a field.
fn fits(field: Field, column: usize, sample: &Sample) -> bool {
    if sample.cells(column).next().is_none() {
        return !matches!(field, Field::Id | Field::Subject | Field::Description);
    }
    let share = |test: fn(&str) -> bool| share(column, sample, test);
    match field {
        Field::Id => {
            distinct_share(column, sample) >= 0.9 && share(is_date_with_words) < 0.5 && mean_words(column, sample) < 3.0
        }
        Field::Subject | Field::Description => share(is_address) < 0.5 && share(is_value) < 0.5 && share(is_list) < 0.5,
        Field::CustomerEmail => share(is_address) >= 0.5,
        Field::Rating => share(is_rating) >= 0.5,
        Field::Priority => share(is_priority) >= 0.5,
        Field::FirstResponseTime | Field::ResolutionTime => share(is_duration) >= 0.5,
        Field::Reopens | Field::Replies => share(|cell| words::count(cell).is_some()) >= 0.5,
        Field::Thread => share(|cell| cell.contains('\n') || is_conversation(cell)) >= 0.3,
        Field::Comments => sample.column(&format!("{} (2)", sample.headers[column])).is_some(),
        Field::CallDuration | Field::CallWait => share(is_duration) >= 0.5,
        Field::CallOutcome => mean_words(column, sample) < 6.0,
        Field::RelatedTo | Field::MergedInto | Field::DuplicateOf => {
            mean_words(column, sample) < 4.0 && share(is_date_with_words) < 0.5
        }
        Field::Escalated => share(|cell| escalation::read(cell).is_some()) >= 0.5,
        Field::EscalationLevel => share(|cell| escalation::read_level(cell).is_some()) >= 0.5,
        Field::EscalationReason => share(is_value) < 0.5,
        Field::StatusHistory => share(is_history) >= 0.5,
        Field::Category | Field::Status | Field::Channel | Field::Group => {
            share(is_address) < 0.5 && mean_words(column, sample) < 8.0
        }
        Field::Agent | Field::CustomerName | Field::Customer => mean_words(column, sample) < 6.0,
        field if MOMENTS.contains(&field) => share(|cell| dates::read(cell, true).is_some()) >= 0.5,
        _ => true,
    }
}

/// The column with the longest prose, and its mean number of words.
fn prose_column(sample: &Sample, taken: &HashSet<usize>) -> Option<(usize, f64)> {
    (0..sample.headers.len())
        .filter(|column| !taken.contains(column) && fits(Field::Description, *column, sample))
        .map(|column| (column, mean_words(column, sample)))
        .filter(|(_, words)| *words >= 3.0)
        .reduce(|best, other| if other.1 > best.1 { other } else { best })
}

/// Share of a column's given values that pass a test, 0–1.
pub fn share(column: usize, sample: &Sample, test: impl Fn(&str) -> bool) -> f64 {
    let (mut looked_at, mut passed) = (0, 0);
    for cell in sample.cells(column).filter_map(words::given).take(LOOKED_AT) {
        looked_at += 1;
        passed += u32::from(test(cell));
    }
    f64::from(passed) / f64::from(looked_at.max(1))
}

/// Share of a column's values that are different, 0–1.
pub fn distinct_share(column: usize, sample: &Sample) -> f64 {
    let cells: Vec<&str> = sample.cells(column).map(str::trim).collect();
    let distinct: HashSet<&str> = cells.iter().copied().collect();
    distinct.len() as f64 / cells.len().max(1) as f64
}

/// Mean number of words in a column's values.
pub fn mean_words(column: usize, sample: &Sample) -> f64 {
    let (mut cells, mut words) = (0usize, 0usize);
    for cell in sample.cells(column).take(LOOKED_AT) {
        cells += 1;
        words += cell.split_whitespace().count();
    }
    words as f64 / cells.max(1) as f64
}

/// Whether a cell is an e-mail address.
pub fn is_address(cell: &str) -> bool {
    cell.split_once('@').is_some_and(|(local, host)| !local.is_empty() && host.contains('.') && !cell.contains(' '))
}

/// Whether a cell is a number, a moment, a yes or no, or an address on the web.
pub fn is_value(cell: &str) -> bool {
    words::number(cell).is_some()
        || dates::read(cell, true).is_some()
        || words::flag(cell).is_some()
        || cell.starts_with("http")
}

/// Whether a cell holds changes to statuses we know.
fn is_history(cell: &str) -> bool {
    let changes = changes_in(cell);
    let known = changes.iter().filter(|change| status::read(&change.to) != model::Status::Unknown).count();
    known * 2 > changes.len()
}

/// A list of objects, as keys of JSON hold it.
fn is_list(cell: &str) -> bool {
    cell.starts_with("[{")
}

fn is_date_with_words(cell: &str) -> bool {
    cell.contains(['-', '/', ':', ' ']) && dates::read(cell, true).is_some()
}

fn is_rating(cell: &str) -> bool {
    [rating::Scale::Five, rating::Scale::Nps, rating::Scale::Percent]
        .iter()
        .any(|scale| rating::read(cell, *scale) != rating::Read::Unread)
}

fn is_priority(cell: &str) -> bool {
    priority::read(cell, priority::Scale::OneIsMost).is_some()
}

/// Whether a cell holds several messages.
fn is_conversation(cell: &str) -> bool {
    thread::entries(&html::text(cell), true).is_some_and(|entries| entries.len() > 1)
}

fn is_duration(cell: &str) -> bool {
    durations::read(cell, durations::Unit::HOUR).is_some()
}
