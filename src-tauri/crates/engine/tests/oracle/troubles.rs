//! The numbers of Problems, counted anew.

use std::collections::BTreeMap;

use analytics::view::{ProblemKind, Problems};
use model::{Clock, Facet, Having, Priority, SlaGoal, SlaState};

use crate::known::{HOUR, Known};
use crate::recount::{Asked, rate, scope};
use crate::stats::{by, percentile, same};

/// Every number of Problems that has a plain definition.
pub fn problems(asked: &Asked, found: &Problems) {
    scope(asked, &found.scope);
    let rows = &asked.rows;
    let customers = by(rows, |known| known.customer().unwrap_or("").to_owned());
    let repeats = |known: &Known| known.customer().is_some_and(|customer| customers[customer].len() >= 3);
    for area in &found.areas {
        let has = |known: &Known| {
            let critical = known.labels.priority == Priority::Critical;
            match area.kind {
                ProblemKind::VeryNegative => known.scored.then(|| known.negative() && known.score < f64::from(-0.3f32)),
                ProblemKind::Escalated => Some(known.escalated()),
                ProblemKind::RepeatCustomers => Some(repeats(known)),
                ProblemKind::UnresolvedCritical => critical.then(|| !known.done()),
                ProblemKind::Unsatisfied => known.satisfied().map(|satisfied| !satisfied),
                ProblemKind::Slow | ProblemKind::AgeingOpen => {
                    let measured = known.done() == (area.kind == ProblemKind::Slow);
                    let state = asked.desk.stands(SlaGoal::Resolution, known).0;
                    (measured && state != SlaState::NotMeasured).then_some(state == SlaState::Breached)
                }
            }
        };
        let cases: Vec<(&Known, bool)> = rows.iter().filter_map(|known| Some((*known, has(known)?))).collect();
        let hits: Vec<&Known> = cases.iter().filter(|case| case.1).map(|case| case.0).collect();
        rate(&area.rate, hits.len(), cases.len(), &format!("{:?}", area.kind));
        let groups = by(&hits, |known| known.labels.category.clone());
        for (name, n) in &area.categories {
            assert_eq!(*n as usize, groups[name].len(), "{:?} {name}", area.kind);
        }
        if area.kind == ProblemKind::Escalated {
            time_to_escalate(asked, &hits, area.hours_to_escalate);
        }
    }
    ages(asked, found);
    let several: BTreeMap<&String, &Vec<&Known>> =
        customers.iter().filter(|(name, tickets)| !name.is_empty() && tickets.len() >= 3).collect();
    assert_eq!(found.repeat_customers as usize, several.len());
    assert_eq!(found.repeats.len(), several.len().min(50));
    for repeat in &found.repeats {
        let tickets = several[&repeat.customer];
        let groups = by(tickets, |known| known.labels.category.clone());
        let open = tickets.iter().filter(|known| !known.done()).count();
        let told = (repeat.tickets as usize, repeat.same_issue as usize, repeat.open as usize);
        let same_issue = groups.values().map(Vec::len).max().unwrap_or(0);
        assert_eq!(told, (tickets.len(), same_issue, open), "{}", repeat.customer);
        for (name, n) in &repeat.categories {
            assert_eq!(*n as usize, groups[name].len(), "{} {name}", repeat.customer);
        }
    }
    for cell in &found.combinations {
        let inside = |known: &&&Known| known.labels.category == cell.category && known.ticket.channel == cell.channel;
        let rated = rows.iter().filter(inside).filter_map(|known| known.satisfied());
        let rated: Vec<bool> = rated.collect();
        let satisfied = rated.iter().filter(|satisfied| **satisfied).count();
        rate(&cell.csat, satisfied, rated.len(), &format!("{} × {}", cell.category, cell.channel));
    }
    let escalated: Vec<&Known> = rows.iter().filter(|known| known.escalated()).copied().collect();
    let reasons = by(&escalated, |known| known.values(Facet::Escalation).pop().unwrap_or_default());
    for reason in &found.escalation_reasons {
        assert_eq!(reason.n as usize, reasons[&reason.reason].len(), "{}", reason.reason);
    }
}

fn time_to_escalate(asked: &Asked, hits: &[&Known], found: Option<(f64, u32)>) {
    let waited = |known: &&Known| {
        let (from, to) = (known.created()?, known.labels.escalation.at?.0);
        (from <= to).then(|| asked.desk.on(asked.filter.clock, from, to))
    };
    let waited: Vec<i64> = hits.iter().filter_map(waited).collect();
    assert_eq!(found.map_or(0, |found| found.1 as usize), waited.len());
    same(found.map(|found| found.0), percentile(&waited, 0.5), "hours to escalate");
}

fn ages(asked: &Asked, found: &Problems) {
    let open: Vec<&Known> =
        asked.rows.iter().filter(|known| asked.desk.has(Clock::Calendar, Having::Unresolved, known)).copied().collect();
    for bin in &found.ageing {
        for (priority, &n) in Priority::ALL.iter().zip(&bin.by_priority) {
            let of: Vec<&Known> = open.iter().filter(|known| known.labels.priority == *priority).copied().collect();
            let inside = |millis: i64| {
                let hours = millis as f64 / HOUR as f64;
                bin.from <= hours && bin.to.is_none_or(|to| hours < to)
            };
            let ages = asked.times(&of, SlaGoal::Resolution);
            assert_eq!(n as usize, ages.iter().filter(|age| inside(age.0)).count(), "{bin:?} {priority:?}");
        }
    }
}
