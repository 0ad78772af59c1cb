//! The rules one analysis goes by, compiled once for a corpus.
//!
//! In: a rule set. Out: everything [`crate::analyse`] needs. Never: state that changes while it is used; one value serves
//! all threads.

use model::{RuleSet, Tone, ToneRules};

use crate::lists::Lists;
use crate::{category, check, emotion, escalation, sentiment, signals, urgency};

/// The built-in rules.
pub fn default_rules() -> RuleSet {
    RuleSet { categories: category::defaults(), urgency: urgency::defaults(), tone: ToneRules::default() }
}

/// The label of a score.
pub(crate) fn label(tone: &ToneRules, score: f32) -> Tone {
    match score {
        score if score >= tone.positive_from => Tone::Positive,
        score if score <= tone.negative_to => Tone::Negative,
        _ => Tone::Neutral,
    }
}

/// A rule set and all built-in lists, compiled.
pub struct Rules {
    pub(crate) set: RuleSet,
    pub(crate) revision: u32,
    pub(crate) topics: Vec<category::Topic>,
    pub(crate) lists: Lists,
}

impl Rules {
    /// Compiles `set` together with the built-in lists, passing over what has a fault ([`crate::check`]). `revision` is
    /// recorded with what is analysed.
    pub fn new(mut set: RuleSet, revision: u32) -> Self {
        check::mend_thresholds(&mut set.tone);
        let mut lists = Lists::default();
        sentiment::add_terms(&set.tone.words, &mut lists);
        urgency::add_terms(&set.urgency, &mut lists);
        emotion::add_terms(&mut lists);
        signals::add_terms(&mut lists);
        escalation::add_terms(&mut lists);
        let topics = category::add_terms(&set.categories, &mut lists);
        Rules { set, revision, topics, lists }
    }

    /// What it was compiled from; thresholds that can't be used are the built-in ones.
    pub fn set(&self) -> &RuleSet {
        &self.set
    }

    /// What is recorded with every analysis made by it.
    pub fn revision(&self) -> u32 {
        self.revision
    }
}

impl Default for Rules {
    fn default() -> Self {
        Rules::new(default_rules(), 0)
    }
}
