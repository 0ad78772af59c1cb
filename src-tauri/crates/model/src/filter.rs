//! One filter drives every list, chart, table, report and export.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Clock, Instant, SlaIs};

/// Which tickets a screen, a file or a number is about. The default is all tickets that count.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export)]
pub struct Filter {
    /// Full-text query; empty matches all. Words are joined by AND, `"…"` is a phrase, `-word` excludes.
    pub text: String,
    /// Days to look at; `None` is all time, including undated tickets.
    pub period: Option<Period>,
    /// What `period` means.
    pub population: Population,
    /// For each facet the accepted values (any of them); facets are joined by AND.
    pub facets: BTreeMap<Facet, Vec<String>>,
    /// Half-open ranges of measures, joined by AND.
    pub ranges: Vec<Range>,
    /// Conditions, joined by AND.
    pub having: Vec<Having>,
    /// Standing against promises, joined by AND.
    pub sla: Vec<SlaIs>,
    /// The clock on which durations are counted: those shown, and those that `ranges` limits.
    pub clock: Clock,
    /// Only tickets of repeat customers: of those with [`crate::standing::REPEAT_TICKETS`] or more tickets among the ones that
    /// the filter here takes, its period and population included; of several, those of all. So that it stays said who comes
    /// again and again, however the rest is narrowed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<Filter>>")]
    pub repeats: Vec<Filter>,
}

/// A half-open range of instants `[start, end)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Period {
    /// First instant inside.
    pub start: Instant,
    /// First instant outside.
    pub end: Instant,
}

impl Period {
    /// Whether the instant lies inside.
    pub fn contains(&self, at: Instant) -> bool {
        self.start <= at && at < self.end
    }
}

/// Which event puts a ticket into the period.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Population {
    /// Created in the period.
    #[default]
    Created,
    /// Resolved in the period.
    Resolved,
    /// Open at the period's end: created before it and not resolved by then. The start is ignored.
    OpenAtEnd,
}

/// A property with a few values, by which tickets are filtered and counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Facet {
    /// Effective category: corrected by a person, else given by the helpdesk, else learnt, else by rules.
    Category,
    /// Detected subcategory.
    Subcategory,
    /// Effective priority: corrected, else given, else detected.
    Priority,
    /// Channel.
    Channel,
    /// Status.
    Status,
    /// Agent, as shown.
    Agent,
    /// Tone label.
    Sentiment,
    /// Leading emotion.
    Emotion,
    /// Tag.
    Tag,
    /// Customer id.
    Customer,
    /// Source name.
    Source,
    /// Language code.
    Language,
    /// Number of a topic, in decimal.
    Topic,
    /// A phrase in the customer's words.
    Phrase,
    /// Why it was escalated.
    Escalation,
}

impl Facet {
    /// All, in the order they are offered.
    pub const ALL: [Facet; 15] = [
        Facet::Category,
        Facet::Subcategory,
        Facet::Status,
        Facet::Priority,
        Facet::Sentiment,
        Facet::Channel,
        Facet::Agent,
        Facet::Emotion,
        Facet::Tag,
        Facet::Customer,
        Facet::Source,
        Facet::Language,
        Facet::Topic,
        Facet::Phrase,
        Facet::Escalation,
    ];
}

/// A number of a ticket that can be limited to a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Measure {
    /// First response time, hours.
    FirstResponseHours,
    /// Resolution time, hours.
    ResolutionHours,
    /// Resolution time, or age at as-of for an open ticket, hours.
    ResolutionOrAgeHours,
    /// Hour of the week of creation in the reporting zone: (days since the week's first day) × 24 + hour, 0–167,
    /// counted from Monday whatever the week start.
    HourOfWeek,
    /// Tone score, −1 to 1.
    Score,
    /// Rating out of five.
    Rating,
}

/// `from <= measure < to`; an open end is `None`. A ticket without the measure is outside.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Range {
    /// What is limited.
    pub measure: Measure,
    /// Smallest value inside.
    pub from: Option<f64>,
    /// Smallest value outside.
    pub to: Option<f64>,
}

/// A condition on a ticket.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Having {
    /// A human agent has replied and the time is known on the filter's clock.
    Answered,
    /// No human agent has replied yet.
    Unanswered,
    /// Resolved with a resolution time known on the filter's clock.
    Resolved,
    /// Neither solved nor closed.
    Unresolved,
    /// Rated on a satisfaction scale.
    Rated,
    /// Rated 4–5 or good.
    Satisfied,
    /// Rated below.
    Unsatisfied,
    /// Has no creation time.
    Undated,
    /// Has a tone (anything but not scored).
    Scored,
    /// Solved or closed without a known moment.
    ResolvedWithoutTime,
    /// Kept out of the numbers (spam, merged, duplicate, bot only): shows exactly those instead of hiding them.
    LeftOut,
    /// Has been reopened.
    Reopened,
    /// Has been escalated: the export says so, else the words do.
    Escalated,
    /// Work on it has ended, whether or not the moment is known.
    Ended,
    /// The export tells how often it was reopened.
    ReopensKnown,
    /// Solved with exactly one public agent reply and never reopened.
    OneTouch,
    /// Solved at first contact (METRICS: Quality of resolution).
    FirstContact,
    /// Solved, and old enough at as-of to tell whether it was at first contact.
    FirstContactDecided,
    /// Rated on the scale of NPS.
    NpsRated,
    /// Two or more public agent replies.
    SeveralReplies,
    /// Dated, and solved or closed at a moment that is not known: never seen to be open.
    EndUnknown,
}
