//! The query language. Any text is a query: what makes no sense is read as words.
//!
//! `refund order` both words · `"late delivery"` side by side · `-spam` without it · `refund OR money` either ·
//! `channel:email agent:"Ann Lee" -tag:vip` properties · `id:4711` one ticket.

use model::Facet;

use crate::words::{lower, spans};

/// What follows in a text is not read. Bytes.
const MAX_TEXT: usize = 2_000;
/// Further terms are not read.
const MAX_TERMS: usize = 32;
/// Further words of a phrase are not read.
const MAX_PHRASE: usize = 24;

/// A query: every group has to match, none of `without` may.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Query {
    /// Terms joined by OR, groups by AND.
    pub groups: Vec<Vec<Term>>,
    /// Excluded.
    pub without: Vec<Term>,
}

/// One thing a ticket can match.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Term {
    /// Words side by side, in lower case; mostly one.
    Words {
        words: Vec<String>,
        /// As typed, for it may be a ticket's id.
        raw: String,
        /// The last word may be the beginning of one.
        prefix: bool,
    },
    /// A facet's value.
    Facet(Facet, String),
    /// A ticket's id.
    Id(String),
}

/// Reads a text. With `as_you_type` a word at the very end is taken as the beginning of one.
pub(crate) fn parse(text: &str, as_you_type: bool) -> Query {
    let text = &text[..text.floor_char_boundary(MAX_TEXT)];
    let mut query = Query::default();
    let mut or = false;
    for piece in pieces(text).take(MAX_TERMS) {
        if piece.is_or() {
            or = true;
            continue;
        }
        let typing = as_you_type && !piece.quoted && piece.end == text.len();
        let Some(term) = term(&piece, typing) else { continue };
        match query.groups.last_mut() {
            _ if piece.negated => query.without.push(term),
            Some(group) if or => group.push(term),
            _ => query.groups.push(vec![term]),
        }
        or = false;
    }
    query
}

/// A run without spaces, or in quotes.
struct Piece<'a> {
    /// Name before a colon.
    field: Option<&'a str>,
    value: &'a str,
    negated: bool,
    quoted: bool,
    /// Where it ends in the text.
    end: usize,
}

impl Piece<'_> {
    fn is_or(&self) -> bool {
        !self.quoted && !self.negated && self.field.is_none() && matches!(self.value, "OR" | "|")
    }
}

fn pieces(text: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        at += text[at..].find(|c: char| !c.is_whitespace())?;
        let negated = text[at..].starts_with('-');
        let start = at + usize::from(negated);
        let (field, start) = field(text, start);
        let (value, quoted, end) = value(text, start);
        at = end;
        Some(Piece { field, value, negated, quoted, end })
    })
}

/// A name and a colon at this place, and where the value begins.
fn field(text: &str, start: usize) -> (Option<&str>, usize) {
    let rest = &text[start..];
    let letters = rest.bytes().take_while(|byte| byte.is_ascii_alphabetic() || *byte == b'_').count();
    if letters > 0 && rest[letters..].starts_with(':') {
        return (Some(&rest[..letters]), start + letters + 1);
    }
    (None, start)
}

/// The value at this place: to the closing quote or the text's end, else to the next space.
fn value(text: &str, start: usize) -> (&str, bool, usize) {
    let rest = &text[start..];
    let mut chars = rest.chars();
    let close = match chars.next() {
        Some('"') => '"',
        Some('“' | '„' | '”') => '”',
        _ => {
            let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
            return (&rest[..end], false, start + end);
        }
    };
    let inside = chars.as_str();
    let begin = rest.len() - inside.len();
    match inside.find([close, '"', '”', '“']) {
        Some(end) => {
            let after = inside[end..].chars().next().map_or(0, char::len_utf8);
            (&inside[..end], true, start + begin + end + after)
        }
        None => (inside, true, text.len()),
    }
}

fn term(piece: &Piece, typing: bool) -> Option<Term> {
    let value = piece.value.trim();
    match piece.field.map(|name| (name, property(name))) {
        Some((_, Some(property))) if !value.is_empty() => Some(match property {
            Property::Facet(facet) => Term::Facet(facet, value.to_owned()),
            Property::Id => Term::Id(value.trim_start_matches('#').to_owned()),
        }),
        // `error:500`, `https://…`: no property of ours, so words that stand side by side.
        Some((name, _)) => words(&format!("{name}:{value}"), typing),
        None => words(value, typing),
    }
}

