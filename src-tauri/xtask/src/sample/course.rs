//! How a ticket's status went, and whether it was handed on: told from its conversation, with draws of its own, so that
//! the conversations stay as they are.

use chrono::{DateTime, Duration, Utc};
use serde_json::{Value, json};

use super::random::Random;
use super::story::Story;
use super::thread::Thread;
use super::{hours, stamp};

/// Days after which what is solved is closed.
const CLOSED_AFTER: i64 = 28;

/// The statuses it got. An answer leaves it to the customer, a word of the customer brings it back; what was reopened
/// had been solved with the first answer.
pub fn statuses(thread: &Thread, created: DateTime<Utc>) -> Vec<Value> {
    let mut told = vec![("new", stamp(created))];
    let mut reopened = thread.reopened;
    for (role, at) in &thread.turns {
        let status = match *role {
            "agent" if std::mem::take(&mut reopened) => "solved",
            "agent" => "pending",
            "customer" => "open",
            _ => continue,
        };
        told.push((status, stamp(*at)));
    }
    if let Some(resolved) = thread.resolved {
        told.push(("solved", stamp(resolved)));
        if thread.status() == "closed" {
            told.push(("closed", stamp(resolved + Duration::days(CLOSED_AFTER))));
        }
    }
    told.dedup_by(|later, earlier| later.0 == earlier.0);
    told.into_iter().map(|(status, at)| json!({ "status": status, "at": at })).collect()
}

/// When and why it was handed on, if it was: soon after the customer wrote last, or after the creation.
pub fn escalation<'a>(
    story: &'a Story,
    thread: &Thread,
    (id, created): (u32, DateTime<Utc>),
    escalated: bool,
) -> Option<(DateTime<Utc>, &'a str)> {
    let mut random = Random::new(u64::from(id));
    let handed_on = escalated || (thread.bad && random.chance(0.5));
    let reason = story.escalation.as_deref().filter(|_| handed_on)?;
    let said = thread.turns.iter().rev().find(|(role, _)| *role == "customer").map_or(created, |(_, at)| *at);
    let at = said + hours(random.skewed(0.7));
    let before_the_end = thread.resolved.is_none_or(|resolved| at < resolved) && at < thread.as_of;
    before_the_end.then_some((at, reason))
}
