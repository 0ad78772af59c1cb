//! Plain medians of many groups at once, from values that come in ascending order.

/// The middle values of each group.
#[derive(Debug)]
pub(crate) struct Middles {
    groups: Vec<Middle>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Middle {
    n: u32,
    seen: u32,
    low: i64,
    high: i64,
}

impl Middles {
    /// Given the number of values of each group.
    pub fn new(sizes: &[u32]) -> Middles {
        Middles { groups: sizes.iter().map(|&n| Middle { n, ..Middle::default() }).collect() }
    }

    /// The next value.
    pub fn add(&mut self, group: usize, value: i64) {
        let Some(middle) = self.groups.get_mut(group) else { return };
        if middle.seen == middle.n.saturating_sub(1) / 2 {
            middle.low = value;
        }
        if middle.seen == middle.n / 2 {
            middle.high = value;
        }
        middle.seen += 1;
    }

    /// The median of each group (type 7: of an even number the mean of both middle values); `None` of none.
    pub fn finish(&self) -> Vec<Option<f64>> {
        let median =
            |middle: &Middle| (middle.n > 0).then(|| middle.low as f64 + (middle.high - middle.low) as f64 / 2.0);
        self.groups.iter().map(median).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::percentile::median;

    #[test]
    fn as_one_by_one() {
        let values: Vec<(u32, i64)> = (0..50).map(|i| ((i * i % 7) as u32, i)).collect();
        let size = |group: u32| values.iter().filter(|value| value.0 == group).count() as u32;
        let mut middles = Middles::new(&(0..8).map(size).collect::<Vec<u32>>());
        values.iter().for_each(|&(group, value)| middles.add(group as usize, value));
        for (group, found) in middles.finish().into_iter().enumerate() {
            let mut own: Vec<i64> =
                values.iter().filter(|value| value.0 as usize == group).map(|value| value.1).collect();
            assert_eq!(found, median(&mut own), "group {group}");
        }
    }
}
