//! Parts of labelled texts that are kept aside in turn.
//!
//! In: the class and the fingerprint of each text. Out: the part of each. Never: equal texts in two parts, since a
//! classifier that has seen a text knows its label.

use super::order::Mix;

/// Parts: four are learnt from, one is kept aside.
pub(crate) const PARTS: u32 = 5;

/// The part of each text, 0 to [`PARTS`] − 1: of each class about as many in every part. The order of texts does not
/// matter.
pub(crate) fn parts(classes: &[u32], fingerprints: &[u64], seed: u64) -> Vec<u32> {
    // A text with several labels counts for the first class.
    let mut texts: Vec<(u64, u32)> = fingerprints.iter().copied().zip(classes.iter().copied()).collect();
    texts.sort_unstable();
    texts.dedup_by_key(|(fingerprint, _)| *fingerprint);
    let mut dealt: Vec<(u32, u64, u64)> = texts
        .into_iter()
        .map(|(fingerprint, class)| (class, Mix::new(fingerprint ^ seed).next(), fingerprint))
        .collect();
    dealt.sort_unstable();
    // Classes are dealt one behind the other, so that the parts of many small classes are of one size too.
    let mut by_text: Vec<(u64, u32)> =
        dealt.iter().enumerate().map(|(at, (_, _, fingerprint))| (*fingerprint, at as u32 % PARTS)).collect();
    by_text.sort_unstable();
    let part = |fingerprint: &u64| match by_text.binary_search_by_key(fingerprint, |(of, _)| *of) {
        Ok(found) => by_text[found].1,
        Err(_) => 0,
    };
    fingerprints.iter().map(part).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_class_is_in_every_part_and_equal_texts_are_together_whatever_their_order() {
        let classes: Vec<u32> = (0..300).map(|at| at % 3).collect();
        let mut texts: Vec<u64> = (0..300).collect();
        texts[1] = 0;
        let parts_found = parts(&classes, &texts, 1);
        assert_eq!(parts_found[0], parts_found[1]);
        for class in 0..3 {
            for part in 0..PARTS {
                let size = (0..300).filter(|at| classes[*at] == class && parts_found[*at] == part).count();
                assert!((19..=21).contains(&size), "class {class}, part {part}: {size}");
            }
        }
        let (classes, texts): (Vec<_>, Vec<_>) = classes.into_iter().zip(texts).rev().unzip();
        assert_eq!(parts(&classes, &texts, 1), parts_found.into_iter().rev().collect::<Vec<_>>());
        assert_ne!(parts(&classes, &texts, 1), parts(&classes, &texts, 2));
    }
}
