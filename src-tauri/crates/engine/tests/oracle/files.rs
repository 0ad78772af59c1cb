//! The report's files carry the numbers that the screens show.

use analytics::view::{Overview, Problems, Sla, Trends, VolumeBucket};
use engine::Workspace;
use model::Filter;
use serde::Serialize;
use serde_json::Value;

/// The report of a filter, beside the views.
pub fn check(workspace: &Workspace, filter: &Filter, views: (&Overview, &Trends, &Sla, &Problems)) {
    let text = workspace.report_json(filter).expect("a report");
    let report: Value = serde_json::from_str(&text).expect("JSON");
    let (overview, trends, sla, problems) = views;
    let shown = [value(overview), value(trends), value(sla), value(problems)];
    for (name, shown) in ["overview", "trends", "sla", "problems"].iter().zip(&shown) {
        // A screen that the report does not have yet says nothing of another filter either.
        if report[name]["scope"]["filter"] == shown["scope"]["filter"] {
            assert_eq!(&report[name], shown, "{name} in the report as JSON");
        }
    }
    assert_eq!(report["overview"], shown[0], "Overview in the report as JSON");
    let csv = workspace.report_csv(filter).expect("a report");
    let column = |table: &str, column: &str| -> Vec<u32> {
        let begin = format!("overview,{table},");
        let lines = csv.lines().filter(|line| line.starts_with(&begin));
        let cells = lines.filter_map(|line| line.rsplit_once(',')).filter(|(row, _)| row.ends_with(column));
        cells.map(|(_, cell)| cell.parse().expect("a count")).collect()
    };
    let volume = |count: fn(&VolumeBucket) -> u32| overview.volume.buckets.iter().map(count).collect::<Vec<u32>>();
    assert_eq!(column("volume", ",Tickets"), volume(|bucket| bucket.tickets), "the report as CSV");
    assert_eq!(column("volume", ",Solved"), volume(|bucket| bucket.resolved), "the report as CSV");
    let counts: Vec<u32> = overview.categories.iter().map(|share| share.n).collect();
    assert_eq!(column("categories", ",Tickets"), counts, "the report as CSV");
}

/// As the window gets it.
fn value(view: &impl Serialize) -> Value {
    serde_json::from_str(&serde_json::to_string(view).expect("JSON")).expect("JSON")
}
