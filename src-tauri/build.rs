//! Gives tauri the window's configuration and capabilities.
//!
//! In: `tauri.conf.json`, `src-tauri/capabilities`, `ui/dist`. Out: what `generate_context!` embeds. Never: builds the window's
//! pages; `cargo xtask run` and `cargo xtask test` do that first.

use std::error::Error;
use std::path::Path;
use std::process::ExitCode;

use tauri_build::{Attributes, try_build};

const CAPABILITIES: &str = "./src-tauri/capabilities/**/*";
const PAGES: &str = "ui/dist/index.html";

fn main() -> ExitCode {
    println!("cargo:rerun-if-changed=src-tauri/capabilities");
    println!("cargo:rerun-if-changed={PAGES}");
    match prepare() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("\n{message:#}\n");
            ExitCode::FAILURE
        }
    }
}

fn prepare() -> Result<(), Box<dyn Error>> {
    if !Path::new(PAGES).is_file() {
        let missing = format!(
            "The window's pages are not built: {PAGES} is missing.\n\
             Run `cargo xtask run` (builds them and opens the app), or `npm ci && npm run build` in ui/, then build again."
        );
        return Err(missing.into());
    }
    Ok(try_build(Attributes::new().capabilities_path_pattern(CAPABILITIES))?)
}
