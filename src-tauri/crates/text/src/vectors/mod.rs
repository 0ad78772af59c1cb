//! What words mean, as vectors: near texts point in near directions.
//!
//! In: a text. Out: the pieces of its words, and sums and means of their vectors in the caller's buffers. Never: a
//! corpus; who knows how often words occur weighs the pieces. English only: other languages come out near random.
//!
//! The table ships with the program (`assets/NOTICE.md` says what it is made of). A piece's row is kept as 8-bit
//! integers with a scale; **the length of a row is the piece's weight**, so rows are summed as they are.

mod basic;
mod fold;
mod layout;
mod pieces;

use std::sync::LazyLock;

pub use layout::Fault;

use layout::Layout;
use pieces::Vocabulary;

/// Numbers of a vector.
pub const DIMENSIONS: usize = 256;

/// A vector.
pub type Vector = [f32; DIMENSIONS];

/// A piece of a word: its number in the vocabulary.
pub type Piece = u16;

static TABLE: &[u8] = include_bytes!("../../assets/word-vectors.bin");

static SHARED: LazyLock<Vectors> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "the program's own table, which a test reads")]
    Vectors::read(TABLE).expect("the table of word vectors is part of the program")
});

/// Vectors of the pieces of words.
pub struct Vectors {
    rows: &'static [u8],
    scales: Vec<f32>,
    vocabulary: Vocabulary,
}

impl Vectors {
    /// The table that ships with the program; made ready at the first call.
    pub fn shared() -> &'static Vectors {
        &SHARED
    }

    /// A table as `cargo xtask vectors` writes it. The rows stay where they are.
    ///
    /// # Errors
    /// [`Fault`] when `bytes` are no such table, or a damaged one.
    pub fn read(bytes: &'static [u8]) -> Result<Vectors, Fault> {
        let layout = Layout::read(bytes)?;
        let vocabulary = Vocabulary::new(layout.words)?;
        let scales =
            layout.scales.chunks_exact(4).map(|scale| f32::from_le_bytes([scale[0], scale[1], scale[2], scale[3]]));
        Ok(Vectors { rows: layout.rows, scales: scales.collect(), vocabulary })
    }

    /// How many pieces there are; every [`Piece`] is below.
    pub fn len(&self) -> usize {
        self.scales.len()
    }

    /// Whether there are no pieces.
    pub fn is_empty(&self) -> bool {
        self.scales.is_empty()
    }

    /// What a piece is spelled like; `##` before one that continues a word. Empty for a number beyond the table.
    pub fn spelling(&self, piece: Piece) -> &'static str {
        self.vocabulary.spelling(piece)
    }

    /// Appends the pieces of `text` to `pieces`: lower-cased, without accents, words split greedily into the longest
    /// known pieces. Linear in the text's length.
    pub fn pieces(&self, text: &str, pieces: &mut Vec<Piece>) {
        basic::words(text, |word| self.vocabulary.split(word, pieces));
    }

    /// Adds `weight` times the vector of `piece` to `sum`; nothing for a number beyond the table.
    pub fn add(&self, piece: Piece, weight: f32, sum: &mut Vector) {
        let at = usize::from(piece) * DIMENSIONS;
        let (Some(row), Some(scale)) = (self.rows.get(at..at + DIMENSIONS), self.scales.get(usize::from(piece))) else {
            return;
        };
        let factor = weight * scale;
        for (sum, entry) in sum.iter_mut().zip(row) {
            *sum += factor * f32::from(entry.cast_signed());
        }
    }

    /// Writes the mean of the pieces' vectors, of length 1, to `mean`; zeros for no pieces.
    pub fn mean(&self, pieces: &[Piece], mean: &mut Vector) {
        mean.fill(0.0);
        for piece in pieces {
            self.add(*piece, 1.0, mean);
        }
        normalise(mean);
    }

    /// The vector of a text, of length 1; zeros where there are no words.
    pub fn of(&self, text: &str) -> Vector {
        let (mut pieces, mut mean) = (Vec::new(), [0.0; DIMENSIONS]);
        self.pieces(text, &mut pieces);
        self.mean(&pieces, &mut mean);
        mean
    }
}

/// Gives `vector` the length 1, unless it is 0.
pub fn normalise(vector: &mut Vector) {
    let length = dot(vector, vector).sqrt();
    if length > 0.0 {
        vector.iter_mut().for_each(|entry| *entry /= length);
    }
}

/// The dot product; of vectors of length 1 their similarity, −1 to 1. The order of summation is fixed.
pub fn dot(one: &Vector, other: &Vector) -> f32 {
    // Sixteen sums beside each other are what the processor adds at once.
    let mut sums = [0.0_f32; 16];
    for (one, other) in one.chunks_exact(16).zip(other.chunks_exact(16)) {
        for ((sum, one), other) in sums.iter_mut().zip(one).zip(other) {
            *sum += one * other;
        }
    }
    sums.iter().sum()
}

#[cfg(test)]
mod tests;
