//! Made-up columns for tests and for measuring: every gap and oddity that exports have, from a fixed seed.

use model::columns::{Base, Columns, Lists, NO_COUNT, NO_NAME, NONE, Names, phrase_hash};

pub const HOUR: i64 = 3_600_000;
pub const DAY: i64 = 24 * HOUR;

/// A small generator of repeatable numbers (Knuth's 64-bit linear congruence).
pub struct Dice(pub u64);

impl Dice {
    /// A number below `n`.
    pub fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % n.max(1)
    }

    /// True once in `n` times.
    pub fn once_in(&mut self, n: u64) -> bool {
        self.below(n) == 0
    }
}

/// Dictionaries of the made-up columns.
pub fn names() -> Names {
    let list = |prefix: &str, n: usize| (0..n).map(|i| format!("{prefix}{i}")).collect();
    Names {
        category: list("category", 9),
        channel: list("channel", 4),
        agent: list("agent", 40),
        source: vec!["desk".into()],
        ..Names::default()
    }
}

/// `n` tickets created over `span` ms from `start`, in order of creation.
pub fn columns(n: usize, start: i64, span: i64, dice: &mut Dice) -> Columns {
    let base = Base { phrases: Lists { starts: vec![0], values: vec![] }, ..Base::default() };
    let mut columns = Columns { base: base.into(), ..Columns::default() };
    let vocabulary: Vec<u64> =
        (0..60_000_u64).map(|word| phrase_hash(word.wrapping_mul(0x9e37_79b9_7f4a_7c15), true)).collect();
    for i in 0..n {
        let created = start + (span as i128 * i as i128 / n.max(1) as i128) as i64 + dice.below(HOUR as u64) as i64;
        push(&mut columns, created, start + span, &vocabulary, dice);
    }
    columns
}

fn push(columns: &mut Columns, created: i64, last: i64, vocabulary: &[u64], dice: &mut Dice) {
    let undated = dice.once_in(50);
    let hours = 1 + dice.below(40) * dice.below(10);
    let resolved_at = created + hours as i64 * HOUR + dice.below(HOUR as u64) as i64;
    let status = if resolved_at <= last { 4 + dice.below(2) } else { dice.below(4) } as u8;
    let status = if dice.once_in(60) { 6 } else { status };
    let without_time = dice.once_in(30);
    let resolved = if resolved_at <= last && !without_time && status >= 4 { resolved_at } else { NONE };
    let answered = !dice.once_in(6);
    let first_response = created + dice.below(20 * HOUR as u64) as i64;
    columns.created.push(if undated { NONE } else { created });
    columns.updated.push(NONE);
    columns.resolved.push(resolved);
    columns.first_response.push(if answered && !undated { first_response - created } else { NONE });
    columns.resolution.push(if resolved != NONE && !undated { resolved - created } else { NONE });
    columns.status.push(status);
    columns.priority.push(dice.below(4) as u8);
    columns.tone.push(dice.below(4) as u8);
    columns.emotion.push(dice.below(6) as u8);
    columns.left_out.push(0);
    let stars = dice.below(5) as u8 + 1;
    let rated = dice.once_in(3);
    columns.rating.push(if rated { f32::from(stars) } else { f32::NAN });
    columns.satisfied.push(if rated { u8::from(stars >= 4) } else { 2 });
    columns.nps.push(if dice.once_in(9) { dice.below(11) as u8 } else { 255 });
    columns.escalated.push(dice.below(3) as u8);
    columns.score.push(0.0);
    columns.reopens.push(if dice.once_in(4) { NO_COUNT } else { dice.below(2) as u16 });
    columns.replies.push(if answered { 1 + dice.below(3) as u16 } else { 0 });
    columns.messages.push(1 + dice.below(5) as u16);
    columns.category.push(dice.below(9) as u32);
    columns.subcategory.push(NO_NAME);
    columns.channel.push(if dice.once_in(20) { NO_NAME } else { dice.below(4) as u32 });
    columns.agent.push(if dice.once_in(10) { NO_NAME } else { dice.below(40) as u32 });
    columns.customer.push(NO_NAME);
    columns.source.push(0);
    columns.language.push(NO_NAME);
    let mut phrases: Vec<u64> = (0..dice.below(10))
        .map(|_| {
            let reach = dice.below(vocabulary.len() as u64) + 1;
            vocabulary[dice.below(reach) as usize]
        })
        .collect();
    phrases.sort_unstable();
    phrases.dedup();
    columns.phrases.values.extend(phrases);
    let end = columns.phrases.values.len() as u32;
    columns.phrases.starts.push(end);
}
