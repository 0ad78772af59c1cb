//! Every file states its scope, and nothing a customer wrote breaks out of any.

use analytics::view::{
    AgentRow, Attainment, Combination, Driver, Effect, Evolution, Finding, FindingKind, Impact, ImpactOn, Issue,
    LeftOutCount, LikeWithLike, Mood, Narrow, OutlierDay, Overview, ProblemArea, ProblemKind, Problems, Rate,
    ReasonCount, Recommendation, RecommendationKind, RepeatCustomer, Share, Sla, SlaGoalView, SlaRow, SlaTicket,
    Trends, VolumeBucket,
};
use analytics::{Ask, overview};
use model::columns::Names;
use model::{
    Analysis, Facet, Filter, Instant, Labels, Message, Period, Person, Priority, Rejection, Role, SlaGoal, Ticket,
    TicketKey,
};
use report::table::{Kind, Known, Shape, Sheet};
use report::{ChartTable, Report, csv, html, markdown, sections};

const NAUGHTY: [&str; 10] = [
    "<script>alert(1)</script>",
    "</script><img src=x onerror=alert(1)>",
    "<!-- \" onmouseover='x' -->",
    "a|b `code` **bold** [x](javascript:alert(1))",
    "=HYPERLINK(\"http://x\")",
    "line\u{2028}separator\u{0}\r\n\ttab",
    "&lt;already&gt; &amp;",
    "\u{202e}right to left",
    "]]>--><style>*{display:none}</style>",
    "$$x$$ ~~y~~ # h",
];

fn empty() -> Report {
    Report { overview: empty_overview(), ..Report::default() }
}

/// A report with this text wherever a text can stand.
fn hostile(text: &str) -> Report {
    Report {
        overview: hostile_overview(text),
        trends: hostile_trends(text),
        problems: hostile_problems(text),
        sla: hostile_sla(text),
    }
}

fn empty_overview() -> Overview {
    let filter = Filter::default();
    let ask = Ask {
        filter: &filter,
        zone: chrono_tz::Europe::Berlin,
        week_start: 0,
        as_of: Instant(0),
        data_start: None,
        top: 5,
        timing: &analytics::Timing::default(),
    };
    overview(&[], &Names::default(), &[], &ask)
}

fn hostile_overview(text: &str) -> Overview {
    let mut found = empty_overview();
    let scope = &mut found.scope;
    scope.n = 2_180;
    scope.filter.text = text.into();
    scope.filter.facets = Facet::ALL.iter().map(|&facet| (facet, vec![text.to_owned()])).collect();
    scope.filter.period = Some(Period { start: Instant(0), end: Instant(1) });
    scope.days = Some(("2026-09-23".into(), "2026-10-22".into()));
    scope.previous_days = Some(("2026-08-24".into(), "2026-09-22".into()));
    scope.so_far = true;
    scope.left_out = vec![LeftOutCount { reason: "spam".into(), n: 38, opens: Narrow::default() }];
    let kinds = [FindingKind::Category, FindingKind::Phrase];
    found.findings = kinds.map(|kind| finding(kind, text)).to_vec();
    let share = Share { name: text.into(), n: 7, percent: 28.0, previous: Some(3), negative: 1, sure: Some(true) };
    (found.categories, found.channels) = (vec![share.clone()], vec![share]);
    found.issues = vec![Issue { hash: "0".into(), phrase: text.into(), tickets: 84, previous: Some(0), sure: None }];
    found.agents = vec![AgentRow {
        name: text.into(),
        tickets: 5,
        resolved: 4,
        open: 1,
        first_response_median: Some(2.1),
        resolution_median: None,
        csat: None,
        csat_interval: None,
        rated: 0,
        reopened: None,
        score: None,
        in_time: Some(LikeWithLike {
            own: 80.0,
            expected: 70.0,
            difference: 10.0,
            interval: (2.0, 18.0),
            n: 50,
            flagged: true,
        }),
        satisfied: None,
    }];
    found.volume.buckets = vec![VolumeBucket {
        day: "2026-10-22".into(),
        period: Period { start: Instant(0), end: Instant(1) },
        tickets: 90,
        negative: 9,
        previous: None,
        resolved: 3,
        rolling: None,
        so_far: true,
    }];
    found
}

