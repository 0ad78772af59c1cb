//! One ticket through every feature.

use model::analysis::Sentiment;
use model::{Analysis, Aside, Attachment, Role, Ticket, Tone};

use crate::language::detect;
use crate::lists::{Hit, List, Lists};
use crate::own::{self, Written, own};
use crate::reading::Reading;
use crate::rules::Rules;
use crate::scratch::{Scratch, with_scratch};
use crate::sentiment::{Own, Tones};
use crate::stem::Stemming;
use crate::tokens::{Part, Tokens, Word, read, read_into};
use crate::{category, emotion, escalation, phrases, sentiment, signals, urgency};

/// Version of the rules; a stored analysis with another one is made again.
pub const VERSION: u32 = 4;

/// Analyses a ticket: its subject and the customer's messages, without what they quote and sign. A ticket without a
/// message of the customer is read by its subject alone.
pub fn analyse(ticket: &Ticket, rules: &Rules) -> Analysis {
    let asides = asides(ticket);
    let parts = parts_of(ticket, &asides);
    let mut analysis = read_parts(&parts, &ticket.attachments, rules);
    let messages = ticket.messages.len();
    analysis.message_scores = spread(std::mem::take(&mut analysis.message_scores), &parts, messages);
    analysis.message_languages = spread(std::mem::take(&mut analysis.message_languages), &parts, messages);
    analysis.asides = asides.into_iter().enumerate().flat_map(|(message, asides)| listed(message, asides)).collect();
    analysis
}

/// What of each message is quoted or signed.
fn asides(ticket: &Ticket) -> Vec<Vec<own::Aside>> {
    let first = ticket.messages.iter().position(|message| message.role == Role::Customer);
    let written = ticket.messages.iter().enumerate().map(|(index, message)| Written {
        text: &message.text,
        author: message.author.as_deref(),
        opens: first == Some(index),
    });
    written.map(own::asides).collect()
}

fn listed(message: usize, asides: Vec<own::Aside>) -> impl Iterator<Item = Aside> {
    let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    asides.into_iter().map(move |(range, kind)| Aside {
        message: place(message),
        start: place(range.start),
        end: place(range.end),
        kind,
    })
}

/// Analyses a pasted text as the single message of a customer. [`Sentiment::vader`] and its shares are of the whole text
/// as it stands, quotes included.
pub fn analyse_text(text: &str, rules: &Rules) -> Analysis {
    let asides = own::asides(Written { text, author: None, opens: true });
    let whole = asides.is_empty();
    let parts = [Part { message: Some(0), text, spans: own(text.len(), &asides).collect() }];
    let mut analysis = read_parts(&parts, &[], rules);
    if !whole {
        let parts = [Part { message: Some(0), text, spans: std::iter::once(0..text.len()).collect() }];
        let Sentiment { vader, positive, neutral, negative, .. } = sentiment::plain(&parts, &read(&parts).words);
        analysis.sentiment = Sentiment { vader, positive, neutral, negative, ..analysis.sentiment };
    }
    analysis
}

/// The compound score of plain VADER, −1 to 1, of all of `text` as it stands: equal to Python vaderSentiment 3.3.2.
pub fn vader(text: &str) -> f32 {
    let parts = [Part { message: Some(0), text, spans: std::iter::once(0..text.len()).collect() }];
    with_scratch(|scratch| {
        let Scratch { forms, tokens, own, .. } = scratch;
        read_into(&parts, forms, tokens);
        sentiment::plain_in(&parts, &tokens.words, own).vader
    })
}

/// The subject and the customer's messages that have own words. A subject that only repeats the beginning of the first
/// message, as exports without subjects make it, is left out.
fn parts_of<'a>(ticket: &'a Ticket, asides: &[Vec<own::Aside>]) -> Vec<Part<'a>> {
    let mut parts: Vec<Part> = Vec::with_capacity(ticket.messages.len() + 1);
    let customers = ticket.messages.iter().enumerate().filter(|(_, message)| message.role == Role::Customer);
    for (index, message) in customers {
        let spans: Vec<_> = own(message.text.len(), &asides[index]).collect();
        if spans.iter().any(|span| !message.text[span.clone()].trim().is_empty()) {
            parts.push(Part { message: Some(index as u32), text: &message.text, spans });
        }
    }
    let subject = ticket.subject.trim_end();
    let start = subject_start(subject);
    let repeated = parts.first().is_some_and(|first| first.text.trim_start().starts_with(&subject[start..]));
    if start < subject.len() && !repeated {
        parts.insert(0, Part { message: None, text: subject, spans: std::iter::once(start..subject.len()).collect() });
    }
    parts
}

