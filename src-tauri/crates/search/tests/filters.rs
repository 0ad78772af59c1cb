//! Filters give exactly the tickets that a plain predicate over the tickets gives, whatever is laid over the index.

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use common::*;
use model::durations::{agent_replies, first_response, resolution};
use model::instant::HOUR_MS;
use model::rating::RatingValue;
use model::{
    Analysis, Chosen, Clock, Corrected, Emotion, Facet, Filter, Having, Instant, Labels, LeftOut, Measure, Period,
    Person, Population, Priority, Range, Rating, Role, SlaGoal, SlaIs, SlaPolicy, SlaRules, SlaState, SlaTarget,
    Status, StatusChange, Ticket, Tone,
};
use proptest::prelude::*;
use proptest::sample::select;
use search::{Layer, Order, Snapshot, Texts};

/// Texts that differ, that without words among them.
const TEXTS: u64 = 6;
const WORDS: [&str; 6] = ["battery", "refund", "login", "late", "order", "charged"];

type Analysed = (Ticket, Analysis);

/// A ticket and its labels as they count.
struct Labelled<'a> {
    ticket: &'a Ticket,
    analysis: &'a Analysis,
    labels: Labels,
    /// Its customer came back about the same within seven days.
    followed_up: bool,
}

prop_compose! {
    fn person()(name in select(vec!["Ann Lee", "Bob", "Zoë", ""])) -> Option<Person> {
        (!name.is_empty()).then(|| Person { id: name.to_lowercase(), name: name.into(), ..Person::default() })
    }
}

/// Changes in any order, as exports have them.
fn history() -> impl Strategy<Value = Vec<StatusChange>> {
    let change = (0..1_000i64, select(Status::ALL.to_vec()));
    let changes = prop_oneof![Just(vec![]), proptest::collection::vec(change, 0..6)];
    changes.prop_map(|changes| {
        let at = |hour: i64| Instant(hour * HOUR_MS);
        let change = |(hour, status)| StatusChange { at: at(hour), status, given: String::new() };
        let mut history: Vec<StatusChange> = changes.into_iter().map(change).collect();
        model::history::settle(&mut history);
        history
    })
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
        (reopens, history) in (proptest::option::of(0u32..3), history()),
        (escalated, reason, demanded) in (
            proptest::option::of(any::<bool>()),
            proptest::option::weighted(0.2, Just("Tier 2")),
            proptest::bool::weighted(0.3),
        ),
        rating in rating(),
        (tone, score, emotion) in (select(Tone::ALL.to_vec()), -1.0f32..1.0, select(Emotion::ALL.to_vec())),
        phrases in proptest::sample::subsequence(vec!["late order", "charged twice"], 0..=2),
        (found, subcategory) in (select(vec!["billing", "login", ""]), proptest::option::of(select(vec!["refund", "password"]))),
        fingerprint in 0u64..TEXTS,
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
        (ticket.history, ticket.escalation_reason) = (history, reason.map(String::from));
        let mut analysis = Analysis { language: "en".into(), ..Analysis::default() };
        (analysis.sentiment.label, analysis.sentiment.score, analysis.emotion.value) = (tone, score, emotion);
        analysis.phrases = phrases.into_iter().map(String::from).collect();
        analysis.urgency.value = Priority::Low;
        analysis.category.name = found.into();
        // There is none without a category.
        analysis.category.subcategory = subcategory.filter(|_| !found.is_empty()).map(String::from);
        analysis.fingerprint = fingerprint;
        analysis.escalation.value = demanded;
        (ticket, analysis)
    }
}

fn layer() -> impl Strategy<Value = Layer> {
    let category = || select(vec!["billing", "login", "shipping", "general"]);
    let learned = proptest::collection::vec((0..TEXTS, category()), 0..6);
    let topics = proptest::collection::vec((0..TEXTS, select(vec![2u32, 3, 10])), 0..6);
    let chosen = (category(), proptest::option::of(select(vec!["refund", "delay"])));
    let said = (
        proptest::option::of(chosen),
        proptest::option::of(select(Tone::ALL.to_vec())),
        proptest::option::of(select(Priority::ALL.to_vec())),
    );
    // Some of them are no tickets here.
    let corrected = proptest::collection::btree_map(0usize..90, said, 0..12);
    (learned, topics, corrected).prop_map(|(learned, topics, corrected)| {
        let mut texts = Texts::default();
        learned.into_iter().for_each(|(text, category)| texts.learn(text, category, 0.9));
        topics.into_iter().for_each(|(text, topic)| texts.group(text, topic));
        let corrected = corrected.into_iter().map(|(n, (chosen, tone, priority))| {
            let category = chosen.map(|(category, subcategory): (&str, Option<&str>)| Chosen {
                category: category.into(),
                subcategory: subcategory.map(String::from),
            });
            (key(&format!("{n:03}")), Corrected { category, tone, priority })
        });
        Layer { texts: texts.into(), corrected: Arc::new(corrected.collect()) }
    })
}

