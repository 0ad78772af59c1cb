//! What is learnt from the workspace's own labels: judged before it is on, and off unless it is better.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use engine::wire::learning::{LabelsFrom, Verdict};
use engine::{Error, Workspace};
use model::{Cancel, Change, Chosen, Facet, Filter, LabelSource, TicketKey};

use crate::common::{check_sound, export, folder, import, open, undo};

/// What each category speaks of; no rule knows these words.
const SPEAKS_OF: [(&str, [&str; 6]); 3] = [
    ("strings", ["violin", "cello", "bow", "harp", "viola", "fiddle"]),
    ("brass", ["trumpet", "trombone", "tuba", "horn", "cornet", "bugle"]),
    ("drums", ["snare", "cymbal", "timpani", "drumstick", "tambourine", "bongo"]),
];
const LABELLED: usize = 240;
const UNLABELLED: usize = 30;

/// An export of `count` tickets from `first` on; `label` names each ticket's category, empty for none.
fn table(folder: &Path, name: &str, first: usize, count: usize, label: impl Fn(usize) -> &'static str) -> PathBuf {
    let mut text = String::from("id,subject,description,category,tags,created_at\n");
    for id in first..first + count {
        let (category, words) = SPEAKS_OF[id % 3];
        let (one, other) = (words[id / 3 % 6], words[id / 18 % 6]);
        let _ = writeln!(
            text,
            "{id},About the {one},\"Hello, the {one} that came with my {other} sounds odd in bar {}\",{},{category},2026-03-02T10:00:00Z",
            id * 7 % 97,
            label(id)
        );
    }
    let path = folder.join(name);
    std::fs::write(&path, text).expect("the export is written");
    path
}

/// Labels that say what the text is about.
fn honest(id: usize) -> &'static str {
    if id < LABELLED { SPEAKS_OF[id % 3].0 } else { "" }
}

/// Labels that have nothing to do with the text.
fn arbitrary(id: usize) -> &'static str {
    if id < LABELLED { SPEAKS_OF[id / 3 * 7 % 11 % 3].0 } else { "" }
}

fn workspace(folder: &Path, label: impl Fn(usize) -> &'static str) -> Workspace {
    let workspace = open(&folder.join("workspace"));
    import(&workspace, &table(folder, "a.csv", 0, LABELLED + UNLABELLED, label));
    workspace
}

fn switch(workspace: &Workspace, on: bool) -> Result<bool, Error> {
    workspace.switch_learned(on, &Cancel::default(), &mut |_| {}).map(|status| status.on)
}

fn learn(workspace: &Workspace, from: LabelsFrom) -> engine::wire::learning::LearningReport {
    workspace.learn(&from, &Cancel::default(), &mut |_| {}).expect("it is learnt")
}

fn key(id: usize) -> TicketKey {
    TicketKey { source: "desk".into(), id: id.to_string() }
}

fn label_of(workspace: &Workspace, id: usize) -> (String, LabelSource) {
    let labels = workspace.ticket(&key(id), "").expect("the ticket").label.labels;
    (labels.category, labels.category_by)
}

/// Unlabelled tickets whose category was learnt, right or wrong.
fn learned(workspace: &Workspace, ids: std::ops::Range<usize>) -> (usize, usize) {
    let labels: Vec<(usize, String)> = ids
        .filter_map(|id| match label_of(workspace, id) {
            (name, LabelSource::Learned) => Some((id, name)),
            _ => None,
        })
        .collect();
    let right = labels.iter().filter(|(id, name)| name == SPEAKS_OF[id % 3].0).count();
    (right, labels.len() - right)
}

