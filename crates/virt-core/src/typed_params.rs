// SPDX-License-Identifier: LGPL-2.1-or-later
//! Typed parameters: names with values of seven types.

use std::borrow::Cow;

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
}

/// A name and its value.
#[derive(Clone, Debug, PartialEq)]
pub struct TypedParam {
    /// At most 79 bytes.
    pub name: Cow<'static, str>,
    /// The value.
    pub value: Value,
}
