//! `import`: reads exports and prints each one's receipt, also of a file that could not be read.

use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use engine::{ImportRequest, Workspace};
use model::{Cancel, ImportReceipt, Progress};
use serde_json::{Value, json};

use crate::args::{Arguments, ImportArguments};
use crate::output::{self, Failure};

pub fn run(arguments: &Arguments, import: &ImportArguments) -> Result<ExitCode, Failure> {
    let mapping = import.mapping.as_deref().map(read_mapping).transpose()?;
    let mut workspace = if import.dry_run { None } else { Some(arguments.open()?) };
    let started = Instant::now();
    let mut failed = false;
    let mut files = Vec::new();
    for path in &import.files {
        let mut receipts = Vec::new();
        for part in parts(path) {
            let read = part.and_then(|part| one(workspace.as_mut(), Path::new(&part), import, mapping.clone()));
            let receipt = read.unwrap_or_else(|error| {
                eprintln!("{error}");
                failed = true;
                unread(path, &error)
            });
            if !arguments.json {
                output::text(&in_words(&receipt))?;
            }
            receipts.push(receipt);
        }
        files.push(entry(path, &receipts));
    }
    if arguments.json {
        output::json(&json!({ "files": files, "seconds": started.elapsed().as_secs_f64() }))?;
    }
    Ok(ExitCode::from(u8::from(failed)))
}

/// What of a file is imported: its members one by one, else itself.
fn parts(path: &Path) -> Vec<Result<String, engine::Error>> {
    match ingest::members(path) {
        Ok(members) => members.into_iter().map(|member| Ok(member.path)).collect(),
        Err(error) => vec![Err(error.into())],
    }
}

/// One argument's entry: its receipt, or the sum of its members' with theirs inside.
fn entry(path: &Path, receipts: &[ImportReceipt]) -> Value {
    if let [receipt] = receipts {
        return shaped(receipt);
    }
    let mut whole = ImportReceipt { path: path.display().to_string(), format: "archive".into(), ..Default::default() };
    for receipt in receipts {
        whole.rows += receipt.rows;
        whole.messages += receipt.messages;
        whole.tally += receipt.tally;
    }
    let mut entry = shaped(&whole);
    entry["members"] = receipts.iter().map(shaped).collect();
    entry
}

fn one(
    workspace: Option<&mut Workspace>,
    path: &Path,
    import: &ImportArguments,
    mapping: Option<ingest::Mapping>,
) -> Result<ImportReceipt, engine::Error> {
    let mut request = match &workspace {
        // What is asked for here overrules what was chosen for a file like it.
        Some(workspace) if import.format.is_none() && mapping.is_none() => workspace.request(path)?,
        _ => ImportRequest::detect(path)?,
    };
    if let Some(format) = &import.format {
        request.format.clone_from(format);
    }
    if let Some(source) = &import.source {
        request.source.clone_from(source);
    }
    if let Some(mapping) = mapping {
        request.mapping = mapping;
    }
    if let Some(channel) = &import.channel {
        request.mapping.channel.clone_from(channel);
    }
    match workspace {
        Some(workspace) => workspace.import(&request, &Cancel::default(), &mut |progress| tell(&progress)),
        None => engine::dry_run(&request, &Cancel::default()),
    }
}

fn tell(progress: &Progress) {
    eprint!("\r{} tickets, {:.0} a second ", progress.rows, progress.rows_per_second);
}

fn read_mapping(path: &Path) -> Result<ingest::Mapping, Failure> {
    let broken = |error| Failure::File { path: path.to_owned(), error };
    let bytes = std::fs::read(path).map_err(broken)?;
    serde_json::from_slice(&bytes).map_err(|error| broken(error.into()))
}

/// The receipt of a file that could not be read at all.
fn unread(path: &Path, error: &engine::Error) -> ImportReceipt {
    ImportReceipt { path: path.display().to_string(), warnings: vec![error.to_string()], ..ImportReceipt::default() }
}

fn shaped(receipt: &ImportReceipt) -> Value {
    json!({
        "path": receipt.path,
        "format": receipt.format,
        "source": receipt.source,
        "encoding": receipt.encoding,
        "delimiter": receipt.delimiter,
        "rows": receipt.rows,
        "read": receipt.tally.read,
        "new": receipt.tally.new,
        "updated": receipt.tally.updated,
        "unchanged": receipt.tally.unchanged,
        "skipped": receipt.tally.skipped,
        "rejected": receipt.tally.rejected,
        "messages": receipt.messages,
        "rejections": receipt.rejections,
        "warnings": receipt.warnings,
    })
}

fn in_words(receipt: &ImportReceipt) -> String {
    let tally = receipt.tally;
    let mut lines = vec![format!(
        "\r{}: {} read = {} new + {} updated + {} unchanged + {} skipped + {} rejected",
        receipt.path, tally.read, tally.new, tally.updated, tally.unchanged, tally.skipped, tally.rejected
    )];
    lines.extend(receipt.warnings.iter().map(|warning| format!("  {warning}")));
    lines.extend(receipt.rejections.iter().take(20).map(|rejection| {
        format!("  line {}, {}: {} ({})", rejection.line, rejection.column, rejection.reason, rejection.value)
    }));
    lines.join("\n")
}
