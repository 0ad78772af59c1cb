//! What counts where the helpdesk and the words may both say something (METRICS: Text measures).

use crate::{Analysis, Priority, Ticket};

/// Category given by the helpdesk, else detected, else `general`.
pub fn effective_category<'a>(ticket: &'a Ticket, analysis: &'a Analysis) -> &'a str {
    let given = ticket.category_given.as_deref().unwrap_or("");
    [given, &analysis.category.name].into_iter().find(|name| !name.is_empty()).unwrap_or("general")
}

/// Priority given by the helpdesk, else detected.
pub fn effective_priority(ticket: &Ticket, analysis: &Analysis) -> Priority {
    ticket.priority.unwrap_or(analysis.urgency.value)
}
