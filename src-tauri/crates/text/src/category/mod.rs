//! Topic by rules.
//!
//! In: hits of the category list. Out: the category with the largest weight, its subcategory, every category's share and
//! the words, those that point away among them. Never: the order of the categories as a tie-breaker; the earliest strongest words decide.

mod defaults;

pub(crate) use defaults::categories as defaults;

use std::cmp::Ordering;

use model::CategoryRule;
use model::analysis::Category;

use crate::check;
use crate::evidence::{self, of_hit};
use crate::lists::{Hit, List, Lists, Meaning};
use crate::rules::Rules;
use crate::tokens::Part;

/// Name of the category of a ticket that no rule matches.
pub const FALLBACK: &str = "general";

/// A repeated word counts this share of its weight once more, and no more after.
const REPEATED: f32 = 0.25;

/// Words in the subject count so many times.
const IN_SUBJECT: f32 = 1.5;

/// Below this weight a category is a hint only, and the ticket stays `general`.
const LEAST: f32 = 0.45;

/// What a category hit's slot stands for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Topic {
    /// Index of the category among the rules.
    pub category: usize,
    /// Index of the subcategory in it.
    pub sub: Option<usize>,
}

/// Adds `categories` to `lists`, except what has a fault; hits' slots are indexes of what is returned.
pub(crate) fn add_terms(categories: &[CategoryRule], lists: &mut Lists) -> Vec<Topic> {
    let mut topics = Vec::new();
    for (category, rule) in check::named(categories, |rule| &rule.name) {
        let subs = check::named(&rule.subcategories, |sub| &sub.name).map(|(index, sub)| (Some(index), &sub.terms));
        for (sub, terms) in std::iter::once((None, &rule.terms)).chain(subs) {
            for term in terms.iter().filter(|term| check::is_weight(term.weight)) {
                let (group, slot) = (category as u32, topics.len() as u32);
                lists.add_meaning(&term.pattern, Meaning { list: List::Category, group, slot, weight: term.weight });
                topics.push(Topic { category, sub });
            }
        }
    }
    topics
}

/// A category's evidence so far.
#[derive(Clone, Copy)]
struct Tally {
    weight: f32,
    /// Weight and place of its strongest, then earliest hit.
    strongest: (f32, usize),
}

impl Tally {
    const NONE: Tally = Tally { weight: 0.0, strongest: (0.0, usize::MAX) };

    fn add(&mut self, weight: f32, place: usize) {
        self.weight += weight;
        if weight > self.strongest.0 {
            self.strongest = (weight, place);
        }
    }

    /// Greater is more convincing.
    fn cmp(&self, other: &Tally) -> Ordering {
        let coarse = |weight: f32| (weight * 1e4).round();
        coarse(self.weight)
            .total_cmp(&coarse(other.weight))
            .then(coarse(self.strongest.0).total_cmp(&coarse(other.strongest.0)))
            .then(other.strongest.1.cmp(&self.strongest.1))
    }
}

/// The category of a ticket.
pub(crate) fn category(parts: &[Part], hits: &[Hit], rules: &Rules) -> Category {
    let weighted = weigh(parts, hits, rules.topics.len());
    let mut tallies = vec![Tally::NONE; rules.set.categories.len()];
    for (hit, weight) in &weighted {
        if let Some(topic) = rules.topics.get(hit.slot as usize) {
            tallies[topic.category].add(*weight, hit.first);
        }
    }
    let best = (0..tallies.len()).reduce(|a, b| if tallies[b].cmp(&tallies[a]).is_gt() { b } else { a });
    let Some(best) = best.filter(|best| tallies[*best].weight >= LEAST) else {
        return Category { name: FALLBACK.to_owned(), ..Category::default() };
    };
    let rule = &rules.set.categories[best];
    Category {
        name: rule.name.clone(),
        subcategory: subcategory(best, &weighted, rules).map(|sub| rule.subcategories[sub].name.clone()),
        shares: shares(&tallies, rules),
        because: weighted
            .iter()
            .filter(|(hit, _)| rules.topics.get(hit.slot as usize).is_some_and(|topic| topic.category == best))
            .take(evidence::MOST)
            .map(|(hit, weight)| of_hit(parts, hit, *weight))
            .collect(),
    }
}

/// Category hits with what each counts: less when its pattern was seen before, more in the subject.
fn weigh(parts: &[Part], hits: &[Hit], topics: usize) -> Vec<(Hit, f32)> {
    let mut seen = vec![0_u8; topics];
    let mut weighted = Vec::with_capacity(hits.len());
    for hit in hits.iter().filter(|hit| hit.list == List::Category) {
        let Some(before) = seen.get_mut(hit.slot as usize) else { continue };
        let share = [1.0, REPEATED].get(usize::from(*before)).copied().unwrap_or(0.0);
        *before = before.saturating_add(1);
        let in_subject = parts[hit.part as usize].message.is_none();
        let place = if in_subject { IN_SUBJECT } else { 1.0 };
        if share > 0.0 {
            weighted.push((*hit, hit.weight * share * place));
        }
    }
    weighted
}

fn subcategory(category: usize, weighted: &[(Hit, f32)], rules: &Rules) -> Option<usize> {
    let mut tallies = vec![Tally::NONE; rules.set.categories[category].subcategories.len()];
    for (hit, weight) in weighted {
        if let Some(Topic { category: of, sub: Some(sub) }) = rules.topics.get(hit.slot as usize).copied()
            && of == category
        {
            tallies[sub].add(*weight, hit.first);
        }
    }
    let best = (0..tallies.len()).reduce(|a, b| if tallies[b].cmp(&tallies[a]).is_gt() { b } else { a });
    best.filter(|best| tallies[*best].weight > 0.0)
}

/// Each category's share of the weight, largest first, then by name.
fn shares(tallies: &[Tally], rules: &Rules) -> Vec<(String, f32)> {
    let total: f32 = tallies.iter().map(|tally| tally.weight.max(0.0)).sum();
    let mut shares: Vec<(String, f32)> = rules
        .set
        .categories
        .iter()
        .zip(tallies)
        .filter(|(_, tally)| tally.weight > 0.0)
        .map(|(rule, tally)| (rule.name.clone(), tally.weight / total))
        .collect();
    shares.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    shares
}
