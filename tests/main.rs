//! Tests through the doors people and programs use: the window's commands and the real window.
//!
//! One test program, so that the app is linked once.

mod doors;
mod e2e;
mod ipc;
mod ipc_import;
