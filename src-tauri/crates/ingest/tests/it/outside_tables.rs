//! Real table exports, from the folder named by SUPPORT_LENS_DATA: how many of each value, and some rows as they are.

use std::collections::BTreeMap;

use model::Ticket;
use model::rating::RatingValue;

use crate::support::{Outcome, data, import};

/// A file, its format, and how many records it has.
fn check(name: &str, format: &str, read: u32, warned: bool) -> Option<Outcome> {
    let (plan, outcome) = import(&data(name)?).unwrap_or_else(|error| panic!("{name}: {error}"));
    assert_eq!(plan.format, format, "{name}: {:?}", plan.reasons);
    let summary = &outcome.summary;
    assert_eq!((summary.read, summary.tickets, summary.rejected), (read, read, 0), "{name}: {:?}", outcome.rejections);
    assert_eq!(!summary.warnings.is_empty(), warned, "{name}: {:?}", summary.warnings);
    Some(outcome)
}

/// How many tickets have each value, as `value n`, in the order of values.
fn counts(outcome: &Outcome, value: impl Fn(&Ticket) -> String) -> String {
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    outcome.tickets.iter().for_each(|ticket| *counts.entry(value(ticket)).or_default() += 1);
    counts.iter().map(|(value, n)| format!("{value} {n}")).collect::<Vec<_>>().join(", ")
}

fn status(ticket: &Ticket) -> String {
    ticket.status.name().to_owned()
}

fn priority(ticket: &Ticket) -> String {
    ticket.priority.map_or("none", |priority| priority.name()).to_owned()
}

fn created(ticket: &Ticket) -> String {
    ticket.created_at.map(|at| at.rfc3339()).unwrap_or_default()
}

fn with_text(outcome: &Outcome) -> usize {
    outcome.tickets.iter().filter(|ticket| !ticket.messages.is_empty()).count()
}

#[test]
fn freshdesk_trial() {
    let name = "export_formats/samples/freshdesk/freshdesk_trial_export.csv";
    let Some(outcome) = check(name, "freshdesk_csv", 45, false) else { return };
    assert_eq!(counts(&outcome, status), "hold 8, open 26, pending 11");
    assert_eq!(counts(&outcome, priority), "high 13, low 15, medium 17");
    assert_eq!((with_text(&outcome), created(&outcome.tickets[0]).as_str()), (45, "2025-12-03T16:29:08Z"));
    assert_eq!(outcome.tickets[0].customer.as_ref().map(|person| person.name.as_str()), Some("Emily Garcia"));
}

#[test]
fn hubspot_tickets() {
    let name = "export_formats/samples/hubspot/hubspot_tickets_dummy.csv";
    let Some(outcome) = check(name, "hubspot_csv", 300, false) else { return };
    assert_eq!(counts(&outcome, status), "closed 74, new 68, open 90, pending 68");
    assert_eq!(counts(&outcome, priority), "critical 75, high 82, low 64, medium 79");
    assert_eq!(counts(&outcome, |ticket| ticket.channel.clone()), "chat 50, email 59, phone 54, social 66, web 71");
    let first = &outcome.tickets[0];
    assert_eq!(
        (first.subject.as_str(), created(first).as_str()),
        ("Iterate user-centric schemas", "2024-04-14T00:00:00Z")
    );
    assert_eq!(first.key.id, "TICK-19cfe15a-8dd2-43ed-99c1-86a955cdc053");
}

#[test]
fn servicenow_incidents() {
    let name = "export_formats/samples/servicenow/incident_devinstance_list_export.csv";
    let Some(outcome) = check(name, "servicenow_csv", 66, true) else { return };
    assert_eq!(counts(&outcome, status), "closed 27, hold 7, new 12, open 20");
    assert_eq!(counts(&outcome, priority), "critical 27, high 4, low 23, medium 12");
    let first = &outcome.tickets[0];
    assert_eq!((first.key.id.as_str(), first.priority_given.as_str()), ("INC0010112", "5 - Planning"));
    assert_eq!(created(first), "2019-07-29T11:48:43Z");
    assert!(outcome.summary.warnings.iter().all(|warning| warning.starts_with("No ticket has message text")));
}

