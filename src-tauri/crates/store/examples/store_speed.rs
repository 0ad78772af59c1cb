//! Measures writing and opening: `cargo run --release -p store --example store_speed -- [TICKETS] [FOLDER]`.

use std::io::Write;
use std::path::Path;
use std::time::Instant;
use std::{env, fs, io};

use model::{Analysis, ImportReceipt, Message, Role, Ticket};
use store::{Store, Stored, content_hash};

const WORDS: &str = "the my order has not arrived after login error when opening invoice please refund card account \
    cannot reset password tried again yesterday support said wait days still broken app screen shows code payment failed \
    delivery address changed plan upgrade cancel subscription charged twice thanks help soon customer number email";

fn ticket(id: u32) -> Ticket {
    let words: Vec<&str> = WORDS.split_whitespace().collect();
    let mut state = id.wrapping_mul(2_654_435_761) | 1;
    let mut text = String::with_capacity(640);
    while text.len() < 600 {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        text.push_str(words[state as usize % words.len()]);
        text.push(' ');
        if state.is_multiple_of(11) {
            text.push_str(&format!("{} ", state >> 8));
        }
    }
    let mut ticket = Ticket::new("desk", format!("T-{id}"));
    ticket.subject = text[..40].to_string();
    ticket.messages = vec![Message { id: None, role: Role::Customer, author: None, at: None, text }];
    ticket
}

fn bytes(folder: &Path) -> io::Result<u64> {
    fs::read_dir(folder)?.try_fold(0, |sum, entry| {
        let entry = entry?;
        Ok(sum + if entry.file_type()?.is_dir() { bytes(&entry.path())? } else { entry.metadata()?.len() })
    })
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let count: u32 = env::args().nth(1).map_or(Ok(100_000), |count| count.parse())?;
    let root = env::args().nth(2).map_or_else(|| env::temp_dir().join("store-measure"), Into::into);
    let (folder, copy) = (root.join("workspace"), root.join("died"));
    if root.exists() {
        fs::remove_dir_all(&root)?;
    }
    let mut out = io::stdout();
    let tickets: Vec<Ticket> = (0..count).map(ticket).collect();
    let raw: usize = tickets.iter().map(|ticket| ticket.messages[0].text.len() + ticket.subject.len()).sum();

    let (store, _) = Store::open(&folder)?;
    let start = Instant::now();
    let mut writer = store.begin_import(ImportReceipt::default())?;
    for batch in tickets.chunks(8192) {
        let entry = |record: &Ticket| -> Result<Stored, store::Error> {
            let (hash, record) = (content_hash(record)?, record.clone());
            Ok(Stored { import: writer.number(), hash, record, merged: None, analysis: Analysis::default() })
        };
        let entries = batch.iter().map(entry).collect::<Result<_, _>>()?;
        writer.put_batch(entries)?;
    }
    let written = start.elapsed();
    writer.finish(ImportReceipt::default())?;
    let backed_up = start.elapsed();
    let rate = |count: u32, seconds: f64| f64::from(count) / seconds;
    writeln!(
        out,
        "write {:.0} tickets/s, with backup {:.0}",
        rate(count, written.as_secs_f64()),
        rate(count, backed_up.as_secs_f64())
    )?;
    for part in ["store", "backup"] {
        let size = bytes(&folder.join(part))?;
        writeln!(out, "{part} {:.1} MB, {:.2} of the text", size as f64 / 1e6, size as f64 / raw as f64)?;
    }
    std::process::Command::new("cp").arg("-r").arg(&folder).arg(&copy).status()?;
    let start = Instant::now();
    store.close()?;
    writeln!(out, "close {:?}", start.elapsed())?;
    for (name, folder) in [("sealed", &folder), ("unsealed", &copy)] {
        let start = Instant::now();
        let (store, opened) = Store::open(folder)?;
        writeln!(out, "open {name} {:?} (unclean {})", start.elapsed(), opened.unclean)?;
        let start = Instant::now();
        let scanned = store.scan().filter(Result::is_ok).count();
        writeln!(out, "scan {scanned}: {:?}", start.elapsed())?;
        let start = Instant::now();
        for n in 0..1000 {
            store.get(&ticket(n * 97 % count).key)?;
        }
        writeln!(out, "get {:?} each", start.elapsed() / 1000)?;
        let start = Instant::now();
        writeln!(out, "keys {} in {:?}", store.keys_sorted()?.len(), start.elapsed())?;
    }
    fs::remove_dir_all(folder.join("store"))?;
    let start = Instant::now();
    let (store, opened) = Store::open(&folder)?;
    writeln!(out, "restore {} in {:?}, {}", store.len(), start.elapsed(), opened.recovery.is_some())?;
    drop(store);
    let start = Instant::now();
    writeln!(out, "read only {} in {:?}", Store::open_read_only(&folder)?.0.len(), start.elapsed())?;
    Ok(fs::remove_dir_all(&root)?)
}
