//! Questions of a workspace: the summary, search as you type, one ticket.

use std::error::Error;
use std::hint::black_box;

use cpu_time::ProcessTime;
use engine::Workspace;
use engine::wire::Sort;
use model::Filter;

/// What is typed, letter by letter at first, with mistakes at last.
const TYPED: [&str; 11] = [
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

/// Questions of a warm workspace: the median of several.
pub fn warm(workspace: &Workspace) -> Result<(), Box<dyn Error>> {
    let all = Filter::default();
    report("summary, first", 60.0, || kept(workspace.overview(&all)))?;
    let times: Vec<f64> = (0..9).map(|_| timed(|| kept(workspace.overview(&all)))).collect::<Result<_, _>>()?;
    println!("summary, warm    {:8.1} CPU-ms asked < 60", median(times));
    let mut times = Vec::new();
    for text in TYPED {
        let filter = Filter { text: text.to_owned(), ..Filter::default() };
        times.push(timed(|| kept(workspace.tickets(&filter, Sort::Relevance, 0, 50, false)))?);
    }
    let worst = times.iter().copied().fold(0.0, f64::max);
    println!("search as typed  {:8.1} CPU-ms asked < 20 (worst {worst:.1})", median(times));
    let filter = Filter { text: "refund".to_owned(), ..Filter::default() };
    report("with facets", 20.0, || kept(workspace.tickets(&filter, Sort::Relevance, 0, 50, true)))?;
    let page = workspace.tickets(&filter, Sort::Relevance, 0, 1, false)?;
    let key = page.rows.first().ok_or("no ticket speaks of a refund")?.key.clone();
    report("one ticket", 20.0, || kept(workspace.ticket(&key, "refund")))
}

/// Prints the CPU time of one question beside what is asked, both in ms.
pub fn report(name: &str, asked: f64, work: impl FnMut() -> Result<(), Box<dyn Error>>) -> Result<(), Box<dyn Error>> {
    println!("{name:16} {:8.1} CPU-ms asked < {asked}", timed(work)?);
    Ok(())
}

/// Lets no work be optimised away.
pub fn kept<T, E: Error + 'static>(answer: Result<T, E>) -> Result<(), Box<dyn Error>> {
    black_box(answer?);
    Ok(())
}

fn timed(mut work: impl FnMut() -> Result<(), Box<dyn Error>>) -> Result<f64, Box<dyn Error>> {
    let before = ProcessTime::now();
    work()?;
    Ok(before.elapsed().as_secs_f64() * 1000.0)
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or(f64::NAN)
}
