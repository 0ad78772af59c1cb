//! Mistakes in rules that people edit.
//!
//! In: a rule set. Out: what can't be used, each with the reason in words, in the rules' order. Never: a panic, or a
//! silent change of what a rule says; [`crate::Rules`] passes over what is at fault.

use std::collections::HashSet;

use model::{CategoryRule, RuleFault, RuleList, RuleSet, Term, ToneRules};

use crate::category::FALLBACK;
use crate::lists::pattern::Pattern;

/// Largest weight or points, either way.
const HEAVIEST: f32 = 10.0;

/// Valences lie between this and its negative.
const STRONGEST: f32 = 4.0;

/// Series colours there are for categories.
const COLORS: u8 = 7;

/// Rules that can't be used as they are; empty if all is well.
pub fn check(set: &RuleSet) -> Vec<RuleFault> {
    let mut faults = Vec::new();
    check_names(&set.categories, |rule| &rule.name, &place(RuleList::Categories, "", ""), &mut faults);
    for rule in &set.categories {
        check_category(rule, &mut faults);
    }
    for rule in &set.urgency {
        check_rule(&rule.pattern, weight_fault(rule.points), &place(RuleList::Urgency, "", ""), &mut faults);
    }
    let tone = place(RuleList::Tone, "", "");
    for word in &set.tone.words {
        check_rule(&word.pattern, valence_fault(word.valence), &tone, &mut faults);
    }
    faults.extend(threshold_fault(&set.tone).map(|reason| RuleFault { reason, ..tone.clone() }));
    faults
}

/// Whether a weight or points can be reckoned with.
pub(crate) fn is_weight(weight: f32) -> bool {
    weight.is_finite() && weight.abs() <= HEAVIEST
}

/// Those of `rules` that have a name of their own, with their places.
pub(crate) fn named<'a, T>(rules: &'a [T], name: impl Fn(&T) -> &str + 'a) -> impl Iterator<Item = (usize, &'a T)> {
    let mut known = HashSet::new();
    let is_new = move |rule: &T| !key(name(rule)).is_empty() && known.insert(key(name(rule)));
    let mut is_new = is_new;
    rules.iter().enumerate().filter(move |(_, rule)| is_new(rule))
}

/// Puts the built-in thresholds where the given ones can't be used.
pub(crate) fn mend_thresholds(tone: &mut ToneRules) {
    if threshold_fault(tone).is_some() {
        let ToneRules { positive_from, negative_to, .. } = ToneRules::default();
        (tone.positive_from, tone.negative_to) = (positive_from, negative_to);
    }
}

/// A fault without pattern and reason.
fn place(list: RuleList, category: &str, subcategory: &str) -> RuleFault {
    let (category, subcategory) = (category.to_owned(), subcategory.to_owned());
    RuleFault { list, category, subcategory, pattern: String::new(), reason: String::new() }
}

/// Names are the same whatever their letters' case and the blanks around them.
fn key(name: &str) -> String {
    name.trim().to_lowercase()
}

fn check_category(rule: &CategoryRule, faults: &mut Vec<RuleFault>) {
    let of_category = place(RuleList::Categories, &rule.name, "");
    if key(&rule.name) == FALLBACK {
        let reason = format!("“{FALLBACK}” is the name of tickets that no rule matches: choose another.");
        faults.push(RuleFault { pattern: rule.name.clone(), reason, ..of_category.clone() });
    }
    if rule.color >= COLORS {
        let reason = format!("There is no colour {}: choose one from 0 to {}.", rule.color, COLORS - 1);
        faults.push(RuleFault { pattern: rule.name.clone(), reason, ..of_category.clone() });
    }
    check_terms(&rule.terms, &of_category, faults);
    check_names(&rule.subcategories, |sub| &sub.name, &of_category, faults);
    for sub in &rule.subcategories {
        check_terms(&sub.terms, &place(RuleList::Categories, &rule.name, &sub.name), faults);
    }
}

fn check_names<T>(rules: &[T], name: impl Fn(&T) -> &str, at: &RuleFault, faults: &mut Vec<RuleFault>) {
    let mut known = HashSet::new();
    for name in rules.iter().map(name) {
        let reason = match () {
            _ if key(name).is_empty() => "A name is missing.",
            _ if !known.insert(key(name)) => "Two have this name: give one of them another, or merge them.",
            _ => continue,
        };
        faults.push(RuleFault { pattern: name.to_owned(), reason: reason.to_owned(), ..at.clone() });
    }
}

fn check_terms(terms: &[Term], at: &RuleFault, faults: &mut Vec<RuleFault>) {
    for term in terms {
        check_rule(&term.pattern, weight_fault(term.weight), at, faults);
    }
}

fn check_rule(pattern: &str, number: Option<String>, at: &RuleFault, faults: &mut Vec<RuleFault>) {
    let reasons = Pattern::parse(pattern).err().map(|fault| fault.to_string()).into_iter().chain(number);
    faults.extend(reasons.map(|reason| RuleFault { pattern: pattern.to_owned(), reason, ..at.clone() }));
}

