//! Where a rule catches a ticket, for previews.
//!
//! In: a pattern or a category, and tickets. Out: the places in the customer's own words. Never: a label, or words that
//! the analysis does not look at.

use model::{CategoryRule, Evidence, Ticket};

use crate::analyse::with_hits;
use crate::category;
use crate::evidence::of_hit;
use crate::lists::pattern::{Pattern, PatternFault};
use crate::lists::{List, Lists};

/// Patterns to look for, compiled once for many tickets.
pub struct Finder {
    lists: Lists,
}

impl Finder {
    /// Looks for one pattern.
    ///
    /// # Errors
    /// The pattern can't be used.
    pub fn of_pattern(pattern: &str) -> Result<Finder, PatternFault> {
        Pattern::parse(pattern)?;
        let mut lists = Lists::default();
        lists.add(List::Category, 0, pattern, 1.0);
        Ok(Finder { lists })
    }

    /// Looks for all patterns of a category and its subcategories, except what has a fault.
    pub fn of_category(rule: &CategoryRule) -> Finder {
        let mut lists = Lists::default();
        category::add_terms(std::slice::from_ref(rule), &mut lists);
        Finder { lists }
    }
}

/// Where the patterns stand in a ticket, in the order of its words; of overlapping ones as the analysis counts them.
/// The weights are the patterns' own; those below 0 point away.
pub fn places(ticket: &Ticket, finder: &Finder) -> Vec<Evidence> {
    with_hits(ticket, &finder.lists, |parts, hits| hits.iter().map(|hit| of_hit(parts, hit, hit.weight)).collect())
}

#[cfg(test)]
mod tests {
    use model::{Message, Role, Term};

    use super::*;

    fn ticket() -> Ticket {
        let message = |role, text: &str| Message { id: None, role, author: None, at: None, text: text.to_owned() };
        let mut ticket = Ticket::new("shop", "1");
        ticket.subject = "Refunds".to_owned();
        ticket.messages = vec![
            message(Role::Customer, "A refund, please.\n> your refund"),
            message(Role::Agent, "The refund is on its way"),
            message(Role::Customer, "Ünd the REFUND-42?"),
        ];
        ticket
    }

    fn check(finder: &Finder, expected: &[(Option<u32>, u32, &str, f32)]) {
        let found = places(&ticket(), finder);
        let found: Vec<_> = found.iter().map(|at| (at.message, at.start, at.words.as_str(), at.weight)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn patterns_are_found_in_the_customers_own_words() {
        let pattern = |text: &str| Finder::of_pattern(text).expect("a sound pattern");
        let three = [(None, 0, "Refunds", 1.0), (Some(0), 2, "refund", 1.0), (Some(2), 9, "REFUND", 1.0)];
        check(&pattern("refund"), &three);
        check(&pattern("/refund-\\d+/"), &[(Some(2), 9, "REFUND-42", 1.0)]);
        check(&pattern("parcel"), &[]);
        assert_eq!(Finder::of_pattern("").err(), Some(PatternFault::Empty));
    }

    #[test]
    fn a_category_is_found_by_all_its_patterns() {
        let term = |pattern: &str, weight| Term { pattern: pattern.to_owned(), weight };
        let terms = vec![term("a refund", -0.5), term("/(/", 1.0), term("=refund", 0.5)];
        let rule = CategoryRule { name: "returns".to_owned(), terms, ..CategoryRule::default() };
        check(
            &Finder::of_category(&rule),
            &[(Some(0), 0, "A refund", -0.5), (Some(0), 2, "refund", 0.5), (Some(2), 9, "REFUND", 0.5)],
        );
    }
}
