//! Volume and backlog over time (METRICS: Volume and flow).

use model::Population;
use model::columns::NONE;

use crate::row::Row;
use crate::span::{Bucket, RUN_UP, Span};
use crate::stats::counts::{dispersion, same_rate};
use crate::view::{Kpi, Narrow, Unit, Volume, VolumeBucket};
use crate::zone::weekday;

/// Tickets coming in, going out and lying open.
#[derive(Debug)]
pub(crate) struct Flow {
    /// Tickets a day on the axis, and how many of them negative.
    days: Vec<[u32; 2]>,
    /// Tickets a day of the previous period, under the day they are compared with.
    previous_days: Vec<u32>,
    /// Tickets on the days before the axis, nearest first.
    run_up: [u32; RUN_UP as usize],
    /// Resolved a bucket.
    resolved: Vec<u32>,
    /// Change of the number open at a bucket's end against the bucket before, and of the negative ones among them.
    change: Vec<[i64; 2]>,
    /// Created in the period.
    created: u32,
    /// Open at the period's end.
    open: u32,
    /// Open at the period's start.
    open_before: u32,
}

impl Flow {
    /// Nothing counted yet.
    pub fn new(span: &Span) -> Flow {
        Flow {
            days: vec![[0; 2]; span.days()],
            previous_days: vec![0; span.days()],
            run_up: [0; RUN_UP as usize],
            resolved: vec![0; span.buckets.len()],
            change: vec![[0; 2]; span.buckets.len() + 1],
            created: 0,
            open: 0,
            open_before: 0,
        }
    }

    /// Counts a row, whether or not it belongs to the population.
    pub fn add(&mut self, row: &Row, span: &Span) {
        let negative = u32::from(row.is_negative());
        if row.event != NONE {
            self.count_event(row, row.event, negative, span);
        }
        let (created, resolved) = (row.columns.created[row.at], row.columns.resolved[row.at]);
        if row.resolved && resolved != NONE && span.period.is_some_and(|period| contains(period, resolved)) {
            let bucket = span.bucket(resolved) as usize;
            self.resolved.get_mut(bucket).into_iter().for_each(|count| *count += 1);
        }
        self.created += u32::from(created != NONE && span.period.is_some_and(|period| contains(period, created)));
        let without_time = row.resolved && resolved == NONE;
        if created != NONE && !without_time {
            let closes = if row.resolved { resolved.max(created) } else { i64::MAX };
            self.count_stock(span.first_ending_after(created), 1, negative);
            self.count_stock(span.first_ending_after(closes), -1, negative);
        }
        if let Some(asked) = span.asked {
            self.open += u32::from(row.columns.is_open_before(row.at, asked.end.0));
            self.open_before += u32::from(row.columns.is_open_before(row.at, asked.start.0));
        } else {
            self.open += u32::from(!row.resolved);
        }
    }

    fn count_event(&mut self, row: &Row, event: i64, negative: u32, span: &Span) {
        if row.now
            && let Some(day) = span.day_on_axis(event)
        {
            self.days[day][0] += 1;
            self.days[day][1] += negative;
        } else if let Some(day) = span.run_up(event) {
            self.run_up[day - 1] += 1;
        }
        if row.before
            && let Some(day) = span.previous_day_on_axis(event)
        {
            self.previous_days[day] += 1;
        }
    }

    fn count_stock(&mut self, bucket: usize, by: i64, negative: u32) {
        self.change[bucket][0] += by;
        self.change[bucket][1] += by * i64::from(negative);
    }

    /// Open tickets at each bucket's end, and the negative ones among them.
    fn stock(&self) -> Vec<[u32; 2]> {
        let mut level = [0i64; 2];
        let add = |change: &[i64; 2]| {
            level = [level[0] + change[0], level[1] + change[1]];
            level.map(|count| u32::try_from(count).unwrap_or(0))
        };
        self.change[..self.change.len() - 1].iter().map(add).collect()
    }

