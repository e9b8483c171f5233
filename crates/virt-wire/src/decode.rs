// SPDX-License-Identifier: LGPL-2.1-or-later
//! Reading XDR that a peer sent.

use crate::limits;
use std::borrow::Cow;
use std::ffi::CStr;
use virt_core::uuid::Uuid;
use virt_core::{Error, ErrorCode, ErrorDomain, tr};

/// A message that is not what its procedure promises.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Malformed;

impl From<Malformed> for Error {
    fn from(_: Malformed) -> Error {
        Error::new(ErrorDomain::RPC, ErrorCode::RPC, tr!("Unable to decode message payload"))
    }
}

/// Reads a payload from its start. Bytes behind the last field are the peer's affair: the
/// protocol grew in no such way, and the reference does not look at them either.
#[derive(Clone, Debug)]
pub struct Decoder<'a> {
    rest: &'a [u8],
}

macro_rules! numbers {
    ($($(#[$doc:meta])* $name:ident;)*) => { $(
        $(#[$doc])*
        pub fn $name(&mut self) -> Result<$name, Malformed> {
            let (bytes, rest) = self.rest.split_first_chunk().ok_or(Malformed)?;
            self.rest = rest;
            Ok($name::from_be_bytes(*bytes))
        }
    )* };
}

impl<'a> Decoder<'a> {
    /// Reads these bytes.
    pub fn new(bytes: &'a [u8]) -> Decoder<'a> {
        Decoder { rest: bytes }
    }

    /// What has not been read.
    pub fn rest(&self) -> &'a [u8] {
        self.rest
    }

    numbers! {
        /// `int`, enumerations
        i32;
        /// `unsigned int`
        u32;
        /// `hyper`
        i64;
        /// `unsigned hyper`
        u64;
        /// `double`
        f64;
    }

    /// `bool`, and the flag in front of an optional value: whatever is not zero is true
    pub fn bool(&mut self) -> Result<bool, Malformed> {
        Ok(self.u32()? != 0)
    }

    /// The number of elements that follow, each of at least `least` bytes (at least 4).
    pub fn count(&mut self, max: u32, least: usize) -> Result<usize, Malformed> {
        let count = self.u32()?;
        let room = self.rest.len() / least.max(4);
        match usize::try_from(count) {
            Ok(elements) if count <= max && elements <= room => Ok(elements),
            _ => Err(Malformed),
        }
    }

    /// `opaque<max>`
    pub fn opaque(&mut self, max: u32) -> Result<&'a [u8], Malformed> {
        let length = self.u32()?;
        if length > max {
            return Err(Malformed);
        }
        self.fixed(usize::try_from(length).map_err(|_| Malformed)?)
    }

    /// `opaque[length]`
    pub fn fixed(&mut self, length: usize) -> Result<&'a [u8], Malformed> {
        let (bytes, rest) = self.rest.split_at_checked(length).ok_or(Malformed)?;
        self.rest = rest.get(length.wrapping_neg() % 4..).ok_or(Malformed)?;
        Ok(bytes)
    }

    /// `char` or `unsigned char` arrays: four bytes an element, of which the last counts
    pub fn chars(&mut self, max: u32) -> Result<Vec<u8>, Malformed> {
        let count = self.count(max, 4)?;
        let (bytes, rest) = self.rest.split_at_checked(count * 4).ok_or(Malformed)?;
        self.rest = rest;
        Ok(bytes.iter().skip(3).step_by(4).copied().collect())
    }

    /// A string: up to its first NUL, as C sees it, and what is not UTF-8 replaced.
    pub fn text(&mut self) -> Result<Cow<'a, str>, Malformed> {
        self.text_of(limits::STRING)
    }

    fn text_of(&mut self, max: u32) -> Result<Cow<'a, str>, Malformed> {
        let bytes = self.opaque(max)?;
        let bytes = CStr::from_bytes_until_nul(bytes).map_or(bytes, CStr::to_bytes);
        // Documents are long, and nearly always right: replacing looks at each byte.
        Ok(std::str::from_utf8(bytes).map_or_else(|_| String::from_utf8_lossy(bytes), Cow::Borrowed))
    }

    /// The same for keeps.
    pub fn string(&mut self) -> Result<String, Malformed> {
        Ok(self.text()?.into_owned())
    }

    /// A string or nothing.
    pub fn opt_string(&mut self) -> Result<Option<String>, Malformed> {
        self.optional(Decoder::string)
    }

    /// Strings.
    pub fn strings(&mut self, max: u32) -> Result<Vec<String>, Malformed> {
        self.list(max, 4, Decoder::string)
    }

    /// A UUID.
    pub fn uuid(&mut self) -> Result<Uuid, Malformed> {
        let bytes = self.fixed(16)?;
        bytes.try_into().map(Uuid).map_err(|_| Malformed)
    }

    /// A value that need not be there.
    pub fn optional<T>(
        &mut self,
        one: impl FnOnce(&mut Self) -> Result<T, Malformed>,
    ) -> Result<Option<T>, Malformed> {
        match self.bool()? {
            true => one(self).map(Some),
            false => Ok(None),
        }
    }

    /// `type<max>`: values of at least `least` bytes each
    pub fn list<T, E: From<Malformed>>(
        &mut self,
        max: u32,
        least: usize,
        mut one: impl FnMut(&mut Self) -> Result<T, E>,
    ) -> Result<Vec<T>, E> {
        let count = self.count(max, least)?;
        // A value in memory may be larger than its shortest form on the wire: what is set aside
        // at once stays within twice of what came; lists of real values rarely grow.
        let at_once = self.rest.len() * 2 / size_of::<T>().max(1);
        let mut values = Vec::with_capacity(count.min(at_once));
        for _ in 0..count {
            values.push(one(self)?);
        }
        Ok(values)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Encoder;
    use proptest::prelude::*;

    #[test]
    fn lengths_beyond_the_limit_or_the_message_are_refused() {
        for length in [0xffff_ffff_u32, 0x8000_0000, limits::STRING + 1, limits::STRING, 5] {
            let mut bytes = length.to_be_bytes().to_vec();
            bytes.extend_from_slice(b"four");
            assert_eq!(Decoder::new(&bytes).string(), Err(Malformed), "{length}");
            assert_eq!(Decoder::new(&bytes).strings(u32::MAX), Err(Malformed), "{length}");
            assert_eq!(Decoder::new(&bytes).chars(u32::MAX), Err(Malformed), "{length}");
        }
        assert_eq!(Decoder::new(&[0, 0, 0, 1, b'x']).string(), Err(Malformed), "no padding");
        assert_eq!(Decoder::new(&[0, 0, 0, 1, b'x', 1, 2, 3]).string().as_deref(), Ok("x"));
        assert_eq!(Decoder::new(&[0, 0, 0, 0]).string().as_deref(), Ok(""));
        assert_eq!(Decoder::new(&[0, 0, 0]).u32(), Err(Malformed));
    }

    #[test]
    fn strings_are_what_c_sees() {
        assert_eq!(Decoder::new(&[0, 0, 0, 4, b'a', 0, b'b', 0xff]).string().as_deref(), Ok("a"));
        assert_eq!(Decoder::new(&[0, 0, 0, 2, b'a', 0xff, 0, 0]).string().as_deref(), Ok("a\u{fffd}"));
    }

    #[test]
    fn a_malformed_message_is_the_references_error() {
        let error = Error::from(Malformed);
        assert_eq!(error.message(), "Unable to decode message payload");
        assert_eq!((error.code(), error.domain()), (ErrorCode::RPC, ErrorDomain::RPC));
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_alike(
            a: i32, b: u64, c: f64, flag: bool,
            text in "[^\0]{0,9}", opaque: Vec<u8>,
            strings in proptest::collection::vec("[^\0]{0,5}", 0..4),
        ) {
            let mut e = Encoder::new();
            e.i32(a);
            e.u64(b);
            e.f64(c);
            e.bool(flag);
            e.opt_string(flag.then_some(&*text));
            e.opaque(&opaque, 1000);
            e.chars(&opaque, 1000);
            e.strings(&strings, 4);
            let bytes = e.finish().unwrap();
            let mut d = Decoder::new(&bytes);
            prop_assert_eq!(d.i32().unwrap(), a);
            prop_assert_eq!(d.u64().unwrap(), b);
            prop_assert_eq!(d.f64().unwrap().to_bits(), c.to_bits());
            prop_assert_eq!(d.bool().unwrap(), flag);
            prop_assert_eq!(d.opt_string().unwrap(), flag.then_some(text));
            prop_assert_eq!(d.opaque(1000).unwrap(), &*opaque);
            prop_assert_eq!(d.chars(1000).unwrap(), opaque);
            prop_assert_eq!(d.strings(4).unwrap(), strings);
            prop_assert!(d.rest().is_empty());
        }

        #[test]
        fn any_bytes_end_well(bytes: Vec<u8>) {
            let d = Decoder::new(&bytes);
            let _ = (d.clone().string(), d.clone().strings(3), d.clone().chars(9), d.clone().uuid());
            let _ = d.clone().list(u32::MAX, 4, |d| d.opt_string());
        }
    }
}
