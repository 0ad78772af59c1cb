//! Journeys of the three people: a file becomes numbers, a search becomes a ticket, a chart becomes a file.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use super::desktop::Desktop;
use super::setting::{Setting, with_window};
use crate::common::{outside, zipped};

const CLI: &str = "support-lens-cli";

#[test]
fn a_zendesk_export_becomes_the_numbers_of_the_command_line() {
    imported("export_formats/built/zendesk_full_export.json");
}

#[test]
fn a_freshdesk_export_becomes_the_numbers_of_the_command_line() {
    imported("export_formats/built/freshdesk_tickets.csv");
}

#[test]
fn a_table_of_an_unknown_helpdesk_becomes_the_numbers_of_the_command_line() {
    imported("tickets_it_karolzak/latest_ticket_data_3k.csv");
}

#[test]
fn a_search_leads_to_a_ticket_with_its_words_marked() {
    with_window(Setting::default(), async |desktop| {
        desktop.load_sample().await;
        desktop.go_to("Tickets").await;
        desktop.search("refund").await;
        desktop.choose("//*[@role='option'][.//mark]").await;
        desktop
            .find("//section[@aria-label='Ticket']//mark[contains(translate(., 'REFUND', 'refund'), 'refund')]")
            .await;
        desktop.sees("Like this one").await;
    });
}

#[test]
fn a_label_is_corrected_where_it_stands_and_taken_back() {
    with_window(Setting::default(), async |desktop| {
        desktop.load_sample().await;
        desktop.go_to("Tickets").await;
        desktop.key("j").await;
        desktop.find("//section[@aria-label='Ticket']//h2").await;
        desktop.key("c").await;
        let name = desktop.find("//input[@placeholder='Find or name a category']").await;
        name.send_keys("Kitchen\u{e007}").await.expect("a name");
        desktop.find("//section[@aria-label='Ticket']//*[contains(., 'Kitchen') and contains(., 'you')]").await;
        desktop.find("//*[@role='option'][contains(., 'Kitchen')]").await;
        desktop.press("Undo").await;
        desktop.find("//section[@aria-label='Ticket'][not(contains(., 'Kitchen'))]").await;
    });
}

#[test]
fn topics_are_found_and_open_their_tickets() {
    with_window(Setting::default(), async |desktop| {
        desktop.load_sample().await;
        desktop.find_topics().await;
        desktop.choose("(//button[@title='Open these tickets'])[1]").await;
        desktop.find("//*[@role='option']").await;
        desktop.sees("Topic").await;
    });
}

#[test]
fn a_text_is_tried_with_what_every_label_goes_by() {
    with_window(Setting::default(), async |desktop| {
        desktop.load_sample().await;
        desktop.open_settings("Try a text").await;
        let field = desktop.find("//textarea[@id='trial']").await;
        field.send_keys("Still waiting for my refund, I was charged twice! HTTP 401. Why?").await.expect("words");
        for words in ["Billing", "HTTP 401", "Questions"] {
            desktop.sees(words).await;
        }
    });
}

#[test]
fn a_chart_is_saved_as_picture_drawing_and_table() {
    with_window(Setting::default(), async |desktop| {
        desktop.load_sample().await;
        for (item, extension) in [("Save as PNG", "png"), ("Save as SVG", "svg"), ("Save data as CSV", "csv")] {
            desktop.press("Save or copy").await;
            desktop.press(item).await;
            let bytes = saved(desktop, extension).await;
            assert!(bytes.len() > 20, "{item}: {} bytes", bytes.len());
        }
    });
}

#[test]
fn a_view_is_taken_to_a_meeting_as_a_page() {
    with_window(Setting::default(), async |desktop| {
        desktop.load_sample().await;
        desktop.press("Take to a meeting…").await;
        desktop.press("Report with charts").await;
        let page = String::from_utf8(saved(desktop, "html").await).expect("text");
        assert!(page.contains("</html>"), "{} bytes", page.len());
    });
}

#[test]
fn the_files_of_an_archive_come_in_one_by_one_and_go_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("all.zip");
    let table = |id: u32| format!("id,subject,description,created_at\n{id},Late,Where is it?,2026-03-02\n");
    std::fs::write(&file, zipped(&[("one.csv", table(1)), ("two.csv", table(2))])).expect("a file");
    with_window(Setting { picked: vec![file], ..Setting::default() }, async |desktop| {
        desktop.press("Open…").await;
        desktop.sees("Import all.zip ▸ one.csv (file 1 of 2)").await;
        desktop.press_in("//*[@role='dialog']", "Import").await;
        desktop.press("Next file").await;
        desktop.sees("Import all.zip ▸ two.csv (file 2 of 2)").await;
        desktop.press_in("//*[@role='dialog']", "Import").await;
        desktop.press("Show overview").await;
        assert_eq!(desktop.number_beside("Tickets").await, 2);
        desktop.go_to("Data").await;
        desktop.press("Undo the import of all.zip ▸ two.csv").await;
        desktop.sees("The ticket it brought will go.").await;
        desktop.press("Undo import").await;
        desktop.sees("The import of all.zip ▸ two.csv is undone").await;
        assert_eq!(desktop.number_beside("Tickets").await, 1);
    });
}

#[test]
fn a_new_workspace_is_filled_and_the_former_one_is_found_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("tickets.csv");
    std::fs::write(&file, "id,subject,description,created_at\n1,Late,Where is it?,2026-03-02\n").expect("a file");
    with_window(Setting { picked: vec![file], ..Setting::default() }, async |desktop| {
        desktop.load_sample().await;
        let before = desktop.number_beside("Tickets").await;
        desktop.press("Workspace: workspace").await;
        desktop.press("New workspace…").await;
        desktop.sees("Drop your helpdesk’s export here").await;
        desktop.import_picked().await;
        assert_eq!(desktop.number_beside("Tickets").await, 1);
        desktop.press("Workspace: Second workspace").await;
        desktop.press("workspace").await;
        desktop.find("//button[@aria-label='Workspace: workspace']").await;
        assert_eq!(desktop.number_beside("Tickets").await, before);
    });
}

/// Imports a file of the outside data through the window and compares with what the command line says of the workspace.
fn imported(path: &str) {
    let Some(file) = outside(path) else { return };
    with_window(Setting { picked: vec![file], ..Setting::default() }, async |desktop| {
        desktop.import_picked().await;
        let summary = summary(&desktop.workspace());
        assert_eq!(Some(u64::from(desktop.number_beside("Tickets").await)), summary["tickets"].as_u64(), "{summary:#}");
    });
}

/// What `support-lens-cli summary` says of a workspace that the window has open.
fn summary(workspace: &Path) -> Value {
    let cli = Path::new(env!("CARGO_BIN_EXE_support-lens")).with_file_name(CLI);
    assert!(cli.is_file(), "{CLI} is not built: run `cargo build --workspace --bins`");
    let output = Command::new(cli).args(["summary", "--json", "--workspace"]).arg(workspace).output().expect("it runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("JSON")
}

/// Waits for a whole file of this extension among the saved ones.
async fn saved(desktop: &Desktop, extension: &str) -> Vec<u8> {
    let file = desktop.until(|| file_of(&desktop.saved(), extension), extension).await;
    std::fs::read(file).expect("the file")
}

fn file_of(folder: &Path, extension: &str) -> Option<PathBuf> {
    let files = std::fs::read_dir(folder).ok()?.filter_map(Result::ok).map(|entry| entry.path());
    files.into_iter().find(|path| path.extension().is_some_and(|found| found == extension))
}
