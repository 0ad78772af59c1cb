//! Channels as helpdesks name them.

use super::words::{folded, plain};

/// `email`, `chat`, `phone`, `social`, `feedback`, `web`, or the export's own word in lower case; empty for nothing.
pub fn read(cell: &str) -> String {
    let word = plain(cell);
    let bare = folded(&word);
    // A letter is no e-mail.
    if bare.starts_with("postal") || bare.ends_with(" postal") {
        return word;
    }
    known(&bare).or_else(|| bare.split(' ').find_map(known)).map_or(word, str::to_owned)
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
        "email" | "mail" | "e mail" | "outbound" | "inbound email" | "correo" | "correo electronico" | "courriel"
        | "gmail" | "outlook" | "e mails" | "emails" => "email",
        "chat" | "messaging" | "livechat" | "live chat" | "messenger" | "whatsapp" | "sms" | "line" | "telegram"
        | "conversation" | "intercom" | "chatbot" | "native" | "web messaging" | "virtual agent" | "mensajeria"
        | "text message" => "chat",
        "phone" | "voice" | "call" | "calls" | "telephone" | "telefon" | "telefonisch" | "anruf" | "voicemail"
        | "telefono" | "telefone" | "llamada" | "appel" | "ligacao" | "aircall" | "telefonico" => "phone",
        "twitter" | "facebook" | "instagram" | "social" | "x" | "reddit" | "youtube" | "linkedin" | "tiktok"
        | "mastodon" | "bluesky" | "threads" | "community" | "soziale medien" | "redes sociales" | "redes sociais"
        | "reseaux sociaux" => "social",
        "feedback" | "survey" | "review" | "reviews" | "app store" | "play store" | "rating" | "nps" | "umfrage"
        | "enquete" | "encuesta" | "pesquisa" | "avis" => "feedback",
        "web" | "portal" | "website" | "form" | "widget" | "helpcenter" | "help center" | "self service"
        | "web form" | "ticketform" | "webformular" | "formular" | "formulaire" | "formulario" | "site" | "sitio" => {
            "web"
        }
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
            ("Phone call (inbound)", "phone"),
            ("Postal mail", "postal mail"),
            ("Self-service", "web"),
            ("Social Media", "social"),
            ("Telefonisch", "phone"),
            ("Correo electrónico", "email"),
            ("Formulário", "web"),
            ("Réseaux sociaux", "social"),
            ("api", "api"),
            ("Fax  Machine", "fax machine"),
            ("", ""),
        ] {
            assert_eq!(read(cell), expected, "{cell:?}");
        }
    }
}
