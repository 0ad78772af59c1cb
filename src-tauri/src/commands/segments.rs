//! Named segments.

use model::Segment;
use tauri::State;

use crate::desk::Desk;
use crate::error::Answer;

/// The named segments, in the user's order.
#[tauri::command]
pub async fn segments(desk: State<'_, Desk>) -> Answer<Vec<Segment>> {
    desk.ask(|workspace| Ok(workspace.segments())).await
}

/// Keeps these segments instead.
#[tauri::command]
pub async fn save_segments(desk: State<'_, Desk>, segments: Vec<Segment>) -> Answer<Vec<Segment>> {
    desk.ask(move |workspace| workspace.save_segments(segments)).await
}