/// Where a subject begins after "Re:", "Fwd:" and the like.
fn subject_start(subject: &str) -> usize {
    let mut start = 0;
    loop {
        let rest = &subject[start..];
        let blanks = rest.len() - rest.trim_start().len();
        let prefix = rest[blanks..].split_inclusive(':').next().unwrap_or_default();
        if !["re:", "fw:", "fwd:", "aw:", "wg:"].iter().any(|known| prefix.eq_ignore_ascii_case(known)) {
            return start + blanks;
        }
        start += blanks + prefix.len();
    }
}

/// The language of a text: an ISO 639-1 code, `und` where it says too little.
pub fn language_of(text: &str) -> &'static str {
    let parts = [Part { message: None, text, spans: std::iter::once(0..text.len()).collect() }];
    with_scratch(|Scratch { forms, tokens, .. }| {
        read_into(&parts, forms, tokens);
        detect(&parts, &tokens.words).ticket.code
    })
}

/// Finds patterns in the customer's own words of a ticket, and tells of the hits.
pub(crate) fn with_hits<T>(ticket: &Ticket, lists: &Lists, tell: impl FnOnce(&[Part], &[Hit]) -> T) -> T {
    let parts = parts_of(ticket, &asides(ticket));
    with_scratch(|Scratch { forms, tokens, hits, .. }| {
        read_into(&parts, forms, tokens);
        let reading = Reading::of(&parts, &mut tokens.words, forms);
        lists.find(&parts, &tokens.words, |part| reading.stemming(part), hits);
        tell(&parts, hits)
    })
}

/// Reads the customer's own words of a ticket, stemmed as English whatever they are.
pub(crate) fn with_own_words<T>(ticket: &Ticket, read: impl FnOnce(&[Part], &[Word]) -> T) -> T {
    let parts = parts_of(ticket, &asides(ticket));
    with_scratch(|Scratch { forms, tokens, .. }| {
        read_into(&parts, forms, tokens);
        read(&parts, &tokens.words)
    })
}

/// Reads a pasted text without what it quotes and signs.
pub(crate) fn with_words_of<T>(text: &str, read: impl FnOnce(&[Part], &[Word]) -> T) -> T {
    let asides = own::asides(Written { text, author: None, opens: true });
    let parts = [Part { message: Some(0), text, spans: own(text.len(), &asides).collect() }];
    with_scratch(|Scratch { forms, tokens, .. }| {
        read_into(&parts, forms, tokens);
        read(&parts, &tokens.words)
    })
}

/// What the analysis of a ticket looks at, as one text: its subject and the customer's own words, a line each. Of tickets
/// with the same [`Analysis::fingerprint`] it differs in letters' case and white space at most.
pub fn own_words(ticket: &Ticket) -> String {
    let mut text = String::new();
    for part in parts_of(ticket, &asides(ticket)) {
        for span in &part.spans {
            let words = part.text[span.clone()].trim();
            if !words.is_empty() {
                text.push_str(if text.is_empty() { "" } else { "\n" });
                text.push_str(words);
            }
        }
    }
    text
}

/// Everything about `parts`; `message_scores` and `message_languages` hold one entry a part.
fn read_parts(parts: &[Part], attachments: &[Attachment], rules: &Rules) -> Analysis {
    with_scratch(|scratch| read_in(scratch, parts, attachments, rules))
}

