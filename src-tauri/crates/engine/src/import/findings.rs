//! What is odd about the tickets of a file as a whole, for the receipt.

use model::{Ticket, durations, history};

/// Counts of oddities.
#[derive(Clone, Debug, Default)]
pub(super) struct Findings {
    undated: u32,
    without_text: u32,
    tickets: u32,
    disagreeing: u32,
    negative: u32,
    contradicted: u32,
    resolved_without_time: u32,
}

impl Findings {
    /// Looks at one ticket.
    pub fn note(&mut self, ticket: &Ticket) {
        let times = [durations::first_response(ticket), durations::resolution(ticket)];
        self.tickets += 1;
        self.undated += u32::from(ticket.created_at.is_none());
        self.without_text += u32::from(ticket.messages.iter().all(|message| message.text.trim().is_empty()));
        self.disagreeing += u32::from(times.iter().any(|time| time.disagrees));
        self.negative += u32::from(times.iter().any(|time| time.negative));
        self.contradicted += u32::from(history::disagrees(ticket));
        let resolved = ticket.status.is_resolved() && ticket.resolved_at.is_none() && ticket.resolution_given.is_none();
        self.resolved_without_time += u32::from(resolved);
    }

    /// One sentence for each oddity there is.
    pub fn in_words(&self) -> Vec<String> {
        let mut said = Vec::new();
        let mut say = |n: u32, what: &str| {
            if n > 0 {
                said.push(format!("{n} of {} tickets {what}", self.tickets));
            }
        };
        say(self.undated, "have no creation time: they are kept and can be searched, but stand in no dated chart.");
        say(self.without_text, "have no message text: their tone and topic come from the subject, if there is one.");
        say(
            self.disagreeing,
            "state a duration that differs from their own times by more than a minute: the times count.",
        );
        say(self.negative, "end before they begin: that duration is left out, the ticket stays.");
        say(
            self.contradicted,
            "have a status history that says otherwise than their own status or time of solving: those count.",
        );
        say(self.resolved_without_time, "are solved at an unknown moment: they are in no duration and not open.");
        said
    }
}
