//! Whatever opens tickets opens as many as it says, whichever view it stands in.
//!
//! A view is walked as JSON: beside a member `opens` or `opens_x` stands the number it opens.

use engine::Workspace;
use engine::wire::Sort;
use model::Filter;
use serde::Serialize;
use serde_json::{Map, Value};

/// A number and what opens its tickets.
pub struct Opened {
    /// Where it stands.
    pub path: String,
    pub n: u64,
    pub filter: Filter,
}

/// All numbers of a view that open tickets.
pub fn opened(view: &impl Serialize, filter: &Filter) -> Vec<Opened> {
    let mut found = Vec::new();
    walk(&serde_json::to_value(view).expect("JSON"), "", filter, &mut found);
    found
}

fn walk(value: &Value, path: &str, filter: &Filter, found: &mut Vec<Opened>) {
    match value {
        Value::Object(members) => {
            for (name, value) in members {
                let path = format!("{path}.{name}");
                match name.strip_prefix("opens") {
                    Some(rest) => {
                        let opened = Opened { n: number(members, rest, &path), filter: narrowed(value, filter), path };
                        found.extend((opened.n > 0 || !looks_elsewhere(filter, &opened.filter)).then_some(opened));
                    }
                    None => walk(value, &path, filter, found),
                }
            }
        }
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(at, item)| walk(item, &format!("{path}[{at}]"), filter, found));
        }
        _ => {}
    }
}

/// A row for a value that the filter leaves out has no tickets, and nothing to open.
fn looks_elsewhere(filter: &Filter, narrowed: &Filter) -> bool {
    filter.facets.iter().any(|(facet, accepted)| {
        narrowed.facets.get(facet).is_some_and(|values| values.iter().any(|value| !accepted.contains(value)))
    })
}

/// The number beside: `n` or `tickets` for `opens`; for `opens_x` that called `x`, or which a view calls otherwise.
fn number(members: &Map<String, Value>, rest: &str, path: &str) -> u64 {
    let names: &[&str] = match rest.strip_prefix('_').unwrap_or("") {
        "" => &["n", "tickets", "value"],
        "end" => &["open_end"],
        "issue" => &["same_issue"],
        name => &[name],
    };
    let found = names.iter().find_map(|name| members.get(*name));
    if let Some(by_priority) = members.get("by_priority").and_then(Value::as_array) {
        return by_priority.iter().filter_map(Value::as_u64).sum();
    }
    found.and_then(Value::as_u64).unwrap_or_else(|| panic!("no number stands beside {path}: {names:?}"))
}

/// As `Narrow::applied_to`, from its JSON, as the window does.
fn narrowed(narrow: &Value, filter: &Filter) -> Filter {
    let part = |name: &str| narrow.get(name).filter(|part| !part.is_null()).cloned();
    fn read<T: serde::de::DeserializeOwned>(part: Value) -> T {
        serde_json::from_value(part).expect("a part of a filter")
    }
    let mut filter = filter.clone();
    if part("all_time") == Some(Value::Bool(true)) {
        filter.period = None;
    }
    filter.period = part("period").map(read).or(filter.period);
    filter.population = part("population").map_or(filter.population, read);
    let facets: Vec<(model::Facet, Vec<String>)> = part("facets").map(read).unwrap_or_default();
    filter.facets.extend(facets);
    filter.ranges.extend(part("ranges").map_or_else(Vec::new, read::<Vec<model::Range>>));
    filter.having.extend(part("having").map_or_else(Vec::new, read::<Vec<model::Having>>));
    filter.repeats.extend(part("repeats").map_or_else(Vec::new, read::<Vec<Filter>>));
    filter.sla.extend(part("sla").map_or_else(Vec::new, read::<Vec<model::SlaIs>>));
    filter
}

/// Asserts that the list behind each number has so many tickets; of very many numbers every so-manieth.
pub fn check(workspace: &Workspace, opened: Vec<Opened>, most: usize) -> usize {
    let step = opened.len().div_ceil(most).max(1);
    let looked_at: Vec<Opened> = opened.into_iter().step_by(step).collect();
    for Opened { path, n, filter } in &looked_at {
        let page = workspace.tickets(filter, Sort::Newest, 0, 0, false).expect("a list");
        assert_eq!(u64::from(page.total), *n, "{path} {filter:?}");
    }
    looked_at.len()
}
