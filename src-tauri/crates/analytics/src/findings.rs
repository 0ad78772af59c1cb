//! What changed beyond chance, as facts a sentence can be made of.
//!
//! Every comparison of the view is a candidate. Their p-values are corrected (Holm) in four families, each with its own part
//! of the risk: headline numbers have most of it, since there are few and they matter most; categories; phrases, of which
//! there may be hundreds; channels and priorities. So no family drowns another. What rests on too few tickets to be
//! told, now and before together, is no candidate. With nothing going on the chance of any finding is below 5 % (simulated
//! by `cargo xtask bench coverage`). What is sure but small is not worth a sentence.

use model::columns::{Names, Slice};
use model::{Facet, Priority};

use crate::metrics::arrivals::{Arrivals, Burst};
use crate::metrics::breakdown::Breakdown;
use crate::metrics::issues::{Phrase, Phrases, Scope, hex, leading};
use crate::stats::holm::holm;
use crate::stats::proportion::{difference, same_share};
use crate::view::{Finding, FindingKind, Kpi, Mood, Narrow};
use crate::zone::iso;

/// Findings returned at most.
const MOST: usize = 6;
/// Findings of one kind at most, so that one event does not fill the list.
const MOST_OF_A_KIND: usize = 2;
/// Tickets a finding has to rest on.
const FEWEST: u32 = 20;
/// Smallest relative change worth a sentence.
const MATERIAL: f64 = 0.10;
/// Rated tickets in both periods before "held" may be said.
const FEWEST_RATED: u32 = 30;
/// Points of CSAT that "held" may hide.
const HELD_WITHIN: f64 = 5.0;

/// What the risk of a family is divided by: headline numbers have two fifths of it, the three others a fifth each.
const HEADLINES: f64 = 2.5;
const OTHERS: f64 = 5.0;

