//! The folder of the index: opened, made anew, checked.

use std::io::ErrorKind;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use model::TicketKey;
use serde::Deserialize;
use tantivy::directory::error::OpenReadError;
use tantivy::{IndexReader, ReloadPolicy, TantivyError};

use crate::schema::{Fields, VERSION, schema, tokenizers};
use crate::{Error, Layer, Result, Snapshot, Writer};

/// An index on disk. Cheap to clone; snapshots and the writer share it.
#[derive(Clone)]
pub struct Index {
    shared: Arc<Shared>,
}

struct Shared {
    index: tantivy::Index,
    fields: Fields,
    reader: IndexReader,
    /// Something was committed since `current` was made.
    stale: AtomicBool,
    current: Mutex<Option<Snapshot>>,
    layer: Mutex<Arc<Layer>>,
}

/// What was found in the folder.
pub enum State {
    /// A whole index that holds every change up to and including `seq`.
    Ready {
        /// The index.
        index: Index,
        /// Sequence number of the last change it holds.
        seq: u64,
    },
    /// There is no index.
    Missing,
    /// It can't be used; the reason is for people.
    Damaged(String),
    /// It was written with another schema than this version's.
    OtherSchema,
}

/// The outcome of [`Index::verify`].
#[derive(Clone, Debug, Default)]
pub struct Verified {
    /// What is wrong, in words; empty when all is well.
    pub problems: Vec<String>,
    /// Keys of all tickets in the index, sorted.
    pub keys: Vec<TicketKey>,
}

/// What a commit says of itself.
#[derive(Deserialize)]
struct Payload {
    schema: u32,
    seq: u64,
}

