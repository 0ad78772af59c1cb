//! A window with a workspace of its own, and what a person can do with it.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use fantoccini::elements::Element;
use fantoccini::{Client, Locator};
use tempfile::TempDir;

/// How long a person would wait before calling it broken.
const PATIENCE: Duration = Duration::from_secs(20);
/// The Enter key, as WebDriver writes it.
const ENTER: &str = "\u{e007}";

/// The real window.
pub struct Desktop {
    client: Client,
    folder: TempDir,
}

impl Desktop {
    /// A window that has just opened; `folder` holds all that it writes.
    pub fn new(client: Client, folder: TempDir) -> Self {
        Desktop { client, folder }
    }

    /// Closes the window; gives back the folder that holds all it wrote.
    pub async fn close(self) -> TempDir {
        self.client.close().await.expect("the window closes");
        self.folder
    }

    /// The workspace's folder.
    pub fn workspace(&self) -> PathBuf {
        self.folder.path().join("workspace")
    }

    /// Where save dialogs save to.
    pub fn saved(&self) -> PathBuf {
        self.folder.path().join("saved")
    }

    /// Waits for an element of this XPath that can be seen.
    pub async fn find(&self, xpath: &str) -> Element {
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            for element in self.client.find_all(Locator::XPath(xpath)).await.unwrap_or_default() {
                if element.is_displayed().await.unwrap_or(false) {
                    return element;
                }
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        self.give_up(&format!("nothing on the window matches {xpath}")).await
    }

    /// Waits until these words stand somewhere on the window.
    pub async fn sees(&self, words: &str) {
        self.find(&format!("//body//*[contains(normalize-space(.), {})]", quoted(words))).await;
    }

    /// Presses the button of this name.
    pub async fn press(&self, name: &str) {
        self.press_in("", name).await;
    }

    /// Presses the button of this name inside what `place` (an XPath) describes.
    pub async fn press_in(&self, place: &str, name: &str) {
        let name = quoted(name);
        let button = format!(
            "{place}//*[self::button or self::a or @role='button' or @role='menuitem' or @role='tab']\
             [starts-with(normalize-space(.), {name}) or @aria-label={name}]"
        );
        self.choose(&button).await;
    }

    /// Goes to a screen by the navigation.
    pub async fn go_to(&self, screen: &str) {
        self.choose(&format!("//nav//button[.//span[normalize-space(.)={}]]", quoted(screen))).await;
    }

    /// Loads the sample by the button of an empty workspace and goes to its overview.
    pub async fn load_sample(&self) {
        self.press("Look around with sample data").await;
        self.press("Show overview").await;
    }

    /// Goes to a section of the settings.
    pub async fn open_settings(&self, section: &str) {
        self.go_to("Settings").await;
        self.press_in("//nav[@aria-label='Parts of Settings']", section).await;
    }

    /// Finds topics and waits until they stand on their screen.
    pub async fn find_topics(&self) {
        self.go_to("Topics").await;
        self.press("Find topics").await;
        self.sees("Find topics again").await;
    }

    /// Imports the picked file as detected and goes to its overview.
    pub async fn import_picked(&self) {
        self.press("Open…").await;
        self.press_in("//*[@role='dialog']", "Import").await;
        self.press("Show overview").await;
    }

    /// The number beside a screen's name in the navigation.
    pub async fn number_beside(&self, screen: &str) -> u32 {
        let note = format!("//nav//button[.//span[normalize-space(.)={}]]/span[last()]", quoted(screen));
        let text = self.find(&note).await.text().await.expect("a text");
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        digits.parse().unwrap_or_else(|_| panic!("no number in {text:?}"))
    }

    /// Makes the window this large, in pixels.
    pub async fn resize(&self, (width, height): (u32, u32)) {
        self.client.set_window_size(width, height).await.expect("the window changes its size");
    }

    /// Presses what this XPath describes, as soon as it can be pressed.
    pub async fn choose(&self, xpath: &str) {
        let start = Instant::now();
        loop {
            let element = self.find(xpath).await;
            let pressed = match element.click().await {
                // WebKitGTK's driver takes some lines of a floating menu for out of reach; the keyboard reaches them.
                Err(error) if error.is_element_not_interactable() => element.send_keys(ENTER).await,
                pressed => pressed,
            };
            let Err(error) = pressed else { return };
            if start.elapsed() > PATIENCE {
                self.give_up(&format!("{xpath} can't be pressed ({error})")).await
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Ends the test, leaving a picture of the window and its words.
    async fn give_up(&self, why: &str) -> ! {
        let picture = Path::new(env!("CARGO_TARGET_TMPDIR")).join("window.png");
        self.picture(&picture).await;
        panic!("{why}. The window ({}) shows:\n{}", picture.display(), self.words().await)
    }

    /// All words on the window.
    pub async fn words(&self) -> String {
        match self.client.find(Locator::Css("body")).await {
            Ok(body) => body.text().await.unwrap_or_default(),
            Err(error) => format!("nothing ({error})"),
        }
    }

    /// Writes into the search field.
    pub async fn search(&self, words: &str) {
        self.find("//input[@aria-label='Search tickets']").await.send_keys(words).await.expect("words");
    }

    /// Waits until `there` gives something.
    pub async fn until<T>(&self, there: impl Fn() -> Option<T>, what: &str) -> T {
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            if let Some(found) = there() {
                return found;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        self.give_up(&format!("no {what} came")).await
    }

    /// Presses a key wherever the keyboard is.
    pub async fn key(&self, key: &str) {
        let focused = self.client.active_element().await.expect("an element has the keyboard");
        focused.send_keys(key).await.expect("a key");
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
