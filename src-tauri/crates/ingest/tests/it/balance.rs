//! Whatever the file: read = formed + skipped + rejected, every row is accounted for, and no panic.

use std::ops::ControlFlow;
use std::path::Path;

use proptest::prelude::*;

use crate::containers::{gz, xlsx, zip};
use crate::support::{Outcome, file, import};

/// Headers of exports, one of none, one twice, and those nobody expects.
const HEADERS: [&str; 14] = [
    "id",
    "subject",
    "body",
    "status",
    "created at",
    "tags",
    "x",
    "",
    "Comment",
    "Comment",
    "Frage, \"warum\"?",
    "Größe",
    "rating",
    "message id",
];

fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z ]{0,12}",
        "[0-9]{1,6}",
        Just("2025-03-01 10:00".to_owned()),
        Just("a \"quoted\" one".to_owned()),
        Just("two\nlines".to_owned()),
        Just("<p>html</p>".to_owned()),
        Just("cafÃ© \u{feff}".to_owned()),
        "\\PC{0,8}",
    ]
}

/// A header and rows of its width.
fn table() -> impl Strategy<Value = Vec<Vec<String>>> {
    prop::sample::subsequence(HEADERS.to_vec(), 1..HEADERS.len()).prop_shuffle().prop_flat_map(|headers| {
        let headers: Vec<String> = headers.into_iter().map(str::to_owned).collect();
        let rows = prop::collection::vec(prop::collection::vec(cell(), headers.len()), 1..20);
        rows.prop_map(move |rows| std::iter::once(headers.clone()).chain(rows).collect())
    })
}

fn csv(table: &[Vec<String>], delimiter: char) -> String {
    let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
    let line = |row: &Vec<String>| row.iter().map(quoted).collect::<Vec<_>>().join(&delimiter.to_string());
    table.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// A text in UTF-8 with and without a byte order mark, and in UTF-16.
fn encoded(text: &str, encoding: u8) -> Vec<u8> {
    match encoding % 4 {
        0 => text.into(),
        1 => format!("\u{feff}{text}").into(),
        2 => std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect(),
        _ => std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(u16::to_be_bytes).collect(),
    }
}

/// Where something is done to the bytes, what, and with which byte.
type Harm = (prop::sample::Index, u8, u8);

fn harm() -> impl Strategy<Value = Vec<Harm>> {
    prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), any::<u8>()), 1..8)
}

/// Bytes changed, put in, taken out; quotes and delimiters put in and taken out; lines deleted; the end cut off.
fn corrupted(mut bytes: Vec<u8>, harm: &[Harm]) -> Vec<u8> {
    for (at, kind, byte) in harm {
        let at = at.index(bytes.len().max(1));
        match kind % 7 {
            0 if at < bytes.len() => bytes[at] = *byte,
            1 => bytes.insert(at.min(bytes.len()), *byte),
            2 => bytes.insert(at.min(bytes.len()), b'"'),
            3 => bytes.insert(at.min(bytes.len()), b','),
            4 => {
                if let Some(next) = bytes.iter().skip(at).position(|found| matches!(found, b',' | b'"' | b'\n')) {
                    bytes.remove(at + next);
                }
            }
            5 => {
                let start =
                    bytes[..at.min(bytes.len())].iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
                let end =
                    bytes[start..].iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |end| start + end + 1);
                bytes.drain(start..end);
            }
            _ => bytes.truncate(at.max(1)),
        }
    }
    bytes
}

/// Imports a file, checks that all of it was read and that each row is one record. It may be refused as a whole.
fn check(name: &str, bytes: &[u8]) -> Option<Outcome> {
    let (_folder, path) = file(name, bytes);
    let (plan, outcome) = import(&path).ok()?;
    assert_eq!(outcome.summary.bytes as usize, bytes.len(), "all of it is read");
    if plan.format != "mapped_json" && !plan.format.ends_with("_json") && !plan.rows_are_messages {
        assert_eq!(outcome.summary.rows, outcome.summary.read, "each row is one record");
        check_lines(&path, &plan);
    }
    Some(outcome)
}

