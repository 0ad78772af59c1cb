//! Surveys: which questions were answered in the customer's own words, and which with a score. In: the first records.
//! Out: headers. Never: takes the choice between given options for the customer's words.

use std::collections::HashSet;

use crate::columns::Sample;
use crate::formats::definition::Table;
use crate::formats::headers::Headers;
use crate::normalise::rating;
use crate::normalise::words::{folded, number};
use crate::plan::{Field, Mapping};
use crate::suggest::{self, distinct_share, is_address, is_value, mean_words, share, taken};

/// Words in the question of an open answer.
const ASKS_FOR_WORDS: &str = "comment comments feedback why improve improvement tell describe explain else anything suggestion \
     suggestions thoughts reason reasons remarks open ended verbatim kommentar anmerkung warum verbessern commentaire \
     commentaires pourquoi ameliorer comentario comentarios mejorar melhorar";
/// What columns of comments are called.
const COMMENTS: &str =
    "comment|comments|feedback|message|verbatim|review|answer|response|text|kommentar|commentaire|comentario";
/// Words in headers of groups of scores.
const OF_GROUPS: &str = "nps promoter csat ces score segment group category";
/// Words in the question of a score, the surest first.
const ASKS_FOR_A_SCORE: [&str; 4] = [
    "nps recommend weiterempfehlen recommander recomendar recomendaria",
    "csat satisfied satisfaction zufrieden satisfait satisfecho satisfeito ces effort",
    "rate rating score stars bewerten noter calificaria avaliar",
    "likely likelihood easy overall",
];
/// Words in headers of what the visitor's machine says of itself.
const OF_MACHINES: &str = "browser agent device url page referrer ip address id token os version";

/// A survey's mapping: the score, and the persons and times its file names; `all`: also fields its format does not name.
pub fn survey(mut mapping: Mapping, sample: &Sample, all: bool) -> Mapping {
    let taken = taken(&mapping, sample);
    if !mapping.fields.contains_key(&Field::Rating)
        && let Some(column) = score(sample, &taken)
    {
        mapping.fields.insert(Field::Rating, sample.headers[column].clone());
    }
    if !all {
        return mapping;
    }
    let known: HashSet<Field> = mapping.fields.keys().copied().collect();
    let mut filled = suggest::filled(mapping, sample);
    // Its texts are answers, each with its question; they are no description.
    filled.fields.retain(|field, header| match field {
        _ if known.contains(field) => true,
        Field::Description | Field::Subject => false,
        Field::Category => !has_word(header, OF_GROUPS) || folded(header) == "category",
        _ => true,
    });
    filled
}

/// Headers of the answers in the customer's own words, in the file's order.
pub fn answers(table: &Table, mapping: &Mapping, sample: &Sample) -> Vec<String> {
    let names = Headers::new(&sample.headers);
    let taken = taken(mapping, sample);
    let is_known = |column: usize| table.telling.iter().any(|known| names.is_one_of(column, known));
    let open = (0..sample.headers.len()).filter(|column| {
        let may_be_open = asks_for_words(&sample.headers[*column]) || !is_known(*column);
        may_be_open && !taken.contains(column) && is_open(*column, sample)
    });
    open.map(|column| sample.headers[column].clone()).collect()
}

fn has_word(header: &str, words: &str) -> bool {
    folded(header).split(' ').any(|word| words.split_whitespace().any(|known| known == word))
}

fn asks_for_words(header: &str) -> bool {
    header.contains('?') || has_word(header, ASKS_FOR_WORDS)
}

/// Prose of many kinds; of a question that asks for words a few are enough.
fn is_open(column: usize, sample: &Sample) -> bool {
    let header = &sample.headers[column];
    let is_asked = has_word(header, ASKS_FOR_WORDS);
    let words = mean_words(column, sample);
    let is_prose = share(column, sample, |cell| is_value(cell) || is_address(cell)) < 0.5;
    let is_machine = !header.contains('?') && has_word(header, OF_MACHINES);
    let distinct = distinct_share(column, sample);
    let is_comment = COMMENTS.split('|').any(|name| folded(header) == name);
    let is_wordy = if is_asked { words >= 1.5 } else { words >= 4.0 && distinct > 0.5 };
    is_prose && !is_machine && (is_comment || is_wordy)
}

/// The column of the score that says most.
fn score(sample: &Sample, taken: &HashSet<usize>) -> Option<usize> {
    let is_score = |column: &usize| {
        let is_rating = |cell: &str| {
            number(cell).is_some_and(|value| (0.0..=10.0).contains(&value))
                || matches!(rating::read(cell, rating::Scale::Five), rating::Read::Rated(_))
        };
        let given = sample.cells(*column).next().is_some();
        let is_group = has_word(&sample.headers[*column], "group category segment promoter");
        given && !is_group && !taken.contains(column) && share(*column, sample, is_rating) >= 0.8
    };
    let scores: Vec<usize> = (0..sample.headers.len()).filter(is_score).collect();
    let asks = |words: &&str| scores.iter().copied().find(|column| has_word(&sample.headers[*column], words));
    ASKS_FOR_A_SCORE.iter().find_map(asks)
}
