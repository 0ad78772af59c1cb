//! Day, month and year out of a date's parts. In: [`Parts`] and the order in force. Out: [`Written`].

use chrono::{NaiveDate, NaiveTime, Timelike};

use super::parts::Parts;
use super::{Order, Written};

impl Parts {
    /// The date these parts make; `None` when they make none.
    pub fn finish(self, day_first: bool) -> Option<Written> {
        let (date, order) = self.date(day_first)?;
        let time = self.time.unwrap_or(NaiveTime::MIN);
        let hour = match (self.afternoon, time.hour()) {
            (Some(true), hour @ 0..12) => hour + 12,
            (Some(false), 12) => 0,
            (_, hour) => hour,
        };
        Some(Written { local: date.and_time(time.with_hour(hour)?), zone: self.zone, order })
    }

    fn date(&self, day_first: bool) -> Option<(NaiveDate, Order)> {
        let [a, b, c] = self.numbers;
        let clear = |date: NaiveDate| (date, Order::Clear);
        let month = self.month.filter(|_| !(self.unsure && self.found == 3));
        match (month, self.found) {
            (Some(month), 2) => {
                let (day, year) = if a.1 >= 3 { (b, a) } else { (a, b) };
                NaiveDate::from_ymd_opt(full_year(year)?, month, day.0).map(clear)
            }
            (None, 3) if a.1 == 4 => NaiveDate::from_ymd_opt(full_year(a)?, b.0, c.0).map(clear),
            (None, 3) => {
                let year = full_year(c)?;
                let day_then_month = NaiveDate::from_ymd_opt(year, b.0, a.0);
                let month_then_day = NaiveDate::from_ymd_opt(year, a.0, b.0);
                either(day_then_month, month_then_day, day_first, self.dotted)
            }
            _ => None,
        }
    }
}

fn either(
    day_then_month: Option<NaiveDate>,
    month_then_day: Option<NaiveDate>,
    day_first: bool,
    dotted: bool,
) -> Option<(NaiveDate, Order)> {
    match (day_then_month, month_then_day) {
        (Some(date), _) if dotted => Some((date, Order::Clear)),
        (Some(date), Some(other)) if date == other => Some((date, Order::Clear)),
        (Some(date), Some(other)) => Some((if day_first { date } else { other }, Order::Either)),
        (Some(date), None) => Some((date, Order::DayFirst)),
        (None, Some(date)) => Some((date, Order::MonthFirst)),
        (None, None) => None,
    }
}

/// A year of two or four digits.
fn full_year((value, digits): (u32, usize)) -> Option<i32> {
    match (digits, value) {
        (4, 1..=9999) => Some(value as i32),
        (2, 70..) => Some(1900 + value as i32),
        (2, _) => Some(2000 + value as i32),
        _ => None,
    }
}
