//! Tickets as plain columns: what `search` hands to `analytics`.
//!
//! Row `i` of every column is the same ticket. A missing number is [`NONE`] or NaN, a missing name is [`NO_NAME`].

use std::ops::{Deref, DerefMut};
use std::sync::Arc;

/// A missing instant or duration.
pub const NONE: i64 = i64::MIN;
/// A missing name in a dictionary column.
pub const NO_NAME: u32 = u32::MAX;
/// A missing small count (reopens).
pub const NO_COUNT: u16 = u16::MAX;

/// The columns of one segment. All vectors have the same length, but for those of [`Lists`].
///
/// Labels that a person or what was learnt decides anew are columns of their own; everything else is shared between the
/// versions before and after, and read through this one ([`Base`]).
#[derive(Clone, Debug, Default)]
pub struct Columns {
    /// What stays the same whatever is decided.
    pub base: Arc<Base>,
    /// Effective `Priority as u8`.
    pub priority: Vec<u8>,
    /// Effective `Tone as u8`.
    pub tone: Vec<u8>,
    /// Effective category: index into [`Names::category`], or [`NO_NAME`].
    pub category: Vec<u32>,
    /// Index into [`Names::subcategory`], or [`NO_NAME`].
    pub subcategory: Vec<u32>,
    /// Index into [`Names::topic`], or [`NO_NAME`].
    pub topic: Vec<u32>,
    /// Whether the customer came back with a new ticket in the same effective category, created later than this one and up
    /// to 7 days after its resolution, looked up among all tickets that count: 0 no, 1 yes.
    pub followed_up: Vec<u8>,
}

/// Columns that no decision changes.
#[derive(Clone, Debug, Default)]
pub struct Base {
    /// Creation, ms UTC, or [`NONE`].
    pub created: Vec<i64>,
    /// Last update known, ms UTC, or [`NONE`].
    pub updated: Vec<i64>,
    /// Latest resolution, ms UTC, or [`NONE`].
    pub resolved: Vec<i64>,
    /// First response time, ms, or [`NONE`].
    pub first_response: Vec<i64>,
    /// Resolution time, ms, or [`NONE`].
    pub resolution: Vec<i64>,
    /// `Status as u8`.
    pub status: Vec<u8>,
    /// `Emotion as u8`.
    pub emotion: Vec<u8>,
    /// `LeftOut as u8`, 0 when the ticket counts.
    pub left_out: Vec<u8>,
    /// 0 unsatisfied, 1 satisfied, 2 not rated on a satisfaction scale.
    pub satisfied: Vec<u8>,
    /// Effective: 0 no, 1 yes, 2 the export does not say and there are no words to read.
    pub escalated: Vec<u8>,
    /// Whether the export gives the category: 0 no, 1 yes.
    pub category_given: Vec<u8>,
    /// Rating out of five, or NaN.
    pub rating: Vec<f32>,
    /// NPS 0–10, or 255.
    pub nps: Vec<u8>,
    /// Tone score as detected, −1..1, or NaN when not scored.
    pub score: Vec<f32>,
    /// When it was escalated, ms UTC, or [`NONE`] where that is not known and for one that was not.
    pub escalated_at: Vec<i64>,
    /// Why it was escalated: index into [`Names::escalation`], or [`NO_NAME`].
    pub escalation: Vec<u32>,
    /// Where the export has a status history: its open intervals `[start, end)`, ms UTC, start and end by turns, ascending;
    /// the end of one that lasts is `i64::MAX`. Without a history empty: the ticket is open from creation to resolution.
    pub open: Lists<i64>,
    /// Where the export has a status history: when it waited for the customer, as `open`.
    pub paused: Lists<i64>,
    /// Times reopened, or [`NO_COUNT`].
    pub reopens: Vec<u16>,
    /// Public agent replies.
    pub replies: Vec<u16>,
    /// Messages in the conversation.
    pub messages: Vec<u16>,
    /// Index into [`Names::channel`], or [`NO_NAME`].
    pub channel: Vec<u32>,
    /// Index into [`Names::agent`], or [`NO_NAME`].
    pub agent: Vec<u32>,
    /// Index into [`Names::customer`], or [`NO_NAME`].
    pub customer: Vec<u32>,
    /// Index into [`Names::source`].
    pub source: Vec<u32>,
    /// Index into [`Names::language`], or [`NO_NAME`].
    pub language: Vec<u32>,
    /// Hash of the customer's own words, 0 without any.
    pub fingerprint: Vec<u64>,
    /// Phrase hashes ([`phrase_hash`]) of all rows, row after row.
    pub phrases: Lists<u64>,
    /// Indices into [`Names::tag`] of all rows, row after row.
    pub tags: Lists<u32>,
}

impl Deref for Columns {
    type Target = Base;

    fn deref(&self) -> &Base {
        &self.base
    }
}

impl DerefMut for Columns {
    /// Copies what is shared with others first.
    fn deref_mut(&mut self) -> &mut Base {
        Arc::make_mut(&mut self.base)
    }
}

impl Columns {
    /// Number of rows.
    pub fn len(&self) -> usize {
        self.created.len()
    }

    /// Whether there are no rows.
    pub fn is_empty(&self) -> bool {
        self.created.is_empty()
    }
}

/// Several values a row: those of row `i` are `values[starts[i]..starts[i + 1]]`.
#[derive(Clone, Debug, Default)]
pub struct Lists<T> {
    /// One more than there are rows; the first is 0.
    pub starts: Vec<u32>,
    /// All values.
    pub values: Vec<T>,
}

impl<T> Lists<T> {
    /// The values of a row; empty when the row does not exist.
    pub fn row(&self, row: usize) -> &[T] {
        match (self.starts.get(row), self.starts.get(row + 1)) {
            (Some(&start), Some(&end)) => &self.values[start as usize..end as usize],
            _ => &[],
        }
    }
}

/// Names behind the dictionary columns, the same for all segments handed over together.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// Effective categories.
    pub category: Vec<String>,
    /// Effective subcategories.
    pub subcategory: Vec<String>,
    /// Channels.
    pub channel: Vec<String>,
    /// Agents, as shown.
    pub agent: Vec<String>,
    /// Customer ids. Shared: there may be as many as tickets.
    pub customer: Arc<Vec<String>>,
    /// Sources.
    pub source: Vec<String>,
    /// Language codes.
    pub language: Vec<String>,
    /// Tags.
    pub tag: Vec<String>,
    /// Reasons for an escalation.
    pub escalation: Vec<String>,
    /// Numbers of topics in decimal, sorted as text.
    pub topic: Vec<String>,
}

/// Rows of one segment that pass everything in a filter but its period and population.
#[derive(Clone, Copy, Debug)]
pub struct Slice<'a> {
    /// The segment's columns.
    pub columns: &'a Columns,
    /// Row numbers, ascending.
    pub rows: &'a [u32],
}

/// Hash by which a phrase is counted: 48 bits of `key`, the same on every machine. The lowest is set for several words, so
/// that [`has_several_words`] needs no look at the text. `text::phrase_hash` makes it of a phrase's stems.
pub fn phrase_hash(key: u64, several: bool) -> u64 {
    key >> 16 & !1 | u64::from(several)
}

/// Whether the phrase behind a hash has several words.
pub fn has_several_words(hash: u64) -> bool {
    hash & 1 == 1
}
