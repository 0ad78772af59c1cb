//! First response and resolution times (METRICS: Speed).

use model::Having;
use model::columns::NO_NAME;
use model::instant::HOUR_MS;

use crate::durations::Lasted;
use crate::metrics::middles::Middles;
use crate::row::Row;
use crate::stats::curve::{Curve, GroupMedians};
use crate::stats::percentile::Ascending;
use crate::stats::survival::{Estimate, GROUPS, Sample, same_pace};
use crate::view::{Bin, Distribution, Durations, Kpi, Narrow};

/// Lower bounds of the bins of the resolution chart, hours.
const BINS: [f64; 14] = [0.0, 0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 12.0, 24.0, 48.0, 96.0, 168.0, 336.0, 672.0];
/// Percentiles of those that ended.
const PERCENTILES: [f64; 4] = [0.5, 0.75, 0.9, 0.95];

/// One duration of the tickets now and before.
#[derive(Debug)]
pub(crate) struct Waits {
    buckets: usize,
    agents: usize,
    /// Bits that tell the buckets apart, and one beside them for no bucket.
    bits: u32,
    /// By agent and bucket, the latter in the lowest `bits`; by bucket alone where that would be too many groups.
    now: Sample,
    before: Sample,
    /// Agents and times of those that ended, where they do not fit into `now`.
    by_agent: Vec<(u32, i64)>,
}

impl Waits {
    /// Nothing counted yet, for charts of `buckets` buckets and so many named agents.
    pub fn new(buckets: usize, agents: usize) -> Waits {
        let bits = u32::BITS - (buckets as u32).leading_zeros();
        let (now, before) = (Sample::default(), Sample::default());
        Waits { buckets, agents: agents + 1, bits, now, before, by_agent: Vec::new() }
    }

    /// Counts how long a row's wait lasted, if that is known.
    pub fn add(&mut self, row: &Row, lasted: Option<Lasted>) {
        let Some(Lasted { millis, ended }) = lasted else { return };
        if row.now {
            let (bucket, agent) = (row.bucket.min(self.buckets as u32), place(row.columns.agent[row.at]));
            if self.is_packed() {
                self.now.push(millis, ended, agent << self.bits | bucket);
            } else {
                self.now.push(millis, ended, bucket);
                self.by_agent.extend(ended.then_some((agent, millis)));
            }
        }
        if row.before {
            self.before.push(millis, ended, 0);
        }
    }

    fn is_packed(&self) -> bool {
        self.agents <= GROUPS >> self.bits
    }

    /// Adds what was counted over the rows that follow.
    pub fn merge(&mut self, next: Waits) {
        self.now.append(next.now);
        self.before.append(next.before);
        self.by_agent.extend(next.by_agent);
    }

    /// Orders the durations, then takes everything in one walk over them.
    pub fn finish(&mut self) -> Timed {
        self.now.sort();
        self.before.sort();
        let (in_bucket, of_agent) = self.sizes();
        let mut curve = Curve::new(self.now.len());
        let mut plain = Ascending::new(of_agent.iter().sum::<u32>() as usize, &PERCENTILES);
        let (mut by_bucket, mut by_agent) = (GroupMedians::new(&in_bucket), Middles::new(&of_agent));
        let mut bins = Bins::new();
        for (millis, ended, group) in self.now.iter() {
            let (agent, bucket) = self.agent_and_bucket(group);
            curve.add(millis, ended);
            by_bucket.add(bucket, millis, ended);
            bins.add(millis, ended);
            if ended {
                plain.add(millis);
                by_agent.add(agent, millis);
            }
        }
        if !self.is_packed() {
            by_agent = self.middles_of_agents();
        }
        Timed {
            estimate: curve.finish(),
            estimate_before: self.before.estimate(),
            p: same_pace(&self.now, &self.before),
            spark: by_bucket.finish().into_iter().map(hours).collect(),
            agents: by_agent.finish().into_iter().map(hours).collect(),
            plain,
            bins: bins.bins,
        }
    }

    /// The agent is not told where there are too many.
    fn agent_and_bucket(&self, group: u32) -> (usize, usize) {
        let agent = if self.is_packed() { group >> self.bits } else { 0 };
        (agent as usize, (group & ((1 << self.bits) - 1)) as usize)
    }

    /// Durations in each bucket, and ended ones of each agent.
    fn sizes(&self) -> (Vec<u32>, Vec<u32>) {
        let (mut in_bucket, mut of_agent) = (vec![0u32; self.buckets], vec![0u32; self.agents]);
        for (_, ended, group) in self.now.iter() {
            let (agent, bucket) = self.agent_and_bucket(group);
            in_bucket.get_mut(bucket).into_iter().for_each(|count| *count += 1);
            of_agent[agent] += u32::from(ended);
        }
        (in_bucket, of_agent)
    }

