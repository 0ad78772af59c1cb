//! Tickets as they are told, and what every definition says of one: plain loops, no columns.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate, TimeZone, Timelike};
use chrono_tz::Tz;
use model::{
    Analysis, Clock, Facet, Filter, Having, Instant, Labels, LeftOut, Measure, Period, Population, Priority, SlaGoal,
    SlaIs, SlaRules, SlaState, Status, Ticket, Tone, effective_labels, effective_left_out,
};

pub const HOUR: i64 = 3_600_000;
const WEEK: i64 = 7 * 24 * HOUR;

/// A ticket and its labels as they count.
pub struct Known {
    pub ticket: Ticket,
    pub labels: Labels,
    pub scored: bool,
    pub score: f64,
    pub emotion: &'static str,
    pub language: String,
    pub phrases: Vec<String>,
    pub left_out: Option<LeftOut>,
    /// Its customer came back about the same within a week.
    pub followed_up: bool,
}

/// A time and whether it has ended.
pub type Lasted = (i64, bool);

impl Known {
    pub fn new(ticket: Ticket, analysis: &Analysis) -> Known {
        let labels = effective_labels(&ticket, analysis, None, None);
        let mut phrases = Vec::new();
        text::counted_phrases(&analysis.phrases, |_, words| phrases.push(words.to_owned()));
        Known {
            scored: labels.tone != Tone::NotScored,
            score: f64::from(analysis.sentiment.score),
            emotion: analysis.emotion.value.name(),
            language: analysis.language.clone(),
            phrases,
            left_out: effective_left_out(&ticket),
            followed_up: false,
            labels,
            ticket,
        }
    }

    pub fn done(&self) -> bool {
        let unknown = self.ticket.status == Status::Unknown;
        self.ticket.status.is_resolved() || (unknown && self.ticket.resolved_at.is_some())
    }

    pub fn created(&self) -> Option<i64> {
        self.ticket.created_at.map(|at| at.0)
    }

    pub fn resolved(&self) -> Option<i64> {
        self.ticket.resolved_at.map(|at| at.0)
    }

    pub fn customer(&self) -> Option<&str> {
        self.ticket.customer.as_ref().map(|person| person.id.as_str())
    }

    pub fn agent(&self) -> &str {
        self.ticket.agent.as_ref().map_or("", |person| person.shown())
    }

    pub fn replies(&self) -> usize {
        self.ticket.messages.iter().filter(|message| message.role == model::Role::Agent).count()
    }

    pub fn negative(&self) -> bool {
        self.labels.tone == Tone::Negative
    }

    pub fn escalated(&self) -> bool {
        self.labels.escalation.escalated == Some(true)
    }

    pub fn satisfied(&self) -> Option<bool> {
        self.stars().map(|stars| stars >= 4.0)
    }

    pub fn stars(&self) -> Option<f64> {
        self.ticket.rating.as_ref().and_then(|rating| rating.of_five()).map(f64::from)
    }

    pub fn reopens(&self) -> Option<usize> {
        let solved: Vec<bool> = self.ticket.history.iter().map(|change| change.status.is_resolved()).collect();
        let counted = solved.windows(2).filter(|pair| pair[0] && !pair[1]).count();
        self.ticket.reopens.map(|times| times as usize).or((!solved.is_empty()).then_some(counted))
    }

    /// Milliseconds from creation to an event; below zero it is not told.
    fn since(&self, at: Option<i64>) -> Option<i64> {
        self.created().zip(at).map(|(created, at)| at - created).filter(|millis| *millis >= 0)
    }

    /// Creation to the first reply, as far as it has come.
    pub fn first_response(&self, as_of: i64) -> Option<Lasted> {
        let replies = self.ticket.messages.iter().filter(|message| message.role == model::Role::Agent);
        let replied = replies.filter_map(|message| message.at).min().map(|at| at.0);
        match self.since(replied) {
            Some(millis) => Some((millis, true)),
            None if self.replies() > 0 => None,
            None if self.done() => self.since(self.resolved()).map(|millis| (millis, false)),
            None => self.since(Some(as_of)).map(|millis| (millis, false)),
        }
    }

    /// Creation to the latest resolution, as far as it has come.
    pub fn resolution(&self, as_of: i64) -> Option<Lasted> {
        if self.done() {
            self.since(self.resolved()).map(|millis| (millis, true))
        } else {
            self.since(Some(as_of)).map(|millis| (millis, false))
        }
    }

