//! Files as people really drop them.

use ingest::{Error, inspect};

use crate::support::{file, import, import_text, imported};

fn check_error(name: &str, content: &[u8], code: &str, line: Option<u32>) {
    let (_folder, path) = file(name, content);
    let error = import(&path).expect_err(name);
    assert_eq!((error.code(), error.line()), (code, line), "{name}: {error}");
    assert!(error.file().is_some_and(|file| file == path), "{name}");
    assert!(error.remedy().len() > 20 && error.to_string().contains(name), "{name}: {error}");
}

#[test]
fn files_that_cannot_be_read_say_why() {
    check_error("nothing.csv", b"", "file_empty", None);
    check_error("blank.csv", b"  \n\n", "file_empty", None);
    check_error("mark.csv", b"\xEF\xBB\xBF", "file_empty", None);
    check_error("book.xlsx", b"PK\x03\x04rest of a workbook", "file_malformed", None);
    let noise: Vec<u8> = (0..4000u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    check_error("noise.dat", &noise, "file_binary", None);
    check_error("header.csv", b"id,subject,description\n", "no_records", Some(1));
    check_error("list.json", b"[]", "no_records", Some(1));
    check_error("page.json", b"{\"tickets\":[],\"count\":0}", "no_records", Some(1));
    check_error("numbers.csv", b"amount,price\n1,2\n3,4\n", "no_usable_column", None);
    check_error("cut.json", b"[{\"id\":1,\"subject\":\"a", "file_malformed", Some(1));
    check_error("words.json", b"this is no JSON", "file_malformed", Some(1));
    check_error("broken.json", b"{\"id\": 1, nonsense}\n", "file_malformed", Some(1));
}

#[test]
fn folders_and_missing_files() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    assert!(matches!(inspect(folder.path()), Err(Error::IsFolder { .. })));
    assert!(matches!(inspect(&folder.path().join("none.csv")), Err(Error::NotFound { .. })));
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_opened() {
    use std::os::unix::fs::PermissionsExt;
    let (_folder, path) = file("secret.csv", b"id,subject\n1,a\n");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o000)).expect("permissions");
    if std::fs::File::open(&path).is_ok() {
        return; // The superuser may open anything.
    }
    assert_eq!(inspect(&path).expect_err("refused").code(), "file_unreadable");
}

#[test]
fn ragged_rows_are_told_by_line() {
    let (_, outcome) = imported(
        "ragged.csv",
        b"id,subject,status,tags\n1,a,open,x\n2,b,open,y,too,many\n3,c\n4\n\n5,d,open,,\n,,,\nCopyright (c) Acme\n6,\"never closed\n7,e,open,x\n",
    );
    let ids: Vec<&str> = outcome.tickets.iter().map(|ticket| ticket.key.id.as_str()).collect();
    assert_eq!(ids, ["1", "3", "5", "7"]);
    let lines: Vec<u32> = outcome.rejections.iter().map(|rejection| rejection.line).collect();
    assert_eq!(lines, [3, 5, 10]);
    assert_eq!(outcome.skipped.len(), 2);
    assert_eq!(outcome.summary.rows, 9);
    assert!(outcome.rejections[2].reason.contains("never closed"), "{}", outcome.rejections[2].reason);
    assert_eq!(outcome.rejections[2].column, "subject");
}

#[test]
fn a_broken_json_line_costs_one_record() {
    let (plan, outcome) =
        imported("a.json", b"{\"id\":1,\"subject\":\"a\"}\n{\"id\":2,,}\n7\n{\"id\":3,\"subject\":\"c\"}\n");
    assert_eq!(plan.format, "support_lens_json");
    assert_eq!(outcome.tickets.len(), 2);
    assert_eq!(outcome.rejections.len(), 2);
    assert_eq!((outcome.rejections[0].line, outcome.rejections[0].column.as_str()), (2, "character 9"));
    assert_eq!(outcome.rejections[1].line, 3);
}

#[test]
fn a_cut_json_array_keeps_what_stands_before_the_break() {
    let (_, outcome) =
        imported("cut.json", b"[{\"id\":1,\"subject\":\"a\"},\n{\"id\":2,\"subject\":\"b\"},\n{\"id\":3,\"sub");
    assert_eq!(outcome.tickets.len(), 2);
    assert_eq!(outcome.rejections.len(), 1);
    assert_eq!(outcome.rejections[0].line, 3);
    assert!(outcome.summary.warnings.iter().any(|warning| warning.contains("ends in the middle")));
}

#[test]
fn encodings_that_were_guessed_wrong_lose_no_record() {
    let utf16: Vec<u8> = "id\tsubject\n1\tGröße\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let (plan, outcome) = imported("u16.csv", &utf16);
    assert_eq!((plan.encoding.as_str(), plan.delimiter.as_str()), ("UTF-16LE", "\t"));
    assert_eq!(outcome.tickets[0].subject, "Größe");
    let (plan, outcome) = imported("latin.csv", b"id;subject\n1;Gr\xF6\xDFe\n");
    assert_eq!((plan.encoding.as_str(), plan.delimiter.as_str()), ("windows-1252", ";"));
    assert_eq!(outcome.tickets[0].subject, "Größe");
    let (_, outcome) = imported("mixed.csv", "id,subject\n1,Größe, naïve\n".replace(", n", " n").as_bytes());
    assert_eq!(outcome.tickets[0].subject, "Größe naïve");
    let mut mixed = "id,subject\n1,Größe\n2,ärgerlich\n3,".as_bytes().to_vec();
    mixed.extend_from_slice(b"na\xEFve\n");
    let (plan, outcome) = imported("mixed.csv", &mixed);
    assert_eq!(plan.encoding, "UTF-8");
    assert_eq!(outcome.tickets[2].subject, "naïve");
    assert!(outcome.summary.warnings.iter().any(|warning| warning.starts_with("1 value not")));
}

