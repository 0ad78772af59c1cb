//! The real command killed at any moment, in an import or in an undo: nothing is lost, nothing is torn.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

/// Tickets of the import that is killed: three batches.
const TICKETS: usize = 2500;
const KILLS: u32 = 20;

fn command(dir: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_support-lens-cli"));
    command.arg("--workspace").arg(dir).args(arguments).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn run(dir: &Path, arguments: &[&str]) -> Output {
    let output = command(dir, arguments).output().expect("the command runs");
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    output
}

fn export(dir: &Path) -> Vec<u8> {
    run(dir, &["export", "tickets", "--format", "json"]).stdout
}

fn write(path: PathBuf, ids: std::ops::Range<usize>, words: &str) -> String {
    let rows = ids.map(|id| format!("{id},{words} {id},The {words} number {id} does not work since the update.\n"));
    std::fs::write(&path, format!("id,subject,description\n{}", rows.collect::<String>())).expect("an export");
    path.display().to_string()
}

/// Runs the command and kills it after a share of the time it took before; whether it was still running.
fn killed(dir: &Path, arguments: &[&str], round: u32, whole: Duration) -> bool {
    let mut running = command(dir, arguments).spawn().expect("the command starts");
    // Spread over the whole run by the golden ratio: no two rounds at the same stage.
    let share = (f64::from(round) * 0.618_034).fract();
    std::thread::sleep(whole.mul_f64(share).max(Duration::from_millis(1)));
    running.kill().expect("it is killed");
    !running.wait().expect("it ends").success()
}

fn timed(work: impl FnOnce()) -> Duration {
    let started = Instant::now();
    work();
    started.elapsed()
}

#[test]
fn an_import_or_an_undo_that_is_killed_is_as_if_it_never_began_or_had_ended() {
    // In memory where the system has that: what is tested is order, not the disk's speed.
    let memory = Path::new("/dev/shm");
    let folder = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() };
    let folder = folder.expect("a folder");
    let first = write(folder.path().join("first.csv"), 0..300, "printer");
    let second = write(folder.path().join("second.csv"), 200..TICKETS, "screen");
    let before = ["import", &first, "--source", "desk"];
    let import = ["import", &second, "--source", "desk"];
    let undisturbed = folder.path().join("undisturbed");
    run(&undisturbed, &before);
    let without = export(&undisturbed);
    let importing = timed(|| drop(run(&undisturbed, &import)));
    let with = export(&undisturbed);
    let undoing = timed(|| drop(run(&undisturbed, &["undo", "2"])));
    assert_eq!(export(&undisturbed), without);
    let mut interrupted = 0;
    for round in 0..KILLS {
        let dir = folder.path().join(format!("killed-{round}"));
        run(&dir, &before);
        if round % 3 == 0 {
            run(&dir, &import);
            interrupted += u32::from(killed(&dir, &["undo", "2"], round, undoing));
            run(&dir, &["verify"]);
            let now = export(&dir);
            assert!(now == with || now == without, "undo, round {round}");
        } else {
            interrupted += u32::from(killed(&dir, &import, round, importing));
            run(&dir, &["verify"]);
        }
        run(&dir, &import);
        assert!(export(&dir) == with, "imported again, round {round}");
        run(&dir, &["verify"]);
        std::fs::remove_dir_all(&dir).expect("the folder is removed");
    }
    assert!(interrupted >= KILLS / 2, "only {interrupted} were interrupted");
}
