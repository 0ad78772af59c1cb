//! Volume a day taken apart into slow movement, weekly pattern and rest.

use crate::stats::seasonal::{WEEK, parts, weekly_strength};
use crate::view::Decomposition;
use crate::zone::iso;

/// Whole days it needs.
const FEWEST: usize = 4 * WEEK;

/// Whole days from `first_day` on, taken apart; `None` with less than four weeks.
pub(crate) fn decompose(first_day: i64, tickets: &[u32]) -> Option<Decomposition> {
    if tickets.len() < FEWEST {
        return None;
    }
    let observed: Vec<f64> = tickets.iter().map(|&count| f64::from(count)).collect();
    let found = parts(&observed)?;
    Some(Decomposition {
        first_day: iso(first_day),
        observed,
        weekly_strength: weekly_strength(&found),
        trend: found.trend,
        weekly: found.weekly,
        rest: found.rest,
    })
}
