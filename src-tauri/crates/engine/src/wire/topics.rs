//! Topics: what tickets are about, found in the corpus and named by people.

use model::{Instant, TicketKey};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// All topics under a filter.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct TopicsView {
    /// Topics, most tickets first.
    pub topics: Vec<Topic>,
    /// Tickets under the filter.
    pub tickets: u32,
    /// Of those, tickets in no topic.
    pub without: u32,
    /// When topics were found last; `None` before the first time.
    pub at: Option<Instant>,
    /// Tickets imported since.
    pub tickets_since: u32,
    /// The half of the period that `growth` compares with the one before it; `None` without dates.
    pub since: Option<Instant>,
}

/// A topic and its tickets under the filter.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Topic {
    /// Its number, the same on every import; `Facet::Topic` takes it in decimal.
    pub id: u32,
    /// Its name: a person's, else its phrases.
    pub name: String,
    /// Whether a person named it.
    pub named: bool,
    /// Phrases that tell it from the others, best first.
    pub phrases: Vec<String>,
    /// Tickets.
    pub tickets: u32,
    /// Share of the tickets under the filter, 0–1.
    pub share: f32,
    /// Tickets in the half before `since`.
    pub before: u32,
    /// Tickets from `since` on.
    pub after: u32,
    /// Change of its share of all tickets between the halves, with a 95 % interval, in shares; `None` without dates.
    pub growth: Option<Growth>,
    /// Share negative of those with a tone, 0–1; `None` without any.
    pub negative: Option<f32>,
    /// The tickets nearest to its middle.
    pub examples: Vec<TopicExample>,
}

/// Change of a share with its 95 % interval (Newcombe).
#[derive(Clone, Copy, Debug, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Growth {
    /// Share after minus share before, −1 to 1.
    pub change: f32,
    /// Lower end.
    pub low: f32,
    /// Upper end.
    pub high: f32,
}

/// A ticket typical of a topic.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct TopicExample {
    /// The ticket.
    pub key: TicketKey,
    /// Its subject, or how it begins.
    pub subject: String,
}

/// What a person does to topics. Kept on the next import.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", tag = "edit", content = "value")]
#[ts(export)]
pub enum TopicEdit {
    /// Gives a topic a name; an empty one takes it back to its phrases.
    Rename {
        /// The topic.
        id: u32,
        /// The name.
        name: String,
    },
    /// Joins topics to the first.
    Merge {
        /// The topics.
        ids: Vec<u32>,
    },
    /// Moves tickets, and all with the same text, to a topic, or out of all.
    Move {
        /// The tickets.
        keys: Vec<TicketKey>,
        /// Where to.
        to: Option<u32>,
    },
    /// Makes a topic of these tickets.
    New {
        /// Its name.
        name: String,
        /// The tickets.
        keys: Vec<TicketKey>,
    },
}
