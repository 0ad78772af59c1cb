//! The rules labels go by: looked at, tried, kept, handed on; and a text read by them.

use std::path::PathBuf;

use engine::wire::labels::{PreviewOf, ReadText, RulePreview, RulesView};
use model::{Progress, RuleSet};
use tauri::ipc::Channel;
use tauri::{Runtime, State, WebviewWindow};

use super::export::save_as;
use super::told;
use crate::desk::{Desk, blocking};
use crate::dialogs::FileWanted;
use crate::error::Answer;

/// The rules as they apply, and the built-in ones.
#[tauri::command]
pub async fn rules(desk: State<'_, Desk>) -> Answer<RulesView> {
    desk.ask(|workspace| workspace.rules()).await
}

/// What these rules would catch and change. Writes nothing.
#[tauri::command]
pub async fn preview_rules(desk: State<'_, Desk>, rules: RuleSet, of: PreviewOf) -> Answer<RulePreview> {
    desk.ask(move |workspace| workspace.preview_rules(&rules, &of)).await
}

/// Keeps these rules and analyses all tickets anew.
#[tauri::command]
pub async fn save_rules(desk: State<'_, Desk>, rules: RuleSet, on_progress: Channel<Progress>) -> Answer<RulesView> {
    desk.run_job(move |workspace, cancel| workspace.save_rules(rules, cancel, &mut told(on_progress))).await
}

/// Saves the rules as a file; `None` when dismissed.
#[tauri::command]
pub async fn export_rules<R: Runtime>(window: WebviewWindow<R>, desk: State<'_, Desk>) -> Answer<Option<PathBuf>> {
    let name = "Support Lens rules.json".to_owned();
    let wanted = FileWanted { title: "Export rules", name, kind: "Rules", extension: "json" };
    save_as(&window, &desk, wanted, engine::Workspace::export_rules).await
}

/// Rules from a file, not yet kept; `None` when dismissed.
#[tauri::command]
pub async fn import_rules<R: Runtime>(window: WebviewWindow<R>, desk: State<'_, Desk>) -> Answer<Option<RuleSet>> {
    let Some(path) = desk.dialogs.open_file(&window, "Import rules", "Rules", "json").await else { return Ok(None) };
    blocking(move || Ok(Some(engine::read_rules(&path)?))).await
}

/// A pasted text, read in full by the rules given, else by those of the workspace.
#[tauri::command]
pub async fn read_text(desk: State<'_, Desk>, text: String, rules: Option<RuleSet>) -> Answer<ReadText> {
    desk.ask(move |workspace| {
        let rules = rules.map(engine::compiled).transpose()?;
        Ok(workspace.read_text(&text, rules.as_ref()))
    })
    .await
}
