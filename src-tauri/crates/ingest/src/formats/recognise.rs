//! Which helpdesk a file comes from. In: the first records. Out: format, how sure, and why.

use super::{freshdesk, support_lens, zendesk};
use crate::columns::Sample;
use crate::detect::Shape;
use crate::{Format, Mapping};

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

/// Recognises the format of a sample.
pub fn recognise(shape: &Shape, sample: &Sample) -> Recognised {
    let found = match shape {
        Shape::Table(_) => of_table(sample),
        Shape::Json(_) => of_json(sample),
    };
    found.unwrap_or_else(|| unknown(shape, sample))
}

fn of_table(sample: &Sample) -> Option<Recognised> {
    let telling = freshdesk::telling(&sample.headers);
    (telling >= 2).then(|| Recognised {
        format: Format::FreshdeskCsv,
        confidence: (0.5 + 0.15 * telling as f32).min(0.99),
        reasons: vec![format!("{telling} of its column names are Freshdesk's")],
    })
}

fn of_json(sample: &Sample) -> Option<Recognised> {
    let values = sample.values.get(..sample.values.len().min(20))?;
    let most = values.iter().map(zendesk::telling).max()?;
    if most >= 3 || (most >= 1 && values.iter().any(|value| value.get("raw_subject").is_some())) {
        return Some(Recognised {
            format: Format::ZendeskJson,
            confidence: (0.5 + 0.1 * most as f32).min(0.99),
            reasons: vec![format!("{most} of its keys are Zendesk's")],
        });
    }
    let likeness = values.iter().map(support_lens::likeness).fold(0.0, f32::max);
    (likeness >= 0.6).then(|| Recognised {
        format: Format::SupportLensJson,
        confidence: likeness.min(0.99),
        reasons: vec![format!("{:.0} % of its keys are those of Support Lens tickets", likeness * 100.0)],
    })
}

fn unknown(shape: &Shape, sample: &Sample) -> Recognised {
    let (format, what) = match shape {
        Shape::Table(_) => (Format::MappedCsv, "a table"),
        Shape::Json(_) => (Format::MappedJson, "JSON"),
    };
    let reason = format!("It is {what} with {} columns of no helpdesk known here", sample.headers.len());
    Recognised { format, confidence: 0.3, reasons: vec![reason] }
}

/// The source name a format suggests; `None` lets the file's name decide.
pub fn source(format: Format) -> Option<&'static str> {
    match format {
        Format::ZendeskJson => Some("zendesk"),
        Format::FreshdeskCsv => Some("freshdesk"),
        Format::SupportLensJson | Format::MappedCsv | Format::MappedJson => None,
    }
}

/// The mapping shown with a recognised format.
pub fn mapping(format: Format, sample: &Sample) -> Mapping {
    let mut mapping = super::former::mapping_of(format, &Mapping::default(), sample);
    mapping.fields.retain(|_, header| sample.column(header).is_some());
    mapping
}
