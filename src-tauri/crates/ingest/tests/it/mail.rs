//! Mail through the public door: every sample is read, and what is refused is explained.

use std::path::{Path, PathBuf};

use crate::support::{data, file, import, imported};

fn files(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() { files(&path, into) } else { into.push(path) }
    }
}

#[test]
fn every_mail_sample_is_read_or_its_refusal_explained() {
    let Some(folder) = data("email_samples") else { return };
    let mut paths = Vec::new();
    files(&folder, &mut paths);
    paths.sort();
    let (mut mails, mut tickets) = (0, 0);
    for path in &paths {
        let is_mail = path.extension().is_some_and(|ending| ending == "eml");
        match import(path) {
            Ok((plan, outcome)) => {
                for rejection in &outcome.rejections {
                    assert!(!rejection.reason.is_empty() && rejection.line > 0, "{}: {rejection:?}", path.display());
                }
                if is_mail {
                    mails += 1;
                    tickets += outcome.tickets.len();
                    assert_eq!(plan.format, "mail", "{}", path.display());
                    assert_eq!(outcome.tickets.len(), 1, "{}: {:?}", path.display(), outcome.rejections);
                }
            }
            Err(error) => {
                assert!(!is_mail, "{}: {error}", path.display());
                assert!(!error.to_string().is_empty() && !error.remedy().is_empty());
            }
        }
    }
    println!("{} files, {mails} mails, {tickets} tickets", paths.len());
}

/// A mail of a thread, as it stands in a mailbox.
fn mail(id: &str, answers: &str, text: &str) -> String {
    format!(
        "Message-ID: <{id}@example.org>\nIn-Reply-To: <{answers}@example.org>\nFrom: Ann <ann@example.org>\nTo: desk@example.com\nSubject: Printer\nDate: Mon, 3 Mar 2025 10:12:00 +0000\n\n{text}\n"
    )
}

#[test]
fn an_archive_of_mails_is_one_mailbox() {
    let mut packed = std::io::Cursor::new(Vec::new());
    let mut archive = zip::ZipWriter::new(&mut packed);
    let envelope = "From ann@example.org Mon Mar  3 10:12:00 2025\n";
    let mailbox = format!("{envelope}{}\n{envelope}{}", mail("c", "", "third"), mail("d", "b", "fourth"));
    for (name, text) in
        [("in/1.eml", mail("a", "", "first")), ("in/2.EML", mail("b", "a", "second")), ("old.mbox", mailbox)]
    {
        archive.start_file(name, zip::write::SimpleFileOptions::default()).expect("a member");
        std::io::Write::write_all(&mut archive, text.as_bytes()).expect("memory can be written");
    }
    archive.finish().expect("an archive");
    let (folder, path) = file("mails.zip", packed.get_ref());
    assert_eq!(ingest::members(&path).expect("readable").len(), 1);
    let (plan, outcome) = import(&path).expect("readable");
    assert_eq!(plan.format, "mail");
    let texts =
        |at: usize| outcome.tickets[at].messages.iter().map(|message| message.text.as_str()).collect::<Vec<_>>();
    assert_eq!(outcome.tickets.len(), 2);
    assert_eq!((texts(0), texts(1)), (vec!["first", "second", "fourth"], vec!["third"]));
    drop(folder);
}

#[test]
fn what_is_no_mail_is_refused_with_its_number_and_line() {
    let envelope = "From ann@example.org Mon Mar  3 10:12:00 2025\n";
    let mailbox =
        format!("{envelope}{}\n{envelope}X: \n\n\n{envelope}{}", mail("a", "", "first"), mail("b", "a", "second"));
    let (_, outcome) = imported("some.mbox", mailbox.as_bytes());
    assert_eq!(outcome.tickets.len(), 1);
    let [rejection] = outcome.rejections.as_slice() else { panic!("{:?}", outcome.rejections) };
    assert!(rejection.reason.starts_with("Mail 2, which begins at line 11"), "{rejection:?}");
    assert_eq!(rejection.line, 11);
}

/// The next number of a sequence that looks like chance and is always the same.
fn next(state: &mut u64) -> usize {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (*state >> 33) as usize
}

#[test]
fn damaged_mail_is_read_as_far_as_it_goes() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/mail");
    let whole = std::fs::read(folder.join("support.mbox")).expect("a fixture");
    let pieces: [&[u8]; 12] = [
        b"\n--outer\n",
        b"--",
        b"=?UTF-8?B?",
        b"=\n",
        b"Content-Type: message/rfc822\n\n",
        b"\r",
        b"\0",
        b"\xFF",
        b"From ",
        b"\n\n",
        b"boundary=\"\"",
        b";",
    ];
    let mut state = 11;
    for _ in 0..400 {
        let mut bytes = whole.clone();
        for _ in 0..1 + next(&mut state) % 8 {
            let at = next(&mut state) % bytes.len();
            let end = (at + next(&mut state) % 40).min(bytes.len());
            let piece = pieces[next(&mut state) % pieces.len()];
            bytes.splice(at..end, piece.iter().copied());
        }
        bytes.truncate(next(&mut state) % (bytes.len() + 1));
        let tickets = ingest::tickets_of_mail(&bytes, "test");
        assert!(tickets.iter().all(|ticket| !ticket.key.id.is_empty()));
    }
}

#[test]
fn mails_inside_mails_without_end_are_one_mail() {
    let deep = "Subject: deep\nContent-Type: message/rfc822\n\n".repeat(50_000);
    let forks = format!(
        "Subject: wide\nContent-Type: multipart/mixed; boundary=b\n\n{}",
        "--b\nContent-Type: multipart/mixed; boundary=b\n\n".repeat(20_000)
    );
    for bytes in [deep, forks] {
        assert_eq!(ingest::tickets_of_mail(bytes.as_bytes(), "test").len(), 1);
    }
}
