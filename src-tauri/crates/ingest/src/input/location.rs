//! Paths into files. In: `export.zip!/tickets.csv`. Out: the file, and what is meant inside it. Never: opens anything.

use std::path::{Path, PathBuf};

/// Stands between a file and what is meant inside it.
pub const BORDER: &str = "!/";

/// A file, or a part of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Location {
    /// The file in the file system.
    pub file: PathBuf,
    /// A member of an archive, a sheet of a workbook, or a sheet of a member (`book.xlsx!/Sheet1`).
    pub inside: Option<String>,
}

impl Location {
    /// Reads a path. A file that really has such a name wins over a part of another.
    pub fn of(path: &Path) -> Location {
        let whole = Location { file: path.to_owned(), inside: None };
        let Some(text) = path.to_str().filter(|_| !path.exists()) else { return whole };
        let parted = text.match_indices(BORDER).find(|(at, _)| Path::new(&text[..*at]).is_file());
        parted.map_or(whole, |(at, _)| Location {
            file: PathBuf::from(&text[..at]),
            inside: Some(text[at + BORDER.len()..].to_owned()),
        })
    }
}

/// The path of a part of what stands at `path`.
pub fn within(path: &str, name: &str) -> String {
    format!("{path}{BORDER}{name}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_names_a_file_or_a_part_of_one() {
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path().display();
        for name in ["a.zip", "odd!"] {
            std::fs::write(folder.path().join(name), "x").expect("a file");
        }
        let check = |path: String, file: &str, inside: Option<&str>| {
            let expected = Location { file: folder.path().join(file), inside: inside.map(str::to_owned) };
            assert_eq!(Location::of(Path::new(&path)), expected, "{path}");
        };
        check(format!("{root}/a.zip"), "a.zip", None);
        check(format!("{root}/odd!"), "odd!", None);
        check(format!("{root}/none.zip!/b"), "none.zip!/b", None);
        check(within(&format!("{root}/a.zip"), "in/b.csv"), "a.zip", Some("in/b.csv"));
        check(within(&format!("{root}/a.zip"), "b.xlsx!/S 1"), "a.zip", Some("b.xlsx!/S 1"));
    }
}
