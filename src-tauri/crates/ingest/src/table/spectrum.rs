//! Tables against what they must hold, cell by cell: the cases of csv-spectrum, our own and, where outside data is at hand,
//! its files.

use std::collections::HashMap;
use std::path::Path;

use super::Row;
use crate::detect::{Shape, sniff};

type Record = HashMap<String, String>;

/// All records of a file, by header, empty cells included.
fn records(path: &Path) -> Vec<Record> {
    let sniffed = sniff(path, &|| false).unwrap_or_else(|error| panic!("{error}"));
    let Shape::Table(layout) = &sniffed.shape else { panic!("{} is no table", path.display()) };
    let mut rows = sniffed.rows(layout).expect("the file is still there");
    let mut row = Row::default();
    let mut records = Vec::new();
    while rows.next(&mut row).expect("readable") {
        let cells = row.cells().map(|cell| String::from_utf8_lossy(cell).into_owned());
        records.push(layout.headers.iter().cloned().zip(cells).collect());
    }
    records.drain(..layout.above());
    records
}

fn check(text: &str, expected: &[&[(&str, &str)]]) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("t.csv");
    std::fs::write(&path, text).expect("a file");
    let expected: Vec<Record> = expected
        .iter()
        .map(|cells| cells.iter().map(|(header, cell)| (header.to_string(), cell.to_string())).collect())
        .collect();
    assert_eq!(records(&path), expected, "{text:?}");
}

#[test]
fn quotes_commas_and_line_ends() {
    check("k,v\n1,\"Lane 4, Hull\"\n", &[&[("k", "1"), ("v", "Lane 4, Hull")]]);
    check("k,v,w\n1,\"\",\"\"\n2,3,4\n", &[&[("k", "1"), ("v", ""), ("w", "")], &[("k", "2"), ("v", "3"), ("w", "4")]]);
    check(
        "k,v,w\r\n1,\"\",\"\"\r\n2,3,4",
        &[&[("k", "1"), ("v", ""), ("w", "")], &[("k", "2"), ("v", "3"), ("w", "4")]],
    );
    check("k,v\n1,\"say \"\"hi\"\" now\"\n2,x\n", &[&[("k", "1"), ("v", "say \"hi\" now")], &[("k", "2"), ("v", "x")]]);
    check(
        "k,v\n1,\"{\"\"type\"\": \"\"Point\"\", \"\"at\"\": [1, 2]}\"",
        &[&[("k", "1"), ("v", "{\"type\": \"Point\", \"at\": [1, 2]}")]],
    );
    check(
        "k,v,w\n1,2,3\n\"Once upon\na time\",5,6\n",
        &[&[("k", "1"), ("v", "2"), ("w", "3")], &[("k", "Once upon\na time"), ("v", "5"), ("w", "6")]],
    );
    check("k,v\r\n\"a\r\nb\",5\r\n", &[&[("k", "a\r\nb"), ("v", "5")]]);
    check(
        "k,v\n1,\"ha \n\"\"ha\"\" \nha\"\n3,4\n",
        &[&[("k", "1"), ("v", "ha \n\"ha\" \nha")], &[("k", "3"), ("v", "4")]],
    );
    check("k,v,w\n1,2,3\n4,5,ʤ\n", &[&[("k", "1"), ("v", "2"), ("w", "3")], &[("k", "4"), ("v", "5"), ("w", "ʤ")]]);
}

#[test]
fn every_file_of_csv_spectrum() {
    let Some(folder) = std::env::var_os("SUPPORT_LENS_DATA").map(|data| Path::new(&data).join("csv_spectrum")) else {
        return eprintln!("skipped: SUPPORT_LENS_DATA is not set (csv_spectrum)");
    };
    let mut files = 0;
    for entry in std::fs::read_dir(folder.join("csvs")).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        let json = std::fs::read_to_string(folder.join("json").join(format!("{name}.json"))).expect("the truth");
        let expected: Vec<Record> = serde_json::from_str(&json).expect("the truth is JSON");
        assert_eq!(records(&path), expected, "{name}");
        files += 1;
    }
    assert_eq!(files, 11);
}
