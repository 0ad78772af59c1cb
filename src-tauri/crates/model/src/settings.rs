//! What a workspace is set to.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Settings of a workspace. Changing them never needs a re-index.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export)]
pub struct Settings {
    /// Reporting zone, IANA name.
    pub zone: String,
    /// First day of the week: 0 is Monday, 6 is Sunday.
    pub week_start: u8,
}

impl Default for Settings {
    fn default() -> Self {
        Settings { zone: "UTC".into(), week_start: 0 }
    }
}
