//! A category from a handful of examples: how many it finds, how many of those belong.

use std::collections::BTreeSet;
use std::error::Error;
use std::path::Path;

use learn::classifier::Matcher;
use model::Cancel;

use crate::sets;
use crate::table::{Asked, Line};

/// Every so many classes of banking77 one is tried.
const EVERY: usize = 4;

/// Others a matcher sees.
const OTHERS: usize = 1_500;

/// Precision and recall with five and ten examples.
pub fn lines(data: &Path) -> Vec<Line> {
    measured(data).unwrap_or_else(|error| vec![Line::missing(format!("banking77: {error}"), Asked::Told)])
}

fn measured(data: &Path) -> Result<Vec<Line>, Box<dyn Error>> {
    let rows = sets::table(&data.join("banking77/train.csv"), "text", "category")?;
    let (train, test) = sets::split(&rows, 1, sets::most);
    let labels: BTreeSet<&String> = train.iter().map(|(_, label)| label).collect();
    let mut lines = Vec::new();
    for count in [5, 10] {
        let (mut found, mut right, mut there) = (0, 0, 0);
        for label in labels.iter().step_by(EVERY) {
            let own: Vec<&str> = train.iter().filter(|(_, of)| of == *label).map(|(text, _)| text.as_str()).collect();
            let step = train.len() / OTHERS;
            // What a workspace holds: those of the category that nobody picked are among the others.
            let others: Vec<&str> = train.iter().step_by(step).map(|(text, _)| text.as_str()).collect();
            let matcher = Matcher::learn(&own[..count], &others, &Cancel::default())?;
            for (text, of) in &test {
                let belongs = matcher.tell(text).belongs;
                found += usize::from(belongs);
                there += usize::from(of == *label);
                right += usize::from(belongs && of == *label);
            }
        }
        let share = |of: usize| right as f64 / of.max(1) as f64;
        lines.push(Line::new(
            format!("banking77, {count} examples of one class: precision"),
            Asked::Told,
            None,
            share(found),
        ));
        lines.push(Line::new(
            format!("banking77, {count} examples of one class: recall"),
            Asked::Told,
            None,
            share(there),
        ));
    }
    Ok(lines)
}
