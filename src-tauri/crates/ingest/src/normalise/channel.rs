//! Channels as helpdesks name them.

use super::words::plain;

/// `email`, `chat`, `phone`, `social`, `feedback`, `web`, or the export's own word in lower case; empty for nothing.
pub fn read(cell: &str) -> String {
    let word = plain(cell);
    known(&word).or_else(|| word.split(' ').find_map(known)).map_or(word, str::to_owned)
}

/// Freshdesk's codes of sources.
pub fn freshdesk_code(cell: &str) -> Option<&'static str> {
    match cell.trim() {
        "1" | "10" => Some("email"),
        "2" | "9" => Some("web"),
        "3" => Some("phone"),
        "5" | "6" => Some("social"),
        "7" => Some("chat"),
        _ => None,
    }
}

fn known(word: &str) -> Option<&'static str> {
    let channel = match word {
        "email" | "mail" | "e mail" | "outbound" | "correo" | "courriel" => "email",
        "chat" | "messaging" | "livechat" | "messenger" | "whatsapp" | "sms" | "line" | "telegram" | "conversation"
        | "intercom" | "chatbot" | "native" => "chat",
        "phone" | "voice" | "call" | "telephone" | "telefon" | "voicemail" | "teléfono" | "telefone" => "phone",
        "twitter" | "facebook" | "instagram" | "social" | "x" | "reddit" | "youtube" | "linkedin" | "tiktok"
        | "community" => "social",
        "feedback" | "survey" | "review" | "reviews" | "app store" | "play store" | "rating" | "nps" => "feedback",
        "web" | "portal" | "website" | "form" | "widget" | "helpcenter" | "help center" | "self service"
        | "web form" | "ticketform" => "web",
        _ => return None,
    };
    Some(channel)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn channels() {
        for (cell, expected) in [
            ("Email", "email"),
            ("E-Mail", "email"),
            ("Portal", "web"),
            ("Feedback Widget", "feedback"),
            ("Twitter", "social"),
            ("facebook_post", "social"),
            ("voice", "phone"),
            ("api", "api"),
            ("Fax  Machine", "fax machine"),
            ("", ""),
        ] {
            assert_eq!(read(cell), expected, "{cell:?}");
        }
    }
}
