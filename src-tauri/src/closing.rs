//! Closing the window while something is being written.
//!
//! In: the wish to close. Out: a workspace with whole batches only. Never: keeps the user waiting longer than one batch.

use tauri::{AppHandle, Manager, RunEvent, Runtime, Window, WindowEvent, async_runtime};

use crate::desk::Desk;

/// Closes at once when nothing runs; else stops the jobs first and closes when they have.
pub fn on_window_event<R: Runtime>(window: &Window<R>, event: &WindowEvent) {
    let WindowEvent::CloseRequested { api, .. } = event else { return };
    let desk = window.state::<Desk>();
    if desk.jobs.idle() {
        return;
    }
    api.prevent_close();
    desk.jobs.cancel_all();
    let app = window.app_handle().clone();
    async_runtime::spawn(async move {
        app.state::<Desk>().jobs.settled().await;
        app.exit(0);
    });
}

/// Lets go of the workspace at the very end, so that it is flushed and unlocked.
pub fn on_run_event<R: Runtime>(app: &AppHandle<R>, event: RunEvent) {
    if let RunEvent::Exit = event {
        app.state::<Desk>().close();
    }
}
