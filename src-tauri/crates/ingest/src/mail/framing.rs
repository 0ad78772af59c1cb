//! Whether bytes are mail. In: the beginning of a file. Out: yes or no. Never: reads on.

/// Headers that mails have and hardly any other file, in lower case.
const TELLING: [&str; 24] = [
    "from",
    "to",
    "cc",
    "subject",
    "date",
    "message-id",
    "received",
    "return-path",
    "mime-version",
    "content-type",
    "content-transfer-encoding",
    "delivered-to",
    "reply-to",
    "in-reply-to",
    "references",
    "sender",
    "dkim-signature",
    "x-mailer",
    "x-gm-thrid",
    "x-gmail-labels",
    "x-apparently-to",
    "x-originating-ip",
    "envelope-to",
    "authentication-results",
];
/// Of them those that reports, too, write above their tables: on their own they need an address.
const WEAK: [&str; 6] = ["from", "to", "date", "subject", "sender", "references"];
/// Lines that are looked at.
const LINES: usize = 60;

/// Whether a file that begins with `head` holds mail: it opens with an envelope line and headers below it, or with
/// headers. `named`: its name says so, which makes one header enough.
pub fn is_mail(head: &[u8], named: bool) -> bool {
    let mut lines = head.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii_end).take(LINES).peekable();
    while lines.next_if(|line| line.is_empty()).is_some() {}
    let enveloped = lines.next_if(|line| line.starts_with(b"From ")).is_some();
    let mut told: Vec<&str> = Vec::new();
    let (mut others, mut addressed) = (0, false);
    for line in lines {
        addressed |= line.contains(&b'@');
        match telling(line) {
            _ if line.is_empty() => break,
            Some(name) if !told.contains(&name) => told.push(name),
            Some(_) => {}
            None if line.starts_with(b" ") || line.starts_with(b"\t") || is_header(line) => {}
            None => others += 1,
        }
        if others > 2 && told.len() < 3 {
            break;
        }
    }
    let certain = enveloped || named || addressed || told.iter().any(|name| !WEAK.contains(name));
    told.len() >= if enveloped || named { 1 } else { 2 } && certain && others <= told.len()
}

/// The telling header a line is.
fn telling(line: &[u8]) -> Option<&'static str> {
    let name = name(line)?;
    TELLING.into_iter().find(|known| known.as_bytes().eq_ignore_ascii_case(name))
}

/// Whether a line is a header field: a name without blanks, and a colon.
pub fn is_header(line: &[u8]) -> bool {
    name(line).is_some()
}

fn name(line: &[u8]) -> Option<&[u8]> {
    let colon = line.iter().take(80).position(|byte| *byte == b':')?;
    let name = line[..colon].trim_ascii_end();
    let is_name = !name.is_empty() && name.iter().all(|byte| byte.is_ascii_graphic());
    is_name.then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mail_is_told_from_tables_and_notes() {
        for (head, named, expected) in [
            ("From: Ann <ann@example.com>\nSubject: Help\n\nHi", false, true),
            ("From ann@example.com Mon Mar  3 10:12:00 2025\nSubject: Help\n\nHi", false, true),
            ("From     : Ann\nTo    : bob@example.com\nSubject : x\n\n", false, true),
            ("From: 2025-01-01\nTo: 2025-02-01\n\nid,subject\n", false, false),
            ("Subject: Help\n\nHi", false, false),
            ("Subject: Help\n\nHi", true, true),
            ("id,subject\n1,From: a\n", false, false),
            ("{\"from\": \"a\",\n\"to\": \"b\"}", false, false),
            ("Hi,\nthis is a note.\nFrom: nobody\nTo: nobody\n", false, false),
            ("From here on it is text\nand goes on\n", false, false),
            ("", true, false),
        ] {
            assert_eq!(is_mail(head.as_bytes(), named), expected, "{head:?}");
        }
    }
}
