//! The table behind every chart and headline of an overview.

use analytics::view::{Bin, Kpi, Overview, Share, Unit};
use model::Facet;

use crate::format::{NONE, duration, number, percent, percent_within, whole};
use crate::words::{self, WEEKDAYS};

/// A table with what it answers.
#[derive(Clone, Debug, PartialEq)]
pub struct ChartTable {
    /// Stable name, for file names and anchors.
    pub id: &'static str,
    /// The question it answers.
    pub title: &'static str,
    /// Unit and population.
    pub note: String,
    /// Tickets it rests on.
    pub n: u32,
    /// Columns, in order.
    pub columns: Vec<Column>,
    /// Rows, each as long as `columns`.
    pub rows: Vec<Vec<Cell>>,
}

/// A column's head.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Name.
    pub name: String,
    /// Figures, set right.
    pub numeric: bool,
}

/// A value with its unit.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Words.
    Text(String),
    /// A whole number.
    Count(u32),
    /// Percent, 0–100.
    Percent(f64),
    /// Hours.
    Hours(f64),
    /// No data.
    None,
}

impl Cell {
    /// As people read it.
    pub fn shown(&self) -> String {
        match self {
            Cell::Text(text) => text.clone(),
            Cell::Count(n) => whole(*n),
            Cell::Percent(value) => percent(*value),
            Cell::Hours(value) => duration(*value),
            Cell::None => NONE.into(),
        }
    }

    /// As a machine reads it: plain numbers, empty for no data.
    pub fn plain(&self) -> String {
        match self {
            Cell::Text(text) => text.clone(),
            Cell::Count(n) => n.to_string(),
            Cell::Percent(value) | Cell::Hours(value) => value.to_string(),
            Cell::None => String::new(),
        }
    }
}

/// All tables with something in them, in the order of the screen.
pub fn chart_tables(overview: &Overview) -> Vec<ChartTable> {
    let n = overview.scope.n;
    let share = |id, title, facet, shares: &[Share]| shares_table(id, title, facet, shares, n);
    let tables = [
        headlines(overview),
        volume(overview),
        share("categories", "What are they about?", Facet::Category, &overview.categories),
        resolution(overview),
        week(overview),
        satisfaction(overview),
        share("tones", "How do customers sound?", Facet::Sentiment, &overview.tones),
        share("channels", "How do they reach us?", Facet::Channel, &overview.channels),
        share("priorities", "How urgent are they?", Facet::Priority, &overview.priorities),
        share("statuses", "Where do they stand?", Facet::Status, &overview.statuses),
        issues(overview),
        agents(overview),
    ];
    tables.into_iter().filter(|table| !table.rows.is_empty()).collect()
}

fn columns(text: &str, numeric: &[&str]) -> Vec<Column> {
    let column = |name: &str, numeric| Column { name: name.into(), numeric };
    std::iter::once(column(text, false)).chain(numeric.iter().map(|name| column(name, true))).collect()
}

fn headlines(overview: &Overview) -> ChartTable {
    let count = |kpi: &Kpi| kpi.value.map_or(NONE.into(), |value| number(value, 0));
    let timed = |kpi: &Kpi| kpi.value.map_or(NONE.into(), |value| duration(value) + &interval(kpi, duration));
    let rate = |kpi: &Kpi| percent_within(kpi.value, kpi.interval);
    let before = |kpi: &Kpi, show: &dyn Fn(f64) -> String| kpi.previous.map_or(NONE.into(), show);
    let row = |name: &str, kpi: &Kpi, value: String, before: String| {
        let p90 = kpi.p90.map_or(Cell::None, Cell::Hours);
        vec![
            Cell::Text(name.into()),
            Cell::Text(value),
            Cell::Count(kpi.n),
            p90,
            Cell::Count(kpi.censored),
            Cell::Text(before),
            sure(kpi),
        ]
    };
    let plain = |value: f64| number(value, 0);
    let rows = vec![
        row("Tickets", &overview.tickets, count(&overview.tickets), before(&overview.tickets, &plain)),
        row("Open", &overview.open, count(&overview.open), before(&overview.open, &plain)),
        row(
            "First reply, median",
            &overview.first_response,
            timed(&overview.first_response),
            before(&overview.first_response, &duration),
        ),
        row(
            "Resolution, median",
            &overview.resolution,
            timed(&overview.resolution),
            before(&overview.resolution, &duration),
        ),
        row("Satisfied (CSAT)", &overview.csat, rate(&overview.csat), before(&overview.csat, &percent)),
        row("Negative in tone", &overview.negative, rate(&overview.negative), before(&overview.negative, &percent)),
    ];
    ChartTable {
        id: "headlines",
        title: "How are we doing?",
        note: "medians count tickets whose clock still runs (Kaplan–Meier); intervals are 95 %".into(),
        n: overview.scope.n,
        columns: columns("Number", &["Value", "n", "p90", "Still running", "Before", "Beyond chance"]),
        rows,
    }
}

