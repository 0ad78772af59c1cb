//! What the window works on: the open workspace, the running jobs, whoever answers dialogs.
//!
//! In: a data folder. Out: the workspace, once it is open. Never: engine work on the caller's thread.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use engine::Workspace;
use model::Cancel;
use tauri::async_runtime;
use tokio::sync::RwLock;

use crate::clipboard::Clipboard;
use crate::dialogs::Dialogs;
use crate::error::{Answer, AppError};
use crate::jobs::Jobs;
use crate::log;
use crate::recent::Recent;

/// The state behind every command.
pub struct Desk {
    /// Asks the user for files.
    pub dialogs: Dialogs,
    /// Keeps what was copied available to other programs.
    pub clipboard: Clipboard,
    /// Imports and undos, one at a time.
    pub jobs: Jobs,
    /// The workspaces opened lately.
    pub recent: Arc<Recent>,
    folder: Mutex<Option<PathBuf>>,
    /// Read by every question for as long as it takes, written to by whoever opens or closes: so a workspace is let go of
    /// only when nobody asks it any more, and questions wait while one is being opened.
    place: Arc<RwLock<Place>>,
}

/// Where the workspace stands.
enum Place {
    Open(Box<Workspace>),
    Failed(AppError),
    Closed,
}

impl Desk {
    /// A desk without a workspace yet.
    pub fn new(dialogs: Dialogs, recent: Recent) -> Self {
        Desk {
            dialogs,
            clipboard: Clipboard::default(),
            jobs: Jobs::default(),
            recent: Arc::new(recent),
            folder: Mutex::default(),
            place: Arc::new(RwLock::new(Place::Closed)),
        }
    }

    /// Starts opening the workspace in `folder` and returns at once; commands wait for it.
    pub fn open_in_background(&self, folder: PathBuf) {
        self.keep_folder(&folder);
        // Nobody asks yet; should somebody, this desk has been opened before and stays as it is.
        let Ok(mut place) = Arc::clone(&self.place).try_write_owned() else { return };
        let recent = Arc::clone(&self.recent);
        async_runtime::spawn_blocking(move || *place = Place::of(opened(&folder, &recent)));
    }

    /// Tries again when opening has failed; otherwise does nothing.
    pub async fn reopen_if_failed(&self) {
        let failed = matches!(*self.place.read().await, Place::Failed(_));
        if let (true, Some(folder)) = (failed, self.folder()) {
            let _ = self.open(folder).await;
        }
    }

    /// Opens the workspace in `folder` in place of the present one, which stays when this one can't be opened.
    ///
    /// # Errors
    /// As opening a workspace; `busy` while a job runs or waits.
    pub async fn switch(&self, folder: PathBuf) -> Answer<()> {
        let _no_job_begins = self.jobs.pause()?;
        if self.is_open(&folder).await { Ok(()) } else { self.open(folder).await }
    }

    /// The data folder, once it is known.
    pub fn folder(&self) -> Option<PathBuf> {
        self.folder.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Lets go of the workspace once nobody asks it any more; later commands are answered with an error.
    pub fn close(&self) {
        *self.place.blocking_write() = Place::Closed;
    }

    /// Waits for the workspace and asks it something on a thread for blocking work.
    pub async fn ask<T, Q>(&self, question: Q) -> Answer<T>
    where
        T: Send + 'static,
        Q: FnOnce(&Workspace) -> Result<T, engine::Error> + Send + 'static,
    {
        let place = Arc::clone(&self.place).read_owned().await;
        blocking(move || question(place.workspace()?).map_err(AppError::from)).await
    }

    /// As [`Desk::ask`], after earlier jobs have ended, and stoppable.
    pub async fn run_job<T, Q>(&self, job: Q) -> Answer<T>
    where
        T: Send + 'static,
        Q: FnOnce(&Workspace, &Cancel) -> Result<T, engine::Error> + Send + 'static,
    {
        let turn = self.jobs.take_turn().await?;
        self.ask(move |workspace| job(workspace, turn.cancel())).await
    }

    async fn is_open(&self, folder: &Path) -> bool {
        let open = matches!(*self.place.read().await, Place::Open(_));
        open && self.folder().is_some_and(|present| same_folder(&present, folder))
    }

    async fn open(&self, folder: PathBuf) -> Answer<()> {
        let (recent, wanted) = (Arc::clone(&self.recent), folder.clone());
        let next = blocking(move || opened(&wanted, &recent)).await?;
        let mut place = Arc::clone(&self.place).write_owned().await;
        self.keep_folder(&folder);
        // The former workspace is written out and unlocked as it is dropped.
        blocking(move || {
            *place = Place::of(Ok(next));
            Ok(())
        })
        .await
    }

    fn keep_folder(&self, folder: &Path) {
        *self.folder.lock().unwrap_or_else(PoisonError::into_inner) = Some(folder.to_owned());
    }
}

impl Place {
    fn of(opened: Answer<Workspace>) -> Self {
        opened.map_or_else(Place::Failed, |workspace| Place::Open(Box::new(workspace)))
    }

    fn workspace(&self) -> Answer<&Workspace> {
        match self {
            Place::Open(workspace) => Ok(workspace),
            Place::Failed(error) => Err(error.clone()),
            Place::Closed => Err(AppError::bug("The workspace is closed.")),
        }
    }
}

/// Whether two paths lead to the same folder.
pub fn same_folder(a: &Path, b: &Path) -> bool {
    a == b || matches!((a.canonicalize(), b.canonicalize()), (Ok(a), Ok(b)) if a == b)
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

fn opened(folder: &Path, recent: &Recent) -> Answer<Workspace> {
    let opened = Workspace::open(folder).map_err(AppError::from);
    match &opened {
        Ok(_) => recent.note(folder),
        // Nothing is written into a folder that another program has open or that can't be read.
        Err(error) => {
            log::note(None, &format!("The workspace in {} did not open: {}", folder.display(), error.message));
        }
    }
    opened
}
