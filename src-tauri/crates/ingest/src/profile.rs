//! How values are to be read, decided from whole columns rather than cell by cell. In: sample and mapping. Out:
//! [`Profile`]. Never: forms tickets.

use crate::columns::Sample;
use crate::formats::definition::Reads;
use crate::moments::Orders;
use crate::normalise::{rating, words};
use crate::plan::{Field, Mapping};
use crate::{Format, survey};

/// What the columns say of how their values are written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Profile {
    /// Whether days or months stand first.
    pub orders: Orders,
    /// The numbers of the rating column.
    pub rating: rating::Scale,
    /// Headers of a survey's columns that hold answers in the customer's own words.
    pub answers: Vec<String>,
}

impl Profile {
    /// What a sample says under a mapping.
    pub fn of(sample: &Sample, mapping: &Mapping) -> Profile {
        let orders = Orders::of(sample, mapping);
        Profile { orders, rating: rating_scale(sample, mapping), answers: Vec::new() }
    }

    /// As [`Profile::of`], for records of a format.
    pub fn of_format(format: Format, sample: &Sample, mapping: &Mapping) -> Profile {
        let answers = if let Reads::Survey(table) = format.reads() {
            survey::answers(table, mapping, sample)
        } else {
            Vec::new()
        };
        Profile { answers, ..Self::of(sample, mapping) }
    }

    /// Whether ambiguous dates are read day first when nothing tells: as everywhere but in the Americas.
    pub fn day_first_or_usual(&self, mapping: &Mapping) -> bool {
        let usual = !mapping.zone.starts_with("America/") && !mapping.zone.starts_with("US/");
        mapping.day_first.or(self.orders.day_first()).unwrap_or(usual)
    }
}

fn rating_scale(sample: &Sample, mapping: &Mapping) -> rating::Scale {
    let Some(header) = mapping.fields.get(&Field::Rating) else { return rating::Scale::default() };
    let Some(column) = sample.column(header) else { return rating::Scale::default() };
    let numbers = sample.cells(column).filter_map(|cell| words::number(cell.trim()));
    let reach = |(smallest, largest): (f64, f64), value: f64| (smallest.min(value), largest.max(value));
    match numbers.fold((f64::INFINITY, f64::NEG_INFINITY), reach) {
        (smallest, largest) if smallest <= largest => rating::Scale::of(header, smallest, largest),
        _ => rating::Scale::default(),
    }
}
