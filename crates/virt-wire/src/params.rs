// SPDX-License-Identifier: LGPL-2.1-or-later
//! Typed parameters on the wire: name, type, value.

use crate::{Decoder, Encoder, Malformed};
use virt_core::typed_params::{Kind, MAX_NAME, TypedParam, Value};
use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};

/// The fewest bytes of one: an empty name, the type, a number.
const LEAST: usize = 12;

impl Encoder {
    /// Parameters. More than `max`, or one of no known type, is refused.
    pub fn params(&mut self, params: &[TypedParam], max: u32) {
        if params.len() > max as usize {
            let text = tr!("too many parameters '%1$d' for limit '%2$d'", params.len(), max);
            return self.refuse(Error::new(ErrorDomain::RPC, ErrorCode::RPC, text));
        }
        self.list(params, max, Encoder::param);
    }

    /// One parameter.
    pub fn param(&mut self, param: &TypedParam) {
        self.string(&param.name);
        self.i32(param.value.type_number());
        match &param.value {
            Value::Int(value) => self.i32(*value),
            Value::UInt(value) => self.u32(*value),
            Value::LLong(value) => self.i64(*value),
            Value::ULLong(value) => self.u64(*value),
            Value::Double(value) => self.f64(*value),
            Value::Boolean(value) => self.bool(*value),
            Value::String(value) => self.string(value),
            Value::Unknown(number) => {
                let text = tr!("unknown parameter type: %1$d", *number);
                self.refuse(Error::new(ErrorDomain::RPC, ErrorCode::RPC, text));
            }
        }
    }
}

impl Decoder<'_> {
    /// Parameters, at most `max`. A name that C's structure has no room for is refused.
    pub fn params(&mut self, max: u32) -> Result<Vec<TypedParam>> {
        let mut long = None;
        let params = self.list::<_, Malformed>(max, LEAST, |d| {
            let param = d.param()?;
            if param.name.len() > MAX_NAME && long.is_none() {
                long = Some(param.name.to_string());
            }
            Ok(param)
        })?;
        match long {
            None => Ok(params),
            Some(name) => {
                let text = tr!("parameter %1$s too big for destination", name);
                Err(Error::internal(ErrorDomain::NONE, text))
            }
        }
    }

    /// One parameter.
    pub fn param(&mut self) -> std::result::Result<TypedParam, Malformed> {
        let name = self.string()?;
        let value = match Kind::from_number(self.i32()?).ok_or(Malformed)? {
            Kind::Int => Value::Int(self.i32()?),
            Kind::UInt => Value::UInt(self.u32()?),
            Kind::LLong => Value::LLong(self.i64()?),
            Kind::ULLong => Value::ULLong(self.u64()?),
            Kind::Double => Value::Double(self.f64()?),
            Kind::Boolean => Value::Boolean(self.bool()?),
            Kind::String => Value::String(self.string()?),
        };
        Ok(TypedParam { name: name.into(), value })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all() -> Vec<TypedParam> {
        vec![
            TypedParam::new("i", -1_i32),
            TypedParam::new("u", 1_u32),
            TypedParam::new("l", -1_i64),
            TypedParam::new("ul", u64::MAX),
            TypedParam::new("d", 0.5_f64),
            TypedParam::new("b", true),
            TypedParam::new("s", "text"),
        ]
    }

    fn written(params: &[TypedParam], max: u32) -> Result<Vec<u8>> {
        let mut e = Encoder::new();
        e.params(params, max);
        e.finish()
    }

    #[test]
    fn all_types_come_back_as_they_went() {
        let bytes = written(&all(), 7).unwrap();
        let mut d = Decoder::new(&bytes);
        assert_eq!(d.params(7).unwrap(), all());
        assert!(d.rest().is_empty());
        assert_eq!(&bytes[..20], [0, 0, 0, 7, 0, 0, 0, 1, b'i', 0, 0, 0, 0, 0, 0, 1, 255, 255, 255, 255]);
    }

    #[test]
    fn each_cut_is_malformed_and_each_limit_holds() {
        let bytes = written(&all(), 16).unwrap();
        for end in 0..bytes.len() {
            assert_eq!(Decoder::new(&bytes[..end]).params(16).unwrap_err().code(), ErrorCode::RPC, "{end}");
        }
        assert_eq!(Decoder::new(&bytes).params(6).unwrap_err().message(), "Unable to decode message payload");
        let error = written(&all(), 6).unwrap_err();
        assert_eq!(error.message(), "too many parameters '7' for limit '6'");
        let odd = [TypedParam::new("x", Value::Unknown(8))];
        assert_eq!(written(&odd, 6).unwrap_err().message(), "unknown parameter type: 8");
    }

    #[test]
    fn names_must_fit_cs_structure() {
        let fits = [TypedParam::new("n".repeat(79), 1_i32)];
        assert_eq!(Decoder::new(&written(&fits, 1).unwrap()).params(1).unwrap(), fits);
        let long = "n".repeat(80);
        let bytes = written(&[TypedParam::new(long.clone(), 1_i32)], 1).unwrap();
        let error = Decoder::new(&bytes).params(1).unwrap_err();
        assert_eq!(error.message(), format!("internal error: parameter {long} too big for destination"));
    }

    #[test]
    fn a_type_that_does_not_exist_is_malformed() {
        let mut bytes = written(&all()[..1], 1).unwrap();
        bytes[15] = 8;
        assert_eq!(Decoder::new(&bytes).params(1).unwrap_err(), Malformed.into());
    }
}
