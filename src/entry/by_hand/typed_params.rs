// SPDX-License-Identifier: LGPL-2.1-or-later
//! The functions with which programs build and read arrays of typed parameters. They work on
//! the program's own memory, which it may also grow, change and free piecewise by itself.

use super::connect::function;
use crate::ffi::call::{Call, Function, run};
use crate::ffi::{memory, params::name_bytes};
use std::ffi::{CStr, c_char, c_double, c_int, c_longlong, c_uint, c_ulonglong};
use std::ptr::null_mut;
use virt_abi::{virTypedParameter, virTypedParameterPtr};
use virt_core::typed_params::{Kind, MAX_NAME, Value, wrong_type};
use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};

/// The first parameter of that name; reports nothing.
pub(crate) unsafe fn virTypedParamsGet(
    params: virTypedParameterPtr,
    nparams: c_int,
    name: *const c_char,
) -> virTypedParameterPtr {
    if params.is_null() || name.is_null() {
        return null_mut();
    }
    // SAFETY: the caller's string.
    let name = unsafe { CStr::from_ptr(name) }.to_bytes();
    (0..usize::try_from(nparams).unwrap_or(0))
        // SAFETY: the array has nparams parameters.
        .map(|i| unsafe { params.add(i) })
        // SAFETY: as above; nothing else touches it meanwhile.
        .find(|param| name_bytes(unsafe { &**param }) == name)
        .unwrap_or(null_mut())
}

