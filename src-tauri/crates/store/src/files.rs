//! Files that are whole or not there: atomic replacement, checksums, the lock.
//!
//! In: paths and bytes. Out: errors with the path in them. Never: knows what is in a file.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

use crate::{Error, Result};

/// What a file looked like when it was last known to be right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct FileMark {
    /// Path inside its folder, with `/`.
    pub name: String,
    /// Length, bytes.
    pub len: u64,
    /// Last modification, nanoseconds since 1970; 0 when the system does not tell.
    pub modified: u64,
    /// CRC-32 of the content.
    pub crc: u32,
}

impl FileMark {
    /// Reads the file whole for its CRC.
    pub fn take(folder: &Path, name: String) -> Result<Self> {
        let path = folder.join(&name);
        let (len, modified) = stat(&path)?;
        Ok(FileMark { len, modified, crc: crc_of(&path)?, name })
    }

    /// The mark of a file whose CRC is known.
    pub fn of(folder: &Path, name: String, crc: u32) -> Result<Self> {
        let (len, modified) = stat(&folder.join(&name))?;
        Ok(FileMark { len, modified, crc, name })
    }

    /// Whether the file still is what it was; its content is read only when length fits but the time does not.
    pub fn holds(&self, folder: &Path) -> bool {
        let path = folder.join(&self.name);
        match stat(&path) {
            Ok((len, modified)) if len == self.len => {
                (modified != 0 && modified == self.modified) || crc_of(&path).is_ok_and(|crc| crc == self.crc)
            }
            _ => false,
        }
    }
}

fn stat(path: &Path) -> Result<(u64, u64)> {
    let meta = fs::metadata(path).map_err(|error| Error::io("read", path, error))?;
    let modified = meta.modified().ok().and_then(|at| at.duration_since(UNIX_EPOCH).ok());
    Ok((meta.len(), modified.map_or(0, |age| age.as_nanos() as u64)))
}

fn crc_of(path: &Path) -> Result<u32> {
    let fail = |error| Error::io("read", path, error);
    let mut file = File::open(path).map_err(fail)?;
    let mut hasher = crc32fast::Hasher::new();
    let mut buffer = vec![0; 1 << 18];
    loop {
        match file.read(&mut buffer).map_err(fail)? {
            0 => return Ok(hasher.finalize()),
            n => hasher.update(&buffer[..n]),
        }
    }
}

/// Marks of all files under a folder, by name.
pub(crate) fn marks(folder: &Path) -> Result<Vec<FileMark>> {
    let mut names = Vec::new();
    walk(folder, String::new(), &mut names)?;
    names.sort();
    names.into_iter().map(|name| FileMark::take(folder, name)).collect()
}

fn walk(folder: &Path, prefix: String, names: &mut Vec<String>) -> Result<()> {
    let fail = |error| Error::io("list", folder, error);
    for entry in fs::read_dir(folder).map_err(fail)? {
        let entry = entry.map_err(fail)?;
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type().map_err(fail)?.is_dir() {
            walk(&entry.path(), format!("{name}/"), names)?;
        } else {
            names.push(name);
        }
    }
    Ok(())
}

/// Total size of a folder's files, bytes; what can't be read counts as 0.
pub(crate) fn folder_bytes(folder: &Path) -> u64 {
    let mut names = Vec::new();
    let listed = walk(folder, String::new(), &mut names);
    listed.map_or(0, |()| names.iter().filter_map(|name| stat(&folder.join(name)).ok()).map(|(len, _)| len).sum())
}

/// Creates a folder and those above it.
pub(crate) fn create_folder(path: &Path) -> Result<()> {
    fs::create_dir_all(path).map_err(|error| Error::io("create the folder", path, error))
}

/// Replaces a file as a whole: written beside it, made durable, renamed, the folder made durable.
pub(crate) fn replace(path: &Path, bytes: &[u8]) -> Result<()> {
    let fail = |error| Error::io("write", path, error);
    let temporary = path.with_extension("tmp");
    let mut file = File::create(&temporary).map_err(fail)?;
    file.write_all(bytes).and_then(|()| file.sync_all()).map_err(fail)?;
    drop(file);
    settle(&temporary, path)
}

/// A second name for a file that is never written again; a copy where the file system has no such thing.
pub(crate) fn link(from: &Path, to: &Path) -> Result<()> {
    let linked = fs::hard_link(from, to).or_else(|_| fs::copy(from, to).map(|_| ()));
    linked.map_err(|error| Error::io("write", to, error))
}

