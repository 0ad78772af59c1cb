//! What goes along with a part of the tickets: the number of all − the number without the part (METRICS: Text measures).
//!
//! In: counts by part. Out: impacts, largest first. Never: a cause.

use model::columns::Names;
use model::{Facet, Having, Tone};

use super::FEWEST_RATED;
use super::parts::{Part, Parts, Share, Tally};
use super::promise::Promise;
use crate::stats::bootstrap;
use crate::stats::exact::same_share;
use crate::stats::holm::holm;
use crate::view::{Effect, Impact, ImpactOn, Rate};

/// Impacts returned at most of a measure.
const MOST: usize = 40;
/// Facets whose values may go along with satisfaction and tone.
const FACETS: [Facet; 3] = [Facet::Category, Facet::Channel, Facet::Topic];
/// Facets whose values escalations may come from. Agents are not among them: a ticket belongs to whom it ended with, and of
/// those that escalated tickets are handed to all are.
const SOURCES: [Facet; 4] = [Facet::Category, Facet::Channel, Facet::Priority, Facet::Topic];

/// Impacts on satisfaction, then on tone.
pub(super) fn impacts(parts: &Parts, names: &Names, promise: &Promise) -> Vec<Impact> {
    let mut all: Vec<Part> = FACETS.into_iter().flat_map(|facet| parts.of(facet, names)).collect();
    all.extend(parts.steps(promise));
    let on = |measure| ranked(all.iter().collect(), &parts.all, measure).into_iter().take(MOST);
    on(ImpactOn::Csat).chain(on(ImpactOn::Negative)).map(Measured::finish).collect()
}

/// Values that are escalated more often than others beyond chance.
pub(super) fn escalation_drivers(parts: &Parts, names: &Names) -> Vec<Impact> {
    let all: Vec<Part> = SOURCES.into_iter().flat_map(|facet| parts.of(facet, names)).collect();
    let found = ranked(all.iter().collect(), &parts.all, ImpactOn::Escalated).into_iter();
    found.filter(|measured| measured.sure && measured.value > 0.0).take(MOST).map(Measured::finish).collect()
}

/// A part with its impact.
struct Measured<'a> {
    part: &'a Part,
    measure: ImpactOn,
    within: (u32, u32),
    others: (u32, u32),
    value: f64,
    sure: bool,
}

/// Parts with enough cases on both sides, largest impact first, ties by facet and name.
fn ranked<'a>(parts: Vec<&'a Part>, all: &Tally, measure: ImpactOn) -> Vec<Measured<'a>> {
    let share = match measure {
        ImpactOn::Csat => Share::Satisfied,
        ImpactOn::Negative => Share::Negative,
        ImpactOn::Escalated => Share::Escalated,
    };
    let whole = all.share(share);
    let measured = parts.into_iter().filter_map(|part| {
        let within = part.tally.share(share);
        let others = (whole.0 - within.0, whole.1 - within.1);
        let enough = within.1.min(others.1) >= FEWEST_RATED;
        let value = bootstrap::measured(within, others).filter(|_| enough)?;
        Some(Measured { part, measure, within, others, value, sure: false })
    });
    let mut measured: Vec<Measured> = measured.collect();
    let p = measured.iter().map(|of| same_share(of.within, of.others).unwrap_or(1.0));
    for (of, p) in holm(&p.collect::<Vec<f64>>()).into_iter().enumerate() {
        measured[of].sure = p < 0.05;
    }
    let name = |of: &Measured<'a>| (of.part.facet, of.part.step, &of.part.name);
    measured.sort_by(|a, b| b.value.abs().total_cmp(&a.value.abs()).then_with(|| name(a).cmp(&name(b))));
    measured
}

impl Measured<'_> {
    fn finish(self) -> Impact {
        let Part { facet, step, name, opens, .. } = self.part.clone();
        let (hits, cases) = match self.measure {
            ImpactOn::Csat => (opens.clone().and(Having::Satisfied), opens.and(Having::Rated)),
            ImpactOn::Negative => {
                (opens.clone().and_value(Facet::Sentiment, Tone::Negative.name()), opens.and(Having::Scored))
            }
            ImpactOn::Escalated => (opens.clone().and(Having::Escalated), opens),
        };
        let interval = bootstrap::impact(self.within, self.others).map_or((0.0, 0.0), |found| found.interval);
        Impact {
            facet,
            step,
            label: name.clone(),
            name,
            rate: Rate::of(self.within, hits, cases),
            others: 100.0 * f64::from(self.others.0) / f64::from(self.others.1),
            effect: Effect {
                points: 100.0 * self.value,
                interval: (100.0 * interval.0, 100.0 * interval.1),
                n: self.within.1,
            },
            measure: self.measure,
            sure: self.sure,
        }
    }
}
