//! Two sides beside each other: each has Overview's numbers, and only differences beyond chance are called sure.

use analytics::compare::{Part, compare};
use analytics::view::{Compared, Comparison, Difference, Kpi, Overview, Rate, Side};
use analytics::{Ask, Timing, overview};
use chrono_tz::Europe::Berlin;
use model::columns::{Columns, Slice};
use model::{Facet, Filter, Instant, Period, Population};

mod synthetic;

use synthetic::{DAY, Dice};

const START: i64 = 1_700_000_000_000;
const AS_OF: Instant = Instant(START + 80 * DAY);

struct Desk {
    columns: Columns,
    timing: Timing,
}

/// Rows and filter of one side.
type Chosen = (Vec<u32>, Filter);

impl Desk {
    fn new(n: usize) -> Desk {
        let columns = synthetic::columns(n, START, 80 * DAY, &mut Dice(3));
        Desk { columns, timing: Timing::default() }
    }

    fn rows(&self, is: impl Fn(&Columns, usize) -> bool) -> Vec<u32> {
        (0..self.columns.len() as u32).filter(|&row| is(&self.columns, row as usize)).collect()
    }

    /// In two slices, so that nothing depends on there being one.
    fn with<T>(&self, (rows, filter): &Chosen, then: impl FnOnce(&[Slice], &Ask) -> T) -> T {
        let half = self.columns.len() as u32 / 2;
        let (first, second) = rows.split_at(rows.partition_point(|&row| row < half));
        let slices = [first, second].map(|rows| Slice { columns: &self.columns, rows });
        let ask =
            Ask { filter, zone: Berlin, week_start: 0, as_of: AS_OF, data_start: None, top: 5, timing: &self.timing };
        then(&slices, &ask)
    }

    fn overview(&self, side: &Chosen) -> Overview {
        self.with(side, |slices, ask| overview(slices, &synthetic::names(), &[], ask))
    }

    fn compared(&self, a: &Chosen, b: &Chosen) -> Comparison {
        self.with(a, |slices, ask| {
            let a = Part { slices, left_out: &[], ask };
            self.with(b, |slices, ask| compare(&a, &Part { slices, left_out: &[], ask }, &synthetic::names()))
        })
    }
}

fn days(from: i64, to: i64) -> Filter {
    let period = Period { start: Instant(START + from * DAY), end: Instant(START + to * DAY) };
    Filter { period: Some(period), ..Filter::default() }
}

fn measure(found: &Comparison, measure: Compared) -> &Difference {
    found.measures.iter().find(|one| one.measure == measure).unwrap_or_else(|| panic!("{measure:?} is compared"))
}

fn check_side(found: &Comparison, of: fn(&Difference) -> &Side, view: &Overview) {
    let kpi = |measured, kpi: &Kpi| {
        let side = of(measure(found, measured));
        assert_eq!((side.value, side.n, side.interval, &side.opens), (kpi.value, kpi.n, kpi.interval, &kpi.opens));
    };
    let rate = |measured, rate: &Rate| {
        let side = of(measure(found, measured));
        assert_eq!(
            (side.value, side.n, side.interval, &side.opens),
            (rate.percent, rate.n, rate.interval, &rate.opens)
        );
    };
    kpi(Compared::FirstResponse, &view.first_response);
    kpi(Compared::Resolution, &view.resolution);
    kpi(Compared::Csat, &view.csat);
    kpi(Compared::Negative, &view.negative);
    rate(Compared::OneTouch, &view.quality.one_touch);
    rate(Compared::FirstContact, &view.quality.first_contact);
    rate(Compared::Reopened, &view.quality.reopened);
    rate(Compared::Escalated, &view.quality.escalated);
    rate(Compared::SlaFirstResponse, &view.quality.sla_first_response);
    rate(Compared::SlaResolution, &view.quality.sla_resolution);
}

