// SPDX-License-Identifier: LGPL-2.1-or-later
//! Typed parameters: names with values of seven types.
//!
//! [`TypedParams`] looks values up in a slice of them; [`validate`] holds a caller's
//! parameters against what a driver knows:
//!
//! ```
//! use virt_core::typed_params::{Expected, Kind, TypedParam, TypedParams, validate};
//!
//! let params = [TypedParam::new("vcpu_quota", 10_i64)];
//! validate(&params, &[Expected::of("vcpu_quota", Kind::LLong), Expected::of("cpu_shares", Kind::ULLong)])?;
//! assert_eq!(params.llong("vcpu_quota")?, Some(10));
//! # Ok::<(), virt_core::Error>(())
//! ```

use std::borrow::Cow;

use crate::{Error, ErrorCode, ErrorDomain, Result, number, tr};

/// The longest name, in bytes.
pub const MAX_NAME: usize = 79;

/// The seven types: `virTypedParameterType`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // named as C names them
#[repr(i32)]
pub enum Kind {
    Int = 1,
    UInt = 2,
    LLong = 3,
    ULLong = 4,
    Double = 5,
    Boolean = 6,
    String = 7,
}

impl Kind {
    /// The type of C's number.
    pub fn from_number(number: i32) -> Option<Kind> {
        use Kind::*;
        [Int, UInt, LLong, ULLong, Double, Boolean, String].into_iter().find(|kind| *kind as i32 == number)
    }

    /// The type's name in messages.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Int => "int",
            Kind::UInt => "uint",
            Kind::LLong => "llong",
            Kind::ULLong => "ullong",
            Kind::Double => "double",
            Kind::Boolean => "boolean",
            Kind::String => "string",
        }
    }
}

/// A value of one of the seven types.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)] // named as C names them
pub enum Value {
    Int(i32),
    UInt(u32),
    LLong(i64),
    ULLong(u64),
    Double(f64),
    Boolean(bool),
    String(String),
    /// What a caller passed in with a number that is no type. [`validate`] refuses it, after
    /// the name.
    Unknown(i32),
}

impl Value {
    /// The value's type, where it has one of the seven.
    pub fn kind(&self) -> Option<Kind> {
        Some(match self {
            Value::Int(_) => Kind::Int,
            Value::UInt(_) => Kind::UInt,
            Value::LLong(_) => Kind::LLong,
            Value::ULLong(_) => Kind::ULLong,
            Value::Double(_) => Kind::Double,
            Value::Boolean(_) => Kind::Boolean,
            Value::String(_) => Kind::String,
            Value::Unknown(_) => return None,
        })
    }

    /// The type's number in C.
    pub fn type_number(&self) -> i32 {
        match self {
            Value::Unknown(number) => *number,
            _ => self.kind().map_or(0, |kind| kind as i32),
        }
    }

    /// Reads a value of that type from text. The error names the field `name`.
    pub fn from_text(name: &str, kind: Kind, text: &str) -> Result<Value> {
        use number::{parse_f64, parse_i32, parse_i64, parse_u32, parse_u64};
        let (value, refusal) = match kind {
            Kind::Int => (parse_i32(text).map(Value::Int), "Invalid value for field '%1$s': expected int"),
            Kind::UInt => {
                (parse_u32(text).map(Value::UInt), "Invalid value for field '%1$s': expected unsigned int")
            }
            Kind::LLong => {
                (parse_i64(text).map(Value::LLong), "Invalid value for field '%1$s': expected long long")
            }
            Kind::ULLong => (
                parse_u64(text).map(Value::ULLong),
                "Invalid value for field '%1$s': expected unsigned long long",
            ),
            Kind::Double => {
                (parse_f64(text).map(Value::Double), "Invalid value for field '%1$s': expected double")
            }
            Kind::Boolean => (parse_bool(text), "Invalid boolean value for field '%1$s'"),
            Kind::String => return Ok(Value::String(text.to_owned())),
        };
        value.ok_or_else(|| invalid(tr!(refusal, name)))
    }
}

