//! How long until something happens, when for some it has not happened yet.
//!
//! Kaplan–Meier estimate with Greenwood's variance and log–log limits (Kaplan & Meier 1958; Brookmeyer & Crowley 1982),
//! log-rank test (Mantel 1966). Times are milliseconds.

use super::normal::{Z95, two_sided};

const GROUP_BITS: u32 = 20;
/// Longest time that is told apart: 278 years.
const LONGEST: i64 = (1 << (63 - GROUP_BITS)) - 1;

/// Durations, each ended or censored and belonging to a group (a bucket of time). Packed in one word
/// (time, group, ended), because sorting is most of the work.
#[derive(Clone, Debug, Default)]
pub struct Sample {
    packed: Vec<u64>,
}

/// What a sample says as a whole.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Estimate {
    /// Durations that ended.
    pub ended: u32,
    /// Durations still running when last seen.
    pub censored: u32,
    /// First time at which half have ended; `None` when the curve does not fall that far.
    pub median: Option<f64>,
    /// First time at which nine in ten have ended.
    pub p90: Option<f64>,
    /// 95 % interval of the median; `None` when a limit is not reached.
    pub interval: Option<(f64, f64)>,
}

impl Sample {
    /// Adds a duration. Negative ones must not be added; groups are below 2²⁰.
    pub fn push(&mut self, millis: i64, ended: bool, group: u32) {
        let group = u64::from(group.min((1 << GROUP_BITS) - 1));
        self.packed.push(((millis.clamp(0, LONGEST) as u64) << (GROUP_BITS + 1)) | group << 1 | u64::from(ended));
    }

    /// Adds all durations of another sample.
    pub fn append(&mut self, mut other: Sample) {
        if self.packed.is_empty() {
            std::mem::swap(self, &mut other);
        }
        self.packed.append(&mut other.packed);
    }

    /// Orders the durations. Everything below expects it.
    pub fn sort(&mut self) {
        self.packed.sort_unstable();
    }

    /// Number of durations, ended and censored.
    pub fn len(&self) -> usize {
        self.packed.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.packed.is_empty()
    }

    /// Each duration and whether it ended, shortest first.
    pub fn iter(&self) -> impl Iterator<Item = (i64, bool)> {
        self.packed.iter().map(|&word| (millis(word), word & 1 == 1))
    }

    /// Those that ended, shortest first.
    pub fn ended(&self) -> Vec<i64> {
        self.packed.iter().filter(|&&word| word & 1 == 1).map(|&word| millis(word)).collect()
    }

    /// Kaplan–Meier estimate of all.
    pub fn estimate(&self) -> Estimate {
        estimate(&self.packed)
    }

    /// Kaplan–Meier median of each of the first `groups` groups.
    pub fn medians(&self, groups: usize) -> Vec<Option<f64>> {
        self.groups(groups).iter().map(|group| quantile(&group.packed, 0.5)).collect()
    }

    /// The first `groups` groups apart, each in order.
    pub fn groups(&self, groups: usize) -> Vec<Sample> {
        let group_of = |word: u64| (word >> 1) as usize & ((1 << GROUP_BITS) - 1);
        let mut sizes = vec![0usize; groups];
        for group in self.packed.iter().map(|&word| group_of(word)).filter(|&group| group < groups) {
            sizes[group] += 1;
        }
        let mut apart: Vec<Sample> =
            sizes.into_iter().map(|size| Sample { packed: Vec::with_capacity(size) }).collect();
        for &word in &self.packed {
            apart.get_mut(group_of(word)).into_iter().for_each(|group| group.packed.push(word));
        }
        apart
    }
}

fn millis(word: u64) -> i64 {
    (word >> (GROUP_BITS + 1)) as i64
}

/// Steps of the curve, one a distinct time.
struct Steps<'a> {
    words: &'a [u64],
    at: usize,
}

