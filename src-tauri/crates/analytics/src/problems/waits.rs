//! How long tickets wait, by category, channel and hour of the week.
//!
//! In: rows. Out: samples of first responses and resolutions, each in groups. Never: a second definition of a duration.

use model::Population;
use model::columns::{NONE, Names};

use crate::ask::Ask;
use crate::durations::{self, Counter};
use crate::row::Row;
use crate::span::Span;
use crate::stats::survival::Sample;

/// Hours of a week, and one more for undated tickets.
const HOURS: u32 = 169;

/// Durations of the population.
#[derive(Clone, Debug, Default)]
pub(super) struct Waits {
    /// Resolutions, in groups by [`Waits::category`].
    pub resolutions: Sample,
    /// First responses, in groups that [`Waits::channel`] and [`Waits::hour`] tell.
    pub first_responses: Sample,
}

impl Waits {
    /// Counts a ticket of the population. Of tickets open at a moment the slow ones are left over, whoever works on them: they
    /// are not compared.
    pub fn add(&mut self, row: &Row, ask: &Ask, counter: Counter, span: &Span) {
        if ask.filter.population == Population::OpenAtEnd {
            return;
        }
        let (columns, at) = (row.columns, row.at);
        if let Some(lasted) = durations::resolution(columns, at, counter, ask.as_of) {
            self.resolutions.push(lasted.millis, lasted.ended, columns.category[at].wrapping_add(1));
        }
        if let Some(lasted) = durations::first_response(columns, at, counter, ask.as_of) {
            let created = columns.created[at];
            let hour = if created == NONE { HOURS - 1 } else { u32::from(span.local.hour_of_week(created)) };
            let group = columns.channel[at].wrapping_add(1) * HOURS + hour;
            self.first_responses.push(lasted.millis, lasted.ended, group);
        }
    }

    /// Adds the durations of other rows.
    pub fn merge(&mut self, next: Waits) {
        self.resolutions.append(next.resolutions);
        self.first_responses.append(next.first_responses);
    }

    /// Orders them.
    pub fn sort(&mut self) {
        self.resolutions.sort();
        self.first_responses.sort();
    }

    /// Category of a group of resolutions.
    pub fn category(group: u32, names: &Names) -> Option<usize> {
        (group as usize).checked_sub(1).filter(|&id| id < names.category.len())
    }

    /// Channel of a group of first responses.
    pub fn channel(group: u32, names: &Names) -> Option<usize> {
        (group as usize / HOURS as usize).checked_sub(1).filter(|&id| id < names.channel.len())
    }

    /// Hour of the week of a group of first responses.
    pub fn hour(group: u32) -> Option<usize> {
        Some((group % HOURS) as usize).filter(|&hour| hour < HOURS as usize - 1)
    }
}
