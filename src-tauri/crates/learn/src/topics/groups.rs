//! Points that lie together.
//!
//! In: points of length 1 and their weights, in an order that does not depend on how they came. Out: which group each is
//! in. Never: randomness but from a fixed seed, or sums whose order depends on threads.
//!
//! Spherical k-means (Dhillon & Modha 2001) with the seeding of k-means++ (Arthur & Vassilvitskii 2007) makes more groups
//! than there are topics; then groups are joined whose points are about as near to those of the other as among themselves.

use rayon::prelude::*;

use super::Watch;
use super::space::{NUMBERS, Point, dot, unit};

/// Groups made at first, as a multiple of the square root of the number of points.
const GROUPS: f32 = 1.5;
const MOST_GROUPS: usize = 200;

/// Rounds of k-means before and after joining.
const ROUNDS: usize = 10;
const ROUNDS_AFTER: usize = 4;

/// Groups are joined while the mean similarity between them is at least this share of that within the looser one.
pub(super) const JOIN: f32 = 0.62;

/// Which group each point is in; `None` when stopped.
pub(super) fn groups(points: &[Point], weights: &[f32], watch: Watch) -> Option<Vec<usize>> {
    let count = ((points.len() as f32).sqrt() * GROUPS) as usize;
    let mut middles = seeds(points, weights, count.clamp(1, MOST_GROUPS));
    let mut of = vec![0; points.len()];
    for round in 0..ROUNDS {
        if !watch(0.7 * round as f32 / ROUNDS as f32) {
            return None;
        }
        let before = std::mem::replace(&mut of, nearest(points, &middles));
        middles = sums(points, weights, &of, middles.len()).into_iter().map(middle).collect();
        if of == before {
            break;
        }
    }
    let joined = join(points, weights, &of, middles.len());
    of.iter_mut().for_each(|group| *group = joined[*group]);
    for round in 0..ROUNDS_AFTER {
        if !watch(0.7 + 0.3 * round as f32 / ROUNDS_AFTER as f32) {
            return None;
        }
        let count = middles.len();
        let present: Vec<Sum> = sums(points, weights, &of, count).into_iter().filter(|sum| sum.count > 0).collect();
        middles = present.into_iter().map(middle).collect();
        of = nearest(points, &middles);
    }
    Some(of)
}

/// Points of a group together.
#[derive(Clone, Debug)]
struct Sum {
    numbers: Vec<f32>,
    /// Weight of all, and of their squares.
    weight: f32,
    squares: f32,
    count: usize,
}

impl Sum {
    fn none() -> Sum {
        Sum { numbers: vec![0.0; NUMBERS], weight: 0.0, squares: 0.0, count: 0 }
    }

    fn add(&mut self, point: &[f32], weight: f32) {
        self.numbers.iter_mut().zip(point).for_each(|(sum, entry)| *sum += weight * entry);
        self.weight += weight;
        self.squares += weight * weight;
        self.count += 1;
    }

    /// Mean similarity of two different points; 1 of a single one.
    fn within(&self) -> f32 {
        let pairs = self.weight * self.weight - self.squares;
        if self.count < 2 { 1.0 } else { (dot(&self.numbers, &self.numbers) - self.squares) / pairs }
    }

    /// Mean similarity of a point of the one and a point of the other.
    fn between(&self, other: &Sum) -> f32 {
        dot(&self.numbers, &other.numbers) / (self.weight * other.weight)
    }

    fn join(&mut self, other: &Sum) {
        self.numbers.iter_mut().zip(&other.numbers).for_each(|(sum, entry)| *sum += entry);
        self.weight += other.weight;
        self.squares += other.squares;
        self.count += other.count;
    }
}

fn middle(sum: Sum) -> Point {
    let mut numbers = sum.numbers;
    unit(&mut numbers);
    numbers
}

/// Each group's points summed in their order, so that threads change nothing.
fn sums(points: &[Point], weights: &[f32], of: &[usize], count: usize) -> Vec<Sum> {
    let mut members: Vec<Vec<usize>> = vec![Vec::new(); count];
    of.iter().enumerate().for_each(|(point, group)| members[*group].push(point));
    let sum = |members: &Vec<usize>| {
        members.iter().fold(Sum::none(), |mut sum, &point| {
            sum.add(&points[point], weights[point]);
            sum
        })
    };
    members.par_iter().map(sum).collect()
}