fn weight_fault(weight: f32) -> Option<String> {
    (!is_weight(weight)).then(|| format!("Its weight must be a number from −{HEAVIEST} to {HEAVIEST}."))
}

fn valence_fault(valence: f32) -> Option<String> {
    let sound = valence.is_finite() && valence.abs() <= STRONGEST;
    (!sound).then(|| format!("Its tone must be a number from −{STRONGEST} (worst) to {STRONGEST} (best)."))
}

fn threshold_fault(tone: &ToneRules) -> Option<String> {
    let within = |score: f32| (-1.0..=1.0).contains(&score);
    match () {
        _ if !within(tone.positive_from) || !within(tone.negative_to) => {
            Some("The scores from which a text is positive or negative must be numbers from −1 to 1.".to_owned())
        }
        _ if tone.negative_to >= tone.positive_from => Some(
            "The score down from which a text is negative must be lower than that from which it is positive."
                .to_owned(),
        ),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use model::{SubcategoryRule, ToneWord, UrgencyRule};

    use super::*;
    use crate::{Rules, analyse_text, default_rules};

    fn term(pattern: &str, weight: f32) -> Term {
        Term { pattern: pattern.to_owned(), weight }
    }

    fn category(name: &str, terms: Vec<Term>) -> CategoryRule {
        CategoryRule { name: name.to_owned(), color: 0, terms, subcategories: Vec::new() }
    }

    /// What is at fault and the beginning of the reason, for each fault.
    fn found(set: &RuleSet) -> Vec<String> {
        check(set)
            .iter()
            .map(|fault| format!("{}: {}", fault.pattern, &fault.reason[..fault.reason.floor_char_boundary(20)]))
            .collect()
    }

    #[test]
    fn the_built_in_rules_have_no_fault() {
        assert_eq!(check(&default_rules()), []);
    }

    #[test]
    fn names_weights_and_patterns() {
        let sub = |name: &str| SubcategoryRule { name: name.to_owned(), terms: vec![term("/(/", 1.0)] };
        let mut returns = category("Returns", vec![term("send back", 1.0), term("", 1.0), term("parcel", f32::NAN)]);
        returns.subcategories = vec![sub("late"), sub(" LATE ")];
        let categories =
            vec![returns, category("returns ", vec![]), category(" ", vec![]), category("General", vec![])];
        let urgency = vec![UrgencyRule { pattern: "strike".to_owned(), points: f32::INFINITY }];
        let words = vec![ToneWord { pattern: "meh".to_owned(), valence: -4.5 }];
        let tone = ToneRules { positive_from: -0.2, negative_to: 0.2, words, ..ToneRules::default() };
        let set = RuleSet { categories, urgency, tone };
        let expected = [
            "returns : Two have this name:",
            " : A name is missing.",
            ": The pattern is empt",
            "parcel: Its weight must be a",
            " LATE : Two have this name:",
            "/(/: The regular expressi",
            "/(/: The regular expressi",
            "General: “general” is the",
            "strike: Its weight must be a",
            "meh: Its tone must be a n",
            ": The score down from ",
        ];
        let found = found(&set);
        assert_eq!(found.len(), expected.len(), "{found:#?}");
        for (found, expected) in found.iter().zip(expected) {
            assert!(found.starts_with(expected.trim_end()), "{found:?}, expected {expected:?}");
        }
        assert_eq!(check(&set)[5].subcategory, "late");
    }

    #[test]
    fn what_is_sound_works_beside_what_is_not() {
        let categories = vec![
            category("returns", vec![term("/(/", 1.0), term("parcel", f32::NAN), term("send back", 1.0)]),
            category("Returns", vec![term("parcel", 5.0)]),
            category("", vec![term("parcel", 5.0)]),
        ];
        let tone = ToneRules { positive_from: f32::NAN, ..ToneRules::default() };
        let rules = Rules::new(RuleSet { categories, urgency: Vec::new(), tone }, 1);
        assert_eq!(analyse_text("I send back the parcel", &rules).category.name, "returns");
        assert_eq!(analyse_text("The parcel", &rules).category.name, FALLBACK);
        assert_eq!(rules.set().tone.positive_from, ToneRules::default().positive_from);
    }

    #[test]
    fn patterns_point_away_and_share_a_place() {
        let categories = vec![
            category("billing", vec![term("charge", 1.0), term("free of charge", -1.0), term("/inv-\\d+/", 2.0)]),
            category("battery", vec![term("charge", 1.0), term("cable", 1.0)]),
        ];
        let rules = Rules::new(RuleSet { categories, ..RuleSet::default() }, 1);
        for (text, expected) in [
            ("A charge for the cable", "battery"),
            ("Is it free of charge?", "battery"),
            ("The charge of INV-20", "billing"),
            ("free of charge, inv-1", "billing"),
        ] {
            let found = analyse_text(text, &rules).category;
            assert_eq!(found.name, expected, "{text:?}: {found:?}");
        }
        let away = analyse_text("free of charge, inv-1", &rules).category;
        let because: Vec<_> = away.because.iter().map(|cause| (cause.words.as_str(), cause.weight)).collect();
        assert_eq!(because, [("free of charge", -1.0), ("charge", 1.0), ("inv-1", 2.0)]);
    }
}
