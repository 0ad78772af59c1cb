//! What people do to topics.
//!
//! In: numbers of topics, names, texts. Out: the book changed. Never: a number used again.

use std::fmt;

use super::book::{Known, TopicBook};
use super::document::Document;
use super::found::{Layer, Middle, middle};
use super::space::{Point, Space, dot};

/// Least similarity to the middle of a topic that a person made, as a share of that of its examples.
const LIKE_EXAMPLES: f32 = 0.8;

/// A topic of one text takes in those as near as this.
const LIKE_ONE: f32 = 0.6;

/// An edit that can't be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TopicEditFault {
    /// No topic has this number, or it was merged into another.
    NoTopic(u32),
    /// Only one topic was named where several are joined.
    OneTopic,
    /// None of the texts has words.
    NoWords,
}

impl fmt::Display for TopicEditFault {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        match self {
            TopicEditFault::NoTopic(id) => write!(out, "topic {id} is not there any more; choose from the list again"),
            TopicEditFault::OneTopic => write!(out, "choose two topics or more to merge"),
            TopicEditFault::NoWords => write!(out, "these tickets have no words of the customer's; choose others"),
        }
    }
}

impl std::error::Error for TopicEditFault {}

impl TopicBook {
    /// Names a topic; an empty name takes it back to its phrases.
    ///
    /// # Errors
    /// [`TopicEditFault::NoTopic`].
    pub fn rename(&mut self, id: u32, name: &str) -> Result<(), TopicEditFault> {
        let name = name.trim();
        self.known(id)?.name = (!name.is_empty()).then(|| name.to_owned());
        Ok(())
    }

    /// Joins topics to the first, which keeps its name, or takes that of the first that has one.
    ///
    /// # Errors
    /// [`TopicEditFault::NoTopic`] and [`TopicEditFault::OneTopic`]; nothing is changed then.
    pub fn merge(&mut self, ids: &[u32]) -> Result<(), TopicEditFault> {
        let missing = ids.iter().find(|id| !self.has(**id));
        if let Some(id) = missing {
            return Err(TopicEditFault::NoTopic(*id));
        }
        let Some((&first, others)) = ids.split_first().filter(|(first, others)| others.iter().any(|id| id != *first))
        else {
            return Err(TopicEditFault::OneTopic);
        };
        let name = ids.iter().find_map(|id| self.topics.get(id)?.name.clone());
        for &id in others.iter().filter(|id| **id != first) {
            self.known(id)?.into = Some(first);
        }
        self.known(first)?.name = name;
        Ok(())
    }

    /// Moves texts to a topic, or out of all.
    ///
    /// # Errors
    /// [`TopicEditFault::NoTopic`] and [`TopicEditFault::NoWords`]; nothing is changed then.
    pub fn move_to(&mut self, fingerprints: &[u64], to: Option<u32>) -> Result<(), TopicEditFault> {
        if let Some(id) = to.filter(|id| !self.has(*id)) {
            return Err(TopicEditFault::NoTopic(id));
        }
        if fingerprints.iter().all(|print| *print == 0) {
            return Err(TopicEditFault::NoWords);
        }
        self.moved.extend(fingerprints.iter().filter(|print| **print != 0).map(|print| (*print, to)));
        Ok(())
    }

    /// Makes a topic of these texts; others like them go to it, too. Its number.
    ///
    /// # Errors
    /// [`TopicEditFault::NoWords`].
    pub fn create(&mut self, name: &str, documents: &[Document]) -> Result<u32, TopicEditFault> {
        let mut examples: Vec<&Document> = documents.iter().filter(|document| document.fingerprint != 0).collect();
        examples.sort_by_key(|document| document.fingerprint);
        examples.dedup_by_key(|document| document.fingerprint);
        if examples.is_empty() {
            return Err(TopicEditFault::NoWords);
        }
        if self.layers.is_empty() {
            self.layers.push(Layer { space: Space::of(&examples), middles: Vec::new() });
        }
        let id = self.next;
        self.next += 1;
        if let Some(layer) = self.layers.first_mut() {
            layer.middles.extend(around(&layer.space, &examples).map(|middle| Middle { id, ..middle }));
        }
        let prints: Vec<u64> = examples.iter().map(|document| document.fingerprint).collect();
        self.moved.extend(prints.iter().map(|print| (*print, Some(id))));
        self.topics.insert(id, Known { examples: prints, ..Known::default() });
        self.rename(id, name)?;
        Ok(id)
    }

    fn known(&mut self, id: u32) -> Result<&mut Known, TopicEditFault> {
        self.topics.get_mut(&id).filter(|known| known.into.is_none()).ok_or(TopicEditFault::NoTopic(id))
    }
}

/// The middle of examples; `None` where nothing is known of them.
fn around(space: &Space, examples: &[&Document]) -> Option<Middle> {
    let points: Vec<Point> = examples.iter().map(|document| space.point(document)).collect();
    let weights: Vec<f32> = examples.iter().map(|document| document.weight()).collect();
    let all: Vec<usize> = (0..points.len()).collect();
    let around = middle(&points, &weights, &all)?;
    let mean = points.iter().map(|point| dot(point, &around.point)).sum::<f32>() / points.len() as f32;
    Some(Middle { near: if points.len() < 2 { LIKE_ONE } else { LIKE_EXAMPLES * mean }, ..around })
}
