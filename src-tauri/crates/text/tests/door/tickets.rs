//! Whole tickets: whose words count and where they stand.

use model::{Attachment, Message, Role, Ticket, Tone};
use model::{CategoryRule, RuleSet, Term};
use text::{Rules, analyse, analyse_text, default_rules};

fn message(role: Role, text: &str) -> Message {
    Message { id: None, role, author: None, at: None, text: text.to_owned() }
}

fn ticket(subject: &str, messages: &[(Role, &str)]) -> Ticket {
    let mut ticket = Ticket::new("test", "1");
    ticket.subject = subject.to_owned();
    ticket.messages = messages.iter().map(|(role, text)| message(*role, text)).collect();
    ticket
}

#[test]
fn only_the_customers_own_words_count() {
    let rules = Rules::default();
    let noisy = ticket(
        "Invoice",
        &[
            (Role::Agent, "This is urgent and terrible, error 500. Refund?"),
            (Role::Customer, "I need a copy of my invoice.\n> I hate this, it crashed\n-- \nAngry Gloves Ltd"),
            (Role::Note, "customer is furious"),
            (Role::Bot, "Sorry, we are down"),
        ],
    );
    let plain = ticket("Invoice", &[(Role::Customer, "I need a copy of my invoice.\n")]);
    let (noisy, plain) = (analyse(&noisy, &rules), analyse(&plain, &rules));
    assert_eq!(noisy.sentiment.score, plain.sentiment.score);
    assert_eq!(noisy.category.shares, plain.category.shares);
    assert_eq!(noisy.urgency.value, plain.urgency.value);
    assert_eq!(noisy.phrases, plain.phrases);
    assert!(!noisy.contains_error && !noisy.is_question);
}

#[test]
fn a_ticket_without_a_customers_message_is_read_by_its_subject() {
    let rules = Rules::default();
    let analysis = analyse(&ticket("Terrible, the app crashed again", &[(Role::Agent, "Great!")]), &rules);
    assert_eq!(analysis.sentiment.label, Tone::Negative);
    assert_eq!(analysis.message_scores, [None]);
    let empty = analyse(&ticket("", &[]), &rules);
    assert_eq!(empty.sentiment.label, Tone::NotScored);
    assert_eq!(empty.language, "und");
}

#[test]
fn messages_have_scores_and_a_change() {
    let analysis = analyse(
        &ticket(
            "Help",
            &[
                (Role::Customer, "This is terrible, nothing works!"),
                (Role::Agent, "Try again"),
                (Role::Customer, "..."),
                (Role::Customer, "Wonderful, thank you so much!"),
            ],
        ),
        &Rules::default(),
    );
    let [Some(first), None, None, Some(last)] = analysis.message_scores[..] else {
        panic!("unexpected scores {:?}", analysis.message_scores);
    };
    assert!(first < -0.3 && last > 0.3);
    assert_eq!(analysis.change, Some(last - first));
}

#[test]
fn evidence_points_into_the_subject_and_the_message() {
    let ticket = ticket("Re: refund", &[(Role::Agent, "Hi"), (Role::Customer, "Größe falsch, refund my invoice asap")]);
    let analysis = analyse(&ticket, &Rules::default());
    let places: Vec<(Option<u32>, &str)> =
        analysis.category.because.iter().map(|evidence| (evidence.message, evidence.words.as_str())).collect();
    assert_eq!(places, [(None, "refund"), (Some(1), "refund"), (Some(1), "invoice")]);
    for evidence in &analysis.category.because {
        let text = evidence.message.map_or(&ticket.subject, |index| &ticket.messages[index as usize].text);
        assert_eq!(&text[evidence.start as usize..evidence.end as usize], evidence.words);
    }
}

#[test]
fn pictures_are_known_by_type_ending_or_mention() {
    let rules = Rules::default();
    for (name, kind, text, expected) in [
        ("a.png", "", "", true),
        ("scan", "image/jpeg", "", true),
        ("a.pdf", "application/pdf", "", false),
        ("", "", "I attached a screenshot", true),
        ("", "", "See the screenshot below", true),
        ("", "", "How do I take a screenshot?", false),
        ("", "", "My profile image is wrong", false),
    ] {
        let mut ticket = ticket("Hello", &[(Role::Customer, text)]);
        if !name.is_empty() {
            ticket.attachments.push(Attachment { name: name.to_owned(), kind: kind.to_owned() });
        }
        assert_eq!(analyse(&ticket, &rules).contains_screenshot, expected, "{name:?} {kind:?} {text:?}");
    }
}

#[test]
fn the_order_of_categories_breaks_no_tie() {
    let category = |name: &str, word: &str| CategoryRule {
        name: name.to_owned(),
        terms: vec![Term { pattern: word.to_owned(), weight: 1.0 }],
        ..CategoryRule::default()
    };
    let (one, other) = (category("one", "apple"), category("other", "pear"));
    for categories in [vec![one.clone(), other.clone()], vec![other, one]] {
        let rules = Rules::new(RuleSet { categories, ..default_rules() }, 0);
        let found = analyse_text("a pear and an apple", &rules).category;
        assert_eq!(found.name, "other");
        assert_eq!(found.shares, [("one".to_owned(), 0.5), ("other".to_owned(), 0.5)]);
    }
}

#[test]
fn vader_of_a_pasted_text_is_of_the_whole_text() {
    let rules = Rules::default();
    let analysis = analyse_text("I need help\n> this is a terrible idea", &rules);
    assert!(analysis.sentiment.vader < 0.0);
    assert_eq!(analysis.sentiment.label, Tone::Neutral);
}
