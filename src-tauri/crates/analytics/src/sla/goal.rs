//! One promise under one policy: attainment of all tickets, by priority, agent and category, now, before and over time.

use model::columns::Names;
use model::{Clock, Facet, Population, Priority, SlaGoal};

use super::tally::{Opens, Tally};
use super::{Judge, Policy};
use crate::metrics::proportion::percent;
use crate::pass::Batch;
use crate::span::Span;
use crate::stats::proportion::same_share;
use crate::view::{RateBucket, SlaGoalView, SlaRow};

/// Both promises, in the order they are shown.
pub(crate) const GOALS: [SlaGoal; 2] = [SlaGoal::FirstResponse, SlaGoal::Resolution];

/// Counts of one promise. In dictionaries place 0 holds the tickets without a value.
#[derive(Debug)]
pub(crate) struct GoalCounts {
    all: Tally,
    /// Kept and decided in the previous period.
    before: (u32, u32),
    /// By `Priority as u8`.
    priorities: [Tally; Priority::ALL.len()],
    agents: Vec<Tally>,
    categories: Vec<Tally>,
    /// Kept and decided by bucket of time.
    buckets: Vec<(u32, u32)>,
    /// What is open at the end of a period lies in no bucket that could open it.
    over_time: bool,
}

impl GoalCounts {
    /// Nothing counted yet.
    pub fn new(names: &Names, span: &Span) -> GoalCounts {
        GoalCounts {
            all: Tally::default(),
            before: (0, 0),
            priorities: Default::default(),
            agents: vec![Tally::default(); names.agent.len() + 1],
            categories: vec![Tally::default(); names.category.len() + 1],
            buckets: vec![(0, 0); span.buckets.len()],
            over_time: span.population != Population::OpenAtEnd,
        }
    }

    /// Counts rows.
    pub fn collect(&mut self, batch: &Batch, goal: SlaGoal, judge: &Judge) {
        let columns = batch.columns;
        for row in batch.counted {
            let standing = judge.standing(columns, row.at, goal);
            let mut one = Tally::default();
            one.add(standing);
            if row.before {
                sum(&mut self.before, one.kept());
            }
            if !row.now {
                continue;
            }
            self.all.add(standing);
            // The missing name is the largest number, so that the next one is 0.
            let place = |id: u32| id.wrapping_add(1) as usize;
            if let Some(tally) = self.priorities.get_mut(usize::from(columns.priority[row.at])) {
                tally.add(standing);
            }
            self.agents[place(columns.agent[row.at])].add(standing);
            self.categories[place(columns.category[row.at])].add(standing);
            if let Some(bucket) = self.buckets.get_mut(row.bucket as usize).filter(|_| self.over_time) {
                sum(bucket, one.kept());
            }
        }
    }

    /// Adds what was counted over other rows.
    pub fn merge(&mut self, next: &GoalCounts) {
        let merge = |tallies: &mut [Tally], more: &[Tally]| {
            tallies.iter_mut().zip(more).for_each(|(tally, more)| tally.merge(more));
        };
        self.all.merge(&next.all);
        sum(&mut self.before, next.before);
        merge(&mut self.priorities, &next.priorities);
        merge(&mut self.agents, &next.agents);
        merge(&mut self.categories, &next.categories);
        self.buckets.iter_mut().zip(&next.buckets).for_each(|(bucket, &more)| sum(bucket, more));
    }

    /// The view.
    pub fn finish(&self, goal: SlaGoal, policy: &Policy, names: &Names, span: &Span) -> SlaGoalView {
        let opens = Opens { goal, what_if: policy.what_if.then_some(policy.rules), facet: None };
        SlaGoalView {
            goal,
            all: self.all.finish(&opens),
            previous: self.previous(span),
            priorities: self.priorities(&opens, policy),
            agents: by_name(&self.agents, &names.agent, Facet::Agent, &opens),
            categories: by_name(&self.categories, &names.category, Facet::Category, &opens),
            over_time: self.buckets.iter().map(|&pair| RateBucket::of(pair)).collect(),
        }
    }

    fn previous(&self, span: &Span) -> Option<(f64, u32, bool)> {
        span.previous?;
        let sure = same_share(self.all.kept(), self.before).is_some_and(|p| p < 0.05);
        percent(self.before).map(|percent| (percent, self.before.1, sure))
    }

    /// Critical first; those without a promise too, so that what is not measured can be seen.
    fn priorities(&self, opens: &Opens, policy: &Policy) -> Vec<SlaRow> {
        let row = |&priority: &Priority| {
            let name = priority.name().to_owned();
            let opens = Opens { facet: Some((Facet::Priority, name.clone())), ..opens.clone() };
            let tally = &self.priorities[priority as usize];
            SlaRow { name, target: target(policy, priority, opens.goal), attainment: tally.finish(&opens) }
        };
        Priority::ALL.iter().rev().map(row).collect()
    }
}

fn target(policy: &Policy, priority: Priority, goal: SlaGoal) -> Option<(f64, Clock)> {
    let target = policy.rules.policy.target(priority);
    let hours = match goal {
        SlaGoal::FirstResponse => target.first_response,
        SlaGoal::Resolution => target.resolution,
    };
    hours.map(|hours| (hours, target.clock))
}

/// Values with tickets, most breached first, ties by name.
fn by_name(tallies: &[Tally], names: &[String], facet: Facet, opens: &Opens) -> Vec<SlaRow> {
    let names = std::iter::once("").chain(names.iter().map(String::as_str));
    let mut rows: Vec<SlaRow> = (names.zip(tallies).filter(|(_, tally)| !tally.is_empty()))
        .map(|(name, tally)| {
            let opens = Opens { facet: Some((facet, name.to_owned())), ..opens.clone() };
            SlaRow { name: name.to_owned(), target: None, attainment: tally.finish(&opens) }
        })
        .collect();
    rows.sort_by(|a, b| b.attainment.breached.cmp(&a.attainment.breached).then_with(|| a.name.cmp(&b.name)));
    rows
}

fn sum(pair: &mut (u32, u32), more: (u32, u32)) {
    *pair = (pair.0 + more.0, pair.1 + more.1);
}
