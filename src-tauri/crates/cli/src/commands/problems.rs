//! `problems`: the lists and tables of Problems.

use std::process::ExitCode;

use analytics::view::{Impact, ProblemArea, Problems, Recommendation, RepeatCustomer};
use engine::Workspace;
use serde::Serialize;
use serde_json::{Value, json};

use crate::args::{Arguments, FilterArguments};
use crate::output::{self, Failure};

pub fn run(arguments: &Arguments, filter: &FilterArguments) -> Result<ExitCode, Failure> {
    let workspace = arguments.open_for_reading()?;
    let filter = filter.apply(&workspace)?;
    let problems = workspace.problems(&filter)?;
    if arguments.json {
        output::json(&with_ids(&problems, &workspace)?)?;
    } else {
        output::text(&in_words(&problems))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// The view as it is, each ticket with the id people write.
fn with_ids(problems: &Problems, workspace: &Workspace) -> Result<Value, Failure> {
    let mut shaped = serde_json::to_value(problems).map_err(|error| Failure::Output(error.into()))?;
    let areas = shaped["areas"].as_array_mut().into_iter().flatten();
    for (area, of) in areas.zip(&problems.areas) {
        for (ticket, known) in area["worst"].as_array_mut().into_iter().flatten().zip(&of.worst) {
            ticket["id"] = json!(workspace.shown_id(&known.key));
        }
    }
    Ok(shaped)
}

/// One line an entry, tables apart.
fn in_words(problems: &Problems) -> String {
    let tables = [
        table("Recommendations", &problems.recommendations, recommendation),
        table("Problem areas", &problems.areas, area),
        table("Open tickets by age", &problems.ageing, |bin| {
            let to = bin.to.map_or("more".to_owned(), |to| format!("{to:.0}"));
            format!("{:.0}–{to} h: {}", bin.from, bin.by_priority.iter().sum::<u32>())
        }),
        table("Repeat customers", &problems.repeats, repeat),
        table("Escalated for", &problems.escalation_reasons, |of| format!("{}: {}", of.reason, of.n)),
        table("Where escalations come from", &problems.escalation_drivers, impact),
        table("Satisfaction by category and channel", &problems.combinations, |of| {
            format!("{} × {}: {}", of.category, of.channel, percent(of.csat.percent, of.csat.n))
        }),
        table("What goes along with satisfaction and tone", &problems.impacts, impact),
    ];
    format!("{} tickets\n{}", problems.scope.n, tables.concat())
}

fn table<T>(title: &str, rows: &[T], line: impl Fn(&T) -> String) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let lines: Vec<String> = rows.iter().map(|row| format!("  {}", line(row))).collect();
    format!("\n{title}\n{}\n", lines.join("\n"))
}

fn recommendation(of: &Recommendation) -> String {
    let name = [name_of(&of.kind), of.name.clone(), of.detail.clone()];
    let name: Vec<String> = name.into_iter().filter(|part| !part.is_empty()).collect();
    format!("{}: {:.1}, otherwise {:.1} (n = {})", name.join(" "), of.value, of.against, of.n)
}

fn area(of: &ProblemArea) -> String {
    let before = of.previous.map_or(String::new(), |before| format!(", {before} before"));
    format!("{}: {} of {}{before}", name_of(&of.kind), of.rate.hits, of.rate.n)
}

fn repeat(of: &RepeatCustomer) -> String {
    format!("{}: {} tickets, {} about {}, {} open", of.customer, of.tickets, of.same_issue, of.issue, of.open)
}

fn impact(of: &Impact) -> String {
    let step = of.step.map(|step| name_of(&step));
    let name = step.unwrap_or_else(|| of.label.clone());
    let share = percent(of.rate.percent, of.rate.n);
    format!(
        "{name}, {}: {share}, otherwise {:.1} %; {:+.1} points on all",
        name_of(&of.measure),
        of.others,
        of.effect.points
    )
}

fn percent(share: Option<f64>, n: u32) -> String {
    share.map_or("–".to_owned(), |share| format!("{share:.1} % (n = {n})"))
}

/// `very_negative` → `very negative`.
fn name_of(kind: &impl Serialize) -> String {
    let name = serde_json::to_value(kind).ok();
    name.as_ref().and_then(Value::as_str).unwrap_or_default().replace('_', " ")
}
