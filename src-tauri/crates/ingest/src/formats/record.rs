//! What the JSON formats share. In: a record. Out: parts of a draft. Never: knows a helpdesk.

use model::{Attachment, Message, Role};
use serde_json::Value;

use crate::assemble::{Draft, Hint, Values, changes_of};
use crate::json::{at, flatten, text_at, text_of};
use crate::normalise::html;
use crate::plan::Field;

/// The first of these paths that holds a scalar, as text.
pub fn first(record: &Value, paths: &[&str]) -> Option<String> {
    paths.iter().find_map(|path| text_at(record, path))
}

/// The list at a path; empty where there is none.
pub fn list<'a>(record: &'a Value, path: &str) -> &'a [Value] {
    at(record, path).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
}

/// The first of these lists that is there.
pub fn first_list<'a>(record: &'a Value, paths: &[&str]) -> &'a [Value] {
    paths.iter().map(|path| list(record, path)).find(|items| !items.is_empty()).unwrap_or_default()
}

/// Whether a path holds `true`.
pub fn is_true(record: &Value, path: &str) -> bool {
    at(record, path) == Some(&Value::Bool(true))
}

/// How many of these paths a record has, be they null.
pub fn has(record: &Value, paths: &[&str]) -> usize {
    paths.iter().filter(|path| at(record, path).is_some()).count()
}

/// Sets single values by path; of several paths for one field the first that holds something wins.
pub fn set_fields(draft: &mut Draft, record: &Value, fields: &[(&str, Field)], hint: Hint, values: &mut Values) {
    for (index, (path, field)) in fields.iter().enumerate() {
        let earlier = fields[..index].iter().any(|(other, same)| same == field && text_at(record, other).is_some());
        if let Some(cell) = text_at(record, path).filter(|_| !earlier) {
            draft.set(*field, &cell, hint, values);
        }
    }
}

/// Keeps what is neither one of the fields nor at or under one of the consumed paths.
pub fn keep_rest(draft: &mut Draft, record: &Value, fields: &[(&str, Field)], consumed: &[&str]) {
    let is_under =
        |path: &str, root: &str| path.strip_prefix(root).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
    flatten(record, "", &mut |path, cell| {
        let known = fields.iter().any(|(field, _)| *field == path);
        if !known && !consumed.iter().any(|root| is_under(path, root)) {
            draft.keep(path, &cell);
        }
    });
}

/// Names in a list of texts or of objects with one of these keys.
pub fn names<'a>(items: &'a [Value], keys: &'a [&str]) -> impl Iterator<Item = String> + 'a {
    items.iter().filter_map(|item| text_of(item).or_else(|| first(item, keys)))
}

/// Two parts of a name as one; `None` when both are missing.
pub fn full_name(person: &Value, given: &str, family: &str) -> Option<String> {
    let parts = [text_at(person, given), text_at(person, family)].into_iter().flatten();
    let name = parts.collect::<Vec<_>>().join(" ").trim().to_owned();
    (!name.is_empty()).then_some(name)
}

/// Keeps a list of files as attachments.
pub fn attach(draft: &mut Draft, files: &[Value]) {
    const NAMES: [&str; 5] = ["name", "file_name", "filename", "fileName", "url"];
    const KINDS: [&str; 5] = ["content_type", "mime_type", "mimeType", "contentType", "type"];
    draft.ticket.attachments.extend(files.iter().filter(|file| file.is_object() || file.is_string()).map(|file| {
        Attachment {
            name: text_of(file).or_else(|| first(file, &NAMES)).unwrap_or_default(),
            kind: first(file, &KINDS).unwrap_or_default(),
        }
    }));
}

/// Takes the changes of the status in the first of these lists that holds some.
pub fn change_status(draft: &mut Draft, record: &Value, paths: &[&str], hint: Hint, values: &mut Values) {
    let changes = paths.iter().map(|path| changes_of(list(record, path))).find(|changes| !changes.is_empty());
    draft.change_status(changes.unwrap_or_default(), hint, values);
}

/// One message as a record holds it.
pub struct Part {
    /// The export's id.
    pub id: Option<String>,
    /// Who wrote it.
    pub role: Role,
    /// Name of the writer.
    pub author: Option<String>,
    /// When, as written.
    pub at: Option<String>,
    /// Text, HTML or plain.
    pub text: String,
}

impl Part {
    /// Adds it to the conversation; one without text is left away.
    pub fn add_to(self, draft: &mut Draft, values: &mut Values) {
        let text = html::text(&self.text).trim().to_owned();
        if text.is_empty() {
            return;
        }
        let at = self.at.and_then(|cell| draft.moment(Field::MessageAt, &cell, Hint::default(), values));
        let Part { id, role, author, .. } = self;
        draft.ticket.messages.push(Message { id, role, author, at, text });
    }
}