fn hostile_trends(text: &str) -> Trends {
    let value = Evolution {
        name: text.into(),
        n: 7,
        tickets: vec![7],
        percent: vec![Some(28.0)],
        direction: Default::default(),
        halves: Some((20.0, 30.0)),
        difference: Some((10.0, -1.0, 21.0)),
        p: None,
        opens: Narrow::default(),
    };
    let driver =
        Driver { facet: Facet::Category, name: text.into(), tickets: 41, usual: 12.0, opens: Narrow::default() };
    let day = OutlierDay {
        day: "2026-10-01".into(),
        tickets: 90,
        expected: 40.0,
        usual: (25.0, 55.0),
        drivers: vec![driver],
        opens: Narrow::default(),
    };
    Trends {
        outliers: vec![day],
        categories: vec![value.clone()],
        phrases: vec![value.clone()],
        topics: vec![value],
        ..Trends::default()
    }
}

fn hostile_problems(text: &str) -> Problems {
    let effect = Effect { points: -2.0, interval: (-3.0, -1.0), n: 12 };
    let area = ProblemArea {
        kind: ProblemKind::Slow,
        rate: Rate::default(),
        previous: Some(3),
        previous_n: 9,
        sure: Some(true),
        effect: Some(effect),
        weight: 1.0,
        worst: Vec::new(),
        categories: vec![(text.into(), 3)],
        hours_to_escalate: None,
    };
    let repeat = RepeatCustomer {
        customer: text.into(),
        tickets: 4,
        same_issue: 3,
        issue: text.into(),
        issue_facet: Facet::Topic,
        categories: vec![(text.into(), 4)],
        open: 1,
        opens: Narrow::default(),
        opens_issue: Narrow::default(),
    };
    let combination = Combination {
        category: text.into(),
        channel: text.into(),
        csat: Rate::default(),
        difference: Some((-9.0, -17.0, -1.0)),
        sure: true,
    };
    let impact = Impact {
        facet: Some(Facet::Topic),
        step: None,
        name: text.into(),
        label: text.into(),
        rate: Rate::default(),
        others: 84.0,
        effect,
        measure: ImpactOn::Csat,
        sure: true,
    };
    let recommendation = Recommendation {
        kind: RecommendationKind::GrowingTopic,
        name: text.into(),
        detail: text.into(),
        value: 12.0,
        against: 4.0,
        difference: (8.0, 5.0, 11.0),
        n: 84,
        p: 0.01,
        tickets_affected: 40.0,
        mood: Mood::Bad,
        opens: Narrow::default(),
    };
    Problems {
        recommendations: vec![recommendation],
        areas: vec![area],
        repeats: vec![repeat],
        combinations: vec![combination],
        escalation_reasons: vec![ReasonCount { reason: text.into(), n: 5, opens: Narrow::default() }],
        escalation_drivers: vec![impact.clone()],
        impacts: vec![impact],
        ..Problems::default()
    }
}

fn hostile_sla(text: &str) -> Sla {
    let row = SlaRow { name: text.into(), target: None, attainment: Attainment::default() };
    let view = SlaGoalView {
        goal: SlaGoal::Resolution,
        all: Attainment::default(),
        previous: None,
        priorities: Vec::new(),
        agents: vec![row.clone()],
        categories: vec![row],
        over_time: Vec::new(),
    };
    let next = SlaTicket {
        key: TicketKey { source: "desk".into(), id: text.into() },
        subject: text.into(),
        priority: Priority::High,
        agent: text.into(),
        goal: SlaGoal::Resolution,
        hours_left: -3.5,
        used_percent: 120.0,
    };
    Sla { goals: vec![view], next: vec![next], ..Sla::default() }
}

fn finding(kind: FindingKind, text: &str) -> Finding {
    Finding {
        kind,
        name: text.into(),
        detail: text.into(),
        now: 612.0,
        before: 467.0,
        n: 612,
        before_n: 467,
        interval: None,
        p: 0.001,
        mood: Mood::Neutral,
        opens: Narrow::default(),
    }
}

/// The page without its own scripts and style.
fn markup(page: &str) -> String {
    let (before, rest) = page.split_once("<style>").unwrap_or((page, ""));
    let after = rest.split_once("</style>").map_or(rest, |(_, after)| after);
    let body = after.split_once("<script type=\"application/json\"").map_or(after, |(body, _)| body);
    format!("{before}{body}")
}

