//! Filters give exactly the tickets that a plain predicate over the tickets gives.

mod common;

use std::collections::BTreeMap;

use common::*;
use model::columns::phrase_hash;
use model::durations::{first_response, resolution};
use model::instant::HOUR_MS;
use model::rating::RatingValue;
use model::{
    Analysis, Emotion, Facet, Filter, Having, Instant, LeftOut, Measure, Period, Person, Population, Priority, Range,
    Rating, Role, Status, Ticket, Tone, effective_category, effective_priority,
};
use proptest::prelude::*;
use proptest::sample::select;
use search::{Order, Snapshot};

const AS_OF: i64 = 1_000 * HOUR_MS;
const WORDS: [&str; 6] = ["battery", "refund", "login", "late", "order", "charged"];

type Analysed = (Ticket, Analysis);

prop_compose! {
    fn person()(name in select(vec!["Ann Lee", "Bob", "Zoë", ""])) -> Option<Person> {
        (!name.is_empty()).then(|| Person { id: name.to_lowercase(), name: name.into(), ..Person::default() })
    }
}

fn rating() -> impl Strategy<Value = Option<Rating>> {
    let values = prop_oneof![
        (1u8..=5).prop_map(|stars| RatingValue::Five(f32::from(stars))),
        any::<bool>().prop_map(RatingValue::Satisfied),
        (0u8..=10).prop_map(RatingValue::Nps),
    ];
    proptest::option::of(values.prop_map(|value| Rating { value, given: String::new(), comment: String::new() }))
}

prop_compose! {
    fn analysed()(
        words in proptest::collection::vec(select(WORDS.to_vec()), 1..6),
        created in proptest::option::of(0..1_000i64),
        resolved in proptest::option::of(0..1_000i64),
        status in select(Status::ALL.to_vec()),
        priority in proptest::option::of(select(Priority::ALL.to_vec())),
        category in proptest::option::of(select(vec!["billing", "bug"])),
        (agent, customer) in (person(), person()),
        channel in select(vec!["email", "chat", ""]),
        tags in proptest::sample::subsequence(vec!["vip", "eu", "beta"], 0..=3),
        replied in proptest::option::of(0..50i64),
        left_out in proptest::option::weighted(0.2, select(vec![LeftOut::Spam, LeftOut::Duplicate])),
        reopens in proptest::option::of(0u32..3),
        escalated in proptest::option::of(any::<bool>()),
        rating in rating(),
        (tone, score, emotion) in (select(Tone::ALL.to_vec()), -1.0f32..1.0, select(Emotion::ALL.to_vec())),
        phrases in proptest::sample::subsequence(vec!["late order", "charged twice"], 0..=2),
    ) -> Analysed {
        let mut ticket = ticket("", words[0], &words.join(" "));
        let at = |hour: i64| Instant(hour * HOUR_MS);
        ticket.created_at = created.map(at);
        ticket.resolved_at = resolved.map(at);
        ticket.first_response_at = created.zip(replied).map(|(created, wait)| at(created + wait));
        if replied.is_some() {
            ticket.messages.push(message(Role::Agent, "thanks"));
        }
        (ticket.status, ticket.priority, ticket.category_given) = (status, priority, category.map(String::from));
        (ticket.agent, ticket.customer, ticket.channel) = (agent, customer, channel.into());
        ticket.tags = tags.into_iter().map(String::from).collect();
        (ticket.left_out, ticket.reopens, ticket.escalated, ticket.rating) = (left_out, reopens, escalated, rating);
        let mut analysis = Analysis { language: "en".into(), ..Analysis::default() };
        (analysis.sentiment.label, analysis.sentiment.score, analysis.emotion.value) = (tone, score, emotion);
        analysis.phrases = phrases.into_iter().map(String::from).collect();
        analysis.urgency.value = Priority::Low;
        (ticket, analysis)
    }
}

