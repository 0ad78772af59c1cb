//! Made-up workspaces in which nothing depends on anything, and effects planted in them: what recommendations must be silent
//! about, and what they must find.

use analytics::problems::Found;
use analytics::stats::dice::Dice;
use analytics::{Ask, Timing, problems};
use model::columns::{Base, Columns, Lists, NO_NAME, NONE, Names, Slice};
use model::{Filter, Instant, Period, SlaPolicy, SlaRules, SlaTarget, Status, Tone};

const HOUR: f64 = 3_600_000.0;
const DAY: i64 = 86_400_000;
const START: i64 = 1_767_225_600_000;
/// Days of data, the last 30 of which are looked at.
const DAYS: i64 = 90;

/// What is different about some tickets.
#[derive(Clone, Copy, Debug, Default)]
pub struct Planted {
    /// Tickets of category 3 take so many times as long to be solved, less one.
    pub slow_category: f64,
    /// First responses in channel 2 take so many times as long, less one.
    pub slow_channel: f64,
    /// Share by which fewer are satisfied in category 5.
    pub unsatisfied: f64,
    /// Share by which more of category 6 are escalated.
    pub escalated: f64,
    /// Share of the last 30 days' tickets that are of topic 7 beyond its own.
    pub growing: f64,
}

/// What the last 30 days of `n` tickets over 90 recommend.
pub fn recommended(n: usize, seed: u64, planted: &Planted) -> Found {
    let mut dice = Dice::new(seed);
    let base = Base { phrases: Lists { starts: vec![0; n + 1], values: vec![] }, ..Base::default() };
    let mut columns = Columns { base: base.into(), ..Columns::default() };
    for _ in 0..n {
        push(&mut columns, n, planted, &mut dice);
    }
    let as_of = Instant(START + DAYS * DAY);
    let period = Some(Period { start: Instant(as_of.0 - 30 * DAY), end: as_of });
    let filter = Filter { period, ..Filter::default() };
    let timing = Timing::new(rules(), chrono_tz::UTC, START, as_of.0);
    let ask =
        Ask { filter: &filter, zone: chrono_tz::UTC, week_start: 0, as_of, data_start: None, top: 0, timing: &timing };
    let rows: Vec<u32> = (0..n as u32).collect();
    problems(&[Slice { columns: &columns, rows: &rows }], &names(n), &[], &ask)
}

/// The same promise to all: with others, priorities would differ in how often it is kept.
fn rules() -> SlaRules {
    let target = SlaTarget { first_response: Some(4.0), resolution: Some(30.0), clock: model::Clock::Calendar };
    let policy = SlaPolicy { critical: target, high: target, medium: target, low: target, ..SlaPolicy::default() };
    SlaRules { policy, ..SlaRules::default() }
}

fn names(n: usize) -> Names {
    let list = |prefix: &str, n: usize| (0..n).map(|i| format!("{prefix}{i:06}")).collect::<Vec<String>>();
    Names {
        category: list("category", 8),
        channel: list("channel", 4),
        topic: (0..20).map(|topic| topic.to_string()).collect(),
        customer: list("customer", n / 2 + 1).into(),
        source: vec!["desk".into()],
        ..Names::default()
    }
}

fn push(columns: &mut Columns, n: usize, planted: &Planted, dice: &mut Dice) {
    let mut below = |n: usize| (dice.bits() % n as u64) as u32;
    let (category, channel, mut topic) = (below(8), below(4), below(20));
    let (customer, priority) = (below(n / 2 + 1), below(4) as u8);
    let created = START + (dice.uniform() * (DAYS * DAY) as f64) as i64;
    let end = START + DAYS * DAY;
    let mut is = |share: f64| dice.uniform() < share;
    if created >= end - 30 * DAY && is(planted.growing) {
        topic = 7;
    }
    let satisfied = is(0.8 - if category == 5 { planted.unsatisfied } else { 0.0 });
    let (rated, negative, scored) = (is(0.35), is(0.25), is(0.9));
    let escalated = is(0.04 + if category == 6 { planted.escalated } else { 0.0 });
    let reopened = is(0.06);
    let slower = 1.0 + if category == 3 { planted.slow_category } else { 0.0 };
    let waits = 1.0 + if channel == 2 { planted.slow_channel } else { 0.0 };
    let takes = |mean: f64, dice: &mut Dice| (-dice.uniform().ln() * mean * HOUR) as i64;
    let (answered, solved) = (created + takes(3.0 * waits, dice), created + takes(20.0 * slower, dice));
    let known = |at: i64| if at <= end { at } else { NONE };
    let lasted = |at: i64| if at <= end { at - created } else { NONE };
    let base = std::ops::DerefMut::deref_mut(columns);
    base.created.push(created);
    base.resolved.push(known(solved));
    base.resolution.push(lasted(solved));
    base.first_response.push(lasted(answered));
    base.replies.push(u16::from(answered <= end));
    base.status.push(if solved <= end { Status::Solved } else { Status::Open } as u8);
    base.satisfied.push(if rated { u8::from(satisfied) } else { 2 });
    base.rating.push(f32::NAN);
    base.score.push(if scored { 0.0 } else { f32::NAN });
    base.nps.push(255);
    base.escalated.push(u8::from(escalated));
    base.reopens.push(u16::from(reopened));
    base.left_out.push(0);
    base.messages.push(2);
    base.channel.push(channel);
    base.customer.push(customer);
    base.agent.push(NO_NAME);
    columns.priority.push(priority);
    columns.category.push(category);
    columns.topic.push(topic);
    let tone = if negative { Tone::Negative } else { Tone::Neutral };
    columns.tone.push(if scored { tone } else { Tone::NotScored } as u8);
}