fn read_in(scratch: &mut Scratch, parts: &[Part], attachments: &[Attachment], rules: &Rules) -> Analysis {
    let Scratch { forms, tokens, hits, own, phrases: room } = scratch;
    read_into(parts, forms, tokens);
    let reading = Reading::of(parts, &mut tokens.words, forms);
    let (tokens, words) = (&*tokens, &tokens.words);
    rules.lists.find(parts, words, |part| reading.stemming(part), hits);
    if !reading.all_english() {
        hits.retain(|hit| reading.is_english(hit.part as usize) || !matches!(hit.list, List::Emotion | List::Request));
    }
    let hits = &*hits;
    let Tones { overall: tone, parts: scores } = tones(parts, tokens, hits, &reading, rules, own);
    let scores = with_words(tokens, scores);
    let ticket = reading.languages.ticket.code;
    let signals = signals::signals(parts, tokens, hits, attachments);
    Analysis {
        version: VERSION,
        rules: rules.revision,
        fingerprint: fingerprint(words),
        message_languages: reading.languages.parts.iter().map(|language| told(language.code)).collect(),
        language: ticket.to_owned(),
        change: change(parts, &scores),
        message_scores: scores,
        asides: Vec::new(),
        category: category::category(parts, hits, rules),
        urgency: urgency::urgency(parts, hits, &tone),
        emotion: emotion::emotion(parts, tokens, hits, &tone),
        phrases: phrases::phrases(parts, words, ticket, room),
        contains_error: signals.contains_error,
        error_codes: signals.error_codes,
        contains_code: signals.contains_code,
        contains_screenshot: signals.contains_screenshot,
        question_count: signals.questions,
        is_question: signals.questions > 0,
        escalation: escalation::escalation(parts, hits),
        sentiment: tone,
    }
}

/// The tone of what reads as English; the other parts of a ticket in several languages are not scored.
fn tones(parts: &[Part], tokens: &Tokens, hits: &[Hit], reading: &Reading, rules: &Rules, own: &mut Own) -> Tones {
    let score =
        |parts: &[Part], words: &[Word], hits: &[Hit], own| sentiment::score(parts, words, hits, &rules.set.tone, own);
    if reading.all_english() && tokens.has_words() {
        return score(parts, &tokens.words, hits, own);
    }
    let (english, words) = reading.english_only(parts, &tokens.words);
    if !words.iter().any(|word| word.kind.is_word()) {
        let overall = not_scored(score(parts, &tokens.words, hits, own).overall);
        return Tones { overall, parts: vec![None; parts.len()] };
    }
    let mut found = Vec::new();
    rules.lists.find(&english, &words, |_| Stemming::default(), &mut found);
    let Tones { overall, parts: scored } = score(&english, &words, &found, own);
    let mut scored = scored.into_iter();
    let spread = (0..parts.len()).map(|part| if reading.is_english(part) { scored.next().flatten() } else { None });
    Tones { overall, parts: spread.collect() }
}

/// A code as it is told of a message: nothing where it says too little.
fn told(code: &str) -> String {
    if code == "und" { String::new() } else { code.to_owned() }
}

/// Hash of the words in their order; 0 without any.
pub(crate) fn fingerprint(words: &[Word]) -> u64 {
    words
        .iter()
        .filter(|word| word.kind.is_word())
        .fold(0, |sum: u64, word| sum.rotate_left(5).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ word.form.hash)
}

/// Keeps plain VADER's numbers, which say what they say in any language, and no more.
fn not_scored(tone: Sentiment) -> Sentiment {
    Sentiment { score: 0.0, label: Tone::NotScored, because: Vec::new(), ..tone }
}

/// Scores of parts in which something was said.
fn with_words(tokens: &Tokens, scores: Vec<Option<f32>>) -> Vec<Option<f32>> {
    if scores.iter().all(Option::is_none) {
        return scores;
    }
    let mut said = vec![false; scores.len()];
    for word in tokens.words.iter().filter(|word| word.kind.is_word()) {
        said[word.part as usize] = true;
    }
    scores.into_iter().zip(said).map(|(score, said)| score.filter(|_| said)).collect()
}

/// Last minus first scored message.
fn change(parts: &[Part], scores: &[Option<f32>]) -> Option<f32> {
    let mut of_messages =
        parts.iter().zip(scores).filter(|(part, _)| part.message.is_some()).filter_map(|(_, score)| *score);
    let first = of_messages.next()?;
    of_messages.next_back().map(|last| last - first)
}

/// What is told of parts, by message; the default where there is no part.
fn spread<T: Clone + Default>(told: Vec<T>, parts: &[Part], messages: usize) -> Vec<T> {
    let mut spread = vec![T::default(); messages];
    for (part, told) in parts.iter().zip(told) {
        if let Some(place) = part.message.and_then(|index| spread.get_mut(index as usize)) {
            *place = told;
        }
    }
    spread
}
