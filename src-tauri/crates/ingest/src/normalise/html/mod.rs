//! HTML to plain text. One pass, no recursion, a time and an output that grow as the input does. Never: renders anything.

mod entities;

use std::borrow::Cow;

/// Elements a message that is HTML begins with.
const OPENING: [&str; 17] = [
    "div",
    "p",
    "html",
    "body",
    "!doctype",
    "span",
    "br",
    "table",
    "ul",
    "ol",
    "blockquote",
    "meta",
    "h1",
    "h2",
    "h3",
    "font",
    "pre",
];

/// Marks that plain text hardly ever holds.
const TELLING: [&str; 17] = [
    "<br>",
    "<br/>",
    "<br />",
    "</p>",
    "</div>",
    "</li>",
    "</span>",
    "</a>",
    "</b>",
    "</strong>",
    "</em>",
    "</td>",
    "</blockquote>",
    "<BR>",
    "</P>",
    "</DIV>",
    "</A>",
];

/// Elements whose content is no text.
const SILENT: [&str; 4] = ["script", "style", "head", "title"];

/// Elements that begin a new line.
const LINES: [&str; 15] =
    ["br", "hr", "div", "tr", "table", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "section"];

/// The words of a message: HTML becomes text, anything else stays as it is but for entities nobody types.
pub fn text(message: &str) -> Cow<'_, str> {
    if !is_html(message) {
        let has_entities = memchr::memchr(b'&', message.as_bytes()).is_some();
        return if has_entities { entities::decoded(message) } else { Cow::Borrowed(message) };
    }
    let words = stripped(message);
    // Markup without a word in it is what the customer wrote about.
    if words.is_empty() { Cow::Borrowed(message) } else { Cow::Owned(words) }
}

fn is_html(message: &str) -> bool {
    if memchr::memchr(b'<', message.as_bytes()).is_none() {
        return false;
    }
    let opening = message.trim_start().strip_prefix('<').map(tag_name);
    opening.is_some_and(|name| OPENING.iter().any(|known| name.eq_ignore_ascii_case(known)))
        || TELLING.iter().any(|mark| message.contains(mark))
}

fn stripped(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    let mut in_pre = 0usize;
    let mut quotes = Quotes::default();
    // Once a search has run to the end in vain it is not repeated: time stays linear in the input.
    let (mut tags_end, mut silence_ends) = (true, true);
    while let Some(open) = rest.find('<') {
        push_text(&mut out, &rest[..open], in_pre > 0);
        rest = &rest[open..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            rest = comment.find("-->").map_or("", |end| &comment[end + 3..]);
            continue;
        }
        let is_tag =
            rest[1..].starts_with(|letter: char| letter.is_ascii_alphabetic() || matches!(letter, '/' | '!' | '?'));
        let end = if is_tag && tags_end { rest.find('>') } else { None };
        tags_end &= !is_tag || end.is_some();
        let Some(end) = end else {
            out.push('<');
            rest = &rest[1..];
            continue;
        };
        let inner = &rest[1..end];
        rest = &rest[end + 1..];
        let closing = inner.starts_with('/');
        let name = tag_name(inner.trim_start_matches('/')).to_ascii_lowercase();
        if !closing && silence_ends && SILENT.contains(&name.as_str()) {
            let after = after_element(rest, &name);
            silence_ends = after.is_some();
            rest = after.unwrap_or(rest);
        }
        if name == "pre" {
            in_pre = if closing { in_pre.saturating_sub(1) } else { in_pre + 1 };
        }
        break_line(&mut out, &name, closing);
        if name == "blockquote" {
            quotes.note(&mut out, closing);
        }
    }
    push_text(&mut out, rest, in_pre > 0);
    quotes.close(&mut out);
    out.trim().to_owned()
}

/// Where the outermost quotation begins, so that its lines can be marked as mail programs mark them.
#[derive(Default)]
struct Quotes {
    depth: usize,
    start: usize,
}

impl Quotes {
    fn note(&mut self, out: &mut String, closing: bool) {
        match (closing, self.depth) {
            (false, 0) => (self.depth, self.start) = (1, out.len()),
            (false, depth) => self.depth = depth + 1,
            (true, 1) => self.close(out),
            (true, depth) => self.depth = depth.saturating_sub(1),
        }
    }

    fn close(&mut self, out: &mut String) {
        if self.depth > 0 {
            let quoted = out.split_off(self.start.min(out.len()));
            for line in quoted.trim().lines() {
                out.push_str(if line.is_empty() { ">" } else { "> " });
                out.push_str(line);
                out.push('\n');
            }
            out.push('\n');
            self.depth = 0;
        }
    }
}

