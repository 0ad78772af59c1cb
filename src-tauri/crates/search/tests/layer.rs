//! What is laid over the index is in every list, query and count, and stays when tickets come and go.

mod common;

use std::collections::BTreeMap;
use std::sync::Arc;

use common::*;
use model::{Analysis, Chosen, Corrected, Facet, Filter, Priority, Ticket, TicketKey, Tone};
use search::{Index, Layer, Order, Snapshot, Texts};

/// A ticket with a text of its own, and the category found by rules or given by the helpdesk.
fn known(id: &str, text: u64, found: &str, given: Option<&str>) -> (Ticket, Analysis) {
    let mut ticket = ticket(id, "subject", "body");
    ticket.category_given = given.map(String::from);
    let mut analysis = scored();
    analysis.fingerprint = text;
    analysis.category.name = found.into();
    (ticket, analysis)
}

fn texts(learned: &[(u64, &str)], topics: &[(u64, u32)]) -> Arc<Texts> {
    let mut texts = Texts::default();
    learned.iter().for_each(|(text, category)| texts.learn(*text, category, 0.8));
    topics.iter().for_each(|(text, topic)| texts.group(*text, *topic));
    Arc::new(texts)
}

fn chosen(category: &str) -> Corrected {
    let category = Some(Chosen { category: category.into(), subcategory: None });
    Corrected { category, ..Corrected::default() }
}

fn corrected(said: &[(&str, Corrected)]) -> Arc<BTreeMap<TicketKey, Corrected>> {
    Arc::new(said.iter().map(|(id, said)| (key(id), said.clone())).collect())
}

fn laid(index: &Index, layer: Layer) -> Snapshot {
    index.lay(Arc::new(layer));
    index.snapshot().expect("a snapshot")
}

fn found(snapshot: &Snapshot, text: &str) -> String {
    shown(snapshot, &Filter { text: text.into(), ..Filter::default() }, &view(0), Order::Key)
}

fn categories(snapshot: &Snapshot) -> Vec<String> {
    snapshot.names().category.clone()
}

#[test]
fn a_person_beats_the_helpdesk_which_beats_what_was_learnt_which_beats_the_rules() {
    let tickets =
        [known("a", 1, "billing", None), known("b", 1, "billing", Some("Orders")), known("c", 2, "login", None)];
    let (_dir, index) = index(&[&tickets[..2], &tickets[2..]]);
    let before = index.snapshot().expect("a snapshot");
    assert_eq!(categories(&before), ["Orders", "billing", "login"]);
    let texts = texts(&[(1, "shipping")], &[(2, 7), (1, 12)]);
    let snapshot = laid(&index, Layer { texts: texts.clone(), ..Layer::default() });
    assert_eq!(categories(&snapshot), ["Orders", "login", "shipping"], "what occurs nowhere is no name");
    for (text, expected) in [
        ("category:shipping", "a"),
        ("category:billing", ""),
        ("category:orders OR category:login", "b c"),
        ("-category:ship", "b c"),
    ] {
        assert_eq!(found(&snapshot, text), expected, "{text}");
    }
    let said = corrected(&[("b", chosen("shipping")), ("c", chosen("refunds")), ("gone", chosen("ghost"))]);
    let snapshot = laid(&index, Layer { texts, corrected: said });
    assert_eq!(categories(&snapshot), ["refunds", "shipping"]);
    assert_eq!(
        (found(&snapshot, "category:shipping"), found(&snapshot, "category:refunds")),
        ("a b".into(), "c".into())
    );
    assert_eq!(snapshot.names().topic, ["12", "7"], "sorted as text, as all names are");
    let topic = |value: &str| Filter { facets: facets([(Facet::Topic, &[value])]), ..Filter::default() };
    assert_eq!(shown(&snapshot, &topic("12"), &view(0), Order::Key), "a b");
    assert_eq!(shown(&snapshot, &topic(""), &view(0), Order::Key), "");
    let counts = snapshot.facet_counts(&Filter::default(), &view(0), &[Facet::Topic], 9).expect("counts");
    assert_eq!(counts[&Facet::Topic], [("12".to_owned(), 2), ("7".to_owned(), 1)]);
    assert_eq!(categories(&before), ["Orders", "billing", "login"], "what was handed out stays");
    assert_eq!(categories(&laid(&index, Layer::default())), ["Orders", "billing", "login"]);
}

#[test]
fn priority_and_tone_follow_a_person_and_the_score_stays() {
    let (_dir, index) = index(&[&[known("a", 1, "x", None), known("b", 2, "x", None)]]);
    let said = Corrected { tone: Some(Tone::Negative), priority: Some(Priority::Critical), ..Corrected::default() };
    let snapshot = laid(&index, Layer { corrected: corrected(&[("b", said)]), ..Layer::default() });
    assert_eq!((found(&snapshot, "tone:negative"), found(&snapshot, "priority:critical")), ("b".into(), "b".into()));
    let rows = snapshot.select(&Filter::default(), &view(0)).expect("rows");
    let rows = rows.parts.iter().flat_map(|part| part.rows.iter().map(|&row| (&part.columns, row as usize)));
    assert_eq!(rows.map(|(columns, row)| columns.score[row]).collect::<Vec<_>>(), [0.0, 0.0]);
}

#[test]
fn what_comes_later_is_under_the_layer_too() {
    let (_dir, index) = index(&[&[known("a", 1, "billing", None), known("b", 2, "login", None)]]);
    let layer =
        Layer { texts: texts(&[(1, "shipping"), (3, "delay")], &[]), corrected: corrected(&[("c", chosen("vip"))]) };
    assert_eq!(categories(&laid(&index, layer)), ["login", "shipping"]);
    let mut writer = index.writer(HEAP).expect("a writer");
    let builder = writer.builder();
    let later = [known("b", 3, "login", None), known("c", 1, "billing", None)];
    writer
        .replace(later.iter().map(|(ticket, analysis)| builder.document(ticket, analysis)).collect())
        .expect("replaced");
    writer.commit(2).expect("committed");
    writer.finish().expect("finished");
    let snapshot = index.snapshot().expect("a snapshot");
    assert_eq!(categories(&snapshot), ["delay", "shipping", "vip"]);
    assert_eq!(["delay", "shipping", "vip"].map(|name| found(&snapshot, &format!("category:{name}"))), ["b", "a", "c"]);
}

#[test]
fn a_ticket_without_words_is_learnt_nothing_of() {
    let mut texts = Texts::default();
    texts.learn(0, "shipping", 1.0);
    texts.group(0, 3);
    assert!(texts.is_empty());
    let layer = Layer { texts: Arc::new(texts), ..Layer::default() };
    let (ticket, analysis) = known("a", 0, "billing", None);
    assert_eq!(layer.labels(&ticket, &analysis).category, "billing");
}
