//! The periods of a view: the one looked at, the one before it, and the buckets of its charts.
//!
//! In: the question and the range of the data. Out: periods, buckets, which bucket an instant lies in. Never: counts.

use model::columns::{NONE, Slice};
use model::{Instant, Period, Population};

use crate::ask::Ask;
use crate::view::{self, Unit};
use crate::zone::{LocalTime, date, day_of, iso, month_start, week_start_of};

const DAY_MS: i64 = 86_400_000;
/// Charts reach back this far at most, so that one wrong date in an export does not make them empty deserts.
const LONGEST_DAYS: i64 = 36_525;
/// Days before the period that the rolling mean needs.
pub(crate) const RUN_UP: i64 = 6;
/// No bucket.
pub(crate) const NOWHERE: u32 = u32::MAX;

/// The periods of a view and the calendar they are drawn on.
#[derive(Debug)]
pub(crate) struct Span {
    /// What puts a ticket into a period.
    pub population: Population,
    /// The filter's period.
    pub asked: Option<Period>,
    /// The period looked at; `None` when there is no dated ticket at all.
    pub period: Option<Period>,
    /// The one compared with, when the data reach back to it.
    pub previous: Option<Period>,
    /// Elapsed length over the previous period's length.
    pub exposure: f64,
    /// The period has not ended at as-of.
    pub so_far: bool,
    /// Calendar.
    pub local: LocalTime,
    /// Width of the buckets.
    pub unit: Unit,
    /// Buckets, in order.
    pub buckets: Vec<Bucket>,
    /// First creation in the data, when there is one.
    pub data_start: Option<i64>,
    /// First and last event of the population among the rows, in the period or not.
    pub events: Option<(i64, i64)>,
    drawn: Option<Period>,
    first_day: i64,
    previous_first_day: i64,
    bucket_of_day: Vec<u32>,
}

/// One bucket of the charts.
#[derive(Clone, Debug)]
pub(crate) struct Bucket {
    /// First day, in the zone.
    pub day: i64,
    /// Its instants, cut to the period.
    pub period: Period,
    /// Not over yet at as-of.
    pub so_far: bool,
    /// Begins after as-of.
    pub ahead: bool,
}

/// First and last creation and resolution among the rows.
#[derive(Clone, Copy, Debug)]
pub(crate) struct DataRange {
    created: Option<(i64, i64)>,
    resolved: Option<(i64, i64)>,
}

impl DataRange {
    /// Looks at every row once.
    pub fn of(slices: &[Slice]) -> DataRange {
        DataRange {
            created: range(slices, |slice| &slice.columns.created),
            resolved: range(slices, |slice| &slice.columns.resolved),
        }
    }

    /// First and last instant; reversed when there is none.
    fn ends(&self) -> (i64, i64) {
        let both = [self.created, self.resolved].into_iter().flatten();
        both.fold((i64::MAX, i64::MIN), |(first, last), (from, to)| (first.min(from), last.max(to)))
    }
}

