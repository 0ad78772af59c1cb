//! Percentiles and means of plain samples.

/// Percentile `q` (0–1) of an ascending sample by linear interpolation (Hyndman & Fan 1996, type 7).
pub fn of_sorted(sorted: &[i64], q: f64) -> Option<f64> {
    let (below, above, part) = place(sorted.len(), q)?;
    Some(between(sorted[below], sorted[above], part))
}

/// The places below and above a percentile of `n` ordered values, and how far it lies between them.
fn place(n: usize, q: f64) -> Option<(usize, usize, f64)> {
    let last = n.checked_sub(1)?;
    let place = q * last as f64;
    let below = place.floor() as usize;
    Some((below, (below + 1).min(last), place - below as f64))
}

fn between(low: i64, high: i64, part: f64) -> f64 {
    low as f64 + (high - low) as f64 * part
}

/// Mean and some percentiles (type 7) of values that come in ascending order, without keeping them.
#[derive(Clone, Debug)]
pub(crate) struct Ascending {
    n: usize,
    seen: usize,
    sum: i128,
    /// Places whose values are wanted, ascending, and those values as far as they have come.
    wanted: Vec<usize>,
    values: Vec<i64>,
}

impl Ascending {
    /// For `n` values, of which these percentiles will be asked.
    pub fn new(n: usize, percentiles: &[f64]) -> Ascending {
        let places = percentiles.iter().filter_map(|&q| place(n, q));
        let mut wanted: Vec<usize> = places.flat_map(|(below, above, _)| [below, above]).collect();
        wanted.sort_unstable();
        wanted.dedup();
        Ascending { n, seen: 0, sum: 0, wanted, values: Vec::new() }
    }

    /// The next value.
    pub fn add(&mut self, value: i64) {
        if self.wanted.get(self.values.len()) == Some(&self.seen) {
            self.values.push(value);
        }
        self.seen += 1;
        self.sum += i128::from(value);
    }

    /// One of the percentiles, once all values have come.
    pub fn percentile(&self, q: f64) -> Option<f64> {
        let (below, above, part) = place(self.n, q)?;
        let value = |place| self.wanted.binary_search(&place).ok().and_then(|at| self.values.get(at).copied());
        Some(between(value(below)?, value(above)?, part))
    }

    /// Arithmetic mean of what has come.
    pub fn mean(&self) -> Option<f64> {
        (self.seen > 0).then(|| self.sum as f64 / self.seen as f64)
    }
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
    fn the_same_without_keeping_the_values() {
        let percentiles = [0.5, 0.75, 0.9, 0.95];
        for n in [0, 1, 2, 3, 10, 101] {
            let sample: Vec<i64> = (0..n).map(|i| i * i).collect();
            let mut ascending = Ascending::new(sample.len(), &percentiles);
            sample.iter().for_each(|&value| ascending.add(value));
            for q in percentiles {
                assert_eq!(ascending.percentile(q), of_sorted(&sample, q), "{q} of {n}");
            }
            assert_eq!(ascending.mean(), mean(&sample));
        }
    }

    #[test]
    fn totals_come_from_rows_not_from_averages() {
        let rows: Vec<i64> = std::iter::repeat_n(2, 900).chain(std::iter::repeat_n(20, 100)).collect();
        assert_eq!(mean(&rows), Some(3.8));
        assert_eq!(mean(&[0, 2, 10, 20]), Some(8.0));
    }
}
