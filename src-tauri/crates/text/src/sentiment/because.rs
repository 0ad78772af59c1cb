//! The words that made the tone.
//!
//! In: the valences and told words of all parts. Out: the strongest of them, strongest first, weights in points of
//! valence (−4 to 4). Never: a word twice.

use model::analysis::Evidence;

use super::learned::share;
use super::part::Scored;
use super::split::Own;
use super::support;
use crate::evidence;
use crate::lists::Hit;
use crate::tokens::Part;

/// Points of valence of a whole step on the raters' scale of −1 to 1.
const POINTS: f32 = 4.0;

/// Weaker words are no reason.
const NOTABLE: f32 = 0.1;

/// Nor are words with a smaller share than this of the strongest one's weight.
const NOTABLE_SHARE: f32 = 0.2;

/// Bytes of a part and what they weigh.
struct Reason {
    part: usize,
    start: u32,
    end: u32,
    weight: f32,
}

/// The words with the largest weights.
pub(super) fn because(parts: &[Part], hits: &[Hit], own: &Own, scored: &[Scored]) -> Vec<Evidence> {
    let mut reasons = by_valence(hits, own, scored);
    add_told(scored, &mut reasons);
    reasons.sort_by(|a, b| b.weight.abs().total_cmp(&a.weight.abs()).then((a.part, a.start).cmp(&(b.part, b.start))));
    let least = reasons.first().map_or(0.0, |strongest| NOTABLE_SHARE * strongest.weight.abs());
    let strongest = reasons.iter().take_while(|reason| reason.weight.abs() >= least).take(evidence::MOST);
    strongest.map(|reason| evidence::of_bytes(&parts[reason.part], reason.start, reason.end, reason.weight)).collect()
}

/// What has a valence, by place; of a phrase all of it, once.
fn by_valence(hits: &[Hit], own: &Own, scored: &[Scored]) -> Vec<Reason> {
    let mut reasons: Vec<Reason> = Vec::with_capacity(scored.iter().map(|part| part.valences.len()).sum());
    for (part, (range, scored)) in own.ranges.iter().zip(scored).enumerate() {
        for valence in &scored.valences {
            let (start, end) = support::extent(&own.chunks[range.start + valence.at], part as u32, hits);
            let reason = Reason { part, start, end, weight: valence.value as f32 };
            match reasons.last_mut().filter(|last| (last.part, last.start) == (part, start)) {
                Some(last) if last.weight.abs() < reason.weight.abs() => *last = reason,
                Some(_) => {}
                None => reasons.push(reason),
            }
        }
    }
    reasons
}

/// Adds the learned weights, to the reason at the same place where there is one.
fn add_told(scored: &[Scored], reasons: &mut Vec<Reason>) {
    let points = POINTS * share(scored.iter().map(|part| part.words.len()).sum());
    let known = reasons.len();
    let mut next = 0;
    for (part, scored) in scored.iter().enumerate() {
        for told in &scored.told {
            while next < known && (reasons[next].part, reasons[next].start) < (part, told.start) {
                next += 1;
            }
            let weight = told.weight * points;
            if next < known && (reasons[next].part, reasons[next].start) == (part, told.start) {
                reasons[next].weight += weight;
            } else if weight.abs() >= NOTABLE {
                reasons.push(Reason { part, start: told.start, end: told.end, weight });
            }
        }
    }
}