fn interval(kpi: &Kpi, show: impl Fn(f64) -> String) -> String {
    kpi.interval.map(|(low, high)| format!(" ({} – {})", show(low), show(high))).unwrap_or_default()
}

fn sure(kpi: &Kpi) -> Cell {
    yes_no(kpi.sure)
}

fn yes_no(answer: Option<bool>) -> Cell {
    answer.map_or(Cell::None, |yes| Cell::Text(if yes { "yes" } else { "no" }.into()))
}

fn volume(overview: &Overview) -> ChartTable {
    let unit = match overview.volume.unit {
        Unit::Day => "a day",
        Unit::Week => "a week",
        Unit::Month => "a month",
    };
    let buckets = &overview.volume.buckets;
    let row = |bucket: &analytics::view::VolumeBucket| {
        let day = if bucket.so_far { format!("{} (so far)", bucket.day) } else { bucket.day.clone() };
        let previous = bucket.previous.map_or(Cell::None, Cell::Count);
        vec![
            Cell::Text(day),
            Cell::Count(bucket.tickets),
            Cell::Count(bucket.negative),
            Cell::Count(bucket.resolved),
            previous,
        ]
    };
    ChartTable {
        id: "volume",
        title: "When do tickets come in?",
        note: format!("tickets {unit}"),
        n: overview.scope.n,
        columns: columns("From", &["Tickets", "Negative", "Solved", "Previous period"]),
        rows: buckets.iter().map(row).collect(),
    }
}

fn shares_table(id: &'static str, title: &'static str, facet: Facet, shares: &[Share], n: u32) -> ChartTable {
    let row = |share: &Share| {
        let previous = share.previous.map_or(Cell::None, Cell::Count);
        let name = Cell::Text(words::value(facet, &share.name));
        vec![
            name,
            Cell::Count(share.n),
            Cell::Percent(share.percent),
            Cell::Count(share.negative),
            previous,
            yes_no(share.sure),
        ]
    };
    ChartTable {
        id,
        title,
        note: "tickets and their share".into(),
        n,
        columns: columns(words::facet(facet), &["Tickets", "Share", "Negative", "Previous period", "Beyond chance"]),
        rows: shares.iter().map(row).collect(),
    }
}

fn resolution(overview: &Overview) -> ChartTable {
    let times = &overview.resolution_times;
    let row = |bin: &Bin| vec![Cell::Text(bin_name(bin)), Cell::Count(bin.resolved), Cell::Count(bin.open)];
    let rows = if times.n == 0 { Vec::new() } else { times.bins.iter().map(row).collect() };
    ChartTable {
        id: "resolution",
        title: "How long until solved?",
        note: "tickets by resolution time, open ones by age".into(),
        n: times.n,
        columns: columns("Time", &["Solved", "Still open"]),
        rows,
    }
}

fn bin_name(bin: &Bin) -> String {
    match bin.to {
        None => format!("{} or more", duration(bin.from)),
        Some(to) if bin.from == 0.0 => format!("under {}", duration(to)),
        Some(to) => format!("{} – {}", duration(bin.from), duration(to)),
    }
}

