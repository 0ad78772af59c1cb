//! Mail through the public door: every sample is read, and what is refused is explained.

use std::path::{Path, PathBuf};

use crate::support::{data, import};

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
