//! Query → marks in texts.

/// Finds a query's words in texts by the index's own analysis: stems, phrases' words, beginnings of words.
#[derive(Clone, Debug, Default)]
pub struct Marker {}

/// The best part of a text for a query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Snippet {
    /// Plain text of about 160 characters, on one line.
    pub text: String,
    /// Matched words in `text`, as `[start, end)` in UTF-16 units.
    pub marks: Vec<(u32, u32)>,
}

impl Marker {
    /// Matched words, as `[start, end)` in bytes.
    pub fn marks(&self, _text: &str) -> Vec<(u32, u32)> {
        unimplemented!()
    }

    /// Matched words, as `[start, end)` in UTF-16 units.
    pub fn marks_utf16(&self, _text: &str) -> Vec<(u32, u32)> {
        unimplemented!()
    }

    /// The window with the most of the query's words among these texts, else the beginning of the first.
    pub fn snippet(&self, _texts: &[&str]) -> Snippet {
        unimplemented!()
    }
}

impl crate::Snapshot {
    /// What marks the query's words in texts.
    pub fn marker(&self, _text: &str, _as_you_type: bool) -> crate::Result<Marker> {
        unimplemented!()
    }
}
