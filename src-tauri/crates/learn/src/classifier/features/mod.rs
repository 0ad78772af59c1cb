//! Texts to rows of numbers.
//!
//! In: texts. Out: for each a sparse row (words, pairs of words, character n-grams) and a dense one (the mean of its
//! word vectors, and its kernel features where labels are few). Never: labels. Each block has a length of its own, so
//! that none drowns the others.

mod counts;
mod kernel;
mod vocabulary;
pub(crate) mod words;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use text::vectors::{DIMENSIONS, Vectors, normalise};

pub(crate) use counts::{Counts, count};
use vocabulary::Vocabulary;

/// Below so many texts everything that occurs is known; above, what occurs twice.
const TWICE_FROM: usize = 2_000;

/// Lengths of the blocks. With few labels a class the vectors lead, and the kernel of them; with many, the words.
/// Chosen by cross-validation on banking77, clinc and CFPB (80 and 10 labels a class).
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Balance {
    pub words: f32,
    pub grams: f32,
    pub vector: f32,
    /// 0 leaves the kernel features out.
    pub kernel: f32,
}

impl Balance {
    pub const FEW: Balance = Balance { words: 0.7, grams: 0.7, vector: 1.0, kernel: 1.5 };
    pub const MANY: Balance = Balance { words: 1.0, grams: 1.0, vector: 1.5, kernel: 0.0 };
}

/// A text as numbers.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Row {
    /// Column and value, those of n-grams behind those of words.
    pub sparse: Vec<(u32, f32)>,
    /// The text's vector, and its kernel features if there are any.
    pub dense: Vec<f32>,
}

/// How texts become rows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Features {
    pub words: Vocabulary,
    pub grams: Vocabulary,
    pub balance: Balance,
}

impl Features {
    /// Learns the vocabularies of `texts`.
    pub fn learn(texts: &[&Counts], balance: Balance) -> Features {
        let fewest = if texts.len() < TWICE_FROM { 1 } else { 2 };
        Features {
            words: Vocabulary::new(texts, |counts| &counts.words, fewest),
            grams: Vocabulary::new(texts, |counts| &counts.grams, 2),
            balance,
        }
    }

    /// Columns of sparse rows.
    pub fn columns(&self) -> usize {
        self.words.len() + self.grams.len()
    }

    /// Numbers of dense rows.
    pub fn dense(&self) -> usize {
        DIMENSIONS + if self.balance.kernel > 0.0 { kernel::FEATURES } else { 0 }
    }

    /// The row of a text.
    pub fn row(&self, counts: &Counts) -> Row {
        let mut sparse = Vec::with_capacity(counts.words.len() + counts.grams.len());
        push_block(&self.words, &counts.words, 0, self.balance.words, &mut sparse);
        push_block(&self.grams, &counts.grams, self.words.len() as u32, self.balance.grams, &mut sparse);
        let mut vector = [0.0; DIMENSIONS];
        for (piece, count) in &counts.pieces {
            Vectors::shared().add(*piece, damped(*count), &mut vector);
        }
        normalise(&mut vector);
        let mut dense = Vec::with_capacity(self.dense());
        dense.extend(vector.map(|entry| entry * self.balance.vector));
        if self.balance.kernel > 0.0 {
            kernel::push(&vector, self.balance.kernel, &mut dense);
        }
        Row { sparse, dense }
    }

    /// Rows of many texts, on all threads; in their order.
    pub fn rows(&self, texts: &[&Counts]) -> Vec<Row> {
        texts.par_iter().map(|counts| self.row(counts)).collect()
    }

    /// Makes look-ups possible after reading.
    pub fn index(&mut self) {
        self.words.index();
        self.grams.index();
    }
}

/// What a count of occurrences weighs: the tenth tells less than the first.
pub(crate) fn damped(count: u32) -> f32 {
    1.0 + (count as f32).ln()
}

/// Appends the columns of one block, together of length `length`.
fn push_block(vocabulary: &Vocabulary, counts: &[(u32, u32)], offset: u32, length: f32, sparse: &mut Vec<(u32, f32)>) {
    let from = sparse.len();
    for (hash, count) in counts {
        if let Some((number, weight)) = vocabulary.find(*hash) {
            sparse.push((offset + number, damped(*count) * weight));
        }
    }
    let found = sparse[from..].iter().map(|(_, value)| value * value).sum::<f32>().sqrt();
    if found > 0.0 {
        sparse[from..].iter_mut().for_each(|(_, value)| *value *= length / found);
    }
}
