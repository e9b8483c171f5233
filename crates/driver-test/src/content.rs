// SPDX-License-Identifier: LGPL-2.1-or-later
//! What a volume holds: bytes in pages, as much as was written. The rest is told by ranges that
//! say what they read as, and where there is neither it is a hole.

use std::collections::BTreeMap;
use std::sync::Arc;

/// The unit in which bytes are kept, and in which holes begin and end.
pub const PAGE: u64 = 4096;

/// What space reads as that was allocated and that nobody wrote to since.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fill {
    /// Zeros that nobody wrote: a hole to whoever asks for holes.
    Reserved,
    /// This byte over and over.
    Byte(u8),
    /// Chance, the same at every look; the number is where it begins.
    Random(u64),
}

impl Fill {
    /// What stands from `at` on.
    fn read(self, at: u64, into: &mut [u8]) {
        match self {
            Fill::Reserved => into.fill(0),
            Fill::Byte(byte) => into.fill(byte),
            Fill::Random(seed) => {
                let byte = |at: u64| mix(seed ^ (at / 8)).to_le_bytes()[(at % 8) as usize];
                into.iter_mut().zip(at..).for_each(|(slot, at)| *slot = byte(at));
            }
        }
    }
}

/// SplitMix64.
fn mix(word: u64) -> u64 {
    let word = word.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    word ^ (word >> 31)
}

#[derive(Clone, Copy, Debug)]
struct Range {
    end: u64,
    fill: Fill,
}

/// The bytes of a volume. Copies share their pages until one of them is written to.
#[derive(Clone, Debug)]
pub struct Content {
    size: u64,
    pages: BTreeMap<u64, Arc<[u8]>>,
    /// By where they begin; they do not touch each other's space.
    ranges: BTreeMap<u64, Range>,
    /// Bytes in ranges.
    in_ranges: u64,
    /// Pages that begin in no range.
    outside: u64,
}

/// What comes at some place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// So many bytes of data.
    Data(u64),
    /// A hole of that length.
    Hole(u64),
}

impl Content {
    /// Zeros, of which the first `reserved` bytes are allocated.
    pub fn new(size: u64, reserved: u64) -> Content {
        let mut content =
            Content { size, pages: BTreeMap::new(), ranges: BTreeMap::new(), in_ranges: 0, outside: 0 };
        content.reserve(reserved);
        content
    }

    /// A copy of other size, with the first `reserved` bytes allocated.
    pub fn copy(&self, size: u64, reserved: u64) -> Content {
        let mut copy = self.clone();
        copy.ranges.retain(|_, range| range.fill != Fill::Reserved);
        copy.count();
        copy.resize(size);
        copy.reserve(reserved);
        copy
    }

    /// Bytes that it takes.
    pub fn allocated(&self) -> u64 {
        self.in_ranges.saturating_add(self.outside * PAGE)
    }

    /// How long it is, holes included.
    pub fn size(&self) -> u64 {
        self.size
    }

    fn range_at(&self, at: u64) -> Option<Range> {
        let (_, range) = self.ranges.range(..=at).next_back()?;
        (range.end > at).then_some(*range)
    }

    fn count(&mut self) {
        self.in_ranges = self.ranges.iter().map(|(start, range)| range.end - start).sum();
        let outside = self.pages.keys().filter(|page| self.range_at(**page * PAGE).is_none()).count();
        self.outside = outside as u64;
    }

    /// Allocates what is not yet of the first `bytes`.
    pub fn reserve(&mut self, bytes: u64) {
        let mut gaps = Vec::new();
        let mut at = 0;
        for (start, range) in self.ranges.range(..bytes) {
            if at < *start {
                gaps.push((at, *start));
            }
            at = range.end;
        }
        if at < bytes {
            gaps.push((at, bytes));
        }
        let reserved = |(start, end)| (start, Range { end, fill: Fill::Reserved });
        self.ranges.extend(gaps.into_iter().map(reserved));
        self.count();
    }

