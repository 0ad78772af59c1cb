//! Percentiles and means of plain samples.

/// Percentile `q` (0–1) of an ascending sample by linear interpolation (Hyndman & Fan 1996, type 7).
pub fn of_sorted(sorted: &[i64], q: f64) -> Option<f64> {
    let last = sorted.len().checked_sub(1)?;
    let place = q * last as f64;
    let below = place.floor() as usize;
    let above = (below + 1).min(last);
    Some(sorted[below] as f64 + (sorted[above] - sorted[below]) as f64 * (place - below as f64))
}

/// Type 7 median of a sample in any order, which is partly sorted by it.
pub fn median(sample: &mut [i64]) -> Option<f64> {
    let middle = sample.len().checked_sub(1)? / 2;
    let even = sample.len().is_multiple_of(2);
    let (_, &mut low, rest) = sample.select_nth_unstable(middle);
    let high = if even { rest.iter().copied().min().unwrap_or(low) } else { low };
    Some(low as f64 + (high - low) as f64 / 2.0)
}

/// Arithmetic mean.
pub fn mean(sample: &[i64]) -> Option<f64> {
    (!sample.is_empty())
        .then(|| sample.iter().map(|&value| i128::from(value)).sum::<i128>() as f64 / sample.len() as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn type_seven() {
        assert_eq!(of_sorted(&[], 0.5), None);
        assert_eq!(of_sorted(&[7], 0.9), Some(7.0));
        assert_eq!(of_sorted(&[0, 2, 10, 20], 0.5), Some(6.0));
        assert_eq!(of_sorted(&[10, 20, 30, 40], 0.75), Some(32.5));
        assert_eq!(median(&mut [20, 0, 10, 2]), Some(6.0));
        assert_eq!(median(&mut [3, 1, 2]), Some(2.0));
        assert_eq!(median(&mut []), None);
    }

    #[test]
    fn totals_come_from_rows_not_from_averages() {
        let rows: Vec<i64> = std::iter::repeat_n(2, 900).chain(std::iter::repeat_n(20, 100)).collect();
        assert_eq!(mean(&rows), Some(3.8));
        assert_eq!(mean(&[0, 2, 10, 20]), Some(8.0));
    }
}
