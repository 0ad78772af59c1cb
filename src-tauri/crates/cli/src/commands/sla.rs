//! `sla`: promises kept and broken, under the workspace's rules and others.

use std::fs;
use std::io;
use std::path::Path;
use std::process::ExitCode;

use analytics::view::{Attainment, Sla, SlaGoalView, SlaRow};
use engine::Workspace;
use model::{SlaGoal, SlaRules};
use serde_json::{Value, json};

use crate::args::{Arguments, SlaArguments};
use crate::output::{self, Failure};

pub fn run(arguments: &Arguments, sla: &SlaArguments) -> Result<ExitCode, Failure> {
    let what_if = sla.what_if.as_deref().map(rules).transpose()?;
    let workspace = arguments.open_for_reading()?;
    let filter = sla.filter.apply(&workspace)?;
    let found = workspace.sla(&filter, what_if)?;
    if arguments.json {
        output::json(&with_ids(&found, &workspace)?)?;
    } else {
        output::text(&in_words(&found))?;
    }
    Ok(ExitCode::SUCCESS)
}

fn rules(path: &Path) -> Result<SlaRules, Failure> {
    let broken = |error| Failure::File { path: path.to_owned(), error };
    let text = fs::read_to_string(path).map_err(broken)?;
    serde_json::from_str(&text).map_err(|error| broken(io::Error::other(error)))
}

/// The view as it is, each ticket with the id people write.
fn with_ids(found: &Sla, workspace: &Workspace) -> Result<Value, Failure> {
    let mut shaped = serde_json::to_value(found).map_err(|error| Failure::Output(error.into()))?;
    for (ticket, known) in shaped["next"].as_array_mut().into_iter().flatten().zip(&found.next) {
        ticket["id"] = json!(workspace.shown_id(&known.key));
    }
    Ok(shaped)
}

fn in_words(found: &Sla) -> String {
    let mut lines = vec![format!("{} tickets", found.scope.n)];
    for (title, goals) in [("", &found.goals), (" under the other rules", &found.what_if)] {
        for goal in goals {
            lines.extend(goal_in_words(goal, title));
        }
    }
    lines.join("\n")
}

fn goal_in_words(goal: &SlaGoalView, title: &str) -> Vec<String> {
    let name = match goal.goal {
        SlaGoal::FirstResponse => "First response",
        SlaGoal::Resolution => "Resolution",
    };
    let row = |row: &SlaRow| {
        let name = if row.name.is_empty() { "(none)" } else { &row.name };
        format!("  {name}: {}", kept(&row.attainment))
    };
    let rows = goal.priorities.iter().chain(&goal.agents).chain(&goal.categories);
    let first = format!("\n{name}{title}: {}", kept(&goal.all));
    std::iter::once(first).chain(rows.map(row)).collect()
}

fn kept(of: &Attainment) -> String {
    let percent = of.percent.map_or("–".to_owned(), |percent| format!("{percent:.1} % kept"));
    format!(
        "{percent} (n = {}), {} too late of which {} open, {} at risk, {} not due, {} not measured",
        of.met + of.breached,
        of.breached,
        of.overdue,
        of.at_risk,
        of.not_due,
        of.not_measured
    )
}
