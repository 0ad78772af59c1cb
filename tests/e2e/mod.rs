//! The real window, driven through WebDriver as a person would: by the words on it.
//!
//! Needs tauri-driver (in .tools, `cargo xtask test` puts it there), WebKitWebDriver and a display; without them these tests
//! say so and are left out, unless `SUPPORT_LENS_WINDOW_TESTS=required`.

mod desktop;
mod driver;
mod journeys;
mod numbers;
mod opening;
mod setting;
mod tour;