fn parse_bool(text: &str) -> Option<Value> {
    match text {
        "1" => Some(Value::Boolean(true)),
        "0" => Some(Value::Boolean(false)),
        _ if text.eq_ignore_ascii_case("true") => Some(Value::Boolean(true)),
        _ if text.eq_ignore_ascii_case("false") => Some(Value::Boolean(false)),
        _ => None,
    }
}

macro_rules! from {
    ($($ty:ty => $kind:ident)*) => { $(
        impl From<$ty> for Value {
            fn from(value: $ty) -> Value {
                Value::$kind(value.into())
            }
        }
    )* };
}
from! {
    i32 => Int
    u32 => UInt
    i64 => LLong
    u64 => ULLong
    f64 => Double
    bool => Boolean
    String => String
    &str => String
}

/// A name and its value.
#[derive(Clone, Debug, PartialEq)]
pub struct TypedParam {
    /// At most 79 bytes.
    pub name: Cow<'static, str>,
    /// The value.
    pub value: Value,
}

impl TypedParam {
    /// A parameter.
    pub fn new(name: impl Into<Cow<'static, str>>, value: impl Into<Value>) -> TypedParam {
        TypedParam { name: name.into(), value: value.into() }
    }
}

fn invalid(text: String) -> Error {
    Error::new(ErrorDomain::NONE, ErrorCode::INVALID_ARG, text)
}

/// The error of a parameter that has another type than the one wanted. `actual` is its type
/// in C's number, which need not be one of the seven.
pub fn wrong_type(wanted: Kind, name: &str, actual: i32) -> Error {
    mismatch(wanted.name(), name, actual)
}

fn mismatch(wanted: &str, name: &str, actual: i32) -> Error {
    invalid(match Kind::from_number(actual) {
        // The reference puts the type that is wanted in the place of the one that is there.
        Some(actual) => {
            tr!("invalid type '%1$s' for parameter '%2$s', expected '%3$s'", wanted, name, actual.name())
        }
        None => tr!("unknown type ('%1$d') of parameter '%2$s'", actual, name),
    })
}

