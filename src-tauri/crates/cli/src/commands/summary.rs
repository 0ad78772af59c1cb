//! `summary`: the numbers of Overview.

use std::process::ExitCode;

use analytics::view::{Durations, Overview, Share};
use serde_json::{Map, Value, json};

use crate::args::{Arguments, FilterArguments};
use crate::output::{self, Failure};

pub fn run(arguments: &Arguments, filter: &FilterArguments) -> Result<ExitCode, Failure> {
    let workspace = arguments.open_for_reading()?;
    let filter = filter.apply(&workspace)?;
    let overview = workspace.overview(&filter)?;
    if arguments.json {
        output::json(&shaped(&overview, workspace.daily_volume(&filter)?))?;
    } else {
        output::text(&workspace.report_markdown(&filter)?)?;
    }
    Ok(ExitCode::SUCCESS)
}

fn shaped(overview: &Overview, daily: Vec<(String, u32)>) -> Value {
    let scope = &overview.scope;
    let days = scope.days.as_ref();
    let rated = &overview.rated;
    json!({
        "as_of": scope.as_of.map(|at| at.rfc3339()),
        "zone": scope.zone,
        "from": days.map(|days| &days.0),
        "to": days.map(|days| &days.1),
        "tickets": scope.n,
        "messages": overview.messages,
        "open": overview.open.value.unwrap_or_default() as u32,
        "by_category": counts(&overview.categories),
        "by_priority": counts(&overview.priorities),
        "by_sentiment": counts(&overview.tones),
        "by_channel": counts(&overview.channels),
        "by_status": counts(&overview.statuses),
        "daily_volume": daily.into_iter().map(|(day, n)| (day, json!(n))).collect::<Map<_, _>>(),
        "left_out": scope.left_out.iter().map(|left| (left.reason.clone(), json!(left.n))).collect::<Map<_, _>>(),
        "first_response": duration(&overview.speed.first_response, "answered"),
        "resolution": duration(&overview.speed.resolution, "resolved"),
        "csat": {
            "n": rated.n,
            "satisfied": rated.satisfied,
            "percent": rated.percent,
            "low": rated.interval.map(|interval| interval.0),
            "high": rated.interval.map(|interval| interval.1),
            "mean": rated.mean,
            "response_rate": rated.response_rate,
        },
        "top_issues": overview.issues.iter()
            .map(|issue| json!({ "phrase": issue.phrase, "tickets": issue.tickets })).collect::<Vec<_>>(),
        "agents": overview.agents.iter().map(super::agents::agent).collect::<Vec<_>>(),
    })
}

fn counts(shares: &[Share]) -> Map<String, Value> {
    shares.iter().filter(|share| share.n > 0).map(|share| (share.name.clone(), json!(share.n))).collect()
}

fn duration(times: &Durations, seen: &str) -> Value {
    let mut keys = Map::new();
    for (key, value) in [("n", times.n), ("censored", times.censored)] {
        keys.insert(key.into(), json!(value));
    }
    keys.insert("km_median_hours".into(), json!(times.km_median));
    keys.insert("km_p90_hours".into(), json!(times.km_p90));
    keys.insert(format!("{seen}_mean_hours"), json!(times.mean));
    keys.insert(format!("{seen}_median_hours"), json!(times.median));
    keys.insert(format!("{seen}_p90_hours"), json!(times.p90));
    Value::Object(keys)
}
