//! Which language each part of a ticket is in, and the ticket as a whole.
//!
//! In: words and parts. Out: ISO 639-1 codes, `und` where the text says too little. Never: a guess from one word, and
//! English taken for another language on the strength of a name.

mod script;
mod signs;
mod words;

pub(crate) use signs::{is_function_word, sign};

use crate::tokens::{Part, Word};
use script::Scripts;
use signs::KINDS;
use words::{FUNCTION_WORDS, LANGUAGES};

/// Words counted of a long text; the rest tell nothing new.
const ENOUGH: u32 = 400;

/// Signs of this strength prove a language if no other has more: two of its function words, about.
const PROOF: u32 = 4;

/// How far a language must be ahead of English, and what a single sign must say where English has none.
const LEAD: u32 = 2;

/// From so many words on, a text without a single English function word is not English if anything says so.
const SHORTEST: u32 = 4;

/// In so few words a small lead decides.
const FEW: u32 = 6;

/// What a text is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Language {
    /// ISO 639-1 code, or `und`.
    pub code: &'static str,
    /// Whether the English word lists apply: English, or Latin letters with nothing against it.
    pub reads_as_english: bool,
}

/// The languages of a ticket.
pub(crate) struct Languages {
    /// Of all its parts together.
    pub ticket: Language,
    /// Of each part by itself.
    pub parts: Vec<Language>,
}

impl Languages {
    /// The language to read a part by: the ticket's where the part says too little.
    pub fn reading(&self, part: usize) -> Language {
        match self.parts.get(part) {
            Some(own) if own.code != "und" || !own.reads_as_english => *own,
            _ => self.ticket,
        }
    }
}

/// The languages of a ticket, whose words are `words`.
pub(crate) fn detect(parts: &[Part], words: &[Word]) -> Languages {
    let mut all = Signs::NONE;
    let mut found = Vec::with_capacity(parts.len());
    let mut rest = words;
    for (index, part) in parts.iter().enumerate() {
        let here = rest.iter().position(|word| word.part as usize != index).unwrap_or(rest.len());
        let (own, others) = rest.split_at(here);
        rest = others;
        let signs = Signs::of(part, own);
        if parts.len() > 1 {
            found.push(signs.language());
            all.add(&signs);
        } else {
            all = signs;
        }
    }
    let ticket = all.language();
    if parts.len() == 1 {
        found.push(ticket);
    }
    Languages { ticket, parts: found }
}

/// The bit of a language other than English in signs, 0 for any other; English has the lists of `phrases`.
pub(crate) fn foreign_bit(code: &str) -> u16 {
    let place = FUNCTION_WORDS.iter().position(|(known, _)| *known == code).filter(|place| *place > 0);
    place.map_or(0, |place| 1 << place)
}

/// What speaks for which language.
struct Signs {
    scores: [u32; LANGUAGES],
    /// Words counted.
    counted: u32,
    /// Letters with accents, which English hardly has.
    accented: bool,
    scripts: Scripts,
}

impl Signs {
    const NONE: Signs = Signs { scores: [0; LANGUAGES], counted: 0, accented: false, scripts: Scripts::NONE };

    fn of(part: &Part, words: &[Word]) -> Signs {
        let mut counts = [0_u16; KINDS];
        let mut counted = 0;
        for word in words.iter().filter(|word| word.kind.is_word()).take(ENOUGH as usize) {
            counted += 1;
            counts[usize::from(word.form.language)] += 1;
        }
        let accented = own(part).any(has_accents);
        Signs { scores: signs::weigh(&counts), counted, accented, scripts: Scripts::of(own(part)) }
    }

    fn add(&mut self, other: &Signs) {
        self.scores.iter_mut().zip(other.scores).for_each(|(score, more)| *score += more);
        self.counted += other.counted;
        self.accented |= other.accented;
        self.scripts.add(&other.scripts);
    }

