//! A category from a handful of examples: how many it finds, how many of those belong.

use std::collections::BTreeSet;
use std::error::Error;
use std::path::Path;

use learn::classifier::Matcher;
use model::Cancel;

use crate::sets::{self, Labelled};
use crate::table::{Asked, Line};

/// Every so many classes of banking77 one is tried.
const EVERY: usize = 4;

/// Others a matcher sees.
const OTHERS: usize = 1_500;

/// Precision and recall with five and ten examples: of a class that is rare, and of one that many tickets belong to.
pub fn lines(data: &Path) -> Vec<Line> {
    let rare = sets::table(&data.join("banking77/train.csv"), "text", "category");
    let frequent = sets::table(
        &data.join("cfpb_complaints/cfpb_product_narrative.csv"),
        "Consumer complaint narrative",
        "Product",
    );
    let lines = |name: &str, rows: Result<Labelled, Box<dyn Error>>, every: usize| {
        let lines = rows.and_then(|rows| measured(name, &rows, every));
        lines.unwrap_or_else(|error| vec![Line::missing(format!("{name}: {error}"), Asked::Told)])
    };
    [lines("banking77, one class of 77", rare, EVERY), lines("CFPB, one product of 4", frequent, 1)].concat()
}

fn measured(name: &str, rows: &Labelled, every: usize) -> Result<Vec<Line>, Box<dyn Error>> {
    let (train, test) = sets::split(rows, 1, sets::most);
    let labels: BTreeSet<&String> = train.iter().map(|(_, label)| label).collect();
    let mut lines = Vec::new();
    for count in [5, 10] {
        let (mut found, mut right, mut there) = (0, 0, 0);
        for label in labels.iter().step_by(every) {
            let own: Vec<&str> = train.iter().filter(|(_, of)| of == *label).map(|(text, _)| text.as_str()).collect();
            let step = (train.len() / OTHERS).max(1);
            // What a workspace holds: those of the category that nobody picked are among the others.
            let others: Vec<&str> = train.iter().step_by(step).map(|(text, _)| text.as_str()).collect();
            let matcher = Matcher::learn(own.get(..count).unwrap_or(&own), &others, &Cancel::default())?;
            for (text, of) in &test {
                let belongs = matcher.tell(text).belongs;
                found += usize::from(belongs);
                there += usize::from(of == *label);
                right += usize::from(belongs && of == *label);
            }
        }
        for (measure, of) in [("precision", found), ("recall", there)] {
            let share = right as f64 / of.max(1) as f64;
            lines.push(Line::new(format!("{name}, {count} examples: {measure}"), Asked::Told, None, share));
        }
    }
    Ok(lines)
}
