//! How a format names headers. In: a file's headers, the names a format knows. Out: which match. Never: looks at cells.
//!
//! Names are written as [`plain`] writes them. `a|b` is any of several, best first; `a *` anything that
//! begins so, `* a` anything that ends so. A
//! time zone in brackets is no part of a name: "Started at (Europe/Paris)" is "started at".

use crate::normalise::words::plain;
use crate::normalise::zones::zone_in_header;

/// A file's headers as they are compared.
pub struct Headers {
    plain: Vec<String>,
}

impl Headers {
    /// Prepares headers.
    pub fn new(headers: &[String]) -> Headers {
        Headers { plain: headers.iter().map(|header| name(header)).collect() }
    }

    /// Position of the first header that has one of these names.
    pub fn find(&self, names: &str) -> Option<usize> {
        names.split('|').find_map(|name| self.plain.iter().position(|header| is(header, name)))
    }

    /// Whether a header has one of these names.
    pub fn is_one_of(&self, header: usize, names: &str) -> bool {
        self.plain.get(header).is_some_and(|header| names.split('|').any(|name| is(header, name)))
    }
}

/// A single header against names, for what lies beside the fields.
pub fn is_named(header: &str, names: &str) -> bool {
    let header = name(header);
    names.split('|').any(|name| is(&header, name))
}

/// The name of a repeated column and which of its kind it is, from 1: "Comment (2)", or "Comment.1" and "Comment_1" where
/// a program wrote the file anew.
pub fn repeated(header: &str) -> (&str, u32) {
    let bracketed = header.strip_suffix(')').and_then(|rest| rest.rsplit_once(" ("));
    let counted = |(name, number): (&'_ str, &str), from: u32| number.parse().ok().map(|n: u32| (name.len(), n + from));
    let appended = header.rsplit_once(['.', '_']);
    let found = bracketed.and_then(|parts| counted(parts, 0)).or_else(|| appended.and_then(|parts| counted(parts, 1)));
    found.map_or((header, 1), |(length, number)| (&header[..length], number))
}

fn name(header: &str) -> String {
    let bare = match (zone_in_header(header), header.rsplit_once('(')) {
        (Some(_), Some((before, _))) => before,
        _ => header,
    };
    let name = plain(bare);
    // "#" has neither letter nor digit, and is a name all the same.
    if name.is_empty() { bare.trim().to_owned() } else { name }
}

fn is(header: &str, name: &str) -> bool {
    match (name.strip_suffix('*'), name.strip_prefix('*')) {
        (Some(beginning), _) => header.starts_with(beginning),
        (_, Some(end)) => header.ends_with(end),
        _ => header == name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_and_their_names() {
        for (header, names, expected) in [
            ("Created Time (Ticket)", "created time ticket", true),
            ("Conversation started at (America/New_York)", "conversation started at", true),
            ("Start Date (UTC)", "start date", true),
            ("Ticket Field: AI Intent", "ticket field *", true),
            ("Ticket", "ticket field *", false),
            ("Status (Ticket)", "* ticket", true),
            ("Ticket", "* ticket", false),
            ("Agent", "owner|agent", true),
            ("#", "#", true),
            ("Id", "#", false),
        ] {
            assert_eq!(is_named(header, names), expected, "{header} {names}");
        }
        for (header, name, number) in
            [("Comment", "Comment", 1), ("Comment (3)", "Comment", 3), ("Comment.2", "Comment", 3), ("a_b", "a_b", 1)]
        {
            assert_eq!(repeated(header), (name, number));
        }
        let headers = Headers::new(&["B".to_owned(), "A".to_owned()]);
        assert_eq!((headers.find("a|b"), headers.find("c")), (Some(1), None));
    }
}
