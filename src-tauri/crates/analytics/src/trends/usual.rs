//! How many tickets are usual on each day, by slow movement and weekday, and which days are not.
//!
//! In: tickets a day. Out: an expectation and a range for days that are out of it. Never: a mean, which the very days
//! looked for would bend: medians and their deviations only.

use std::collections::BTreeMap;

use crate::stats::counts::quantile;
use crate::trends::forecast::{rooted, unrooted};

/// Whole days needed to know what is usual.
const FEWEST: usize = 28;
/// Days on either side that the slow movement is taken from: five whole weeks.
const AROUND: usize = 17;
/// Weeks on either side that a weekday is compared over.
const WEEKS: usize = 8;
/// Days on either side that the scatter is taken from.
const SCATTER: usize = 91;
/// Chance of either side that an ordinary day is called out of the ordinary: about one day in three years.
const CHANCE: f64 = 0.000_5;
/// Days that near in scatters are not looked at closer.
const NEAR: f64 = 2.3;
/// Tickets that a day is off by at least.
const FEWEST_OFF: f64 = 5.0;
/// Days between two low ones that make a stretch of days off.
const STRETCH: usize = 4;

/// A day out of the ordinary.
#[derive(Clone, Debug, PartialEq)]
pub struct Unusual {
    /// Its place among the days.
    pub place: usize,
    /// Tickets expected.
    pub expected: f64,
    /// Fewest and most that are ordinary.
    pub usual: (f64, f64),
}

/// The days out of the ordinary, in order. Several low days in a row are holidays, which nobody needs to be told of.
pub fn unusual(tickets: &[u32]) -> Vec<Unusual> {
    if tickets.len() < FEWEST {
        return Vec::new();
    }
    let roots: Vec<f64> = tickets.iter().map(|&count| rooted(f64::from(count))).collect();
    let usual = usual(&roots);
    let rest: Vec<f64> = roots.iter().zip(&usual).map(|(root, usual)| root - usual).collect();
    let scatter = scatter(&rest);
    let found = (0..tickets.len()).filter(|&place| rest[place].abs() > NEAR * scatter[place]);
    let mut found: BTreeMap<usize, Unusual> = found
        .filter_map(|place| {
            let expected = unrooted(usual[place]);
            let dispersion = scatter[place].powi(2);
            let range = (quantile(CHANCE, expected, dispersion), quantile(1.0 - CHANCE, expected, dispersion));
            let count = f64::from(tickets[place]);
            let out = (count < range.0 || count > range.1) && (count - expected).abs() >= FEWEST_OFF;
            out.then_some((place, Unusual { place, expected, usual: range }))
        })
        .collect();
    let low: Vec<usize> = found.values().filter(|day| is_low(day, tickets)).map(|day| day.place).collect();
    for pair in low.windows(2).filter(|pair| is_stretch(pair[0], pair[1], tickets, &usual)) {
        pair.iter().for_each(|place| _ = found.remove(place));
    }
    found.into_values().collect()
}

fn is_low(day: &Unusual, tickets: &[u32]) -> bool {
    f64::from(tickets[day.place]) < day.usual.0
}

/// Whether nothing but quiet days lies between two low ones: weekends, and days lower than usual.
fn is_stretch(one: usize, other: usize, tickets: &[u32], usual: &[f64]) -> bool {
    let most = unrooted(usual[one].max(usual[other])) / 2.0;
    other - one <= STRETCH && tickets[one + 1..other].iter().all(|&count| f64::from(count) < most)
}

/// Roots expected: slow movement + weekday, each the median of what the other leaves, twice over.
fn usual(roots: &[f64]) -> Vec<f64> {
    let mut weekly = vec![0.0; roots.len()];
    let mut trend = Vec::new();
    for _ in 0..2 {
        let level: Vec<f64> = roots.iter().zip(&weekly).map(|(root, weekly)| root - weekly).collect();
        trend = (0..roots.len()).map(|place| median(&mut around(&level, place, AROUND, 1))).collect();
        let left: Vec<f64> = roots.iter().zip(&trend).map(|(root, trend)| root - trend).collect();
        weekly = (0..roots.len()).map(|place| median(&mut around(&left, place, WEEKS, 7))).collect();
    }
    trend.iter().zip(&weekly).map(|(trend, weekly)| trend + weekly).collect()
}

/// Robust standard deviation about each day, at least that of chance alone.
fn scatter(rest: &[f64]) -> Vec<f64> {
    let away: Vec<f64> = rest.iter().map(|rest| rest.abs()).collect();
    let of_week = |week: usize| (1.4826 * median(&mut around(&away, week * 7, SCATTER, 1))).max(1.0);
    let weeks: Vec<f64> = (0..=rest.len() / 7).map(of_week).collect();
    (0..rest.len()).map(|place| weeks[place / 7]).collect()
}

/// The values up to `reach` steps before and after a place; at either end as many, but farther on the other side.
fn around(values: &[f64], place: usize, reach: usize, step: usize) -> Vec<f64> {
    let place = place.min(values.len() - 1);
    let after = (values.len() - 1 - place) / step;
    let back = (place / step).min(reach + reach.saturating_sub(after));
    values[place - back * step..].iter().step_by(step).take(2 * reach + 1).copied().collect()
}

fn median(values: &mut [f64]) -> f64 {
    let middle = values.len() / 2;
    if values.is_empty() {
        return 0.0;
    }
    let odd = values.len() % 2 == 1;
    let (below, &mut high, _) = values.select_nth_unstable_by(middle, f64::total_cmp);
    let low = below.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    if odd { high } else { (low + high) / 2.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WEEK: [u32; 7] = [60, 55, 52, 50, 48, 12, 9];

    fn days(weeks: usize, change: impl Fn(usize, &mut u32)) -> Vec<u32> {
        let wobble = |day: usize| (day * 7919) % 9;
        let mut days: Vec<u32> = (0..weeks * 7).map(|day| WEEK[day % 7] + wobble(day) as u32).collect();
        days.iter_mut().enumerate().for_each(|(day, count)| change(day, count));
        days
    }

    fn check(weeks: usize, change: impl Fn(usize, &mut u32), expected: &[usize]) {
        let found: Vec<usize> = unusual(&days(weeks, change)).into_iter().map(|day| day.place).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn days_that_stand_out() {
        check(20, |_, _| {}, &[]);
        check(3, |day, count| *count += u32::from(day == 10) * 200, &[]);
        check(20, |day, count| *count += u32::from(day == 70) * 60, &[70]);
        check(20, |day, count| *count += u32::from(day == 139) * 60, &[139]);
        // A Saturday like a Monday; a single day off.
        check(20, |day, count| *count += u32::from(day == 75) * 40, &[75]);
        check(20, |day, count| *count = if day == 71 { 3 } else { *count }, &[71]);
        // Holidays in a row, also over a weekend, and a slow rise.
        check(20, |day, count| *count = if (70..75).contains(&day) { 8 } else { *count }, &[]);
        check(20, |day, count| *count = if [74, 77].contains(&day) { 8 } else { *count }, &[]);
        check(20, |day, count| *count += day as u32 / 3, &[]);
    }

    #[test]
    fn the_range_is_told() {
        let found = unusual(&days(20, |day, count| *count += u32::from(day == 70) * 60));
        assert!((60.0..66.0).contains(&found[0].expected), "{found:?}");
        assert!(found[0].usual.0 < 45.0 && found[0].usual.1 > 80.0, "{found:?}");
    }
}
