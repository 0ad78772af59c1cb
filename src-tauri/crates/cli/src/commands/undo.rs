//! `imports` and `undo`: what was imported, and taking one of it out again.

use std::process::ExitCode;
use std::time::Instant;

use model::{Cancel, ImportReceipt};
use serde_json::{Value, json};

use crate::args::{Arguments, UndoArguments};
use crate::output::{self, Failure};

pub fn list(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let imports = arguments.open_for_reading()?.imports();
    if arguments.json {
        output::json(&json!({ "imports": imports.iter().map(shaped).collect::<Vec<_>>() }))?;
    } else {
        imports.iter().try_for_each(|receipt| output::text(&in_words(receipt)))?;
    }
    Ok(ExitCode::SUCCESS)
}

pub fn run(arguments: &Arguments, undo: &UndoArguments) -> Result<ExitCode, Failure> {
    let workspace = arguments.open()?;
    let started = Instant::now();
    workspace.undo(undo.import, &Cancel::default(), &mut |_| {})?;
    let seconds = started.elapsed().as_secs_f64();
    let tickets = workspace.status()?.tickets;
    if arguments.json {
        output::json(&json!({ "import": undo.import, "tickets": tickets, "seconds": seconds }))?;
    } else {
        output::text(&format!("Import {} was undone in {seconds:.1} s: {tickets} tickets are left", undo.import))?;
    }
    Ok(ExitCode::SUCCESS)
}

fn shaped(receipt: &ImportReceipt) -> Value {
    let tally = receipt.tally;
    json!({
        "import": receipt.import,
        "path": receipt.path,
        "format": receipt.format,
        "source": receipt.source,
        "at": receipt.at.map(|at| at.rfc3339()),
        "read": tally.read,
        "new": tally.new,
        "updated": tally.updated,
        "unchanged": tally.unchanged,
        "skipped": tally.skipped,
        "rejected": tally.rejected,
        "messages": receipt.messages,
        "cancelled": receipt.cancelled,
    })
}

fn in_words(receipt: &ImportReceipt) -> String {
    let at = receipt.at.map(|at| at.rfc3339()).unwrap_or_default();
    let tally = receipt.tally;
    format!(
        "{:4}  {at}  {} as {} into {}: {} read, {} new, {} updated",
        receipt.import, receipt.path, receipt.format, receipt.source, tally.read, tally.new, tally.updated
    )
}
