//! The Kaplan–Meier curve, drawn duration by duration in order of time.
//!
//! In: durations, shortest first, of equal ones those that ended. Out: [`Estimate`], medians of groups. Never: a second look
//! at a duration.

use super::normal::Z95;
use super::survival::Estimate;

/// A curve that should stand exactly at a level may be a rounding error above it.
const ROUNDING: f64 = 1e-12;

/// The share of a group that has not ended.
///
/// Between two censored durations the product of the estimate telescopes: it falls in proportion to how many are at risk.
#[derive(Clone, Copy, Debug)]
struct Alive {
    at_risk: u32,
    /// Share alive by one at risk.
    scale: f64,
}

impl Alive {
    fn new(n: u32) -> Alive {
        Alive { at_risk: n, scale: 1.0 / f64::from(n) }
    }

    fn share(self) -> f64 {
        self.scale * f64::from(self.at_risk)
    }

    fn end(&mut self) {
        self.at_risk = self.at_risk.saturating_sub(1);
    }

    /// One is no longer seen: the share stays.
    fn censor(&mut self) {
        let before = f64::from(self.at_risk);
        self.end();
        if self.at_risk > 0 {
            self.scale *= before / f64::from(self.at_risk);
        }
    }
}

/// The estimate of one sample, duration by duration in order.
#[derive(Debug)]
pub(crate) struct Curve {
    n: u32,
    alive: Alive,
    /// Greenwood's sum, less one over the number at risk: like the curve it telescopes.
    greenwood: f64,
    time: i64,
    /// The curve has fallen since it was last looked at.
    fell: bool,
    low: Option<f64>,
    high: Option<f64>,
    found: Estimate,
}

impl Curve {
    /// Of so many durations.
    pub fn new(n: usize) -> Curve {
        let alive = Alive::new(n as u32);
        let greenwood = -1.0 / n as f64;
        let (low, high) = (None, None);
        Curve { n: n as u32, alive, greenwood, time: 0, fell: false, low, high, found: Estimate::default() }
    }

    /// The next duration; of equal ones those that ended come first.
    pub fn add(&mut self, millis: i64, ended: bool) {
        if millis != self.time || !ended {
            self.look();
            self.time = millis;
        }
        if ended {
            self.found.ended += 1;
            self.alive.end();
            self.fell = true;
        } else {
            let before = f64::from(self.alive.at_risk);
            self.alive.censor();
            self.greenwood += 1.0 / before - 1.0 / f64::from(self.alive.at_risk.max(1));
        }
    }

    /// What the curve says at the time it has come to.
    fn look(&mut self) {
        // Far above one half nothing is reached: with so many at risk a limit lies within a twentieth of the curve.
        let far = self.alive.at_risk > 25_600 && self.alive.share() > 0.6;
        if !self.fell || far || self.found.p90.is_some() && self.high.is_some() {
            return;
        }
        self.fell = false;
        let (alive, time) = (self.alive.share(), self.time as f64);
        let greenwood = self.greenwood + 1.0 / f64::from(self.alive.at_risk);
        self.found.median = self.found.median.or_else(|| (alive <= 0.5 + ROUNDING).then_some(time));
        self.found.p90 = self.found.p90.or_else(|| (alive <= 0.1 + ROUNDING).then_some(time));
        self.low = self.low.or_else(|| limit_reached(alive, greenwood, 1.0).then_some(time));
        if self.found.median.is_some() {
            self.high = self.high.or_else(|| (alive > 0.0 && limit_reached(alive, greenwood, -1.0)).then_some(time));
        }
    }

    /// The estimate.
    pub fn finish(mut self) -> Estimate {
        self.look();
        let interval = if self.found.median.is_some() { self.low.zip(self.high) } else { None };
        Estimate { censored: self.n - self.found.ended, interval, ..self.found }
    }
}

/// Whether the lower (`side` 1) or upper (−1) 95 % log–log limit of the curve is at or below one half.
fn limit_reached(alive: f64, greenwood: f64, side: f64) -> bool {
    if alive <= 0.0 {
        return true;
    }
    let error = greenwood.max(0.0).sqrt();
    // Far from one half the answer is plain, and logarithms are what costs time.
    if side > 0.0 && alive - 0.5 > 0.05 + 8.0 * alive * error {
        return false;
    }
    let log = -alive.ln();
    log * (side * Z95 * error / log).exp() >= std::f64::consts::LN_2 - ROUNDING
}

/// Kaplan–Meier medians of groups, duration by duration in order.
#[derive(Debug)]
pub(crate) struct GroupMedians {
    groups: Vec<(Alive, Option<i64>)>,
}

impl GroupMedians {
    /// Given the number of durations of each group.
    pub fn new(sizes: &[u32]) -> GroupMedians {
        GroupMedians { groups: sizes.iter().map(|&size| (Alive::new(size), None)).collect() }
    }

    /// The next duration; of equal ones those that ended come first.
    pub fn add(&mut self, group: usize, millis: i64, ended: bool) {
        let Some((alive, median)) = self.groups.get_mut(group).filter(|group| group.1.is_none()) else {
            return;
        };
        if ended {
            alive.end();
            *median = (alive.share() <= 0.5 + ROUNDING).then_some(millis);
        } else {
            alive.censor();
        }
    }

    /// The median of each group; `None` where its curve does not fall so far.
    pub fn finish(&self) -> Vec<Option<f64>> {
        self.groups.iter().map(|group| group.1.map(|millis| millis as f64)).collect()
    }
}
