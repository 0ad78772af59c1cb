//! Pictures of every screen, for the README and for looking: `cargo xtask shots`.

use std::path::PathBuf;
use std::time::Duration;

use super::desktop::Desktop;
use super::setting::{Setting, with_window};

const SIZES: [(u32, u32); 2] = [(1280, 800), (1920, 1080)];
const SCREENS: [&str; 8] =
    ["Overview", "Trends", "Problems", "Service levels", "Topics", "Tickets", "Data", "Settings"];
const SECTIONS: [&str; 6] = ["Targets & hours", "Categories", "Learning", "Urgency", "Tone words", "Try a text"];
/// Charts are drawn after the words; nothing tells when the last one stands.
const DRAWN: Duration = Duration::from_millis(2500);

/// Opens the first ticket of the list.
const OPEN: &str = "j";

#[test]
#[ignore = "makes pictures, proves nothing"]
fn every_screen() {
    let Some(folder) = std::env::var_os("SUPPORT_LENS_SHOTS").map(PathBuf::from) else { return };
    std::fs::create_dir_all(&folder).expect("a folder");
    for (theme, dark) in [("light", false), ("dark", true)] {
        with_window(Setting { dark, ..Setting::default() }, async |desktop| {
            for size in SIZES {
                desktop.resize(size).await;
                desktop.go_to("Overview").await;
                tokio::time::sleep(DRAWN).await;
                desktop.picture(&folder.join(format!("empty-{theme}-{}x{}.png", size.0, size.1))).await;
            }
            desktop.load_sample().await;
            desktop.find_topics().await;
            for size in SIZES {
                desktop.resize(size).await;
                for screen in SCREENS {
                    show(desktop, screen).await;
                    let name = picture_name(screen, theme, size);
                    desktop.picture(&folder.join(name)).await;
                }
                for section in SECTIONS {
                    desktop.open_settings(section).await;
                    tokio::time::sleep(DRAWN).await;
                    let name = picture_name(section, theme, size);
                    desktop.picture(&folder.join(name)).await;
                }
            }
        });
    }
}

fn picture_name(shown: &str, theme: &str, (width, height): (u32, u32)) -> String {
    let name = shown.to_lowercase().replace(" & ", "-").replace(' ', "-");
    format!("{name}-{theme}-{width}x{height}.png")
}

/// Goes to a screen; among tickets, opens the first.
async fn show(desktop: &Desktop, screen: &str) {
    desktop.go_to(screen).await;
    tokio::time::sleep(DRAWN).await;
    if screen == "Tickets" {
        desktop.key(OPEN).await;
        tokio::time::sleep(DRAWN).await;
    }
}
