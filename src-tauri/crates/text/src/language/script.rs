//! Languages told by their script.
//!
//! In: texts. Out: a code, where most letters are of one other script than Latin. Never: a script that several languages
//! of the table share, told apart by words.

/// Share of letters outside the Latin script from which the script decides, in percent.
const OTHER_SCRIPT: u32 = 50;

/// Letters counted of one stretch; the rest tell nothing new.
const ENOUGH: usize = 4000;

/// Codes; Japanese first, Chinese second.
const CODES: [&str; 11] = ["ja", "zh", "ko", "ru", "ar", "hi", "el", "he", "th", "bn", "ta"];

/// Letters by script.
#[derive(Clone, Copy)]
pub(super) struct Scripts {
    letters: u32,
    counts: [u32; CODES.len()],
}

impl Scripts {
    pub const NONE: Scripts = Scripts { letters: 0, counts: [0; CODES.len()] };

    /// Counts the letters of stretches.
    pub fn of<'a>(texts: impl Iterator<Item = &'a str>) -> Scripts {
        let mut scripts = Scripts::NONE;
        for text in texts {
            // First bytes of the characters of other scripts, punctuation (0xE2) left out: most texts have none.
            if !text.bytes().any(|byte| byte >= 0xCD && byte != 0xE2) {
                scripts.letters += text.len().min(ENOUGH) as u32;
                continue;
            }
            for c in text.chars().filter(|c| c.is_alphabetic()).take(ENOUGH) {
                scripts.letters += 1;
                if let Some(place) = script_of(c).and_then(|code| CODES.iter().position(|known| *known == code)) {
                    scripts.counts[place] += 1;
                }
            }
        }
        scripts
    }

    pub fn add(&mut self, other: &Scripts) {
        self.letters += other.letters;
        self.counts.iter_mut().zip(other.counts).for_each(|(count, more)| *count += more);
    }

    /// Code of the language the script stands for, if most letters are not Latin.
    pub fn language(&self) -> Option<&'static str> {
        let mut counts = self.counts;
        let others: u32 = counts.iter().sum();
        if others == 0 || others * 100 <= self.letters * OTHER_SCRIPT {
            return None;
        }
        // Japanese mixes kana with the characters it shares with Chinese.
        if counts[0] * 5 > counts[1] {
            counts[0] += std::mem::take(&mut counts[1]);
        }
        (0..CODES.len()).reduce(|best, next| if counts[next] > counts[best] { next } else { best }).map(|at| CODES[at])
    }
}

fn script_of(c: char) -> Option<&'static str> {
    Some(match c {
        '\u{3040}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' => "ja",
        '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3134f}' => "zh",
        '\u{ac00}'..='\u{d7af}' | '\u{1100}'..='\u{11ff}' => "ko",
        '\u{400}'..='\u{52f}' => "ru",
        '\u{600}'..='\u{77f}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' => "ar",
        '\u{900}'..='\u{97f}' => "hi",
        '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => "el",
        '\u{590}'..='\u{5ff}' => "he",
        '\u{e00}'..='\u{e7f}' => "th",
        '\u{980}'..='\u{9ff}' => "bn",
        '\u{b80}'..='\u{bff}' => "ta",
        _ => return None,
    })
}
