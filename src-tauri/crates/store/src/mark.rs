//! A record of an import that said nothing new, kept so that undoing an older import does not lose its ticket.
//!
//! In: a ticket's key, a record's hash. Out: 24 bytes. Never: the record itself, which stands where it came first.

use model::TicketKey;

/// An import brought the very record that was its ticket's newest then, one of an earlier import.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Mark {
    /// [`TicketKey::hash128`] of the ticket.
    pub key: u128,
    /// [`crate::content_hash`] of the record.
    pub hash: u64,
}

impl Mark {
    /// Bytes of one in a block.
    pub(crate) const BYTES: usize = 24;

    /// The mark of a ticket's record.
    pub fn new(key: &TicketKey, hash: u64) -> Self {
        Mark { key: key.hash128(), hash }
    }

    pub(crate) fn to_bytes(self) -> [u8; Mark::BYTES] {
        let mut bytes = [0; Mark::BYTES];
        bytes[..16].copy_from_slice(&self.key.to_le_bytes());
        bytes[16..].copy_from_slice(&self.hash.to_le_bytes());
        bytes
    }

    /// Reads what [`Mark::to_bytes`] wrote; missing bytes are 0.
    pub(crate) fn of_bytes(bytes: &[u8]) -> Self {
        let byte = |at: usize| bytes.get(at).copied().unwrap_or(0);
        let key = u128::from_le_bytes(std::array::from_fn(byte));
        Mark { key, hash: u64::from_le_bytes(std::array::from_fn(|at| byte(16 + at))) }
    }
}
