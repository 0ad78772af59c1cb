//! Like with like: what share of cases one unit (an agent) brings off, beside what the others bring off with the same mix
//! of cases (indirect standardisation).
//!
//! Expected is the mean of the others' shares, each weighted by how many of the unit's cases are of that kind. Where nobody
//! else has cases of a kind, those of its group (a priority) stand in for it, then all of theirs; going by the group sooner
//! would be surer, but of something that is not alike. The unit's own cases are not in it, so that both sides are
//! independent and the interval of their difference is that of two shares (Newcombe 1998), each with as many cases as its
//! exactness is worth: a mix of easy and hard cases scatters less than equally hard ones would, and an expected share is as
//! sure as the cases it comes from. Whether there is a difference at all is tested within kinds (Mantel & Haenszel 1959).

use std::collections::BTreeMap;

use super::normal::{Z95, two_sided};
use super::proportion::{difference_of, score_interval};

/// How many plain cases one case of a mix is worth at most: as many as where kinds are brought off one in ten and nine in
/// ten. The others' shares tell how a unit's cases scatter only as long as it is much like them.
const MOST_EXACT: f64 = 2.8;

/// What is alike: a kind of case (a category) within a group (a priority).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Kind {
    /// The coarser division, which stands in where there are few of the kind.
    pub group: u32,
    /// The finer one within it.
    pub kind: u32,
}

/// Cases by unit and kind.
#[derive(Clone, Debug, Default)]
pub struct Cases {
    cells: BTreeMap<(u32, Kind), Tally>,
}

/// Successes of cases.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Tally {
    hits: u32,
    n: u32,
}

/// A unit beside what is expected of it. Shares are fractions.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Standardised {
    /// The unit.
    pub unit: u32,
    /// Its cases.
    pub n: u32,
    /// Its own share.
    pub own: f64,
    /// What the others bring off with the same mix.
    pub expected: f64,
    /// 95 % interval of own − expected.
    pub interval: (f64, f64),
    /// Two-sided p-value that there is no difference within any kind of case; 1 where nobody else has cases of its kinds.
    pub p: f64,
}

impl Cases {
    /// Counts a case of a unit.
    pub fn add(&mut self, unit: u32, kind: Kind, hit: bool) {
        self.add_all(unit, kind, (u32::from(hit), 1));
    }

    /// Counts `n` cases, `hits` of them brought off.
    pub fn add_all(&mut self, unit: u32, kind: Kind, (hits, n): (u32, u32)) {
        self.cells.entry((unit, kind)).or_default().add(Tally { hits, n });
    }

    /// Adds what was counted elsewhere.
    pub fn merge(&mut self, other: Cases) {
        for (key, tally) in other.cells {
            self.cells.entry(key).or_default().add(tally);
        }
    }

    /// Every unit with at least `fewest` cases, in order; none where there is nobody else to compare with.
    pub fn standardised(&self, fewest: u32) -> Vec<Standardised> {
        let mut kinds: BTreeMap<Kind, Tally> = BTreeMap::new();
        for (&(_, kind), &tally) in &self.cells {
            kinds.entry(kind).or_default().add(tally);
        }
        let everybody = Totals::of(kinds.into_iter());
        let mut units: BTreeMap<u32, BTreeMap<Kind, Tally>> = BTreeMap::new();
        for (&(unit, kind), &tally) in &self.cells {
            units.entry(unit).or_default().insert(kind, tally);
        }
        let own = units.into_iter().map(|(unit, kinds)| (unit, Totals::of(kinds.into_iter())));
        own.filter(|(_, own)| own.all.n >= fewest.max(1))
            .filter_map(|(unit, own)| own.beside(unit, &everybody))
            .collect()
    }
}

impl Tally {
    fn add(&mut self, other: Tally) {
        self.hits += other.hits;
        self.n += other.n;
    }

    fn without(self, part: Tally) -> Tally {
        Tally { hits: self.hits - part.hits, n: self.n - part.n }
    }

    fn share(self) -> f64 {
        f64::from(self.hits) / f64::from(self.n)
    }

