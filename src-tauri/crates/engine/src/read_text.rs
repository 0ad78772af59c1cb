//! A pasted text, read in full: for trying rules, and for the command line.
//!
//! In: a text, rules to try. Out: everything that is said of it. Never: a change of anything.

use model::RuleSet;

use crate::rules::usable;
use crate::wire::labels::ReadText;
use crate::{Result, Workspace};

impl Workspace {
    /// A text read by the rules given, else by those of the workspace, as if it were the one message of a customer.
    ///
    /// # Errors
    /// Rules that can't be used.
    pub fn read_text(&self, words: &str, rules: Option<RuleSet>) -> Result<ReadText> {
        let analysis = match rules {
            None => text::analyse_text(words, &self.compiled_rules()),
            Some(rules) => {
                usable(&rules)?;
                text::analyse_text(words, &text::Rules::new(rules, 0))
            }
        };
        Ok(ReadText { analysis, learned: None, topic: None })
    }
}
