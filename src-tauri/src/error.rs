//! What the window is told when something fails.
//!
//! In: errors of the engine and of the shell. Out: `{code, message, details}`. Never: wording for the screen beyond the facts;
//! titles and remedies stand in `ui/src/ipc/errors.ts`.

use std::path::Path;

use serde::Serialize;
use ts_rs::TS;

mod from_engine;

/// What a command answers with.
pub type Answer<T> = Result<T, AppError>;

/// An error as it crosses to the window.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct AppError {
    /// What kind it is.
    pub code: ErrorCode,
    /// What happened, with its facts, in one or two sentences.
    pub message: String,
    /// Facts for the window to place.
    pub details: ErrorDetails,
}

/// The kinds of errors the window has words for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum ErrorCode {
    /// The file can't be opened or read.
    FileUnreadable,
    /// The path is a folder.
    FileIsFolder,
    /// The file has no bytes.
    FileEmpty,
    /// The file is not text.
    FileBinary,
    /// The file is locked by a password.
    FileProtected,
    /// The file holds more than can be held or believed.
    FileTooLarge,
    /// The archive holds nothing that can be imported.
    NothingReadable,
    /// The text breaks its format's rules.
    FileMalformed,
    /// The file was read and holds no record.
    NoRecords,
    /// No column can be mapped to a field.
    NoUsableColumn,
    /// No space is left.
    DiskFull,
    /// Another program has the workspace open.
    WorkspaceLocked,
    /// Stored data is damaged and could not be restored.
    WorkspaceDamaged,
    /// The folder chosen for a new workspace holds something else.
    FolderInUse,
    /// The folder chosen holds no workspace.
    NoWorkspace,
    /// A newer version of the program wrote the workspace.
    WorkspaceNewer,
    /// A job runs that has to end first.
    Busy,
    /// The ticket, import or file asked for is not there.
    NotFound,
    /// The user stopped it.
    Cancelled,
    /// The search text can't be parsed.
    BadQuery,
    /// Rules of labels can't be used as they are.
    BadRules,
    /// Something can't be kept under its name.
    BadName,
    /// Targets or business hours that nobody could keep.
    BadTargets,
    /// There are too few labels to learn from, or nothing was learnt.
    NothingToLearn,
    /// What was learnt is not better than what there is.
    NotBetter,
    /// A file could not be written.
    SaveFailed,
    /// The clipboard refused.
    Clipboard,
    /// A mistake in the program.
    Internal,
}

/// Whose doing an error is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Fault {
    /// The user's file, choice or words.
    Input,
    /// The computer: disk, rights, another program.
    Machine,
    /// The program.
    Bug,
}

/// The facts of an error; a field without a value is left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(export, optional_fields)]
pub struct ErrorDetails {
    /// Whose doing it is.
    pub fault: Fault,
    /// File at fault.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// Line in it, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// Header of the column at fault.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<String>,
    /// What to do, where it is better than the window's general advice.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remedy: Option<String>,
}

impl AppError {
    /// An error without place or remedy.
    pub fn new(code: ErrorCode, fault: Fault, message: impl Into<String>) -> Self {
        let details = ErrorDetails { fault, file: None, line: None, column: None, remedy: None };
        AppError { code, message: message.into(), details }
    }

    /// A mistake of ours.
    pub fn bug(message: impl Into<String>) -> Self {
        AppError::new(ErrorCode::Internal, Fault::Bug, message)
    }

    /// The same error, naming the file at fault.
    pub fn at(mut self, file: &Path) -> Self {
        self.details.file = Some(file.display().to_string());
        self
    }
}
