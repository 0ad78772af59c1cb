//! Labels: corrected by a person, learnt from people's labels.

use engine::wire::learning::{LabelsFrom, LearningReport, LearningStatus};
use model::{Change, Progress, TicketKey};
use tauri::State;
use tauri::ipc::Channel;

use super::told;
use crate::desk::Desk;
use crate::error::Answer;

/// Says of tickets what a person knows better, or takes it back; the number of tickets changed.
#[tauri::command]
pub async fn correct(desk: State<'_, Desk>, keys: Vec<TicketKey>, change: Change) -> Answer<u32> {
    desk.ask(move |workspace| workspace.correct(&keys, &change)).await
}

/// What can be learnt from, and what was learnt.
#[tauri::command]
pub async fn learning(desk: State<'_, Desk>) -> Answer<LearningStatus> {
    desk.ask(|workspace| workspace.learning()).await
}

/// Learns categories from labels and tests them on tickets kept aside.
#[tauri::command]
pub async fn learn(desk: State<'_, Desk>, from: LabelsFrom, on_progress: Channel<Progress>) -> Answer<LearningReport> {
    desk.run_job(move |workspace, cancel| workspace.learn(&from, cancel, &mut told(on_progress))).await
}

/// Lets what was learnt label the tickets that nobody labelled, or no longer.
#[tauri::command]
pub async fn switch_learned(desk: State<'_, Desk>, on: bool, on_progress: Channel<Progress>) -> Answer<LearningStatus> {
    desk.run_job(move |workspace, cancel| workspace.switch_learned(on, cancel, &mut told(on_progress))).await
}
