//! `cargo xtask fit-tone FILE`: learns the weights of tone anew and writes them.
//!
//! In: the free sets below `SUPPORT_LENS_DATA`. Out: the asset, the same bytes every time. Never: sets for measuring.
#![allow(clippy::print_stdout, reason = "an example's output is its purpose")]

mod sets;

use std::path::Path;
use std::process::ExitCode;

use learn::tone::{Settings, learn};
use text::tone::{Reader, write};
use text::vectors::Vectors;

fn main() -> ExitCode {
    let (Some(data), Some(file)) = (std::env::var_os("SUPPORT_LENS_DATA"), std::env::args_os().nth(1)) else {
        println!("SUPPORT_LENS_DATA must name the folder of public sets, and the argument the file to write.");
        return ExitCode::FAILURE;
    };
    let (data, reader) = (Path::new(&data), Reader::default());
    let mut rated = sets::general(data, &reader);
    rated.extend(sets::posts(data).iter().map(|(text, class)| sets::post(text, *class, &reader)));
    if rated.is_empty() {
        println!("There are no rated texts below {}.", data.display());
        return ExitCode::FAILURE;
    }
    let learned = learn(&rated, Vectors::shared(), &Settings::default());
    println!("{} texts, weights of {} words and pairs of words", rated.len(), learned.words.len());
    match std::fs::write(&file, write(&learned)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            println!("{} can't be written: {error}", Path::new(&file).display());
            ExitCode::FAILURE
        }
    }
}
