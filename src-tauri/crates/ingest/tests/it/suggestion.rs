//! What is suggested for tables nobody knows.

use ingest::Field;

use crate::support::imported;

fn check(csv: &str, expected: &[(Field, &str)]) {
    let (plan, _) = imported("t.csv", csv.as_bytes());
    let found: Vec<(Field, &str)> =
        plan.mapping.fields.iter().map(|(field, header)| (*field, header.as_str())).collect();
    let mut expected = expected.to_vec();
    expected.sort();
    assert_eq!(found, expected, "{csv}");
}

#[test]
fn names_propose_and_values_decide() {
    check(
        "title,body,urgency\nnew printer,hi i need a new printer please,3\nvpn,hi the vpn is down again,1\n",
        &[(Field::Subject, "title"), (Field::Description, "body"), (Field::Priority, "urgency")],
    );
    check(
        "Document,Topic_group\nconnection with icon please setup,Hardware\nwork experience user needs access,Access\n",
        &[(Field::Description, "Document"), (Field::Category, "Topic_group")],
    );
    check(
        "id,subject,message\n1,ann@example.com,please help me with this\n2,bob@example.com,it does not work\n",
        &[(Field::Id, "id"), (Field::Description, "message")],
    );
    check(
        "number,opened_at,short_description,caller_id,priority,state\nINC01,2019-07-29 11:48:43,Email is down,Ann Lee,1 - Critical,New\nINC02,2019-07-29 11:50:43,Disk is full,Bo Ray,4 - Low,New\n",
        &[
            (Field::Id, "number"),
            (Field::CreatedAt, "opened_at"),
            (Field::Subject, "short_description"),
            (Field::CustomerName, "caller_id"),
            (Field::Priority, "priority"),
            (Field::Status, "state"),
        ],
    );
    check(
        "Ticketnummer;Betreff;Beschreibung;Erstellt am;Priorität\n1;Drucker;Der Drucker geht nicht mehr;01.02.2025;hoch\n2;Maus;Die Maus ist kaputt gegangen;02.02.2025;niedrig\n",
        &[
            (Field::Id, "Ticketnummer"),
            (Field::Subject, "Betreff"),
            (Field::Description, "Beschreibung"),
            (Field::CreatedAt, "Erstellt am"),
            (Field::Priority, "Priorität"),
        ],
    );
    check(
        "what happened,who\nthe printer on floor two is broken,Ann\nthe lift does not come any more,Bo\n",
        &[(Field::Description, "what happened")],
    );
    check(
        "Ticket Id,createdAt,Created Time (Ticket),Email (Contact)\n1,x,05 Mar 2025 03:12 PM,a@b.de\n2,y,06 Mar 2025 03:12 PM,c@d.de\n",
        &[
            (Field::Id, "Ticket Id"),
            (Field::CreatedAt, "Created Time (Ticket)"),
            (Field::CustomerEmail, "Email (Contact)"),
        ],
    );
}

#[test]
fn a_rounded_id_is_none() {
    let (_, outcome) = imported(
        "t.csv",
        b"tweet_id,text\n5.70306E+17,one thing\n5.70306E+17,another thing\n5.70301E+17,a third thing\n",
    );
    assert_eq!(outcome.tickets.len(), 3);
    assert!(outcome.tickets.iter().all(|ticket| ticket.key.id.starts_with('~')));
}
