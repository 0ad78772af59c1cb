//! Rules as people may keep them: put in order, or refused with all that is wrong.

use std::fmt;

use chrono::NaiveDate;
use model::{BusinessHours, Clock, Priority, Shift, SlaGoal, SlaRules};

/// Weekdays, Monday first.
const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
/// Minutes in a day.
const DAY: u16 = 1_440;

/// Something in the rules by which no ticket could be judged.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum SlaFault {
    /// A target that is not a positive number of hours.
    Target {
        /// Whose.
        priority: Priority,
        /// Which of the two.
        goal: SlaGoal,
        /// As given, hours.
        hours: f64,
    },
    /// A share of the target from which tickets are at risk that is not between 1 and 99 percent.
    AtRisk(u8),
    /// A shift that does not end after it begins, or not on its day.
    Shift {
        /// Weekday or date.
        day: String,
        /// As given.
        shift: Shift,
    },
    /// Two shifts at the same time.
    Overlap {
        /// Weekday or date.
        day: String,
        /// The earlier one.
        first: Shift,
        /// The later one.
        second: Shift,
    },
    /// A special day that is no date.
    NoDate(String),
    /// Two entries for one special day.
    Twice(String),
    /// A target in business hours, though nobody ever works.
    NobodyWorks,
}

/// The rules with shifts and special days in order.
///
/// # Errors
/// Every fault there is, in the order of the form.
pub(crate) fn ordered(mut rules: SlaRules) -> Result<SlaRules, Vec<SlaFault>> {
    let BusinessHours { week, days } = &mut rules.hours;
    week.iter_mut().for_each(|shifts| shifts.sort_unstable());
    days.iter_mut().for_each(|special| special.shifts.sort_unstable());
    days.sort();
    let mut faults = of_policy(&rules);
    for (name, shifts) in WEEKDAYS.iter().zip(&rules.hours.week) {
        faults.extend(of_shifts(name, shifts));
    }
    for special in &rules.hours.days {
        if !is_date(&special.day) {
            faults.push(SlaFault::NoDate(special.day.clone()));
        }
        faults.extend(of_shifts(&special.day, &special.shifts));
    }
    let twice = rules.hours.days.windows(2).filter(|pair| pair[0].day == pair[1].day);
    faults.extend(twice.map(|pair| SlaFault::Twice(pair[0].day.clone())));
    if faults.is_empty() { Ok(rules) } else { Err(faults) }
}

fn of_policy(rules: &SlaRules) -> Vec<SlaFault> {
    let policy = &rules.policy;
    let mut faults = Vec::new();
    for priority in Priority::ALL.into_iter().rev() {
        let target = policy.target(priority);
        for (goal, hours) in [(SlaGoal::FirstResponse, target.first_response), (SlaGoal::Resolution, target.resolution)]
        {
            faults.extend(hours.filter(|hours| !hours.is_finite() || *hours <= 0.0).map(|hours| SlaFault::Target {
                priority,
                goal,
                hours,
            }));
        }
    }
    if !(1..=99).contains(&policy.at_risk_percent) {
        faults.push(SlaFault::AtRisk(policy.at_risk_percent));
    }
    let in_business_hours = Priority::ALL.iter().any(|&priority| {
        let target = policy.target(priority);
        target.clock == Clock::Business && (target.first_response.is_some() || target.resolution.is_some())
    });
    if in_business_hours && rules.hours.week.iter().all(Vec::is_empty) {
        faults.push(SlaFault::NobodyWorks);
    }
    faults
}

/// Faults of one day's shifts, which are in order.
fn of_shifts(day: &str, shifts: &[Shift]) -> Vec<SlaFault> {
    let wrong = shifts.iter().filter(|shift| shift.from >= shift.to || shift.to > DAY);
    let mut faults: Vec<SlaFault> = wrong.map(|&shift| SlaFault::Shift { day: day.to_owned(), shift }).collect();
    let overlap = shifts.windows(2).filter(|pair| pair[1].from < pair[0].to);
    faults.extend(overlap.map(|pair| SlaFault::Overlap { day: day.to_owned(), first: pair[0], second: pair[1] }));
    faults
}

fn is_date(day: &str) -> bool {
    NaiveDate::parse_from_str(day, "%Y-%m-%d").is_ok_and(|date| date.format("%Y-%m-%d").to_string() == day)
}

