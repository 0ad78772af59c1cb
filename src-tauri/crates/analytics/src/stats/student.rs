//! Student's t distribution, for scores whose scatter is itself estimated.

use super::counts::log_gamma;

/// Two-sided p-value of a t score with `df` degrees of freedom (> 0), by the incomplete beta function
/// (Abramowitz & Stegun 26.7.1).
pub fn two_sided(t: f64, df: f64) -> f64 {
    incomplete_beta(df / 2.0, 0.5, df / (df + t * t)).clamp(0.0, 1.0)
}

/// Regularised incomplete beta function by Lentz's continued fraction (Abramowitz & Stegun 26.5.8).
fn incomplete_beta(a: f64, b: f64, x: f64) -> f64 {
    if x <= 0.0 || x >= 1.0 {
        return x.clamp(0.0, 1.0);
    }
    // The fraction converges fast below the mean only; beyond it the other tail is computed.
    if x > (a + 1.0) / (a + b + 2.0) {
        return 1.0 - incomplete_beta(b, a, 1.0 - x);
    }
    let log_front = log_gamma(a + b) - log_gamma(a) - log_gamma(b) + a * x.ln() + b * (1.0 - x).ln();
    log_front.exp() / (a * fraction(a, b, x))
}

fn fraction(a: f64, b: f64, x: f64) -> f64 {
    let mut value = 1.0;
    for k in (1..=200).rev() {
        let m = f64::from(k / 2);
        let term = if k % 2 == 0 {
            m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m))
        } else {
            -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0))
        };
        value = 1.0 + term / value;
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tabulated_quantiles() {
        for (t, df, p) in [
            (12.706_205, 1.0, 0.05),
            (4.302_653, 2.0, 0.05),
            (2.228_139, 10.0, 0.05),
            (4.586_894, 10.0, 0.001),
            (1.983_972, 100.0, 0.05),
            (0.0, 5.0, 1.0),
        ] {
            let found = two_sided(t, df);
            assert!((found - p).abs() < 1e-6, "{t} {df}: {found} is not {p}");
        }
        let normal = super::super::normal::two_sided(3.0);
        assert!((two_sided(3.0, 1e6) / normal - 1.0).abs() < 1e-4);
    }
}
