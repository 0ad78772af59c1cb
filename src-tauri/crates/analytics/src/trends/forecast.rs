//! How many tickets come in the next four weeks, learnt from the days so far.
//!
//! In: tickets a day. Out: an expectation and intervals for each day ahead. Never: a day that is not over.
//!
//! Square roots of counts scatter alike whatever their size, so the series is smoothed on that scale. A model's own
//! intervals are too narrow, since it takes its parameters for known: they are widened by the error of the weekly pattern, and
//! by how far off the same model would have been from earlier starting points.

use rayon::prelude::*;

use crate::stats::normal::Z95;
use crate::stats::seasonal::{Ahead, WEEK, ahead};
use crate::view::{Forecast, ForecastDay};
use crate::zone::iso;

/// Days ahead.
pub const DAYS: usize = 28;
/// Whole days a forecast needs.
pub const FEWEST: usize = 8 * WEEK;
/// Days looked back at most.
const MOST: usize = 104 * WEEK;
/// Whole days an earlier starting point needs before it.
const FEWEST_BEFORE: usize = 6 * WEEK;
/// Earlier starting points, a week apart.
const STARTS: usize = 10;
/// Half-width of an 80 % interval in standard errors.
const Z80: f64 = 1.281_551_565_544_600_4;
/// Levels move at least so much a day, as a share of a day's scatter, even where the days so far do not show it.
const LEAST_DRIFT: f64 = 0.05;
/// Errors that the model's own counts for beside those tried.
const PRIOR: f64 = 10.0;
/// Errors tried that count at most: those of one starting point go together.
const MOST_TRIED: f64 = 200.0;
/// How much wider intervals are with eight weeks, since few starting points could be tried; falls with the square of time.
const WIDER_WHEN_SHORT: f64 = 0.08;

/// Tickets expected on the 28 days that begin with `first_ahead`, given those of the whole days before it, oldest first.
/// `None` with less than [`FEWEST`] days, or where they follow no model.
pub fn forecast(first_ahead: i64, tickets: &[u32]) -> Option<Forecast> {
    let tickets = &tickets[tickets.len().saturating_sub(MOST)..];
    let path = Path::of(tickets)?;
    let day = |(day, at): (i64, usize)| ForecastDay {
        day: iso(day),
        expected: path.expected[at],
        likely: path.interval(at, Z80),
        nearly_sure: path.interval(at, Z95),
    };
    let tried = tickets.len().checked_sub(DAYS).and_then(|end| Tried::of(&tickets[..end], &tickets[end..]));
    Some(Forecast {
        days: (first_ahead..).zip(0..DAYS).map(day).collect(),
        learnt_from: tickets.len() as u32,
        total: path.total(),
        tried_error: tried.as_ref().and_then(|tried| tried.error),
        naive_error: tried.as_ref().and_then(|tried| tried.naive),
        tried_inside: tried.map(|tried| tried.inside),
    })
}

/// Square roots as 2√(x + 3/8): variance 1 for Poisson counts (Anscombe 1948).
pub(crate) fn rooted(tickets: f64) -> f64 {
    2.0 * (tickets + 0.375).sqrt()
}

/// The count behind a root.
pub(crate) fn unrooted(root: f64) -> f64 {
    (root.max(0.0).powi(2) / 4.0 - 0.375).max(0.0)
}

/// What lies ahead, roots with their errors, and the counts expected.
struct Path {
    roots: Vec<f64>,
    errors: Errors,
    expected: Vec<f64>,
}

impl Path {
    fn of(tickets: &[u32]) -> Option<Path> {
        if tickets.len() < FEWEST {
            return None;
        }
        let roots: Vec<f64> = tickets.iter().map(|&count| rooted(f64::from(count))).collect();
        let model = ahead(&roots, DAYS)?;
        let (day, sum) = widening(&roots);
        let short = 1.0 + WIDER_WHEN_SHORT * (FEWEST as f64 / roots.len() as f64).powi(2);
        let errors = Errors { day: day * short, sum: sum.max(day) * short, ..Errors::of(&model, roots.len()) };
        // The mean of squares is the square of the mean and the variance.
        let mean =
            |(root, at): (&f64, usize)| ((root.max(0.0).powi(2) + errors.of_day(at).powi(2)) / 4.0 - 0.375).max(0.0);
        let expected = model.expected.iter().zip(0..).map(mean).collect();
        Some(Path { roots: model.expected, errors, expected })
    }

    fn interval(&self, at: usize, z: f64) -> (f64, f64) {
        let half = z * self.errors.of_day(at);
        (unrooted(self.roots[at] - half).min(self.expected[at]), unrooted(self.roots[at] + half).max(self.expected[at]))
    }

    /// All days together with an 80 % interval.
    fn total(&self) -> (f64, f64, f64) {
        let total: f64 = self.expected.iter().sum();
        // A root that is off by one makes the count off by half the root.
        let weights: Vec<f64> = self.roots.iter().map(|root| root.max(0.0) / 2.0).collect();
        let half = Z80 * self.errors.of_sum(&weights);
        (total, (total - half).max(0.0), total + half)
    }
}

