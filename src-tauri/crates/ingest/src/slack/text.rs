//! Slack's marks in a text to what they show: `<@U1>`, `<#C1|general>`, `<https://…|words>`, `&amp;`. Never: fails: what is
//! no mark stays.

use super::people::People;

/// The text as people read it.
pub fn shown(text: &str, people: &People) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find('<') {
        out.push_str(&rest[..open]);
        rest = &rest[open..];
        let Some(close) = rest.find('>') else { break };
        mark(&rest[1..close], people, &mut out);
        rest = &rest[close + 1..];
    }
    out.push_str(rest);
    out.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").trim().to_owned()
}

fn mark(inside: &str, people: &People, out: &mut String) {
    let (target, label) = inside.split_once('|').map_or((inside, ""), |(target, label)| (target, label));
    match target.chars().next() {
        Some('@') => {
            let name = if label.is_empty() { people.name(&target[1..]) } else { label };
            out.push('@');
            out.push_str(name.trim_start_matches('@'));
        }
        Some('#') => {
            out.push('#');
            out.push_str(if label.is_empty() { &target[1..] } else { label });
        }
        Some('!') => out.push_str(if label.is_empty() { &target[1..] } else { label }),
        _ if label.is_empty() => out.push_str(target.strip_prefix("mailto:").unwrap_or(target)),
        _ if target.ends_with(label) => out.push_str(label),
        _ => {
            out.push_str(label);
            out.push_str(" (");
            out.push_str(target);
            out.push(')');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_become_what_they_show() {
        let people = People::of(&serde_json::json!([{"id": "U1", "profile": {"real_name": "Nora Quill"}}]));
        for (text, expected) in [
            ("Hi <@U1>, see <https://example.com/a|the page>", "Hi @Nora Quill, see the page (https://example.com/a)"),
            ("<@U9> in <#C1|general> <!here>", "@U9 in #general here"),
            ("<https://example.com> <mailto:a@example.com|a@example.com>", "https://example.com a@example.com"),
            ("1 &lt; 2 &amp;&amp; 3 &gt; 2 &amp;lt;", "1 < 2 && 3 > 2 &lt;"),
            ("open < end", "open < end"),
        ] {
            assert_eq!(shown(text, &people), expected);
        }
    }
}
