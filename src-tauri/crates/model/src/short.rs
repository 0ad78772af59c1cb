//! Short words as numbers: most words of a text fit into 16 bytes, which a processor handles as one value.

/// A word of at most 16 bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Short {
    /// Its bytes, the first lowest, zeros above.
    value: u128,
    length: u32,
}

/// Bit 5 of every byte: what tells small ASCII letters from capitals, and is set in digits.
const SMALL: u128 = u128::from_ne_bytes([0x20; 16]);
/// Bit 6 of every byte: set in ASCII letters, not in digits.
const LETTER: u128 = u128::from_ne_bytes([0x40; 16]);
/// Bit 7 of every byte: set outside ASCII.
const BEYOND: u128 = u128::from_ne_bytes([0x80; 16]);

/// Odd numbers without pattern (digits of the golden ratio and of the square root of 2).
const KEYS: [u64; 3] = [0x9e37_79b9_7f4a_7c15, 0x6a09_e667_f3bc_c909, 0xbb67_ae85_84ca_a73b];

impl Short {
    /// The bytes `start..end` of a text; `None` when they are more than 16 or none, or not all in the text.
    pub fn of(text: &str, start: usize, end: usize) -> Option<Short> {
        let length = end.checked_sub(start).filter(|length| (1..=16).contains(length))?;
        let bytes = text.as_bytes();
        let value = match bytes.get(start..start + 16).and_then(|bytes| bytes.try_into().ok()) {
            Some(bytes) => u128::from_le_bytes(bytes) & mask(length),
            None => bytes.get(start..end)?.iter().rev().fold(0, |value, byte| value << 8 | u128::from(*byte)),
        };
        Some(Short { value, length: length as u32 })
    }

    /// Whether all of it is ASCII.
    pub fn is_ascii(&self) -> bool {
        self.value & BEYOND == 0
    }

    /// Itself in lower case. Only for ASCII letters and digits.
    pub fn lower(self) -> Short {
        Short { value: self.value | SMALL & mask(self.length as usize), ..self }
    }

    /// Whether there is a digit in it. Only for ASCII letters and digits.
    pub fn has_digit(&self) -> bool {
        !self.value & LETTER & mask(self.length as usize) != 0
    }

    /// Its bytes, zeros after them.
    pub fn bytes(&self) -> [u8; 16] {
        self.value.to_le_bytes()
    }

    /// A hash of bytes and length, for memories of words; not for anything that is kept on disk.
    pub fn hash(&self) -> u64 {
        let (low, high) = (self.value as u64, (self.value >> 64) as u64);
        let mixed = folded(low ^ KEYS[0], high ^ KEYS[1] ^ u64::from(self.length));
        folded(mixed ^ KEYS[2], low.wrapping_add(KEYS[0]))
    }
}

/// Ones in the lowest `length` bytes, 1 to 16.
fn mask(length: usize) -> u128 {
    u128::MAX >> (128 - 8 * length)
}

/// Both halves of a product as one (as in wyhash, Wang Yi 2019).
fn folded(a: u64, b: u64) -> u64 {
    let product = u128::from(a) * u128::from(b);
    product as u64 ^ (product >> 64) as u64
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn the_place_of_a_word_does_not_matter() {
        let text = "Refund REFUND refund4 refund";
        let word = |start, end| Short::of(text, start, end).expect("short").lower();
        assert_eq!(word(0, 6), word(7, 13));
        assert_eq!(word(0, 6).hash(), word(22, 28).hash());
        assert_ne!(word(0, 6).hash(), word(14, 21).hash());
        assert_eq!(&word(7, 13).bytes()[..7], b"refund\0");
        assert!(word(14, 21).has_digit() && !word(7, 13).has_digit());
    }

    #[test]
    fn what_is_no_short_word_is_told() {
        for (start, end) in [(0, 0), (0, 17), (15, 19), (3, 2)] {
            assert_eq!(Short::of("seventeen letters", start, end), None);
        }
        assert!(!Short::of("über", 0, 5).expect("short").is_ascii());
    }

    #[test]
    fn many_words_have_as_many_hashes() {
        let words: Vec<String> = (0..200_000).map(|number| format!("{number:x}")).collect();
        let hashes: HashSet<u64> = words.iter().filter_map(|w| Short::of(w, 0, w.len())).map(|w| w.hash()).collect();
        assert_eq!(hashes.len(), words.len());
    }
}
