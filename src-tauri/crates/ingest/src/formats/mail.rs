//! E-mail as mail programs and Google Takeout export it: mailboxes, single mails, archives of either. How it is read is
//! said in [`crate::mail`].

use super::definition::{Definition, Reads};
use crate::Format;

/// See the module's first lines.
pub static FORMAT: Definition =
    Definition { name: Format::MAIL, label: "E-mail (mbox, .eml)", source: None, reads: Reads::Mail };
