//! How a table is laid out: delimiter, header, where the records begin. In: the head of a file. Out: [`Layout`].
//! Never: looks at what the columns mean.

use super::header::Header;
use super::{Row, Rows};
use crate::input::sheet::Sheet;
use crate::input::{mojibake, text};

/// Rows of the head that take part in the decision.
const SAMPLED: usize = 200;
/// How many rows may stand above the header.
const LONGEST_PREAMBLE: usize = 20;

/// A table's layout.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    /// `None` for a table of one column.
    pub delimiter: Option<u8>,
    /// Rows above the header (report titles, `sep=;`).
    pub preamble: usize,
    /// Rows the header takes, from 1.
    pub header_rows: usize,
    /// Column names: as written (those of several rows put together), made unique, never empty.
    pub headers: Vec<String>,
}

impl Layout {
    /// The layout of a table that begins with `head`; `cut`: the file goes on after it.
    pub fn detect(head: &[u8], cut: bool) -> Layout {
        let declared =
            head.strip_prefix(b"\"").unwrap_or(head).strip_prefix(b"sep=").and_then(|rest| rest.first().copied());
        let candidates: &[u8] = declared.as_ref().map_or(b",;\t|", std::slice::from_ref);
        let best = candidates
            .iter()
            .map(|delimiter| (*delimiter, sample(head, Some(*delimiter), cut)))
            .map(|(delimiter, rows)| (evenness(&rows), delimiter, rows))
            .reduce(|best, other| if other.0 > best.0 { other } else { best });
        match best {
            Some((score, delimiter, rows)) if score > 0.0 => Self::of(Some(delimiter), &rows),
            _ => Self::of(None, &sample(head, None, cut)),
        }
    }

    /// Whether a text is a table rather than prose with a comma here and there: most of its rows are as wide as its header.
    pub fn is_table(head: &[u8], cut: bool) -> bool {
        let Layout { delimiter: Some(delimiter), headers, .. } = Layout::detect(head, cut) else { return false };
        let rows = sample(head, Some(delimiter), cut);
        rows.len() > 1 && rows.iter().filter(|row| row.len() == headers.len()).count() * 2 > rows.len()
    }

    /// The layout of a sheet.
    pub fn of_sheet(sheet: &Sheet) -> Layout {
        let rows: Vec<Vec<String>> = (0..sheet.len().min(SAMPLED))
            .filter_map(|index| sheet.row(index))
            .map(|(_, cells)| cells.map(named).collect())
            .collect();
        Self::of(None, &rows)
    }

    /// Rows above the first record.
    pub fn above(&self) -> usize {
        self.preamble + self.header_rows
    }

    /// The delimiter as plans and receipts show it.
    pub fn delimiter_shown(&self) -> String {
        self.delimiter.map(|byte| char::from(byte).to_string()).unwrap_or_default()
    }

    fn of(delimiter: Option<u8>, rows: &[Vec<String>]) -> Layout {
        let preamble = header_row(rows);
        let header = Header::of(rows.get(preamble..).unwrap_or_default());
        Layout { delimiter, preamble, header_rows: header.rows.max(1), headers: unique(&header.names) }
    }
}

fn sample(head: &[u8], delimiter: Option<u8>, cut: bool) -> Vec<Vec<String>> {
    let mut rows = Rows::new(head, delimiter, None);
    let mut row = Row::default();
    let mut found = Vec::new();
    while found.len() <= SAMPLED && matches!(rows.next(&mut row), Ok(true)) {
        found.push(row.cells().map(named).collect());
    }
    if cut && found.len() > 1 && found.len() <= SAMPLED {
        found.pop();
    }
    found
}

/// A cell as a name.
fn named(cell: &[u8]) -> String {
    let text = text(cell);
    mojibake::mended(text.trim()).unwrap_or_else(|| text.trim().to_owned())
}

/// Zero for a table of one column; more for more columns and for rows that agree with the header.
fn evenness(rows: &[Vec<String>]) -> f64 {
    let header = header_row(rows);
    let width = rows.get(header).map_or(0, Vec::len);
    let below = rows.get(header + 1..).unwrap_or_default();
    let agreeing = below.iter().filter(|row| row.len() == width).count();
    // Lines above the header count against it: prose with commas looks like rows below a title.
    let others = rows.len().saturating_sub(1);
    let share = if others == 0 { 1.0 } else { agreeing as f64 / others as f64 };
    if width < 2 || (header > 0 && share < 0.5) { 0.0 } else { (width as f64).sqrt() * (share * share + 0.01) }
}

/// The first row that is about as wide as most rows are and names at least two columns.
fn header_row(rows: &[Vec<String>]) -> usize {
    let mut widths: Vec<usize> = rows.iter().map(Vec::len).collect();
    widths.sort_unstable();
    let usual = widths.get(widths.len() / 2).copied().unwrap_or(0);
    let named = |row: &Vec<String>| row.iter().filter(|cell| !cell.is_empty()).count();
    let declared = |row: &Vec<String>| row.first().is_some_and(|cell| cell.starts_with("sep="));
    if usual < 3 && !rows.first().is_some_and(declared) {
        return 0;
    }
    let is_header = |row: &Vec<String>| !declared(row) && row.len() * 2 >= usual && named(row) >= usual.min(2);
    rows.iter().take(LONGEST_PREAMBLE).position(is_header).unwrap_or(0)
}

/// Names as written; an empty one is named by its place, a repeated one gets its number.
fn unique(cells: &[String]) -> Vec<String> {
    let mut taken = std::collections::HashSet::new();
    let mut names = Vec::with_capacity(cells.len());
    for (index, cell) in cells.iter().enumerate() {
        let base = if cell.is_empty() { format!("Column {}", index + 1) } else { cell.clone() };
        let mut name = base.clone();
        let mut number = 2;
        while !taken.insert(name.clone()) {
            name = format!("{base} ({number})");
            number += 1;
        }
        names.push(name);
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(head: &str, delimiter: Option<u8>, preamble: usize, headers: &[&str]) {
        let layout = Layout::detect(head.as_bytes(), false);
        let header_rows = 1;
        let expected = Layout {
            delimiter,
            preamble,
            header_rows,
            headers: headers.iter().map(|header| header.to_string()).collect(),
        };
        assert_eq!(layout, expected, "{head:?}");
    }

    #[test]
    fn layouts() {
        check("id,subject\n1,a\n", Some(b','), 0, &["id", "subject"]);
        check("id;text\n1;a, b, c\n2;d, e\n", Some(b';'), 0, &["id", "text"]);
        check("id\ttext\n1\ta, b\n", Some(b'\t'), 0, &["id", "text"]);
        check("id|text\n1|a\n", Some(b'|'), 0, &["id", "text"]);
        check("text\nhello, you\nand me\n", None, 0, &["text"]);
        check("sep=;\nid;text\n1;a\n", Some(b';'), 1, &["id", "text"]);
        check("Weekly report\n\nid,text,tag\n1,a,b\n2,c,d\n", Some(b','), 1, &["id", "text", "tag"]);
        check("a,a,,a\n1,2,3,4\n", Some(b','), 0, &["a", "a (2)", "Column 3", "a (3)"]);
        check("id,text", Some(b','), 0, &["id", "text"]);
        check("\"sep=;\"\nid;text\n1;a\n", Some(b';'), 1, &["id", "text"]);
        check("id;PrioritÃ¤t\n1;a\n", Some(b';'), 0, &["id", "Priorität"]);
    }
}
