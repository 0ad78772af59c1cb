//! Speed as ratios within one run: `cargo xtask bench`.
//!
//! Import against a bare tantivy on the same text, each stage's share, the summary and search as you type at 100,000
//! tickets. CPU time of the whole process, so that a busy machine does not matter much. An
//! argument is a number of tickets, or an export to measure with instead of the made one.

#![allow(clippy::print_stdout)] // Printing figures is what it is for.

mod baseline;
mod corpus;
mod stages;

use std::error::Error;
use std::hint::black_box;
use std::path::{Path, PathBuf};

use cpu_time::ProcessTime;
use engine::wire::Sort;
use engine::{ImportRequest, Workspace};
use model::{Cancel, Filter};

/// Tickets of the corpus, unless the first argument says otherwise.
const TICKETS: u32 = 100_000;

fn main() -> Result<(), Box<dyn Error>> {
    let wanted = std::env::args().nth(1).unwrap_or_else(|| TICKETS.to_string());
    let folder = tempfile::tempdir()?;
    let path = match wanted.parse() {
        Ok(tickets) => corpus::write(&folder.path().join("corpus.json"), tickets)?,
        Err(_) => PathBuf::from(wanted),
    };
    let request = ImportRequest::detect(&path)?;
    let tickets = stages::tickets(&request)?;
    let bytes = std::fs::metadata(&path)?.len() as f64;
    println!("{} tickets, {:.0} MB", tickets.len(), bytes / 1e6);

    let bare = baseline::index(&tickets, &folder.path().join("bare"))?;
    drop(tickets);
    let workspace = Workspace::open(&folder.path().join("workspace"))?;
    let before = ProcessTime::now();
    let receipt = workspace.import(&request, &Cancel::default(), &mut |_| {})?;
    let import = before.elapsed().as_secs_f64();
    println!("import           {import:8.2} CPU-s  {:8.0} tickets/CPU-s", f64::from(receipt.tally.new) / import);
    println!("bare tantivy     {bare:8.2} CPU-s");
    println!("ratio            {:8.2}        asked ≥ 0.55", bare / import);
    stages::print(&request, import)?;
    questions(&workspace)?;
    drop(workspace);
    reopened(&folder.path().join("workspace"))
}

/// Questions of a warm workspace: the median of several.
fn questions(workspace: &Workspace) -> Result<(), Box<dyn Error>> {
    let all = Filter::default();
    report("summary, first", 60.0, || kept(workspace.overview(&all)))?;
    let times: Vec<f64> = (0..9).map(|_| timed(|| kept(workspace.overview(&all)))).collect::<Result<_, _>>()?;
    println!("summary, warm    {:8.1} CPU-ms asked < 60", median(times));
    let typed = [
        "r",
        "re",
        "ref",
        "refu",
        "refund",
        "refund d",
        "refund du",
        "refund dupl",
        "refund duplicate",
        "passwrd",
        "export crash",
    ];
    let mut times = Vec::new();
    for text in typed {
        let filter = Filter { text: text.to_owned(), ..Filter::default() };
        times.push(timed(|| kept(workspace.tickets(&filter, Sort::Relevance, 0, 50, false)))?);
    }
    println!(
        "search as typed  {:8.1} CPU-ms asked < 20 (worst {:.1})",
        median(times.clone()),
        times.iter().copied().fold(0.0, f64::max)
    );
    let filter = Filter { text: "refund".to_owned(), ..Filter::default() };
    report("with facets", 20.0, || kept(workspace.tickets(&filter, Sort::Relevance, 0, 50, true)))?;
    let page = workspace.tickets(&filter, Sort::Relevance, 0, 1, false)?;
    let key = page.rows.first().ok_or("no ticket speaks of a refund")?.key.clone();
    report("one ticket", 20.0, || kept(workspace.ticket(&key, "refund")))
}

fn reopened(dir: &Path) -> Result<(), Box<dyn Error>> {
    let before = ProcessTime::now();
    let workspace = Workspace::open(dir)?;
    println!("open             {:8.1} CPU-ms", before.elapsed().as_secs_f64() * 1000.0);
    report("summary, cold", 60.0, || kept(workspace.overview(&Filter::default())))
}

fn report(name: &str, asked: f64, work: impl FnMut() -> Result<(), Box<dyn Error>>) -> Result<(), Box<dyn Error>> {
    println!("{name:16} {:8.1} CPU-ms asked < {asked}", timed(work)?);
    Ok(())
}

fn timed(mut work: impl FnMut() -> Result<(), Box<dyn Error>>) -> Result<f64, Box<dyn Error>> {
    let before = ProcessTime::now();
    work()?;
    Ok(before.elapsed().as_secs_f64() * 1000.0)
}

/// Lets no work be optimised away.
fn kept<T, E: Error + 'static>(answer: Result<T, E>) -> Result<(), Box<dyn Error>> {
    black_box(answer?);
    Ok(())
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or(f64::NAN)
}