macro_rules! getters {
    ($($(#[$doc:meta])* $name:ident $kind:ident $ty:ty = $value:ident => $result:expr;)*) => { $(
        $(#[$doc])*
        fn $name(&self, name: &str) -> Result<Option<$ty>> {
            match self.find(name).map(|param| &param.value) {
                None => Ok(None),
                Some(Value::$kind($value)) => Ok(Some($result)),
                Some(other) => Err(wrong_type(Kind::$kind, name, other.type_number())),
            }
        }
    )* };
}

/// Look-ups in a slice of parameters: nothing where there is none of that name, an error
/// where it has another type. Of several with one name the first counts.
pub trait TypedParams {
    /// The parameter of that name.
    fn find(&self, name: &str) -> Option<&TypedParam>;

    getters! {
        /// An `int`.
        int Int i32 = value => *value;
        /// An `unsigned int`.
        uint UInt u32 = value => *value;
        /// A `long long`.
        llong LLong i64 = value => *value;
        /// An `unsigned long long`.
        ullong ULLong u64 = value => *value;
        /// A `double`.
        double Double f64 = value => *value;
        /// A boolean.
        boolean Boolean bool = value => *value;
        /// A string.
        string String &str = value => value.as_str();
    }

    /// An `unsigned int` or an `unsigned long long`, for parameters of [`Expected::unsigned`].
    fn unsigned(&self, name: &str) -> Result<Option<u64>> {
        match self.find(name).map(|param| &param.value) {
            Some(Value::UInt(value)) => Ok(Some(u64::from(*value))),
            _ => self.ullong(name),
        }
    }

    /// All strings of that name, in their order; those of other types are passed over.
    fn strings<'a>(&'a self, name: &'a str) -> Box<dyn Iterator<Item = &'a str> + 'a>;
}

impl TypedParams for [TypedParam] {
    fn find(&self, name: &str) -> Option<&TypedParam> {
        self.iter().find(|param| param.name == name)
    }

    fn strings<'a>(&'a self, name: &'a str) -> Box<dyn Iterator<Item = &'a str> + 'a> {
        Box::new(self.iter().filter_map(move |param| match &param.value {
            Value::String(text) if param.name == name => Some(text.as_str()),
            _ => None,
        }))
    }
}

/// A parameter that a driver knows.
#[derive(Clone, Copy, Debug)]
pub struct Expected {
    name: &'static str,
    kind: ExpectedKind,
    multiple: bool,
}

#[derive(Clone, Copy, Debug)]
enum ExpectedKind {
    Is(Kind),
    Unsigned,
}

impl Expected {
    /// A parameter of that type.
    pub const fn of(name: &'static str, kind: Kind) -> Expected {
        Expected { name, kind: ExpectedKind::Is(kind), multiple: false }
    }

    /// A parameter of either unsigned type; [`TypedParams::unsigned`] reads it.
    pub const fn unsigned(name: &'static str) -> Expected {
        Expected { name, kind: ExpectedKind::Unsigned, multiple: false }
    }

    /// The parameter may occur more than once.
    pub const fn multiple(self) -> Expected {
        Expected { multiple: true, ..self }
    }

    fn takes(self, kind: Option<Kind>) -> bool {
        match self.kind {
            ExpectedKind::Is(expected) => Some(expected) == kind,
            ExpectedKind::Unsigned => matches!(kind, Some(Kind::UInt | Kind::ULLong)),
        }
    }

    fn kind_name(self) -> &'static str {
        match self.kind {
            ExpectedKind::Is(kind) => kind.name(),
            ExpectedKind::Unsigned => "uint, ullong",
        }
    }
}