#[test]
fn zendesk_warehouse_and_a_table_called_zendesk() {
    let name = "export_formats/samples/zendesk/fivetran_ticket_data.csv";
    let Some(outcome) = check(name, "zendesk_csv", 10, false) else { return };
    assert_eq!(with_text(&outcome), 10);
    assert_eq!(outcome.tickets[0].key.id, "1595");
    let name = "export_formats/samples/zendesk/zendesk_tickets_anamaria.csv";
    let Some(outcome) = check(name, "mapped_csv", 50, true) else { return };
    assert_eq!(counts(&outcome, status), "open 13, solved 37");
    assert_eq!((outcome.tickets[0].first_response_given, outcome.tickets[0].resolution_given), (Some(6.0), Some(62.0)));
}

#[test]
fn google_play_reviews() {
    let name = "export_formats/built/google_play_reviews_201502.csv";
    let Some(outcome) = check(name, "google_play_csv", 600, false) else { return };
    assert_eq!((outcome.summary.encoding.as_str(), outcome.summary.messages), ("UTF-16LE", 600));
    let bytes = std::fs::read(data(name).expect("it was there")).expect("readable");
    let text: Vec<u16> = bytes[2..].chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
    let text = String::from_utf16(&text).expect("UTF-16");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let mut n = 0;
    for (row, ticket) in reader.records().zip(&outcome.tickets) {
        let row = row.expect("a row");
        let cell = |at: usize| row.get(at).unwrap_or_default();
        let id = cell(15).rsplit_once("reviewId=").map(|(_, id)| id.replace("%3A", ":"));
        assert_eq!(Some(&ticket.key.id), id.as_ref());
        assert_eq!(plain(&ticket.messages[0].text), plain(cell(11)));
        assert_eq!((created(ticket).as_str(), ticket.channel.as_str()), (cell(5), "feedback"));
        let stars: f32 = cell(9).parse().expect("a number");
        assert_eq!(ticket.rating.as_ref().map(|rating| rating.value), Some(RatingValue::Five(stars)));
        n += 1;
    }
    assert_eq!(n, 600);
}

/// A cell's text without white space and with HTML's names for marks as marks.
fn plain(cell: &str) -> String {
    let text = cell.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    text.split_whitespace().collect()
}

#[test]
fn consumer_complaints() {
    let name = "cfpb_complaints/cfpb_product_narrative.csv";
    let Some(path) = data(name) else { return };
    let (plan, outcome) = import(&path).expect("readable");
    assert_eq!((plan.format.as_str(), outcome.summary.rows, outcome.summary.rejected), ("mapped_csv", 2085, 0));
    assert!(outcome.tickets.iter().all(|ticket| ticket.category_given.is_some() && !ticket.messages.is_empty()));
}

#[test]
fn tweets_to_airlines() {
    let name = "airline_tweets/public_half.csv";
    let Some(path) = data(name) else { return };
    let (plan, outcome) = import(&path).expect("readable");
    assert_eq!((plan.format.as_str(), plan.mapping.day_first), ("social_mentions", Some(false)), "{:?}", plan.reasons);
    assert_eq!((outcome.summary.rows, outcome.summary.rejected), (7240, 0));
    assert!(outcome.tickets.iter().all(|ticket| ticket.channel == "social" && ticket.messages.len() == 1));
    let first = &outcome.tickets[0];
    assert_eq!(created(first), "2015-02-24T11:35:00Z");
    assert_eq!(first.customer.as_ref().map(|person| person.name.as_str()), Some("cairdin"));
    assert_eq!(first.extra.get("airline_sentiment").map(String::as_str), Some("neutral"));
}
