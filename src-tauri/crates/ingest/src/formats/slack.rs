//! Slack's export of a workspace. How it is read is said in [`crate::slack`].

use super::definition::{Definition, Reads};
use crate::Format;

/// See the module's first lines.
pub static FORMAT: Definition =
    Definition { name: Format::SLACK, label: "Slack export (ZIP)", source: Some("slack"), reads: Reads::Slack };
