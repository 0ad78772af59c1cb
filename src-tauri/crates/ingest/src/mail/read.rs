//! Reads the mails of a file, or of an archive of such files. In: where they stand. Out: tickets and rejections to the
//! outlet, and what was found. Never: holds more than [`super::waiting::ROOM`] of text.

use std::collections::HashMap;
use std::ops::ControlFlow;

use xxhash_rust::xxh3::xxh3_64;

use super::automatic::Automatic;
use super::mbox::{Mails, Raw};
use super::message::{Depth, Mail};
use super::sides::{Census, Sides};
use super::thread;
use super::threads::Threads;
use super::waiting::{Counts, Waiting};
use crate::Error;
use crate::input::{Facts, Input, open::refused};
use crate::outlet::Outlet;

/// Mails between two questions whether to stop: nothing may be handed out for long.
const ASKED_EVERY: u32 = 256;
/// Bytes of a refused mail that a receipt shows.
const SHOWN: usize = 400;

/// The files mails stand in.
pub struct Mailbox<'a> {
    /// The files, in order.
    pub files: &'a [Facts],
    /// Mails that are read; `None` is all.
    pub limit: Option<u32>,
    /// Asked now and then whether to stop.
    pub stop: &'a dyn Fn() -> bool,
}

/// What was found beside the tickets.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Who is on our side.
    pub sides: Sides,
    /// Mails read.
    pub mails: u32,
    /// Of them: answers by rule, reports of mail servers, without a date, without an id, longer than is kept.
    pub answers: u32,
    /// See `answers`.
    pub bounces: u32,
    /// See `answers`.
    pub undated: u32,
    /// See `answers`.
    pub without_id: u32,
    /// See `answers`.
    pub cut: u32,
    /// How the first mail's time is written: its zone.
    pub zone: String,
}

/// Who sees each mail: the raw bytes, its number from 1.
type Visit<'v> = dyn FnMut(&Raw, u32, &mut Outlet) -> ControlFlow<()> + 'v;

impl Mailbox<'_> {
    /// Hands out a ticket for each thread, and the mails that form none.
    pub fn read(&self, source: &str, outlet: &mut Outlet) -> Result<(ControlFlow<()>, Found), Error> {
        let mut found = Found::default();
        let mut census = Census::default();
        let mut threads = Threads::default();
        outlet.begin_pass(0);
        let mut flow = self.each(outlet, &mut |raw, number, _| {
            let mail = Mail::read(raw, number, Depth::Headers);
            mail.iter().for_each(|mail| census.add(mail));
            threads.add(mail.as_ref());
            ControlFlow::Continue(())
        })?;
        found.sides = census.sides();
        drop(census);
        let roots = threads.finish();
        let mut counts: Counts = HashMap::new();
        roots.iter().for_each(|root| *counts.entry(*root).or_default() += 1);
        let mut pass = 1;
        while flow.is_continue() && (pass == 1 || !counts.is_empty()) {
            outlet.begin_pass(pass);
            let mut waiting = Waiting::new(std::mem::take(&mut counts));
            flow = self.each(outlet, &mut |raw, number, outlet| {
                let Some(root) = roots.get(number as usize - 1).filter(|root| waiting.wants(**root)) else {
                    return ControlFlow::Continue(());
                };
                let mail = Mail::read(raw, number, Depth::Whole);
                if pass == 1 {
                    found.add(mail.as_ref(), raw);
                    if mail.is_none() {
                        outlet.reject("", &shown(raw), refusal(raw, number, "it has neither headers nor a text"))?;
                    }
                }
                waiting.put(*root, mail);
                hand_out(&mut waiting, source, &found.sides, outlet)
            })?;
            waiting.close();
            if flow.is_continue() {
                flow = hand_out(&mut waiting, source, &found.sides, outlet);
            }
            counts = waiting.into_deferred();
            pass += 1;
        }
        Ok((flow, found))
    }

    /// Visits all mails once.
    fn each(&self, outlet: &mut Outlet, visit: &mut Visit) -> Result<ControlFlow<()>, Error> {
        let mut number = 0;
        let mut before = 0;
        for facts in self.files {
            if self.limit.is_some_and(|limit| number >= limit) {
                break;
            }
            let mut mails = Mails::new(Input::open(facts)?);
            let mut raw = Raw::default();
            while self.limit.is_none_or(|limit| number < limit)
                && mails.next(&mut raw).map_err(|source| refused(&facts.path, source))?
            {
                number += 1;
                outlet.start(raw.line, before + mails.input().consumed());
                if visit(&raw, number, outlet).is_break() || number.is_multiple_of(ASKED_EVERY) && (self.stop)() {
                    return Ok(ControlFlow::Break(()));
                }
            }
            outlet.trouble = outlet.trouble.or(mails.input().trouble());
            before += facts.bytes;
        }
        Ok(ControlFlow::Continue(()))
    }
}

