//! Files that are not what they should be: a clear message with the file, the place and the remedy; nothing lost, no panic.

use std::path::{Path, PathBuf};

use engine::{ImportRequest, Workspace};
use model::{Cancel, Filter, ImportReceipt, Tally};

use crate::common::{export, folder, import, open, outside, sample};

/// Tries to import a file; either a receipt or the message shown.
fn attempt(workspace: &Workspace, path: &Path) -> Result<ImportReceipt, String> {
    let request = ImportRequest::detect(path).map_err(|error| error.to_string())?;
    workspace.import(&request, &Cancel::default(), &mut |_| {}).map_err(|error| error.to_string())
}

/// The message names the file and contains these words; what the workspace held is still there.
fn check_refused(name: &str, bytes: &[u8], words: &[&str]) {
    let folder = folder();
    let workspace = open(&folder.path().join("workspace"));
    import(&workspace, &sample(folder.path()));
    let before = export(&workspace);
    let path = written(folder.path(), name, bytes);
    let said = attempt(&workspace, &path).expect_err(name);
    for word in [name].iter().chain(words) {
        assert!(said.to_lowercase().contains(&word.to_lowercase()), "{name}: “{word}” is not in: {said}");
    }
    assert_eq!(export(&workspace), before, "{name}");
}

/// The file comes in with these counts, and its warnings or rejections contain these words.
fn check_taken(name: &str, bytes: &[u8], expected: Tally, words: &[&str]) {
    let folder = folder();
    let workspace = open(&folder.path().join("workspace"));
    let receipt = attempt(&workspace, &written(folder.path(), name, bytes)).expect(name);
    assert_eq!(receipt.tally, expected, "{name}: {receipt:?}");
    let said = format!("{:?} {:?}", receipt.warnings, receipt.rejections);
    for word in words {
        assert!(said.contains(word), "{name}: “{word}” is not in: {said}");
    }
    let kept = workspace.tickets(&Filter::default(), engine::wire::Sort::Newest, 0, 1, false).expect("the list").total;
    assert_eq!(kept, expected.new, "{name}");
}

fn written(folder: &Path, name: &str, bytes: &[u8]) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, bytes).expect("the file is written");
    path
}

fn tally(new: u32, skipped: u32, rejected: u32) -> Tally {
    Tally { read: new + skipped + rejected, new, skipped, rejected, ..Tally::default() }
}

#[test]
fn what_can_not_be_read_is_refused_with_file_place_and_remedy() {
    check_refused("empty.csv", b"", &["empty", "export it again"]);
    check_refused("blank.csv", b"\n  \n\n", &["empty"]);
    check_refused("picture.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0", &["not text"]);
    check_refused("book.csv", b"PK\x03\x04\x14\0\x06\0\x08\0", &["zip", "csv"]);
    check_refused("header.csv", b"id,subject,description\n", &["no records", "line 1"]);
    check_refused("numbers.csv", b"a,b,c\n1,2,3\n4,5,6\n", &["no column"]);
    check_refused("broken.json", b"[{\"id\": 1, \"subject\": \"x\"", &["line 1"]);
}

#[test]
fn folders_and_missing_files_are_refused() {
    let folder = folder();
    let workspace = open(&folder.path().join("workspace"));
    let said = attempt(&workspace, folder.path()).expect_err("a folder");
    assert!(said.contains("is a folder"), "{said}");
    let said = attempt(&workspace, &folder.path().join("gone.csv")).expect_err("no such file");
    assert!(said.contains("gone.csv") && said.contains("does not exist"), "{said}");
}

#[test]
fn bad_rows_are_data() {
    let header = "id,subject,description,created_at\n";
    let row = |id: u32| format!("{id},Subject {id},The printer is broken again,2026-01-0{id}T10:00:00Z\n");
    let ragged = format!("{header}{}2,too,many,2026-01-01T00:00:00Z,cells,here\n{}", row(1), row(3));
    check_taken("ragged.csv", ragged.as_bytes(), tally(2, 0, 1), &["line: 3"]);
    let undated = "id,subject,description\n1,Printer,The printer is broken\n2,Screen,The screen is black\n";
    check_taken("undated.csv", undated.as_bytes(), tally(2, 0, 0), &["no creation time"]);
    let without_ids = "subject,description\nPrinter,The printer is broken\nScreen,The screen is black\n";
    check_taken("no_ids.csv", without_ids.as_bytes(), tally(2, 0, 0), &[]);
    let broken_line = "{\"id\":1,\"subject\":\"a\",\"description\":\"b\"}\n{\"id\":2,\n{\"id\":3,\"subject\":\"c\",\"description\":\"d\"}\n";
    check_taken("lines.json", broken_line.as_bytes(), tally(2, 0, 1), &["line: 2"]);
    let latin = b"id,subject,description\n1,Grosses Problem,Der Stra\xdfenname f\xfcr M\xfcller ist falsch\n";
    check_taken("latin.csv", latin, tally(1, 0, 0), &[]);
    let no_text = "Id,Status,Created at\n1,open,2026-01-01 10:00\n2,solved,2026-01-02 10:00\n";
    check_taken("no_text.csv", no_text.as_bytes(), tally(2, 0, 0), &["text"]);
}

