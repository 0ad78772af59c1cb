//! What is own, by example.

use model::AsideKind;

use super::{Written, asides, own};

fn check_written(written: Written, expected: &str) {
    let found = asides(written);
    let text = written.text;
    let kept: String = own(text.len(), &found).map(|span| &text[span]).collect();
    assert_eq!(kept.trim(), expected.trim(), "in {text:?}: {found:?}");
    let mut end = 0;
    for (range, _) in &found {
        assert!(range.start >= end && range.start < range.end && range.end <= text.len(), "{found:?} in {text:?}");
        end = range.end;
    }
}

/// A reply.
fn check(text: &str, expected: &str) {
    check_written(Written { text, author: None, opens: false }, expected);
}

#[test]
fn only_the_authors_lines_are_kept() {
    for (text, own) in [
        ("It broke.", "It broke."),
        ("It broke.\n> It is great\nStill.", "It broke.\nStill."),
        ("Still broken.\n\nOn Mon, 3 Mar 2025 at 10:12, Ann <a@b.c> wrote:\n> great", "Still broken."),
        ("Broken.\nOn Mon, 3 Mar 2025 at 10:12,\nAnn Long <a@b.c> wrote:\nhello", "Broken."),
        ("On top of that he wrote:\nnothing", "On top of that he wrote:\nnothing"),
        ("On 3 March your agent wrote:\nplease wait", "On 3 March your agent wrote:\nplease wait"),
        ("Help.\n-- \nBest Corp", "Help."),
        ("Help.\n-----Original Message-----\nFrom: x", "Help."),
        (">:( I hate this", ">:( I hate this"),
        ("Ugh\n>.<\n>writes:\n>> more", "Ugh\n>.<"),
        ("Help.\nSent from my iPhone\n", "Help."),
        ("", ""),
    ] {
        check(text, own);
    }
}

#[test]
fn introductions_in_every_language() {
    for header in [
        "On Mon, Mar 3, 2025 at 10:12 AM Ann Long <ann@example.com> wrote:",
        "Am Mo., 3. März 2025 um 10:12 Uhr schrieb Ann Long <ann@example.com>:",
        "Am 03.03.2025 um 10:12 schrieb Ann Long:",
        "Le lun. 3 mars 2025 à 10:12, Ann Long <ann@example.com> a écrit :",
        "El lun, 3 mar 2025 a las 10:12, Ann Long (<ann@example.com>) escribió:",
        "Em seg., 3 de mar. de 2025 às 10:12, Ann Long <ann@example.com> escreveu:",
        "Op ma 3 mrt 2025 om 10:12 schreef Ann Long <ann@example.com>:",
        "Il giorno lun 3 mar 2025 alle ore 10:12 Ann Long <ann@example.com> ha scritto:",
        "Den man. 3. mar. 2025 kl. 10.12 skrev Ann Long <ann@example.com>:",
        "Den mån 3 mars 2025 kl 10:12 skrev Ann Long <ann@example.com>:",
        "pon., 3 mar 2025 o 10:12 Ann Long <ann@example.com> napisał(a):",
        "W dniu 2025-03-03 o 10:12, Ann Long pisze/napisał:",
        "03.03.2025, 10:12, \"Ann Long\" <ann@example.com>:",
        "--- On Mon, 3/3/25, Ann Long <ann@example.com> wrote:",
        "-----Original Message-----",
        "-----Ursprüngliche Nachricht-----",
        "________________________________\nFrom: Ann\nSent: Monday\nTo: Bob\nSubject: Help",
        "Von: Ann\nGesendet: Montag, 3. März 2025 10:12\nAn: Bob\nBetreff: Hilfe",
        "De : Ann\nEnvoyé : lundi 3 mars 2025\nÀ : Bob\nObjet : Aide",
        "De: Ann\nEnviado el: lunes, 3 de marzo\nPara: Bob\nAsunto: Ayuda",
        "Da: Ann\nInviato: lunedì 3 marzo\nA: Bob\nOggetto: Aiuto",
        "Van: Ann\nVerzonden: maandag 3 maart\nAan: Bob\nOnderwerp: Hulp",
        "Fra: Ann\nSendt: 3. marts\nTil: Bob\nEmne: Hjælp",
        "Från: Ann\nSkickat: den 3 mars\nTill: Bob\nÄmne: Hjälp",
        "Od: Ann\nWysłano: 3 marca\nDo: Bob\nTemat: Pomoc",
        "*From:* Ann\n*Sent:* Monday\n*To:* Bob\n*Subject:* Help",
    ] {
        check(&format!("It still fails.\n\n{header}\n\nHave you tried again?\n"), "It still fails.");
        check(&format!("It still fails.\n\n{header}\n\n> Have you tried again?\n\nYes."), "It still fails.\n\nYes.");
        let (first, rest) = header.split_at(header.find(' ').unwrap_or(0));
        if header.ends_with(':') && !rest.contains('\n') && first.chars().all(char::is_alphabetic) && rest.contains('<')
        {
            let wrapped = header.replace(" <", "\n<");
            check(&format!("It still fails.\n\n{wrapped}\n\nHave you tried again?"), "It still fails.");
        }
    }
}

#[test]
fn answers_below_and_between_quotes_are_own() {
    check("On 1/3/25 10:12, Ann wrote:\n> Did you restart?\nYes, twice.", "Yes, twice.");
    check("Hi,\n\n> Did you restart?\n\nYes.\n\n> And the cable?\n\nIs in.\n", "Hi,\n\nYes.\n\nIs in.");
}

