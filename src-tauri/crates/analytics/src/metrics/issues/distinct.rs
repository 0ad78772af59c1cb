//! Phrases that say the same: found in nearly the same tickets, as a phrase and the longer one that it is part of.
//!
//! In: ranked phrases, the rows. Out: the first of those that say the same. Never: the words, which only the texts have.

use model::columns::Slice;

use super::map::PhraseMap;
use super::{Likely, Scope, visit};

/// Phrases compared with each other; nobody reads on so far.
const COMPARED: usize = 200;

/// Share of the more common phrase's tickets from which both say the same.
const NEARLY_ALL: f64 = 0.6;

/// Cells by the low part of hashes: most phrases of a row are not compared, and need no look-up.
const CELLS: usize = 1 << 16;

/// Places of the first phrases, each a hash and its tickets, without those whose tickets are nearly those of one before.
pub(crate) fn distinct(ranked: &[(u64, u32)], slices: &[Slice], scope: &Scope) -> Vec<usize> {
    let compared = &ranked[..ranked.len().min(COMPARED)];
    let common = Common::count(compared, slices, scope);
    let mut kept: Vec<usize> = Vec::new();
    for (place, &(_, tickets)) in compared.iter().enumerate() {
        let says_the_same = |&other: &usize| {
            f64::from(common.tickets(place, other)) >= NEARLY_ALL * f64::from(tickets.max(compared[other].1))
        };
        if !kept.iter().any(says_the_same) {
            kept.push(place);
        }
    }
    kept
}

/// Tickets that two phrases have in common.
struct Common {
    phrases: usize,
    /// By the later phrase × `phrases` + the earlier one.
    tickets: Vec<u32>,
}

impl Common {
    fn count(compared: &[(u64, u32)], slices: &[Slice], scope: &Scope) -> Common {
        let mut places = PhraseMap::<usize>::with_room(compared.len());
        let mut likely = Likely::none(CELLS);
        for (place, &(hash, _)) in compared.iter().enumerate() {
            *places.entry(hash) = place;
            likely.add(hash);
        }
        let mut common = Common { phrases: compared.len(), tickets: vec![0; compared.len() * compared.len()] };
        let mut present: Vec<usize> = Vec::new();
        visit(slices, scope, |phrases, now, _| {
            if now {
                present.clear();
                for &phrase in phrases.iter().filter(|&&phrase| likely.has(phrase)) {
                    present.extend(places.get_mut(phrase).map(|place| *place));
                }
                common.add(&present);
            }
        });
        common
    }

    fn add(&mut self, present: &[usize]) {
        for (at, &one) in present.iter().enumerate() {
            for &other in &present[..at] {
                self.tickets[one.max(other) * self.phrases + one.min(other)] += 1;
            }
        }
    }

    fn tickets(&self, one: usize, other: usize) -> u32 {
        self.tickets[one.max(other) * self.phrases + one.min(other)]
    }
}
