//! Killed, damaged, deleted, opened twice: nothing the user had is lost, and what happened is said.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant as Stopwatch};

use engine::Workspace;
use model::{Cancel, Filter};

use crate::common::{export, folder, import, many, open, sample};

const CHILD: &str = "SUPPORT_LENS_TEST_IMPORT";
/// Tickets of the import that is killed.
const TICKETS: usize = 3000;
const KILLS: u32 = 20;

/// Not a test of its own: the process that is killed. Imports the file named in the environment.
#[test]
fn child_import() {
    let Ok(wanted) = std::env::var(CHILD) else { return };
    let (dir, file) = wanted.split_once('|').expect("workspace and file");
    import(&open(Path::new(dir)), Path::new(file));
}

fn child(dir: &Path, file: &Path) -> Command {
    let mut child = Command::new(std::env::current_exe().expect("this program"));
    child.args(["recovery::child_import", "--exact", "--test-threads", "1"]);
    child.env(CHILD, format!("{}|{}", dir.display(), file.display()));
    child.stdout(Stdio::null()).stderr(Stdio::null());
    child
}

#[test]
fn killed_at_any_moment_and_imported_again_it_is_as_if_undisturbed() {
    let folder = folder();
    let file = many(folder.path(), TICKETS);
    let undisturbed = folder.path().join("undisturbed");
    let started = Stopwatch::now();
    assert!(child(&undisturbed, &file).status().expect("the child runs").success());
    let whole = started.elapsed();
    let expected = export(&open(&undisturbed));
    let mut interrupted = 0;
    for round in 0..KILLS {
        let dir = folder.path().join(format!("killed-{round}"));
        let mut running = child(&dir, &file).spawn().expect("the child starts");
        // Spread over the whole run by the golden ratio: no two rounds at the same stage.
        let share = (f64::from(round) * 0.618_034).fract();
        std::thread::sleep(whole.mul_f64(share).max(Duration::from_millis(1)));
        running.kill().expect("the child is killed");
        interrupted += u32::from(!running.wait().expect("the child ends").success());
        let workspace = open(&dir);
        import(&workspace, &file);
        assert_eq!(export(&workspace), expected, "killed after {share:.2} of the import");
        let found = workspace.verify().expect("verify runs");
        assert!(found.problems.is_empty(), "{found:?}");
        drop(workspace);
        std::fs::remove_dir_all(&dir).expect("the folder is removed");
    }
    assert!(interrupted >= KILLS / 2, "only {interrupted} imports were interrupted");
}

#[test]
fn a_cancelled_import_keeps_whole_batches_and_can_be_run_again() {
    let folder = folder();
    let file = many(folder.path(), TICKETS);
    let workspace = open(&folder.path().join("cancelled"));
    let request = engine::ImportRequest::detect(&file).expect("the file is recognised");
    let cancel = Cancel::default();
    let receipt = workspace.import(&request, &cancel, &mut |_| cancel.cancel()).expect("it stops in order");
    assert!(receipt.cancelled && receipt.tally.balances());
    assert!((receipt.tally.new as usize) < TICKETS);
    import(&workspace, &file);
    let undisturbed = open(&folder.path().join("undisturbed"));
    import(&undisturbed, &file);
    assert_eq!(export(&workspace), export(&undisturbed));
}

#[test]
fn a_deleted_index_is_rebuilt_on_start_with_the_same_answers() {
    let folder = folder();
    let dir = folder.path().join("workspace");
    import(&open(&dir), &sample(folder.path()));
    let answers = |workspace: &Workspace| {
        let refunds = Filter { text: "refund".to_owned(), ..Filter::default() };
        let page = workspace.tickets(&refunds, engine::wire::Sort::Relevance, 0, 50, true).expect("the list");
        let overview = workspace.overview(&Filter::default()).expect("the overview");
        (page.total, page.rows, page.facets, overview)
    };
    let before = answers(&open(&dir));
    assert!(before.0 > 0);
    std::fs::remove_dir_all(dir.join("index")).expect("the index is deleted");
    assert_eq!(answers(&open(&dir)), before);
}

fn files_of(dir: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![dir.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("the folder").flatten() {
            if entry.path().is_dir() { folders.push(entry.path()) } else { found.push(entry.path()) }
        }
    }
    found.sort();
    found
}

fn check_damage(what: &str, hurt: impl Fn(&Path)) {
    let folder = folder();
    let dir = folder.path().join("workspace");
    import(&open(&dir), &sample(folder.path()));
    let expected = export(&open(&dir));
    let largest =
        files_of(&dir.join("store")).into_iter().max_by_key(|file| file.metadata().map_or(0, |file| file.len()));
    hurt(&largest.expect("the store has files"));
    let workspace = open(&dir);
    assert_eq!(export(&workspace), expected, "{what}");
    assert!(workspace.recovered().is_some_and(|said| said.contains("backup")), "{what}: {:?}", workspace.recovered());
    assert!(workspace.verify().expect("verify runs").problems.is_empty(), "{what}");
}

#[test]
fn a_damaged_store_is_said_and_restored() {
    let rewritten = |file: &Path, change: &dyn Fn(&mut Vec<u8>)| {
        let mut bytes = std::fs::read(file).expect("the store's file");
        change(&mut bytes);
        std::fs::write(file, bytes).expect("the store's file");
    };
    check_damage("cut in half", |file| rewritten(file, &|bytes| bytes.truncate(bytes.len() / 2)));
    check_damage("emptied", |file| rewritten(file, &Vec::clear));
    check_damage("deleted", |file| std::fs::remove_file(file).expect("the store's file"));
    check_damage("4 KB flipped", |file| {
        rewritten(file, &|bytes| {
            // Where data are: sled leaves long stretches of zeros.
            let first = bytes.iter().position(|byte| *byte != 0).unwrap_or(0);
            bytes.iter_mut().skip(first).take(4096).for_each(|byte| *byte ^= 0xff);
        });
    });
}

#[test]
fn a_second_instance_is_told_and_may_read() {
    let folder = folder();
    let dir = folder.path().join("workspace");
    let first = open(&dir);
    import(&first, &sample(folder.path()));
    let refused = Workspace::open(&dir).err().map(|error| error.to_string()).unwrap_or_default();
    assert!(refused.contains("open in another"), "{refused}");
    let reader = Workspace::open_for_reading(&dir).expect("reading is possible");
    assert_eq!(export(&reader), export(&first));
}
