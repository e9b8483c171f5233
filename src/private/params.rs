// SPDX-License-Identifier: LGPL-2.1-or-later
//! Typed parameters that the program puts together.

use super::{bytes, dup, export, exported, text};
use std::ffi::{c_char, c_double, c_int, c_ulonglong};
use virt_abi::{virTypedParameter, virTypedParameterPtr};
use virt_core::typed_params::Kind;
use virt_core::{ErrorCode, tr};

/// A growing list.
pub(super) struct List {
    params: Vec<virTypedParameter>,
    /// A name that was too long.
    too_long: Option<String>,
}

/// Sets the name, cut if it is too long; whether it was not.
fn set_name(param: &mut virTypedParameter, name: &[u8]) -> bool {
    let room = param.field.len() - 1;
    param.field = [0; _];
    for (to, from) in param.field.iter_mut().take(room).zip(name) {
        *to = *from as c_char;
    }
    name.len() <= room
}

fn raise_unexpected(function: &str, number: c_int, name: &str) {
    let text = tr!("unexpected type %1$d for field %2$s", number, name);
    super::raise(function, ErrorCode::INTERNAL_ERROR, text);
}

fn raise_too_long(function: &str, name: &str) {
    super::raise(function, ErrorCode::INTERNAL_ERROR, tr!("Field name '%1$s' too long", name));
}

/// For variadic.c: adds a number.
unsafe extern "C" fn params_add(list: *mut List, number: c_int, value: c_ulonglong, name: *const c_char) {
    // SAFETY: a parameter is numbers; variadic.c hands on the program's list and a string.
    unsafe {
        let mut param: virTypedParameter = std::mem::zeroed();
        param.r#type = number;
        // The smaller numbers are its low bytes.
        param.value.ul = value;
        if !set_name(&mut param, bytes(name)) {
            (*list).too_long.get_or_insert(text(name).into_owned());
        }
        (*list).params.push(param);
    }
}
export!(inside params_add);

#[cfg(target_endian = "big")]
compile_error!("params_add and params_assign store small numbers as the low bytes of large ones");

/// For variadic.c: sets a parameter; a string is the parameter's own afterwards.
unsafe extern "C" fn params_assign(
    param: virTypedParameterPtr,
    name: *const c_char,
    number: c_int,
    value: c_ulonglong,
    float: c_double,
    string: *mut c_char,
) -> c_int {
    // SAFETY: variadic.c hands on the program's parameter, name and string.
    unsafe {
        let param = &mut *param;
        if !set_name(param, bytes(name)) {
            raise_too_long("virTypedParameterAssign", &text(name));
            return -1;
        }
        let Some(kind) = Kind::from_number(number) else {
            raise_unexpected("virTypedParameterAssign", number, &text(name));
            return -1;
        };
        param.r#type = number;
        match kind {
            Kind::Double => param.value.d = float,
            Kind::String if string.is_null() => param.value.s = dup(b""),
            Kind::String => param.value.s = string,
            _ => param.value.ul = value,
        }
    }
    0
}
export!(inside params_assign);

exported! {
all {
    fn virTypedParameterToString(param: virTypedParameterPtr) -> *mut c_char {
        let param = &*param;
        let value = match Kind::from_number(param.r#type) {
            Some(Kind::Int) => param.value.i.to_string(),
            Some(Kind::UInt) => param.value.ui.to_string(),
            Some(Kind::LLong) => param.value.l.to_string(),
            Some(Kind::ULLong) => param.value.ul.to_string(),
            Some(Kind::Boolean) => c_int::from(param.value.b).to_string(),
            Some(Kind::String) if param.value.s.is_null() => return std::ptr::null_mut(),
            Some(Kind::String) => return dup(bytes(param.value.s)),
            Some(Kind::Double) => {
                let mut formatted = [0_u8; 64];
                libc::snprintf(formatted.as_mut_ptr().cast(), formatted.len(), c"%g".as_ptr(), param.value.d);
                return dup(bytes(formatted.as_ptr().cast()));
            }
            None => {
                let name = String::from_utf8_lossy(crate::ffi::params::name_bytes(param));
                raise_unexpected("virTypedParameterToString", param.r#type, &name);
                return std::ptr::null_mut();
            }
        };
        dup(value.as_bytes())
    }
}
since_11 {
    fn virTypedParamListNew() -> *mut List {
        Box::into_raw(Box::new(List { params: Vec::new(), too_long: None }))
    }

    fn virTypedParamListFree(list: *mut List) {
        if !list.is_null() {
            drop(Box::from_raw(list));
        }
    }

    /// Shows the list's parameters, which stay its own.
    fn virTypedParamListFetch(list: *mut List, params: *mut virTypedParameterPtr, count: *mut usize) -> c_int {
        let list = &mut *list;
        if let Some(name) = &list.too_long {
            raise_too_long("virTypedParamListFetch", name);
            return -1;
        }
        if !params.is_null() {
            *params = match list.params.is_empty() {
                true => std::ptr::null_mut(),
                false => list.params.as_mut_ptr(),
            };
        }
        if !count.is_null() {
            *count = list.params.len();
        }
        0
    }
}
}