    /// When it was open, moment after moment.
    pub fn open(&self) -> Vec<(i64, i64)> {
        let Some(created) = self.created() else { return vec![] };
        let until = match (self.done(), self.resolved()) {
            (true, None) => return vec![],
            (true, Some(resolved)) => resolved,
            (false, _) => i64::MAX,
        };
        if self.ticket.history.is_empty() || until <= created {
            return vec![(created, until.max(created))];
        }
        let mut moments = vec![created];
        for change in self.ticket.history.iter().filter(|change| change.status != Status::Unknown) {
            let open = moments.len() % 2 == 1;
            if open == change.status.is_resolved() {
                moments.push(change.at.0.max(created));
            }
        }
        // What opens again after the end does not count, and the last time open lasts until the end.
        let mut pairs: Vec<(i64, i64)> =
            moments.chunks(2).map(|pair| (pair[0], until)).filter(|(from, _)| *from < until).collect();
        let ends: Vec<i64> = moments.chunks(2).filter_map(|pair| pair.get(1).copied()).collect();
        let last = pairs.len() - 1;
        pairs[..last].iter_mut().zip(ends).for_each(|(pair, end)| pair.1 = end);
        pairs
    }

    pub fn open_at(&self, at: i64) -> bool {
        self.open().iter().any(|&(from, to)| from < at && at <= to)
    }

    /// Milliseconds of `[from, to)` in which it waited for the customer.
    fn waits(&self) -> Vec<(i64, i64)> {
        let history = &self.ticket.history;
        let next = |at: usize| history[at + 1..].iter().find(|later| later.status != Status::Unknown);
        let pending = history.iter().enumerate().filter(|(_, change)| change.status == Status::Pending);
        let waits = pending.filter_map(|(at, change)| {
            let told = next(at).map(|later| later.at.0);
            let still = self.done() || self.ticket.status == Status::Pending;
            Some((change.at.0, told.or(still.then_some(i64::MAX))?))
        });
        let open = self.open();
        let inside = |wait: (i64, i64)| {
            open.iter().map(move |open| (wait.0.max(open.0), wait.1.min(open.1))).collect::<Vec<_>>()
        };
        waits.flat_map(inside).filter(|(from, to)| from < to).collect()
    }

    pub fn values(&self, facet: Facet) -> Vec<String> {
        let one = |name: &str| if name.is_empty() { vec![] } else { vec![name.to_owned()] };
        match facet {
            Facet::Category => one(&self.labels.category),
            Facet::Subcategory => one(self.labels.subcategory.as_deref().unwrap_or("")),
            Facet::Priority => one(self.labels.priority.name()),
            Facet::Channel => one(&self.ticket.channel),
            Facet::Status => one(self.ticket.status.name()),
            Facet::Agent => one(self.agent()),
            Facet::Sentiment => one(self.labels.tone.name()),
            Facet::Emotion => one(self.emotion),
            Facet::Tag => self.ticket.tags.clone(),
            Facet::Customer => one(self.customer().unwrap_or("")),
            Facet::Source => one(&self.ticket.key.source),
            Facet::Language => one(&self.language),
            Facet::Topic => vec![],
            Facet::Phrase => self.phrases.clone(),
            Facet::Escalation => one(self.labels.escalation.reason.as_deref().unwrap_or("")),
        }
    }
}

/// All tickets and what they are looked at through.
pub struct Desk {
    pub all: Vec<Known>,
    pub as_of: i64,
    pub zone: Tz,
    pub rules: SlaRules,
}

impl Desk {
    pub fn new(mut all: Vec<Known>, zone: Tz, rules: SlaRules) -> Desk {
        let moments = all.iter().flat_map(|known| {
            [known.ticket.created_at, known.ticket.updated_at, known.ticket.resolved_at].into_iter().flatten()
        });
        let as_of = moments.max().map_or(0, |at| at.0);
        let mut visits: BTreeMap<(String, String), Vec<i64>> = BTreeMap::new();
        for known in all.iter().filter(|known| known.left_out.is_none()) {
            if let Some((customer, created)) = known.customer().zip(known.created()) {
                visits.entry((customer.to_owned(), known.labels.category.clone())).or_default().push(created);
            }
        }
        for known in all.iter_mut().filter(|known| known.left_out.is_none()) {
            let times = known.customer().zip(known.created()).zip(known.resolved());
            known.followed_up = times.is_some_and(|((customer, created), resolved)| {
                let others = &visits[&(customer.to_owned(), known.labels.category.clone())];
                others.iter().any(|&other| other > created && other <= resolved + WEEK)
            });
        }
        Desk { all, as_of, zone, rules }
    }

