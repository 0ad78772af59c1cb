//! Intervals hold the truth as often as they say, and no team of equals is told apart: small runs of what
//! `cargo xtask bench coverage` measures.

#[path = "../examples/coverage/alike.rs"]
mod alike;
#[path = "../examples/coverage/forecast.rs"]
mod forecast;
#[path = "../examples/coverage/measured.rs"]
mod measured;
#[path = "../examples/coverage/median.rs"]
mod median;
#[path = "../examples/coverage/random.rs"]
mod random;
#[path = "../examples/coverage/trend.rs"]
mod trend;
#[path = "../examples/coverage/wilson.rs"]
mod wilson;

use measured::Measured;

/// `slack` are points for what few runs scatter.
fn check(found: Vec<Measured>, slack: f64) {
    for measured in found {
        assert!(measured.is_as_asked(slack), "{}: {}, asked {:?}", measured.what, measured.found, measured.asked);
    }
}

#[test]
fn shares() {
    check(wilson::measure(400), 3.0);
}

#[test]
fn a_period_cut_at_as_of_hides_no_slow_tickets() {
    check(median::bias(40_000), 1.0);
}

#[test]
fn medians() {
    check(median::measure(60), 8.0);
    check(median::differences(60), 8.0);
}

#[test]
fn like_with_like() {
    check(alike::measure(30), 9.0);
}

#[test]
fn four_weeks_ahead() {
    check(forecast::measure(2), 25.0);
}

#[test]
fn ordinary_days_and_shares_alarm_no_one() {
    check(forecast::false_days(6), 150.0);
    check(trend::measure(60), 6.0);
}
