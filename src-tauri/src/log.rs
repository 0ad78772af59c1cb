//! What went wrong, kept for whoever asks later.
//!
//! In: a message. Out: a line on standard error and in `support-lens.log` in the data folder. Never: ticket texts, more than
//! [`MOST_BYTES`] on disk.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::Path;

use chrono::Utc;

const FILE: &str = "support-lens.log";
/// Where the file starts anew.
const MOST_BYTES: u64 = 1 << 20;

/// Notes a message. Never fails: there is nobody left to tell.
pub fn note(folder: Option<&Path>, message: &str) {
    eprintln!("{message}");
    if let Some(folder) = folder {
        let _ = append(&folder.join(FILE), message);
    }
}

fn append(file: &Path, message: &str) -> std::io::Result<()> {
    let full = fs::metadata(file).is_ok_and(|data| data.len() > MOST_BYTES);
    let mut log = OpenOptions::new().create(true).append(!full).write(true).truncate(full).open(file)?;
    writeln!(log, "{} {}", Utc::now().format("%Y-%m-%dT%H:%M:%SZ"), message.replace('\n', "\n  "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_holds_every_message_until_it_is_too_large() -> std::io::Result<()> {
        let folder = tempfile::tempdir()?;
        let file = folder.path().join(FILE);
        note(Some(folder.path()), "first");
        note(Some(folder.path()), "second\nat app.js:1");
        assert_eq!(fs::read_to_string(&file)?.lines().count(), 3);

        fs::write(&file, vec![b'x'; MOST_BYTES as usize + 1])?;
        note(Some(folder.path()), "third");
        assert_eq!(fs::read_to_string(&file)?.lines().count(), 1);
        Ok(())
    }
}
