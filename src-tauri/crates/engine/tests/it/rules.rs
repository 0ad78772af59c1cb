//! A workspace's own rules: tried, kept, handed on, and never half applied.

use std::path::Path;

use engine::wire::labels::PreviewOf;
use engine::{Error, Workspace, read_rules};
use model::{Cancel, CategoryRule, Progress, RuleSet, Stage, Term, UrgencyRule};

use crate::common::{Row, check_sound, copy_folder, csv, export, folder, import, open, row, undo};

/// More than two batches.
const MANY: u32 = 2500;

/// The built-in rules, and a category for kettles.
fn with_kettles() -> RuleSet {
    let mut rules = text::default_rules();
    let terms = vec![Term { pattern: "kettle".into(), weight: 5.0 }];
    rules.categories.push(CategoryRule { name: "kitchen".into(), terms, ..CategoryRule::default() });
    rules
}

fn rows(count: u32) -> Vec<Row> {
    let about = |id: u32| if id.is_multiple_of(2) { "my kettle leaks" } else { "refund my invoice" };
    (0..count).map(|id| row(id, about(id), 1)).collect()
}

fn save(workspace: &Workspace, rules: RuleSet) {
    workspace.save_rules(rules, &Cancel::default(), &mut |_| {}).expect("the rules are kept");
}

/// Tickets by category.
fn counts(workspace: &Workspace) -> Vec<(String, u32)> {
    workspace.rules().expect("the rules").tickets
}

fn has_kitchen(workspace: &Workspace) -> bool {
    counts(workspace).iter().any(|(name, _)| name == "kitchen")
}

#[test]
fn rules_kept_later_say_the_same_as_rules_kept_before() {
    let folder = folder();
    let (first, more) = (csv(folder.path(), "a.csv", &rows(40)), csv(folder.path(), "b.csv", &rows(60)));
    let dir = folder.path().join("later");
    let later = open(&dir);
    import(&later, &first);
    assert!(!has_kitchen(&later));
    save(&later, with_kettles());
    assert_eq!(counts(&later).iter().map(|(_, n)| n).sum::<u32>(), 40);
    assert!(has_kitchen(&later));
    import(&later, &more);

    let before = open(&folder.path().join("before"));
    save(&before, with_kettles());
    import(&before, &first);
    import(&before, &more);
    assert_eq!(export(&later), export(&before));
    assert_eq!(counts(&later), counts(&before));

    let expected = (export(&later), counts(&later));
    drop(later);
    let mut again = open(&dir);
    assert_eq!(again.recovered(), None);
    assert_eq!((export(&again), counts(&again)), expected, "opened again");
    assert_eq!(again.rules().expect("the rules").rules, with_kettles());
    again.rebuild().expect("it is rebuilt");
    assert_eq!(counts(&again), expected.1, "rebuilt");
    undo(&again, 2);
    undo(&before, 2);
    assert_eq!((export(&again), counts(&again)), (export(&before), counts(&before)), "undone");
    check_sound(&again);
}

#[test]
fn taking_rules_back_leaves_no_trace() {
    let folder = folder();
    let workspace = open(&folder.path().join("workspace"));
    import(&workspace, &csv(folder.path(), "a.csv", &rows(20)));
    let before = (export(&workspace), counts(&workspace));
    save(&workspace, with_kettles());
    assert_ne!(counts(&workspace), before.1);
    save(&workspace, text::default_rules());
    let told = |workspace: &Workspace| export(workspace).replace("\"rules\":2", "\"rules\":0");
    assert_eq!((told(&workspace), counts(&workspace)), before);
}

/// Stops at a stage; then the workspace is as it was, and can go on.
fn check_stopped(stage: Stage) {
    let folder = folder();
    let workspace = open(&folder.path().join("workspace"));
    import(&workspace, &csv(folder.path(), "many.csv", &rows(MANY)));
    let before = (export(&workspace), counts(&workspace));
    let cancel = Cancel::default();
    let told = &mut |progress: Progress| {
        if progress.stage == stage {
            cancel.cancel();
        }
    };
    let stopped = workspace.save_rules(with_kettles(), &cancel, told);
    assert!(matches!(stopped, Err(Error::Stopped)), "{stage:?}");
    assert_eq!((export(&workspace), counts(&workspace)), before, "{stage:?}");
    assert_eq!(workspace.rules().expect("the rules").rules, text::default_rules());
    check_sound(&workspace);
    save(&workspace, with_kettles());
    assert!(has_kitchen(&workspace));
}

#[test]
fn stopped_it_changes_nothing() {
    check_stopped(Stage::Analysing);
}

