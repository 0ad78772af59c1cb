//! Entries as earlier versions laid them out.
//!
//! In: bytes and the shape their block names. Out: entries as this version has them. Never: writes; a store is brought
//! up to date by writing it anew (see [`crate::Successor`]).

mod copy;
mod v1;
mod v3;

pub(crate) use copy::keep_copy;
pub(crate) use v1::decode as decode_v1;
pub(crate) use v3::decode as decode_v3;