fn values(facet: Facet) -> Vec<&'static str> {
    match facet {
        Facet::Category => vec!["billing", "bug", "general", "shipping", "none"],
        Facet::Subcategory => vec!["refund", "delay", ""],
        Facet::Topic => vec!["2", "10", ""],
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

const HAVINGS: [Having; 20] = [
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
    Having::SeveralReplies,
    Having::Ended,
    Having::ReopensKnown,
    Having::OneTouch,
    Having::FirstContact,
    Having::FirstContactDecided,
    Having::NpsRated,
];

fn promise() -> impl Strategy<Value = SlaIs> {
    let states = vec![SlaState::Met, SlaState::Breached, SlaState::NotMeasured];
    let goal = select(vec![SlaGoal::FirstResponse, SlaGoal::Resolution]);
    (goal, proptest::sample::subsequence(states, 0..3), proptest::option::of(0.0..300.0f64)).prop_map(
        |(goal, states, hours)| {
            let medium = SlaTarget { first_response: hours, resolution: hours, clock: Clock::Calendar };
            let rules = |_| SlaRules { policy: SlaPolicy { medium, ..SlaPolicy::default() }, ..SlaRules::default() };
            SlaIs { goal, states, what_if: hours.map(rules).map(Box::new) }
        },
    )
}

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
        (proptest::collection::vec(promise(), 0..2), select(vec![Clock::Calendar, Clock::Business])),
    )
        .prop_map(|(text, period, population, facets, ranges, having, (sla, clock))| Filter {
            text: text.unwrap_or("").into(),
            period,
            population,
            facets: facets.into_iter().collect::<BTreeMap<_, _>>(),
            ranges,
            having,
            sla,
            clock,
            repeats: Vec::new(),
        })
}

/// The filter asked of one ticket, from the definitions alone.
fn passes(filter: &Filter, known: &Labelled) -> bool {
    let Labelled { ticket, analysis, .. } = known;
    let left_out = filter.having.contains(&Having::LeftOut);
    ticket.left_out.is_some() == left_out
        && ticket.messages.iter().any(|message| message.text.contains(&filter.text))
        && in_population(filter, ticket)
        && filter.facets.iter().all(|(facet, accepted)| {
            let own = own_values(*facet, known);
            accepted.is_empty()
                || accepted.iter().any(|value| own.contains(value) || (value.is_empty() && own.is_empty()))
        })
        && filter.ranges.iter().all(|range| {
            measure(filter.clock, range.measure, ticket, analysis).is_some_and(|value| {
                range.from.is_none_or(|from| from <= value) && range.to.is_none_or(|to| value < to)
            })
        })
        && filter.having.iter().all(|having| has(filter.clock, *having, known))
        && filter.sla.iter().all(|condition| {
            let measure = match condition.goal {
                SlaGoal::FirstResponse => Measure::FirstResponseHours,
                SlaGoal::Resolution => Measure::ResolutionHours,
            };
            condition.states.contains(&stands(condition, millis(Clock::Calendar, measure, ticket)))
        })
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
        Population::OpenAtEnd => open_before(ticket, period.end),
    }
}

/// Whether it is open until then or longer, change after change. Where a history ends earlier than the export says, the
/// ticket stays as it was open last.
fn open_before(ticket: &Ticket, end: Instant) -> bool {
    let Some(created) = ticket.created_at.filter(|at| *at < end) else { return false };
    let until = if done(ticket) { ticket.resolved_at } else { Some(Instant(i64::MAX)) };
    let Some(until) = until.filter(|until| *until >= end) else { return false };
    let (mut open, mut open_again) = (true, false);
    for change in ticket.history.iter().filter(|change| change.status != Status::Unknown) {
        let at = change.at.max(created);
        if at < end {
            open = !change.status.is_resolved();
        } else {
            open_again |= !change.status.is_resolved() && at < until;
        }
    }
    open || !open_again
}

