//! VADER's words: valences, degree adverbs, negators, and the few words its rules name.
//!
//! In: a token in lower case. Out: everything the rules ask about it, in one look-up. Never: scoring. The valences and
//! emoji descriptions are the tables of the `vader_sentiment` crate (Hutto & Gilbert, ICWSM-14), put right where that
//! crate folds upper and lower case into one key; the rest of the lists are those of Python vaderSentiment 3.3.2.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::hash::{HashMapOf, hash};

/// What the rules know of a token.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Entry {
    /// Valence −4 to 4 if the token is in the lexicon.
    pub valence: Option<f64>,
    /// 1 for a degree adverb that strengthens the word it stands before, −1 for one that weakens it, else 0.
    pub boost: i8,
    /// [`flag`] bits.
    pub flags: u16,
    /// Place in [`IDIOM_WORDS`] counted from 1; 0 if in none.
    pub idiom: u8,
}

impl Entry {
    /// A token nothing is known about.
    pub const NONE: Entry = Entry { valence: None, boost: 0, flags: 0, idiom: 0 };
}

/// Words the rules name.
pub(super) mod flag {
    /// Negates what follows.
    pub const NEGATES: u16 = 1;
    pub const NEVER: u16 = 1 << 1;
    pub const SO_THIS: u16 = 1 << 2;
    pub const WITHOUT: u16 = 1 << 3;
    pub const DOUBT: u16 = 1 << 4;
    pub const NO: u16 = 1 << 5;
    pub const OR_NOR: u16 = 1 << 6;
    pub const LEAST: u16 = 1 << 7;
    pub const AT_VERY: u16 = 1 << 8;
    pub const BUT: u16 = 1 << 9;
    pub const KIND: u16 = 1 << 10;
    pub const OF: u16 = 1 << 11;
}

const BOOSTERS: &str = "absolutely amazingly awfully completely considerable considerably decidedly deeply effing \
    enormous enormously entirely especially exceptional exceptionally extreme extremely fabulously flipping flippin \
    frackin fracking fricking frickin frigging friggin fully fuckin fucking fuggin fugging greatly hella highly hugely \
    incredible incredibly intensely major majorly more most particularly purely quite really remarkably so \
    substantially thoroughly total totally tremendous tremendously uber unbelievably unusually utter utterly very";

const DAMPENERS: &str = "almost barely hardly kinda kindof kind-of less little marginal marginally occasional \
    occasionally partly scarce scarcely slight slightly somewhat sorta sortof sort-of";

const NEGATORS: &str = "aint arent cannot cant couldnt darent didnt doesnt ain't aren't can't couldn't daren't didn't \
    doesn't dont hadnt hasnt havent isnt mightnt mustnt neither don't hadn't hasn't haven't isn't mightn't mustn't \
    neednt needn't never none nope nor not nothing nowhere oughtnt shant shouldnt uhuh wasnt werent oughtn't shan't \
    shouldn't uh-uh wasn't weren't without wont wouldnt won't wouldn't rarely seldom despite";

const NAMED: [(&str, u16); 14] = [
    ("never", flag::NEVER),
    ("so", flag::SO_THIS),
    ("this", flag::SO_THIS),
    ("without", flag::WITHOUT),
    ("doubt", flag::DOUBT),
    ("no", flag::NO),
    ("or", flag::OR_NOR),
    ("nor", flag::OR_NOR),
    ("least", flag::LEAST),
    ("at", flag::AT_VERY),
    ("very", flag::AT_VERY),
    ("but", flag::BUT),
    ("kind", flag::KIND),
    ("of", flag::OF),
];

/// The words idioms are made of.
const IDIOM_WORDS: [&str; 21] = [
    "the", "shit", "bomb", "bad", "ass", "bus", "stop", "yeah", "right", "kiss", "of", "death", "to", "die", "for",
    "beating", "heart", "just", "enough", "kind", "sort",
];

/// The number [`Entry::idiom`] holds for `word`; 0 if it is in no idiom.
pub(super) fn idiom_word(word: &str) -> u8 {
    IDIOM_WORDS.iter().position(|known| *known == word).map_or(0, |place| place as u8 + 1)
}

/// Lower-case entries that the crate's case-folded table lacks or has from an upper-case twin.
const PUT_RIGHT: [(&str, f64); 3] = [(":p", 1.0), ("heart", 3.2), ("hearts", 3.3)];

/// Entries that exist in upper case only and so never match a token, which is lower-cased first.
const UPPER_ONLY: [&str; 2] = [":-þ", ":þ"];

/// Entries by number, the first of them [`Entry::NONE`], and the numbers by hash.
struct Entries {
    all: Vec<Entry>,
    numbers: HashMapOf<u16>,
}

static ENTRIES: LazyLock<Entries> = LazyLock::new(build);

static EMOJI: LazyLock<HashMap<char, &'static str>> = LazyLock::new(|| {
    let single = |text: &str| {
        let mut chars = text.chars();
        chars.next().filter(|_| chars.next().is_none())
    };
    vader_sentiment::EMOJI_LEXICON.iter().filter_map(|(emoji, words)| Some((single(emoji)?, *words))).collect()
});

/// The number of the entry of a token, in lower case, with this hash; 0 if nothing is known about it.
pub(crate) fn number(token: u64) -> u16 {
    ENTRIES.numbers.get(&token).copied().unwrap_or(0)
}

/// The entry with this number.
pub(super) fn entry(number: u16) -> Entry {
    if number == 0 { Entry::NONE } else { ENTRIES.all.get(usize::from(number)).copied().unwrap_or(Entry::NONE) }
}

/// The words an emoji stands for.
pub(super) fn emoji(c: char) -> Option<&'static str> {
    EMOJI.get(&c).copied()
}

fn build() -> Entries {
    let mut entries = Entries { all: vec![Entry::NONE], numbers: HashMapOf::default() };
    for (word, valence) in vader_sentiment::LEXICON.iter() {
        change(&mut entries, &word.to_lowercase(), |entry| entry.valence = Some(*valence));
    }
    for (word, valence) in PUT_RIGHT {
        change(&mut entries, word, |entry| entry.valence = Some(valence));
    }
    for word in UPPER_ONLY {
        change(&mut entries, word, |entry| entry.valence = None);
    }
    for word in BOOSTERS.split_whitespace() {
        change(&mut entries, word, |entry| entry.boost = 1);
    }
    for word in DAMPENERS.split_whitespace() {
        change(&mut entries, word, |entry| entry.boost = -1);
    }
    for word in NEGATORS.split_whitespace() {
        change(&mut entries, word, |entry| entry.flags |= flag::NEGATES);
    }
    for (word, bits) in NAMED {
        change(&mut entries, word, |entry| entry.flags |= bits);
    }
    for (place, word) in IDIOM_WORDS.iter().enumerate() {
        change(&mut entries, word, |entry| entry.idiom = place as u8 + 1);
    }
    entries
}

fn change(entries: &mut Entries, word: &str, set: impl FnOnce(&mut Entry)) {
    let number = *entries.numbers.entry(hash(word)).or_insert(entries.all.len() as u16);
    if usize::from(number) == entries.all.len() {
        entries.all.push(Entry::NONE);
    }
    if let Some(entry) = entries.all.get_mut(usize::from(number)) {
        set(entry);
    }
}
