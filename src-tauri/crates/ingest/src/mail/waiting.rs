//! Mails that wait for the rest of their thread. In: mails, and how many each thread has. Out: whole threads, in the order
//! of their first mails as far as there is room. Never: more text than [`ROOM`], but for one thread that is larger.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use xxhash_rust::xxh3::xxh3_64;

use super::message::Mail;

/// Bytes of mails that may wait at once.
pub const ROOM: usize = 128 << 20;

/// Mails by thread.
pub type Counts = HashMap<u32, u32>;

/// A thread that waits.
#[derive(Debug, Default)]
pub struct Thread {
    root: u32,
    cost: usize,
    /// Places of mails by the hash of their id and text.
    known: HashMap<u64, usize>,
    /// Its mails, in the file's order.
    pub mails: Vec<Mail>,
    /// Lines of mails that stand in it already.
    pub repeats: Vec<u32>,
}

/// Threads that wait, by their first mail.
#[derive(Debug, Default)]
pub struct Waiting {
    left: Counts,
    places: HashMap<u32, u64>,
    threads: BTreeMap<u64, Thread>,
    done: BTreeSet<u64>,
    deferred: Counts,
    whole: Counts,
    next: u64,
    held: usize,
    room: usize,
}

impl Waiting {
    /// Room for threads of so many mails each; mails of others are passed over.
    pub fn new(counts: Counts) -> Waiting {
        Waiting { left: counts.clone(), whole: counts, room: ROOM, ..Waiting::default() }
    }

    /// Whether a thread's mails are wanted in this pass.
    pub fn wants(&self, root: u32) -> bool {
        self.left.contains_key(&root)
    }

    /// Takes the next mail of a thread; `None` is one that could not be read.
    pub fn put(&mut self, root: u32, mail: Option<Mail>) {
        let Some(left) = self.left.get_mut(&root) else { return };
        *left -= 1;
        let complete = *left == 0;
        let place = *self.places.entry(root).or_insert(self.next);
        if place == self.next {
            self.next += 1;
        }
        let thread = self.threads.entry(place).or_insert_with(|| Thread { root, ..Thread::default() });
        self.held += mail.map_or(0, |mail| thread.take(mail));
        if complete {
            self.left.remove(&root);
            self.places.remove(&root);
            self.done.insert(place);
        }
        while self.held > self.room && self.done.is_empty() && self.threads.len() > 1 {
            self.defer_last();
        }
    }

    /// No more mails come: what waits is as complete as it gets.
    pub fn close(&mut self) {
        self.done.extend(self.threads.keys());
    }

    /// The next thread that can be handed out: in order, and out of it only to make room.
    pub fn take(&mut self) -> Option<Thread> {
        let first = *self.done.first()?;
        let in_order = self.threads.keys().next() == Some(&first);
        if !in_order && self.held <= self.room {
            return None;
        }
        self.done.remove(&first);
        let thread = self.threads.remove(&first)?;
        self.held = self.held.saturating_sub(thread.cost);
        Some(thread)
    }

    /// The threads for which there was no room.
    pub fn into_deferred(self) -> Counts {
        self.deferred
    }

    fn defer_last(&mut self) {
        let Some((_, thread)) = self.threads.pop_last() else { return };
        self.held = self.held.saturating_sub(thread.cost);
        self.places.remove(&thread.root);
        self.left.remove(&thread.root);
        let mails = self.whole.get(&thread.root).copied().unwrap_or_default();
        self.deferred.insert(thread.root, mails);
    }
}

impl Thread {
    /// Line of the first mail.
    pub fn line(&self) -> u32 {
        self.mails.first().map_or(0, |mail| mail.line)
    }

    /// Adds a mail, unless it is here already: mailboxes hold a mail once for each folder it was in. Gives the bytes it
    /// takes.
    fn take(&mut self, mail: Mail) -> usize {
        let hash = xxh3_64(mail.id.as_bytes()) ^ xxh3_64(mail.text.as_bytes()).rotate_left(1);
        let place = (!mail.id.is_empty()).then(|| *self.known.entry(hash).or_insert(self.mails.len()));
        if let Some(known) = place.and_then(|place| self.mails.get_mut(place)) {
            self.repeats.push(mail.line);
            known.labels.extend(mail.labels);
            return 0;
        }
        let cost = mail.cost() + size_of::<(u64, usize)>();
        self.cost += cost;
        self.mails.push(mail);
        cost
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Puts mails of these threads, pass by pass, into so much room, and checks the threads handed out.
    fn check(roots: &[u32], room: usize, expected: &[&str]) {
        let mut counts = Counts::default();
        roots.iter().for_each(|root| *counts.entry(*root).or_default() += 1);
        let (mut found, mut passes) = (Vec::new(), 0);
        while !counts.is_empty() {
            passes += 1;
            assert!(passes < 10, "{roots:?}");
            let mut waiting = Waiting { room, ..Waiting::new(std::mem::take(&mut counts)) };
            let mut take = |waiting: &mut Waiting| {
                while let Some(thread) = waiting.take() {
                    found.push(format!("{passes} {} {}", thread.root, thread.mails.len()));
                }
            };
            for (at, root) in roots.iter().enumerate() {
                waiting.put(*root, Some(Mail { id: at.to_string(), ..Mail::default() }));
                take(&mut waiting);
            }
            waiting.close();
            take(&mut waiting);
            assert_eq!(waiting.held, 0, "{roots:?}");
            counts = waiting.into_deferred();
        }
        assert_eq!(found, expected, "{roots:?}");
    }

    #[test]
    fn threads_come_in_the_order_of_their_first_mails() {
        check(&[1, 1, 2], ROOM, &["1 1 2", "1 2 1"]);
        check(&[1, 2, 1, 2], ROOM, &["1 1 2", "1 2 2"]);
        check(&[1, 2, 3, 1, 2, 3], 1, &["1 1 2", "2 2 2", "3 3 2"]);
    }
}
