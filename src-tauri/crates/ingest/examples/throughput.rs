//! Megabytes a second of reading one file: `cargo run --release -p ingest --example throughput -- FILE`.

use std::ops::ControlFlow;
use std::path::Path;
use std::time::Instant;

fn main() -> Result<(), ingest::Error> {
    for file in std::env::args().skip(1) {
        let path = Path::new(&file);
        let plan = ingest::inspect(path)?;
        let start = Instant::now();
        let summary =
            ingest::read(path, &plan.format, "bench", &plan.mapping, &|| false, &mut |_, _| ControlFlow::Continue(()))?;
        let seconds = start.elapsed().as_secs_f64();
        let megabytes = plan.bytes / 1e6;
        eprintln!(
            "{file}: {} as {}, {} tickets, {megabytes:.1} MB in {seconds:.2} s = {:.0} MB/s",
            plan.format,
            plan.encoding,
            summary.tickets,
            megabytes / seconds
        );
    }
    Ok(())
}
