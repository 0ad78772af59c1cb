//! A mailbox as its mails. In: bytes. Out: one raw mail after the other. Never: holds more than one mail, or more of it
//! than [`LONGEST`].
//!
//! A mail begins at a line `From sender date`. Writers of mailboxes differ in how they keep such lines of a text apart
//! (RFC 4155 and its forerunners mboxo and mboxrd put `>` before them, others nothing), so that a line counts only when
//! a header follows it and a blank line, or a full date, says the rest.

use std::io::{self, BufRead, BufReader, Read};

use super::framing::is_header;

/// Bytes of one mail that are kept: what follows in it is attachments.
pub const LONGEST: usize = 48 << 20;
/// Bytes of a line that are looked at as a whole.
const LINE: u64 = 1 << 16;
/// Bytes read at once.
const BUFFER: usize = 1 << 17;

/// One mail as it stands in the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Raw {
    /// Headers and body, without the envelope line.
    pub bytes: Vec<u8>,
    /// The line it starts on, from 1.
    pub line: u64,
    /// The envelope line's date, when there is one.
    pub envelope: Option<String>,
    /// It is longer than [`LONGEST`], and its end is missing here.
    pub cut: bool,
}

/// The mails of a file; a file that is no mailbox is one mail.
pub struct Mails<R> {
    reader: BufReader<R>,
    /// Lines begun so far.
    line: u64,
    /// What was read ahead, and whether it starts a line.
    ahead: Option<(Vec<u8>, bool)>,
    /// The envelope of the next mail.
    envelope: Option<Vec<u8>>,
    is_mailbox: bool,
    at_line_start: bool,
    started: bool,
}

impl<R: Read> Mails<R> {
    /// Reads from the start.
    pub fn new(inner: R) -> Mails<R> {
        Mails {
            reader: BufReader::with_capacity(BUFFER, inner),
            line: 0,
            ahead: None,
            envelope: None,
            is_mailbox: false,
            at_line_start: true,
            started: false,
        }
    }

    /// The stream below.
    pub fn input(&self) -> &R {
        self.reader.get_ref()
    }

    /// Reads the next mail into `raw`; `false` at the end.
    pub fn next(&mut self, raw: &mut Raw) -> io::Result<bool> {
        raw.bytes.clear();
        raw.cut = false;
        if !self.started {
            self.start()?;
        }
        let envelope = self.envelope.take();
        raw.line = self.line.max(1) - u64::from(self.ahead.is_some() && envelope.is_some());
        raw.envelope = envelope.as_deref().map(date_of);
        let mut below_blank = false;
        let mut piece = Vec::new();
        let mut any = raw.envelope.is_some();
        while let Some(starts_line) = self.piece(&mut piece)? {
            any = true;
            if starts_line && self.is_mailbox && piece.starts_with(b"From ") && self.begins_mail(&piece, below_blank)? {
                self.envelope = Some(piece);
                return Ok(true);
            }
            below_blank = starts_line && piece.trim_ascii().is_empty();
            keep(raw, &piece, starts_line && self.is_mailbox);
        }
        Ok(any)
    }

    /// Passes over blank lines, and sees whether an envelope opens the file.
    fn start(&mut self) -> io::Result<()> {
        self.started = true;
        let mut piece = Vec::new();
        while self.piece(&mut piece)?.is_some() {
            if piece.trim_ascii().is_empty() {
                continue;
            }
            self.is_mailbox = piece.starts_with(b"From ");
            if self.is_mailbox {
                self.read_ahead()?;
                self.envelope = Some(piece);
            } else {
                self.ahead = Some((piece, true));
            }
            break;
        }
        Ok(())
    }

    /// Whether the line `From …` begins a mail.
    fn begins_mail(&mut self, line: &[u8], below_blank: bool) -> io::Result<bool> {
        self.read_ahead()?;
        let next = self.ahead.as_ref().map(|(next, _)| next.as_slice()).unwrap_or_default();
        let heads = is_header(next.trim_ascii_end()) || next.starts_with(b">From ");
        Ok(heads && (below_blank || is_dated(line)))
    }

    fn read_ahead(&mut self) -> io::Result<()> {
        let mut next = Vec::new();
        if let Some(starts_line) = self.piece(&mut next)? {
            self.ahead = Some((next, starts_line));
        }
        Ok(())
    }

