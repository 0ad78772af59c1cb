//! The menu bar.
//!
//! In: the user's choice. Out: an event `menu` for the window, or a closed window. Never: does the work itself.

use tauri::menu::{AboutMetadata, Menu, MenuBuilder, MenuEvent, MenuItem, MenuItemBuilder, Submenu, SubmenuBuilder};
use tauri::{AppHandle, Emitter, Manager, Runtime};

use crate::commands::workspaces::others;
use crate::desk::Desk;
use crate::log;

/// The event the window hears; its payload is the chosen item's id.
const EVENT: &str = "menu";
const WINDOW: &str = "main";

const FILE: &str = "file";
const OPEN: &str = "open";
const NEW_WORKSPACE: &str = "new-workspace";
const OPEN_WORKSPACE: &str = "open-workspace";
const RECENT: &str = "recent";
const SAMPLE: &str = "sample";
const SHORTCUTS: &str = "shortcuts";
const QUIT: &str = "quit";

/// File, Edit and Help.
pub fn menu<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<Menu<R>> {
    MenuBuilder::new(app).items(&[&file(app)?, &edit(app)?, &help(app)?]).build()
}

/// Passes a choice on.
pub fn chosen<R: Runtime>(app: &AppHandle<R>, event: MenuEvent) {
    let passed = match event.id().as_ref() {
        // Asked to close rather than ended, so that a running import is stopped cleanly.
        QUIT => app.get_webview_window(WINDOW).map_or(Ok(()), |window| window.close()),
        chosen => app.emit_to(WINDOW, EVENT, chosen),
    };
    if let Err(error) = passed {
        eprintln!("The menu could not reach the window: {error}");
    }
}

/// Lists the workspaces opened lately; one whose folder is gone can't be chosen.
pub fn show_recent<R: Runtime>(app: &AppHandle<R>) {
    // Without a menu bar (tests) there is nothing to list in.
    let Some(list) = app.menu().and_then(|menu| menu.get(FILE)?.as_submenu()?.get(RECENT)) else { return };
    if let Some(Err(error)) = list.as_submenu().map(|list| fill(app, list)) {
        log::note(None, &format!("The recent workspaces are not in the menu: {error}"));
    }
}

fn fill<R: Runtime>(app: &AppHandle<R>, list: &Submenu<R>) -> tauri::Result<()> {
    for former in list.items()? {
        list.remove(&former)?;
    }
    let places = others(&app.state::<Desk>());
    list.set_enabled(!places.is_empty())?;
    for place in places {
        let chosen = format!("{RECENT}:{}", place.dir);
        list.append(&MenuItemBuilder::with_id(chosen, place.name).enabled(!place.missing).build(app)?)?;
    }
    Ok(())
}

fn file<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<Submenu<R>> {
    SubmenuBuilder::with_id(app, FILE, "&File")
        .item(&item(app, OPEN, "&Open…", Some("CmdOrCtrl+O"))?)
        .item(&item(app, SAMPLE, "Load &sample data", None)?)
        .separator()
        .item(&item(app, NEW_WORKSPACE, "&New workspace…", None)?)
        .item(&item(app, OPEN_WORKSPACE, "Open &workspace…", None)?)
        .item(&SubmenuBuilder::with_id(app, RECENT, "Open &recent").build()?)
        .separator()
        .item(&item(app, QUIT, "&Quit", Some("CmdOrCtrl+Q"))?)
        .build()
}

/// macOS gives a window its clipboard shortcuts only through a menu.
fn edit<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<Submenu<R>> {
    SubmenuBuilder::new(app, "&Edit").cut().copy().paste().select_all().build()
}

fn help<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<Submenu<R>> {
    let about = AboutMetadata {
        name: Some("Support Lens".into()),
        version: Some(env!("CARGO_PKG_VERSION").into()),
        comments: Some(env!("CARGO_PKG_DESCRIPTION").into()),
        license: Some(env!("CARGO_PKG_LICENSE").into()),
        ..AboutMetadata::default()
    };
    SubmenuBuilder::new(app, "&Help")
        .item(&item(app, SHORTCUTS, "&Keyboard shortcuts", None)?)
        .about(Some(about))
        .build()
}

fn item<R: Runtime>(app: &AppHandle<R>, id: &str, text: &str, key: Option<&str>) -> tauri::Result<MenuItem<R>> {
    let item = MenuItemBuilder::with_id(id, text);
    key.into_iter().fold(item, MenuItemBuilder::accelerator).build(app)
}
