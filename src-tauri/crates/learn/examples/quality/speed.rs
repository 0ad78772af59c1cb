//! How fast a ticket is analysed.

use std::path::Path;

use model::{Message, Role, Ticket};

use crate::cpu;
use crate::table::{Asked, Line};

/// A message of about a hundred words.
pub const HUNDRED_WORDS: &str = "Hello, I have been trying to log in to my account since yesterday and it keeps saying my \
    password is wrong. I reset the password twice but the reset e-mail never arrived, and now the mobile app crashes \
    whenever I open the billing page. I was also charged twice for my subscription this month, which is really \
    frustrating because we rely on this service every day. Could you please refund the second payment and fix the login \
    problem as soon as possible? Our whole team can't work and we are losing customers. I attached a screenshot of the \
    error. Thank you for your help, best regards, Anna";

const ROUNDS: u32 = 20_000;

/// Tickets analysed per CPU-second, each with all its labels and phrases.
pub fn lines(_data: &Path) -> Vec<Line> {
    let rules = text::Rules::default();
    let mut ticket = Ticket::new("example", "1");
    ticket.subject = "Cannot log in".to_owned();
    ticket.messages =
        vec![Message { id: None, role: Role::Customer, author: None, at: None, text: HUNDRED_WORDS.to_owned() }];
    let mut phrases = 0;
    let start = cpu::seconds();
    for round in 0..ROUNDS {
        // A changing word keeps the optimiser honest.
        ticket.messages[0].text.truncate(HUNDRED_WORDS.len());
        ticket.messages[0].text.push_str(if round % 2 == 0 { " again" } else { " now" });
        phrases += text::analyse(&ticket, &rules).phrases.len();
    }
    let seconds = cpu::seconds() - start;
    assert!(phrases > 0, "the text has phrases");
    let measured = f64::from(ROUNDS) / seconds;
    vec![Line::new("tickets of 100 words analysed per CPU-second", Asked::AtLeast(15_100.0), Some(151.0), measured)]
}
