//! The numbers of SLA, counted anew.

use analytics::view::{Attainment, Sla, SlaRow};
use model::{Facet, Population, SlaGoal, SlaState};

use crate::known::Known;
use crate::over_time::rate_bucket;
use crate::recount::{Asked, scope};
use crate::stats::{by, percent, same, same_interval, wilson};

/// Every number of SLA under the workspace's own rules.
pub fn sla(asked: &Asked, found: &Sla) {
    scope(asked, &found.scope);
    assert_eq!(found.rules, asked.desk.rules);
    for view in &found.goals {
        let goal = view.goal;
        attainment(asked, goal, &asked.rows, &view.all, "all");
        rows(asked, goal, Facet::Priority, &view.priorities);
        rows(asked, goal, Facet::Agent, &view.agents);
        rows(asked, goal, Facet::Category, &view.categories);
        if asked.filter.population == Population::OpenAtEnd {
            continue;
        }
        for (bucket, told) in found.buckets.iter().zip(&view.over_time) {
            let rows = asked.rows.iter().filter(|known| asked.within(known, bucket.period));
            let states: Vec<SlaState> = rows.map(|known| asked.desk.stands(goal, known).0).collect();
            let count = |state: SlaState| states.iter().filter(|known| **known == state).count();
            let met = count(SlaState::Met);
            rate_bucket(told, met, met + count(SlaState::Breached), &bucket.day);
        }
    }
    for ticket in &found.next {
        let known = asked.rows.iter().find(|known| known.ticket.key == ticket.key).expect("a ticket of the population");
        let (state, open) = asked.desk.stands(ticket.goal, known);
        assert!(
            open && state == if ticket.hours_left < 0.0 { SlaState::Breached } else { SlaState::AtRisk },
            "{ticket:?}"
        );
    }
}

fn rows(asked: &Asked, goal: SlaGoal, facet: Facet, told: &[SlaRow]) {
    let groups = by(&asked.rows, |known| known.values(facet).pop().unwrap_or_default());
    let with_tickets = told.iter().filter(|row| sum(&row.attainment) > 0).count();
    assert_eq!(with_tickets, groups.len(), "{facet:?}");
    for row in told {
        let none = Vec::new();
        attainment(asked, goal, groups.get(&row.name).unwrap_or(&none), &row.attainment, &row.name);
    }
}

fn sum(told: &Attainment) -> u32 {
    told.met + told.breached + told.at_risk + told.not_due + told.not_measured
}

fn attainment(asked: &Asked, goal: SlaGoal, rows: &[&Known], told: &Attainment, what: &str) {
    let stands: Vec<(SlaState, bool)> = rows.iter().map(|known| asked.desk.stands(goal, known)).collect();
    let count = |state: SlaState| stands.iter().filter(|known| known.0 == state).count();
    let (met, breached) = (count(SlaState::Met), count(SlaState::Breached));
    let states = [told.met, told.breached, told.at_risk, told.not_due, told.not_measured];
    let expected = [met, breached, count(SlaState::AtRisk), count(SlaState::NotDue), count(SlaState::NotMeasured)];
    assert_eq!(states.map(|n| n as usize), expected, "{goal:?} {what}");
    let overdue = stands.iter().filter(|known| **known == (SlaState::Breached, true)).count();
    assert_eq!(told.overdue as usize, overdue, "{goal:?} {what}");
    same(told.percent, percent(met, met + breached), what);
    same_interval(told.interval, wilson(met, met + breached), what);
}
