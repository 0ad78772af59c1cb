//! Whether shares of a whole grow or shrink over time.

use super::{normal, student};

/// From so many buckets on, neighbours are put together: tickets come in bursts of days, which single days would take for
/// many independent signs.
const FINE: usize = 16;
/// Blocks looked at then, about.
const BLOCKS: usize = 12;
/// Fewest buckets that show a trend.
pub const FEWEST_BUCKETS: usize = 4;
/// Degrees of freedom that the common scatter of a family counts for beside a value's own.
const PRIOR_DF: f64 = 4.0;
/// Values from which on their common scatter says something about each.
const FAMILY: usize = 5;

/// The trend of one value's share over time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Slope {
    /// Cochran–Armitage score (Armitage 1955), standard normal if tickets came independently; positive: it grows.
    pub z: f64,
    /// Pearson's chi-square of what the trend leaves.
    rest: f64,
    /// Its degrees of freedom.
    df: f64,
}

/// The trend of `hits` of `totals` in buckets one after the other; `None` with less than [`FEWEST_BUCKETS`] buckets that
/// have cases, or a share that is nothing or everything.
pub fn slope(hits: &[u32], totals: &[u32]) -> Option<Slope> {
    let size = if totals.len() < FINE { 1 } else { totals.len().div_ceil(BLOCKS) };
    let sum = |counts: &[u32]| counts.iter().map(|&count| f64::from(count)).sum::<f64>();
    let blocks: Vec<(f64, f64, f64)> = hits
        .chunks(size)
        .zip(totals.chunks(size))
        .enumerate()
        .map(|(at, (hits, totals))| (at as f64, sum(hits), sum(totals)))
        .filter(|&(_, _, n)| n > 0.0)
        .collect();
    let (k, n) = blocks.iter().fold((0.0, 0.0), |(k, n), block| (k + block.1, n + block.2));
    let share = k / n;
    if blocks.len() < FEWEST_BUCKETS || k == 0.0 || k == n {
        return None;
    }
    let mean = blocks.iter().map(|(at, _, n)| at * n).sum::<f64>() / n;
    let spread: f64 = blocks.iter().map(|(at, _, n)| n * (at - mean).powi(2)).sum();
    let surplus: f64 = blocks.iter().map(|(at, k, n)| (at - mean) * (k - n * share)).sum();
    let unit = share * (1.0 - share);
    let z = surplus / (unit * spread).sqrt();
    let all: f64 = blocks.iter().map(|(_, k, n)| (k - n * share).powi(2) / (n * unit)).sum();
    Some(Slope { z, rest: (all - z * z).max(0.0), df: blocks.len() as f64 - 2.0 })
}

/// Two-sided p-values that no share has a trend, one a slope, not corrected for their number.
///
/// Tickets scatter more than independent ones do. Each score is divided by the root of the value's own scatter about its
/// trend (at least 1), steadied by that of the whole family, and held against Student's t (as Smyth 2004 for variances).
pub fn p_values(slopes: &[Slope]) -> Vec<f64> {
    let (common, prior) = if slopes.len() >= FAMILY { (common_scatter(slopes), PRIOR_DF) } else { (1.0, 0.0) };
    let p = |slope: &Slope| {
        let df = slope.df + prior;
        let steadied = (slope.rest + prior * common) / df;
        // A value that comes in bursts of its own is not made calmer by calm ones.
        let scatter = steadied.max(slope.rest / slope.df).max(1.0);
        student::two_sided(slope.z / scatter.sqrt(), df).max(normal::two_sided(slope.z))
    };
    slopes.iter().map(p).collect()
}

/// Median of the values' scatter, as a multiple of chance, at least 1. A median, so that values that do change in steps
/// don't hide the others.
fn common_scatter(slopes: &[Slope]) -> f64 {
    let mut ratios: Vec<f64> = slopes.iter().map(|slope| slope.rest / median_of_chi_square(slope.df)).collect();
    ratios.sort_by(f64::total_cmp);
    ratios[ratios.len() / 2].max(1.0)
}

/// Wilson & Hilferty (1931).
fn median_of_chi_square(df: f64) -> f64 {
    df * (1.0 - 2.0 / (9.0 * df)).powi(3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn worked_example() {
        // 10, 20, 30, 40 of 100 each: mean score 1.5, surplus 50, variance 400 × 5/4 × 3/16.
        let found = slope(&[10, 20, 30, 40], &[100; 4]).unwrap_or_else(|| panic!("a trend"));
        assert!((found.z - 50.0 / (500.0_f64 * 0.1875).sqrt()).abs() < 1e-12, "{found:?}");
        assert!(found.rest < 1e-9 && found.df == 2.0, "{found:?}");
        assert!(p_values(&[found])[0] < 0.05);
    }

    #[test]
    fn too_little_says_nothing() {
        assert_eq!(slope(&[1, 2, 3], &[10; 3]), None);
        assert_eq!(slope(&[0; 6], &[10; 6]), None);
        assert_eq!(slope(&[10; 6], &[10; 6]), None);
        assert_eq!(slope(&[1, 0, 0, 2, 0], &[5, 0, 0, 5, 0]), None);
    }

    #[test]
    fn a_burst_is_no_trend_and_a_slow_rise_is() {
        let burst: Vec<u32> = (0..30).map(|day| if (24..27).contains(&day) { 40 } else { 5 }).collect();
        let rise: Vec<u32> = (0..30).map(|day| 5 + day / 2).collect();
        let p = |hits: &[u32]| slope(hits, &[100; 30]).map(|slope| p_values(&[slope])[0]);
        assert!(p(&burst).is_some_and(|p| p > 0.05), "{:?}", p(&burst));
        assert!(p(&rise).is_some_and(|p| p < 0.001), "{:?}", p(&rise));
    }
}