    fn language(&self) -> Language {
        if let Some(code) = self.scripts.language() {
            return Language { code, reads_as_english: false };
        }
        let (english, counted, accented) = (self.scores[0], self.counted, self.accented);
        let (best, most) = (1..LANGUAGES)
            .map(|index| (index, self.scores[index]))
            .fold((0, 0), |first, next| if next.1 > first.1 { next } else { first });
        let outweighs = most >= PROOF && (most > english + LEAD || most > english && (accented || counted <= FEW));
        let alone = english == 0 && (counted >= SHORTEST && most >= LEAD || counted > 1 && most >= PROOF);
        match () {
            _ if outweighs || alone => Language { code: FUNCTION_WORDS[best].0, reads_as_english: false },
            _ if english >= PROOF || english >= LEAD && most < english && counted > 1 => {
                Language { code: "en", reads_as_english: true }
            }
            // Without a single function word of English, though with accents: a Latin language not known here.
            _ => Language { code: "und", reads_as_english: !(accented && counted >= SHORTEST && english == 0) },
        }
    }
}

fn own<'a>(part: &'a Part) -> impl Iterator<Item = &'a str> {
    part.spans.iter().map(|span| &part.text[span.clone()])
}

fn has_accents(text: &str) -> bool {
    // First bytes of the characters that count; typographic quotation marks and dashes have others.
    text.bytes().any(|byte| matches!(byte, 0xC3..=0xC7))
        && text.chars().take(4000).any(|c| matches!(c, 'à'..='ÿ' | 'ß' | 'ā'..='ž' | 'ǎ'..='ǜ'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tokens::read;

    #[test]
    fn languages() {
        for (text, code, english) in [
            ("My order has not arrived and I want to know where it is", "en", true),
            ("refund", "und", true),
            ("Login broken", "und", true),
            ("Ich kann mich nicht anmelden und brauche Hilfe", "de", false),
            ("Je ne peux pas me connecter à mon compte", "fr", false),
            ("No puedo entrar en mi cuenta desde ayer", "es", false),
            ("Non riesco ad accedere al mio account da ieri", "it", false),
            ("Não consigo entrar na minha conta desde ontem", "pt", false),
            ("Ik kan niet inloggen op mijn account", "nl", false),
            ("Не могу войти в аккаунт", "ru", false),
            ("アカウントに入れません", "ja", false),
            ("我无法登录", "zh", false),
            ("لا أستطيع الدخول", "ar", false),
            ("என்னால் உள்நுழைய முடியவில்லை", "ta", false),
            ("Δεν μπορώ να συνδεθώ", "el", false),
            ("Jeg kan ikke logge ind på min konto", "da", false),
            ("Jag kan inte logga in på mitt konto, vad ska jag göra?", "sv", false),
            ("Jeg får ikke logget inn, hva gjør jeg nå?", "no", false),
            ("En voi kirjautua tilille, mitä teen?", "fi", false),
            ("Nem tudok bejelentkezni a fiókomba", "hu", false),
            ("Nu pot să mă conectez la cont de ieri", "ro", false),
            ("Hesabıma giremiyorum, lütfen yardım edin", "tr", false),
            ("Nie mogę zalogować się do konta od wczoraj", "pl", false),
            ("Nemůžu se přihlásit, už od včera to nejde", "cs", false),
            ("Danke schön", "de", false),
            ("Merci beaucoup", "fr", false),
            ("Rechnung fehlt noch", "de", false),
            ("Rechnung fehlt", "und", true),
            ("The café in Zürich was great", "en", true),
            ("Meeting with Müller and García", "en", true),
            ("Los Angeles to San Francisco", "und", true),
            ("", "und", true),
            ("@acme 😀😀", "und", true),
        ] {
            let parts = [Part { message: None, text, spans: std::iter::once(0..text.len()).collect() }];
            let found = detect(&parts, &read(&parts).words).ticket;
            assert_eq!((found.code, found.reads_as_english), (code, english), "{text:?}");
        }
    }

    #[test]
    fn messages_of_one_ticket_are_told_apart() {
        let texts = ["I can't log in to my account", "Ich kann mich immer noch nicht anmelden", "ok", "Danke"];
        let part = |text| Part { message: Some(0), text, spans: std::iter::once(0..str::len(text)).collect() };
        let parts = texts.map(part);
        let found = detect(&parts, &read(&parts).words);
        let codes: Vec<&str> = found.parts.iter().map(|language| language.code).collect();
        assert_eq!(codes, ["en", "de", "und", "und"]);
        assert_eq!(found.reading(2), found.ticket);
    }
}
