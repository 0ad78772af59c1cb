//! The numbers of Overview, counted anew.

use analytics::view::{Durations, Overview, Rate, Scope, Share};
use model::{Clock, Facet, Filter, Having, Instant, LeftOut, Period, Population, SlaGoal, SlaState};

use crate::known::{Desk, HOUR, Known, Lasted};
use crate::stats::{by, mean, percent, percentile, same, same_interval, survival, wilson};

/// What a view counts: the population of its filter, and all that pass the rest of it.
pub struct Asked<'a> {
    pub desk: &'a Desk,
    pub filter: &'a Filter,
    pub all: Vec<&'a Known>,
    pub rows: Vec<&'a Known>,
}

impl<'a> Asked<'a> {
    pub fn new(desk: &'a Desk, filter: &'a Filter) -> Asked<'a> {
        let all = desk.select(filter);
        let belongs = |known: &&&Known| desk.belongs(known, filter.population, filter.period);
        let rows = all.iter().filter(belongs).copied().collect();
        Asked { desk, filter, all, rows }
    }

    /// What puts a ticket into the period.
    pub fn event(&self, known: &Known) -> Option<i64> {
        match self.filter.population {
            Population::Resolved => known.resolved().filter(|_| known.done()),
            _ => known.created(),
        }
    }

    pub fn within(&self, known: &Known, period: Period) -> bool {
        self.event(known).is_some_and(|at| period.contains(Instant(at)))
    }

    pub fn times(&self, rows: &[&Known], goal: SlaGoal) -> Vec<Lasted> {
        let as_of = self.desk.as_of;
        let lasted = |known: &&Known| {
            let lasted =
                if goal == SlaGoal::FirstResponse { known.first_response(as_of) } else { known.resolution(as_of) };
            self.desk.lasted(self.filter.clock, known, lasted)
        };
        rows.iter().filter_map(lasted).collect()
    }
}

/// What every view says it is about.
pub fn scope(asked: &Asked, scope: &Scope) {
    assert_eq!(scope.n as usize, asked.rows.len());
    assert_eq!(scope.as_of, Some(Instant(asked.desk.as_of)));
    let left_out =
        Filter { having: [asked.filter.having.clone(), vec![Having::LeftOut]].concat(), ..asked.filter.clone() };
    let kept_out = asked.desk.listed(&left_out);
    let expected = |reason: &str| match reason {
        "spam" => kept_out.iter().filter(|known| known.left_out == Some(LeftOut::Spam)).count(),
        "undated" => asked.all.iter().filter(|known| known.created().is_none()).count(),
        "resolved_without_time" => asked.rows.iter().filter(|known| known.done() && known.resolved().is_none()).count(),
        other => panic!("nothing is left out for {other}"),
    };
    for left in &scope.left_out {
        assert_eq!(left.n as usize, expected(&left.reason), "{}", left.reason);
    }
    let told = |reason: &str| scope.left_out.iter().any(|left| left.reason == reason);
    for reason in ["spam", "undated", "resolved_without_time"] {
        assert_eq!(told(reason), expected(reason) > 0, "{reason}");
    }
}

/// Every number of Overview that has a plain definition.
pub fn overview(asked: &Asked, found: &Overview) {
    let (rows, n) = (&asked.rows, asked.rows.len());
    scope(asked, &found.scope);
    assert_eq!((found.tickets.n as usize, found.tickets.value), (n, Some(n as f64)));
    if let Some(previous) = found.scope.previous.filter(|_| asked.filter.population != Population::OpenAtEnd) {
        assert_eq!(
            found.tickets.previous_n as usize,
            asked.all.iter().filter(|known| asked.within(known, previous)).count()
        );
    }
    let open = |known: &&&Known| match asked.filter.period {
        Some(period) => known.open_at(period.end.0),
        None => !known.done(),
    };
    assert_eq!(found.open.n as usize, asked.all.iter().filter(open).count(), "open");
    assert_eq!(found.messages as usize, rows.iter().map(|known| known.ticket.messages.len()).sum::<usize>());
    let facets = [
        (Facet::Category, &found.categories),
        (Facet::Sentiment, &found.tones),
        (Facet::Channel, &found.channels),
        (Facet::Priority, &found.priorities),
        (Facet::Status, &found.statuses),
    ];
    facets.into_iter().for_each(|(facet, told)| shares(asked, facet, told));
    let scored = rows.iter().filter(|known| known.scored).count();
    let negative = rows.iter().filter(|known| known.negative()).count();
    assert_eq!(found.negative.n as usize, scored);
    same(found.negative.value, percent(negative, scored), "negative");
    satisfaction(asked, found);
    times(asked, &found.speed.first_response, SlaGoal::FirstResponse);
    times(asked, &found.speed.resolution, SlaGoal::Resolution);
    bins(asked, found);
    volume(asked, found);
    week(asked, &found.week.cells);
    agents(asked, found);
    quality(asked, found);
    for issue in &found.issues {
        let has = |known: &&&Known| {
            known.phrases.iter().any(|phrase| format!("{:012x}", text::phrase_hash(phrase)) == issue.hash)
        };
        assert_eq!(issue.tickets as usize, rows.iter().filter(has).count(), "{}", issue.phrase);
    }
}

