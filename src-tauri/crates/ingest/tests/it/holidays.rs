//! Calendars of holidays, whole and broken.

use std::path::{Path, PathBuf};

use ingest::holidays;
use proptest::prelude::*;

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/holidays").join(name)
}

fn check(name: &str, expected: &[(&str, &str)]) {
    let found = holidays(&fixture(name), 2025..=2027).expect("a calendar");
    assert!(found.iter().all(|special| special.shifts.is_empty()));
    let found: Vec<(&str, &str)> = found.iter().map(|special| (&*special.day, &*special.name)).collect();
    assert_eq!(found, expected);
}

#[test]
fn all_day_events_are_closed_days() {
    check(
        "public.ics",
        &[
            ("2026-01-01", "New Year’s Day"),
            ("2026-04-06", "Oster montag, frei"),
            ("2026-12-25", "Christmas, Office closed"),
            ("2026-12-26", "Christmas"),
        ],
    );
    check("outlook.ics", &[("2026-10-03", "Unity Day"), ("2026-10-31", "")]);
}

#[test]
fn events_that_come_again_are_followed_through_the_years_asked_for() {
    check(
        "every_year.ics",
        &[
            ("2011-04-29", "A wedding"),
            ("2025-05-01", "Labour Day"),
            ("2025-11-27", "Thanksgiving"),
            ("2025-12-24", "Shut down"),
            ("2025-12-25", "Shut down"),
            ("2026-05-01", "Labour Day"),
            ("2026-12-22", "Shut down early"),
            ("2027-05-01", "Labour Day"),
            ("2027-11-25", "Thanksgiving"),
        ],
    );
}

#[test]
fn rules_that_never_or_always_come_end() {
    check("never_and_often.ics", &[("2026-01-01", "Often")]);
}

#[test]
fn faults_say_where_and_what() {
    let fails = |name: &str, line: Option<u32>, what: &str| {
        let error = holidays(&fixture(name), 2025..=2027).expect_err("a fault");
        assert_eq!(error.line(), line, "{error}");
        assert!(error.to_string().contains(what), "{error}");
        assert!(error.file().is_some_and(|file| file.ends_with(name)));
    };
    fails("of_hours.ics", None, "no all-day event");
    fails("no_day.ics", Some(9), "has no day (DTSTART)");
    fails("wrong_day.ics", Some(7), "“DTSTART;VALUE=DATE:someday” can't be understood");
    fails("wrong_rule.ics", Some(8), "“RRULE:every now and then” can't be understood");
    fails("years.ics", Some(4), "lasts 1096 days");
    fails("cut_off.ics", Some(21), "does not end");
    fails("table.ics", Some(1), "no calendar");
    fails("missing.ics", None, "does not exist");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(150) })]
    #[test]
    fn no_bytes_are_too_odd(at in 0.0..1.0f64, cut in 0usize..40, put in "[A-Z0-9;:=,\r\n -]{0,12}", which in 0usize..2) {
        let name = ["public.ics", "every_year.ics"][which];
        let mut text = std::fs::read(fixture(name)).expect("a fixture");
        let at = (at * text.len() as f64) as usize;
        let end = (at + cut).min(text.len());
        text.splice(at..end, put.bytes());
        let dir = tempfile::tempdir().expect("a folder");
        let path = dir.path().join("odd.ics");
        std::fs::write(&path, text).expect("written");
        if let Ok(days) = holidays(&path, 2025..=2027) {
            prop_assert!(days.windows(2).all(|pair| pair[0].day < pair[1].day));
        }
    }
}