/// How far off roots will be.
struct Errors {
    /// What one day's surprise still adds after so many days; the first is 1.
    echo: Vec<f64>,
    /// Standard deviation of a day's surprise.
    surprise: f64,
    /// Variance of the weekly pattern's own estimate.
    pattern: f64,
    /// By how much days were farther off than that.
    day: f64,
    /// By how much sums of days were.
    sum: f64,
}

impl Errors {
    fn of(model: &Ahead, learnt_from: usize) -> Errors {
        let first = model.error[0];
        let grown = |pair: &[f64]| ((pair[1].powi(2) - pair[0].powi(2)).max(0.0).sqrt() / first).max(LEAST_DRIFT);
        let echo = std::iter::once(1.0).chain(model.error.windows(2).map(grown)).collect();
        // Each weekday is estimated from a seventh of the days, those at the end from about half of them.
        let pattern = first.powi(2) * 2.0 * WEEK as f64 / learnt_from as f64;
        Errors { echo, surprise: first, pattern, day: 1.0, sum: 1.0 }
    }

    fn of_day(&self, at: usize) -> f64 {
        let echoes: f64 = self.echo[..=at].iter().map(|echo| echo * echo).sum();
        self.day * (echoes * self.surprise.powi(2) + self.pattern).sqrt()
    }

    /// Error of a weighted sum of the first days.
    fn of_sum(&self, weights: &[f64]) -> f64 {
        let from = |first: usize| {
            let echoed: f64 = weights[first..].iter().zip(&self.echo).map(|(weight, echo)| weight * echo).sum();
            (echoed * self.surprise).powi(2)
        };
        let surprises: f64 = (0..weights.len()).map(from).sum();
        let weekday = |day: usize| weights.iter().skip(day).step_by(WEEK).sum::<f64>().powi(2) * self.pattern;
        self.sum * (surprises + (0..WEEK).map(weekday).sum::<f64>()).sqrt()
    }
}

/// By how much days, and sums of days, were farther off than the model says, from earlier starting points.
fn widening(roots: &[f64]) -> (f64, f64) {
    let starts = (1..=STARTS).map(|weeks| roots.len().saturating_sub(weeks * WEEK));
    let fewest = FEWEST_BEFORE.max(roots.len() / 2);
    let starts: Vec<usize> = starts.take_while(|&start| start >= fewest).collect();
    let tried: Vec<Option<(f64, f64, f64)>> = starts.par_iter().map(|&start| off_from(roots, start)).collect();
    let (mut squares, mut days, mut sums, mut n) = (0.0, 0.0, 0.0, 0.0);
    for (square, of, sum) in tried.into_iter().flatten() {
        (squares, days, sums, n) = (squares + square, days + of, sums + sum, n + 1.0);
    }
    if days == 0.0 {
        return (1.0, 1.0);
    }
    let weight = days.min(MOST_TRIED);
    let day = (squares / days * weight + PRIOR) / (weight + PRIOR);
    (day.sqrt(), ((sums + 2.0 * day) / (n + 2.0)).sqrt())
}

/// From one starting point: squared errors as multiples of what the model says, of how many days, and that of their sum.
fn off_from(roots: &[f64], start: usize) -> Option<(f64, f64, f64)> {
    let truth = &roots[start..roots.len().min(start + DAYS)];
    let model = ahead(&roots[..start], DAYS)?;
    let errors = Errors::of(&model, start);
    let off: Vec<f64> = truth.iter().zip(&model.expected).map(|(truth, expected)| truth - expected).collect();
    let squares = off.iter().enumerate().map(|(at, off)| (off / errors.of_day(at)).powi(2)).sum();
    let sum = off.iter().sum::<f64>() / errors.of_sum(&vec![1.0; off.len()]);
    Some((squares, off.len() as f64, sum.powi(2)))
}

/// How a forecast of days that are known by now would have done.
struct Tried {
    error: Option<f64>,
    naive: Option<f64>,
    inside: f64,
}

impl Tried {
    fn of(before: &[u32], truth: &[u32]) -> Option<Tried> {
        let path = Path::of(before)?;
        let last_week = &before[before.len() - WEEK..];
        let naive = last_week.iter().cycle().map(|&count| f64::from(count));
        let mean: f64 = truth.iter().map(|&count| f64::from(count)).sum::<f64>() / truth.len() as f64;
        let off = |expected: &mut dyn Iterator<Item = f64>| {
            let sum: f64 =
                truth.iter().zip(expected).map(|(&count, expected)| (f64::from(count) - expected).abs()).sum();
            (mean > 0.0).then(|| 100.0 * sum / truth.len() as f64 / mean)
        };
        let within = |(at, &count): (usize, &u32)| {
            let (low, high) = path.interval(at, Z80);
            (low..=high).contains(&f64::from(count))
        };
        let inside = truth.iter().enumerate().filter(|&day| within(day)).count();
        Some(Tried {
            error: off(&mut path.expected.iter().copied()),
            naive: off(&mut { naive }),
            inside: 100.0 * inside as f64 / truth.len() as f64,
        })
    }
}
