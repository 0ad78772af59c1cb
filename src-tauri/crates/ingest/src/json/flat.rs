//! JSON values as plain cells: nested keys joined by a dot. Never: changes a value's meaning.

use serde_json::Value;

/// A scalar as text; `None` for null and for an empty text, a list or an object.
pub fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::String(text) if text.is_empty() => None,
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(flag) => Some(flag.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

/// The value at a dotted path.
pub fn at<'a>(value: &'a Value, path: &str) -> Option<&'a Value> {
    path.split('.').try_fold(value, |value, key| value.get(key))
}

/// The scalar at a dotted path, as text.
pub fn text_at(value: &Value, path: &str) -> Option<String> {
    at(value, path).and_then(text_of)
}

/// Hands every non-empty leaf to `sink` with its path. A list of scalars is joined by ", ", any other list is its JSON.
pub fn flatten(value: &Value, prefix: &str, sink: &mut dyn FnMut(&str, String)) {
    match value {
        Value::Object(members) => {
            for (key, value) in members {
                let path = if prefix.is_empty() { key.clone() } else { format!("{prefix}.{key}") };
                flatten(value, &path, sink);
            }
        }
        Value::Array(items) if items.is_empty() => {}
        Value::Array(items) if items.iter().all(|item| !item.is_array() && !item.is_object()) => {
            let joined = items.iter().filter_map(text_of).collect::<Vec<_>>().join(", ");
            if !joined.is_empty() {
                sink(prefix, joined);
            }
        }
        Value::Array(_) => sink(prefix, value.to_string()),
        scalar => {
            if let Some(text) = text_of(scalar) {
                sink(prefix, text);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nested_values_become_paths() {
        let value = serde_json::json!({"a": {"b": 1, "c": null, "d": ""}, "e": ["x", 2], "f": [{"g": 1}], "h": true});
        let mut found = Vec::new();
        flatten(&value, "", &mut |path, text| found.push(format!("{path}={text}")));
        assert_eq!(found, ["a.b=1", "e=x, 2", "f=[{\"g\":1}]", "h=true"]);
        assert_eq!(text_at(&value, "a.b").as_deref(), Some("1"));
        assert_eq!(text_at(&value, "a.c"), None);
    }
}
