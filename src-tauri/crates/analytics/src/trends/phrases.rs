//! Phrases that surely emerge or fade. All are tested, and the correction counts them all; only the sure ones are shown.

use model::columns::Slice;

use crate::metrics::issues::{Scope, Sketch, distinct::distinct, hex, map::PhraseMap};
use crate::row::Row;
use crate::span::{NOWHERE, Span};
use crate::trends::evolution::{FEWEST, Totals, Value, evolutions};
use crate::view::{Direction, Evolution, Narrow};

/// Phrases shown at most.
const MOST: usize = 12;

/// One phrase's tickets: all, and where its row of buckets begins.
#[derive(Clone, Copy, Default)]
struct Place {
    n: u32,
    first: usize,
}

/// The phrases that emerge or fade, most certain first, under the hexadecimal digits of their hashes. The sketch holds
/// the phrases of the population; a phrase needs [`FEWEST`] tickets, and from 100,000 tickets on one in 5,000.
pub(crate) fn evolving(
    slices: &[Slice],
    sketch: &Sketch,
    totals: &Totals,
    scope: &Scope,
    span: &Span,
) -> Vec<Evolution> {
    let fewest = FEWEST.max(scope.n / 5_000);
    let (counted, tickets) = count(slices, sketch, fewest, scope, span);
    let mut places = counted.sorted();
    places.retain(|(_, place)| place.n >= fewest);
    let value = |&(hash, place): &(u64, Place)| Value {
        name: hex(hash),
        n: place.n,
        tickets: tickets[place.first..][..span.buckets.len()].to_vec(),
        opens: Narrow::default(),
    };
    let mut sure = evolutions(places.iter().map(value).collect(), totals);
    sure.retain(|phrase| phrase.direction != Direction::Steady);
    let hash = |phrase: &Evolution| u64::from_str_radix(&phrase.name, 16).unwrap_or_default();
    let ranked: Vec<(u64, u32)> = sure.iter().map(|phrase| (hash(phrase), phrase.n)).collect();
    distinct(&ranked, slices, scope).into_iter().take(MOST).map(|place| sure[place].clone()).collect()
}

/// Counts by bucket the phrases that the sketch does not rule out.
fn count(slices: &[Slice], sketch: &Sketch, fewest: u32, scope: &Scope, span: &Span) -> (PhraseMap<Place>, Vec<u32>) {
    let at_least = u16::try_from(fewest).unwrap_or(u16::MAX);
    let likely = sketch.reaching(at_least);
    let (mut places, mut tickets) = (PhraseMap::<Place>::with_room(1_024), Vec::new());
    for slice in slices {
        for &row in slice.rows {
            let row = Row::of(slice.columns, row as usize, scope.population, span);
            if !row.now {
                continue;
            }
            let phrases = slice.columns.phrases.row(row.at);
            for &phrase in phrases.iter().filter(|&&phrase| likely.has(phrase)) {
                let place = places.entry(phrase);
                if place.n == 0 {
                    place.first = tickets.len();
                    tickets.resize(place.first + span.buckets.len(), 0);
                }
                place.n += 1;
                if row.bucket != NOWHERE {
                    tickets[place.first + row.bucket as usize] += 1;
                }
            }
        }
    }
    (places, tickets)
}