impl Span {
    /// Settles the periods of a question.
    pub fn new(ask: &Ask, data: DataRange) -> Span {
        let asked = ask.filter.period.map(writable);
        let events = if ask.filter.population == Population::Resolved { data.resolved } else { data.created };
        let (from, to) =
            asked.map(|period| (period.start.0, period.end.0)).or(events).unwrap_or((ask.as_of.0, ask.as_of.0));
        // The calendar has to reach back over the previous period, and over all that rows of this one may have behind them.
        let (first, last) = data.ends();
        let back = from.saturating_sub(to.saturating_sub(from));
        let local = LocalTime::new(ask.zone, back.min(first), to.max(ask.as_of.0).max(last));
        let whole_days = |(first, last): (i64, i64)| Period {
            start: Instant(local.start_of(local.day(first))),
            end: Instant(local.start_of(local.day(last) + 1)),
        };
        let period = asked.or_else(|| events.map(whole_days));
        let data_start = ask.data_start.map(|at| at.0).or(data.created.map(|created| created.0));
        let previous = asked
            .and_then(|asked| previous(asked, ask.as_of, &local))
            .filter(|previous| reached(*previous, data_start));
        let drawn = period.and_then(|period| cut_to_drawable(period, events));
        let mut span = Span {
            population: ask.filter.population,
            asked,
            period,
            previous,
            exposure: 1.0,
            so_far: asked.is_some_and(|asked| asked.contains(ask.as_of)),
            unit: Unit::Day,
            buckets: Vec::new(),
            data_start,
            events,
            drawn,
            first_day: drawn.map_or(0, |drawn| local.day(drawn.start.0)),
            previous_first_day: previous.map_or(0, |previous| local.day(previous.start.0)),
            bucket_of_day: Vec::new(),
            local,
        };
        if let (Some(asked), Some(previous)) = (asked, previous) {
            let elapsed = elapsed_end(asked, ask.as_of) - asked.start.0;
            span.exposure = elapsed as f64 / (previous.end.0 - previous.start.0) as f64;
        }
        if let Some(drawn) = drawn {
            span.draw(drawn, ask);
        }
        span
    }

    /// Lays out the buckets.
    fn draw(&mut self, drawn: Period, ask: &Ask) {
        let after = self.local.day(drawn.end.0 - 1) + 1;
        self.unit = match after - self.first_day {
            ..=62 => Unit::Day,
            63..=366 => Unit::Week,
            _ => Unit::Month,
        };
        let mut day = self.first_day;
        while day < after {
            let next = next_start(day, self.unit, ask.week_start).min(after);
            let period = Period {
                start: Instant(self.local.start_of(day)).max(drawn.start),
                end: Instant(self.local.start_of(next)).min(drawn.end),
            };
            self.bucket_of_day.extend((day..next).map(|_| self.buckets.len() as u32));
            // The latest event lies at as-of: a bucket that ends right after it may still grow.
            let (so_far, ahead) = (period.end.0 > ask.as_of.0.saturating_add(1), period.start > ask.as_of);
            self.buckets.push(Bucket { day, period, so_far, ahead });
            day = next;
        }
    }

    /// The buckets as a view shows them.
    pub fn axis(&self) -> Vec<view::Bucket> {
        let shown = |bucket: &Bucket| view::Bucket {
            day: iso(bucket.day),
            period: bucket.period,
            so_far: bucket.so_far,
            ahead: bucket.ahead,
        };
        self.buckets.iter().map(shown).collect()
    }

    /// Days on the charts' axis.
    pub fn days(&self) -> usize {
        self.bucket_of_day.len()
    }

    /// First day on the charts' axis.
    pub fn first_day(&self) -> i64 {
        self.first_day
    }

    /// Bucket of a day on the axis.
    pub fn bucket_of_day(&self, day: usize) -> usize {
        self.bucket_of_day[day] as usize
    }

    /// Day on the axis of an instant of the period, counted from its first.
    pub fn day_on_axis(&self, at: i64) -> Option<usize> {
        let day = usize::try_from(self.local.day(at) - self.first_day).ok()?;
        (day < self.bucket_of_day.len()).then_some(day)
    }

    /// The same for an instant of the previous period: its first day lies under the period's first day.
    pub fn previous_day_on_axis(&self, at: i64) -> Option<usize> {
        let day = usize::try_from(self.local.day(at) - self.previous_first_day).ok()?;
        (day < self.bucket_of_day.len()).then_some(day)
    }

    /// Bucket an instant of the period lies in, or [`NOWHERE`].
    pub fn bucket(&self, at: i64) -> u32 {
        self.day_on_axis(at).map_or(NOWHERE, |day| self.bucket_of_day[day])
    }

    /// First bucket that ends after an instant, whether or not it lies in the period; the number of buckets when none does.
    pub fn first_ending_after(&self, at: i64) -> usize {
        match self.drawn {
            Some(drawn) if at < drawn.start.0 => 0,
            Some(drawn) if at < drawn.end.0 => self.day_on_axis(at).map_or(0, |day| self.bucket_of_day(day)),
            _ => self.buckets.len(),
        }
    }

