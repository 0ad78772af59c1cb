//! Plain values that every room shares.
//!
//! In: nothing. Out: tickets, analysis, filters, receipts, settings, columns. Never: I/O, a clock, randomness.

pub mod analysis;
pub mod calendar;
pub mod call;
pub mod columns;
pub mod correction;
pub mod desk;
pub mod durations;
pub mod effective;
pub mod escalation;
pub mod filter;
pub mod history;
pub mod instant;
pub mod job;
pub mod link;
pub mod rating;
pub mod receipt;
pub mod rules;
pub mod scoring;
pub mod settings;
pub mod short;
pub mod sla;
pub mod standing;
pub mod ticket;

pub use analysis::{Analysis, Aside, AsideKind, Emotion, Evidence, Label, Tone};
pub use calendar::{BusinessHours, Clock, Shift, SpecialDay};
pub use call::Call;
pub use correction::{Change, Chosen, Corrected, Correction, LabelSource, Labels};
pub use desk::{Event, Segment};
pub use effective::{Learned, effective_labels, effective_left_out};
pub use escalation::{Escalation, effective_escalation, given_escalated};
pub use filter::{Facet, Filter, Having, Measure, Period, Population, Range};
pub use history::StatusChange;
pub use instant::Instant;
pub use job::{Cancel, Progress, Stage};
pub use link::{Link, LinkKind};
pub use rating::Rating;
pub use receipt::{ImportReceipt, Rejection, Tally};
pub use rules::{CategoryRule, RuleFault, RuleList, RuleSet, SubcategoryRule, Term, ToneRules, ToneWord, UrgencyRule};
pub use scoring::{AgentScoring, Aim};
pub use settings::Settings;
pub use short::Short;
pub use sla::{SlaGoal, SlaIs, SlaPolicy, SlaRules, SlaState, SlaTarget};
pub use ticket::{Attachment, LeftOut, Message, Person, Priority, Role, Status, Ticket, TicketKey};