fn shares(asked: &Asked, facet: Facet, told: &[Share]) {
    let groups = by(&asked.rows, |known| known.values(facet).pop().unwrap_or_default());
    let told: Vec<&Share> = told.iter().filter(|share| share.n > 0).collect();
    assert_eq!(told.len(), groups.len(), "{facet:?}");
    for share in told {
        let group = &groups[&share.name];
        let negative = group.iter().filter(|known| known.negative()).count();
        assert_eq!((share.n as usize, share.negative as usize), (group.len(), negative), "{facet:?} {}", share.name);
        same(Some(share.percent), percent(group.len(), asked.rows.len()), &share.name);
    }
}

fn satisfaction(asked: &Asked, found: &Overview) {
    let stars: Vec<f64> = asked.rows.iter().filter_map(|known| known.stars()).collect();
    let good = stars.iter().filter(|stars| **stars >= 4.0).count();
    let rated = &found.rated;
    assert_eq!((rated.n as usize, rated.satisfied as usize, found.csat.n as usize), (stars.len(), good, stars.len()));
    same(rated.percent, percent(good, stars.len()), "csat");
    same(found.csat.value, rated.percent, "csat");
    same_interval(rated.interval, wilson(good, stars.len()), "csat");
    let sum: f64 = stars.iter().sum();
    same(rated.mean, (!stars.is_empty()).then(|| sum / stars.len() as f64), "mean rating");
    let ended = asked.rows.iter().filter(|known| known.done());
    let answered = ended.clone().filter(|known| known.stars().is_some()).count();
    same(rated.response_rate, percent(answered, ended.count()), "response rate");
    assert_eq!((found.satisfaction.good as usize, found.satisfaction.bad as usize), (good, stars.len() - good));
    let counted = |at: usize| stars.iter().filter(|stars| **stars as usize == at + 1).count() as u32;
    let expected = (!stars.is_empty()).then(|| std::array::from_fn(counted));
    assert_eq!(found.satisfaction.stars, expected);
}

fn times(asked: &Asked, found: &Durations, goal: SlaGoal) {
    durations(found, &asked.times(&asked.rows, goal), &format!("{goal:?} {:?}", asked.filter.clock));
}

/// One duration in all its definitions.
pub fn durations(found: &Durations, lasted: &[Lasted], what: &str) {
    let ended: Vec<i64> = lasted.iter().filter(|lasted| lasted.1).map(|lasted| lasted.0).collect();
    assert_eq!((found.n as usize, found.censored as usize), (ended.len(), lasted.len() - ended.len()), "{what}");
    same(found.km_median, survival(lasted, 0.5), what);
    same(found.km_p90, survival(lasted, 0.1), what);
    same(found.mean, mean(&ended), what);
    for (told, share) in [(found.median, 0.5), (found.p75, 0.75), (found.p90, 0.9), (found.p95, 0.95)] {
        same(told, percentile(&ended, share), what);
    }
}

fn bins(asked: &Asked, found: &Overview) {
    let lasted = asked.times(&asked.rows, SlaGoal::Resolution);
    assert_eq!(found.resolution_times.n as usize, lasted.len());
    for bin in &found.resolution_times.bins {
        let inside = |millis: i64| {
            let hours = millis as f64 / HOUR as f64;
            bin.from <= hours && bin.to.is_none_or(|to| hours < to)
        };
        let count = |over: bool| lasted.iter().filter(|&&(millis, ended)| ended == over && inside(millis)).count();
        assert_eq!((bin.resolved as usize, bin.open as usize), (count(true), count(false)), "{bin:?}");
    }
}

