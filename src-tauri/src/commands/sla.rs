//! SLA: promises kept and broken, and the targets and hours they are judged by.

use analytics::view::Sla;
use model::{Filter, SlaRules, SpecialDay};
use tauri::{Runtime, State, WebviewWindow};

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

/// Holidays from a calendar file (ICS), not yet kept; `None` when dismissed.
#[tauri::command]
pub async fn read_holidays<R: Runtime>(
    window: WebviewWindow<R>,
    desk: State<'_, Desk>,
) -> Answer<Option<Vec<SpecialDay>>> {
    let Some(path) = desk.dialogs.open_file(&window, "Read holidays", "Calendar", "ics").await else { return Ok(None) };
    desk.ask(move |workspace| workspace.read_holidays(&path).map(Some)).await
}
