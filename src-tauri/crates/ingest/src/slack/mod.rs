//! Slack's export of a workspace: a ZIP with lists of users and channels and, for each channel, a folder with one file a
//! day. In: the archive. Out: a ticket for each thread, and for what one person wrote in a row without a thread. Never:
//! holds more than one channel, and of that only threads of the last month.

mod channel;
mod inspect;
mod people;
mod read;
mod text;

pub use inspect::{inspect, preview};
pub use read::Export;
