//! Shares over time where nothing changes: how often any value of a list is said to grow or shrink.

use analytics::stats::holm::holm;
use analytics::stats::trend::{p_values, slope};

use crate::measured::{Measured, percent};
use crate::random::Random;

/// A list of values over time.
#[derive(Clone, Copy)]
struct List {
    name: &'static str,
    /// Values in the list.
    values: usize,
    /// Buckets of time.
    buckets: usize,
    /// Tickets a bucket, of all values.
    tickets: f64,
    /// Variance over mean of a value's tickets in a bucket.
    dispersion: f64,
    /// Chance that an incident of one to four buckets begins in a bucket, with five times as many tickets of a value.
    incidents: f64,
}

const LISTS: [List; 7] = [
    List { name: "independent, a month", values: 9, buckets: 30, tickets: 60.0, dispersion: 1.0, incidents: 0.0 },
    List { name: "independent, a week", values: 9, buckets: 7, tickets: 200.0, dispersion: 1.0, incidents: 0.0 },
    List { name: "bursty, a month", values: 9, buckets: 30, tickets: 60.0, dispersion: 4.0, incidents: 0.0 },
    List { name: "bursty, a week", values: 9, buckets: 7, tickets: 200.0, dispersion: 4.0, incidents: 0.0 },
    List { name: "bursty, a year of weeks", values: 9, buckets: 52, tickets: 400.0, dispersion: 6.0, incidents: 0.0 },
    List { name: "incidents, a month", values: 9, buckets: 30, tickets: 60.0, dispersion: 2.0, incidents: 0.01 },
    List { name: "phrases, a month", values: 300, buckets: 30, tickets: 600.0, dispersion: 2.0, incidents: 0.002 },
];

/// Percent of lists in which a value is said to change.
pub fn measure(runs: u32) -> Vec<Measured> {
    LISTS.map(|list| alarms(runs, list)).into()
}

fn alarms(runs: u32, list: List) -> Measured {
    let mut random = Random(list.buckets as u64);
    let alarms = (0..runs).filter(|_| {
        let counts: Vec<Vec<u32>> = (0..list.values).map(|value| over_time(list, value, &mut random)).collect();
        let totals: Vec<u32> = (0..list.buckets).map(|at| counts.iter().map(|value| value[at]).sum()).collect();
        let enough = counts.iter().filter(|value| value.iter().sum::<u32>() >= 20);
        let slopes: Vec<_> = enough.filter_map(|value| slope(value, &totals)).collect();
        holm(&p_values(&slopes)).iter().any(|&p| p < 0.05)
    });
    let found = percent(alarms.count() as u32, runs);
    Measured { what: format!("False alarms over a list: {}", list.name), found, asked: 0.0..=6.0 }
}

/// Tickets of a value; the first ones are the larger.
fn over_time(list: List, value: usize, random: &mut Random) -> Vec<u32> {
    let weight = 1.0 / (value + 1) as f64;
    let all: f64 = (1..=list.values).map(|value| 1.0 / value as f64).sum();
    let mut left = 0;
    let bucket = |_| {
        if random.happens(list.incidents) {
            left = 1 + random.below(4);
        }
        let more = if left > 0 { 5.0 } else { 1.0 };
        left = left.saturating_sub(1);
        random.dispersed(more * list.tickets * weight / all, list.dispersion)
    };
    (0..list.buckets).map(bucket).collect()
}
