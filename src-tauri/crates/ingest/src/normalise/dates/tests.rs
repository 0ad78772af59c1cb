//! Dates of every helpdesk, and what is none.

use super::*;

fn check(cell: &str, day_first: bool, expected: Option<&str>) {
    let found = read(cell, day_first).and_then(|written| written.instant(Tz::UTC)).map(Instant::rfc3339);
    assert_eq!(found.as_deref(), expected, "{cell:?}");
}

#[test]
fn dates_of_every_helpdesk() {
    let evening = Some("2017-10-31T21:45:10Z");
    for cell in [
        "2017-10-31T21:45:10Z",
        "2017-10-31 21:45:10",
        "2017-10-31T21:45:10+00:00",
        "2017-10-31T23:45:10+0200",
        "2017-10-31T16:45:10-05:00",
        "2017-10-31 17:45:10 EDT",
        "1509486310",
        "1509486310000",
        "1509486310.0",
        "Tue Oct 31 21:45:10 +0000 2017",
        "Tue, 31 Oct 2017 21:45:10 GMT",
        "31.10.2017 21:45:10",
        "10/31/2017 9:45:10 PM",
        "31/10/2017 21:45:10",
        "31 Oct 2017, 21:45:10",
        "Oct 31, 2017 9:45:10 PM",
        "2017/10/31 21:45:10",
        "31. Oktober 2017 21:45:10",
        "31 octobre 2017 21:45:10",
        "2017-10-31T21:45:10.000+0000",
        "October 31st, 2017 at 21:45:10",
        "31-10-2017 21:45:10",
        "2017-10-31 21:45:10 UTC",
        "1509486310000000",
        "20171031T214510Z",
        "20171031214510",
        "/Date(1509486310000)/",
        "2017-10-31 21:45:10.000 UTC",
        "2017-10-31 22:45:10 (Europe/Madrid)",
        "2017-10-31 22:45:10 CET",
        "2017-10-31 23:45:10 UTC+2",
        "2017-10-31 23:45:10 GMT+02:00",
        "Tue Oct 31 2017 22:45:10 GMT+0100 (Central European Standard Time)",
        "2017-10-31T22:45:10+01:00[Europe/Berlin]",
        "2017-10-31 22:45:10 Europe/Berlin",
        "mardi 31 octobre 2017 à 21:45:10",
        "mar. 31 oct. 2017 21:45:10",
        "Di., 31. Okt. 2017, 21:45:10 Uhr",
        "martes, 31 de octubre de 2017 21:45:10",
        "terça-feira, 31 de outubro de 2017 às 21:45:10",
        "43039.90637",
    ] {
        check(cell, true, evening);
    }
}

#[test]
fn orders_years_and_hours() {
    check("03/04/2025", true, Some("2025-04-03T00:00:00Z"));
    check("03/04/2025", false, Some("2025-03-04T00:00:00Z"));
    check("03.04.2025", false, Some("2025-04-03T00:00:00Z"));
    check("2/24/2015 11:35", true, Some("2015-02-24T11:35:00Z"));
    check("25/Feb/26 4:38 PM", false, Some("2026-02-25T16:38:00Z"));
    check("25/Feb/26 12:05 AM", false, Some("2026-02-25T00:05:00Z"));
    check("05 Mar 2025 03:12 PM", false, Some("2025-03-05T15:12:00Z"));
    check("2025-03-05 12:15 p.m.", false, Some("2025-03-05T12:15:00Z"));
    check("20250305", false, Some("2025-03-05T00:00:00Z"));
    check("2023-12-12 11:20:28.994000", false, Some("2023-12-12T11:20:28.994Z"));
    check("1/1/99", false, Some("1999-01-01T00:00:00Z"));
    check("3/4/2025 5 PM", false, Some("2025-03-04T17:00:00Z"));
    check("6/21/2025 16:14", true, Some("2025-06-21T16:14:00Z"));
    check("21/06/25 04:14 p. m.", true, Some("2025-06-21T16:14:00Z"));
    check("3. März 2025 14:05 Uhr", false, Some("2025-03-03T14:05:00Z"));
    check("am 3. März 2025 um 14.05 Uhr", false, Some("2025-03-03T14:05:00Z"));
    check("le 3 mars 2025 à 14h05", false, Some("2025-03-03T14:05:00Z"));
    check("lun. 3 mars 2025 14 h 05", false, Some("2025-03-03T14:05:00Z"));
    check("1er avril 2025", false, Some("2025-04-01T00:00:00Z"));
    check("3 de marzo de 2025", false, Some("2025-03-03T00:00:00Z"));
    check("3 de marzo de 2025 a las 2:05 p.m.", false, Some("2025-03-03T14:05:00Z"));
    check("03 fev. 2025", false, Some("2025-02-03T00:00:00Z"));
    check("3 de março de 2025 às 14h", false, Some("2025-03-03T14:00:00Z"));
    check("dom 2 mar 2025 14:05", false, Some("2025-03-02T14:05:00Z"));
    check("Mo, 03.03.25 14:05", false, Some("2025-03-03T14:05:00Z"));
    check("45718.5", false, Some("2025-03-02T12:00:00Z"));
    check("45718,5", false, Some("2025-03-02T12:00:00Z"));
    check("2025-03-02T23:59:60Z", false, Some("2025-03-02T23:59:59Z"));
}

#[test]
fn what_is_no_date() {
    for cell in [
        "",
        "soon",
        "12",
        "2025",
        "13/13/2025",
        "2025-02-30",
        "0000-00-00 00:00:00",
        "2025-03-05 25:00",
        "1.2.3.4",
        "PT2H",
        "01:02:03",
        "ticket 12 of 2025",
        "9999999999999999999999",
        "2025-03-05T10:00+99:00",
        "5/5",
        "12345",
        "99999",
        "2025-03-05 10:00:75",
        "marketing 3 2025",
        "14h05",
        "3 mars",
        "5 PM",
        "1509486310.",
        "1,2,3",
        "555-123-4567",
    ] {
        check(cell, true, None);
    }
}

#[test]
fn dates_say_what_they_know_of_the_order() {
    let order = |cell| read(cell, true).map(|written| written.order);
    assert_eq!(order("03/04/2025"), Some(Order::Either));
    assert_eq!(order("24/02/2025"), Some(Order::DayFirst));
    assert_eq!(order("02/24/2025"), Some(Order::MonthFirst));
    assert_eq!(order("04/04/2025"), Some(Order::Clear));
    assert_eq!(order("24.02.2025"), Some(Order::Clear));
}
