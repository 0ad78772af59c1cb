//! Repeatable chance: the same seed gives the same numbers on every machine and every time.
//!
//! In: a seed. Out: uniform, normal and binomial numbers. Never: the system's randomness, cryptography.

/// Above this variance a binomial number is drawn from the normal distribution, rounded: the two are hard to tell apart.
const NORMAL_FROM: f64 = 25.0;

/// A generator of numbers (SplitMix64: Steele, Lea & Flood 2014).
#[derive(Clone, Debug)]
pub struct Dice(u64);

impl Dice {
    /// Dice that fall as this seed says.
    pub fn new(seed: u64) -> Dice {
        Dice(seed)
    }

    /// 64 random bits.
    pub fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ self.0 >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ z >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ z >> 31
    }

    /// A number of `0..1`, both ends excluded.
    pub fn uniform(&mut self) -> f64 {
        ((self.bits() >> 11) as f64 + 0.5) / (1u64 << 53) as f64
    }

    /// A standard normal number (Box & Muller 1958).
    pub fn normal(&mut self) -> f64 {
        (-2.0 * self.uniform().ln()).sqrt() * (std::f64::consts::TAU * self.uniform()).cos()
    }

    /// How many of `n` succeed, each with probability `share` (0–1).
    pub fn binomial(&mut self, n: u32, share: f64) -> u32 {
        if share > 0.5 {
            return n - self.binomial(n, 1.0 - share);
        }
        let mean = f64::from(n) * share;
        let variance = mean * (1.0 - share);
        if n == 0 || share <= 0.0 {
            0
        } else if variance > NORMAL_FROM {
            (mean + variance.sqrt() * self.normal()).round().clamp(0.0, f64::from(n)) as u32
        } else {
            self.few(n, share)
        }
    }

    /// By the inverse of the distribution, from none upwards.
    fn few(&mut self, n: u32, share: f64) -> u32 {
        let odds = share / (1.0 - share);
        let mut term = (f64::from(n) * (-share).ln_1p()).exp();
        let mut left = self.uniform();
        for k in 0..n {
            if left < term {
                return k;
            }
            left -= term;
            term *= odds * f64::from(n - k) / f64::from(k + 1);
        }
        n
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(n: u32, share: f64) {
        let mut dice = Dice::new(7);
        let drawn: Vec<f64> = (0..20_000).map(|_| f64::from(dice.binomial(n, share))).collect();
        let mean = drawn.iter().sum::<f64>() / drawn.len() as f64;
        let variance = drawn.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / drawn.len() as f64;
        let expected = (f64::from(n) * share, f64::from(n) * share * (1.0 - share));
        assert!((mean - expected.0).abs() <= 0.04 * expected.1.sqrt(), "{n} {share}: mean {mean}");
        assert!((variance - expected.1).abs() <= 0.05 * expected.1, "{n} {share}: variance {variance}");
        assert!(drawn.iter().all(|&value| value <= f64::from(n)));
    }

    #[test]
    fn binomial_numbers_have_their_mean_and_variance() {
        for (n, share) in [(0, 0.3), (9, 0.0), (9, 1.0), (5, 0.5), (40, 0.1), (40, 0.9), (3_000, 0.004), (5_000, 0.7)] {
            check(n, share);
        }
    }

    #[test]
    fn the_same_seed_falls_the_same() {
        let rolls = |seed| -> Vec<u64> { std::iter::repeat_with(Dice::new(seed).roller()).take(3).collect() };
        assert_eq!(rolls(1), rolls(1));
        assert_ne!(rolls(1), rolls(2));
        assert_eq!(rolls(0)[0], 0xe220_a839_7b1d_cdaf);
    }

    impl Dice {
        fn roller(mut self) -> impl FnMut() -> u64 {
            move || self.bits()
        }
    }
}
