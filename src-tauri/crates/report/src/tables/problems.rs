//! The tables of Problems.

use analytics::view::{
    AgeBin, Combination, Effect, Impact, ImpactOn, ProblemArea, Problems, ReasonCount, RepeatCustomer,
};
use model::Facet;

use super::{Cell, ChartTable, bin_name, both, columns, points, rate, yes_no};
use crate::format::{THIN, signed, whole};
use crate::words;

/// Rows of a table of impacts at most.
const MOST_IMPACTS: usize = 15;

/// All of them, in the order of the screen.
pub(super) fn tables(problems: &Problems) -> Vec<ChartTable> {
    let impacts = |id, title, on| impacts(problems, (id, title), on);
    vec![
        areas(problems),
        ageing(problems),
        repeats(problems),
        combinations(problems),
        reasons(problems),
        drivers(problems),
        impacts("satisfaction-impacts", "What draws satisfaction down?", ImpactOn::Csat),
        impacts("tone-impacts", "What makes the tone worse?", ImpactOn::Negative),
    ]
}

/// `−2.1 points (−3.4 – −0.8), n 120`.
fn effect(effect: Option<&Effect>) -> Cell {
    let Some(Effect { points, interval: (low, high), n }) = effect else { return Cell::None };
    let within = format!("({} – {})", signed(*low, 1), signed(*high, 1));
    Cell::Text(format!("{}{THIN}points {within}, n {}", signed(*points, 1), whole(*n)))
}

/// The largest categories with their counts: `Billing 41, Login 12`.
fn categories(counts: &[(String, u32)]) -> Cell {
    let named = counts.iter().map(|(name, n)| format!("{} {}", words::value(Facet::Category, name), whole(*n)));
    Cell::Text(named.collect::<Vec<_>>().join(", "))
}

fn areas(problems: &Problems) -> ChartTable {
    let row = |area: &ProblemArea| {
        let mut cells = vec![Cell::Text(words::problem(area.kind).into())];
        cells.extend(rate(&area.rate));
        cells.push(area.previous.map_or(Cell::None, Cell::Count));
        cells.push(yes_no(area.sure));
        cells.push(effect(area.effect.as_ref()));
        cells.push(categories(&area.categories));
        cells
    };
    let numeric =
        ["Share", "95 %, from", "95 %, to", "Tickets", "Of", "Before", "Beyond chance", "CSAT with them", "Mostly"];
    ChartTable {
        id: "areas",
        title: "Where does it hurt?",
        note:
            "share of the tickets that could be; CSAT: of all less that without these tickets, which go along, not why"
                .into(),
        n: problems.scope.n,
        columns: columns("Problem", &numeric),
        rows: problems.areas.iter().map(row).collect(),
    }
}

fn ageing(problems: &Problems) -> ChartTable {
    let row = |bin: &AgeBin| {
        let counts = bin.by_priority.into_iter().rev().map(Cell::Count);
        let all = Cell::Count(bin.by_priority.iter().sum());
        std::iter::once(Cell::Text(bin_name(bin.from, bin.to, problems.clock))).chain([all]).chain(counts).collect()
    };
    let n: u32 = problems.ageing.iter().flat_map(|bin| bin.by_priority).sum();
    ChartTable {
        id: "ageing",
        title: "How old is what is open?",
        note: "open tickets by age and priority".into(),
        n,
        columns: columns("Age", &["Tickets", "Critical", "High", "Medium", "Low"]),
        rows: if n == 0 { Vec::new() } else { problems.ageing.iter().map(row).collect() },
    }
}

fn repeats(problems: &Problems) -> ChartTable {
    let row = |customer: &RepeatCustomer| {
        vec![
            Cell::Text(customer.customer.clone()),
            Cell::Count(customer.tickets),
            Cell::Count(customer.same_issue),
            Cell::Text(words::value(customer.issue_facet, &customer.issue)),
            Cell::Count(customer.open),
            categories(&customer.categories),
        ]
    };
    ChartTable {
        id: "repeats",
        title: "Who comes back with the same issue?",
        note: format!("customers with three or more tickets, {} in all", whole(problems.repeat_customers)),
        n: problems.repeats.iter().map(|customer| customer.tickets).sum(),
        columns: columns("Customer", &["Tickets", "About the same", "Which", "Open", "Categories"]),
        rows: problems.repeats.iter().map(row).collect(),
    }
}

fn combinations(problems: &Problems) -> ChartTable {
    let row = |one: &Combination| {
        let [low, high] = both(one.difference.map(|(_, low, high)| (low, high)), points);
        let mut cells = vec![
            Cell::Text(words::value(Facet::Category, &one.category)),
            Cell::Text(words::value(Facet::Channel, &one.channel)),
        ];
        cells.extend(rate(&one.csat));
        cells.extend([points(one.difference.map(|difference| difference.0)), low, high, yes_no(Some(one.sure))]);
        cells
    };
    let numeric = [
        "Channel",
        "Satisfied",
        "95 %, from",
        "95 %, to",
        "Satisfied tickets",
        "Rated",
        "Beside all others, points",
        "95 %, from",
        "95 %, to",
        "Beyond chance",
    ];
    ChartTable {
        id: "combinations",
        title: "Where are customers least satisfied?",
        note: "category in a channel, with five ratings or more".into(),
        n: problems.combinations.iter().map(|one| one.csat.n).sum(),
        columns: columns("Category", &numeric),
        rows: problems.combinations.iter().map(row).collect(),
    }
}

fn reasons(problems: &Problems) -> ChartTable {
    let row = |reason: &ReasonCount| vec![Cell::Text(reason.reason.clone()), Cell::Count(reason.n)];
    ChartTable {
        id: "escalation-reasons",
        title: "Why are tickets escalated?",
        note: "escalated tickets whose reason is known".into(),
        n: problems.escalation_reasons.iter().map(|reason| reason.n).sum(),
        columns: columns("Reason", &["Tickets"]),
        rows: problems.escalation_reasons.iter().map(row).collect(),
    }
}

fn drivers(problems: &Problems) -> ChartTable {
    ChartTable {
        id: "escalation-drivers",
        title: "Where do escalations come from?",
        note: "escalated more often than all other tickets, beyond chance".into(),
        n: problems.scope.n,
        columns: columns("Part", &IMPACT),
        rows: problems.escalation_drivers.iter().map(impact).collect(),
    }
}

const IMPACT: [&str; 8] =
    ["Share", "95 %, from", "95 %, to", "Tickets", "Of", "Among the others", "Impact", "Beyond chance"];

fn impact(one: &Impact) -> Vec<Cell> {
    let name = match (one.facet, one.step) {
        (Some(facet), _) => format!("{}: {}", words::facet(facet), words::value(facet, &one.label)),
        (None, step) => step.map_or("", words::step).to_owned(),
    };
    let mut cells = vec![Cell::Text(name)];
    cells.extend(rate(&one.rate));
    cells.extend([Cell::Percent(one.others), effect(Some(&one.effect)), yes_no(Some(one.sure))]);
    cells
}

fn impacts(problems: &Problems, (id, title): (&'static str, &'static str), on: ImpactOn) -> ChartTable {
    let of = |one: &&Impact| one.measure == on;
    ChartTable {
        id,
        title,
        note: "impact: the number of all less that without the part; what goes along with it, not why".into(),
        n: problems.scope.n,
        columns: columns("Part", &IMPACT),
        rows: problems.impacts.iter().filter(of).take(MOST_IMPACTS).map(impact).collect(),
    }
}
