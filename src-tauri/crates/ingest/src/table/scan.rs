//! Bytes to the cells of one row. In: bytes from the start of a row. Out: its cells, its length, what is irregular in it.
//! Never: reads on when the bytes end.
//!
//! A cell may stand in quotes, a quote inside it is doubled. Beyond that rule, exports hold quotes nobody doubled. Such
//! a quote is followed by neither a border nor the end of the row, and two readings are possible: see [`Stray`].

use memchr::{memchr, memchr3};

use super::Row;

/// The delimiter of a table of one column: a control character that text does not hold.
const NO_DELIMITER: u8 = 0x1F;

/// How a quote is read that neither ends its cell nor is doubled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stray {
    /// As a character of its cell, which goes on: `"he said "no" to me"`.
    IsText,
    /// As the end of the quoted part, what follows it stands bare: `"abc"def`.
    Ends,
}

/// What the bytes from the start of a row hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scan {
    /// A whole row.
    Whole {
        /// Bytes of it, its line end included.
        length: usize,
        /// A quote in it is stray.
        irregular: bool,
    },
    /// The bytes end first.
    Open {
        /// They end inside quotes.
        quoted: bool,
    },
}

/// Reads one row. `ended`: nothing comes after these bytes.
pub fn scan(bytes: &[u8], ended: bool, delimiter: Option<u8>, stray: Stray, row: &mut Row) -> Scan {
    let delimiter = delimiter.unwrap_or(NO_DELIMITER);
    let (mut at, mut irregular) = (0, false);
    loop {
        if bytes.get(at) == Some(&b'"') {
            match quoted(bytes, at + 1, ended, delimiter, stray, row) {
                Some(cell) => {
                    at = cell.end;
                    irregular |= cell.irregular;
                }
                None => {
                    row.end_cell();
                    return Scan::Open { quoted: true };
                }
            }
        } else {
            let rest = &bytes[at..];
            let end = memchr3(delimiter, b'\n', b'\r', rest).unwrap_or(rest.len());
            row.push(&rest[..end]);
            at += end;
        }
        row.end_cell();
        match bytes.get(at) {
            Some(byte) if *byte == delimiter => at += 1,
            Some(b'\n') => return Scan::Whole { length: at + 1, irregular },
            Some(_) => match bytes.get(at + 1) {
                Some(b'\n') => return Scan::Whole { length: at + 2, irregular },
                None if !ended => return Scan::Open { quoted: false },
                _ => return Scan::Whole { length: at + 1, irregular },
            },
            None if ended => return Scan::Whole { length: at, irregular },
            None => return Scan::Open { quoted: false },
        }
    }
}

/// A quoted cell that has an end.
struct Quoted {
    end: usize,
    irregular: bool,
}

/// Reads a cell from behind its opening quote up to the border behind it; `None` when the bytes end first.
fn quoted(bytes: &[u8], start: usize, ended: bool, delimiter: u8, stray: Stray, row: &mut Row) -> Option<Quoted> {
    let (mut at, mut irregular) = (start, false);
    loop {
        let rest = bytes.get(at..)?;
        let Some(quote) = memchr(b'"', rest) else {
            row.push(rest);
            return None;
        };
        row.push(&rest[..quote]);
        at += quote + 1;
        match bytes.get(at) {
            Some(b'"') => {
                row.push(b"\"");
                at += 1;
                continue;
            }
            None => return ended.then_some(Quoted { end: at, irregular }),
            Some(_) => {}
        }
        if let Some(end) = border(bytes, at, ended, delimiter) {
            return Some(Quoted { end, irregular });
        }
        irregular = true;
        match stray {
            Stray::IsText => row.push(b"\""),
            Stray::Ends => {
                let rest = &bytes[at..];
                let end = memchr3(delimiter, b'\n', b'\r', rest).unwrap_or(rest.len());
                row.push(&rest[..end]);
                return Some(Quoted { end: at + end, irregular });
            }
        }
    }
}

/// Where the border stands that ends a cell here: at once, or behind blanks.
fn border(bytes: &[u8], at: usize, ended: bool, delimiter: u8) -> Option<usize> {
    let is_border = |byte: u8| byte == delimiter || byte == b'\n' || byte == b'\r';
    let mut end = at;
    while let Some(byte) = bytes.get(end) {
        match byte {
            byte if is_border(*byte) => return Some(end),
            b' ' | b'\t' => end += 1,
            _ => return None,
        }
    }
    ended.then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, stray: Stray, expected: Scan, cells: &[&str]) {
        let mut row = Row::default();
        assert_eq!(scan(text.as_bytes(), true, Some(b','), stray, &mut row), expected, "{text:?}");
        let found: Vec<_> = row.cells().map(|cell| String::from_utf8_lossy(cell).into_owned()).collect();
        assert_eq!(found, cells, "{text:?}");
    }

    fn whole(length: usize, irregular: bool) -> Scan {
        Scan::Whole { length, irregular }
    }

    #[test]
    fn rows_of_cells() {
        use Stray::{Ends, IsText};
        check("a,b\nc", IsText, whole(4, false), &["a", "b"]);
        check("a,\r\nc", IsText, whole(4, false), &["a", ""]);
        check("a\rc", IsText, whole(2, false), &["a"]);
        check("a", IsText, whole(1, false), &["a"]);
        check("\"a\"\"b\",\"c\nd\"\ne", IsText, whole(13, false), &["a\"b", "c\nd"]);
        check("\"\",\"\"\"\"", IsText, whole(7, false), &["", "\""]);
        check("\"a\" ,b\n", IsText, whole(7, false), &["a", "b"]);
        check("6'2\",b\n", IsText, whole(7, false), &["6'2\"", "b"]);
        check("\"he said \"no\" to me\",b\n", IsText, whole(23, true), &["he said \"no\" to me", "b"]);
        check("\"abc\"def,b\n", Ends, whole(11, true), &["abcdef", "b"]);
        check("x,\"abc\ndef\n", IsText, Scan::Open { quoted: true }, &["x", "abc\ndef\n"]);
    }

    #[test]
    fn a_row_that_may_go_on_is_open() {
        for text in ["a,b", "a,\"b\"", "a\r", "\"a\" "] {
            let found = scan(text.as_bytes(), false, Some(b','), Stray::IsText, &mut Row::default());
            assert!(matches!(found, Scan::Open { .. }), "{text:?}: {found:?}");
        }
    }
}
