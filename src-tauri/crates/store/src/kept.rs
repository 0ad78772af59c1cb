//! What people decided in a workspace, apart from its data: survives undo, restore and rebuild.

use std::collections::BTreeMap;

use model::Settings;
use serde::{Deserialize, Serialize};

/// Settings and notes, stored as one small value.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Kept {
    /// The settings.
    #[serde(flatten)]
    pub settings: Settings,
    /// What other rooms want kept, by name, in their own shape.
    #[serde(default)]
    pub notes: BTreeMap<String, serde_json::Value>,
}
