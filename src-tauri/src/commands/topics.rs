//! Topics: found, looked at, edited.

use engine::wire::topics::{TopicEdit, TopicsView};
use model::{Filter, Progress};
use tauri::State;
use tauri::ipc::Channel;

use super::told;
use crate::desk::Desk;
use crate::error::Answer;

/// Topics under a filter.
#[tauri::command]
pub async fn topics(desk: State<'_, Desk>, filter: Filter) -> Answer<TopicsView> {
    desk.ask(move |workspace| workspace.topics(&filter)).await
}

/// Finds topics in all tickets; what people named, joined and moved stays.
#[tauri::command]
pub async fn find_topics(desk: State<'_, Desk>, on_progress: Channel<Progress>) -> Answer<()> {
    desk.run_job(move |workspace, cancel| workspace.find_topics(cancel, &mut told(on_progress))).await
}

/// Names, joins or fills topics.
#[tauri::command]
pub async fn edit_topics(desk: State<'_, Desk>, edit: TopicEdit) -> Answer<()> {
    desk.ask(move |workspace| workspace.edit_topics(&edit)).await
}
