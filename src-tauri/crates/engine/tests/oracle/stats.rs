//! Figures by their textbook definitions.

use std::collections::BTreeMap;

use crate::known::{HOUR, Known, Lasted};

/// Percent of `n`; `None` without cases.
pub fn percent(hits: usize, n: usize) -> Option<f64> {
    (n > 0).then(|| 100.0 * hits as f64 / n as f64)
}

/// Wilson's 95 % interval, percent.
pub fn wilson(hits: usize, n: usize) -> Option<(f64, f64)> {
    let (p, n, z) = (hits as f64 / n as f64, n as f64, 1.959_963_984_540_054);
    let middle = p + z * z / (2.0 * n);
    let half = z * (p * (1.0 - p) / n + z * z / (4.0 * n * n)).sqrt();
    let scale = 100.0 / (1.0 + z * z / n);
    (n > 0.0).then(|| ((scale * (middle - half)).max(0.0), (scale * (middle + half)).min(100.0)))
}

/// Hyndman and Fan's type 7.
pub fn percentile(values: &[i64], share: f64) -> Option<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_unstable();
    let at = share * (sorted.len().checked_sub(1)?) as f64;
    let (low, high) = (sorted[at.floor() as usize] as f64, sorted[at.ceil() as usize] as f64);
    Some((low + (high - low) * at.fract()) / HOUR as f64)
}

pub fn mean(values: &[i64]) -> Option<f64> {
    (!values.is_empty())
        .then(|| values.iter().map(|&value| value as f64).sum::<f64>() / values.len() as f64 / HOUR as f64)
}

/// When the Kaplan–Meier curve has fallen to `left`, hours.
pub fn survival(lasted: &[Lasted], left: f64) -> Option<f64> {
    let mut sorted = lasted.to_vec();
    // At one moment, what ends does so before what is censored leaves.
    sorted.sort_unstable_by_key(|&(millis, ended)| (millis, !ended));
    let (mut alive, mut at) = (1.0, 0);
    while at < sorted.len() {
        let time = sorted[at].0;
        let together = sorted[at..].iter().take_while(|lasted| lasted.0 == time).count();
        let ended = sorted[at..at + together].iter().filter(|lasted| lasted.1).count();
        alive *= 1.0 - ended as f64 / (sorted.len() - at) as f64;
        if ended > 0 && alive <= left + 1e-12 {
            return Some(time as f64 / HOUR as f64);
        }
        at += together;
    }
    None
}

/// Fails unless both are missing, or both there and the same but for rounding.
pub fn same(found: Option<f64>, expected: Option<f64>, what: &str) {
    let close = |(a, b): (f64, f64)| (a - b).abs() <= 1e-9 * (1.0 + a.abs().max(b.abs()));
    assert!(
        found.is_some() == expected.is_some() && found.zip(expected).is_none_or(close),
        "{what}: {found:?}, not {expected:?}"
    );
}

/// As [`same`], of both ends.
pub fn same_interval(found: Option<(f64, f64)>, expected: Option<(f64, f64)>, what: &str) {
    same(found.map(|ends| ends.0), expected.map(|ends| ends.0), what);
    same(found.map(|ends| ends.1), expected.map(|ends| ends.1), what);
}

/// Rows by a name, in its order.
pub fn by<'a>(rows: &[&'a Known], name: impl Fn(&Known) -> String) -> BTreeMap<String, Vec<&'a Known>> {
    let mut groups: BTreeMap<String, Vec<&Known>> = BTreeMap::new();
    for known in rows {
        groups.entry(name(known)).or_default().push(known);
    }
    groups
}
