//! Whatever columns a user ticks, in whatever order: an export is taken for its own helpdesk's or for none in
//! particular, never for another's.

use std::collections::BTreeSet;

use crate::fixtures;
use crate::support::import_text;

/// What is left of these without their own columns is feedback of some kind.
const FEEDBACK: [&str; 6] =
    ["delighted_csv", "google_play_csv", "qualtrics_csv", "surveymonkey_csv", "typeform_csv", "zendesk_ratings_csv"];

/// A table fixture as rows of cells; `None` for JSON and for tables with lines of another width.
fn rows(file: &std::path::Path) -> Option<Vec<Vec<String>>> {
    let bytes = std::fs::read(file).ok()?;
    let text = String::from_utf8(bytes).ok().filter(|text| !text.starts_with(['{', '[']))?;
    let first = text.lines().next()?;
    let delimiter = [b',', b';', b'\t'].into_iter().max_by_key(|mark| first.matches(char::from(*mark)).count())?;
    let mut reader = csv::ReaderBuilder::new().has_headers(false).delimiter(delimiter).from_reader(text.as_bytes());
    let rows: Result<Vec<Vec<String>>, _> =
        reader.records().map(|row| row.map(|row| row.iter().map(str::to_owned).collect())).collect();
    rows.ok()
}

fn written(rows: &[Vec<String>], columns: &[usize]) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in rows {
        writer.write_record(columns.iter().map(|column| &row[*column])).expect("a row");
    }
    writer.into_inner().expect("a table")
}

/// The next number of a sequence that looks like chance and is always the same.
fn next(state: &mut u64) -> u64 {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    *state >> 33
}

fn tables() -> Vec<(String, String, Vec<Vec<String>>)> {
    let named = |(format, file, _): (String, std::path::PathBuf, _)| {
        let name = format!("{format}/{}", file.file_name().map(|name| name.to_string_lossy()).unwrap_or_default());
        rows(&file).map(|rows| (format, name, rows))
    };
    fixtures::all().into_iter().filter(|(format, ..)| format != "mail").filter_map(named).collect()
}

#[test]
fn columns_may_stand_in_any_order() {
    for (format, name, rows) in tables() {
        let width = rows[0].len();
        let orders: [Vec<usize>; 2] =
            [(0..width).rev().collect(), (0..width).map(|at| (at + width / 2) % width).collect()];
        for order in orders {
            let (plan, outcome) =
                import_text("any.csv", &written(&rows, &order)).unwrap_or_else(|error| panic!("{name}: {error}"));
            assert_eq!(plan.format, format, "{name}: {:?}", plan.reasons);
            assert_eq!(outcome.summary.rejected, 0, "{name}: {:?}", outcome.rejections);
        }
    }
}

#[test]
fn no_choice_of_columns_is_taken_for_another_helpdesk() {
    let mut mistaken = BTreeSet::new();
    let (mut tried, mut known) = (0, 0);
    for (format, name, rows) in tables() {
        let width = rows[0].len();
        let mut state = 7;
        for share in [2, 3, 4, 5].repeat(2) {
            let columns: Vec<usize> = (0..width).filter(|_| next(&mut state) % 6 < share).collect();
            // Too few columns may be anybody's, and a file that cannot be imported is no mistake.
            let Ok((plan, _)) = import_text("some.csv", &written(&rows, &columns)) else { continue };
            tried += 1;
            known += u32::from(plan.format == format);
            let is_its_kind = plan.format == "feedback" && FEEDBACK.contains(&format.as_str());
            if plan.format != format && !is_its_kind && plan.format != "mapped_csv" {
                let ticked: Vec<&str> = columns.iter().map(|column| rows[0][*column].as_str()).collect();
                mistaken.insert(format!("{name} as {}: {}", plan.format, ticked.join(", ")));
            }
        }
    }
    assert!(mistaken.is_empty(), "{}", mistaken.into_iter().collect::<Vec<_>>().join("\n"));
    assert!(known * 2 > tried, "{known} of {tried}");
}
