//! What the window may ask, one file a screen.
//!
//! In: arguments from the window. Out: the engine's answer. Never: a calculation.

pub mod compare;
pub mod export;
pub mod import;
pub mod labels;
pub mod overview;
pub mod problems;
pub mod rules;
pub mod segments;
pub mod sla;
pub mod tickets;
pub mod topics;
pub mod trends;
pub mod window;
pub mod workspace;
pub mod workspaces;

use model::Progress;
use tauri::ipc::Channel;

/// Sends progress to the window. A window that is gone no longer wants to know.
fn told(on_progress: Channel<Progress>) -> impl FnMut(Progress) {
    move |progress| {
        let _ = on_progress.send(progress);
    }
}
