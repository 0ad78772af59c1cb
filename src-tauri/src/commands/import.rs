//! Import: choosing, looking, confirming, stopping.

use std::path::PathBuf;

use engine::ImportRequest;
use ingest::Format;
use ingest::plan::{FormatChoice, ImportPlan, Mapping, Member, Preview};
use model::{ImportReceipt, Progress};
use tauri::ipc::Channel;
use tauri::{Runtime, State, WebviewWindow};

use super::export::save_as;
use super::told;
use crate::desk::{Desk, blocking};
use crate::dialogs::FileWanted;
use crate::error::Answer;

/// Asks for files; empty when dismissed.
#[tauri::command]
pub async fn pick_files<R: Runtime>(window: WebviewWindow<R>, desk: State<'_, Desk>) -> Answer<Vec<PathBuf>> {
    Ok(desk.dialogs.open_files(&window).await)
}

/// The parts of a file that are imported one by one: the file itself, members of an archive, sheets of a workbook.
#[tauri::command]
pub async fn list_members(path: PathBuf) -> Answer<Vec<Member>> {
    blocking(move || Ok(ingest::members(&path)?)).await
}

/// What detection says of a file, and what an earlier import of such a file was told. Writes nothing.
#[tauri::command]
pub async fn inspect_file(desk: State<'_, Desk>, path: PathBuf) -> Answer<ImportPlan> {
    desk.ask(move |workspace| workspace.inspect(&path)).await
}

/// All formats, for the labels of receipts.
#[tauri::command]
pub async fn formats() -> Answer<Vec<FormatChoice>> {
    Ok(Format::all().map(Format::choice).collect())
}

/// The first records as this format and mapping read them. Writes nothing.
#[tauri::command]
pub async fn preview_mapping(path: PathBuf, format: String, mapping: Mapping) -> Answer<Preview> {
    blocking(move || Ok(ingest::preview(&path, &mapping, &format)?)).await
}

/// Imports a confirmed file. A second import waits for the first.
#[tauri::command]
pub async fn start_import(
    desk: State<'_, Desk>,
    path: PathBuf,
    format: String,
    source: String,
    mapping: Mapping,
    on_progress: Channel<Progress>,
) -> Answer<ImportReceipt> {
    let request = ImportRequest { path, format, source, mapping };
    desk.run_job(move |workspace, cancel| workspace.import(&request, cancel, &mut told(on_progress))).await
}

/// Asks running and waiting imports to stop.
#[tauri::command]
pub async fn cancel_import(desk: State<'_, Desk>) -> Answer<()> {
    desk.jobs.cancel_all();
    Ok(())
}

/// Takes an import out of the workspace, as if it had never been made.
#[tauri::command]
pub async fn undo_import(desk: State<'_, Desk>, import: u32, on_progress: Channel<Progress>) -> Answer<()> {
    desk.run_job(move |workspace, cancel| workspace.undo(import, cancel, &mut told(on_progress))).await
}

/// Imports the data that comes with the app.
#[tauri::command]
pub async fn load_sample(desk: State<'_, Desk>, on_progress: Channel<Progress>) -> Answer<ImportReceipt> {
    desk.run_job(move |workspace, cancel| workspace.import_sample(cancel, &mut told(on_progress))).await
}

/// Saves an import's refused rows as CSV; `None` when dismissed.
#[tauri::command]
pub async fn save_rejections<R: Runtime>(
    window: WebviewWindow<R>,
    desk: State<'_, Desk>,
    import: u32,
) -> Answer<Option<PathBuf>> {
    let wanted = FileWanted {
        title: "Save refused rows",
        name: format!("Refused rows of import {import}.csv"),
        kind: "CSV table",
        extension: "csv",
    };
    save_as(&window, &desk, wanted, move |workspace| workspace.rejections_csv(import).map(String::into_bytes)).await
}