#[test]
fn huge_cells_and_thousands_of_columns_come_in() {
    let big = format!("id,subject,description\n1,Log,{}\n", "word and word ".repeat(750_000));
    check_taken("big.csv", big.as_bytes(), tally(1, 0, 0), &[]);
    let names: String = (0..5000).map(|number| format!(",column {number}")).collect();
    let wide = format!("id,subject{names}\n1,Wide{}\n", ",x".repeat(5000));
    check_taken("wide.csv", wide.as_bytes(), tally(1, 0, 0), &[]);
}

#[test]
fn every_naughty_string_is_shown_as_text() {
    let Some(path) = outside("naughty_strings/blns.json") else { return };
    let strings: Vec<String> = serde_json::from_slice(&std::fs::read(path).expect("the list")).expect("JSON");
    let ticket =
        |(id, subject): (usize, &String)| serde_json::json!({ "id": id, "subject": subject, "description": subject });
    let tickets: Vec<_> = strings.iter().enumerate().map(ticket).collect();
    let folder = folder();
    let workspace = open(&folder.path().join("workspace"));
    let file = written(folder.path(), "naughty.json", serde_json::to_string(&tickets).expect("JSON").as_bytes());
    let receipt = import(&workspace, &file);
    assert_eq!(receipt.tally.new as usize, strings.len());
    let page = workspace.tickets(&Filter::default(), engine::wire::Sort::Oldest, 0, 10_000, true).expect("the list");
    for row in &page.rows {
        let wanted = &strings[row.key.id.parse::<usize>().expect("a number")];
        assert_eq!(row.subject.trim(), wanted.trim());
    }
    for text in &strings {
        let filter = Filter { text: text.clone(), ..Filter::default() };
        workspace.tickets(&filter, engine::wire::Sort::Relevance, 0, 10, true).expect("any text is a query");
    }
    let page = workspace.report_html(&Filter::default()).expect("the report");
    assert!(!page.contains("<script>alert"), "customer text is markup in the report");
}

#[cfg(unix)]
#[test]
fn an_unreadable_file_is_refused() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder();
    let path = written(folder.path(), "secret.csv", b"id,subject\n1,x\n");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o000)).expect("permissions");
    if std::fs::read(&path).is_ok() {
        eprintln!("skipped: this user may read everything");
        return;
    }
    let said = attempt(&open(&folder.path().join("workspace")), &path).expect_err("unreadable");
    assert!(said.contains("secret.csv") && said.contains("cannot be read"), "{said}");
}

/// A workspace on a file system of a few megabytes that runs full during an import.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_said_and_what_was_there_stays() {
    let folder = folder();
    let small = folder.path().join("small");
    std::fs::create_dir(&small).expect("the folder");
    let mount =
        std::process::Command::new("mount").args(["-t", "tmpfs", "-o", "size=12m", "tmpfs"]).arg(&small).output();
    if !mount.is_ok_and(|mount| mount.status.success()) {
        eprintln!("skipped: mounting a small file system needs more rights");
        return;
    }
    let dir = small.join("workspace");
    let file = sample(folder.path());
    let source = import(&open(&dir), &file).source;
    let before = tickets_of(&open(&dir), &source);
    let said = {
        let workspace = open(&dir);
        let many = crate::common::many(folder.path(), 40_000);
        let mut request = ImportRequest::detect(&many).expect("the file is recognised");
        request.source = "many".to_owned();
        workspace.import(&request, &Cancel::default(), &mut |_| {}).err().map(|error| error.to_string())
    };
    let after = tickets_of(&open(&dir), &source);
    let unmounted = std::process::Command::new("umount").arg(&small).status();
    assert!(said.as_ref().is_some_and(|said| said.contains("full") || said.contains("space")), "{said:?}");
    assert!(before.len() > 100_000, "the sample is there before");
    assert_eq!(after, before);
    assert!(unmounted.is_ok_and(|status| status.success()));
}

/// Every ticket of one source, as bytes.
#[cfg(target_os = "linux")]
fn tickets_of(workspace: &Workspace, source: &str) -> Vec<u8> {
    let filter = Filter { facets: [(model::Facet::Source, vec![source.to_owned()])].into(), ..Filter::default() };
    let mut bytes = Vec::new();
    workspace
        .export(&filter, engine::ExportKind::Tickets, engine::ExportShape::Json, &mut bytes)
        .expect("the export succeeds");
    bytes
}
