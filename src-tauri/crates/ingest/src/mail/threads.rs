//! Which mails belong together. In: the headers of all mails, in the file's order. Out: the thread of each. Never: text;
//! it keeps 4 bytes a mail and some 40 for each id and subject.
//!
//! Mails and the ids they name are nodes, joined where one names the other (union–find). An answer without a reference
//! joins the mail with the same subject between the same people, when no more than [`NEAR`] lies between them.

use std::collections::HashMap;

use xxhash_rust::xxh3::{Xxh3, xxh3_64};

use super::message::Mail;
use super::subject;

/// How far apart mails that only share their subject may be, milliseconds: 30 days.
const NEAR: i64 = 30 * 24 * 3600 * 1000;
/// Shortest subject that tells, characters.
const TELLING: usize = 6;

/// The threads of a file while its mails come in.
#[derive(Debug, Default)]
pub struct Threads {
    parents: Vec<u32>,
    by_id: HashMap<u64, u32>,
    mails: Vec<u32>,
    by_subject: HashMap<u64, Last>,
}

/// The last mail with a subject between two people.
#[derive(Clone, Copy, Debug)]
struct Last {
    node: u32,
    at: i64,
    bare_answer: bool,
}

impl Threads {
    /// Adds the next mail of the file; `None` is one that could not be read, and stands alone.
    pub fn add(&mut self, mail: Option<&Mail>) {
        let node = match mail.filter(|mail| !mail.id.is_empty()) {
            Some(mail) => self.node(&mail.id),
            None => self.fresh(),
        };
        self.mails.push(node);
        let Some(mail) = mail else { return };
        for id in &mail.references {
            let other = self.node(id);
            self.join(node, other);
        }
        self.join_by_subject(node, mail);
    }

    fn join_by_subject(&mut self, node: u32, mail: &Mail) {
        let (Some(key), Some((at, _))) = (subject_key(mail), &mail.at) else { return };
        let bare_answer = mail.references.is_empty() && subject::is_answer(&mail.subject);
        let last = self.by_subject.insert(key, Last { node, at: at.0, bare_answer });
        if let Some(last) = last.filter(|last| bare_answer || last.bare_answer)
            && (last.at - at.0).abs() <= NEAR
        {
            self.join(node, last.node);
        }
    }

    /// The thread of each mail, by its place in the file.
    pub fn finish(mut self) -> Vec<u32> {
        (0..self.mails.len()).map(|at| self.root(self.mails[at])).collect()
    }

    fn node(&mut self, id: &str) -> u32 {
        let hash = xxh3_64(id.as_bytes());
        if let Some(node) = self.by_id.get(&hash) {
            return *node;
        }
        let node = self.fresh();
        self.by_id.insert(hash, node);
        node
    }

    fn fresh(&mut self) -> u32 {
        let node = self.parents.len() as u32;
        self.parents.push(node);
        node
    }

    fn root(&mut self, mut node: u32) -> u32 {
        while self.parents[node as usize] != node {
            let grand = self.parents[self.parents[node as usize] as usize];
            self.parents[node as usize] = grand;
            node = grand;
        }
        node
    }

    /// The older root stays, so that numbers do not depend on the order of joining.
    fn join(&mut self, a: u32, b: u32) {
        let (a, b) = (self.root(a), self.root(b));
        self.parents[a.max(b) as usize] = a.min(b);
    }
}

/// What a subject and the people of a mail come to; `None` when the subject says too little or nobody is addressed.
fn subject_key(mail: &Mail) -> Option<u64> {
    let subject = subject::plain(&mail.subject).to_lowercase();
    let mut people: Vec<&str> = mail.to.iter().chain([&mail.from]).map(|person| person.email.as_str()).collect();
    people.retain(|email| !email.is_empty());
    people.sort_unstable();
    people.dedup();
    if subject.chars().count() < TELLING || people.len() < 2 {
        return None;
    }
    let mut hash = Xxh3::new();
    for part in std::iter::once(subject.as_str()).chain(people) {
        hash.update(part.as_bytes());
        hash.update(&[0xFF]);
    }
    Some(hash.digest())
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::{Instant, Person};

    /// Mails as `id refs… | subject | from to | day`, and the thread of each.
    fn check(mails: &[(&str, &str, &str, i64)], expected: &[u32]) {
        let mut threads = Threads::default();
        for (ids, subject, people, day) in mails {
            let mut ids = ids.split(' ').map(str::to_owned);
            let mut people =
                people.split(' ').map(|name| Person { email: format!("{name}@example.com"), ..Person::default() });
            threads.add(Some(&Mail {
                id: ids.next().unwrap_or_default(),
                references: ids.collect(),
                subject: (*subject).to_owned(),
                from: people.next().unwrap_or_default(),
                to: people.collect(),
                at: Some((Instant(day * 86_400_000), "UTC".into())),
                ..Mail::default()
            }));
        }
        let roots = threads.finish();
        let first = |root: &u32| roots.iter().position(|known| known == root).unwrap_or_default() as u32;
        assert_eq!(roots.iter().map(first).collect::<Vec<_>>(), expected, "{mails:?}");
    }

    #[test]
    fn mails_that_name_each_other_are_a_thread() {
        check(&[("a", "x", "ann desk", 0), ("b a", "y", "desk ann", 1), ("c", "x", "bob desk", 1)], &[0, 0, 2]);
        // The answer stands before what it answers, and both name a mail that is not there.
        check(&[("b a z", "x", "desk ann", 1), ("a", "x", "ann desk", 0), ("c z", "x", "ann desk", 2)], &[0, 0, 0]);
    }

    #[test]
    fn a_subject_joins_only_bare_answers_between_the_same_people() {
        let broken = "Printer broken";
        check(&[("a", broken, "ann desk", 0), ("b", "Re: Printer broken", "desk ann", 1)], &[0, 0]);
        check(&[("b", "AW: Printer broken", "desk ann", 1), ("a", broken, "ann desk", 0)], &[0, 0]);
        check(&[("a", broken, "ann desk", 0), ("b", broken, "ann desk", 1)], &[0, 1]);
        check(&[("a", broken, "ann desk", 0), ("b", "Re: Printer broken", "desk bob", 1)], &[0, 1]);
        check(&[("a", broken, "ann desk", 0), ("b", "Re: Printer broken", "desk ann", 60)], &[0, 1]);
        check(&[("a", "Help", "ann desk", 0), ("b", "Re: Help", "desk ann", 1)], &[0, 1]);
    }
}
