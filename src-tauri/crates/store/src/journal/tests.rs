//! The journal under a crash at any byte and a flip of any bit.

use std::fs;
use std::path::Path;

use model::{Change, Chosen, Correction, Instant, Priority, TicketKey, Tone};
use tempfile::TempDir;

use super::*;

type Outcome = std::result::Result<(), Box<dyn std::error::Error>>;

fn said(sequence: u64) -> Said {
    let key = |id: u64| TicketKey { source: "desk".into(), id: format!("T-{id} JZ\"\n") };
    let change = match sequence % 3 {
        0 => Change::Category(Some(Chosen { category: "Jam\njar".into(), subcategory: None })),
        1 => Change::Tone(Some(Tone::Negative)),
        _ => Change::Priority(Some(Priority::High)),
    };
    Said { sequence, correction: Correction { at: Instant(7), keys: vec![key(sequence), key(1)], change } }
}

fn add(folder: &Path, sequences: std::ops::RangeInclusive<u64>) -> Result<()> {
    sequences.map(said).try_for_each(|said| append(folder, said.sequence, &said.correction))
}

/// A folder with these many entries.
fn journal(entries: u64) -> Result<TempDir> {
    // In memory where the system has that: what is tested is order, not the disk's speed.
    let memory = Path::new("/dev/shm");
    let folder = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() };
    let folder = folder.map_err(|error| Error::io("write", std::env::temp_dir(), error))?;
    add(folder.path(), 1..=entries)?;
    Ok(folder)
}

/// Reads and mends; the numbers of what is there, and the number that is lost. Whatever was wrong is so only once.
fn found(folder: &Path) -> Result<(Vec<u64>, u64)> {
    let journal = Journal::read(folder)?;
    let entries = journal.entries().collect::<Result<Vec<_>>>()?;
    assert!(entries.iter().all(|entry| *entry == said(entry.sequence)));
    journal.mend(folder)?;
    let again = Journal::read(folder)?;
    assert_eq!((again.lost, again.fault(), again.last()), (0, None, journal.last()));
    assert_eq!(again.entries().collect::<Result<Vec<_>>>()?, entries);
    let [one, other] = paths(folder);
    assert!(fs::read(one).is_ok_and(|one| fs::read(other).is_ok_and(|other| one == other)));
    Ok((entries.iter().map(|entry| entry.sequence).collect(), journal.lost))
}

#[test]
fn a_crash_at_any_byte_costs_the_last_entry_only() -> Outcome {
    let folder = journal(2)?;
    let [one, other] = paths(folder.path());
    let before = fs::read(&one)?.len();
    add(folder.path(), 3..=3)?;
    let whole = fs::read(&one)?;
    for end in before..=whole.len() {
        // While the second copy is written, the first is whole.
        for (first, second) in [(end, before), (whole.len(), end)] {
            fs::write(&one, &whole[..first])?;
            fs::write(&other, &whole[..second])?;
            // The last byte is a line break, which nothing depends on.
            let expected = if first + 1 >= whole.len() { vec![1, 2, 3] } else { vec![1, 2] };
            assert_eq!(Journal::read(folder.path())?.fault(), None, "{first} {second}");
            assert_eq!(found(folder.path())?, (expected, 0), "{first} {second}");
        }
    }
    fs::write(&one, &whole[..before + 9])?;
    fs::write(&other, &whole[..before])?;
    add(folder.path(), 3..=4)?;
    assert_eq!(found(folder.path())?, (vec![1, 2, 3, 4], 0), "what a failed entry left behind harms no later one");
    Ok(())
}

#[test]
fn no_damage_to_one_copy_costs_anything() -> Outcome {
    let folder = journal(3)?;
    let [one, other] = paths(folder.path());
    let whole = fs::read(&one)?;
    for harmed in [&one, &other] {
        for at in 0..whole.len() {
            fs::write(harmed, flipped(&whole, at))?;
            assert_eq!(found(folder.path())?, ((1..=3).collect(), 0), "byte {at} of {}", harmed.display());
        }
        for end in 0..whole.len() {
            fs::write(harmed, &whole[..end])?;
            assert_eq!(found(folder.path())?, ((1..=3).collect(), 0), "cut at {end} of {}", harmed.display());
        }
        fs::remove_file(harmed)?;
        assert!(Journal::read(folder.path())?.fault().is_some_and(|fault| fault.ends_with("missing")));
        assert_eq!(found(folder.path())?, ((1..=3).collect(), 0));
    }
    Ok(())
}

#[test]
fn a_copy_that_the_disk_refuses_is_made_up_for_by_the_other_only() -> Outcome {
    let folder = journal(2)?;
    let [one, other] = paths(folder.path());
    // A folder in the file's place can't be read as one.
    fs::remove_file(&one)?;
    fs::create_dir(&one)?;
    assert_eq!(Journal::read(folder.path())?.entries().count(), 2);
    fs::remove_file(&other)?;
    assert!(Journal::read(folder.path()).is_err(), "else the next entry would take the first one's number");
    Ok(())
}

#[test]
fn damage_to_both_costs_no_neighbour_and_is_told_once() -> Outcome {
    let folder = journal(3)?;
    let [one, other] = paths(folder.path());
    let whole = fs::read(&one)?;
    let third = whole.windows(3).position(|bytes| bytes == b" 3 ").unwrap_or_default() - 9;
    for at in 0..whole.len() {
        let bytes = flipped(&whole, at);
        fs::write(&one, &bytes)?;
        fs::write(&other, &bytes)?;
        let (there, lost) = found(folder.path())?;
        assert!(there.len() >= 2, "byte {at}: {there:?}");
        // A broken end is taken for an entry that was never finished.
        assert!(
            there.len() as u64 + lost == 3 || (at >= third && there == [1, 2]),
            "byte {at}: {there:?}, {lost} lost"
        );
    }
    assert!(fs::read_dir(folder.path().join("kept"))?.count() > 1, "what was damaged is kept");
    Ok(())
}

/// The same but for one bit, which is another one from byte to byte.
fn flipped(bytes: &[u8], at: usize) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    bytes[at] ^= 1 << (at % 8);
    bytes
}
