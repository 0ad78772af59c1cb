//! Values by phrase hash: open addressing, so that a look-up of a frequent phrase touches one line of memory.

/// No phrase: hashes have 48 bits.
const EMPTY: u64 = u64::MAX;

/// A map from phrase hashes; its order is that of the hashes in it, whatever order they came in.
#[derive(Clone, Debug)]
pub(crate) struct PhraseMap<T> {
    /// At least half of them empty; a power of two.
    slots: Vec<(u64, T)>,
    len: usize,
}

impl<T: Copy + Default> PhraseMap<T> {
    /// Room for so many phrases before it grows.
    pub fn with_room(phrases: usize) -> PhraseMap<T> {
        PhraseMap { slots: vec![(EMPTY, T::default()); (2 * phrases + 2).next_power_of_two()], len: 0 }
    }

    /// The value of a phrase, if it is there.
    pub fn get_mut(&mut self, phrase: u64) -> Option<&mut T> {
        let at = self.slot(phrase);
        (self.slots[at].0 == phrase).then(|| &mut self.slots[at].1)
    }

    /// The value of a phrase, put in if it is not there.
    pub fn entry(&mut self, phrase: u64) -> &mut T {
        let mut at = self.slot(phrase);
        if self.slots[at].0 != phrase {
            if 2 * (self.len + 1) > self.slots.len() {
                self.grow();
                at = self.slot(phrase);
            }
            self.slots[at].0 = phrase;
            self.len += 1;
        }
        &mut self.slots[at].1
    }

    /// All phrases with their values, ascending.
    pub fn sorted(&self) -> Vec<(u64, T)> {
        let mut all: Vec<(u64, T)> = self.slots.iter().filter(|slot| slot.0 != EMPTY).copied().collect();
        all.sort_unstable_by_key(|slot| slot.0);
        all
    }

    /// Where a phrase is, or would be.
    fn slot(&self, phrase: u64) -> usize {
        let mask = self.slots.len() - 1;
        // Hashes are random already: one multiplication spreads their 48 bits over the word.
        let mut at = (phrase.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as usize & mask;
        while self.slots[at].0 != phrase && self.slots[at].0 != EMPTY {
            at = (at + 1) & mask;
        }
        at
    }

    fn grow(&mut self) {
        let larger = PhraseMap::with_room(self.slots.len());
        let old = std::mem::replace(self, larger);
        for (phrase, value) in old.slots.into_iter().filter(|slot| slot.0 != EMPTY) {
            *self.entry(phrase) = value;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_as_a_sorted_list_does() {
        let mut map = PhraseMap::<u32>::with_room(0);
        let phrases: Vec<u64> = (0..5_000u64).map(|i| (i * i % 997) << 20).collect();
        phrases.iter().for_each(|&phrase| *map.entry(phrase) += 1);
        for (phrase, count) in map.sorted() {
            assert_eq!(phrases.iter().filter(|&&other| other == phrase).count(), count as usize);
            assert_eq!(map.get_mut(phrase), Some(&mut { count }));
        }
        assert_eq!(map.get_mut(7), None);
        assert!(map.sorted().is_sorted() && map.sorted().iter().map(|slot| slot.1).sum::<u32>() == 5_000);
    }
}
