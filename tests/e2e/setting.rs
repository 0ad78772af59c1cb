//! Opening the window: on a workspace of its own, remembering nothing from another test.

use std::path::PathBuf;

use fantoccini::wd::Capabilities;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;
use tempfile::TempDir;

use super::desktop::Desktop;
use super::driver::{Driver, unavailable};

const APP: &str = env!("CARGO_BIN_EXE_support-lens");

/// What the window finds when it opens.
#[derive(Default)]
pub struct Setting {
    /// The files that "Open…" gives.
    pub picked: Vec<PathBuf>,
    /// The system is set to dark colours.
    pub dark: bool,
}

/// Opens the window on an empty workspace and lets `journey` use it.
pub fn with_window(setting: Setting, journey: impl AsyncFnOnce(&Desktop)) {
    in_place(setting, async |driver, folder| _ = visit(driver, folder, journey).await);
}

/// Opens the window on an empty workspace, lets `before` use it, closes it, and lets `after` use that of the next start.
pub fn with_restart(setting: Setting, before: impl AsyncFnOnce(&Desktop), after: impl AsyncFnOnce(&Desktop)) {
    in_place(setting, async |driver, folder| {
        let folder = visit(driver, folder, before).await;
        visit(driver, folder, after).await;
    });
}

/// One start of the program; gives back the folder that holds all it wrote.
async fn visit(driver: &Driver, folder: TempDir, journey: impl AsyncFnOnce(&Desktop)) -> TempDir {
    let desktop = Desktop::new(connected(driver).await, folder);
    journey(&desktop).await;
    desktop.close().await
}

fn in_place(setting: Setting, visits: impl AsyncFnOnce(&Driver, TempDir)) {
    if let Some(reason) = unavailable() {
        let required = std::env::var("SUPPORT_LENS_WINDOW_TESTS").is_ok_and(|value| value == "required");
        assert!(!required, "{reason}");
        eprintln!("{reason}");
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let saved = folder.path().join("saved");
    let empty = folder.path().join("Second workspace");
    for folder in [&saved, &empty] {
        std::fs::create_dir(folder).expect("a folder");
    }
    let picked: Vec<_> = setting.picked.iter().map(|path| path.display().to_string()).collect();
    let driver = Driver::start(&[
        ("SUPPORT_LENS_WORKSPACE", folder.path().join("workspace")),
        ("SUPPORT_LENS_SAVE_DIR", saved),
        ("SUPPORT_LENS_PICK", PathBuf::from(picked.join(";"))),
        ("SUPPORT_LENS_PICK_FOLDER", empty),
        // What the window remembers between starts belongs to this test alone.
        ("XDG_CONFIG_HOME", folder.path().join("config")),
        ("XDG_DATA_HOME", folder.path().join("data")),
        ("GTK_THEME", PathBuf::from(if setting.dark { "Adwaita:dark" } else { "Adwaita" })),
    ]);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(visits(&driver, folder));
}

async fn connected(driver: &Driver) -> Client {
    let mut capabilities = Capabilities::new();
    capabilities.insert("browserName".into(), json!("wry"));
    capabilities.insert("tauri:options".into(), json!({ "application": APP }));
    let mut builder = ClientBuilder::new(HttpConnector::new());
    builder.capabilities(capabilities).connect(&driver.url()).await.expect("the window opens")
}
