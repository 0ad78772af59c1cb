//! Problems.

use analytics::view::Problems;
use model::Filter;
use tauri::State;

use crate::desk::Desk;
use crate::error::Answer;

/// Every number of Problems for one filter.
#[tauri::command]
pub async fn problems(desk: State<'_, Desk>, filter: Filter) -> Answer<Problems> {
    desk.ask(move |workspace| workspace.problems(&filter)).await
}