#[test]
fn no_ids_no_dates_no_text() {
    let (plan, outcome) =
        imported("noid.csv", b"subject,body\nprinter,it is broken\nprinter,it is broken\nmouse,it is gone\n");
    assert_eq!(outcome.tickets.len(), 2);
    assert_eq!(outcome.skipped, ["the same record stands further up"]);
    assert!(outcome.tickets[0].key.id.starts_with('~') && outcome.tickets[0].key.id.len() == 17);
    assert_eq!(outcome.tickets[0].created_at, None);
    assert!(plan.warnings.iter().any(|warning| warning.contains("dated")));
    let (plan, outcome) =
        imported("view.csv", b"Id,Status,Created at\n1,Open,2025-03-01 10:00\n2,Solved,2025-03-02 11:30\n");
    assert_eq!(outcome.tickets.len(), 2);
    assert!(
        plan.warnings.iter().any(|warning| warning.contains("No column holds message text")),
        "{:?}",
        plan.warnings
    );
    let (_, outcome) =
        imported("bad.csv", b"id,subject,created at\n1,a,2025-03-01\n2,b,2025-03-02\n3,c,some day\n4,d,\n");
    assert_eq!(outcome.tickets.len(), 4);
    assert!(outcome.summary.warnings[0].starts_with("1 date in column ‘created at’ could not be read"));
}

#[test]
fn ten_megabytes_in_one_cell() {
    let text = "word and word ".repeat(10 * 1024 * 1024 / 14 + 1);
    let (_, outcome) = imported("big.csv", format!("id,subject,body\n1,a,\"{text}\"\n2,b,c\n").as_bytes());
    assert_eq!(outcome.tickets.len(), 2);
    assert_eq!(outcome.tickets[0].messages[0].text.len(), text.trim().len());
}

#[test]
fn five_thousand_columns() {
    let header: Vec<String> = (0..5000).map(|n| format!("field {n}")).collect();
    let row = vec!["v"; 5000].join(",");
    let (plan, outcome) =
        imported("wide.csv", format!("id,subject,{}\n1,a,{row}\n2,b,{row}\n", header.join(",")).as_bytes());
    assert_eq!(plan.columns.len(), 5002);
    assert_eq!(outcome.tickets.len(), 2);
    assert_eq!(outcome.tickets[1].extra.len(), 5000);
}

#[test]
fn a_deeply_nested_record_is_refused_not_followed() {
    let deep = "[".repeat(100_000) + &"]".repeat(100_000);
    let (_, outcome) =
        imported("deep.json", format!("{{\"id\":1,\"subject\":\"a\"}}\n{{\"id\":2,\"subject\":{deep}}}\n").as_bytes());
    assert_eq!((outcome.tickets.len(), outcome.rejections.len()), (1, 1));
}

#[test]
fn half_a_character_costs_a_character() {
    let (_, outcome) =
        imported("half.json", br#"[{"id":1,"subject":"cut \ud83d"},{"id":2,"subject":"whole \ud83d\ude00"}]"#);
    let subjects: Vec<&str> = outcome.tickets.iter().map(|ticket| ticket.subject.as_str()).collect();
    assert_eq!(subjects, ["cut \u{fffd}", "whole 😀"]);
}

#[test]
fn a_stopped_reading_stops() {
    let rows: String = (0..1000).map(|n| format!("{n},subject {n}\n")).collect();
    let (_folder, path) = file("many.csv", format!("id,subject\n{rows}").as_bytes());
    let plan = inspect(&path).expect("a plan");
    let mut n = 0;
    let summary = ingest::read(&path, &plan.format, "s", &plan.mapping, &|| false, &mut |_, at| {
        n += 1;
        assert!(at.bytes <= at.total && at.line == n + 1);
        if n == 10 { std::ops::ControlFlow::Break(()) } else { std::ops::ControlFlow::Continue(()) }
    });
    let summary = summary.expect("stopping is no error");
    assert!(summary.cancelled && summary.read == 10);
}

#[test]
fn names_that_do_not_exist() {
    let (_folder, path) = file("a.csv", b"id,subject\n1,a\n");
    let mut plan = inspect(&path).expect("a plan");
    let mut sink = |_, _| std::ops::ControlFlow::Continue(());
    assert!(matches!(
        ingest::read(&path, "paper", "s", &plan.mapping, &|| false, &mut sink),
        Err(Error::UnknownFormat { .. })
    ));
    plan.mapping.zone = "Mars/Base".into();
    assert!(matches!(
        ingest::read(&path, &plan.format, "s", &plan.mapping, &|| false, &mut sink),
        Err(Error::UnknownZone { .. })
    ));
    assert!(import_text("a.csv", b"id,subject\n1,a\n").is_ok());
}
