//! Tables whose rows are messages.

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use ingest::{Field, Mapping};
use model::{Role, Ticket};
use proptest::prelude::*;

use crate::support::{Outcome, file, imported, read_with};

const HEADER: &str = "conversation,sender,at,text,state";

fn mapping() -> Mapping {
    let fields = [
        (Field::Id, "conversation"),
        (Field::MessageRole, "sender"),
        (Field::MessageAt, "at"),
        (Field::MessageText, "text"),
        (Field::Status, "state"),
    ];
    Mapping { fields: fields.map(|(field, header)| (field, header.to_owned())).into(), ..Mapping::default() }
}

fn read_rows(rows: &[String]) -> Outcome {
    let (_folder, path) = file("messages.csv", format!("{HEADER}\n{}\n", rows.join("\n")).as_bytes());
    read_with(&path, "mapped_csv", &mapping()).expect("readable")
}

fn shown(ticket: &Ticket) -> String {
    let letter = |role: Role| match role {
        Role::Customer => 'c',
        Role::Agent => 'a',
        Role::Bot => 'b',
        Role::Note => 'n',
    };
    let messages: Vec<String> =
        ticket.messages.iter().map(|message| format!("{}:{}", letter(message.role), message.text)).collect();
    format!("{} {} {}", ticket.key.id, ticket.status.name(), messages.join(" "))
}

fn check(rows: &[&str], tickets: &[&str], skipped: u32, rejected_lines: &[u32]) {
    let rows: Vec<String> = rows.iter().map(|row| row.to_string()).collect();
    let outcome = read_rows(&rows);
    assert_eq!(outcome.tickets.iter().map(shown).collect::<Vec<_>>(), tickets, "{rows:?}");
    assert_eq!(outcome.summary.skipped, skipped, "{rows:?}");
    let lines: Vec<u32> = outcome.rejections.iter().map(|rejection| rejection.line).collect();
    assert_eq!(lines, rejected_lines, "{rows:?}");
    assert_eq!(outcome.summary.rows as usize, rows.len());
}

#[test]
fn rows_of_one_id_make_one_ticket() {
    check(
        &[
            "7,visitor,2025-03-01 10:00,hello,open",
            "8,visitor,2025-03-01 10:01,other,open",
            "7,operator,2025-03-01 10:02,hi,closed",
            "7,bot,2025-03-01 09:59,welcome,open",
            "8,operator,2025-03-01 10:03,yes,",
        ],
        &["7 closed b:welcome c:hello a:hi", "8 open c:other a:yes"],
        0,
        &[],
    );
}

#[test]
fn a_bad_row_costs_one_message_and_a_repeated_one_nothing() {
    check(
        &[
            "7,visitor,2025-03-01 10:00,hello,open",
            "7,visitor,2025-03-01 10:01,no, really, no,open",
            "7,operator,2025-03-01 10:02,hi,open",
            "7,operator,2025-03-01 10:02,hi,open",
            ",,,,",
        ],
        &["7 open c:hello a:hi"],
        2,
        &[3],
    );
}

#[test]
fn rows_without_an_id_stand_for_themselves() {
    let outcome = read_rows(
        &[",visitor,2025-03-01 10:00,hello,open", ",visitor,2025-03-01 10:01,again,open", "7,visitor,,x,open"]
            .map(str::to_owned),
    );
    assert_eq!(outcome.tickets.len(), 3);
    assert!(outcome.tickets[0].key.id.starts_with('~'));
}

#[test]
fn an_id_of_all_rows_is_no_conversations() {
    let rows: Vec<String> = (0..20_010).map(|n| format!("same,visitor,,text {n},open")).collect();
    let outcome = read_rows(&rows);
    assert_eq!((outcome.tickets.len(), outcome.tickets[0].messages.len(), outcome.rejections.len()), (1, 20_000, 10));
    assert!(outcome.rejections[0].reason.contains("Map the column"));
}

