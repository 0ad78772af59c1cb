//! What people said and larger values are kept apart: whatever becomes of the tickets, they stay.

use std::fs;
use std::path::Path;

use model::{Change, Chosen, Corrected, Correction, Instant, Priority, Tone};
use store::{Error, Store};

use crate::common::{self, Outcome, import, key, tempdir};

fn tone(ids: &[u32], tone: Option<Tone>) -> Correction {
    Correction { at: Instant(5), keys: ids.iter().map(|&id| key(id)).collect(), change: Change::Tone(tone) }
}

fn chosen(name: &str) -> Chosen {
    Chosen { category: name.into(), subcategory: None }
}

/// Two tickets that are there and one that is not, one of them corrected twice, one taken back.
fn say(store: &Store) -> Outcome {
    let category = |name: &str| Change::Category(Some(chosen(name)));
    assert_eq!(store.correct(&tone(&[1, 650], Some(Tone::Negative)))?, 1);
    store.correct(&Correction { at: Instant(6), keys: vec![key(1), key(9_999)], change: category("Billing") })?;
    store.correct(&Correction { at: Instant(7), keys: vec![key(1)], change: category("Login") })?;
    assert_eq!(store.correct(&tone(&[650], None))?, 4);
    Ok(store.save_blob("model-1", b"weights")?)
}

fn check_said(store: &Store) {
    let of = |category: &str, tone| Corrected { category: Some(chosen(category)), tone, priority: None };
    let expected = [(key(1), of("Login", Some(Tone::Negative))), (key(9_999), of("Billing", None))];
    assert_eq!(*store.corrections(), expected.into());
    assert_eq!(store.journal_sequence(), 4);
    assert_eq!(store.blob("model-1").as_deref(), Some(&b"weights"[..]));
}

#[test]
fn what_people_said_is_there_again() -> Outcome {
    let folder = tempdir()?;
    common::workspace(folder.path())?;
    let (store, _) = Store::open(folder.path())?;
    let before = store.corrections();
    say(&store)?;
    check_said(&store);
    assert!(before.is_empty(), "what was handed out stays as it was");
    let said = store.journal()?;
    assert_eq!(said.iter().map(|said| said.sequence).collect::<Vec<_>>(), [1, 2, 3, 4]);
    assert_eq!(said[0].correction, tone(&[1, 650], Some(Tone::Negative)));
    let (reader, opened) = Store::open_read_only(folder.path())?;
    assert_eq!(opened, store::Opened::default());
    check_said(&reader);
    assert!(matches!(reader.correct(&tone(&[1], None)), Err(Error::ReadOnly)));
    assert!(matches!(reader.save_blob("model-1", b""), Err(Error::ReadOnly)));
    store.close()?;
    check_said(&Store::open(folder.path())?.0);
    Ok(())
}

/// Takes everything out of a store but its first import, as an undo does.
fn undo_second(store: &Store) -> Outcome {
    let successor = store.begin_successor()?;
    for batch in store.history() {
        for block in batch?.into_iter().filter(|block| block.import == 1) {
            successor.put_blocks(1, vec![block.into_block()])?;
        }
    }
    Ok(successor.finish(Some(2))?)
}

#[test]
fn nothing_that_takes_the_stores_place_takes_it_away() -> Outcome {
    let folder = tempdir()?;
    common::workspace(folder.path())?;
    let (store, _) = Store::open(folder.path())?;
    say(&store)?;
    undo_second(&store)?;
    assert_eq!(store.len(), 600);
    check_said(&store);
    import(&store, 500..700, 2)?;
    drop(store);
    let harms: [fn(&Path) -> std::io::Result<()>; 4] = [
        |folder| fs::write(folder.join("store/db"), "harmed"),
        |folder| fs::remove_dir_all(folder.join("store")),
        |folder| fs::remove_dir_all(folder.join("backup")),
        |folder| fs::remove_file(folder.join("manifest.json")),
    ];
    for harm in harms {
        harm(folder.path())?;
        let (store, opened) = Store::open(folder.path())?;
        assert_eq!((opened.corrections_lost, opened.journal_renewed), (0, None));
        common::check_whole(&store)?;
        check_said(&store);
    }
    Ok(())
}

#[test]
fn damage_to_either_copy_loses_nothing_and_is_said_once() -> Outcome {
    let folder = tempdir()?;
    let (store, _) = Store::open(folder.path())?;
    say(&store)?;
    drop(store);
    for name in ["kept", "kept-copy"] {
        let copy = folder.path().join(name);
        let harms: [&dyn Fn() -> std::io::Result<()>; 3] = [
            &|| fs::remove_dir_all(&copy),
            &|| {
                fs::write(copy.join("journal.log"), vec![0x5A; 300])
                    .and_then(|()| fs::write(copy.join("model-1.blob"), "x"))
            },
            &|| fs::write(copy.join("journal.log"), "\n0 rubbish\n"),
        ];
        for harm in harms {
            harm()?;
            let (store, opened) = Store::open(folder.path())?;
            let said = opened.journal_renewed.unwrap_or_default();
            assert!(said.contains(&format!("{name}/journal.log")), "{said}");
            assert_eq!(opened.corrections_lost, 0);
            check_said(&store);
            drop(store);
            assert_eq!(Store::open(folder.path())?.1, store::Opened::default());
        }
    }
    for name in ["kept", "kept-copy"] {
        fs::write(folder.path().join(name).join("journal.log"), "\n0 rubbish\n")?;
        fs::write(folder.path().join(name).join("model-1.blob"), "rubbish")?;
    }
    let (store, opened) = Store::open(folder.path())?;
    assert_eq!(opened.corrections_lost, 1, "as many as can be told");
    assert_eq!(store.blob("model-1"), None);
    store.correct(&tone(&[3], Some(Tone::Positive)))?;
    drop(store);
    let (store, opened) = Store::open(folder.path())?;
    assert_eq!((opened, store.corrections().len(), store.journal_sequence()), (store::Opened::default(), 1, 2));
    Ok(())
}

#[test]
fn values_are_replaced_as_a_whole_and_forgotten() -> Outcome {
    let folder = tempdir()?;
    let (store, _) = Store::open(folder.path())?;
    let large: Vec<u8> = (0..3_000_000u32).map(|n| (n % 251) as u8).collect();
    for value in [&b""[..], &large, b"short"] {
        store.save_blob("topics", value)?;
        assert_eq!(store.blob("topics").as_deref(), Some(value));
    }
    store.remove_blob("topics")?;
    store.remove_blob("topics")?;
    assert_eq!((store.blob("topics"), store.blob("never"), store.blob("../lock")), (None, None, None));
    for name in ["", "../manifest", "Großes", "a.b"] {
        assert!(matches!(store.save_blob(name, b"x"), Err(Error::Encode(_))), "{name}");
    }
    let correction = Correction { change: Change::Priority(Some(Priority::Low)), ..tone(&[], None) };
    assert_eq!(store.correct(&correction)?, 1, "one that names no ticket is kept all the same");
    Ok(())
}
