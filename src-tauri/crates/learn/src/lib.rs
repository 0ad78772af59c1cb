//! What is learnt from the workspace's own tickets: a classifier from its labels, topics from its words.
//!
//! In: texts, labels, features. Out: models that can be kept, topics, and figures of how good they are. Never: I/O, a
//! clock, sled, tantivy; randomness without a fixed seed. The same input gives the same output whatever the number of
//! threads.

pub mod classifier;
pub mod tone;
pub mod topics;
