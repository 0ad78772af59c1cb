//! What drove a day out of the ordinary: values of a facet that it had more of, or less, than such days usually have.
//!
//! In: rows of the day and of like days. Out: drivers, largest part of the difference first. Never: a value whose
//! difference may be chance, counted over all values looked at; the same tickets under two names.

use std::collections::{BTreeMap, BTreeSet};

use model::Facet;
use model::columns::{Columns, NO_NAME, Names};

use crate::metrics::issues::hex;
use crate::stats::counts::{same_rate_dispersed, scatter};
use crate::stats::holm::holm;
use crate::view::{Driver, Narrow};

/// Drivers told of a day at most.
const MOST: usize = 4;
/// Tickets of a phrase on a day before it is looked at.
const FEWEST: u32 = 5;
/// Part of the day's difference that is worth a name.
const MATERIAL: f64 = 0.1;
/// Share of the larger value's tickets from which two say the same.
const NEARLY_ALL: f64 = 0.6;

/// Rows of one day.
pub(crate) type Rows<'a> = Vec<(&'a Columns, usize)>;

/// A day and others like it.
pub(crate) struct Compared<'a> {
    /// Rows of the day.
    pub day: &'a Rows<'a>,
    /// Rows of other days on the same weekday nearby.
    pub like: Vec<&'a Rows<'a>>,
    /// Tickets expected on the day.
    pub expected: f64,
    /// Whether phrases are looked at.
    pub phrases: bool,
}

/// One value of a facet: its id, or its hash.
type Value = (Facet, u64);

/// A value's tickets on the day, against what is usual.
struct Candidate {
    value: Value,
    tickets: u32,
    usual: f64,
    p: f64,
}

impl Compared<'_> {
    /// What drove the day; `opens` its tickets.
    pub fn drivers(&self, names: &Names, opens: &Narrow) -> Vec<Driver> {
        let off = self.day.len() as f64 - self.expected;
        let mut found = self.candidates(off > 0.0);
        let corrected = holm(&found.iter().map(|candidate| candidate.p).collect::<Vec<f64>>());
        found.iter_mut().zip(corrected).for_each(|(candidate, p)| candidate.p = p);
        let part = |candidate: &Candidate| (f64::from(candidate.tickets) - candidate.usual) * off.signum();
        found.retain(|candidate| candidate.p < 0.05 && part(candidate) >= MATERIAL * off.abs());
        found.sort_by(|a, b| part(b).total_cmp(&part(a)).then(a.value.cmp(&b.value)));
        let mut told: Vec<(Candidate, BTreeSet<usize>)> = Vec::new();
        for candidate in found {
            let rows = self.rows_of(candidate.value);
            let same = |(other, others): &(Candidate, BTreeSet<usize>)| {
                let common = rows.intersection(others).count() as f64;
                is_subject(other.value.0) && common >= NEARLY_ALL * rows.len().max(others.len()) as f64
            };
            if told.len() < MOST && !(is_subject(candidate.value.0) && !rows.is_empty() && told.iter().any(same)) {
                told.push((candidate, rows));
            }
        }
        told.into_iter().filter_map(|(candidate, _)| named(&candidate, names, opens)).collect()
    }

    /// All values looked at. On a day with few tickets, phrases that are missing say nothing.
    fn candidates(&self, high: bool) -> Vec<Candidate> {
        let phrases = self.phrases && high;
        let today = counted(self.day, phrases);
        let like: Vec<BTreeMap<Value, u32>> = self.like.iter().map(|rows| counted(rows, phrases)).collect();
        let mut values: BTreeSet<Value> = today.keys().copied().collect();
        values.extend(like.iter().flat_map(|counts| counts.keys().copied()));
        values.retain(|value| value.0 != Facet::Phrase || today.get(value).is_some_and(|&count| count >= FEWEST));
        let others: f64 = self.like.iter().map(|rows| rows.len() as f64).sum();
        let candidate = |value: Value| {
            let of = |counts: &BTreeMap<Value, u32>| counts.get(&value).copied().unwrap_or(0);
            let before: Vec<u32> = like.iter().map(of).collect();
            let (tickets, sum) = (of(&today), before.iter().sum());
            let p = same_rate_dispersed(tickets, self.expected, sum, others, scatter(&before))?;
            Some(Candidate { value, tickets, usual: f64::from(sum) * self.expected / others, p })
        };
        values.into_iter().filter_map(candidate).collect()
    }

    /// Places of a value's rows on the day.
    fn rows_of(&self, value: Value) -> BTreeSet<usize> {
        let has = |&(columns, row): &(&Columns, usize)| {
            let mut found = false;
            each_value(columns, row, value.0 == Facet::Phrase, |other| found |= other == value);
            found
        };
        self.day.iter().enumerate().filter(|(_, row)| has(row)).map(|(place, _)| place).collect()
    }
}

/// Facets that say what a ticket is about: two of them may be two names of one thing.
fn is_subject(facet: Facet) -> bool {
    facet != Facet::Channel
}

fn each_value(columns: &Columns, row: usize, phrases: bool, mut each: impl FnMut(Value)) {
    let ids =
        [(Facet::Category, &columns.category), (Facet::Channel, &columns.channel), (Facet::Topic, &columns.topic)];
    for (facet, ids) in ids {
        ids.get(row).filter(|&&id| id != NO_NAME).into_iter().for_each(|&id| each((facet, u64::from(id))));
    }
    if phrases {
        columns.phrases.row(row).iter().for_each(|&hash| each((Facet::Phrase, hash)));
    }
}

fn counted(rows: &Rows, phrases: bool) -> BTreeMap<Value, u32> {
    let mut counts = BTreeMap::new();
    for &(columns, row) in rows {
        each_value(columns, row, phrases, |value| *counts.entry(value).or_default() += 1);
    }
    counts
}

fn named(candidate: &Candidate, names: &Names, opens: &Narrow) -> Option<Driver> {
    let (facet, id) = candidate.value;
    let name = match facet {
        Facet::Category => names.category.get(id as usize)?.clone(),
        Facet::Channel => names.channel.get(id as usize)?.clone(),
        Facet::Topic => names.topic.get(id as usize)?.clone(),
        _ => hex(id),
    };
    let opens = Narrow { facets: vec![(facet, vec![name.clone()])], ..opens.clone() };
    Some(Driver { facet, name, tickets: candidate.tickets, usual: candidate.usual, opens })
}
