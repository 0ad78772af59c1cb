//! Lays a layer over the columns of all segments.
//!
//! In: columns as the export and the rules have them, a layer. Out: columns with the labels that count, and the names that
//! occur in them. Never: changes what it is laid over; what stays is shared.

use std::sync::Arc;

use model::Corrected;
use model::columns::{Columns, NO_NAME, Names};
use rayon::prelude::*;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet, SegmentReader, TERMINATED, Term};

use crate::document::{cut, key_text};
use crate::layer::{Layer, Texts};
use crate::names::{positions, union};
use crate::schema::Fields;
use crate::snapshot::Rows;
use crate::{Error, Result};

/// The columns of each segment with the layer over them, and the names behind all of them.
pub(crate) fn lay(
    segments: &[Arc<Rows>],
    readers: &[SegmentReader],
    fields: &Fields,
    names: &Arc<Names>,
    layer: &Layer,
) -> Result<(Vec<Arc<Columns>>, Arc<Names>)> {
    let all = AllNames::of(names, layer);
    let laid = segments.par_iter().zip(readers).map(|(rows, reader)| {
        let corrected = corrected_rows(reader, fields, layer)?;
        let columns = (!layer.is_empty()).then(|| all.decide(&rows.columns, &layer.texts, &corrected));
        let used = all.used(rows, columns.as_ref().unwrap_or(&rows.columns));
        Ok((columns, used))
    });
    let (laid, used): (Vec<Option<Columns>>, Vec<Used>) = laid.collect::<Result<Vec<_>>>()?.into_iter().unzip();
    let used = used.into_iter().reduce(Used::and).unwrap_or_default();
    if layer.is_empty() && used.is_all() {
        return Ok((segments.iter().map(|rows| rows.columns.clone()).collect(), names.clone()));
    }
    let numbers = used.numbers();
    let narrowed = laid.into_par_iter().zip(segments).map(|(columns, rows)| {
        let mut columns = columns.unwrap_or_else(|| Columns::clone(&rows.columns));
        numbers.renumber(&mut columns);
        Arc::new(columns)
    });
    let columns = narrowed.collect();
    let [category, subcategory, topic] = used.of([all.category, all.subcategory, all.topic]);
    Ok((columns, Arc::new(Names { category, subcategory, topic, ..Names::clone(names) })))
}

/// Rows of tickets of which people said something.
fn corrected_rows<'a>(reader: &SegmentReader, fields: &Fields, layer: &'a Layer) -> Result<Vec<(u32, &'a Corrected)>> {
    let mut rows = Vec::new();
    if layer.corrected.is_empty() {
        return Ok(rows);
    }
    let index = reader.inverted_index(fields.key)?;
    for (key, said) in layer.corrected.iter() {
        let term = Term::from_field_text(fields.key, &key_text(key));
        let found = index.read_postings(&term, IndexRecordOption::Basic).map_err(tantivy::TantivyError::from);
        let Some(mut found) = found.map_err(Error::from)? else { continue };
        while found.doc() != TERMINATED {
            // At most one of them is not deleted.
            rows.push((found.doc(), said));
            found.advance();
        }
    }
    Ok(rows)
}

/// All names that may count, sorted, and where those of the layer and of the index stand among them.
struct AllNames {
    category: Vec<String>,
    subcategory: Vec<String>,
    topic: Vec<String>,
    /// By the index's own number.
    own_category: Vec<u32>,
    own_subcategory: Vec<u32>,
    /// By their number in [`Texts`].
    learned: Vec<u32>,
    topics: Vec<u32>,
}

impl AllNames {
    fn of(names: &Names, layer: &Layer) -> Self {
        let chosen = || layer.corrected.values().filter_map(|said| said.category.as_ref());
        let said = chosen().map(|chosen| chosen.category.as_str());
        let learned = layer.texts.categories.list.iter().map(String::as_str);
        let category = union(&[names.category.clone(), sorted(said.chain(learned))]);
        let said = chosen().filter_map(|chosen| chosen.subcategory.as_deref());
        let subcategory = union(&[names.subcategory.clone(), sorted(said)]);
        let topics: Vec<String> = layer.texts.topics.list.iter().map(u32::to_string).collect();
        let topic = sorted(topics.iter().map(String::as_str));
        AllNames {
            own_category: positions(&names.category, &category),
            own_subcategory: positions(&names.subcategory, &subcategory),
            learned: layer.texts.categories.list.iter().map(|name| place(&category, name)).collect(),
            topics: topics.iter().map(|number| place(&topic, number)).collect(),
            category,
            subcategory,
            topic,
        }
    }

