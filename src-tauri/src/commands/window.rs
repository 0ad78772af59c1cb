//! The window's own troubles.

use tauri::State;

use crate::desk::Desk;
use crate::error::Answer;
use crate::log;

/// Writes an uncaught error of the window to the log.
#[tauri::command]
pub async fn log_error(desk: State<'_, Desk>, message: String) -> Answer<()> {
    log::note(desk.folder().as_deref(), &format!("window: {message}"));
    Ok(())
}
