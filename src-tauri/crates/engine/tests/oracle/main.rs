//! Every number of every screen against a recount in plain loops over the tickets themselves, on random filters over
//! 20,000 tickets imported through the engine; the list behind each number has exactly its count.
//!
//! `SUPPORT_LENS_ORACLE_FILTERS` says on how many of the 50 filters; 20 where nothing does, so that it takes seconds.

mod dice;
mod export;
mod files;
mod filters;
mod known;
mod lists;
mod over_time;
mod promises;
mod recount;
mod stats;
mod troubles;

use std::path::Path;

use engine::{Clock, ImportRequest, Options, Workspace};
use model::{Cancel, Instant, Settings};
use store::Store;

use dice::Dice;
use known::{Desk, Known};
use recount::Asked;

const ZONE: chrono_tz::Tz = chrono_tz::Europe::Berlin;
/// Filters where nobody says how many.
const FILTERS: usize = 20;
/// Lists looked at behind the numbers of one view under one filter, at most.
const LISTS: usize = 40;

/// Imports the export and reads the tickets back, as another process does.
fn desk(folder: &Path) -> (Workspace, Desk) {
    let dir = folder.join("workspace");
    let workspace = Workspace::open_with(&dir, Options { clock: Clock::stopped(Instant(0)), ..Options::default() });
    let workspace = workspace.expect("the workspace opens");
    workspace.save_settings(&Settings { zone: ZONE.name().to_owned(), ..workspace.settings() }).expect("settings");
    let request = ImportRequest::detect(&export::write(folder)).expect("the file is recognised");
    let receipt = workspace.import(&request, &Cancel::default(), &mut |_| {}).expect("the import succeeds");
    assert_eq!(u64::from(receipt.tally.new), export::TICKETS);
    let (store, _) = Store::open_read_only(&dir).expect("the store opens");
    let stored = store.scan().map(|entry| entry.expect("an entry").into_ticket());
    let all: Vec<Known> = stored.map(|(ticket, analysis)| Known::new(ticket, &analysis)).collect();
    assert_eq!(all.len() as u64, export::TICKETS);
    let rules = workspace.sla_rules();
    (workspace, Desk::new(all, ZONE, rules))
}

#[test]
fn every_number_equals_a_recount_and_opens_its_tickets() {
    let folder = tempfile::tempdir().expect("a folder");
    let (workspace, desk) = desk(folder.path());
    let asked = std::env::var("SUPPORT_LENS_ORACLE_FILTERS").ok().and_then(|n| n.parse().ok());
    let (mut dice, mut lists, mut empty) = (Dice(50), 0, 0);
    let n = asked.unwrap_or(FILTERS);
    for _ in 0..n {
        let filter = filters::filter(&desk, &mut dice);
        let asked = Asked::new(&desk, &filter);
        empty += usize::from(asked.rows.is_empty());
        let overview = workspace.overview(&filter).expect("Overview");
        recount::overview(&asked, &overview);
        lists += lists::check(&workspace, lists::opened(&overview, &filter), LISTS);
        let trends = workspace.trends(&filter).expect("Trends");
        over_time::trends(&asked, &trends);
        lists += lists::check(&workspace, lists::opened(&trends, &filter), LISTS);
        let sla = workspace.sla(&filter, None).expect("SLA");
        promises::sla(&asked, &sla);
        lists += lists::check(&workspace, lists::opened(&sla, &filter), LISTS);
        let problems = workspace.problems(&filter).expect("Problems");
        troubles::problems(&asked, &problems);
        lists += lists::check(&workspace, lists::opened(&problems, &filter), LISTS);
        files::check(&workspace, &filter, (&overview, &trends, &sla, &problems));
    }
    println!("{n} filters, {empty} without a ticket, {lists} lists");
}
