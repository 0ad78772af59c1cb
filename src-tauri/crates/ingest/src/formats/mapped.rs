//! Any table or JSON, by a mapping. In: cells and a mapping. Out: drafts.

use std::collections::HashMap;

use serde_json::Value;

use super::definition::{Definition, Reads};
use super::headers::repeated;
use super::turns;
use crate::Format;
use crate::assemble::{Draft, Hint, Values};
use crate::json::flatten;
use crate::plan::{Field, Mapping};

/// Any table.
pub static TABLE: Definition =
    Definition { name: Format::ANY_TABLE, label: "Table with mapped columns", source: None, reads: Reads::AnyTable };

/// Any JSON.
pub static JSON: Definition =
    Definition { name: Format::ANY_JSON, label: "JSON records with mapped keys", source: None, reads: Reads::AnyJson };

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

/// What becomes of the column under `header`: its own uses, or of a repeated column those of the first where the field
/// takes several.
pub fn uses_of(header: &str, uses: &HashMap<String, Vec<Use>>) -> Option<Vec<Use>> {
    if let Some(own) = uses.get(header) {
        return Some(own.clone());
    }
    let (first, number) = repeated(header);
    let several = uses.get(first).filter(|_| number > 1)?.iter().copied();
    let several: Vec<Use> = several.filter(|used| used.field.takes_several()).collect();
    (!several.is_empty()).then_some(several)
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
    let conversation = turns::found(record).filter(|(path, _)| !uses.contains_key(path));
    let is_told = |path: &str| conversation.as_ref().is_some_and(|(list, _)| list == path);
    flatten(record, "", &mut |path, cell| {
        if !is_told(path) {
            take(&mut draft, path, uses.get(path), &cell, values);
        }
    });
    for message in conversation.iter().flat_map(|(_, messages)| messages.iter()) {
        turns::add(message, &mut draft, values);
    }
    draft
}
