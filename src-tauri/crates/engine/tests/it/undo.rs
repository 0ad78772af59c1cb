//! An undone import leaves nothing: the workspace equals one that never had it.

use std::path::Path;

use engine::{Error, Workspace};
use model::Cancel;
use proptest::prelude::*;

use crate::common::{Row, check_sound, csv, export, folder, import, open, row, undo};

/// A workspace of these imports, but for those left out.
fn workspace_of(folder: &Path, name: &str, imports: &[Vec<Row>], without: &[usize]) -> Workspace {
    let workspace = open(&folder.join(name));
    for (at, rows) in imports.iter().enumerate().filter(|(at, _)| !without.contains(at)) {
        import(&workspace, &csv(folder, &format!("{at}.csv"), rows));
    }
    workspace
}

/// Undoes one import after the other and compares each time with a workspace that never had them; then opens again.
fn check(imports: &[Vec<Row>], undone: &[usize]) {
    let folder = folder();
    let workspace = workspace_of(folder.path(), "undone", imports, &[]);
    for (at, &import) in undone.iter().enumerate() {
        undo(&workspace, import as u32 + 1);
        let gone = &undone[..=at];
        let expected = export(&workspace_of(folder.path(), &format!("without-{at}"), imports, gone));
        assert_eq!(export(&workspace), expected, "without {gone:?} of {imports:?}");
        check_sound(&workspace);
    }
    let before = export(&workspace);
    drop(workspace);
    let again = open(&folder.path().join("undone"));
    assert_eq!(again.recovered(), None);
    assert_eq!(export(&again), before, "opened again");
    let numbers: Vec<usize> = again.imports().iter().map(|receipt| receipt.import as usize - 1).collect();
    assert_eq!(numbers, (0..imports.len()).filter(|at| !undone.contains(at)).collect::<Vec<_>>());
    let next = import(&again, &csv(folder.path(), "next.csv", &[row(99, "next", 9)]));
    assert_eq!(next.import as usize, imports.len() + 1, "numbers are not given again");
}

#[test]
fn every_kind_of_import_can_be_undone() {
    let first = vec![row(1, "printer", 1), row(2, "screen", 1), row(3, "mouse", 1)];
    let updated = vec![row(1, "printer on fire", 2), row(4, "keyboard", 2)];
    let older = vec![row(1, "print", 1), row(2, "scree", 1)];
    let twice = vec![row(2, "a", 5), row(2, "b", 4), row(2, "a", 5), row(2, "c", 6)];
    check(std::slice::from_ref(&first), &[0]);
    check(&[first.clone(), first.clone()], &[0]);
    check(&[first.clone(), first.clone()], &[1]);
    check(&[first.clone(), first.clone(), first.clone()], &[0, 1]);
    check(&[first.clone(), updated.clone()], &[1]);
    check(&[first.clone(), updated.clone()], &[0]);
    check(&[first.clone(), updated.clone(), first.clone()], &[1]);
    check(&[updated.clone(), older.clone(), first.clone()], &[0, 2]);
    check(&[first.clone(), twice.clone(), updated.clone()], &[0]);
    check(&[first.clone(), twice.clone(), updated.clone()], &[1]);
    check(&[twice, first, older, updated], &[2, 0, 3, 1]);
}

fn rows() -> impl Strategy<Value = Vec<Row>> {
    let status = prop::sample::select(vec!["open", "solved", "", "closed"]);
    let text = prop::sample::select(vec!["a", "b", "", "the app crashes"]).prop_map(str::to_owned);
    let updated = prop::option::of(1..6_u32);
    let one = (0..6_u32, text, updated, status);
    let one = one.prop_map(|(id, text, updated, status)| Row { id, text, updated, status });
    prop::collection::vec(one, 1..8)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn any_import_of_any_history_can_be_undone(
        mut imports in prop::collection::vec(rows(), 2..5),
        again in any::<prop::sample::Index>(),
        undone in any::<prop::sample::Index>(),
        also in any::<prop::sample::Index>(),
    ) {
        // One of them a second time, so that there are records that change nothing.
        imports.push(again.get(&imports).clone());
        let (first, second) = (undone.index(imports.len()), also.index(imports.len()));
        let undone = if first == second { vec![first] } else { vec![first, second] };
        check(&imports, &undone);
    }
}

#[test]
fn what_cannot_be_undone_is_said_and_changes_nothing() {
    let folder = folder();
    let workspace = workspace_of(folder.path(), "workspace", &[vec![row(1, "a", 1)]], &[]);
    let before = export(&workspace);
    let none = &mut |_| {};
    assert!(matches!(workspace.undo(2, &Cancel::default(), none), Err(Error::NoImport(2))));
    let cancel = Cancel::default();
    cancel.cancel();
    assert!(matches!(workspace.undo(1, &cancel, none), Err(Error::Stopped)));
    assert_eq!(export(&workspace), before);
    // A stopped one leaves the way free.
    undo(&workspace, 1);
    assert!(matches!(workspace.undo(1, &Cancel::default(), none), Err(Error::NoImport(1))));
    assert_eq!(workspace.imports(), []);
}

#[test]
fn an_import_that_runs_is_not_disturbed() {
    let folder = folder();
    let workspace = workspace_of(folder.path(), "workspace", &[vec![row(1, "a", 1)]], &[]);
    let path = csv(folder.path(), "more.csv", &(2..50).map(|id| row(id, "b", 1)).collect::<Vec<_>>());
    let request = engine::ImportRequest::detect(&path).expect("the file is recognised");
    let mut refused = 0;
    let told = &mut |_| {
        let answer = workspace.undo(1, &Cancel::default(), &mut |_| {});
        refused += u32::from(matches!(answer, Err(Error::Store(store::Error::Busy))));
    };
    workspace.import(&request, &Cancel::default(), told).expect("the import succeeds");
    assert!(refused > 0);
    check_sound(&workspace);
}

#[test]
fn nothing_of_it_stays_on_the_disk() {
    let folder = folder();
    let dir = folder.path().join("workspace");
    let workspace = open(&dir);
    let secret = "zyzzyva";
    import(&workspace, &csv(folder.path(), "kept.csv", &[row(1, "a", 1), row(2, "b", 1)]));
    import(&workspace, &csv(folder.path(), "secret.csv", &[row(2, secret, 2), row(3, secret, 2)]));
    import(&workspace, &csv(folder.path(), "later.csv", &[row(2, "c", 3)]));
    let mentions = |workspace: &Workspace| {
        let filter = model::Filter { text: secret.into(), ..model::Filter::default() };
        workspace.tickets(&filter, engine::wire::Sort::Newest, 0, 9, false).expect("the list").total
    };
    assert_eq!(mentions(&workspace), 2);
    undo(&workspace, 2);
    assert_eq!(mentions(&workspace), 0);
    drop(workspace);
    for writing in [true, false] {
        let store = if writing { store::Store::open(&dir) } else { store::Store::open_read_only(&dir) };
        let store = store.expect("the store opens").0;
        let mut entries = 0;
        for block in store.history().flat_map(|batch| batch.expect("a batch")) {
            for entry in block.entries().expect("entries") {
                let text = format!("{entry:?}");
                assert!(!text.contains(secret), "{text}");
                entries += 1;
            }
        }
        assert_eq!(entries, 3);
        assert!(!format!("{:?}", store.imports()).contains("secret.csv"));
    }
}
