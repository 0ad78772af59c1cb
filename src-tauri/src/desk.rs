//! What the window works on: the open workspace, the running jobs, whoever answers dialogs.
//!
//! In: a data folder. Out: the workspace, once it is open. Never: engine work on the caller's thread.

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use engine::Workspace;
use model::Cancel;
use tauri::async_runtime;
use tokio::sync::watch;

use crate::clipboard::Clipboard;
use crate::dialogs::Dialogs;
use crate::error::{Answer, AppError};
use crate::jobs::Jobs;
use crate::log;

/// The state behind every command.
pub struct Desk {
    /// Asks the user for files.
    pub dialogs: Dialogs,
    /// Keeps what was copied available to other programs.
    pub clipboard: Clipboard,
    /// Imports, one at a time.
    pub jobs: Jobs,
    folder: OnceLock<PathBuf>,
    place: Arc<watch::Sender<Place>>,
}

/// Where the workspace stands.
#[derive(Clone)]
enum Place {
    Opening,
    Open(Arc<Workspace>),
    Failed(AppError),
    Closed,
}

impl Desk {
    /// A desk without a workspace yet: commands wait until [`Desk::open_in_background`] has opened one.
    pub fn new(dialogs: Dialogs) -> Self {
        let (place, _) = watch::channel(Place::Opening);
        Desk {
            dialogs,
            clipboard: Clipboard::default(),
            jobs: Jobs::default(),
            folder: OnceLock::new(),
            place: Arc::new(place),
        }
    }

    /// Starts opening the workspace in `folder` and returns at once.
    pub fn open_in_background(&self, folder: PathBuf) {
        let folder = self.folder.get_or_init(|| folder).clone();
        let place = Arc::clone(&self.place);
        place.send_replace(Place::Opening);
        async_runtime::spawn_blocking(move || place.send_replace(opened(&folder)));
    }

    /// Tries again when opening has failed; otherwise does nothing.
    pub fn reopen_if_failed(&self) {
        let failed = matches!(*self.place.borrow(), Place::Failed(_));
        if let (true, Some(folder)) = (failed, self.folder.get()) {
            self.open_in_background(folder.clone());
        }
    }

    /// The data folder, once it is known.
    pub fn folder(&self) -> Option<&Path> {
        self.folder.get().map(PathBuf::as_path)
    }

    /// Lets go of the workspace; later commands are answered with an error.
    pub fn close(&self) {
        self.place.send_replace(Place::Closed);
    }

    /// Waits for the workspace and asks it something on a thread for blocking work.
    pub async fn ask<T, Q>(&self, question: Q) -> Answer<T>
    where
        T: Send + 'static,
        Q: FnOnce(&Workspace) -> Result<T, engine::Error> + Send + 'static,
    {
        let workspace = self.workspace().await?;
        blocking(move || question(&workspace).map_err(AppError::from)).await
    }

    /// As [`Desk::ask`], after earlier jobs have ended, and stoppable.
    pub async fn run_job<T, Q>(&self, job: Q) -> Answer<T>
    where
        T: Send + 'static,
        Q: FnOnce(&Workspace, &Cancel) -> Result<T, engine::Error> + Send + 'static,
    {
        let workspace = self.workspace().await?;
        let turn = self.jobs.take_turn().await?;
        blocking(move || job(&workspace, turn.cancel()).map_err(AppError::from)).await
    }

    async fn workspace(&self) -> Answer<Arc<Workspace>> {
        let mut place = self.place.subscribe();
        let settled = place.wait_for(|place| !matches!(place, Place::Opening)).await;
        match settled.as_deref() {
            Ok(Place::Open(workspace)) => Ok(Arc::clone(workspace)),
            Ok(Place::Failed(error)) => Err(error.clone()),
            Ok(Place::Opening | Place::Closed) | Err(_) => Err(AppError::bug("The workspace is closed.")),
        }
    }
}

/// Runs `work` on a thread for blocking work. A panic in it becomes an error.
pub async fn blocking<T, W>(work: W) -> Answer<T>
where
    T: Send + 'static,
    W: FnOnce() -> Answer<T> + Send + 'static,
{
    async_runtime::spawn_blocking(work)
        .await
        .unwrap_or_else(|stopped| Err(AppError::bug(format!("The work stopped unexpectedly: {stopped}."))))
}

fn opened(folder: &Path) -> Place {
    match Workspace::open(folder) {
        Ok(workspace) => Place::Open(Arc::new(workspace)),
        Err(error) => {
            let error = AppError::from(error);
            let message = format!("The workspace in {} did not open: {}", folder.display(), error.message);
            // Nothing is written into a folder that another program has open or that can't be read.
            log::note(None, &message);
            Place::Failed(error)
        }
    }
}
