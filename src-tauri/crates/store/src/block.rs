//! Blocks: up to 64 tickets compressed together, and the light head that says which.
//!
//! In: tickets or bytes. Out: bytes or tickets. Never: I/O; a block is a value that any thread can make or read.
//!
//! Body: CRC-32 of the rest (u32 LE), number of tickets (u8), shape (u8), length before compression (u32 LE), zstd of [`OpenBlock`]:
//! where each ticket ends (u32 LE each), then the tickets as postcard, so that one is read without decoding the others.
//! Head: CRC-32 of the rest (u32 LE), postcard. A block without tickets holds [`Mark`]s: 24 bytes each.

use model::{Ticket, TicketKey};
use serde::{Deserialize, Serialize};

use crate::migrate::{decode_v1, decode_v3};
use crate::{Error, Mark, Result, Stored};

/// Most tickets of a block: more compress a little better, fewer are read a lot faster.
pub const BLOCK_TICKETS: usize = 64;
/// A block is closed when its texts reach this, so that reading one ticket never means decoding many megabytes.
const BLOCK_BYTES: usize = 1 << 20;
/// Compression level: 1 halves support text, too, in half the time of 3.
const ZSTD_LEVEL: i32 = 1;
/// Bytes of an entry beside its text, about.
const ENTRY_BYTES: usize = 1 << 11;
/// Bytes before the compressed part of a body.
const BODY_HEADER: usize = 10;
/// Layout of the entries, in each body, so that blocks of several layouts can be read side by side.
const SHAPE: u8 = 4;
/// In blocks of schema 3.
const SHAPE_3: u8 = 3;
/// In blocks of schema 2.
const SHAPE_2: u8 = 2;
/// The byte in its place in blocks of schema 1.
const SHAPE_1: u8 = 0;

/// Tickets in their stored form, made by [`encode_block`] on any thread.
#[derive(Clone, Debug)]
pub struct EncodedBlock {
    pub(crate) head: Head,
    pub(crate) head_bytes: Vec<u8>,
    pub(crate) body: Vec<u8>,
}

impl EncodedBlock {
    /// Number of tickets.
    pub fn len(&self) -> usize {
        self.head.entries.len()
    }

    /// Whether it holds no ticket.
    pub fn is_empty(&self) -> bool {
        self.head.entries.is_empty()
    }

    /// Bytes on disk.
    pub(crate) fn bytes(&self) -> usize {
        self.head_bytes.len() + self.body.len()
    }

    /// Puts together what was read from disk, checking both parts against each other.
    pub(crate) fn from_parts(head_bytes: Vec<u8>, body: Vec<u8>) -> Result<Self> {
        let head = Head::decode(&head_bytes)?;
        check_body(&body, &head)?;
        Ok(EncodedBlock { head, head_bytes, body })
    }
}

/// What a block holds, without its texts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Head {
    /// CRC-32 of the body as written in its first bytes.
    pub crc: u32,
    /// Source names used by `entries`.
    pub sources: Vec<String>,
    /// One for each ticket, in order.
    pub entries: Vec<HeadEntry>,
}

/// One ticket of a block.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct HeadEntry {
    /// Index into [`Head::sources`].
    pub source: u32,
    /// The ticket's id.
    pub id: String,
    /// Content hash of the record.
    pub hash: u64,
}

impl Head {
    fn of(stored: &[Stored], crc: u32) -> Self {
        let mut sources: Vec<String> = Vec::new();
        let entries = stored.iter().map(|entry| {
            let key = entry.key();
            let known = sources.iter().position(|source| *source == key.source);
            let source = known.unwrap_or_else(|| {
                sources.push(key.source.clone());
                sources.len() - 1
            });
            HeadEntry { source: source as u32, id: key.id.clone(), hash: entry.hash }
        });
        let entries = entries.collect();
        Head { crc, sources, entries }
    }

