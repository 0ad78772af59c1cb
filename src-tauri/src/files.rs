//! Files the user saves.
//!
//! In: bytes or text and a path. Out: the whole file, or none. Never: overwrites half a file.

use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use crate::error::{Answer, AppError, ErrorCode, Fault};

/// Writes `bytes` to `path` by way of a temporary file beside it, so that a full disk leaves an older file whole.
pub fn save(path: &Path, bytes: &[u8]) -> Answer<()> {
    let beside = beside(path);
    let written = write_through(&beside, bytes).and_then(|()| std::fs::rename(&beside, path));
    written.map_err(|error| {
        // What matters is the first error; a leftover is only litter.
        let _ = std::fs::remove_file(&beside);
        not_saved(path, &error)
    })
}

/// A file name made of a title: what file systems refuse becomes a space, and it is kept short.
pub fn file_name(title: &str, extension: &str) -> String {
    let kept = title.chars().map(|c| if c.is_alphanumeric() || "-_.,()".contains(c) { c } else { ' ' });
    let words = kept.collect::<String>();
    let short: String = words.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(80).collect();
    let stem = short.trim_matches([' ', '.']);
    format!("{}.{extension}", if stem.is_empty() { "Support Lens" } else { stem })
}

fn write_through(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut file = std::fs::File::create(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

fn beside(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".part");
    path.with_file_name(name)
}

fn not_saved(path: &Path, error: &std::io::Error) -> AppError {
    let code = match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => ErrorCode::DiskFull,
        _ => ErrorCode::SaveFailed,
    };
    AppError::new(code, Fault::Machine, format!("{} could not be written: {error}.", path.display())).at(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_ones_a_file_system_takes() {
        let check = |title: &str, name: &str| assert_eq!(file_name(title, "png"), name, "{title:?}");
        check("Where do tickets come from?", "Where do tickets come from.png");
        check("a/b\\c:d", "a b c d.png");
        check("../..", "Support Lens.png");
        check("", "Support Lens.png");
        check("Größe über Zeit", "Größe über Zeit.png");
        check(&"x".repeat(300), &format!("{}.png", "x".repeat(80)));
    }

    #[test]
    fn a_failed_save_names_the_file_and_leaves_nothing() -> std::io::Result<()> {
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("no such folder").join("a.csv");
        let error = save(&path, b"x").err();
        assert_eq!(error.as_ref().map(|error| error.code), Some(ErrorCode::SaveFailed));
        assert_eq!(error.and_then(|error| error.details.file), Some(path.display().to_string()));
        assert_eq!(std::fs::read_dir(folder.path())?.count(), 0);
        Ok(())
    }

    #[test]
    fn a_save_replaces_the_older_file() -> std::io::Result<()> {
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("a.csv");
        for bytes in [b"old".as_slice(), b"new"] {
            assert_eq!(save(&path, bytes), Ok(()));
            assert_eq!(std::fs::read(&path)?, bytes);
        }
        assert_eq!(std::fs::read_dir(folder.path())?.count(), 1, "no temporary file stays");
        Ok(())
    }
}
