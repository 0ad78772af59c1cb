//! Which helpdesk a file comes from. In: the first records. Out: format, how sure, and why.

use super::definition::{Json, Reads, Table};
use crate::columns::Sample;
use crate::detect::Shape;
use crate::plan::Mapping;
use crate::{Error, Format};

/// Records of JSON that are looked at.
const LOOKED_AT: usize = 20;
/// How sure a recognition must be.
const ENOUGH: f32 = 0.6;

/// What recognition says.
#[derive(Clone, Debug, PartialEq)]
pub struct Recognised {
    /// The format.
    pub format: Format,
    /// 0–1.
    pub confidence: f32,
    /// Why, in words.
    pub reasons: Vec<String>,
}

/// Recognises the format of a sample: of all that fit, the surest, and of equally sure ones the first.
pub fn recognise(shape: &Shape, sample: &Sample) -> Result<Recognised, Error> {
    let candidates = Format::all().filter_map(|format| match (format.reads(), shape) {
        (Reads::Table(table), Shape::Table(_)) => of_table(format, table, sample),
        (Reads::Json(json), Shape::Json(_)) => of_json(format, json, sample),
        _ => None,
    });
    let best = candidates.reduce(|best, other| if other.confidence > best.confidence { other } else { best });
    best.map_or_else(|| unknown(shape, sample), Ok)
}

fn of_table(format: Format, table: &Table, sample: &Sample) -> Option<Recognised> {
    let told = table.told(&sample.headers)?;
    let reason = format!("{told} of its column names are those of {}", format.label());
    Some(Recognised { format, confidence: (0.5 + 0.15 * told as f32).min(0.99), reasons: vec![reason] })
}

fn of_json(format: Format, json: &Json, sample: &Sample) -> Option<Recognised> {
    let values = sample.values.get(..sample.values.len().min(LOOKED_AT))?;
    let (confidence, reason) = (json.recognise)(values)?;
    (confidence >= ENOUGH).then(|| Recognised { format, confidence: confidence.min(0.99), reasons: vec![reason] })
}

fn unknown(shape: &Shape, sample: &Sample) -> Result<Recognised, Error> {
    let (name, what) = match shape {
        Shape::Table(_) => (Format::ANY_TABLE, "a table"),
        Shape::Json(_) => (Format::ANY_JSON, "JSON"),
    };
    let reason = format!("It is {what} with {} columns of no helpdesk known here", sample.headers.len());
    Ok(Recognised { format: Format::from_name(name)?, confidence: 0.3, reasons: vec![reason] })
}

/// The mapping shown with a recognised format.
pub fn mapping(format: Format, sample: &Sample) -> Mapping {
    let mut mapping = super::former::mapping_of(format, &Mapping::default(), sample);
    mapping.fields.retain(|_, header| sample.column(header).is_some());
    mapping
}
