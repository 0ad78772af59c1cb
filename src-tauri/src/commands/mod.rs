//! What the window may ask, one file a screen.
//!
//! In: arguments from the window. Out: the engine's answer. Never: a calculation.

pub mod export;
pub mod import;
pub mod overview;
pub mod tickets;
pub mod window;
pub mod workspace;
pub mod workspaces;
