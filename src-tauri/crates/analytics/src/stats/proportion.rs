//! Shares of a whole and their differences. Fractions, not percent.

use super::normal::{Z95, two_sided};

/// Wilson's 95 % score interval of `k` in `n` (Wilson 1927); `None` without cases.
pub fn wilson(k: u32, n: u32) -> Option<(f64, f64)> {
    if n == 0 {
        return None;
    }
    Some(score_interval(f64::from(k) / f64::from(n), f64::from(n), Z95))
}

/// Wilson's score interval of a share seen in `n` cases, at `z` standard errors. `n` is positive and need not be whole: an
/// estimate that is more exact than a plain share counts as many cases as a plain share would need to be as exact.
pub fn score_interval(share: f64, n: f64, z: f64) -> (f64, f64) {
    let z2 = z * z;
    let centre = (share + z2 / (2.0 * n)) / (1.0 + z2 / n);
    let half = z / (1.0 + z2 / n) * (share * (1.0 - share) / n + z2 / (4.0 * n * n)).sqrt();
    ((centre - half).max(0.0), (centre + half).min(1.0))
}

/// Interval of the difference of two independent shares from the intervals of each (Newcombe 1998, method 10): the way
/// from each share to its limit, added as right angles.
pub fn difference_of((share, (low, high)): (f64, (f64, f64)), (other, (from, to)): (f64, (f64, f64))) -> (f64, f64) {
    let down = ((share - low).powi(2) + (to - other).powi(2)).sqrt();
    let up = ((high - share).powi(2) + (other - from).powi(2)).sqrt();
    (share - other - down, share - other + up)
}

/// Two-sided p-value that two shares are the same (pooled z test); `None` when either has no cases.
pub fn same_share(now: (u32, u32), before: (u32, u32)) -> Option<f64> {
    let ((a, n), (b, m)) = (now, before);
    if n == 0 || m == 0 {
        return None;
    }
    let (a, n, b, m) = (f64::from(a), f64::from(n), f64::from(b), f64::from(m));
    let pooled = (a + b) / (n + m);
    let variance = pooled * (1.0 - pooled) * (1.0 / n + 1.0 / m);
    Some(if variance > 0.0 { two_sided((a / n - b / m) / variance.sqrt()) } else { 1.0 })
}

/// 95 % interval of `now − before` from the two Wilson intervals (Newcombe 1998, method 10).
pub fn difference(now: (u32, u32), before: (u32, u32)) -> Option<(f64, f64)> {
    let share = |(k, n): (u32, u32)| f64::from(k) / f64::from(n);
    Some(difference_of((share(now), wilson(now.0, now.1)?), (share(before), wilson(before.0, before.1)?)))
}

/// Share of `positive` minus share of `negative` in `n`, with a 95 % interval (adjusted Wald for the difference of two
/// shares of the same cases, Bonett & Price 2012), cut to −1..1; `None` without cases.
pub fn net(positive: u32, negative: u32, n: u32) -> Option<(f64, f64, f64)> {
    if n == 0 {
        return None;
    }
    let (a, b, n) = (f64::from(positive), f64::from(negative), f64::from(n));
    let (up, down) = ((a + 1.0) / (n + 2.0), (b + 1.0) / (n + 2.0));
    let half = Z95 * ((up + down - (up - down).powi(2)) / (n + 2.0)).sqrt();
    let plain = (a - b) / n;
    // The adjusted centre lies nearer to zero; the plain one is inside its interval all the same.
    Some((plain, (up - down - half).max(-1.0).min(plain), (up - down + half).min(1.0).max(plain)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wilson_as_defined_with_the_metric() {
        for (k, n, low, high) in [(2, 2, 34, 100), (13, 15, 62, 96), (45, 50, 79, 96), (180, 200, 85, 93)] {
            let (found_low, found_high) = wilson(k, n).unwrap_or_default();
            assert_eq!(
                ((found_low * 100.0).round() as u32, (found_high * 100.0).round() as u32),
                (low, high),
                "{k}/{n}"
            );
        }
        assert_eq!(wilson(0, 0), None);
        assert_eq!(wilson(0, 4).map(|interval| interval.0), Some(0.0));
    }

    #[test]
    fn shares_are_compared() {
        assert_eq!(same_share((1, 0), (1, 2)), None);
        assert_eq!(same_share((2, 2), (3, 3)), Some(1.0));
        let p = same_share((60, 100), (40, 100)).unwrap_or_default();
        assert!((p - 0.004_677_7).abs() < 1e-6, "{p}");
    }

    #[test]
    fn net_of_two_shares() {
        assert_eq!(net(0, 0, 0), None);
        let (plain, low, high) = net(30, 10, 100).unwrap_or_default();
        // 31/102 − 11/102, half-width 1.96 × √((42/102 − (20/102)²) / 102).
        assert!(
            (plain - 0.2).abs() < 1e-12 && (low - 0.0775).abs() < 1e-4 && (high - 0.3146).abs() < 1e-4,
            "{low} {high}"
        );
        let all = net(4, 0, 4).unwrap_or_default();
        assert!(all.0 == 1.0 && all.1 < 0.7 && all.2 == 1.0, "{all:?}");
    }

    #[test]
    fn newcombe_published_example() {
        // Newcombe (1998), table II, case (a): 56/70 − 48/80.
        let (low, high) = difference((56, 70), (48, 80)).unwrap_or_default();
        assert!((low - 0.0524).abs() < 1e-4 && (high - 0.3339).abs() < 1e-4, "{low} {high}");
    }
}
