//! A pasted text, read in full: for trying rules, and for the command line.
//!
//! In: a text, rules to try. Out: everything that is said of it. Never: a change of anything.

use crate::Workspace;
use crate::wire::labels::ReadText;

impl Workspace {
    /// A text read by the rules given, else by those of the workspace, as if it were the one message of a customer.
    pub fn read_text(&self, words: &str, rules: Option<&text::Rules>) -> ReadText {
        let analysis = match rules {
            Some(rules) => text::analyse_text(words, rules),
            None => text::analyse_text(words, &self.compiled_rules()),
        };
        ReadText { learned: self.guess(words), topic: self.topic_of(words, &analysis), analysis }
    }
}

/// A text read by rules alone.
pub fn read_text(words: &str, rules: &text::Rules) -> ReadText {
    ReadText { analysis: text::analyse_text(words, rules), learned: None, topic: None }
}
