//! The headline numbers of both sides and their differences.

use model::instant::HOUR_MS;
use model::{Clock, Having, Measure, Range};

use super::LEVEL;
use super::collected;
use super::days::{Days, scatter};
use crate::metrics::proportion::{interval, percent};
use crate::metrics::speed::hours;
use crate::stats::counts::same_rate_dispersed;
use crate::stats::holm::holm;
use crate::stats::proportion::{difference, difference_of, same_share};
use crate::stats::survival::{Sample, same_pace};
use crate::view::{Compared, Difference, Narrow, Quality, Rate, Side};

/// Every measure, second minus first. `apart`: no ticket is in both.
pub(super) fn differences([a, b]: &[collected::Side; 2], apart: bool) -> Vec<Difference> {
    let clock = a.scope.filter.clock;
    let having = |having| Narrow { having: vec![having], ..Narrow::default() };
    let quality = |measure, of: fn(&Quality) -> &Rate| share_of(measure, of(&a.quality), of(&b.quality));
    let mut found = vec![
        tickets_a_day(&a.days, &b.days),
        timed(Compared::FirstResponse, [&a.first_response, &b.first_response], clock),
        timed(Compared::Resolution, [&a.resolution, &b.resolution], clock),
        share(Compared::Csat, (a.csat, b.csat), &having(Having::Rated)),
        share(Compared::Negative, (a.negative, b.negative), &having(Having::Scored)),
        quality(Compared::OneTouch, |quality| &quality.one_touch),
        quality(Compared::FirstContact, |quality| &quality.first_contact),
        quality(Compared::Reopened, |quality| &quality.reopened),
        quality(Compared::Escalated, |quality| &quality.escalated),
        quality(Compared::SlaFirstResponse, |quality| &quality.sla_first_response),
        quality(Compared::SlaResolution, |quality| &quality.sla_resolution),
    ];
    corrected(&mut found, apart);
    found
}

/// Corrects the p-values (Holm). A difference is sure when chance is ruled out and its interval says so, too: two curves may
/// differ that have the same median.
fn corrected(found: &mut [Difference], apart: bool) {
    let tested: Vec<usize> = (0..found.len()).filter(|&index| found[index].p.is_some()).collect();
    let p = holm(&tested.iter().filter_map(|&index| found[index].p).collect::<Vec<f64>>());
    for (&index, p) in tested.iter().zip(p) {
        let one = &mut found[index];
        one.p = apart.then_some(p);
        one.sure = apart && p < LEVEL && one.interval.is_some_and(|(low, high)| low > 0.0 || high < 0.0);
    }
}

fn tickets_a_day(a: &Days, b: &Days) -> Difference {
    let dispersion = scatter(a, b);
    let p = same_rate_dispersed(b.n, b.elapsed, a.n, a.elapsed, dispersion);
    from_sides(Compared::TicketsADay, [a.side(dispersion), b.side(dispersion)], p)
}

fn timed(measure: Compared, samples: [&Sample; 2], clock: Clock) -> Difference {
    let side = |sample: &Sample| {
        let found = sample.estimate();
        let in_hours = |(low, high): (f64, f64)| (low / HOUR_MS as f64, high / HOUR_MS as f64);
        let opens = ended(measure, clock);
        Side { value: hours(found.median), n: found.ended, interval: found.interval.map(in_hours), opens }
    };
    from_sides(measure, samples.map(side), same_pace(samples[1], samples[0]))
}

/// The difference of two numbers with intervals of their own.
fn from_sides(measure: Compared, [a, b]: [Side; 2], p: Option<f64>) -> Difference {
    let whole = |side: &Side| side.value.zip(side.interval);
    let interval = whole(&b).zip(whole(&a)).map(|(b, a)| difference_of(b, a));
    let difference = b.value.zip(a.value).map(|(b, a)| b - a);
    Difference { measure, a, b, difference, interval, p: p.filter(|_| difference.is_some()), sure: false }
}

fn share_of(measure: Compared, a: &Rate, b: &Rate) -> Difference {
    share(measure, ((a.hits, a.n), (b.hits, b.n)), &a.opens)
}

/// Hits and cases of both; `opens` the cases.
fn share(measure: Compared, (a, b): ((u32, u32), (u32, u32)), opens: &Narrow) -> Difference {
    let side = |counted: (u32, u32)| Side {
        value: percent(counted),
        n: counted.1,
        interval: interval(counted),
        opens: opens.clone(),
    };
    let in_points = |(low, high): (f64, f64)| (100.0 * low, 100.0 * high);
    Difference {
        measure,
        a: side(a),
        b: side(b),
        difference: percent(b).zip(percent(a)).map(|(b, a)| b - a),
        interval: difference(b, a).map(in_points),
        p: same_share(b, a),
        sure: false,
    }
}

/// Opens the tickets whose clock has ended. Those without a known moment of creation have no working hours.
fn ended(measure: Compared, clock: Clock) -> Narrow {
    let (having, measure) = match measure {
        Compared::FirstResponse => (Having::Answered, Measure::FirstResponseHours),
        _ => (Having::Resolved, Measure::ResolutionHours),
    };
    match clock {
        Clock::Calendar => Narrow { having: vec![having], ..Narrow::default() },
        Clock::Business => {
            let known = Range { measure, from: Some(0.0), to: None };
            Narrow { having: vec![having], ranges: vec![known], ..Narrow::default() }
        }
    }
}