#[test]
fn signatures() {
    for (text, own) in [
        ("It broke.\n\nBest regards,\nAnn Long", "It broke."),
        ("It broke.\n\nBest regards,\n\nAnn Long\nHead of Sales\nExample Ltd\n+44 20 7946 0000", "It broke."),
        ("Es geht nicht.\n\nMit freundlichen Grüßen\nAnna Lang", "Es geht nicht."),
        ("Ça ne marche pas.\n\nCordialement,\nAnne", "Ça ne marche pas."),
        ("No funciona.\n\nUn saludo,\nAna", "No funciona."),
        ("Não funciona.\n\nAtenciosamente,\nAna", "Não funciona."),
        ("Het werkt niet.\n\nMet vriendelijke groet,\nAnna", "Het werkt niet."),
        ("Non funziona.\n\nCordiali saluti\nAnna", "Non funziona."),
        ("Det virker ikke.\n\nMed venlig hilsen\nAnna", "Det virker ikke."),
        ("Det fungerar inte.\n\nMed vänliga hälsningar,\nAnna", "Det fungerar inte."),
        ("Nie działa.\n\nPozdrawiam,\nAnna", "Nie działa."),
        ("It broke.\nThanks,\nAnn", "It broke."),
        ("It broke.\nThanks for nothing.\nAnn told me so", "It broke.\nThanks for nothing.\nAnn told me so"),
        ("It broke. Please help.\n\nThanks", "It broke. Please help.\n\nThanks"),
        (
            "It broke.\n\nKind regards,\nAnn Long\nSales | Example Ltd\n\nExample Ltd is registered in England. Company number 123.",
            "It broke.",
        ),
        ("Es geht nicht.\n\nMit freundlichen Grüßen / Best regards\ni.A. Anna Lang", "Es geht nicht."),
        ("Es geht nicht.\n\nViele Grüße aus Berlin\nAnna", "Es geht nicht."),
        (
            "It broke.\n\nRegards\nAnn\n\nI forgot: it broke on the other one, too.",
            "It broke.\n\nRegards\nAnn\n\nI forgot: it broke on the other one, too.",
        ),
        ("Thanks,\nAnn", "Thanks,\nAnn"),
        ("It broke.\n\n-Ann Long", "It broke."),
        ("It broke.\n\nAnn Long\nann@example.com\n(555) 346-9947", "It broke."),
        (
            "Please call me:\n\nAnn Long\nann@example.com\n(555) 346-9947",
            "Please call me:\n\nAnn Long\nann@example.com\n(555) 346-9947",
        ),
        ("Order:\n- Red shoe\n- Blue Shoe", "Order:\n- Red shoe\n- Blue Shoe"),
        ("Hi,\n\nthe printer is broken.\n\nSent from my phone, please excuse typos", "Hi,\n\nthe printer is broken."),
        (
            "Hello\n\nSent from my desk, is much easier than my phone.",
            "Hello\n\nSent from my desk, is much easier than my phone.",
        ),
        ("Hallo, es geht nicht.\n\nVon meinem iPhone gesendet", "Hallo, es geht nicht."),
        (
            "It broke.\n\nThis e-mail and any attachments are confidential and intended only for the addressee.",
            "It broke.",
        ),
        (
            "It broke.\n\nThis message appears every time I log in to the portal.",
            "It broke.\n\nThis message appears every time I log in to the portal.",
        ),
        (
            "It broke.\n\nBest regards\nAnn\n\nPS: It also broke yesterday, on my other machine.",
            "It broke.\n\n\nPS: It also broke yesterday, on my other machine.",
        ),
    ] {
        check(text, own);
    }
}

#[test]
fn a_line_that_is_the_authors_name_is_a_signature() {
    let written = |text| Written { text, author: Some("Mikel Long"), opens: true };
    check_written(written("It broke.\n\nMikel"), "It broke.");
    check_written(written("It broke.\n\nMikel Long\nvia mobile"), "It broke.");
    check_written(written("It broke.\n\nPaula"), "It broke.\n\nPaula");
    check_written(written("Mikel"), "Mikel");
}

#[test]
fn a_first_message_that_only_forwards_is_its_content() {
    let forward = "---------- Forwarded message ---------\nFrom: Ann <ann@example.com>\nDate: Mon, 3 Mar 2025\nSubject: Help\nTo: <bob@example.com>\n\nThe printer broke.\n";
    check(forward, "The printer broke.");
    check(&format!("See below.\n\n{forward}"), "See below.");
    let copy = "From: Ann\nSent: Monday\nTo: Bob\nSubject: Help\n\nThe printer broke.";
    check_written(Written { text: copy, author: None, opens: true }, "The printer broke.");
    check(copy, "");
    check(&format!("{}{forward}", forward.replace("The printer broke.\n", "")), "The printer broke.");
    let deep = "---------- Forwarded message ---------\n".repeat(100_000);
    assert!(asides(Written { text: &deep, author: None, opens: true }).len() < 4);
    check_written(Written { text: "> The printer\n> broke.", author: None, opens: true }, "> The printer\n> broke.");
}

#[test]
fn kinds_are_told_apart() {
    let text = "Help.\n\nAnn\n\nOn 3/3/25 10:12, Bob <b@example.com> wrote:\n> What?\n-- \nAnn Long";
    let found = asides(Written { text, author: Some("Ann"), opens: false });
    let kinds: Vec<(AsideKind, &str)> = found.iter().map(|(range, kind)| (*kind, text[range.clone()].trim())).collect();
    let quote = "On 3/3/25 10:12, Bob <b@example.com> wrote:\n> What?";
    assert_eq!(
        kinds,
        [(AsideKind::Signature, "Ann"), (AsideKind::Quote, quote), (AsideKind::Signature, "-- \nAnn Long")]
    );
}
