// SPDX-License-Identifier: LGPL-2.1-or-later
//! Sets of small numbers, such as CPUs: `0-3,^2`.

use super::{dup, exported, text};
use std::ffi::{c_char, c_int, c_uchar, c_void};
use virt_core::{ErrorCode, tr};

/// A set with room for so many numbers.
pub(super) struct Bitmap {
    words: Vec<u64>,
    size: usize,
}

impl Bitmap {
    fn new(size: usize) -> Bitmap {
        Bitmap { words: vec![0; size.div_ceil(64)], size }
    }

    fn is_set(&self, bit: usize) -> bool {
        bit < self.size && self.words[bit / 64] >> (bit % 64) & 1 == 1
    }

    /// Whether there is such a bit.
    fn set(&mut self, bit: usize, value: bool) -> bool {
        if bit >= self.size {
            return false;
        }
        match value {
            true => self.words[bit / 64] |= 1 << (bit % 64),
            false => self.words[bit / 64] &= !(1 << (bit % 64)),
        }
        true
    }

    fn grow(&mut self, size: usize) {
        if size > self.size {
            self.size = size;
            self.words.resize(size.div_ceil(64), 0);
        }
    }

    fn next(&self, from: usize) -> Option<usize> {
        let mut word = from / 64;
        let mut bits = self.words.get(word)? & (u64::MAX << (from % 64));
        while bits == 0 {
            word += 1;
            bits = *self.words.get(word)?;
        }
        Some(word * 64 + bits.trailing_zeros() as usize)
    }

    fn last(&self) -> Option<usize> {
        let word = self.words.iter().rposition(|word| *word != 0)?;
        Some(word * 64 + 63 - self.words[word].leading_zeros() as usize)
    }

    /// Numbers, ranges and `^` before numbers that are taken out again, with commas between.
    /// Without a size of its own the set grows as needed.
    fn read(&mut self, text: &str, limited: bool) -> Option<()> {
        let blank = |c: char| matches!(c, ' ' | '\t' | '\n' | '\x0b' | '\x0c' | '\r');
        let mut rest = text.trim_start_matches(blank);
        if rest.is_empty() {
            return None;
        }
        let number = |rest: &mut &str, signed: bool| -> Option<usize> {
            let text: &str = rest;
            let text = text.strip_prefix('+').filter(|_| signed).unwrap_or(text);
            let digits = text.bytes().take_while(u8::is_ascii_digit).count();
            let value = text[..digits].parse::<i32>().ok()?;
            *rest = text[digits..].trim_start_matches(blank);
            usize::try_from(value).ok()
        };
        while !rest.is_empty() {
            let after = rest.strip_prefix('^');
            let negative = after.is_some();
            rest = after.unwrap_or(rest);
            let start = number(&mut rest, false)?;
            let mut last = start;
            if let Some(after) = rest.strip_prefix('-') {
                if negative {
                    return None;
                }
                rest = after.trim_start_matches(blank);
                last = number(&mut rest, true).filter(|last| *last >= start)?;
            }
            if !limited && !negative {
                self.grow(last + 1);
            }
            for bit in start..=last {
                if !self.set(bit, !negative) && limited {
                    return None;
                }
            }
            if let Some(after) = rest.strip_prefix(',') {
                rest = after.trim_start_matches(blank);
            } else if !rest.is_empty() {
                return None;
            }
        }
        Some(())
    }

    fn format(&self) -> String {
        let mut out = String::new();
        let mut next = self.next(0);
        while let Some(start) = next {
            let mut last = start;
            while self.is_set(last + 1) {
                last += 1;
            }
            let comma = if out.is_empty() { "" } else { "," };
            out += &match last == start {
                true => format!("{comma}{start}"),
                false => format!("{comma}{start}-{last}"),
            };
            next = self.next(last + 1);
        }
        out
    }
}

