//! An import that is stopped keeps whole batches, and running it again ends it.

use engine::ImportRequest;
use model::{Cancel, Filter, Progress, Stage};

use crate::common::{Row, check_sound, csv, export, folder, import, open, row};

/// More than two batches.
const ROWS: u32 = 2500;

/// Stops once `when` holds; then the index knows what the store does, and importing again makes it whole.
fn check(name: &str, when: fn(&Progress) -> bool, is_whole: bool) {
    let folder = folder();
    let rows: Vec<Row> = (0..ROWS).map(|id| row(id, &format!("printer {id}"), 1)).collect();
    let path = csv(folder.path(), "many.csv", &rows);
    let workspace = open(&folder.path().join("stopped"));
    let request = ImportRequest { source: "desk".into(), ..ImportRequest::detect(&path).expect("it is recognised") };
    let cancel = Cancel::default();
    let told = &mut |progress: Progress| {
        if when(&progress) {
            cancel.cancel();
        }
    };
    let receipt = workspace.import(&request, &cancel, told).expect("it stops in order");
    assert!(receipt.tally.balances(), "{name}: {:?}", receipt.tally);
    assert_eq!((receipt.cancelled, receipt.tally.new == ROWS), (!is_whole, is_whole), "{name}: {:?}", receipt.tally);
    let found = workspace.tickets(&Filter::default(), engine::wire::Sort::Newest, 0, 1, false).expect("the list");
    assert_eq!(found.total, receipt.tally.new, "{name}");
    check_sound(&workspace);
    let again = import(&workspace, &path);
    assert_eq!(again.tally.new + receipt.tally.new, ROWS, "{name}");
    let undisturbed = open(&folder.path().join("undisturbed"));
    import(&undisturbed, &path);
    assert_eq!(export(&workspace), export(&undisturbed), "{name}");
}

#[test]
fn what_was_stored_stays_and_the_rest_comes_with_the_next_import() {
    check("after the first batch", |_| true, false);
    check("in the last commit", |at| at.stage == Stage::Committing, true);
    check("in the backup", |at| at.stage == Stage::BackingUp, true);
}