    /// Keys and content hashes in slot order.
    pub fn keys(&self) -> impl Iterator<Item = Result<(TicketKey, u64)>> + '_ {
        self.entries.iter().map(|entry| {
            let source = self.sources.get(entry.source as usize);
            let source = source.ok_or_else(|| Error::damaged("a block's head names an unknown source"))?.clone();
            Ok((TicketKey { source, id: entry.id.clone() }, entry.hash))
        })
    }

    fn encode(&self) -> Result<Vec<u8>> {
        sealed(postcard::to_extend(self, vec![0; 4]).map_err(encode_error)?)
    }

    /// Reads a head after checking its CRC.
    pub fn decode(bytes: &[u8]) -> Result<Self> {
        let rest = unsealed(bytes).ok_or_else(|| Error::damaged("a block's head fails its checksum"))?;
        postcard::from_bytes(rest).map_err(|error| Error::damaged(format!("a block's head can't be read: {error}")))
    }
}

/// Cuts tickets into blocks of at most [`BLOCK_TICKETS`] tickets and about 1 MB of text, in order.
pub fn cut_blocks(stored: Vec<Stored>) -> Vec<Vec<Stored>> {
    cut_blocks_by(stored, |entry| text_bytes(&entry.record) + entry.merged.as_deref().map_or(0, text_bytes))
}

/// As [`cut_blocks`], for what tickets are made of; `bytes` is the text in one.
pub fn cut_blocks_by<T>(items: Vec<T>, bytes: impl Fn(&T) -> usize) -> Vec<Vec<T>> {
    let mut blocks: Vec<Vec<T>> = Vec::with_capacity(items.len() / BLOCK_TICKETS + 1);
    let mut held = usize::MAX;
    for item in items {
        let full = held >= BLOCK_BYTES || blocks.last().is_none_or(|block| block.len() == BLOCK_TICKETS);
        if full {
            blocks.push(Vec::with_capacity(BLOCK_TICKETS));
            held = 0;
        }
        held += bytes(&item);
        if let Some(block) = blocks.last_mut() {
            block.push(item);
        }
    }
    blocks
}

/// Bytes of a ticket's messages.
pub fn text_bytes(ticket: &Ticket) -> usize {
    ticket.messages.iter().map(|message| message.text.len()).sum()
}

/// Encodes and compresses one block. Pure, for any thread.
///
/// # Errors
/// [`Error::Encode`] for a slice of more than [`BLOCK_TICKETS`] tickets, or one of over 4 GB.
pub fn encode_block(stored: &[Stored]) -> Result<EncodedBlock> {
    if stored.len() > BLOCK_TICKETS {
        return Err(Error::Encode(format!("a block takes {BLOCK_TICKETS} tickets, not {}", stored.len())));
    }
    encoded(stored, &laid_out(stored)?)
}

/// Encodes a block that holds no ticket but the records that changed none. Pure, for any thread.
///
/// # Errors
/// [`Error::Encode`] for over 4 GB of them.
pub fn encode_marks(marks: &[Mark]) -> Result<EncodedBlock> {
    let raw: Vec<u8> = marks.iter().flat_map(|mark| mark.to_bytes()).collect();
    encoded(&[], &raw)
}

fn encoded(stored: &[Stored], raw: &[u8]) -> Result<EncodedBlock> {
    let raw_len = u32::try_from(raw.len()).map_err(|_| Error::Encode("a block's text is over 4 GB".into()))?;
    let packed = zstd::bulk::compress(raw, ZSTD_LEVEL).map_err(encode_error)?;
    let mut body = Vec::with_capacity(BODY_HEADER + packed.len());
    body.extend_from_slice(&[0; 4]);
    body.extend_from_slice(&[stored.len() as u8, SHAPE]);
    body.extend_from_slice(&raw_len.to_le_bytes());
    body.extend_from_slice(&packed);
    let body = sealed(body)?;
    let crc = u32_at(&body, 0).unwrap_or_default();
    let head = Head::of(stored, crc);
    Ok(EncodedBlock { head_bytes: head.encode()?, head, body })
}

/// Checks a body's CRC and that it is the one its head speaks of.
pub(crate) fn check_body(body: &[u8], head: &Head) -> Result<()> {
    let count = body.get(4).map(|&count| usize::from(count));
    let intact = unsealed(body).is_some();
    if intact && u32_at(body, 0) == Some(head.crc) && count == Some(head.entries.len()) {
        return Ok(());
    }
    Err(Error::damaged("a block of tickets fails its checksum"))
}

