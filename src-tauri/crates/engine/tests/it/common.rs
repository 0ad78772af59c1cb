//! Small exports and what a workspace makes of them.

use std::path::{Path, PathBuf};

use engine::{Clock, ExportKind, ExportShape, ImportRequest, Options, Workspace};
use model::{Cancel, Filter, ImportReceipt, Instant};
use tempfile::TempDir;

/// A new folder, in memory where the system has that: what is tested is order, not the disk's speed.
pub fn folder() -> TempDir {
    let memory = Path::new("/dev/shm");
    let made = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() };
    made.expect("a temporary folder")
}

/// Opens a workspace with a stopped clock.
pub fn open(dir: &Path) -> Workspace {
    let options = Options { clock: Clock::stopped(Instant(0)), ..Options::default() };
    Workspace::open_with(dir, options).expect("the workspace opens")
}

/// One row of an export.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub id: u32,
    pub text: String,
    /// Day of its last change; `None` leaves the cell empty.
    pub updated: Option<u32>,
    pub status: &'static str,
}

/// A row whose last change is on a day.
pub fn row(id: u32, text: &str, updated: u32) -> Row {
    Row { id, text: text.into(), updated: Some(updated), status: "open" }
}

/// Writes an export.
pub fn csv(folder: &Path, name: &str, rows: &[Row]) -> PathBuf {
    let line = |row: &Row| {
        let updated = row.updated.map(|day| format!("2026-02-{day:02}T08:00:00Z")).unwrap_or_default();
        format!("{},\"{}\",\"{} at length\",{updated},{}\n", row.id, row.text, row.text, row.status)
    };
    let body: String = rows.iter().map(line).collect();
    let path = folder.join(name);
    std::fs::write(&path, format!("id,subject,description,updated_at,status\n{body}")).expect("the export is written");
    path
}

/// Imports a file as tickets of one helpdesk.
pub fn import(workspace: &Workspace, path: &Path) -> ImportReceipt {
    let mut request = ImportRequest::detect(path).expect("the file is recognised");
    request.source = "desk".to_owned();
    let receipt = workspace.import(&request, &Cancel::default(), &mut |_| {}).expect("the import succeeds");
    assert!(receipt.tally.balances(), "{:?}", receipt.tally);
    receipt
}

/// Undoes an import.
pub fn undo(workspace: &Workspace, import: u32) {
    workspace.undo(import, &Cancel::default(), &mut |_| {}).expect("it is undone");
}

/// Everything a workspace holds, as text.
pub fn export(workspace: &Workspace) -> String {
    let mut bytes = Vec::new();
    for (kind, shape) in [(ExportKind::Tickets, ExportShape::Json), (ExportKind::Messages, ExportShape::Csv)] {
        workspace.export(&Filter::default(), kind, shape, &mut bytes).expect("the export succeeds");
    }
    String::from_utf8(bytes).expect("text")
}

/// Asserts that store, backup and index are whole and agree.
pub fn check_sound(workspace: &Workspace) {
    let found = workspace.verify().expect("verify runs");
    assert!(found.problems.is_empty(), "{found:?}");
}

/// Copies a folder with all that is in it.
pub fn copy_folder(from: &Path, to: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_folder(&entry.path(), &target)?;
        } else {
            std::fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
