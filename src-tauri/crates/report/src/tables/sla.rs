//! The tables of SLA.

use analytics::view::{Attainment, RateBucket, Sla, SlaGoalView, SlaRow, SlaTicket};
use model::{Clock, Facet, SlaGoal};

use super::{Cell, ChartTable, a_unit, both, columns, percents, so_far, yes_no};
use crate::words;

/// Tickets named at most: a report is read, not worked through.
const MOST_NEXT: usize = 20;

/// All of them, in the order of the screen.
pub(super) fn tables(sla: &Sla) -> Vec<ChartTable> {
    let mut tables = vec![goals(sla), over_time(sla)];
    for view in &sla.goals {
        let [priorities, agents, categories] = match view.goal {
            SlaGoal::FirstResponse => [
                ("sla-response-priorities", "Which priorities are answered in time?"),
                ("sla-response-agents", "Whose first responses are in time?"),
                ("sla-response-categories", "Which categories are answered in time?"),
            ],
            SlaGoal::Resolution => [
                ("sla-resolution-priorities", "Which priorities are solved in time?"),
                ("sla-resolution-agents", "Whose resolutions are in time?"),
                ("sla-resolution-categories", "Which categories are solved in time?"),
            ],
        };
        tables.push(breakdown(view, priorities, Facet::Priority, &view.priorities));
        tables.push(breakdown(view, agents, Facet::Agent, &view.agents));
        tables.push(breakdown(view, categories, Facet::Category, &view.categories));
    }
    tables.push(next(sla));
    tables
}

fn decided(of: &Attainment) -> u32 {
    of.met + of.breached
}

/// Percent kept with its interval, and how the tickets stand.
fn standing(of: &Attainment) -> Vec<Cell> {
    let [low, high] = both(of.interval, percents);
    let counts = [of.met, of.breached, of.overdue, of.at_risk, of.not_due, of.not_measured];
    [percents(of.percent), low, high].into_iter().chain(counts.map(Cell::Count)).collect()
}

const STANDING: [&str; 9] = [
    "Kept",
    "95 %, from",
    "95 %, to",
    "In time",
    "Breached",
    "Of these overdue",
    "At risk",
    "Not due yet",
    "Not measured",
];

fn goals(sla: &Sla) -> ChartTable {
    let row = |view: &SlaGoalView| {
        let before =
            [percents(view.previous.map(|previous| previous.0)), yes_no(view.previous.map(|previous| previous.2))];
        let name = Cell::Text(words::goal(view.goal).into());
        std::iter::once(name).chain(standing(&view.all)).chain(before).collect()
    };
    let numeric: Vec<&str> = STANDING.into_iter().chain(["Before", "Beyond chance"]).collect();
    ChartTable {
        id: "promises",
        title: "Do we keep our promises?",
        note: "kept: in time of all decided; not due, at risk and not measured are counted apart".into(),
        n: sla.scope.n,
        columns: columns("Promise", &numeric),
        rows: sla.goals.iter().map(row).collect(),
    }
}

fn over_time(sla: &Sla) -> ChartTable {
    let names: Vec<String> = (sla.goals.iter())
        .flat_map(|view| {
            let name = words::goal(view.goal);
            [format!("{name} kept"), "95 %, from".into(), "95 %, to".into(), format!("{name} decided")]
        })
        .collect();
    let cells = |rate: Option<&RateBucket>| {
        let [low, high] = both(rate.and_then(|rate| rate.interval), percents);
        let percent = percents(rate.and_then(|rate| rate.percent));
        [percent, low, high, rate.map_or(Cell::None, |rate| Cell::Count(rate.n))]
    };
    let rows = sla.buckets.iter().enumerate().map(|(at, bucket)| {
        let goals = sla.goals.iter().flat_map(|view| cells(view.over_time.get(at)));
        std::iter::once(so_far(&bucket.day, bucket.so_far)).chain(goals).collect()
    });
    let n = sla.goals.iter().map(|view| decided(&view.all)).max().unwrap_or(0);
    ChartTable {
        id: "promises-over-time",
        title: "Are we getting better?",
        note: format!("share of the tickets created in {} whose promise was kept", a_unit(sla.unit)),
        n,
        columns: columns("From", &names.iter().map(String::as_str).collect::<Vec<_>>()),
        rows: if n == 0 { Vec::new() } else { rows.collect() },
    }
}

fn breakdown(
    view: &SlaGoalView,
    (id, title): (&'static str, &'static str),
    facet: Facet,
    rows: &[SlaRow],
) -> ChartTable {
    let targets = rows.iter().any(|row| row.target.is_some());
    let row = |row: &SlaRow| {
        let target = row.target.map_or(Cell::None, |(hours, clock)| match clock {
            Clock::Calendar => Cell::Hours(hours),
            Clock::Business => Cell::BusinessHours(hours),
        });
        let name = Cell::Text(words::value(facet, &row.name));
        std::iter::once(name).chain(targets.then_some(target)).chain(standing(&row.attainment)).collect()
    };
    let numeric: Vec<&str> = targets.then_some("Promise").into_iter().chain(STANDING).collect();
    ChartTable {
        id,
        title,
        note: "share kept of decided".into(),
        n: decided(&view.all),
        columns: columns(words::facet(facet), &numeric),
        rows: rows.iter().map(row).collect(),
    }
}

fn next(sla: &Sla) -> ChartTable {
    let row = |ticket: &SlaTicket| {
        vec![
            Cell::Text(ticket.key.id.clone()),
            Cell::Text(ticket.subject.clone()),
            Cell::Text(words::value(Facet::Priority, ticket.priority.name())),
            Cell::Text(words::value(Facet::Agent, &ticket.agent)),
            Cell::Text(words::goal(ticket.goal).into()),
            Cell::Hours(ticket.hours_left),
            Cell::Percent(ticket.used_percent),
        ]
    };
    ChartTable {
        id: "promises-next",
        title: "Which open tickets run out of time?",
        note: format!("those at risk by the time they have left, then those over it; at most {MOST_NEXT}"),
        n: sla.next.len() as u32,
        columns: columns("Ticket", &["Subject", "Priority", "Agent", "Promise", "Time left", "Used"]),
        rows: sla.next.iter().take(MOST_NEXT).map(row).collect(),
    }
}