fn week(overview: &Overview) -> ChartTable {
    let map = &overview.week;
    let hours: Vec<String> = (0..24).map(|hour| format!("{hour:02}")).collect();
    let n: u32 = map.cells.iter().flatten().sum();
    let days = (0..7).map(|day| (day + usize::from(map.week_start)) % 7);
    let row = |day: usize| {
        let cells = map.cells.get(day).into_iter().flatten().map(|&tickets| Cell::Count(tickets));
        std::iter::once(Cell::Text(WEEKDAYS[day].into())).chain(cells).collect()
    };
    let rows = if n == 0 { Vec::new() } else { days.map(row).collect() };
    let columns = columns("Weekday", &hours.iter().map(String::as_str).collect::<Vec<_>>());
    let note = format!("tickets created a weekday and hour, times in {}", overview.scope.zone);
    ChartTable { id: "week", title: "When should people be here?", note, n, columns, rows }
}

fn satisfaction(overview: &Overview) -> ChartTable {
    let (rated, chart) = (&overview.rated, &overview.satisfaction);
    let mut rows = Vec::new();
    let mut add = |name: &str, cell: Cell| rows.push(vec![Cell::Text(name.into()), cell]);
    if rated.n > 0 {
        add("Satisfied", Cell::Text(percent_within(rated.percent, rated.interval)));
        add("Satisfied, tickets", Cell::Count(chart.good));
        add("Not satisfied, tickets", Cell::Count(chart.bad));
        add("Rated, of solved", rated.response_rate.map_or(Cell::None, Cell::Percent));
        add("Mean of 5", rated.mean.map_or(Cell::None, |mean| Cell::Text(number(mean, 2))));
    }
    for (index, &tickets) in chart.stars.iter().flatten().enumerate() {
        add(&format!("Rated {} of 5", index + 1), Cell::Count(tickets));
    }
    if let Some(nps) = rated.nps {
        add("NPS", Cell::Text(format!("{} (n {})", number(nps, 0), whole(rated.nps_n))));
    }
    ChartTable {
        id: "satisfaction",
        title: "Are customers satisfied?",
        note: "of rated tickets, 95 % interval".into(),
        n: rated.n,
        columns: columns("Rating", &["Value"]),
        rows,
    }
}

fn issues(overview: &Overview) -> ChartTable {
    let row = |issue: &analytics::view::Issue| {
        let previous = issue.previous.map_or(Cell::None, Cell::Count);
        vec![Cell::Text(issue.phrase.clone()), Cell::Count(issue.tickets), previous, yes_no(issue.sure)]
    };
    ChartTable {
        id: "issues",
        title: "What do customers name?",
        note: "tickets with the phrase in customers' words, rising first".into(),
        n: overview.scope.n,
        columns: columns("Phrase", &["Tickets", "Previous period", "Beyond chance"]),
        rows: overview.issues.iter().map(row).collect(),
    }
}

fn agents(overview: &Overview) -> ChartTable {
    let hours = |value: Option<f64>| value.map_or(Cell::None, Cell::Hours);
    let row = |agent: &analytics::view::AgentRow| {
        vec![
            Cell::Text(words::value(Facet::Agent, &agent.name)),
            Cell::Count(agent.tickets),
            Cell::Count(agent.resolved),
            Cell::Count(agent.open),
            hours(agent.first_response_median),
            hours(agent.resolution_median),
            Cell::Text(percent_within(agent.csat, agent.csat_interval)),
            Cell::Count(agent.rated),
            agent.reopened.map_or(Cell::None, Cell::Percent),
        ]
    };
    let numeric =
        ["Tickets", "Solved", "Open", "First reply, median", "Resolution, median", "Satisfied", "Rated", "Reopened"];
    ChartTable {
        id: "agents",
        title: "Who answered?",
        note: "credit goes to the final assignee; medians of answered and of solved tickets".into(),
        n: overview.scope.n,
        columns: columns("Agent", &numeric),
        rows: overview.agents.iter().map(row).collect(),
    }
}
