//! Days of the period with unusually many or few tickets, and what drove them.
//!
//! In: tickets a day over all the data, the rows of the days that stand out. Out: outlier days, latest first. Never: a day
//! that is not over.

use std::collections::BTreeMap;

use model::columns::{NONE, Names, Slice};
use model::{Facet, Filter, Instant, Period, Population};

use crate::row::Row;
use crate::span::Span;
use crate::trends::days::Days;
use crate::trends::drivers::{Compared, Rows};
use crate::trends::usual::{Unusual, unusual};
use crate::view::{Narrow, OutlierDay};
use crate::zone::iso;

/// Latest days told at most.
const MOST: usize = 40;
/// Weeks on either side whose same weekday a day is compared with.
const WEEKS: i64 = 8;

/// Outlier days among the whole days of the data that lie in the period; `whole` are all of them, since what is usual
/// does not depend on the period looked at.
pub(crate) fn outliers(slices: &[Slice], names: &Names, whole: &Days, span: &Span, filter: &Filter) -> Vec<OutlierDay> {
    let Some(period) = span.period else { return Vec::new() };
    let all: BTreeMap<i64, Unusual> =
        unusual(&whole.tickets).into_iter().map(|day| (whole.first + day.place as i64, day)).collect();
    let shown = whole.within(period, span);
    let shown = shown.first..shown.first + shown.tickets.len() as i64;
    let found: Vec<i64> = all.keys().rev().filter(|day| shown.contains(day)).take(MOST).copied().collect();
    let like = |day: i64| {
        let weeks = (1..=WEEKS).flat_map(move |week| [day - 7 * week, day + 7 * week]);
        weeks.filter(|other| whole.holds(*other) && !all.contains_key(other)).collect::<Vec<i64>>()
    };
    let mut rows: BTreeMap<i64, Rows> = BTreeMap::new();
    for &day in &found {
        like(day).into_iter().chain([day]).for_each(|day| _ = rows.entry(day).or_default());
    }
    gather(slices, span, &mut rows);
    let outlier = |&day: &i64| {
        let unusual = &all[&day];
        let opens = Narrow {
            period: Some(instants(day, span)),
            population: Some(events_of(span.population)),
            ..Narrow::default()
        };
        let compared = Compared {
            day: &rows[&day],
            like: like(day).iter().map(|other| &rows[other]).collect(),
            expected: unusual.expected,
            // Opening another phrase would put it in the place of the filter's.
            phrases: filter.facets.get(&Facet::Phrase).is_none_or(Vec::is_empty),
        };
        OutlierDay {
            day: iso(day),
            tickets: whole.tickets[unusual.place],
            expected: unusual.expected,
            usual: unusual.usual,
            drivers: compared.drivers(names, &opens),
            opens,
        }
    };
    found.iter().map(outlier).collect()
}

/// The population whose event a day counts: of tickets that lie open, their creation.
fn events_of(population: Population) -> Population {
    if population == Population::OpenAtEnd { Population::Created } else { population }
}

fn instants(day: i64, span: &Span) -> Period {
    Period { start: Instant(span.local.start_of(day)), end: Instant(span.local.start_of(day + 1)) }
}

/// Finds the rows of the days asked for.
fn gather<'a>(slices: &[Slice<'a>], span: &Span, days: &mut BTreeMap<i64, Rows<'a>>) {
    let (Some((&first, _)), Some((&last, _))) = (days.first_key_value(), days.last_key_value()) else { return };
    let mut slots: Vec<Option<Rows>> = vec![None; usize::try_from(last - first + 1).unwrap_or(0)];
    days.keys().for_each(|day| slots[(day - first) as usize] = Some(Rows::new()));
    for slice in slices {
        for &row in slice.rows {
            let event = Row::event_of(slice.columns, row as usize, span.population);
            if event == NONE {
                continue;
            }
            let slot = usize::try_from(span.local.day(event) - first).ok().and_then(|slot| slots.get_mut(slot));
            if let Some(Some(rows)) = slot {
                rows.push((slice.columns, row as usize));
            }
        }
    }
    days.iter_mut().for_each(|(day, rows)| *rows = slots[(day - first) as usize].take().unwrap_or_default());
}
