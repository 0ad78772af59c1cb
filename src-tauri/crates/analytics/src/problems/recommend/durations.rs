//! Candidates that compare how long tickets wait: categories, channels and hours of the week, each with all others.

use model::instant::HOUR_MS;
use model::{Facet, Measure, Range};

use super::super::waits::Waits;
use super::{Candidate, FEWEST, TIMES, Whole};
use crate::stats::log_rank::{Pace, each_against_the_others, median_difference};
use crate::stats::survival::Sample;
use crate::view::{Mood, Narrow, Recommendation, RecommendationKind};

/// Hours between two medians: below a quarter of an hour nobody notices.
const HOURS: f64 = 0.25;
const HOURS_OF_WEEK: usize = 168;

/// Groups of a sample that are compared with each other.
#[derive(Clone, Copy)]
struct Grouped<'a> {
    kind: RecommendationKind,
    sample: &'a Sample,
    groups: usize,
    /// The group that a duration is in, by the number it was put in with.
    place: fn(u32, &Whole<'a>) -> Option<usize>,
}

pub(super) fn candidates<'a>(whole: &'a Whole<'a>) -> Vec<Candidate<'a>> {
    let (waits, names) = (&whole.collected.waits, whole.names);
    let all = [
        Grouped {
            kind: RecommendationKind::SlowCategory,
            sample: &waits.resolutions,
            groups: names.category.len(),
            place: |group, whole| Waits::category(group, whole.names),
        },
        Grouped {
            kind: RecommendationKind::SlowChannel,
            sample: &waits.first_responses,
            groups: names.channel.len(),
            place: |group, whole| Waits::channel(group, whole.names),
        },
        Grouped {
            kind: RecommendationKind::SlowHours,
            sample: &waits.first_responses,
            groups: HOURS_OF_WEEK,
            place: |group, _| Waits::hour(group),
        },
    ];
    all.into_iter().flat_map(|grouped| grouped.candidates(whole)).collect()
}

impl<'a> Grouped<'a> {
    fn candidates(self, whole: &'a Whole<'a>) -> Vec<Candidate<'a>> {
        let paces = each_against_the_others(self.sample, self.groups, |group| (self.place)(group, whole));
        let ended: u32 = self.sample.iter().map(|(_, ended, _)| u32::from(ended)).sum();
        let compared = paces.into_iter().enumerate().filter_map(|(group, pace)| Some((group, pace?)));
        let enough = compared.filter(|(_, pace)| pace.ended.min(ended - pace.ended) >= FEWEST);
        let candidate = |(group, pace): (usize, Pace)| Candidate {
            p: pace.p(),
            bad: pace.score < 0.0,
            draft: Box::new(move || self.draft(group, whole)),
        };
        enough.map(candidate).collect()
    }

    fn draft(self, group: usize, whole: &Whole<'a>) -> Option<Recommendation> {
        let is_of = |of: u32| (self.place)(of, whole) == Some(group);
        let (own, others) = (self.sample.of_groups(is_of), self.sample.of_groups(|of| !is_of(of)));
        let (mine, theirs) = (own.estimate(), others.estimate());
        let (difference, low, high) = median_difference(&mine, &theirs)?;
        let hours = |millis: f64| millis / HOUR_MS as f64;
        let (value, against) = (hours(mine.median?), hours(theirs.median?));
        if value < TIMES * against || value - against < HOURS || low <= 0.0 {
            return None;
        }
        let still_waiting = own.lasting_beyond(theirs.median?) - others.lasting_beyond(theirs.median?);
        let (name, opens) = self.named(group, whole)?;
        Some(Recommendation {
            kind: self.kind,
            name,
            detail: String::new(),
            value,
            against,
            difference: (hours(difference), hours(low), hours(high)),
            n: mine.ended,
            p: 1.0,
            tickets_affected: still_waiting.max(0.0) * own.len() as f64,
            mood: Mood::Bad,
            opens,
        })
    }

    /// What a group is called, and what opens those of its tickets whose wait is over.
    fn named(&self, group: usize, whole: &Whole) -> Option<(String, Narrow)> {
        let over = |measure| Narrow::default().and_range(Range { measure, from: Some(0.0), to: None });
        let value = |names: &[String], facet, measure| {
            let name = names.get(group)?.clone();
            let opens = over(measure).and_value(facet, &name);
            Some((name, opens))
        };
        match self.kind {
            RecommendationKind::SlowCategory => value(&whole.names.category, Facet::Category, Measure::ResolutionHours),
            RecommendationKind::SlowChannel => value(&whole.names.channel, Facet::Channel, Measure::FirstResponseHours),
            _ => {
                let hour = group as f64;
                let created = Range { measure: Measure::HourOfWeek, from: Some(hour), to: Some(hour + 1.0) };
                let opens = over(Measure::FirstResponseHours).and_range(created);
                Some((format!("{}-{}", group / 24, group % 24), opens))
            }
        }
    }
}
