//! Letters without their accents.
//!
//! In: a lower-case letter. Out: its base. Never: a letter that Unicode does not take apart (ø, ß, ł stay).

use std::sync::LazyLock;

/// A base, and the letters that are it with a mark: Latin, Greek and Cyrillic.
const ACCENTED: [(char, &str); 33] = [
    ('a', "àáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ"),
    ('b', "ḃḅḇ"),
    ('c', "çćĉċčḉ"),
    ('d', "ďḋḍḏḑḓ"),
    ('e', "èéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ"),
    ('f', "ḟ"),
    ('g', "ĝğġģǧǵḡ"),
    ('h', "ĥȟḣḥḧḩḫẖ"),
    ('i', "ìíîïĩīĭįǐȉȋḭḯỉị"),
    ('j', "ĵǰ"),
    ('k', "ķǩḱḳḵ"),
    ('l', "ĺļľḷḹḻḽ"),
    ('m', "ḿṁṃ"),
    ('n', "ñńņňǹṅṇṉṋ"),
    ('o', "òóôõöōŏőơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợ"),
    ('p', "ṕṗ"),
    ('r', "ŕŗřȑȓṙṛṝṟ"),
    ('s', "śŝşšșṡṣṥṧṩ"),
    ('t', "ţťțṫṭṯṱẗ"),
    ('u', "ùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự"),
    ('v', "ṽṿ"),
    ('w', "ŵẁẃẅẇẉẘ"),
    ('x', "ẋẍ"),
    ('y', "ýÿŷȳẏẙỳỵỷỹ"),
    ('z', "źžżẑẓẕ"),
    ('α', "ά"),
    ('ε', "έ"),
    ('η', "ή"),
    ('ι', "ίϊΐ"),
    ('ο', "ό"),
    ('υ', "ύϋΰ"),
    ('ω', "ώ"),
    ('и', "йѝ"),
];

/// Letter and base, ordered by letter.
static BASES: LazyLock<Vec<(char, char)>> = LazyLock::new(|| {
    let pairs = ACCENTED.iter().flat_map(|(base, accented)| accented.chars().map(move |letter| (letter, *base)));
    let mut bases: Vec<(char, char)> =
        pairs.chain([('ё', 'е'), ('ї', 'і'), ('ѓ', 'г'), ('ќ', 'к'), ('ў', 'у')]).collect();
    bases.sort_unstable();
    bases
});

/// The base of a lower-case letter; itself where it has no mark.
pub(super) fn without_accent(letter: char) -> char {
    match BASES.binary_search_by_key(&letter, |(accented, _)| *accented) {
        Ok(found) => BASES[found].1,
        Err(_) => letter,
    }
}

/// Marks that stand over or under the letter before them.
pub(super) fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{487}' | '\u{591}'..='\u{5bd}' | '\u{610}'..='\u{61a}'
        | '\u{64b}'..='\u{65f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe00}'..='\u{fe0f}')
}
