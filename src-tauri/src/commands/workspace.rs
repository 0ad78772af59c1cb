//! The frame of the window and its settings.

use engine::Workspace;
use engine::wire::WorkspaceStatus;
use model::Settings;
use tauri::State;

use crate::desk::Desk;
use crate::error::Answer;

/// The workspace at a glance. Opening that failed (locked by another program) is tried again.
#[tauri::command]
pub async fn workspace_status(desk: State<'_, Desk>) -> Answer<WorkspaceStatus> {
    desk.reopen_if_failed().await;
    desk.ask(|workspace| workspace.status()).await
}

/// Stores the settings and answers with the workspace as it now is.
#[tauri::command]
pub async fn save_settings(desk: State<'_, Desk>, settings: Settings) -> Answer<WorkspaceStatus> {
    desk.ask(move |workspace| {
        workspace.save_settings(&settings)?;
        workspace.status()
    })
    .await
}

/// IANA names of all time zones, sorted.
#[tauri::command]
pub async fn zones() -> Answer<Vec<&'static str>> {
    let mut names: Vec<_> = Workspace::zones().collect();
    names.sort_unstable();
    Ok(names)
}
