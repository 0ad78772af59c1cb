//! What each stage of an import costs, measured one after the other over the same tickets.

use std::error::Error;
use std::ops::ControlFlow;

use cpu_time::ProcessTime;
use engine::ImportRequest;
use ingest::Record;
use model::Ticket;
use search::Index;
use store::{Stored, content_hash, cut_blocks, encode_block};

/// Enough for a writer that is given nothing.
const HEAP_BYTES: usize = 30_000_000;

/// Prints each stage with its share of the whole import.
pub fn print(request: &ImportRequest, import: f64) -> Result<(), Box<dyn Error>> {
    let before = ProcessTime::now();
    let tickets = tickets(request)?;
    let reading = before.elapsed().as_secs_f64();
    share("parse, normalise", reading, import);
    let bytes = std::fs::metadata(&request.path)?.len() as f64 / 1e6;
    println!("                 {:8.0} MB/CPU-s", bytes / reading);
    share("compare", timed(|| tickets.iter().map(content_hash).collect::<Result<Vec<_>, _>>()), import);
    let rules = engine::rules();
    let mut analyses = Vec::new();
    share("analyse", timed(|| analyses = tickets.iter().map(|ticket| text::analyse(ticket, &rules)).collect()), import);
    let pairs = || tickets.iter().zip(&analyses);
    let scratch = tempfile::tempdir()?;
    let builder = Index::create(scratch.path())?.writer(HEAP_BYTES)?.builder();
    let document = |(ticket, analysis): (&Ticket, &model::Analysis)| builder.document(ticket, analysis);
    share("make documents", timed(|| pairs().map(document).collect::<Vec<_>>()), import);
    let entry = |(ticket, analysis): (&Ticket, &model::Analysis)| Stored {
        import: 1,
        hash: 0,
        record: ticket.clone(),
        merged: None,
        analysis: analysis.clone(),
    };
    let blocks = cut_blocks(pairs().map(entry).collect());
    share(
        "encode, compress",
        timed(|| blocks.iter().map(|block| encode_block(block)).collect::<Result<Vec<_>, _>>()),
        import,
    );
    println!("the rest is the index, the store's writes and the backup");
    Ok(())
}

/// All tickets of an export.
pub fn tickets(request: &ImportRequest) -> Result<Vec<Ticket>, ingest::Error> {
    let mut tickets = Vec::new();
    ingest::read(&request.path, &request.format, "bench", &request.mapping, &|| false, &mut |record, _| {
        if let Record::Ticket(ticket) = record {
            tickets.push(*ticket);
        }
        ControlFlow::Continue(())
    })?;
    Ok(tickets)
}

fn share(name: &str, seconds: f64, import: f64) {
    println!("  {name:16} {seconds:6.2} CPU-s  {:5.1} %", 100.0 * seconds / import);
}

fn timed<T>(work: impl FnOnce() -> T) -> f64 {
    let before = ProcessTime::now();
    let kept = work();
    let seconds = before.elapsed().as_secs_f64();
    drop(kept);
    seconds
}
