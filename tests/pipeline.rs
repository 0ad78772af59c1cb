//! From a file to numbers: what Overview says equals a recount of the export, made here without the engine.

use std::collections::BTreeMap;
use std::path::Path;

use chrono::DateTime;
use model::{Facet, Filter, Instant, Measure, Period, Range};
use serde_json::Value;

use crate::common::{export, folder, import, import_as, open, outside, sample};
use engine::{ExportKind, ExportShape, ImportRequest, Workspace};

/// What a recount needs of one ticket, read from the raw export.
#[derive(Clone, Debug)]
struct Raw {
    channel: String,
    status: String,
    created: i64,
    resolved: Option<i64>,
    replied: Option<i64>,
    score: Option<f64>,
    messages: u32,
}

/// Counts and plain medians of some tickets.
#[derive(Debug, PartialEq)]
struct Count {
    tickets: u32,
    messages: u32,
    daily: BTreeMap<String, u32>,
    statuses: BTreeMap<String, u32>,
    resolution_median: Option<f64>,
    first_response_median: Option<f64>,
    rated: u32,
    satisfied: u32,
}

fn recount<'a>(tickets: impl Iterator<Item = &'a Raw>) -> Count {
    let tickets: Vec<&Raw> = tickets.collect();
    let mut count = Count {
        tickets: tickets.len() as u32,
        messages: tickets.iter().map(|ticket| ticket.messages).sum(),
        daily: BTreeMap::new(),
        statuses: BTreeMap::new(),
        resolution_median: median(
            tickets.iter().filter_map(|ticket| Some(ticket.resolved? - ticket.created)).collect(),
        ),
        first_response_median: median(
            tickets.iter().filter_map(|ticket| Some(ticket.replied? - ticket.created)).collect(),
        ),
        rated: tickets.iter().filter(|ticket| ticket.score.is_some()).count() as u32,
        satisfied: tickets.iter().filter(|ticket| ticket.score.is_some_and(|score| score >= 4.0)).count() as u32,
    };
    for ticket in tickets {
        let day = Instant(ticket.created).rfc3339()[..10].to_owned();
        *count.daily.entry(day).or_default() += 1;
        *count.statuses.entry(ticket.status.clone()).or_default() += 1;
    }
    count
}

/// Hours; the mean of the middle two for an even number (type 7 at one half).
fn median(mut millis: Vec<i64>) -> Option<f64> {
    millis.retain(|millis| *millis >= 0);
    millis.sort_unstable();
    let middle = millis.len() / 2;
    let upper = *millis.get(middle)? as f64;
    let lower = if millis.len().is_multiple_of(2) { millis[middle - 1] as f64 } else { upper };
    Some((lower + upper) / 2.0 / 3_600_000.0)
}

fn check(dir: &Path, filter: &Filter, expected: &Count) {
    let workspace = open(dir);
    let overview = workspace.overview(filter).expect("the overview");
    let daily = workspace.daily_volume(filter).expect("the daily volume");
    let close = |a: Option<f64>, b: Option<f64>| a.zip(b).map_or(a == b, |(a, b)| (a - b).abs() < 1e-6);
    let speed = &overview.speed;
    assert_eq!(overview.scope.n, expected.tickets);
    assert_eq!(overview.messages, expected.messages);
    assert_eq!(daily.into_iter().filter(|(_, n)| *n > 0).collect::<BTreeMap<_, _>>(), expected.daily);
    let statuses = overview.statuses.iter().filter(|share| share.n > 0).map(|share| (share.name.clone(), share.n));
    assert_eq!(statuses.collect::<BTreeMap<_, _>>(), expected.statuses);
    let (resolution, first_response) = (speed.resolution.median, speed.first_response.median);
    assert!(close(resolution, expected.resolution_median), "{resolution:?} {:?}", expected.resolution_median);
    assert!(
        close(first_response, expected.first_response_median),
        "{first_response:?} {:?}",
        expected.first_response_median
    );
    assert_eq!((overview.rated.n, overview.rated.satisfied), (expected.rated, expected.satisfied));
}

fn millis(value: &Value) -> Option<i64> {
    Some(DateTime::parse_from_rfc3339(value.as_str()?).ok()?.timestamp_millis())
}

