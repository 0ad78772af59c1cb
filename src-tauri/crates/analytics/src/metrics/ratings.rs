//! Satisfaction (METRICS: Satisfaction).

use crate::metrics::proportion::{Proportion, interval, percent};
use crate::metrics::volume::add;
use crate::pass::Batch;
use crate::row::Row;
use crate::view::{Rated, Satisfaction};

/// Ratings of the population.
#[derive(Debug)]
pub(crate) struct Ratings {
    /// Satisfied of rated.
    pub csat: Proportion,
    stars: [u32; 5],
    five_sum: f64,
    five_n: u32,
    resolved: u32,
    /// Resolved and rated: an open ticket that was rated answers no question put to resolved ones.
    resolved_rated: u32,
    promoters: u32,
    detractors: u32,
    nps_n: u32,
}

impl Ratings {
    /// Nothing counted yet.
    pub fn new(buckets: usize) -> Ratings {
        let csat = Proportion::new(buckets);
        Ratings {
            csat,
            stars: [0; 5],
            five_sum: 0.0,
            five_n: 0,
            resolved: 0,
            resolved_rated: 0,
            promoters: 0,
            detractors: 0,
            nps_n: 0,
        }
    }

    /// Counts rows of the population and the previous one.
    pub fn collect(&mut self, batch: &Batch) {
        batch.counted.iter().for_each(|row| self.add(row));
    }

    /// Adds what was counted over the rows that follow.
    pub fn merge(&mut self, next: &Ratings) {
        self.csat.merge(&next.csat);
        add(&mut self.stars, &next.stars);
        self.five_sum += next.five_sum;
        self.five_n += next.five_n;
        self.resolved += next.resolved;
        self.resolved_rated += next.resolved_rated;
        self.promoters += next.promoters;
        self.detractors += next.detractors;
        self.nps_n += next.nps_n;
    }

    /// Counts a row of the population or the previous one.
    pub fn add(&mut self, row: &Row) {
        let satisfied = row.columns.satisfied[row.at];
        if satisfied < 2 {
            self.csat.add(row, satisfied == 1);
        }
        if row.now {
            self.resolved += u32::from(row.resolved);
            self.resolved_rated += u32::from(row.resolved && satisfied < 2);
            self.add_scales(row.columns.rating[row.at], row.columns.nps[row.at]);
        }
    }

    fn add_scales(&mut self, rating: f32, nps: u8) {
        if !rating.is_nan() {
            self.stars[(rating + 0.5).clamp(1.0, 5.0) as usize - 1] += 1;
            self.five_sum += f64::from(rating);
            self.five_n += 1;
        }
        if nps <= 10 {
            self.nps_n += 1;
            self.promoters += u32::from(nps >= 9);
            self.detractors += u32::from(nps <= 6);
        }
    }

    /// The chart.
    pub fn chart(&self) -> Satisfaction {
        let (good, rated) = self.csat.now;
        let stars = (self.five_n > 0).then_some(self.stars);
        Satisfaction { stars, good, bad: rated - good, over_time: self.csat.over_time() }
    }

    /// All parts.
    pub fn finish(&self) -> Rated {
        let (satisfied, n) = self.csat.now;
        let nps = percent((self.promoters, self.nps_n)).zip(percent((self.detractors, self.nps_n)));
        Rated {
            n,
            satisfied,
            percent: percent(self.csat.now),
            interval: interval(self.csat.now),
            mean: (self.five_n > 0).then(|| self.five_sum / f64::from(self.five_n)),
            response_rate: percent((self.resolved_rated, self.resolved)),
            nps: nps.map(|(promoters, detractors)| promoters - detractors),
            nps_n: self.nps_n,
        }
    }
}
