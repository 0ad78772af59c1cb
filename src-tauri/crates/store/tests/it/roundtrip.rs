//! What is written is what is read.

use std::collections::BTreeMap;

use model::analysis::{Category, Sentiment};
use model::rating::RatingValue;
use model::{
    Analysis, Attachment, Emotion, Evidence, ImportReceipt, Instant, Label, LeftOut, Message, Person, Priority, Rating,
    Rejection, Role, Settings, Status, Ticket, Tone,
};
use store::{Store, Stored, content_hash};

use crate::common::{self, Outcome, key, tempdir};

fn full(id: usize) -> Ticket {
    let ratings = [RatingValue::Five(3.5), RatingValue::Satisfied(true), RatingValue::Nps(9)];
    let left_out = [LeftOut::Spam, LeftOut::Merged, LeftOut::Duplicate, LeftOut::BotOnly];
    let person = Person { id: "p".into(), name: "Žofie 🙂".into(), email: "z@example.org".into() };
    let roles = [Role::Customer, Role::Agent, Role::Bot, Role::Note];
    let message = |role| Message {
        id: Some("m".into()),
        role,
        author: Some("a".into()),
        at: Some(Instant(-5)),
        text: "\u{0}é\n".into(),
    };
    Ticket {
        subject: "s".into(),
        messages: roles.map(message).to_vec(),
        customer: Some(person.clone()),
        agent: Some(person),
        group: Some(String::new()),
        status: Status::ALL[id % 7],
        status_given: "x".into(),
        priority: Some(Priority::ALL[id % 4]),
        priority_given: "P".into(),
        category_given: Some("c".into()),
        channel: "email".into(),
        tags: vec!["a".into(), "b".into()],
        created_at: Some(Instant(i64::MIN)),
        updated_at: Some(Instant(i64::MAX)),
        resolved_at: Some(Instant(0)),
        first_response_at: None,
        first_response_given: Some(0.25),
        resolution_given: Some(f64::MAX),
        rating: Some(Rating { value: ratings[id % 3], given: "good".into(), comment: "c".into() }),
        reopens: Some(u32::MAX),
        escalated: Some(false),
        replies_given: Some(0),
        links: vec![model::Link { kind: model::LinkKind::Related, id: "7".into() }],
        call: Some(model::Call { talk_seconds: Some(61.0), wait_seconds: None, outcome: "answered".into() }),
        attachments: vec![Attachment { name: "n".into(), kind: "k".into() }],
        left_out: Some(left_out[id % 4]),
        zone: Some("Europe/Berlin".into()),
        extra: BTreeMap::from([("h".into(), "v".into())]),
        ..Ticket::new("desk", id.to_string())
    }
}

fn analysis(id: usize) -> Analysis {
    let because = vec![Evidence { message: Some(1), start: 2, end: 5, words: "abc".into(), weight: -0.5 }];
    Analysis {
        version: 3,
        language: "de".into(),
        sentiment: Sentiment { label: Tone::ALL[id % 4], because: because.clone(), ..Sentiment::default() },
        message_scores: vec![None, Some(0.5)],
        asides: vec![model::Aside { message: 1, start: 2, end: 9, kind: model::AsideKind::Quote }],
        change: Some(-1.0),
        category: Category { shares: vec![("billing".into(), 0.5)], ..Category::default() },
        urgency: Label { value: Priority::ALL[id % 4], because },
        emotion: Label { value: Emotion::ALL[id % 6], because: Vec::new() },
        phrases: vec!["late parcel".into()],
        ..Analysis::default()
    }
}

#[test]
fn every_field_and_every_variant_comes_back() -> Outcome {
    let folder = tempdir()?;
    let (store, opened) = Store::open(folder.path())?;
    assert!(opened.created && !opened.unclean && opened.recovery.is_none());
    let entry = |id: usize| -> Result<Stored, store::Error> {
        let record = full(id);
        let merged = id.is_multiple_of(2).then(|| Box::new(full(id)));
        Ok(Stored { import: 1, hash: content_hash(&record)?, record, merged, analysis: analysis(id) })
    };
    let entries = (0..84).map(entry).collect::<Result<Vec<_>, _>>()?;
    let mut writer = store.begin_import(ImportReceipt::default())?;
    assert_eq!(writer.put_batch(entries.clone())?, 1);
    let rejections = vec![Rejection { line: 3, ..Rejection::default() }];
    let receipt = writer.finish(ImportReceipt { rejections, seconds: 0.1, ..ImportReceipt::default() })?;
    store.close()?;

    for opened in [Store::open(folder.path())?, Store::open_read_only(folder.path())?] {
        let (store, facts) = opened;
        assert_eq!(facts, store::Opened::default());
        assert_eq!(store.scan().collect::<Result<Vec<_>, _>>()?, entries);
        assert_eq!(store.get(entries[7].key())?.as_ref(), Some(&entries[7]));
        assert_eq!(store.import(1).map(|entry| (entry.receipt, entry.finished)), Some((receipt.clone(), true)));
    }
    Ok(())
}

#[test]
fn updates_supersede_and_blocks_since_gives_what_is_current() -> Outcome {
    let folder = tempdir()?;
    common::workspace(folder.path())?;
    let (store, opened) = common::open(folder.path())?;
    assert_eq!(opened, store::Opened::default());
    common::check_whole(&store)?;
    assert_eq!(store.sequence(), 8);
    assert!(store.get(&key(9999))?.is_none() && !store.contains(&key(9999)));
    assert_eq!(store.place(&key(0)).map(|place| place.hash), Some(content_hash(&common::ticket(0, 1))?));
    for (sequence, expected) in [(0, 700), (6, 200), (7, 100), (8, 0), (99, 0)] {
        let blocks = store.blocks_since(sequence).collect::<Result<Vec<_>, _>>()?;
        assert!(blocks.iter().all(|block| block.sequence() > sequence));
        let tickets = blocks.into_iter().map(store::RawBlock::decode).collect::<Result<Vec<_>, _>>()?.concat();
        assert_eq!(tickets.len(), expected);
    }
    let keys = store.keys_sorted()?;
    assert_eq!(keys.len(), 700);
    assert!(keys.is_sorted());
    assert_eq!(store.verify()?, Vec::<String>::new());
    Ok(())
}

#[test]
fn settings_survive() -> Outcome {
    let folder = tempdir()?;
    let settings = Settings { zone: "Asia/Kathmandu".into(), week_start: 6 };
    let (store, _) = Store::open(folder.path())?;
    assert_eq!(store.settings(), Settings::default());
    store.save_settings(&settings)?;
    drop(store);
    assert_eq!(Store::open(folder.path())?.0.settings(), settings);
    std::fs::remove_dir_all(folder.path().join("store"))?;
    assert_eq!(Store::open(folder.path())?.0.settings(), settings);
    Ok(())
}

#[test]
fn a_block_takes_64_tickets_or_a_megabyte() -> Outcome {
    let sizes = |tickets: Vec<Stored>| store::cut_blocks(tickets).iter().map(Vec::len).collect::<Vec<_>>();
    assert_eq!(sizes(common::batch(1, 0..300, 1)?), [64, 64, 64, 64, 44]);
    assert_eq!(sizes(Vec::new()), Vec::<usize>::new());
    let mut big = common::batch(1, 0..3, 1)?;
    big.iter_mut().for_each(|entry| entry.record.messages[0].text = "x".repeat(600_000));
    assert_eq!(sizes(big), [2, 1]);
    Ok(())
}
