//! The conversation of one ticket, as it went.

use chrono::{DateTime, Duration, Timelike, Utc};
use serde_json::{Value, json};

use super::random::Random;
use super::story::Story;
use super::words::Words;
use super::{Agent, hours, stamp};

/// Median hours until the first answer: written by day, written in the evening.
const WAIT: (f64, f64) = (1.3, 3.4);
const GREETING: &str = "Thank you for your message. We have received it and will answer as soon as we can.";

/// The messages after the first, and what became of the ticket.
pub struct Thread {
    pub messages: Vec<Value>,
    /// Who wrote each, and when.
    pub turns: Vec<(&'static str, DateTime<Utc>)>,
    pub last: Option<DateTime<Utc>>,
    pub last_role: &'static str,
    pub answered: bool,
    pub reopened: bool,
    /// The customer had the last word.
    pub ended: bool,
    /// It did not go well.
    pub bad: bool,
    /// When it was solved, if it was by the end of the sample.
    pub resolved: Option<DateTime<Utc>>,
    /// The end of the sample.
    pub as_of: DateTime<Utc>,
}

impl Thread {
    pub fn tell(
        random: &mut Random,
        story: &Story,
        words: &Words,
        created: DateTime<Utc>,
        as_of: DateTime<Utc>,
        people: (&str, &Agent),
    ) -> Self {
        let (customer, agent) = people;
        let evening = (15..23).contains(&created.hour());
        let wait = random.skewed(if evening { WAIT.1 } else { WAIT.0 } * agent.slowness);
        let mut thread = Thread::new(as_of, random.chance(0.16 + wait / 60.0));
        thread.before_the_answer(random, story, created, wait, agent);
        let mut at = created + hours(wait);
        thread.answered = random.chance(if story.silent { 0.4 } else { 0.96 }) && at < as_of;
        if !thread.answered {
            return thread;
        }
        thread.say("agent", agent.name, at, &words.fill(random.pick::<String>(&story.replies)));
        let longer = !story.followups.is_empty() && random.chance(0.45);
        if longer {
            at += hours(random.skewed(5.0));
            thread.say("customer", customer, at, &words.fill(random.pick::<String>(&story.followups)));
            thread.bad |= random.chance(0.2);
            at += hours(random.skewed(6.0) * agent.slowness);
            thread.say("agent", agent.name, at, &words.fill(random.pick::<String>(&story.seconds)));
        }
        thread.ended = !story.good.is_empty() && random.chance(0.6);
        if thread.ended {
            at += hours(random.skewed(4.0));
            let closing = if thread.bad { &story.bad } else { &story.good };
            thread.say("customer", customer, at, &words.fill(random.pick::<String>(closing)));
        }
        let came_back = thread.turns.iter().any(|(role, _)| *role == "customer");
        thread.reopened = longer && thread.bad && random.chance(0.4) && came_back;
        let resolved = at + hours(random.skewed(if longer { 14.0 } else { 5.0 }));
        thread.resolved = (resolved < as_of && random.chance(0.965)).then_some(resolved);
        thread
    }

    fn new(as_of: DateTime<Utc>, bad: bool) -> Self {
        Thread {
            messages: Vec::new(),
            turns: Vec::new(),
            last: None,
            last_role: "",
            answered: false,
            reopened: false,
            ended: false,
            bad,
            resolved: None,
            as_of,
        }
    }

    /// The automatic greeting and the internal note.
    fn before_the_answer(
        &mut self,
        random: &mut Random,
        story: &Story,
        created: DateTime<Utc>,
        wait: f64,
        agent: &Agent,
    ) {
        let spoken = story.channels.iter().any(|channel| channel == "phone");
        if random.chance(0.3) && !spoken && !story.silent {
            self.say("bot", "Fernway Bot", created + Duration::seconds(20), GREETING);
        }
        if let Some(note) = &story.note {
            self.say("note", agent.name, created + hours(wait * 0.6), note);
        }
    }

    /// Adds a message, unless it lies in the sample's future.
    fn say(&mut self, role: &'static str, author: &str, at: DateTime<Utc>, content: &str) {
        if at >= self.as_of {
            return;
        }
        self.messages.push(json!({ "sender": role, "name": author, "timestamp": stamp(at), "content": content }));
        self.turns.push((role, at));
        self.last = Some(at);
        if role == "agent" || role == "customer" {
            self.last_role = role;
        }
    }

    /// The status the helpdesk would show.
    pub fn status(&self) -> &'static str {
        match (self.resolved, self.last_role) {
            (Some(resolved), _) if (self.as_of - resolved).num_days() > 28 => "closed",
            (Some(_), _) => "solved",
            (None, "agent") => "pending",
            (None, "") => "new",
            (None, _) => "open",
        }
    }
}
