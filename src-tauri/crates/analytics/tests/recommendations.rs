//! Recommendations are silent where nothing is going on, and find what is planted. `examples/false_alarms.rs` does the same on
//! a thousand workspaces.

use analytics::view::RecommendationKind;

mod calm;

use calm::{Planted, recommended};

#[test]
fn nothing_going_on_is_nothing_recommended() {
    let alarms =
        (0..24).filter(|&seed| !recommended(800, seed, &Planted::default()).problems.recommendations.is_empty());
    // Of 24 one is to be expected; six would be less than one in a hundred.
    let alarms = alarms.count();
    assert!(alarms <= 5, "{alarms} of 24 calm workspaces raise an alarm");
}

#[test]
fn planted_effects_are_found_and_nothing_else() {
    let check = |planted: Planted, kind: RecommendationKind, name: &str| {
        let found = recommended(4_000, 4, &planted).problems.recommendations;
        assert_eq!(found.iter().map(|of| (of.kind, of.name.as_str())).collect::<Vec<_>>(), [(kind, name)]);
        let of = &found[0];
        let (difference, low, high) = of.difference;
        assert!((of.value - of.against - difference).abs() < 1e-9 && low < difference && difference < high, "{of:?}");
        assert!(low * high > 0.0 && of.p < 0.05 && of.n >= 20 && of.tickets_affected >= 5.0, "{of:?}");
    };
    let calm = Planted::default();
    check(Planted { slow_category: 1.0, ..calm }, RecommendationKind::SlowCategory, "category000003");
    check(Planted { slow_channel: 1.0, ..calm }, RecommendationKind::SlowChannel, "channel000002");
    check(Planted { unsatisfied: 0.3, ..calm }, RecommendationKind::UnsatisfiedCategory, "category000005");
    check(Planted { escalated: 0.12, ..calm }, RecommendationKind::EscalatedCategory, "category000006");
    check(Planted { growing: 0.08, ..calm }, RecommendationKind::GrowingTopic, "7");
}
