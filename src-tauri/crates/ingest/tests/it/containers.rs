//! Archives, packed files and workbooks.

use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::write::GzEncoder;
use zip::write::{SimpleFileOptions, ZipWriter};

use crate::support::{Outcome, file, import};

const CSV: &[u8] = b"id,subject,description\n1,printer,the printer is on fire\n2,mouse,the mouse is gone\n";
const JSON: &[u8] = b"[{\"id\":3,\"subject\":\"a\",\"description\":\"b\"}]";

pub fn gz(bytes: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::default());
    packed.write_all(bytes).and_then(|()| packed.finish()).expect("memory can be written")
}

pub fn zip(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut packed = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in members {
        packed.start_file(*name, SimpleFileOptions::default()).expect("a member");
        packed.write_all(bytes).expect("memory can be written");
    }
    packed.finish().expect("a ZIP").into_inner()
}

fn names(path: &Path) -> Vec<String> {
    ingest::members(path).expect("a list").into_iter().map(|member| member.name).collect()
}

fn check_subjects(path: &Path, expected: &[&str]) -> Outcome {
    let (_, outcome) = import(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let subjects: Vec<&str> = outcome.tickets.iter().map(|ticket| ticket.subject.as_str()).collect();
    assert_eq!(subjects, expected, "{}", path.display());
    outcome
}

fn check_error(name: &str, bytes: &[u8], inside: &str, code: &str, says: &str) {
    let (_folder, path) = file(name, bytes);
    let path = PathBuf::from(format!("{}{inside}", path.display()));
    let error = import(&path).expect_err(name);
    assert_eq!(error.code(), code, "{error}");
    assert!(error.to_string().contains(says) && error.remedy().len() > 15, "{error}");
}

#[test]
fn a_plain_file_is_its_own_only_part() {
    let (_folder, path) = file("a.csv", CSV);
    let members = ingest::members(&path).expect("a list");
    assert_eq!((members[0].name.as_str(), Path::new(&members[0].path)), ("a.csv", path.as_path()));
    assert_eq!(members.len(), 1);
}

#[test]
fn a_packed_file_reads_like_the_file() {
    let packed = gz(CSV);
    let (_folder, path) = file("tickets.csv.gz", &packed);
    assert_eq!(names(&path), ["tickets.csv.gz"]);
    let (plan, outcome) = import(&path).expect("readable");
    assert_eq!((plan.source.as_str(), plan.bytes as usize), ("tickets", packed.len()));
    assert_eq!((outcome.tickets.len(), outcome.summary.bytes as usize), (2, packed.len()));
}

#[test]
fn an_archive_lists_what_can_be_read_and_each_part_is_imported() {
    let bytes = zip(&[
        ("export/tickets.csv", CSV),
        ("export/tickets.json.gz", &gz(JSON)),
        ("export/notes.txt", b"Dear all,\nthis is no table\n"),
        ("export/list.txt", CSV),
        ("README.md", b"about"),
        ("readme.csv", b"a,b\n"),
        ("logo.png", b"\x89PNG"),
        ("__MACOSX/export/._tickets.csv", b"x"),
        ("export/.DS_Store", b"x"),
    ]);
    let (_folder, path) = file("all.zip", &bytes);
    let parts = ingest::members(&path).expect("a list");
    let listed: Vec<&str> = parts.iter().map(|part| part.name.as_str()).collect();
    assert_eq!(listed, ["export/tickets.csv", "export/tickets.json.gz", "export/list.txt"]);
    check_subjects(Path::new(&parts[0].path), &["printer", "mouse"]);
    check_subjects(Path::new(&parts[1].path), &["a"]);
    let plan = ingest::inspect(Path::new(&parts[0].path)).expect("a plan");
    assert_eq!((plan.file.as_str(), plan.source.as_str()), ("tickets.csv", "tickets"));
    check_error("all.zip", &bytes, "", "bad_query", "several parts");
    check_error("all.zip", &bytes, "!/none.csv", "file_unreadable", "none.csv");
}

#[test]
fn an_archive_of_one_readable_file_is_that_file() {
    let (_folder, path) = file("one.zip", &zip(&[("tickets.csv", CSV), ("logo.png", b"x")]));
    check_subjects(&path, &["printer", "mouse"]);
}

#[test]
fn archives_that_cannot_be_read_say_why() {
    check_error("pictures.zip", &zip(&[("a.png", b"x"), ("b.pdf", b"y")]), "", "nothing_readable", "a.png, b.pdf");
    check_error("empty.zip", &zip(&[]), "", "nothing_readable", "no file at all");
    check_error("cut.zip", &zip(&[("a.csv", CSV)])[..60], "", "file_malformed", "damaged");
    check_error("inner.zip", &zip(&[("a.csv", &zip(&[("b.csv", CSV)]))]), "", "file_binary", "inside an archive");
    check_error("old.xls", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and no more", "", "file_malformed", "damaged");
}

#[test]
fn what_stands_before_damage_is_read() {
    let rows: String = (0..40_000).map(|n| format!("{n},subject {n},text {}\n", n * 7_919)).collect();
    let packed = gz(format!("id,subject,description\n{rows}").as_bytes());
    let (_folder, path) = file("cut.csv.gz", &packed[..packed.len() / 2]);
    let (_, outcome) = import(&path).expect("the beginning is readable");
    assert!(outcome.tickets.len() > 10_000, "{}", outcome.tickets.len());
    assert_eq!(outcome.rejections.len(), 1);
    assert!(outcome.rejections[0].reason.contains("cut off"), "{:?}", outcome.rejections);
    assert!(outcome.summary.warnings.iter().any(|warning| warning.contains("before the break")));
}

/// A workbook of these sheets; a row is a list of cells as they stand in its XML, with the reference left out.
pub fn xlsx(sheets: &[(&str, &[&[&str]])]) -> Vec<u8> {
    let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    let mut parts = vec![(
        "[Content_Types].xml".to_owned(),
        format!("{head}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"),
    )];
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    let (mut listed, mut related) = (String::new(), String::new());
    for (n, (name, rows)) in sheets.iter().enumerate() {
        let n = n + 1;
        listed += &format!("<sheet name=\"{name}\" sheetId=\"{n}\" r:id=\"r{n}\"/>");
        related +=
            &format!("<Relationship Id=\"r{n}\" Type=\"{office}/worksheet\" Target=\"worksheets/sheet{n}.xml\"/>");
        let row = |(at, cells): (usize, &&[&str])| format!("<row r=\"{}\">{}</row>", at + 1, cells.concat());
        let rows: String = rows.iter().enumerate().map(row).collect();
        let sheet = format!("{head}<worksheet xmlns=\"{main}\"><sheetData>{rows}</sheetData></worksheet>");
        parts.push((format!("xl/worksheets/sheet{n}.xml"), sheet));
    }
    let root = format!("<Relationship Id=\"r0\" Type=\"{office}/officeDocument\" Target=\"xl/workbook.xml\"/>");
    let root = format!("{head}<Relationships xmlns=\"{package}\">{root}</Relationships>");
    parts.push(("_rels/.rels".to_owned(), root));
    let workbook =
        format!("{head}<workbook xmlns=\"{main}\" xmlns:r=\"{office}\"><sheets>{listed}</sheets></workbook>");
    parts.push(("xl/workbook.xml".to_owned(), workbook));
    let relations = format!("{head}<Relationships xmlns=\"{package}\">{related}</Relationships>");
    parts.push(("xl/_rels/workbook.xml.rels".to_owned(), relations));
    // Styles 0, 1, 2: as it is, a date with its time, a duration.
    let styles = format!(
        "{head}<styleSheet xmlns=\"{main}\"><numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy-mm-dd hh:mm\"/><numFmt numFmtId=\"165\" formatCode=\"[h]:mm:ss\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/></cellXfs></styleSheet>"
    );
    parts.push(("xl/styles.xml".to_owned(), styles));
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    zip(&parts)
}

const HEADER: &[&str] = &[
    ID,
    "<c t=\"str\"><v>Subject</v></c>",
    "<c t=\"str\"><v>Created at</v></c>",
    "<c t=\"str\"><v>Resolution time</v></c>",
];
const ID: &str = "<c t=\"str\"><v>Ticket id</v></c>";

#[test]
fn a_sheet_reads_like_a_table() {
    let rows: &[&[&str]] = &[
        HEADER,
        &[
            "<c><v>1204</v></c>",
            "<c t=\"str\"><v>printer</v></c>",
            "<c s=\"1\"><v>45717.5</v></c>",
            "<c s=\"2\"><v>1.25</v></c>",
        ],
        &[],
        &["<c><v>570306000000000000</v></c>", "<c t=\"inlineStr\"><is><t>mouse</t></is></c>"],
        &["<c><v>1206</v></c>", "<c t=\"e\"><v>#REF!</v></c>"],
    ];
    let (_folder, path) = file("book.xlsx", &xlsx(&[("Tickets", rows), ("Empty", &[])]));
    assert_eq!(names(&path), ["book.xlsx"]);
    let outcome = check_subjects(&path, &["printer", "mouse", "#REF!"]);
    let first = &outcome.tickets[0];
    assert_eq!(first.key.id, "1204");
    assert_eq!(first.created_at.map(|at| at.rfc3339()).as_deref(), Some("2025-03-01T12:00:00Z"));
    assert_eq!(first.resolution_given, Some(30.0));
    assert!(outcome.tickets[1].key.id.starts_with('~'), "a rounded id is none");
    assert_eq!(outcome.summary.rows, 3);
}

#[test]
fn each_filled_sheet_is_a_part_in_and_out_of_an_archive() {
    let sheet = |subject: &'static str| -> Vec<Vec<&str>> {
        vec![vec![ID, "<c t=\"str\"><v>Subject</v></c>"], vec!["<c><v>1</v></c>", subject]]
    };
    let (one, two) = (sheet("<c t=\"str\"><v>first</v></c>"), sheet("<c t=\"str\"><v>second</v></c>"));
    let slices = |rows: &'static [Vec<&'static str>]| rows.iter().map(Vec::as_slice).collect::<Vec<_>>();
    let (one, two) = (slices(one.leak()), slices(two.leak()));
    let book = xlsx(&[("May", &one), ("Notes", &[]), ("June", &two)]);
    let (_folder, path) = file("book.xlsx", &book);
    assert_eq!(names(&path), ["May", "June"]);
    check_subjects(&path.with_file_name("book.xlsx!/June"), &["second"]);
    check_error("book.xlsx", &book, "", "bad_query", "May, June");
    check_error("book.xlsx", &book, "!/July", "file_unreadable", "July");
    let (_folder, path) = file("all.zip", &zip(&[("in/book.xlsx", &book), ("a.csv", CSV)]));
    let parts = ingest::members(&path).expect("a list");
    assert_eq!(names(&path), ["in/book.xlsx – May", "in/book.xlsx – June", "a.csv"]);
    check_subjects(Path::new(&parts[1].path), &["second"]);
    let plan = ingest::inspect(Path::new(&parts[1].path)).expect("a plan");
    assert_eq!((plan.file.as_str(), plan.source.as_str()), ("book.xlsx – June", "book"));
}
