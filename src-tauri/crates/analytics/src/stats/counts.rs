//! Whether two counts differ beyond chance, given how long or how many cases each was counted over.

use super::normal::{Z95, two_sided};

/// Above this many events together the normal approximation is as good as the exact test.
const EXACT_UP_TO: u32 = 2_000;

/// Two-sided p-value that two Poisson counts have the same rate: given their total, the first is binomial with the share
/// of its exposure (Przyborowski & Wilenski 1940). Twice the smaller tail, at most 1.
///
/// Exposures are in one unit of any kind (time, cases) and positive. `None` when nothing was counted.
pub fn same_rate(now: u32, exposure: f64, before: u32, exposure_before: f64) -> Option<f64> {
    let total = now + before;
    if total == 0 || exposure <= 0.0 || exposure_before <= 0.0 {
        return None;
    }
    let share = exposure / (exposure + exposure_before);
    let expected = f64::from(total) * share;
    let score = (f64::from(now) - expected) / (expected * (1.0 - share)).sqrt();
    if total > EXACT_UP_TO || score.abs() < 0.5 {
        return Some(two_sided(score));
    }
    let tail = if f64::from(now) > expected {
        upper_tail(now, total, share)
    } else {
        upper_tail(total - now, total, 1.0 - share)
    };
    Some((2.0 * tail).min(1.0))
}

/// The same for totals of days that scatter more than chance alone: the score is divided by the root of `dispersion`
/// (variance over mean, at least 1).
pub fn same_rate_dispersed(now: u32, exposure: f64, before: u32, exposure_before: f64, dispersion: f64) -> Option<f64> {
    if dispersion <= 1.0 {
        return same_rate(now, exposure, before, exposure_before);
    }
    let total = f64::from(now) + f64::from(before);
    if total == 0.0 || exposure <= 0.0 || exposure_before <= 0.0 {
        return None;
    }
    let share = exposure / (exposure + exposure_before);
    let score = (f64::from(now) - total * share) / (total * share * (1.0 - share) * dispersion).sqrt();
    Some(two_sided(score))
}

/// 95 % interval of a rate: events over an exposure, of days that scatter `dispersion` times as much as by chance (score
/// interval of a Poisson count, Rao 1948; a dispersed count is as sure as one that many times smaller).
pub fn rate_interval(events: u32, exposure: f64, dispersion: f64) -> (f64, f64) {
    let counted = f64::from(events) / dispersion;
    let (centre, half) = (counted + Z95 * Z95 / 2.0, Z95 * (counted + Z95 * Z95 / 4.0).sqrt());
    let rate = |counted: f64| counted.max(0.0) * dispersion / exposure;
    (rate(centre - half), rate(centre + half))
}

/// Variance over mean of daily counts about the mean of their weekday, which is not chance; at least 1.
pub fn dispersion(days: &[u32], first_weekday: usize) -> f64 {
    if days.len() < 14 {
        return 1.0;
    }
    let (mut sums, mut counts) = ([0.0; 7], [0.0; 7]);
    for (index, &tickets) in days.iter().enumerate() {
        sums[(first_weekday + index) % 7] += f64::from(tickets);
        counts[(first_weekday + index) % 7] += 1.0;
    }
    let chi_square: f64 = days
        .iter()
        .enumerate()
        .map(|(index, &tickets)| {
            let weekday = (first_weekday + index) % 7;
            let mean = sums[weekday] / counts[weekday];
            if mean > 0.0 { (f64::from(tickets) - mean).powi(2) / mean } else { 0.0 }
        })
        .sum();
    (chi_square / (days.len() - 7) as f64).max(1.0)
}

/// Variance over mean of counts that should be alike; at least 1, and 1 for less than four.
pub fn scatter(counts: &[u32]) -> f64 {
    let n = counts.len() as f64;
    let mean = counts.iter().map(|&count| f64::from(count)).sum::<f64>() / n;
    if counts.len() < 4 || mean == 0.0 {
        return 1.0;
    }
    let squares: f64 = counts.iter().map(|&count| (f64::from(count) - mean).powi(2)).sum();
    (squares / (n - 1.0) / mean).max(1.0)
}

/// Above this mean a quantile is taken from the normal distribution of roots.
const MANY: f64 = 2_000.0;

/// Quantile `q` (0–1, not the ends) of counts with a mean and `dispersion` (variance over mean, at least 1): Poisson, or
/// negative binomial where they scatter more.
pub fn quantile(q: f64, mean: f64, dispersion: f64) -> f64 {
    if mean <= 0.0 {
        return 0.0;
    }
    if mean > MANY {
        let root = 2.0 * mean.sqrt() + normal_quantile(q) * dispersion.sqrt();
        return (root.max(0.0) / 2.0).powi(2);
    }
    // What lies farther below the mean than this has no weight that could be written.
    let mut k = (mean - 20.0 * (mean * dispersion).sqrt()).floor().max(0.0);
    let mut sum = log_pmf_dispersed(k, mean, dispersion).exp();
    while sum < q && k < 100.0 * MANY * dispersion {
        k += 1.0;
        sum += log_pmf_dispersed(k, mean, dispersion).exp();
    }
    k
}

/// Logarithm of P(X = k), negative binomial by mean and dispersion.
fn log_pmf_dispersed(k: f64, mean: f64, dispersion: f64) -> f64 {
    let extra = dispersion - 1.0;
    if extra < 1e-6 {
        return k * mean.ln() - mean - log_gamma(k + 1.0);
    }
    let size = mean / extra;
    log_gamma(k + size) - log_gamma(size) - log_gamma(k + 1.0) - size * dispersion.ln() + k * (extra / dispersion).ln()
}