    /// Milliseconds on a clock.
    pub fn on(&self, clock: Clock, from: i64, to: i64) -> i64 {
        match clock {
            Clock::Calendar => (to - from).max(0),
            Clock::Business => self.worked(from, to),
        }
    }

    /// Working time, shift after shift of each local day.
    fn worked(&self, from: i64, to: i64) -> i64 {
        let day = |at: i64| self.zone.timestamp_millis_opt(at).single().expect("an instant").date_naive();
        let (mut date, last, mut sum) = (day(from), day(to.max(from)), 0);
        while date <= last {
            for shift in &self.rules.hours.week[date.weekday().num_days_from_monday() as usize] {
                let [begins, ends] = [shift.from, shift.to].map(|minute| self.local(date, u32::from(minute)));
                sum += (ends.min(to) - begins.max(from)).max(0);
            }
            date = date.succ_opt().expect("a day");
        }
        sum
    }

    fn local(&self, date: NaiveDate, minute: u32) -> i64 {
        let time = date.and_hms_opt(minute / 60, minute % 60, 0).expect("a time of day");
        self.zone.from_local_datetime(&time).earliest().expect("no shift in a gap").timestamp_millis()
    }

    /// A time from the creation on the filter's clock.
    pub fn lasted(&self, clock: Clock, known: &Known, lasted: Option<Lasted>) -> Option<Lasted> {
        let (millis, ended) = lasted?;
        let created = known.created()?;
        Some((self.on(clock, created, created + millis), ended))
    }

    pub fn hour_of_week(&self, at: i64) -> (usize, usize) {
        let at = self.zone.timestamp_millis_opt(at).single().expect("an instant");
        (at.weekday().num_days_from_monday() as usize, at.hour() as usize)
    }

    /// Everything in the filter but period and population; tickets that are left out only where they are asked for.
    pub fn select(&self, filter: &Filter) -> Vec<&Known> {
        let left_out = filter.having.contains(&Having::LeftOut);
        self.all.iter().filter(|known| known.left_out.is_some() == left_out && self.passes(filter, known)).collect()
    }

    pub fn passes(&self, filter: &Filter, known: &Known) -> bool {
        let hours = |millis: i64| millis as f64 / HOUR as f64;
        let measure = |measure: Measure| match measure {
            Measure::FirstResponseHours => self
                .lasted(filter.clock, known, known.first_response(self.as_of))
                .filter(|lasted| lasted.1)
                .map(|lasted| hours(lasted.0)),
            Measure::ResolutionHours => self
                .lasted(filter.clock, known, known.resolution(self.as_of))
                .filter(|lasted| lasted.1)
                .map(|lasted| hours(lasted.0)),
            Measure::ResolutionOrAgeHours => {
                self.lasted(filter.clock, known, known.resolution(self.as_of)).map(|lasted| hours(lasted.0))
            }
            Measure::HourOfWeek => known.created().map(|at| {
                let (day, hour) = self.hour_of_week(at);
                (day * 24 + hour) as f64
            }),
            Measure::Score => known.scored.then_some(known.score),
            Measure::Rating => known.stars(),
        };
        let text = &filter.text;
        let said = || {
            known.ticket.subject.contains(text.as_str())
                || known.ticket.messages.iter().any(|message| message.text.contains(text.as_str()))
        };
        (text.is_empty() || said())
            && filter.facets.iter().all(|(facet, accepted)| {
                let own = known.values(*facet);
                let accepts = |value: &String| own.contains(value) || (value.is_empty() && own.is_empty());
                accepted.is_empty() || accepted.iter().any(accepts)
            })
            && filter.ranges.iter().all(|range| {
                measure(range.measure).is_some_and(|value| {
                    range.from.is_none_or(|from| from <= value) && range.to.is_none_or(|to| value < to)
                })
            })
            && filter.having.iter().all(|having| self.has(filter.clock, *having, known))
            && filter.sla.iter().all(|is| self.is(is, known))
    }

