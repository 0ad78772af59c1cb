//! A ticket while its fields come in. In: field and text, in any order. Out: a ticket, or why there is none. Never:
//! refuses a ticket for a value that cannot be read.

use model::{Call, Instant, LeftOut, Link, LinkKind, Message, Person, Rating, Role, Status, Ticket};

use super::turn::{self, Turn};
use super::values::{Hint, Values};
use super::{changes, identity, packed};
use crate::normalise::{category, html, status, words};
use crate::plan::Field;

/// A ticket that is being put together.
pub struct Draft {
    /// What is known so far; id, persons and first message are added by [`Draft::finish`].
    pub ticket: Ticket,
    /// The export's id.
    pub id: String,
    /// Who asks.
    pub customer: Person,
    /// Who answers.
    pub agent: Person,
    /// Channel of a ticket for which nobody says another.
    pub usual_channel: &'static str,
    /// The day it was created, as written, where the cell gave no time.
    pub day: String,
    /// The message a row stands for, where rows are messages.
    pub turn: Turn,
    /// The first message of a ticket that has one row.
    pub description: String,
    /// The cells of a repeated comment column, in order.
    pub comments: Vec<String>,
    /// Cells that hold a whole conversation.
    pub threads: Vec<String>,
    /// Others the record names, by their ids.
    pub people: Vec<Person>,
    /// Messages of which it is not settled who wrote them.
    pub turns: Vec<Turn>,
    pub(super) answers: Vec<(String, String)>,
    /// The status before the first change of the history, and as written.
    pub(super) begun_as: Option<(Status, String)>,
    pub(super) closed_at: Option<Instant>,
    pub(super) rating: Option<Rating>,
    pub(super) rating_comment: String,
}

impl Draft {
    /// An empty ticket of a source.
    pub fn new(source: &str) -> Draft {
        Draft {
            ticket: Ticket::new(source, ""),
            id: String::new(),
            customer: Person::default(),
            agent: Person::default(),
            usual_channel: "",
            day: String::new(),
            answers: Vec::new(),
            turn: Turn::default(),
            description: String::new(),
            comments: Vec::new(),
            threads: Vec::new(),
            people: Vec::new(),
            turns: Vec::new(),
            begun_as: None,
            closed_at: None,
            rating: None,
            rating_comment: String::new(),
        }
    }

    /// Takes the text of a field.
    pub fn set(&mut self, field: Field, cell: &str, hint: Hint, values: &mut Values) {
        let word = || words::given(cell).unwrap_or_default().to_owned();
        match field {
            Field::Id => self.set_id(cell.trim(), values),
            Field::Subject => self.ticket.subject = cell.trim().to_owned(),
            Field::Description => self.description = html::text(cell).trim().to_owned(),
            Field::Status => self.set_status(cell.trim(), values),
            Field::Priority => {
                self.ticket.priority = values.priority(cell);
                self.ticket.priority_given = cell.trim().to_owned();
            }
            Field::Category => self.set_category(cell),
            Field::Channel => self.ticket.channel = values.channel(cell),
            Field::CreatedAt => {
                if !cell.contains(':') {
                    self.day = cell.trim().to_owned();
                }
                self.ticket.created_at = self.moment(field, cell, hint, values);
            }
            Field::UpdatedAt => self.ticket.updated_at = self.moment(field, cell, hint, values),
            Field::ResolvedAt => self.ticket.resolved_at = self.moment(field, cell, hint, values),
            Field::FirstResponseAt => self.ticket.first_response_at = self.moment(field, cell, hint, values),
            Field::FirstResponseTime => self.ticket.first_response_given = values.hours(field, cell, hint),
            Field::ResolutionTime => self.ticket.resolution_given = values.hours(field, cell, hint),
            Field::Customer => self.customer.id = word(),
            Field::CustomerName => self.customer.name = word(),
            Field::CustomerEmail => self.customer.email = word(),
            Field::Agent => self.agent.name = word(),
            Field::Group => self.ticket.group = words::given(cell).map(str::to_owned),
            Field::Tags => self.add_tags(words::tags(cell, false)),
            Field::Rating => self.rating = values.rating(cell),
            Field::RatingComment => self.rating_comment = cell.trim().to_owned(),
            Field::Reopens => self.ticket.reopens = values.count(field, cell),
            Field::Replies => self.ticket.replies_given = values.count(field, cell),
            Field::Escalated | Field::EscalationLevel => self.escalate(values.escalation(field, cell)),
            Field::EscalatedAt => self.ticket.escalated_at = self.moment(field, cell, hint, values),
            Field::EscalationReason => self.ticket.escalation_reason = words::given(cell).map(str::to_owned),
            Field::StatusHistory => self.change_status(changes::of_cell(cell), hint, values),
            Field::ClosedAt => self.closed_at = self.moment(field, cell, hint, values),
            Field::Thread => self.threads.push(html::text(cell).trim().to_owned()),
            Field::Comments => self.comments.push(cell.trim().to_owned()),
            Field::MessageId => self.turn.id = words::given(cell).map(str::to_owned),
            Field::MessageText => self.turn.text = html::text(cell).trim().to_owned(),
            Field::MessageAt => self.turn.at = self.moment(field, cell, hint, values),
            Field::MessageAuthor => self.turn.written_by(&word()),
            Field::MessageRole => self.turn.side = word(),
            Field::MessageIsNote => self.turn.is_note = values.note(cell, hint),
            Field::RelatedTo => self.link_all(LinkKind::Related, cell),
            Field::MergedInto => self.link_all(LinkKind::MergedInto, cell),
            Field::DuplicateOf => self.link_all(LinkKind::DuplicateOf, cell),
            Field::CallDuration => self.call().talk_seconds = values.seconds(field, cell, hint),
            Field::CallWait => self.call().wait_seconds = values.seconds(field, cell, hint),
            Field::CallOutcome => self.call().outcome = word(),
        }
    }

