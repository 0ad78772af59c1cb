//! A whole conversation in one text. In: a journal or transcript. Out: its messages, each with time and author as
//! written. Never: drops a line; lines before the first message are a message of nobody.

use chrono::NaiveTime;

use super::heads::{self, Style};
use super::sides;

/// One message of a conversation.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry<'a> {
    /// When it was written.
    pub when: When<'a>,
    /// Who wrote it, as written; empty when nobody is named.
    pub author: &'a str,
    /// What is said of it beside the name ("Work notes"), else empty.
    pub label: &'a str,
    /// The text.
    pub text: String,
}

/// When a message of a conversation was written.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum When<'a> {
    /// Not said.
    #[default]
    Unknown,
    /// A time of day, on a day that only the conversation's beginning tells.
    Clock(NaiveTime),
    /// Seconds after the conversation began.
    After(u32),
    /// A date with a time, as written.
    Written(&'a str),
}

/// Beginnings of lines that the chat program wrote itself.
const SYSTEM: [&str; 8] = [
    "chat started",
    "chat origin",
    "chat transcript",
    "chat ended",
    "conversation started",
    "transcript of",
    "conversation with",
    "agent ",
];

/// The messages of a conversation as they stand; `None` when no line begins one.
pub fn entries(text: &str, day_first: bool) -> Option<Vec<Entry<'_>>> {
    let style = style(text, day_first)?;
    let mut entries: Vec<Entry> = Vec::new();
    for line in text.lines() {
        match heads::read(line, style, day_first) {
            Some(head) => entries.push(Entry {
                when: head.when,
                author: head.author,
                label: head.label,
                text: head.text.trim_start().to_owned(),
            }),
            None => append(&mut entries, line),
        }
    }
    entries.iter_mut().for_each(|entry| entry.text.truncate(entry.text.trim_end().len()));
    entries.retain(|entry| !entry.text.is_empty());
    (!entries.is_empty()).then_some(entries)
}

/// The way of writing that begins most lines; of equal ones the first.
fn style(text: &str, day_first: bool) -> Option<Style> {
    let heads = |style: Style| text.lines().filter_map(move |line| heads::read(line, style, day_first));
    let counted = Style::ALL.iter().map(|style| (heads(*style).count(), *style));
    let (count, style) = counted.reduce(|best, other| if other.0 > best.0 { other } else { best })?;
    // One line alone may be a sentence with a time in it.
    let is_side = || style.has_time() && heads(style).any(|head| sides::of_word(head.author).is_some());
    (count >= 2 || (count == 1 && (style.is_sure() || is_side()))).then_some(style)
}

fn append<'a>(entries: &mut Vec<Entry<'a>>, line: &'a str) {
    match entries.last_mut() {
        Some(entry) => {
            if !entry.text.is_empty() {
                entry.text.push('\n');
            }
            // A journal indents what was written.
            entry.text.push_str(line.trim_end());
        }
        None if line.trim().is_empty() => {}
        None => {
            let lower = line.trim().to_lowercase();
            let label = if SYSTEM.iter().any(|mark| lower.starts_with(mark)) { "system" } else { "" };
            entries.push(Entry { when: When::Unknown, author: "", label, text: line.trim().to_owned() });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `expected`: a line for each message: time, author, label and text, parted by `|`; a line end in a text is `/`.
    fn check(text: &str, expected: &[&str]) {
        let shown = |entry: Entry| {
            let when = match entry.when {
                When::Unknown => String::new(),
                When::Clock(clock) => clock.format("%H:%M:%S").to_string(),
                When::After(seconds) => format!("+{seconds}"),
                When::Written(date) => date.to_owned(),
            };
            format!("{when}|{}|{}|{}", entry.author, entry.label, entry.text.replace('\n', "/"))
        };
        let found: Vec<String> = entries(text, true).unwrap_or_default().into_iter().map(shown).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn journals() {
        check(
            "2019-07-29 11:48:43 - David Miller (Additional comments)\nIt works again.\nThanks: all\n\n2019-07-29 10:00:01 - Ann Lee (alee) (Work notes)\nReset at 09:12: done\n",
            &[
                "2019-07-29 11:48:43|David Miller|Additional comments|It works again./Thanks: all",
                "2019-07-29 10:00:01|Ann Lee (alee)|Work notes|Reset at 09:12: done",
            ],
        );
        check(
            "29.07.2019 11:48:43 - Jörg Groß (Arbeitsnotizen)\nNeu gestartet",
            &["29.07.2019 11:48:43|Jörg Groß|Arbeitsnotizen|Neu gestartet"],
        );
    }

    #[test]
    fn transcripts() {
        let expected = ["10:22:01|Ann||hi", "10:23:00|Bo||hello/there"];
        check("[10:22:01] Ann: hi\n[10:23] Bo: hello\nthere", &expected);
        check("Ann (10:22:01): hi\nBo (10:23): hello\nthere", &expected);
        check("10:22:01 - Ann: hi\n10:23 - Bo: hello\nthere", &expected);
        check("Ann 10:22:01: hi\nBo 10:23 AM: hello\nthere", &expected);
        check("10:22:01 Ann: hi\n10:23:00 Bo: hello\nthere", &expected);
        check("Ann 10:22:01\nhi\n\nBo 10:23\nhello\nthere", &expected);
        check("Visitor 12:01 PM: one\nAgent 12:02 AM: two", &["12:01:00|Visitor||one", "00:02:00|Agent||two"]);
        check(
            "12/31/20, 9:45 PM - Ann Lee: one\n1/1/21, 12:10 AM - Bo: two",
            &["12/31/20, 9:45 PM|Ann Lee||one", "1/1/21, 12:10 AM|Bo||two"],
        );
        check(
            "[2024-05-01 10:22:00] Ann (agent): one\n[2024-05-01 10:23:00] Bo: two",
            &["2024-05-01 10:22:00|Ann|agent|one", "2024-05-01 10:23:00|Bo||two"],
        );
        check(
            "Ann Lee - 2024-05-01 10:22: one\nBo, 2024-05-01 10:23\ntwo",
            &["2024-05-01 10:22|Ann Lee||one", "2024-05-01 10:23|Bo||two"],
        );
        check("( 12s ) Ann: hi\n( 1m 5s ) Bo: yes", &["+12|Ann||hi", "+65|Bo||yes"]);
        check("Customer: my bill\nis wrong\nAgent: let me see", &["|Customer||my bill/is wrong", "|Agent||let me see"]);
    }

    #[test]
    fn what_stands_above_is_kept_and_what_is_no_conversation_stays_whole() {
        check("Chat Started: Monday\n\n[10:22] Ann: hi", &["||system|Chat Started: Monday", "10:22:00|Ann||hi"]);
        check("We saw this:\n[10:22] Ann: hi", &["|||We saw this:", "10:22:00|Ann||hi"]);
        for text in ["hello", "", "Error: none\nNote to self", "It fails at 10:30: always", "Agent: only one line"] {
            assert_eq!(entries(text, true), None, "{text}");
        }
    }
}
