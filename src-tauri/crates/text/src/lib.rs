//! Words to features: tone, topic, urgency, emotion, signals and phrases of one ticket.
//!
//! In: a [`Ticket`] (or a pasted text) and [`Rules`]. Out: an [`Analysis`], each label with the words that caused it.
//! Never: I/O, a clock, randomness, the words of agents, quoted replies or signatures. The same input gives the same
//! output on every machine.

mod analyse;
mod category;
mod check;
mod emotion;
mod escalation;
mod evidence;
mod form;
mod hash;
mod language;
mod lists;
mod own;
mod phrases;
mod places;
mod reading;
mod rules;
mod scratch;
mod sentiment;
mod sieve;
mod signals;
mod stem;
mod tokens;
mod topic_words;
mod urgency;
pub mod vectors;

pub use analyse::{VERSION, analyse, analyse_text, language_of, own_words, vader};
pub use category::FALLBACK;
pub use check::check;
pub use lists::pattern::PatternFault;
pub use phrases::{counted_phrases, phrase_hash};
pub use places::{Finder, places};
pub use rules::{Rules, default_rules};
pub use sentiment::reading as tone;
pub use stem::Stemming;
pub use topic_words::{TopicWords, topic_words, topic_words_of_text};

#[cfg(doc)]
use model::{Analysis, Ticket};
