//! New topics among documents.
//!
//! In: documents in the order of their fingerprints. Out: a space and the topics in it. Never: a topic of few tickets, or
//! of texts that have little in common.

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::Watch;
use super::document::Document;
use super::groups::{best, groups};
use super::space::{Point, Space, dot, unit};

/// Fewest tickets of a topic, and fewest as a share of all.
const FEWEST: u32 = 3;
const SMALLEST_SHARE: f32 = 0.003;

/// Least mean similarity of a topic's texts to its middle.
const COHERENT: f32 = 0.3;

/// How far below the mean similarity of a topic's texts one may be and still belong, in standard deviations.
const SPREAD: f32 = 1.6;

/// Texts less similar to a middle have nothing to do with it.
const FLOOR: f32 = 0.2;

/// A topic's place in its space.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Middle {
    /// The topic's number.
    pub id: u32,
    /// Its middle, of length 1.
    pub point: Point,
    /// Least similarity of a text that belongs.
    pub near: f32,
}

/// Topics found together, in the space of the texts they were found in.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Layer {
    /// How texts are compared.
    pub space: Space,
    /// The topics.
    pub middles: Vec<Middle>,
}

impl Layer {
    /// The number of the nearest topic that a text belongs to.
    pub fn assign(&self, document: &Document) -> Option<u32> {
        self.nearest(&self.space.point(document)).map(|(middle, _)| middle.id)
    }

    /// The nearest topic that a point belongs to, and how near it is.
    pub fn nearest(&self, point: &[f32]) -> Option<(&Middle, f32)> {
        let near = self.middles.iter().map(|middle| (middle, dot(point, &middle.point)));
        near.filter(|(middle, near)| *near >= middle.near)
            .reduce(|best, next| if next.1 > best.1 { next } else { best })
    }
}

/// Topics of documents; their ids are 0, 1, 2 … by size. `None` when stopped.
pub(super) fn found(documents: &[&Document], watch: Watch) -> Option<Layer> {
    let space = Space::of(documents);
    let points: Vec<Point> = documents.par_iter().map(|document| space.point(document)).collect();
    if !watch(0.1) {
        return None;
    }
    let weights: Vec<f32> = documents.iter().map(|document| document.weight()).collect();
    let of = groups(&points, &weights, &|share| watch(0.1 + 0.8 * share))?;
    let tickets: u32 = documents.iter().map(|document| document.tickets).sum();
    let fewest = FEWEST.max((tickets as f32 * SMALLEST_SHARE) as u32);
    let mut middles: Vec<Middle> =
        members_of(&of).iter().filter_map(|members| middle(&points, &weights, members)).collect();
    // Texts that belong nowhere are gone: what remains decides which topics are large enough.
    let sizes = sizes(&middles, &points, documents);
    let mut order: Vec<usize> =
        (0..middles.len()).filter(|&place| sizes[place].0 >= fewest && sizes[place].1 >= 2).collect();
    order.sort_by_key(|&place| (std::cmp::Reverse(sizes[place].0), place));
    middles = order.into_iter().map(|place| middles[place].clone()).collect();
    middles.iter_mut().zip(0..).for_each(|(middle, id)| middle.id = id);
    Some(Layer { space, middles })
}

fn members_of(of: &[usize]) -> Vec<Vec<usize>> {
    let mut members = vec![Vec::new(); of.iter().max().map_or(0, |most| most + 1)];
    of.iter().enumerate().for_each(|(point, group)| members[*group].push(point));
    members
}

/// The middle of points and how near a text must be; `None` where they have little in common.
pub(super) fn middle(points: &[Point], weights: &[f32], members: &[usize]) -> Option<Middle> {
    let mut point = vec![0.0; points.first()?.len()];
    for &member in members {
        point.iter_mut().zip(&points[member]).for_each(|(sum, entry)| *sum += weights[member] * entry);
    }
    unit(&mut point);
    let near: Vec<f32> = members.iter().map(|&member| dot(&points[member], &point)).collect();
    let mean = near.iter().sum::<f32>() / near.len().max(1) as f32;
    let variance = near.iter().map(|near| (near - mean).powi(2)).sum::<f32>() / near.len().max(1) as f32;
    (mean >= COHERENT).then(|| Middle { id: 0, point, near: (mean - SPREAD * variance.sqrt()).max(FLOOR) })
}

/// Tickets and texts of each topic.
fn sizes(middles: &[Middle], points: &[Point], documents: &[&Document]) -> Vec<(u32, u32)> {
    let places: Vec<Point> = middles.iter().map(|middle| middle.point.clone()).collect();
    let nearest: Vec<Option<(usize, f32)>> = points.par_iter().map(|point| best(point, &places)).collect();
    let mut sizes = vec![(0, 0); middles.len()];
    for (nearest, document) in nearest.iter().zip(documents) {
        if let Some((place, near)) = *nearest
            && near >= middles[place].near
        {
            sizes[place].0 += document.tickets;
            sizes[place].1 += 1;
        }
    }
    sizes
}