fn raw_sample(path: &Path) -> Vec<Raw> {
    let tickets: Vec<Value> = serde_json::from_slice(&std::fs::read(path).expect("the sample")).expect("JSON");
    let one = |ticket: &Value| {
        let messages = ticket["messages"].as_array().cloned().unwrap_or_default();
        let agent = |message: &&Value| message["sender"] == "agent";
        Raw {
            channel: ticket["channel"].as_str().unwrap_or_default().to_owned(),
            status: ticket["status"].as_str().unwrap_or_default().to_owned(),
            created: millis(&ticket["created_at"]).expect("a creation time"),
            resolved: millis(&ticket["resolved_at"]),
            replied: messages.iter().filter(agent).filter_map(|message| millis(&message["timestamp"])).min(),
            score: ticket["satisfaction_score"].as_f64(),
            messages: messages.len() as u32 + 1,
        }
    };
    tickets.iter().map(one).collect()
}

fn raw_zendesk(path: &Path) -> Vec<Raw> {
    let text = std::fs::read_to_string(path).expect("the export");
    let one = |line: &str| {
        let ticket: Value = serde_json::from_str(line).expect("a line of JSON");
        let comments = ticket["comments"].as_array().cloned().unwrap_or_default();
        let agent = |comment: &&Value| comment["author_id"] != ticket["requester"]["id"] && comment["public"] == true;
        Raw {
            channel: "email".to_owned(),
            status: ticket["status"].as_str().unwrap_or_default().to_owned(),
            created: millis(&ticket["created_at"]).expect("a creation time"),
            resolved: None,
            replied: comments.iter().filter(agent).filter_map(|comment| millis(&comment["created_at"])).min(),
            score: match ticket["satisfaction_rating"]["score"].as_str() {
                Some("good") => Some(5.0),
                Some("bad") => Some(1.0),
                _ => None,
            },
            messages: comments.len() as u32,
        }
    };
    text.lines().filter(|line| !line.trim().is_empty()).map(one).collect()
}

#[test]
fn the_overview_equals_a_recount_of_the_sample() {
    let folder = folder();
    let path = sample(folder.path());
    let raw = raw_sample(&path);
    let dir = folder.path().join("workspace");
    let receipt = import(&open(&dir), &path);
    assert_eq!(receipt.tally.new as usize, raw.len());
    check(&dir, &Filter::default(), &recount(raw.iter()));

    let emails = Filter { facets: [(Facet::Channel, vec!["email".to_owned()])].into(), ..Filter::default() };
    check(&dir, &emails, &recount(raw.iter().filter(|ticket| ticket.channel == "email")));

    let september = engine::period::from_days("2026-09-01", "2026-09-30", chrono_tz::UTC).ok();
    let within = |ticket: &&Raw| september.is_some_and(|period: Period| period.contains(Instant(ticket.created)));
    let filter = Filter { period: september, ..Filter::default() };
    check(&dir, &filter, &recount(raw.iter().filter(within)));
    let filter = Filter { period: september, ..emails };
    check(&dir, &filter, &recount(raw.iter().filter(within).filter(|ticket| ticket.channel == "email")));
}

#[test]
fn the_overview_equals_a_recount_of_a_zendesk_export() {
    let Some(path) = outside("export_formats/built/zendesk_full_export.json") else { return };
    let folder = folder();
    let raw = raw_zendesk(&path);
    let receipt = import(&open(folder.path()), &path);
    assert_eq!((receipt.tally.new, receipt.messages), (400, 1541));
    check(folder.path(), &Filter::default(), &recount(raw.iter()));
    let open_ones = Filter { facets: [(Facet::Status, vec!["open".to_owned()])].into(), ..Filter::default() };
    check(folder.path(), &open_ones, &recount(raw.iter().filter(|ticket| ticket.status == "open")));
}

#[test]
fn outside_exports_come_in_whole() {
    for (file, tickets) in
        [("export_formats/built/freshdesk_tickets.csv", 400), ("tickets_it_karolzak/all_tickets_5k.csv", 5431)]
    {
        let Some(path) = outside(file) else { continue };
        let folder = folder();
        let receipt = import(&open(folder.path()), &path);
        let tally = receipt.tally;
        assert_eq!(tally.read, tickets, "{file}: {tally:?}");
        assert_eq!(tally.rejected, 0, "{file}: {:?}", receipt.rejections.first());
        assert_eq!(tally.new + tally.skipped, tickets, "{file}: {tally:?}");
    }
}

#[test]
fn a_second_import_changes_nothing() {
    let folder = folder();
    let path = sample(folder.path());
    let workspace = open(&folder.path().join("workspace"));
    let first = import(&workspace, &path);
    let before = export(&workspace);
    let second = import(&workspace, &path);
    assert_eq!((second.tally.new, second.tally.updated, second.tally.unchanged), (0, 0, first.tally.new));
    assert_eq!(export(&workspace), before);
}

