//! One mail as plain values. In: its bytes. Out: [`Mail`]. Never: fails on a part: what cannot be decoded is left out of
//! the text, and the mail stays.

use mail_parser::{Message, MessageParser};
use model::{Attachment, Instant, Person};

use super::automatic::{self, Automatic};
use super::mbox::Raw;
use super::{body, header};

/// Mails inside mails that are followed; a mail with more is read without its body.
const NESTED: usize = 40;
/// Labels a mailbox puts on all mails, in lower case: they say nothing of a ticket.
const PLACES: [&str; 12] = [
    "inbox",
    "sent",
    "unread",
    "opened",
    "important",
    "starred",
    "archived",
    "drafts",
    "posteingang",
    "gesendet",
    "boîte de réception",
    "messages envoyés",
];

/// A mail.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mail {
    /// Which one of the file, from 1.
    pub number: u32,
    /// Line it starts on.
    pub line: u32,
    /// Its own id, without brackets; empty when it has none.
    pub id: String,
    /// The mails it answers, the oldest first.
    pub references: Vec<String>,
    /// Subject as written.
    pub subject: String,
    /// Who wrote it; in whose name, when a form or a list sent it.
    pub from: Person,
    /// Whom an answer reaches, when that is somebody else.
    pub reply_to: Option<Person>,
    /// Addressees, copies among them.
    pub to: Vec<Person>,
    /// Mailboxes it was delivered to, in lower case.
    pub delivered_to: Vec<String>,
    /// When it was written, and the zone it says.
    pub at: Option<(Instant, String)>,
    /// Its text, plain.
    pub text: String,
    /// What is attached.
    pub attachments: Vec<Attachment>,
    /// Labels of the mailbox.
    pub labels: Vec<String>,
    /// Marked as spam on its way.
    pub spam: bool,
    /// A machine wrote it.
    pub automatic: Option<Automatic>,
}

/// How much of a mail is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// Its headers.
    Headers,
    /// All of it.
    Whole,
}

impl Mail {
    /// Reads a mail; `None` for bytes without a header or a text.
    pub fn read(raw: &Raw, number: u32, depth: Depth) -> Option<Mail> {
        let headers_only = depth == Depth::Headers || is_too_deep(&raw.bytes);
        let parser = MessageParser::new();
        let bytes = if headers_only { headers(&raw.bytes) } else { &raw.bytes };
        let message = if headers_only { parser.parse_headers(bytes) } else { parser.parse(bytes) };
        let message = message.or_else(|| parser.parse_headers(bytes))?;
        let mut mail = Mail { number, line: u32::try_from(raw.line).unwrap_or(u32::MAX), ..Mail::default() };
        mail.take_headers(&message, raw.envelope.as_deref());
        if !headers_only {
            mail.text = body::text(&message);
            mail.attachments = body::attachments(&message);
        }
        mail.is_one().then_some(mail)
    }

    fn take_headers(&mut self, message: &Message, envelope: Option<&str>) {
        let people = |address| header::people(address);
        self.id = message.message_id().map(|id| id.trim().trim_matches(['<', '>']).to_owned()).unwrap_or_default();
        self.subject = header::text(message, "Subject").unwrap_or_default();
        self.from = people(message.from()).into_iter().chain(people(message.sender())).next().unwrap_or_default();
        self.reply_to = people(message.reply_to()).into_iter().find(|person| person.email != self.from.email);
        self.to = people(message.to()).into_iter().chain(people(message.cc())).collect();
        self.delivered_to = ["Delivered-To", "X-Original-To", "Envelope-To"]
            .iter()
            .filter_map(|name| header::text(message, name))
            .map(|address| address.trim_matches(['<', '>']).to_lowercase())
            .collect();
        self.references = header::ids(message.references());
        for id in header::ids(message.in_reply_to()) {
            if !self.references.contains(&id) && !self.names(&id) {
                self.references.push(id);
            }
        }
        self.at = header::moment(message, envelope);
        self.take_labels(message);
        self.automatic = automatic::of(message, &self.from, &self.subject);
    }

    fn take_labels(&mut self, message: &Message) {
        let labels = header::text(message, "X-Gmail-Labels").unwrap_or_default();
        let flagged =
            |name: &str| header::text(message, name).is_some_and(|flag| flag.to_lowercase().starts_with("yes"));
        self.spam = flagged("X-Spam-Flag") || flagged("X-Spam-Status") || flagged("X-Spam");
        for label in labels.split(',').map(|label| label.trim().trim_matches('"')) {
            let lower = label.to_lowercase();
            self.spam |= lower == "spam";
            if !label.is_empty() && !PLACES.contains(&lower.as_str()) && !lower.starts_with("category ") {
                self.labels.push(label.to_owned());
            }
        }
    }

    /// Whether an id is nothing but an address of this mail, as some programs write.
    fn names(&self, id: &str) -> bool {
        self.to.iter().chain([&self.from]).any(|person| person.email.eq_ignore_ascii_case(id))
    }

    fn is_one(&self) -> bool {
        let said = [&self.id, &self.subject, &self.from.email, &self.from.name, &self.text];
        said.iter().any(|part| !part.is_empty())
            || self.at.is_some()
            || !self.attachments.is_empty()
            || !self.to.is_empty()
    }

    /// Bytes it holds, roughly.
    pub fn cost(&self) -> usize {
        let people = self.to.iter().map(|person| person.name.len() + person.email.len() + 72).sum::<usize>();
        let ids = self.references.iter().map(|id| id.len() + 24).sum::<usize>();
        size_of::<Mail>() + self.text.len() + self.subject.len() + self.attachments.len() * 80 + people + ids
    }
}

/// The header block, with the blank line that ends it.
fn headers(bytes: &[u8]) -> &[u8] {
    let mut at = 0;
    while let Some(end) = memchr::memchr(b'\n', &bytes[at..]) {
        let next = at + end + 1;
        if at > 0 && bytes[at..next].trim_ascii().is_empty() {
            return &bytes[..next];
        }
        at = next;
    }
    bytes
}

/// Whether mails are nested so deeply in each other that no person did it.
fn is_too_deep(bytes: &[u8]) -> bool {
    let mut found = memchr::memmem::find_iter(bytes, b"essage/").filter(|at| {
        bytes
            .get(at + 7..at + 13)
            .is_some_and(|kind| kind.eq_ignore_ascii_case(b"rfc822") || kind.eq_ignore_ascii_case(b"global"))
    });
    found.nth(NESTED).is_some()
}
