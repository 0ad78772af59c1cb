//! The support layer: phrases and words of support laid over VADER's tokens.
//!
//! In: chunks and hits of the support list and of the user's words, which stand over it. Out: chunks with other roles and valences. Never: plain VADER's numbers,
//! which are taken before.

use model::ToneWord;

use super::chunks::{Chunk, Role};
use super::terms::{COURTESY, PHRASES, WORDS};
use crate::lists::{Hit, List, Lists};

/// What a hit of the support list does.
const PHRASE: u32 = 0;
const WORD: u32 = 1;
const MUTE: u32 = 2;

/// Valences lie between this and its negative.
const STRONGEST: f32 = 4.0;

/// Adds the support list and the user's own words to `lists`.
pub(crate) fn add_terms(words: &[ToneWord], lists: &mut Lists) {
    for ToneWord { pattern, valence } in words.iter().filter(|word| word.valence.is_finite()) {
        let valence = valence.clamp(-STRONGEST, STRONGEST);
        lists.add(List::OwnTone, if valence == 0.0 { MUTE } else { PHRASE }, pattern, valence);
    }
    for (pattern, valence) in PHRASES {
        lists.add(List::Support, PHRASE, pattern, *valence as f32);
    }
    for (pattern, valence) in WORDS {
        lists.add(List::Support, WORD, pattern, *valence as f32);
    }
    for pattern in COURTESY {
        lists.add(List::Support, MUTE, pattern, 0.0);
    }
}

/// The hits in one part that change its chunks.
#[derive(Clone, Copy)]
pub(super) struct Layers<'a> {
    support: &'a [Hit],
    own: &'a [Hit],
}

impl<'a> Layers<'a> {
    /// Those of part `part` among `hits`; without the support list if it does not count.
    pub fn of(hits: &'a [Hit], part: u32, support_words: bool) -> Layers<'a> {
        let support = if support_words { of_part(hits, List::Support, part) } else { &[] };
        Layers { support, own: of_part(hits, List::OwnTone, part) }
    }

    /// Lays them over the part's chunks.
    pub fn apply(self, chunks: &mut [Chunk]) {
        lay_all(self.support, chunks, lay);
        lay_all(self.own, chunks, lay_own);
    }

    /// Those whose words say nothing by themselves any more: in each of the two runs by place.
    pub fn judged(self) -> [impl Iterator<Item = &'a Hit>; 2] {
        [self.support, self.own].map(|hits| hits.iter().filter(|hit| hit.slot != WORD && counts(hit)))
    }
}

/// The hits of `list` in part `part`; hits come by list, then place.
fn of_part(hits: &[Hit], list: List, part: u32) -> &[Hit] {
    let start = hits.partition_point(|hit| (hit.list, hit.part) < (list, part));
    let end = hits.partition_point(|hit| (hit.list, hit.part) <= (list, part));
    &hits[start..end]
}

/// "doesn't work now" is no praise: a negated phrase of praise has no effect.
fn counts(hit: &Hit) -> bool {
    !(hit.slot == PHRASE && hit.first != hit.last && hit.negated && hit.weight > 0.0)
}

fn lay_all(hits: &[Hit], chunks: &mut [Chunk], lay: impl Fn(&mut [Chunk], &Hit)) {
    let mut from = 0;
    for hit in hits.iter().filter(|hit| counts(hit)) {
        while chunks.get(from).is_some_and(|chunk| chunk.end <= hit.start) {
            from += 1;
        }
        let covered = chunks[from..].iter().take_while(|chunk| chunk.start < hit.end).count();
        lay(&mut chunks[from..from + covered], hit);
    }
}

/// Lays a hit of the support list.
fn lay(covered: &mut [Chunk], hit: &Hit) {
    let Some((last, others)) = covered.split_last_mut() else { return };
    let valence = f64::from(hit.weight);
    match hit.slot {
        WORD if matches!(last.role, Role::Known | Role::Unknown) => {
            last.role = Role::Known;
            last.valence = valence;
            last.boost = 0;
        }
        PHRASE => {
            others.iter_mut().for_each(mute);
            if !(last.role == Role::Fixed && last.valence.abs() >= valence.abs()) {
                mute(last);
                last.role = Role::Fixed;
                last.valence = valence;
            }
        }
        MUTE => covered.iter_mut().for_each(mute),
        _ => {}
    }
}

/// Lays a hit of the user's words, whatever was laid before. A single word is negated and strengthened as any other; a
/// phrase says what it says.
fn lay_own(covered: &mut [Chunk], hit: &Hit) {
    for chunk in &mut *covered {
        chunk.role = Role::Muted;
        mute(chunk);
    }
    if let Some(last) = covered.last_mut().filter(|_| hit.slot == PHRASE) {
        last.role = if hit.first == hit.last { Role::Known } else { Role::Fixed };
        last.valence = f64::from(hit.weight);
    }
}

/// Takes a chunk out of the reckoning, unless a phrase gave it a valence.
fn mute(chunk: &mut Chunk) {
    if chunk.role != Role::Fixed {
        chunk.role = Role::Muted;
    }
    chunk.boost = 0;
    chunk.flags = 0;
}

/// First and last byte of what gave `chunk` of `part` its valence: the whole phrase for a phrase.
pub(super) fn extent(chunk: &Chunk, part: u32, hits: &[Hit]) -> (u32, u32) {
    if chunk.role != Role::Fixed {
        return (chunk.start, chunk.end);
    }
    // No hit of a list lies inside another, so that ends ascend as starts do: a long text has thousands of either.
    let of = |list| {
        let hits = of_part(hits, list, part);
        let near = hits.partition_point(|hit| hit.end <= chunk.start);
        let mut over = hits[near..].iter().take_while(|hit| hit.start < chunk.end);
        over.find(|hit| counts(hit) && hit.slot == PHRASE)
    };
    let phrase = of(List::OwnTone).or_else(|| of(List::Support));
    phrase.map_or((chunk.start, chunk.end), |hit| (hit.start, hit.end))
}
