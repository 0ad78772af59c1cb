//! Composes the rooms: a workspace, its import job, its questions.

pub mod wire;
