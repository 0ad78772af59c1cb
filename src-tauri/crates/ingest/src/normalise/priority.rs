//! Priorities as helpdesks name them, to four levels.

use model::Priority;

use super::words::plain;

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
    let text = plain(cell);
    // Intercom marks conversations as "priority" or not.
    if text == "priority" {
        return Some(Priority::High);
    }
    text.split(' ').find_map(word).or_else(|| text.split(' ').find_map(|part| level(part, scale)))
}

fn word(word: &str) -> Option<Priority> {
    let priority = match word {
        "critical" | "urgent" | "highest" | "blocker" | "emergency" | "immediate" | "showstopper" | "kritisch"
        | "dringend" | "critique" | "crítica" | "crítico" | "urgente" | "critica" | "critico" | "top" => {
            Priority::Critical
        }
        "high" | "major" | "important" | "severe" | "hoch" | "haute" | "élevée" | "alta" | "alto" | "elevada" => {
            Priority::High
        }
        "medium" | "normal" | "moderate" | "standard" | "default" | "average" | "mittel" | "moyenne" | "moyen"
        | "media" | "médio" | "média" | "normale" | "mid" => Priority::Medium,
        "low" | "lowest" | "minor" | "trivial" | "planning" | "none" | "niedrig" | "gering" | "basse" | "faible"
        | "baja" | "bajo" | "baixa" | "baixo" => Priority::Low,
        _ => return None,
    };
    Some(priority)
}

/// `P1`, `S2`, `sev3`, `1`.
fn level(part: &str, scale: Scale) -> Option<Priority> {
    let digits = part.trim_start_matches(|letter: char| letter.is_alphabetic());
    let prefix = &part[..part.len() - digits.len()];
    let number: u32 = digits.parse().ok()?;
    let four_is_most = match prefix {
        "" => scale == Scale::FourIsMost,
        "p" | "prio" | "priority" | "s" | "sev" | "severity" | "level" | "l" => false,
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

    #[test]
    fn priorities() {
        use Priority::{Critical, High, Low, Medium};
        for (cell, scale, expected) in [
            ("Urgent", Scale::OneIsMost, Some(Critical)),
            ("1 - Critical", Scale::FourIsMost, Some(Critical)),
            ("5 - Planning", Scale::OneIsMost, Some(Low)),
            ("P1", Scale::FourIsMost, Some(Critical)),
            ("p3", Scale::OneIsMost, Some(Medium)),
            ("Sev 2", Scale::OneIsMost, Some(High)),
            ("Highest", Scale::OneIsMost, Some(Critical)),
            ("Lowest", Scale::OneIsMost, Some(Low)),
            ("normal", Scale::OneIsMost, Some(Medium)),
            ("4", Scale::FourIsMost, Some(Critical)),
            ("4", Scale::OneIsMost, Some(Low)),
            ("0", Scale::OneIsMost, None),
            ("Hoch", Scale::OneIsMost, Some(High)),
            ("whatever", Scale::OneIsMost, None),
            ("", Scale::OneIsMost, None),
        ] {
            assert_eq!(read(cell, scale), expected, "{cell:?}");
        }
    }
}
