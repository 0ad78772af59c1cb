//! Any table or JSON, by a mapping. In: cells and a mapping. Out: drafts.

use std::collections::HashMap;

use serde_json::Value;

use crate::assemble::{Draft, Hint, Values};
use crate::json::flatten;
use crate::plan::{Field, Mapping};

/// What becomes of a column.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Use {
    /// The field it feeds.
    pub field: Field,
    /// What its header adds.
    pub hint: Hint,
}

/// A column's uses, by its header.
pub fn uses(mapping: &Mapping) -> HashMap<String, Vec<Use>> {
    let mut uses: HashMap<String, Vec<Use>> = HashMap::new();
    for (field, header) in mapping.fields.iter().filter(|(_, header)| !header.is_empty()) {
        uses.entry(header.clone()).or_default().push(Use { field: *field, hint: Hint::of(header) });
    }
    uses
}

/// Takes one cell into a draft: into its fields, else as it is.
pub fn take(draft: &mut Draft, header: &str, uses: Option<&Vec<Use>>, cell: &str, values: &mut Values) {
    match uses {
        Some(uses) => uses.iter().for_each(|used| draft.set(used.field, cell, used.hint, values)),
        None => draft.keep(header, cell),
    }
}

/// A draft of a JSON record.
pub fn value(record: &Value, source: &str, uses: &HashMap<String, Vec<Use>>, values: &mut Values) -> Draft {
    let mut draft = Draft::new(source);
    flatten(record, "", &mut |path, cell| take(&mut draft, path, uses.get(path), &cell, values));
    draft
}
