//! Promises to customers: the rules they are judged by, the clock that goes with them, and the numbers of the screen.
//!
//! In: filters, the rules people keep. Out: views, rules and clocks ready to count. Never: how a ticket is judged
//! (`analytics::sla`).

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use analytics::Timing;
use analytics::sla::{Found, Next, SHOWN};
use analytics::view::{Sla, SlaTicket};
use chrono::Datelike;
use model::{Filter, Instant, Priority, SlaRules, SpecialDay, TicketKey};
use search::{Selection, Snapshot};

pub use self::rules::SlaFault;
use crate::tickets::row;
use crate::timekeeper::{Keeper, Reach};
use crate::{Error, Result, Workspace};

mod rules;

/// The name under which the rules are kept.
const NOTE: &str = "sla_rules";

/// The clock of the workspace's own rules, kept while rules, zone and the reach of the data stay.
#[derive(Debug, Default)]
pub(crate) struct KeptTiming(Mutex<Option<(Reach, Arc<Timing>)>>);

impl Workspace {
    /// The rules promises are judged by; the built-in ones until others are saved.
    pub fn sla_rules(&self) -> SlaRules {
        self.store.note(NOTE).unwrap_or_default()
    }

    /// Keeps these rules, put in order, and judges by them at once.
    ///
    /// # Errors
    /// Rules by which no ticket can be judged; a full disk.
    pub fn save_sla_rules(&self, rules: SlaRules) -> Result<SlaRules> {
        let rules = rules::ordered(rules).map_err(Error::SlaRules)?;
        self.store.save_note(NOTE, &rules)?;
        Ok(rules)
    }

    /// The days of a calendar file (ICS) as holidays, not yet kept. Those that come again are followed from the first year of
    /// the data to two years after the last.
    ///
    /// # Errors
    /// An unreadable file; one that is no calendar, is broken, or has no day in it; unreadable index.
    pub fn read_holidays(&self, path: &Path) -> Result<Vec<SpecialDay>> {
        let snapshot = self.snapshot()?;
        let as_of = self.as_of(&snapshot);
        let first = snapshot.created().map_or(as_of, |created| created.0);
        let last = as_of.max(self.clock.now());
        Ok(ingest::holidays(path, first.utc().year()..=last.utc().year() + 2)?)
    }

    /// Every number of the SLA screen under a filter; beside it, when given, what other rules make of the same tickets.
    ///
    /// # Errors
    /// Other rules by which no ticket can be judged; unreadable index or store.
    pub fn sla(&self, filter: &Filter, what_if: Option<SlaRules>) -> Result<Sla> {
        let what_if = what_if.map(rules::ordered).transpose().map_err(Error::SlaRules)?;
        let snapshot = self.snapshot()?;
        let selection = self.viewed(&snapshot, false, |view| snapshot.select(filter, view))?;
        let left_out = self.viewed(&snapshot, false, |view| snapshot.select_left_out(filter, view))?;
        let timing = self.timing(&snapshot);
        let other = what_if.map(|rules| self.reach(&snapshot).timing(rules));
        let ask = self.ask(filter, &snapshot, &timing);
        let (slices, left_out) = (selection.slices(), left_out.slices());
        let Found { mut view, next } = analytics::sla(&slices, &selection.names, &left_out, &ask, other.as_ref());
        // Where nothing is dated no clock can be measured.
        if self.lens().as_of.or(snapshot.as_of()).is_none() {
            view.scope.as_of = None;
        }
        view.next = self.name_next(&snapshot, &selection, next)?;
        Ok(view)
    }

    /// The first of them with what a person knows them by; ties by (source, id).
    fn name_next(&self, snapshot: &Snapshot, selection: &Selection, next: Vec<Next>) -> Result<Vec<SlaTicket>> {
        let places: Vec<(usize, u32)> = next.iter().map(|next| next.place).collect();
        let mut keyed: Vec<(TicketKey, Next)> = snapshot.keys_of(&places)?.into_iter().zip(next).collect();
        keyed.sort_by(|a, b| a.1.rank().cmp(&b.1.rank()).then_with(|| a.0.cmp(&b.0)));
        keyed.truncate(SHOWN);
        let keys: Vec<TicketKey> = keyed.iter().map(|(key, _)| key.clone()).collect();
        let (layer, marker) = (self.layer(), snapshot.marker("", false)?);
        let stored = keyed.into_iter().zip(self.store.get_many(&keys)?);
        let named = stored.filter_map(|((key, next), stored)| {
            let row = row(&stored?, &layer, 0.0, &marker);
            let (at, place) = next.place;
            let priority = usize::from(selection.parts[at].columns.priority[place as usize]);
            Some(SlaTicket {
                key,
                subject: row.subject,
                priority: *Priority::ALL.get(priority)?,
                agent: row.agent,
                goal: next.goal,
                hours_left: next.hours_left(),
                used_percent: next.used_percent(),
            })
        });
        Ok(named.collect())
    }

    /// The workspace's rules with their clock.
    pub(crate) fn timing(&self, snapshot: &Snapshot) -> Arc<Timing> {
        let (rules, reach) = (self.sla_rules(), self.reach(snapshot));
        let mut kept = self.timing.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((of, timing)) = &*kept
            && *of == reach
            && timing.rules == rules
        {
            return timing.clone();
        }
        let made = Arc::new(reach.timing(rules));
        *kept = Some((reach, made.clone()));
        made
    }

    fn reach(&self, snapshot: &Snapshot) -> Reach {
        let lens = self.lens();
        let (first, last) = snapshot.span().unwrap_or((Instant(0), Instant(0)));
        Reach { zone: lens.zone, from: first.0, to: last.max(self.as_of(snapshot)).0 }
    }

    /// The instant at which ages are measured: the latest event in the data, unless another was asked for.
    pub(crate) fn as_of(&self, snapshot: &Snapshot) -> Instant {
        self.lens().as_of.or(snapshot.as_of()).unwrap_or(Instant(0))
    }

    /// Who answers what filters ask about time.
    pub(crate) fn keeper(&self, snapshot: &Snapshot) -> Keeper {
        Keeper::new(self.timing(snapshot), self.reach(snapshot), self.as_of(snapshot))
    }
}
