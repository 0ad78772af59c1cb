//! The numbers of Trends, counted anew.

use analytics::view::{RateBucket, Trends};
use model::{Facet, Instant, Period, Population, SlaGoal, Tone};

use crate::known::Known;
use crate::recount::{Asked, durations, scope, week};
use crate::stats::{by, percent, same, same_interval, wilson};

/// Every number of Trends that has a plain definition.
pub fn trends(asked: &Asked, found: &Trends) {
    scope(asked, &found.scope);
    let within = |period: Period| move |known: &&&Known| asked.within(known, period);
    let of = |period: Period| asked.rows.iter().filter(within(period)).copied().collect::<Vec<&Known>>();
    week(asked, &found.week.cells);
    flow(asked, found);
    for (at, bucket) in found.buckets.iter().enumerate() {
        let (rows, what) = (of(bucket.period), &bucket.day);
        let tone = |tone: Tone| rows.iter().filter(|known| known.labels.tone == tone).count() as u32;
        let told = &found.tone[at];
        let expected = (tone(Tone::Positive), tone(Tone::Neutral), tone(Tone::Negative));
        assert_eq!((told.positive, told.neutral, told.negative), expected, "{what}");
        let scored = f64::from(expected.0 + expected.1 + expected.2);
        let net = 100.0 * (f64::from(expected.0) - f64::from(expected.2)) / scored;
        same(told.net, (scored > 0.0).then_some(net), what);
        let satisfied = rows.iter().filter(|known| known.satisfied() == Some(true)).count();
        rate_bucket(&found.csat[at], satisfied, rows.iter().filter(|known| known.satisfied().is_some()).count(), what);
        let escalated = rows.iter().filter(|known| known.escalated()).count();
        rate_bucket(&found.escalated[at], escalated, rows.len(), what);
        durations(&found.first_response[at], &asked.times(&rows, SlaGoal::FirstResponse), what);
        durations(&found.resolution[at], &asked.times(&rows, SlaGoal::Resolution), what);
        let groups = by(&rows, |known| known.values(Facet::Category).pop().unwrap_or_default());
        for category in &found.categories {
            let n = groups.get(&category.name).map_or(0, Vec::len);
            assert_eq!(category.tickets[at] as usize, n, "{what} {}", category.name);
            same(category.percent[at], percent(n, rows.len()), what);
        }
    }
    let groups = by(&asked.rows, |known| known.values(Facet::Category).pop().unwrap_or_default());
    assert_eq!(found.categories.len(), groups.len());
    for category in &found.categories {
        assert_eq!(category.n as usize, groups[&category.name].len(), "{}", category.name);
    }
    for phrase in &found.phrases {
        let has = |known: &&&Known| known.phrases.contains(&phrase.name);
        assert_eq!(phrase.n as usize, asked.rows.iter().filter(has).count(), "{}", phrase.name);
    }
    for row in &found.year {
        for (tickets, period) in row.weeks.iter().zip(&row.periods).filter_map(|(n, period)| Some(((*n)?, (*period)?)))
        {
            assert_eq!(tickets as usize, of(period).len(), "week of {} {period:?}", row.year);
        }
    }
    for day in &found.outliers {
        let inside = day.opens.period.expect("a day");
        assert_eq!(day.tickets as usize, of(inside).len(), "{}", day.day);
    }
}

/// A share in one bucket.
pub fn rate_bucket(found: &RateBucket, hits: usize, n: usize, what: &str) {
    assert_eq!((found.hits as usize, found.n as usize), (hits, n), "{what}");
    same(found.percent, percent(hits, n), what);
    same_interval(found.interval, wilson(hits, n), what);
}

/// What came, came back, went and lies open, moment after moment; and that it closes.
fn flow(asked: &Asked, found: &Trends) {
    let count = |period: Period| {
        let inside = |at: i64| period.contains(Instant(at));
        let (mut began, mut again, mut ended) = (0, 0, 0);
        for known in &asked.all {
            for (nth, (from, to)) in known.open().into_iter().enumerate() {
                began += u32::from(nth == 0 && inside(from));
                again += u32::from(nth > 0 && inside(from));
                ended += u32::from(inside(to));
            }
        }
        let never_seen = |known: &&&Known| known.created().is_some_and(inside) && known.open().is_empty();
        (began, again, ended, asked.all.iter().filter(never_seen).count() as u32)
    };
    let open = |at: Instant| asked.all.iter().filter(|known| known.open_at(at.0)).count() as u32;
    for (bucket, told) in found.buckets.iter().zip(&found.flows) {
        let (began, again, ended, never_seen) = count(bucket.period);
        let created = match asked.filter.population {
            Population::Resolved => asked.rows.iter().filter(|known| asked.within(known, bucket.period)).count() as u32,
            _ => began + never_seen,
        };
        let told = (told.created, told.reopened, told.resolved, told.backlog);
        assert_eq!(told, (created, again, ended, open(bucket.period.end)), "{bucket:?}");
    }
    let Some((first, last)) = found.buckets.first().zip(found.buckets.last()) else { return };
    let (whole, flow) = (Period { start: first.period.start, end: last.period.end }, &found.flow);
    let (began, again, ended, never_seen) = count(whole);
    assert_eq!(
        (flow.created, flow.reopened, flow.resolved, flow.end_unknown),
        (began + never_seen, again, ended, never_seen)
    );
    assert_eq!((flow.open_start, flow.open_end), (open(whole.start), open(whole.end)));
    let came = flow.open_start + flow.created + flow.reopened;
    assert_eq!(flow.open_end, came - flow.resolved - flow.end_unknown, "the flow closes");
}
