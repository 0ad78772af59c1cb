//! What people say of tickets counts everywhere, whatever becomes of the data.

use std::path::Path;

use engine::wire::{Sort, TicketRow};
use engine::{Error, Options, Workspace};
use model::{Change, Chosen, Facet, Filter, LabelSource, Priority, TicketKey, Tone};

use crate::common::{check_sound, csv, export, folder, import, open, row, undo};

fn key(id: u32) -> TicketKey {
    TicketKey { source: "desk".into(), id: id.to_string() }
}

fn category(name: &str) -> Change {
    Change::Category(Some(Chosen { category: name.into(), subcategory: None }))
}

fn say(workspace: &Workspace, id: u32, change: Change) -> u32 {
    workspace.correct(&[key(id)], &change).expect("it is said")
}

/// Says of three tickets what their words don't.
fn correct(workspace: &Workspace) {
    assert_eq!(say(workspace, 1, category("kitchen")), 1);
    assert_eq!(say(workspace, 2, Change::Tone(Some(Tone::Positive))), 1);
    assert_eq!(say(workspace, 2, Change::Priority(Some(Priority::Critical))), 1);
    assert_eq!(workspace.correct(&[key(3), key(4), key(3)], &category("garden")).expect("it is said"), 2);
}

fn list(workspace: &Workspace, facet: Facet, value: &str) -> Vec<TicketRow> {
    let filter = Filter { facets: [(facet, vec![value.to_owned()])].into(), ..Filter::default() };
    workspace.tickets(&filter, Sort::Newest, 0, 50, true).expect("the list").rows
}

/// List, facets, overview, detail and export say the same.
fn check(workspace: &Workspace, there: &[u32]) {
    let ids = |rows: Vec<TicketRow>| {
        let mut ids: Vec<u32> = rows.iter().filter_map(|row| row.key.id.parse().ok()).collect();
        ids.sort_unstable();
        ids
    };
    let expected = |ids: &[u32]| ids.iter().copied().filter(|id| there.contains(id)).collect::<Vec<_>>();
    for (name, of) in [("kitchen", &[1][..]), ("garden", &[3, 4])] {
        let rows = list(workspace, Facet::Category, name);
        assert!(rows.iter().all(|row| row.category == name));
        assert_eq!(ids(rows), expected(of), "{name}");
        let overview = workspace.overview(&Filter::default()).expect("the overview");
        let counted = overview.categories.iter().find(|share| share.name == name).map_or(0, |share| share.n);
        assert_eq!(counted as usize, expected(of).len(), "{name} in the overview");
    }
    if there.contains(&2) {
        assert!(ids(list(workspace, Facet::Sentiment, "positive")).contains(&2));
        assert_eq!(ids(list(workspace, Facet::Priority, "critical")), [2]);
        let label = workspace.ticket(&key(2), "").expect("the ticket").label;
        assert_eq!((label.labels.tone, label.labels.tone_by), (Tone::Positive, LabelSource::Corrected));
        assert_eq!(
            (label.labels.priority_by, label.corrected.priority),
            (LabelSource::Corrected, Some(Priority::Critical))
        );
        assert_ne!(label.tone_detected, Tone::Positive);
    }
    let told = export(workspace);
    assert_eq!(told.contains("\"category\":\"kitchen\""), there.contains(&1));
    check_sound(workspace);
}

fn two_imports(folder: &Path, workspace: &Workspace) {
    import(workspace, &csv(folder, "a.csv", &[row(1, "refund my invoice", 1), row(2, "this is terrible", 1)]));
    import(workspace, &csv(folder, "b.csv", &[row(3, "my invoice is wrong", 2), row(4, "the app crashes", 2)]));
}

#[test]
fn what_people_say_outlives_undo_import_rebuild_restoration_and_new_rules() {
    let folder = folder();
    let dir = folder.path().join("workspace");
    let workspace = open(&dir);
    two_imports(folder.path(), &workspace);
    correct(&workspace);
    check(&workspace, &[1, 2, 3, 4]);
    undo(&workspace, 2);
    check(&workspace, &[1, 2]);
    import(&workspace, &folder.path().join("b.csv"));
    check(&workspace, &[1, 2, 3, 4]);
    import(&workspace, &csv(folder.path(), "c.csv", &[row(1, "refund my invoice today", 9)]));
    check(&workspace, &[1, 2, 3, 4]);
    drop(workspace);

    let mut workspace = open(&dir);
    check(&workspace, &[1, 2, 3, 4]);
    workspace.rebuild().expect("it is rebuilt");
    check(&workspace, &[1, 2, 3, 4]);
    let mut rules = text::default_rules();
    rules.categories.truncate(2);
    workspace.save_rules(rules, &model::Cancel::default(), &mut |_| {}).expect("the rules are kept");
    check(&workspace, &[1, 2, 3, 4]);
    drop(workspace);

    std::fs::remove_dir_all(dir.join("store")).expect("the store is lost");
    std::fs::remove_dir_all(dir.join("index")).expect("the index is lost");
    let workspace = open(&dir);
    assert!(workspace.recovered().is_some_and(|said| said.contains("backup")));
    check(&workspace, &[1, 2, 3, 4]);
}

#[test]
fn what_was_said_can_be_taken_back() {
    let folder = folder();
    let workspace = open(&folder.path().join("workspace"));
    two_imports(folder.path(), &workspace);
    let before = export(&workspace);
    correct(&workspace);
    assert_ne!(export(&workspace), before);
    let all = [key(1), key(2), key(3), key(4)];
    for change in [Change::Category(None), Change::Tone(None), Change::Priority(None)] {
        workspace.correct(&all, &change).expect("it is taken back");
    }
    assert_eq!(export(&workspace), before);
    assert_eq!(workspace.correct(&all, &Change::Tone(None)).expect("nothing"), 0, "nothing is said twice");
}

#[test]
fn what_cannot_be_said_is_refused_and_nothing_is_said() {
    let folder = folder();
    let dir = folder.path().join("workspace");
    let workspace = open(&dir);
    two_imports(folder.path(), &workspace);
    let before = export(&workspace);
    let unknown = workspace.correct(&[key(1), key(9)], &category("kitchen"));
    assert!(matches!(unknown, Err(Error::NoTicket(ticket)) if ticket == key(9)));
    assert!(matches!(workspace.correct(&[key(1)], &category(" \n ")), Err(Error::CategoryName(_))));
    assert!(matches!(workspace.correct(&[key(1)], &category(&"x".repeat(201))), Err(Error::CategoryName(_))));
    assert_eq!(export(&workspace), before);
    let reader = Workspace::open_with(&dir, Options { read_only: true, ..Options::default() }).expect("it opens");
    let refused = reader.correct(&[key(1)], &category("kitchen")).map_err(|error| error.to_string());
    assert!(refused.as_ref().is_err_and(|said| said.contains("reading only")), "{refused:?}");
    assert_eq!(say(&workspace, 1, category("  home \n  kitchen ")), 1);
    assert_eq!(list(&workspace, Facet::Category, "home kitchen").len(), 1, "names are tidied");
}