    pub fn has(&self, clock: Clock, having: Having, known: &Known) -> bool {
        let decided = known.done() && known.resolved().is_some_and(|at| at + WEEK <= self.as_of);
        let never_reopened = known.reopens().unwrap_or(0) == 0;
        match having {
            Having::Answered => {
                self.lasted(clock, known, known.first_response(self.as_of)).is_some_and(|lasted| lasted.1)
            }
            Having::Unanswered => {
                known.replies() == 0 && !known.first_response(self.as_of).is_some_and(|lasted| lasted.1)
            }
            Having::Resolved => self.lasted(clock, known, known.resolution(self.as_of)).is_some_and(|lasted| lasted.1),
            Having::Unresolved => !known.done(),
            Having::Rated => known.satisfied().is_some(),
            Having::Satisfied => known.satisfied() == Some(true),
            Having::Unsatisfied => known.satisfied() == Some(false),
            Having::Undated => known.created().is_none(),
            Having::Scored => known.scored,
            Having::ResolvedWithoutTime => known.done() && known.resolved().is_none(),
            Having::LeftOut => known.left_out.is_some(),
            Having::Reopened => !never_reopened,
            Having::Escalated => known.escalated(),
            Having::Ended => known.done(),
            Having::ReopensKnown => known.reopens().is_some(),
            Having::OneTouch => known.done() && known.replies() == 1 && never_reopened,
            Having::FirstContact => decided && known.replies() <= 1 && never_reopened && !known.followed_up,
            Having::FirstContactDecided => decided,
            Having::NpsRated => false,
            Having::SeveralReplies => known.replies() >= 2,
            Having::EndUnknown => known.created().is_some() && known.open().is_empty(),
        }
    }

    pub fn belongs(&self, known: &Known, population: Population, period: Option<Period>) -> bool {
        let inside = |at: Option<i64>| at.zip(period).is_some_and(|(at, period)| period.contains(Instant(at)));
        match (population, period) {
            (Population::Created, None) => true,
            (Population::Resolved, None) => known.done(),
            (Population::OpenAtEnd, None) => !known.done(),
            (Population::Created, Some(_)) => inside(known.created()),
            (Population::Resolved, Some(_)) => known.done() && inside(known.resolved()),
            (Population::OpenAtEnd, Some(period)) => known.open_at(period.end.0),
        }
    }

    /// The tickets that a list of this filter shows.
    pub fn listed(&self, filter: &Filter) -> Vec<&Known> {
        let mut rows = self.select(filter);
        rows.retain(|known| self.belongs(known, filter.population, filter.period));
        rows
    }

    pub fn target(&self, goal: SlaGoal, priority: Priority) -> (i64, Clock) {
        let target = self.rules.policy.target(priority);
        let hours = if goal == SlaGoal::FirstResponse { target.first_response } else { target.resolution };
        ((hours.expect("a promise") * HOUR as f64) as i64, target.clock)
    }

    /// How a ticket stands against a promise, and whether it is open.
    pub fn stands(&self, goal: SlaGoal, known: &Known) -> (SlaState, bool) {
        let lasted = match goal {
            SlaGoal::FirstResponse => known.first_response(self.as_of),
            SlaGoal::Resolution => known.resolution(self.as_of),
        };
        let Some(((millis, ended), created)) = lasted.zip(known.created()) else {
            return (SlaState::NotMeasured, false);
        };
        let (target, clock) = self.target(goal, known.labels.priority);
        let (from, to) = (created, created + millis);
        let waited = known.waits().into_iter().map(|wait| self.on(clock, wait.0.max(from), wait.1.min(to)).max(0));
        let used = self.on(clock, from, to) - waited.sum::<i64>();
        let open = !ended && !known.done();
        let at_risk = i64::from(self.rules.policy.at_risk_percent) * target < used * 100;
        let state = match (ended, open) {
            _ if used > target => SlaState::Breached,
            (true, _) => SlaState::Met,
            (false, false) => return (SlaState::NotMeasured, false),
            (false, true) if at_risk => SlaState::AtRisk,
            (false, true) => SlaState::NotDue,
        };
        (state, open)
    }

    fn is(&self, is: &SlaIs, known: &Known) -> bool {
        assert!(is.what_if.is_none(), "no number opens tickets by other rules here");
        is.states.contains(&self.stands(is.goal, known).0)
    }
}
