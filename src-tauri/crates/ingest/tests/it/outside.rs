//! Real exports with a known truth, from the folder named by SUPPORT_LENS_DATA.

use std::collections::HashMap;

use model::rating::RatingValue;
use serde_json::Value;

use crate::support::{data, file, import, read_with};

fn truth() -> Option<HashMap<String, Value>> {
    let path = data("export_formats/built/expected_conversations.json")?;
    let text = std::fs::read_to_string(path).expect("the truth");
    let list: Vec<Value> = serde_json::from_str(&text).expect("the truth is JSON");
    Some(list.into_iter().map(|entry| (entry["id"].to_string(), entry)).collect())
}

/// File, rows, and the columns some fields must be suggested for.
type Case = (&'static str, u32, &'static [(ingest::Field, &'static str)]);

#[test]
fn intercom_conversations_are_complete() {
    let (Some(truth), Some(path)) = (truth(), data("export_formats/built/intercom_conversations.json")) else { return };
    let (plan, outcome) = import(&path).expect("readable");
    assert_eq!((plan.format.as_str(), outcome.summary.read, outcome.summary.messages), ("intercom_json", 400, 1541));
    assert!(outcome.summary.warnings.is_empty(), "{:?}", outcome.summary.warnings);
    for ticket in &outcome.tickets {
        let expected = &truth[&ticket.key.id];
        let text = |key: &str| expected[key].as_str().unwrap_or_default();
        // Intercom has no other states, and its marks of priority are left at "not_priority" in this file.
        let state = if matches!(text("status"), "closed" | "solved") { "closed" } else { "open" };
        assert_eq!((ticket.status.name(), ticket.priority), (state, None), "{}", ticket.key.id);
        assert_eq!(ticket.created_at.map(|at| at.rfc3339()).as_deref(), Some(text("created")));
        let stars = match text("csat") {
            "good" => Some(RatingValue::Five(5.0)),
            "bad" => Some(RatingValue::Five(1.0)),
            _ => None,
        };
        assert_eq!(ticket.rating.as_ref().map(|rating| rating.value), stars, "{}", ticket.key.id);
        let lines = |text: &str| text.lines().map(|line| line.trim().to_owned()).collect::<Vec<_>>();
        assert_eq!(lines(&ticket.messages[0].text), lines(text("first").trim()), "{}", ticket.key.id);
        assert_eq!(Some(ticket.messages.len() as u64), expected["n"].as_u64(), "{}", ticket.key.id);
    }
}

#[test]
fn unknown_tables_are_suggested_well() {
    use ingest::Field::{Category, CreatedAt, CustomerEmail, Description, Id, Priority, Rating, Subject};
    let cases: [Case; 9] = [
        (
            "tickets_it_karolzak/all_tickets_5k.csv",
            5431,
            &[(Subject, "title"), (Description, "body"), (Priority, "urgency"), (Category, "category")],
        ),
        (
            "tickets_it_karolzak/all_tickets_processed_topic_group_3k8.csv",
            3806,
            &[(Description, "Document"), (Category, "Topic_group")],
        ),
        (
            "tickets_it_karolzak/latest_ticket_data_3k.csv",
            3000,
            &[(Description, "Description"), (Category, "Category")],
        ),
        (
            "tickets_multilang_llm/helpdesk_customer_tickets.csv",
            600,
            &[(Id, "id"), (Subject, "subject"), (Description, "body"), (Priority, "priority")],
        ),
        ("banking77/train.csv", 10_003, &[(Description, "text"), (Category, "category")]),
        (
            "cfpb_complaints/cfpb_product_narrative.csv",
            2085,
            &[(Description, "Consumer complaint narrative"), (Category, "Product")],
        ),
        (
            "airline_tweets/public_half.csv",
            7240,
            &[(Description, "text"), (CreatedAt, "tweet_created"), (Category, "negativereason")],
        ),
        (
            "export_formats/built/google_play_reviews_201502.csv",
            600,
            &[(Description, "Review Text"), (Rating, "Star Rating"), (CreatedAt, "Review Submit Date and Time")],
        ),
        (
            "export_formats/samples/hubspot/hubspot_tickets_dummy.csv",
            300,
            &[
                (Id, "Ticket ID"),
                (Subject, "Ticket Name"),
                (Description, "Ticket Description"),
                (CustomerEmail, "Associated Contact Email"),
            ],
        ),
    ];
    for (name, rows, fields) in cases {
        let Some(path) = data(name) else { return };
        let (plan, outcome) = import(&path).unwrap_or_else(|error| panic!("{name}: {error}"));
        for (field, header) in fields {
            assert_eq!(plan.mapping.fields.get(field).map(String::as_str), Some(*header), "{name}: {:?}", plan.mapping);
        }
        assert_eq!(outcome.summary.rows, rows, "{name}");
        assert_eq!(outcome.summary.rejected, 0, "{name}: {:?}", outcome.rejections.first());
    }
}

#[test]
fn every_real_sample_is_read() {
    for name in [
        "freshdesk/freshdesk_trial_export.csv",
        "jira/jira_cloud_export_real_3rows.csv",
        "servicenow/incident_devinstance_list_export.csv",
        "zendesk/zendesk_tickets_anamaria.csv",
        "zendesk/fivetran_ticket_data.csv",
        "zendesk/ticket_api_response.json",
        "crisp/conversations.json",
    ] {
        let Some(path) = data(&format!("export_formats/samples/{name}")) else { return };
        let (plan, outcome) = import(&path).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert!(outcome.summary.tickets > 0, "{name}: {plan:?}");
        assert_eq!(outcome.summary.rejected, 0, "{name}: {:?}", outcome.rejections);
    }
}

#[test]
fn csv_spectrum_reads_as_expected() {
    let Some(folder) = data("csv_spectrum") else { return };
    for entry in std::fs::read_dir(folder.join("csvs")).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_stem().and_then(|name| name.to_str()).expect("a name").to_owned();
        let json = std::fs::read_to_string(folder.join("json").join(format!("{name}.json"))).expect("the truth");
        let expected: Vec<HashMap<String, String>> = serde_json::from_str(&json).expect("the truth is JSON");
        let first = expected[0].keys().min().expect("a column").clone();
        let mapping = ingest::Mapping { fields: [(ingest::Field::Id, first.clone())].into(), ..Default::default() };
        let outcome = read_with(&path, "mapped_csv", &mapping).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(outcome.tickets.len(), expected.len(), "{name}");
        for (ticket, row) in outcome.tickets.iter().zip(&expected) {
            assert_eq!(ticket.key.id, row[&first], "{name}");
            for (header, cell) in row.iter().filter(|(header, cell)| **header != first && !cell.is_empty()) {
                assert_eq!(ticket.extra.get(header), Some(cell), "{name}");
            }
        }
    }
}

#[test]
fn every_naughty_string_is_a_subject() {
    let Some(path) = data("naughty_strings/blns.json") else { return };
    let text = std::fs::read_to_string(path).expect("the strings");
    let strings: Vec<String> = serde_json::from_str(&text).expect("JSON");
    let mut csv = String::from("id,subject,description\n");
    let mut json = Vec::new();
    for (n, string) in strings.iter().enumerate() {
        csv.push_str(&format!("{n},\"{}\",plain words here\n", string.replace('"', "\"\"")));
        json.push(serde_json::json!({"id": n, "subject": string, "description": "plain words here"}));
    }
    let json = serde_json::to_vec(&json).expect("JSON");
    for (name, content) in [("naughty.csv", csv.into_bytes()), ("naughty.json", json)] {
        let (_folder, path) = file(name, &content);
        let plan = ingest::inspect(&path).expect("a plan");
        let outcome = read_with(&path, &plan.format, &plan.mapping).expect("readable");
        assert_eq!(outcome.tickets.len(), strings.len(), "{name}: {:?}", outcome.rejections);
        for (ticket, string) in outcome.tickets.iter().zip(&strings) {
            assert_eq!(ticket.subject, string.trim(), "{name}");
        }
    }
}

#[test]
fn real_tables_of_messages_are_grouped() {
    let cases = [
        ("export_formats/samples/zendesk/fivetran_ticket_comment_data.csv", "zendesk_comments_csv"),
        ("multidogo_dialogs/airline/dev.tsv", "mapped_csv"),
    ];
    for (name, format) in cases {
        let Some(path) = data(name) else { return };
        let (plan, outcome) = import(&path).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!((plan.format.as_str(), plan.rows_are_messages), (format, true), "{name}: {:?}", plan.mapping);
        assert!(outcome.summary.tickets < outcome.summary.rows, "{name}");
        let accounted = outcome.summary.messages + outcome.summary.skipped + outcome.summary.rejected;
        assert_eq!(accounted, outcome.summary.rows, "{name}: {:?}", outcome.rejections.first());
    }
}

#[test]
fn samples_of_interfaces_are_read() {
    for (name, format, messages) in
        [("crisp/conversations.json", "crisp_json", 8), ("zendesk/ticket_api_response.json", "zendesk_json", 1)]
    {
        let Some(path) = data(&format!("export_formats/samples/{name}")) else { return };
        let (plan, outcome) = import(&path).expect("readable");
        assert_eq!((plan.format.as_str(), outcome.summary.messages), (format, messages), "{name}");
        assert!(outcome.rejections.is_empty() && outcome.summary.warnings.is_empty(), "{name}: {:?}", outcome.summary);
    }
}
