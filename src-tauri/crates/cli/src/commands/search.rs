//! `search`: full-text hits with snippets.

use std::process::ExitCode;

use engine::wire::{Sort, TicketRow};
use serde_json::{Value, json};

use crate::args::{Arguments, SearchArguments};
use crate::output::{self, Failure};

pub fn run(arguments: &Arguments, search: &SearchArguments) -> Result<ExitCode, Failure> {
    let workspace = arguments.open_for_reading()?;
    let mut filter = search.filter.apply(&workspace)?;
    filter.text =
        [&filter.text, &search.text].into_iter().filter(|text| !text.is_empty()).cloned().collect::<Vec<_>>().join(" ");
    let page = workspace.tickets(&filter, Sort::Relevance, 0, search.limit, false)?;
    if arguments.json {
        let hits: Vec<Value> = page.rows.iter().map(|row| hit(&workspace.shown_id(&row.key), row)).collect();
        output::json(&json!({ "total": page.total, "milliseconds": page.milliseconds, "hits": hits }))?;
    } else {
        output::text(&format!("{} tickets", page.total))?;
        for row in &page.rows {
            output::text(&format!("{}\t{}\t{}", workspace.shown_id(&row.key), row.subject, row.snippet))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn hit(id: &str, row: &TicketRow) -> Value {
    json!({ "id": id, "score": row.score, "subject": row.subject, "snippet": row.snippet })
}
