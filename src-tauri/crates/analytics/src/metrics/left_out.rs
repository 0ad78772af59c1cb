//! What is left out of the numbers, by reason.

use model::columns::{NONE, Slice};
use model::{Having, LeftOut, Population};

use crate::metrics::volume::add;
use crate::pass::Batch;
use crate::span::Span;
use crate::view::{LeftOutCount, Narrow};

/// Reasons in the order they are shown, at the index of their code.
const KEPT_OUT: [LeftOut; 4] = [LeftOut::Spam, LeftOut::Merged, LeftOut::Duplicate, LeftOut::BotOnly];

/// Counts by reason.
#[derive(Debug, Default)]
pub(crate) struct Omitted {
    kept_out: [u32; 4],
    undated: u32,
    without_time: u32,
}

impl Omitted {
    /// Counts the rows kept out that would else be in the population.
    pub fn of(left_out: &[Slice], population: Population, span: &Span) -> Omitted {
        let mut omitted = Omitted::default();
        for slice in left_out {
            for row in slice.rows.iter().map(|&row| row as usize) {
                let reason = usize::from(slice.columns.left_out[row]).wrapping_sub(1);
                if let Some(count) = omitted.kept_out.get_mut(reason)
                    && slice.columns.belongs(row, population, span.asked)
                {
                    *count += 1;
                }
            }
        }
        omitted
    }

    /// Counts rows that are left out of some views only: undated ones of all dated views, resolved ones without a time of
    /// all durations.
    pub fn collect(&mut self, batch: &Batch) {
        let columns = batch.columns;
        for row in batch.all {
            self.undated += u32::from(columns.created[row.at] == NONE);
            self.without_time += u32::from(row.now && columns.is_resolved_without_time(row.at));
        }
    }

    /// Adds what was counted over other rows.
    pub fn merge(&mut self, next: &Omitted) {
        add(&mut self.kept_out, &next.kept_out);
        self.undated += next.undated;
        self.without_time += next.without_time;
    }

    /// Reasons with tickets. Undated tickets are opened over all time, since they are in no period.
    pub fn finish(&self) -> Vec<LeftOutCount> {
        let kept_out = KEPT_OUT.iter().zip(self.kept_out).map(|(reason, n)| count(reason.name(), n, Having::LeftOut));
        let undated = count("undated", self.undated, Having::Undated);
        let undated = LeftOutCount {
            opens: Narrow { all_time: true, population: Some(Population::Created), ..undated.opens },
            ..undated
        };
        let without_time = count("resolved_without_time", self.without_time, Having::ResolvedWithoutTime);
        kept_out.chain([undated, without_time]).filter(|reason| reason.n > 0).collect()
    }
}

fn count(reason: &str, n: u32, having: Having) -> LeftOutCount {
    LeftOutCount { reason: reason.into(), n, opens: Narrow { having: vec![having], ..Narrow::default() } }
}