    /// The next line with its break, or a part of a long one; whether it starts a line. `None` at the end.
    fn piece(&mut self, into: &mut Vec<u8>) -> io::Result<Option<bool>> {
        if let Some((ahead, starts_line)) = self.ahead.take() {
            *into = ahead;
            return Ok(Some(starts_line));
        }
        into.clear();
        if self.reader.by_ref().take(LINE).read_until(b'\n', into)? == 0 {
            return Ok(None);
        }
        let starts_line = self.at_line_start;
        self.line += u64::from(starts_line);
        self.at_line_start = into.ends_with(b"\n");
        Ok(Some(starts_line))
    }
}

/// Adds a line to a mail, without the `>` that a mailbox's writer put before "From ".
fn keep(raw: &mut Raw, line: &[u8], in_mailbox: bool) {
    let is_escaped = in_mailbox && line.first() == Some(&b'>') && {
        let bare = line.iter().position(|byte| *byte != b'>').unwrap_or(line.len());
        line[bare..].starts_with(b"From ")
    };
    let line = if is_escaped { &line[1..] } else { line };
    let room = LONGEST.saturating_sub(raw.bytes.len());
    raw.cut |= line.len() > room;
    raw.bytes.extend_from_slice(&line[..line.len().min(room)]);
}

/// Whether an envelope line has a time of day and a year.
fn is_dated(line: &[u8]) -> bool {
    let digits = |bytes: &[u8]| bytes.iter().all(u8::is_ascii_digit);
    let has_clock = line.windows(5).any(|five| five[2] == b':' && digits(&five[..2]) && digits(&five[3..]));
    let words = || line.split(|byte| byte.is_ascii_whitespace());
    let has_year =
        words().any(|word| word.len() == 4 && digits(word) && matches!(word[..2], [b'1', b'9'] | [b'2', b'0']));
    let has_day = words().any(|word| DAYS.iter().any(|day| word.eq_ignore_ascii_case(day.as_bytes())));
    has_clock && has_year && has_day
}

const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/// What stands behind the sender in an envelope line.
fn date_of(line: &[u8]) -> String {
    let line = String::from_utf8_lossy(line);
    let date = line.trim_end().strip_prefix("From ").unwrap_or_default();
    date.split_once(' ').map(|(_, date)| date.trim().to_owned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Splits a mailbox and checks line and text of each mail.
    fn check(file: &str, expected: &[(u64, &str)]) {
        let mut mails = Mails::new(file.as_bytes());
        let mut raw = Raw::default();
        let mut found = Vec::new();
        while mails.next(&mut raw).expect("memory is readable") {
            found.push((raw.line, String::from_utf8_lossy(&raw.bytes).into_owned()));
        }
        let found: Vec<(u64, &str)> = found.iter().map(|(line, text)| (*line, text.as_str())).collect();
        assert_eq!(found, expected, "{file:?}");
    }

    #[test]
    fn mails_are_split_at_envelopes_only() {
        let one = "From a@example.com Mon Mar  3 10:12:00 2025\nSubject: 1\n\nHi\n";
        check(
            &format!("{one}\nFrom - x\nSubject: 2\n\nYo\n"),
            &[(1, "Subject: 1\n\nHi\n\n"), (6, "Subject: 2\n\nYo\n")],
        );
        check(&format!("{one}{one}"), &[(1, "Subject: 1\n\nHi\n"), (5, "Subject: 1\n\nHi\n")]);
        check(&format!("\n\n{one}"), &[(3, "Subject: 1\n\nHi\n")]);
        check(
            &format!("{one}\nFrom now on it fails\nevery day\n>From here too\n>>From there\n"),
            &[(1, "Subject: 1\n\nHi\n\nFrom now on it fails\nevery day\nFrom here too\n>From there\n")],
        );
        check(&one.replace('\n', "\r\n"), &[(1, "Subject: 1\r\n\r\nHi\r\n")]);
        check(
            "Subject: 1\n\nFrom a Mon Mar 3 10:12:00 2025\nSubject: 2\n",
            &[(1, "Subject: 1\n\nFrom a Mon Mar 3 10:12:00 2025\nSubject: 2\n")],
        );
        check("From a@example.com Mon Mar  3 10:12:00 2025\n", &[(1, "")]);
        check("", &[]);
    }

    #[test]
    fn a_line_without_end_is_cut() {
        let file = "Subject: 1\n\n".len() + LONGEST + 10;
        let text = format!("Subject: 1\n\n{}", "x".repeat(LONGEST + 10));
        let mut raw = Raw::default();
        assert!(Mails::new(text.as_bytes()).next(&mut raw).expect("memory is readable"));
        assert!(raw.cut && raw.bytes.len() == LONGEST && file > LONGEST);
    }
}