#[test]
fn what_is_learnt_labels_tickets_once_it_is_on() {
    let folder = folder();
    let dir = folder.path().join("workspace");
    let desk = workspace(folder.path(), honest);
    let status = desk.learning().expect("the status");
    assert_eq!(status.given.iter().map(|(_, n)| *n as usize).sum::<usize>(), LABELLED);
    assert!(status.report.is_none() && !status.on);
    assert!(matches!(switch(&desk, true), Err(Error::NothingLearnt)));

    let before = export(&desk);
    let report = learn(&desk, LabelsFrom::Categories);
    assert_eq!(report.verdict, Verdict::Better, "{report:?}");
    assert_eq!(report.rules_accuracy, None, "the rules know none of them");
    assert_eq!(report.categories.len(), 3);
    assert_eq!(export(&desk), before, "nothing is on yet");

    assert!(switch(&desk, true).expect("it is switched on"));
    let all = LABELLED..LABELLED + UNLABELLED;
    let (right, wrong) = learned(&desk, all.clone());
    assert!(right > UNLABELLED / 2 && wrong == 0, "{right} right, {wrong} wrong");
    assert_eq!(label_of(&desk, 0), ("strings".to_owned(), LabelSource::Given));
    let filter = Filter { facets: [(Facet::Category, vec!["brass".to_owned()])].into(), ..Filter::default() };
    let listed = desk.tickets(&filter, engine::wire::Sort::Newest, 0, 500, false).expect("the list");
    assert!(listed.rows.iter().all(|row| row.category == "brass") && listed.total as usize > LABELLED / 3);
    let read = desk.read_text("My violin bow arrived with a broken harp", None);
    assert_eq!(read.learned.and_then(|guess| guess.category).as_deref(), Some("strings"));

    let on = export(&desk);
    drop(desk);
    let desk = open(&dir);
    assert_eq!(export(&desk), on, "opened again");
    import(&desk, &table(folder.path(), "b.csv", 1000, 30, |_| ""));
    let (right, wrong) = learned(&desk, 1000..1030);
    assert!(right > 15 && wrong == 0, "what comes later is labelled too: {right}, {wrong}");
    undo(&desk, 2);
    assert_eq!(export(&desk), on);
    assert!(!switch(&desk, false).expect("it is switched off"));
    assert_eq!(export(&desk), before);
    check_sound(&desk);
}

#[test]
fn labels_that_say_nothing_of_the_text_are_never_switched_on() {
    let folder = folder();
    let desk = workspace(folder.path(), arbitrary);
    let report = learn(&desk, LabelsFrom::Categories);
    assert_ne!(report.verdict, Verdict::Better, "{report:?}");
    assert!(matches!(switch(&desk, true), Err(Error::NotBetter(_))));
    assert!(!desk.learning().expect("the status").on);
    assert_eq!(learned(&desk, LABELLED..LABELLED + UNLABELLED), (0, 0));
}

#[test]
fn corrections_are_counted_and_taught() {
    let folder = folder();
    let desk = workspace(folder.path(), honest);
    learn(&desk, LabelsFrom::Categories);
    switch(&desk, true).expect("it is switched on");
    let corrected: Vec<TicketKey> = (LABELLED..LABELLED + 12).map(key).collect();
    let change = Change::Category(Some(Chosen { category: "concert".into(), subcategory: None }));
    assert_eq!(desk.correct(&corrected, &change).expect("it is said"), 12);
    let status = desk.learning().expect("the status");
    assert_eq!((status.corrections_since, status.corrected), (12, vec![("concert".to_owned(), 12)]));
    assert_eq!(label_of(&desk, LABELLED), ("concert".to_owned(), LabelSource::Corrected));
    let report = learn(&desk, LabelsFrom::Categories);
    assert!(report.categories.iter().any(|category| category.name == "concert" && category.labelled == 12));
    assert_eq!(desk.learning().expect("the status").corrections_since, 0);
}

#[test]
fn tags_can_be_what_is_learnt() {
    let folder = folder();
    let desk = workspace(folder.path(), |_| "");
    let names = |names: &[&str]| LabelsFrom::Tags(names.iter().map(|name| (*name).to_owned()).collect());
    let report = learn(&desk, names(&["strings", "drums"]));
    let learnt: Vec<&str> = report.categories.iter().map(|category| category.name.as_str()).collect();
    assert_eq!(learnt, ["drums", "strings"]);
    let alone = desk.learn(&names(&["brass"]), &Cancel::default(), &mut |_| {});
    let said = alone.map(|_| ()).expect_err("one category can't be told from others").to_string();
    assert!(said.contains("brass") && said.contains("10"), "{said}");
    let none = desk.learn(&LabelsFrom::Corrections, &Cancel::default(), &mut |_| {});
    assert!(matches!(none, Err(Error::TooFewLabels(_))));
}

#[test]
fn stopped_it_leaves_what_was_learnt_before() {
    let folder = folder();
    let desk = workspace(folder.path(), honest);
    learn(&desk, LabelsFrom::Categories);
    switch(&desk, true).expect("it is switched on");
    let before = (export(&desk), desk.learning().expect("the status"));
    let cancel = Cancel::default();
    cancel.cancel();
    let stopped = desk.learn(&LabelsFrom::Categories, &cancel, &mut |_| {});
    assert!(matches!(stopped, Err(Error::Stopped)));
    assert_eq!((export(&desk), desk.learning().expect("the status")), before);
}

