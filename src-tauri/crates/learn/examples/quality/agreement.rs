//! How well two groupings of the same things agree.

use std::collections::BTreeMap;

/// Agreement of a grouping with labels, each 0–1, chance corrected where said.
pub struct Agreement {
    /// Harmonic mean of homogeneity and completeness (Rosenberg & Hirschberg 2007).
    pub v_measure: f64,
    /// Share of things that carry the most common label of their group.
    pub purity: f64,
    /// Adjusted Rand index (Hubert & Arabie 1985): 0 by chance, 1 if the same.
    pub adjusted_rand: f64,
}

/// Compares pairs of group and label.
pub fn agreement(pairs: &[(usize, usize)]) -> Agreement {
    let n = pairs.len() as f64;
    let (mut groups, mut labels, mut both) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
    for &(group, label) in pairs {
        *groups.entry(group).or_insert(0.0) += 1.0;
        *labels.entry(label).or_insert(0.0) += 1.0;
        *both.entry((group, label)).or_insert(0.0) += 1.0;
    }
    let entropy =
        |counts: &BTreeMap<usize, f64>| -counts.values().map(|count| count / n * (count / n).ln()).sum::<f64>();
    let shared = |((group, label), count): (&(usize, usize), &f64)| {
        count / n * (count * n / (groups[group] * labels[label])).ln()
    };
    let mutual: f64 = both.iter().map(shared).sum();
    let mut largest: BTreeMap<usize, f64> = BTreeMap::new();
    for ((group, _), count) in &both {
        let most = largest.entry(*group).or_default();
        *most = most.max(*count);
    }
    let pairs_of = |count: f64| count * (count - 1.0) / 2.0;
    let together: f64 = both.values().copied().map(pairs_of).sum();
    let (in_groups, in_labels): (f64, f64) =
        (groups.values().copied().map(pairs_of).sum(), labels.values().copied().map(pairs_of).sum());
    let by_chance = in_groups * in_labels / pairs_of(n);
    Agreement {
        v_measure: 2.0 * mutual / (entropy(&groups) + entropy(&labels)),
        purity: largest.values().sum::<f64>() / n,
        adjusted_rand: (together - by_chance) / ((in_groups + in_labels) / 2.0 - by_chance),
    }
}
