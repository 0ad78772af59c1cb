//! Shares of tickets by value on both sides.

use model::columns::Names;
use model::{Facet, Priority, Tone};

use super::LEVEL;
use super::collected::{self, FACETS};
use crate::metrics::proportion::{interval, percent};
use crate::stats::holm::holm;
use crate::stats::proportion::{difference, same_share};
use crate::view::{Narrow, ShareDifference, Side};

/// Every value with tickets on either side, most surely different first, ties by size of the difference and name. Nothing is
/// compared with a side that has no tickets.
pub(super) fn differences(sides: &[collected::Side; 2], names: &Names, apart: bool) -> Vec<ShareDifference> {
    let totals = [sides[0].scope.n, sides[1].scope.n];
    let mut found = Vec::new();
    for (index, facet) in FACETS.into_iter().enumerate() {
        let values = [&sides[0].values[index], &sides[1].values[index]];
        let named = named(facet, names).into_iter().enumerate().map(|(id, name)| (id + 1, name)).chain([(0, "")]);
        found.extend(named.filter_map(|(place, name)| {
            share(facet, name, [(values[0][place], totals[0]), (values[1][place], totals[1])])
        }));
    }
    corrected(&mut found, apart);
    found
}

/// Names of a facet's values, in the order of their numbers.
fn named(facet: Facet, names: &Names) -> Vec<&str> {
    match facet {
        Facet::Priority => Priority::ALL.map(Priority::name).to_vec(),
        Facet::Sentiment => Tone::ALL.map(Tone::name).to_vec(),
        Facet::Channel => names.channel.iter().map(String::as_str).collect(),
        _ => names.category.iter().map(String::as_str).collect(),
    }
}

fn share(facet: Facet, name: &str, [a, b]: [(u32, u32); 2]) -> Option<ShareDifference> {
    if a.0 + b.0 == 0 {
        return None;
    }
    let side = |counted: (u32, u32)| {
        let opens = Narrow { facets: vec![(facet, vec![name.into()])], ..Narrow::default() };
        Side { value: percent(counted), n: counted.0, interval: interval(counted), opens }
    };
    let in_points = |(low, high): (f64, f64)| (100.0 * low, 100.0 * high);
    Some(ShareDifference {
        facet,
        name: name.into(),
        a: side(a),
        b: side(b),
        difference: percent(b)? - percent(a)?,
        interval: difference(b, a).map(in_points),
        p: same_share(b, a)?,
        sure: false,
    })
}

/// Corrects the p-values for all values of all facets (Holm) and puts the surest first.
fn corrected(found: &mut [ShareDifference], apart: bool) {
    let p = holm(&found.iter().map(|one| one.p).collect::<Vec<f64>>());
    for (one, p) in found.iter_mut().zip(p) {
        one.p = if apart { p } else { 1.0 };
        one.sure = apart && p < LEVEL && one.interval.is_some_and(|(low, high)| low > 0.0 || high < 0.0);
    }
    found.sort_by(|a, b| {
        let size = b.difference.abs().total_cmp(&a.difference.abs());
        a.p.total_cmp(&b.p).then(size).then(a.facet.cmp(&b.facet)).then_with(|| a.name.cmp(&b.name))
    });
}