/// Hands out the threads that are complete.
fn hand_out(waiting: &mut Waiting, source: &str, sides: &Sides, outlet: &mut Outlet) -> ControlFlow<()> {
    while let Some(complete) = waiting.take() {
        for line in &complete.repeats {
            outlet.at_line(*line);
            outlet.skip("the same record stands further up")?;
        }
        let Some(number) = complete.mails.first().map(|mail| mail.number) else { continue };
        let line = complete.line();
        outlet.at_line(line);
        let subject = complete.mails.first().map(|mail| mail.subject.clone()).unwrap_or_default();
        match thread::ticket(complete.mails, source, sides) {
            Ok(ticket) => {
                let id = xxh3_64(ticket.key.id.as_bytes());
                outlet.ticket(ticket, id)?;
            }
            Err(reason) => {
                outlet.reject(
                    "",
                    &subject,
                    format!("Mail {number}, which begins at line {line}, makes no ticket: {reason}."),
                )?;
            }
        }
    }
    ControlFlow::Continue(())
}

fn refusal(raw: &Raw, number: u32, reason: &str) -> String {
    format!("Mail {number}, which begins at line {}, cannot be read: {reason}.", raw.line)
}

fn shown(raw: &Raw) -> String {
    String::from_utf8_lossy(&raw.bytes[..raw.bytes.len().min(SHOWN)]).into_owned()
}

impl Found {
    fn add(&mut self, mail: Option<&Mail>, raw: &Raw) {
        self.mails += 1;
        self.cut += u32::from(raw.cut);
        let Some(mail) = mail else { return };
        self.answers += u32::from(mail.automatic == Some(Automatic::Answer));
        self.bounces += u32::from(mail.automatic == Some(Automatic::Bounce));
        self.undated += u32::from(mail.at.is_none());
        self.without_id += u32::from(mail.id.is_empty());
        if let Some((_, zone)) = mail.at.as_ref().filter(|_| self.zone.is_empty()) {
            self.zone = zone.clone();
        }
    }

    /// What a receipt says of the file: whose side was taken for whose, then [`Found::warnings`].
    pub fn facts(&self) -> Vec<String> {
        let sides = self.sides.reason().map(|reason| format!("{reason}."));
        sides.into_iter().chain(self.warnings()).collect()
    }

    /// What a support lead should know of the file.
    pub fn warnings(&self) -> Vec<String> {
        let mut warnings = Vec::new();
        let mut add = |count: u32, one: &str, several: &str| match count {
            0 => {}
            1 => warnings.push(format!("1 mail {one}.")),
            _ => warnings.push(format!("{count} mails {several}.")),
        };
        add(
            self.answers,
            "is an automatic answer: it is kept as a bot's message and counts for nobody",
            "are automatic answers: they are kept as bots' messages and count for nobody",
        );
        add(
            self.bounces,
            "reports that another was not delivered: it is kept as a bot's, and left out of the numbers where it stands alone",
            "report that others were not delivered: they are kept as bots', and left out of the numbers where they stand alone",
        );
        add(self.undated, "has no date that can be read", "have no date that can be read");
        add(
            self.without_id,
            "has no Message-ID: where it stands alone its ticket got an id from its content",
            "have no Message-ID: where they stand alone their tickets got ids from their content",
        );
        add(self.cut, "is longer than 48 MB: its end was left out", "are longer than 48 MB: their ends were left out");
        warnings
    }
}
