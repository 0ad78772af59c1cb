//! What holds of topics whatever the texts are.

use std::sync::LazyLock;

use super::*;

/// Made-up matters: each has words of its own, beside those all share.
const MATTERS: [&[&str]; 5] = [
    &["refund", "money", "charged", "invoice", "billing", "payment"],
    &["password", "login", "reset", "locked", "signin", "authenticator"],
    &["parcel", "delivery", "courier", "tracking", "shipment", "warehouse"],
    &["crash", "freeze", "screen", "bug", "update", "version"],
    &["drucker", "papierstau", "toner", "netzwerk", "treiber", "kassette"],
];

/// A small generator of repeatable numbers (Knuth's 64-bit linear congruence).
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % n
    }
}

fn document(text: &str) -> Document {
    static RULES: LazyLock<text::Rules> = LazyLock::new(text::Rules::default);
    let phrases = text::analyse_text(text, &RULES).phrases;
    Document::new(text::topic_words_of_text(text), phrases, 1)
}

/// `n` texts about the given matters, each with its matter.
fn texts(n: usize, matters: std::ops::Range<usize>, seed: u64) -> Vec<(usize, Document)> {
    let mut dice = Dice(seed);
    let mut about = |number: usize| {
        let matter = matters.start + dice.below(matters.len());
        let words = MATTERS[matter];
        let said: Vec<&str> = (0..3).map(|_| words[dice.below(words.len())]).collect();
        let filler = ["today", "since monday", "on my laptop", "in berlin", "for my team"][dice.below(5)];
        (matter, document(&format!("{} {} {} {filler} nr{}", said[0], said[1], said[2], number % 7)))
    };
    (0..n).map(&mut about).collect()
}

fn documents(texts: &[(usize, Document)]) -> Vec<Document> {
    texts.iter().map(|(_, document)| document.clone()).collect()
}

fn found(documents: &[Document]) -> TopicBook {
    let mut book = TopicBook::default();
    book.update(documents, &|_| true).expect("not stopped");
    book.name(documents);
    book
}

#[test]
fn texts_of_one_matter_are_in_one_topic_with_its_words() {
    let texts = texts(300, 0..5, 1);
    let book = found(&documents(&texts));
    assert!((5..=12).contains(&book.ids().len()), "{} topics", book.ids().len());
    for id in book.ids() {
        let members: Vec<usize> =
            texts.iter().filter(|(_, document)| book.assign(document) == Some(id)).map(|(matter, _)| *matter).collect();
        let most = (0..5).map(|matter| members.iter().filter(|of| **of == matter).count()).max().unwrap_or(0);
        assert!(most * 10 >= members.len() * 9, "topic {id} mixes {members:?}");
        assert!(!book.phrases(id).is_empty() && !book.examples(id).is_empty() && !book.is_named(id));
    }
    let without = texts.iter().filter(|(_, document)| book.assign(document).is_none()).count();
    assert!(without < 60, "{without} of 300 in no topic");
    assert_eq!(book.assign(&document("")), None);
}

#[test]
fn neither_order_nor_threads_change_anything() {
    let mut documents = documents(&texts(200, 0..4, 2));
    let book = found(&documents);
    documents.reverse();
    documents.rotate_left(71);
    for threads in [1, 3] {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
        let other = pool.install(|| found(&documents));
        assert_eq!(other.to_bytes(), book.to_bytes(), "{threads} threads");
    }
}

#[test]
fn few_texts_make_no_topics_and_nothing_fails() {
    for n in [0, 1, 2, 11, 12, 30] {
        let documents = documents(&texts(n, 0..2, 3));
        let book = found(&documents);
        assert!(book.ids().len() <= n / 2, "{} topics of {n} texts", book.ids().len());
    }
    let empty: Vec<Document> = (0..40).map(|_| document("!!")).collect();
    assert!(found(&empty).ids().is_empty());
}

#[test]
fn a_stopped_search_leaves_the_book_as_it_was() {
    let documents = documents(&texts(100, 0..3, 4));
    let mut book = TopicBook::default();
    assert_eq!(book.update(&documents, &|share| share < 0.3), None);
    assert_eq!(book, TopicBook::default());
}

