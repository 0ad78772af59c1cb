//! How values are to be read, decided from whole columns rather than cell by cell. In: sample and mapping. Out:
//! [`Profile`]. Never: forms tickets.

use crate::columns::Sample;
use crate::detect::{Shape, Sniffed};
use crate::formats::definition::Reads;
use crate::input::{open::refused, text};
use crate::normalise::dates::{self, Order};
use crate::normalise::{rating, words};
use crate::plan::{Field, Mapping};
use crate::table::Row;
use crate::{Error, Format, survey};

/// Fields that hold a moment.
pub const MOMENTS: [Field; 6] =
    [Field::CreatedAt, Field::UpdatedAt, Field::ResolvedAt, Field::ClosedAt, Field::FirstResponseAt, Field::MessageAt];

/// What the columns say of how their values are written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Profile {
    /// Day before month; `None` when nothing tells.
    pub day_first: Option<bool>,
    /// There are dates that can be read both ways.
    pub ambiguous: bool,
    /// The numbers of the rating column.
    pub rating: rating::Scale,
    /// Headers of a survey's columns that hold answers in the customer's own words.
    pub answers: Vec<String>,
}

impl Profile {
    /// What a sample says under a mapping.
    pub fn of(sample: &Sample, mapping: &Mapping) -> Profile {
        let mut votes = Votes::default();
        let headers = MOMENTS.iter().filter_map(|field| mapping.fields.get(field));
        for column in headers.filter_map(|header| sample.column(header)) {
            sample.cells(column).for_each(|cell| votes.add(cell));
        }
        Profile {
            day_first: votes.decided(),
            ambiguous: votes.either > 0,
            rating: rating_scale(sample, mapping),
            answers: Vec::new(),
        }
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
        mapping.day_first.or(self.day_first).unwrap_or(usual)
    }

    /// Asks the rest of a table when its head has only ambiguous dates, up to the first date that tells.
    /// `stop` is asked at every row.
    pub fn ask_whole_table(
        &mut self,
        sniffed: &Sniffed,
        mapping: &Mapping,
        stop: &dyn Fn() -> bool,
    ) -> Result<(), Error> {
        let Shape::Table(layout) = &sniffed.shape else { return Ok(()) };
        if mapping.day_first.is_some() || self.day_first.is_some() || !self.ambiguous {
            return Ok(());
        }
        let headers = MOMENTS.iter().filter_map(|field| mapping.fields.get(field));
        let columns: Vec<usize> =
            headers.filter_map(|header| layout.headers.iter().position(|known| known == header)).collect();
        let mut rows = sniffed.rows(layout)?;
        let mut row = Row::default();
        let mut votes = Votes::default();
        while rows.next(&mut row).map_err(|source| refused(&sniffed.facts.path, source))? {
            columns.iter().filter_map(|column| row.get(*column)).for_each(|cell| votes.add(&text(cell)));
            if votes.decided().is_some() || stop() {
                break;
            }
        }
        self.day_first = votes.decided();
        Ok(())
    }
}

#[derive(Default)]
struct Votes {
    either: u32,
    day_first: u32,
    month_first: u32,
}

impl Votes {
    fn add(&mut self, cell: &str) {
        match dates::read(cell, true).map(|written| written.order) {
            Some(Order::Either) => self.either += 1,
            Some(Order::DayFirst) => self.day_first += 1,
            Some(Order::MonthFirst) => self.month_first += 1,
            Some(Order::Clear) | None => {}
        }
    }

    fn decided(&self) -> Option<bool> {
        match self.day_first.cmp(&self.month_first) {
            std::cmp::Ordering::Greater => Some(true),
            std::cmp::Ordering::Less => Some(false),
            std::cmp::Ordering::Equal => None,
        }
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
