//! How many questions are asked.
//!
//! In: tokens. Out: a count by sentences: `???` is one question, a sentence that opens like a question is one without
//! its mark. Never: marks inside addresses, which are tokens of their own.

use std::sync::LazyLock;

use crate::form::is;
use crate::hash::{HashMapOf, hash};
use crate::tokens::{Gap, Tokens, Word};

const ASKING: &str = "how what why where when which who";

const FOLLOWING: &str = "do does did can could is are was should would will to much many long come about am have has \
    isn't aren't doesn't don't can't";

const OPENING_PAIRS: [&str; 12] = [
    "is there",
    "are there",
    "do you",
    "does it",
    "does the",
    "can i",
    "may i",
    "could i",
    "should i",
    "is it",
    "do i",
    "will it",
];

static ASKS: LazyLock<HashMapOf<()>> = LazyLock::new(|| set(ASKING.split_whitespace()));
static FOLLOWS: LazyLock<HashMapOf<()>> = LazyLock::new(|| set(FOLLOWING.split_whitespace()));
static OPENS: LazyLock<HashMapOf<()>> =
    LazyLock::new(|| set(OPENING_PAIRS.into_iter().filter_map(|pair| pair.split(' ').next())));
static PAIRS: LazyLock<HashMapOf<()>> = LazyLock::new(|| {
    let pair = |text: &str| text.split_once(' ').map(|(first, second)| (pair_key(hash(first), hash(second)), ()));
    OPENING_PAIRS.into_iter().filter_map(pair).collect()
});

fn set<'a>(words: impl Iterator<Item = &'a str>) -> HashMapOf<()> {
    words.map(|word| (hash(word), ())).collect()
}

fn pair_key(first: u64, second: u64) -> u64 {
    first.rotate_left(1) ^ second
}

/// Whether the word with this hash asks.
pub(crate) fn asks(word: u64) -> bool {
    ASKS.contains_key(&word)
}

/// Whether the word with this hash may follow one that asks.
pub(crate) fn follows(word: u64) -> bool {
    FOLLOWS.contains_key(&word)
}

/// Whether the word with this hash begins one of the pairs that open a question.
pub(crate) fn opens(word: u64) -> bool {
    OPENS.contains_key(&word)
}

/// Number of questions asked.
pub(super) fn count(tokens: &Tokens) -> u32 {
    let words = &tokens.words;
    let mut count = 0;
    let mut marks = tokens.questions.iter().map(|place| *place as usize).peekable();
    let mut start = 0;
    for end in 1..=words.len() {
        if end < words.len() && words[end].gap != Gap::Sentence {
            continue;
        }
        let mut marked = false;
        while marks.next_if(|place| *place <= end).is_some() {
            marked = true;
        }
        count += u32::from(marked || opens_as_question(&words[start..end]));
        start = end;
    }
    // Marks alone ("???") ask, though without words.
    if words.is_empty() { u32::from(!tokens.questions.is_empty()) } else { count }
}

fn opens_as_question(sentence: &[Word]) -> bool {
    let [first, second, _, ..] = sentence else { return false };
    first.form.is(is::ASKS) && second.form.is(is::FOLLOWS)
        || first.form.is(is::OPENS) && PAIRS.contains_key(&pair_key(first.form.hash, second.form.hash))
}
