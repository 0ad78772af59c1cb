//! Statuses as helpdesks name them, in English, German, French, Spanish and Portuguese; written without accents, as
//! [`folded`] leaves them.

use model::{LeftOut, Status};

use super::words::folded;

/// Status of a ticket by the export's own word. What we do not know is [`Status::Unknown`].
pub fn read(cell: &str) -> Status {
    let word = folded(cell);
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
    let word = folded(cell);
    let begins = |stems: &[&str]| {
        let rest = word.strip_prefix("closed ").unwrap_or(&word);
        stems.iter().any(|stem| rest.starts_with(stem))
    };
    match word.as_str() {
        "spam" | "junk" | "suspended" | "marked as spam" => Some(LeftOut::Spam),
        _ if begins(&["merged", "zusammengefuhrt", "fusionn", "fusionad", "mesclad"]) => Some(LeftOut::Merged),
        _ if begins(&["duplicate", "duplikat", "doublon", "duplicad"]) => Some(LeftOut::Duplicate),
        _ => None,
    }
}

fn exact(word: &str) -> Option<Status> {
    let status = match word {
        "new" | "neu" | "nouveau" | "nouvelle" | "nuevo" | "nueva" | "novo" | "nova" | "to do" | "todo" | "backlog"
        | "unassigned" | "submitted" | "created" | "unread" | "logged" | "a faire" | "zu erledigen" | "por hacer"
        | "a fazer" => Status::New,
        "open" | "active" | "opened" | "assigned" | "reopened" | "re opened" | "unresolved" | "offen" | "ouvert"
        | "ouverte" | "abierto" | "abierta" | "aberto" | "aberta" | "ongoing" | "escalated" | "replied"
        | "investigating" | "work in progress" | "in progress" | "working" | "customer replied"
        | "customer responded" | "untimely response" => Status::Open,
        "pending" | "snoozed" | "ausstehend" | "wartend" | "en attente" | "pendiente" | "pendente" | "answered"
        | "need more info" | "needs info" | "beantwortet" | "agent replied" | "agent responded" => Status::Pending,
        "hold" | "on hold" | "paused" | "blocked" | "deferred" | "angehalten" | "en espera" | "em espera"
        | "en pause" => Status::Hold,
        "solved" | "resolved" | "done" | "fixed" | "complete" | "completed" | "gelost" | "geloest" | "erledigt"
        | "resolu" | "resolue" | "resuelto" | "resuelta" | "resolvido" | "resolvida" => Status::Solved,
        "closed" | "close" | "cancelled" | "canceled" | "archived" | "rejected" | "deleted" | "trashed"
        | "declined" | "spam" | "merged" | "duplicate" | "won t fix" | "wont fix" | "geschlossen" | "ferme"
        | "fermee" | "cerrado" | "cerrada" | "fechado" | "fechada" | "terminated" | "expired" | "withdrawn" => {
            Status::Closed
        }
        _ => return None,
    };
    Some(status)
}

/// Said of what is not done, whatever else it says.
const AGAIN: [&str; 18] = [
    "reopen",
    "re open",
    "wiedereroffnet",
    "wieder geoffnet",
    "wieder offen",
    "reouvert",
    "rouvert",
    "reabiert",
    "reabert",
    "unresolved",
    "unsolved",
    "not resolved",
    "not solved",
    "nicht gelost",
    "ungelost",
    "non resolu",
    "no resuelt",
    "nao resolvid",
];
/// Waiting, for whomever.
const WAITS: [&str; 14] = [
    "wait",
    "await",
    "pending",
    "warte",
    "ausstehend",
    "ruckmeldung",
    "attente",
    "attend ",
    "esperando",
    "a la espera",
    "aguardando",
    "pendient",
    "pendent",
    "snooz",
];
/// The customer, by any name.
const CUSTOMERS: [&str; 16] = [
    "customer",
    "client",
    "contact",
    "user",
    "caller",
    "requester",
    "reporter",
    "kund",
    "anwender",
    "anfragend",
    "usuari",
    "utilisateur",
    "demandeur",
    "solicitante",
    "contato",
    "buyer",
];
/// Those who answer.
const US: [&str; 10] =
    ["support", "agent", " us", " uns", " our", "soporte", "suporte", "nous", "nosotros", "atendimento"];
/// Somebody else.
const OTHERS: [&str; 30] = [
    "third",
    "3rd",
    "vendor",
    "supplier",
    "partner",
    "internal",
    "engineering",
    "develop",
    "approval",
    "problem",
    "change",
    "evidence",
    "release",
    "deploy",
    "parts",
    "dritt",
    "lieferant",
    "genehmigung",
    "intern",
    "tiers",
    "fournisseur",
    "approbation",
    "tercero",
    "proveedor",
    "aprobacion",
    "terceiro",
    "fornecedor",
    "aprovacao",
    "entwicklung",
    "hersteller",
];
const HOLDS: [&str; 14] = [
    "hold",
    "pause",
    "pausi",
    "pausa",
    "zuruckgestellt",
    "angehalten",
    "suspend",
    "suspens",
    "en espera",
    "em espera",
    "postpon",
    "defer",
    "block",
    "blockiert",
];
const CLOSED: [&str; 20] = [
    "closed",
    "geschlossen",
    "abgeschlossen",
    "ferme",
    "clos",
    "clotur",
    "cerrad",
    "fechad",
    "encerrad",
    "cancel",
    "storniert",
    "abgebrochen",
    "annul",
    "duplicate",
    "duplikat",
    "reject",
    "declin",
    "abgelehnt",
    "archiv",
    "merged",
];
const SOLVED: [&str; 16] = [
    "solved",
    "resolv",
    "resuelt",
    "resolu",
    "gelost",
    "geloest",
    "erledigt",
    "behoben",
    "done",
    "fixed",
    "complete",
    "solucion",
    "conclu",
    "termin",
    "finalizad",
    "fertig",
];
const WORKED_ON: [&str; 32] = [
    "progress",
    "open",
    "offen",
    "ouvert",
    "abiert",
    "abert",
    "assign",
    "zugewiesen",
    "zugeteilt",
    "attribu",
    "assigne",
    "asignad",
    "atribuid",
    "active",
    "aktiv",
    "escal",
    "eskal",
    "bearbeitung",
    "investigat",
    "working",
    "review",
    "triage",
    "selected for",
    "en cours",
    "en curso",
    "en proceso",
    "em andamento",
    "em atendimento",
    "em curso",
    "responded",
    "received",
    "traitement",
];

