//! Words that were read before: a column of statuses holds few different ones. In: words. Out: what they mean. Never:
//! grows without bound.

use std::collections::HashMap;

/// Different words that are remembered.
const MOST: usize = 512;

/// What the words of one column mean.
#[derive(Clone, Debug)]
pub struct Known<T>(HashMap<String, T>);

impl<T> Default for Known<T> {
    fn default() -> Self {
        Known(HashMap::new())
    }
}

impl<T: Clone> Known<T> {
    /// What a word means, by `read` when it is new.
    pub fn get(&mut self, word: &str, read: impl FnOnce(&str) -> T) -> T {
        if let Some(known) = self.0.get(word) {
            return known.clone();
        }
        let meaning = read(word);
        if self.0.len() < MOST {
            self.0.insert(word.to_owned(), meaning.clone());
        }
        meaning
    }
}

#[cfg(test)]
mod tests {
    use super::Known;

    #[test]
    fn a_word_is_read_once() {
        let mut known = Known::default();
        let mut reads = 0;
        for word in ["a", "b", "a", "a"] {
            let length = known.get(word, |word| {
                reads += 1;
                word.len()
            });
            assert_eq!(length, 1);
        }
        assert_eq!(reads, 2);
        for n in 0..2 * super::MOST {
            known.get(&n.to_string(), str::len);
        }
        assert_eq!(known.0.len(), super::MOST);
    }
}
