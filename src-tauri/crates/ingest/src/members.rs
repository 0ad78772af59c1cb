//! What can be imported of a file. In: the path of a file. Out: its parts, each with the path to hand to
//! [`crate::inspect`] and [`crate::read`]. Never: looks at records.

use std::path::Path;

use crate::input::{locate::parts, location::BORDER};
use crate::{Error, Member};

/// The importable parts: the file itself, the members of an archive, the sheets of a workbook that hold anything. What
/// cannot be read (pictures, texts about the export) is left out; an archive that is one thing, as a Slack export or a
/// folder of mail is, is one part.
///
/// Errors: the file is missing, a folder, unreadable, damaged or protected, or holds nothing that can be read.
pub fn members(path: &Path) -> Result<Vec<Member>, Error> {
    let file = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let whole = path.to_string_lossy().into_owned();
    let name = |part: &str| match part.strip_prefix(&whole).and_then(|rest| rest.strip_prefix(BORDER)) {
        Some(inside) => inside.replace(BORDER, " – "),
        None => file.clone(),
    };
    Ok(parts(path)?.into_iter().map(|part| Member { name: name(&part), path: part }).collect())
}