/// Custom statuses are made of the usual words: "Waiting for customer", "2 - In Progress", "Closed (no reply)".
fn by_part(word: &str) -> Status {
    let has = |parts: &[&str]| parts.iter().any(|part| word.contains(part));
    if has(&AGAIN) {
        Status::Open
    } else if has(&WAITS) {
        match (has(&CUSTOMERS), has(&OTHERS), has(&US)) {
            (true, _, _) => Status::Pending,
            (_, true, _) => Status::Hold,
            (_, _, true) => Status::Open,
            _ => Status::Pending,
        }
    } else if has(&HOLDS) {
        Status::Hold
    } else if has(&CLOSED) {
        Status::Closed
    } else if has(&SOLVED) {
        Status::Solved
    } else if has(&WORKED_ON) {
        Status::Open
    } else {
        // "1 - New"
        word.split(' ').find_map(exact).unwrap_or(Status::Unknown)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Words of one status, parted by `|`.
    fn check(words: &str, expected: Status) {
        for word in words.split('|') {
            assert_eq!(read(word), expected, "{word:?}");
        }
    }

    #[test]
    fn statuses_of_every_helpdesk() {
        check("New|new|To Do|Submitted|1 - New|Unassigned|Backlog", Status::New);
        check(
            "Open|open|Active|Working|In Progress|in_progress|Escalated|Unresolved|Not resolved yet|Reopened",
            Status::Open,
        );
        check(
            "Waiting on us|Waiting for support|Awaiting agent|Customer responded|Work in progress|OPEN",
            Status::Open,
        );
        check("Under investigation|In Review|Selected for Development|Assigned|Response Received", Status::Open);
        check(
            "PENDING|Pending|Snoozed|Waiting on Customer|Waiting for customer|Waiting on contact|OpenPending",
            Status::Pending,
        );
        check("Awaiting User Info|waiting_on_customer|Awaiting your Reply|Waiting|Answered", Status::Pending);
        check(
            "On Hold|hold|Waiting on Third Party|Awaiting Vendor|Awaiting Problem|Pending Change|Waiting for approval",
            Status::Hold,
        );
        check("Resolved|solved|Done|Fixed|Completed|Resolved (workaround)", Status::Solved);
        check(
            "Closed|CLOSED|Closed (no reply)|Canceled|Cancelled|Declined|archived|MERGED|Closed Complete|deleted",
            Status::Closed,
        );
        check("Closed with explanation|Duplicate|Closed Incomplete|Won't Fix|trashed|spam", Status::Closed);
        check("Frobnicated||-100|?", Status::Unknown);
    }

    #[test]
    fn statuses_in_other_languages() {
        check("Neu|nouveau|Nuevo|Novo|Nouvelle|Nova", Status::New);
        check("Offen|In Bearbeitung|Wiedereröffnet|Zugewiesen|Warten auf uns|Nicht gelöst|Eskaliert", Status::Open);
        check("Ouvert|En cours|Réouvert|Assigné|En cours de traitement", Status::Open);
        check("Abierto|En curso|En proceso|Reabierto|Asignado|Aberto|Em andamento|Reaberto", Status::Open);
        check(
            "Ausstehend|Wartend|Warten auf Kunden|Wartet auf Rückmeldung|En attente|En attente du client",
            Status::Pending,
        );
        check("Pendiente|Esperando al cliente|Pendente|Aguardando cliente|Beantwortet", Status::Pending);
        check(
            "Zurückgestellt|Angehalten|Pausiert|Warten auf Dritte|En pause|Suspendu|En attente d'un tiers",
            Status::Hold,
        );
        check("En espera|Esperando a terceros|Em espera|Aguardando terceiros|Suspenso", Status::Hold);
        check(
            "Gelöst|Erledigt|Behoben|Résolu|Résolue|Terminé|Resuelto|Solucionado|Resolvido|Concluído",
            Status::Solved,
        );
        check(
            "Geschlossen|Abgeschlossen|Storniert|Fermé|Clôturé|Annulé|Cerrado|Cancelado|Fechado|Encerrado",
            Status::Closed,
        );
    }

    #[test]
    fn codes_and_what_is_left_out() {
        assert_eq!(freshdesk_code("4"), Some(Status::Solved));
        assert_eq!(servicenow_code("6"), Some(Status::Solved));
        for (cell, expected) in [
            ("Spam", Some(LeftOut::Spam)),
            ("MERGED", Some(LeftOut::Merged)),
            ("Closed - Duplicate", Some(LeftOut::Duplicate)),
            ("Duplikat", Some(LeftOut::Duplicate)),
            ("Fusionné", Some(LeftOut::Merged)),
            ("Closed", None),
        ] {
            assert_eq!(left_out(cell), expected, "{cell}");
        }
    }
}
