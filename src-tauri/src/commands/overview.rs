//! Overview.

use analytics::view::Overview;
use model::Filter;
use tauri::State;

use crate::desk::Desk;
use crate::error::Answer;

/// Every number of Overview for one filter.
#[tauri::command]
pub async fn overview(desk: State<'_, Desk>, filter: Filter) -> Answer<Overview> {
    desk.ask(move |workspace| workspace.overview(&filter)).await
}
