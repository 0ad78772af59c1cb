//! What several doors' tests share: outside data, workspaces in temporary folders, exports to compare.

use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};

use engine::{Clock, ExportKind, ExportShape, ImportRequest, Options, Workspace};
use model::{Cancel, Filter, ImportReceipt, Instant};
use tempfile::TempDir;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A file of the outside data, or `None` after saying that the test is skipped.
pub fn outside(path: &str) -> Option<PathBuf> {
    let found = std::env::var_os("SUPPORT_LENS_DATA").map(|data| PathBuf::from(data).join(path));
    let found = found.filter(|path| path.exists());
    if found.is_none() {
        eprintln!("skipped: SUPPORT_LENS_DATA does not hold {path}");
    }
    found
}

/// A temporary folder.
pub fn folder() -> TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

/// The sample export, written into a folder.
pub fn sample(folder: &Path) -> PathBuf {
    engine::write_sample(folder).expect("the sample is written")
}

/// Opens a workspace with a stopped clock and UTC days.
pub fn open(dir: &Path) -> Workspace {
    let options = Options { clock: Clock::stopped(Instant(0)), read_only: false };
    let workspace = Workspace::open_with(dir, options).expect("the workspace opens");
    workspace.use_zone("UTC").expect("UTC is a zone");
    workspace
}

/// Imports a file as detected.
pub fn import(workspace: &Workspace, path: &Path) -> ImportReceipt {
    let request = ImportRequest::detect(path).expect("the file is recognised");
    import_as(workspace, &request)
}

/// Imports a file as told.
pub fn import_as(workspace: &Workspace, request: &ImportRequest) -> ImportReceipt {
    let receipt = workspace.import(request, &Cancel::default(), &mut |_| {}).expect("the import succeeds");
    assert!(receipt.tally.balances(), "{:?}", receipt.tally);
    receipt
}

/// Everything a workspace holds, as bytes.
pub fn export(workspace: &Workspace) -> Vec<u8> {
    let mut bytes = Vec::new();
    for (kind, shape) in [(ExportKind::Tickets, ExportShape::Json), (ExportKind::Messages, ExportShape::Csv)] {
        workspace.export(&Filter::default(), kind, shape, &mut bytes).expect("the export succeeds");
    }
    bytes
}

/// A ZIP of these files, as bytes.
pub fn zipped(files: &[(&str, String)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        archive.start_file(*name, SimpleFileOptions::default()).expect("a member");
        archive.write_all(text.as_bytes()).expect("memory can be written");
    }
    archive.finish().expect("a ZIP").into_inner()
}

/// Copies of the sample's tickets under other ids, as one export with this many tickets.
pub fn many(folder: &Path, tickets: usize) -> PathBuf {
    let sample: Vec<serde_json::Value> =
        serde_json::from_slice(&std::fs::read(sample(folder)).expect("the sample")).expect("JSON");
    let rows = (0..tickets).map(|number| {
        let mut ticket = sample[number % sample.len()].clone();
        ticket["id"] = format!("{number:06}").into();
        ticket["description"] = format!("{} ({number})", ticket["description"].as_str().unwrap_or_default()).into();
        ticket.to_string()
    });
    let path = folder.join("many.json");
    std::fs::write(&path, rows.collect::<Vec<_>>().join("\n")).expect("the export is written");
    path
}
