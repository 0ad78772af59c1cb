//! Tests through the doors people and programs use: the engine's surface, the window's commands, the real window.
//!
//! One test program, so that the app is linked once.

mod bad_input;
mod common;
mod doors;
mod e2e;
mod ipc;
mod ipc_compare;
mod ipc_import;
mod ipc_labels;
mod ipc_problems;
mod ipc_segments;
mod ipc_sla;
mod ipc_trends;
mod ipc_workspaces;
mod pipeline;
mod properties;
mod recovery;