    /// Takes a rating that is known as such.
    pub fn rate(&mut self, rating: Rating) {
        self.rating_comment = rating.comment.clone();
        self.rating = Some(rating);
    }

    /// Takes an answer in the customer's own words.
    pub fn answer(&mut self, question: &str, cell: &str) {
        if let Some(answer) = words::given(cell) {
            self.answers.push((question.to_owned(), html::text(answer).trim().to_owned()));
        }
    }

    /// Adds a message of an agent.
    pub fn reply(&mut self, text: &str, at: Option<Instant>, author: Option<String>) {
        let text = html::text(text).trim().to_owned();
        self.ticket.messages.push(Message { id: None, role: Role::Agent, author, at, text });
    }

    /// Adds a link to another ticket of the source, once.
    pub fn link(&mut self, kind: LinkKind, id: &str) {
        let link = Link { kind, id: id.trim().to_owned() };
        if !link.id.is_empty() && !self.ticket.links.contains(&link) {
            self.ticket.links.push(link);
        }
    }

    fn link_all(&mut self, kind: LinkKind, cell: &str) {
        cell.split([',', ';', ' ', '[', ']']).for_each(|id| self.link(kind, id));
    }

    fn call(&mut self) -> &mut Call {
        self.ticket.call.get_or_insert_default()
    }

    /// Keeps a column that is no field.
    pub fn keep(&mut self, header: &str, cell: &str) {
        let cell = cell.trim();
        if !cell.is_empty() {
            self.ticket.extra.insert(header.to_owned(), cell.to_owned());
        }
    }

    /// Adds tags that are not there yet.
    pub fn add_tags(&mut self, tags: impl IntoIterator<Item = String>) {
        for tag in tags {
            if !self.ticket.tags.contains(&tag) {
                self.ticket.tags.push(tag);
            }
        }
    }

    /// A moment of this ticket; remembers the zone it was read in.
    pub fn moment(&mut self, field: Field, cell: &str, hint: Hint, values: &mut Values) -> Option<Instant> {
        let (at, zone) = values.instant(field, cell, hint)?;
        if self.ticket.zone.is_none() || field == Field::CreatedAt {
            self.ticket.zone = Some(zone);
        }
        Some(at)
    }

    /// Puts the row's message behind the others.
    pub fn next_turn(&mut self) {
        if !self.turn.text.is_empty() || !turn::nobody(&self.turn.who) {
            self.turns.push(std::mem::take(&mut self.turn));
        }
    }

