//! Measures what laying a layer over the index costs: `cargo run --release -p search --example layer_speed [TICKETS]`.

use std::error::Error;
use std::io::Write;
use std::sync::Arc;
use std::time::Instant as Clock;

use model::{Analysis, Change, Chosen, Corrected, Person, Ticket, TicketKey};
use rayon::prelude::*;
use search::{Index, Layer, Texts};

type Outcome = Result<(), Box<dyn Error>>;

/// Tickets with the same text.
const SAME: u64 = 3;
/// Tickets that people said something of.
const CORRECTED: u64 = 10_000;

fn main() -> Outcome {
    let count: u64 = std::env::args().nth(1).and_then(|count| count.parse().ok()).unwrap_or(1_000_000);
    let dir = tempfile::tempdir()?;
    let index = Index::create(dir.path())?;
    let mut writer = index.writer(300_000_000)?;
    let builder = writer.builder();
    for start in (0..count).step_by(10_000) {
        let ids = (start..(start + 10_000).min(count)).into_par_iter();
        writer.add(ids.map(known).map(|(ticket, analysis)| builder.document(&ticket, &analysis)).collect())?;
    }
    writer.commit(1)?;
    writer.finish()?;
    timed("columns read", || index.snapshot().map(drop))?;
    let mut texts = Texts::default();
    for n in 0..count / SAME {
        texts.learn(fingerprint(n), ["billing", "shipping", "login", "account"][n as usize % 4], 0.9);
        texts.group(fingerprint(n), (n % 80) as u32);
    }
    let texts = Arc::new(texts);
    lay(&index, "what was learnt and topics", Layer { texts: texts.clone(), ..Layer::default() })?;
    let mut corrected = std::collections::BTreeMap::new();
    for n in 0..CORRECTED {
        let key = TicketKey { source: "desk".into(), id: (n * 97 % count).to_string() };
        let mut said = Corrected::default();
        said.apply(&Change::Category(Some(Chosen { category: "vip".into(), subcategory: None })));
        corrected.insert(key, said);
    }
    lay(&index, "and 10,000 corrections", Layer { texts, corrected: Arc::new(corrected.clone()) })?;
    lay(&index, "corrections alone", Layer { corrected: Arc::new(corrected), ..Layer::default() })?;
    lay(&index, "nothing", Layer::default())
}

fn lay(index: &Index, what: &str, layer: Layer) -> Outcome {
    index.lay(Arc::new(layer));
    timed(what, || index.snapshot().map(drop))
}

fn timed(what: &str, run: impl FnOnce() -> search::Result<()>) -> Outcome {
    let started = Clock::now();
    run()?;
    Ok(writeln!(std::io::stdout(), "{what}: {:.0} ms", started.elapsed().as_secs_f64() * 1e3)?)
}

fn fingerprint(text: u64) -> u64 {
    (text + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

fn known(n: u64) -> (Ticket, Analysis) {
    let mut ticket = Ticket::new("desk", n.to_string());
    ticket.customer = Some(Person { id: format!("person{}", n % 300_000), ..Person::default() });
    let mut analysis = Analysis { fingerprint: fingerprint(n / SAME), ..Analysis::default() };
    analysis.category.name = ["billing", "technical", "account"][n as usize % 3].into();
    analysis.phrases = (0..8).map(|at| format!("phrase {}", (n * 31 + at * 977) % 50_000)).collect();
    (ticket, analysis)
}
