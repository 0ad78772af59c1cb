//! E-mail: mailboxes (mbox), single mails (.eml), archives of either. In: bytes. Out: a ticket a thread. Never: fetches
//! mail, opens attachments, holds more than the threads that are not yet complete.
//!
//! A first pass reads the headers: which mails belong together ([`threads`]) and who is on our side ([`sides`]). The
//! second reads the texts, and a ticket is handed out when the last mail of its thread was seen.

mod automatic;
mod body;
mod framing;
mod header;
mod inspect;
mod mbox;
mod memory;
mod message;
mod read;
mod sides;
mod subject;
mod thread;
mod threads;
mod waiting;

pub use framing::is_mail;
pub use inspect::{inspect, preview};
pub use memory::tickets_of_mail;
pub use read::Mailbox;
