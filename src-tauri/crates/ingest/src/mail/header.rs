//! Headers of a mail. In: a parsed mail. Out: plain values. Never: trusts one: each may be missing, broken or repeated.

use chrono_tz::Tz;
use mail_parser::{Address, DateTime, HeaderForm, HeaderName, HeaderValue, Message};
use model::{Instant, Person};

use crate::input::text as decoded;
use crate::normalise::{dates, zones};

/// Names and addresses a header may list; the rest are passed over.
const ADDRESSES: usize = 200;
/// References a mail may name.
const REFERENCES: usize = 500;

/// A moment, and the zone it was written in.
pub type Moment = (Instant, String);

/// A header's text with its encoded words decoded; bytes that are no UTF-8 are read as Windows-1252.
pub fn text(message: &Message, name: &str) -> Option<String> {
    let name = HeaderName::parse(name.to_owned())?;
    let value = message.header_as(name.clone(), HeaderForm::Text).into_iter().next()?;
    let text = value.as_text().unwrap_or_default().to_owned();
    let text = if text.contains('\u{FFFD}') { raw_text(message, &name).unwrap_or(text) } else { text };
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(text)
}

/// A header as it stands, unless it holds encoded words.
fn raw_text(message: &Message, name: &HeaderName) -> Option<String> {
    let header = message.headers().iter().find(|header| header.name == *name)?;
    let bytes = message.raw_message.get(header.offset_start as usize..header.offset_end as usize)?;
    let text = decoded(bytes);
    (!text.contains("=?")).then(|| text.into_owned())
}

/// Whether a header is there, and says something.
pub fn has(message: &Message, name: &str) -> bool {
    text(message, name).is_some()
}

/// The people of a header, addresses in lower case.
pub fn people(address: Option<&Address>) -> Vec<Person> {
    let listed = address.into_iter().flat_map(|address| address.iter());
    let person = |addr: &mail_parser::Addr| {
        let email = addr.address().unwrap_or_default().trim().trim_matches(['<', '>', '\'']).to_lowercase();
        let name = addr.name().unwrap_or_default().trim().trim_matches(['"', '\'']).trim().to_owned();
        let name = if name.to_lowercase() == email { String::new() } else { name };
        let email = if email.contains('@') && !email.contains(char::is_whitespace) { email } else { String::new() };
        Person { id: String::new(), name, email }
    };
    let known = |person: &Person| !person.email.is_empty() || !person.name.is_empty();
    listed.take(ADDRESSES).map(person).filter(known).collect()
}

/// Ids a header names, without their brackets. What has no `@` is none.
pub fn ids(value: &HeaderValue) -> Vec<String> {
    let ids: Vec<&str> = match value {
        HeaderValue::Text(id) => vec![id.as_ref()],
        HeaderValue::TextList(ids) => ids.iter().take(REFERENCES).map(|id| id.as_ref()).collect(),
        _ => Vec::new(),
    };
    let bare = ids.into_iter().map(|id| id.trim().trim_matches(['<', '>']).trim());
    bare.filter(|id| id.find('@').is_some_and(|at| at > 0)).map(str::to_owned).collect()
}

/// When a mail was written; where its own date is missing or wrong, when it was received, or what the envelope says.
pub fn moment(message: &Message, envelope: Option<&str>) -> Option<Moment> {
    let own = message.date().and_then(at).or_else(|| text(message, "Date").and_then(|date| read(&date)));
    let received = || message.received_all().filter_map(|hop| hop.date()).find_map(|date| at(&date));
    own.or_else(received).or_else(|| envelope.and_then(read))
}

fn at(date: &DateTime) -> Option<Moment> {
    if !date.is_valid() || date.day > days(date) {
        return None;
    }
    let at = Instant(date.to_timestamp() * 1000);
    let east = i32::from(date.tz_hour) * 60 + i32::from(date.tz_minute);
    let zone = zones::offset_name(if date.tz_before_gmt { -east } else { east });
    Instant::RANGE.contains(&at.0).then_some((at, zone))
}

fn days(date: &DateTime) -> u8 {
    match date.month {
        4 | 6 | 9 | 11 => 30,
        2 => 29,
        _ => 31,
    }
}

/// A date in any shape that exports use.
fn read(date: &str) -> Option<Moment> {
    let written = dates::read(date, true)?;
    let zone = written.zone_name().unwrap_or_else(|| "UTC".to_owned());
    Some((written.instant(Tz::UTC)?, zone))
}
