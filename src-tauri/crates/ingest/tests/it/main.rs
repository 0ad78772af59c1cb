//! The crate through its public door: files in, records out.

mod bad_input;
mod balance;
mod containers;
mod conversations;
mod damaged;
mod fixtures;
mod formats;
mod history;
mod holidays;
mod mail;
mod outside;
mod outside_tables;
mod slack;
mod suggestion;
mod support;
mod ticked;
mod truth;
