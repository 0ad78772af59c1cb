//! Polars on the same questions, by `scripts/overview_polars.py`, where python3 has it.

use std::error::Error;
use std::path::Path;
use std::process::Command;

use serde_json::json;

use crate::case::{Case, Data, Figures, ZONE};
use crate::table;

const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../scripts/overview_polars.py");

/// Figures of each case, in order; none where there is no polars, which is said.
pub fn measure(data: &Data, cases: &[Case]) -> Result<Vec<Figures>, Box<dyn Error>> {
    let found = Command::new("python3").args(["-c", "import polars"]).output();
    if !found.is_ok_and(|found| found.status.success()) {
        println!("polars is skipped: python3 does not have it (pip install polars)\n");
        return Ok(Vec::new());
    }
    let folder = std::env::temp_dir().join(format!("overview-polars-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let figures = ask(data, cases, &folder);
    std::fs::remove_dir_all(&folder)?;
    figures
}

fn ask(data: &Data, cases: &[Case], folder: &Path) -> Result<Vec<Figures>, Box<dyn Error>> {
    let (table, questions) = (folder.join("tickets.csv"), folder.join("questions.json"));
    table::write(&data.columns, &table)?;
    let asked = json!({ "zone": ZONE.name(), "as_of": data.as_of.0, "cases": cases });
    std::fs::write(&questions, asked.to_string())?;
    let answer = Command::new("python3").arg(SCRIPT).arg(&table).arg(&questions).output()?;
    if !answer.status.success() {
        return Err(format!("{SCRIPT}: {}", String::from_utf8_lossy(&answer.stderr)).into());
    }
    Ok(serde_json::from_slice(&answer.stdout)?)
}