    /// The share, drawn to one half as if half a success and half a failure more had been seen: a few cases that all went
    /// one way do not make sure.
    fn cautious(self) -> f64 {
        (f64::from(self.hits) + 0.5) / (f64::from(self.n) + 1.0)
    }
}

/// Cases by kind, by group and in all.
struct Totals {
    kinds: BTreeMap<Kind, Tally>,
    groups: BTreeMap<u32, Tally>,
    all: Tally,
}

/// What stands for the usual of some of a unit's cases.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Usual {
    Kind(Kind),
    Group(u32),
    All,
}

impl Totals {
    fn of(cells: impl Iterator<Item = (Kind, Tally)>) -> Totals {
        let mut totals = Totals { kinds: BTreeMap::new(), groups: BTreeMap::new(), all: Tally::default() };
        for (kind, tally) in cells {
            totals.kinds.insert(kind, tally);
            totals.groups.entry(kind.group).or_default().add(tally);
            totals.all.add(tally);
        }
        totals
    }

    /// Successes of the others of the same kind, or of what stands in for it.
    fn usual(&self, kind: Kind, everybody: &Totals) -> (Usual, Tally) {
        let total = |of: &BTreeMap<Kind, Tally>| of.get(&kind).copied().unwrap_or_default();
        let group = |of: &BTreeMap<u32, Tally>| of.get(&kind.group).copied().unwrap_or_default();
        let alike = total(&everybody.kinds).without(total(&self.kinds));
        if alike.n > 0 {
            return (Usual::Kind(kind), alike);
        }
        let grouped = group(&everybody.groups).without(group(&self.groups));
        if grouped.n > 0 {
            return (Usual::Group(kind.group), grouped);
        }
        (Usual::All, everybody.all.without(self.all))
    }

    fn beside(&self, unit: u32, everybody: &Totals) -> Option<Standardised> {
        if everybody.all.n == self.all.n {
            return None;
        }
        let mut usual: BTreeMap<Usual, (f64, Tally)> = BTreeMap::new();
        for (&kind, own) in &self.kinds {
            let (stands_for, others) = self.usual(kind, everybody);
            usual.entry(stands_for).or_insert((0.0, others)).0 += f64::from(own.n) / f64::from(self.all.n);
        }
        let sides = Sides::of(self.all, usual.into_values());
        let Sides { own, expected, .. } = sides;
        Some(Standardised { unit, n: self.all.n, own, expected, interval: sides.interval(), p: self.same(everybody) })
    }

    /// Mantel and Haenszel's test with the continuity correction: how far the unit's successes are from their share of
    /// everybody's within each kind, beside how far they would be by chance (hypergeometric).
    fn same(&self, everybody: &Totals) -> f64 {
        let (mut surplus, mut variance) = (0.0, 0.0);
        for (kind, own) in &self.kinds {
            let all = everybody.kinds.get(kind).copied().unwrap_or_default();
            let (own_n, n) = (f64::from(own.n), f64::from(all.n));
            if n > own_n {
                let share = all.share();
                surplus += f64::from(own.hits) - own_n * share;
                variance += own_n * share * (1.0 - share) * (n - own_n) / (n - 1.0);
            }
        }
        if variance > 0.0 { two_sided((surplus.abs() - 0.5).max(0.0) / variance.sqrt()) } else { 1.0 }
    }
}

/// Two shares and the number of plain cases that each is worth.
struct Sides {
    own: f64,
    own_n: f64,
    expected: f64,
    expected_n: f64,
}

impl Sides {
    /// From a unit's own cases, and the share of them that each usual share stands for.
    fn of(own: Tally, usual: impl Iterator<Item = (f64, Tally)>) -> Sides {
        let (mut expected, mut cautious, mut within, mut variance) = (0.0, 0.0, 0.0, 0.0);
        for (weight, others) in usual {
            let share = others.cautious();
            expected += weight * others.share();
            cautious += weight * share;
            within += weight * share * (1.0 - share);
            variance += weight * weight * share * (1.0 - share) / f64::from(others.n);
        }
        let plain = cautious * (1.0 - cautious);
        let own_n = f64::from(own.n) * (plain / within).min(MOST_EXACT);
        Sides { own: own.share(), own_n, expected, expected_n: plain / variance }
    }

