//! Ordered pages of tickets.

use std::cmp::Ordering;

use model::columns::{Columns, NONE};
use model::{Filter, Measure, TicketKey};

use crate::document::key_of;
use crate::index::guarded;
use crate::select::Question;
use crate::{Result, Snapshot, View, columns};

/// Scores that differ by less are equal: additions in another order differ in the last bits.
const SCORE_STEP: f32 = 1.0 / 1024.0;

/// How a list is ordered. Ties are broken by (source, id).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// Best match for the text; without one, newest first.
    #[default]
    Relevance,
    /// Newest first, undated last.
    Newest,
    /// Oldest first, undated last.
    Oldest,
    /// Most negative tone first, not scored last.
    MostNegative,
    /// Longest resolution time on the filter's clock first, unresolved last.
    Slowest,
    /// By (source, id).
    Key,
}

/// A ticket in a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// Identity.
    pub key: TicketKey,
    /// BM25 score of the match; 0 without a text.
    pub score: f32,
}

/// One page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// Tickets in the whole list.
    pub total: u32,
    /// Those of the page.
    pub hits: Vec<Hit>,
}

impl Snapshot {
    /// One page of the tickets that pass the whole filter, period and population included.
    ///
    /// # Errors
    /// [`crate::Error::Damaged`] when the index can't be read; never for what the filter says.
    pub fn list(&self, filter: &Filter, view: &View, order: Order, offset: usize, limit: usize) -> Result<Page> {
        guarded(|| {
            let question = Question::new(self, filter, view, true)?;
            let rows = question.rows_in_period(None);
            let total = rows.iter().map(Vec::len).sum::<usize>() as u32;
            let order = if order == Order::Relevance && !question.ranks() { Order::Newest } else { order };
            let wanted = offset.saturating_add(limit);
            let mut hits = Vec::new();
            for (segment, rows) in rows.iter().enumerate() {
                let scores = question.found.as_ref().map_or(&[][..], |found| &found[segment].scores);
                let matched = question.found.as_ref().map_or(&[][..], |found| &found[segment].rows);
                let scored = with_scores(rows, matched, scores);
                hits.extend(self.best_of(&question, segment, scored, order, wanted)?);
            }
            hits.sort_by(|a, b| a.rank.cmp(&b.rank).then_with(|| a.hit.key.cmp(&b.hit.key)));
            let hits = hits.into_iter().skip(offset).take(limit).map(|ranked| ranked.hit).collect();
            Ok(Page { total, hits })
        })
    }

    /// The first `wanted` hits of one segment, in no order.
    fn best_of(
        &self,
        question: &Question,
        at: usize,
        rows: Vec<(u32, f32)>,
        order: Order,
        wanted: usize,
    ) -> Result<Vec<Ranked>> {
        let segment = &self.inner.segments[at];
        let place = |row: u32| segment.rows.key_order[row as usize];
        let rank = |&(row, score): &(u32, f32)| rank(question, &segment.columns, row as usize, score, order);
        let mut ranked: Vec<_> = rows.iter().map(|row| (rank(row), place(row.0), row.1)).collect();
        let first = |a: &(Rank, u32, f32), b: &(Rank, u32, f32)| -> Ordering { (a.0, a.1).cmp(&(b.0, b.1)) };
        if wanted < ranked.len() {
            ranked.select_nth_unstable_by(wanted, first);
            ranked.truncate(wanted);
        }
        ranked.sort_unstable_by_key(|&(_, place, _)| place);
        let places: Vec<u32> = ranked.iter().map(|&(_, place, _)| place).collect();
        let mut hits = Vec::with_capacity(ranked.len());
        let mut unnamed = ranked.into_iter();
        columns::keys_at(self.inner.searcher.segment_reader(at as u32), &places, |key| {
            if let Some((rank, _, score)) = unnamed.next() {
                hits.push(Ranked { rank, hit: Hit { key: key_of(key), score } });
            }
        })?;
        Ok(hits)
    }
}

struct Ranked {
    rank: Rank,
    hit: Hit,
}

/// Where a hit stands: missing values last, then small ones first.
type Rank = (bool, i64);

fn rank(question: &Question, columns: &Columns, row: usize, score: f32, order: Order) -> Rank {
    let present = |value: i64, sign: i64| (value == NONE, if value == NONE { 0 } else { sign * value });
    match order {
        Order::Relevance => (false, -((score / SCORE_STEP).round() as i64)),
        Order::Newest => present(columns.created[row], -1),
        Order::Oldest => present(columns.created[row], 1),
        Order::Slowest => present(question.millis(columns, row, Measure::ResolutionHours).unwrap_or(NONE), -1),
        Order::MostNegative => {
            let tone = columns.score[row];
            (tone.is_nan(), (f64::from(tone) * 1e6).round() as i64)
        }
        Order::Key => (false, 0),
    }
}

/// Puts its score beside each row; `matched` holds all rows and more, ascending as they.
fn with_scores(rows: &[u32], matched: &[u32], scores: &[f32]) -> Vec<(u32, f32)> {
    let mut scored = matched.iter().zip(scores);
    let mut score_of = |row: u32| scored.find(|(of, _)| **of == row).map_or(0.0, |(_, score)| *score);
    rows.iter().map(|&row| (row, score_of(row))).collect()
}
