//! A damaged backup: noticed, renewed from an intact store, used as far as it goes for a damaged one.

use std::fs::{self, OpenOptions};
use std::io::{Seek, SeekFrom, Write};
use std::path::Path;

use store::{Opened, Store};

use crate::common::{self, Outcome, files_under, tempdir};

type Harm = fn(&Path) -> std::io::Result<()>;

const HARMS: [Harm; 4] = [
    |path| fs::remove_file(path),
    |path| fs::write(path, ""),
    |path| OpenOptions::new().write(true).open(path)?.set_len(fs::metadata(path)?.len() / 2),
    |path| {
        let mut file = OpenOptions::new().write(true).open(path)?;
        file.seek(SeekFrom::Start(fs::metadata(path)?.len() / 2))?;
        file.write_all(&[0xA5; 600])
    },
];

fn harmed(segment: usize, harm: Harm) -> Result<tempfile::TempDir, Box<dyn std::error::Error>> {
    let folder = tempdir()?;
    common::workspace(folder.path())?;
    let segments = files_under(&folder.path().join("backup"))?;
    harm(&segments[segment])?;
    Ok(folder)
}

#[test]
fn with_an_intact_store_it_is_written_anew() -> Outcome {
    for harm in HARMS {
        for segment in [0, 1] {
            let folder = harmed(segment, harm)?;
            let (store, opened) = Store::open(folder.path())?;
            assert!(opened.backup_renewed.is_some() && opened.recovery.is_none(), "{opened:?}");
            common::check_whole(&store)?;
            assert_eq!(store.verify()?, Vec::<String>::new());
            drop(store);
            let (store, opened) = Store::open(folder.path())?;
            assert_eq!(opened, Opened::default());
            drop(store);
            common::check_whole(&Store::open_read_only(folder.path())?.0)?;
        }
    }
    Ok(())
}

#[test]
fn with_a_damaged_store_its_intact_part_is_used_and_the_loss_is_said() -> Outcome {
    for harm in HARMS {
        for (segment, fewest) in [(0, 200), (1, 600)] {
            let folder = harmed(segment, harm)?;
            let (reader, opened) = Store::open_read_only(folder.path())?;
            assert!(!opened.backup_damage.is_empty());
            fs::write(folder.path().join("store/db"), "")?;
            let (store, opened) = Store::open(folder.path())?;
            let recovery = opened.recovery.ok_or("no recovery reported")?;
            assert_eq!((recovery.tickets_before, recovery.tickets_after), (Some(700), store.len() as u64));
            assert!(store.len() >= fewest && store.len() == reader.len(), "{} of {fewest}", store.len());
            assert!(!recovery.backup_damage.is_empty());
            assert_eq!(store.scan().collect::<Result<Vec<_>, _>>()?.len(), store.len());
            drop(store);
            assert_eq!(Store::open(folder.path())?.1, Opened::default());
        }
    }
    Ok(())
}
