//! Promises kept and broken (METRICS: SLA).
//!
//! In: rows, rules with their clock, as-of. Out: how a ticket stands, and the numbers of the screen. Never: I/O, a clock of its
//! own, a change to the rules.

mod goal;
mod judge;
mod next;
mod tally;

use model::SlaRules;
use model::columns::{Names, Slice};

use crate::ask::{Ask, Timing};
use crate::metrics::left_out::Omitted;
use crate::overview::scope_of;
use crate::pass::{Batch, Collect, pass};
use crate::span::{DataRange, Span};
use crate::view::{Sla, SlaGoalView};
pub(crate) use goal::GOALS;
use goal::GoalCounts;

pub use judge::{Judge, Standing};
pub use next::{Next, SHOWN};

/// The view but for its `next`, and the tickets that belong there.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// Every number.
    pub view: Sla,
    /// Open tickets to name in `view.next`, in order, more than [`SHOWN`] where several stand equally: those who know keys
    /// break ties by (source, id), cut, and put them in.
    pub next: Vec<Next>,
}

/// Every number of the SLA screen for one filter. `what_if` are other rules with their clock, judged beside the workspace's.
///
/// `slices` are the rows that count and pass everything in the filter but period and population; `left_out` the same for
/// rows kept out of the numbers.
pub fn sla(slices: &[Slice], names: &Names, left_out: &[Slice], ask: &Ask, what_if: Option<&Timing>) -> Found {
    let span = Span::new(ask, DataRange::of(slices));
    let mut policies = vec![Policy { judge: ask.judge(), rules: &ask.timing.rules, what_if: false }];
    policies.extend(what_if.map(|timing| Policy {
        judge: Judge::new(timing, ask.as_of),
        rules: &timing.rules,
        what_if: true,
    }));
    let mut collected = pass(slices, &span, || Collected::new(&policies, names, &span));
    collected.omitted.merge(&Omitted::of(left_out, ask.filter.population, &span));
    let next = next::next(slices, &span, &policies[0].judge);
    Found { view: collected.finish(names, ask, &span), next }
}

/// Rules, and who judges by them.
pub(crate) struct Policy<'a> {
    pub judge: Judge<'a>,
    pub rules: &'a SlaRules,
    /// Not the workspace's own: lists have to be told.
    pub what_if: bool,
}

/// Everything counted so far.
struct Collected<'a> {
    policies: &'a [Policy<'a>],
    n: u32,
    omitted: Omitted,
    /// Both goals of each policy.
    goals: Vec<[GoalCounts; 2]>,
}

impl<'a> Collected<'a> {
    fn new(policies: &'a [Policy<'a>], names: &Names, span: &Span) -> Collected<'a> {
        let counts = || GOALS.map(|_| GoalCounts::new(names, span));
        let goals = policies.iter().map(|_| counts()).collect();
        Collected { policies, n: 0, omitted: Omitted::default(), goals }
    }

    fn finish(self, names: &Names, ask: &Ask, span: &Span) -> Sla {
        let views = |policy: &Policy, counts: &[GoalCounts; 2]| -> Vec<SlaGoalView> {
            let both = GOALS.into_iter().zip(counts);
            both.map(|(goal, counts)| counts.finish(goal, policy, names, span)).collect()
        };
        let mut found = self.policies.iter().zip(&self.goals).map(|(policy, counts)| views(policy, counts));
        Sla {
            scope: scope_of(ask, span, self.n, &self.omitted),
            rules: ask.timing.rules.clone(),
            goals: found.next().unwrap_or_default(),
            what_if: found.next().unwrap_or_default(),
            what_if_rules: self.policies.get(1).map(|policy| policy.rules.clone()),
            unit: span.unit,
            buckets: span.axis(),
            next: Vec::new(),
        }
    }
}

impl Collect for Collected<'_> {
    fn collect(&mut self, batch: &Batch) {
        self.n += batch.now().count() as u32;
        self.omitted.collect(batch);
        for (policy, counts) in self.policies.iter().zip(&mut self.goals) {
            for (goal, counts) in GOALS.into_iter().zip(counts) {
                counts.collect(batch, goal, &policy.judge);
            }
        }
    }

    fn merge(&mut self, next: Self) {
        self.n += next.n;
        self.omitted.merge(&next.omitted);
        for (counts, more) in self.goals.iter_mut().flatten().zip(next.goals.iter().flatten()) {
            counts.merge(more);
        }
    }
}
