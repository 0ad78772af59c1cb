//! The crate through its public door: tables of tickets and what must (not) be read in them.

#[path = "door/labels.rs"]
mod labels;
#[path = "door/languages.rs"]
mod languages;
#[path = "door/own_words.rs"]
mod own_words;
#[path = "door/properties.rs"]
mod properties;
#[path = "door/sentences.rs"]
mod sentences;
#[path = "door/tickets.rs"]
mod tickets;
#[path = "door/tone.rs"]
mod tone;
