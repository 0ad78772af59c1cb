//! `similar`: tickets like a ticket or a text, one or many.

use std::process::ExitCode;

use engine::Workspace;
use engine::wire::SimilarTicket;
use serde_json::{Value, json};

use super::each_text;
use crate::args::{Arguments, SimilarArguments};
use crate::output::{self, Failure};

pub fn run(arguments: &Arguments, similar: &SimilarArguments) -> Result<ExitCode, Failure> {
    let workspace = arguments.open_for_reading()?;
    if let Some(path) = &similar.question.batch {
        each_text(path, |line| {
            let hits = workspace.similar_to_text(&line.text, similar.limit)?;
            let scores: Vec<Value> = hits.iter().map(|hit| score(&workspace, hit)).collect();
            output::json(&json!({ "id": line.id_text(), "hits": scores }))
        })?;
        return Ok(ExitCode::SUCCESS);
    }
    let started = std::time::Instant::now();
    let hits = match (&similar.question.id, &similar.question.text) {
        (Some(id), _) => workspace.similar_to(&workspace.key_of(id)?, similar.limit)?,
        (None, text) => workspace.similar_to_text(text.as_deref().unwrap_or_default(), similar.limit)?,
    };
    show(arguments, &workspace, &hits, started.elapsed().as_secs_f64() * 1000.0)?;
    Ok(ExitCode::SUCCESS)
}

fn show(
    arguments: &Arguments,
    workspace: &Workspace,
    hits: &[SimilarTicket],
    milliseconds: f64,
) -> Result<(), Failure> {
    if arguments.json {
        let full: Vec<Value> = hits.iter().map(|hit| full(workspace, hit)).collect();
        return output::json(&json!({ "total": full.len(), "milliseconds": milliseconds, "hits": full }));
    }
    for hit in hits {
        output::text(&format!(
            "{:.0} %\t{}\t{}\t{}",
            hit.percent,
            workspace.shown_id(&hit.row.key),
            hit.row.subject,
            hit.shares.join(", ")
        ))?;
    }
    Ok(())
}

fn score(workspace: &Workspace, hit: &SimilarTicket) -> Value {
    json!({ "id": workspace.shown_id(&hit.row.key), "score": hit.row.score })
}

fn full(workspace: &Workspace, hit: &SimilarTicket) -> Value {
    json!({
        "id": workspace.shown_id(&hit.row.key), "score": hit.row.score, "percent": hit.percent,
        "subject": hit.row.subject, "snippet": hit.row.snippet, "shares": hit.shares,
    })
}
