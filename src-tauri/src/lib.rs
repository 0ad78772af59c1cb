//! The desktop shell: one window over the engine.
//!
//! In: what the window asks. Out: what the engine answers. Never: a number of its own, a network socket, work on the thread
//! that draws the window.

use std::process::ExitCode;

use tauri::{Builder, Manager, Runtime};

mod clipboard;
mod closing;
mod commands;
mod desk;
mod dialogs;
mod error;
mod files;
mod jobs;
mod log;
mod menu;
mod recent;

pub use desk::Desk;
pub use dialogs::Dialogs;
pub use error::{AppError, ErrorCode, ErrorDetails, Fault};
pub use recent::Recent;

/// Opens the window and runs until it is closed.
pub fn run() -> ExitCode {
    let desk = Desk::new(Dialogs::from_environment(), Recent::of_the_user());
    let started = with_commands(Builder::default(), desk)
        .menu(menu::menu)
        .on_menu_event(menu::chosen)
        .on_window_event(closing::on_window_event)
        .setup(|app| {
            let desk = app.state::<Desk>();
            desk.open_in_background(desk.recent.at_start());
            menu::show_recent(app.handle());
            Ok(())
        })
        .build(tauri::generate_context!());
    match started {
        Ok(app) => {
            app.run(closing::on_run_event);
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("Support Lens could not open its window: {error}");
            ExitCode::FAILURE
        }
    }
}

/// A builder that answers every command of the window; tests give it tauri's mock runtime.
pub fn with_commands<R: Runtime>(builder: Builder<R>, desk: Desk) -> Builder<R> {
    builder.manage(desk).invoke_handler(tauri::generate_handler![
        commands::workspace::workspace_status,
        commands::workspace::save_settings,
        commands::workspace::zones,
        commands::workspaces::workspaces,
        commands::workspaces::pick_workspace,
        commands::workspaces::new_workspace,
        commands::workspaces::open_workspace,
        commands::workspaces::forget_workspace,
        commands::import::pick_files,
        commands::import::list_members,
        commands::import::inspect_file,
        commands::import::formats,
        commands::import::preview_mapping,
        commands::import::start_import,
        commands::import::cancel_import,
        commands::import::undo_import,
        commands::import::load_sample,
        commands::import::save_rejections,
        commands::overview::overview,
        commands::compare::compare,
        commands::problems::problems,
        commands::trends::trends,
        commands::trends::events,
        commands::trends::save_events,
        commands::sla::sla,
        commands::sla::sla_rules,
        commands::sla::save_sla_rules,
        commands::sla::read_holidays,
        commands::tickets::tickets,
        commands::tickets::ticket,
        commands::rules::rules,
        commands::rules::preview_rules,
        commands::rules::save_rules,
        commands::rules::export_rules,
        commands::rules::import_rules,
        commands::rules::read_text,
        commands::labels::correct,
        commands::labels::learning,
        commands::labels::learn,
        commands::labels::switch_learned,
        commands::segments::segments,
        commands::segments::save_segments,
        commands::topics::topics,
        commands::topics::find_topics,
        commands::topics::edit_topics,
        commands::export::save_report,
        commands::export::save_chart,
        commands::export::copy_image,
        commands::export::copy_text,
        commands::export::reveal,
        commands::window::log_error,
    ])
}