    fn interval(&self) -> (f64, f64) {
        let side = |share: f64, n: f64| (share, score_interval(share, n, Z95));
        difference_of(side(self.own, self.own_n), side(self.expected, self.expected_n))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cases(cells: &[(u32, u32, u32, (u32, u32))]) -> Cases {
        let mut cases = Cases::default();
        for &(unit, group, kind, counted) in cells {
            cases.add_all(unit, Kind { group, kind }, counted);
        }
        cases
    }

    fn close(found: f64, expected: f64) -> bool {
        (found - expected).abs() < 1e-3
    }

    /// Agent 1 has the hard cases and brings off what everybody does with them: half of his, two in three of all.
    #[test]
    fn the_hard_cases_are_nobodys_fault() {
        let found = cases(&[(1, 0, 0, (40, 80)), (1, 0, 1, (18, 20)), (2, 0, 0, (10, 20)), (2, 0, 1, (72, 80))]);
        let [hard, easy] = found.standardised(10)[..] else { panic!("two agents are compared") };
        assert!(close(hard.own, 0.58) && close(hard.expected, 0.8 * 0.5 + 0.2 * 0.9), "{hard:?}");
        assert!(close(easy.own, 0.82) && close(easy.expected, 0.82), "{easy:?}");
        assert!(hard.p > 0.99 && hard.interval.0 < 0.0 && hard.interval.1 > 0.0);
    }

    /// One kind of case: Newcombe's interval of two plain shares (his table II, case (a): 56/70 − 48/80).
    #[test]
    fn without_a_mix_it_is_the_difference_of_two_shares() {
        let found = cases(&[(1, 0, 0, (56, 70)), (2, 0, 0, (48, 80))]).standardised(10);
        let (low, high) = found[0].interval;
        assert!(close(low, 0.0524) && close(high, 0.3339), "{low} {high}");
        assert!((0.008..0.02).contains(&found[0].p), "{}", found[0].p);
    }

    #[test]
    fn rare_kinds_go_by_their_group_and_then_by_all() {
        // Nobody else has kind 7; those of its group bring off 8 of 10.
        let found = cases(&[(1, 0, 7, (5, 10)), (2, 0, 1, (8, 10)), (2, 1, 1, (0, 90))]).standardised(10);
        assert!(close(found[0].expected, 0.8), "{:?}", found[0]);
        // Nobody else has anything of group 2.
        let found = cases(&[(1, 2, 7, (5, 10)), (2, 1, 1, (30, 90))]).standardised(10);
        assert!(close(found[0].expected, 1.0 / 3.0), "{:?}", found[0]);
    }

    #[test]
    fn a_difference_that_runs_through_all_kinds_is_found() {
        let team: Vec<_> =
            (0..6).flat_map(|kind| [(1, 0, kind, (4, 20)), (2, 0, kind, (24, 40)), (3, 0, kind, (25, 40))]).collect();
        let found = cases(&team).standardised(10);
        assert!(found[0].p < 1e-6 && found[0].interval.1 < 0.0, "{:?}", found[0]);
        assert!(close(found[0].own, 0.2) && close(found[0].expected, 49.0 / 80.0));
    }

    #[test]
    fn nobody_to_compare_with_and_too_few() {
        assert_eq!(Cases::default().standardised(0), []);
        assert_eq!(cases(&[(1, 0, 0, (5, 10))]).standardised(10), []);
        assert_eq!(cases(&[(1, 0, 0, (5, 9)), (2, 0, 0, (5, 100))]).standardised(10).len(), 1);
        let all_went_well = cases(&[(1, 0, 0, (10, 10)), (2, 0, 0, (90, 90))]).standardised(10);
        assert!(all_went_well.iter().all(|one| one.p == 1.0 && one.interval.0 < 0.0), "{all_went_well:?}");
    }
}
