//! What is asked: periods and filters over one made-up table.

use analytics::view::Overview;
use analytics::{Ask, Preset, Timing, overview, preset};
use chrono_tz::Europe::Berlin;
use chrono_tz::Tz;
use cpu_time::ProcessTime;
use model::columns::{Columns, Slice};
use model::{Facet, Filter, Instant, Period};
use serde::{Deserialize, Serialize};

use crate::synthetic::{self, DAY, Dice};

/// The reporting zone.
pub const ZONE: Tz = Berlin;
const START: i64 = 1_700_000_000_000;
const SPAN: i64 = 365 * DAY;

/// The table.
pub struct Data {
    /// A year of tickets.
    pub columns: Columns,
    /// Its last instant.
    pub as_of: Instant,
    timing: Timing,
}

impl Data {
    /// With so many tickets.
    pub fn new(tickets: usize) -> Data {
        let columns = synthetic::columns(tickets, START, SPAN, &mut Dice(7));
        Data { columns, as_of: Instant(START + SPAN), timing: Timing::default() }
    }
}

/// One question.
#[derive(Clone, Debug, Serialize)]
pub struct Case {
    /// What it is called.
    pub name: &'static str,
    /// The column filtered by and the number of its first values that are kept.
    pub keeps: Option<(&'static str, u32)>,
    /// Period, ms UTC.
    pub period: Option<Period>,
    /// The period compared with.
    pub previous: Option<Period>,
}

/// What both sides tell of a case.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Figures {
    /// CPU-ms.
    pub cpu_ms: f64,
    /// Tickets.
    pub n: u32,
    /// Open at the end.
    pub open: u32,
    /// Kaplan–Meier median of resolution, hours.
    pub median: f64,
    /// Satisfied.
    pub satisfied: u32,
    /// Promises of resolution kept.
    pub kept: u32,
    /// Tickets of the first phrase.
    pub phrase: u32,
    /// Tickets of the category with most.
    pub category: u32,
}

impl Figures {
    /// Whether both count the same.
    pub fn agree(&self, other: &Figures) -> bool {
        let counts = |one: &Figures| [one.n, one.open, one.satisfied, one.kept, one.phrase, one.category];
        counts(self) == counts(other) && (self.median - other.median).abs() < 1e-6
    }
}

/// The questions asked.
pub fn all(data: &Data) -> Vec<Case> {
    let half = Some(preset(Preset::LastDays(182), data.as_of, ZONE, 0));
    let case = |name, keeps, period| {
        let case = Case { name, keeps, period, previous: None };
        Case { previous: case.ask(data).scope.previous, ..case }
    };
    vec![
        case("all time", None, None),
        case("half a year against the one before", None, half),
        case("two of nine categories (22 %), all time", Some(("category", 2)), None),
        case("two of forty agents (5 %), half a year", Some(("agent", 2)), half),
    ]
}

impl Case {
    /// The fastest of several runs.
    pub fn measure(&self, data: &Data, runs: usize) -> Figures {
        let mut best = f64::INFINITY;
        let mut found = Overview::default();
        for _ in 0..runs {
            let start = ProcessTime::now();
            found = self.ask(data);
            best = best.min(start.elapsed().as_secs_f64() * 1e3);
        }
        Figures {
            cpu_ms: best,
            n: found.tickets.n,
            open: found.open.n,
            median: found.resolution.value.unwrap_or_default(),
            satisfied: found.rated.satisfied,
            kept: found.quality.sla_resolution.hits,
            phrase: found.issues.first().map_or(0, |issue| issue.tickets),
            category: found.categories.first().map_or(0, |share| share.n),
        }
    }

    fn ask(&self, data: &Data) -> Overview {
        let names = synthetic::names();
        let mut filter = Filter { period: self.period, ..Filter::default() };
        let accepted = self.keeps.map(|(column, values)| match column {
            "category" => (Facet::Category, &data.columns.category, values),
            _ => (Facet::Agent, &data.columns.agent, values),
        });
        let all = 0..data.columns.len() as u32;
        let rows: Vec<u32> = match accepted {
            Some((facet, column, values)) => {
                filter.facets.insert(facet, Vec::new());
                all.filter(|&row| column[row as usize] < values).collect()
            }
            None => all.collect(),
        };
        let ask = Ask {
            filter: &filter,
            zone: ZONE,
            week_start: 0,
            as_of: data.as_of,
            data_start: Some(Instant(START)),
            top: 20,
            timing: &data.timing,
        };
        overview(&[Slice { columns: &data.columns, rows: &rows }], &names, &[], &ask)
    }
}
