//! A classifier as bytes, to be kept.
//!
//! In: a classifier, or bytes. Out: the other. Never: a classifier from damaged bytes, or of another version.

use std::fmt;

use xxhash_rust::xxh3::xxh3_64;

use super::Classifier;

const MAGIC: &[u8] = b"SLCLASSI";

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
        // Writing plain values to memory does not fail; bytes without contents would be told as damaged.
        let contents = postcard::to_stdvec(self).unwrap_or_default();
        let (version, checksum) = (VERSION.to_le_bytes(), xxh3_64(&contents).to_le_bytes());
        [MAGIC, &version, &checksum, &contents].concat()
    }

    /// Reads what [`Classifier::to_bytes`] wrote.
    ///
    /// # Errors
    /// [`Unreadable`] when `bytes` are something else, of another version, or damaged.
    pub fn from_bytes(bytes: &[u8]) -> Result<Classifier, Unreadable> {
        let rest = bytes.strip_prefix(MAGIC).ok_or(Unreadable::Foreign)?;
        let (version, rest) = rest.split_first_chunk().ok_or(Unreadable::Damaged)?;
        if u32::from_le_bytes(*version) != VERSION {
            return Err(Unreadable::Version(u32::from_le_bytes(*version)));
        }
        let (checksum, contents) = rest.split_first_chunk().ok_or(Unreadable::Damaged)?;
        if u64::from_le_bytes(*checksum) != xxh3_64(contents) {
            return Err(Unreadable::Damaged);
        }
        let mut classifier: Classifier = postcard::from_bytes(contents).map_err(|_| Unreadable::Damaged)?;
        classifier.features.index();
        let (columns, dense) = (classifier.features.columns(), classifier.features.dense());
        let whole = classifier.weights.fit(columns, dense) && classifier.names.len() == classifier.weights.classes();
        if whole { Ok(classifier) } else { Err(Unreadable::Damaged) }
    }
}
