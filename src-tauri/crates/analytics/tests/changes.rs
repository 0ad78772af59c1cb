//! What a view says about change: the period it compares with, and the findings.

use analytics::view::{FindingKind, Mood, Overview, Unit};
use analytics::{Ask, Preset, name_phrases, overview, preset};
use chrono_tz::Europe::Berlin;
use model::columns::{Columns, Lists, NONE, Names, Slice, phrase_hash};
use model::{Facet, Filter, Instant, Status};

mod synthetic;

use synthetic::{DAY, Dice, HOUR};

/// Thursday 22 October 2026, 17:40 in Berlin.
const AS_OF: i64 = 1_792_683_600_000;

/// What stands for the words of the phrase "duplicate charge".
const DUPLICATE_CHARGE: u64 = 0x5eed_cafe_0000_0000;

/// What happens in one of the two periods.
#[derive(Clone, Copy)]
struct Month {
    tickets: usize,
    billing_in_a_hundred: u64,
    duplicate_charge_in_a_hundred: u64,
    resolution_hours: u64,
    satisfied_in_a_hundred: u64,
}

const USUAL: Month = Month {
    tickets: 1_500,
    billing_in_a_hundred: 20,
    duplicate_charge_in_a_hundred: 0,
    resolution_hours: 10,
    satisfied_in_a_hundred: 86,
};

fn look(before: Month, now: Month, seed: u64) -> Overview {
    let names = Names { category: vec!["billing".into(), "other".into()], ..synthetic::names() };
    let period = preset(Preset::LastDays(30), Instant(AS_OF), Berlin, 0);
    let mut dice = Dice(seed);
    let mut columns = synthetic::columns(before.tickets + now.tickets, 0, DAY, &mut dice);
    columns.phrases = Lists { starts: vec![0], values: vec![] };
    let mut row = 0;
    for (month, start) in [(before, period.start.0 - 30 * DAY), (now, period.start.0)] {
        for i in 0..month.tickets {
            let span = AS_OF - period.start.0;
            fill(&mut columns, row, month, start + span * i as i64 / month.tickets as i64, &mut dice);
            row += 1;
        }
    }
    let rows: Vec<u32> = (0..columns.len() as u32).collect();
    let filter = Filter { period: Some(period), ..Filter::default() };
    let ask = Ask {
        filter: &filter,
        zone: Berlin,
        week_start: 0,
        as_of: Instant(AS_OF),
        data_start: None,
        top: 10,
        timing: &analytics::Timing::default(),
    };
    overview(&[Slice { columns: &columns, rows: &rows }], &names, &[], &ask)
}

fn fill(columns: &mut Columns, row: usize, month: Month, created: i64, dice: &mut Dice) {
    let billing = dice.below(100) < month.billing_in_a_hundred;
    let takes = (dice.below(2 * month.resolution_hours * HOUR as u64)) as i64;
    let resolved = created + takes <= AS_OF;
    columns.created[row] = created;
    columns.status[row] = if resolved { Status::Solved } else { Status::Open } as u8;
    columns.resolved[row] = if resolved { created + takes } else { NONE };
    columns.resolution[row] = if resolved { takes } else { NONE };
    columns.first_response[row] = HOUR + dice.below(HOUR as u64) as i64;
    columns.replies[row] = 1;
    columns.tone[row] = u8::from(!dice.once_in(4));
    columns.satisfied[row] = u8::from(dice.below(100) < month.satisfied_in_a_hundred);
    columns.category[row] = u32::from(!billing);
    columns.agent[row] = 0;
    columns.channel[row] = model::columns::NO_NAME;
    if billing && dice.below(100) < month.duplicate_charge_in_a_hundred {
        columns.phrases.values.push(phrase_hash(DUPLICATE_CHARGE, true));
    }
    let end = columns.phrases.values.len() as u32;
    columns.phrases.starts.push(end);
}

fn kinds(found: &Overview) -> Vec<FindingKind> {
    found.findings.iter().map(|finding| finding.kind).collect()
}

