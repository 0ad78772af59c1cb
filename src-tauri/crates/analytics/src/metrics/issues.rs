//! Phrases in customers' words, rising first, then those in most tickets weighted by how rare they are in all of them.
//!
//! Counting every phrase of a large workspace in a hash map would miss the cache for each. A first pass counts into a
//! small table by a part of the hash; only phrases whose cell is full enough are then counted exactly.

pub(crate) mod distinct;
pub(crate) mod map;

use map::PhraseMap;
use model::columns::{Slice, has_several_words};
use model::{Facet, Period, Population};

use crate::pass::Batch;
use crate::stats::counts::same_rate;
use crate::stats::holm::holm;
use crate::view::{Issue, Overview};

/// Cells of the first pass; 256 kB, so that they stay in the cache.
const CELLS: usize = 1 << 17;

/// Tickets of a phrase: now, before, and among all rows, whenever they are.
#[derive(Clone, Copy, Debug, Default)]
struct Tickets {
    now: u32,
    before: u32,
    ever: u32,
}

impl Tickets {
    fn count(&mut self, now: bool, before: bool) {
        self.now += u32::from(now);
        self.before += u32::from(before);
        self.ever += 1;
    }
}

/// Counts phrases of the population while the other metrics are collected.
#[derive(Debug)]
pub(crate) struct Sketch {
    cells: Vec<u16>,
}

impl Sketch {
    /// Nothing counted yet.
    pub fn new() -> Sketch {
        Sketch { cells: vec![0; CELLS] }
    }

    /// Counts the phrases of the population's rows.
    pub fn collect(&mut self, batch: &Batch) {
        for row in batch.now() {
            for &phrase in batch.columns.phrases.row(row.at) {
                let cell = &mut self.cells[phrase as usize % CELLS];
                *cell = cell.saturating_add(1);
            }
        }
    }

    /// Adds what was counted over other rows.
    pub fn merge(&mut self, next: &Sketch) {
        self.cells.iter_mut().zip(&next.cells).for_each(|(cell, more)| *cell = cell.saturating_add(*more));
    }

    /// The phrases that so many tickets may contain.
    pub fn reaching(&self, fewest: u16) -> Likely {
        let mut likely = Likely::none(CELLS);
        for (cell, _) in self.cells.iter().enumerate().filter(|(_, tickets)| **tickets >= fewest) {
            likely.add(cell as u64);
        }
        likely
    }
}

/// Some phrases by the lowest bits of their hashes, a bit each: small enough to be asked for every phrase of every row.
pub(crate) struct Likely {
    bits: Vec<u64>,
}

impl Likely {
    /// None, told apart by the lowest bits of `cells`, a power of two.
    fn none(cells: usize) -> Likely {
        Likely { bits: vec![0; cells.div_ceil(64)] }
    }

    fn add(&mut self, phrase: u64) {
        let cell = phrase as usize % (64 * self.bits.len());
        self.bits[cell / 64] |= 1 << (cell % 64);
    }

    /// Whether the phrase may be among them.
    pub fn has(&self, phrase: u64) -> bool {
        let cell = phrase as usize % (64 * self.bits.len());
        self.bits[cell / 64] >> (cell % 64) & 1 == 1
    }
}

/// Which rows are counted.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scope {
    /// Population.
    pub population: Population,
    /// Period looked at; `None` is all time.
    pub period: Option<Period>,
    /// Period compared with.
    pub previous: Option<Period>,
    /// Tickets of the population.
    pub n: u32,
    /// Tickets of the previous period.
    pub previous_n: u32,
}

/// Phrases worth showing, and how sure each changed.
#[derive(Debug, Default)]
pub(crate) struct Phrases {
    /// Rising first: those that grew beyond chance, most certain first, then the others by how much they tell.
    pub ranked: Vec<Phrase>,
    /// The first of them, each said once.
    distinct: Vec<Phrase>,
}

/// One phrase.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Phrase {
    /// Its hash.
    pub hash: u64,
    /// Tickets that contain it.
    pub now: u32,
    /// In the previous period.
    pub before: u32,
    /// Two-sided p-value that its share of tickets is the same, uncorrected; `None` without a previous period.
    pub p: Option<f64>,
    /// Its share changed beyond chance, corrected for the number of phrases.
    pub sure: bool,
    /// Tickets of the population × inverse document frequency, several words first.
    telling: f64,
}

impl Phrases {
    /// Counts the phrases that the sketch does not rule out, and ranks them. A phrase needs two tickets (three from 200
    /// tickets on, then one in 5,000), and with 50 tickets or more may not be in over a fifth of them: it says nothing.
    pub fn count(slices: &[Slice], sketch: &Sketch, scope: &Scope) -> Phrases {
        let fewest = if scope.n < 200 { 2 } else { (scope.n / 5_000).max(3) };
        let most = if scope.n >= 50 { scope.n / 5 } else { u32::MAX };
        let at_least = u16::try_from(fewest).unwrap_or(u16::MAX);
        let likely = sketch.reaching(at_least);
        let mut counts = PhraseMap::<Tickets>::with_room(4_096);
        let mut rows = 0;
        visit(slices, scope, |phrases, now, before| {
            rows += 1;
            for &phrase in phrases.iter().filter(|&&phrase| likely.has(phrase)) {
                counts.entry(phrase).count(now, before);
            }
        });
        let kept = counts.sorted().into_iter().filter(|(_, tickets)| (fewest..=most).contains(&tickets.now));
        let mut ranked: Vec<Phrase> = kept.map(|(hash, tickets)| Phrase::new(hash, tickets, rows, scope)).collect();
        let p: Option<Vec<f64>> = ranked.iter().map(|phrase| phrase.p).collect();
        for (phrase, p) in ranked.iter_mut().zip(p.iter().flat_map(|p| holm(p))) {
            phrase.sure = p < 0.05;
        }
        ranked.sort_by(|a, b| {
            let (rises_a, rises_b) = (a.sure && a.grew(scope), b.sure && b.grew(scope));
            let certainty = if rises_a && rises_b {
                a.p.unwrap_or(1.0).total_cmp(&b.p.unwrap_or(1.0))
            } else {
                rises_b.cmp(&rises_a)
            };
            certainty.then(b.telling.total_cmp(&a.telling)).then(a.hash.cmp(&b.hash))
        });
        let counted: Vec<(u64, u32)> = ranked.iter().map(|phrase| (phrase.hash, phrase.now)).collect();
        let distinct = distinct::distinct(&counted, slices, scope).into_iter().map(|place| ranked[place]).collect();
        Phrases { ranked, distinct }
    }