#[test]
fn nothing_breaks_out_of_the_page() -> Result<(), report::Error> {
    let tags = |page: &str| markup(page).matches('<').count();
    let tame = tags(&html::page(&hostile("tame"))?);
    for text in NAUGHTY {
        let page = html::page(&hostile(text))?;
        assert_eq!(tags(&page), tame, "{text:?} adds no tag");
        let data =
            page.split_once("id=\"report\">").map(|(_, rest)| rest).and_then(|rest| rest.split_once("</script>"));
        let data: serde_json::Value = serde_json::from_str(data.map_or("", |(data, _)| data))?;
        assert_eq!(data["overview"]["issues"][0]["phrase"], text, "and the data arrive as they were");
        assert_eq!(page.matches("<script").count() - page.matches("<script nonce").count(), 1 + plotly_mentions());
    }
    Ok(())
}

/// How often the drawing scripts themselves mention the tag in their text.
fn plotly_mentions() -> usize {
    [include_str!("../assets/plotly.js"), include_str!("../assets/figures.js")]
        .map(|text| text.matches("<script").count())
        .iter()
        .sum()
}

#[test]
fn a_page_needs_nothing_from_outside() -> Result<(), report::Error> {
    let page = markup(&html::page(&hostile("refund"))?);
    assert!(page.contains("default-src 'none'") && page.contains("<meta charset=\"utf-8\">"));
    for outside in ["http://", "https://", "src=", "href=", "@import", "url("] {
        assert!(!page.contains(outside), "{outside}");
    }
    Ok(())
}

#[test]
fn nothing_breaks_out_of_a_markdown_table() {
    let lines = |page: &str| page.lines().filter(|line| line.starts_with("| ")).count();
    let tame = lines(&markdown::page(&hostile("tame")));
    for text in NAUGHTY {
        let page = markdown::page(&hostile(text));
        assert!(!page.contains('<'), "{text:?} is no HTML");
        assert_eq!(lines(&page), tame, "{text:?}");
        let bars = |line: &str| line.replace("\\|", "").matches('|').count();
        let rows: Vec<&str> = page.lines().filter(|line| line.starts_with("| ")).collect();
        let mut columns = 0;
        for (row, next) in rows.iter().zip(rows.iter().skip(1).chain(&[""])) {
            // A table's head is the row before its rules.
            columns = if next.starts_with("| ---") { bars(row) } else { columns };
            assert_eq!(bars(row), columns, "{row}");
        }
    }
}

#[test]
fn every_file_states_its_scope() -> Result<(), report::Error> {
    let expected = [
        "Support report, 23 Sep – 22 Oct 2026",
        "so far",
        "24 Aug – 22 Sep 2026",
        "Europe/Berlin",
        "1 Jan 1970, 01:00",
        "38 spam",
        "n 2,180",
        "“refund”",
        "Created in the period",
        "Refund grew 31\u{202f}%",
        "“refund” grew from 4\u{202f}% to 12\u{202f}% of tickets",
        "Where to look",
    ];
    for page in [html::page(&hostile("refund"))?, markdown::page(&hostile("refund")).replace('\\', "")] {
        for fact in expected {
            assert!(page.contains(fact), "{fact}");
        }
    }
    Ok(())
}

#[test]
fn no_data_is_said() -> Result<(), report::Error> {
    for page in [markup(&html::page(&empty())?), markdown::page(&empty())] {
        assert!(page.contains("n 0") && page.contains("no period before to compare with"));
        assert!(page.contains('–') && !page.contains("NaN"));
    }
    Ok(())
}

