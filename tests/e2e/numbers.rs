//! Numbers lead to their tickets, a promise is tried before it is kept, and what was set up is there at the next start.

use super::desktop::Desktop;
use super::setting::{Setting, with_restart, with_window};

#[test]
fn a_number_of_problems_opens_exactly_its_tickets() {
    with_window(Setting::default(), async |desktop| {
        desktop.load_sample().await;
        for (screen, number) in [
            (
                "Problems",
                "//button[starts-with(@aria-label, 'Not satisfied: ') and not(contains(@aria-label, ': of '))]",
            ),
            ("Problems", "//button[starts-with(@aria-label, 'Escalated: of ')]"),
            ("Service levels", "(//ul//button[.//span[normalize-space(.)='Kept']])[1]"),
            ("Trends", "(//*[contains(normalize-space(.), ' came in + ')]/button[@title='Open these tickets'])[1]"),
        ] {
            opens_what_it_says(desktop, screen, number).await;
        }
    });
}

/// Goes to a screen, presses a number there, and compares it with how many tickets the list holds.
async fn opens_what_it_says(desktop: &Desktop, screen: &str, number: &str) {
    desktop.go_to(screen).await;
    let button = desktop.find(number).await;
    let label = button.attr("aria-label").await.ok().flatten();
    let said = match label {
        Some(label) => label,
        None => button.text().await.expect("a text"),
    };
    let expected = digits(&said);
    desktop.choose(number).await;
    let count = desktop.find("//*[@role='status'][contains(normalize-space(.), ' · ')]").await;
    let shown = count.text().await.expect("a text");
    assert_eq!(digits(shown.split(['·', 'o']).next().unwrap_or_default()), expected, "{screen}, {said}: {shown}");
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

#[test]
fn other_targets_are_tried_beside_those_that_apply() {
    with_window(Setting::default(), async |desktop| {
        desktop.load_sample().await;
        desktop.go_to("Service levels").await;
        desktop.press("What if").await;
        let target = "(//aside[@aria-label='What if']//input[@type='text' or @type='number'])[1]";
        desktop.find(target).await.send_keys("9").await.expect("hours");
        desktop
            .find("//aside[@aria-label='What if']//button[not(@disabled)][starts-with(., 'Keep these targets')]")
            .await;
        desktop.press("Discard").await;
    });
}

#[test]
fn a_segment_and_the_screen_are_there_at_the_next_start() {
    with_restart(
        Setting::default(),
        async |desktop| {
            desktop.load_sample().await;
            desktop.go_to("Problems").await;
            desktop.choose("//button[starts-with(@aria-label, 'Escalated: ')][1]").await;
            desktop.choose("//button[@title='Segments']").await;
            let name = desktop.find("//*[@role='dialog']//input").await;
            name.send_keys("Passed on\u{e007}").await.expect("a name");
            desktop.find("//*[@role='dialog']//button[normalize-space(.)='Passed on']").await;
        },
        async |desktop| {
            desktop.go_to("Overview").await;
            desktop.choose("//button[@title='Segments']").await;
            desktop.choose("//*[@role='dialog']//button[normalize-space(.)='Passed on']").await;
            desktop.sees("Escalated").await;
        },
    );
}
