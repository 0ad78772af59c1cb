//! `export`: tickets or messages as CSV or JSON, ordered by (source, id).

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use engine::{ExportKind, ExportShape};
use serde_json::json;

use crate::args::{Arguments, ExportArguments, ExportFormat, Exported};
use crate::output::{self, Failure};

pub fn run(arguments: &Arguments, export: &ExportArguments) -> Result<ExitCode, Failure> {
    let workspace = arguments.open_for_reading()?;
    let filter = export.filter.apply(&workspace)?;
    let kind = match export.what {
        Exported::Tickets => ExportKind::Tickets,
        Exported::Messages => ExportKind::Messages,
    };
    let shape = match export.format {
        ExportFormat::Csv => ExportShape::Csv,
        ExportFormat::Json => ExportShape::Json,
    };
    let Some(path) = &export.out else {
        workspace.export(&filter, kind, shape, &mut BufWriter::new(io::stdout().lock()))?;
        return Ok(ExitCode::SUCCESS);
    };
    let broken = |error| Failure::File { path: path.clone(), error };
    let mut file = BufWriter::new(File::create(path).map_err(broken)?);
    let rows = workspace.export(&filter, kind, shape, &mut file)?;
    file.flush().map_err(broken)?;
    if arguments.json {
        output::json(&json!({ "path": path, "rows": rows }))?;
    } else {
        output::text(&format!("{rows} rows in {}", path.display()))?;
    }
    Ok(ExitCode::SUCCESS)
}