/// Where each ticket ends, then the tickets.
fn laid_out(stored: &[Stored]) -> Result<Vec<u8>> {
    let ends = stored.len() * 4;
    // What a ticket takes beside its text, about; growing is a copy.
    let bytes: usize = stored.iter().map(|entry| text_bytes(&entry.record) + ENTRY_BYTES).sum();
    let mut raw = Vec::with_capacity(ends + bytes);
    raw.resize(ends, 0);
    for (slot, entry) in stored.iter().enumerate() {
        raw = postcard::to_extend(entry, raw).map_err(encode_error)?;
        let end = u32::try_from(raw.len() - ends).map_err(encode_error)?;
        raw[slot * 4..slot * 4 + 4].copy_from_slice(&end.to_le_bytes());
    }
    Ok(raw)
}

/// A block's tickets, checked and decompressed; each is decoded when it is asked for.
#[derive(Debug)]
pub(crate) struct OpenBlock {
    raw: Vec<u8>,
    tickets: usize,
    shape: u8,
}

impl OpenBlock {
    /// Checks a body's CRC and decompresses it.
    pub fn of(body: &[u8]) -> Result<Self> {
        unsealed(body).ok_or_else(|| Error::damaged("a block of tickets fails its checksum"))?;
        let tickets = body.get(4).copied().unwrap_or(0);
        let raw_len = u32_at(body, 6).unwrap_or_default() as usize;
        let packed = body.get(BODY_HEADER..).unwrap_or_default();
        let raw = zstd::bulk::decompress(packed, raw_len).map_err(unreadable)?;
        let shape = body.get(5).copied().unwrap_or(SHAPE);
        Ok(OpenBlock { raw, tickets: usize::from(tickets), shape })
    }

    /// The marks of a block without tickets.
    pub fn marks(&self) -> Vec<Mark> {
        if self.tickets > 0 {
            return Vec::new();
        }
        self.raw.chunks_exact(Mark::BYTES).map(Mark::of_bytes).collect()
    }

    /// Bytes in memory.
    pub fn bytes(&self) -> usize {
        self.raw.len()
    }

    /// The ticket in a slot; `None` when there is no such slot.
    pub fn ticket(&self, slot: usize) -> Result<Option<Stored>> {
        if slot >= self.tickets {
            return Ok(None);
        }
        let texts = self.tickets * 4;
        let end = |slot: usize| u32_at(&self.raw, slot * 4).map(|end| texts + end as usize);
        let start = if slot == 0 { Some(texts) } else { end(slot - 1) };
        let bytes = start.zip(end(slot)).and_then(|(start, end)| self.raw.get(start..end));
        let bytes = bytes.ok_or_else(|| Error::damaged("a block's table of tickets is wrong"))?;
        match self.shape {
            SHAPE => postcard::from_bytes(bytes).map(Some).map_err(unreadable),
            SHAPE_3 | SHAPE_2 => decode_v3(bytes).map(Some),
            SHAPE_1 => decode_v1(bytes).map(Some),
            shape => Err(unreadable(format!("its shape {shape} is not known"))),
        }
    }
}

fn unreadable(error: impl std::fmt::Display) -> Error {
    Error::damaged(format!("a block can't be read: {error}"))
}

/// Fills the first four bytes with the CRC-32 of the rest.
pub(crate) fn sealed(mut bytes: Vec<u8>) -> Result<Vec<u8>> {
    let crc = crc32fast::hash(bytes.get(4..).unwrap_or_default());
    match bytes.get_mut(..4) {
        Some(place) => place.copy_from_slice(&crc.to_le_bytes()),
        None => return Err(Error::Encode("no room for a checksum".into())),
    }
    Ok(bytes)
}

/// The bytes after the CRC-32, when it matches.
pub(crate) fn unsealed(bytes: &[u8]) -> Option<&[u8]> {
    let rest = bytes.get(4..)?;
    (u32_at(bytes, 0)? == crc32fast::hash(rest)).then_some(rest)
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at + 4)?.try_into().ok().map(u32::from_le_bytes)
}

fn encode_error(error: impl std::fmt::Display) -> Error {
    Error::Encode(error.to_string())
}