#[test]
fn the_same_is_learnt_whatever_the_number_of_threads() {
    let said = |threads: usize| {
        let folder = folder();
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
        pool.install(|| {
            let desk = workspace(folder.path(), honest);
            let report = learn(&desk, LabelsFrom::Categories);
            switch(&desk, true).expect("it is switched on");
            (export(&desk), report)
        })
    };
    assert!(said(1) == said(3));
}

/// Tickets about coffee, of which no rule and no label knows.
fn coffee(folder: &Path, name: &str, ids: std::ops::Range<usize>) -> PathBuf {
    let does = ["leaks", "drips", "hisses", "overheats"];
    let when = ["descale", "brew", "rinse", "refill", "preheat"];
    let mut text = String::from("id,subject,description,created_at\n");
    for id in ids {
        let (does, when) = (does[id % 4], when[id / 4 % 5]);
        let _ = writeln!(text, "{id},,The espresso machine {does} whenever I {when} it,2026-03-02T10:00:00Z");
    }
    let path = folder.join(name);
    std::fs::write(&path, text).expect("the export is written");
    path
}

/// Tickets about anything else, each with a text of its own.
fn anything(folder: &Path) -> PathBuf {
    const THINGS: [&str; 30] = [
        "printer",
        "parcel",
        "password",
        "invoice",
        "router",
        "jacket",
        "ticket",
        "window",
        "garden",
        "bicycle",
        "mattress",
        "camera",
        "battery",
        "keyboard",
        "shelf",
        "lamp",
        "phone",
        "curtain",
        "voucher",
        "subscription",
        "lawn",
        "helmet",
        "tent",
        "charger",
        "mirror",
        "sofa",
        "drill",
        "suitcase",
        "watch",
        "novel",
    ];
    let mut text = String::from("id,subject,description,created_at\n");
    for id in 0..900 {
        let (one, other) = (THINGS[id % 30], THINGS[id / 30]);
        let _ = writeln!(text, "{id},,I have a question about the {one} next to my {other},2026-03-02T10:00:00Z");
    }
    let path = folder.join("anything.csv");
    std::fs::write(&path, text).expect("the export is written");
    path
}

#[test]
fn a_new_category_works_from_a_handful_of_tickets() {
    let folder = folder();
    let dir = folder.path().join("workspace");
    let desk = open(&dir);
    import(&desk, &anything(folder.path()));
    import(&desk, &coffee(folder.path(), "coffee.csv", 1000..1012));
    let before = export(&desk);
    let espresso = |desk: &Workspace, ids: std::ops::Range<usize>| {
        ids.filter(|id| label_of(desk, *id) == ("espresso".to_owned(), LabelSource::Learned)).count()
    };
    let say = |desk: &Workspace, ids: &[usize], name: Option<&str>| {
        let chosen = name.map(|name| Chosen { category: name.into(), subcategory: None });
        let keys: Vec<TicketKey> = ids.iter().copied().map(key).collect();
        desk.correct(&keys, &Change::Category(chosen)).expect("it is said");
    };
    say(&desk, &[1000, 1001], Some("espresso"));
    assert_eq!(espresso(&desk, 1000..1012), 0, "two say too little");
    say(&desk, &[1002, 1007], Some("espresso"));
    assert!(espresso(&desk, 1000..1012) >= 4, "{}", espresso(&desk, 1000..1012));
    assert!(espresso(&desk, 0..60) <= 2, "others stay: {}", espresso(&desk, 0..60));
    let read = desk.read_text("my espresso machine drips whenever I brew", None).learned.expect("a guess");
    assert_eq!(read.category.as_deref(), Some("espresso"));
    assert!(!read.because.is_empty());

    let on = export(&desk);
    drop(desk);
    let desk = open(&dir);
    assert_eq!(export(&desk), on, "opened again");
    import(&desk, &coffee(folder.path(), "more.csv", 1012..1020));
    assert!(espresso(&desk, 1012..1020) >= 3, "what comes later is labelled too: {}", espresso(&desk, 1012..1020));
    undo(&desk, 3);
    say(&desk, &[1000, 1001, 1002, 1007], None);
    assert_eq!(export(&desk), before, "taken back");
}
