//! Daily series with a weekly pattern: taken apart by STL, and what the rest of it comes to by exponential smoothing.
//! The only file that names augurs.
//!
//! In: values a day. Out: parts, expectations with their errors. Never: counts, dates, randomness.

use augurs::ets::AutoETS;
use augurs::mstl::stlrs::{self, MstlParams};
use augurs::{Fit, Predict};

/// Days of the pattern.
pub const WEEK: usize = 7;
/// Weeks over which the pattern of a weekday is smoothed: it changes slowly, and a longer look scatters less.
const PATTERN_WEEKS: usize = 35;
/// Level of the intervals asked of the model, and how many standard errors they reach on either side.
const LEVEL: (f64, f64) = (0.8, 1.281_551_565_544_600_4);

/// A series taken apart. Values are trend + weekly + rest.
#[derive(Clone, Debug, PartialEq)]
pub struct Parts {
    /// Slow movement.
    pub trend: Vec<f64>,
    /// What the weekday adds or takes.
    pub weekly: Vec<f64>,
    /// What is left.
    pub rest: Vec<f64>,
}

/// What comes after a series.
#[derive(Clone, Debug, PartialEq)]
pub struct Ahead {
    /// Expected value of each day ahead.
    pub expected: Vec<f64>,
    /// Standard error of the model for each day ahead, as if its parameters were known.
    pub error: Vec<f64>,
}

/// STL with a weekly pattern (Cleveland et al. 1990), robust, so that single days far off bend neither trend nor pattern.
/// `None` with less than two weeks, or values it can't work with.
pub fn parts(values: &[f64]) -> Option<Parts> {
    if values.len() < 2 * WEEK {
        return None;
    }
    let mut single = stlrs::params();
    single.robust(true);
    let mut params = MstlParams::new();
    params.stl_params(single).seasonal_lengths(&[PATTERN_WEEKS]);
    let series: Vec<f32> = values.iter().map(|&value| value as f32).collect();
    let found = params.fit(&series, &[WEEK]).ok()?;
    let wide = |part: &[f32]| part.iter().map(|&value| f64::from(value)).collect::<Vec<f64>>();
    let (trend, weekly) = (wide(found.trend()), wide(found.seasonal().first()?));
    let rest: Vec<f64> = values.iter().zip(&trend).zip(&weekly).map(|((value, a), b)| value - a - b).collect();
    rest.iter().all(|value| value.is_finite()).then_some(Parts { trend, weekly, rest })
}

/// The `days` after a series: its pattern goes on, and what is left without it is smoothed exponentially, with the
/// level, trend and damping that describe it best (Hyndman et al. 2008; corrected AIC). `None` as [`parts`].
pub fn ahead(values: &[f64], days: usize) -> Option<Ahead> {
    let parts = parts(values)?;
    let level: Vec<f64> = parts.trend.iter().zip(&parts.rest).map(|(trend, rest)| trend + rest).collect();
    let found = AutoETS::new(1, "AZN").ok()?.fit(&level).ok()?.predict(days, LEVEL.0).ok()?;
    let intervals = found.intervals?;
    let last_week = &parts.weekly[parts.weekly.len() - WEEK..];
    let expected: Vec<f64> =
        found.point.iter().zip(last_week.iter().cycle()).map(|(level, week)| level + week).collect();
    let half = |(upper, lower): (&f64, &f64)| (upper - lower) / 2.0 / LEVEL.1;
    let error: Vec<f64> = intervals.upper.iter().zip(&intervals.lower).map(half).collect();
    let usable =
        expected.iter().all(|value| value.is_finite()) && error.iter().all(|error| *error > 0.0 && error.is_finite());
    (usable && expected.len() == days && error.len() == days).then_some(Ahead { expected, error })
}

/// How much of what the trend leaves is the weekly pattern, 0–1 (Wang, Smith & Hyndman 2006).
pub fn weekly_strength(parts: &Parts) -> f64 {
    let both: Vec<f64> = parts.weekly.iter().zip(&parts.rest).map(|(weekly, rest)| weekly + rest).collect();
    let whole = variance(&both);
    if whole > 0.0 { (1.0 - variance(&parts.rest) / whole).max(0.0) } else { 0.0 }
}

fn variance(values: &[f64]) -> f64 {
    let mean = values.iter().sum::<f64>() / values.len().max(1) as f64;
    values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / values.len().max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_is_found_and_goes_on() {
        let week = [30.0, 28.0, 27.0, 26.0, 24.0, 10.0, 8.0];
        let wobble = |day: usize| ((day * 7919) % 13) as f64 / 13.0 - 0.5;
        let values: Vec<f64> = (0..140).map(|day| week[day % 7] + day as f64 / 20.0 + wobble(day)).collect();
        let found = parts(&values).unwrap_or_else(|| panic!("parts"));
        for (day, value) in values.iter().enumerate() {
            assert!((value - found.trend[day] - found.weekly[day] - found.rest[day]).abs() < 1e-9);
        }
        assert!(weekly_strength(&found) > 0.95, "{}", weekly_strength(&found));
        let ahead = ahead(&values, 28).unwrap_or_else(|| panic!("ahead"));
        for (day, expected) in ahead.expected.iter().enumerate() {
            let truth = week[day % 7] + (140 + day) as f64 / 20.0;
            assert!((expected - truth).abs() < 2.5, "day {day}: {expected} is not {truth}");
        }
    }

    #[test]
    fn too_little_and_nothing_at_all() {
        assert_eq!(parts(&[1.0; 13]), None);
        for level in [0.0, 5.0] {
            let flat = ahead(&[level; 70], 28);
            assert!(flat.is_none_or(|flat| flat.expected.iter().all(|value| (value - level).abs() < 0.5)));
        }
    }
}
