//! The one place where errors of the engine get their code and their facts.

use std::path::Path;

use super::{AppError, ErrorCode, Fault};

impl From<engine::Error> for AppError {
    fn from(error: engine::Error) -> Self {
        let message = error.to_string();
        match error {
            engine::Error::Ingest(error) => of_a_file(&error),
            engine::Error::Store(error) => of_the_store(&error),
            engine::Error::Search(error) => of_the_index(&error, message),
            engine::Error::Write { path, .. } => {
                AppError::new(ErrorCode::SaveFailed, Fault::Machine, message).at(&path)
            }
            engine::Error::NoTicket(_)
            | engine::Error::NoId(_)
            | engine::Error::AmbiguousId { .. }
            | engine::Error::NoImport(_) => AppError::new(ErrorCode::NotFound, Fault::Input, message),
            engine::Error::Rules(_) => AppError::new(ErrorCode::BadRules, Fault::Input, message),
            engine::Error::RulesFile { path, .. } => {
                AppError::new(ErrorCode::FileMalformed, Fault::Input, message).at(&path)
            }
            engine::Error::TooFewLabels(_) | engine::Error::NothingLearnt | engine::Error::UnreadableModel(_) => {
                AppError::new(ErrorCode::NothingToLearn, Fault::Input, message)
            }
            engine::Error::NotBetter(_) => AppError::new(ErrorCode::NotBetter, Fault::Input, message),
            engine::Error::CategoryName(_) => AppError::new(ErrorCode::BadRules, Fault::Input, message),
            engine::Error::TopicEdit(_) => AppError::new(ErrorCode::NotFound, Fault::Input, message),
            engine::Error::Stopped => AppError::new(ErrorCode::Cancelled, Fault::Input, message),
            engine::Error::Report(_) => AppError::new(ErrorCode::SaveFailed, Fault::Machine, message),
            engine::Error::SegmentName { .. } | engine::Error::EventName(_) => {
                AppError::new(ErrorCode::BadName, Fault::Input, message)
            }
            engine::Error::SlaRules(_) => AppError::new(ErrorCode::BadTargets, Fault::Input, message),
            engine::Error::UnknownZone(_) | engine::Error::UnknownWeekday(_) | engine::Error::NoDay(_) => {
                AppError::new(ErrorCode::BadQuery, Fault::Input, message)
            }
            _ => AppError::bug(message),
        }
    }
}

impl From<ingest::Error> for AppError {
    fn from(error: ingest::Error) -> Self {
        of_a_file(&error)
    }
}

fn of_a_file(error: &ingest::Error) -> AppError {
    use ingest::Error as E;
    let (code, fault) = match error {
        E::NotFound { .. } => (ErrorCode::FileUnreadable, Fault::Input),
        E::Unreadable { .. } => (ErrorCode::FileUnreadable, Fault::Machine),
        E::IsFolder { .. } => (ErrorCode::FileIsFolder, Fault::Input),
        E::Empty { .. } => (ErrorCode::FileEmpty, Fault::Input),
        E::Binary { .. } => (ErrorCode::FileBinary, Fault::Input),
        E::NothingReadable { .. } => (ErrorCode::NothingReadable, Fault::Input),
        E::NoSuchPart { .. } => (ErrorCode::FileUnreadable, Fault::Input),
        E::Protected { .. } => (ErrorCode::FileProtected, Fault::Input),
        E::Damaged { .. } => (ErrorCode::FileMalformed, Fault::Input),
        E::TooLarge { .. } => (ErrorCode::FileTooLarge, Fault::Input),
        E::SeveralParts { .. } => (ErrorCode::BadQuery, Fault::Input),
        E::NoRecords { .. } | E::NoHolidays { .. } => (ErrorCode::NoRecords, Fault::Input),
        E::NoUsableColumn { .. } => (ErrorCode::NoUsableColumn, Fault::Input),
        E::Malformed { .. } => (ErrorCode::FileMalformed, Fault::Input),
        E::UnknownFormat { .. } | E::UnknownZone { .. } => (ErrorCode::BadQuery, Fault::Input),
    };
    let mut told = AppError::new(code, fault, sentence(&error.to_string()));
    told.details.file = error.file().map(shown);
    told.details.line = error.line();
    told.details.remedy = Some(error.remedy());
    told
}

fn of_the_store(error: &store::Error) -> AppError {
    use store::Error as E;
    let (code, fault, path) = match error {
        E::Locked { folder } => (ErrorCode::WorkspaceLocked, Fault::Machine, Some(folder)),
        E::Busy => (ErrorCode::Busy, Fault::Input, None),
        E::ReadOnly => (ErrorCode::WorkspaceLocked, Fault::Machine, None),
        E::StorageFull { path, .. } => (ErrorCode::DiskFull, Fault::Machine, Some(path)),
        E::Io { path, .. } => (ErrorCode::SaveFailed, Fault::Machine, Some(path)),
        E::NewerSchema { folder, .. } => (ErrorCode::WorkspaceNewer, Fault::Input, Some(folder)),
        E::Damaged { .. } => (ErrorCode::WorkspaceDamaged, Fault::Machine, None),
        _ => (ErrorCode::Internal, Fault::Bug, None),
    };
    let told = AppError::new(code, fault, error.to_string());
    path.map_or(told.clone(), |path| told.at(path))
}

fn of_the_index(error: &search::Error, message: String) -> AppError {
    if error.is_disk_full() {
        return AppError::new(ErrorCode::DiskFull, Fault::Machine, message);
    }
    match error {
        search::Error::Locked => AppError::new(ErrorCode::WorkspaceLocked, Fault::Machine, message),
        search::Error::Damaged { .. } => {
            let mut told = AppError::new(ErrorCode::WorkspaceDamaged, Fault::Machine, message);
            told.details.remedy = Some("Restart Support Lens: the search index is made anew from your data.".into());
            told
        }
        search::Error::Io { path, .. } => AppError::new(ErrorCode::SaveFailed, Fault::Machine, message).at(path),
        search::Error::Engine(_) => AppError::bug(message),
    }
}

/// Ends a message as a sentence.
fn sentence(message: &str) -> String {
    if message.ends_with(['.', '!', '?']) { message.to_owned() } else { format!("{message}.") }
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;
    use crate::error::ErrorDetails;

    #[test]
    fn every_error_keeps_its_facts() {
        let check = |error: engine::Error, code: ErrorCode, fault: Fault, file: Option<&str>, line: Option<u32>| {
            let AppError { code: told, details: ErrorDetails { fault: whose, file: at, line: on, .. }, .. } =
                error.into();
            assert_eq!((told, whose, at.as_deref(), on), (code, fault, file, line));
        };
        let file = || PathBuf::from("a.csv");
        let full = store::Error::StorageFull { action: "write", path: file() };
        check(ingest::Error::Empty { file: file() }.into(), ErrorCode::FileEmpty, Fault::Input, Some("a.csv"), None);
        check(
            ingest::Error::NoRecords { file: file(), line: 3 }.into(),
            ErrorCode::NoRecords,
            Fault::Input,
            Some("a.csv"),
            Some(3),
        );
        check(
            store::Error::Locked { folder: file() }.into(),
            ErrorCode::WorkspaceLocked,
            Fault::Machine,
            Some("a.csv"),
            None,
        );
        check(full.into(), ErrorCode::DiskFull, Fault::Machine, Some("a.csv"), None);
        check(search::Error::Locked.into(), ErrorCode::WorkspaceLocked, Fault::Machine, None, None);
        check(engine::Error::NoImport(7), ErrorCode::NotFound, Fault::Input, None, None);
    }
}
