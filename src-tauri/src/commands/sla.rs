//! SLA: promises kept and broken, and the targets and hours they are judged by.

use analytics::view::Sla;
use model::{Filter, SlaRules};
use tauri::State;

use crate::desk::Desk;
use crate::error::Answer;

/// Every number of SLA for one filter; beside it, when given, what other rules make of the same tickets.
#[tauri::command]
pub async fn sla(desk: State<'_, Desk>, filter: Filter, what_if: Option<SlaRules>) -> Answer<Sla> {
    desk.ask(move |workspace| workspace.sla(&filter, what_if)).await
}

/// Targets and business hours as they apply.
#[tauri::command]
pub async fn sla_rules(desk: State<'_, Desk>) -> Answer<SlaRules> {
    desk.ask(|workspace| Ok(workspace.sla_rules())).await
}

/// Keeps targets and business hours, and judges by them at once.
#[tauri::command]
pub async fn save_sla_rules(desk: State<'_, Desk>, rules: SlaRules) -> Answer<SlaRules> {
    desk.ask(move |workspace| workspace.save_sla_rules(rules)).await
}