    /// How many days before the axis an instant lies, when it is at most [`RUN_UP`]: 1 is the day before.
    pub fn run_up(&self, at: i64) -> Option<usize> {
        let before = self.first_day - self.local.day(at);
        (1..=RUN_UP).contains(&before).then_some(before as usize)
    }

    /// First and last day of a period, both inclusive.
    pub fn shown_days(&self, period: Period) -> (String, String) {
        (iso(self.local.day(period.start.0)), iso(self.local.day(period.end.0 - 1)))
    }
}

/// The part of a period that lies in the years that can be written.
fn writable(period: Period) -> Period {
    let clamped = |at: Instant| Instant(at.0.clamp(*Instant::RANGE.start(), *Instant::RANGE.end()));
    Period { start: clamped(period.start), end: clamped(period.end) }
}

/// The period as far as it has elapsed, ms.
fn elapsed_end(asked: Period, as_of: Instant) -> i64 {
    if asked.contains(as_of) { as_of.0 + 1 } else { asked.end.0 }
}

/// The preceding period of equal elapsed length. A period that starts at midnight is moved back by whole days, so that
/// both have the same hours of as many days; any other by its length.
fn previous(asked: Period, as_of: Instant, local: &LocalTime) -> Option<Period> {
    if as_of < asked.start || asked.end <= asked.start {
        return None;
    }
    let end = elapsed_end(asked, as_of);
    let (first, last) = (local.day(asked.start.0), local.day(end - 1));
    let starts_a_day = local.start_of(first) == asked.start.0;
    let ends_a_day = asked.contains(as_of) || local.start_of(last + 1) == end;
    if !starts_a_day || !ends_a_day {
        return Some(Period { start: Instant(asked.start.0 - (end - asked.start.0)), end: asked.start });
    }
    let days = last - first + 1;
    let into_last_day = end - local.start_of(last);
    let last_before = local.start_of(last - days) + into_last_day;
    let next_before = local.start_of(last - days + 1);
    let whole = !asked.contains(as_of);
    let end = if whole { next_before } else { last_before.min(next_before) };
    Some(Period { start: Instant(local.start_of(first - days)), end: Instant(end) })
}

/// Whether the data reach back to (nearly) the start of a period; else its counts would be too low.
fn reached(period: Period, data_start: Option<i64>) -> bool {
    let slack = ((period.end.0 - period.start.0) / 10).max(DAY_MS);
    data_start.is_some_and(|start| start <= period.start.0.saturating_add(slack))
}

/// What of a period can be drawn: an overlong one is cut to the data, and then to its last century.
fn cut_to_drawable(period: Period, events: Option<(i64, i64)>) -> Option<Period> {
    if period.end <= period.start {
        return None;
    }
    let longest = LONGEST_DAYS * DAY_MS;
    if period.end.0.saturating_sub(period.start.0) <= longest {
        return Some(period);
    }
    let (first, last) = events?;
    let end = period.end.0.min(last.saturating_add(DAY_MS));
    let start = period.start.0.max(first).max(end.saturating_sub(longest));
    (start < end).then_some(Period { start: Instant(start), end: Instant(end) })
}

fn next_start(day: i64, unit: Unit, week_start: u8) -> i64 {
    match unit {
        Unit::Day => day + 1,
        Unit::Week => week_start_of(day, week_start) + 7,
        Unit::Month => date(month_start(day)).checked_add_months(chrono::Months::new(1)).map_or(day + 31, day_of),
    }
}

fn range<'a>(slices: &[Slice<'a>], column: impl Fn(&Slice<'a>) -> &'a Vec<i64>) -> Option<(i64, i64)> {
    let (mut first, mut last) = (i64::MAX, NONE);
    for slice in slices {
        let values = column(slice);
        for value in slice.rows.iter().map(|&row| values[row as usize]).filter(|&value| value != NONE) {
            first = first.min(value);
            last = last.max(value);
        }
    }
    (last != NONE).then_some((first, last))
}
