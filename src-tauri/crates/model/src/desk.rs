//! What people add to a workspace to look at it: named segments, and events that charts are marked with.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Filter;

/// A named part of the tickets. Its filter has no period: a segment is looked at in the period of the screen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Segment {
    /// What it is called; no two have the same name.
    pub name: String,
    /// Which tickets it holds.
    pub filter: Filter,
}

/// Something that happened on a day ("release 4.2"), drawn as a line in charts over time.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Event {
    /// `YYYY-MM-DD` in the reporting zone.
    pub day: String,
    /// What happened, not empty.
    pub name: String,
}
