//! Several records of one conversation to one. In: drafts, one a row. Out: the draft of the whole. Never: reads cells.

use model::{Instant, Person, Role};

use super::draft::Draft;
use super::turn::{self, nobody};
use crate::normalise::sides;

/// The draft that the rows of a conversation make, in time order: of a field the first that says something, of what
/// changes while a ticket is worked on (status, agent, rating) the last. `None` without a row.
pub fn merge(mut rows: Vec<Draft>) -> Option<Draft> {
    turn::sort(&mut rows, Draft::as_of, |row| row.turn.id.as_deref());
    let customer = customer(&rows);
    let mut whole = rows.into_iter().reduce(join)?;
    whole.customer = customer;
    Some(whole)
}

/// Who asks: rows the customer wrote are heard before those of others, which may name their own author.
fn customer(rows: &[Draft]) -> Person {
    let written_by_customer = |row: &&Draft| sides::of_word(&row.turn.side) == Some(Role::Customer);
    let known = |row: &&Draft| !nobody(&row.customer);
    let heard = rows.iter().filter(written_by_customer).find(known).or_else(|| rows.iter().find(known));
    heard.map(|row| row.customer.clone()).unwrap_or_default()
}

impl Draft {
    /// The moment a row speaks of.
    fn as_of(&self) -> Option<Instant> {
        self.turn.at.or(self.ticket.updated_at)
    }
}

/// Two drafts as one; `later` is the later row.
fn join(mut whole: Draft, later: Draft) -> Draft {
    whole.next_turn();
    let Draft { ticket, id, agent, turn, turns, comments, threads, people, answers, closed_at, rating, .. } = later;
    let first = &mut whole.ticket;
    fill(&mut first.subject, ticket.subject);
    fill(&mut first.channel, ticket.channel);
    first.group = first.group.take().or(ticket.group);
    first.category_given = first.category_given.take().or(ticket.category_given);
    if !ticket.status_given.is_empty() {
        first.status = ticket.status;
        first.status_given = ticket.status_given;
        first.left_out = ticket.left_out;
    }
    if first.priority_given.is_empty() {
        first.priority = ticket.priority;
        first.priority_given = ticket.priority_given;
    }
    first.created_at = earlier(first.created_at, ticket.created_at);
    first.updated_at = first.updated_at.max(ticket.updated_at);
    first.resolved_at = ticket.resolved_at.or(first.resolved_at);
    first.first_response_at = first.first_response_at.or(ticket.first_response_at);
    first.first_response_given = first.first_response_given.or(ticket.first_response_given);
    first.resolution_given = first.resolution_given.or(ticket.resolution_given);
    first.reopens = first.reopens.max(ticket.reopens);
    first.history.extend(ticket.history);
    first.escalated = first.escalated.max(ticket.escalated);
    first.escalated_at = earlier(first.escalated_at, ticket.escalated_at);
    first.escalation_reason = first.escalation_reason.take().or(ticket.escalation_reason);
    first.replies_given = first.replies_given.max(ticket.replies_given);
    first.call = first.call.take().or(ticket.call);
    first.zone = first.zone.take().or(ticket.zone);
    first.attachments.extend(ticket.attachments);
    first.messages.extend(ticket.messages);
    for (header, cell) in ticket.extra {
        first.extra.entry(header).or_insert(cell);
    }
    ticket.links.into_iter().for_each(|link| whole.link(link.kind, &link.id));
    whole.add_tags(ticket.tags);
    fill(&mut whole.id, id);
    fill(&mut whole.description, later.description);
    fill(&mut whole.rating_comment, later.rating_comment);
    whole.agent = if nobody(&agent) { whole.agent } else { agent };
    whole.rating = rating.or(whole.rating);
    whole.closed_at = closed_at.or(whole.closed_at);
    whole.begun_as = whole.begun_as.take().or(later.begun_as);
    whole.turns.extend(turns);
    whole.turn = turn;
    whole.comments.extend(comments);
    whole.threads.extend(threads);
    whole.people.extend(people);
    whole.answers.extend(answers);
    whole
}

fn fill(known: &mut String, other: String) {
    if known.is_empty() {
        *known = other;
    }
}

fn earlier(one: Option<Instant>, other: Option<Instant>) -> Option<Instant> {
    one.into_iter().chain(other).min()
}
