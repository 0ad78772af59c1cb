//! A workspace: one data folder, its store and its index.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use chrono_tz::Tz;
use model::{Cancel, ImportReceipt, Instant, Settings, TicketKey};
use search::{Index, Snapshot, View};
use store::Store;

use crate::import::Settling;
use crate::labels::Laid;
use crate::learning::{Alike, Learned};
use crate::lens::{Lens, parse_zone, system_zone};
use crate::phrases::PhraseBook;
use crate::rules::rules_of;
use crate::sla::KeptTiming;
use crate::topics::Topics;
use crate::wire::WorkspaceStatus;
use crate::{Clock, Error, Result, catch_up, renew};

/// How a workspace is opened.
#[derive(Clone, Debug)]
pub struct Options {
    /// Tells when an import was confirmed.
    pub clock: Clock,
    /// Only questions will be asked; works while another process writes.
    pub read_only: bool,
}

impl Default for Options {
    fn default() -> Self {
        Options { clock: Clock::system(), read_only: false }
    }
}

/// An open workspace. Shared between threads; questions are answered while an import runs.
pub struct Workspace {
    pub(crate) dir: PathBuf,
    pub(crate) store: Store,
    pub(crate) index: Index,
    pub(crate) clock: Clock,
    /// What texts are analysed by.
    pub(crate) rules: RwLock<Arc<text::Rules>>,
    pub(crate) phrases: PhraseBook,
    pub(crate) laid: Laid,
    pub(crate) learned: Learned,
    pub(crate) alike: Alike,
    pub(crate) topics: Topics,
    /// Held while something is written.
    pub(crate) writing: Mutex<()>,
    /// What a stopped import left the index to do.
    pub(crate) settling: Mutex<Option<Settling>>,
    pub(crate) timing: KeptTiming,
    lens: RwLock<Lens>,
    recovered: Option<String>,
}

/// Where the app keeps its data unless told otherwise: `SUPPORT_LENS_WORKSPACE`, else the user's data folder.
pub fn default_folder() -> PathBuf {
    let from = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    if let Some(folder) = from("SUPPORT_LENS_WORKSPACE") {
        return folder;
    }
    let data = if cfg!(windows) {
        from("APPDATA")
    } else if cfg!(target_os = "macos") {
        from("HOME").map(|home| home.join("Library/Application Support"))
    } else {
        from("XDG_DATA_HOME").or_else(|| from("HOME").map(|home| home.join(".local/share")))
    };
    data.unwrap_or_else(std::env::temp_dir).join("support-lens").join("workspace")
}

/// Whether a folder holds a workspace, intact or not.
pub fn is_workspace(dir: &Path) -> bool {
    ["manifest.json", "store", "backup"].iter().any(|part| dir.join(part).exists())
}

impl Drop for Workspace {
    fn drop(&mut self) {
        self.settle();
    }
}

impl Workspace {
    /// Opens or creates the workspace in a folder for writing, repairs what is damaged, and indexes what the index lacks.
    ///
    /// # Errors
    /// Locked by another process; unreadable folder; full disk; written by a newer version.
    pub fn open(dir: &Path) -> Result<Self> {
        Self::open_with(dir, Options::default())
    }

    /// Opens a workspace for questions only, also while another process writes: then as of its last whole import.
    ///
    /// # Errors
    /// As [`Workspace::open`], but never locked.
    pub fn open_for_reading(dir: &Path) -> Result<Self> {
        match Self::open(dir) {
            Err(Error::Store(store::Error::Locked { .. })) => {
                Self::open_with(dir, Options { read_only: true, ..Options::default() })
            }
            opened => opened,
        }
    }

    /// Opens with everything said.
    ///
    /// # Errors
    /// As [`Workspace::open`].
    pub fn open_with(dir: &Path, options: Options) -> Result<Self> {
        let (store, opened) = if options.read_only { Store::open_read_only(dir)? } else { Store::open(dir)? };
        if opened.created && !store.is_read_only() {
            store.save_settings(&Settings { zone: system_zone().name().to_owned(), ..Settings::default() })?;
        }
        let rules = rules_of(&store);
        renew::bring_up_to_date(&store, &rules)?;
        let (index, said) = catch_up::index_of(&store, dir)?;
        let lens = Lens::of(&store.settings())?;
        let workspace = Workspace {
            dir: dir.to_owned(),
            index,
            clock: options.clock,
            rules: RwLock::new(Arc::new(rules)),
            phrases: PhraseBook::default(),
            laid: Laid::default(),
            learned: Learned::of(&store),
            alike: Alike::of(&store),
            topics: Topics::of(&store),
            writing: Mutex::default(),
            settling: Mutex::default(),
            timing: KeptTiming::default(),
            lens: RwLock::new(lens),
            recovered: catch_up::in_words(&opened, said),
            store,
        };
        workspace.lay_texts();
        workspace.read_new_texts(&Cancel::default(), &mut |_| {})?;
        Ok(workspace)
    }

