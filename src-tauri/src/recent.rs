//! The workspaces opened lately, kept in the user's configuration folder.
//!
//! In: folders as they are opened. Out: the same, newest first, also after a restart. Never: a file inside a workspace; a
//! failure that keeps a workspace from opening.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use serde::{Deserialize, Serialize};

use crate::desk::same_folder;
use crate::error::{Answer, AppError};
use crate::{files, log};

/// How many are remembered.
const MOST: usize = 10;

/// See the module's first lines.
pub struct Recent {
    file: PathBuf,
    folders: Mutex<Vec<PathBuf>>,
}

/// The file's content.
#[derive(Default, Serialize, Deserialize)]
struct Kept {
    /// Newest first.
    workspaces: Vec<PathBuf>,
}

impl Recent {
    /// The list kept in `file`; empty when there is none, or none that can be read.
    pub fn load(file: PathBuf) -> Self {
        let kept = std::fs::read(&file).ok().and_then(|bytes| serde_json::from_slice::<Kept>(&bytes).ok());
        Recent { file, folders: Mutex::new(kept.unwrap_or_default().workspaces) }
    }

    /// The list of this user.
    pub fn of_the_user() -> Self {
        Recent::load(config_folder().join("support-lens").join("workspaces.json"))
    }

    /// All, newest first.
    pub fn folders(&self) -> Vec<PathBuf> {
        self.lock().clone()
    }

    /// The one opened last that is still there.
    pub fn latest(&self) -> Option<PathBuf> {
        self.lock().iter().find(|folder| folder.is_dir()).cloned()
    }

    /// The one to begin with: what `SUPPORT_LENS_WORKSPACE` names, else the one opened last, else the default.
    pub fn at_start(&self) -> PathBuf {
        let named = std::env::var_os("SUPPORT_LENS_WORKSPACE").is_some_and(|folder| !folder.is_empty());
        let last = if named { None } else { self.latest() };
        last.unwrap_or_else(engine::default_folder)
    }

    /// Puts a folder first.
    pub fn note(&self, folder: &Path) {
        self.change(|folders| {
            folders.retain(|known| !same_folder(known, folder));
            folders.insert(0, folder.to_owned());
            folders.truncate(MOST);
        });
    }

    /// Takes a folder off the list; the folder itself stays as it is.
    pub fn forget(&self, folder: &Path) {
        self.change(|folders| folders.retain(|known| known != folder));
    }

    /// Changes the list and keeps it. What can't be kept is only missing after the next start.
    fn change(&self, change: impl FnOnce(&mut Vec<PathBuf>)) {
        let mut folders = self.lock();
        change(&mut folders);
        // JSON holds text only: a folder whose name is none is remembered until the program ends.
        let written = folders.iter().filter(|folder| folder.to_str().is_some()).cloned();
        if let Err(error) = self.keep(&Kept { workspaces: written.collect() }) {
            log::note(None, &format!("The list of workspaces was not kept: {}", error.message));
        }
    }

    fn keep(&self, kept: &Kept) -> Answer<()> {
        let bytes = serde_json::to_vec_pretty(kept).map_err(|error| AppError::bug(error.to_string()))?;
        if let Some(folder) = self.file.parent() {
            // Where it can't be made, saving fails and says why.
            let _ = std::fs::create_dir_all(folder);
        }
        files::save(&self.file, &bytes)
    }

    fn lock(&self) -> MutexGuard<'_, Vec<PathBuf>> {
        self.folders.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The user's folder for settings of programs.
fn config_folder() -> PathBuf {
    let from = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let folder = if cfg!(windows) {
        from("APPDATA")
    } else if cfg!(target_os = "macos") {
        from("HOME").map(|home| home.join("Library/Application Support"))
    } else {
        from("XDG_CONFIG_HOME").or_else(|| from("HOME").map(|home| home.join(".config")))
    };
    folder.unwrap_or_else(std::env::temp_dir)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_survives_a_restart_newest_first_each_once() -> std::io::Result<()> {
        let folder = tempfile::tempdir()?;
        let file = folder.path().join("not there yet").join("workspaces.json");
        let recent = Recent::load(file.clone());
        let places: Vec<PathBuf> = (0..MOST + 2).map(|n| folder.path().join(n.to_string())).collect();
        for place in places.iter().chain([&places[5]]) {
            recent.note(place);
        }
        let again = Recent::load(file).folders();
        assert_eq!((again.len(), &again[0], &again[1]), (MOST, &places[5], &places[MOST + 1]));
        assert_eq!(again.iter().filter(|place| **place == places[5]).count(), 1);
        Ok(())
    }

    #[test]
    fn the_latest_is_one_that_is_still_there() -> std::io::Result<()> {
        let folder = tempfile::tempdir()?;
        let recent = Recent::load(folder.path().join("workspaces.json"));
        assert_eq!(recent.latest(), None);
        let (here, gone) = (folder.path().to_owned(), folder.path().join("gone"));
        recent.note(&here);
        recent.note(&gone);
        assert_eq!(recent.latest(), Some(here));
        recent.forget(&gone);
        assert_eq!(recent.folders().len(), 1);
        Ok(())
    }

    #[test]
    fn a_damaged_list_is_an_empty_one() -> std::io::Result<()> {
        let folder = tempfile::tempdir()?;
        let file = folder.path().join("workspaces.json");
        std::fs::write(&file, "{\"workspaces\":[1,")?;
        assert!(Recent::load(file).folders().is_empty());
        Ok(())
    }
}
