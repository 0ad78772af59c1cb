//! The system's file dialogs.
//!
//! In: what is wanted. Out: the paths the user chose. Never: reads or writes a file.

use std::path::PathBuf;

use rfd::AsyncFileDialog;
use tauri::{Runtime, WebviewWindow};

/// Extensions of what helpdesks export.
const EXPORTS: [&str; 13] =
    ["csv", "tsv", "txt", "json", "jsonl", "ndjson", "zip", "gz", "xlsx", "xls", "ods", "mbox", "eml"];

/// Who answers when a file is asked for.
#[derive(Clone, Debug, Default)]
pub enum Dialogs {
    /// The user, in the system's dialog.
    #[default]
    Native,
    /// Fixed answers, so that a test can drive the whole window. Not compiled into a release.
    #[cfg(debug_assertions)]
    Scripted {
        /// Answers "Open".
        open: Vec<PathBuf>,
        /// The folder "Save" saves to, under the suggested name; `None` dismisses.
        save_folder: Option<PathBuf>,
        /// Answers every wish for a folder; `None` dismisses.
        folder: Option<PathBuf>,
    },
}

impl Dialogs {
    /// The user; in a debug build the answers in `SUPPORT_LENS_PICK` (paths parted by `;`), `SUPPORT_LENS_SAVE_DIR` and
    /// `SUPPORT_LENS_PICK_FOLDER`, if set.
    pub fn from_environment() -> Self {
        #[cfg(debug_assertions)]
        {
            let open = std::env::var("SUPPORT_LENS_PICK").ok();
            let path = |name: &str| std::env::var_os(name).map(PathBuf::from);
            let (save_folder, folder) = (path("SUPPORT_LENS_SAVE_DIR"), path("SUPPORT_LENS_PICK_FOLDER"));
            if open.is_some() || save_folder.is_some() || folder.is_some() {
                let open = open.iter().flat_map(|paths| paths.split(';')).filter(|path| !path.is_empty());
                return Dialogs::Scripted { open: open.map(PathBuf::from).collect(), save_folder, folder };
            }
        }
        Dialogs::Native
    }

    /// Asks for files to open; empty when dismissed.
    pub async fn open_files<R: Runtime>(&self, window: &WebviewWindow<R>) -> Vec<PathBuf> {
        #[cfg(debug_assertions)]
        if let Dialogs::Scripted { open, .. } = self {
            return open.clone();
        }
        let dialog = AsyncFileDialog::new()
            .set_parent(window)
            .set_title("Open helpdesk exports")
            .add_filter("Helpdesk exports", &EXPORTS)
            .add_filter("All files", &["*"]);
        let chosen = dialog.pick_files().await.unwrap_or_default();
        chosen.into_iter().map(|file| file.path().to_owned()).collect()
    }

    /// Asks for one file of a kind; `None` when dismissed.
    pub async fn open_file<R: Runtime>(
        &self,
        window: &WebviewWindow<R>,
        title: &str,
        kind: &str,
        extension: &str,
    ) -> Option<PathBuf> {
        #[cfg(debug_assertions)]
        if let Dialogs::Scripted { open, .. } = self {
            return open.first().cloned();
        }
        let dialog = AsyncFileDialog::new().set_parent(window).set_title(title).add_filter(kind, &[extension]);
        dialog.pick_file().await.map(|file| file.path().to_owned())
    }

    /// Asks for a folder; `None` when dismissed.
    pub async fn pick_folder<R: Runtime>(&self, window: &WebviewWindow<R>, title: &str) -> Option<PathBuf> {
        #[cfg(debug_assertions)]
        if let Dialogs::Scripted { folder, .. } = self {
            return folder.clone();
        }
        let dialog = AsyncFileDialog::new().set_parent(window).set_title(title).set_can_create_directories(true);
        dialog.pick_folder().await.map(|folder| folder.path().to_owned())
    }

    /// Asks where to save a file; `None` when dismissed.
    pub async fn save_file<R: Runtime>(&self, window: &WebviewWindow<R>, wanted: &FileWanted<'_>) -> Option<PathBuf> {
        #[cfg(debug_assertions)]
        if let Dialogs::Scripted { save_folder, .. } = self {
            return save_folder.as_ref().map(|folder| folder.join(&wanted.name));
        }
        let dialog = AsyncFileDialog::new()
            .set_parent(window)
            .set_title(wanted.title)
            .set_file_name(&wanted.name)
            .add_filter(wanted.kind, &[wanted.extension]);
        dialog.save_file().await.map(|file| file.path().to_owned())
    }
}

/// A file to be saved.
pub struct FileWanted<'a> {
    /// Title of the dialog.
    pub title: &'a str,
    /// Suggested file name, with extension.
    pub name: String,
    /// The format in words.
    pub kind: &'a str,
    /// Extension without the dot.
    pub extension: &'a str,
}
