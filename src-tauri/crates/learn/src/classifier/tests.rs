//! The classifier through its public door, on composed texts.

use super::*;

/// What each kind of ticket says, and about what.
const KINDS: [(&str, [&str; 6], [&str; 5]); 3] = [
    (
        "billing",
        [
            "I was charged twice for",
            "please refund",
            "the invoice is wrong for",
            "my card was billed for",
            "why did I pay for",
            "cancel the payment of",
        ],
        ["my subscription", "the annual plan", "last month", "two seats", "an upgrade"],
    ),
    (
        "login",
        [
            "I cannot log in to",
            "the password reset mail never came for",
            "I am locked out of",
            "two factor code fails for",
            "my username is unknown to",
            "sign in loops on",
        ],
        ["my account", "the portal", "the mobile app", "our workspace", "the admin page"],
    ),
    (
        "shipping",
        [
            "where is the parcel with",
            "the courier lost",
            "my delivery is late for",
            "the package arrived broken with",
            "please change the address of",
            "tracking shows nothing for",
        ],
        ["my order", "the replacement", "three boxes", "the headset", "a keyboard"],
    ),
];

fn tickets() -> Vec<(String, &'static str)> {
    let of = |(label, says, what): &(&'static str, [&str; 6], [&str; 5])| {
        let pairs = says.iter().flat_map(|said| what.iter().map(move |what| format!("Hello, {said} {what}.")));
        pairs.map(|text| (text, *label)).collect::<Vec<_>>()
    };
    KINDS.iter().flat_map(of).collect()
}

