//! Trends, and the events that people mark in them.

use analytics::view::Trends;
use model::{Event, Filter};
use tauri::State;

use crate::desk::Desk;
use crate::error::Answer;

/// Every number of Trends for one filter.
#[tauri::command]
pub async fn trends(desk: State<'_, Desk>, filter: Filter) -> Answer<Trends> {
    desk.ask(move |workspace| workspace.trends(&filter)).await
}

/// All events, in order of time.
#[tauri::command]
pub async fn events(desk: State<'_, Desk>) -> Answer<Vec<Event>> {
    desk.ask(|workspace| Ok(workspace.events())).await
}

/// Keeps these events in place of all others; answers them as kept.
#[tauri::command]
pub async fn save_events(desk: State<'_, Desk>, events: Vec<Event>) -> Answer<Vec<Event>> {
    desk.ask(move |workspace| workspace.save_events(events)).await
}
