// SPDX-License-Identifier: LGPL-2.1-or-later
//! Writing XDR.

use crate::limits;
use virt_core::uuid::Uuid;
use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};

/// Writes a payload. What exceeds a limit is noted and reported by [`Encoder::finish`], so that
/// the fields of a message can be written one after another without a look at each.
#[derive(Debug, Default)]
pub struct Encoder {
    bytes: Vec<u8>,
    problem: Option<Error>,
}

impl Encoder {
    /// An empty payload.
    pub fn new() -> Encoder {
        Encoder::default()
    }

    /// An empty payload with room for that many bytes.
    pub fn with_capacity(bytes: usize) -> Encoder {
        Encoder { bytes: Vec::with_capacity(bytes), problem: None }
    }

    /// The payload, or the first thing that was wrong with it.
    pub fn finish(self) -> Result<Vec<u8>> {
        match self.problem {
            Some(problem) => Err(problem),
            None if self.bytes.len() > limits::PAYLOAD => Err(unencodable()),
            None => Ok(self.bytes),
        }
    }

    /// Makes [`Encoder::finish`] report this, unless there was something before.
    #[cold]
    pub fn refuse(&mut self, problem: Error) {
        self.problem.get_or_insert(problem);
    }

    /// `int`, enumerations
    pub fn i32(&mut self, value: i32) {
        self.bytes.extend_from_slice(&value.to_be_bytes());
    }

    /// `unsigned int`
    pub fn u32(&mut self, value: u32) {
        self.bytes.extend_from_slice(&value.to_be_bytes());
    }

    /// `hyper`
    pub fn i64(&mut self, value: i64) {
        self.bytes.extend_from_slice(&value.to_be_bytes());
    }

    /// `unsigned hyper`
    pub fn u64(&mut self, value: u64) {
        self.bytes.extend_from_slice(&value.to_be_bytes());
    }

    /// `double`
    pub fn f64(&mut self, value: f64) {
        self.bytes.extend_from_slice(&value.to_be_bytes());
    }

    /// `bool`, and the flag in front of an optional value
    pub fn bool(&mut self, value: bool) {
        self.u32(u32::from(value));
    }

    /// The number of elements of an array that follow.
    pub fn count(&mut self, count: usize, max: u32) {
        match u32::try_from(count) {
            Ok(count) if count <= max => self.u32(count),
            _ => self.refuse(unencodable()),
        }
    }

    /// `opaque<max>`: length, bytes, padding
    pub fn opaque(&mut self, value: &[u8], max: u32) {
        self.count(value.len(), max);
        if self.problem.is_none() {
            self.fixed(value);
        }
    }

    /// `opaque[n]`: bytes and padding
    pub fn fixed(&mut self, value: &[u8]) {
        self.bytes.extend_from_slice(value);
        let padding = value.len().wrapping_neg() % 4;
        self.bytes.extend_from_slice(&[0; 3][..padding]);
    }

    /// `char` or `unsigned char` arrays: four bytes an element
    pub fn chars(&mut self, value: &[u8], max: u32) {
        self.count(value.len(), max);
        if self.problem.is_none() {
            self.bytes.extend(value.iter().flat_map(|byte| [0, 0, 0, *byte]));
        }
    }

    /// A string that is there. A document that is no UTF-8 goes out as the bytes it came in: who
    /// reads it says what is wrong with it.
    pub fn string(&mut self, value: &str) {
        match virt_core::utf8::original(value) {
            Some(bytes) => self.opaque(&bytes, limits::STRING),
            None => self.opaque(value.as_bytes(), limits::STRING),
        }
    }

    /// A string or nothing.
    pub fn opt_string(&mut self, value: Option<&str>) {
        self.bool(value.is_some());
        if let Some(value) = value {
            self.string(value);
        }
    }

    /// Strings.
    pub fn strings<S: AsRef<str>>(&mut self, values: &[S], max: u32) {
        self.list(values, max, |e, value| e.string(value.as_ref()));
    }

    /// A UUID.
    pub fn uuid(&mut self, value: &Uuid) {
        self.fixed(value.as_bytes());
    }

    /// `type<max>`: the number of values and the values
    pub fn list<T>(&mut self, values: &[T], max: u32, mut one: impl FnMut(&mut Encoder, &T)) {
        self.count(values.len(), max);
        if self.problem.is_none() {
            for value in values {
                one(self, value);
            }
        }
    }
}

#[cold]
fn unencodable() -> Error {
    Error::new(ErrorDomain::RPC, ErrorCode::RPC, tr!("Unable to encode message payload"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_is_padded_to_four_bytes() {
        let mut e = Encoder::new();
        e.string("abcde");
        e.opt_string(None);
        e.opt_string(Some(""));
        e.chars(b"\xff", 4);
        e.i64(-2);
        let wanted = [
            &[0, 0, 0, 5, b'a', b'b', b'c', b'd', b'e', 0, 0, 0][..],
            &[0, 0, 0, 0],
            &[0, 0, 0, 1, 0, 0, 0, 0],
            &[0, 0, 0, 1, 0, 0, 0, 255],
            &[255, 255, 255, 255, 255, 255, 255, 254],
        ];
        assert_eq!(e.finish().unwrap(), wanted.concat());
    }

    #[test]
    fn what_exceeds_a_limit_is_refused() {
        let mut e = Encoder::new();
        e.strings(&["a", "b", "c"], 2);
        let error = e.finish().unwrap_err();
        assert_eq!((error.code(), error.domain()), (ErrorCode::RPC, ErrorDomain::RPC));
        assert_eq!(error.message(), "Unable to encode message payload");
        let mut e = Encoder::new();
        e.string(&"x".repeat(limits::STRING as usize + 1));
        e.finish().unwrap_err();
        let mut e = Encoder::new();
        e.fixed(&vec![0; limits::PAYLOAD + 1]);
        e.finish().unwrap_err();
    }
}
