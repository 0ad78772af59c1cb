//! Whether two shares differ beyond chance, by Fisher's exact test: holds for few cases and rare hits, where the normal
//! approximation finds differences that are none.

use super::counts::log_factorial;

/// Terms that change the sum by less do not count.
const NEGLIGIBLE: f64 = 1e-14;

/// Two-sided p-value that two shares (hits of cases) are the same: given all hits, those of the first are hypergeometric
/// (Fisher 1935). Twice the smaller tail, at most 1. `None` when either has no cases.
pub fn same_share(of: (u32, u32), others: (u32, u32)) -> Option<f64> {
    let ((k, n), (l, m)) = (of, others);
    if n == 0 || m == 0 || k > n || l > m {
        return None;
    }
    let expected = f64::from(n) * (f64::from(k) + f64::from(l)) / (f64::from(n) + f64::from(m));
    let tail = if f64::from(k) > expected { tail(k, n, l, m) } else { tail(n - k, n, m - l, m) };
    Some((2.0 * tail).min(1.0))
}

/// Probability of `k` or more of the `k + l` hits among the first `n` of `n + m` cases, for `k` at its mean or above.
fn tail(k: u32, n: u32, l: u32, m: u32) -> f64 {
    let choose = |n: u32, k: u32| log_factorial(n) - log_factorial(k) - log_factorial(n - k);
    let Some((hits, cases)) = k.checked_add(l).zip(n.checked_add(m)) else { return 1.0 };
    let mut term = (choose(n, k) + choose(m, l) - choose(cases, hits)).exp();
    let (mut sum, mut k, mut l) = (term, k, l);
    while k < n && l > 0 && term > sum * NEGLIGIBLE {
        term *= f64::from(n - k) / f64::from(k + 1) * (f64::from(l) / f64::from(m - l + 1));
        (k, l) = (k + 1, l - 1);
        sum += term;
    }
    sum.min(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::proportion;

    fn check(of: (u32, u32), others: (u32, u32), expected: f64) {
        let p = same_share(of, others).unwrap_or(f64::NAN);
        assert!((p - expected).abs() < 1e-9 * expected, "{of:?} {others:?}: {p} is not {expected}");
        assert!((same_share(others, of).unwrap_or(f64::NAN) - expected).abs() < 1e-9 * expected, "{of:?} {others:?}");
    }

    #[test]
    fn counted_by_hand() {
        // A lady tastes eight cups of tea, and tells all four of each kind: one way of 70.
        check((4, 4), (0, 4), 2.0 / 70.0);
        check((3, 4), (1, 4), 2.0 * 17.0 / 70.0);
        check((1, 2), (1, 2), 1.0);
        // Five of five against none of 95: one of 100 choose 5.
        check((5, 5), (0, 95), 2.0 / 75_287_520.0);
        assert_eq!(same_share((0, 0), (1, 2)), None);
        assert_eq!(same_share((0, 4), (0, 9)), Some(1.0));
        assert_eq!(same_share((4, 4), (9, 9)), Some(1.0));
    }

    #[test]
    fn many_cases_agree_with_the_normal_approximation() {
        // The more skewed, the more twice the smaller tail is above both tails together.
        for (of, others, most) in [((5_300, 10_000), (50_000, 98_000), 1.05), ((260, 2_000), (9_800, 90_000), 1.5)] {
            let (exact, normal) = (same_share(of, others), proportion::same_share(of, others));
            let ratio = exact.unwrap_or_default() / normal.unwrap_or_default();
            assert!((1.0..most).contains(&ratio), "{of:?}: {ratio}");
        }
    }
}
