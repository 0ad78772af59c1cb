//! Sorting many numbers by their digits (radix sort, least significant digit first): no comparison, one look a digit.

/// Bits of a digit: so many places to write to stay in the cache.
const BITS: u32 = 9;
const DIGITS: usize = 1 << BITS;
/// Below this many a sort by comparison is as fast.
const FEW: usize = 4_096;

/// The numbers of all parts, ascending by all but their lowest `free` bits, whose order is left open but the same each time.
pub(crate) fn sorted(parts: Vec<Vec<u64>>, free: u32) -> Vec<u64> {
    let n = parts.iter().map(Vec::len).sum();
    if n < FEW {
        let mut all = parts.concat();
        all.sort_unstable();
        return all;
    }
    let largest = parts.iter().flatten().copied().max().unwrap_or(0);
    let digits = (u64::BITS - (largest >> free).leading_zeros()).div_ceil(BITS).max(1);
    let mut places = places(&parts, free, digits);
    let (mut from, mut to) = (parts, vec![0; n]);
    for (digit, next) in (0..digits).zip(&mut places) {
        let shift = free + digit * BITS;
        for &number in from.iter().flatten() {
            let place = &mut next[(number >> shift) as usize % DIGITS];
            to[*place as usize] = number;
            *place += 1;
        }
        let spare = if digit == 0 && digits > 1 { vec![0; n] } else { from.pop().unwrap_or_default() };
        from = vec![std::mem::replace(&mut to, spare)];
    }
    from.pop().unwrap_or_default()
}

/// For each digit where the first number with each of its values goes.
fn places(parts: &[Vec<u64>], free: u32, digits: u32) -> Vec<Vec<u32>> {
    let mut counts = vec![vec![0u32; DIGITS]; digits as usize];
    for part in parts {
        for number in part {
            for (digit, counts) in (0..).zip(&mut counts) {
                counts[(number >> (free + digit * BITS)) as usize % DIGITS] += 1;
            }
        }
    }
    for counts in &mut counts {
        let mut sum = 0;
        for count in counts {
            (*count, sum) = (sum, sum + *count);
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_a_sort_by_comparison() {
        let mut state = 3u64;
        for (n, bits, free) in
            [(0, 5, 0), (1, 5, 2), (100, 40, 0), (5_000, 3, 1), (9_000, 12, 12), (20_000, 44, 20), (20_000, 64, 0)]
        {
            let mut number = || {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                (state ^ state >> 29) >> (64 - bits)
            };
            let numbers: Vec<u64> = (0..n).map(|_| number()).collect();
            let mut found = sorted(numbers.chunks(3_000).map(<[u64]>::to_vec).collect(), free);
            assert!(found.windows(2).all(|pair| pair[0] >> free <= pair[1] >> free), "{n} numbers of {bits} bits");
            let mut expected = numbers;
            found.sort_unstable();
            expected.sort_unstable();
            assert_eq!(found, expected, "{n} numbers of {bits} bits");
        }
    }
}
