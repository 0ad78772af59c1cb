//! A bare tantivy over the same text: id, subject, body, stemmed with positions, two threads, 400 MB.
//!
//! The only place beside `search` that names tantivy, since it is what the product is measured against.

use std::error::Error;
use std::path::Path;

use cpu_time::ProcessTime;
use model::Ticket;
use tantivy::schema::{IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions};
use tantivy::{Index, TantivyDocument};

/// Indexes the tickets' texts and gives the CPU seconds.
pub fn index(tickets: &[Ticket], folder: &Path) -> Result<f64, Box<dyn Error>> {
    let mut schema = Schema::builder();
    let stemmed = TextOptions::default().set_indexing_options(
        TextFieldIndexing::default()
            .set_tokenizer("en_stem")
            .set_index_option(IndexRecordOption::WithFreqsAndPositions),
    );
    let id = schema.add_text_field("id", STRING | STORED);
    let subject = schema.add_text_field("subject", stemmed.clone());
    let body = schema.add_text_field("body", stemmed);
    std::fs::create_dir_all(folder)?;
    let index = Index::create_in_dir(folder, schema.build())?;
    let before = ProcessTime::now();
    let mut writer = index.writer_with_num_threads::<TantivyDocument>(2, 400_000_000)?;
    for ticket in tickets {
        let mut document = TantivyDocument::new();
        document.add_text(id, &ticket.key.id);
        document.add_text(subject, &ticket.subject);
        for message in &ticket.messages {
            document.add_text(body, &message.text);
        }
        writer.add_document(document)?;
    }
    writer.commit()?;
    writer.wait_merging_threads()?;
    Ok(before.elapsed().as_secs_f64())
}
