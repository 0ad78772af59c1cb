//! Doors for the fuzz targets, which only that feature opens. In: any text. Out: nothing. Never: used by the product.

use chrono_tz::Tz;

use crate::normalise::dates;
use crate::normalise::durations::{self, Unit};

/// Reads a date in both orders: both are dates or neither is, and each is an instant that can be written.
pub fn date(text: &str) {
    let orders = [true, false].map(|day_first| dates::read(text, day_first));
    assert_eq!(orders[0].is_some(), orders[1].is_some(), "{text:?}");
    for written in orders.into_iter().flatten() {
        for zone in [Tz::UTC, Tz::America__New_York, Tz::Pacific__Apia] {
            let _ = written.instant(zone).map(model::Instant::rfc3339);
        }
    }
}

/// Reads a duration: what is one is finite, and its sign alone turns with a minus before it.
pub fn duration(text: &str) {
    let _ = Unit::in_header(text);
    if let Some(hours) = durations::read(text, Unit::MINUTE) {
        assert!(hours.is_finite(), "{text:?}");
    }
}