/// One distinct time: how many were at risk just before, and how many ended then.
struct Step {
    millis: i64,
    at_risk: u32,
    ended: u32,
}

impl Iterator for Steps<'_> {
    type Item = Step;

    fn next(&mut self) -> Option<Step> {
        let time = millis(*self.words.get(self.at)?);
        let start = self.at;
        let mut ended = 0;
        while let Some(&word) = self.words.get(self.at).filter(|&&word| millis(word) == time) {
            ended += (word & 1) as u32;
            self.at += 1;
        }
        Some(Step { millis: time, at_risk: (self.words.len() - start) as u32, ended })
    }
}

fn steps(words: &[u64]) -> Steps<'_> {
    Steps { words, at: 0 }
}

/// A curve that should stand exactly at a level may be a rounding error above it.
const ROUNDING: f64 = 1e-12;

/// First time at which the curve is at or below `level`.
fn quantile(words: &[u64], level: f64) -> Option<f64> {
    let mut alive = 1.0;
    for step in steps(words).filter(|step| step.ended > 0) {
        alive *= 1.0 - f64::from(step.ended) / f64::from(step.at_risk);
        if alive <= level + ROUNDING {
            return Some(step.millis as f64);
        }
    }
    None
}

fn estimate(words: &[u64]) -> Estimate {
    let mut found = Estimate::default();
    let (mut alive, mut greenwood) = (1.0, 0.0);
    let (mut low, mut high) = (None, None);
    for step in steps(words) {
        found.ended += step.ended;
        if step.ended == 0 || found.p90.is_some() && high.is_some() {
            continue;
        }
        let (ended, at_risk) = (f64::from(step.ended), f64::from(step.at_risk));
        let time = step.millis as f64;
        alive *= 1.0 - ended / at_risk;
        greenwood += ended / (at_risk * (at_risk - ended));
        found.median = found.median.or_else(|| (alive <= 0.5 + ROUNDING).then_some(time));
        found.p90 = found.p90.or_else(|| (alive <= 0.1 + ROUNDING).then_some(time));
        low = low.or_else(|| limit_reached(alive, greenwood, 1.0).then_some(time));
        if found.median.is_some() {
            high = high.or_else(|| (alive > 0.0 && limit_reached(alive, greenwood, -1.0)).then_some(time));
        }
    }
    found.censored = words.len() as u32 - found.ended;
    found.interval = if found.median.is_some() { low.zip(high) } else { None };
    found
}

/// Whether the lower (`side` 1) or upper (−1) 95 % log–log limit of the curve is at or below one half.
fn limit_reached(alive: f64, greenwood: f64, side: f64) -> bool {
    if alive <= 0.0 {
        return true;
    }
    let error = greenwood.sqrt();
    // Far from one half the answer is plain, and logarithms are what costs time.
    if side > 0.0 && alive - 0.5 > 0.05 + 8.0 * alive * error {
        return false;
    }
    let log = -alive.ln();
    log * (side * Z95 * error / log).exp() >= std::f64::consts::LN_2 - ROUNDING
}

