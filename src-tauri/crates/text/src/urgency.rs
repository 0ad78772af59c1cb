//! How urgent the words are.
//!
//! In: hits of the urgency list and the tone. Out: one of four levels with the words. Never: a level from a word that is
//! denied ("not urgent") or merely polite ("a question") against severe words.

use model::analysis::Sentiment;
use model::{Evidence, Label, Priority, UrgencyRule};

use crate::check;
use crate::evidence::{self, of_hit};
use crate::lists::{Hit, List, Lists};
use crate::tokens::Part;

/// Points of a critical sign; one suffices.
const CRITICAL: f32 = 2.0;

/// Points from which a ticket is high.
const HIGH: f32 = 1.0;

/// Points down from which a ticket without severe words is low.
const LOW: f32 = -1.0;

/// A score this low, or lower, is one point.
const VERY_NEGATIVE: f32 = -0.75;

/// Patterns with their points: 2 critical, 1 high, below 0 low.
const TERMS: &[(&str, f32)] = &[
    // Critical
    ("urgent|urgently", 2.0),
    ("=asap", 2.0),
    ("=a.s.a.p", 2.0),
    ("=as =soon =as =possible", 2.0),
    ("immediately", 2.0),
    ("=immediate attention|action|help|assistance|response|fix|resolution", 2.0),
    ("=right =now|=away", 1.0),
    ("critical|critically", 2.0),
    ("emergency", 2.0),
    (
        "=site|=website|=server|=servers|=system|=systems|=service|=services|=app|=platform|=production|=prod|=network|=database|=store|=shop|=checkout|=everything|=internet|=email|=site =is|=are|=was|=has|=went|=goes|=been|=completely|=totally =down|=offline",
        2.0,
    ),
    ("=is|=are|=went|=been|=completely|=totally|=currently|=still =down", 2.0),
    (
        "=site|=website|=server|=servers|=system|=systems|=production|=prod|=network|=database|=platform|=everything =down",
        2.0,
    ),
    ("=goes|=go|=going =down", 1.0),
    ("outage", 2.0),
    ("=production =is|=issue|=incident|=outage|=blocked|=stopped|=environment", 1.5),
    ("=completely|=totally broken|unusable", 2.0),
    ("=broken completely", 2.0),
    ("security breach|incident", 2.0),
    ("=data breach|leak|=loss", 2.0),
    ("hack|compromise|hacked", 1.5),
    ("=nobody|=none can|=of * work|login|access|log", 1.5),
    ("=no =one can * work|login|access|log", 1.5),
    ("=all =users|=customers|=employees =are|=cannot|=can't|=affected", 1.5),
    ("=sev1|=p1|=p0", 2.0),
    ("=sev|=severity =1|=one", 2.0),
    ("show =stopper", 2.0),
    ("=showstopper", 2.0),
    ("money|cash|card|phone|account stolen|=stole", 1.5),
    ("fraud|fraudulent", 1.0),
    // High
    ("important|importantly", 1.0),
    ("=soon|=soonest", 1.0),
    ("=quickly", 1.0),
    ("=high|=top|=highest priority", 1.2),
    ("affect|impact|hurt|block|stop * business|operations|customers|production|work|clients|sales", 1.2),
    ("business =impact|=critical|=stopped", 1.2),
    ("lose|losing|lost customers|clients|money|revenue|sales|business", 1.4),
    ("revenue =loss", 1.4),
    ("=loss =of =revenue|=business|=income", 1.4),
    ("deadline", 1.0),
    ("=by =today|=tomorrow|=tonight|=end =of", 0.8),
    ("=due =today|=tomorrow|=tonight", 1.0),
    ("=before =tomorrow|=tonight|=the =meeting|=deadline", 1.0),
    ("=time sensitive", 1.2),
    ("block|blocked|blocking =us|=me|=our|=my|=from|=the", 0.8),
    ("blocker", 1.2),
    ("=cannot|=can't work|continue|proceed|operate", 0.8),
    ("=unable =to work|continue|proceed|operate", 0.8),
    ("escalate|escalation", 1.0),
    ("=still =waiting|=no", 0.5),
    ("=unacceptable|=outrageous", 0.6),
    ("=stranded", 1.0),
    // Low
    ("=no|=zero =rush|=hurry|=urgency", -1.5),
    ("=not =in =a =rush|=hurry", -1.5),
    ("whenever =you|=possible|=convenient|=is|=it", -1.2),
    ("whenever", -0.8),
    ("=when =you =have|=get =time|=a|=chance", -1.2),
    ("=when =possible", -0.4),
    ("=at =your =convenience|=leisure|=earliest", -1.2),
    ("=low priority", -1.5),
    ("=take =your =time", -1.2),
    ("curious|curiosity", -1.0),
    ("=just|=quick|=small|=simple|=general|=little =question|=query", -1.0),
    ("=just =a =question", -1.0),
    ("=question|=questions", -0.5),
    ("wonder", -1.0),
    ("=just =checking|=asking|=fyi", -1.0),
    ("=for =future =reference", -1.0),
    ("=nice =to =have", -1.2),
    ("=minor =issue|=problem|=thing|=bug|=typo", -1.0),
    ("=typo", -0.8),
    ("suggestion|=feature =request", -0.6),
    ("=would =be =nice|=great|=cool", -0.6),
    // Medium, named so that the words show
    ("=would =like|=love", 0.0),
    ("=hoping|=planning", 0.0),
];

