//! Medians of times when some tickets are still open: a period that is cut at as-of.
//!
//! Tickets come in evenly over the period. Half are solved within a day or so, half take weeks; as-of is the period's end,
//! so that 22 % are still open and the slow ones are missing among the solved.

use analytics::stats::percentile;
use analytics::stats::proportion::difference_of;
use analytics::stats::survival::Sample;

use crate::measured::{Measured, NINETY_FIVE, percent};
use crate::random::Random;

const HOUR_MS: f64 = 3.6e6;
/// Length of the period, hours.
const PERIOD: f64 = 50.0 * 24.0;
/// Mean time of the quick half and of the slow half, hours.
const MEANS: (f64, f64) = (20.0, 600.0);

const IN_DAYS: &str = "whole days";

/// How long a ticket takes, hours.
type Takes = fn(&mut Random) -> f64;

/// Half quick, half slow.
fn mixed(random: &mut Random) -> f64 {
    let mean = if random.happens(0.5) { MEANS.0 } else { MEANS.1 };
    random.exponential(mean)
}

/// All alike, but with a long tail.
fn lognormal(random: &mut Random) -> f64 {
    (160.0_f64.ln() + 1.9 * random.normal()).exp()
}

/// All alike.
fn exponential(random: &mut Random) -> f64 {
    random.exponential(270.0)
}

/// Whole days only, as some exports tell times.
fn in_days(random: &mut Random) -> f64 {
    24.0 * (random.exponential(270.0) / 24.0).ceil()
}

/// `n` tickets as they stand at as-of.
fn period(n: u32, takes: Takes, random: &mut Random) -> Sample {
    let mut all = Sample::default();
    for _ in 0..n {
        let age = random.uniform() * PERIOD;
        let takes = takes(random);
        all.push((takes.min(age) * HOUR_MS) as i64, takes <= age, 0);
    }
    all.sort();
    all
}

/// The time by which half are done, hours: halved until it is found where a law is known.
fn truth(done_by: impl Fn(f64) -> f64) -> f64 {
    let (mut low, mut high) = (0.0, PERIOD);
    for _ in 0..60 {
        let middle = f64::midpoint(low, high);
        *(if done_by(middle) < 0.5 { &mut low } else { &mut high }) = middle;
    }
    high
}

/// The true median of [`mixed`], hours.
fn mixed_truth() -> f64 {
    truth(|time| 1.0 - 0.5 * (-time / MEANS.0).exp() - 0.5 * (-time / MEANS.1).exp())
}

/// A large period: open tickets, the median, and the median of the solved ones only, each beside what is asked.
pub fn bias(n: u32) -> Vec<Measured> {
    let all = period(n, mixed, &mut Random(22));
    let (found, truth) = (all.estimate(), mixed_truth());
    let share = |millis: Option<f64>| 100.0 * millis.unwrap_or(f64::NAN) / HOUR_MS / truth;
    let solved = percentile::of_sorted(&all.ended(), 0.5);
    let measured = |what: &str, found, asked| Measured { what: what.into(), found, asked };
    vec![
        measured("Still open at as-of", percent(found.censored, n), 21.0..=23.0),
        measured("Median of all, of the true one", share(found.median), 95.0..=105.0),
        measured("Median of the solved only, of the true one", share(solved), 45.0..=55.0),
    ]
}

/// Share of intervals of the median that hold the true one.
pub fn measure(runs: u32) -> Vec<Measured> {
    let ln_2 = std::f64::consts::LN_2;
    let laws: [(&str, Takes, f64); 4] = [
        ("half quick, half slow", mixed, mixed_truth()),
        ("long tail", lognormal, 160.0),
        ("all alike", exponential, 270.0 * ln_2),
        (IN_DAYS, in_days, 24.0 * (270.0 * ln_2 / 24.0).ceil()),
    ];
    let grid = laws.into_iter().flat_map(|law| [30, 60, 200, 1_000].map(|n| (law, n)));
    grid.map(|((name, takes, truth), n)| {
        let mut random = Random(u64::from(n));
        let (mut holds, mut said) = (0, 0);
        for _ in 0..runs {
            if let Some((low, high)) = period(n, takes, &mut random).estimate().interval {
                said += 1;
                holds += u32::from(low <= truth * HOUR_MS && truth * HOUR_MS <= high);
            }
        }
        let what = format!("Median, {name}, n {n}, said in {:.0} %", percent(said, runs));
        // Where whole tickets share a time the interval can't end between two of them: it may hold the truth more often.
        let asked = if name == IN_DAYS { 92.0..=100.0 } else { NINETY_FIVE };
        Measured { what, found: percent(holds, said), asked }
    })
    .collect()
}

/// Share of intervals of a difference of two medians that hold the true one: two periods side by side.
pub fn differences(runs: u32) -> Vec<Measured> {
    let ln_2 = std::f64::consts::LN_2;
    let slower: Takes = |random| random.exponential(400.0);
    let pairs: [(&str, [Takes; 2], f64); 3] = [
        ("half quick, half slow", [mixed, mixed], 0.0),
        ("alike, and slower", [exponential, slower], (400.0 - 270.0) * ln_2),
        ("long tail", [lognormal, lognormal], 0.0),
    ];
    let grid = pairs.into_iter().flat_map(|pair| [40, 200].map(|n| (pair, n)));
    grid.map(|((name, [before, now], truth), n)| {
        let mut random = Random(u64::from(n) + 7);
        let (mut holds, mut said) = (0, 0);
        for _ in 0..runs {
            let [a, b] = [before, now].map(|takes| whole(&period(n, takes, &mut random)));
            if let Some((low, high)) = b.zip(a).map(|(b, a)| difference_of(b, a)) {
                said += 1;
                holds += u32::from(low <= truth * HOUR_MS && truth * HOUR_MS <= high);
            }
        }
        let what = format!("Difference of medians, {name}, n {n}");
        Measured { what, found: percent(holds, said), asked: NINETY_FIVE }
    })
    .collect()
}

/// Median with its interval, where both are known.
fn whole(sample: &Sample) -> Option<(f64, (f64, f64))> {
    let found = sample.estimate();
    found.median.zip(found.interval)
}
