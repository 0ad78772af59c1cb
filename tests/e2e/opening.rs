//! First minutes: an empty window, the sample, a number.

use super::desktop::with_window;

#[test]
fn an_empty_workspace_says_what_to_do_next() {
    with_window(&[], async |desktop| {
        desktop.sees("Everything stays on this computer").await;
        desktop.sees("sample").await;
    });
}

#[test]
fn the_sample_fills_the_overview() {
    with_window(&[], async |desktop| {
        desktop.press("Try the sample data").await;
        desktop.go_to("Overview").await;
        desktop.sees("tickets").await;
    });
}