    /// The first `top`, as shown: of phrases in nearly the same tickets one.
    pub fn issues(&self, top: usize, compared: bool) -> Vec<Issue> {
        let issue = |phrase: &Phrase| Issue {
            hash: hex(phrase.hash),
            phrase: String::new(),
            tickets: phrase.now,
            previous: compared.then_some(phrase.before),
            sure: compared.then_some(phrase.sure),
        };
        self.distinct.iter().take(top).map(issue).collect()
    }
}

/// How much more several words tell than one: "duplicate charge" in 12 tickets stands before "board" in 30.
const SEVERAL_WORDS: f64 = 3.0;

impl Phrase {
    fn new(hash: u64, tickets: Tickets, rows: u32, scope: &Scope) -> Phrase {
        let Tickets { now, before, ever } = tickets;
        // Smoothed, so that what every ticket says still counts for a little.
        let rarity = (f64::from(rows + 1) / f64::from(ever)).ln();
        let words = if has_several_words(hash) { SEVERAL_WORDS } else { 1.0 };
        let telling = f64::from(now) * rarity * words;
        Phrase { hash, now, before, p: p_value(now, before, scope), sure: false, telling }
    }

    /// Its share of tickets is larger than before.
    pub fn grew(&self, scope: &Scope) -> bool {
        f64::from(self.now) * f64::from(scope.previous_n) > f64::from(self.before) * f64::from(scope.n)
    }
}

/// The hash as issues and findings carry it: 12 hexadecimal digits.
pub(crate) fn hex(hash: u64) -> String {
    format!("{hash:012x}")
}

/// Gives the phrases of an overview their words, which only the texts have. `words` finds a phrase by its hash in
/// hexadecimal ([`Issue::hash`]); issues and findings whose words are not found are dropped, and a category's finding
/// loses its detail.
pub fn name_phrases(overview: &mut Overview, words: impl Fn(&str) -> Option<String>) {
    overview.issues.retain_mut(|issue| match words(&issue.hash) {
        Some(phrase) => {
            issue.phrase = phrase;
            true
        }
        None => false,
    });
    overview.findings.retain_mut(|finding| match finding.kind {
        crate::view::FindingKind::Phrase => match words(&finding.name) {
            Some(phrase) => {
                finding.opens.facets = vec![(Facet::Phrase, vec![phrase.clone()])];
                finding.name = phrase;
                true
            }
            None => false,
        },
        crate::view::FindingKind::Category if !finding.detail.is_empty() => {
            finding.detail = words(&finding.detail).unwrap_or_default();
            true
        }
        _ => true,
    });
}

/// Calls `each` with the phrases of every row, and whether it is in the one and the other period.
pub(crate) fn visit(slices: &[Slice], scope: &Scope, mut each: impl FnMut(&[u64], bool, bool)) {
    for slice in slices {
        for &row in slice.rows {
            let row = row as usize;
            let belongs = |period| slice.columns.belongs(row, scope.population, period);
            let now = scope.period.is_none() && scope.population == Population::Created || belongs(scope.period);
            let before = scope.previous.is_some() && belongs(scope.previous);
            each(slice.columns.phrases.row(row), now, before);
        }
    }
}

fn p_value(now: u32, before: u32, scope: &Scope) -> Option<f64> {
    scope.previous?;
    same_rate(now, f64::from(scope.n), before, f64::from(scope.previous_n))
}

/// Of the given phrases, the one that explains most of a category's growth, if any explains at least half of it.
pub(crate) fn leading(slices: &[Slice], scope: &Scope, category: u32, candidates: &[Phrase]) -> Option<u64> {
    let mut counts = PhraseMap::<(u32, u32)>::with_room(candidates.len());
    candidates.iter().for_each(|phrase| *counts.entry(phrase.hash) = (0, 0));
    let (mut now_total, mut before_total) = (0u32, 0u32);
    for slice in slices {
        let columns = slice.columns;
        for row in slice.rows.iter().map(|&row| row as usize).filter(|&row| columns.category[row] == category) {
            let now = columns.belongs(row, scope.population, scope.period);
            let before = scope.previous.is_some_and(|previous| columns.belongs(row, scope.population, Some(previous)));
            now_total += u32::from(now);
            before_total += u32::from(before);
            for &phrase in columns.phrases.row(row) {
                if let Some(count) = counts.get_mut(phrase) {
                    *count = (count.0 + u32::from(now), count.1 + u32::from(before));
                }
            }
        }
    }
    let growth = |(now, before): (u32, u32)| i64::from(now) - i64::from(before);
    let whole = growth((now_total, before_total));
    let best = counts.sorted().into_iter().max_by_key(|&(hash, count)| (growth(count), std::cmp::Reverse(hash)))?;
    (whole > 0 && 2 * growth(best.1) >= whole).then_some(best.0)
}
