//! Whatever the file: read = formed + skipped + rejected, and no panic.

use proptest::prelude::*;

use crate::support::{Outcome, file, import};

fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z ]{0,12}",
        "[0-9]{1,6}",
        Just("2025-03-01 10:00".to_owned()),
        Just("a \"quoted\" one".to_owned()),
        Just("two\nlines".to_owned()),
        Just("<p>html</p>".to_owned()),
        "\\PC{0,8}",
    ]
}

fn table() -> impl Strategy<Value = Vec<Vec<String>>> {
    (1usize..8).prop_flat_map(|width| prop::collection::vec(prop::collection::vec(cell(), width), 1..20))
}

fn csv(rows: &[Vec<String>], delimiter: char) -> String {
    let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
    let line = |row: &Vec<String>| row.iter().map(quoted).collect::<Vec<_>>().join(&delimiter.to_string());
    let header = (0..rows[0].len()).map(|n| ["id", "subject", "body", "status", "created at", "tags", "x", "y"][n]);
    let header = header.collect::<Vec<_>>().join(&delimiter.to_string());
    std::iter::once(header).chain(rows.iter().map(line)).collect::<Vec<_>>().join("\n")
}

/// Bytes put in, taken out or cut off somewhere.
fn corrupted(mut bytes: Vec<u8>, damage: &[(usize, u8, u8)]) -> Vec<u8> {
    for (at, kind, byte) in damage {
        let at = at % bytes.len().max(1);
        match kind % 4 {
            0 if at < bytes.len() => bytes[at] = *byte,
            1 => bytes.insert(at.min(bytes.len()), *byte),
            2 if at < bytes.len() => drop(bytes.remove(at)),
            _ => bytes.truncate(at.max(1)),
        }
    }
    bytes
}

fn check(name: &str, bytes: &[u8]) -> Option<Outcome> {
    let (_folder, path) = file(name, bytes);
    // The balance is checked while reading; a file may also be refused as a whole.
    import(&path).ok().map(|(_, outcome)| outcome)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn tables_balance(rows in table(), delimiter in prop::sample::select(vec![',', ';', '\t', '|'])) {
        check("t.csv", csv(&rows, delimiter).as_bytes());
    }

    #[test]
    fn corrupted_tables_balance(rows in table(), damage in prop::collection::vec((any::<usize>(), any::<u8>(), any::<u8>()), 1..6)) {
        check("t.csv", &corrupted(csv(&rows, ',').into_bytes(), &damage));
    }

    #[test]
    fn corrupted_json_balances(rows in table(), wrapped in 0u8..4, damage in prop::collection::vec((any::<usize>(), any::<u8>(), any::<u8>()), 0..6)) {
        let records: Vec<String> = rows.iter().map(|row| {
            serde_json::json!({"id": row[0], "subject": row.last(), "comments": [{"body": row[0]}], "requester": {"id": 1}}).to_string()
        }).collect();
        let text = match wrapped {
            0 => format!("[{}]", records.join(",")),
            1 => records.join("\n"),
            2 => format!("{{\"tickets\":[{}],\"count\":1}}", records.join(",")),
            _ => records.join(" "),
        };
        check("t.json", &corrupted(text.into_bytes(), &damage));
    }

    #[test]
    fn any_bytes_are_survived(bytes in prop::collection::vec(any::<u8>(), 0..400), named_json in any::<bool>()) {
        check(if named_json { "x.json" } else { "x.csv" }, &bytes);
    }
}

#[test]
fn what_stands_in_quotes_is_read_back() {
    let rows = vec![vec!["1".into(), "a, \"b\"\nc".into()], vec!["2".into(), "ö; |".into()]];
    let outcome = check("t.csv", csv(&rows, ',').as_bytes()).expect("readable");
    assert_eq!(outcome.tickets[0].subject, "a, \"b\"\nc");
    assert_eq!(outcome.tickets[1].subject, "ö; |");
}