/// The built-in rules.
pub(crate) fn defaults() -> Vec<UrgencyRule> {
    TERMS.iter().map(|(pattern, points)| UrgencyRule { pattern: (*pattern).to_owned(), points: *points }).collect()
}

/// Adds urgency rules to `lists`, except what has a fault.
pub(crate) fn add_terms(rules: &[UrgencyRule], lists: &mut Lists) {
    for rule in rules.iter().filter(|rule| check::is_weight(rule.points)) {
        lists.add(List::Urgency, 0, &rule.pattern, rule.points);
    }
}

/// The urgency of a ticket. Each pattern's strongest mention counts; a denied urgent word counts against urgency.
pub(crate) fn urgency(parts: &[Part], hits: &[Hit], tone: &Sentiment) -> Label<Priority> {
    let points = |hit: &Hit| match hit.weight {
        weight if hit.negated && weight >= CRITICAL => LOW,
        _ if hit.negated => 0.0,
        weight => weight,
    };
    let (mut strongest, mut severe, mut low) = (0.0_f32, 0.0_f32, 0.0_f32);
    let mut causes: Vec<(&Hit, f32)> = Vec::new();
    for hit in hits.iter().filter(|hit| hit.list == List::Urgency) {
        let weight = points(hit);
        strongest = strongest.max(weight);
        severe += weight.max(0.0);
        low = low.min(weight);
        if weight != 0.0 {
            causes.push((hit, weight));
        }
    }
    if tone.score <= VERY_NEGATIVE {
        severe += HIGH;
    }
    let value = match () {
        _ if low <= LOW && severe < CRITICAL && strongest < HIGH && tone.score > VERY_NEGATIVE => Priority::Low,
        _ if strongest >= CRITICAL => Priority::Critical,
        _ if severe >= HIGH => Priority::High,
        _ if low < 0.0 && severe == 0.0 && tone.score > 0.0 => Priority::Low,
        _ => Priority::Medium,
    };
    let causes = causes.into_iter().filter(|(_, weight)| supports(value, *weight, tone)).take(evidence::MOST);
    let mut because: Vec<Evidence> = causes.map(|(hit, weight)| of_hit(parts, hit, weight)).collect();
    let worst = tone.because.first().filter(|worst| tone.score <= VERY_NEGATIVE && supports(value, worst.weight, tone));
    if because.len() < evidence::MOST {
        because.extend(worst.cloned());
    }
    Label { value, because }
}

/// Whether words of this weight speak for the level.
fn supports(level: Priority, weight: f32, tone: &Sentiment) -> bool {
    match level {
        Priority::Low => weight < 0.0,
        Priority::Medium => false,
        Priority::High | Priority::Critical => weight > 0.0 || tone.score <= VERY_NEGATIVE,
    }
}
