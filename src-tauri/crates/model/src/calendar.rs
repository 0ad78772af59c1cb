//! When people work, and on which clock a duration is counted (METRICS: Time).
//!
//! Plain values, in the reporting zone. Counting with them is `analytics::hours`.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which hours a duration counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Clock {
    /// All of them.
    #[default]
    Calendar,
    /// Only those of [`BusinessHours`].
    Business,
}

/// The hours a team works, in the reporting zone. The default is Monday to Friday, 9 to 17.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export)]
pub struct BusinessHours {
    /// Shifts of each weekday from Monday, ascending, apart from each other. None: closed.
    pub week: [Vec<Shift>; 7],
    /// Days that differ: holidays and days with other hours, ascending, one entry a day.
    pub days: Vec<SpecialDay>,
}

impl Default for BusinessHours {
    fn default() -> Self {
        let usual = || vec![Shift { from: 9 * 60, to: 17 * 60 }];
        let week = [usual(), usual(), usual(), usual(), usual(), Vec::new(), Vec::new()];
        BusinessHours { week, days: Vec::new() }
    }
}

/// A stretch of a local day on which people work, `[from, to)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Shift {
    /// Minutes from local midnight, 0–1439.
    pub from: u16,
    /// Minutes from local midnight, above `from`, at most 1440.
    pub to: u16,
}

/// A day with hours of its own.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct SpecialDay {
    /// `YYYY-MM-DD` in the reporting zone.
    pub day: String,
    /// What it is called ("Christmas Day"); may be empty.
    pub name: String,
    /// Its shifts instead of the weekday's; none: closed.
    pub shifts: Vec<Shift>,
}
