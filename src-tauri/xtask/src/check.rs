//! `cargo xtask check`: what can be said without running the product.

use crate::outcome::{Failure, Outcome};
use crate::process::{cargo, npm, run};
use crate::step::Steps;
use crate::{setup, ui};

/// Formatting, lints and the types of the window's code.
pub fn check() -> Outcome {
    setup::for_building()?;
    ui::install()?;
    ui::build()?;
    let mut steps = Steps::default();
    formatting_and_lints(&mut steps);
    if steps.close() { Ok(()) } else { Err(Failure::Unmet("Not all checks hold.".into())) }
}

/// The steps that `check` and `test` share.
pub fn formatting_and_lints(steps: &mut Steps) {
    steps.check("Rust is formatted", || run(&mut cargo(["fmt", "--all", "--check"])));
    steps.check("the window's code: types, lints, format", || run(&mut npm(["run", "check"])));
    steps.check("Rust lints", || {
        run(&mut cargo(["clippy", "--workspace", "--all-targets", "--quiet", "--", "--deny", "warnings"]))
    });
}
