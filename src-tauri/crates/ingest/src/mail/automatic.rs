//! Mails that no person wrote. In: headers. Out: what kind of machine wrote it. Never: looks at the text.

use mail_parser::{Message, MimeHeaders};
use model::Person;

use super::header;

/// Why a mail is a machine's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Automatic {
    /// "Out of office" and other answers by rule.
    Answer,
    /// A mail server says that another mail was not delivered.
    Bounce,
}

/// How subjects of automatic answers begin, in lower case.
const SUBJECTS: [&str; 20] = [
    "automatic reply",
    "auto reply",
    "auto-reply",
    "autoreply",
    "auto response",
    "out of office",
    "out of the office",
    "automatische antwort",
    "abwesenheit",
    "abwesend",
    "réponse automatique",
    "absence du bureau",
    "respuesta automática",
    "fuera de la oficina",
    "resposta automática",
    "automatisch antwoord",
    "risposta automatica",
    "autosvar",
    "automatiskt svar",
    "autoodpowiedź",
];

/// Subjects of bounces, in lower case.
const FAILURES: [&str; 8] = [
    "undelivered mail",
    "undeliverable",
    "delivery status notification",
    "returned mail",
    "mail delivery failed",
    "delivery failure",
    "unzustellbar",
    "failure notice",
];

/// Which machine wrote a mail, if one did.
pub fn of(message: &Message, from: &Person, subject: &str) -> Option<Automatic> {
    let local = from.email.split('@').next().unwrap_or_default();
    let daemon = local == "mailer-daemon" || local == "mail-daemon";
    let subject = subject.to_lowercase();
    let failed = FAILURES.iter().any(|failure| subject.starts_with(failure));
    if daemon || message.is_content_type("multipart", "report") || local == "postmaster" && failed {
        return Some(Automatic::Bounce);
    }
    is_answer(message, &subject).then_some(Automatic::Answer)
}

fn is_answer(message: &Message, subject: &str) -> bool {
    let value = |name: &str| header::text(message, name).unwrap_or_default().to_lowercase();
    let submitted = value("Auto-Submitted");
    let precedence = value("Precedence");
    let is_list = header::has(message, "List-Id") || header::has(message, "List-Post");
    !submitted.is_empty() && !submitted.starts_with("no")
        || matches!(precedence.as_str(), "auto_reply" | "auto-reply")
        || matches!(precedence.as_str(), "bulk" | "junk") && !is_list
        || ["X-Autoreply", "X-Autorespond", "X-Autoreply-From"].iter().any(|name| header::has(message, name))
        || SUBJECTS.iter().any(|opening| subject.starts_with(opening))
}

/// Whether an address is one that nobody reads.
pub fn is_no_reply(email: &str) -> bool {
    let local = email.split('@').next().unwrap_or_default();
    let plain: String = local.chars().filter(|letter| letter.is_alphanumeric()).collect();
    ["noreply", "donotreply", "nepasrepondre"].iter().any(|name| plain.contains(name))
}
