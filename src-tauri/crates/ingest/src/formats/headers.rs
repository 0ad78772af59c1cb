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
        let headers = Headers::new(&["B".to_owned(), "A".to_owned()]);
        assert_eq!((headers.find("a|b"), headers.find("c")), (Some(1), None));
    }
}
