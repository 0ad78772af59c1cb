//! The labels of tickets as they count.
//!
//! In: tickets with their analysis. Out: their labels, and who decided them. Never: a label of its own; the order in which
//! the deciders count is said in `model`.

use model::{Analysis, Corrected, Labels, Ticket, effective_labels};

use crate::Workspace;
use crate::wire::labels::LabelDetail;

/// What is laid over the analyses, as of one moment.
pub(crate) struct Labelling;

impl Labelling {
    /// The labels of a ticket as they count.
    pub fn labels(&self, ticket: &Ticket, analysis: &Analysis) -> Labels {
        effective_labels(ticket, analysis, None, None)
    }

    /// The same, with who said what.
    pub fn detail(&self, ticket: &Ticket, analysis: &Analysis) -> LabelDetail {
        LabelDetail {
            labels: self.labels(ticket, analysis),
            corrected: Corrected::default(),
            tone_detected: analysis.sentiment.label,
            learned: None,
        }
    }
}

impl Workspace {
    /// What is laid over the analyses now.
    pub(crate) fn labelling(&self) -> Labelling {
        Labelling
    }
}
