//! The tables of Trends. Weekday × hour stands with Overview.

use analytics::view::{
    Direction, Driver, Durations, Evolution, Flow, FlowBucket, ForecastDay, OutlierDay, RateBucket, ToneBucket, Trends,
};
use model::Facet;

use super::{Cell, ChartTable, a_unit, both, by_bucket, columns, hours, percents, points};
use crate::format::{number, percent, whole};
use crate::words;

/// All of them, in the order of the screen.
pub(super) fn tables(trends: &Trends) -> Vec<ChartTable> {
    let shares = |id, title, facet, values: &[Evolution]| shares(trends, (id, title), facet, values);
    let rates = |id, title, word, rates: &[RateBucket]| rates_table(trends, (id, title), word, rates);
    vec![
        balance(trends),
        flow(trends),
        outliers(trends),
        forecast(trends),
        shares("category-shares", "What are tickets more and more about?", Facet::Category, &trends.categories),
        shares("topic-shares", "Which topics grow or fade?", Facet::Topic, &trends.topics),
        shares("phrase-shares", "What do customers name more, or less?", Facet::Phrase, &trends.phrases),
        tones(trends),
        rates("satisfaction-over-time", "Are they satisfied over time?", "Satisfied", &trends.csat),
        times(
            trends,
            ("first-response-over-time", "Do we reply faster?"),
            ["Answered", "Not answered yet"],
            &trends.first_response,
        ),
        times(
            trends,
            ("resolution-over-time", "Do we solve faster?"),
            ["Solved", "Not solved yet"],
            &trends.resolution,
        ),
        rates("escalated-over-time", "Is escalation growing?", "Escalated", &trends.escalated),
        season(trends),
    ]
}

fn balance(trends: &Trends) -> ChartTable {
    let Flow { open_start, created, reopened, resolved, end_unknown, open_end, .. } = trends.flow;
    let row = |name: &str, tickets: u32| vec![Cell::Text(name.into()), Cell::Count(tickets)];
    let mut rows = vec![
        row("Open at the start", open_start),
        row("+ came in", created),
        row("+ reopened", reopened),
        row("− solved", resolved),
        row("− solved at an unknown moment", end_unknown),
        row("= open at the end", open_end),
    ];
    rows.retain(|row| row[1] != Cell::Count(0) || row[0].shown().starts_with(['O', '=']));
    let rows = if trends.buckets.is_empty() { Vec::new() } else { rows };
    ChartTable {
        id: "balance",
        title: "Does the backlog grow?",
        note: "tickets".into(),
        n: created,
        columns: columns("Flow", &["Tickets"]),
        rows,
    }
}

fn flow(trends: &Trends) -> ChartTable {
    let count = |n: Option<u32>| n.map_or(Cell::None, Cell::Count);
    let cells = |bucket: &FlowBucket| {
        vec![
            Cell::Count(bucket.created),
            Cell::Count(bucket.reopened),
            Cell::Count(bucket.resolved),
            Cell::Count(bucket.backlog),
            bucket.rolling.map_or(Cell::None, Cell::Number),
            count(bucket.previous),
        ]
    };
    let came = ["Came in", "Reopened", "Solved", "Open at the end", "Mean of 7 days", "Came in, previous period"];
    ChartTable {
        id: "flow",
        title: "Are more tickets coming in than going out?",
        note: format!("tickets {}", a_unit(trends.unit)),
        n: trends.flows.iter().map(|bucket| bucket.created).sum(),
        columns: columns("From", &came),
        // What lies ahead of as-of has nothing open yet.
        rows: by_bucket(&trends.buckets, &trends.flows, cells)
            .into_iter()
            .zip(&trends.buckets)
            .filter(|(_, bucket)| !bucket.ahead)
            .map(|(row, _)| row)
            .collect(),
    }
}

fn outliers(trends: &Trends) -> ChartTable {
    let row = |day: &OutlierDay| {
        let drivers: Vec<String> = day.drivers.iter().map(driver).collect();
        let usual = format!("{} – {}", number(day.usual.0, 0), number(day.usual.1, 0));
        let (expected, drivers) = (Cell::Number(day.expected), Cell::Text(drivers.join(", ")));
        vec![Cell::Text(day.day.clone()), Cell::Count(day.tickets), expected, Cell::Text(usual), drivers]
    };
    ChartTable {
        id: "outliers",
        title: "Which days were out of the ordinary?",
        note: "tickets beside what trend and weekday make expect; what drove them".into(),
        n: trends.outliers.iter().map(|day| day.tickets).sum(),
        columns: columns("Day", &["Tickets", "Expected", "Usually", "Driven by"]),
        rows: trends.outliers.iter().map(row).collect(),
    }
}

/// `Billing 41, usually 12`.
fn driver(driver: &Driver) -> String {
    let name = words::value(driver.facet, &driver.name);
    format!("{name} {}, usually {}", whole(driver.tickets), number(driver.usual, 0))
}