fn words(raw: &str, prefix: bool) -> Option<Term> {
    let spans = spans(raw).take(MAX_PHRASE);
    let words: Vec<String> = spans.filter_map(|span| Some(lower(&raw[span.start..span.end])?.into_owned())).collect();
    let prefix = prefix && raw.ends_with(char::is_alphanumeric);
    (!words.is_empty()).then(|| Term::Words { words, raw: raw.to_owned(), prefix })
}

enum Property {
    Facet(Facet),
    Id,
}

fn property(name: &str) -> Option<Property> {
    let facet = match name.to_ascii_lowercase().as_str() {
        "category" | "topic" => Facet::Category,
        "subcategory" => Facet::Subcategory,
        "status" | "is" => Facet::Status,
        "priority" => Facet::Priority,
        "tone" | "sentiment" => Facet::Sentiment,
        "channel" | "via" => Facet::Channel,
        "agent" | "assignee" => Facet::Agent,
        "emotion" => Facet::Emotion,
        "tag" => Facet::Tag,
        "customer" | "from" => Facet::Customer,
        "source" => Facet::Source,
        "language" | "lang" => Facet::Language,
        "phrase" => Facet::Phrase,
        "id" => return Some(Property::Id),
        _ => return None,
    };
    Some(Property::Facet(facet))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Writes a query out again: groups by spaces, alternatives by `|`, phrases with `_`, a prefix with `*`.
    fn shown(query: &Query) -> String {
        let term = |term: &Term| match term {
            Term::Words { words, prefix, .. } => words.join("_") + if *prefix { "*" } else { "" },
            Term::Facet(facet, value) => format!("{facet:?}={value}"),
            Term::Id(id) => format!("id={id}"),
        };
        let groups = query.groups.iter().map(|group| group.iter().map(term).collect::<Vec<_>>().join("|"));
        let without = query.without.iter().map(|excluded| format!("-{}", term(excluded)));
        groups.chain(without).collect::<Vec<_>>().join(" ")
    }

    fn check(text: &str, expected: &str) {
        assert_eq!(shown(&parse(text, false)), expected, "{text}");
    }

    #[test]
    fn any_text_is_a_query() {
        for (text, expected) in [
            ("", ""),
            ("  Refund  ORDER ", "refund order"),
            ("\"late delivery\" now", "late_delivery now"),
            ("\"late delivery", "late_delivery"),
            ("“late delivery” x", "late_delivery x"),
            ("refund -spam -\"not me\"", "refund -spam -not_me"),
            ("a OR b c", "a|b c"),
            ("a | b OR c", "a|b|c"),
            ("OR a OR", "a"),
            ("a OR -b c", "a c -b"),
            ("or", "or"),
            ("channel:email", "Channel=email"),
            ("agent:\"Ann Lee\" -tag:vip", "Agent=Ann Lee -Tag=vip"),
            ("Tone:negative lang:de", "Sentiment=negative Language=de"),
            ("id:#4711", "id=4711"),
            ("error:500 https://x.io/a", "error_500 https_x_io_a"),
            ("tag:", "tag"),
            ("can't", "can_t"),
            ("-- ** \" :: ()", ""),
            ("- x", "x"),
            ("a-b", "a_b"),
            ("返金", "返_金"),
        ] {
            check(text, expected);
        }
    }

    #[test]
    fn only_a_word_at_the_very_end_is_still_being_typed() {
        for (text, expected) in [
            ("refu", "refu*"),
            ("refu ", "refu"),
            ("my refu", "my refu*"),
            ("\"my refu", "my_refu"),
            ("tag:refu", "Tag=refu"),
            ("-refu", "-refu*"),
            ("refu-", "refu"),
        ] {
            assert_eq!(shown(&parse(text, true)), expected, "{text}");
        }
    }

    #[test]
    fn a_query_is_bounded() {
        let query = parse(&"ü ".repeat(5_000), true);
        assert_eq!(query.groups.len(), MAX_TERMS);
    }
}
