//! A text as topics are found from it.
//!
//! In: a ticket with its analysis. Out: [`Document`]. Never: anything that tickets with the same fingerprint may differ in.

use model::{Analysis, Ticket};
use text::TopicWords;

/// A distinct text and the tickets that say it.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// Hash of its words: equal texts have the same. 0 without words; such a text is in no topic.
    pub fingerprint: u64,
    /// Tickets with this text, at least 1.
    pub tickets: u32,
    /// Whether the word vectors say anything about it.
    pub(super) english: bool,
    /// Stems of its telling words and how often each occurs.
    pub(super) stems: Vec<(u64, u32)>,
    /// Pieces of its words and how often each occurs.
    pub(super) pieces: Vec<(u16, u32)>,
    /// Phrases that may name its topic.
    pub(super) phrases: Vec<String>,
}

impl Document {
    /// The text of a ticket, which `tickets` tickets share.
    pub fn of(ticket: &Ticket, analysis: &Analysis, tickets: u32) -> Document {
        Document::new(text::topic_words(ticket), analysis.phrases.clone(), tickets)
    }

    /// A text from its words and phrases.
    pub fn new(words: TopicWords, phrases: Vec<String>, tickets: u32) -> Document {
        let TopicWords { fingerprint, english, stems, pieces } = words;
        Document { fingerprint, tickets: tickets.max(1), english, stems, pieces, phrases }
    }

    /// How much it counts when topics are found: a text sent a hundred times counts for more than one, not for a hundred.
    pub(super) fn weight(&self) -> f32 {
        1.0 + (self.tickets as f32).ln()
    }
}
