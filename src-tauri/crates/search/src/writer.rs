//! Documents in, commits out.

use std::collections::HashSet;

use model::TicketKey;
use tantivy::merge_policy::NoMergePolicy;
use tantivy::{IndexWriter, TantivyDocument, Term};

use crate::document::key_text;
use crate::index::Index;
use crate::merge::{FewSegments, final_merges};
use crate::schema::VERSION;
use crate::{Builder, Document, Result};

/// Threads that write postings; more gain nothing beside the analysis of the same tickets.
const THREADS: usize = 2;
/// The least each thread works with.
const MIN_HEAP: usize = 15_000_000;

/// The one writer of an index. Dropping it forgets what was not committed.
///
/// Each commit costs up to two segments that are merged later, so commit large batches.
pub struct Writer {
    index: Index,
    writer: IndexWriter<TantivyDocument>,
    builder: Builder,
    /// Words already in the vocabulary, of this session: saying one again in the next does no harm.
    seen: HashSet<String>,
    /// Words for the vocabulary at the next commit.
    pending: String,
}

impl Writer {
    pub(crate) fn open(index: Index, heap_bytes: usize) -> Result<Self> {
        let writer = index.tantivy().writer_with_num_threads(THREADS, heap_bytes.max(THREADS * MIN_HEAP))?;
        writer.set_merge_policy(Box::new(FewSegments));
        Ok(Writer { index, writer, builder: Builder::new(), seen: HashSet::new(), pending: String::new() })
    }

    /// What builds documents for this writer, and only for it. Copy it to any thread.
    pub fn builder(&self) -> Builder {
        self.builder
    }

    /// Adds tickets the index does not hold yet (adding one twice would show it twice: when in doubt, `replace`).
    ///
    /// # Errors
    /// When a writing thread failed, usually because the disk is full.
    pub fn add(&mut self, documents: Vec<Document>) -> Result<()> {
        for document in documents {
            self.learn(document.new_words);
            self.writer.add_document(document.fields)?;
        }
        Ok(())
    }

    /// Adds tickets, each in place of its older version if there is one.
    ///
    /// # Errors
    /// As [`Writer::add`].
    pub fn replace(&mut self, documents: Vec<Document>) -> Result<()> {
        for document in &documents {
            self.writer.delete_term(document.key.clone());
        }
        self.add(documents)
    }

    /// Removes tickets; those it does not hold are ignored.
    ///
    /// # Errors
    /// None at present; the signature is that of its neighbours.
    pub fn delete(&mut self, keys: &[TicketKey]) -> Result<()> {
        let field = self.index.fields().key;
        for key in keys {
            self.writer.delete_term(Term::from_field_text(field, &key_text(key)));
        }
        Ok(())
    }

    /// Removes everything, the vocabulary too.
    ///
    /// # Errors
    /// When the index can't be written.
    pub fn clear(&mut self) -> Result<()> {
        self.writer.delete_all_documents()?;
        self.seen.clear();
        self.pending.clear();
        Ok(())
    }

    /// Makes everything so far durable and visible, as of change `seq`.
    ///
    /// # Errors
    /// When it can't be written; the index then stays at the last commit.
    pub fn commit(&mut self, seq: u64) -> Result<()> {
        self.add_vocabulary()?;
        let mut commit = self.writer.prepare_commit()?;
        // A commit without a payload would drop the last one.
        commit.set_payload(&serde_json::json!({ "schema": VERSION, "seq": seq }).to_string());
        commit.commit()?;
        self.index.committed();
        Ok(())
    }

    /// Waits for merges to end, so that few segments are left: 1–4, and more in a large index. Call after the last commit of an import.
    ///
    /// # Errors
    /// When a merge can't be written; the index stays whole as committed.
    pub fn finish(self) -> Result<()> {
        let Writer { index, writer, .. } = self;
        // Merges that a commit began end first: what is left is then nobody else's to merge.
        writer.wait_merging_threads()?;
        let merges = final_merges(&index.tantivy().searchable_segment_metas()?);
        if !merges.is_empty() {
            let mut writer: IndexWriter<TantivyDocument> = index.tantivy().writer_with_num_threads(1, MIN_HEAP)?;
            writer.set_merge_policy(Box::new(NoMergePolicy));
            for merged in merges {
                writer.merge(&merged).wait()?;
            }
            writer.wait_merging_threads()?;
        }
        index.committed();
        Ok(())
    }

    fn learn(&mut self, words: Vec<String>) {
        for word in words {
            if self.seen.contains(&word) {
                continue;
            }
            if !self.pending.is_empty() {
                self.pending.push(' ');
            }
            self.pending.push_str(&word);
            self.seen.insert(word);
        }
    }

    fn add_vocabulary(&mut self) -> Result<()> {
        if !self.pending.is_empty() {
            let mut words = TantivyDocument::default();
            words.add_text(self.index.fields().word, std::mem::take(&mut self.pending));
            self.writer.add_document(words)?;
        }
        Ok(())
    }
}
