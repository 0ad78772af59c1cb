//! How long until something happens, when for some it has not happened yet.
//!
//! Kaplan–Meier estimate with Greenwood's variance and log–log limits (Kaplan & Meier 1958; Brookmeyer & Crowley 1982),
//! log-rank test (Mantel 1966). Times are milliseconds.

use super::curve::{Curve, GroupMedians};
use super::normal::two_sided;
use super::radix;

const GROUP_BITS: u32 = 20;
/// Groups that can be told apart.
pub(crate) const GROUPS: usize = 1 << GROUP_BITS;
/// Longest time that is told apart: 278 years.
const LONGEST: i64 = (1 << (63 - GROUP_BITS)) - 1;

/// Durations, each ended or censored and belonging to a group (a bucket of time). Packed in one word
/// (time, censored, group), because ordering them is most of the work.
#[derive(Clone, Debug, Default)]
pub struct Sample {
    /// In parts until they are put in order.
    parts: Vec<Vec<u64>>,
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
        let (time, group) = (millis.clamp(0, LONGEST) as u64, u64::from(group).min(GROUPS as u64 - 1));
        let word = time << (GROUP_BITS + 1) | u64::from(!ended) << GROUP_BITS | group;
        match self.parts.last_mut() {
            Some(part) => part.push(word),
            None => self.parts.push(vec![word]),
        }
    }

    /// Adds all durations of another sample.
    pub fn append(&mut self, other: Sample) {
        self.parts.extend(other.parts);
    }

    /// Orders the durations. Everything below expects it.
    pub fn sort(&mut self) {
        self.parts = vec![radix::sorted(std::mem::take(&mut self.parts), GROUP_BITS)];
    }

    /// Number of durations, ended and censored.
    pub fn len(&self) -> usize {
        self.parts.iter().map(Vec::len).sum()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Each duration, whether it ended and its group: shortest first, of equal ones those that ended.
    pub fn iter(&self) -> impl Iterator<Item = (i64, bool, u32)> {
        let group = |word: u64| word as u32 & (GROUPS as u32 - 1);
        self.words().iter().map(move |&word| (millis(word), ended(word), group(word)))
    }

    /// Those that ended, shortest first.
    pub fn ended(&self) -> Vec<i64> {
        self.iter().filter(|wait| wait.1).map(|wait| wait.0).collect()
    }

    /// Kaplan–Meier estimate of all.
    pub fn estimate(&self) -> Estimate {
        let mut curve = Curve::new(self.len());
        self.iter().for_each(|(millis, ended, _)| curve.add(millis, ended));
        curve.finish()
    }

    /// Kaplan–Meier median of each of the first `groups` groups.
    pub fn medians(&self, groups: usize) -> Vec<Option<f64>> {
        let mut sizes = vec![0u32; groups];
        for (_, _, group) in self.iter() {
            sizes.get_mut(group as usize).into_iter().for_each(|size| *size += 1);
        }
        let mut medians = GroupMedians::new(&sizes);
        self.iter().for_each(|(millis, ended, group)| medians.add(group as usize, millis, ended));
        medians.finish()
    }

    /// The first `groups` groups apart, each in order.
    pub fn groups(&self, groups: usize) -> Vec<Sample> {
        let mut apart = vec![Sample { parts: vec![Vec::new()] }; groups];
        for &word in self.words() {
            let group = apart.get_mut(word as usize & (GROUPS - 1));
            group.into_iter().flat_map(|group| &mut group.parts).for_each(|part| part.push(word));
        }
        apart
    }

    /// The durations of some groups, in order.
    pub fn of_groups(&self, wanted: impl Fn(u32) -> bool) -> Sample {
        let is_wanted = |word: &u64| wanted(*word as u32 & (GROUPS as u32 - 1));
        Sample { parts: vec![self.words().iter().copied().filter(is_wanted).collect()] }
    }

    /// The share that lasts longer than `at` ms (Kaplan–Meier).
    pub fn lasting_beyond(&self, at: f64) -> f64 {
        let until = Steps { words: self.words(), at: 0 }.take_while(|step| step.millis as f64 <= at);
        until.fold(1.0, |alive, step| alive * (1.0 - f64::from(step.ended) / f64::from(step.at_risk)))
    }

    fn words(&self) -> &[u64] {
        self.parts.first().map_or(&[], Vec::as_slice)
    }
}

fn millis(word: u64) -> i64 {
    (word >> (GROUP_BITS + 1)) as i64
}

fn ended(word: u64) -> bool {
    word >> GROUP_BITS & 1 == 0
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
        let mut ends = 0;
        while let Some(&word) = self.words.get(self.at).filter(|&&word| millis(word) == time) {
            ends += u32::from(ended(word));
            self.at += 1;
        }
        Some(Step { millis: time, at_risk: (self.words.len() - start) as u32, ended: ends })
    }
}

/// Two-sided p-value that two samples end at the same pace (log-rank test). `None` when nothing ended or one is empty.
pub fn same_pace(now: &Sample, before: &Sample) -> Option<f64> {
    let (mut surplus, mut variance) = (0.0, 0.0);
    let mut a = Steps { words: now.words(), at: 0 }.peekable();
    let mut b = Steps { words: before.words(), at: 0 }.peekable();
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
            // Most steps are of one ticket, which needs no correction for ties.
            let ties = if ended > 1.0 { (risk - ended) / (risk - 1.0) } else { 1.0 };
            variance += ended * share * (1.0 - share) * ties;
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