    /// The ticket. `channel` is used when none was given. `Err` says why the record cannot be one.
    pub fn finish(mut self, channel: &str, values: &mut Values) -> Result<Ticket, &'static str> {
        self.put_answers();
        self.next_turn();
        packed::unpack(&mut self, values);
        let messages = turn::settle(std::mem::take(&mut self.turns), &mut self.customer, &mut self.agent);
        self.ticket.messages.extend(messages);
        self.complete(channel)
    }

    /// As [`Draft::finish`], of a draft whose messages and people are all in place.
    pub fn complete(self, channel: &str) -> Result<Ticket, &'static str> {
        let Draft { mut ticket, id, customer, agent, description, rating, rating_comment, begun_as, .. } = self;
        if ticket.created_at.is_none() {
            ticket.created_at = ticket.messages.iter().filter_map(|message| message.at).min();
        }
        changes::conclude(&mut ticket, begun_as);
        // Without a status a closing says both.
        if ticket.resolved_at.is_none() && (ticket.status.is_resolved() || ticket.status_given.is_empty()) {
            ticket.resolved_at = self.closed_at;
        }
        ticket.customer = person(customer);
        ticket.agent = person(agent);
        open_with(&mut ticket, description);
        ticket.messages.retain(|message| !message.text.is_empty());
        // Where a time is missing the export's own order is the best there is.
        if ticket.messages.iter().all(|message| message.at.is_some()) {
            ticket.messages.sort_by_key(|message| message.at);
        }
        if ticket.channel.is_empty() {
            ticket.channel = if channel.is_empty() { self.usual_channel } else { channel }.to_owned();
        }
        ticket.rating = rating.map(|rating| Rating { comment: rating_comment, ..rating });
        let only_bots = !ticket.messages.is_empty() && ticket.messages.iter().all(|message| message.role == Role::Bot);
        if only_bots && ticket.left_out.is_none() {
            ticket.left_out = Some(LeftOut::BotOnly);
        }
        let says_nothing = ticket.subject.is_empty() && ticket.messages.is_empty();
        if id.is_empty() && says_nothing && ticket.rating.is_none() && ticket.call.is_none() {
            return Err("it has neither id nor subject nor text nor rating");
        }
        ticket.key.id = if id.is_empty() { identity::of_content(&ticket) } else { id };
        Ok(ticket)
    }

    /// One answer is the customer's message; of several, each stands behind its question, which is the survey's.
    fn put_answers(&mut self) {
        let at = self.ticket.created_at;
        let says = |role, text| Message { id: None, role, author: None, at, text };
        let answers = std::mem::take(&mut self.answers);
        let alone = answers.len() == 1;
        for (question, answer) in answers {
            if !alone {
                self.ticket.messages.push(says(Role::Bot, question));
            }
            self.ticket.messages.push(says(Role::Customer, answer));
        }
    }

    /// Takes whether it was escalated and, where nothing better tells, to which level or why. Of several columns the first
    /// that says yes counts.
    fn escalate(&mut self, told: Option<(bool, Option<String>)>) {
        let Some((escalated, why)) = told else { return };
        self.ticket.escalated = self.ticket.escalated.max(Some(escalated));
        self.ticket.escalation_reason = self.ticket.escalation_reason.take().or(why);
    }

    fn set_category(&mut self, cell: &str) {
        self.ticket.category_given = category::topic(cell).map(str::to_owned);
        if self.ticket.category_given.is_none() {
            self.keep("type", cell);
        }
    }

    fn set_id(&mut self, id: &str, values: &mut Values) {
        if identity::is_rounded(id) {
            values.rounded_ids += 1;
            self.keep("rounded id", id);
        } else {
            self.id = id.to_owned();
        }
    }

    fn set_status(&mut self, cell: &str, values: &mut Values) {
        self.ticket.status = values.status(cell);
        self.ticket.left_out = status::left_out(cell);
        self.ticket.status_given = cell.to_owned();
    }
}

/// Puts the description before the conversation, unless the conversation holds it.
fn open_with(ticket: &mut Ticket, description: String) {
    let same = |message: &Message| message.text.split_whitespace().eq(description.split_whitespace());
    if description.is_empty() || ticket.messages.iter().any(same) {
        return;
    }
    let author = ticket.customer.as_ref().map(|customer| customer.shown().to_owned());
    let first = Message { id: None, role: Role::Customer, author, at: ticket.created_at, text: description };
    ticket.messages.insert(0, first);
}

/// A person with a stable id; `None` when nothing is known.
fn person(mut person: Person) -> Option<Person> {
    if person.email.is_empty() {
        let address = [&person.id, &person.name].into_iter().find(|text| is_address(text)).cloned();
        person.email = address.unwrap_or_default();
    }
    if person.id.is_empty() {
        person.id = if person.email.is_empty() { person.name.clone() } else { person.email.clone() };
    }
    (!person.id.is_empty()).then_some(person)
}

/// Whether a text is an e-mail address.
pub fn is_address(text: &str) -> bool {
    text.split_once('@')
        .is_some_and(|(local, host)| !local.is_empty() && host.contains('.') && !text.contains(char::is_whitespace))
}
