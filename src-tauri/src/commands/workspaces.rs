//! Several workspaces: which there are, a new one, another one.

use std::path::{Path, PathBuf};

use serde::Serialize;
use tauri::{AppHandle, Runtime, State, WebviewWindow};
use ts_rs::TS;

use crate::desk::{Desk, same_folder};
use crate::error::{Answer, AppError, ErrorCode, Fault};
use crate::menu;

/// What file managers leave in a folder that a person calls empty.
const LITTER: [&str; 3] = [".DS_Store", "desktop.ini", ".directory"];

/// The workspaces the window knows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct Workspaces {
    /// The one that is open, or that could not be opened.
    pub open: Option<WorkspacePlace>,
    /// The others opened lately, newest first.
    pub recent: Vec<WorkspacePlace>,
}

/// A workspace in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct WorkspacePlace {
    /// Its folder.
    pub dir: String,
    /// Name to show.
    pub name: String,
    /// The folder is no longer there.
    pub missing: bool,
}

/// Which workspaces there are.
#[tauri::command]
pub async fn workspaces(desk: State<'_, Desk>) -> Answer<Workspaces> {
    Ok(Workspaces { open: desk.folder().as_deref().map(place), recent: others(&desk) })
}

/// Asks for a folder: an empty one for a new workspace, else that of a workspace. `None` when dismissed.
#[tauri::command]
pub async fn pick_workspace<R: Runtime>(
    window: WebviewWindow<R>,
    desk: State<'_, Desk>,
    new: bool,
) -> Answer<Option<PathBuf>> {
    let title = if new { "Choose an empty folder for the new workspace" } else { "Choose the folder of a workspace" };
    Ok(desk.dialogs.pick_folder(&window, title).await)
}

/// Begins a workspace in an empty folder and opens it.
#[tauri::command]
pub async fn new_workspace<R: Runtime>(app: AppHandle<R>, desk: State<'_, Desk>, dir: PathBuf) -> Answer<()> {
    if !is_empty(&dir) {
        return Err(AppError::new(ErrorCode::FolderInUse, Fault::Input, "This folder is not empty.").at(&dir));
    }
    switched(&app, &desk, dir).await
}

/// Opens the workspace in a folder; an empty folder becomes one.
#[tauri::command]
pub async fn open_workspace<R: Runtime>(app: AppHandle<R>, desk: State<'_, Desk>, dir: PathBuf) -> Answer<()> {
    if !engine::is_workspace(&dir) && !is_empty(&dir) {
        let message = "There is no workspace in this folder.";
        return Err(AppError::new(ErrorCode::NoWorkspace, Fault::Input, message).at(&dir));
    }
    switched(&app, &desk, dir).await
}

/// Takes a workspace off the list; its folder stays as it is.
#[tauri::command]
pub async fn forget_workspace<R: Runtime>(app: AppHandle<R>, desk: State<'_, Desk>, dir: PathBuf) -> Answer<()> {
    desk.recent.forget(&dir);
    menu::show_recent(&app);
    Ok(())
}

/// The workspaces opened lately but for the open one.
pub fn others(desk: &Desk) -> Vec<WorkspacePlace> {
    let open = desk.folder();
    let is_open = |folder: &PathBuf| open.as_ref().is_some_and(|open| same_folder(open, folder));
    desk.recent.folders().iter().filter(|folder| !is_open(folder)).map(|folder| place(folder)).collect()
}

async fn switched<R: Runtime>(app: &AppHandle<R>, desk: &Desk, folder: PathBuf) -> Answer<()> {
    desk.switch(folder).await?;
    menu::show_recent(app);
    Ok(())
}

fn place(folder: &Path) -> WorkspacePlace {
    WorkspacePlace { dir: folder.display().to_string(), name: name(folder), missing: !folder.is_dir() }
}

/// The folder's own name; the one the program chose by itself would say nothing.
fn name(folder: &Path) -> String {
    if folder.ends_with("support-lens/workspace") {
        return "Default workspace".into();
    }
    folder.file_name().map_or_else(|| folder.display().to_string(), |name| name.to_string_lossy().into_owned())
}

/// Whether nothing of anybody's lies in a folder that can be looked into.
fn is_empty(folder: &Path) -> bool {
    let is_litter = |entry: std::io::Result<std::fs::DirEntry>| {
        entry.is_ok_and(|entry| LITTER.iter().any(|name| entry.file_name() == *name))
    };
    std::fs::read_dir(folder).is_ok_and(|mut entries| entries.all(is_litter))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_workspace_is_called_like_its_folder() {
        let check = |folder: &str, called: &str| assert_eq!(name(Path::new(folder)), called);
        check("/home/ann/Acme support", "Acme support");
        check("/home/ann/.local/share/support-lens/workspace", "Default workspace");
        check("/", "/");
    }

    #[test]
    fn what_a_file_manager_leaves_does_not_count() -> std::io::Result<()> {
        let folder = tempfile::tempdir()?;
        assert!(is_empty(folder.path()));
        std::fs::write(folder.path().join(".DS_Store"), "")?;
        assert!(is_empty(folder.path()));
        std::fs::write(folder.path().join("letter.txt"), "")?;
        assert!(!is_empty(folder.path()));
        assert!(!is_empty(&folder.path().join("none")));
        Ok(())
    }
}
