//! Several workspaces through the window's commands: a new one, another one, back again.

use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};
use support_lens::{Dialogs, Recent};
use tempfile::{TempDir, tempdir};

use crate::doors::{Calls, Door, dismissed, number};

/// A window on the workspace `first` in a folder; dialogs answer with the folder `picked` in it.
struct Setting {
    folder: TempDir,
    door: Door,
}

impl Setting {
    fn new(picked: &str) -> Self {
        let folder = tempdir().expect("a folder");
        fs::create_dir(folder.path().join(picked)).expect("a folder");
        let dialogs =
            Dialogs::Scripted { open: Vec::new(), save_folder: None, folder: Some(folder.path().join(picked)) };
        let recent = Recent::load(folder.path().join("config").join("recent.json"));
        let door = Door::open_remembering(&folder.path().join("first"), dialogs, recent);
        Setting { folder, door }
    }

    fn tickets(&self) -> f64 {
        number(&self.door.answer("workspace_status", json!({})), "/tickets")
    }

    fn open_name(&self) -> Value {
        self.door.answer("workspaces", json!({}))["open"]["name"].clone()
    }
}

#[test]
fn a_new_workspace_is_empty_and_the_former_one_is_as_it_was() {
    let setting = Setting::new("second");
    let (door, first) = (&setting.door, setting.folder.path().join("first"));
    door.load_sample();
    let before = setting.tickets();
    let second = door.answer("pick_workspace", json!({ "new": true }));
    door.answer("new_workspace", json!({ "dir": second }));
    assert_eq!((setting.tickets(), setting.open_name()), (0.0, json!("second")));
    let recent = door.answer("workspaces", json!({}))["recent"].clone();
    assert_eq!(recent, json!([{ "dir": first, "name": "first", "missing": false }]));

    // Its lock is released: another window can open it at once.
    drop(Door::open(&first).answer("workspace_status", json!({})));
    door.answer("open_workspace", json!({ "dir": first }));
    assert_eq!((setting.tickets(), setting.open_name()), (before, json!("first")));
}

#[test]
fn what_cannot_be_opened_leaves_the_present_one_open() {
    let setting = Setting::new("full");
    let (door, folder) = (&setting.door, setting.folder.path());
    fs::write(folder.join("full").join("letter.txt"), "Dear Ann").expect("a file");
    door.load_sample();
    let before = setting.tickets();
    let elsewhere = folder.join("elsewhere");
    let other = Door::open(&elsewhere);
    other.answer("workspace_status", json!({}));
    let newer = newer(folder.join("newer"));
    for (command, arguments, code) in [
        ("new_workspace", json!({ "dir": folder.join("full") }), "folder_in_use"),
        ("open_workspace", json!({ "dir": folder.join("full") }), "no_workspace"),
        ("open_workspace", json!({ "dir": folder.join("none") }), "no_workspace"),
        ("open_workspace", json!({ "dir": elsewhere }), "workspace_locked"),
        ("open_workspace", json!({ "dir": newer }), "workspace_newer"),
    ] {
        assert_eq!(door.error(command, arguments)["code"], code, "{command}");
        assert_eq!((setting.tickets(), setting.open_name()), (before, json!("first")), "{code}");
    }
    assert_eq!(door.answer("workspaces", json!({}))["recent"], json!([]));
}

#[test]
fn a_workspace_is_not_left_while_something_is_written_to_it() {
    let setting = Setting::new("second");
    let calls: &Calls = &setting.door;
    let present = json!({ "dir": setting.folder.path().join("first") });
    calls.answer("workspace_status", json!({}));
    std::thread::scope(|scope| {
        let sample = scope.spawn(|| calls.load_sample());
        // Until the import has begun there is nothing to wait for, and opening what is open changes nothing.
        let refused = std::iter::repeat_with(|| calls.ask("open_workspace", present.clone()).err());
        let refused = refused.take_while(|_| !sample.is_finished()).flatten().next();
        assert_eq!(refused.map(|error| error["code"].clone()), Some(json!("busy")));
        assert!(number(&sample.join().expect("no panic"), "/tally/new") > 0.0);
    });
    calls.answer("open_workspace", present.clone());
}

#[test]
fn the_list_outlives_the_window_and_what_is_gone_can_be_taken_off() {
    let setting = Setting::new("second");
    setting.door.answer("workspace_status", json!({}));
    setting.door.answer("new_workspace", json!({ "dir": setting.folder.path().join("second") }));
    let Setting { folder, door } = setting;
    drop(door);
    let (first, second) = (folder.path().join("first"), folder.path().join("second"));
    fs::remove_dir_all(&first).expect("it goes");
    let recent = || Recent::load(folder.path().join("config").join("recent.json"));
    assert_eq!(recent().latest(), Some(second.clone()));
    let door = Door::open_remembering(&second, dismissed(), recent());
    let gone = json!([{ "dir": first, "name": "first", "missing": true }]);
    assert_eq!(door.answer("workspaces", json!({}))["recent"], gone);
    door.answer("forget_workspace", json!({ "dir": first }));
    assert_eq!(door.answer("workspaces", json!({}))["recent"], json!([]));
    assert_eq!(door.answer("pick_workspace", json!({ "new": false })), Value::Null, "dismissed");
}

/// A workspace of a version that does not exist yet.
fn newer(folder: PathBuf) -> PathBuf {
    Door::open(&folder).answer("workspace_status", json!({}));
    let manifest = folder.join("manifest.json");
    let mut written: Value = serde_json::from_slice(&fs::read(&manifest).expect("a manifest")).expect("JSON");
    written["schema"] = json!(9999);
    fs::write(&manifest, written.to_string()).expect("a manifest");
    folder
}
