//! Packed bytes to plain ones, as they are read. In: bytes and how they are packed. Out: plain bytes, counted. Never:
//! holds more than a buffer, follows an expansion beyond belief.
//!
//! Damage is no error of the reading: what stands before it is handed on, and the [`Gauge`] says where it broke off.

use std::cell::{Cell, RefCell};
use std::io::{self, ErrorKind, Read};
use std::rc::Rc;

use flate2::Crc;

/// An expansion up to this size is followed whatever it began as, bytes.
const ALWAYS_FOLLOWED: u64 = 1 << 30;
/// Beyond that, tables and JSON do not expand more than this.
const LARGEST_EXPANSION: u64 = 250;

/// How far the reading of one part is, and why it broke off.
#[derive(Debug, Default)]
pub struct Gauge {
    /// Bytes of the file itself handed over so far, buffers included.
    pub consumed: Cell<u64>,
    /// Why the packed data ends before its end.
    pub trouble: RefCell<Option<Trouble>>,
}

/// Why packed data ends before its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// It was cut off or changed.
    Damaged,
    /// It expands beyond belief: a decompression bomb.
    Bomb,
}

/// Counts the bytes taken from the file.
pub struct Counted<R> {
    inner: R,
    gauge: Rc<Gauge>,
}

impl<R> Counted<R> {
    /// Counts what is read from `inner`.
    pub fn new(inner: R, gauge: &Rc<Gauge>) -> Self {
        Counted { inner, gauge: Rc::clone(gauge) }
    }
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let n = self.inner.read(into)?;
        self.gauge.consumed.set(self.gauge.consumed.get() + n as u64);
        Ok(n)
    }
}

/// Plain bytes of a decompressor; ends where the packed data breaks off.
pub struct Unpacked<R> {
    inner: R,
    given: u64,
    most: u64,
    check: Option<(Crc, u32)>,
    gauge: Rc<Gauge>,
}

impl<R: Read> Unpacked<R> {
    /// Reads a decompressor over `packed` bytes; `checksum` is what the archive says of the plain ones.
    pub fn new(inner: R, packed: u64, checksum: Option<u32>, gauge: &Rc<Gauge>) -> Self {
        let most = packed.saturating_mul(LARGEST_EXPANSION).max(ALWAYS_FOLLOWED);
        let check = checksum.map(|expected| (Crc::new(), expected));
        Unpacked { inner, given: 0, most, check, gauge: Rc::clone(gauge) }
    }

    fn end_with(&self, trouble: Trouble) -> usize {
        self.gauge.trouble.borrow_mut().get_or_insert(trouble);
        0
    }
}

impl<R: Read> Read for Unpacked<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.gauge.trouble.borrow().is_some() || into.is_empty() {
            return Ok(0);
        }
        match self.inner.read(into) {
            Ok(0) => {
                let is_whole = self.check.as_ref().is_none_or(|(sum, expected)| sum.sum() == *expected);
                Ok(if is_whole { 0 } else { self.end_with(Trouble::Damaged) })
            }
            Ok(n) => {
                self.given += n as u64;
                if let Some((sum, _)) = &mut self.check {
                    sum.update(&into[..n]);
                }
                Ok(if self.given > self.most { self.end_with(Trouble::Bomb) } else { n })
            }
            Err(error) if is_damage(error.kind()) => Ok(self.end_with(Trouble::Damaged)),
            Err(error) => Err(error),
        }
    }
}

fn is_damage(kind: ErrorKind) -> bool {
    matches!(kind, ErrorKind::InvalidData | ErrorKind::InvalidInput | ErrorKind::UnexpectedEof)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(inner: &[u8], packed: u64, checksum: Option<u32>, given: usize, trouble: Option<Trouble>) {
        let gauge = Rc::new(Gauge::default());
        let mut plain = Vec::new();
        let mut unpacked = Unpacked { most: packed * 2, ..Unpacked::new(inner, packed, checksum, &gauge) };
        unpacked.read_to_end(&mut plain).expect("memory is readable");
        assert_eq!((plain.len(), *gauge.trouble.borrow()), (given, trouble));
    }

    #[test]
    fn damage_and_bombs_end_the_reading() {
        let mut sum = Crc::new();
        sum.update(b"abc");
        check(b"abc", 3, None, 3, None);
        check(b"abc", 3, Some(sum.sum()), 3, None);
        check(b"abd", 3, Some(sum.sum()), 3, Some(Trouble::Damaged));
        check(b"abc", 1, None, 0, Some(Trouble::Bomb));
    }
}