/// Two-sided p-value that two samples end at the same pace (log-rank test). `None` when nothing ended or one is empty.
pub fn same_pace(now: &Sample, before: &Sample) -> Option<f64> {
    let (mut surplus, mut variance) = (0.0, 0.0);
    let (mut a, mut b) = (steps(&now.packed).peekable(), steps(&before.packed).peekable());
    // After the last of one sample the other has nothing to be compared with.
    while let (Some(next_a), Some(next_b)) = (a.peek(), b.peek()) {
        let (risk_a, risk_b) = (f64::from(next_a.at_risk), f64::from(next_b.at_risk));
        let time = next_a.millis.min(next_b.millis);
        let ended_a = f64::from(a.next_if(|step| step.millis == time).map_or(0, |step| step.ended));
        let ended_b = f64::from(b.next_if(|step| step.millis == time).map_or(0, |step| step.ended));
        let (ended, risk) = (ended_a + ended_b, risk_a + risk_b);
        if ended > 0.0 && risk > 1.0 {
            let share = risk_a / risk;
            surplus += ended_a - ended * share;
            variance += ended * share * (1.0 - share) * (risk - ended) / (risk - 1.0);
        }
    }
    (variance > 0.0).then(|| two_sided(surplus / variance.sqrt()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Weeks in remission under 6-MP and placebo (Freireich et al. 1963); negative: still in remission.
    const DRUG: [i64; 21] = [6, 6, 6, -6, 7, -9, 10, -10, -11, 13, 16, -17, -19, -20, 22, 23, -25, -32, -32, -34, -35];
    const PLACEBO: [i64; 21] = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23];

    fn sample(times: &[i64]) -> Sample {
        let mut sample = Sample::default();
        for (index, time) in times.iter().enumerate() {
            sample.push(time.abs(), *time >= 0, index as u32 % 2);
        }
        sample.sort();
        sample
    }

    #[test]
    fn published_example() {
        let (drug, placebo) = (sample(&DRUG).estimate(), sample(&PLACEBO).estimate());
        assert_eq!((drug.ended, drug.censored, drug.median, drug.p90), (9, 12, Some(23.0), None));
        assert_eq!((placebo.median, placebo.p90, placebo.interval), (Some(8.0), Some(17.0), Some((4.0, 11.0))));
        let p = same_pace(&sample(&DRUG), &sample(&PLACEBO)).unwrap_or_default();
        assert!((p - 4.17e-5).abs() < 2e-7, "{p}");
    }

    #[test]
    fn small_and_empty() {
        assert_eq!(sample(&[]).estimate(), Estimate::default());
        assert_eq!(sample(&[-3]).estimate(), Estimate { censored: 1, ..Estimate::default() });
        assert_eq!(sample(&[5]).estimate().median, Some(5.0));
        assert_eq!(sample(&[4, 4, 9, 9]).estimate().median, Some(4.0));
        assert_eq!(sample(&[0, 0, 0]).estimate().median, Some(0.0));
        assert_eq!(same_pace(&sample(&[]), &sample(&[1])), None);
        assert_eq!(sample(&DRUG).medians(3).len(), 3);
        assert_eq!(sample(&[1, 10, 2, 20, 3, 30]).medians(3), [Some(2.0), Some(20.0), None]);
    }

    /// 22 % still open when the export was made: the resolved-only median misses half of the truth, this one does not.
    #[test]
    fn open_tickets_count() {
        // Half is answered within a day or so (mean 20 h), half takes weeks (mean 600 h): half are done at 50.4 h.
        let (days, truth) = (50.0, 50.4);
        let mut state = 0x9e37_79b9_7f4a_7c15_u64;
        let mut uniform = move || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            ((state >> 11) as f64 + 0.5) / (1u64 << 53) as f64
        };
        let (mut all, mut resolved) = (Sample::default(), Vec::new());
        for _ in 0..20_000 {
            let age = uniform() * days * 24.0;
            let takes = -uniform().ln() * if uniform() < 0.5 { 20.0 } else { 600.0 };
            if takes <= age {
                resolved.push((takes * 3.6e6) as i64);
            }
            all.push((takes.min(age) * 3.6e6) as i64, takes <= age, 0);
        }
        all.sort();
        let found = all.estimate();
        let open = f64::from(found.censored) / 20_000.0;
        let plain = super::super::percentile::median(&mut resolved).unwrap_or_default() / 3.6e6;
        let estimate = found.median.unwrap_or_default() / 3.6e6;
        assert!((0.20..0.24).contains(&open), "{open}");
        assert!((estimate / truth - 1.0).abs() < 0.05, "{estimate} h is not {truth} h");
        assert!(plain < 0.55 * truth, "{plain} h");
    }
}
