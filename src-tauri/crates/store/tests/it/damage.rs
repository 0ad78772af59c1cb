//! Damaged stores: whatever is broken, it opens with a true statement and all tickets, from the backup.

use std::fs::{self, OpenOptions};
use std::io::{Seek, SeekFrom, Write};
use std::path::Path;

use store::{Error, Store};

use crate::common::{self, Outcome, copy_folder, files_under, tempdir};

type WholeHarm = fn(&Path) -> std::io::Result<()>;

/// Harm done to one file.
#[derive(Clone, Copy, Debug)]
enum Harm {
    /// 4 KB overwritten at this share of the file, per mille.
    Flip(u64),
    /// Cut at this share, per mille.
    Truncate(u64),
    Delete,
}

impl Harm {
    fn apply(self, path: &Path) -> std::io::Result<()> {
        let len = fs::metadata(path)?.len();
        let file = || OpenOptions::new().write(true).open(path);
        match self {
            Harm::Delete => fs::remove_file(path),
            Harm::Truncate(share) => file()?.set_len(len * share / 1000),
            Harm::Flip(share) => {
                let at = len * share / 1000;
                let size = (len - at).min(4096) as usize;
                let mut file = file()?;
                file.seek(SeekFrom::Start(at))?;
                file.write_all(&vec![0x5A; size])
            }
        }
    }
}

/// Up to 20 places for a file of this length; a small one has no more than a few.
fn harms(len: u64) -> impl Iterator<Item = Harm> {
    let places = (len / 4096).clamp(2, 20);
    let flips = (0..places).map(move |n| Harm::Flip(n * 1000 / places + n % 7));
    let cuts = [0, 1, 100, 333, 500, 750, 999].map(Harm::Truncate);
    flips.chain(cuts).chain([Harm::Delete])
}

/// Harms every file of sled in turn; `sealed` is a workspace that was closed, else one whose program died.
fn check(original: &Path, sealed: bool) -> Outcome {
    let mut restored = 0;
    for file in files_under(&original.join("store"))? {
        let name = file.strip_prefix(original)?;
        for harm in harms(fs::metadata(&file)?.len()) {
            let folder = tempdir()?;
            copy_folder(original, folder.path())?;
            harm.apply(&folder.path().join(name))?;
            let (store, opened) = Store::open(folder.path())?;
            let case = format!("{} {harm:?} sealed {sealed}: {opened:?}", name.display());
            if let Some(recovery) = &opened.recovery {
                restored += 1;
                assert_eq!((recovery.tickets_before, recovery.tickets_after), (Some(700), 700), "{case}");
                assert_eq!(recovery.restored_as_of.as_ref().map(|as_of| as_of.import), Some(2), "{case}");
                assert!(recovery.backup_damage.is_empty(), "{case}");
                assert!(recovery.moved_to.as_ref().is_some_and(|moved| moved.exists()), "{case}");
            }
            assert_eq!(opened.unclean, !sealed, "{case}");
            common::check_whole(&store).map_err(|error| format!("{case}: {error}"))?;
            drop(store);
            let (store, opened) = Store::open(folder.path())?;
            assert_eq!(opened, store::Opened::default(), "{case}");
            common::check_whole(&store)?;
        }
    }
    assert!(restored > 10, "damage was found {restored} times");
    Ok(())
}

#[test]
fn of_a_closed_store() -> Outcome {
    let folder = tempdir()?;
    common::workspace(folder.path())?;
    check(folder.path(), true)
}

#[test]
fn of_a_store_whose_program_died() -> Outcome {
    let folder = tempdir()?;
    let died = tempdir()?;
    common::workspace(folder.path())?;
    let (store, _) = Store::open(folder.path())?;
    copy_folder(folder.path(), died.path())?;
    drop(store);
    check(died.path(), false)
}

#[test]
fn of_manifest_and_whole_folders() -> Outcome {
    let original = tempdir()?;
    common::workspace(original.path())?;
    let cases: [(&str, WholeHarm, bool); 5] = [
        ("manifest deleted", |folder| fs::remove_file(folder.join("manifest.json")), false),
        ("manifest emptied", |folder| fs::write(folder.join("manifest.json"), ""), false),
        (
            "manifest edited",
            |folder| {
                let path = folder.join("manifest.json");
                let text = fs::read_to_string(&path)?.replace("\"tickets\": 700", "\"tickets\": 900");
                fs::write(path, text)
            },
            false,
        ),
        ("store deleted", |folder| fs::remove_dir_all(folder.join("store")), true),
        (
            "store and manifest deleted",
            |folder| {
                fs::remove_file(folder.join("manifest.json"))?;
                fs::remove_dir_all(folder.join("store"))
            },
            true,
        ),
    ];
    for (name, harm, recovered) in cases {
        let folder = tempdir()?;
        copy_folder(original.path(), folder.path())?;
        let epoch = Store::open(folder.path())?.0.epoch();
        harm(folder.path())?;
        let (store, opened) = Store::open(folder.path())?;
        assert_eq!(opened.recovery.is_some(), recovered, "{name}: {opened:?}");
        assert_ne!(store.epoch(), epoch, "{name}");
        assert!(opened.unclean || recovered, "{name}");
        common::check_whole(&store)?;
    }
    Ok(())
}

/// A disk that rots under an unchanged date: what can't be read is an error, and the next open restores.
#[test]
fn noticed_while_reading() -> Outcome {
    let folder = tempdir()?;
    common::workspace(folder.path())?;
    let path = folder.path().join("store/db");
    let modified = fs::metadata(&path)?.modified()?;
    for place in [100, 300, 500, 700] {
        Harm::Flip(place).apply(&path)?;
    }
    OpenOptions::new().write(true).open(&path)?.set_modified(modified)?;
    let (store, opened) = Store::open(folder.path())?;
    if opened.recovery.is_none() {
        let failed = (0..700).filter(|id| store.get(&common::key(*id)).is_err()).count();
        assert!(failed > 0 && !store.verify()?.is_empty());
        assert!(store.scan().any(|entry| matches!(entry, Err(Error::Damaged { .. }))));
        drop(store);
        let (store, opened) = Store::open(folder.path())?;
        assert!(opened.recovery.is_some());
        return common::check_whole(&store);
    }
    common::check_whole(&store)
}
