//! Words to pieces: WordPiece, greedily from the left.
//!
//! In: words in lower case without accents. Out: numbers of pieces. Never: more than one look-up for a word that is a
//! piece itself, as most are.

use super::{Fault, Piece};

/// Longer words (characters) are taken as unknown.
const LONGEST_WORD: usize = 100;

/// Slots of the hash table: a power of two, at least twice the vocabulary, so that a look-up ends soon.
const SLOTS: usize = 1 << 16;

/// No piece has this number: a vocabulary may have one less than 2^16.
const EMPTY: u32 = u32::MAX;

/// Spellings, and where each stands in the vocabulary.
pub(super) struct Vocabulary {
    words: Vec<&'static str>,
    /// Number of a piece in the low half, 16 bits of its hash in the high one; linear probing.
    slots: Vec<u32>,
    /// Bytes of the longest piece.
    longest: usize,
    unknown: Piece,
}

/// Hash of a spelling, byte by byte, so that those of all beginnings of a word are met on the way (FNV-1a).
#[derive(Clone, Copy)]
struct Hash(u64);

impl Hash {
    const WORD: Hash = Hash(0xcbf2_9ce4_8422_2325);
    /// After `##`.
    const CONTINUED: Hash = Hash::WORD.with(b'#').with(b'#');

    const fn with(self, byte: u8) -> Hash {
        Hash((self.0 ^ byte as u64).wrapping_mul(0x100_0000_01b3))
    }

    /// First slot to look in, and the 16 bits kept there.
    fn place(self) -> (usize, u32) {
        let mixed = self.0 ^ (self.0 >> 29);
        ((mixed as usize) % SLOTS, (mixed >> 48) as u32)
    }
}

impl Vocabulary {
    pub fn new(words: Vec<&'static str>) -> Result<Vocabulary, Fault> {
        if words.len() >= SLOTS {
            return Err(Fault::Vocabulary);
        }
        let mut slots = vec![EMPTY; SLOTS];
        for (number, word) in words.iter().enumerate() {
            let (mut slot, tag) = word.bytes().fold(Hash::WORD, Hash::with).place();
            while slots[slot] != EMPTY {
                slot = (slot + 1) % SLOTS;
            }
            slots[slot] = tag << 16 | number as u32;
        }
        let unknown = words.iter().position(|word| *word == "[UNK]").ok_or(Fault::Vocabulary)? as Piece;
        let longest = words.iter().map(|word| word.len()).max().unwrap_or(0);
        Ok(Vocabulary { words, slots, longest, unknown })
    }

    pub fn spelling(&self, piece: Piece) -> &'static str {
        self.words.get(usize::from(piece)).copied().unwrap_or_default()
    }

    /// Appends the pieces of one word: itself, or the longest beginnings known, or `[UNK]` where it does not split.
    pub fn split(&self, word: &str, pieces: &mut Vec<Piece>) {
        if let Some(piece) = self.find(word, false) {
            return pieces.push(piece);
        }
        let before = pieces.len();
        let mut rest = if word.chars().nth(LONGEST_WORD).is_none() { word } else { "" };
        let mut whole = !rest.is_empty();
        while !rest.is_empty() {
            let Some((piece, length)) = self.longest_beginning(rest, pieces.len() > before) else {
                whole = false;
                break;
            };
            pieces.push(piece);
            rest = &rest[length..];
        }
        if !whole {
            pieces.truncate(before);
            pieces.push(self.unknown);
        }
    }

    fn find(&self, word: &str, continued: bool) -> Option<Piece> {
        let hash = if continued { Hash::CONTINUED } else { Hash::WORD };
        self.look_up(word.bytes().fold(hash, Hash::with), word, continued)
    }

    /// The longest piece `rest` begins with, and its bytes.
    fn longest_beginning(&self, rest: &str, continued: bool) -> Option<(Piece, usize)> {
        let mut hash = if continued { Hash::CONTINUED } else { Hash::WORD };
        let mut found = None;
        for (at, byte) in rest.bytes().enumerate().take(self.longest) {
            hash = hash.with(byte);
            if let Some(beginning) = rest.get(..=at)
                && let Some(piece) = self.look_up(hash, beginning, continued)
            {
                found = Some((piece, at + 1));
            }
        }
        found
    }

    fn look_up(&self, hash: Hash, word: &str, continued: bool) -> Option<Piece> {
        let (mut slot, tag) = hash.place();
        loop {
            let entry = self.slots[slot];
            if entry == EMPTY {
                return None;
            }
            let piece = entry as Piece;
            if entry >> 16 == tag && self.is_spelled(piece, word, continued) {
                return Some(piece);
            }
            slot = (slot + 1) % SLOTS;
        }
    }

    fn is_spelled(&self, piece: Piece, word: &str, continued: bool) -> bool {
        let spelling = self.spelling(piece);
        if continued { spelling.strip_prefix("##") == Some(word) } else { spelling == word }
    }
}
