//! What programs did to the cells on their way here. In: a cell's bytes. Out: its text, repaired where that is certain, and
//! counts. Never: drops a cell.

use std::borrow::Cow;

use serde_json::Value;

use crate::input::{self, mojibake};

/// Errors of formulas, and what a column too narrow shows.
const ERRORS: [&[u8]; 8] = [b"#REF!", b"#NAME?", b"#VALUE!", b"#DIV/0!", b"#NULL!", b"#NUM!", b"#SPILL!", b"#CALC!"];
/// The longest text a spreadsheet's cell holds, characters.
const LONGEST_CELL: usize = 32_767;

/// How many cells are damaged, by kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Damage {
    /// Not valid in the file's encoding: read as Windows-1252.
    pub misencoded: u32,
    /// Saved after being read in the wrong encoding: repaired.
    pub mojibake: u32,
    /// Holding a spreadsheet's error instead of a value.
    pub errors: u32,
    /// As long as a spreadsheet's cell can be: most likely cut.
    pub cut: u32,
}

impl Damage {
    /// The text of a cell.
    pub fn text<'a>(&mut self, cell: &'a [u8]) -> Cow<'a, str> {
        let text = input::text(cell);
        if cell.is_ascii() && cell.len() < LONGEST_CELL && cell.first() != Some(&b'#') {
            return text;
        }
        self.misencoded += u32::from(matches!(text, Cow::Owned(_)));
        self.errors += u32::from(is_error(cell));
        self.cut += u32::from(cell.len() >= LONGEST_CELL && text.chars().count() == LONGEST_CELL);
        match mojibake::mended(&text) {
            Some(mended) => {
                self.mojibake += 1;
                Cow::Owned(mended)
            }
            None => text,
        }
    }

    /// Repairs the texts of a JSON record that stands as `bytes` in the file.
    pub fn mend(&mut self, value: &mut Value, bytes: &[u8]) {
        if mojibake::is_suspect(bytes) || has_escaped_lead(bytes) {
            self.mend_all(value);
        }
    }

    fn mend_all(&mut self, value: &mut Value) {
        match value {
            Value::String(text) => {
                if let Some(mended) = mojibake::mended(text) {
                    self.mojibake += 1;
                    *text = mended;
                }
            }
            Value::Array(items) => items.iter_mut().for_each(|item| self.mend_all(item)),
            Value::Object(members) => members.values_mut().for_each(|member| self.mend_all(member)),
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }
}

fn is_error(cell: &[u8]) -> bool {
    cell.first() == Some(&b'#') && (ERRORS.contains(&cell) || (cell.len() > 2 && cell.iter().all(|byte| *byte == b'#')))
}

/// `\u00c3`: a lead letter where everything beyond ASCII is written as an escape.
fn has_escaped_lead(bytes: &[u8]) -> bool {
    memchr::memmem::find_iter(bytes, b"\\u00")
        .any(|at| matches!(bytes.get(at + 4), Some(b'c' | b'C' | b'e' | b'E' | b'f' | b'F' | b'd' | b'D')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn damage_is_counted_and_repaired_where_it_is_certain() {
        let mut damage = Damage::default();
        let long = "ö".repeat(LONGEST_CELL);
        for (cell, text) in [
            ("cafÃ©".as_bytes(), "café"),
            (b"na\xEFve", "naïve"),
            (b"#REF!", "#REF!"),
            (b"########", "########"),
            (b"#1 in line", "#1 in line"),
            (b"#N/A", "#N/A"),
            (long.as_bytes(), long.as_str()),
        ] {
            assert_eq!(damage.text(cell), text);
        }
        assert_eq!(damage, Damage { misencoded: 1, mojibake: 1, errors: 2, cut: 1 });
    }

    #[test]
    fn json_is_repaired_as_it_is_and_in_escapes() {
        for bytes in [r#"{"a":["cafÃ©",1]}"#, r#"{"a":["caf\u00c3\u00a9",1]}"#] {
            let mut value: Value = serde_json::from_str(bytes).expect("JSON");
            let mut damage = Damage::default();
            damage.mend(&mut value, bytes.as_bytes());
            assert_eq!((value["a"][0].as_str(), damage.mojibake), (Some("café"), 1));
        }
    }
}