/// Gives a durable temporary file its name, durably.
pub(crate) fn settle(temporary: &Path, path: &Path) -> Result<()> {
    fs::rename(temporary, path).map_err(|error| Error::io("write", path, error))?;
    path.parent().map_or(Ok(()), sync_folder)
}

/// Makes sure that this many bytes can be written, by writing and removing them; they hardly ever reach the disk.
///
/// sled never returns from some writes to a full disk, so this is asked before it is.
///
/// # Errors
/// [`Error::StorageFull`] when there is no room.
pub(crate) fn ensure_room(folder: &Path, bytes: u64) -> Result<()> {
    Room::take(folder, bytes).map(drop)
}

/// Bytes of a disk kept free by occupying them. They are free when it is dropped.
pub(crate) struct Room {
    file: File,
    path: PathBuf,
    left: u64,
}

impl Room {
    /// Occupies this many bytes; a folder has one room at a time.
    ///
    /// # Errors
    /// [`Error::StorageFull`] when there are not so many.
    pub fn take(folder: &Path, bytes: u64) -> Result<Room> {
        let path = folder.join("room.tmp");
        let fail = |error| Error::io("write", folder, error);
        let mut room = Room { file: File::create(&path).map_err(fail)?, path, left: 0 };
        let zeros = vec![0; 1 << 18];
        while room.left < bytes {
            let size = zeros.len().min(usize::try_from(bytes - room.left).unwrap_or(usize::MAX));
            room.file.write_all(&zeros[..size]).map_err(fail)?;
            room.left += size as u64;
        }
        Ok(room)
    }

    /// Frees this many of its bytes for others; `false` when it has fewer.
    ///
    /// # Errors
    /// What the disk refuses.
    pub fn give(&mut self, bytes: u64) -> Result<bool> {
        let Some(left) = self.left.checked_sub(bytes) else { return Ok(false) };
        self.file.set_len(left).map_err(|error| Error::io("write", &self.path, error))?;
        self.left = left;
        Ok(true)
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        // What is left behind is taken over by the next room.
        let _ = fs::remove_file(&self.path);
    }
}

/// Makes names in a folder durable. Windows has no such call and does not need it.
pub(crate) fn sync_folder(path: &Path) -> Result<()> {
    if cfg!(unix) {
        let synced = File::open(path).and_then(|folder| folder.sync_all());
        synced.map_err(|error| Error::io("write", path, error))?;
    }
    Ok(())
}

/// The file's bytes; `None` when there is no such file.
pub(crate) fn read_if_there(path: &Path) -> Result<Option<Vec<u8>>> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Error::io("read", path, error)),
    }
}

/// The path `<path>-damaged-<n>` with the first number that is free.
pub(crate) fn beside_damaged(path: &Path) -> PathBuf {
    let mut n = 1;
    loop {
        let mut name = path.as_os_str().to_owned();
        name.push(format!("-damaged-{n}"));
        let candidate = PathBuf::from(name);
        if !candidate.exists() {
            return candidate;
        }
        n += 1;
    }
}

/// Moves a folder aside to [`beside_damaged`]; `None` when there is no folder.
pub(crate) fn move_aside(folder: &Path) -> Result<Option<PathBuf>> {
    if !folder.exists() {
        return Ok(None);
    }
    let target = beside_damaged(folder);
    fs::rename(folder, &target).map_err(|error| Error::io("move aside", folder, error))?;
    Ok(Some(target))
}

/// Takes the workspace's lock; it is given back when the file is dropped or the process ends.
///
/// # Errors
/// [`Error::Locked`] when another store holds it.
pub(crate) fn lock(folder: &Path) -> Result<File> {
    let path = folder.join("lock");
    let fail = |error| Error::io("write", &path, error);
    let file = OpenOptions::new().create(true).truncate(false).write(true).open(&path).map_err(fail)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(Error::Locked { folder: folder.to_path_buf() }),
        Err(TryLockError::Error(error)) => Err(fail(error)),
    }
}

/// Waits until nobody holds the file locked, at most `limit`. A file that is not there is free.
pub(crate) fn wait_until_free(path: &Path, limit: Duration) -> bool {
    let start = Instant::now();
    loop {
        let free = match File::open(path) {
            Ok(file) => !matches!(file.try_lock(), Err(TryLockError::WouldBlock)),
            Err(_) => true,
        };
        if free || start.elapsed() > limit {
            return free;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
}
