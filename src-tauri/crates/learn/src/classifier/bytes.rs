//! What was learnt as bytes, to be kept.
//!
//! In: a classifier or matcher, or bytes. Out: the other. Never: one from damaged bytes, or of another version.

use std::fmt;

use xxhash_rust::xxh3::xxh3_64;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{Classifier, Matcher};

const CLASSIFIER: &[u8] = b"SLCLASSI";
const MATCHER: &[u8] = b"SLMATCHR";

/// Layout of the bytes and meaning of the features: raised whenever either changes.
const VERSION: u32 = 1;

/// Why bytes are no classifier; it has to be trained again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// They are something else.
    Foreign,
    /// They were written by another version.
    Version(u32),
    /// They are damaged.
    Damaged,
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unreadable::Foreign => f.write_str("This is no trained classifier. Train it again."),
            Unreadable::Version(version) => {
                write!(
                    f,
                    "The classifier was trained by another version ({version}, this is {VERSION}). Train it again."
                )
            }
            Unreadable::Damaged => f.write_str("The classifier's file is damaged. Train it again."),
        }
    }
}

impl std::error::Error for Unreadable {}

impl Classifier {
    /// The classifier as bytes: what it is, version, checksum, contents.
    pub fn to_bytes(&self) -> Vec<u8> {
        written(CLASSIFIER, self)
    }

    /// Reads what [`Classifier::to_bytes`] wrote.
    ///
    /// # Errors
    /// [`Unreadable`] when `bytes` are something else, of another version, or damaged.
    pub fn from_bytes(bytes: &[u8]) -> Result<Classifier, Unreadable> {
        let mut classifier: Classifier = read(CLASSIFIER, bytes)?;
        classifier.features.index();
        let (columns, dense) = (classifier.features.columns(), classifier.features.dense());
        let whole = classifier.weights.fit(columns, dense) && classifier.names.len() == classifier.weights.classes();
        if whole { Ok(classifier) } else { Err(Unreadable::Damaged) }
    }
}

impl Matcher {
    /// The matcher as bytes: what it is, version, checksum, contents.
    pub fn to_bytes(&self) -> Vec<u8> {
        written(MATCHER, self)
    }

    /// Reads what [`Matcher::to_bytes`] wrote.
    ///
    /// # Errors
    /// As [`Classifier::from_bytes`].
    pub fn from_bytes(bytes: &[u8]) -> Result<Matcher, Unreadable> {
        let mut matcher: Matcher = read(MATCHER, bytes)?;
        matcher.features.index();
        let whole = matcher.weights.fit(matcher.features.columns(), matcher.features.dense());
        if whole && matcher.weights.classes() == 1 { Ok(matcher) } else { Err(Unreadable::Damaged) }
    }
}

fn written(magic: &[u8], value: &impl Serialize) -> Vec<u8> {
    // Writing plain values to memory does not fail; bytes without contents would be told as damaged.
    let contents = postcard::to_stdvec(value).unwrap_or_default();
    let (version, checksum) = (VERSION.to_le_bytes(), xxh3_64(&contents).to_le_bytes());
    [magic, &version, &checksum, &contents].concat()
}

fn read<T: DeserializeOwned>(magic: &[u8], bytes: &[u8]) -> Result<T, Unreadable> {
    let rest = bytes.strip_prefix(magic).ok_or(Unreadable::Foreign)?;
    let (version, rest) = rest.split_first_chunk().ok_or(Unreadable::Damaged)?;
    if u32::from_le_bytes(*version) != VERSION {
        return Err(Unreadable::Version(u32::from_le_bytes(*version)));
    }
    let (checksum, contents) = rest.split_first_chunk().ok_or(Unreadable::Damaged)?;
    if u64::from_le_bytes(*checksum) != xxh3_64(contents) {
        return Err(Unreadable::Damaged);
    }
    postcard::from_bytes(contents).map_err(|_| Unreadable::Damaged)
}
