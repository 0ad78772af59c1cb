//! The tables of Overview.

use analytics::view::{AgentRow, Bin, Durations, Kpi, LikeWithLike, Overview, Quality, Rate, Share};
use model::Facet;

use super::{Cell, ChartTable, a_unit, bin_name, columns, hours, percents, rate, so_far, yes_no};
use crate::format::{NONE, THIN, duration, number, percent, percent_within, signed, whole};
use crate::words::{self, WEEKDAYS};

/// All of them, in the order of the screen; the headline numbers first.
pub(super) fn tables(overview: &Overview) -> Vec<ChartTable> {
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
        quality(overview),
        speed(overview),
    ];
    tables.into()
}

fn headlines(overview: &Overview) -> ChartTable {
    let count = |kpi: &Kpi| kpi.value.map_or(NONE.into(), |value| number(value, 0));
    let clocked = |hours: f64| duration(hours, overview.clock);
    let timed = |kpi: &Kpi| kpi.value.map_or(NONE.into(), |value| clocked(value) + &interval(kpi, clocked));
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
            before(&overview.first_response, &clocked),
        ),
        row(
            "Resolution, median",
            &overview.resolution,
            timed(&overview.resolution),
            before(&overview.resolution, &clocked),
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

fn volume(overview: &Overview) -> ChartTable {
    let buckets = &overview.volume.buckets;
    let row = |bucket: &analytics::view::VolumeBucket| {
        let previous = bucket.previous.map_or(Cell::None, Cell::Count);
        vec![
            so_far(&bucket.day, bucket.so_far),
            Cell::Count(bucket.tickets),
            Cell::Count(bucket.negative),
            Cell::Count(bucket.resolved),
            previous,
        ]
    };
    ChartTable {
        id: "volume",
        title: "When do tickets come in?",
        note: format!("tickets {}", a_unit(overview.volume.unit)),
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
    let row = |bin: &Bin| {
        vec![Cell::Text(bin_name(bin.from, bin.to, overview.clock)), Cell::Count(bin.resolved), Cell::Count(bin.open)]
    };
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
    let row = |agent: &AgentRow| {
        let score = agent.score.map_or(Cell::None, |score| Cell::Text(number(100.0 * score, 0)));
        vec![
            Cell::Text(words::value(Facet::Agent, &agent.name)),
            Cell::Count(agent.tickets),
            Cell::Count(agent.resolved),
            Cell::Count(agent.open),
            hours(agent.first_response_median),
            hours(agent.resolution_median),
            Cell::Text(percent_within(agent.csat, agent.csat_interval)),
            Cell::Count(agent.rated),
            percents(agent.reopened),
            score,
            alike(agent.in_time.as_ref()),
            alike(agent.satisfied.as_ref()),
        ]
    };
    let numeric = [
        "Tickets",
        "Solved",
        "Open",
        "First reply, median",
        "Resolution, median",
        "Satisfied",
        "Rated",
        "Reopened",
        "Score of 100",
        "Solved in time, beside expected",
        "Satisfied, beside expected",
    ];
    ChartTable {
        id: "agents",
        title: "Who answered?",
        note: "credit goes to the final assignee; medians of answered and of solved tickets; expected for the same mix of \
               categories and priorities"
            .into(),
        n: overview.scope.n,
        columns: columns("Agent", &numeric),
        rows: overview.agents.iter().map(row).collect(),
    }
}

/// `+6 points (−2 – +14)`, and whether that is beyond chance.
fn alike(compared: Option<&LikeWithLike>) -> Cell {
    let Some(one) = compared else { return Cell::None };
    let (low, high) = one.interval;
    let sure = if one.flagged { ", beyond chance" } else { "" };
    let points = signed(one.difference, 0);
    Cell::Text(format!("{points}{THIN}points ({} – {}), n {}{sure}", signed(low, 0), signed(high, 0), whole(one.n)))
}

fn quality(overview: &Overview) -> ChartTable {
    let Quality { one_touch, first_contact, reopened, escalated, sla_first_response, sla_resolution, .. } =
        &overview.quality;
    let named: [(&str, &Rate); 6] = [
        ("Solved with one reply, of solved", one_touch),
        ("Solved at first contact, of decided", first_contact),
        ("Reopened, of solved", reopened),
        ("Escalated, of all", escalated),
        ("First replies in time, of decided", sla_first_response),
        ("Solved in time, of decided", sla_resolution),
    ];
    let told = named.into_iter().filter(|(_, share)| share.n > 0);
    ChartTable {
        id: "quality",
        title: "How well are they solved?",
        note: "shares of tickets, 95 % intervals".into(),
        n: overview.scope.n,
        columns: columns("Share", &["Percent", "95 %, from", "95 %, to", "Tickets", "Of"]),
        rows: told.map(|(name, share)| std::iter::once(Cell::Text(name.into())).chain(rate(share)).collect()).collect(),
    }
}

fn speed(overview: &Overview) -> ChartTable {
    let row = |name: &str, times: &Durations| {
        vec![
            Cell::Text(name.into()),
            hours(times.km_median),
            hours(times.km_p90),
            Cell::Count(times.censored),
            Cell::Count(times.n),
            hours(times.mean),
            hours(times.median),
            hours(times.p75),
            hours(times.p90),
            hours(times.p95),
        ]
    };
    let speed = &overview.speed;
    let all = [("First reply", &speed.first_response), ("Resolution", &speed.resolution)];
    let numeric = [
        "Half within",
        "Nine in ten within",
        "Still waiting",
        "Done",
        "Mean of done",
        "Median of done",
        "p75 of done",
        "p90 of done",
        "p95 of done",
    ];
    ChartTable {
        id: "speed",
        title: "How long do customers wait?",
        note: format!("{}; the first two columns count tickets that still wait", words::clock(overview.clock)),
        n: overview.scope.n,
        columns: columns("Wait for", &numeric),
        rows: all.iter().filter(|(_, times)| times.n > 0).map(|(name, times)| row(name, times)).collect(),
    }
}