#[test]
fn each_side_has_overviews_numbers() {
    let desk = Desk::new(6_000);
    let all = desk.rows(|_, _| true);
    let chat = desk.rows(|columns, row| columns.channel[row] == 1);
    let solved = Filter { population: Population::Resolved, ..days(20, 60) };
    for (a, b) in [((all.clone(), days(0, 30)), (all.clone(), days(30, 60))), ((chat, days(10, 90)), (all, solved))] {
        let (found, first, second) = (desk.compared(&a, &b), desk.overview(&a), desk.overview(&b));
        assert_eq!((&found.a, &found.b), (&first.scope, &second.scope));
        check_side(&found, |one| &one.a, &first);
        check_side(&found, |one| &one.b, &second);
        for (shares, facet) in [(&first.categories, Facet::Category), (&first.tones, Facet::Sentiment)] {
            for share in shares.iter() {
                let side = found.shares.iter().find(|one| one.facet == facet && one.name == share.name);
                assert_eq!(
                    side.map(|one| (one.a.n, one.a.value)),
                    Some((share.n, Some(share.percent))),
                    "{}",
                    share.name
                );
            }
        }
    }
}

#[test]
fn tickets_a_day_count_elapsed_days_and_dated_tickets() {
    let desk = Desk::new(4_000);
    let all = desk.rows(|_, _| true);
    let found = desk.compared(&(all.clone(), days(0, 20)), &(all.clone(), days(60, 100)));
    let a_day = measure(&found, Compared::TicketsADay);
    let dated = |from, to| {
        desk.rows(|columns, row| days(from, to).period.is_some_and(|p| p.contains(Instant(columns.created[row])))).len()
            as f64
    };
    let close = |side: &Side, expected: f64| side.value.is_some_and(|value| (value / expected - 1.0).abs() < 1e-6);
    assert!(close(&a_day.a, dated(0, 20) / 20.0), "{a_day:?}");
    // Of the second only 20 days have passed at as-of.
    assert!(close(&a_day.b, dated(60, 100) / 20.0), "{a_day:?}");
    assert!(!a_day.sure && a_day.interval.is_some_and(|(low, high)| low < 0.0 && 0.0 < high));
    let open = Filter { population: Population::OpenAtEnd, ..days(0, 20) };
    let none = desk.compared(&(all.clone(), open), &(all, days(20, 40)));
    assert_eq!(measure(&none, Compared::TicketsADay).a, Side::default());
}

#[test]
fn differences_are_sure_beyond_chance_and_only_between_sets_apart() {
    let mut desk = Desk::new(8_000);
    let columns = &mut desk.columns;
    for row in 0..8_000 {
        // From day 40 customers are harder to please.
        if columns.created[row] > START + 40 * DAY && columns.satisfied[row] == 1 && row % 3 == 0 {
            columns.satisfied[row] = 0;
        }
    }
    let all = desk.rows(|_, _| true);
    let found = desk.compared(&(all.clone(), days(0, 40)), &(all.clone(), days(40, 80)));
    let sure: Vec<Compared> = found.measures.iter().filter(|one| one.sure).map(|one| one.measure).collect();
    let csat = measure(&found, Compared::Csat);
    assert_eq!((found.shared, sure.contains(&Compared::Csat)), (0, true), "{sure:?}");
    assert!(csat.interval.is_some_and(|(low, high)| low < high && high < 0.0) && csat.p.is_some_and(|p| p < 0.001));
    assert_eq!(found.shares.iter().filter(|share| share.sure).count(), 0);

    let overlapping = desk.compared(&(all.clone(), days(0, 50)), &(all.clone(), days(40, 80)));
    let both = desk.rows(|columns, row| days(40, 50).period.is_some_and(|p| p.contains(Instant(columns.created[row]))));
    assert_eq!(overlapping.shared, both.len() as u32);
    assert!(overlapping.measures.iter().all(|one| !one.sure && one.p.is_none()));
    let nothing = desk.compared(&(Vec::new(), days(0, 50)), &(all, days(60, 70)));
    let shares = nothing.measures.iter().filter(|one| one.measure != Compared::TicketsADay);
    assert!(shares.clone().count() == 10 && shares.clone().all(|one| !one.sure && one.difference.is_none()));
    assert!(nothing.shares.is_empty());
}