    fn middles_of_agents(&mut self) -> Middles {
        self.by_agent.sort_unstable_by_key(|wait| wait.1);
        let mut sizes = vec![0u32; self.agents];
        self.by_agent.iter().for_each(|wait| sizes[wait.0 as usize] += 1);
        let mut middles = Middles::new(&sizes);
        self.by_agent.iter().for_each(|&(agent, millis)| middles.add(agent as usize, millis));
        middles
    }
}

/// Place of an agent among all: 0 is nobody.
fn place(agent: u32) -> u32 {
    agent.wrapping_add(1)
}

const _: () = assert!(NO_NAME.wrapping_add(1) == 0, "a missing agent is counted at place 0");

/// A duration, estimated.
#[derive(Debug)]
pub(crate) struct Timed {
    /// Of the population.
    pub estimate: Estimate,
    /// Of the previous period.
    pub estimate_before: Estimate,
    /// Two-sided p-value that both run at the same pace.
    pub p: Option<f64>,
    /// Median of those that ended by agent, hours; at 0 of the unassigned ones, behind them in the order of names.
    pub agents: Vec<Option<f64>>,
    spark: Vec<Option<f64>>,
    plain: Ascending,
    bins: Vec<Bin>,
}

impl Timed {
    /// The headline number; its `n` are the tickets whose clock has ended, those `having` it.
    pub fn kpi(&self, compared: bool, having: Having) -> Kpi {
        let (now, before) = (&self.estimate, &self.estimate_before);
        Kpi {
            value: hours(now.median),
            n: now.ended,
            interval: now.interval.map(hours_of_both),
            p90: hours(now.p90),
            censored: now.censored,
            previous: hours(before.median).filter(|_| compared),
            previous_n: if compared { before.ended } else { 0 },
            previous_interval: before.interval.map(hours_of_both).filter(|_| compared),
            sure: self.p.filter(|_| compared).map(|p| p < 0.05),
            spark: self.spark.clone(),
            opens: Narrow { having: vec![having], ..Narrow::default() },
        }
    }

    /// All definitions.
    pub fn durations(&self) -> Durations {
        all(&self.estimate, &self.plain)
    }

    /// The chart: each ticket by its time, or its age when the clock still runs.
    pub fn distribution(&self) -> Distribution {
        let n = self.estimate.ended + self.estimate.censored;
        let (median, p90) = (hours(self.estimate.median), hours(self.estimate.p90));
        Distribution { bins: self.bins.clone(), median, p90, n }
    }
}

/// Bins filled by durations that come in order.
struct Bins {
    bins: Vec<Bin>,
    at: usize,
    /// First duration beyond the bin, ms.
    end: i64,
}

impl Bins {
    fn new() -> Bins {
        let ends = BINS.iter().skip(1).map(|&end| Some(end)).chain([None]);
        let bins = BINS.iter().zip(ends).map(|(&from, to)| Bin { from, to, resolved: 0, open: 0 }).collect();
        Bins { bins, at: 0, end: end_of(0) }
    }

    fn add(&mut self, millis: i64, ended: bool) {
        while millis >= self.end {
            self.at += 1;
            self.end = end_of(self.at);
        }
        let bin = &mut self.bins[self.at];
        *(if ended { &mut bin.resolved } else { &mut bin.open }) += 1;
    }
}

fn end_of(bin: usize) -> i64 {
    BINS.get(bin + 1).map_or(i64::MAX, |hours| (hours * HOUR_MS as f64) as i64)
}

/// All definitions of a sample in order, with its estimate.
pub(crate) fn durations(sample: &Sample, estimate: &Estimate) -> Durations {
    let mut plain = Ascending::new(estimate.ended as usize, &PERCENTILES);
    sample.iter().filter(|wait| wait.1).for_each(|wait| plain.add(wait.0));
    all(estimate, &plain)
}

fn all(estimate: &Estimate, plain: &Ascending) -> Durations {
    let [median, p75, p90, p95] = PERCENTILES.map(|q| hours(plain.percentile(q)));
    Durations {
        n: estimate.ended,
        censored: estimate.censored,
        km_median: hours(estimate.median),
        km_p90: hours(estimate.p90),
        km_interval: estimate.interval.map(hours_of_both),
        mean: hours(plain.mean()),
        median,
        p75,
        p90,
        p95,
    }
}

/// Milliseconds to hours.
pub(crate) fn hours(millis: Option<f64>) -> Option<f64> {
    millis.map(|millis| millis / HOUR_MS as f64)
}

fn hours_of_both((low, high): (f64, f64)) -> (f64, f64) {
    (low / HOUR_MS as f64, high / HOUR_MS as f64)
}