/// Each row starts below the one before, and none below the end of the file.
fn check_lines(path: &Path, plan: &ingest::ImportPlan) {
    let mut last = 0;
    let mut sink = |_, at: ingest::At| {
        assert!(at.line > last, "line {} after line {last}", at.line);
        last = at.line;
        ControlFlow::Continue(())
    };
    ingest::read(path, &plan.format, "s", &plan.mapping, &|| false, &mut sink).expect("read before");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn tables_balance(table in table(), delimiter in prop::sample::select(vec![',', ';', '\t', '|']), encoding in any::<u8>()) {
        let rows = table.len() - 1;
        let is_named = table[0].iter().filter(|name| !name.is_empty()).count() > 1;
        let outcome = check("t.csv", &encoded(&csv(&table, delimiter), encoding));
        if let Some(outcome) = outcome.filter(|outcome| is_named && outcome.summary.delimiter.starts_with(delimiter)) {
            prop_assert_eq!(outcome.summary.rows as usize, rows, "each row is read once");
        }
    }

    #[test]
    fn corrupted_tables_balance(table in table(), encoding in any::<u8>(), harm in harm()) {
        check("t.csv", &corrupted(encoded(&csv(&table, ','), encoding), &harm));
    }

    #[test]
    fn corrupted_json_balances(table in table(), wrapped in 0u8..4, harm in harm(), is_whole in any::<bool>()) {
        let records: Vec<String> = table.iter().map(|row| {
            serde_json::json!({"id": row[0], "subject": row.last(), "comments": [{"body": row[0]}], "requester": {"id": 1}}).to_string()
        }).collect();
        let text = match wrapped {
            0 => format!("[{}]", records.join(",")),
            1 => records.join("\n"),
            2 => format!("{{\"tickets\":[{}],\"count\":1}}", records.join(",")),
            _ => records.join(" "),
        };
        let bytes = if is_whole { text.into_bytes() } else { corrupted(text.into_bytes(), &harm) };
        let (_folder, path) = file("t.json", &bytes);
        let _ = import(&path);
    }

    #[test]
    fn corrupted_containers_are_survived(table in table(), kind in 0u8..4, harm in harm()) {
        let text = csv(&table, ',');
        let (name, bytes) = match kind {
            0 => ("t.csv.gz", gz(text.as_bytes())),
            1 => ("t.zip", zip(&[("a.csv", text.as_bytes()), ("b.csv", text.as_bytes())])),
            2 => ("t.xlsx", book(&table)),
            _ => ("t.zip", zip(&[("a.xlsx", &book(&table)), ("b.csv.gz", &gz(text.as_bytes()))])),
        };
        let (_folder, path) = file(name, &corrupted(bytes, &harm));
        for member in ingest::members(&path).unwrap_or_default() {
            // What can be read balances; what cannot says so.
            let _ = import(Path::new(&member.path));
        }
    }

    #[test]
    fn any_bytes_are_survived(bytes in prop::collection::vec(any::<u8>(), 0..400), name in prop::sample::select(vec!["x.json", "x.csv", "x.zip", "x.xls"])) {
        let (_folder, path) = file(name, &bytes);
        let _ = import(&path);
    }
}

/// A table as a workbook of one sheet.
fn book(table: &[Vec<String>]) -> Vec<u8> {
    let escaped = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;");
    let cell = |text: &String| format!("<c t=\"str\"><v>{}</v></c>", escaped(text));
    let rows: Vec<Vec<String>> = table.iter().map(|row| row.iter().map(cell).collect()).collect();
    let rows: Vec<Vec<&str>> = rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
    let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
    xlsx(&[("Sheet", &rows)])
}

#[test]
fn what_stands_in_quotes_is_read_back() {
    let table = [["id", "subject"], ["1", "a, \"b\"\nc"], ["2", "ö; |"]].map(|row| row.map(str::to_owned).to_vec());
    let outcome = check("t.csv", csv(&table, ',').as_bytes()).expect("readable");
    assert_eq!(outcome.tickets[0].subject, "a, \"b\"\nc");
    assert_eq!(outcome.tickets[1].subject, "ö; |");
}
