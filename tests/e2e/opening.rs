//! First minutes: an empty window, the sample, a number.

use super::setting::{Setting, with_window};

#[test]
fn an_empty_workspace_says_what_to_do_next() {
    with_window(Setting::default(), async |desktop| {
        desktop.sees("Everything stays on this computer").await;
        desktop.sees("Open…").await;
        desktop.sees("Look around with sample data").await;
    });
}

#[test]
fn the_sample_fills_the_overview() {
    with_window(Setting::default(), async |desktop| {
        desktop.load_sample().await;
        let tickets = desktop.number_beside("Tickets").await;
        assert!(tickets > 0);
        desktop.go_to("Overview").await;
        desktop.sees(&tickets.to_string()).await;
    });
}
