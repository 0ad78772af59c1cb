//! The learned weights as bytes.
//!
//! In and out: `SLTONE01`, origin (u64), number of measures and of words (u32), checksum (u64) of all that follows:
//! centre, gain, step of the words' weights, weights of the measures (f32), hashes of the words (u64, ascending), their
//! two weights in steps (i16). All little-endian. Never: weights made for other measures.

use std::fmt;

use super::{Learned, WordWeights};
use crate::sentiment::measures::MEASURES;

const MAGIC: &[u8; 8] = b"SLTONE01";

/// Bytes before the checked part.
const HEADER: usize = 8 + 8 + 4 + 4 + 8;

/// Why bytes are no weights.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// They begin otherwise.
    Foreign,
    /// They are made for this number of measures.
    Measures(u32),
    /// They are cut short or changed.
    Damaged,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Fault::Foreign => write!(f, "This is no table of tone weights"),
            Fault::Measures(found) => write!(f, "The weights are made for {found} measures, not {MEASURES}"),
            Fault::Damaged => write!(f, "The weights are cut short or changed"),
        }
    }
}

impl std::error::Error for Fault {}

/// `learned` as bytes.
pub fn write(learned: &Learned) -> Vec<u8> {
    let largest =
        learned.words.iter().flat_map(|(_, weights)| weights).fold(0.0_f32, |most, weight| most.max(weight.abs()));
    let step = if largest > 0.0 { largest / f32::from(i16::MAX) } else { 1.0 };
    let mut body = Vec::new();
    for number in [learned.centre, learned.gain, step].iter().chain(&learned.measures) {
        body.extend(number.to_le_bytes());
    }
    for (hash, _) in &learned.words {
        body.extend(hash.to_le_bytes());
    }
    for weight in learned.words.iter().flat_map(|(_, weights)| weights) {
        body.extend(((weight / step).round() as i16).to_le_bytes());
    }
    let mut bytes = MAGIC.to_vec();
    bytes.extend(learned.origin.to_le_bytes());
    bytes.extend((MEASURES as u32).to_le_bytes());
    bytes.extend((learned.words.len() as u32).to_le_bytes());
    bytes.extend(xxhash_rust::xxh3::xxh3_64(&body).to_le_bytes());
    bytes.extend(body);
    bytes
}

/// Weights as [`write`] lays them out.
///
/// # Errors
/// [`Fault`] when `bytes` are no such weights, or not whole.
pub fn read(bytes: &[u8]) -> Result<Learned, Fault> {
    if !bytes.starts_with(MAGIC) || bytes.len() < HEADER {
        return Err(Fault::Foreign);
    }
    let (mut header, mut body) = (&bytes[8..HEADER], &bytes[HEADER..]);
    let origin = u64::from_le_bytes(take(&mut header)?);
    let found = u32::from_le_bytes(take(&mut header)?);
    let count = u32::from_le_bytes(take(&mut header)?) as usize;
    let checksum = u64::from_le_bytes(take(&mut header)?);
    if found as usize != MEASURES {
        return Err(Fault::Measures(found));
    }
    if xxhash_rust::xxh3::xxh3_64(body) != checksum || body.len() != (3 + MEASURES) * 4 + count * 12 {
        return Err(Fault::Damaged);
    }
    let mut number = || take(&mut body).map(f32::from_le_bytes);
    let (centre, gain, step) = (number()?, number()?, number()?);
    let mut measures = [0.0; MEASURES];
    for measure in &mut measures {
        *measure = number()?;
    }
    let (hashes, weights) = body.split_at(count * 8);
    let words = hashes.chunks_exact(8).zip(weights.chunks_exact(4)).map(|(mut hash, mut weights)| {
        let mut weight = || take(&mut weights).map(|steps| f32::from(i16::from_le_bytes(steps)) * step);
        let both: WordWeights = [weight()?, weight()?];
        Ok((u64::from_le_bytes(take(&mut hash)?), both))
    });
    Ok(Learned::new(origin, centre, gain, measures, words.collect::<Result<_, Fault>>()?))
}

/// Takes the next `N` bytes.
fn take<const N: usize>(bytes: &mut &[u8]) -> Result<[u8; N], Fault> {
    let (taken, rest) = bytes.split_first_chunk().ok_or(Fault::Damaged)?;
    *bytes = rest;
    Ok(*taken)
}