/// Quantile of the standard normal by bisection of its tail.
fn normal_quantile(q: f64) -> f64 {
    let tail = 2.0 * q.min(1.0 - q);
    let (mut low, mut high) = (0.0, 40.0);
    for _ in 0..80 {
        let middle = (low + high) / 2.0;
        if two_sided(middle) > tail { low = middle } else { high = middle }
    }
    if q < 0.5 { -low } else { low }
}

/// P(X ≥ k) of a binomial, for `k` above its mean: the terms fall fast, so few are needed.
fn upper_tail(k: u32, n: u32, share: f64) -> f64 {
    let odds = share / (1.0 - share);
    let mut term = log_pmf(k, n, share).exp();
    let mut sum = term;
    for i in k..n {
        term *= f64::from(n - i) / f64::from(i + 1) * odds;
        sum += term;
        if term < sum * 1e-12 {
            break;
        }
    }
    sum.min(1.0)
}

fn log_pmf(k: u32, n: u32, share: f64) -> f64 {
    log_factorial(n) - log_factorial(k) - log_factorial(n - k)
        + f64::from(k) * share.ln()
        + f64::from(n - k) * (1.0 - share).ln()
}

/// Logarithm of `n!`.
pub(super) fn log_factorial(n: u32) -> f64 {
    log_gamma(f64::from(n) + 1.0)
}

/// Logarithm of the gamma function for `x > 0`: Stirling's series from 16 on, brought there by its recurrence.
pub(crate) fn log_gamma(x: f64) -> f64 {
    let (mut x, mut product) = (x, 1.0);
    while x < 16.0 {
        product *= x;
        x += 1.0;
    }
    let inverse = 1.0 / x;
    (x - 0.5) * x.ln() - x + 0.5 * (2.0 * std::f64::consts::PI).ln() + inverse / 12.0 - inverse.powi(3) / 360.0
        + inverse.powi(5) / 1260.0
        - product.ln()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(now: u32, before: u32, expected: f64) {
        let p = same_rate(now, 1.0, before, 1.0).unwrap_or(f64::NAN);
        assert!((p - expected).abs() < 1e-6, "{now} and {before}: {p} is not {expected}");
        assert_eq!(same_rate(before, 1.0, now, 1.0).map(|p| (p * 1e6).round()), Some((expected * 1e6).round()));
    }

    #[test]
    fn exact_binomial_tails() {
        check(5, 0, 0.0625);
        check(10, 0, 0.001_953_125);
        check(8, 2, 0.109_375);
        check(1, 1, 1.0);
        assert_eq!(same_rate(0, 1.0, 0, 1.0), None);
    }

    #[test]
    fn exact_and_approximate_agree_where_they_meet() {
        let exact = same_rate(1_060, 1.0, 940, 1.0).unwrap_or_default();
        let approximate = same_rate(1_061, 1.0, 940, 1.0).unwrap_or_default();
        assert!((exact - approximate).abs() < 0.002, "{exact} {approximate}");
    }

    #[test]
    fn rates_have_intervals() {
        let close =
            |found: (f64, f64), low: f64, high: f64| (found.0 - low).abs() < 1e-3 && (found.1 - high).abs() < 1e-3;
        assert!(close(rate_interval(10, 1.0, 1.0), 5.4319, 18.4098), "{:?}", rate_interval(10, 1.0, 1.0));
        assert!(close(rate_interval(0, 2.0, 1.0), 0.0, 1.9207));
        let (low, high) = rate_interval(40, 4.0, 4.0);
        assert!(close((low, high), 5.4319, 18.4098), "{low} {high}");
    }

    #[test]
    fn quantiles_of_counts() {
        // Poisson: P(X ≤ 4) = 0.029 and P(X ≤ 16) = 0.973 at mean 10; P(X ≤ 0) = 0.135 at 2.
        for (q, mean, dispersion, expected) in [
            (0.025, 10.0, 1.0, 4.0),
            (0.975, 10.0, 1.0, 17.0),
            (0.1, 2.0, 1.0, 0.0),
            (0.5, 1_000.0, 1.0, 1_000.0),
            (0.975, 1_000.0, 1.0, 1_062.0),
            // Geometric with mean 1: half are 0, 31 of 32 at most 4.
            (0.49, 1.0, 2.0, 0.0),
            (0.96, 1.0, 2.0, 4.0),
        ] {
            assert_eq!(quantile(q, mean, dispersion), expected, "{q} of {mean} × {dispersion}");
        }
        assert_eq!(quantile(0.9, 0.0, 1.0), 0.0);
        let many = quantile(0.975, 10_000.0, 4.0);
        assert!((many - 10_394.0).abs() < 3.0, "{many}");
    }

    #[test]
    fn scatter_beyond_chance_makes_less_sure() {
        let weekly = [20, 20, 20, 20, 20, 5, 5, 20, 20, 20, 20, 20, 5, 5];
        assert_eq!(dispersion(&weekly, 0), 1.0);
        let wild = [5, 40, 3, 60, 20, 5, 5, 50, 2, 44, 1, 20, 5, 30];
        assert!(dispersion(&wild, 0) > 10.0);
        let plain = same_rate_dispersed(1_200, 1.0, 1_000, 1.0, 1.0).unwrap_or_default();
        let dispersed = same_rate_dispersed(1_200, 1.0, 1_000, 1.0, 8.0).unwrap_or_default();
        assert!(plain < 0.001 && dispersed > 0.05);
    }
}
