//! Rows that wait for the rest of their conversation. In: rows and how many there are of each id. Out: whole conversations,
//! in the order of their first rows as far as there is room. Never: knows what the cells mean.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use crate::table::Row;

/// Bytes of rows that may wait at once.
pub const ROOM: usize = 128 << 20;
/// Rows of the longest conversation there can be, and their bytes. A column that is the same in every row is no id.
pub const MOST_ROWS: usize = 20_000;
const MOST_BYTES: usize = 64 << 20;
/// What a waiting row takes beside its bytes, roughly.
const ROW_BYTES: usize = 64;
/// What a waiting conversation takes beside its rows, roughly.
const GROUP_BYTES: usize = 256;

/// Rows by the hash of their id.
pub type Counts = HashMap<u64, u32>;

/// The rows of one conversation, packed.
#[derive(Debug, Default)]
pub struct Group {
    key: u64,
    bytes: Vec<u8>,
    ends: Vec<usize>,
    /// For each row its line and the number of its last cell's end.
    rows: Vec<(u32, usize)>,
    hashes: HashSet<u64>,
    seen: u32,
    /// Lines of rows that stand in it already.
    pub repeats: Vec<u32>,
    /// Lines of rows that are too many.
    pub surplus: Vec<u32>,
}

impl Group {
    /// Number of rows.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Line of the first row.
    pub fn line(&self) -> u32 {
        self.rows.first().map_or(0, |(line, _)| *line)
    }

    /// The cells of each row, in the file's order.
    pub fn rows(&self) -> impl Iterator<Item = Vec<&[u8]>> {
        let (mut cell, mut byte) = (0, 0);
        self.rows.iter().map(move |(_, last)| {
            let cells = self.ends.get(cell..*last).unwrap_or_default().iter().map(|end| {
                let bytes = self.bytes.get(byte..*end).unwrap_or_default();
                byte = *end;
                bytes
            });
            let cells = cells.collect();
            cell = *last;
            cells
        })
    }

    fn put(&mut self, row: &Row) -> usize {
        self.seen += 1;
        if !self.hashes.insert(row.content_hash()) {
            self.repeats.push(row.line as u32);
            return 0;
        }
        if self.rows.len() >= MOST_ROWS || self.bytes.len() >= MOST_BYTES {
            self.surplus.push(row.line as u32);
            return 0;
        }
        let before = self.bytes.len();
        for cell in row.cells() {
            self.bytes.extend_from_slice(cell);
            self.ends.push(self.bytes.len());
        }
        self.rows.push((row.line as u32, self.ends.len()));
        self.bytes.len() - before + row.len() * size_of::<usize>() + ROW_BYTES
    }

    fn cost(&self) -> usize {
        self.bytes.len() + self.ends.len() * size_of::<usize>() + self.rows.len() * ROW_BYTES + GROUP_BYTES
    }
}

/// Conversations that wait, by their first row.
#[derive(Debug, Default)]
pub struct Shelf {
    left: Counts,
    places: HashMap<u64, u64>,
    groups: BTreeMap<u64, Group>,
    done: BTreeSet<u64>,
    deferred: Counts,
    next: u64,
    held: usize,
    room: usize,
}

impl Shelf {
    /// A shelf for conversations of so many rows each; rows of others are passed over.
    pub fn new(counts: Counts) -> Shelf {
        Shelf { left: counts, room: ROOM, ..Shelf::default() }
    }

    /// Takes a row of a conversation.
    pub fn put(&mut self, key: u64, row: &Row) {
        let Some(left) = self.left.get_mut(&key) else { return };
        *left -= 1;
        let complete = *left == 0;
        let place = *self.places.entry(key).or_insert(self.next);
        if place == self.next {
            self.next += 1;
            self.held += GROUP_BYTES;
            self.groups.insert(place, Group { key, ..Group::default() });
        }
        let Some(group) = self.groups.get_mut(&place) else { return };
        self.held += group.put(row);
        if complete {
            self.left.remove(&key);
            self.places.remove(&key);
            self.done.insert(place);
        }
        while self.held > self.room && self.done.is_empty() && self.groups.len() > 1 {
            self.defer_last();
        }
    }

