//! A mapping is confirmed once: the next file with the same columns is read as the first was.

use std::path::{Path, PathBuf};

use engine::{ImportRequest, Workspace};
use ingest::Field;
use model::Cancel;

use crate::common::{csv, folder, import, open, row, undo};

fn write(folder: &Path, name: &str, header: &str) -> PathBuf {
    let cells = header.split(',').map(|column| format!("{column} of 03/04/2026")).collect::<Vec<_>>().join(",");
    let path = folder.join(name);
    std::fs::write(&path, format!("{header}\n{cells}\n7,{cells}\n")).expect("the export is written");
    path
}

/// Imports a file as a person would map it by hand.
fn confirmed(workspace: &Workspace, path: &Path) {
    let mut request = ImportRequest::detect(path).expect("the file is recognised");
    request.source = "helpline".into();
    request.mapping.fields = [(Field::Id, "Vorgang"), (Field::Description, "Was war los")]
        .map(|(field, header)| (field, header.to_owned()))
        .into();
    request.mapping.channel = "phone".into();
    request.mapping.zone = "Europe/Berlin".into();
    workspace.import(&request, &Cancel::default(), &mut |_| {}).expect("the import succeeds");
}

#[test]
fn the_columns_tell_which_mapping_comes_back() {
    let folder = folder();
    let dir = folder.path().join("workspace");
    let workspace = open(&dir);
    confirmed(&workspace, &write(folder.path(), "january.csv", "Vorgang,Was war los,Ablage"));
    let check = |workspace: &Workspace, header: &str, remembered: bool| {
        let plan = workspace.inspect(&write(folder.path(), "february.csv", header)).expect("a plan");
        assert_eq!(plan.remembered, if remembered { "january.csv" } else { "" }, "{header}");
        assert_eq!(plan.source == "helpline", remembered, "{header}");
        assert_eq!(plan.mapping.channel == "phone", remembered, "{header}");
        assert_eq!(
            plan.mapping.fields.get(&Field::Description).is_some_and(|column| column == "Was war los"),
            remembered
        );
        assert_eq!(plan.reasons.iter().any(|reason| reason.contains("january.csv")), remembered, "{:?}", plan.reasons);
        if remembered {
            let ticket = plan.preview.tickets.first().expect("a ticket in the preview");
            assert_eq!(ticket.channel, "phone");
        }
    };
    let all = |workspace: &Workspace| {
        check(workspace, "Vorgang,Was war los,Ablage", true);
        check(workspace, "Ablage,Vorgang,Was war los", true);
        check(workspace, "Ablage,Vorgang,Was war los,Notiz", true);
        check(workspace, "Vorgang,Was war wo,Ablage", false);
    };
    all(&workspace);
    undo(&workspace, 1);
    all(&workspace);
    drop(workspace);
    all(&open(&dir));
    std::fs::remove_dir_all(dir.join("store")).expect("the store is lost");
    let restored = open(&dir);
    assert!(restored.recovered().is_some());
    all(&restored);
}

#[test]
fn the_latest_choice_counts() {
    let folder = folder();
    let workspace = open(&folder.path().join("workspace"));
    let path = csv(folder.path(), "a.csv", &[row(1, "a", 1)]);
    assert_eq!(workspace.inspect(&path).expect("a plan").remembered, "");
    import(&workspace, &path);
    assert_eq!(workspace.inspect(&path).expect("a plan").source, "desk");
    let mut request = workspace.request(&path).expect("a plan");
    request.source = "other desk".into();
    workspace.import(&request, &Cancel::default(), &mut |_| {}).expect("the import succeeds");
    assert_eq!(workspace.inspect(&path).expect("a plan").source, "other desk");
}