fn examples<'a>(tickets: &'a [(String, &'a str)]) -> Vec<Example<'a>> {
    tickets.iter().map(|(text, label)| Example { text, label }).collect()
}

fn trained() -> Classifier {
    Classifier::train(&examples(&tickets()), &Cancel::default()).expect("three labels")
}

#[test]
fn new_texts_get_their_label_with_the_words_that_spoke_for_it() {
    let classifier = trained();
    for (text, label, word) in [
        ("you billed me twice, I want a refund", "billing", "refund"),
        ("password does not work, locked out", "login", "password"),
        ("parcel still not here, courier says lost", "shipping", "parcel"),
    ] {
        let found = classifier.predict(text);
        assert_eq!(classifier.labels()[found.label], label, "{text}");
        assert!(!found.abstained && found.confidence > 0.5, "{text}: {found:?}");
        let because = classifier.because(text, found.label, 3);
        assert!(because.iter().any(|(said, weight)| *said == word && *weight > 0.0), "{text}: {because:?}");
        let ranked = classifier.ranked(text, 2);
        assert_eq!((ranked.len(), ranked[0]), (2, (label, found.confidence)));
        assert!(ranked[1].1 <= ranked[0].1 && ranked[0].1 + ranked[1].1 <= 1.0);
    }
    let tickets = tickets();
    for (label, words) in classifier.labels().iter().zip(classifier.words()) {
        let says = |text: &str, word: &str| text.to_lowercase().contains(word);
        let own = tickets.iter().filter(|(text, of)| of == label && says(text, &words[0])).count();
        let others = tickets.iter().filter(|(text, of)| of != label && says(text, &words[0])).count();
        assert!(words.len() > 3 && own > 0 && others == 0, "{label}: {words:?}");
    }
}

#[test]
fn texts_unlike_all_that_was_learnt_get_no_answer() {
    let classifier = trained();
    for text in ["", "!!!", "what is the capital of France", "Wie komme ich zum Bahnhof?", "\u{0}\u{301}'"] {
        let found = classifier.predict(text);
        assert!(found.abstained, "{text:?}: {found:?}");
        assert!(found.label < 3 && found.confidence.is_finite());
    }
}

#[test]
fn the_number_of_threads_and_reading_back_change_nothing() {
    let tickets = tickets();
    let judged = judged(&tickets);
    let with = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
        pool.install(|| learn(&judged, &Cancel::default()).expect("three labels"))
    };
    let ((one, report), (four, other)) = (with(1), with(4));
    assert_eq!(one.to_bytes(), four.to_bytes());
    assert_eq!(report, other);
    assert_eq!(Classifier::from_bytes(&one.to_bytes()), Ok(one));
}

#[test]
fn damaged_bytes_are_told() {
    let bytes = trained().to_bytes();
    let changed = |at: usize| {
        let mut bytes = bytes.clone();
        bytes[at] ^= 1;
        bytes
    };
    for (bytes, expected) in [
        (Vec::new(), Unreadable::Foreign),
        (changed(0), Unreadable::Foreign),
        (changed(8), Unreadable::Version(0)),
        (changed(13), Unreadable::Damaged),
        (changed(bytes.len() - 1), Unreadable::Damaged),
        (bytes[..bytes.len() - 1].to_vec(), Unreadable::Damaged),
        (bytes[..10].to_vec(), Unreadable::Damaged),
    ] {
        assert_eq!(Classifier::from_bytes(&bytes), Err(expected));
    }
}

#[test]
fn nothing_is_learnt_from_fewer_than_two_labels_or_when_stopped() {
    let stopped = Cancel::default();
    stopped.cancel();
    let train = |examples: &[Example], cancel: &Cancel| Classifier::train(examples, cancel).err();
    let one = Example { text: "refund", label: "billing" };
    assert_eq!(train(&[], &Cancel::default()), Some(Unlearnable::Nothing));
    assert_eq!(train(&[one, one], &Cancel::default()), Some(Unlearnable::OneLabel("billing".to_owned())));
    assert_eq!(train(&examples(&tickets()), &stopped), Some(Unlearnable::Cancelled));
    // Two texts are little, but two labels.
    assert_eq!(train(&[one, Example { text: "", label: "login" }], &Cancel::default()), None);
}

fn judged<'a>(tickets: &'a [(String, &'a str)]) -> Vec<Judged<'a>> {
    examples(tickets).into_iter().map(|example| Judged { example, rules: None }).collect()
}

#[test]
fn it_is_switched_on_only_where_it_beats_rules_and_guessing() {
    let tickets = tickets();
    let verdict = |judged: &[Judged]| learn(judged, &Cancel::default()).expect("three labels").1;
    let good = verdict(&judged(&tickets));
    assert_eq!((good.verdict, good.labelled, good.held_out, good.rules_accuracy), (Verdict::Better, 90, 90, None));
    assert!(good.figures.accuracy > 0.9 && (good.majority_accuracy - 1.0 / 3.0).abs() < 1e-6, "{:?}", good.figures);
    assert_eq!(good.confusion.iter().flatten().sum::<u32>(), 90);

    let mut by_rules = judged(&tickets);
    by_rules.iter_mut().for_each(|judged| judged.rules = Some(judged.example.label));
    let no_better = verdict(&by_rules);
    assert_eq!((no_better.verdict, no_better.rules_accuracy), (Verdict::NotBetterThanRules, Some(1.0)));

    // Labels dealt out like cards have nothing to do with the texts.
    let mut labels: Vec<&str> = tickets.iter().map(|(_, label)| *label).collect();
    order::shuffle(&mut labels, 7);
    let dealt: Vec<(String, &str)> = tickets.iter().map(|(text, _)| text.clone()).zip(labels).collect();
    assert_eq!(verdict(&judged(&dealt)).verdict, Verdict::NotBetterThanGuessing);
}

#[test]
fn equal_texts_count_once() {
    let mut tickets = tickets();
    tickets.extend(tickets.clone().into_iter().map(|(text, label)| (text.to_uppercase().replace(',', " -"), label)));
    assert_eq!(learn(&judged(&tickets), &Cancel::default()).expect("three labels").1.labelled, 90);
}

#[test]
fn a_category_is_learnt_from_a_handful_of_examples() {
    let tickets = tickets();
    let others: Vec<&str> = tickets.iter().map(|(text, _)| text.as_str()).collect();
    let examples =
        ["the headset hurts my ears", "ear cushions of the headset are worn", "headset too tight on the ears"];
    let matcher = Matcher::learn(&examples, &others, &Cancel::default()).expect("enough examples");
    for (text, belongs) in [
        ("my ears hurt from this headset", true),
        ("the ear cushions are too tight", true),
        ("please refund the annual plan", false),
        ("I am locked out of the portal", false),
        ("", false),
    ] {
        let found = matcher.tell(text);
        assert_eq!((found.belongs, found.confidence > 0.5), (belongs, belongs), "{text}: {found:?}");
    }
    assert_eq!(matcher.because("well, my ears hurt", 1)[0].0, "ears");
    assert_eq!(Matcher::learn(&examples[..2], &others, &Cancel::default()).err(), Some(Unlearnable::Nothing));
    assert_eq!(Matcher::learn(&examples, &[], &Cancel::default()).err(), Some(Unlearnable::Nothing));
}
