//! Words for who wrote a message: the customer, an agent, a bot, or somebody for internal eyes. In: a word or a name.
//! Out: a role. Never: knows the conversation.

use model::Role;

use super::words::plain;

/// Words for a role in English, German, French, Spanish and Portuguese, as [`plain`] writes them. A word further up wins
/// over one further down: "customer support" is support.
const WORDS: [(Role, &str); 4] = [
    (
        Role::Note,
        "note|notes|internal|private|worknote|worknotes|notiz|notizen|arbeitsnotizen|notas|intern|interne|interner|privat|privée|nota|interna|privada",
    ),
    (
        Role::Bot,
        "bot|chatbot|system|workflow|automation|automated|automatic|autoreply|autoresponder|auto|trigger|rule|assistant|\
         ai|virtual|fin|automatisch|système|automatique|sistema|automático|automática|automatico|robot",
    ),
    (
        Role::Agent,
        "agent|agents|admin|administrator|operator|teammate|support|staff|representative|rep|csr|employee|assignee|team|\
         helpdesk|advisor|adviser|specialist|moderator|outbound|outgoing|out|sent|developer|company|brand|business|\
         mitarbeiter|mitarbeiterin|berater|beraterin|bearbeiter|techniker|ausgehend|ausgang|conseiller|conseillère|\
         opérateur|technicien|sortant|agente|operador|operadora|asesor|asesora|técnico|saliente|atendente|analista|\
         saída|enviada|enviado|equipo|equipe|équipe",
    ),
    (
        Role::Customer,
        "customer|client|visitor|lead|user|enduser|contact|requester|reporter|consumer|guest|buyer|shopper|caller|human|\
         person|member|inbound|incoming|in|received|kunde|kundin|kunden|besucher|besucherin|nutzer|nutzerin|\
         benutzer|benutzerin|anwender|melder|kontakt|eingehend|eingang|cliente|clienta|visiteur|visiteuse|utilisateur|\
         utilisatrice|demandeur|entrant|visitante|usuario|usuária|usuário|solicitante|contacto|contato|entrante|\
         recibido|recebida",
    ),
];

/// Names that only machines have, as [`plain`] writes them.
const MACHINES: [&str; 12] = [
    "fin",
    "fin ai",
    "fin ai agent",
    "answer bot",
    "answerbot",
    "auto reply",
    "autoreply",
    "automation for jira",
    "lyro",
    "freddy",
    "workflow",
    "system",
];

/// Longest word for a side, in words: "system generated message".
const LONGEST: usize = 4;

/// The role a word stands for; `None` for a name and for a word nobody knows.
pub fn of_word(word: &str) -> Option<Role> {
    let plain = plain(word);
    let parts: Vec<&str> = plain.split(' ').collect();
    if plain.is_empty() || parts.len() > LONGEST {
        return None;
    }
    let is_one = |words: &str| words.split('|').any(|known| parts.contains(&known));
    WORDS.iter().find(|(_, words)| is_one(words)).map(|(role, _)| *role)
}

/// Whether a name is that of a machine ("Answer Bot", "Delivery-Bot", "auto-reply").
pub fn is_machine(name: &str) -> bool {
    let plain = plain(name);
    let last = plain.rsplit(' ').next().unwrap_or_default();
    MACHINES.contains(&plain.as_str()) || last == "bot" || last.ends_with("chatbot") || plain.starts_with("auto reply")
}

/// Whether the word where a side is expected is a name: no side, and no kind of message either.
pub fn is_name(word: &str) -> bool {
    const KINDS: [&str; 14] = [
        "comment",
        "comments",
        "message",
        "messages",
        "email",
        "mail",
        "chat",
        "public",
        "text",
        "kommentar",
        "kommentare",
        "commentaire",
        "comentario",
        "comentário",
    ];
    let plain = plain(word);
    !plain.is_empty() && of_word(word).is_none() && !plain.split(' ').any(|part| KINDS.contains(&part))
}

/// The role a name says by itself: "Agent 5", "Acme Support", but not "Will Sent".
pub fn of_name(name: &str) -> Option<Role> {
    const TEAMS: [&str; 6] = ["support", "team", "helpdesk", "service", "kundenservice", "soporte"];
    let plain = plain(name);
    let is_known = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit()) || of_word(part).is_some();
    let only_words = plain.split(' ').all(is_known);
    let is_team = plain.rsplit(' ').next().is_some_and(|last| TEAMS.contains(&last));
    if is_team { Some(Role::Agent) } else { of_word(name).filter(|_| only_words) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_for_either_side() {
        let check = |words: &[&str], role| words.iter().for_each(|word| assert_eq!(of_word(word), role, "{word}"));
        check(
            &[
                "visitor", "Lead", "end-user", "End user", "Kunde", "client", "cliente", "INBOUND", "usuário",
                "Besucher",
            ],
            Some(Role::Customer),
        );
        check(
            &[
                "admin",
                "operator",
                "Teammate",
                "agente",
                "customer support",
                "outbound",
                "Mitarbeiter",
                "Support Agent",
            ],
            Some(Role::Agent),
        );
        check(&["bot", "system", "workflow", "Auto-reply", "AI Agent", "virtual agent"], Some(Role::Bot));
        check(&["Work notes", "internal note", "private comment", "interne Notiz", "nota interna"], Some(Role::Note));
        check(&["Ann Lee", "", "Additional comments", "comment", "one of the many agents here"], None);
    }

    #[test]
    fn machines_by_name() {
        for name in ["Answer Bot", "Fin", "Delivery-Bot", "auto-reply", "Auto reply (holidays)", "Acme ChatBot"] {
            assert!(is_machine(name), "{name}");
        }
        for name in ["Ann Abbot", "Finn", "Bo Talbot", "Robotics Team", ""] {
            assert!(!is_machine(name), "{name}");
        }
    }
}