/// Refuses parameters that `known` lacks, that have the wrong type, or that occur twice where
/// once is allowed. Of several faults the one with the first name by bytes is reported.
pub fn validate(params: &[TypedParam], known: &[Expected]) -> Result<()> {
    let mut sorted: Vec<&TypedParam> = params.iter().collect();
    sorted.sort_by(|a, b| a.name.as_bytes().cmp(b.name.as_bytes()));
    for (at, param) in sorted.iter().enumerate() {
        let name: &str = &param.name;
        let Some(expected) = known.iter().find(|expected| expected.name == name) else {
            let text = tr!("parameter '%1$s' not supported", name);
            return Err(Error::new(ErrorDomain::NONE, ErrorCode::ARGUMENT_UNSUPPORTED, text));
        };
        let again = at > 0 && sorted[at - 1].name == name;
        if again && !expected.multiple {
            return Err(invalid(tr!("parameter '%1$s' occurs multiple times", name)));
        }
        if !expected.takes(param.value.kind()) {
            return Err(mismatch(expected.kind_name(), name, param.value.type_number()));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn params() -> Vec<TypedParam> {
        vec![
            TypedParam::new("i", -1_i32),
            TypedParam::new("u", 1_u32),
            TypedParam::new("s", "text"),
            TypedParam::new("s", "more"),
            TypedParam::new("s", 1.5_f64),
            TypedParam::new("b", true),
        ]
    }

    fn message<T: std::fmt::Debug>(result: Result<T>) -> String {
        result.unwrap_err().message().to_owned()
    }

    #[test]
    fn values_are_found_by_name_and_type() {
        let params = params();
        assert_eq!(params.int("i").unwrap(), Some(-1));
        assert_eq!(params.uint("u").unwrap(), Some(1));
        assert_eq!(params.unsigned("u").unwrap(), Some(1));
        assert_eq!(params.boolean("b").unwrap(), Some(true));
        assert_eq!(params.string("s").unwrap(), Some("text"));
        assert_eq!(params.string("none").unwrap(), None);
        assert_eq!(params.strings("s").collect::<Vec<_>>(), ["text", "more"]);
        assert_eq!(
            message(params.ullong("s")),
            "invalid argument: invalid type 'ullong' for parameter 's', expected 'string'"
        );
        assert_eq!(
            message(params.unsigned("i")),
            "invalid argument: invalid type 'ullong' for parameter 'i', expected 'int'"
        );
    }

    #[test]
    fn numbers_that_are_no_type_are_refused_behind_the_name() {
        assert!(wrong_type(Kind::Int, "x", 0).message().ends_with(": unknown type ('0') of parameter 'x'"));
        let known = [Expected::of("x", Kind::Int)];
        let odd = |name: &'static str| [TypedParam::new(name, Value::Unknown(77))];
        assert_eq!(
            message(validate(&odd("x"), &known)),
            "invalid argument: unknown type ('77') of parameter 'x'"
        );
        assert_eq!(message(validate(&odd("y"), &known)), "argument unsupported: parameter 'y' not supported");
        assert_eq!(odd("x")[0].value.type_number(), 77);
        assert_eq!(Value::String(String::new()).type_number(), 7);
    }

    #[test]
    fn only_what_is_known_passes() {
        let params = params();
        let known = [
            Expected::unsigned("u"),
            Expected::of("i", Kind::Int),
            Expected::of("b", Kind::Boolean),
            Expected::of("s", Kind::String).multiple(),
        ];
        validate(&params[..4], &known).unwrap();
        validate(&[], &[]).unwrap();
        assert_eq!(
            message(validate(&params, &known)),
            "invalid argument: invalid type 'string' for parameter 's', expected 'double'"
        );
        let once = known.map(|expected| Expected { multiple: false, ..expected });
        assert_eq!(
            message(validate(&params[..4], &once)),
            "invalid argument: parameter 's' occurs multiple times"
        );
        let wrong = [TypedParam::new("u", 1_i64)];
        assert_eq!(
            message(validate(&wrong, &known)),
            "invalid argument: invalid type 'uint, ullong' for parameter 'u', expected 'llong'"
        );
        let error =
            validate(&[TypedParam::new("zz", 1_i32), TypedParam::new("a", 1_i32)], &known).unwrap_err();
        assert_eq!(error.code(), ErrorCode::ARGUMENT_UNSUPPORTED);
        assert!(error.message().ends_with("parameter 'a' not supported"), "{}", error.message());
    }

    #[test]
    fn text_becomes_values() {
        let read = |kind, text| Value::from_text("f", kind, text);
        assert_eq!(read(Kind::UInt, "-1").unwrap(), Value::UInt(u32::MAX));
        assert_eq!(read(Kind::Boolean, "TRUE").unwrap(), Value::Boolean(true));
        assert_eq!(read(Kind::String, "").unwrap(), Value::String(String::new()));
        assert_eq!(
            message(read(Kind::ULLong, "x")),
            "invalid argument: Invalid value for field 'f': expected unsigned long long"
        );
        assert_eq!(
            message(read(Kind::Boolean, "yes")),
            "invalid argument: Invalid boolean value for field 'f'"
        );
    }

    #[test]
    fn numbers_are_those_of_c() {
        for number in -1..10 {
            assert_eq!(Kind::from_number(number).is_some(), (1..=7).contains(&number));
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_alike(number: i64, double in proptest::num::f64::NORMAL) {
            let text = number.to_string();
            prop_assert_eq!(Value::from_text("f", Kind::LLong, &text).unwrap(), Value::LLong(number));
            prop_assert_eq!(Value::from_text("f", Kind::ULLong, &text).unwrap(), Value::ULLong(number as u64));
            let text = format!("{double:e}");
            prop_assert_eq!(Value::from_text("f", Kind::Double, &text).unwrap(), Value::Double(double));
        }
    }
}
