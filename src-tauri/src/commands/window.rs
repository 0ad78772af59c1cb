//! The window's own troubles.

use crate::error::Answer;

/// Writes an uncaught error of the window to the log.
#[tauri::command]
pub async fn log_error(message: String) -> Answer<()> {
    eprintln!("window: {message}");
    Ok(())
}
