//! Problem areas: how many tickets, what goes along with them, which are worst.
//!
//! In: cases. Out: areas, largest weight first. Never: the tickets' words.

use model::Population;
use model::columns::Names;

use super::case::Case;
use super::kind::{KINDS, is_timed, opens, severity};
use super::promise::Promise;
use super::worst::Worst;
use super::{FEWEST_RATED, Place};
use crate::ask::Ask;
use crate::span::Span;
use crate::stats::bootstrap;
use crate::stats::exact::same_share;
use crate::stats::holm::holm;
use crate::view::{Effect, ProblemArea, ProblemKind, Rate};

/// Categories named of an area.
const CATEGORIES: usize = 5;

/// One area so far.
#[derive(Clone, Debug)]
struct Area {
    now: (u32, u32),
    before: (u32, u32),
    /// Satisfied of rated among the hits.
    csat: (u32, u32),
    /// Hits by category; the first are those without.
    categories: Vec<u32>,
    worst: Worst,
}

/// All areas, in the order of [`KINDS`].
#[derive(Clone, Debug)]
pub(super) struct Areas(Vec<Area>);

/// A finished area, and what its weight comes from.
pub(super) struct Weighed {
    /// The area without its worst tickets.
    pub area: ProblemArea,
    /// Where its worst tickets lie, and their measures.
    pub worst: Vec<(Place, Option<f64>)>,
}

impl Areas {
    /// Nothing counted yet.
    pub fn new(names: &Names) -> Areas {
        let categories = vec![0; names.category.len() + 1];
        let area = Area { now: (0, 0), before: (0, 0), csat: (0, 0), categories, worst: Worst::default() };
        Areas(vec![area; KINDS.len()])
    }

    /// Counts a ticket of the population.
    pub fn add(&mut self, case: &Case, part: u32, ask: &Ask) {
        let category = case.row.columns.category[case.row.at].wrapping_add(1) as usize;
        let cases = self.0.iter_mut().zip(KINDS).zip(case.hits());
        for ((area, kind), hit) in cases.filter_map(|(area, hit)| Some((area, hit?))) {
            area.now = (area.now.0 + u32::from(hit), area.now.1 + 1);
            if hit {
                area.categories[category] += 1;
                let satisfied = case.satisfied();
                area.csat.0 += u32::from(satisfied == Some(true));
                area.csat.1 += u32::from(satisfied.is_some());
                area.worst.add(kind, case, part, ask);
            }
        }
    }

    /// Counts a ticket of the previous period.
    pub fn add_before(&mut self, case: &Case) {
        for (area, hit) in self.0.iter_mut().zip(case.hits()).filter_map(|(area, hit)| Some((area, hit?))) {
            area.before = (area.before.0 + u32::from(hit), area.before.1 + 1);
        }
    }

    /// Adds what was counted over other rows.
    pub fn merge(&mut self, next: Areas) {
        for (area, next) in self.0.iter_mut().zip(next.0) {
            for (mine, other) in
                [(&mut area.now, next.now), (&mut area.before, next.before), (&mut area.csat, next.csat)]
            {
                *mine = (mine.0 + other.0, mine.1 + other.1);
            }
            area.categories.iter_mut().zip(next.categories).for_each(|(mine, other)| *mine += other);
            area.worst.merge(next.worst);
        }
    }

    /// The areas that have tickets, heaviest first. `csat` is satisfied of rated among all.
    pub fn finish(self, csat: (u32, u32), names: &Names, ask: &Ask, span: &Span, promise: &Promise) -> Vec<Weighed> {
        let tickets = self.0[KINDS.len() - 1].now.1;
        let sure = self.sure(ask.filter.population, span);
        let areas = self.0.into_iter().zip(KINDS).zip(sure).filter(|((area, _), _)| area.now.0 > 0);
        let mut areas: Vec<Weighed> = areas
            .map(|((area, kind), sure)| {
                let effect = effect(kind, area.csat, csat);
                let (opens_hits, opens) = opens(kind, ask.filter, promise);
                let view = ProblemArea {
                    kind,
                    rate: Rate::of(area.now, opens_hits, opens),
                    previous: span.previous.map(|_| area.before.0),
                    previous_n: area.before.1,
                    sure,
                    effect: effect.map(|(effect, _)| effect),
                    weight: weight(kind, area.now.0, tickets, effect),
                    worst: Vec::new(),
                    categories: largest(&area.categories, names),
                    hours_to_escalate: None,
                };
                Weighed { area: view, worst: area.worst.finish() }
            })
            .collect();
        // Stable: between equals the graver kind comes first.
        areas.sort_by(|a, b| b.area.weight.total_cmp(&a.area.weight));
        areas
    }

    /// Whether each share changed, corrected for those that can be compared.
    fn sure(&self, population: Population, span: &Span) -> Vec<Option<bool>> {
        let alike = |kind| span.previous.is_some() && (!is_timed(kind) || population == Population::Resolved);
        let compared = self.0.iter().zip(KINDS).map(|(area, kind)| {
            same_share(area.now, area.before).filter(|_| alike(kind) && area.now.0 + area.before.0 > 0)
        });
        let compared: Vec<Option<f64>> = compared.collect();
        let mut corrected = holm(&compared.iter().flatten().copied().collect::<Vec<f64>>()).into_iter();
        compared.into_iter().map(|p| p.and_then(|_| corrected.next()).map(|p| p < 0.05)).collect()
    }
}

/// What goes along with an area's tickets, and how sure it is that there is anything (1 − p).
fn effect(kind: ProblemKind, within: (u32, u32), all: (u32, u32)) -> Option<(Effect, f64)> {
    let others = (all.0 - within.0, all.1 - within.1);
    if kind == ProblemKind::Unsatisfied || within.1.min(others.1) < FEWEST_RATED {
        return None;
    }
    let found = bootstrap::impact(within, others)?;
    let interval = (100.0 * found.interval.0, 100.0 * found.interval.1);
    Some((Effect { points: 100.0 * found.value, interval, n: within.1 }, 1.0 - found.p))
}

fn weight(kind: ProblemKind, hits: u32, tickets: u32, effect: Option<(Effect, f64)>) -> f64 {
    match effect {
        Some((effect, certainty)) => (-effect.points).max(0.0) * certainty,
        None => 100.0 * f64::from(hits) / f64::from(tickets.max(1)) * severity(kind),
    }
}

/// The largest categories, ties by name.
fn largest(categories: &[u32], names: &Names) -> Vec<(String, u32)> {
    let name = |place: usize| place.checked_sub(1).and_then(|id| names.category.get(id)).map_or("", String::as_str);
    let with_tickets = categories.iter().enumerate().filter(|(_, n)| **n > 0);
    let mut named: Vec<(&str, u32)> = with_tickets.map(|(place, &n)| (name(place), n)).collect();
    named.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    named.into_iter().take(CATEGORIES).map(|(name, n)| (name.to_owned(), n)).collect()
}
