//! Small labels and counts packed into two numbers: two fast fields instead of twelve are quicker to write and read.

use model::columns::{Base, Columns, NO_COUNT};
use model::durations::agent_replies;
use model::history::reopens;
use model::rating::RatingValue;
use model::{Analysis, Labels, Ticket, effective_left_out};

/// Labels packed into one number.
const LABELS: usize = 9;
/// Width of each label in bits, in the order of [`labels`].
const WIDTHS: [u32; LABELS] = [3, 2, 2, 3, 3, 2, 2, 8, 1];

/// Status, priority, tone, emotion, left out, satisfied, escalated, NPS, category given of a ticket.
pub(crate) fn labels(ticket: &Ticket, analysis: &Analysis, plain: &Labels) -> u64 {
    let rating = ticket.rating.as_ref();
    let satisfied = rating.and_then(|rating| rating.satisfied()).map_or(2, u64::from);
    let escalated = plain.escalation.escalated.map_or(2, u64::from);
    let nps = match rating.map(|rating| rating.value) {
        Some(RatingValue::Nps(value)) => value,
        _ => u8::MAX,
    };
    pack([
        ticket.status as u64,
        plain.priority as u64,
        plain.tone as u64,
        analysis.emotion.value as u64,
        effective_left_out(ticket).map_or(0, |reason| reason as u64),
        satisfied,
        escalated,
        u64::from(nps),
        u64::from(ticket.category_given.as_ref().is_some_and(|name| !name.is_empty())),
    ])
}

/// Times reopened, public agent replies, messages of a ticket.
pub(crate) fn counts(ticket: &Ticket) -> u64 {
    let small = |count: u32| u64::from(count.min(u32::from(NO_COUNT) - 1));
    let reopens = reopens(ticket).map_or(u64::from(NO_COUNT), small);
    let messages = u32::try_from(ticket.messages.len()).unwrap_or(u32::MAX);
    reopens | small(agent_replies(ticket)) << 16 | small(messages) << 32
}

/// Fills the columns of packed labels.
pub(crate) fn unpack_labels(columns: &mut Columns, packed: &[u64]) {
    let label = |at: usize| packed.iter().map(|&packed| unpack(packed)[at]).collect::<Vec<u8>>();
    (columns.priority, columns.tone) = (label(1), label(2));
    let base: &mut Base = columns;
    (base.status, base.emotion, base.left_out) = (label(0), label(3), label(4));
    (base.satisfied, base.escalated, base.nps, base.category_given) = (label(5), label(6), label(7), label(8));
}

/// Fills the columns of packed counts.
pub(crate) fn unpack_counts(base: &mut Base, packed: &[u64]) {
    let count = |shift: u32| packed.iter().map(|&packed| (packed >> shift) as u16).collect();
    (base.reopens, base.replies, base.messages) = (count(0), count(16), count(32));
}

fn pack(values: [u64; LABELS]) -> u64 {
    values.iter().zip(WIDTHS).rev().fold(0, |packed, (value, width)| packed << width | value)
}

fn unpack(packed: u64) -> [u8; LABELS] {
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
        for values in [[0; LABELS], [6, 3, 3, 5, 4, 2, 2, 255, 1], [1, 0, 2, 4, 1, 0, 1, 10, 0]] {
            assert_eq!(unpack(pack(values)).map(u64::from), values);
        }
    }

    #[test]
    fn counts_saturate_and_a_missing_one_stays_missing() {
        let mut ticket = Ticket::new("s", "1");
        let mut columns = Base::default();
        let unknown = counts(&ticket);
        ticket.reopens = Some(70_000);
        ticket.replies_given = Some(3);
        unpack_counts(&mut columns, &[unknown, counts(&ticket)]);
        assert_eq!(columns.reopens, [NO_COUNT, NO_COUNT - 1]);
        assert_eq!(columns.replies, [0, 3]);
        assert_eq!(columns.messages, [0, 0]);
    }
}