#[test]
fn what_is_found_stays_and_only_the_rest_founds_topics() {
    let old = texts(200, 0..3, 5);
    let mut book = found(&documents(&old));
    let before: Vec<Option<u32>> = old.iter().map(|(_, document)| book.assign(document)).collect();
    let ids = book.ids();
    assert_eq!(book.update(&documents(&old), &|_| true), Some(0), "the same texts found nothing new");
    let mut all = documents(&old);
    let new = texts(120, 3..5, 6);
    all.extend(documents(&new));
    assert!(book.update(&all, &|_| true).is_some_and(|count| count >= 2));
    for ((_, document), before) in old.iter().zip(before) {
        assert!(before.is_none() || book.assign(document) == before);
    }
    let in_new = new.iter().filter(|(_, document)| book.assign(document).is_some_and(|id| !ids.contains(&id))).count();
    assert!(in_new > 80, "{in_new} of 120 in new topics");
}

#[test]
fn what_people_do_survives_what_is_found_later() {
    let old = texts(200, 0..3, 7);
    let mut book = found(&documents(&old));
    let ids = book.ids();
    let (first, second, third) = (ids[0], ids[1], ids[2]);
    let of = |book: &TopicBook, id| {
        old.iter().map(|(_, document)| document).find(|text| book.assign(text) == Some(id)).cloned()
    };
    let (in_second, in_third) = (of(&book, second).expect("a text"), of(&book, third).expect("a text"));
    book.rename(first, " Money back ").expect("renamed");
    book.merge(&[first, second]).expect("merged");
    book.move_to(&[in_third.fingerprint], Some(first)).expect("moved");
    let new = documents(&texts(100, 4..5, 8));
    let printer = book.create("Printers", &new[..4]).expect("made");
    let check = |book: &TopicBook| {
        assert_eq!((book.name_of(first).as_str(), book.is_named(first)), ("Money back", true));
        assert_eq!(book.assign(&in_second), Some(first), "merged");
        assert_eq!(book.assign(&in_third), Some(first), "moved");
        assert!(!book.has(second) && book.has(printer));
        assert_eq!(book.name_of(printer), "Printers");
        assert!(new[..4].iter().all(|example| book.assign(example) == Some(printer)));
    };
    check(&book);
    let mut all = documents(&old);
    all.extend(new.iter().cloned());
    book.update(&all, &|_| true).expect("not stopped");
    book.name(&all);
    check(&book);
    let kept = TopicBook::from_bytes(&book.to_bytes().expect("bytes")).expect("a book");
    assert_eq!(kept, book);
    check(&kept);
}

#[test]
fn edits_that_cannot_be_done() {
    let documents = documents(&texts(100, 0..2, 9));
    let mut book = found(&documents);
    let ids = book.ids();
    let before = book.clone();
    assert_eq!(book.rename(999, "x"), Err(TopicEditFault::NoTopic(999)));
    assert_eq!(book.merge(&[ids[0]]), Err(TopicEditFault::OneTopic));
    assert_eq!(book.merge(&[ids[0], ids[0]]), Err(TopicEditFault::OneTopic));
    assert_eq!(book.merge(&[ids[0], 999]), Err(TopicEditFault::NoTopic(999)));
    assert_eq!(book.move_to(&[7], Some(999)), Err(TopicEditFault::NoTopic(999)));
    assert_eq!(book.move_to(&[0], None), Err(TopicEditFault::NoWords));
    assert_eq!(book.create("x", &[document("")]), Err(TopicEditFault::NoWords));
    assert_eq!(book, before);
    assert!(TopicBook::from_bytes(b"no topics").is_err());
}

#[test]
fn the_sample_depends_on_the_texts_alone() {
    let all: Vec<u64> = (0..30_000_u64).map(|n| n.wrapping_mul(0x9e37_79b9_7f4a_7c15)).collect();
    let one = sampled(all.iter().copied());
    assert_eq!(one, sampled(all.iter().rev().chain(&all).copied()));
    assert!(one.len() == 20_000 && !one.contains(&0));
    assert_eq!(sampled([5, 3, 5, 0].into_iter()), [3, 5]);
}
