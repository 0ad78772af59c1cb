//! Whether what was learnt is better than what there is.
//!
//! In: for each text kept aside, who gets it right. Out: a [`Verdict`]. Never: a "better" that chance explains.

/// Chance of a text's being won that is not yet called better.
const LEVEL: f64 = 0.05;

/// The same against guessing. A classifier that learnt nothing is about as good as guessing, one that learnt anything is
/// far better: so it costs nothing to be strict, and labels that have nothing to do with the text are told.
const LEVEL_GUESSING: f64 = 0.005;

/// Whether what was learnt is better than what there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Clearly better than rules and guessing.
    Better,
    /// Not clearly better than the rules.
    NotBetterThanRules,
    /// Not clearly better than always naming the commonest label.
    NotBetterThanGuessing,
}

/// By one-sided sign tests on the same texts: those only one of both gets right (McNemar 1947, exact).
pub(super) fn verdict(learnt: &[bool], guessing: &[bool], rules: &[bool]) -> Verdict {
    if chance(learnt, guessing) > LEVEL_GUESSING {
        Verdict::NotBetterThanGuessing
    } else if chance(learnt, rules) > LEVEL {
        Verdict::NotBetterThanRules
    } else {
        Verdict::Better
    }
}

/// How probable so many wins or more are if both are equally good.
fn chance(learnt: &[bool], other: &[bool]) -> f64 {
    let pairs = || learnt.iter().zip(other);
    let wins = pairs().filter(|(learnt, other)| **learnt && !**other).count();
    let losses = pairs().filter(|(learnt, other)| !**learnt && **other).count();
    upper_tail(wins, wins + losses)
}

/// P(at least `wins` of `of`) for a fair coin.
fn upper_tail(wins: usize, of: usize) -> f64 {
    // ln of the binomial coefficient ÷ 2^of, from one term to the next.
    let mut term = -(of as f64) * std::f64::consts::LN_2;
    let mut sum = 0.0;
    for at in 0..=of {
        if at >= wins {
            sum += term.exp();
        }
        term += ((of - at) as f64 / (at + 1) as f64).ln();
    }
    sum.min(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tails_of_a_fair_coin() {
        for (wins, of, expected) in
            [(0, 0, 1.0), (0, 5, 1.0), (5, 5, 1.0 / 32.0), (8, 10, 56.0 / 1024.0), (3000, 5000, 0.0)]
        {
            assert!((upper_tail(wins, of) - expected).abs() < 1e-9, "{wins} of {of}");
        }
    }

    #[test]
    fn better_means_beyond_chance() {
        let right = |share: usize| (0..100).map(|at| at < share).collect::<Vec<_>>();
        for (learnt, guessing, rules, expected) in [
            (90, 40, 60, Verdict::Better),
            (42, 40, 0, Verdict::NotBetterThanGuessing),
            (90, 40, 88, Verdict::NotBetterThanRules),
            (90, 40, 95, Verdict::NotBetterThanRules),
            (30, 40, 0, Verdict::NotBetterThanGuessing),
        ] {
            assert_eq!(
                verdict(&right(learnt), &right(guessing), &right(rules)),
                expected,
                "{learnt} {guessing} {rules}"
            );
        }
    }
}
