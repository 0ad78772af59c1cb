//! Which of several hits in the same words count.
//!
//! In: all hits. Out: those that count, by list, then place. Never: the order of the rules as a judge between two.

use super::{Hit, List};

/// Of two hits in one list, one inside the other, keeps the longer; of two in the same place, the one of larger weight
/// within each group. Patterns that point away from a category take nothing from others, and nothing takes from them.
pub(super) fn keep_longest(hits: &mut Vec<Hit>) {
    hits.sort_by(|a, b| {
        order(a).cmp(&order(b)).then(b.weight.abs().total_cmp(&a.weight.abs())).then(a.slot.cmp(&b.slot))
    });
    let mut reach: Option<Hit> = None;
    hits.retain(|hit| {
        if hit.list == List::Category && hit.weight < 0.0 {
            return true;
        }
        let inside = reach.is_some_and(|long| {
            let rivals = long.group == hit.group || (long.first, long.last) != (hit.first, hit.last);
            long.list == hit.list && hit.last <= long.last && rivals
        });
        if !inside {
            reach = Some(*hit);
        }
        !inside
    });
}

/// By list, place, longest first, and group; as one number, since it is compared often.
fn order(hit: &Hit) -> u128 {
    let shortness = u32::MAX.saturating_sub(hit.last as u32);
    (hit.list as u128) << 120 | (hit.first as u128) << 64 | (shortness as u128) << 32 | hit.group as u128
}
