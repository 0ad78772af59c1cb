//! Small labels and counts packed into two numbers: two fast fields instead of eleven are quicker to write and read.

use model::columns::{Columns, NO_COUNT};
use model::durations::agent_replies;
use model::rating::RatingValue;
use model::{Analysis, Ticket, effective_left_out, effective_priority};

/// Width of each label in bits, in the order of [`Columns`] below.
const WIDTHS: [u32; 8] = [3, 2, 2, 3, 3, 2, 2, 8];

/// Status, priority, tone, emotion, left out, satisfied, escalated, NPS of a ticket.
pub(crate) fn labels(ticket: &Ticket, analysis: &Analysis) -> u64 {
    let rating = ticket.rating.as_ref();
    let satisfied = rating.and_then(|rating| rating.satisfied()).map_or(2, u64::from);
    let escalated = ticket.escalated.map_or(2, u64::from);
    let nps = match rating.map(|rating| rating.value) {
        Some(RatingValue::Nps(value)) => value,
        _ => u8::MAX,
    };
    pack([
        ticket.status as u64,
        effective_priority(ticket, analysis) as u64,
        analysis.sentiment.label as u64,
        analysis.emotion.value as u64,
        effective_left_out(ticket).map_or(0, |reason| reason as u64),
        satisfied,
        escalated,
        u64::from(nps),
    ])
}

/// Times reopened, public agent replies, messages of a ticket.
pub(crate) fn counts(ticket: &Ticket) -> u64 {
    let small = |count: u32| u64::from(count.min(u32::from(NO_COUNT) - 1));
    let reopens = ticket.reopens.map_or(u64::from(NO_COUNT), small);
    let messages = u32::try_from(ticket.messages.len()).unwrap_or(u32::MAX);
    reopens | small(agent_replies(ticket)) << 16 | small(messages) << 32
}

/// Appends the packed labels of the next row to their columns.
pub(crate) fn push_labels(columns: &mut Columns, packed: u64) {
    let [status, priority, tone, emotion, left_out, satisfied, escalated, nps] = unpack(packed);
    columns.status.push(status);
    columns.priority.push(priority);
    columns.tone.push(tone);
    columns.emotion.push(emotion);
    columns.left_out.push(left_out);
    columns.satisfied.push(satisfied);
    columns.escalated.push(escalated);
    columns.nps.push(nps);
}

/// Appends the packed counts of the next row to their columns.
pub(crate) fn push_counts(columns: &mut Columns, packed: u64) {
    columns.reopens.push(packed as u16);
    columns.replies.push((packed >> 16) as u16);
    columns.messages.push((packed >> 32) as u16);
}

fn pack(values: [u64; 8]) -> u64 {
    values.iter().zip(WIDTHS).rev().fold(0, |packed, (value, width)| packed << width | value)
}

fn unpack(packed: u64) -> [u8; 8] {
    let mut rest = packed;
    WIDTHS.map(|width| {
        let value = (rest & ((1 << width) - 1)) as u8;
        rest >>= width;
        value
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_comes_back() {
        for values in [[0; 8], [6, 3, 3, 5, 4, 2, 2, 255], [1, 0, 2, 4, 1, 0, 1, 10]] {
            assert_eq!(unpack(pack(values)).map(u64::from), values);
        }
    }

    #[test]
    fn counts_saturate_and_a_missing_one_stays_missing() {
        let mut ticket = Ticket::new("s", "1");
        let mut columns = Columns::default();
        push_counts(&mut columns, counts(&ticket));
        ticket.reopens = Some(70_000);
        ticket.replies_given = Some(3);
        push_counts(&mut columns, counts(&ticket));
        assert_eq!(columns.reopens, [NO_COUNT, NO_COUNT - 1]);
        assert_eq!(columns.replies, [0, 3]);
        assert_eq!(columns.messages, [0, 0]);
    }
}
