//! What each stage of an import costs, measured one after the other over the same tickets.

use std::error::Error;
use std::fs::File;
use std::io::Read;
use std::ops::ControlFlow;
use std::path::Path;

use cpu_time::ProcessTime;
use engine::ImportRequest;
use ingest::Record;
use model::{Analysis, ImportReceipt, Ticket};
use search::{Document, Index};
use store::{EncodedBlock, Store, Stored, content_hash, cut_blocks, encode_block};

/// As an import has it: memory for building the index, blocks of a batch, tickets between two commits.
const HEAP_BYTES: usize = 300_000_000;
const BATCH_BLOCKS: usize = 16;
const COMMIT_TICKETS: usize = 128 * 1024;

/// Prints each stage with its share of the whole import, which took `import` CPU seconds.
pub fn print(request: &ImportRequest, import: f64) -> Result<(), Box<dyn Error>> {
    let mut shares = Shares { import, sum: 0.0 };
    let reading = shares.take("read", || read(&request.path))?;
    let parsing = shares.take_rest("parse, normalise", reading, || tickets(request))?;
    let (tickets, seconds) = parsing;
    let bytes = std::fs::metadata(&request.path)?.len() as f64 / 1e6;
    println!("                   {:6.0} MB/CPU-s      asked ≥ 150", bytes / seconds);
    shares.take("compare", || tickets.iter().map(content_hash).collect::<Result<Vec<_>, _>>())?;
    let rules = engine::rules();
    let analyses: Vec<Analysis> =
        shares.kept("analyse", || Ok::<_, store::Error>(tickets.iter().map(|t| text::analyse(t, &rules)).collect()))?;
    let scratch = tempfile::tempdir()?;
    let documents: Vec<Document> = {
        let builder = Index::create(&scratch.path().join("other"))?.writer(HEAP_BYTES)?.builder();
        let pairs = tickets.iter().zip(&analyses);
        shares.kept("make documents", || {
            Ok::<_, store::Error>(pairs.map(|(ticket, analysis)| builder.document(ticket, analysis)).collect())
        })?
    };
    shares.take("index", || index(&scratch.path().join("index"), documents))?;
    let entries = tickets.into_iter().zip(analyses);
    let blocks = cut_blocks(entries.map(|(record, analysis)| entry(record, analysis)).collect());
    let encoded = shares.kept("encode, compress", || {
        blocks.iter().map(|block| encode_block(block)).collect::<Result<Vec<EncodedBlock>, _>>()
    })?;
    drop(blocks);
    let (store, _) = Store::open(scratch.path().join("store"))?;
    let mut writer = store.begin_import(ImportReceipt::default())?;
    shares.take("store", || {
        encoded.chunks(BATCH_BLOCKS).try_for_each(|batch| writer.put_blocks(batch.to_vec()).map(drop))
    })?;
    shares.take("backup", || writer.finish(ImportReceipt::default()))?;
    println!("  {:16} {:6.2} CPU-s  {:5.1} %", "together", shares.sum, 100.0 * shares.sum / import);
    Ok(())
}

fn entry(record: Ticket, analysis: Analysis) -> Stored {
    Stored { import: 1, hash: 0, record, merged: None, analysis }
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

fn read(path: &Path) -> std::io::Result<()> {
    let (mut file, mut buffer) = (File::open(path)?, vec![0; 1 << 18]);
    while file.read(&mut buffer)? > 0 {}
    Ok(())
}

fn index(folder: &Path, documents: Vec<Document>) -> search::Result<()> {
    let mut writer = Index::create(folder)?.writer(HEAP_BYTES)?;
    let mut documents = documents.into_iter();
    loop {
        let some: Vec<Document> = documents.by_ref().take(COMMIT_TICKETS).collect();
        if some.is_empty() {
            return writer.finish();
        }
        writer.add(some)?;
        writer.commit(1)?;
    }
}

/// Adds up and prints.
struct Shares {
    import: f64,
    sum: f64,
}

impl Shares {
    /// Measures a stage whose result nobody needs; CPU seconds.
    fn take<T, E>(&mut self, name: &str, work: impl FnOnce() -> Result<T, E>) -> Result<f64, E> {
        let before = ProcessTime::now();
        drop(work()?);
        Ok(self.print(name, before.elapsed().as_secs_f64()))
    }

    /// Measures a stage for its result.
    fn kept<T, E>(&mut self, name: &str, work: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
        self.take_rest(name, 0.0, work).map(|(result, _)| result)
    }

    /// Measures a stage of which `before` seconds were counted already; the result, and the seconds with them.
    fn take_rest<T, E>(
        &mut self,
        name: &str,
        counted: f64,
        work: impl FnOnce() -> Result<T, E>,
    ) -> Result<(T, f64), E> {
        let before = ProcessTime::now();
        let result = work()?;
        let seconds = before.elapsed().as_secs_f64();
        self.print(name, seconds - counted);
        Ok((result, seconds))
    }

    fn print(&mut self, name: &str, seconds: f64) -> f64 {
        println!("  {name:16} {seconds:6.2} CPU-s  {:5.1} %", 100.0 * seconds / self.import);
        self.sum += seconds;
        seconds
    }
}