/// # Safety
/// `list` is NULL or a C string.
unsafe fn parse(list: *const c_char, mut bitmap: Bitmap, limited: bool) -> *mut Bitmap {
    // SAFETY: the caller's promise.
    let list = unsafe { text(list) };
    if bitmap.read(&list, limited).is_none() {
        super::raise("virBitmapParse", ErrorCode::INVALID_ARG, tr!("Failed to parse bitmap '%1$s'", list));
        return std::ptr::null_mut();
    }
    Box::into_raw(Box::new(bitmap))
}

exported! {
since_11 {
    /// No text, or one of blanks, is a set of nothing.
    fn virBitmapParseUnlimitedAllowEmpty(list: *const c_char) -> *mut Bitmap {
        if super::bytes(list).iter().all(|byte| super::text::is_space(*byte)) {
            return virBitmapNew(0);
        }
        virBitmapParseUnlimited(list)
    }
}
all {
    fn virBitmapNew(size: usize) -> *mut Bitmap {
        Box::into_raw(Box::new(Bitmap::new(size)))
    }

    fn virBitmapFree(bitmap: *mut Bitmap) {
        if !bitmap.is_null() {
            drop(Box::from_raw(bitmap));
        }
    }

    fn virBitmapParse(list: *const c_char, bitmap: *mut *mut Bitmap, size: usize) -> c_int {
        let parsed = parse(list, Bitmap::new(size), true);
        if parsed.is_null() {
            return -1;
        }
        *bitmap = parsed;
        0
    }

    fn virBitmapParseUnlimited(list: *const c_char) -> *mut Bitmap {
        parse(list, Bitmap::new(0), false)
    }

    fn virBitmapSetBit(bitmap: *mut Bitmap, bit: usize) -> c_int {
        if (*bitmap).set(bit, true) { 0 } else { -1 }
    }

    fn virBitmapIsBitSet(bitmap: *const Bitmap, bit: usize) -> bool {
        (*bitmap).is_set(bit)
    }

    fn virBitmapSetAll(bitmap: *mut Bitmap) {
        let size = (*bitmap).size;
        for bit in 0..size {
            (*bitmap).set(bit, true);
        }
    }

    fn virBitmapSize(bitmap: *const Bitmap) -> usize {
        (*bitmap).size
    }

    fn virBitmapCountBits(bitmap: *const Bitmap) -> usize {
        let bitmap = &*bitmap;
        bitmap.words.iter().map(|word| word.count_ones() as usize).sum()
    }

    fn virBitmapIsAllClear(bitmap: *const Bitmap) -> bool {
        (*bitmap).next(0).is_none()
    }

    fn virBitmapNextSetBit(bitmap: *const Bitmap, after: isize) -> isize {
        (*bitmap).next((after.max(-1) + 1) as usize).map_or(-1, |bit| bit as isize)
    }

    fn virBitmapLastSetBit(bitmap: *const Bitmap) -> isize {
        (*bitmap).last().map_or(-1, |bit| bit as isize)
    }

    /// The set as bytes, lowest bits first, up to the last one that matters; at least one. 9.0.0
    /// looks at the result.
    fn virBitmapToData(bitmap: *const Bitmap, data: *mut *mut c_uchar, length: *mut c_int) -> c_int {
        let bitmap = &*bitmap;
        let count = bitmap.last().map_or(1, |last| last / 8 + 1);
        let bytes = bitmap.words.iter().flat_map(|word| word.to_le_bytes());
        *data = crate::ffi::memory::alloc_array::<c_uchar>(count);
        if (*data).is_null() {
            libc::abort();
        }
        for (at, byte) in bytes.take(count).enumerate() {
            *(*data).add(at) = byte;
        }
        *length = count as c_int;
        0
    }

    /// The text for a set given as bytes.
    fn virBitmapDataFormat(data: *const c_void, length: c_int) -> *mut c_char {
        let bytes: &[u8] = match data.is_null() || length <= 0 {
            true => &[],
            false => std::slice::from_raw_parts(data.cast(), length as usize),
        };
        let mut bitmap = Bitmap::new(bytes.len() * 8);
        for bit in (0..bytes.len() * 8).filter(|bit| bytes[bit / 8] >> (bit % 8) & 1 == 1) {
            bitmap.set(bit, true);
        }
        dup(bitmap.format().as_bytes())
    }
}
}