fn values(facet: Facet) -> Vec<&'static str> {
    match facet {
        Facet::Category => vec!["billing", "bug", "general", "none"],
        Facet::Priority => vec!["low", "medium", "critical"],
        Facet::Channel => vec!["email", "chat", ""],
        Facet::Status => vec!["open", "solved", "unknown"],
        Facet::Agent => vec!["Ann Lee", "Bob", "Zoë", ""],
        Facet::Sentiment => vec!["negative", "not_scored"],
        Facet::Tag => vec!["vip", "eu", ""],
        Facet::Customer => vec!["ann lee", "bob"],
        Facet::Phrase => vec!["late order", "charged twice"],
        _ => vec!["neutral", "angry", "desk", "en"],
    }
}

const HAVINGS: [Having; 13] = [
    Having::Answered,
    Having::Unanswered,
    Having::Resolved,
    Having::Unresolved,
    Having::Rated,
    Having::Satisfied,
    Having::Unsatisfied,
    Having::Undated,
    Having::Scored,
    Having::ResolvedWithoutTime,
    Having::LeftOut,
    Having::Reopened,
    Having::Escalated,
];

fn filter() -> impl Strategy<Value = Filter> {
    let facet = select(Facet::ALL.to_vec())
        .prop_flat_map(|facet| (Just(facet), proptest::sample::subsequence(values(facet), 0..=2)))
        .prop_map(|(facet, values)| (facet, values.into_iter().map(String::from).collect::<Vec<_>>()));
    let measure = select(vec![
        Measure::FirstResponseHours,
        Measure::ResolutionHours,
        Measure::ResolutionOrAgeHours,
        Measure::HourOfWeek,
        Measure::Score,
        Measure::Rating,
    ]);
    let range = (measure, proptest::option::of(-1.0..30.0f64), proptest::option::of(0.0..300.0f64))
        .prop_map(|(measure, from, to)| Range { measure, from, to });
    let period = (0..900i64, 1..300i64)
        .prop_map(|(start, hours)| Period { start: Instant(start * HOUR_MS), end: Instant((start + hours) * HOUR_MS) });
    let population = select(vec![Population::Created, Population::Resolved, Population::OpenAtEnd]);
    (
        proptest::option::weighted(0.3, select(WORDS.to_vec())),
        proptest::option::weighted(0.5, period),
        population,
        proptest::collection::vec(facet, 0..3),
        proptest::collection::vec(range, 0..2),
        proptest::collection::vec(select(HAVINGS.to_vec()), 0..2),
    )
        .prop_map(|(text, period, population, facets, ranges, having)| Filter {
            text: text.unwrap_or("").into(),
            period,
            population,
            facets: facets.into_iter().collect::<BTreeMap<_, _>>(),
            ranges,
            having,
        })
}

/// The filter asked of one ticket, from the definitions alone.
fn passes(filter: &Filter, (ticket, analysis): &Analysed) -> bool {
    let left_out = filter.having.contains(&Having::LeftOut);
    ticket.left_out.is_some() == left_out
        && ticket.messages.iter().any(|message| message.text.contains(&filter.text))
        && in_population(filter, ticket)
        && filter.facets.iter().all(|(facet, accepted)| {
            let own = own_values(*facet, ticket, analysis);
            accepted.is_empty()
                || accepted.iter().any(|value| own.contains(value) || (value.is_empty() && own.is_empty()))
        })
        && filter.ranges.iter().all(|range| {
            measure(range.measure, ticket, analysis).is_some_and(|value| {
                range.from.is_none_or(|from| from <= value) && range.to.is_none_or(|to| value < to)
            })
        })
        && filter.having.iter().all(|having| has(*having, ticket, analysis))
}

fn done(ticket: &Ticket) -> bool {
    ticket.status.is_resolved() || (ticket.status == Status::Unknown && ticket.resolved_at.is_some())
}

fn in_population(filter: &Filter, ticket: &Ticket) -> bool {
    let Some(period) = filter.period else {
        return match filter.population {
            Population::Created => true,
            Population::Resolved => done(ticket),
            Population::OpenAtEnd => !done(ticket),
        };
    };
    let inside = |at: Option<Instant>| at.is_some_and(|at| period.contains(at));
    match filter.population {
        Population::Created => inside(ticket.created_at),
        Population::Resolved => done(ticket) && inside(ticket.resolved_at),
        Population::OpenAtEnd => {
            ticket.created_at.is_some_and(|at| at < period.end)
                && (!done(ticket) || ticket.resolved_at.is_some_and(|at| at >= period.end))
        }
    }
}