impl Index {
    /// Looks at the folder. Never writes. On anything but [`State::Ready`] call [`Index::create`] and add all tickets.
    ///
    /// Reads no more than the folder and each file's end: [`Index::verify`] reads all.
    ///
    /// # Errors
    /// Only when the folder can't be read; damage is a [`State`].
    pub fn open(dir: &Path) -> Result<State> {
        match std::fs::metadata(dir.join("meta.json")) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(State::Missing),
            Err(source) => return Err(Error::Io { path: dir.to_owned(), source }),
            Ok(_) => {}
        }
        match guarded(|| open_existing(dir)) {
            Ok(state) => Ok(state),
            Err(error) if error.is_disk_full() => Err(error),
            Err(error) => Ok(State::Damaged(error.to_string())),
        }
    }

    /// Deletes what is in the folder and makes an empty index with sequence number 0.
    ///
    /// # Errors
    /// When the folder can't be emptied or written.
    pub fn create(dir: &Path) -> Result<Index> {
        let failed = |source| Error::Io { path: dir.to_owned(), source };
        match std::fs::remove_dir_all(dir) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(failed(error)),
            _ => std::fs::create_dir_all(dir).map_err(failed)?,
        }
        let index = tantivy::Index::builder().schema(schema().0).tokenizers(tokenizers()).create_in_dir(dir)?;
        Index::over(index)
    }

    fn over(mut index: tantivy::Index) -> Result<Index> {
        index.set_tokenizers(tokenizers());
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        let fields = schema().1;
        let (stale, current, layer) = (AtomicBool::new(false), Mutex::default(), Mutex::default());
        Ok(Index { shared: Arc::new(Shared { index, fields, reader, stale, current, layer }) })
    }

    /// The one writer. `heap_bytes` is shared by its two threads: 200–400 MB for imports, at least 30 MB.
    ///
    /// # Errors
    /// [`Error::Locked`] while there is another.
    pub fn writer(&self, heap_bytes: usize) -> Result<Writer> {
        Writer::open(self.clone(), heap_bytes)
    }

    /// Lays a layer over the index: from the next snapshot on, every column, name, list and count is as it says. It stays
    /// until another is laid, whatever is committed, and is not kept on disk.
    pub fn lay(&self, layer: Arc<Layer>) {
        *self.shared.layer.lock().unwrap_or_else(PoisonError::into_inner) = layer;
    }

    /// The index as of the last commit. Cheap while nothing was committed and no other layer laid; else the columns of new
    /// segments are read.
    ///
    /// # Errors
    /// [`Error::Damaged`] when a segment can't be read.
    pub fn snapshot(&self) -> Result<Snapshot> {
        let mut current = self.shared.current.lock().unwrap_or_else(PoisonError::into_inner);
        let layer = self.shared.layer.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let stale = self.shared.stale.swap(false, Ordering::AcqRel);
        let made = match &*current {
            Some(snapshot) if !stale && snapshot.is_under(&layer) => return Ok(snapshot.clone()),
            Some(snapshot) if !stale => guarded(|| snapshot.under(layer)),
            before => guarded(|| {
                self.shared.reader.reload()?;
                Snapshot::read(self.shared.reader.searcher(), self.shared.fields, before.as_ref(), layer)
            }),
        };
        if made.is_err() {
            self.committed();
        }
        let made = made?;
        *current = Some(made.clone());
        Ok(made)
    }

    /// Reads every file against its checksum and lists all tickets.
    ///
    /// # Errors
    /// When a file can't be read for a reason other than damage.
    pub fn verify(&self) -> Result<Verified> {
        let mut problems = guarded(|| self.damaged_files()).unwrap_or_else(|error| vec![error.to_string()]);
        let keys = match self.snapshot().and_then(|snapshot| snapshot.keys()) {
            Ok(keys) => keys,
            Err(error @ Error::Damaged { .. }) => {
                problems.push(error.to_string());
                Vec::new()
            }
            Err(error) => return Err(error),
        };
        let twice = keys.windows(2).filter(|pair| pair[0] == pair[1]).count();
        if twice > 0 {
            problems.push(format!("{twice} tickets stand in the index twice"));
        }
        Ok(Verified { problems, keys })
    }

    /// Asks every file of every segment, where tantivy's own check asks those on a list that may be lost itself.
    fn damaged_files(&self) -> Result<Vec<String>> {
        let mut problems = Vec::new();
        for file in self.shared.index.load_metas()?.list_segment_files() {
            match self.shared.index.directory().validate_checksum(&file) {
                Ok(true) => {}
                // Listed for every segment, there only for those with deleted tickets; opening asks for it then.
                Err(OpenReadError::FileDoesNotExist(file)) if is_optional(&file) => {}
                Ok(false) => problems.push(format!("the file {} is damaged", file.display())),
                Err(error) => problems.push(Error::from(TantivyError::from(error)).to_string()),
            }
        }
        problems.sort();
        Ok(problems)
    }

    pub(crate) fn tantivy(&self) -> &tantivy::Index {
        &self.shared.index
    }

    pub(crate) fn fields(&self) -> &Fields {
        &self.shared.fields
    }

    /// The next snapshot has to look again.
    pub(crate) fn committed(&self) {
        self.shared.stale.store(true, Ordering::Release);
    }
}

fn open_existing(dir: &Path) -> Result<State> {
    let index = tantivy::Index::open_in_dir(dir)?;
    if index.schema() != schema().0 {
        return Ok(State::OtherSchema);
    }
    let seq = match index.load_metas()?.payload.as_deref().map(serde_json::from_str::<Payload>) {
        Some(Ok(payload)) if payload.schema != VERSION => return Ok(State::OtherSchema),
        Some(Ok(payload)) => payload.seq,
        Some(Err(_)) => return Ok(State::Damaged("its last commit can't be read".into())),
        None => 0,
    };
    Ok(State::Ready { index: Index::over(index)?, seq })
}

fn is_optional(file: &Path) -> bool {
    file.extension().is_some_and(|extension| extension == "del" || extension == "temp")
}

/// Runs what reads the index: damaged bytes can make tantivy panic, which is reported as damage.
pub(crate) fn guarded<T>(read: impl FnOnce() -> Result<T>) -> Result<T> {
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|panic| {
        let words = panic.downcast_ref::<String>().map(String::as_str);
        let words = words.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("it can't be decoded");
        Err(Error::Damaged { reason: words.to_owned() })
    })
}
