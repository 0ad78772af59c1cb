//! The parts of all tickets that impacts and recommendations are about: values of facets, and steps of the journey.
//!
//! In: cases. Out: for each part how many are satisfied, negative, escalated, reopened, of how many. Never: a judgement.

use model::columns::{NO_COUNT, Names};
use model::{Facet, Having, Priority, SlaGoal, SlaIs, SlaState};

use super::case::Case;
use super::promise::Promise;
use crate::view::{JourneyStep, Narrow};

/// Steps of the journey, in the order of [`steps_of`].
const STEPS: [JourneyStep; 7] = [
    JourneyStep::AnsweredInTime,
    JourneyStep::AnsweredLate,
    JourneyStep::OneTouch,
    JourneyStep::SeveralReplies,
    JourneyStep::Escalated,
    JourneyStep::Reopened,
    JourneyStep::SolvedLate,
];

/// A share that is counted of every part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Share {
    /// Satisfied of rated.
    Satisfied,
    /// Negative of scored.
    Negative,
    /// Escalated of all.
    Escalated,
    /// Reopened of those solved whose export tells.
    Reopened,
}

/// Hits and cases of every [`Share`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally([(u32, u32); 4]);

impl Tally {
    fn of(case: &Case) -> Tally {
        let (columns, at) = (case.row.columns, case.row.at);
        let counted = |hit: Option<bool>| (u32::from(hit == Some(true)), u32::from(hit.is_some()));
        let reopens_known = case.row.resolved && columns.reopens[at] != NO_COUNT;
        Tally([
            counted(case.satisfied()),
            counted(case.negative()),
            counted(Some(case.is_escalated())),
            counted(reopens_known.then(|| columns.is_reopened(at))),
        ])
    }

    /// Hits and cases of a share.
    pub fn share(&self, share: Share) -> (u32, u32) {
        self.0[share as usize]
    }

    /// Tickets counted.
    pub fn tickets(&self) -> u32 {
        self.share(Share::Escalated).1
    }

    fn add(&mut self, other: &Tally) {
        for (mine, other) in self.0.iter_mut().zip(other.0) {
            *mine = (mine.0 + other.0, mine.1 + other.1);
        }
    }
}

/// A part with tickets, and what was counted of it.
#[derive(Clone, Debug)]
pub(super) struct Part {
    /// Kind of value; `None` for a step.
    pub facet: Option<Facet>,
    /// The step, where it is one.
    pub step: Option<JourneyStep>,
    /// Name in filters; empty for a step.
    pub name: String,
    /// Its counts.
    pub tally: Tally,
    /// Opens it.
    pub opens: Narrow,
}

/// Counts of all parts. Of facets the first is that of the tickets without a value.
#[derive(Clone, Debug)]
pub(super) struct Parts {
    /// All tickets.
    pub all: Tally,
    categories: Vec<Tally>,
    channels: Vec<Tally>,
    topics: Vec<Tally>,
    priorities: [Tally; Priority::ALL.len()],
    steps: [Tally; STEPS.len()],
}

impl Parts {
    /// Nothing counted yet.
    pub fn new(names: &Names) -> Parts {
        let none = |names: &[String]| vec![Tally::default(); names.len() + 1];
        Parts {
            all: Tally::default(),
            categories: none(&names.category),
            channels: none(&names.channel),
            topics: none(&names.topic),
            priorities: Default::default(),
            steps: Default::default(),
        }
    }

    /// Counts a ticket of the population.
    pub fn add(&mut self, case: &Case) {
        let (columns, at) = (case.row.columns, case.row.at);
        let tally = Tally::of(case);
        self.all.add(&tally);
        let ids = [
            (&mut self.categories, columns.category[at]),
            (&mut self.channels, columns.channel[at]),
            (&mut self.topics, case.topic()),
        ];
        for (of, id) in ids {
            // The missing id is the largest number, so that the next one is 0.
            of[id.wrapping_add(1) as usize].add(&tally);
        }
        self.priorities.get_mut(usize::from(columns.priority[at])).into_iter().for_each(|of| of.add(&tally));
        let taken = self.steps.iter_mut().zip(steps_of(case)).filter(|(_, is)| *is);
        taken.for_each(|(of, _)| of.add(&tally));
    }

    /// Adds what was counted over other rows.
    pub fn merge(&mut self, next: &Parts) {
        self.all.add(&next.all);
        let lists = [
            (&mut self.categories, &next.categories),
            (&mut self.channels, &next.channels),
            (&mut self.topics, &next.topics),
        ];
        for (mine, other) in lists {
            mine.iter_mut().zip(other).for_each(|(mine, other)| mine.add(other));
        }
        self.priorities.iter_mut().zip(&next.priorities).for_each(|(mine, other)| mine.add(other));
        self.steps.iter_mut().zip(&next.steps).for_each(|(mine, other)| mine.add(other));
    }

    /// Values of a facet that have tickets, in dictionary order, those without a value left out: there is nothing to say of
    /// them but that they have none.
    pub fn of(&self, facet: Facet, names: &Names) -> Vec<Part> {
        let value = |(name, tally): (&str, &Tally)| Part {
            facet: Some(facet),
            step: None,
            name: name.to_owned(),
            tally: *tally,
            opens: Narrow::default().and_value(facet, name),
        };
        let named = |names: &[String], tallies: &[Tally]| -> Vec<Part> {
            let all = names.iter().map(String::as_str).zip(&tallies[1..]);
            all.filter(|(_, tally)| tally.tickets() > 0).map(value).collect()
        };
        match facet {
            Facet::Category => named(&names.category, &self.categories),
            Facet::Channel => named(&names.channel, &self.channels),
            Facet::Topic => named(&names.topic, &self.topics),
            Facet::Priority => {
                let all = Priority::ALL.map(Priority::name).into_iter().zip(&self.priorities);
                all.filter(|(_, tally)| tally.tickets() > 0).map(value).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Steps of the journey that tickets took.
    pub fn steps(&self, promise: &Promise) -> Vec<Part> {
        let taken = STEPS.into_iter().zip(self.steps).filter(|(_, tally)| tally.tickets() > 0);
        let part = |(step, tally)| Part {
            facet: None,
            step: Some(step),
            name: String::new(),
            tally,
            opens: opens(step, promise),
        };
        taken.map(part).collect()
    }
}

/// Which of [`STEPS`] a ticket took.
fn steps_of(case: &Case) -> [bool; STEPS.len()] {
    let (columns, at) = (case.row.columns, case.row.at);
    [
        case.first_response.state == SlaState::Met,
        case.first_response.state == SlaState::Breached,
        columns.is_one_touch(at),
        columns.has_several_replies(at),
        case.is_escalated(),
        columns.is_reopened(at),
        case.resolution.state == SlaState::Breached,
    ]
}

fn opens(step: JourneyStep, promise: &Promise) -> Narrow {
    let first_response =
        |state| Narrow::default().and_sla(SlaIs { goal: SlaGoal::FirstResponse, states: vec![state], what_if: None });
    match step {
        JourneyStep::AnsweredInTime => first_response(SlaState::Met),
        JourneyStep::AnsweredLate => first_response(SlaState::Breached),
        JourneyStep::OneTouch => Narrow::default().and(Having::OneTouch),
        JourneyStep::SeveralReplies => Narrow::default().and(Having::SeveralReplies),
        JourneyStep::Escalated => Narrow::default().and(Having::Escalated),
        JourneyStep::Reopened => Narrow::default().and(Having::Reopened),
        JourneyStep::SolvedLate => Narrow::default().and_sla(promise.resolution(&[SlaState::Breached])),
    }
}
