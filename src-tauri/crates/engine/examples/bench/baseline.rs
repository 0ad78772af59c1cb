//! A bare tantivy over the same text: id, subject, body, stemmed with positions, two threads, 400 MB.
//!
//! The only place beside `search` that names tantivy, since it is what the product is measured against.

use std::error::Error;
use std::path::Path;

use cpu_time::ProcessTime;
use tantivy::schema::{IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions};
use tantivy::{Index, TantivyDocument};

/// Indexes the corpus and gives the CPU seconds, reading not counted.
pub fn index(corpus: &Path, folder: &Path) -> Result<f64, Box<dyn Error>> {
    let tickets: Vec<serde_json::Value> = serde_json::from_slice(&std::fs::read(corpus)?)?;
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
    for ticket in &tickets {
        let mut document = TantivyDocument::new();
        for (field, key) in [(id, "id"), (subject, "subject"), (body, "description")] {
            document.add_text(field, ticket[key].as_str().unwrap_or_default());
        }
        writer.add_document(document)?;
    }
    writer.commit()?;
    writer.wait_merging_threads()?;
    Ok(before.elapsed().as_secs_f64())
}