/// The nearest of the middles of each point, the first of equally near ones.
fn nearest(points: &[Point], middles: &[Point]) -> Vec<usize> {
    points.par_iter().map(|point| best(point, middles).map_or(0, |(place, _)| place)).collect()
}

/// The nearest middle and how near it is.
pub(super) fn best(point: &[f32], middles: &[Point]) -> Option<(usize, f32)> {
    let near = middles.iter().map(|middle| dot(point, middle)).enumerate();
    near.reduce(|best, next| if next.1 > best.1 { next } else { best })
}

/// Points far from each other, drawn with a chance by their distance from those before.
fn seeds(points: &[Point], weights: &[f32], count: usize) -> Vec<Point> {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut far: Vec<f32> = weights.to_vec();
    let mut chosen: Vec<Point> = Vec::with_capacity(count);
    while chosen.len() < count {
        let whole: f64 = far.iter().map(|distance| f64::from(*distance)).sum();
        if whole <= 0.0 {
            break;
        }
        let seed = &points[drawn(&far, whole, &mut state)];
        let distances =
            points.par_iter().zip(weights).map(|(point, weight)| weight * (1.0 - dot(point, seed)).max(0.0));
        let distances: Vec<f32> = distances.collect();
        far.iter_mut().zip(distances).for_each(|(known, distance)| *known = known.min(distance));
        chosen.push(seed.clone());
    }
    chosen
}

/// The place where the running sum of chances passes a number drawn below `whole`.
fn drawn(chances: &[f32], whole: f64, state: &mut u64) -> usize {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    let mut rest = whole * ((*state >> 11) as f64 / (1_u64 << 53) as f64);
    let mut last = 0;
    for (place, chance) in chances.iter().enumerate().filter(|(_, chance)| **chance > 0.0) {
        last = place;
        rest -= f64::from(*chance);
        if rest < 0.0 {
            break;
        }
    }
    last
}

/// The group that each group becomes part of: the nearest two are joined again and again.
fn join(points: &[Point], weights: &[f32], of: &[usize], count: usize) -> Vec<usize> {
    let mut sums: Vec<Option<Sum>> =
        sums(points, weights, of, count).into_iter().map(|sum| (sum.count > 0).then_some(sum)).collect();
    let mut into: Vec<usize> = (0..count).collect();
    let mut near: Vec<Option<(f32, usize)>> = (0..count).map(|group| nearest_group(&sums, group)).collect();
    loop {
        let best = near.iter().enumerate().filter_map(|(group, near)| near.map(|(ratio, other)| (ratio, group, other)));
        let best = best.reduce(|best, next| if next.0 > best.0 { next } else { best });
        let Some((_, one, other)) = best.filter(|(ratio, ..)| *ratio >= JOIN) else { break };
        let Some(gone) = sums[other].take() else { break };
        if let Some(kept) = &mut sums[one] {
            kept.join(&gone);
        }
        into.iter_mut().filter(|group| **group == other).for_each(|group| *group = one);
        near[other] = None;
        for group in 0..count {
            let stale = near[group].is_some_and(|(_, to)| to == one || to == other);
            if group == one || stale {
                near[group] = nearest_group(&sums, group);
            } else if let (Some(this), Some(kept), Some((ratio, _))) = (&sums[group], &sums[one], near[group]) {
                let now = likeness(this, kept);
                if now > ratio {
                    near[group] = Some((now, one));
                }
            }
        }
    }
    into
}

fn nearest_group(sums: &[Option<Sum>], group: usize) -> Option<(f32, usize)> {
    let this = sums[group].as_ref()?;
    let others = sums.iter().enumerate().filter(|(other, _)| *other != group);
    let near = others.filter_map(|(other, sum)| Some((likeness(this, sum.as_ref()?), other)));
    near.reduce(|best, next| if next.0 > best.0 { next } else { best })
}

/// Mean similarity between two groups as a share of that within the looser one.
fn likeness(one: &Sum, other: &Sum) -> f32 {
    let within = one.within().min(other.within());
    if within > 0.0 { one.between(other) / within } else { 1.0 }
}
