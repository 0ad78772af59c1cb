//! How sure the impact of a part on a share is: what would come out of other samples as large (bootstrap, Efron 1979).
//!
//! In: hits and cases of the part and of the rest. Out: an interval and a p-value. Never: single cases: all those alike are
//! drawn at once, which gives the same distribution as drawing one by one.

use super::dice::Dice;

/// Samples drawn: the ends of a 95 % interval are then the 26th from either end.
const SAMPLES: usize = 1_000;
/// Any; fixed, so that the same tickets give the same interval.
const SEED: u64 = 0x5eed;

/// The impact of a part: the share of all − the share without the part. Fractions.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Impact {
    /// The impact.
    pub value: f64,
    /// 95 % percentile interval.
    pub interval: (f64, f64),
    /// Two-sided p-value that there is none: twice the share of samples on the other side of zero, at most 1.
    pub p: f64,
}

/// The impact of a part on a share; `None` without cases in the part or in the rest.
pub fn impact(part: (u32, u32), rest: (u32, u32)) -> Option<Impact> {
    let value = measured(part, rest)?;
    let n = part.1.checked_add(rest.1)?;
    let share = |(k, n): (u32, u32)| f64::from(k) / f64::from(n);
    let in_part = f64::from(part.1) / f64::from(n);
    let mut dice = Dice::new(SEED);
    let mut drawn: Vec<f64> = Vec::with_capacity(SAMPLES);
    for _ in 0..SAMPLES {
        let cases = dice.binomial(n, in_part);
        let of_part = (dice.binomial(cases, share(part)), cases);
        let of_rest = (dice.binomial(n - cases, share(rest)), n - cases);
        // Without a case in the part, or in the rest, there is no impact to be seen.
        drawn.push(measured(of_part, of_rest).unwrap_or(0.0));
    }
    drawn.sort_unstable_by(f64::total_cmp);
    let (below, above) = (drawn.iter().filter(|&&value| value < 0.0), drawn.iter().filter(|&&value| value > 0.0));
    let wrong = SAMPLES - below.count().max(above.count());
    let end = SAMPLES / 40;
    Some(Impact {
        value,
        interval: (drawn[end], drawn[SAMPLES - 1 - end]),
        p: (2.0 * wrong as f64 / SAMPLES as f64).min(1.0),
    })
}

/// The impact itself.
pub fn measured(part: (u32, u32), rest: (u32, u32)) -> Option<f64> {
    if part.1 == 0 || rest.1 == 0 {
        return None;
    }
    let (hits, cases) = (f64::from(part.0) + f64::from(rest.0), f64::from(part.1) + f64::from(rest.1));
    Some(hits / cases - f64::from(rest.0) / f64::from(rest.1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_hand() {
        // 10 of 20 and 70 of 80: 80 % of all, 87.5 % without the part.
        let found = impact((10, 20), (70, 80)).expect("cases on both sides");
        assert!((found.value + 0.075).abs() < 1e-12);
        assert!(
            found.interval.0 < found.value && found.value < found.interval.1 && found.interval.1 < 0.0,
            "{found:?}"
        );
        assert!(found.p < 0.01);
        assert_eq!(impact((10, 20), (70, 80)), Some(found));
        assert_eq!(impact((0, 0), (1, 2)), None);
        assert_eq!(impact((1, 2), (0, 0)), None);
        let alike = impact((40, 50), (400, 500)).expect("cases on both sides");
        assert!(alike.interval.0 < 0.0 && 0.0 < alike.interval.1 && alike.p > 0.5, "{alike:?}");
    }

    /// In 2,000 worlds of which the truth is known, 95 % of the intervals hold it.
    #[test]
    fn intervals_cover() {
        let mut dice = Dice::new(3);
        let (n, in_part, of_part, of_rest) = (400, 0.2, 0.6, 0.8);
        let truth = in_part * of_part + (1.0 - in_part) * of_rest - of_rest;
        let worlds = 400;
        let held = (0..worlds).filter(|_| {
            let cases = dice.binomial(n, in_part);
            let part = (dice.binomial(cases, of_part), cases);
            let rest = (dice.binomial(n - cases, of_rest), n - cases);
            impact(part, rest).is_some_and(|found| found.interval.0 <= truth && truth <= found.interval.1)
        });
        let covered = held.count() as f64 / f64::from(worlds);
        assert!((0.92..=0.98).contains(&covered), "{covered}");
    }
}