    /// No more rows come: what waits is as complete as it gets.
    pub fn close(&mut self) {
        self.done.extend(self.groups.keys());
    }

    /// The next conversation that can be handed out: in order, and out of it only to make room.
    pub fn take(&mut self) -> Option<Group> {
        let first = *self.done.first()?;
        let in_order = self.groups.keys().next() == Some(&first);
        if !in_order && self.held <= self.room {
            return None;
        }
        self.done.remove(&first);
        let group = self.groups.remove(&first)?;
        self.held = self.held.saturating_sub(group.cost());
        Some(group)
    }

    /// The conversations for which there was no room.
    pub fn into_deferred(self) -> Counts {
        self.deferred
    }

    fn defer_last(&mut self) {
        let Some((_, group)) = self.groups.pop_last() else { return };
        self.held = self.held.saturating_sub(group.cost());
        self.places.remove(&group.key);
        let left = self.left.remove(&group.key).unwrap_or_default();
        self.deferred.insert(group.key, left + group.seen);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::Rows;

    /// Puts rows "id,text" on a shelf with so much room, pass by pass, and checks the ids handed out.
    fn check(rows: &str, room: usize, expected: &[&str]) {
        let mut counts = Counts::default();
        each(rows, |key, _| *counts.entry(key).or_default() += 1);
        let mut found = Vec::new();
        let mut passes = 0;
        while !counts.is_empty() {
            passes += 1;
            assert!(passes < 10, "{rows}");
            let mut shelf = Shelf { room, ..Shelf::new(std::mem::take(&mut counts)) };
            let mut take = |shelf: &mut Shelf| {
                while let Some(group) = shelf.take() {
                    let texts: Vec<String> =
                        group.rows().map(|cells| String::from_utf8_lossy(cells[1]).into_owned()).collect();
                    let id = String::from_utf8_lossy(group.rows().next().expect("a row")[0]).into_owned();
                    found.push(format!("{passes} {id} {} {}", texts.join("+"), group.repeats.len()));
                }
            };
            each(rows, |key, row| {
                shelf.put(key, row);
                take(&mut shelf);
            });
            shelf.close();
            take(&mut shelf);
            assert_eq!(shelf.held, 0, "{rows}");
            counts = shelf.into_deferred();
        }
        assert_eq!(found, expected, "{rows}");
    }

    fn each(text: &str, mut visit: impl FnMut(u64, &Row)) {
        let mut rows = Rows::new(text.as_bytes(), Some(b','), None);
        let mut row = Row::default();
        while rows.next(&mut row).expect("memory is readable") {
            visit(xxhash_rust::xxh3::xxh3_64(row.get(0).expect("an id")), &row);
        }
    }

    #[test]
    fn conversations_come_in_the_order_of_their_first_rows() {
        check("a,1\na,2\nb,1\n", ROOM, &["1 a 1+2 0", "1 b 1 0"]);
        check("a,1\nb,1\na,2\nb,2\n", ROOM, &["1 a 1+2 0", "1 b 1+2 0"]);
        check("a,1\nb,1\nc,1\nb,2\na,2\n", ROOM, &["1 a 1+2 0", "1 b 1+2 0", "1 c 1 0"]);
        check("a,1\na,1\na,2\n", ROOM, &["1 a 1+2 1"]);
    }

    #[test]
    fn without_room_the_latest_wait_for_another_pass() {
        check("a,1\nb,1\nc,1\na,2\nb,2\nc,2\n", 1, &["1 a 1+2 0", "2 b 1+2 0", "3 c 1+2 0"]);
        check("a,1\nb,1\nb,1\na,2\n", 1, &["1 a 1+2 0", "2 b 1 1"]);
    }
}
