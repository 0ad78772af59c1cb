//! The text of a mail and what is attached. In: a parsed mail. Out: plain text with `\n`, names of attachments. Never:
//! loses a text for the way it is encoded.

use std::borrow::Cow;

use mail_parser::{Encoding, Message, MessagePart, MimeHeaders, PartType};
use model::Attachment;

use crate::input::text as decoded;
use crate::normalise::html;

/// Attachments that are named; the rest are passed over.
const LISTED: usize = 100;
/// Longest text that is kept, bytes.
const LONGEST: usize = 4 << 20;

/// The text of a mail: its plain parts, else those in HTML, else of a mail that is nothing but one passed on, that one.
pub fn text(message: &Message) -> String {
    let plain = joined(message, message.text_body.iter().chain(&message.html_body), |part| {
        part.is_text() && !part.is_text_html()
    });
    let text = if plain.is_empty() {
        joined(message, message.html_body.iter().chain(&message.text_body), |part| part.is_text())
    } else {
        plain
    };
    let text = if text.is_empty() { unnamed(message) } else { text };
    if !text.is_empty() {
        return text;
    }
    if message.is_content_type("multipart", "report") {
        reported(message)
    } else {
        forwarded(message).unwrap_or_default()
    }
}

fn joined<'a>(
    message: &Message,
    parts: impl Iterator<Item = &'a u32>,
    wanted: impl Fn(&MessagePart) -> bool,
) -> String {
    let mut seen = Vec::new();
    let mut texts = Vec::new();
    for id in parts {
        let Some(part) = message.part(*id).filter(|part| wanted(part) && !seen.contains(id)) else { continue };
        seen.push(*id);
        let text = part_text(message, part);
        if !text.is_empty() {
            texts.push(text);
        }
    }
    texts.join("\n\n")
}

/// Texts that a broken mail declares to be attachments without giving them names.
fn unnamed(message: &Message) -> String {
    let is_loose = |part: &MessagePart| part.is_text() && part.attachment_name().is_none();
    joined(message, message.attachments.iter(), is_loose)
}

/// What a mail server reports where a person could not read it.
fn reported(message: &Message) -> String {
    let status = message.parts.iter().find(|part| part.is_content_type("message", "delivery-status"));
    let bytes = status.and_then(|part| message.raw_message.get(part.offset_body as usize..part.offset_end as usize));
    cut(without_blank_ends(&plain_lines(&decoded(bytes.unwrap_or_default())))).to_owned()
}

/// A mail attached to one without a text, as it would be passed on.
fn forwarded(message: &Message) -> Option<String> {
    let inner = message.attachments().find_map(MessagePart::message)?;
    let text = joined(inner, inner.text_body.iter().chain(&inner.html_body).take(1), |part| part.is_text());
    let from = super::header::people(inner.from()).into_iter().next().unwrap_or_default();
    let subject = inner.subject().unwrap_or_default();
    let date = super::header::text(inner, "Date").unwrap_or_default();
    let header = format!("From: {}\nDate: {date}\nSubject: {subject}", from.shown());
    (!text.is_empty()).then(|| format!("---------- Forwarded message ----------\n{header}\n\n{text}"))
}

/// One part as plain text.
fn part_text(message: &Message, part: &MessagePart) -> String {
    let text = match &part.body {
        PartType::Text(text) | PartType::Html(text) => repaired(message, part, text),
        _ => return String::new(),
    };
    let text = plain_lines(&text);
    let opening = text.trim_start().get(..9).unwrap_or_default().to_ascii_lowercase();
    let is_html = part.is_text_html() || opening.starts_with("<html") || opening.starts_with("<!doctype");
    let text = if is_html { html::text(&text) } else { Cow::Borrowed(text.as_ref()) };
    cut(without_blank_ends(&text)).to_owned()
}

/// A text whose characters are not what its header says: as it stands in the file, by our own reading of its bytes.
fn repaired<'a>(message: &Message, part: &MessagePart, text: &'a str) -> Cow<'a, str> {
    if !text.contains('\u{FFFD}') {
        return Cow::Borrowed(text);
    }
    let raw = message.raw_message.get(part.offset_body as usize..part.offset_end as usize).unwrap_or_default();
    let bytes = match part.encoding {
        Encoding::None => Some(Cow::Borrowed(raw)),
        Encoding::Base64 => mail_parser::decoders::base64::base64_decode(raw).map(Cow::Owned),
        Encoding::QuotedPrintable => {
            mail_parser::decoders::quoted_printable::quoted_printable_decode(raw).map(Cow::Owned)
        }
    };
    match bytes {
        Some(bytes) if !bytes.is_empty() => Cow::Owned(decoded(&bytes).into_owned()),
        _ => Cow::Borrowed(text),
    }
}

/// Line breaks as `\n`, without characters that mean nothing in a text.
fn plain_lines(text: &str) -> Cow<'_, str> {
    if !text.contains(['\r', '\0']) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n").replace('\0', ""))
}

/// A text without blank lines at its ends; blanks that begin its first line stay.
fn without_blank_ends(text: &str) -> &str {
    let text = text.trim_end();
    let blank = text.len() - text.trim_start().len();
    let start = text[..blank].rfind('\n').map_or(0, |at| at + 1);
    &text[start..]
}

fn cut(text: &str) -> &str {
    let mut end = text.len().min(LONGEST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// Names and kinds of what is attached; signatures and the parts of delivery reports are not listed.
pub fn attachments(message: &Message) -> Vec<Attachment> {
    let listed = message.attachments().filter_map(|part| {
        let kind = part.content_type().map(|kind| {
            let sub = kind.subtype().map(|sub| format!("/{sub}")).unwrap_or_default();
            format!("{}{sub}", kind.ctype()).to_lowercase()
        });
        let kind = kind.unwrap_or_default();
        let name = part.attachment_name().map(str::trim).unwrap_or_default().to_owned();
        let is_machinery = kind.starts_with("message/") || kind.ends_with("rfc822-headers") || part.is_text();
        let is_left = kind.ends_with("-signature") || name.is_empty() && is_machinery;
        (!is_left).then_some(Attachment { name, kind })
    });
    listed.take(LISTED).collect()
}