fn tag_name(tag: &str) -> &str {
    let end = tag.find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '!').unwrap_or(tag.len());
    &tag[..end]
}

/// What follows the end tag.
fn after_element<'a>(rest: &'a str, name: &str) -> Option<&'a str> {
    let mut from = 0;
    while let Some(open) = rest[from..].find("</") {
        let at = from + open + 2;
        if tag_name(&rest[at..]).eq_ignore_ascii_case(name) {
            return Some(rest[at..].find('>').map_or("", |end| &rest[at + end + 1..]));
        }
        from = at;
    }
    None
}

fn break_line(out: &mut String, name: &str, closing: bool) {
    if name == "br" || LINES.contains(&name) || matches!(name, "p" | "li" | "blockquote") {
        out.truncate(out.trim_end_matches(' ').len());
    }
    let starts_line = out.is_empty() || out.ends_with('\n');
    match name {
        "br" => out.push('\n'),
        "p" | "blockquote" if closing && !out.ends_with("\n\n") && !out.is_empty() => {
            out.push_str(if starts_line { "\n" } else { "\n\n" });
        }
        "li" if !closing => out.push_str(if starts_line { "- " } else { "\n- " }),
        "td" | "th" if closing => out.push(' '),
        "p" | "li" | "blockquote" if !starts_line => out.push('\n'),
        name if LINES.contains(&name) && !starts_line => out.push('\n'),
        _ => {}
    }
}

/// Adds text with entities decoded; outside `pre` a line end with the white space around it is one space. Spaces inside a
/// line stay, as chats show them.
fn push_text(out: &mut String, text: &str, keep_space: bool) {
    let mut rest = text;
    let mut at_break = text.trim_ascii().is_empty();
    while let Some(letter) = rest.chars().next() {
        if letter == '&' {
            let (decoded, after) = entities::first(rest);
            out.push(decoded);
            rest = after;
            at_break = false;
            continue;
        }
        rest = &rest[letter.len_utf8()..];
        let is_space = letter.is_ascii_whitespace();
        at_break = is_space && (at_break || letter != ' ');
        if keep_space || !is_space {
            out.push(letter);
        } else if !(out.is_empty() || out.ends_with('\n') || (at_break && out.ends_with(' '))) {
            out.push(' ');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(message: &str, expected: &str) {
        assert_eq!(text(message), expected);
    }

    #[test]
    fn html_becomes_text_and_text_stays() {
        check("<div class=\"zd\"><p>Hello &amp; <b>bye</b></p><p>again</p></div>", "Hello & bye\n\nagain");
        check("one<br>two<br/>three", "one\ntwo\nthree");
        check("<ul><li>a</li><li>b</li></ul>", "- a\n- b");
        check("<p>x</p><script>alert(1)</script><style>p{}</style>y", "x\n\ny");
        check("<p>a &lt;b&gt; &#8364; &#x41; &bogus; & c</p>", "a <b> € A &bogus; & c");
        check("<p>unclosed <b", "unclosed <b");
        check("if a<b and c>d", "if a<b and c>d");
        check("<script>alert(0)</script>", "<script>alert(0)</script>");
        check("The page shows <div> and breaks", "The page shows <div> and breaks");
        check("<p></p>", "<p></p>");
        check("<pre>a\n  b</pre>", "a\n  b");
        check("<p>a<!-- hidden --> b</p>", "a b");
        check(
            "<p>New</p><blockquote><p>old</p><blockquote>older</blockquote></blockquote><p>end</p>",
            "New\n\n> old\n>\n> older\n\nend",
        );
        check(
            "<table><tr><th>Item</th><th>Price</th></tr><tr><td>Cup</td><td>3 &euro;</td></tr></table>",
            "Item Price\nCup 3 €",
        );
        check("See <a href=\"https://example.com\">this</a> please", "See this please");
        check("<P>Old<BR>mail</P>", "Old\nmail");
        check("Tom &amp; Jerry", "Tom & Jerry");
        check("<p>wide    open \n    end </p>\n  <p> x</p>", "wide    open end\n\nx");
    }

    #[test]
    fn depth_and_length_are_no_danger() {
        let deep = format!("{}x{}", "<div>".repeat(200_000), "</div>".repeat(200_000));
        check(&deep, "x");
        let open = format!("<p>{}", "<script".repeat(50_000));
        assert!(text(&open).len() <= open.len());
    }
}
