//! Priorities as helpdesks name them, to four levels, in English, German, French, Spanish and Portuguese; written without
//! accents, as [`folded`] leaves them.

use model::Priority;

use super::words::folded;

/// Which way bare numbers run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scale {
    /// 1 is the most urgent, as in ITIL tools.
    #[default]
    OneIsMost,
    /// 4 is the most urgent, as in Freshdesk's codes.
    FourIsMost,
}

/// Priority by the export's own word or number; `None` when it cannot be told.
pub fn read(cell: &str, scale: Scale) -> Option<Priority> {
    let text = folded(cell);
    // Intercom marks conversations as "priority" or not.
    if text == "priority" {
        return Some(Priority::High);
    }
    let named = text.split(' ').find_map(word);
    let is_more = text.split(' ').any(|part| matches!(part, "very" | "sehr" | "tres" | "muy" | "muito" | "super"));
    match named {
        Some(Priority::High) if is_more => Some(Priority::Critical),
        Some(priority) => Some(priority),
        None => numbered(&text, scale),
    }
}

fn word(word: &str) -> Option<Priority> {
    let priority = match word {
        "critical" | "urgent" | "highest" | "blocker" | "emergency" | "immediate" | "showstopper" | "asap" | "top"
        | "kritisch" | "dringend" | "sofort" | "notfall" | "hochste" | "hochster" | "critique" | "urgente"
        | "bloquant" | "bloquante" | "immediat" | "critica" | "critico" | "inmediata" | "inmediato" | "emergencia"
        | "imediata" | "imediato" | "maxima" | "maximale" => Priority::Critical,
        "high" | "major" | "important" | "severe" | "hoch" | "hohe" | "hoher" | "wichtig" | "haut" | "haute"
        | "elevee" | "eleve" | "importante" | "majeur" | "majeure" | "alta" | "alto" | "elevada" | "elevado"
        | "mayor" | "maior" => Priority::High,
        "medium" | "normal" | "moderate" | "standard" | "default" | "average" | "mid" | "mittel" | "mittlere"
        | "moyenne" | "moyen" | "normale" | "moderee" | "media" | "medio" | "moderada" | "padrao" => Priority::Medium,
        "low" | "lowest" | "minor" | "trivial" | "planning" | "niedrig" | "niedrige" | "niedrigste" | "gering"
        | "tief" | "planung" | "basse" | "bas" | "faible" | "mineur" | "mineure" | "planification" | "baja"
        | "bajo" | "menor" | "baixa" | "baixo" | "planificacion" | "planejamento" => Priority::Low,
        _ => return None,
    };
    Some(priority)
}

/// `P1`, `S2`, `Sev 3`, `Priorität 2`, `1`.
fn numbered(text: &str, scale: Scale) -> Option<Priority> {
    let mut prefix = "";
    for part in text.split(' ') {
        let digits = part.trim_start_matches(|letter: char| letter.is_alphabetic());
        let own = &part[..part.len() - digits.len()];
        if let Ok(number) = digits.parse() {
            return level(number, if own.is_empty() { prefix } else { own }, scale);
        }
        prefix = own;
    }
    None
}

fn level(number: u32, prefix: &str, scale: Scale) -> Option<Priority> {
    let four_is_most = match prefix {
        "" => scale == Scale::FourIsMost,
        "p" | "prio" | "priority" | "s" | "sev" | "severity" | "level" | "l" | "prioritat" | "priorite"
        | "prioridad" | "prioridade" | "urgency" | "impact" | "stufe" | "niveau" | "nivel" => false,
        _ => return None,
    };
    match (number, four_is_most) {
        (0, false) if !prefix.is_empty() => Some(Priority::Critical),
        (1, false) | (4, true) => Some(Priority::Critical),
        (2, false) | (3, true) => Some(Priority::High),
        (3, false) | (2, true) => Some(Priority::Medium),
        (4 | 5, false) | (1, true) => Some(Priority::Low),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Words of one priority, parted by `|`.
    fn check(words: &str, scale: Scale, expected: Option<Priority>) {
        for word in words.split('|') {
            assert_eq!(read(word, scale), expected, "{word:?}");
        }
    }

    #[test]
    fn priorities_of_every_helpdesk() {
        use Priority::{Critical, High, Low, Medium};
        let usual = Scale::OneIsMost;
        check(
            "Urgent|Critical|Highest|Blocker|1 - Critical|P1|P0|Sev 1|Severity 0|S1|1|ASAP|Very High",
            usual,
            Some(Critical),
        );
        check("High|HIGH|2 - High|P2|Sev 2|2|Major|priority", usual, Some(High));
        check("Medium|Normal|3 - Moderate|P3 (normal)|p3|3|Standard", usual, Some(Medium));
        check("Low|Lowest|4 - Low|5 - Planning|P4|P5|4|5|Trivial|Minor", usual, Some(Low));
        check("whatever||0|6|Q1|tomorrow 3", usual, None);
        check("4|Urgent|P1|Sev 1|1 - Critical", Scale::FourIsMost, Some(Critical));
        check("1|Low|P4", Scale::FourIsMost, Some(Low));
    }

    #[test]
    fn priorities_in_other_languages() {
        use Priority::{Critical, High, Low, Medium};
        let usual = Scale::OneIsMost;
        check(
            "Kritisch|Dringend|Sehr hoch|Höchste|Critique|Très élevée|Urgente|Crítica|Muy alta|Imediata",
            usual,
            Some(Critical),
        );
        check("Hoch|Wichtig|Haute|Élevée|Majeure|Alta|Alto|Elevada|Priorität 2", usual, Some(High));
        check("Mittel|Normal|Moyenne|Normale|Media|Médio|Média|Priorité 3", usual, Some(Medium));
        check("Niedrig|Gering|Basse|Faible|Baja|Baixa|Prioridade 4", usual, Some(Low));
    }
}
