//! A thread as a ticket. In: its mails, who is on our side. Out: a ticket, or why there is none. Never: guesses a status:
//! mail has none.

use model::{LeftOut, Message, Person, Role, Ticket};

use super::automatic::is_no_reply;
use super::message::Mail;
use super::sides::Sides;
use super::subject;
use crate::assemble::Draft;

/// Addressees of the first mail that are kept.
const KEPT: usize = 5;

/// The ticket of a thread.
pub fn ticket(mut mails: Vec<Mail>, source: &str, sides: &Sides) -> Result<Ticket, &'static str> {
    if mails.iter().all(|mail| mail.at.is_some()) {
        mails.sort_by_key(|mail| (mail.at.as_ref().map(|(at, _)| *at), mail.number));
    }
    let mut draft = Draft::new(source);
    let Some(first) = mails.first() else { return Err("it has no mails") };
    draft.id = first.references.first().unwrap_or(&first.id).clone();
    draft.ticket.subject = subject::plain(&first.subject).to_owned();
    let dated = || mails.iter().filter_map(|mail| mail.at.as_ref());
    if let Some((at, zone)) = dated().next() {
        draft.ticket.created_at = Some(*at);
        draft.ticket.zone = Some(zone.clone());
    }
    draft.ticket.updated_at = dated().map(|(at, _)| *at).max();
    let to: Vec<&str> = first.to.iter().take(KEPT).map(Person::shown).collect();
    draft.keep("To", &to.join(", "));
    let roles = roles(&mails, sides);
    draft.customer = customer(&mails, &roles, sides);
    let agent = mails.iter().zip(&roles).rfind(|(_, role)| **role == Role::Agent);
    draft.agent = agent.map(|(mail, _)| mail.from.clone()).unwrap_or_default();
    for (mail, role) in mails.into_iter().zip(roles) {
        take(&mut draft, mail, role, sides);
    }
    draft.complete("email")
}

fn take(draft: &mut Draft, mail: Mail, role: Role, sides: &Sides) {
    if mail.spam && role == Role::Customer {
        draft.ticket.left_out = Some(LeftOut::Spam);
    }
    let author = Some(author(&mail, sides).shown().to_owned()).filter(|author| !author.is_empty());
    draft.add_tags(mail.labels);
    draft.ticket.attachments.extend(mail.attachments);
    let id = Some(mail.id).filter(|id| !id.is_empty());
    let at = mail.at.map(|(at, _)| at);
    draft.ticket.messages.push(Message { id, role, author, at, text: mail.text });
}

/// Who speaks in a mail: a form or a list sends in the name of the person an answer goes to.
fn author<'a>(mail: &'a Mail, sides: &Sides) -> &'a Person {
    let sent_for_another = sides.is_ours(&mail.from.email) || is_no_reply(&mail.from.email);
    let other = mail.reply_to.as_ref().filter(|other| !other.email.is_empty() && !sides.is_ours(&other.email));
    other.filter(|other| sent_for_another && !is_no_reply(&other.email)).unwrap_or(&mail.from)
}

/// The role of each mail's author. Where nobody from outside takes part, who wrote first is the customer.
fn roles(mails: &[Mail], sides: &Sides) -> Vec<Role> {
    let outside = |mail: &Mail| {
        let mut people = mail.to.iter().chain([author(mail, sides)]);
        people.any(|person| !person.email.is_empty() && !sides.is_ours(&person.email))
    };
    let asks = match mails.iter().any(outside) {
        true => None,
        false => mails.iter().find(|mail| mail.automatic.is_none()).map(|mail| mail.from.email.as_str()),
    };
    let role = |mail: &Mail| {
        let author = author(mail, sides);
        match mail.automatic {
            Some(_) => Role::Bot,
            None if asks == Some(author.email.as_str()) => Role::Customer,
            None if !sides.is_ours(&author.email) => Role::Customer,
            None if is_no_reply(&author.email) => Role::Bot,
            None => Role::Agent,
        }
    };
    mails.iter().map(role).collect()
}

/// Who wrote first from outside, else whom we wrote to first.
fn customer(mails: &[Mail], roles: &[Role], sides: &Sides) -> Person {
    let wrote = mails.iter().zip(roles).find(|(_, role)| **role == Role::Customer);
    let written_to = || mails.iter().flat_map(|mail| &mail.to).find(|person| !sides.is_ours(&person.email));
    wrote.map(|(mail, _)| author(mail, sides)).or_else(written_to).cloned().unwrap_or_default()
}
