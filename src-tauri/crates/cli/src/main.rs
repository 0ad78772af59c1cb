//! `support-lens-cli`: the window's engine without the window (see `--help`).
//!
//! In: arguments, files. Out: JSON or text on standard output, messages on standard error, exit status 0, 1 or 2.
//! Never: a display, a network socket.

mod args;
mod commands;
mod output;

use std::process::ExitCode;

use clap::Parser;

use args::{Arguments, Command};

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let done = match &arguments.command {
        Command::Import(import) => commands::import::run(&arguments, import),
        Command::Analyze(analyze) => commands::analyze::run(&arguments, analyze),
        Command::Summary(filter) => commands::summary::run(&arguments, filter),
        Command::Agents(filter) => commands::agents::run(&arguments, filter),
        Command::Problems(filter) => commands::problems::run(&arguments, filter),
        Command::Sla(sla) => commands::sla::run(&arguments, sla),
        Command::Search(search) => commands::search::run(&arguments, search),
        Command::Similar(similar) => commands::similar::run(&arguments, similar),
        Command::Classify(classify) => commands::classify::run(&arguments, classify),
        Command::Report(report) => commands::report::run(&arguments, report),
        Command::Export(export) => commands::export::run(&arguments, export),
        Command::Imports => commands::undo::list(&arguments),
        Command::Undo(undo) => commands::undo::run(&arguments, undo),
        Command::Rebuild => commands::maintain::rebuild(&arguments),
        Command::Verify => commands::maintain::verify(&arguments),
    };
    match done {
        Ok(code) => code,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::from(if failure.is_usage() { 2 } else { 1 })
        }
    }
}
