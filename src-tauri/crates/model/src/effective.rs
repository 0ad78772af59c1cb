//! What counts where the helpdesk and the words may both say something (METRICS: Text measures).

use crate::{Analysis, LeftOut, LinkKind, Priority, Status, Ticket};

/// Category given by the helpdesk, else detected, else `general`.
pub fn effective_category<'a>(ticket: &'a Ticket, analysis: &'a Analysis) -> &'a str {
    let given = ticket.category_given.as_deref().unwrap_or("");
    [given, &analysis.category.name].into_iter().find(|name| !name.is_empty()).unwrap_or("general")
}

/// Priority given by the helpdesk, else detected.
pub fn effective_priority(ticket: &Ticket, analysis: &Analysis) -> Priority {
    ticket.priority.unwrap_or(analysis.urgency.value)
}

/// Why a ticket is kept out of the numbers: the export says so, or it was merged into another ticket or repeats one. While
/// work on it goes on, a link alone keeps nothing out.
pub fn effective_left_out(ticket: &Ticket) -> Option<LeftOut> {
    let is = |kind| ticket.links.iter().any(|link| link.kind == kind);
    let linked = match ticket.status {
        Status::New | Status::Open | Status::Pending | Status::Hold => None,
        _ if is(LinkKind::MergedInto) => Some(LeftOut::Merged),
        _ if is(LinkKind::DuplicateOf) => Some(LeftOut::Duplicate),
        _ => None,
    };
    ticket.left_out.or(linked)
}
