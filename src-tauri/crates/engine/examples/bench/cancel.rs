//! How soon an import returns after it was asked to stop, at several moments of a large one.

use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use engine::{ImportRequest, Workspace};
use model::{Cancel, Progress, Stage};

use crate::{Outcome, corpus};

/// Tickets of the corpus: the index commits while it is read.
const TICKETS: u32 = 150_000;
/// The longest an import may take to stop.
const LIMIT: Duration = Duration::from_millis(200);

/// When to ask: once this holds, and so many milliseconds later.
struct Moment {
    name: &'static str,
    is_now: fn(&Progress) -> bool,
    after: u64,
}

const MOMENTS: [Moment; 10] = [
    Moment { name: "at once", is_now: |_| true, after: 0 },
    Moment { name: "in a batch", is_now: |at| at.done > 0.1 * at.total, after: 13 },
    Moment { name: "in a batch", is_now: |at| at.done > 0.2 * at.total, after: 37 },
    Moment { name: "in a batch", is_now: |at| at.done > 0.5 * at.total, after: 71 },
    Moment { name: "in a commit", is_now: |at| at.rows >= 128 * 1024, after: 5 },
    Moment { name: "in a commit", is_now: |at| at.rows >= 128 * 1024, after: 150 },
    Moment { name: "near the end", is_now: |at| at.done > 0.97 * at.total, after: 0 },
    Moment { name: "last commit", is_now: |at| at.stage == Stage::Committing, after: 0 },
    Moment { name: "last commit", is_now: |at| at.stage == Stage::Committing, after: 200 },
    Moment { name: "backup", is_now: |at| at.stage == Stage::BackingUp, after: 20 },
];

/// Imports the same tickets once for every moment.
pub fn measure(tickets: Option<&String>) -> Outcome {
    let tickets = tickets.map_or(Ok(TICKETS), |text| text.parse())?;
    let folder = tempfile::tempdir()?;
    let path = corpus::write(&folder.path().join("corpus.json"), tickets)?;
    let request = ImportRequest::detect(&path)?;
    let mut in_time = true;
    for moment in &MOMENTS {
        let workspace = tempfile::tempdir()?;
        let took = stopped(&Workspace::open(workspace.path())?, &request, moment)?;
        let shown = took.map_or("it was over".to_owned(), |took| format!("{:6.0} ms", took.as_secs_f64() * 1000.0));
        println!("{:14} +{:3} ms: {shown}, asked < {} ms", moment.name, moment.after, LIMIT.as_millis());
        in_time &= took.is_none_or(|took| took < LIMIT);
    }
    Ok(in_time)
}

/// The time from asking to the return; `None` when the import was over before.
fn stopped(workspace: &Workspace, request: &ImportRequest, moment: &Moment) -> Result<Option<Duration>, engine::Error> {
    let (cancel, asked) = (Cancel::default(), Arc::new(Mutex::new(None)));
    let mut waiting = true;
    workspace.import(request, &cancel, &mut |progress| {
        if waiting && (moment.is_now)(&progress) {
            waiting = false;
            let (cancel, asked, after) = (cancel.clone(), Arc::clone(&asked), Duration::from_millis(moment.after));
            thread::spawn(move || {
                thread::sleep(after);
                *asked.lock().unwrap_or_else(PoisonError::into_inner) = Some(Instant::now());
                cancel.cancel();
            });
        }
    })?;
    let asked = asked.lock().unwrap_or_else(PoisonError::into_inner);
    Ok(asked.map(|asked| asked.elapsed()))
}