/// Opens a copy of the folder as a process would find it that was killed at this moment.
fn found_by_the_next(dir: &Path, copy: &Path) -> (String, bool, RuleSet) {
    copy_folder(dir, copy).expect("a copy");
    let workspace = open(copy);
    check_sound(&workspace);
    (export(&workspace), has_kitchen(&workspace), workspace.rules().expect("the rules").rules)
}

#[test]
fn killed_at_any_moment_it_is_the_old_or_the_new() {
    let folder = folder();
    let dir = folder.path().join("workspace");
    let workspace = open(&dir);
    import(&workspace, &csv(folder.path(), "many.csv", &rows(MANY)));
    let old = (export(&workspace), false, text::default_rules());
    let mut found = Vec::new();
    let told = &mut |progress: Progress| {
        let copy = folder.path().join(format!("killed-{}", found.len()));
        found.push((progress.stage, found_by_the_next(&dir, &copy)));
    };
    workspace.save_rules(with_kettles(), &Cancel::default(), told).expect("the rules are kept");
    let new = (export(&workspace), true, with_kettles());
    assert!(found.len() > 3);
    for (stage, found) in found {
        assert!(found == if stage == Stage::Committing { new.clone() } else { old.clone() }, "killed while {stage:?}");
    }
}

#[test]
fn rules_that_cannot_be_used_are_refused_with_their_place() {
    let folder = folder();
    let workspace = open(&folder.path().join("workspace"));
    let mut rules = text::default_rules();
    rules.urgency.push(UrgencyRule { pattern: "/(/".into(), points: 1.0 });
    let refused =
        workspace.save_rules(rules.clone(), &Cancel::default(), &mut |_| {}).map(|_| ()).expect_err("they are refused");
    let said = refused.to_string();
    assert!(said.contains("Urgency") && said.contains("/(/"), "{said}");
    let preview = workspace.preview_rules(&rules, &PreviewOf::Urgency).expect("a preview");
    assert_eq!((preview.faults.len(), preview.looked_at), (1, 0));
    let alone = workspace.preview_rules(&text::default_rules(), &PreviewOf::Pattern("/(/".into())).expect("a preview");
    assert_eq!(alone.faults.iter().map(|fault| fault.pattern.as_str()).collect::<Vec<_>>(), ["/(/"]);
    let reader = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).expect("a file");
        read_rules(&path).expect_err("it is refused").to_string()
    };
    assert!(reader("a.json", "{\n  \"format\": 7\n}").contains("line 2"), "where it is wrong is said");
    assert!(reader("b.json", r#"{"format":"x","version":1,"rules":{"categories":[],"urgency":[],"tone":{"positive_from":0.2,"negative_to":-0.1,"support_words":true,"words":[]}}}"#).contains("“x”"));
}

#[test]
fn exported_rules_come_back_as_they_were() {
    let folder = folder();
    let workspace = open(&folder.path().join("workspace"));
    save(&workspace, with_kettles());
    let path = folder.path().join("rules.json");
    std::fs::write(&path, workspace.export_rules().expect("a file")).expect("a file");
    assert_eq!(read_rules(&path).expect("rules"), with_kettles());
}

#[test]
fn a_preview_says_what_would_change_and_changes_nothing() {
    let folder = folder();
    let workspace = open(&folder.path().join("workspace"));
    import(&workspace, &csv(folder.path(), "a.csv", &rows(10)));
    let before = export(&workspace);
    let preview = workspace.preview_rules(&with_kettles(), &PreviewOf::Category("kitchen".into())).expect("a preview");
    assert_eq!((preview.looked_at, preview.changed, preview.caught), (10, 5, 5));
    let [kitchen] = &preview.moves[..] else { panic!("{:?}", preview.moves) };
    assert_eq!((kitchen.to.as_str(), kitchen.tickets), ("kitchen", 5));
    for example in &preview.examples {
        let row = &example.row;
        let marked = |text: &str, marks: &[(u32, u32)]| {
            marks.iter().map(|&(from, to)| text[from as usize..to as usize].to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(marked(&row.snippet, &row.snippet_marks), ["kettle"]);
        assert_eq!((example.after.as_str(), row.category.as_str()), ("kitchen", example.before.as_str()));
    }

    let now =
        workspace.preview_rules(&text::default_rules(), &PreviewOf::Pattern("invoice".into())).expect("a preview");
    assert_eq!((now.changed, now.caught, now.moves.len()), (0, 5, 0));

    let mut hot = text::default_rules();
    hot.urgency.push(UrgencyRule { pattern: "kettle".into(), points: 2.0 });
    let urgent = workspace.preview_rules(&hot, &PreviewOf::Pattern("kettle".into())).expect("a preview");
    let to: Vec<&str> = urgent.moves.iter().map(|moved| moved.to.as_str()).collect();
    assert_eq!((urgent.caught, to), (5, vec!["critical"]));
    assert_eq!(export(&workspace), before);
}