    /// Makes it longer by a hole, or cuts it.
    pub fn resize(&mut self, size: u64) {
        if size < self.size {
            self.punch(size, self.size);
            self.remove_ranges(size, u64::MAX);
        }
        self.size = size;
        self.count();
    }

    /// Replaces all of it.
    pub fn fill(&mut self, fill: Fill) {
        self.clear();
        if self.size > 0 {
            self.ranges.insert(0, Range { end: self.size, fill });
        }
        self.count();
    }

    /// Makes all of it one hole.
    pub fn clear(&mut self) {
        self.pages.clear();
        self.ranges.clear();
        self.count();
    }

    /// What stands there where no page does.
    fn read_ranges(&self, at: u64, into: &mut [u8]) {
        into.fill(0);
        let end = at + into.len() as u64;
        let first = self.ranges.range(..=at).next_back().map_or(at, |(start, _)| *start);
        for (start, range) in self.ranges.range(first..end) {
            let (from, to) = ((*start).max(at), range.end.min(end));
            if from < to {
                range.fill.read(from, &mut into[(from - at) as usize..(to - at) as usize]);
            }
        }
    }

    /// The next `length` bytes, or as many as there are.
    pub fn read(&self, at: u64, length: usize) -> Vec<u8> {
        let left = usize::try_from(self.size.saturating_sub(at)).unwrap_or(usize::MAX);
        let mut bytes = vec![0; length.min(left)];
        for (from, piece) in pieces(at, &mut bytes) {
            match self.pages.get(&(from / PAGE)) {
                Some(page) => {
                    let skip = (from % PAGE) as usize;
                    piece.copy_from_slice(&page[skip..skip + piece.len()]);
                }
                None => self.read_ranges(from, piece),
            }
        }
        bytes
    }

    /// How much more it takes once that was written.
    pub fn growth(&self, at: u64, length: usize) -> u64 {
        if length == 0 {
            return 0;
        }
        let (first, last) = (at / PAGE, (at + (length as u64 - 1)) / PAGE);
        let new = |page: &u64| self.range_at(page * PAGE).is_none() && !self.pages.contains_key(page);
        (first..=last).filter(new).count() as u64 * PAGE
    }

    /// Writes; it must not reach behind the end.
    pub fn write(&mut self, at: u64, bytes: &[u8]) {
        self.outside += self.growth(at, bytes.len()) / PAGE;
        let mut rest = bytes;
        let mut at = at;
        while !rest.is_empty() {
            let skip = (at % PAGE) as usize;
            let (now, later) = rest.split_at(rest.len().min(PAGE as usize - skip));
            self.page_mut(at / PAGE)[skip..skip + now.len()].copy_from_slice(now);
            at += now.len() as u64;
            rest = later;
        }
    }

    /// The page, made of what stood there if there was none.
    fn page_mut(&mut self, number: u64) -> &mut [u8] {
        if !self.pages.contains_key(&number) {
            let mut page = vec![0; PAGE as usize];
            self.read_ranges(number * PAGE, &mut page);
            self.pages.insert(number, page.into());
        }
        Arc::make_mut(self.pages.get_mut(&number).expect("it was put in"))
    }

    /// Makes a hole from `start` up to `end`; what is left of pages at its ends becomes zeros.
    pub fn punch(&mut self, start: u64, end: u64) {
        // The last page need not be whole.
        let end = if end >= self.size { u64::MAX } else { end };
        let (first, last) = (start.div_ceil(PAGE).saturating_mul(PAGE), end / PAGE * PAGE);
        if first > last {
            self.zero(start, end);
            return;
        }
        self.zero(start, first);
        let inside: Vec<u64> =
            self.pages.range(first / PAGE..last.div_ceil(PAGE)).map(|(page, _)| *page).collect();
        for page in inside {
            self.pages.remove(&page);
            if self.range_at(page * PAGE).is_none() {
                self.outside -= 1;
            }
        }
        self.remove_ranges(first, last);
        if end != u64::MAX {
            self.zero(last, end);
        }
    }

