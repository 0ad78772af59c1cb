//! Words, numbers and times as exports write them, to the values of `model`. Pure functions. Never: rejects a ticket:
//! what cannot be read is `None`, and the caller counts it.

pub mod adf;
pub mod category;
pub mod channel;
pub mod dates;
pub mod durations;
pub mod escalation;
pub mod heads;
pub mod html;
pub mod months;
pub mod priority;
pub mod rating;
pub mod sides;
pub mod status;
pub mod thread;
pub mod verdicts;
pub mod wiki;
pub mod words;
pub mod zones;
