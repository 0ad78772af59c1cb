//! Orders of a list.

mod common;

use common::*;
use model::{Filter, Instant, Status, Tone};
use search::Order;

#[test]
fn orders_put_missing_values_last_and_break_ties_by_key() {
    let with = |id: &str, created: Option<i64>, score: Option<f32>, took: Option<i64>| {
        let mut ticket = ticket(id, "x", "y");
        let mut analysis = scored();
        ticket.created_at = created.map(Instant);
        ticket.resolved_at = created.zip(took).map(|(created, took)| Instant(created + took));
        ticket.status = if took.is_some() { Status::Solved } else { Status::Open };
        analysis.sentiment.label = if score.is_some() { Tone::Neutral } else { Tone::NotScored };
        analysis.sentiment.score = score.unwrap_or(0.0);
        (ticket, analysis)
    };
    let first = [with("d", Some(5), Some(0.5), None), with("a", None, None, None)];
    let second = [with("c", Some(5), Some(-0.9), Some(10)), with("b", Some(9), Some(0.5), Some(3))];
    let (_dir, index) = index(&[&first, &second]);
    let snapshot = index.snapshot().expect("a snapshot");
    for (order, expected) in [
        (Order::Relevance, "b c d a"),
        (Order::Newest, "b c d a"),
        (Order::Oldest, "c d b a"),
        (Order::MostNegative, "c b d a"),
        (Order::Slowest, "c b a d"),
        (Order::Key, "a b c d"),
    ] {
        assert_eq!(shown(&snapshot, &Filter::default(), &view(0), order), expected, "{order:?}");
        let page = snapshot.list(&Filter::default(), &view(0), order, 1, 2).expect("a page");
        let ids: Vec<_> = page.hits.iter().map(|hit| hit.key.id.as_str()).collect();
        assert_eq!((page.total, ids.join(" ")), (4, expected[2..5].to_owned()), "{order:?}");
    }
}
