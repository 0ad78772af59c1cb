//! A text's vector to features in which a straight line may bend.
//!
//! In: a vector of length 1. Out: 512 numbers whose dot products are near exp(−γ²|x−y|²/2), the Gaussian kernel. Never:
//! chance; the signs come from a hash. Random Fourier features (Rahimi & Recht, NIPS 2007) with orthogonal directions
//! made of Hadamard transforms and changes of sign (Yu et al., "Orthogonal Random Features", NIPS 2016).

use std::sync::LazyLock;

use text::vectors::{DIMENSIONS, Vector};
use xxhash_rust::xxh3::xxh3_64_with_seed;

/// Numbers it gives: a cosine and a sine a direction.
pub(crate) const FEATURES: usize = 2 * DIMENSIONS;

/// γ: the larger, the nearer two texts must be to count as alike.
const GAMMA: f32 = 1.5;

const ROUNDS: usize = 3;

static SIGNS: LazyLock<[Vector; ROUNDS]> = LazyLock::new(|| {
    std::array::from_fn(|round| {
        std::array::from_fn(|at| {
            let hash = xxh3_64_with_seed(&(at as u64).to_le_bytes(), round as u64);
            if hash & 1 == 0 { 1.0 } else { -1.0 }
        })
    })
});

/// Appends the features of `vector`, together of length `scale`.
pub(crate) fn push(vector: &Vector, scale: f32, features: &mut Vec<f32>) {
    let mut turned = *vector;
    for signs in SIGNS.iter() {
        turned.iter_mut().zip(signs).for_each(|(entry, sign)| *entry *= sign);
        hadamard(&mut turned);
    }
    let (length, scale) = ((DIMENSIONS as f32).sqrt(), scale / (DIMENSIONS as f32).sqrt());
    for entry in turned {
        let (sine, cosine) = (entry * length * GAMMA).sin_cos();
        features.extend([cosine * scale, sine * scale]);
    }
}

/// The Walsh–Hadamard transform, scaled so that lengths stay.
fn hadamard(vector: &mut Vector) {
    let mut half = 1;
    while half < DIMENSIONS {
        for pair in vector.chunks_exact_mut(2 * half) {
            let (low, high) = pair.split_at_mut(half);
            for (low, high) in low.iter_mut().zip(high) {
                (*low, *high) = (*low + *high, *low - *high);
            }
        }
        half *= 2;
    }
    let scale = 1.0 / (DIMENSIONS as f32).sqrt();
    vector.iter_mut().for_each(|entry| *entry *= scale);
}

#[cfg(test)]
mod tests {
    use super::*;
    use text::vectors::{Vectors, dot};

    #[test]
    fn products_of_features_are_near_the_gaussian_of_the_distance() {
        let texts = ["I was charged twice", "duplicate charge on my card", "the app crashes", "hello"];
        for one in texts {
            for other in texts {
                let (one, other) = (Vectors::shared().of(one), Vectors::shared().of(other));
                let expected = (-GAMMA * GAMMA * (1.0 - dot(&one, &other))).exp();
                let (mut left, mut right) = (Vec::new(), Vec::new());
                push(&one, 2.0, &mut left);
                push(&other, 2.0, &mut right);
                let found: f32 = left.iter().zip(&right).map(|(one, other)| one * other).sum::<f32>() / 4.0;
                assert!((found - expected).abs() < 0.12, "{found}, not {expected}");
            }
        }
    }
}
