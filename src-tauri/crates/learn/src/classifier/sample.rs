//! Which of very many labelled texts are learnt from.
//!
//! In: the class and a hash of each text. Out: places of those taken. Never: chance, or a class lost; the same texts in
//! another order give the same sample.

/// So many texts are enough; more cost memory (some 7 KB each) and time, and tell little more.
pub(crate) const MOST: usize = 40_000;

/// Texts of each class that are taken in any case.
const FLOOR: usize = 50;

/// Places, in order, of the `most` texts with the smallest hashes, and of the first [`FLOOR`] of each class.
pub(crate) fn sample(classes: &[u32], hash: impl Fn(usize) -> u64, most: usize) -> Vec<usize> {
    if classes.len() <= most {
        return (0..classes.len()).collect();
    }
    let mut ordered: Vec<(u64, usize)> = (0..classes.len()).map(|at| (hash(at), at)).collect();
    ordered.sort_unstable();
    let mut of_class = vec![0; classes.iter().max().map_or(0, |last| *last as usize + 1)];
    let taken = ordered.into_iter().enumerate().filter(|(rank, (_, at))| {
        let seen = &mut of_class[classes[*at] as usize];
        *seen += 1;
        *rank < most || *seen <= FLOOR
    });
    let mut taken: Vec<usize> = taken.map(|(_, (_, at))| at).collect();
    taken.sort_unstable();
    taken
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classifier::order::Mix;

    #[test]
    fn many_texts_are_thinned_and_rare_classes_kept() {
        // One in a hundred is of class 1.
        let classes: Vec<u32> = (0..5_000).map(|at| u32::from(at % 100 == 0)).collect();
        let of = |most: usize| sample(&classes, |at| Mix::new(at as u64).next(), most);
        let taken = of(1_000);
        let rare = taken.iter().filter(|at| classes[**at] == 1).count();
        assert!(rare == 50 && (1_000..1_050).contains(&taken.len()), "{rare} of {}", taken.len());
        assert!(taken.is_sorted());
        assert_eq!(of(5_000).len(), 5_000);
        assert!(sample(&[], |_| 0, 10).is_empty());
    }
}
