//! Whatever is done in whatever order, the store answers like a map.

use std::collections::BTreeMap;

use model::ImportReceipt;
use proptest::prelude::*;
use store::Store;

use crate::common::{Outcome, key, stored, tempdir, ticket};

#[derive(Clone, Debug)]
enum Step {
    /// Ids and versions in batches of at most 40.
    Import(Vec<(u32, u32)>),
    Reopen,
    /// The store is lost and restored from the backup.
    Lose,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let import = prop::collection::vec((0..300_u32, 1..9_u32), 1..120).prop_map(Step::Import);
    prop::collection::vec(prop_oneof![4 => import, 2 => Just(Step::Reopen), 1 => Just(Step::Lose)], 1..10)
}

fn run(steps: Vec<Step>) -> Outcome {
    let folder = tempdir()?;
    let mut expected: BTreeMap<u32, u32> = BTreeMap::new();
    let (mut store, _) = Store::open(folder.path())?;
    for step in steps {
        match step {
            Step::Import(entries) => {
                let mut writer = store.begin_import(ImportReceipt::default())?;
                for batch in entries.chunks(40) {
                    let entries = batch.iter().map(|(id, version)| stored(writer.number(), ticket(*id, *version)));
                    writer.put_batch(entries.collect::<Result<_, _>>()?)?;
                }
                writer.finish(ImportReceipt::default())?;
                expected.extend(entries);
            }
            Step::Reopen | Step::Lose => {
                store.close()?;
                if matches!(step, Step::Lose) {
                    std::fs::remove_dir_all(folder.path().join("store"))?;
                }
                store = Store::open(folder.path())?.0;
            }
        }
        assert_eq!(store.len(), expected.len());
        for (id, version) in &expected {
            assert_eq!(store.get(&key(*id))?.map(|entry| entry.record), Some(ticket(*id, *version)));
        }
        let mut scanned: Vec<_> =
            store.scan().map(|entry| entry.map(|entry| entry.record.key)).collect::<Result<_, _>>()?;
        scanned.sort();
        assert_eq!(scanned, store.keys_sorted()?);
        assert_eq!(scanned.len(), expected.len());
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn it_equals_a_map(steps in steps()) {
        run(steps).map_err(|error| TestCaseError::fail(error.to_string()))?;
    }
}
