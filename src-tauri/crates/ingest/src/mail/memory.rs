//! Mails that are in memory. In: bytes. Out: tickets. Never: reads a file; bounds what it holds.

use model::Ticket;

use super::mbox::{Mails, Raw};
use super::message::{Depth, Mail};
use super::sides::Census;
use super::thread;
use super::threads::Threads;

/// The tickets of a mail or a mailbox, by the order of their first mails. What can't be read is left out: this is for
/// texts at hand and for tests; files are read by [`crate::read`], which says what it refuses and why.
pub fn tickets_of_mail(bytes: &[u8], source: &str) -> Vec<Ticket> {
    let mut mails = Mails::new(bytes);
    let mut raw = Raw::default();
    let (mut read, mut census, mut threads) = (Vec::new(), Census::default(), Threads::default());
    // Memory cannot fail to be read.
    while mails.next(&mut raw).unwrap_or(false) {
        let number = read.len() as u32 + 1;
        let mail = Mail::read(&raw, number, Depth::Whole);
        mail.iter().for_each(|mail| census.add(mail));
        threads.add(mail.as_ref());
        read.push(mail);
    }
    let sides = census.sides();
    let mut grouped: Vec<(u32, Vec<Mail>)> = Vec::new();
    let mut places = std::collections::HashMap::new();
    for (root, mail) in threads.finish().into_iter().zip(read) {
        let place = *places.entry(root).or_insert(grouped.len());
        if place == grouped.len() {
            grouped.push((root, Vec::new()));
        }
        if let Some((_, group)) = grouped.get_mut(place) {
            group.extend(mail);
        }
    }
    grouped.into_iter().filter_map(|(_, mails)| thread::ticket(mails, source, &sides).ok()).collect()
}
