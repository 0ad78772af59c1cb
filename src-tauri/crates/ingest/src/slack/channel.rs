//! One channel, day after day. In: its messages in time order. Out: threads that are over. A thread is its first message
//! with all answers; messages without one make a ticket for each run of one person with at most ten minutes between them.

use std::collections::{BTreeMap, HashMap};

use model::{Message, Role, Ticket};
use serde_json::Value;

use super::people::People;
use super::text::shown;
use crate::formats::record::{first, list};
use crate::json::text_at;
use crate::normalise::dates;

/// Longest pause within a run of messages, milliseconds.
const PAUSE: i64 = 10 * 60_000;
/// A thread without an answer for so long is handed out, milliseconds.
const OVER: i64 = 31 * 24 * 3_600_000;

/// What a message is for the channel.
pub enum Taken {
    /// Part of a thread.
    Kept,
    /// None of a conversation, and why.
    Left(&'static str),
    /// It has no time.
    Refused,
}

/// A channel while it is read.
pub struct Channel<'a> {
    people: &'a People,
    source: &'a str,
    id: String,
    name: String,
    open: BTreeMap<String, Ticket>,
    /// The root of each message further messages may hang on.
    roots: HashMap<String, String>,
    /// Who wrote last outside of threads, when, and in which ticket.
    run: Option<(String, i64, String)>,
}

impl<'a> Channel<'a> {
    /// The channel of that id and name.
    pub fn new(source: &'a str, id: &str, name: &str, people: &'a People) -> Channel<'a> {
        let (id, name) = (id.to_owned(), name.to_owned());
        Channel { people, source, id, name, open: BTreeMap::new(), roots: HashMap::new(), run: None }
    }

    /// Takes the next message.
    pub fn add(&mut self, message: &Value) -> Taken {
        if let Some(reason) = aside(message) {
            return Taken::Left(reason);
        }
        let Some(stamp) = text_at(message, "ts") else { return Taken::Refused };
        let Some(at) = dates::read(&stamp, true).and_then(|written| written.instant(chrono_tz::Tz::UTC)) else {
            return Taken::Refused;
        };
        let files = list(message, "files");
        let text = text_of(message, self.people);
        if text.is_empty() && files.is_empty() {
            return Taken::Left("the message has no text");
        }
        let user = first(message, &["user", "bot_id", "username"]).unwrap_or_default();
        let root = self.root(message, &stamp, &user, at.0);
        let people = self.people;
        // An answer to a thread handed out already begins where the thread did, and names who did.
        let began = dates::read(&root, true).and_then(|written| written.instant(chrono_tz::Tz::UTC)).unwrap_or(at);
        let asker = if root == stamp { user.clone() } else { text_at(message, "parent_user_id").unwrap_or_default() };
        let ticket = self.open.entry(root.clone()).or_insert_with(|| {
            let mut ticket = Ticket::new(self.source, format!("{}-{root}", self.id));
            ticket.channel = "chat".into();
            ticket.group = Some(self.name.clone());
            ticket.created_at = Some(began);
            ticket.zone = Some("UTC".into());
            let is_bot = asker == user && people.is_bot(message);
            ticket.customer = (!asker.is_empty() && !is_bot).then(|| people.person(&asker));
            ticket
        });
        ticket.updated_at = ticket.updated_at.max(Some(at));
        for file in files {
            let name = first(file, &["name", "title"]).unwrap_or_default();
            let kind = first(file, &["mimetype", "filetype"]).unwrap_or_default();
            ticket.attachments.push(model::Attachment { name, kind });
        }
        let asks = ticket.customer.as_ref().is_some_and(|customer| customer.id == user);
        let role = match () {
            () if people.is_bot(message) => Role::Bot,
            () if asks => Role::Customer,
            () => Role::Agent,
        };
        if role == Role::Agent {
            ticket.agent = Some(people.person(&user));
        }
        let named = first(message, &["user_profile.real_name", "username", "bot_profile.name"]);
        let known = people.name(&user);
        let author = if known == user { named.unwrap_or_else(|| user.clone()) } else { known.to_owned() };
        if !text.is_empty() {
            ticket.messages.push(Message { id: Some(stamp), role, author: Some(author), at: Some(at), text });
        }
        Taken::Kept
    }

    /// The stamp of the message a message belongs to.
    fn root(&mut self, message: &Value, stamp: &str, user: &str, at: i64) -> String {
        let thread = text_at(message, "thread_ts").filter(|thread| thread != stamp);
        if let Some(thread) = thread {
            return self.roots.get(&thread).cloned().unwrap_or(thread);
        }
        let root = match &self.run {
            Some((who, last, root)) if who == user && !user.is_empty() && at - last <= PAUSE => root.clone(),
            _ => stamp.to_owned(),
        };
        self.run = Some((user.to_owned(), at, root.clone()));
        self.roots.insert(stamp.to_owned(), root.clone());
        root
    }

    /// Threads nothing was added to for a month before `now`, milliseconds; all of them for `None`.
    pub fn over(&mut self, now: Option<i64>) -> Vec<Ticket> {
        let is_over = |ticket: &Ticket| match (now, ticket.updated_at) {
            (Some(now), Some(last)) => now - last.0 > OVER,
            _ => true,
        };
        let stamps: Vec<String> =
            self.open.iter().filter(|(_, ticket)| is_over(ticket)).map(|(stamp, _)| stamp.clone()).collect();
        let tickets: Vec<Ticket> = stamps.iter().filter_map(|stamp| self.open.remove(stamp)).collect();
        let open = &self.open;
        self.roots.retain(|_, root| open.contains_key(root));
        tickets.into_iter().map(finished).collect()
    }
}

fn finished(mut ticket: Ticket) -> Ticket {
    ticket.messages.sort_by_key(|message| message.at);
    let only_bots = !ticket.messages.is_empty() && ticket.messages.iter().all(|message| message.role == Role::Bot);
    ticket.left_out = only_bots.then_some(model::LeftOut::BotOnly);
    ticket
}

/// Why a message is none of a conversation.
fn aside(message: &Value) -> Option<&'static str> {
    let kind = text_at(message, "subtype")?;
    let kind = kind.strip_prefix("group_").or(kind.strip_prefix("channel_")).unwrap_or(&kind);
    match kind {
        "join" | "leave" => Some("somebody joined or left the channel"),
        "topic" | "purpose" | "name" | "archive" | "unarchive" | "posting_permissions" | "convert_to_private" => {
            Some("the channel itself was changed")
        }
        "pinned_item" | "unpinned_item" | "reminder_add" | "bot_add" | "bot_remove" | "bot_enable" | "bot_disable" => {
            Some("Slack itself tells of a pin, a reminder or a bot")
        }
        "tombstone" | "message_deleted" => Some("the message was deleted"),
        _ => None,
    }
}

/// A message's own text, else that of what hangs on it, as bots write.
fn text_of(message: &Value, people: &People) -> String {
    let own = text_at(message, "text").unwrap_or_default();
    if !own.is_empty() {
        return shown(&own, people);
    }
    let hanging = list(message, "attachments").iter().filter_map(|part| first(part, &["text", "fallback", "title"]));
    shown(&hanging.collect::<Vec<_>>().join("\n"), people)
}
