//! Links are seen from both sides; what was merged or repeats another ticket does not count.

use engine::ImportRequest;
use ingest::Field;
use model::{Cancel, Filter, LinkKind, TicketKey};

use crate::common::{folder, open};

fn key(id: &str) -> TicketKey {
    TicketKey { source: "desk".into(), id: id.into() }
}

const EXPORT: &str = "id,subject,description,status,related tickets,merged into,duplicate of
1,printer,The printer is on fire,solved,\"2, 3, 9\",,
2,smoke,There is smoke,solved,1,,
3,heat,It is hot,closed,,1,
4,flames,There are flames,closed,,,1
5,sparks,There are sparks,open,,,1
";

#[test]
fn both_sides_see_a_link_once() {
    let folder = folder();
    let path = folder.path().join("linked.csv");
    std::fs::write(&path, EXPORT).expect("the export is written");
    let workspace = open(&folder.path().join("workspace"));
    let mut request = ImportRequest::detect(&path).expect("the file is recognised");
    request.source = "desk".into();
    for (field, header) in [
        (Field::RelatedTo, "related tickets"),
        (Field::MergedInto, "merged into"),
        (Field::DuplicateOf, "duplicate of"),
    ] {
        request.mapping.fields.insert(field, header.into());
    }
    workspace.import(&request, &Cancel::default(), &mut |_| {}).expect("the import succeeds");
    let linked = |id: &str| {
        let linked = workspace.ticket(&key(id), "").expect("the ticket").linked;
        let one = |linked: engine::wire::LinkedTicket| {
            (linked.kind, linked.key.id, linked.said_by_other, linked.subject.unwrap_or_default())
        };
        linked.into_iter().map(one).collect::<Vec<_>>()
    };
    use LinkKind::{DuplicateOf, MergedInto, Related};
    let is = |kind, id: &str, said_by_other, subject: &str| (kind, id.to_owned(), said_by_other, subject.to_owned());
    assert_eq!(
        linked("1"),
        [
            is(Related, "2", false, "smoke"),
            is(Related, "3", false, "heat"),
            is(Related, "9", false, ""),
            is(MergedInto, "3", true, "heat"),
            is(DuplicateOf, "4", true, "flames"),
            is(DuplicateOf, "5", true, "sparks"),
        ]
    );
    assert_eq!(linked("2"), [is(Related, "1", false, "printer")]);
    assert_eq!(linked("3"), [is(Related, "1", true, "printer"), is(MergedInto, "1", false, "printer")]);
    let overview = workspace.overview(&Filter::default()).expect("the overview");
    let left_out: Vec<(&str, u32)> = overview
        .scope
        .left_out
        .iter()
        .map(|left| (left.reason.as_str(), left.n))
        .filter(|(reason, _)| matches!(*reason, "merged" | "duplicate"))
        .collect();
    assert_eq!((overview.scope.n, left_out), (3, vec![("merged", 1), ("duplicate", 1)]));
}