#[test]
fn tables_are_rectangular_and_come_back_from_csv() -> Result<(), report::Error> {
    for text in NAUGHTY {
        let report = hostile(text);
        for table in sections(&report).into_iter().flat_map(|section| section.tables) {
            let written = csv::chart(&table)?;
            let mut reader = ::csv::Reader::from_reader(written.as_bytes());
            let rows: Vec<::csv::StringRecord> = reader.records().collect::<Result<_, _>>()?;
            assert_eq!(rows.len(), table.rows.len());
            assert!(rows.iter().flatten().all(|cell| !cell.starts_with(['=', '+', '@', '\t'])));
            assert!(table.rows.iter().all(|row| row.len() == table.columns.len()), "{}", table.id);
        }
        let written = csv::numbers(&report)?;
        let mut reader = ::csv::Reader::from_reader(written.as_bytes());
        let cells: usize = sections(&report).iter().flat_map(|one| &one.tables).map(cells).sum();
        assert_eq!(reader.records().collect::<Result<Vec<_>, _>>()?.len(), cells);
    }
    Ok(())
}

/// Numbers of a table: all but the names of its rows.
fn cells(table: &ChartTable) -> usize {
    table.rows.len() * (table.columns.len() - 1)
}

#[test]
fn no_two_tables_share_a_name() {
    let mut ids: Vec<&str> = sections(&hostile("x")).iter().flat_map(|one| &one.tables).map(|table| table.id).collect();
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert!(ids.len() == all && all >= 20, "{ids:?}");
}

fn ticket(text: &str) -> Ticket {
    let mut ticket = Ticket::new("desk", text);
    ticket.subject = text.into();
    ticket.agent = Some(Person { name: text.into(), ..Person::default() });
    ticket.tags = vec![text.into()];
    ticket.created_at = Some(Instant(0));
    ticket.first_response_at = Some(Instant(5_400_000));
    let message = |role| Message { id: None, role, author: Some(text.into()), at: Some(Instant(1)), text: text.into() };
    ticket.messages = vec![message(Role::Customer), message(Role::Agent)];
    ticket
}

fn written(kind: Kind, shape: Shape, tickets: &[Ticket]) -> Result<(String, u32), report::Error> {
    let mut bytes = Vec::new();
    let mut sheet = Sheet::begin(kind, shape, &mut bytes)?;
    for ticket in tickets {
        let (analysis, labels) = (Analysis::default(), Labels::default());
        sheet.ticket(Known { ticket, analysis: &analysis, labels: &labels, topic: &ticket.subject })?;
    }
    let rows = sheet.finish()?;
    Ok((String::from_utf8_lossy(&bytes).into_owned(), rows))
}

#[test]
fn tickets_and_messages_come_back() -> Result<(), report::Error> {
    let tickets: Vec<Ticket> = NAUGHTY.iter().map(|text| ticket(text)).collect();
    for (kind, column, rows) in [(Kind::Tickets, "subject", 10), (Kind::Messages, "text", 20)] {
        let (text, count) = written(kind, Shape::Csv, &tickets)?;
        assert_eq!(count, rows);
        let mut reader = ::csv::Reader::from_reader(text.as_bytes());
        let at = reader.headers()?.iter().position(|name| name == column).unwrap_or_default();
        let found: Vec<String> =
            reader.records().map(|row| Ok(row?[at].to_owned())).collect::<Result<_, ::csv::Error>>()?;
        let each = rows as usize / NAUGHTY.len();
        let expected: Vec<String> =
            NAUGHTY.iter().flat_map(|text| std::iter::repeat_n(csv::guarded(text), each)).collect();
        assert_eq!(found, expected);
        let (text, _) = written(kind, Shape::Json, &tickets)?;
        let values: Vec<serde_json::Value> = serde_json::from_str(&text)?;
        assert_eq!(values.len(), rows as usize);
    }
    let (text, rows) = written(Kind::Tickets, Shape::Json, &[])?;
    assert_eq!((text.as_str(), rows), ("[]\n", 0));
    assert!(written(Kind::Tickets, Shape::Csv, &tickets)?.0.contains(",1.5,"), "first response in hours");
    Ok(())
}

#[test]
fn a_full_disk_is_the_machines_fault() {
    struct Full;
    impl std::io::Write for Full {
        fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
            Err(std::io::ErrorKind::StorageFull.into())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    for shape in [Shape::Csv, Shape::Json] {
        let outcome = Sheet::begin(Kind::Tickets, shape, Full).and_then(|sheet| sheet.finish());
        assert!(matches!(outcome, Err(report::Error::Write(error)) if error.kind() == std::io::ErrorKind::StorageFull));
    }
    assert!(csv::rejections(&[Rejection::default()]).is_ok());
}
