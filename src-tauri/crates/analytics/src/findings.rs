//! What changed beyond chance, as facts a sentence can be made of.
//!
//! Every comparison of the view is a candidate. Their p-values are corrected (Holm) in two families that share the risk
//! equally: phrases, of which there may be thousands, and everything else, which they would drown. With nothing going on
//! the chance of any finding is below 5 %. What is sure but small is not worth a sentence.

use model::Facet;
use model::columns::{Names, Slice};

use crate::metrics::breakdown::Breakdown;
use crate::metrics::issues::{Phrase, Phrases, Scope, hex, leading};
use crate::stats::counts::same_rate_dispersed;
use crate::stats::holm::holm;
use crate::stats::proportion::{difference, same_share};
use crate::view::{Finding, FindingKind, Kpi, Mood, Narrow};

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

/// The numbers that findings are made of.
pub(crate) struct Material<'a> {
    /// Rows, for looking into a category.
    pub slices: &'a [Slice<'a>],
    /// Names.
    pub names: &'a Names,
    /// Population and periods.
    pub scope: &'a Scope,
    /// Elapsed length over the previous period's length.
    pub exposure: f64,
    /// Scatter of the days beyond chance.
    pub dispersion: f64,
    /// By category.
    pub categories: &'a Breakdown,
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

/// Two-sided p-value that as many tickets came in as before, given how the days scatter.
pub(crate) fn volume_p(scope: &Scope, exposure: f64, dispersion: f64) -> Option<f64> {
    scope.previous?;
    same_rate_dispersed(scope.n, exposure, scope.previous_n, 1.0, dispersion)
}

/// Most certain first, then largest.
pub(crate) fn find(material: &Material) -> Vec<Finding> {
    if material.scope.previous.is_none() {
        return Vec::new();
    }
    let mut candidates = corrected(headlines(material), 2.0);
    candidates.extend(corrected(phrases(material), 2.0));
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

/// Corrects the p-values of one of `families` families.
fn corrected(mut family: Vec<Finding>, families: f64) -> Vec<Finding> {
    let p = holm(&family.iter().map(|finding| finding.p).collect::<Vec<f64>>());
    for (finding, p) in family.iter_mut().zip(p) {
        finding.p = (families * p).min(1.0);
    }
    family
}

fn phrases(material: &Material) -> Vec<Finding> {
    let finding = |phrase: &Phrase| {
        let tickets = (phrase.now, phrase.before);
        Some(counted(FindingKind::Phrase, hex(phrase.hash), tickets, phrase.p?, Narrow::default()))
    };
    material.phrases.ranked.iter().filter_map(finding).collect()
}

fn headlines(material: &Material) -> Vec<Finding> {
    let scope = material.scope;
    let whole = Narrow::default();
    let mut all = Vec::new();
    if let Some(p) = volume_p(scope, material.exposure, material.dispersion) {
        all.push(counted(FindingKind::Volume, String::new(), (scope.n, scope.previous_n), p, whole));
    }
    for (id, name) in material.names.category.iter().enumerate() {
        let (now, before) = material.categories.counts(id);
        if let Some(p) = same_share((now, scope.n), (before, scope.previous_n)).filter(|_| now + before > 0) {
            let opens = Narrow { facets: vec![(Facet::Category, vec![name.clone()])], ..Narrow::default() };
            all.push(counted(FindingKind::Category, name.clone(), (now, before), p, opens));
        }
    }
    all.extend(measured(FindingKind::FirstResponse, material.first_response.0, material.first_response.1));
    all.extend(measured(FindingKind::Resolution, material.resolution.0, material.resolution.1));
    let [now, before] = material.csat.1;
    all.extend(measured(FindingKind::Satisfaction, material.csat.0, same_share(now, before)));
    let [now, before] = material.negative.1;
    all.extend(measured(FindingKind::Negative, material.negative.0, same_share(now, before)));
    all
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
        FindingKind::Category => finding.n.max(finding.before_n) >= FEWEST && grew == (finding.now > finding.before),
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
