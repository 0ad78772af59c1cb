//! How a file writes its dates, decided from whole columns. In: cells under a mapping. Out: the order of day and month,
//! what says so, and the zone the file names. Never: forms tickets.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::columns::Sample;
use crate::detect::{Shape, Sniffed};
use crate::input::{Input, open::refused, text};
use crate::json::{Pieces, parse, text_at};
use crate::normalise::dates::{self, Order};
use crate::normalise::{words, zones};
use crate::plan::{DateReading, Field, Mapping};
use crate::table::Row;
use crate::{Error, formats};

/// Fields that hold a moment.
pub const MOMENTS: [Field; 7] = [
    Field::CreatedAt,
    Field::UpdatedAt,
    Field::ResolvedAt,
    Field::ClosedAt,
    Field::FirstResponseAt,
    Field::EscalatedAt,
    Field::MessageAt,
];

/// Cells looked at for the zone a column names.
const LOOKED_AT: usize = 50;

/// What the columns say of the order of day and month.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Orders {
    columns: BTreeMap<Field, Tally>,
}

/// What one column says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Tally {
    day_first: u32,
    month_first: u32,
    /// The first cell that tells.
    telling: String,
    /// The first cell that can be read both ways.
    either: String,
}

impl Tally {
    /// The order this column has for certain: nothing in it speaks against.
    fn certain(&self) -> Option<bool> {
        match (self.day_first, self.month_first) {
            (0, 0) => None,
            (_, 0) => Some(true),
            (0, _) => Some(false),
            _ => None,
        }
    }
}

impl Orders {
    /// What a sample says under a mapping.
    pub fn of(sample: &Sample, mapping: &Mapping) -> Orders {
        let mut orders = Orders::default();
        for (field, header) in moments(mapping) {
            let column = sample.column(header);
            column.into_iter().flat_map(|column| sample.cells(column)).for_each(|cell| orders.add(field, cell));
        }
        orders
    }

    /// Day before month in the file as a whole; `None` when nothing tells.
    pub fn day_first(&self) -> Option<bool> {
        let sum = |count: fn(&Tally) -> u32| self.columns.values().map(count).sum::<u32>();
        match sum(|tally| tally.day_first).cmp(&sum(|tally| tally.month_first)) {
            std::cmp::Ordering::Greater => Some(true),
            std::cmp::Ordering::Less => Some(false),
            std::cmp::Ordering::Equal => None,
        }
    }

    /// Whether there are dates that can be read both ways.
    pub fn is_ambiguous(&self) -> bool {
        self.columns.values().any(|tally| !tally.either.is_empty())
    }

    /// Fields whose column has for certain another order than `usual`.
    pub fn contrary(&self, usual: bool) -> Vec<Field> {
        let is_contrary = |tally: &Tally| tally.certain().is_some_and(|order| order != usual);
        self.columns.iter().filter(|(_, tally)| is_contrary(tally)).map(|(field, _)| *field).collect()
    }

    fn example(&self) -> &str {
        let shown: fn(&Tally) -> &str = match self.day_first() {
            Some(_) => |tally| &tally.telling,
            None => |tally| &tally.either,
        };
        self.columns.values().map(shown).find(|cell| !cell.is_empty()).unwrap_or_default()
    }

    fn add(&mut self, field: Field, cell: &str) {
        let order = dates::read(cell, true).map_or(Order::Clear, |written| written.order);
        if order == Order::Clear {
            return;
        }
        let tally = self.columns.entry(field).or_default();
        match order {
            Order::DayFirst => tally.day_first += 1,
            Order::MonthFirst => tally.month_first += 1,
            Order::Either | Order::Clear => {}
        }
        let first = if order == Order::Either { &mut tally.either } else { &mut tally.telling };
        if first.is_empty() {
            *first = cell.trim().to_owned();
        }
    }

    /// Asks the rest of a file whose head has only ambiguous dates, up to the first date that tells. `stop` is asked at
    /// every record.
    pub fn ask_whole(&mut self, sniffed: &Sniffed, mapping: &Mapping, stop: &dyn Fn() -> bool) -> Result<(), Error> {
        if self.day_first().is_some() || !self.is_ambiguous() {
            return Ok(());
        }
        match &sniffed.shape {
            Shape::Table(layout) => {
                let place = |header: &String| layout.headers.iter().position(|known| known == header);
                let columns: Vec<(Field, usize)> =
                    moments(mapping).filter_map(|(field, header)| Some((field, place(header)?))).collect();
                let mut rows = sniffed.rows(layout)?;
                let mut row = Row::default();
                while !stop()
                    && self.day_first().is_none()
                    && rows.next(&mut row).map_err(|source| refused(&sniffed.facts.path, source))?
                {
                    let cells = columns.iter().filter_map(|(field, column)| Some((*field, row.get(*column)?)));
                    cells.for_each(|(field, cell)| self.add(field, &text(cell)));
                }
            }
            Shape::Json(framing) => {
                let mut pieces = Pieces::new(Input::open(&sniffed.facts)?, framing.clone());
                while !stop()
                    && self.day_first().is_none()
                    && pieces.next().map_err(|source| refused(&sniffed.facts.path, source))?.is_some()
                {
                    let value = parse(&text(pieces.record())).unwrap_or(Value::Null);
                    formats::records_of(value).iter().for_each(|record| self.add_record(record, mapping));
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn add_record(&mut self, record: &Value, mapping: &Mapping) {
        for (field, path) in moments(mapping) {
            if let Some(cell) = text_at(record, path) {
                self.add(field, &cell);
            }
        }
    }
}

/// How the dates of a file are read, for the user to see and to overrule.
pub fn reading(orders: &Orders, sample: &Sample, mapping: &Mapping) -> DateReading {
    let named: Vec<Option<(String, String)>> =
        moments(mapping).filter_map(|(_, header)| zone_of(header, sample)).collect();
    let all_named = named.iter().all(Option::is_some);
    let (zone, zone_from) = named.into_iter().flatten().next().filter(|_| all_named).unwrap_or_default();
    DateReading { zone, zone_from, day_first: orders.day_first(), example: orders.example().to_owned() }
}

/// The zone a column names in its header or in its values, and where; the inner `None` when it names none, the outer when
/// it has no date.
fn zone_of(header: &str, sample: &Sample) -> Option<Option<(String, String)>> {
    let column = sample.column(header)?;
    let cells = sample.cells(column).filter(|cell| words::given(cell).is_some()).take(LOOKED_AT);
    let dates: Vec<(&str, dates::Written)> =
        cells.filter_map(|cell| Some((cell.trim(), dates::read(cell, true)?))).collect();
    let (first, written) = dates.first()?;
    if let Some(zone) = zones::zone_in_header(header) {
        return Some(Some((zone.name().to_owned(), header.to_owned())));
    }
    let all_name_it = dates.iter().all(|(_, written)| written.zone_name().is_some());
    Some(written.zone_name().filter(|_| all_name_it).map(|zone| (zone, (*first).to_owned())))
}

fn moments(mapping: &Mapping) -> impl Iterator<Item = (Field, &String)> {
    MOMENTS.into_iter().filter_map(|field| Some((field, mapping.fields.get(&field)?)))
}
