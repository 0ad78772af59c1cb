//! First response and resolution times of one ticket, derived or given (METRICS: Speed).

use crate::instant::HOUR_MS;
use crate::{Instant, Role, Ticket};

/// Derived and given durations agree when they differ by no more than this, milliseconds.
const AGREEMENT_MS: i64 = 60_000;

/// One duration of a ticket and what was found out about it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Measured {
    /// Milliseconds on the calendar clock; `None` when it has not happened or is not known.
    pub millis: Option<i64>,
    /// The export's own figure and ours differ by more than a minute (ours is used).
    pub disagrees: bool,
    /// The figure was negative and is left out.
    pub negative: bool,
}

/// Creation to the first public reply of a human agent.
///
/// The moment the export gives wins over the first agent message, since conversations are often exported in part.
pub fn first_response(ticket: &Ticket) -> Measured {
    let replied = ticket.first_response_at.or_else(|| {
        ticket.messages.iter().filter(|message| message.role == Role::Agent).filter_map(|message| message.at).min()
    });
    measure(ticket.created_at, replied, ticket.first_response_given)
}

/// Creation to the latest resolution. A ticket that is not resolved has none, whatever the export states.
pub fn resolution(ticket: &Ticket) -> Measured {
    if ticket.resolved_at.is_none() && !ticket.status.is_resolved() {
        return Measured::default();
    }
    measure(ticket.created_at, ticket.resolved_at, ticket.resolution_given)
}

/// Public replies by human agents: counted in the conversation, else as the export states.
pub fn agent_replies(ticket: &Ticket) -> u32 {
    let counted = ticket.messages.iter().filter(|message| message.role == Role::Agent).count() as u32;
    if counted > 0 { counted } else { ticket.replies_given.unwrap_or(0) }
}

fn measure(from: Option<Instant>, to: Option<Instant>, given_hours: Option<f64>) -> Measured {
    let derived = from.zip(to).map(|(from, to)| to.0 - from.0);
    let given = given_hours.filter(|hours| hours.is_finite()).map(|hours| (hours * HOUR_MS as f64).round() as i64);
    let (millis, disagrees) = match (derived, given) {
        (Some(derived), Some(given)) if (derived - given).abs() <= AGREEMENT_MS => (Some(given), false),
        (Some(derived), Some(_)) => (Some(derived), true),
        (derived, given) => (derived.or(given), false),
    };
    match millis {
        Some(value) if value < 0 => Measured { millis: None, disagrees, negative: true },
        millis => Measured { millis, disagrees, negative: false },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Message, Status};

    fn check(created: Option<i64>, resolved: Option<i64>, given: Option<f64>, expected: Measured) {
        let mut ticket = Ticket::new("s", "1");
        ticket.status = Status::Solved;
        ticket.created_at = created.map(Instant);
        ticket.resolved_at = resolved.map(Instant);
        ticket.resolution_given = given;
        assert_eq!(resolution(&ticket), expected);
    }

    #[test]
    fn given_wins_when_it_agrees_and_derived_when_it_does_not() {
        let known = |millis| Measured { millis: Some(millis), ..Measured::default() };
        check(Some(0), Some(HOUR_MS), Some(1.01), known(3_636_000));
        check(Some(0), Some(HOUR_MS), Some(2.0), Measured { disagrees: true, ..known(HOUR_MS) });
        check(Some(0), Some(HOUR_MS), None, known(HOUR_MS));
        check(None, None, Some(2.0), known(2 * HOUR_MS));
        check(Some(0), Some(0), None, known(0));
        check(Some(0), None, None, Measured::default());
        check(Some(HOUR_MS), Some(0), None, Measured { negative: true, ..Measured::default() });
    }

    #[test]
    fn an_open_ticket_has_no_resolution_time() {
        let mut ticket = Ticket::new("s", "1");
        ticket.status = Status::Pending;
        ticket.resolution_given = Some(2.0);
        assert_eq!(resolution(&ticket), Measured::default());
    }

    #[test]
    fn bots_and_notes_are_no_first_response() {
        let mut ticket = Ticket::new("s", "1");
        ticket.created_at = Some(Instant(0));
        ticket.messages = [(Role::Customer, 0), (Role::Bot, 1), (Role::Note, 2), (Role::Agent, 3)]
            .map(|(role, at)| Message { id: None, role, author: None, at: Some(Instant(at)), text: String::new() })
            .to_vec();
        assert_eq!(first_response(&ticket).millis, Some(3));
        assert_eq!(agent_replies(&ticket), 1);
    }
}
