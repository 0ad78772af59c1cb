//! Tickets in several languages: what is told of each message, scored and matched.

use model::{CategoryRule, Message, Role, RuleSet, Term, Ticket, Tone};
use proptest::prelude::*;
use text::{Finder, Rules, analyse, places};

fn ticket(texts: &[(Role, &str)]) -> Ticket {
    let mut ticket = Ticket::new("shop", "1");
    let message = |(role, text): &(Role, &str)| Message {
        id: None,
        role: *role,
        author: None,
        at: None,
        text: (*text).to_owned(),
    };
    ticket.messages = texts.iter().map(message).collect();
    ticket
}

#[test]
fn each_message_has_its_language_and_only_english_is_scored() {
    use Role::{Agent, Customer};
    let mixed = ticket(&[
        (Customer, "Ich kann mich seit gestern nicht mehr anmelden, das ist furchtbar"),
        (Agent, "Could you write in English, please?"),
        (Customer, "I still can't log in and I am very disappointed with the service"),
        (Customer, "ok"),
    ]);
    let analysis = analyse(&mixed, &Rules::default());
    assert_eq!(analysis.message_languages, ["de", "", "en", ""]);
    assert_eq!(analysis.message_scores.iter().map(Option::is_some).collect::<Vec<_>>()[..3], [false, false, true]);
    assert_eq!(analysis.sentiment.label, Tone::Negative);
    assert!(
        analysis.sentiment.because.iter().all(|cause| cause.message == Some(2)),
        "{:?}",
        analysis.sentiment.because
    );
    let german = ticket(&[(Customer, "Ich kann mich seit gestern nicht mehr anmelden, das ist furchtbar")]);
    let analysis = analyse(&german, &Rules::default());
    assert_eq!((analysis.language.as_str(), analysis.sentiment.label), ("de", Tone::NotScored));
    assert_eq!(analysis.message_scores, [None]);
}

#[test]
fn patterns_match_by_the_stem_of_the_texts_language() {
    for (pattern, text, expected) in [
        ("Rechnung", "Ich habe zwei Rechnungen von euch bekommen", Some("Rechnungen")),
        ("factura", "No puedo ver las facturas de mi cuenta", Some("facturas")),
        ("remboursement", "Je veux savoir où sont mes remboursements", Some("remboursements")),
        ("возврат", "Я хочу оформить возврата за этот заказ", Some("возврата")),
        ("=Rechnung", "Ich habe zwei Rechnungen von euch bekommen", None),
        ("invoice", "I have got two invoices from you", Some("invoices")),
    ] {
        let ticket = ticket(&[(Role::Customer, text)]);
        let finder = Finder::of_pattern(pattern).expect("a sound pattern");
        let found = places(&ticket, &finder);
        assert_eq!(found.first().map(|place| place.words.as_str()), expected, "{pattern} in {text}");
        let terms = vec![Term { pattern: pattern.to_owned(), weight: 1.0 }];
        let categories = vec![CategoryRule { name: "mine".to_owned(), terms, ..CategoryRule::default() }];
        let rules = Rules::new(RuleSet { categories, ..RuleSet::default() }, 1);
        assert_eq!(analyse(&ticket, &rules).category.name == "mine", expected.is_some(), "{pattern} in {text}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever letters follow words of a language: no stemmer stumbles.
    #[test]
    fn any_word_of_any_language_is_read(
        start in prop::sample::select(vec![
            "ich habe nicht und", "je ne suis pas dans", "no puedo entrar en mi", "non riesco ad", "não consigo",
            "ik kan niet op mijn", "jeg kan ikke på min", "jag kan inte och", "en voi mutta", "nem tudok és",
            "nu pot să și", "bir ve için değil", "не могу войти", "δεν μπορώ", "لا أستطيع", "என்னால் முடியவில்லை",
        ]),
        words in "[a-zäöüßéèçñãåøăîşığа-яα-ωء-ي\u{b85}-\u{bcd}' -]{0,60}",
    ) {
        let analysis = analyse(&ticket(&[(Role::Customer, &format!("{start} {words} {start} {words}"))]), &Rules::default());
        prop_assert_eq!(analysis.message_languages.len(), 1);
    }
}
