//! The table behind every chart and number of a report.
//!
//! In: views. Out: tables in the order of the screens. Never: markup.

mod overview;
mod problems;
mod sla;
mod trends;

use analytics::view::{Bucket, Rate, Unit};
use model::Clock;

use crate::data::Report;
use crate::format::{NONE, duration, number, percent, signed, whole};

/// The tables of one screen.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// Stable name, for anchors.
    pub id: &'static str,
    /// The screen's name.
    pub title: &'static str,
    /// Those with something in them.
    pub tables: Vec<ChartTable>,
}

/// A table with what it answers.
#[derive(Clone, Debug, PartialEq)]
pub struct ChartTable {
    /// Stable name, for file names and anchors.
    pub id: &'static str,
    /// The question it answers.
    pub title: &'static str,
    /// Unit and population.
    pub note: String,
    /// Tickets it rests on.
    pub n: u32,
    /// Columns, in order.
    pub columns: Vec<Column>,
    /// Rows, each as long as `columns`.
    pub rows: Vec<Vec<Cell>>,
}

/// A column's head.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Name.
    pub name: String,
    /// Figures, set right.
    pub numeric: bool,
}

/// A value with its unit.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Words.
    Text(String),
    /// A whole number.
    Count(u32),
    /// Percent, 0–100.
    Percent(f64),
    /// Hours, of the calendar until the table's screen says otherwise.
    Hours(f64),
    /// Business hours.
    BusinessHours(f64),
    /// Percent points of a difference.
    Points(f64),
    /// Any number.
    Number(f64),
    /// No data.
    None,
}

impl Cell {
    /// As people read it.
    pub fn shown(&self) -> String {
        match self {
            Cell::Text(text) => text.clone(),
            Cell::Count(n) => whole(*n),
            Cell::Percent(value) => percent(*value),
            Cell::Hours(value) => duration(*value, Clock::Calendar),
            Cell::BusinessHours(value) => duration(*value, Clock::Business),
            Cell::Points(value) => signed(*value, 1),
            Cell::Number(value) => number(*value, 1),
            Cell::None => NONE.into(),
        }
    }

    /// As a machine reads it: plain numbers, empty for no data.
    pub fn plain(&self) -> String {
        match self {
            Cell::Text(text) => text.clone(),
            Cell::Count(n) => n.to_string(),
            Cell::Percent(value)
            | Cell::Hours(value)
            | Cell::BusinessHours(value)
            | Cell::Points(value)
            | Cell::Number(value) => value.to_string(),
            Cell::None => String::new(),
        }
    }
}

/// The tables of every screen.
pub fn sections(report: &Report) -> Vec<Section> {
    let Report { overview, trends, problems, sla } = report;
    vec![
        section("overview", "Overview", overview::tables(overview), overview.clock),
        section("trends", "Trends", trends::tables(trends), trends.clock),
        section("problems", "Problems", problems::tables(problems), problems.clock),
        // Each promise names its own clock.
        section("sla", "SLA", sla::tables(sla), Clock::Calendar),
    ]
}

fn section(id: &'static str, title: &'static str, mut tables: Vec<ChartTable>, clock: Clock) -> Section {
    tables.retain(|table| !table.rows.is_empty());
    if clock == Clock::Business {
        for cell in tables.iter_mut().flat_map(|table| table.rows.iter_mut().flatten()) {
            if let Cell::Hours(hours) = *cell {
                *cell = Cell::BusinessHours(hours);
            }
        }
    }
    Section { id, title, tables }
}

fn columns(text: &str, numeric: &[&str]) -> Vec<Column> {
    let column = |name: &str, numeric| Column { name: name.into(), numeric };
    std::iter::once(column(text, false)).chain(numeric.iter().map(|name| column(name, true))).collect()
}

fn yes_no(answer: Option<bool>) -> Cell {
    answer.map_or(Cell::None, |yes| Cell::Text(if yes { "yes" } else { "no" }.into()))
}

fn hours(value: Option<f64>) -> Cell {
    value.map_or(Cell::None, Cell::Hours)
}

fn percents(value: Option<f64>) -> Cell {
    value.map_or(Cell::None, Cell::Percent)
}

fn points(value: Option<f64>) -> Cell {
    value.map_or(Cell::None, Cell::Points)
}

/// Both ends of an interval.
fn both(interval: Option<(f64, f64)>, cell: fn(Option<f64>) -> Cell) -> [Cell; 2] {
    [cell(interval.map(|interval| interval.0)), cell(interval.map(|interval| interval.1))]
}

/// Percent with both ends of its interval, hits and cases.
fn rate(rate: &Rate) -> Vec<Cell> {
    let [low, high] = both(rate.interval, percents);
    vec![percents(rate.percent), low, high, Cell::Count(rate.hits), Cell::Count(rate.n)]
}

/// A bucket's first day.
fn so_far(day: &str, so_far: bool) -> Cell {
    Cell::Text(if so_far { format!("{day} (so far)") } else { day.to_owned() })
}

fn a_unit(unit: Unit) -> &'static str {
    match unit {
        Unit::Day => "a day",
        Unit::Week => "a week",
        Unit::Month => "a month",
    }
}

/// A bin of times: `under 15 min`, `4 h – 8 h`, `28 d or more`.
fn bin_name(from: f64, to: Option<f64>, clock: Clock) -> String {
    let show = |hours| duration(hours, clock);
    match to {
        None => format!("{} or more", show(from)),
        Some(to) if from == 0.0 => format!("under {}", show(to)),
        Some(to) => format!("{} – {}", show(from), show(to)),
    }
}

/// One row a bucket: its first day, then what `cells` says of it.
fn by_bucket<T>(buckets: &[Bucket], of: &[T], cells: impl Fn(&T) -> Vec<Cell>) -> Vec<Vec<Cell>> {
    let row =
        |(bucket, one): (&Bucket, &T)| std::iter::once(so_far(&bucket.day, bucket.so_far)).chain(cells(one)).collect();
    buckets.iter().zip(of).map(row).collect()
}
