//! How long work reports itself and is stopped.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A flag shared between the one who stops and the one who works.
#[derive(Clone, Debug, Default)]
pub struct Cancel(Arc<AtomicBool>);

impl Cancel {
    /// Asks the work to stop; it does so within 200 ms.
    pub fn cancel(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether it was asked to stop.
    pub fn is_cancelled(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// Where a job stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Progress {
    /// What is being done.
    pub stage: Stage,
    /// Done so far: bytes of the file in an import, else tickets.
    pub done: f64,
    /// Of so many; 0 when unknown.
    pub total: f64,
    /// Records so far.
    pub rows: u32,
    /// Records a second since the start.
    pub rows_per_second: f64,
    /// Estimated seconds to the end, when it can be told.
    pub seconds_left: Option<f64>,
}

/// Stage of a job.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Stage {
    /// Reading, analysing, storing and indexing batches.
    Reading,
    /// Making the index durable.
    Committing,
    /// Writing the backup.
    BackingUp,
    /// Analysing tickets anew.
    Analysing,
    /// Learning from labels.
    Learning,
    /// Finding topics.
    Grouping,
    /// Applying what was learnt to all tickets.
    Labelling,
}
