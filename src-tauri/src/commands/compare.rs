//! Trends, compared: two periods or segments side by side.

use analytics::view::Comparison;
use model::Filter;
use tauri::State;

use crate::desk::Desk;
use crate::error::Answer;

/// Every number of two filters and their differences.
#[tauri::command]
pub async fn compare(desk: State<'_, Desk>, a: Filter, b: Filter) -> Answer<Comparison> {
    desk.ask(move |workspace| workspace.compare(&a, &b)).await
}
