//! The numbers of Problems, with the tickets and topics they name.

use std::collections::BTreeMap;

use analytics::problems::{Found, Place};
use analytics::view::{ProblemTicket, Problems, RecommendationKind};
use model::{Facet, Filter};
use search::Snapshot;

use crate::tickets::subject_of;
use crate::{Result, Workspace};

impl Workspace {
    /// Every number of Problems under a filter.
    ///
    /// # Errors
    /// When the index or the store can't be read.
    pub fn problems(&self, filter: &Filter) -> Result<Problems> {
        let snapshot = self.snapshot()?;
        let selection = self.viewed(&snapshot, false, |view| snapshot.select(filter, view))?;
        let left_out = self.viewed(&snapshot, false, |view| snapshot.select_left_out(filter, view))?;
        let timing = self.timing(&snapshot);
        let ask = self.ask(filter, &snapshot, &timing);
        let found = analytics::problems(&selection.slices(), &selection.names, &left_out.slices(), &ask);
        let mut problems = self.with_tickets(&snapshot, found)?;
        // Where nothing is dated no clock can be measured.
        if self.lens().as_of.or(snapshot.as_of()).is_none() {
            problems.scope.as_of = None;
        }
        name_topics(&mut problems, &self.topic_names());
        Ok(problems)
    }

    /// Reads the worst tickets of each area.
    fn with_tickets(&self, snapshot: &Snapshot, found: Found) -> Result<Problems> {
        let Found { mut problems, worst } = found;
        let places: Vec<(usize, u32)> =
            worst.iter().flatten().map(|(Place { part, row }, _)| (*part as usize, *row)).collect();
        let mut read = self.store.get_many(&snapshot.keys_of(&places)?)?.into_iter();
        let layer = self.layer();
        for (area, worst) in problems.areas.iter_mut().zip(worst) {
            for ((_, measure), stored) in worst.into_iter().zip(&mut read) {
                area.worst.extend(stored.map(|stored| {
                    let ticket = stored.ticket();
                    ProblemTicket {
                        key: ticket.key.clone(),
                        subject: subject_of(ticket),
                        created: ticket.created_at,
                        priority: layer.labels(ticket, &stored.analysis).priority,
                        measure,
                    }
                }));
            }
        }
        Ok(problems)
    }
}

/// Calls topics by their names wherever people read them; filters know them by number.
fn name_topics(problems: &mut Problems, names: &BTreeMap<u32, String>) {
    let name = |number: &mut String| {
        if let Some(name) = number.parse().ok().and_then(|id: u32| names.get(&id)) {
            number.clone_from(name);
        }
    };
    for impact in problems.impacts.iter_mut().chain(&mut problems.escalation_drivers) {
        if impact.facet == Some(Facet::Topic) {
            name(&mut impact.label);
        }
    }
    problems.repeats.iter_mut().filter(|of| of.issue_facet == Facet::Topic).for_each(|of| name(&mut of.issue));
    let growing = |kind| kind == RecommendationKind::GrowingTopic;
    problems.recommendations.iter_mut().filter(|of| growing(of.kind)).for_each(|of| name(&mut of.name));
}
