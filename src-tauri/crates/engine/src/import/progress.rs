//! How far the import is, a few times a second.

use std::time::{Duration, Instant as Stopwatch};

use ingest::At;
use model::{Progress, Stage};

/// At most one report in this time.
const PAUSE: Duration = Duration::from_millis(80);
/// No estimate of the time left before this.
const WARM_UP: f64 = 0.5;

/// A report of a job that reads no file.
pub(crate) fn stage(stage: Stage, done: f64, total: f64) -> Progress {
    Progress { stage, done, total, rows: 0, rows_per_second: 0.0, seconds_left: None }
}

/// Turns positions in the file into reports.
pub(super) struct Meter<'a> {
    tell: &'a mut dyn FnMut(Progress),
    started: Stopwatch,
    told: Option<Stopwatch>,
    last: Progress,
}

impl<'a> Meter<'a> {
    pub fn new(tell: &'a mut dyn FnMut(Progress)) -> Self {
        let last = stage(Stage::Reading, 0.0, 0.0);
        Meter { tell, started: Stopwatch::now(), told: None, last }
    }

    /// Whoever is told.
    pub fn tell(&mut self) -> &mut dyn FnMut(Progress) {
        self.tell
    }

    /// After a batch.
    pub fn reading(&mut self, at: At, rows: u32) {
        let seconds = self.started.elapsed().as_secs_f64();
        let (done, total) = (at.bytes as f64, at.total as f64);
        let left = (seconds > WARM_UP && done > 0.0).then(|| (total - done).max(0.0) * seconds / done);
        let rows_per_second = f64::from(rows) / seconds.max(0.001);
        self.last = Progress { stage: Stage::Reading, done, total, rows, rows_per_second, seconds_left: left };
        if self.told.is_none_or(|told| told.elapsed() >= PAUSE) {
            self.told = Some(Stopwatch::now());
            (self.tell)(self.last.clone());
        }
    }

    /// At the start of a stage.
    pub fn stage(&mut self, stage: Stage) {
        self.last = Progress { stage, seconds_left: None, ..self.last.clone() };
        (self.tell)(self.last.clone());
    }
}
