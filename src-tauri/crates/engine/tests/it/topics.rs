//! Topics: found, kept on the next import, edited.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use engine::wire::topics::{TopicEdit, TopicsView};
use engine::{Error, Workspace};
use model::{Cancel, Facet, Filter, TicketKey};

use crate::common::{check_sound, export, folder, import, open, undo};

const MATTERS: [&str; 4] = [
    "The printer jams and the paper tray is stuck with paper dust in the printer",
    "My parcel delivery is late and the courier lost the parcel again",
    "I forgot my password and the password reset mail never arrives",
    "The invoice shows the wrong tax and the invoice total is too high",
];
/// Said in each ticket of a matter, so that no two texts are the same.
const ALSO: [&str; 10] = [
    "since Monday",
    "for my mother",
    "in the office",
    "on the second floor",
    "as before",
    "near the door",
    "at home",
    "with two colleagues",
    "in spring",
    "after lunch",
];

fn table(folder: &Path, name: &str, ids: std::ops::Range<usize>) -> PathBuf {
    let mut text = String::from("id,subject,description,created_at\n");
    for id in ids {
        let (matter, also) = (MATTERS[id % 4], ALSO[id / 4 % 10]);
        let day = 1 + id % 28;
        let _ = writeln!(text, "{id},,\"{matter} {also} {}\",2026-03-{day:02}T10:00:00Z", ALSO[id / 40 % 10]);
    }
    let path = folder.join(name);
    std::fs::write(&path, text).expect("the export is written");
    path
}

fn find(workspace: &Workspace) {
    workspace.find_topics(&Cancel::default(), &mut |_| {}).expect("topics are found");
}

fn view(workspace: &Workspace) -> TopicsView {
    workspace.topics(&Filter::default()).expect("the topics")
}

fn edit(workspace: &Workspace, edit: TopicEdit) {
    workspace.edit_topics(&edit).expect("it is done");
}

fn key(id: usize) -> TicketKey {
    TicketKey { source: "desk".into(), id: id.to_string() }
}

fn topic_of(workspace: &Workspace, id: usize) -> Option<u32> {
    workspace.ticket(&key(id), "").expect("the ticket").label.labels.topic
}

fn found(folder: &Path) -> Workspace {
    let workspace = open(&folder.join("workspace"));
    import(&workspace, &table(folder, "a.csv", 0..160));
    find(&workspace);
    workspace
}

#[test]
fn topics_are_found_and_counted_alike_everywhere() {
    let folder = folder();
    let workspace = open(&folder.path().join("workspace"));
    assert_eq!((view(&workspace).at, view(&workspace).topics.len()), (None, 0));
    import(&workspace, &table(folder.path(), "a.csv", 0..160));
    find(&workspace);
    let told = view(&workspace);
    assert!(told.topics.len() >= 3, "{told:?}");
    assert_eq!(told.topics.iter().map(|topic| topic.tickets).sum::<u32>() + told.without, told.tickets);
    for topic in &told.topics {
        let filter = Filter { facets: [(Facet::Topic, vec![topic.id.to_string()])].into(), ..Filter::default() };
        let listed = workspace.tickets(&filter, engine::wire::Sort::Newest, 0, 9, false).expect("the list");
        assert_eq!(listed.total, topic.tickets, "{topic:?}");
        assert!(topic.before + topic.after == topic.tickets && !topic.examples.is_empty() && !topic.phrases.is_empty());
        for example in &topic.examples {
            let labels = workspace.ticket(&example.key, "").expect("the ticket").label.labels;
            assert_eq!(labels.topic, Some(topic.id));
        }
    }
    let read = workspace.read_text(&format!("{} {}", MATTERS[0], ALSO[3]), None);
    assert_eq!(read.topic, topic_of(&workspace, 0));
}

#[test]
fn what_people_make_of_topics_stays() {
    let folder = folder();
    let dir = folder.path().join("workspace");
    let workspace = found(folder.path());
    let (printers, parcels) = (topic_of(&workspace, 0).expect("a topic"), topic_of(&workspace, 1).expect("a topic"));
    edit(&workspace, TopicEdit::Rename { id: printers, name: "Printers".into() });
    edit(&workspace, TopicEdit::Move { keys: vec![key(3)], to: Some(parcels) });
    let passwords = topic_of(&workspace, 2).expect("a topic");
    edit(&workspace, TopicEdit::Merge { ids: vec![parcels, passwords] });
    let check = |workspace: &Workspace| {
        assert_eq!(workspace.topic_name(printers).as_deref(), Some("Printers"));
        assert_eq!(topic_of(workspace, 3), Some(parcels));
        assert_eq!(topic_of(workspace, 2), Some(parcels), "merged");
        assert!(view(workspace).topics.iter().all(|topic| topic.id != passwords));
    };
    check(&workspace);
    import(&workspace, &table(folder.path(), "b.csv", 160..200));
    check(&workspace);
    assert_eq!(view(&workspace).tickets_since, 40);
    assert_eq!(topic_of(&workspace, 160), Some(printers), "new tickets get a topic as they come");
    drop(workspace);
    let workspace = open(&dir);
    check(&workspace);
    find(&workspace);
    check(&workspace);
    assert_eq!(view(&workspace).tickets_since, 0);
    undo(&workspace, 2);
    check(&workspace);
    assert_eq!(view(&workspace).tickets, 160);
    check_sound(&workspace);
}

#[test]
fn a_new_topic_is_made_of_picked_tickets_and_the_same_text_goes_with_them() {
    let folder = folder();
    let workspace = found(folder.path());
    edit(&workspace, TopicEdit::New { name: "Late courier".into(), keys: vec![key(1), key(5)] });
    let made = topic_of(&workspace, 1).expect("a topic");
    assert_eq!(workspace.topic_name(made).as_deref(), Some("Late courier"));
    assert_eq!(topic_of(&workspace, 5), Some(made));
    let copy = folder.path().join("copy.csv");
    std::fs::write(
        &copy,
        format!(
            "id,subject,description,created_at\n900,,\"{} {} {}\",2026-03-09T10:00:00Z\n",
            MATTERS[1], ALSO[0], ALSO[0]
        ),
    )
    .expect("a file");
    import(&workspace, &copy);
    assert_eq!(topic_of(&workspace, 900), Some(made), "identical text lands in the same topic");
}

#[test]
fn what_cannot_be_done_is_refused_and_changes_nothing() {
    let folder = folder();
    let workspace = found(folder.path());
    let before = (export(&workspace), view(&workspace));
    let refused = |edit: TopicEdit| workspace.edit_topics(&edit).expect_err("it is refused");
    assert!(matches!(refused(TopicEdit::Rename { id: 999, name: "x".into() }), Error::TopicEdit(_)));
    assert!(matches!(refused(TopicEdit::Merge { ids: vec![before.1.topics[0].id] }), Error::TopicEdit(_)));
    assert!(matches!(refused(TopicEdit::Move { keys: vec![key(9999)], to: None }), Error::NoTicket(_)));
    let cancel = Cancel::default();
    cancel.cancel();
    assert!(matches!(workspace.find_topics(&cancel, &mut |_| {}), Err(Error::Stopped)));
    assert_eq!((export(&workspace), view(&workspace)), before);
}