fn own_values(facet: Facet, ticket: &Ticket, analysis: &Analysis) -> Vec<String> {
    let one = |name: &str| if name.is_empty() { vec![] } else { vec![name.to_owned()] };
    match facet {
        Facet::Category => one(effective_category(ticket, analysis)),
        Facet::Subcategory => vec![],
        Facet::Priority => one(effective_priority(ticket, analysis).name()),
        Facet::Channel => one(&ticket.channel),
        Facet::Status => one(ticket.status.name()),
        Facet::Agent => one(ticket.agent.as_ref().map_or("", |agent| agent.shown())),
        Facet::Sentiment => one(analysis.sentiment.label.name()),
        Facet::Emotion => one(analysis.emotion.value.name()),
        Facet::Tag => ticket.tags.clone(),
        Facet::Customer => one(ticket.customer.as_ref().map_or("", |customer| &customer.id)),
        Facet::Source => one(&ticket.key.source),
        Facet::Language => one(&analysis.language),
        Facet::Phrase => analysis.phrases.clone(),
    }
}

fn measure(measure: Measure, ticket: &Ticket, analysis: &Analysis) -> Option<f64> {
    let hours = |millis: Option<i64>| millis.map(|millis| millis as f64 / HOUR_MS as f64);
    let age = || ticket.created_at.map(|at| Instant(AS_OF).hours_since(at));
    match measure {
        Measure::FirstResponseHours => hours(first_response(ticket).millis),
        Measure::ResolutionHours => hours(resolution(ticket).millis).filter(|_| done(ticket)),
        Measure::ResolutionOrAgeHours if done(ticket) => hours(resolution(ticket).millis),
        Measure::ResolutionOrAgeHours => age(),
        Measure::HourOfWeek => ticket.created_at.map(|at| f64::from(hour_of_week(at.0))),
        Measure::Score => {
            Some(f64::from(analysis.sentiment.score)).filter(|_| analysis.sentiment.label != Tone::NotScored)
        }
        Measure::Rating => ticket.rating.as_ref().and_then(|rating| rating.of_five()).map(f64::from),
    }
}

fn has(having: Having, ticket: &Ticket, analysis: &Analysis) -> bool {
    let satisfied = ticket.rating.as_ref().and_then(|rating| rating.satisfied());
    match having {
        Having::Answered => first_response(ticket).millis.is_some(),
        Having::Unanswered => first_response(ticket).millis.is_none() && model::durations::agent_replies(ticket) == 0,
        Having::Resolved => done(ticket) && resolution(ticket).millis.is_some(),
        Having::Unresolved => !done(ticket),
        Having::Rated => satisfied.is_some(),
        Having::Satisfied => satisfied == Some(true),
        Having::Unsatisfied => satisfied == Some(false),
        Having::Undated => ticket.created_at.is_none(),
        Having::Scored => analysis.sentiment.label != Tone::NotScored,
        Having::ResolvedWithoutTime => {
            done(ticket) && ticket.resolved_at.is_none() && resolution(ticket).millis.is_none()
        }
        Having::LeftOut => ticket.left_out.is_some(),
        Having::Reopened => ticket.reopens.unwrap_or(0) > 0,
        Having::Escalated => ticket.escalated == Some(true),
    }
}

fn check(snapshot: &Snapshot, tickets: &[Analysed], filter: &Filter) {
    let view = view(AS_OF);
    let expected = tickets.iter().filter(|ticket| passes(filter, ticket));
    let expected = expected.map(|(ticket, _)| ticket.key.id.as_str()).collect::<Vec<_>>().join(" ");
    assert_eq!(shown(snapshot, filter, &view, Order::Key), expected, "{filter:?}");
    let any_time = Filter { period: None, population: Population::Created, ..filter.clone() };
    let rows = tickets.iter().filter(|ticket| passes(&any_time, ticket)).count();
    assert_eq!(snapshot.select(filter, &view).expect("rows").len(), rows, "{filter:?}");
    check_counts(snapshot, tickets, filter);
}

