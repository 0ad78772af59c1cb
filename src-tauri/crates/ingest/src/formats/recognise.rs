//! Which helpdesk a file comes from. In: the first records. Out: format, how sure, and why.

use super::definition::{Json, Reads, Table, Told};
use super::headers::Headers;
use crate::columns::Sample;
use crate::detect::Shape;
use crate::plan::Mapping;
use crate::{Error, Format, suggest, survey};

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
        (Reads::Table(table) | Reads::Survey(table), Shape::Table(_)) => of_table(format, table, sample),
        (Reads::Json(json), Shape::Json(_)) => of_json(format, json, sample),
        _ => None,
    });
    let best = candidates.reduce(|best, other| if other.0 > best.0 { other } else { best });
    best.map_or_else(|| unknown(shape, sample), |(_, recognised)| Ok(recognised))
}

/// How well a format fits: a helpdesk's before those that only say what kind of record it is, then by the telling
/// headers, then by the share of the file that it knows.
type Rank = (bool, f32, f32);

/// Headers that answers to a survey do not have, but tickets do.
const OF_TICKETS: &str = "status|ticket status|state|priority|subject|assignee|assigned to|ticket id|ticket number|\
     case number|resolved at|closed at";

fn of_table(format: Format, table: &Table, sample: &Sample) -> Option<(Rank, Recognised)> {
    let is_survey = matches!(format.reads(), Reads::Survey(_)) && format.is_mappable();
    if is_survey && Headers::new(&sample.headers).find(OF_TICKETS).is_some() {
        return None;
    }
    let told = table.told(&sample.headers)?;
    let share = told.known as f32 / told.of.max(1) as f32;
    let confidence = (0.5 + 0.15 * told.telling.len() as f32).min(0.99);
    let rank = (format.source().is_some(), told.telling.len() as f32, share);
    Some((rank, Recognised { format, confidence, reasons: vec![reason(format, &told)] }))
}

/// "‘Agent interactions’, ‘Due by Time’ and 3 other columns are those of a Freshdesk ticket export".
fn reason(format: Format, told: &Told) -> String {
    const NAMED: usize = 3;
    let named: Vec<String> = told.telling.iter().take(NAMED).map(|header| format!("‘{header}’")).collect();
    let others = told.telling.len() - named.len();
    let last = if others > 0 { format!(" and {others} more") } else { String::new() };
    let are = if told.telling.len() == 1 { "is a column" } else { "are columns" };
    let all = format!("{} of the {} columns are known of it", told.known, told.of);
    format!("{}{last} {are} of: {}; {all}", named.join(", "), format.label())
}

fn of_json(format: Format, json: &Json, sample: &Sample) -> Option<(Rank, Recognised)> {
    let values = sample.values.get(..sample.values.len().min(LOOKED_AT))?;
    let (confidence, reason) = (json.recognise)(values)?;
    let recognised = Recognised { format, confidence: confidence.min(0.99), reasons: vec![reason] };
    (confidence >= ENOUGH).then_some(((true, recognised.confidence, 0.0), recognised))
}

fn unknown(shape: &Shape, sample: &Sample) -> Result<Recognised, Error> {
    let (name, what) = match shape {
        Shape::Table(_) => (Format::ANY_TABLE, "a table"),
        Shape::Json(_) => (Format::ANY_JSON, "JSON"),
        Shape::Mail(_) => (Format::MAIL, "mail"),
        Shape::Slack(_) => (Format::SLACK, "a Slack export"),
    };
    let reason = format!("It is {what} with {} columns of no helpdesk known here", sample.headers.len());
    Ok(Recognised { format: Format::from_name(name)?, confidence: 0.3, reasons: vec![reason] })
}

/// The mapping proposed with a recognised format, or fixed by it.
pub fn mapping(format: Format, sample: &Sample) -> Mapping {
    let named = match format.reads() {
        Reads::Table(table) | Reads::Survey(table) => table.mapping(&sample.headers, &Mapping::default()),
        _ => super::former::mapping_of(format, &Mapping::default(), sample),
    };
    let mut mapping = match format.reads() {
        Reads::AnyTable | Reads::AnyJson => suggest::mapping(sample),
        Reads::Table(_) if format.is_mappable() => suggest::filled(named, sample),
        Reads::Survey(_) => survey::survey(named, sample, format.is_mappable()),
        _ => named,
    };
    mapping.fields.retain(|_, header| sample.column(header).is_some());
    mapping
}
