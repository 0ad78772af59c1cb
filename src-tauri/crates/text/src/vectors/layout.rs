//! How the table of word vectors lies in its file.
//!
//! In: bytes. Out: their parts, in place. Never: a copy of the rows.
//!
//! Little-endian, all after the first 32 bytes under the checksum:
//!
//! | bytes | what |
//! |---|---|
//! | 8 | `SLVECTOR` |
//! | 4 | version of the layout, 1 |
//! | 4 | numbers of a vector |
//! | 4 | pieces |
//! | 4 | bytes of the vocabulary |
//! | 8 | XXH3 (64 bits) of what follows |
//! | pieces × numbers | rows, signed bytes |
//! | pieces × 4 | scales, `f32` |
//! | … | the vocabulary, UTF-8, a line a piece |

use std::fmt;

use super::DIMENSIONS;

const MAGIC: &[u8] = b"SLVECTOR";
const VERSION: u32 = 1;
const HEADER: usize = 32;

/// Why bytes are no table of word vectors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// They begin otherwise.
    Foreign,
    /// The layout has this version.
    Version(u32),
    /// The vectors have so many numbers.
    Dimensions(u32),
    /// The file is shorter or longer than it says.
    Length {
        /// Bytes by what it says.
        expected: u64,
        /// Bytes there are.
        found: u64,
    },
    /// The checksum does not match.
    Checksum,
    /// The vocabulary is not text of one line a piece, or lacks `[UNK]`.
    Vocabulary,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("The table of word vectors can't be used: ")?;
        match self {
            Fault::Foreign => f.write_str("it is a file of another kind"),
            Fault::Version(version) => write!(f, "its layout has version {version}, known is {VERSION}"),
            Fault::Dimensions(found) => write!(f, "its vectors have {found} numbers, not {DIMENSIONS}"),
            Fault::Length { expected, found } => write!(f, "it should have {expected} bytes and has {found}"),
            Fault::Checksum => f.write_str("its checksum does not match"),
            Fault::Vocabulary => f.write_str("its vocabulary is not one line a piece"),
        }
    }
}

impl std::error::Error for Fault {}

/// The parts of a table.
pub(super) struct Layout {
    pub rows: &'static [u8],
    pub scales: &'static [u8],
    /// A spelling for each row.
    pub words: Vec<&'static str>,
}

impl Layout {
    pub fn read(bytes: &'static [u8]) -> Result<Layout, Fault> {
        if !bytes.starts_with(MAGIC) {
            return Err(Fault::Foreign);
        }
        let Some((header, body)) = bytes.split_at_checked(HEADER) else {
            return Err(Fault::Length { expected: HEADER as u64, found: bytes.len() as u64 });
        };
        let number = |at: usize| u32::from_le_bytes([header[at], header[at + 1], header[at + 2], header[at + 3]]);
        if number(8) != VERSION {
            return Err(Fault::Version(number(8)));
        }
        if number(12) as usize != DIMENSIONS {
            return Err(Fault::Dimensions(number(12)));
        }
        let checksum = u64::from(number(24)) | u64::from(number(28)) << 32;
        let layout = Layout::split(body, number(16), number(20))?;
        if xxhash_rust::xxh3::xxh3_64(body) != checksum {
            return Err(Fault::Checksum);
        }
        Ok(layout)
    }

    fn split(body: &'static [u8], pieces: u32, words: u32) -> Result<Layout, Fault> {
        let (rows, scales) = (u64::from(pieces) * DIMENSIONS as u64, u64::from(pieces) * 4);
        let expected = HEADER as u64 + rows + scales + u64::from(words);
        let found = (HEADER + body.len()) as u64;
        if expected != found {
            return Err(Fault::Length { expected, found });
        }
        let (rows, rest) = body.split_at(rows as usize);
        let (scales, words) = rest.split_at(scales as usize);
        let words: Vec<&str> = std::str::from_utf8(words).map_err(|_| Fault::Vocabulary)?.split('\n').collect();
        if words.len() != pieces as usize {
            return Err(Fault::Vocabulary);
        }
        Ok(Layout { rows, scales, words })
    }
}
