//! Headers of several rows. In: the rows from the header on. Out: the columns' names and how many rows they take. Never:
//! takes a record for a part of the header: without proof a header is one row.
//!
//! Survey tools put the question in one row and its options below (SurveyMonkey), or names, questions and keys of their
//! own in three (Qualtrics).

/// How survey tools name the option of a question that has none, in the languages they speak.
const ANSWERS: [&str; 13] = [
    "response",
    "open-ended response",
    "antwort",
    "offene antwort",
    "freitextantwort",
    "réponse",
    "réponse ouverte",
    "réponse libre",
    "respuesta",
    "respuesta abierta",
    "resposta",
    "resposta aberta",
    "resposta em aberto",
];

/// A header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// Rows it takes, from 1.
    pub rows: usize,
    /// Names of the columns; empty where there is none, and not yet unique.
    pub names: Vec<String>,
}

impl Header {
    /// The header that `rows` begin with.
    pub fn of(rows: &[Vec<String>]) -> Header {
        match rows {
            [] => Header { rows: 0, names: Vec::new() },
            [names, questions, keys, ..] if are_keys(keys) => Header { rows: 3, names: of_keyed(names, questions) },
            [questions, options, below @ ..] if are_options(questions, options, below) => {
                Header { rows: 2, names: of_options(questions, options) }
            }
            [names, ..] => Header { rows: 1, names: names.clone() },
        }
    }
}

/// Qualtrics' third row: `{"ImportId":"QID1"}` in every cell.
fn are_keys(row: &[String]) -> bool {
    let filled = row.iter().filter(|cell| !cell.is_empty()).count();
    filled > 0 && row.iter().filter(|cell| cell.starts_with("{\"ImportId\"")).count() * 2 > filled
}

/// The first row's names, but the question where that is only numbered.
fn of_keyed(names: &[String], questions: &[String]) -> Vec<String> {
    let named = |(n, name): (usize, &String)| match questions.get(n) {
        Some(question) if is_number_of_question(name) && !question.is_empty() => one_line(question),
        _ => name.clone(),
    };
    names.iter().enumerate().map(named).collect()
}

/// `Q1`, `Q2_3`, `QID4_TEXT`.
fn is_number_of_question(name: &str) -> bool {
    let rest = name.strip_prefix("QID").or_else(|| name.strip_prefix('Q'));
    rest.is_some_and(|rest| rest.starts_with(|letter: char| letter.is_ascii_digit()))
}

/// Columns a question with options takes at least, when nothing else proves that there are any.
const SEVERAL: usize = 3;

/// Whether a row holds the options of the questions above it: nothing where records have their ids, something wherever a
/// question goes on over nameless columns, and an option no record would have, or a question over several columns.
fn are_options(questions: &[String], options: &[String], below: &[Vec<String>]) -> bool {
    let is_empty = |row: &[String], n: usize| row.get(n).is_none_or(String::is_empty);
    let goes_on = |n: &usize| is_empty(questions, *n);
    let mut columns = 0..questions.len().max(options.len());
    let all_optional = columns.clone().filter(goes_on).all(|n| !is_empty(options, n));
    let is_long = |start: usize| {
        let run = options.get(start..start + SEVERAL);
        let alone = (start + 1..start + SEVERAL).all(|n| goes_on(&n));
        !is_empty(questions, start) && alone && run.is_some_and(are_distinct)
    };
    let says_so = options.iter().any(|option| is_answer(option));
    let with_id = below.iter().filter(|row| !is_empty(row, 0)).count();
    !is_empty(questions, 0)
        && is_empty(options, 0)
        && is_empty(options, 1)
        && all_optional
        && (says_so || columns.any(is_long))
        && with_id * 2 > below.len()
}

fn are_distinct(options: &[String]) -> bool {
    options.iter().enumerate().all(|(n, option)| !option.is_empty() && !options[..n].contains(option))
}

/// "Question – Option"; the question alone where the option only says that it was answered.
fn of_options(questions: &[String], options: &[String]) -> Vec<String> {
    let mut question = "";
    let mut names = Vec::with_capacity(questions.len());
    for n in 0..questions.len().max(options.len()) {
        let (own, option) = (questions.get(n).map_or("", String::as_str), options.get(n).map_or("", String::as_str));
        question = if own.is_empty() { question } else { own };
        names.push(match option {
            "" => own.to_owned(),
            answer if !own.is_empty() && is_answer(answer) => own.to_owned(),
            option => format!("{} – {}", one_line(question), one_line(option)),
        });
    }
    names
}

fn is_answer(option: &str) -> bool {
    ANSWERS.contains(&option.to_lowercase().as_str())
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(rows: &[&[&str]], taken: usize, names: &[&str]) {
        let rows: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(|cell| cell.to_string()).collect()).collect();
        let expected = Header { rows: taken, names: names.iter().map(|name| name.to_string()).collect() };
        assert_eq!(Header::of(&rows), expected);
    }

    #[test]
    fn one_row_is_the_rule() {
        check(&[&["id", "subject"], &["1", "a"]], 1, &["id", "subject"]);
        check(&[&["id", "subject", ""], &["1", "Response", ""], &["2", "b", ""]], 1, &["id", "subject", ""]);
        check(&[&["id", "subject", "text"], &["", "", "Response"], &["", "b", "c"]], 1, &["id", "subject", "text"]);
        check(&[&["id", "subject", "text"], &["", "", "a"], &["2", "b", "c"]], 1, &["id", "subject", "text"]);
        check(&[&["id", "text", "note", ""], &["", "", "", "a"], &["2", "b", "c", ""]], 1, &["id", "text", "note", ""]);
    }

    #[test]
    fn questions_above_their_options() {
        check(
            &[
                &["Respondent ID", "Start Date", "How was it?", "Why?", "What did you use?", "", ""],
                &["", "", "Response", "Open-Ended Response", "Chat", "Phone", "Other (please specify)"],
                &["118", "2025-03-01", "Good", "fast", "Chat", "", ""],
            ],
            2,
            &[
                "Respondent ID",
                "Start Date",
                "How was it?",
                "Why?",
                "What did you use? – Chat",
                "What did you use? – Phone",
                "What did you use? – Other (please specify)",
            ],
        );
    }

    #[test]
    fn names_questions_and_keys() {
        check(
            &[
                &["StartDate", "ResponseId", "Q1", "Q2_1", "nps"],
                &["Start Date", "Response ID", "How was\nit?", "Which? - Chat", "Would you?"],
                &["{\"ImportId\":\"startDate\"}", "{\"ImportId\":\"_recordId\"}", "{\"ImportId\":\"QID1\"}", "", ""],
                &["2025-03-01", "R_1", "good", "1", "9"],
            ],
            3,
            &["StartDate", "ResponseId", "How was it?", "Which? - Chat", "nps"],
        );
    }
}