/// As the export says, else counted change after change.
fn reopens(ticket: &Ticket) -> Option<u32> {
    let known: Vec<bool> = ticket
        .history
        .iter()
        .filter(|change| change.status != Status::Unknown)
        .map(|change| change.status.is_resolved())
        .collect();
    let counted = known.windows(2).filter(|pair| pair[0] && !pair[1]).count() as u32;
    ticket.reopens.or((!known.is_empty()).then_some(counted))
}

fn own_values(facet: Facet, known: &Labelled) -> Vec<String> {
    let Labelled { ticket, analysis, labels, .. } = known;
    let one = |name: &str| if name.is_empty() { vec![] } else { vec![name.to_owned()] };
    match facet {
        Facet::Category => one(&labels.category),
        Facet::Subcategory => one(labels.subcategory.as_deref().unwrap_or("")),
        Facet::Priority => one(labels.priority.name()),
        Facet::Channel => one(&ticket.channel),
        Facet::Status => one(ticket.status.name()),
        Facet::Agent => one(ticket.agent.as_ref().map_or("", |agent| agent.shown())),
        Facet::Sentiment => one(labels.tone.name()),
        Facet::Emotion => one(analysis.emotion.value.name()),
        Facet::Tag => ticket.tags.clone(),
        Facet::Customer => one(ticket.customer.as_ref().map_or("", |customer| &customer.id)),
        Facet::Source => one(&ticket.key.source),
        Facet::Language => one(&analysis.language),
        // No export of these tells.
        Facet::Escalation => one(ticket.escalation_reason.as_deref().filter(|_| is_escalated(known)).unwrap_or("")),
        Facet::Topic => labels.topic.map(|topic| topic.to_string()).into_iter().collect(),
        Facet::Phrase => {
            let mut counted = Vec::new();
            text::counted_phrases(&analysis.phrases, |_, words| counted.push(words.to_owned()));
            counted
        }
    }
}

fn measure(clock: Clock, measure: Measure, ticket: &Ticket, analysis: &Analysis) -> Option<f64> {
    match measure {
        Measure::HourOfWeek => ticket.created_at.map(|at| f64::from(hour_of_week(at.0))),
        Measure::Score => {
            Some(f64::from(analysis.sentiment.score)).filter(|_| analysis.sentiment.label != Tone::NotScored)
        }
        Measure::Rating => ticket.rating.as_ref().and_then(|rating| rating.of_five()).map(f64::from),
        _ => millis(clock, measure, ticket).map(|millis| millis as f64 / HOUR_MS as f64),
    }
}

fn millis(clock: Clock, measure: Measure, ticket: &Ticket) -> Option<i64> {
    let millis = match measure {
        Measure::FirstResponseHours => first_response(ticket).millis,
        Measure::ResolutionHours | Measure::ResolutionOrAgeHours if done(ticket) => resolution(ticket).millis,
        Measure::ResolutionOrAgeHours => ticket.created_at.map(|at| AS_OF - at.0),
        _ => None,
    };
    on_clock(clock, ticket.created_at.map(|at| at.0), millis?)
}

fn has(clock: Clock, having: Having, known: &Labelled) -> bool {
    let ticket = known.ticket;
    let satisfied = ticket.rating.as_ref().and_then(|rating| rating.satisfied());
    match having {
        Having::Answered => millis(clock, Measure::FirstResponseHours, ticket).is_some(),
        Having::Unanswered => first_response(ticket).millis.is_none() && agent_replies(ticket) == 0,
        Having::Resolved => millis(clock, Measure::ResolutionHours, ticket).is_some(),
        Having::Unresolved => !done(ticket),
        Having::Rated => satisfied.is_some(),
        Having::Satisfied => satisfied == Some(true),
        Having::Unsatisfied => satisfied == Some(false),
        Having::Undated => ticket.created_at.is_none(),
        Having::Scored => known.labels.tone != Tone::NotScored,
        Having::ResolvedWithoutTime => {
            done(ticket) && ticket.resolved_at.is_none() && resolution(ticket).millis.is_none()
        }
        Having::LeftOut => ticket.left_out.is_some(),
        Having::Reopened => reopens(ticket).unwrap_or(0) > 0,
        Having::Escalated => is_escalated(known),
        Having::Ended => done(ticket),
        Having::ReopensKnown => reopens(ticket).is_some(),
        Having::OneTouch => done(ticket) && agent_replies(ticket) == 1 && reopens(ticket).unwrap_or(0) == 0,
        Having::FirstContact => {
            let first = agent_replies(ticket) <= 1 && reopens(ticket).unwrap_or(0) == 0;
            decided(ticket) && first && !known.followed_up
        }
        Having::FirstContactDecided => decided(ticket),
        Having::SeveralReplies => agent_replies(ticket) >= 2,
        Having::EndUnknown => ticket.created_at.is_some() && done(ticket) && ticket.resolved_at.is_none(),
        Having::NpsRated => {
            matches!(ticket.rating.as_ref().map(|rating| rating.value), Some(model::rating::RatingValue::Nps(_)))
        }
    }
}