    /// Open tickets; compared with those open at the period's start.
    pub fn kpi(&self, span: &Span) -> Kpi {
        let compared = span.asked.is_some();
        let level = |(stock, bucket): (&[u32; 2], &Bucket)| (!bucket.ahead).then_some(f64::from(stock[0]));
        Kpi {
            value: Some(f64::from(self.open)),
            n: self.open,
            previous: compared.then_some(f64::from(self.open_before)),
            previous_n: self.open_before,
            sure: compared.then(|| self.moved()).flatten(),
            spark: self.stock().iter().zip(&span.buckets).map(level).collect(),
            opens: Narrow { population: Some(Population::OpenAtEnd), ..Narrow::default() },
            ..Kpi::default()
        }
    }

    /// Whether more came in than went out, or fewer, beyond chance.
    fn moved(&self) -> Option<bool> {
        let gone: u32 = self.resolved.iter().sum();
        same_rate(self.created, 1.0, gone, 1.0).map(|p| p < 0.05)
    }

    /// How much more the days scatter than by chance (1: not at all), in both periods together.
    pub fn dispersion(&self, span: &Span) -> f64 {
        let first = weekday(span.first_day()) as usize;
        let elapsed = span.buckets.iter().filter(|bucket| !bucket.so_far).count();
        let counted = if span.unit == Unit::Day { elapsed } else { self.days.len() };
        let now: Vec<u32> = self.days.iter().take(counted).map(|day| day[0]).collect();
        dispersion(&now, first).max(dispersion(&self.previous_days[..counted.min(self.previous_days.len())], first))
    }

    /// The chart. In the population of open tickets a bucket counts those open at its end.
    pub fn volume(&self, span: &Span, population: Population) -> Volume {
        let mut buckets: Vec<VolumeBucket> = span
            .buckets
            .iter()
            .zip(&self.resolved)
            .map(|(bucket, &resolved)| VolumeBucket {
                day: crate::zone::iso(bucket.day),
                period: bucket.period,
                tickets: 0,
                negative: 0,
                previous: (span.previous.is_some() && !bucket.ahead).then_some(0),
                resolved,
                rolling: None,
                so_far: bucket.so_far,
            })
            .collect();
        if population == Population::OpenAtEnd {
            for (bucket, [tickets, negative]) in buckets.iter_mut().zip(self.stock()) {
                (bucket.tickets, bucket.negative, bucket.previous) = (tickets, negative, None);
            }
        } else {
            self.fill(&mut buckets, span);
        }
        Volume { unit: span.unit, buckets }
    }

    fn fill(&self, buckets: &mut [VolumeBucket], span: &Span) {
        for (day, (&[tickets, negative], &previous)) in self.days.iter().zip(&self.previous_days).enumerate() {
            let bucket = &mut buckets[span.bucket_of_day(day)];
            bucket.tickets += tickets;
            bucket.negative += negative;
            bucket.previous = bucket.previous.map(|sum| sum + previous);
        }
        if span.unit == Unit::Day {
            for (day, bucket) in buckets.iter_mut().enumerate().filter(|(_, bucket)| !bucket.so_far) {
                bucket.rolling = self.rolling(day, span);
            }
        }
    }

    /// Mean of the seven days up to this one; `None` when the data do not reach back that far.
    fn rolling(&self, day: usize, span: &Span) -> Option<f64> {
        let first = span.first_day() + day as i64 - RUN_UP;
        let known = span.data_start.is_some_and(|start| span.local.day(start) <= first);
        let count = |back: usize| match day.checked_sub(back) {
            Some(day) => self.days[day][0],
            None => self.run_up[back - day - 1],
        };
        known.then(|| (0..=RUN_UP as usize).map(count).sum::<u32>() as f64 / 7.0)
    }
}

fn contains(period: model::Period, at: i64) -> bool {
    period.start.0 <= at && at < period.end.0
}