    /// Writes zeros within one page, if it reads as something else.
    fn zero(&mut self, start: u64, end: u64) {
        if start >= end {
            return;
        }
        let (page, skip) = (start / PAGE, (start % PAGE) as usize);
        let length = (end - start).min(PAGE - skip as u64) as usize;
        let is_zero = |byte: &u8| *byte == 0;
        if !self.read(start, length).iter().all(is_zero) {
            self.outside += self.growth(start, length) / PAGE;
            self.page_mut(page)[skip..skip + length].fill(0);
        }
    }

    fn remove_ranges(&mut self, start: u64, end: u64) {
        if start >= end {
            return;
        }
        let first = self.ranges.range(..=start).next_back().map_or(start, |(first, _)| *first);
        let hit: Vec<(u64, Range)> =
            self.ranges.range(first..end).map(|(start, range)| (*start, *range)).collect();
        for (from, range) in hit {
            if range.end <= start {
                continue;
            }
            self.ranges.remove(&from);
            if from < start {
                self.ranges.insert(from, Range { end: start, ..range });
            }
            if range.end > end {
                self.ranges.insert(end, range);
            }
            self.in_ranges -= range.end.min(end) - from.max(start);
        }
    }

    /// Where the next data is, from `at` on.
    fn next_data(&self, at: u64) -> Option<u64> {
        let page = self.pages.range(at / PAGE..).next().map(|(page, _)| (page * PAGE).max(at));
        let first = self.ranges.range(..=at).next_back().map_or(at, |(start, _)| *start);
        let until = page.unwrap_or(u64::MAX);
        let mut ranges = self.ranges.range(first..).take_while(|(start, _)| **start < until);
        let range = ranges.find(|(_, range)| range.end > at && range.fill != Fill::Reserved);
        range.map(|(start, _)| (*start).max(at)).into_iter().chain(page).min()
    }

    /// What comes at `at`, up to the end. Data is told in parts of `most` bytes or a little more.
    pub fn section(&self, at: u64, most: u64) -> Section {
        let left = self.size.saturating_sub(at);
        if left == 0 {
            return Section::Hole(0);
        }
        match self.next_data(at) {
            None => Section::Hole(left),
            Some(data) if data > at => Section::Hole(left.min(data - at)),
            Some(_) => {
                let mut end = at;
                while end - at < most && end < self.size {
                    if let Some(range) = self.range_at(end).filter(|range| range.fill != Fill::Reserved) {
                        end = range.end;
                    } else if self.pages.contains_key(&(end / PAGE)) {
                        end = (end / PAGE + 1).saturating_mul(PAGE);
                    } else {
                        break;
                    }
                }
                Section::Data(left.min(end - at))
            }
        }
    }
}