impl fmt::Display for SlaFault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            SlaFault::Target { priority, goal, hours } => {
                let goal = match goal {
                    SlaGoal::FirstResponse => "first response",
                    SlaGoal::Resolution => "resolution",
                };
                write!(
                    out,
                    "A {goal} for {} tickets within {hours} hours can't be promised: it needs more than 0, or no target.",
                    priority.name()
                )
            }
            SlaFault::AtRisk(percent) => {
                write!(out, "Tickets can't be at risk from {percent} % of their target: it needs 1 to 99 %.")
            }
            SlaFault::Shift { day, shift } => {
                write!(
                    out,
                    "{day}: the hours {} can't be worked, they have to end after they begin, by 24:00.",
                    Hours(*shift)
                )
            }
            SlaFault::Overlap { day, first, second } => {
                write!(out, "{day}: the hours {} and {} overlap.", Hours(*first), Hours(*second))
            }
            SlaFault::NoDate(day) => write!(out, "“{day}” is not a day. Write it as 2026-12-25."),
            SlaFault::Twice(day) => write!(out, "{day} is there twice. Keep one of them."),
            SlaFault::NobodyWorks => {
                write!(
                    out,
                    "A target is in business hours, but nobody works on any weekday. Add hours, or count all hours."
                )
            }
        }
    }
}

/// `09:00–17:00`.
struct Hours(Shift);

impl fmt::Display for Hours {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Shift { from, to } = self.0;
        write!(out, "{:02}:{:02}–{:02}:{:02}", from / 60, from % 60, to / 60, to % 60)
    }
}

#[cfg(test)]
mod tests {
    use model::SpecialDay;

    use super::*;

    fn check(change: impl FnOnce(&mut SlaRules), expected: &[&str]) {
        let mut rules = SlaRules::default();
        change(&mut rules);
        let faults = ordered(rules).err().unwrap_or_default();
        assert_eq!(faults.iter().map(ToString::to_string).collect::<Vec<_>>(), expected);
    }

    fn special(day: &str, shifts: Vec<Shift>) -> SpecialDay {
        SpecialDay { day: day.into(), name: String::new(), shifts }
    }

    #[test]
    fn all_that_is_wrong_is_told() {
        let shift = |from: u16, to: u16| Shift { from: from * 60, to: to * 60 };
        check(|_| (), &[]);
        check(
            |rules| rules.hours.week[1] = vec![shift(13, 17), shift(9, 14)],
            &["Tuesday: the hours 09:00–14:00 and 13:00–17:00 overlap."],
        );
        check(|rules| rules.hours.week[1] = vec![shift(9, 12), shift(12, 17)], &[]);
        check(
            |rules| rules.hours.week[6] = vec![shift(17, 9)],
            &["Sunday: the hours 17:00–09:00 can't be worked, they have to end after they begin, by 24:00."],
        );
        check(
            |rules| rules.policy.critical.resolution = Some(0.0),
            &[
                "A resolution for critical tickets within 0 hours can't be promised: it needs more than 0, or no target.",
            ],
        );
        check(
            |rules| {
                rules.policy.low.first_response = Some(f64::NAN);
                rules.policy.at_risk_percent = 100;
            },
            &[
                "A first response for low tickets within NaN hours can't be promised: it needs more than 0, or no target.",
                "Tickets can't be at risk from 100 % of their target: it needs 1 to 99 %.",
            ],
        );
        check(
            |rules| {
                rules.hours.days =
                    vec![special("2026-12-25", vec![]), special("25.12.2026", vec![]), special("2026-12-25", vec![])]
            },
            &["“25.12.2026” is not a day. Write it as 2026-12-25.", "2026-12-25 is there twice. Keep one of them."],
        );
        check(
            |rules| {
                rules.hours.week = Default::default();
                rules.policy.high.clock = Clock::Business;
            },
            &["A target is in business hours, but nobody works on any weekday. Add hours, or count all hours."],
        );
        check(|rules| rules.hours.week = Default::default(), &[]);
    }

    #[test]
    fn shifts_and_days_are_put_in_order() {
        let mut rules = SlaRules::default();
        rules.hours.week[0] = vec![Shift { from: 780, to: 1020 }, Shift { from: 480, to: 720 }];
        rules.hours.days = vec![special("2027-01-01", vec![]), special("2026-12-25", vec![])];
        let hours = ordered(rules).map(|rules| rules.hours).unwrap_or_default();
        assert_eq!(hours.week[0].iter().map(|shift| shift.from).collect::<Vec<_>>(), [480, 780]);
        assert_eq!(
            hours.days.iter().map(|special| special.day.as_str()).collect::<Vec<_>>(),
            ["2026-12-25", "2027-01-01"]
        );
    }
}
