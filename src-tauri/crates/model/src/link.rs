//! How tickets of one source belong together.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a ticket's export says of another ticket. The other way round is found when asked, not stored.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Link {
    /// How the other ticket is related to this one.
    pub kind: LinkKind,
    /// The other ticket's id, in the same source.
    pub id: String,
}

/// How another ticket is related to this one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum LinkKind {
    /// They are about the same thing.
    Related,
    /// This one was merged into the other.
    MergedInto,
    /// This one repeats the other.
    DuplicateOf,
    /// This incident is caused by the other, a problem.
    CausedBy,
}