/// The numbers that findings are made of.
pub(crate) struct Material<'a> {
    /// Rows, for looking into a category.
    pub slices: &'a [Slice<'a>],
    /// Names.
    pub names: &'a Names,
    /// Population and periods.
    pub scope: &'a Scope,
    /// The number of tickets, and bursts.
    pub arrivals: &'a Arrivals,
    /// By category.
    pub categories: &'a Breakdown,
    /// By channel.
    pub channels: &'a Breakdown,
    /// By effective priority.
    pub priorities: &'a Breakdown,
    /// Phrases.
    pub phrases: &'a Phrases,
    /// First response, and its log-rank p-value.
    pub first_response: (&'a Kpi, Option<f64>),
    /// Resolution, and its log-rank p-value.
    pub resolution: (&'a Kpi, Option<f64>),
    /// Satisfied of rated, now and before.
    pub csat: (&'a Kpi, [(u32, u32); 2]),
    /// Negative of scored, now and before.
    pub negative: (&'a Kpi, [(u32, u32); 2]),
}

/// Most certain first, then largest.
pub(crate) fn find(material: &Material) -> Vec<Finding> {
    if material.scope.previous.is_none() {
        return Vec::new();
    }
    let categories = material.names.category.iter().map(String::as_str);
    let channels = material.names.channel.iter().map(String::as_str);
    let priorities = Priority::ALL.iter().map(|priority| priority.name());
    let scope = material.scope;
    let mut sides = shares(FindingKind::Channel, Facet::Channel, channels, material.channels, scope);
    sides.extend(shares(FindingKind::Priority, Facet::Priority, priorities, material.priorities, scope));
    let mut candidates = corrected(headlines(material), HEADLINES);
    candidates.extend(corrected(
        shares(FindingKind::Category, Facet::Category, categories, material.categories, scope),
        OTHERS,
    ));
    candidates.extend(corrected(phrases(material), OTHERS));
    candidates.extend(corrected(sides, OTHERS));
    candidates.retain(|finding| finding.p < 0.05 && is_material(finding, material.scope));
    candidates.sort_by(|a, b| {
        let size = |finding: &Finding| (((finding.now + 5.0) / (finding.before + 5.0)).ln()).abs();
        certainty(b.p).cmp(&certainty(a.p)).then(size(b).total_cmp(&size(a))).then_with(|| a.name.cmp(&b.name))
    });
    let mut found = choose(candidates, material);
    found.extend(held(material));
    found.truncate(MOST);
    found
}

/// Beyond one in a thousand, more certainty says nothing more to a person.
fn certainty(p: f64) -> u8 {
    u8::from(p < 0.01) + u8::from(p < 0.001)
}

/// Corrects the p-values of a family that has the `part`th part of the risk.
fn corrected(mut family: Vec<Finding>, part: f64) -> Vec<Finding> {
    let p = holm(&family.iter().map(|finding| finding.p).collect::<Vec<f64>>());
    for (finding, p) in family.iter_mut().zip(p) {
        finding.p = (part * p).min(1.0);
    }
    family
}

fn phrases(material: &Material) -> Vec<Finding> {
    let finding = |phrase: &Phrase| {
        let tickets = (phrase.now, phrase.before);
        Some(counted(FindingKind::Phrase, hex(phrase.hash), tickets, phrase.p?, Narrow::default()))
    };
    let told = |phrase: &&Phrase| phrase.now + phrase.before >= FEWEST;
    material.phrases.ranked.iter().filter(told).filter_map(finding).collect()
}

fn headlines(material: &Material) -> Vec<Finding> {
    let scope = material.scope;
    let whole = Narrow::default();
    let mut all = Vec::new();
    if let Some(p) = material.arrivals.p {
        all.push(counted(FindingKind::Volume, String::new(), (scope.n, scope.previous_n), p, whole));
    }
    all.extend(material.arrivals.bursts.iter().map(burst));
    all.extend(measured(FindingKind::FirstResponse, material.first_response.0, material.first_response.1));
    all.extend(measured(FindingKind::Resolution, material.resolution.0, material.resolution.1));
    let [now, before] = material.csat.1;
    all.extend(measured(FindingKind::Satisfaction, material.csat.0, same_share(now, before)));
    let [now, before] = material.negative.1;
    all.extend(measured(FindingKind::Negative, material.negative.0, same_share(now, before)));
    all
}

/// The share of tickets of each value.
fn shares<'a>(
    kind: FindingKind,
    facet: Facet,
    names: impl Iterator<Item = &'a str>,
    counts: &Breakdown,
    scope: &Scope,
) -> Vec<Finding> {
    let finding = |(id, name): (usize, &str)| {
        let (now, before) = counts.counts(id);
        let p = same_share((now, scope.n), (before, scope.previous_n)).filter(|_| now + before >= FEWEST)?;
        let opens = Narrow { facets: vec![(facet, vec![name.into()])], ..Narrow::default() };
        Some(counted(kind, name.into(), (now, before), p, opens))
    };
    names.enumerate().filter_map(finding).collect()
}

/// A day far busier than usual.
fn burst(burst: &Burst) -> Finding {
    let opens = Narrow { period: Some(burst.period), ..Narrow::default() };
    let tickets = (burst.tickets, burst.expected.round() as u32);
    Finding { before: burst.expected, ..counted(FindingKind::Burst, iso(burst.day), tickets, burst.p, opens) }
}

/// A number of tickets: neither more nor fewer is good or bad by itself.
fn counted(kind: FindingKind, name: String, (n, before_n): (u32, u32), p: f64, opens: Narrow) -> Finding {
    Finding {
        kind,
        name,
        detail: String::new(),
        now: f64::from(n),
        before: f64::from(before_n),
        n,
        before_n,
        interval: None,
        p,
        mood: Mood::Neutral,
        opens,
    }
}

/// A headline number: lower is better for all but satisfaction.
fn measured(kind: FindingKind, kpi: &Kpi, p: Option<f64>) -> Option<Finding> {
    let (now, before) = kpi.value.zip(kpi.previous)?;
    let better = if kind == FindingKind::Satisfaction { now > before } else { now < before };
    Some(Finding {
        kind,
        name: String::new(),
        detail: String::new(),
        now,
        before,
        n: kpi.n,
        before_n: kpi.previous_n,
        interval: kpi.interval,
        p: p?,
        mood: if better { Mood::Good } else { Mood::Bad },
        opens: kpi.opens.clone(),
    })
}

fn is_material(finding: &Finding, scope: &Scope) -> bool {
    let relative = (finding.now - finding.before).abs() >= MATERIAL * finding.before;
    // A share that grew while the number of tickets fell would make a false sentence.
    let grew = finding.now * f64::from(scope.previous_n) > finding.before * f64::from(scope.n);
    let enough = match finding.kind {
        FindingKind::Volume => finding.n.max(finding.before_n) >= FEWEST,
        FindingKind::Burst => true,
        FindingKind::Category | FindingKind::Channel | FindingKind::Priority => {
            finding.n.max(finding.before_n) >= FEWEST && grew == (finding.now > finding.before)
        }
        // Only a phrase that grew is news.
        FindingKind::Phrase => finding.n >= FEWEST && grew && finding.now > finding.before,
        _ => finding.n.min(finding.before_n) >= FEWEST,
    };
    relative && enough && finding.now != finding.before
}

/// Takes the best, at most two of a kind, names what leads a growing category, and leaves out a phrase already named so.
fn choose(candidates: Vec<Finding>, material: &Material) -> Vec<Finding> {
    let mut found: Vec<Finding> = Vec::new();
    for mut finding in candidates {
        let of_kind = found.iter().filter(|other| other.kind == finding.kind).count();
        let told = found.iter().any(|other| !other.detail.is_empty() && other.detail == finding.name);
        if of_kind >= MOST_OF_A_KIND || told {
            continue;
        }
        if finding.kind == FindingKind::Category && finding.now > finding.before {
            finding.detail = leading_phrase(&finding.name, material);
            found.retain(|other| other.kind != FindingKind::Phrase || other.name != finding.detail);
        }
        found.push(finding);
        if found.len() == MOST {
            break;
        }
    }
    found
}

fn leading_phrase(category: &str, material: &Material) -> String {
    let Some(id) = material.names.category.iter().position(|name| name == category) else { return String::new() };
    let rising: Vec<_> = material.phrases.ranked.iter().filter(|phrase| phrase.sure).take(50).copied().collect();
    leading(material.slices, material.scope, id as u32, &rising).map(hex).unwrap_or_default()
}

/// Satisfaction held: enough ratings in both periods to know that it moved by less than five points.
fn held(material: &Material) -> Option<Finding> {
    let (kpi, [now, before]) = material.csat;
    if now.1.min(before.1) < FEWEST_RATED {
        return None;
    }
    let (low, high) = difference(now, before)?;
    let finding = measured(FindingKind::SatisfactionHeld, kpi, Some(1.0))?;
    let within = 100.0 * low >= -HELD_WITHIN && 100.0 * high <= HELD_WITHIN;
    within.then_some(Finding { mood: Mood::Good, ..finding })
}
