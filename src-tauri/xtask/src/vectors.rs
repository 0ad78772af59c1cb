//! `cargo xtask vectors FOLDER`: the table of word vectors that ships, from a folder as its makers hand it out.
//!
//! In: `word_vectors_256_int8.npz` (`q`, signed bytes; `scale`, floats) and `vocab.txt`. Out:
//! `crates/text/assets/word-vectors.bin`, laid out as `text/src/vectors/layout.rs` says. Never: a change of the numbers.

use std::fs::File;
use std::io::{Error, ErrorKind, Read};
use std::path::Path;

use crate::outcome::{Failure, Outcome};
use crate::process::root;

const ARRAYS: &str = "word_vectors_256_int8.npz";
const VOCABULARY: &str = "vocab.txt";

/// Writes the table anew.
pub fn vectors(folder: Option<&String>) -> Outcome {
    let Some(folder) = folder.map(Path::new) else {
        return Err(Failure::Unmet(format!("Which folder? It should hold {ARRAYS} and {VOCABULARY}.")));
    };
    let arrays = folder.join(ARRAYS);
    let rows = array(&arrays, "q.npy", "|i1").map_err(Failure::file(&arrays))?;
    let scales = array(&arrays, "scale.npy", "<f4").map_err(Failure::file(&arrays))?;
    let path = folder.join(VOCABULARY);
    let vocabulary = std::fs::read_to_string(&path).map_err(Failure::file(&path))?;
    let table = laid_out(&rows, &scales, vocabulary.trim_end_matches('\n')).map_err(Failure::file(folder))?;
    let asset = root().join("src-tauri/crates/text/assets/word-vectors.bin");
    std::fs::write(&asset, table).map_err(Failure::file(&asset))
}

fn laid_out(rows: &[u8], scales: &[u8], vocabulary: &str) -> Result<Vec<u8>, Error> {
    let pieces = vocabulary.split('\n').count();
    if scales.len() != pieces * 4 || !rows.len().is_multiple_of(pieces) {
        return Err(damaged("as many rows, scales and words are expected"));
    }
    let body = [rows, scales, vocabulary.as_bytes()].concat();
    let mut table = b"SLVECTOR".to_vec();
    for number in [1, rows.len() / pieces, pieces, vocabulary.len()] {
        table.extend((number as u32).to_le_bytes());
    }
    table.extend(xxhash_rust::xxh3::xxh3_64(&body).to_le_bytes());
    table.extend(body);
    Ok(table)
}

/// The numbers of one array of an archive of arrays, whose header must name `kind` and rows one after the other.
fn array(path: &Path, name: &str, kind: &str) -> Result<Vec<u8>, Error> {
    let mut archive = zip::ZipArchive::new(File::open(path)?).map_err(Error::other)?;
    let mut bytes = Vec::new();
    archive.by_name(name).map_err(Error::other)?.read_to_end(&mut bytes)?;
    let length = match bytes.get(..10) {
        Some([0x93, b'N', b'U', b'M', b'P', b'Y', 1, _, low, high]) => usize::from(u16::from_le_bytes([*low, *high])),
        _ => return Err(damaged("an array of layout 1 is expected")),
    };
    let header = bytes.get(10..10 + length).map(String::from_utf8_lossy).unwrap_or_default();
    if !header.contains(&format!("'{kind}'")) || !header.contains("'fortran_order': False") {
        return Err(damaged(&format!("{name} should hold {kind} row by row, its header says {header}")));
    }
    Ok(bytes.split_off(10 + length))
}

fn damaged(what: &str) -> Error {
    Error::new(ErrorKind::InvalidData, what.to_owned())
}