#[test]
fn the_period_before_has_the_same_hours_of_as_many_days() {
    let found = look(USUAL, USUAL, 1);
    assert_eq!(found.scope.days, Some(("2026-09-23".into(), "2026-10-22".into())));
    assert_eq!(found.scope.previous_days, Some(("2026-08-24".into(), "2026-09-22".into())));
    assert!(found.scope.so_far);
    let period = found.scope.period.zip(found.scope.previous);
    assert_eq!(period.map(|(now, before)| AS_OF + 1 - now.start.0 - (before.end.0 - before.start.0)), Some(0));
    assert_eq!(found.volume.unit, Unit::Day);
    assert_eq!(found.volume.buckets.len(), 30);
    assert_eq!(found.volume.buckets.iter().filter(|bucket| bucket.so_far).count(), 1);
    let previous: u32 = found.volume.buckets.iter().filter_map(|bucket| bucket.previous).sum();
    assert_eq!(previous, found.tickets.previous_n);
}

#[test]
fn a_period_the_data_do_not_reach_back_to_is_not_compared_with() {
    let found = look(Month { tickets: 0, ..USUAL }, USUAL, 2);
    assert_eq!((found.scope.previous, found.tickets.previous, found.tickets.sure), (None, None, None));
    assert_eq!(kinds(&found), []);
    assert!(found.categories.iter().all(|share| share.previous.is_none()));
}

#[test]
fn without_a_change_nothing_is_said_but_that_satisfaction_held() {
    let mut false_alarms = 0;
    for seed in 10..60 {
        let found = look(USUAL, USUAL, seed);
        false_alarms += usize::from(kinds(&found).iter().any(|kind| *kind != FindingKind::SatisfactionHeld));
    }
    assert!(false_alarms <= 5, "{false_alarms} of 50 views with nothing going on");
    assert_eq!(kinds(&look(USUAL, USUAL, 3)), [FindingKind::SatisfactionHeld]);
}

#[test]
fn a_category_that_grew_names_the_phrase_behind_it() {
    let now = Month { billing_in_a_hundred: 32, duplicate_charge_in_a_hundred: 40, ..USUAL };
    let mut found = look(USUAL, now, 4);
    name_phrases(&mut found, |hash| {
        (hash == format!("{:012x}", phrase_hash(DUPLICATE_CHARGE, true))).then(|| "duplicate charge".into())
    });
    let first = &found.findings[0];
    assert_eq!(
        (first.kind, first.name.as_str(), first.detail.as_str()),
        (FindingKind::Category, "billing", "duplicate charge")
    );
    assert_eq!(first.mood, Mood::Neutral);
    assert_eq!(first.opens.facets, [(Facet::Category, vec!["billing".into()])]);
    assert!(first.p < 0.05 && first.now > first.before);
    assert!(!kinds(&found).contains(&FindingKind::Phrase), "the phrase is told with the category");
    assert_eq!(
        (found.issues[0].phrase.as_str(), found.issues[0].previous, found.issues[0].sure),
        ("duplicate charge", Some(0), Some(true))
    );
}

#[test]
fn slower_is_bad_faster_is_good_and_more_is_neither() {
    for (hours, mood) in [(16, Mood::Bad), (6, Mood::Good)] {
        let found = look(USUAL, Month { resolution_hours: hours, ..USUAL }, 5);
        let finding = found.findings.iter().find(|finding| finding.kind == FindingKind::Resolution);
        assert_eq!(finding.map(|finding| finding.mood), Some(mood));
    }
    let found = look(USUAL, Month { tickets: 2_100, ..USUAL }, 6);
    assert_eq!(
        found.findings.first().map(|finding| (finding.kind, finding.mood)),
        Some((FindingKind::Volume, Mood::Neutral))
    );
    assert_eq!(found.tickets.sure, Some(true));
}

#[test]
fn falling_satisfaction_is_no_satisfaction_that_held() {
    let found = look(USUAL, Month { satisfied_in_a_hundred: 70, ..USUAL }, 7);
    assert!(kinds(&found).contains(&FindingKind::Satisfaction));
    assert!(!kinds(&found).contains(&FindingKind::SatisfactionHeld));
    let few = look(Month { tickets: 60, ..USUAL }, Month { tickets: 60, ..USUAL }, 8);
    assert_eq!(kinds(&few), [], "sixty ratings can't tell that it held within five points");
}

#[test]
fn phrases_without_words_are_not_shown() {
    let mut found = look(USUAL, Month { duplicate_charge_in_a_hundred: 30, ..USUAL }, 9);
    assert!(!found.issues.is_empty());
    name_phrases(&mut found, |_| None);
    assert!(found.issues.is_empty() && !kinds(&found).contains(&FindingKind::Phrase));
}