fn check_counts(snapshot: &Snapshot, tickets: &[Analysed], filter: &Filter) {
    let counted = snapshot.facet_counts(filter, &view(AS_OF), &Facet::ALL, 50).expect("counts");
    for (facet, counts) in counted {
        let mut others = filter.clone();
        others.facets.remove(&facet);
        let mut expected: BTreeMap<String, u32> = BTreeMap::new();
        for (ticket, analysis) in tickets.iter().filter(|ticket| passes(&others, ticket)) {
            for value in own_values(facet, ticket, analysis) {
                let shown = if facet == Facet::Phrase { format!("#{:012x}", phrase_hash(&value)) } else { value };
                *expected.entry(shown).or_default() += 1;
            }
        }
        assert!(counts.windows(2).all(|pair| pair[0].1 >= pair[1].1));
        assert_eq!(counts.into_iter().collect::<BTreeMap<_, _>>(), expected, "{facet:?} {filter:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn rows_and_counts_are_those_of_a_plain_predicate(
        tickets in proptest::collection::vec(analysed(), 1..60),
        filters in proptest::collection::vec(filter(), 40),
    ) {
        let mut tickets = tickets;
        for (n, (ticket, _)) in tickets.iter_mut().enumerate() {
            ticket.key.id = format!("{n:03}");
        }
        let half = tickets.len() / 2;
        let (_dir, index) = index(&[&tickets[..half], &tickets[half..]]);
        let snapshot = index.snapshot().expect("a snapshot");
        for filter in &filters {
            check(&snapshot, &tickets, filter);
        }
        let left_out = tickets.iter().filter(|(ticket, _)| ticket.left_out.is_some()).count();
        prop_assert_eq!(snapshot.select_left_out(&Filter::default(), &view(AS_OF)).expect("rows").len(), left_out);
        prop_assert_eq!(snapshot.tickets() as usize, tickets.len());
        let moments = tickets.iter().flat_map(|(ticket, _)| [ticket.created_at, ticket.updated_at, ticket.resolved_at]);
        prop_assert_eq!(snapshot.as_of(), moments.flatten().max());
    }
}

#[test]
fn orders_put_missing_values_last_and_break_ties_by_key() {
    let with = |id: &str, created: Option<i64>, score: Option<f32>, took: Option<i64>| {
        let mut ticket = ticket(id, "x", "y");
        let mut analysis = scored();
        ticket.created_at = created.map(Instant);
        ticket.resolved_at = created.zip(took).map(|(created, took)| Instant(created + took));
        ticket.status = if took.is_some() { Status::Solved } else { Status::Open };
        analysis.sentiment.label = if score.is_some() { Tone::Neutral } else { Tone::NotScored };
        analysis.sentiment.score = score.unwrap_or(0.0);
        (ticket, analysis)
    };
    let first = [with("d", Some(5), Some(0.5), None), with("a", None, None, None)];
    let second = [with("c", Some(5), Some(-0.9), Some(10)), with("b", Some(9), Some(0.5), Some(3))];
    let (_dir, index) = index(&[&first, &second]);
    let snapshot = index.snapshot().expect("a snapshot");
    for (order, expected) in [
        (Order::Relevance, "b c d a"),
        (Order::Newest, "b c d a"),
        (Order::Oldest, "c d b a"),
        (Order::MostNegative, "c b d a"),
        (Order::Slowest, "c b a d"),
        (Order::Key, "a b c d"),
    ] {
        assert_eq!(shown(&snapshot, &Filter::default(), &view(0), order), expected, "{order:?}");
        let page = snapshot.list(&Filter::default(), &view(0), order, 1, 2).expect("a page");
        let ids: Vec<_> = page.hits.iter().map(|hit| hit.key.id.as_str()).collect();
        assert_eq!((page.total, ids.join(" ")), (4, expected[2..5].to_owned()), "{order:?}");
    }
}
