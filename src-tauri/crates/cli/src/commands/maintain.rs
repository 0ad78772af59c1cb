//! `rebuild` and `verify`: the index against the store.

use std::process::ExitCode;
use std::time::Instant;

use serde_json::json;

use crate::args::Arguments;
use crate::output::{self, Failure};

pub fn rebuild(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let started = Instant::now();
    let tickets = arguments.open()?.rebuild()?;
    let seconds = started.elapsed().as_secs_f64();
    if arguments.json {
        output::json(&json!({ "tickets": tickets, "seconds": seconds }))?;
    } else {
        output::text(&format!("{tickets} tickets indexed in {seconds:.1} s"))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Exits 1 when a problem was found.
pub fn verify(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let found = arguments.open_for_reading()?.verify()?;
    if arguments.json {
        output::json(&json!({ "tickets": found.tickets, "indexed": found.indexed, "problems": found.problems }))?;
    } else {
        output::text(&format!("{} tickets, {} indexed", found.tickets, found.indexed))?;
        for problem in &found.problems {
            output::text(problem)?;
        }
    }
    Ok(ExitCode::from(u8::from(!found.problems.is_empty())))
}
