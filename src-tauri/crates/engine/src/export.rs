//! Tickets and messages of a filter as files, ordered by (source, id).

use std::io::Write;

use model::{Filter, TicketKey};
use report::table::Known;
use search::Order;

use crate::{Error, Result, Workspace};

pub use report::table::{Kind as ExportKind, Shape as ExportShape};

/// Tickets read from the store together.
const CHUNK: usize = 1024;

impl Workspace {
    /// Writes the tickets of a filter and gives the number of rows.
    ///
    /// # Errors
    /// Unreadable store or index; the writer's own.
    pub fn export(&self, filter: &Filter, kind: ExportKind, shape: ExportShape, out: &mut dyn Write) -> Result<u32> {
        let snapshot = self.snapshot()?;
        let page = self.viewed(&snapshot, false, |view| snapshot.list(filter, view, Order::Key, 0, usize::MAX))?;
        let keys: Vec<TicketKey> = page.hits.into_iter().map(|hit| hit.key).collect();
        let (layer, names) = (self.layer(), self.topic_names());
        let mut sheet = report::table::Sheet::begin(kind, shape, out)?;
        for chunk in keys.chunks(CHUNK) {
            for stored in self.store.get_many(chunk)?.into_iter().flatten() {
                let (ticket, analysis) = (stored.ticket(), &stored.analysis);
                let labels = layer.labels(ticket, analysis);
                let topic = labels.topic.and_then(|topic| names.get(&topic)).map_or("", String::as_str);
                sheet.ticket(Known { ticket, analysis, labels: &labels, topic })?;
            }
        }
        Ok(sheet.finish()?)
    }

    /// Rejected rows of an import as CSV.
    ///
    /// # Errors
    /// No such import.
    pub fn rejections_csv(&self, import: u32) -> Result<String> {
        let receipt =
            self.store.imports().into_iter().map(|entry| entry.receipt).find(|receipt| receipt.import == import);
        let receipt = receipt.ok_or(Error::NoImport(import))?;
        Ok(report::csv::rejections(&receipt.rejections)?)
    }
}