    /// What was found damaged on opening and what was done about it, in words.
    pub fn recovered(&self) -> Option<&str> {
        self.recovered.as_deref()
    }

    /// The workspace at a glance.
    ///
    /// # Errors
    /// When the index can't be read.
    pub fn status(&self) -> Result<WorkspaceStatus> {
        let snapshot = self.snapshot()?;
        let mut imports = self.imports();
        imports.reverse();
        Ok(WorkspaceStatus {
            dir: self.dir.display().to_string(),
            tickets: snapshot.tickets(),
            imports,
            sources: snapshot.names().source.clone(),
            settings: self.settings(),
            as_of: snapshot.as_of(),
            created: snapshot.created(),
            recovered: self.recovered.clone(),
        })
    }

    /// Receipts of all imports that were not undone, oldest first.
    pub fn imports(&self) -> Vec<ImportReceipt> {
        self.store.imports().into_iter().map(|entry| entry.receipt).collect()
    }

    /// Settings as they apply.
    pub fn settings(&self) -> Settings {
        self.store.settings()
    }

    /// Keeps new settings and applies them at once.
    ///
    /// # Errors
    /// An unknown zone or weekday; a full disk.
    pub fn save_settings(&self, settings: &Settings) -> Result<()> {
        let lens = Lens::of(settings)?;
        self.store.save_settings(settings)?;
        *self.lens.write().unwrap_or_else(PoisonError::into_inner) = lens;
        Ok(())
    }

    /// Looks at the data in this zone, without keeping it.
    ///
    /// # Errors
    /// An unknown zone.
    pub fn use_zone(&self, name: &str) -> Result<()> {
        let zone = parse_zone(name)?;
        self.lens.write().unwrap_or_else(PoisonError::into_inner).zone = zone;
        Ok(())
    }

    /// Measures ages at this instant, without keeping it.
    pub fn use_as_of(&self, at: Instant) {
        self.lens.write().unwrap_or_else(PoisonError::into_inner).as_of = Some(at);
    }

    /// The reporting zone.
    pub fn zone(&self) -> Tz {
        self.lens().zone
    }

    /// Names of all zones that a user can choose from.
    pub fn zones() -> impl Iterator<Item = &'static str> {
        chrono_tz::TZ_VARIANTS.iter().map(|zone| zone.name())
    }

    /// The id people write: the export's own, with its source where two sources share it.
    pub fn shown_id(&self, key: &TicketKey) -> String {
        if self.sources_of(&key.id).len() > 1 { format!("{}:{}", key.source, key.id) } else { key.id.clone() }
    }

    /// The ticket meant by `ID` or `SOURCE:ID`.
    ///
    /// # Errors
    /// No such ticket, or several.
    pub fn key_of(&self, id: &str) -> Result<TicketKey> {
        let mut sources = self.sources_of(id);
        if sources.len() > 1 {
            return Err(Error::AmbiguousId { id: id.to_owned(), sources });
        }
        if let Some(source) = sources.pop() {
            return Ok(TicketKey { source, id: id.to_owned() });
        }
        let named = id.split_once(':').map(|(source, id)| TicketKey { source: source.to_owned(), id: id.to_owned() });
        named.filter(|key| self.store.contains(key)).ok_or_else(|| Error::NoId(id.to_owned()))
    }

    fn sources_of(&self, id: &str) -> Vec<String> {
        let names = self.snapshot().map(|snapshot| snapshot.names().source.clone()).unwrap_or_default();
        let has = |source: &String| self.store.contains(&TicketKey { source: source.clone(), id: id.to_owned() });
        names.into_iter().filter(has).collect()
    }

    pub(crate) fn lens(&self) -> Lens {
        *self.lens.read().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn snapshot(&self) -> Result<Snapshot> {
        self.settle();
        Ok(self.index.snapshot()?)
    }

    /// Calls `with` with what a filter needs to know beside itself.
    pub(crate) fn viewed<T>(&self, snapshot: &Snapshot, as_you_type: bool, with: impl FnOnce(&View) -> T) -> T {
        let keeper = self.keeper(snapshot);
        with(&View { as_of: self.lens().as_of, time: &keeper, as_you_type })
    }
}
