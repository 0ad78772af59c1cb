//! The table against values made with it (golden), and what must not break.

use super::*;

/// Texts and their pieces.
const GOLDEN: [(&str, &[Piece]); 5] = [
    ("I was charged twice, please refund me", &[1045, 2001, 5338, 3807, 1010, 3531, 25416, 8630, 2033]),
    ("duplicate charge on my card", &[24473, 3715, 2006, 2026, 4003]),
    ("the export screen crashes on Android 14", &[1996, 9167, 3898, 19119, 2006, 11924, 2403]),
    ("Can’t log in after the password reset!!", &[2064, 1521, 1056, 8833, 1999, 2044, 1996, 20786, 25141, 999, 999]),
    ("Où est ma commande ?", &[15068, 9765, 5003, 3094, 2063, 1029]),
];

/// Cosines between them.
const COSINES: [[f32; 5]; 5] = [
    [1.0000, 0.5114, 0.0669, 0.1776, 0.0576],
    [0.5114, 1.0000, 0.0316, 0.1397, 0.1057],
    [0.0669, 0.0316, 1.0000, 0.2173, 0.0684],
    [0.1776, 0.1397, 0.2173, 1.0000, 0.1037],
    [0.0576, 0.1057, 0.0684, 0.1037, 1.0000],
];

fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    Vectors::shared().pieces(text, &mut pieces);
    pieces
}

#[test]
fn texts_are_split_and_compared_as_the_model_that_made_the_table_did() {
    for (text, expected) in GOLDEN {
        assert_eq!(pieces(text), expected, "{text}");
    }
    for (row, (one, _)) in COSINES.iter().zip(GOLDEN) {
        for (expected, (other, _)) in row.iter().zip(GOLDEN) {
            let found = dot(&Vectors::shared().of(one), &Vectors::shared().of(other));
            assert!((found - expected).abs() < 2e-4, "{one} / {other}: {found}, not {expected}");
        }
    }
}

#[test]
fn words_come_apart_at_marks_and_lose_their_accents() {
    let spelled =
        |text: &str| pieces(text).into_iter().map(|piece| Vectors::shared().spelling(piece)).collect::<Vec<_>>();
    for (text, expected) in [
        ("", vec![]),
        (" \u{200b}\t\n ", vec![]),
        ("Log-in!", vec!["log", "-", "in", "!"]),
        ("RÉSUMÉ re\u{301}sume\u{301}", vec!["resume", "resume"]),
        ("re\0fund\u{ad}ed", vec!["ref", "##und", "##ed"]),
        ("“€5…”", vec!["“", "€", "##5", "…", "”"]),
        ("日本", vec!["日", "本"]),
        ("\u{e000}", vec!["[UNK]"]),
    ] {
        assert_eq!(spelled(text), expected, "{text:?}");
    }
    assert_eq!(spelled(&"x".repeat(101)), ["[UNK]"]);
    assert!(spelled(&"x".repeat(100)).len() > 10);
}

#[test]
fn no_words_give_zeros_and_numbers_beyond_the_table_nothing() {
    let vectors = Vectors::shared();
    assert_eq!(vectors.of(""), [0.0; DIMENSIONS]);
    let mut sum = [0.0; DIMENSIONS];
    vectors.add(Piece::MAX, 1.0, &mut sum);
    assert_eq!(sum, [0.0; DIMENSIONS]);
    assert_eq!(vectors.spelling(Piece::MAX), "");
    let length = vectors.of("refund");
    assert!((dot(&length, &length) - 1.0).abs() < 1e-5);
}

#[test]
fn damaged_tables_are_told() {
    let changed = |at: usize, byte: u8| {
        let mut bytes = TABLE.to_vec();
        bytes[at] ^= byte;
        &*bytes.leak()
    };
    for (bytes, expected) in [
        (&b"something else"[..], Fault::Foreign),
        (&TABLE[..20], Fault::Length { expected: 32, found: 20 }),
        (&TABLE[..TABLE.len() - 1], Fault::Length { expected: TABLE.len() as u64, found: TABLE.len() as u64 - 1 }),
        (changed(8, 2), Fault::Version(3)),
        (changed(13, 2), Fault::Dimensions(256 ^ 512)),
        (changed(40, 1), Fault::Checksum),
    ] {
        assert_eq!(Vectors::read(bytes).err(), Some(expected));
    }
}
