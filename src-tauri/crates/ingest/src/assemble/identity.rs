//! Ids: those of the export, and those made from content.

use model::Ticket;
use xxhash_rust::xxh3::Xxh3;

/// A spreadsheet's rounding of a long number: "5.70306E+17". Different tickets share it.
pub fn is_rounded(id: &str) -> bool {
    let Some((mantissa, exponent)) = id.split_once(['E', 'e']) else { return false };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let mantissa_is_number = mantissa.split_once(['.', ',']).is_some_and(|(whole, rest)| digits(whole) && digits(rest));
    mantissa_is_number && exponent.strip_prefix('+').is_some_and(digits)
}

/// `~` and 16 hex digits of the hash of subject, text, creation and customer.
pub fn of_content(ticket: &Ticket) -> String {
    let mut hash = Xxh3::new();
    let mut add = |bytes: &[u8]| {
        hash.update(bytes);
        hash.update(&[0xFF]);
    };
    add(ticket.subject.as_bytes());
    for message in &ticket.messages {
        add(message.text.as_bytes());
    }
    // Where there are no words, a rating or a call tells one record from another.
    let is_silent = ticket.messages.is_empty() && ticket.subject.is_empty();
    if let Some(rating) = ticket.rating.as_ref().filter(|_| is_silent) {
        add(rating.given.as_bytes());
    }
    if let Some(call) = ticket.call.as_ref().filter(|_| is_silent) {
        add(format!("{:?} {:?} {}", call.talk_seconds, call.wait_seconds, call.outcome).as_bytes());
    }
    add(&ticket.created_at.map_or([0; 8], |at| at.0.to_le_bytes()));
    add(ticket.customer.as_ref().map_or(b"", |customer| customer.id.as_bytes()));
    format!("~{:016x}", hash.digest())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounded_ids() {
        assert!(is_rounded("5.70306E+17"));
        assert!(is_rounded("5,7e+17"));
        for id in ["570306", "INC0000000a", "1E5", "E+17", "a.bE+17", "5.7E+"] {
            assert!(!is_rounded(id), "{id}");
        }
    }

    #[test]
    fn content_makes_the_same_id_everywhere() {
        let mut ticket = Ticket::new("s", "");
        ticket.subject = "printer".into();
        let id = of_content(&ticket);
        assert_eq!(id.len(), 17);
        assert_eq!(id, of_content(&ticket.clone()));
        ticket.subject.push('s');
        assert_ne!(id, of_content(&ticket));
    }
}