#[test]
fn both_passes_can_be_stopped() {
    let rows: Vec<String> = (0..5000).map(|n| format!("{},visitor,,text {n},open", n % 2500)).collect();
    let (_folder, path) = file("messages.csv", format!("{HEADER}\n{}\n", rows.join("\n")).as_bytes());
    for stop_at in [3, 15] {
        let asked = Cell::new(0);
        let stop = || {
            asked.set(asked.get() + 1);
            asked.get() > stop_at
        };
        let mut tickets = 0;
        let summary = ingest::read(&path, "mapped_csv", "s", &mapping(), &stop, &mut |_, at| {
            tickets += 1;
            assert!(at.bytes <= at.total);
            ControlFlow::Continue(())
        });
        let summary = summary.expect("stopping is no error");
        assert!(summary.cancelled && tickets < 2500 && tickets == summary.tickets, "{summary:?}");
        assert_eq!(asked.get(), stop_at + 1);
    }
}

/// Conversations, and for each of their rows a random number that strews them.
fn strewn() -> impl Strategy<Value = (Vec<usize>, Vec<u32>)> {
    prop::collection::vec(1usize..6, 1..12).prop_flat_map(|lengths| {
        let rows: usize = lengths.iter().sum();
        (Just(lengths), prop::collection::vec(any::<u32>(), rows))
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_order_of_the_rows_gives_the_same_tickets((lengths, places) in strewn()) {
        let row = |id: usize, n: usize| {
            let sender = if n.is_multiple_of(2) { "visitor" } else { "operator" };
            format!("{id},{sender},2025-03-01 10:{n:02},text {n},{}", if n > 2 { "closed" } else { "open" })
        };
        let rows: Vec<String> =
            lengths.iter().enumerate().flat_map(|(id, length)| (0..*length).map(move |n| row(id, n))).collect();
        let mut order: Vec<usize> = (0..rows.len()).collect();
        order.sort_by_key(|at| places[*at]);
        let strewn: Vec<String> = order.iter().map(|at| rows[*at].clone()).collect();
        let by_id = |outcome: Outcome| -> BTreeMap<String, String> {
            outcome.tickets.iter().map(|ticket| (ticket.key.id.clone(), shown(ticket))).collect()
        };
        let expected = by_id(read_rows(&rows));
        prop_assert_eq!(expected.len(), lengths.len());
        prop_assert_eq!(by_id(read_rows(&strewn)), expected);
    }

    #[test]
    fn a_spoilt_row_takes_no_other_message_with_it((lengths, places) in strewn(), spoilt in prop::collection::vec(any::<prop::sample::Index>(), 1..5)) {
        let mut rows: Vec<String> = lengths.iter().enumerate().flat_map(|(id, length)| {
            (0..*length).map(move |n| format!("{id},visitor,2025-03-01 10:{n:02},text {id} {n},open"))
        }).collect();
        for at in &spoilt {
            let row = &mut rows[at.index(places.len())];
            if !row.ends_with(",,x") {
                row.push_str(",much,,x");
            }
        }
        let kept: Vec<String> = rows.iter().filter(|row| row.ends_with("open")).map(|row| row.split(',').nth(3).unwrap_or_default().to_owned()).collect();
        let outcome = read_rows(&rows);
        let found: Vec<String> = outcome.tickets.iter().flat_map(|ticket| ticket.messages.iter().map(|message| message.text.clone())).collect();
        prop_assert_eq!(outcome.summary.rejected as usize, rows.len() - kept.len());
        prop_assert_eq!(found, kept);
    }
}

/// Whether a table is taken for one of messages.
fn check_suggestion(csv: &str, expected: bool) {
    let (plan, outcome) = imported("t.csv", csv.as_bytes());
    assert_eq!(plan.rows_are_messages, expected, "{csv}: {:?}", plan.mapping);
    assert_eq!(plan.reasons.iter().any(|reason| reason.contains("one message")), expected, "{csv}");
    let ids: BTreeSet<&str> = outcome.tickets.iter().map(|ticket| ticket.key.id.as_str()).collect();
    assert!(!expected || ids.len() == outcome.tickets.len(), "{csv}");
}

#[test]
fn tables_of_messages_are_told_from_tables_of_tickets() {
    check_suggestion(
        "session_id,speaker,message\ns1,user,my card is lost\ns1,agent,which card is it\ns2,user,hello out there\n",
        true,
    );
    check_suggestion(
        "ticket_id,author,created_at,body\n1,Ann,2025-01-01 10:00,it is broken\n1,Bo,2025-01-01 10:05,we look at it\n2,Cy,2025-01-02 10:00,it is late\n",
        true,
    );
    check_suggestion(
        "Gesprächs-ID;Absender;Nachricht;Zeitpunkt\n1;Kunde;Wo ist mein Paket;01.02.2025 10:00\n1;Mitarbeiter;Es kommt morgen an;01.02.2025 10:05\n",
        true,
    );
    // One row a ticket.
    check_suggestion(
        "ticket_id,author,created_at,body\n1,Ann,2025-01-01 10:00,it is broken\n2,Bo,2025-01-01 10:05,we look at it\n",
        false,
    );
    // One row an update: the text is the ticket's.
    check_suggestion(
        "ticket id,status,updated at,role,text\n1,open,2025-01-01 10:00,user,it is broken\n1,closed,2025-01-02 10:00,user,it is broken\n1,closed,2025-01-03 10:00,user,it is broken\n",
        false,
    );
    // Several tickets of a customer.
    check_suggestion(
        "customer id,date,text\n1,2025-01-01,it is broken again\n1,2025-01-02,it is late again\n2,2025-01-03,where is it now\n",
        false,
    );
}

#[test]
fn the_user_decides_what_a_row_is() {
    let csv =
        b"session_id,speaker,message\ns1,user,my card is lost\ns1,agent,which card is it\ns2,user,hello out there\n";
    let (plan, grouped) = imported("t.csv", csv);
    assert_eq!(grouped.tickets.len(), 2);
    let mut mapping = plan.mapping;
    let header = mapping.fields.remove(&Field::MessageText).expect("a text");
    mapping.fields.insert(Field::Description, header);
    let (_folder, path) = file("t.csv", csv);
    assert_eq!(read_with(&path, "mapped_csv", &mapping).expect("readable").tickets.len(), 3);
}

/// Beginnings of lines in journals and transcripts, and of lines that are none.
const BEGINNINGS: [&str; 12] = [
    "",
    "[10:22:01] Ann: ",
    "[10:22] ",
    "Bo (10:22): ",
    "10:22 - Agent: ",
    "Visitor 12:01 PM: ",
    "2019-07-29 11:48:43 - Ann (Work notes)\n",
    "( 1m 5s ) Ann: ",
    "Agent: ",
    "it fails at 10:30: ",
    "Größe 1:2 ",
    "]: (",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_conversation_in_a_cell_loses_no_word(lines in prop::collection::vec((prop::sample::select(BEGINNINGS.to_vec()), "\\PC{0,6}"), 1..12)) {
        let text: Vec<String> = lines.iter().enumerate().map(|(n, (beginning, rest))| format!("{beginning}{rest} word{n}end")).collect();
        let cell = text.join("\n").replace('"', "'");
        let (_folder, path) = file("threads.csv", format!("id,created,log\n1,2025-03-01 10:00,\"{cell}\"\n").as_bytes());
        let fields = [(Field::Id, "id"), (Field::CreatedAt, "created"), (Field::Thread, "log")];
        let mapping = Mapping { fields: fields.map(|(field, header)| (field, header.to_owned())).into(), ..Mapping::default() };
        let outcome = read_with(&path, "mapped_csv", &mapping).expect("readable");
        let found: String = outcome.tickets[0].messages.iter().map(|message| format!("{}\n", message.text)).collect();
        for n in 0..lines.len() {
            prop_assert!(found.contains(&format!("word{n}end")), "{cell:?}: {found:?}");
        }
    }
}