/// What the getters share: 1 with the value stored, 0 if there is no such parameter, -1 if it
/// has another type.
///
/// # Safety
/// As documented for `virTypedParamsGetInt`; `store` gets a parameter of that type.
unsafe fn get(
    function: &'static Function,
    kind: Kind,
    params: virTypedParameterPtr,
    nparams: c_int,
    name: *const c_char,
    store: impl FnOnce(&virTypedParameter),
) -> c_int {
    run(function, -1, |_| {
        // SAFETY: the caller's array and string.
        let Some(param) = (unsafe { virTypedParamsGet(params, nparams, name).as_ref() }) else {
            return Ok(0);
        };
        if param.r#type != kind as c_int {
            let name = String::from_utf8_lossy(name_bytes(param));
            return Err(wrong_type(kind, &name, param.r#type));
        }
        store(param);
        Ok(1)
    })
}

macro_rules! getters {
    ($($name:ident $kind:ident $ty:ty = $param:ident => $value:expr;)*) => { $(
        pub(crate) unsafe fn $name(
            params: virTypedParameterPtr,
            nparams: c_int,
            name: *const c_char,
            value: *mut $ty,
        ) -> c_int {
            let store = |$param: &virTypedParameter| {
                if !value.is_null() {
                    // SAFETY: the caller's variable; the parameter has the type of this member.
                    unsafe { *value = $value };
                }
            };
            // SAFETY: the caller's arguments.
            unsafe { get(function!($name, NONE), Kind::$kind, params, nparams, name, store) }
        }
    )* };
}

getters! {
    virTypedParamsGetInt Int c_int = param => param.value.i;
    virTypedParamsGetUInt UInt c_uint = param => param.value.ui;
    virTypedParamsGetLLong LLong c_longlong = param => param.value.l;
    virTypedParamsGetULLong ULLong c_ulonglong = param => param.value.ul;
    virTypedParamsGetDouble Double c_double = param => param.value.d;
    virTypedParamsGetBoolean Boolean c_int = param => c_int::from(param.value.b != 0);
    virTypedParamsGetString String *const c_char = param => param.value.s.cast_const();
}

/// The caller's growing array: a pointer, how many parameters it has, how many fit.
#[derive(Clone, Copy)]
struct Array {
    params: *mut virTypedParameterPtr,
    nparams: *mut c_int,
    maxparams: *mut c_int,
}

impl Array {
    /// Room for one more parameter behind the last one, zeroed where it is new. The array
    /// grows by half, so that adding many stays cheap.
    ///
    /// # Safety
    /// The pointers are NULL or the caller's variables, and agree with each other.
    unsafe fn room(self, call: &Call) -> Result<virTypedParameterPtr> {
        call.non_null(self.params.is_null(), "params")?;
        call.non_null(self.nparams.is_null(), "nparams")?;
        call.non_null(self.maxparams.is_null(), "maxparams")?;
        // SAFETY: the caller's variables, not NULL.
        let (array, count, max) = unsafe { (*self.params, *self.nparams, *self.maxparams) };
        call.non_negative(i64::from(count), "nparams")?;
        call.non_negative(i64::from(max), "maxparams")?;
        let max = if array.is_null() { 0 } else { max };
        if count < max {
            // SAFETY: within the array.
            return Ok(unsafe { array.add(count as usize) });
        }
        let no_memory = || Error::plain(ErrorDomain::NONE, ErrorCode::NO_MEMORY);
        let least = count.checked_add(1).ok_or_else(no_memory)?;
        let wanted = least.max(max.saturating_add(max / 2));
        let (old, new) = (max as usize, wanted as usize);
        let bytes = new.checked_mul(size_of::<virTypedParameter>()).ok_or_else(no_memory)?;
        // SAFETY: the array is malloc's or NULL; what is new is zeroed before anybody sees it.
        unsafe {
            let grown = libc::realloc(array.cast(), bytes).cast::<virTypedParameter>();
            if grown.is_null() {
                return Err(no_memory());
            }
            std::ptr::write_bytes(grown.add(old), 0, new - old);
            *self.params = grown;
            *self.maxparams = wanted;
            Ok(grown.add(count as usize))
        }
    }

    /// Appends a parameter; `fill` makes the value once the name is known to fit.
    ///
    /// # Safety
    /// As for [`Array::room`]; `name` is NULL or a string.
    unsafe fn add(
        self,
        function: &'static Function,
        name: *const c_char,
        fill: impl FnOnce(&str, &mut virTypedParameter) -> Result<()>,
    ) -> c_int {
        run(function, -1, |call| {
            call.non_null(name.is_null(), "name")?;
            // SAFETY: the caller's variables, and its string.
            let (room, name) = unsafe { (self.room(call)?, CStr::from_ptr(name)) };
            let shown = name.to_string_lossy();
            // SAFETY: all zero is an empty parameter.
            let mut param: virTypedParameter = unsafe { std::mem::zeroed() };
            if name.count_bytes() > MAX_NAME {
                let text = tr!("Field name '%1$s' too long", shown);
                return Err(Error::internal(ErrorDomain::NONE, text));
            }
            for (to, byte) in param.field.iter_mut().zip(name.to_bytes()) {
                *to = *byte as c_char;
            }
            fill(&shown, &mut param)?;
            // SAFETY: room for one more, and the caller's counter.
            unsafe {
                room.write(param);
                *self.nparams += 1;
            }
            Ok(0)
        })
    }
}

macro_rules! adders {
    ($($name:ident $kind:ident $ty:ty = $value:ident => $member:ident $made:expr;)*) => { $(
        pub(crate) unsafe fn $name(
            params: *mut virTypedParameterPtr,
            nparams: *mut c_int,
            maxparams: *mut c_int,
            name: *const c_char,
            $value: $ty,
        ) -> c_int {
            let array = Array { params, nparams, maxparams };
            let fill = |_: &str, param: &mut virTypedParameter| {
                param.r#type = Kind::$kind as c_int;
                param.value.$member = $made;
                Ok(())
            };
            // SAFETY: the caller's arguments.
            unsafe { array.add(function!($name, NONE), name, fill) }
        }
    )* };
}

adders! {
    virTypedParamsAddInt Int c_int = value => i value;
    virTypedParamsAddUInt UInt c_uint = value => ui value;
    virTypedParamsAddLLong LLong c_longlong = value => l value;
    virTypedParamsAddULLong ULLong c_ulonglong = value => ul value;
    virTypedParamsAddDouble Double c_double = value => d value;
    virTypedParamsAddBoolean Boolean c_int = value => b c_char::from(value != 0);
}

/// A copy of the caller's bytes; NULL is copied as "".
///
/// # Safety
/// `text` is NULL or a string.
unsafe fn copy(text: *const c_char) -> Result<*mut c_char> {
    let text = if text.is_null() { c"".as_ptr() } else { text };
    // SAFETY: a string.
    let copy = unsafe { libc::strdup(text) };
    match copy.is_null() {
        true => Err(Error::plain(ErrorDomain::NONE, ErrorCode::NO_MEMORY)),
        false => Ok(copy),
    }
}

pub(crate) unsafe fn virTypedParamsAddString(
    params: *mut virTypedParameterPtr,
    nparams: *mut c_int,
    maxparams: *mut c_int,
    name: *const c_char,
    value: *const c_char,
) -> c_int {
    let array = Array { params, nparams, maxparams };
    let fill = |_: &str, param: &mut virTypedParameter| {
        param.r#type = Kind::String as c_int;
        // SAFETY: the caller's string or NULL.
        param.value.s = unsafe { copy(value) }?;
        Ok(())
    };
    // SAFETY: the caller's arguments.
    unsafe { array.add(function!(virTypedParamsAddString, NONE), name, fill) }
}

/// An empty list fails without an error, and without touching one that is pending.
pub(crate) unsafe fn virTypedParamsAddStringList(
    params: *mut virTypedParameterPtr,
    nparams: *mut c_int,
    maxparams: *mut c_int,
    name: *const c_char,
    values: *mut *const c_char,
) -> c_int {
    if values.is_null() {
        return 0;
    }
    let mut result = -1;
    let mut next = values;
    // SAFETY: the list ends in NULL; the other arguments are the caller's.
    unsafe {
        while !(*next).is_null() {
            result = virTypedParamsAddString(params, nparams, maxparams, name, *next);
            if result < 0 {
                break;
            }
            next = next.add(1);
        }
    }
    result
}

pub(crate) unsafe fn virTypedParamsAddFromString(
    params: *mut virTypedParameterPtr,
    nparams: *mut c_int,
    maxparams: *mut c_int,
    name: *const c_char,
    r#type: c_int,
    value: *const c_char,
) -> c_int {
    let array = Array { params, nparams, maxparams };
    let fill = |name: &str, param: &mut virTypedParameter| {
        let Some(kind) = Kind::from_number(r#type) else {
            let text = tr!("unexpected type %1$d for field %2$s", r#type, name);
            return Err(Error::internal(ErrorDomain::NONE, text));
        };
        param.r#type = r#type;
        if kind == Kind::String {
            // SAFETY: the caller's string, not NULL.
            param.value.s = unsafe { copy(value) }?;
            return Ok(());
        }
        // SAFETY: as above. What is not UTF-8 is no number either.
        let text = unsafe { CStr::from_ptr(value) }.to_str().unwrap_or("?");
        match Value::from_text(name, kind, text)? {
            Value::Int(value) => param.value.i = value,
            Value::UInt(value) => param.value.ui = value,
            Value::LLong(value) => param.value.l = value,
            Value::ULLong(value) => param.value.ul = value,
            Value::Double(value) => param.value.d = value,
            Value::Boolean(value) => param.value.b = c_char::from(value),
            Value::String(_) | Value::Unknown(_) => {}
        }
        Ok(())
    };
    let function = function!(virTypedParamsAddFromString, NONE);
    if value.is_null() && !name.is_null() {
        return run(function, -1, |call| {
            // The array grows even for a parameter that is then refused.
            // SAFETY: the caller's variables and string.
            let name = unsafe {
                array.room(call)?;
                CStr::from_ptr(name)
            };
            let text = tr!("NULL value for field '%1$s'", name.to_string_lossy());
            Err(Error::new(ErrorDomain::NONE, ErrorCode::INVALID_ARG, text))
        });
    }
    // SAFETY: the caller's arguments.
    unsafe { array.add(function, name, fill) }
}

/// Frees the strings and leaves the array. A pending error stays.
pub(crate) unsafe fn virTypedParamsClear(params: virTypedParameterPtr, nparams: c_int) {
    if params.is_null() {
        return;
    }
    for i in 0..usize::try_from(nparams).unwrap_or(0) {
        // SAFETY: the array has nparams parameters; a string is malloc's or NULL.
        unsafe {
            let param = &mut *params.add(i);
            if param.r#type == Kind::String as c_int {
                memory::free(param.value.s);
                param.value.s = null_mut();
            }
        }
    }
}

/// Frees the strings and the array. A pending error stays.
pub(crate) unsafe fn virTypedParamsFree(params: virTypedParameterPtr, nparams: c_int) {
    // SAFETY: the caller's array, from malloc or NULL.
    unsafe {
        virTypedParamsClear(params, nparams);
        memory::free(params);
    }
}