/// Cuts where pages begin, and says where each piece stands.
fn pieces(at: u64, mut bytes: &mut [u8]) -> impl Iterator<Item = (u64, &mut [u8])> {
    let mut at = at;
    std::iter::from_fn(move || {
        let length = bytes.len().min((PAGE - at % PAGE) as usize);
        let piece = bytes.split_off_mut(..length).filter(|piece| !piece.is_empty())?;
        at += length as u64;
        Some((at - length as u64, piece))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIZE: u64 = 20 * PAGE + 100;

    /// The same, held as what it is.
    struct Model {
        bytes: Vec<u8>,
    }

    fn check(content: &Content, model: &Model) {
        assert_eq!(content.size(), model.bytes.len() as u64);
        assert_eq!(content.read(0, usize::MAX >> 1), model.bytes);
        // What is kept of the sums is what they are.
        let mut counted = content.clone();
        counted.count();
        assert_eq!((counted.in_ranges, counted.outside), (content.in_ranges, content.outside));
        // Holes read as zeros, and the sections cover everything.
        let mut at = 0;
        while at < content.size() {
            match content.section(at, PAGE) {
                Section::Hole(length) => {
                    assert!(length > 0);
                    let hole = &model.bytes[at as usize..(at + length) as usize];
                    assert!(hole.iter().all(|byte| *byte == 0));
                    at += length;
                }
                Section::Data(length) => {
                    assert!(length > 0);
                    at += length;
                }
            }
        }
        assert_eq!(content.section(at, PAGE), Section::Hole(0));
    }

    #[test]
    fn it_is_what_an_array_would_be() {
        let mut dice: u64 = 12008;
        let mut roll = |sides: u64| {
            dice = mix(dice + 1);
            dice % sides
        };
        for round in 0..100 {
            let mut content = Content::new(SIZE, roll(SIZE));
            let mut model = Model { bytes: vec![0; SIZE as usize] };
            for _ in 0..40 {
                let size = content.size();
                let at = roll(size + 1);
                let length = roll(size - at + 1).min(roll(5 * PAGE));
                match roll(12) {
                    0 => {
                        let fill = [Fill::Byte(7), Fill::Random(round), Fill::Byte(0), Fill::Reserved];
                        content.fill(fill[roll(4) as usize]);
                        model.bytes = content.read(0, size as usize);
                        let taken = content.allocated();
                        assert_eq!(taken, size);
                    }
                    1 => {
                        let size = roll(2 * SIZE);
                        content.resize(size);
                        model.bytes.resize(size as usize, 0);
                    }
                    2 => content.reserve(at),
                    3 => {
                        let size = roll(2 * SIZE);
                        content = content.copy(size, roll(size + 1));
                        model.bytes.resize(size as usize, 0);
                    }
                    4..8 => {
                        content.punch(at, at + length);
                        model.bytes[at as usize..(at + length) as usize].fill(0);
                    }
                    _ => {
                        let bytes: Vec<u8> = (0..length).map(|_| roll(256) as u8).collect();
                        let before = content.allocated();
                        let growth = content.growth(at, bytes.len());
                        content.write(at, &bytes);
                        assert_eq!(content.allocated(), before + growth);
                        model.bytes[at as usize..(at + length) as usize].copy_from_slice(&bytes);
                    }
                }
                check(&content, &model);
            }
        }
    }

    #[test]
    fn what_nobody_wrote_takes_no_memory() {
        let mut content = Content::new(u64::MAX, 0);
        content.write(1 << 60, b"far");
        content.punch(1 << 61, 1 << 62);
        content.punch((1 << 60) + 3, u64::MAX);
        assert_eq!((content.pages.len(), content.allocated()), (1, PAGE));
        assert_eq!(content.section(0, PAGE), Section::Hole(1 << 60));
        content.fill(Fill::Random(1));
        content.punch(10 * PAGE, 20 * PAGE);
        assert_eq!(content.pages.len(), 0);
        assert_eq!(content.section(0, PAGE), Section::Data(10 * PAGE));
        assert_eq!(content.section(10 * PAGE, PAGE), Section::Hole(10 * PAGE));
        let copy = content.copy(5, 0);
        assert_eq!(copy.read(0, 100), content.read(0, 5));
    }

    #[test]
    fn copies_share_what_neither_changed() {
        let mut content = Content::new(SIZE, 0);
        content.write(0, &[1; 3 * PAGE as usize]);
        let copy = content.copy(SIZE, 0);
        content.write(0, b"x");
        let same: Vec<bool> =
            content.pages.iter().map(|(page, bytes)| Arc::ptr_eq(bytes, &copy.pages[page])).collect();
        assert_eq!(same, [false, true, true]);
        assert_eq!((copy.read(0, 1), content.read(0, 1)), (vec![1], b"x".to_vec()));
    }
}
