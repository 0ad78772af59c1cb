//! The accepted values of one facet, and whether a row has one.
//!
//! `""` accepts rows without a value. Unknown values accept nothing.

use model::columns::{Columns, NO_NAME, Names};
use model::{Emotion, Facet, Priority, Status, Tone};

/// The accepted values of one facet.
#[derive(Clone, Debug)]
pub(crate) struct Accept {
    facet: Facet,
    values: Values,
}

#[derive(Clone, Debug)]
enum Values {
    /// For each small label whether it is accepted.
    Labels([bool; 8]),
    /// For each name whether it is accepted, and whether no name is.
    Names(Vec<bool>, bool),
    /// Phrase hashes.
    Hashes(Vec<u64>),
}

impl Accept {
    /// Accepts these very values.
    pub fn exactly(facet: Facet, values: &[String], names: &Names) -> Self {
        let places =
            |list: &[String]| values.iter().filter_map(|value| list.binary_search(value).ok()).collect::<Vec<_>>();
        Accept::of(facet, values, names, places)
    }

    /// Accepts what a person means by this value: letters' case does not count, and where no name is the value, names
    /// with a word that begins so are meant.
    pub fn meant(facet: Facet, value: &str, names: &Names) -> Self {
        let value = value.to_lowercase();
        let meant = match (facet, value.as_str()) {
            (Facet::Status, "resolved") => vec!["solved".into(), "closed".into()],
            (Facet::Status, "unsolved" | "unresolved") => ["new", "open", "pending", "hold"].map(String::from).to_vec(),
            (Facet::Priority, "urgent") => vec!["critical".into()],
            (Facet::Priority, "normal") => vec!["medium".into()],
            _ => vec![value.clone()],
        };
        Accept::of(facet, &meant, names, |list| places_of(list, &value))
    }

    fn of(facet: Facet, values: &[String], names: &Names, places: impl Fn(&[String]) -> Vec<usize>) -> Self {
        let labels = |all: &[&str]| {
            let mut accepted = [false; 8];
            for (slot, name) in accepted.iter_mut().zip(all) {
                *slot = values.iter().any(|value| value == name);
            }
            Values::Labels(accepted)
        };
        let values = match facet {
            Facet::Status => labels(&Status::ALL.map(Status::name)),
            Facet::Priority => labels(&Priority::ALL.map(Priority::name)),
            Facet::Sentiment => labels(&Tone::ALL.map(Tone::name)),
            Facet::Emotion => labels(&Emotion::ALL.map(Emotion::name)),
            Facet::Phrase => Values::Hashes(values.iter().map(|value| hash_of(value)).collect()),
            _ => {
                let list = names_of(facet, names);
                let mut accepted = vec![false; list.len()];
                places(list).into_iter().for_each(|place| accepted[place] = true);
                Values::Names(accepted, values.iter().any(String::is_empty))
            }
        };
        Accept { facet, values }
    }

    /// Whether the row has an accepted value.
    pub fn passes(&self, columns: &Columns, row: usize) -> bool {
        match (&self.values, self.facet) {
            (Values::Labels(accepted), facet) => {
                labels_of(facet, columns).is_some_and(|labels| accepted[usize::from(labels[row] & 7)])
            }
            (Values::Hashes(hashes), _) => columns.phrases.row(row).iter().any(|hash| hashes.contains(hash)),
            (Values::Names(accepted, none), Facet::Tag) => {
                let tags = columns.tags.row(row);
                (*none && tags.is_empty()) || tags.iter().any(|&tag| accepted.get(tag as usize) == Some(&true))
            }
            (Values::Names(accepted, none), facet) => {
                match ids_of(facet, columns).and_then(|ids| ids.get(row)).copied().unwrap_or(NO_NAME) {
                    NO_NAME => *none,
                    id => accepted.get(id as usize) == Some(&true),
                }
            }
        }
    }
}

/// The labels' column of a facet with few fixed values.
pub(crate) fn labels_of(facet: Facet, columns: &Columns) -> Option<&[u8]> {
    match facet {
        Facet::Status => Some(&columns.status),
        Facet::Priority => Some(&columns.priority),
        Facet::Sentiment => Some(&columns.tone),
        Facet::Emotion => Some(&columns.emotion),
        _ => None,
    }
}

/// The name of a label.
pub(crate) fn label_name(facet: Facet, label: usize) -> &'static str {
    let name = match facet {
        Facet::Status => Status::ALL.get(label).map(|status| status.name()),
        Facet::Priority => Priority::ALL.get(label).map(|priority| priority.name()),
        Facet::Sentiment => Tone::ALL.get(label).map(|tone| tone.name()),
        Facet::Emotion => Emotion::ALL.get(label).map(|emotion| emotion.name()),
        _ => None,
    };
    name.unwrap_or("")
}

/// The column of a facet with one name a row.
pub(crate) fn ids_of(facet: Facet, columns: &Columns) -> Option<&[u32]> {
    match facet {
        Facet::Category => Some(&columns.category),
        Facet::Subcategory => Some(&columns.subcategory),
        Facet::Channel => Some(&columns.channel),
        Facet::Agent => Some(&columns.agent),
        Facet::Customer => Some(&columns.customer),
        Facet::Source => Some(&columns.source),
        Facet::Language => Some(&columns.language),
        Facet::Topic => Some(&columns.topic),
        Facet::Escalation => Some(&columns.escalation),
        _ => None,
    }
}

/// The sorted names behind a facet; none for those with fixed values.
pub(crate) fn names_of(facet: Facet, names: &Names) -> &[String] {
    match facet {
        Facet::Category => &names.category,
        Facet::Subcategory => &names.subcategory,
        Facet::Channel => &names.channel,
        Facet::Agent => &names.agent,
        Facet::Customer => &names.customer,
        Facet::Source => &names.source,
        Facet::Language => &names.language,
        Facet::Topic => &names.topic,
        Facet::Escalation => &names.escalation,
        Facet::Tag => &names.tag,
        _ => &[],
    }
}

fn places_of(list: &[String], value: &str) -> Vec<usize> {
    let where_true = |test: &dyn Fn(&str) -> bool| -> Vec<usize> {
        list.iter().enumerate().filter(|(_, name)| test(&name.to_lowercase())).map(|(place, _)| place).collect()
    };
    let same = where_true(&|name| name == value);
    if !same.is_empty() || value.is_empty() {
        return same;
    }
    where_true(&|name| name.match_indices(value).any(|(at, _)| !name[..at].ends_with(char::is_alphanumeric)))
}

/// A phrase's hash, which may be given itself as `#` and hexadecimal digits.
fn hash_of(value: &str) -> u64 {
    let given = value.strip_prefix('#').and_then(|digits| u64::from_str_radix(digits, 16).ok());
    given.unwrap_or_else(|| text::phrase_hash(value))
}
