//! Everything that can go wrong, with whose fault it is left to the types it wraps.

use std::io;
use std::path::PathBuf;

use learn::classifier::{Unlearnable, Unreadable};
use learn::topics::TopicEditFault;
use model::{RuleFault, RuleList, TicketKey};

use crate::events::LONGEST_NAME;
use crate::learning::FEWEST;
use crate::sla::SlaFault;
use crate::wire::learning::Verdict;

/// A failure of the engine. Its text is a message for people: what happened, where, what to do.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A file could not be read as an export.
    #[error("{error}. {remedy}", error = .0, remedy = .0.remedy())]
    Ingest(#[from] ingest::Error),
    /// The workspace on disk.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// The index; it has been or will be rebuilt.
    #[error("{0}. Run `rebuild`, or close and open the workspace again.")]
    Search(#[from] search::Error),
    /// The thread that writes the index ended without a reason.
    #[error("The search index could not be written to its end. Run `rebuild`, or close and open the workspace again.")]
    IndexStopped,
    /// The system gives no more threads.
    #[error("The import could not be started: {0}. Close other programs and try again.")]
    Thread(io::Error),
    /// A file could not be written.
    #[error("{path} could not be written: {source}. Choose another place, or free some space.", path = path.display())]
    Write {
        /// Where.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A report could not be made.
    #[error(transparent)]
    Report(#[from] report::Error),
    /// There is no such ticket.
    #[error("There is no ticket {} from {}.", .0.id, .0.source)]
    NoTicket(TicketKey),
    /// No ticket has this id.
    #[error("There is no ticket {0} in this workspace.")]
    NoId(String),
    /// Several sources have a ticket with this id.
    #[error("Several sources have a ticket {id}: write one of {}.", sources.iter().map(|source| format!("{source}:{id}")).collect::<Vec<_>>().join(", "))]
    AmbiguousId {
        /// The id.
        id: String,
        /// Sources that have it.
        sources: Vec<String>,
    },
    /// There is no import with this number.
    #[error("There is no import number {0}.")]
    NoImport(u32),
    /// Rules that can't be used as they are.
    #[error("{}", in_words(.0))]
    Rules(Vec<RuleFault>),
    /// A file that holds no rules.
    #[error("{path} can't be read as rules: {reason}. Choose a file that was saved with “Export rules”.", path = path.display())]
    RulesFile {
        /// Where.
        path: PathBuf,
        /// What is wrong with it, with its line.
        reason: String,
    },
    /// A segment that can't be kept under its name.
    #[error("The segment “{name}” can't be saved: {why}. Give it another name.")]
    SegmentName {
        /// The name.
        name: String,
        /// What is wrong with it.
        why: &'static str,
    },
    /// Not a name for a category.
    #[error("“{0}” can't be the name of a category: it needs between 1 and 200 letters.")]
    CategoryName(String),
    /// There are too few labels to learn from.
    #[error("{0} A category needs {FEWEST} labelled tickets with different texts.")]
    TooFewLabels(Unlearnable),
    /// Nothing was learnt yet.
    #[error("Nothing has been learnt yet.")]
    NothingLearnt,
    /// A model that can't be read.
    #[error("{0}")]
    UnreadableModel(Unreadable),
    /// What was learnt may not be switched on.
    #[error("What was learnt is not clearly better than {}, so it stays off.", than(*.0))]
    NotBetter(Verdict),
    /// Topics can't be changed like this.
    #[error("{0}")]
    TopicEdit(TopicEditFault),
    /// The user stopped it before anything was changed.
    #[error("Stopped. Nothing was changed.")]
    Stopped,
    /// Not a day.
    #[error("“{0}” is not a day. Write it as 2026-03-29.")]
    NoDay(String),
    /// An event without a name, or with one too long to stand beside a line.
    #[error("The event on {0} needs a name of 1 to {LONGEST_NAME} letters.")]
    EventName(String),
    /// Promises that can't be kept by anybody.
    #[error("{} Nothing was changed.", named(.0))]
    SlaRules(Vec<SlaFault>),
    /// Not an IANA time zone.
    #[error("{0} is not a time zone. Write it as Europe/Berlin.")]
    UnknownZone(String),
    /// The reporting zone's week starts on a day that does not exist.
    #[error("The week can't start on day {0}: 0 is Monday, 6 is Sunday.")]
    UnknownWeekday(u8),
}

impl From<Unlearnable> for Error {
    fn from(why: Unlearnable) -> Self {
        match why {
            Unlearnable::Cancelled => Error::Stopped,
            why => Error::TooFewLabels(why),
        }
    }
}

fn than(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::NotBetterThanGuessing => "always naming the commonest category",
        Verdict::Better | Verdict::NotBetterThanRules => "the rules",
    }
}

/// Faults named one by one in a message.
const NAMED: usize = 3;

fn in_words(faults: &[RuleFault]) -> String {
    let worded: Vec<String> = faults.iter().map(one_in_words).collect();
    format!("These rules can't be used. {} Nothing was changed.", named(&worded))
}

/// The first faults, and how many more there are.
fn named(faults: &[impl ToString]) -> String {
    let named: Vec<String> = faults.iter().take(NAMED).map(ToString::to_string).collect();
    let more = faults.len().saturating_sub(NAMED);
    let rest = if more == 0 { String::new() } else { format!(" And {more} more.") };
    format!("{}{rest}", named.join(" "))
}

fn one_in_words(fault: &RuleFault) -> String {
    let place = match fault.list {
        RuleList::Categories if fault.subcategory.is_empty() => format!("Category “{}”", fault.category),
        RuleList::Categories => format!("Category “{}”, subcategory “{}”", fault.category, fault.subcategory),
        RuleList::Urgency => "Urgency".to_owned(),
        RuleList::Tone => "Tone".to_owned(),
    };
    format!("{place}, “{}”: {}.", fault.pattern, fault.reason.trim_end_matches('.'))
}