fn volume(asked: &Asked, found: &Overview) {
    for bucket in &found.volume.buckets {
        let inside: Vec<&&Known> = match asked.filter.population {
            Population::OpenAtEnd => asked.all.iter().filter(|known| known.open_at(bucket.period.end.0)).collect(),
            _ => asked.rows.iter().filter(|known| asked.within(known, bucket.period)).collect(),
        };
        let negative = inside.iter().filter(|known| known.negative()).count();
        assert_eq!((bucket.tickets as usize, bucket.negative as usize), (inside.len(), negative), "{bucket:?}");
        let resolved =
            asked.all.iter().filter(|known| asked.desk.belongs(known, Population::Resolved, Some(bucket.period)));
        assert_eq!(bucket.resolved as usize, resolved.count(), "{bucket:?}");
    }
}

/// Weekday × hour of creation.
pub fn week(asked: &Asked, found: &[Vec<u32>]) {
    let mut cells = vec![vec![0u32; 24]; 7];
    for at in asked.rows.iter().filter_map(|known| known.created()) {
        let (day, hour) = asked.desk.hour_of_week(at);
        cells[day][hour] += 1;
    }
    assert_eq!(found, cells);
}

fn agents(asked: &Asked, found: &Overview) {
    let groups = by(&asked.rows, |known| known.agent().to_owned());
    assert_eq!(found.agents.len(), groups.len());
    for row in &found.agents {
        let group = &groups[&row.name];
        let ended: Vec<&&Known> = group.iter().filter(|known| known.done()).collect();
        let told = (row.tickets as usize, row.resolved as usize, row.open as usize);
        assert_eq!(told, (group.len(), ended.len(), group.len() - ended.len()), "{}", row.name);
        for (median, goal) in
            [(row.first_response_median, SlaGoal::FirstResponse), (row.resolution_median, SlaGoal::Resolution)]
        {
            let lasted: Vec<i64> =
                asked.times(group, goal).into_iter().filter(|lasted| lasted.1).map(|lasted| lasted.0).collect();
            same(median, percentile(&lasted, 0.5), &format!("{goal:?} of {} {:?}", row.name, asked.filter.clock));
        }
        let satisfied = group.iter().filter(|known| known.satisfied() == Some(true)).count();
        let rated = group.iter().filter(|known| known.satisfied().is_some()).count();
        assert_eq!(row.rated as usize, rated);
        same(row.csat, percent(satisfied, rated), &row.name);
        same_interval(row.csat_interval, wilson(satisfied, rated), &row.name);
        let known = ended.iter().filter(|known| known.reopens().is_some()).count();
        let reopened = ended.iter().filter(|known| known.reopens() > Some(0)).count();
        same(row.reopened, percent(reopened, known), &row.name);
    }
}

fn quality(asked: &Asked, found: &Overview) {
    let (desk, quality) = (asked.desk, &found.quality);
    let has = |having: Having| move |known: &&&Known| desk.has(Clock::Calendar, having, known);
    let count =
        |havings: &[Having]| asked.rows.iter().filter(|known| havings.iter().all(|having| has(*having)(known))).count();
    use Having::{Ended, Escalated, FirstContact, FirstContactDecided, OneTouch, Reopened, ReopensKnown};
    rate(&quality.one_touch, count(&[OneTouch]), count(&[Ended]), "one touch");
    rate(&quality.first_contact, count(&[FirstContact]), count(&[FirstContactDecided]), "first contact");
    rate(&quality.reopened, count(&[Ended, Reopened]), count(&[Ended, ReopensKnown]), "reopened");
    rate(&quality.escalated, count(&[Escalated]), asked.rows.len(), "escalated");
    let undecided = |known: &&&Known| known.done() && known.resolved().is_some() && !has(FirstContactDecided)(known);
    assert_eq!(quality.first_contact_undecided as usize, asked.rows.iter().filter(undecided).count());
    for (told, goal) in
        [(&quality.sla_first_response, SlaGoal::FirstResponse), (&quality.sla_resolution, SlaGoal::Resolution)]
    {
        let states: Vec<SlaState> = asked.rows.iter().map(|known| desk.stands(goal, known).0).collect();
        let count = |state: SlaState| states.iter().filter(|known| **known == state).count();
        let met = count(SlaState::Met);
        rate(told, met, met + count(SlaState::Breached), "promises");
    }
}

/// A share with its interval.
pub fn rate(found: &Rate, hits: usize, n: usize, what: &str) {
    assert_eq!((found.hits as usize, found.n as usize), (hits, n), "{what}");
    same(found.percent, percent(hits, n), what);
    same_interval(found.interval, wilson(hits, n), what);
}
