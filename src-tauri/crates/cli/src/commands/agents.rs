//! `agents`: who had which tickets and how it went, each agent beside what is expected for the same mix.

use std::process::ExitCode;

use analytics::view::{AgentRow, LikeWithLike};
use serde_json::{Value, json};

use crate::args::{Arguments, FilterArguments};
use crate::output::{self, Failure};

pub fn run(arguments: &Arguments, filter: &FilterArguments) -> Result<ExitCode, Failure> {
    let workspace = arguments.open_for_reading()?;
    let filter = filter.apply(&workspace)?;
    let overview = workspace.overview(&filter)?;
    if !arguments.json {
        output::text(&overview.agents.iter().map(line).collect::<Vec<String>>().join("\n"))?;
        return Ok(ExitCode::SUCCESS);
    }
    let scope = &overview.scope;
    output::json(&json!({
        "as_of": scope.as_of.map(|at| at.rfc3339()),
        "zone": scope.zone,
        "from": scope.days.as_ref().map(|days| &days.0),
        "to": scope.days.as_ref().map(|days| &days.1),
        "tickets": scope.n,
        "agents": overview.agents.iter().map(agent).collect::<Vec<_>>(),
    }))?;
    Ok(ExitCode::SUCCESS)
}

/// Name, tickets, solved, score and the two comparisons, for people.
fn line(row: &AgentRow) -> String {
    let name = if row.name.is_empty() { "(unassigned)" } else { &row.name };
    let score = row.score.map_or("score –".into(), |score| format!("score {score:.2}"));
    let compared = |what: &str, one: &Option<LikeWithLike>| match one {
        None => format!("{what} –"),
        Some(one) => {
            let sure = if one.flagged { ", beyond chance" } else { "" };
            format!("{what} {:.0} %, {:.0} % expected of {}{sure}", one.own, one.expected, one.n)
        }
    };
    let counts = format!("{} tickets\t{} solved", row.tickets, row.resolved);
    let (in_time, satisfied) = (compared("in time", &row.in_time), compared("satisfied", &row.satisfied));
    format!("{name}\t{counts}\t{score}\t{in_time}\t{satisfied}")
}

/// An agent as `summary` and `agents` tell it.
pub fn agent(row: &AgentRow) -> Value {
    json!({
        "name": row.name,
        "tickets": row.tickets,
        "resolved": row.resolved,
        "open": row.open,
        "first_response_median_hours": row.first_response_median,
        "resolution_median_hours": row.resolution_median,
        "csat_percent": row.csat,
        "csat_low": row.csat_interval.map(|interval| interval.0),
        "csat_high": row.csat_interval.map(|interval| interval.1),
        "rated": row.rated,
        "reopened_percent": row.reopened,
        "score": row.score,
        "in_time": row.in_time.as_ref().map(beside_expected),
        "satisfied": row.satisfied.as_ref().map(beside_expected),
    })
}

fn beside_expected(compared: &LikeWithLike) -> Value {
    json!({
        "percent": compared.own,
        "expected": compared.expected,
        "difference": compared.difference,
        "low": compared.interval.0,
        "high": compared.interval.1,
        "n": compared.n,
        "flagged": compared.flagged,
    })
}