    /// A segment's columns with the labels that count: see [`model::effective_labels`], which says the same of one ticket.
    fn decide(&self, plain: &Columns, texts: &Texts, corrected: &[(u32, &Corrected)]) -> Columns {
        let translated = |ids: &[u32], table: &[u32]| ids.iter().map(|&id| at(table, id)).collect();
        let mut columns = Columns {
            category: translated(&plain.category, &self.own_category),
            subcategory: translated(&plain.subcategory, &self.own_subcategory),
            ..plain.clone()
        };
        if !texts.is_empty() {
            for row in 0..plain.fingerprint.len() {
                self.read_text(&mut columns, row, texts);
            }
        }
        for (row, said) in corrected {
            self.say(&mut columns, *row as usize, said);
        }
        columns
    }

    fn read_text(&self, columns: &mut Columns, row: usize, texts: &Texts) {
        let Some(text) = texts.get(columns.base.fingerprint[row]) else { return };
        columns.topic[row] = text.topic.map_or(NO_NAME, |topic| at(&self.topics, topic));
        if let (Some((category, _)), 0) = (text.category, columns.base.category_given[row]) {
            let category = at(&self.learned, category);
            if category != columns.category[row] {
                columns.category[row] = category;
                columns.subcategory[row] = NO_NAME;
            }
        }
    }

    fn say(&self, columns: &mut Columns, row: usize, said: &Corrected) {
        if let Some(chosen) = &said.category {
            columns.category[row] = place(&self.category, &chosen.category);
            let subcategory = chosen.subcategory.as_ref();
            columns.subcategory[row] = subcategory.map_or(NO_NAME, |name| place(&self.subcategory, name));
        }
        if let Some(tone) = said.tone {
            columns.tone[row] = tone as u8;
        }
        if let Some(priority) = said.priority {
            columns.priority[row] = priority as u8;
        }
    }

    /// The names that tickets of a segment have.
    fn used(&self, rows: &Rows, columns: &Columns) -> Used {
        let mut used = Used([&self.category, &self.subcategory, &self.topic].map(|names| vec![false; names.len()]));
        for row in rows.tickets().map(|row| row as usize) {
            let ids = [columns.category[row], columns.subcategory[row], columns.topic[row]];
            for (used, id) in used.0.iter_mut().zip(ids) {
                if let Some(used) = used.get_mut(id as usize) {
                    *used = true;
                }
            }
        }
        used
    }
}

/// For categories, subcategories and topics, which names occur.
#[derive(Default)]
struct Used([Vec<bool>; 3]);

impl Used {
    fn and(mut self, other: Used) -> Used {
        for (used, other) in self.0.iter_mut().zip(other.0) {
            used.iter_mut().zip(other).for_each(|(used, other)| *used |= other);
        }
        self
    }

    fn is_all(&self) -> bool {
        self.0.iter().flatten().all(|&used| used)
    }

    fn of(&self, names: [Vec<String>; 3]) -> [Vec<String>; 3] {
        let mut used = self.0.iter();
        names.map(|names| {
            let used = used.next().map_or(&[][..], Vec::as_slice);
            names.into_iter().zip(used).filter(|(_, used)| **used).map(|(name, _)| name).collect()
        })
    }

    /// Where each name stands among those that occur.
    fn numbers(&self) -> Numbers {
        Numbers(self.0.each_ref().map(|used| {
            let mut next = 0..;
            used.iter().map(|used| if *used { next.next().unwrap_or(NO_NAME) } else { NO_NAME }).collect()
        }))
    }
}

struct Numbers([Vec<u32>; 3]);

impl Numbers {
    fn renumber(&self, columns: &mut Columns) {
        let ids = [&mut columns.category, &mut columns.subcategory, &mut columns.topic];
        for (ids, numbers) in ids.into_iter().zip(&self.0) {
            ids.iter_mut().for_each(|id| *id = at(numbers, *id));
        }
    }
}

fn at(table: &[u32], id: u32) -> u32 {
    table.get(id as usize).copied().unwrap_or(NO_NAME)
}

fn place(names: &[String], name: &str) -> u32 {
    names.binary_search_by(|known| known.as_str().cmp(cut(name))).map_or(NO_NAME, |place| place as u32)
}

fn sorted<'a>(names: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut names: Vec<String> = names.filter(|name| !name.is_empty()).map(|name| cut(name).to_owned()).collect();
    names.sort();
    names.dedup();
    names
}
