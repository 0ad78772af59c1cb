//! A window with a workspace of its own, and what a person can do with it.

use std::path::{Path, PathBuf};
use std::time::Duration;

use fantoccini::elements::Element;
use fantoccini::wd::Capabilities;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;
use tempfile::TempDir;

use super::driver::{Driver, unavailable};

/// How long a person would wait before calling it broken.
const PATIENCE: Duration = Duration::from_secs(20);
const APP: &str = env!("CARGO_BIN_EXE_support-lens");

/// The real window.
pub struct Desktop {
    /// The WebDriver session.
    pub client: Client,
    folder: TempDir,
}

/// Opens the window and lets `journey` use it. `picked` answers open dialogs.
pub fn with_window(picked: &[PathBuf], journey: impl AsyncFnOnce(&Desktop)) {
    if let Some(reason) = unavailable() {
        let required = std::env::var("SUPPORT_LENS_WINDOW_TESTS").is_ok_and(|value| value == "required");
        assert!(!required, "{reason}");
        println!("{reason}");
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let saved = folder.path().join("saved");
    std::fs::create_dir(&saved).expect("a folder");
    let picked: Vec<_> = picked.iter().map(|path| path.display().to_string()).collect();
    let driver = Driver::start(&[
        ("SUPPORT_LENS_WORKSPACE", folder.path().join("workspace")),
        ("SUPPORT_LENS_SAVE_DIR", saved),
        ("SUPPORT_LENS_PICK", PathBuf::from(picked.join(";"))),
    ]);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let desktop = Desktop { client: connected(&driver).await, folder };
        journey(&desktop).await;
        desktop.client.clone().close().await.expect("the window closes");
    });
}

async fn connected(driver: &Driver) -> Client {
    let mut capabilities = Capabilities::new();
    capabilities.insert("browserName".into(), json!("wry"));
    capabilities.insert("tauri:options".into(), json!({ "application": APP }));
    let mut builder = ClientBuilder::new(HttpConnector::new());
    builder.capabilities(capabilities).connect(&driver.url()).await.expect("the window opens")
}

impl Desktop {
    /// The workspace's folder.
    pub fn workspace(&self) -> PathBuf {
        self.folder.path().join("workspace")
    }

    /// Where save dialogs save to.
    pub fn saved(&self) -> PathBuf {
        self.folder.path().join("saved")
    }

    /// Waits for the first element of this XPath.
    pub async fn find(&self, xpath: &str) -> Element {
        let found = self.client.wait().at_most(PATIENCE).for_element(Locator::XPath(xpath)).await;
        match found {
            Ok(element) => element,
            Err(error) => panic!("nothing on the window matches {xpath} ({error}). It shows:\n{}", self.words().await),
        }
    }

    /// Waits until these words stand somewhere on the window.
    pub async fn sees(&self, words: &str) {
        self.find(&format!("//body//*[contains(normalize-space(.), {})]", quoted(words))).await;
    }

    /// Presses the button of this name.
    pub async fn press(&self, name: &str) {
        let name = quoted(name);
        let button = format!(
            "//*[self::button or self::a or @role='button' or @role='menuitem' or @role='tab']\
             [normalize-space(.)={name} or @aria-label={name}]"
        );
        self.find(&button).await.click().await.expect("a press");
    }

    /// Goes to a screen by the navigation.
    pub async fn go_to(&self, screen: &str) {
        let button = format!("//nav//button[.//span[normalize-space(.)={}]]", quoted(screen));
        self.find(&button).await.click().await.expect("a press");
    }

    /// All words on the window.
    pub async fn words(&self) -> String {
        match self.client.find(Locator::Css("body")).await {
            Ok(body) => body.text().await.unwrap_or_default(),
            Err(error) => format!("nothing ({error})"),
        }
    }

    /// Runs JavaScript in the window.
    pub async fn run(&self, script: &str) -> serde_json::Value {
        self.client.execute(script, Vec::new()).await.expect("the script runs")
    }

    /// Saves a picture of the window.
    pub async fn picture(&self, path: &Path) {
        let png = self.client.screenshot().await.expect("a picture");
        std::fs::write(path, png).expect("the picture is saved");
    }
}

/// Words as an XPath string; they hold no quotation marks of both kinds.
fn quoted(words: &str) -> String {
    if words.contains('\'') { format!("\"{words}\"") } else { format!("'{words}'") }
}
