//! Tickets a day, whatever the width of a chart's buckets.

use model::Population;
use model::columns::{NONE, Slice};

use crate::ask::Ask;
use crate::span::{DataRange, Span};
use crate::zone::iso;

/// Tickets of the population on each local day of the period (`YYYY-MM-DD`), days without tickets included, in order.
/// Without a period: from the first day with a ticket to the last. In the
/// population of open tickets the day is that of creation.
pub fn daily_volume(slices: &[Slice], ask: &Ask) -> Vec<(String, u32)> {
    let span = Span::new(ask, DataRange::of(slices));
    let mut days = vec![0u32; span.days()];
    for slice in slices {
        let columns = slice.columns;
        for row in slice.rows.iter().map(|&row| row as usize) {
            let by_resolution = ask.filter.population == Population::Resolved;
            let event = if by_resolution { columns.resolved[row] } else { columns.created[row] };
            if event != NONE
                && columns.belongs(row, ask.filter.population, span.asked)
                && let Some(day) = span.day_on_axis(event)
            {
                days[day] += 1;
            }
        }
    }
    (span.first_day()..).zip(days).map(|(day, n)| (iso(day), n)).collect()
}