fn is_escalated(known: &Labelled) -> bool {
    let given = known.ticket.escalated.or(known.ticket.escalation_reason.as_ref().map(|_| true));
    given.unwrap_or(known.analysis.escalation.value)
}

/// Solved seven days before as-of or earlier.
fn decided(ticket: &Ticket) -> bool {
    done(ticket) && ticket.resolved_at.is_some_and(|at| at.0 + 7 * 24 * HOUR_MS <= AS_OF)
}

/// Whether another ticket that counts, of the same customer and category, was created after this one and within seven
/// days of its resolution. One that does not count is not looked at.
fn followed_up(this: &Labelled, all: &[Labelled]) -> bool {
    let counts = |known: &Labelled| known.ticket.left_out.is_none();
    let Some((created, resolved)) = this.ticket.created_at.zip(this.ticket.resolved_at) else { return false };
    let same = |other: &&Labelled| {
        other.ticket.customer.as_ref().map(|person| &person.id)
            == this.ticket.customer.as_ref().map(|person| &person.id)
            && other.labels.category == this.labels.category
    };
    let in_time = |at: Instant| at > created && at.0 <= resolved.0 + 7 * 24 * HOUR_MS;
    let others = all.iter().filter(|other| counts(other)).filter(same);
    counts(this) && this.ticket.customer.is_some() && others.filter_map(|other| other.ticket.created_at).any(in_time)
}

fn check(snapshot: &Snapshot, tickets: &[Labelled], filter: &Filter) {
    let view = view(AS_OF);
    let expected = tickets.iter().filter(|ticket| passes(filter, ticket));
    let expected = expected.map(|known| known.ticket.key.id.as_str()).collect::<Vec<_>>().join(" ");
    assert_eq!(shown(snapshot, filter, &view, Order::Key), expected, "{filter:?}");
    let any_time = Filter { period: None, population: Population::Created, ..filter.clone() };
    let rows = tickets.iter().filter(|ticket| passes(&any_time, ticket)).count();
    assert_eq!(snapshot.select(filter, &view).expect("rows").len(), rows, "{filter:?}");
    check_counts(snapshot, tickets, filter);
}

fn check_counts(snapshot: &Snapshot, tickets: &[Labelled], filter: &Filter) {
    let counted = snapshot.facet_counts(filter, &view(AS_OF), &Facet::ALL, 50).expect("counts");
    for (facet, counts) in counted {
        let mut others = filter.clone();
        others.facets.remove(&facet);
        let mut expected: BTreeMap<String, u32> = BTreeMap::new();
        for known in tickets.iter().filter(|known| passes(&others, known)) {
            for value in own_values(facet, known) {
                let shown = if facet == Facet::Phrase { format!("#{:012x}", text::phrase_hash(&value)) } else { value };
                *expected.entry(shown).or_default() += 1;
            }
        }
        assert!(counts.windows(2).all(|pair| pair[0].1 >= pair[1].1));
        assert_eq!(counts.into_iter().collect::<BTreeMap<_, _>>(), expected, "{facet:?} {filter:?}");
    }
}

/// Every name occurs, and every name that occurs is there, in order.
fn check_names(snapshot: &Snapshot, tickets: &[Labelled]) {
    let names = snapshot.names();
    let occurs = |facet: Facet| {
        let values = tickets.iter().flat_map(|known| own_values(facet, known)).collect::<BTreeSet<_>>();
        values.into_iter().collect::<Vec<_>>()
    };
    assert_eq!(names.category, occurs(Facet::Category));
    assert_eq!(names.subcategory, occurs(Facet::Subcategory));
    assert_eq!(names.topic, occurs(Facet::Topic));
}

