//! `report`: the current filter as a file for a meeting.

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

use serde_json::json;

use crate::args::{Arguments, ReportArguments, ReportFormat};
use crate::output::{self, Failure};

pub fn run(arguments: &Arguments, report: &ReportArguments) -> Result<ExitCode, Failure> {
    let started = Instant::now();
    let workspace = arguments.open_for_reading()?;
    let filter = report.filter.apply(&workspace)?;
    let (bytes, ending) = match report.format {
        ReportFormat::Html => (workspace.report_html(&filter)?.into_bytes(), "html"),
        ReportFormat::Md => (workspace.report_markdown(&filter)?.into_bytes(), "md"),
        ReportFormat::Csv => (workspace.report_csv(&filter)?.into_bytes(), "csv"),
        ReportFormat::Json => (workspace.report_json(&filter)?.into_bytes(), "json"),
    };
    let path = report.out.clone().unwrap_or_else(|| PathBuf::from(format!("support-lens-report.{ending}")));
    std::fs::write(&path, bytes).map_err(|error| Failure::File { path: path.clone(), error })?;
    let seconds = started.elapsed().as_secs_f64();
    if arguments.json {
        output::json(&json!({ "path": path, "pages": 1, "seconds": seconds }))?;
    } else {
        output::text(&path.display().to_string())?;
    }
    Ok(ExitCode::SUCCESS)
}
