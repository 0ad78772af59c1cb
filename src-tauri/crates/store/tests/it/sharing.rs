//! One writer; readers beside it; folders that can't be used.

use std::fs;

use model::ImportReceipt;
use store::{Error, Store};

use crate::common::{self, Outcome, batch, key, tempdir};

#[test]
fn a_second_writer_is_refused_and_a_reader_sees_the_last_finished_import() -> Outcome {
    let folder = tempdir()?;
    let (first, _) = Store::open(folder.path())?;
    common::import(&first, 0..50, 1)?;
    let mut writer = first.begin_import(ImportReceipt::default())?;
    writer.put_batch(batch(2, 50..60, 1)?)?;
    assert!(matches!(Store::open(folder.path()), Err(Error::Locked { .. })));
    let (reader, _) = Store::open_read_only(folder.path())?;
    assert!(reader.is_read_only());
    assert_eq!((reader.len(), first.len()), (50, 60));
    assert!(reader.get(&key(7))?.is_some());
    assert!(matches!(reader.begin_import(ImportReceipt::default()), Err(Error::ReadOnly)));
    assert!(matches!(reader.save_settings(&reader.settings()), Err(Error::ReadOnly)));
    assert!(matches!(first.begin_import(ImportReceipt::default()), Err(Error::Busy)));
    drop(writer);
    assert_eq!(first.imports().iter().map(|entry| entry.finished).collect::<Vec<_>>(), [true, false]);
    Ok(())
}

#[test]
fn reading_where_nothing_is_creates_nothing() -> Outcome {
    let folder = tempdir()?;
    let missing = folder.path().join("missing");
    let (reader, _) = Store::open_read_only(&missing)?;
    assert!(reader.is_empty() && !missing.exists());
    Ok(())
}

#[test]
fn a_newer_workspace_is_refused_untouched() -> Outcome {
    let folder = tempdir()?;
    common::workspace(folder.path())?;
    let manifest = folder.path().join("manifest.json");
    let newer = r#"{"schema": 5, "something": "else"}"#;
    fs::write(&manifest, newer)?;
    for result in [Store::open(folder.path()), Store::open_read_only(folder.path())] {
        assert!(matches!(result, Err(Error::NewerSchema { found: 5, supported: 4, .. })));
    }
    assert_eq!(fs::read_to_string(&manifest)?, newer);
    Ok(())
}

#[test]
fn a_file_in_place_of_the_folder_is_an_error_with_its_path() -> Outcome {
    let folder = tempdir()?;
    let path = folder.path().join("workspace");
    fs::write(&path, "not a folder")?;
    let Err(error) = Store::open(&path) else { return Err("it opened".into()) };
    assert!(matches!(error, Error::Io { .. }) && error.to_string().contains("workspace"), "{error}");
    Ok(())
}
