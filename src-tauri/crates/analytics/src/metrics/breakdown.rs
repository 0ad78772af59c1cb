//! Tickets by the values of one facet.

use crate::metrics::volume::add;
use crate::pass::Batch;
use crate::row::Row;
use crate::stats::holm::holm;
use crate::stats::proportion::same_share;
use crate::view::Share;

/// Counts by the values of one dictionary. Position 0 holds the tickets without a value.
#[derive(Debug)]
pub(crate) struct Breakdown {
    now: Vec<[u32; 2]>,
    before: Vec<u32>,
}

impl Breakdown {
    /// For a dictionary of `names` values.
    pub fn new(names: usize) -> Breakdown {
        Breakdown { now: vec![[0; 2]; names + 1], before: vec![0; names + 1] }
    }

    /// Counts rows, each under the value that its column says.
    pub fn collect<T: Copy + Into<u32>>(&mut self, batch: &Batch, ids: &[T]) {
        batch.counted.iter().for_each(|row| self.add(row, ids[row.at].into()));
    }

    /// Adds what was counted over other rows.
    pub fn merge(&mut self, next: &Breakdown) {
        for (now, more) in self.now.iter_mut().zip(&next.now) {
            *now = [now[0] + more[0], now[1] + more[1]];
        }
        add(&mut self.before, &next.before);
    }

    /// Counts a row under the value `id`, where [`model::columns::NO_NAME`] is no value.
    pub fn add(&mut self, row: &Row, id: u32) {
        // The missing id is the largest number, so that the next one is 0.
        let place = id.wrapping_add(1) as usize;
        if row.now {
            self.now[place][0] += 1;
            self.now[place][1] += u32::from(row.is_negative());
        }
        self.before[place] += u32::from(row.before);
    }

    /// Tickets now and before under a value.
    pub fn counts(&self, id: usize) -> (u32, u32) {
        (self.now[id + 1][0], self.before[id + 1])
    }

    /// All values with tickets now or before, in dictionary order, the tickets without a value last under an empty name.
    /// `totals` are the tickets of the population now and, when there is a previous period, then.
    pub fn shares<'a>(&self, names: impl IntoIterator<Item = &'a str>, totals: (u32, Option<u32>)) -> Vec<Share> {
        let places = names.into_iter().enumerate().map(|(id, name)| (id + 1, name)).chain([(0, "")]);
        let mut shares: Vec<Share> = places
            .map(|(place, name)| self.share(place, name, totals))
            .filter(|share| share.n > 0 || share.previous.is_some_and(|previous| previous > 0))
            .collect();
        if let Some(total_before) = totals.1 {
            tell_sure(&mut shares, totals.0, total_before);
        }
        shares
    }

    fn share(&self, place: usize, name: &str, (total, before): (u32, Option<u32>)) -> Share {
        let [n, negative] = self.now[place];
        Share {
            name: name.into(),
            n,
            percent: if total > 0 { 100.0 * f64::from(n) / f64::from(total) } else { 0.0 },
            previous: before.map(|_| self.before[place]),
            negative,
            sure: None,
        }
    }
}

/// Largest first, ties by name.
pub(crate) fn largest_first(mut shares: Vec<Share>) -> Vec<Share> {
    shares.sort_by(|a, b| b.n.cmp(&a.n).then_with(|| a.name.cmp(&b.name)));
    shares
}

/// Tells which shares changed beyond chance, corrected for the number of values.
fn tell_sure(shares: &mut [Share], total: u32, total_before: u32) {
    let p: Option<Vec<f64>> =
        shares.iter().map(|share| same_share((share.n, total), (share.previous.unwrap_or(0), total_before))).collect();
    for (share, p) in shares.iter_mut().zip(p.iter().flat_map(|p| holm(p))) {
        share.sure = Some(p < 0.05);
    }
}
