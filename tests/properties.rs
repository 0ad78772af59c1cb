//! What must hold for any export: every record is accounted for, nothing panics, order and repetition do not matter.

use engine::wire::Sort;
use model::{Facet, Filter};
use proptest::prelude::*;

use crate::common::{export, folder, import, open};

/// A table of tickets with holes, odd values and repeated ids.
fn tables() -> impl Strategy<Value = Vec<[String; 6]>> {
    let id = prop_oneof![4 => (0..12_u32).prop_map(|id| id.to_string()), 1 => Just(String::new())];
    let text = prop_oneof![
        Just("The app crashes on login".to_owned()),
        Just("Please refund the duplicate charge, this is urgent!".to_owned()),
        Just("Thank you, it works".to_owned()),
        "\\PC{0,40}",
    ];
    let date = prop_oneof![
        (1..28_u32, 0..24_u32).prop_map(|(day, hour)| format!("2026-02-{day:02}T{hour:02}:30:00Z")),
        Just(String::new()),
        Just("yesterday".to_owned()),
    ];
    let status = prop::sample::select(vec!["open", "Solved", "closed", "pending", "", "???"]).prop_map(str::to_owned);
    let rating = prop::sample::select(vec!["5", "1", "good", "", "n/a"]).prop_map(str::to_owned);
    let row = (id, text.clone(), text, date, status, rating).prop_map(|(a, b, c, d, e, f)| [a, b, c, d, e, f]);
    prop::collection::vec(row, 1..25)
}

fn csv_of(rows: &[[String; 6]]) -> Vec<u8> {
    let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
    let line = |row: &[String; 6]| row.iter().map(quoted).collect::<Vec<_>>().join(",");
    let rows: Vec<String> = rows.iter().map(line).collect();
    format!("id,subject,description,created_at,status,satisfaction_score\n{}\n", rows.join("\n")).into_bytes()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_table_is_accounted_for_and_numbers_agree(rows in tables()) {
        let folder = folder();
        let path = folder.path().join("any.csv");
        std::fs::write(&path, csv_of(&rows)).expect("the table is written");
        let workspace = open(&folder.path().join("workspace"));
        prop_assume!(engine::ImportRequest::detect(&path).is_ok());
        let receipt = import(&workspace, &path);
        prop_assert_eq!(receipt.tally.read as usize, rows.len());
        let all = Filter::default();
        let overview = workspace.overview(&all).expect("the overview");
        let page = workspace.tickets(&all, Sort::Newest, 0, 100, true).expect("the list");
        prop_assert_eq!(overview.scope.n, page.total);
        prop_assert_eq!(receipt.tally.new, page.total);
        for shares in [&overview.categories, &overview.tones, &overview.statuses, &overview.priorities] {
            prop_assert_eq!(shares.iter().map(|share| share.n).sum::<u32>(), page.total);
        }
        for count in &page.facets[&Facet::Status] {
            let filter = Filter { facets: [(Facet::Status, vec![count.value.clone()])].into(), ..Filter::default() };
            prop_assert_eq!(workspace.tickets(&filter, Sort::Newest, 0, 0, false).expect("the list").total, count.n);
        }
        let before = export(&workspace);
        let again = import(&workspace, &path);
        prop_assert_eq!(again.tally.new, 0);
        prop_assert_eq!(export(&workspace), before);
    }
}
