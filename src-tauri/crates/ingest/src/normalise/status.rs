//! Statuses as helpdesks name them.

use model::{LeftOut, Status};

use super::words::plain;

/// Status of a ticket by the export's own word. What we do not know is [`Status::Unknown`].
pub fn read(cell: &str) -> Status {
    let word = plain(cell);
    exact(&word).unwrap_or_else(|| by_part(&word))
}

/// Freshdesk's codes, as its interface and some exports write them.
pub fn freshdesk_code(cell: &str) -> Option<Status> {
    match cell.trim() {
        "2" => Some(Status::Open),
        "3" | "6" => Some(Status::Pending),
        "4" => Some(Status::Solved),
        "5" => Some(Status::Closed),
        "7" => Some(Status::Hold),
        _ => None,
    }
}

/// ServiceNow's codes of an incident's state.
pub fn servicenow_code(cell: &str) -> Option<Status> {
    match cell.trim() {
        "1" => Some(Status::New),
        "2" => Some(Status::Open),
        "3" => Some(Status::Hold),
        "4" => Some(Status::Pending),
        "6" => Some(Status::Solved),
        "7" | "8" => Some(Status::Closed),
        _ => None,
    }
}

/// Statuses that take a ticket out of the numbers.
pub fn left_out(cell: &str) -> Option<LeftOut> {
    match plain(cell).as_str() {
        "spam" | "junk" | "suspended" => Some(LeftOut::Spam),
        "merged" => Some(LeftOut::Merged),
        "duplicate" | "closed duplicate" => Some(LeftOut::Duplicate),
        _ => None,
    }
}

fn exact(word: &str) -> Option<Status> {
    let status =
        match word {
            "new" | "neu" | "nouveau" | "nuevo" | "novo" | "to do" | "todo" | "backlog" | "unassigned"
            | "submitted" => Status::New,
            "open" | "active" | "opened" | "assigned" | "reopened" | "re opened" | "unresolved" | "offen"
            | "ouvert" | "abierto" | "aberto" | "ongoing" | "escalated" | "replied" | "investigating"
            | "work in progress" => Status::Open,
            "pending" | "snoozed" | "ausstehend" | "wartend" | "en attente" | "pendiente" | "pendente" | "answered"
            | "need more info" | "needs info" => Status::Pending,
            "hold" | "on hold" | "paused" | "blocked" | "deferred" | "angehalten" => Status::Hold,
            "solved" | "resolved" | "done" | "fixed" | "complete" | "completed" | "gelöst" | "erledigt" | "résolu"
            | "resuelto" | "resolvido" => Status::Solved,
            "closed" | "close" | "cancelled" | "canceled" | "archived" | "rejected" | "deleted" | "declined"
            | "spam" | "merged" | "duplicate" | "won t fix" | "wont fix" | "geschlossen" | "fermé" | "cerrado"
            | "fechado" | "terminated" | "expired" => Status::Closed,
            _ => return None,
        };
    Some(status)
}

/// Custom statuses are made of the usual words: "Waiting for customer", "2 - In Progress", "Closed (no reply)".
fn by_part(word: &str) -> Status {
    let has = |parts: &[&str]| parts.iter().any(|part| word.contains(part));
    let negated = has(&["not ", "un", "nicht "]) && has(&["not resolved", "unsolved", "unresolved", "nicht gelöst"]);
    if negated || has(&["reopen", "re open"]) {
        Status::Open
    } else if has(&["wait", "await", "pending"]) {
        if has(&["support", "agent", "us"]) && !has(&["customer", "user", "cust"]) {
            Status::Open
        } else if has(&["third party", "vendor", "3rd", "supplier", "internal", "engineering"]) {
            Status::Hold
        } else {
            Status::Pending
        }
    } else if has(&["hold", "pause"]) {
        Status::Hold
    } else if has(&["solved", "done", "fixed", "complete"]) {
        Status::Solved
    } else if has(&["closed", "cancel", "duplicate", "reject"]) {
        Status::Closed
    } else if has(&["progress", "open", "assigned", "active", "escalat", "bearbeitung", "investigat"]) {
        Status::Open
    } else if word.split(' ').any(|part| part == "new") {
        Status::New
    } else {
        Status::Unknown
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statuses() {
        for (cell, expected) in [
            ("Open", Status::Open),
            ("PENDING", Status::Pending),
            ("Resolved", Status::Solved),
            ("Waiting on Third Party", Status::Hold),
            ("Waiting on Customer", Status::Pending),
            ("Waiting on us", Status::Open),
            ("Waiting for support", Status::Open),
            ("In Progress", Status::Open),
            ("On Hold", Status::Hold),
            ("Unresolved", Status::Open),
            ("Not resolved yet", Status::Open),
            ("Closed (no reply)", Status::Closed),
            ("To Do", Status::New),
            ("geschlossen", Status::Closed),
            ("Frobnicated", Status::Unknown),
            ("", Status::Unknown),
        ] {
            assert_eq!(read(cell), expected, "{cell:?}");
        }
        assert_eq!(freshdesk_code("4"), Some(Status::Solved));
        assert_eq!(left_out("Spam"), Some(LeftOut::Spam));
    }
}
