//! The words that tell most.
//!
//! In: a trained model, texts. Out: words of a class, and words of a text that spoke for an answer. Never: a word
//! without its text; a model knows hashes only.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use text::vectors::{DIMENSIONS, Piece, Vector, Vectors, dot};

use super::features::words::{self, Hash, Room};
use super::features::{Counts, Features, damped};
use super::train::Corpus;
use super::weights::Weights;

/// Words told of a class.
const MOST: usize = 8;

/// The most telling words of each class, most telling first: by what they say for it beyond the others, in all its texts.
pub(crate) fn words(corpus: &Corpus, chosen: &[usize], features: &Features, weights: &Weights) -> Vec<Vec<String>> {
    let mut sums = vec![BTreeMap::<Hash, f32>::new(); corpus.names.len()];
    for at in chosen {
        let class = corpus.classes[*at] as usize;
        for (hash, count) in &corpus.counts[*at].words {
            if let Some((column, weight)) = features.words.find(*hash) {
                *sums[class].entry(*hash).or_default() += damped(*count) * weight * weights.lead(column, class);
            }
        }
    }
    let mut best: Vec<Vec<Hash>> = sums.iter().map(strongest).collect();
    let mut spelled = BTreeMap::new();
    let wanted: BTreeSet<Hash> = best.iter().flatten().copied().collect();
    for at in chosen {
        spell(corpus.examples[*at].text, &wanted, &mut spelled);
    }
    best.iter_mut().map(|hashes| distinct(hashes.iter().filter_map(|hash| spelled.get(hash)))).collect()
}

/// Twice as many as are told: some fall away.
fn strongest(sums: &BTreeMap<Hash, f32>) -> Vec<Hash> {
    let mut ordered: Vec<(f32, Hash)> =
        sums.iter().filter(|(_, sum)| **sum > 0.0).map(|(hash, sum)| (*sum, *hash)).collect();
    ordered.sort_unstable_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
    ordered.into_iter().map(|(_, hash)| hash).take(2 * MOST).collect()
}

/// Notes how the `wanted` words and pairs that stand in `text` are spelled.
fn spell(text: &str, wanted: &BTreeSet<Hash>, spelled: &mut BTreeMap<Hash, String>) {
    let mut before: Option<(Hash, String)> = None;
    words::words(text, |word| {
        let hash = words::word(word.form);
        if wanted.contains(&hash) {
            spelled.entry(hash).or_insert_with(|| word.form.to_owned());
        }
        if let Some((first, form)) = &before {
            let pair = words::pair(*first, hash);
            if wanted.contains(&pair) {
                spelled.entry(pair).or_insert_with(|| format!("{form} {}", word.form));
            }
        }
        before = Some((hash, word.form.to_owned()));
    });
}

/// The first words, without those that stand in one before them and without single letters.
fn distinct<'a>(spelled: impl Iterator<Item = &'a String>) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    for word in spelled {
        let told = kept.iter().any(|kept| kept.split(' ').any(|part| part == word));
        if word.chars().nth(1).is_some() && !told && kept.len() < MOST {
            kept.push(word.clone());
        }
    }
    kept
}

/// What each word of `text` says for `class` beyond the classes on average, strongest first, words that speak against
/// it left out. The bend of the kernel is left out too, so that the sum is near, not equal to, the lead in the score.
pub(crate) fn because(
    text: &str,
    counts: &Counts,
    features: &Features,
    weights: &Weights,
    class: usize,
) -> Vec<(Range<usize>, f32)> {
    let row = features.row(counts);
    let values: BTreeMap<u32, f32> = row.sparse.iter().copied().collect();
    let direction: Vector = weights.dense_leads(class, DIMENSIONS).try_into().unwrap_or([0.0; DIMENSIONS]);
    let says = Says { features, weights, class, values: &values, counts, direction, length: vector_length(counts) };
    let mut found: BTreeMap<Hash, (Range<usize>, f32)> = BTreeMap::new();
    let mut before: Option<(Hash, f32)> = None;
    let mut room = Room::default();
    words::words(text, |word| {
        let hash = words::word(word.form);
        // Half of what a pair says is each word's.
        let with_before = before.map_or(0.0, |(first, _)| says.of_word(words::pair(first, hash)) / 2.0);
        if let Some((first, _)) = before
            && let Some(entry) = found.get_mut(&first)
        {
            entry.1 += with_before;
        }
        let own = says.of_word(hash) + with_before + says.of_grams(word.form, &mut room) + says.of_pieces(word.form);
        found.entry(hash).or_insert_with(|| (word.range.clone(), 0.0)).1 += own;
        before = Some((hash, own));
    });
    let mut speaking: Vec<(Range<usize>, f32)> = found.into_values().filter(|(_, weight)| *weight > 0.0).collect();
    speaking.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.start.cmp(&other.0.start)));
    speaking
}

/// The length a text's vector has before it is made 1.
fn vector_length(counts: &Counts) -> f32 {
    let mut sum = [0.0; DIMENSIONS];
    for (piece, count) in &counts.pieces {
        Vectors::shared().add(*piece, damped(*count), &mut sum);
    }
    dot(&sum, &sum).sqrt()
}

/// What the parts of a word say for a class.
struct Says<'a> {
    features: &'a Features,
    weights: &'a Weights,
    class: usize,
    values: &'a BTreeMap<u32, f32>,
    counts: &'a Counts,
    direction: Vector,
    length: f32,
}

impl Says<'_> {
    /// An occurrence's share of what a word or pair says.
    fn of_word(&self, hash: Hash) -> f32 {
        let column = self.features.words.find(hash).map(|(number, _)| number);
        column.map_or(0.0, |column| self.of_column(column) / often(&self.counts.words, hash))
    }

    fn of_grams(&self, form: &str, room: &mut Room) -> f32 {
        let offset = self.features.words.len() as u32;
        let mut sum = 0.0;
        words::grams(form, room, |hash| {
            if let Some((number, _)) = self.features.grams.find(hash) {
                sum += self.of_column(offset + number) / often(&self.counts.grams, hash);
            }
        });
        sum
    }

    fn of_pieces(&self, form: &str) -> f32 {
        if self.length == 0.0 {
            return 0.0;
        }
        let (mut pieces, mut sum) = (Vec::new(), [0.0; DIMENSIONS]);
        Vectors::shared().pieces(form, &mut pieces);
        for piece in pieces {
            let count = often::<Piece>(&self.counts.pieces, piece);
            Vectors::shared().add(piece, damped(count as u32) / count, &mut sum);
        }
        dot(&sum, &self.direction) * self.features.balance.vector / self.length
    }

    fn of_column(&self, column: u32) -> f32 {
        self.values.get(&column).map_or(0.0, |value| value * self.weights.lead(column, self.class))
    }
}

fn often<T: Ord>(counts: &[(T, u32)], of: T) -> f32 {
    counts.binary_search_by(|(known, _)| known.cmp(&of)).map_or(1.0, |at| counts[at].1 as f32)
}
