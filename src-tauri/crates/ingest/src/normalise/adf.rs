//! Atlassian's document format to plain text. In: its JSON. Out: text. Never: renders anything; the parser bounds depth.

use serde_json::Value;

use crate::json::{text_at, text_of};

/// The words of a document; of a plain text itself.
pub fn text(document: &Value) -> String {
    let mut out = text_of(document).unwrap_or_default();
    write(document, &mut out);
    out.trim().to_owned()
}

fn write(node: &Value, out: &mut String) {
    let attribute = |name: &str| text_at(node, &format!("attrs.{name}")).unwrap_or_default();
    let kind = node.get("type").and_then(Value::as_str).unwrap_or_default();
    match kind {
        "text" => out.push_str(node.get("text").and_then(Value::as_str).unwrap_or_default()),
        "hardBreak" => out.push('\n'),
        "mention" | "status" => out.push_str(&attribute("text")),
        "emoji" => {
            let shown = attribute("text");
            out.push_str(if shown.is_empty() { "" } else { &shown });
        }
        "inlineCard" | "blockCard" | "embedCard" => out.push_str(&attribute("url")),
        "listItem" | "taskItem" => {
            start_line(out);
            out.push_str("- ");
        }
        "tableCell" | "tableHeader" if !out.ends_with('\n') => out.push(' '),
        "paragraph" if out.ends_with("- ") || out.ends_with(' ') => {}
        _ if is_block(kind) => start_line(out),
        _ => {}
    }
    for inside in node.get("content").and_then(Value::as_array).into_iter().flatten() {
        write(inside, out);
    }
    if is_block(kind) && kind != "tableRow" && !out.ends_with('\n') {
        out.push('\n');
    }
}

fn is_block(kind: &str) -> bool {
    matches!(
        kind,
        "paragraph"
            | "heading"
            | "codeBlock"
            | "blockquote"
            | "panel"
            | "rule"
            | "tableRow"
            | "bulletList"
            | "orderedList"
    )
}

fn start_line(out: &mut String) {
    if !out.is_empty() && !out.ends_with('\n') {
        out.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(document: Value, expected: &str) {
        assert_eq!(text(&document), expected, "{document}");
    }

    fn paragraph(content: Value) -> Value {
        serde_json::json!({"type": "paragraph", "content": content})
    }

    #[test]
    fn documents_become_text() {
        let words = |text: &str| serde_json::json!({"type": "text", "text": text});
        let doc = |content: Value| serde_json::json!({"type": "doc", "version": 1, "content": content});
        check(serde_json::json!("plain *text*"), "plain *text*");
        check(
            doc(serde_json::json!([
                paragraph(serde_json::json!([words("It "), words("broke")])),
                paragraph(serde_json::json!([words("again")]))
            ])),
            "It broke\nagain",
        );
        let item = serde_json::json!({"type": "listItem", "content": [paragraph(serde_json::json!([words("one")]))]});
        check(doc(serde_json::json!([{"type": "bulletList", "content": [item.clone(), item]}])), "- one\n- one");
        let mention = serde_json::json!({"type": "mention", "attrs": {"id": "7", "text": "@Ada"}});
        let card = serde_json::json!({"type": "inlineCard", "attrs": {"url": "https://example.com/a"}});
        check(
            doc(serde_json::json!([paragraph(serde_json::json!([mention, words(" see "), card]))])),
            "@Ada see https://example.com/a",
        );
        check(paragraph(serde_json::json!([words("a"), {"type": "hardBreak"}, words("b")])), "a\nb");
        check(Value::Null, "");
    }
}