/// A workspace exported as JSON and imported elsewhere exports the same bytes again.
fn check_return(file: &Path) {
    let (home, away) = (folder(), folder());
    let first = open(home.path());
    let receipt = import(&first, file);
    let exported = export_json(&first);
    let path = away.path().join("tickets.json");
    std::fs::write(&path, &exported).expect("the export is kept");
    let second = open(&away.path().join("workspace"));
    let request = ImportRequest { source: receipt.source, ..ImportRequest::detect(&path).expect("our own export") };
    assert_eq!(request.format, "support_lens_export");
    assert_eq!(import_as(&second, &request).tally.new, receipt.tally.new, "{}", file.display());
    assert!(export_json(&second) == exported, "{} came back changed", file.display());
}

fn export_json(workspace: &Workspace) -> Vec<u8> {
    let mut bytes = Vec::new();
    workspace.export(&Filter::default(), ExportKind::Tickets, ExportShape::Json, &mut bytes).expect("the export");
    bytes
}

#[test]
fn an_export_comes_back_as_it_was() {
    let samples = folder();
    check_return(&sample(samples.path()));
    for file in ["zendesk_full_export.json", "freshdesk_tickets.csv", "jira_service_management.csv"] {
        if let Some(file) = outside(&format!("export_formats/built/{file}")) {
            check_return(&file);
        }
    }
}

#[test]
fn every_number_opens_exactly_its_tickets() {
    let folder = folder();
    let path = sample(folder.path());
    let workspace = open(&folder.path().join("workspace"));
    import(&workspace, &path);
    let period = engine::period::from_days("2026-09-01", "2026-10-10", chrono_tz::UTC).ok();
    let last = engine::period::from_days("2026-09-23", "2026-10-22", chrono_tz::UTC).ok();
    let mut findings = 0;
    for period in [None, period, last] {
        let filter = Filter { period, ..Filter::default() };
        let overview = workspace.overview(&filter).expect("the overview");
        let total = |filter: &Filter| {
            workspace.tickets(filter, engine::wire::Sort::Newest, 0, 1, false).expect("the list").total
        };
        assert_eq!(total(&filter), overview.scope.n);
        let kpis = [
            &overview.tickets,
            &overview.open,
            &overview.first_response,
            &overview.resolution,
            &overview.csat,
            &overview.negative,
        ];
        for kpi in kpis {
            assert_eq!(total(&kpi.opens.applied_to(&filter)), kpi.n, "{kpi:?}");
        }
        for finding in &overview.findings {
            assert_eq!(total(&finding.opens.applied_to(&filter)), finding.n, "{finding:?}");
            findings += 1;
        }
        for left in &overview.scope.left_out {
            assert_eq!(total(&left.opens.applied_to(&filter)), left.n, "{left:?}");
        }
        for (facet, shares) in [
            (Facet::Category, &overview.categories),
            (Facet::Channel, &overview.channels),
            (Facet::Priority, &overview.priorities),
            (Facet::Sentiment, &overview.tones),
            (Facet::Status, &overview.statuses),
        ] {
            for share in shares {
                let mut narrowed = filter.clone();
                narrowed.facets.insert(facet, vec![share.name.clone()]);
                assert_eq!(total(&narrowed), share.n, "{facet:?} {share:?}");
            }
        }
        for issue in &overview.issues {
            let mut narrowed = filter.clone();
            narrowed.facets.insert(Facet::Phrase, vec![issue.phrase.clone()]);
            assert_eq!(total(&narrowed), issue.tickets, "{issue:?}");
        }
        for bin in &overview.resolution_times.bins {
            let range = Range { measure: Measure::ResolutionOrAgeHours, from: Some(bin.from), to: bin.to };
            let narrowed = Filter { ranges: vec![range], ..filter.clone() };
            assert_eq!(total(&narrowed), bin.resolved + bin.open, "{bin:?}");
        }
        for (hour, &cell) in overview.week.cells.iter().flatten().enumerate() {
            let range = Range { measure: Measure::HourOfWeek, from: Some(hour as f64), to: Some(hour as f64 + 1.0) };
            assert_eq!(total(&Filter { ranges: vec![range], ..filter.clone() }), cell, "hour {hour} of the week");
        }
        for agent in &overview.agents {
            let mut narrowed = filter.clone();
            narrowed.facets.insert(Facet::Agent, vec![agent.name.clone()]);
            assert_eq!(total(&narrowed), agent.tickets, "{agent:?}");
        }
        for bucket in &overview.volume.buckets {
            assert_eq!(total(&Filter { period: Some(bucket.period), ..filter.clone() }), bucket.tickets, "{bucket:?}");
        }
    }
    assert!(findings > 0, "the sample has something to find");
}