fn forecast(trends: &Trends) -> ChartTable {
    let row = |day: &ForecastDay| {
        let ends = [day.likely.0, day.likely.1, day.nearly_sure.0, day.nearly_sure.1].map(Cell::Number);
        [Cell::Text(day.day.clone()), Cell::Number(day.expected)].into_iter().chain(ends).collect()
    };
    let (note, n, rows) = match &trends.forecast {
        None => (String::new(), 0, Vec::new()),
        Some(forecast) => {
            let (total, low, high) = forecast.total;
            let tried =
                forecast.tried_error.map(|error| format!("; on the last four weeks it was {} off", percent(error)));
            let note = format!(
                "about {} tickets in all, likely {} – {}; learnt from {} days{}",
                number(total, 0),
                number(low, 0),
                number(high, 0),
                whole(forecast.learnt_from),
                tried.unwrap_or_default()
            );
            (note, trends.flow.created, forecast.days.iter().map(row).collect())
        }
    };
    ChartTable {
        id: "forecast",
        title: "How many tickets will the next four weeks bring?",
        note,
        n,
        columns: columns("Day", &["Expected", "80 %, from", "80 %, to", "95 %, from", "95 %, to"]),
        rows,
    }
}

fn shares(
    trends: &Trends,
    (id, title): (&'static str, &'static str),
    facet: Facet,
    values: &[Evolution],
) -> ChartTable {
    let row = |value: &Evolution| {
        let [first, second] = both(value.halves, percents);
        let moved = value.difference;
        let [low, high] = both(moved.map(|(_, low, high)| (low, high)), points);
        let course = match value.direction {
            Direction::New => "new",
            Direction::Emerging => "growing",
            Direction::Steady => "nothing sure",
            Direction::Fading => "fading",
        };
        let (name, course) = (Cell::Text(words::value(facet, &value.name)), Cell::Text(course.into()));
        vec![name, Cell::Count(value.n), first, second, points(moved.map(|moved| moved.0)), low, high, course]
    };
    let numeric = ["Tickets", "First half", "Second half", "Change, points", "95 %, from", "95 %, to", "Course"];
    ChartTable {
        id,
        title,
        note: "share of tickets in the first and the second half of the period".into(),
        n: trends.scope.n,
        columns: columns(words::facet(facet), &numeric),
        rows: values.iter().filter(|value| value.n > 0).map(row).collect(),
    }
}

fn tones(trends: &Trends) -> ChartTable {
    let cells = |bucket: &ToneBucket| {
        let [low, high] = both(bucket.interval, points);
        let counts = [bucket.positive, bucket.neutral, bucket.negative].map(Cell::Count);
        counts.into_iter().chain([points(bucket.net), low, high]).collect()
    };
    let n = trends.tone.iter().map(|bucket| bucket.positive + bucket.neutral + bucket.negative).sum();
    ChartTable {
        id: "tones-over-time",
        title: "How do customers sound over time?",
        note: format!("tickets {}; net: % positive − % negative", a_unit(trends.unit)),
        n,
        columns: columns("From", &["Positive", "Neutral", "Negative", "Net", "95 %, from", "95 %, to"]),
        rows: if n == 0 { Vec::new() } else { by_bucket(&trends.buckets, &trends.tone, cells) },
    }
}

fn rates_table(
    trends: &Trends,
    (id, title): (&'static str, &'static str),
    word: &str,
    rates: &[RateBucket],
) -> ChartTable {
    let cells = |rate: &RateBucket| {
        let [low, high] = both(rate.interval, percents);
        vec![Cell::Count(rate.hits), Cell::Count(rate.n), percents(rate.percent), low, high]
    };
    let n = rates.iter().map(|rate| rate.n).sum();
    ChartTable {
        id,
        title,
        note: format!("share of tickets {}, 95 % interval", a_unit(trends.unit)),
        n,
        columns: columns("From", &[word, "Of", "Percent", "95 %, from", "95 %, to"]),
        rows: if n == 0 { Vec::new() } else { by_bucket(&trends.buckets, rates, cells) },
    }
}

fn times(
    trends: &Trends,
    (id, title): (&'static str, &'static str),
    [done, waiting]: [&str; 2],
    all: &[Durations],
) -> ChartTable {
    let cells = |times: &Durations| {
        let [low, high] = both(times.km_interval, hours);
        let counts = [Cell::Count(times.n), Cell::Count(times.censored)];
        [hours(times.km_median), low, high, hours(times.km_p90)].into_iter().chain(counts).collect()
    };
    let n = all.iter().map(|times| times.n).sum();
    let numeric = ["Half within", "95 %, from", "95 %, to", "Nine in ten within", done, waiting];
    ChartTable {
        id,
        title,
        note: format!("{}, waiting tickets counted", words::clock(trends.clock).to_lowercase()),
        n,
        columns: columns("From", &numeric),
        rows: if n == 0 { Vec::new() } else { by_bucket(&trends.buckets, all, cells) },
    }
}

/// One row a week of the year, one column a year.
fn season(trends: &Trends) -> ChartTable {
    let years: Vec<String> = trends.year.iter().map(|row| row.year.to_string()).collect();
    let week = |at: usize| trends.year.iter().map(move |row| row.weeks.get(at).copied().flatten());
    let weeks: Vec<usize> = (0..53).filter(|&at| week(at).flatten().next().is_some()).collect();
    let row = |&at: &usize| {
        let cells = week(at).map(|tickets| tickets.map_or(Cell::None, Cell::Count));
        std::iter::once(Cell::Text(format!("Week {}", at + 1))).chain(cells).collect()
    };
    ChartTable {
        id: "season",
        title: "Is there a season?",
        note: "tickets a week of the year".into(),
        n: trends.year.iter().flat_map(|row| row.weeks.iter().flatten()).sum(),
        columns: columns("Week", &years.iter().map(String::as_str).collect::<Vec<_>>()),
        rows: if weeks.len() < 2 { Vec::new() } else { weeks.iter().map(row).collect() },
    }
}
