//! Values that are kept apart from the store, each in two files, so that one damaged file loses nothing.
//!
//! In: names and bytes. Out: the bytes as they were, or nothing. Never: knows what they mean.

use std::path::{Path, PathBuf};

use crate::block::{sealed, unsealed};
use crate::{Error, Result, files};

/// The two folders in a workspace.
pub(crate) const FOLDERS: [&str; 2] = ["kept", "kept-copy"];
/// Longest name.
const NAME: usize = 64;

/// The two folders of a workspace.
pub(crate) fn folders(workspace: &Path) -> [PathBuf; 2] {
    FOLDERS.map(|folder| workspace.join(folder))
}

/// Replaces a value, each file as a whole.
///
/// # Errors
/// [`Error::Encode`] for a name of anything but lower-case letters, digits and hyphens; what the disk refuses.
pub(crate) fn save(workspace: &Path, name: &str, bytes: &[u8]) -> Result<()> {
    let mut value = Vec::with_capacity(bytes.len() + 4);
    value.extend_from_slice(&[0; 4]);
    value.extend_from_slice(bytes);
    let value = sealed(value)?;
    for folder in folders(workspace) {
        let path = file(&folder, name)?;
        files::create_folder(&folder)?;
        files::replace(&path, &value)?;
    }
    Ok(())
}

/// A value as it was saved, and whether only its second file is intact; `None` when neither is.
pub(crate) fn read(workspace: &Path, name: &str) -> Option<(Vec<u8>, bool)> {
    folders(workspace).iter().zip([false, true]).find_map(|(folder, second)| {
        let mut bytes = files::read_if_there(&file(folder, name).ok()?).ok()??;
        unsealed(&bytes)?;
        Some((bytes.split_off(4), second))
    })
}

/// Forgets a value; one that is not there is forgotten already.
///
/// # Errors
/// As [`save`].
pub(crate) fn remove(workspace: &Path, name: &str) -> Result<()> {
    folders(workspace).iter().try_for_each(|folder| crate::swap::remove(&file(folder, name)?))
}

fn file(folder: &Path, name: &str) -> Result<PathBuf> {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    if name.is_empty() || name.len() > NAME || !name.bytes().all(plain) {
        return Err(Error::Encode(format!("{name:?} is no name for a value that is kept")));
    }
    Ok(folder.join(format!("{name}.blob")))
}
