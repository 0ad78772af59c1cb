//! Agents' scores and comparisons, counted once more with plain loops.

use analytics::view::{AgentRow, LikeWithLike};
use analytics::{Ask, Timing, overview};
use chrono_tz::Europe::Berlin;
use model::columns::{Columns, NONE, Slice};
use model::{Filter, Instant, Priority, SlaPolicy};

mod synthetic;

use synthetic::{DAY, Dice, HOUR};

const START: i64 = 1_700_000_000_000;
const AS_OF: Instant = Instant(START + 90 * DAY);

/// Rows of an agent that `is`.
fn rows(columns: &Columns, is: impl Fn(usize) -> bool) -> Vec<usize> {
    (0..columns.len()).filter(|&row| is(row)).collect()
}

fn share(rows: &[usize], hit: impl Fn(usize) -> bool) -> Option<f64> {
    (!rows.is_empty()).then(|| rows.iter().filter(|&&row| hit(row)).count() as f64 / rows.len() as f64)
}

fn score(columns: &Columns, agent: u32) -> Option<f64> {
    let solved = rows(columns, |row| columns.agent[row] == agent && columns.is_resolved(row));
    let of = |is: &dyn Fn(usize) -> bool| solved.iter().copied().filter(|&row| is(row)).collect::<Vec<usize>>();
    let answered = of(&|row| columns.first_response[row] != NONE);
    let timed = of(&|row| columns.resolution[row] != NONE);
    let rated = of(&|row| !columns.rating[row].is_nan());
    let decided = of(&|row| columns.first_contact(row, AS_OF).is_some());
    let mean = rated.iter().map(|&row| f64::from(columns.rating[row])).sum::<f64>() / rated.len() as f64;
    let parts = [
        (0.2, share(&answered, |row| columns.first_response[row] <= 2 * HOUR)),
        (0.2, share(&timed, |row| columns.resolution[row] <= 24 * HOUR)),
        (0.3, (!rated.is_empty()).then(|| ((mean - 1.0) / 3.5).min(1.0))),
        (0.3, share(&decided, |row| columns.first_contact(row, AS_OF) == Some(true)).map(|rate| (rate / 0.7).min(1.0))),
    ];
    let there = parts.iter().filter_map(|&(weight, part)| part.map(|part| (weight, part)));
    let (sum, weights) = there.fold((0.0, 0.0), |(sum, all), (weight, part)| (sum + weight * part, all + weight));
    (solved.len() >= 10 && weights > 0.0).then(|| sum / weights)
}

/// Own share, expected share and cases of an agent: for each of its cases what the others bring off with the same kind.
fn alike(columns: &Columns, agent: u32, cases: &[usize], hit: impl Fn(usize) -> bool) -> Option<(f64, f64, u32)> {
    let (own, others): (Vec<usize>, Vec<usize>) = cases.iter().partition(|&&row| columns.agent[row] == agent);
    let expected = own.iter().map(|&case| {
        let same = |row: &&usize| {
            columns.category[**row] == columns.category[case] && columns.priority[**row] == columns.priority[case]
        };
        share(&others.iter().filter(same).copied().collect::<Vec<usize>>(), &hit).unwrap_or(f64::NAN)
    });
    let expected = expected.sum::<f64>() / own.len() as f64;
    (own.len() >= 10).then(|| (share(&own, &hit).unwrap_or(f64::NAN), expected, own.len() as u32))
}

fn check(name: &str, found: Option<LikeWithLike>, expected: Option<(f64, f64, u32)>) {
    assert_eq!(found.map(|found| found.n), expected.map(|expected| expected.2), "{name}");
    if let (Some(found), Some((own, usual, _))) = (found, expected) {
        let close = |a: f64, b: f64| (a - b).abs() < 1e-9;
        assert!(close(found.own, 100.0 * own) && close(found.expected, 100.0 * usual), "{name}: {found:?} {usual}");
        assert!(found.interval.0 < found.difference && found.difference < found.interval.1, "{name}");
    }
}

#[test]
fn scores_and_comparisons_equal_a_recount() {
    let columns = synthetic::columns(12_000, START, 90 * DAY, &mut Dice(5));
    let all: Vec<u32> = (0..columns.len() as u32).collect();
    let (names, filter, timing) = (synthetic::names(), Filter::default(), Timing::default());
    let ask =
        Ask { filter: &filter, zone: Berlin, week_start: 0, as_of: AS_OF, data_start: None, top: 5, timing: &timing };
    let found = overview(&[Slice { columns: &columns, rows: &all }], &names, &[], &ask);

    let policy = SlaPolicy::default();
    let target = |row: usize| {
        let priority = Priority::ALL[usize::from(columns.priority[row])];
        policy.target(priority).resolution.unwrap_or_default() * HOUR as f64
    };
    let assigned = |row: usize| names.agent.get(columns.agent[row] as usize).is_some();
    let dated = |row: usize| columns.created[row] != NONE && columns.resolution[row] != NONE;
    let solved = rows(&columns, |row| assigned(row) && columns.is_resolved(row) && dated(row));
    let rated = rows(&columns, |row| assigned(row) && columns.satisfied[row] < 2);
    let of = |name: &str| found.agents.iter().find(|agent| agent.name == name).cloned();
    for (agent, name) in (0..).zip(&names.agent) {
        let Some(AgentRow { score: scored, in_time, satisfied, .. }) = of(name) else { panic!("{name} has tickets") };
        let close = scored.zip(score(&columns, agent)).is_some_and(|(found, expected)| (found - expected).abs() < 1e-9);
        assert!(close, "{name}: {scored:?}");
        check(name, in_time, alike(&columns, agent, &solved, |row| columns.resolution[row] as f64 <= target(row)));
        check(name, satisfied, alike(&columns, agent, &rated, |row| columns.satisfied[row] == 1));
    }
    let unassigned = of("").map(|row| (row.score, row.in_time, row.satisfied));
    assert_eq!(unassigned, Some((None, None, None)));
}
