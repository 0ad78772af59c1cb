//! Which groups of one sample run at another pace than all the others, each by a log-rank test (Mantel 1966) of its own.
//!
//! In: a sorted sample. Out: a score a group. Never: a pass over the sample for each group. What is expected of a group is the
//! sum of the whole sample's hazard up to each of its own ends, and what its variance needs of the number at risk changes only
//! at these: so one pass serves all groups.

use super::normal::two_sided;
use super::proportion::difference_of;
use super::survival::{Estimate, Sample};

/// How a group's pace differs from the others'.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pace {
    /// Durations of the group that ended.
    pub ended: u32,
    /// Ends beyond those expected, in standard errors: below zero the group is slower.
    pub score: f64,
}

impl Pace {
    /// Two-sided p-value that the pace is the same.
    pub fn p(&self) -> f64 {
        two_sided(self.score)
    }
}

/// What has been summed over a group.
#[derive(Clone, Copy, Debug, Default)]
struct Group {
    remaining: f64,
    ended: u32,
    expected: f64,
    at_risk: f64,
    at_risk_squared: f64,
    weight_before: f64,
}

/// The pace of each of `groups` groups against all other durations of a sorted sample; `group` places a duration by the group
/// it was added with, `None` among the others of all. `None` for groups that can't be compared: nothing ended while both were
/// there.
pub fn each_against_the_others(
    sample: &Sample,
    groups: usize,
    mut group: impl FnMut(u32) -> Option<usize>,
) -> Vec<Option<Pace>> {
    let mut sums = vec![Group::default(); groups];
    let mut place = |of: u32| group(of).filter(|&place| place < groups);
    for place in sample.iter().filter_map(|(_, _, of)| place(of)) {
        sums[place].remaining += 1.0;
    }
    let mut left = sample.len();
    let mut steps = sample.iter().peekable();
    let mut here: Vec<(bool, u32)> = Vec::new();
    // Sums over the times so far, of d/Y, dc/Y and dc/Y² for d ends of Y at risk, c = (Y−d)/(Y−1).
    let (mut hazard, mut linear, mut quadratic) = (0.0, 0.0, 0.0);
    while let Some(&(time, _, _)) = steps.peek() {
        here.clear();
        while let Some((_, ended, of)) = steps.next_if(|step| step.0 == time) {
            here.push((ended, of));
        }
        let (at_risk, ends) = (left as f64, here.iter().filter(|step| step.0).count() as f64);
        if ends > 0.0 && left > 1 {
            let spread = ends * (at_risk - ends) / (at_risk - 1.0);
            hazard += ends / at_risk;
            linear += spread / at_risk;
            quadratic += spread / (at_risk * at_risk);
        } else if ends > 0.0 {
            hazard += 1.0;
        }
        for (ended, place) in here.iter().filter_map(|&(ended, of)| Some((ended, place(of)?))) {
            let sum = &mut sums[place];
            sum.ended += u32::from(ended);
            sum.expected += hazard;
            sum.at_risk += linear;
            sum.at_risk_squared += sum.remaining * sum.remaining * (quadratic - sum.weight_before);
            sum.weight_before = quadratic;
            sum.remaining -= 1.0;
        }
        left -= here.len();
    }
    sums.iter().map(Group::pace).collect()
}

impl Group {
    fn pace(&self) -> Option<Pace> {
        let variance = self.at_risk - self.at_risk_squared;
        // What rounding leaves of a group that is the whole sample.
        (variance > 1e-9 * self.at_risk.max(1e-9))
            .then(|| Pace { ended: self.ended, score: (f64::from(self.ended) - self.expected) / variance.sqrt() })
    }
}

/// Difference of two medians, ms, and its 95 % interval from theirs, as that of shares is. A limit of a median that is not
/// reached leaves its side at the median. `None` without both medians.
pub fn median_difference(of: &Estimate, others: &Estimate) -> Option<(f64, f64, f64)> {
    let (a, b) = of.median.zip(others.median)?;
    let (low, high) = difference_of((a, of.interval.unwrap_or((a, a))), (b, others.interval.unwrap_or((b, b))));
    Some((a - b, low, high))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::dice::Dice;
    use crate::stats::survival::same_pace;

    /// Durations in four groups, with ties and censored ones.
    fn sample(n: usize, longest: f64) -> Sample {
        let (mut dice, mut sample) = (Dice::new(11), Sample::default());
        for _ in 0..n {
            let group = (dice.uniform() * 4.0) as u32;
            let millis = (-dice.uniform().ln() * longest * f64::from(group + 3)) as i64;
            sample.push(millis, dice.uniform() < 0.7, group);
        }
        sample.sort();
        sample
    }

    #[test]
    fn each_group_is_as_if_tested_alone() {
        for (n, longest) in [(0, 1.0), (1, 1.0), (2, 1.0), (9, 2.0), (80, 5.0), (700, 100.0)] {
            let sample = sample(n, longest);
            let found = each_against_the_others(&sample, 4, |group| Some(group as usize));
            for (group, pace) in found.iter().enumerate() {
                let own = sample.of_groups(|of| of as usize == group);
                let others = sample.of_groups(|of| of as usize != group);
                let (alone, p) = (same_pace(&own, &others), pace.map(|pace| pace.p()));
                let equal = alone.zip(p).is_some_and(|(alone, p)| (alone - p).abs() < 1e-9);
                assert!(equal || alone.is_none() && p.is_none(), "{n} {group}: {alone:?} {p:?}");
                assert!(pace.is_none_or(|pace| pace.ended as usize == own.ended().len()));
            }
        }
    }

    #[test]
    fn slower_groups_score_below_zero() {
        let found = each_against_the_others(&sample(700, 100.0), 4, |group| Some(group as usize));
        let scores: Vec<f64> = found.iter().flatten().map(|pace| pace.score).collect();
        assert!(scores[0] > 2.0 && scores[3] < -2.0, "{scores:?}");
    }

    #[test]
    fn medians_differ_by_as_much_as_both_are_unsure() {
        let known =
            |median, low, high| Estimate { median: Some(median), interval: Some((low, high)), ..Estimate::default() };
        let found = median_difference(&known(10.0, 7.0, 14.0), &known(5.0, 5.0, 9.0));
        assert_eq!(found, Some((5.0, 0.0, 9.0)));
        let unsure = Estimate { interval: None, ..known(10.0, 0.0, 0.0) };
        assert_eq!(median_difference(&unsure, &known(5.0, 5.0, 5.0)), Some((5.0, 5.0, 5.0)));
        assert_eq!(median_difference(&Estimate::default(), &unsure), None);
    }
}
