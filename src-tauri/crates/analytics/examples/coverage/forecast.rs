//! Four weeks ahead: how many days of helpdesks that have a weekly pattern and a level that moves come within their
//! interval, and how often days are called out of the ordinary that are not.

use analytics::trends::forecast::{DAYS, forecast};
use analytics::trends::usual::unusual;

use crate::measured::{Measured, percent};
use crate::random::Random;

/// What the days of a week have of the mean.
const WEEK: [f64; 7] = [1.3, 1.2, 1.15, 1.1, 1.05, 0.65, 0.55];

/// A helpdesk as it is simulated.
#[derive(Clone, Copy)]
struct Desk {
    /// Mean tickets a day at first.
    level: f64,
    /// Variance over mean of a day.
    dispersion: f64,
    /// Standard deviation by which the logarithm of the level moves in a day.
    drift: f64,
}

const DESKS: [Desk; 5] = [
    Desk { level: 5.0, dispersion: 1.0, drift: 0.005 },
    Desk { level: 20.0, dispersion: 1.0, drift: 0.0 },
    Desk { level: 50.0, dispersion: 2.0, drift: 0.01 },
    Desk { level: 200.0, dispersion: 3.0, drift: 0.01 },
    Desk { level: 1_000.0, dispersion: 5.0, drift: 0.01 },
];

impl Desk {
    fn days(self, n: usize, random: &mut Random) -> Vec<u32> {
        let mut level = self.level.ln();
        let day = |day: usize| {
            level += self.drift * random.normal();
            random.dispersed(level.exp() * WEEK[day % 7], self.dispersion)
        };
        (0..n).map(day).collect()
    }
}

/// Percent of days within their 80 % and 95 % intervals, learnt from eight weeks, half a year and a year.
pub fn measure(runs: u32) -> Vec<Measured> {
    let cases = [56, 182, 364].into_iter().flat_map(|n| DESKS.map(|desk| (n, desk)));
    cases.flat_map(|(n, desk)| covered(runs, n, desk)).collect()
}

fn covered(runs: u32, n: usize, desk: Desk) -> [Measured; 2] {
    let mut random = Random(n as u64 + desk.level as u64);
    let (mut likely, mut sure, mut of) = (0, 0, 0);
    for _ in 0..runs {
        let days = desk.days(n + DAYS, &mut random);
        let Some(found) = forecast(0, &days[..n]) else { continue };
        for (ahead, &count) in found.days.iter().zip(&days[n..]) {
            let within = |(low, high): (f64, f64)| u32::from((low..=high).contains(&f64::from(count)));
            likely += within(ahead.likely);
            sure += within(ahead.nearly_sure);
            of += 1;
        }
    }
    let what = |level| format!("Forecast, {level} %, {n} days, {} a day × {}", desk.level, desk.dispersion);
    [
        Measured { what: what(80), found: percent(likely, of), asked: 77.0..=83.0 },
        Measured { what: what(95), found: percent(sure, of), asked: 92.0..=98.0 },
    ]
}

/// Days of a year called out of the ordinary where nothing is, per hundred years.
pub fn false_days(years: u32) -> Vec<Measured> {
    let desks = [2.0, 20.0, 200.0, 2_000.0].map(|level| Desk { level, dispersion: 1.0, drift: 0.0 });
    let more = [Desk { level: 100.0, dispersion: 3.0, drift: 0.005 }];
    let found = desks.into_iter().chain(more).map(|desk| {
        let mut random = Random(desk.level as u64);
        let days: usize = (0..years).map(|_| unusual(&desk.days(365, &mut random)).len()).sum();
        let what = format!("Ordinary days that alarm in 100 years, {} a day × {}", desk.level, desk.dispersion);
        // One a year by chance; days that scatter more than chance have a tail that is not known.
        let most = if desk.dispersion > 1.0 { 200.0 } else { 100.0 };
        Measured { what, found: 100.0 * days as f64 / f64::from(years), asked: 0.0..=most }
    });
    found.collect()
}