fn check_all(snapshot: &Snapshot, tickets: &[Analysed], layer: &Layer, filters: &[Filter]) {
    let labelled = |(ticket, analysis): &'_ Analysed| layer.labels(ticket, analysis);
    let mut tickets: Vec<Labelled> = tickets
        .iter()
        .map(|known| Labelled { ticket: &known.0, analysis: &known.1, labels: labelled(known), followed_up: false })
        .collect();
    let came_back: Vec<bool> = tickets.iter().map(|known| followed_up(known, &tickets)).collect();
    tickets.iter_mut().zip(came_back).for_each(|(known, came_back)| known.followed_up = came_back);
    filters.iter().for_each(|filter| check(snapshot, &tickets, filter));
    check_names(snapshot, &tickets);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn rows_and_counts_are_those_of_a_plain_predicate(
        tickets in proptest::collection::vec(analysed(), 1..60),
        filters in proptest::collection::vec(filter(), 40),
        layers in proptest::collection::vec(layer(), 2),
    ) {
        let mut tickets = tickets;
        for (n, (ticket, _)) in tickets.iter_mut().enumerate() {
            ticket.key.id = format!("{n:03}");
        }
        let half = tickets.len() / 2;
        let (_dir, index) = index(&[&tickets[..half], &tickets[half..]]);
        let snapshot = index.snapshot().expect("a snapshot");
        check_all(&snapshot, &tickets, &Layer::default(), &filters);
        for layer in layers {
            let layer = Arc::new(layer);
            index.lay(layer.clone());
            check_all(&index.snapshot().expect("a snapshot"), &tickets, &layer, &filters);
        }
        check_all(&snapshot, &tickets, &Layer::default(), &filters[..5]);
        let left_out = tickets.iter().filter(|(ticket, _)| ticket.left_out.is_some()).count();
        prop_assert_eq!(snapshot.select_left_out(&Filter::default(), &view(AS_OF)).expect("rows").len(), left_out);
        prop_assert_eq!(snapshot.tickets() as usize, tickets.len());
        let moments = tickets.iter().flat_map(|(ticket, _)| [ticket.created_at, ticket.updated_at, ticket.resolved_at]);
        prop_assert_eq!(snapshot.as_of(), moments.flatten().max());
    }
}

/// Three tickets of a customer among those that the inner filter takes, whatever else is asked for.
#[test]
fn repeat_customers_are_counted_among_a_filters_tickets() {
    let of = |id: &str, customer: &str, hour: i64, channel: &str| {
        let mut ticket = ticket(id, "late", "late");
        ticket.customer = (!customer.is_empty()).then(|| Person { id: customer.into(), ..Person::default() });
        (ticket.created_at, ticket.channel) = (Some(Instant(hour * HOUR_MS)), channel.into());
        (ticket, scored())
    };
    let first =
        [of("1", "ann", 1, "email"), of("2", "ann", 2, "chat"), of("3", "bob", 3, "email"), of("4", "", 3, "email")];
    let second =
        [of("5", "ann", 5, "email"), of("6", "bob", 6, "email"), of("7", "bob", 99, "email"), of("8", "", 5, "chat")];
    let (_dir, index) = index(&[&first, &second]);
    let snapshot = index.snapshot().expect("a snapshot");
    let check = |to: i64, channels: &[&str], expected: &str| {
        let among = Filter {
            period: Some(Period { start: Instant(0), end: Instant(to * HOUR_MS) }),
            facets: facets([(Facet::Channel, channels)]),
            ..Filter::default()
        };
        let mut filter = Filter { repeats: vec![among.clone()], ..among };
        assert_eq!(shown(&snapshot, &filter, &view(AS_OF), Order::Key), expected, "{to} {channels:?}");
        filter.facets.insert(Facet::Channel, vec!["email".into()]);
        let emails = expected.split_whitespace().filter(|id| *id != "2").collect::<Vec<_>>().join(" ");
        assert_eq!(shown(&snapshot, &filter, &view(AS_OF), Order::Key), emails, "{to} {channels:?} and then e-mails");
    };
    check(100, &[], "1 2 3 5 6 7");
    check(50, &[], "1 2 5");
    check(100, &["email"], "3 6 7");
    check(3, &[], "");
}
