// SPDX-License-Identifier: LGPL-2.1-or-later
//! Typed parameters between C's arrays and Rust's values.

use super::call::Call;
use super::{memory, ret};
use std::ffi::{CStr, c_char, c_int};
use virt_abi::{virTypedParameter, virTypedParameterPtr};
use virt_core::driver::Feature;
use virt_core::typed_params::{Kind, MAX_NAME, TypedParam, Value};
use virt_core::{Error, ErrorDomain, Result, tr};

/// The bytes of a parameter's name, which a careless program may have left without a NUL.
pub fn name_bytes(param: &virTypedParameter) -> &[u8] {
    let field = &param.field;
    let length = field.iter().position(|c| *c == 0).unwrap_or(field.len());
    // SAFETY: c_char and u8 have the same size, and the length is within the field.
    unsafe { std::slice::from_raw_parts(field.as_ptr().cast::<u8>(), length) }
}

/// The caller's array as a slice; none where it is NULL or has no room.
///
/// # Safety
/// `params` is NULL or has `count` parameters that stay unchanged for the call.
unsafe fn slice<'a>(params: virTypedParameterPtr, count: i64) -> &'a [virTypedParameter] {
    let count = usize::try_from(count).unwrap_or(0);
    if params.is_null() || count == 0 {
        return &[];
    }
    // SAFETY: the caller's promise.
    unsafe { std::slice::from_raw_parts(params, count) }
}

/// Refuses what no driver takes: names without an end, strings that are NULL, and strings at
/// all where the driver does not know them.
///
/// # Safety
/// As for [`read`].
pub unsafe fn validate_set(call: &Call, params: virTypedParameterPtr, nparams: impl Into<i64>) -> Result<()> {
    let strings = call.hypervisor()?.supports_feature(Feature::TypedParamString);
    // The text and the name are those of the reference's own helper.
    let refuse = |text| Error::argument(ErrorDomain::NONE, "virTypedParameterValidateSet", "params", text);
    // SAFETY: the caller's promise.
    for param in unsafe { slice(params, nparams.into()) } {
        let name = String::from_utf8_lossy(name_bytes(param));
        if name_bytes(param).len() > MAX_NAME {
            let text = virt_core::error::translate("string parameter name '%2$.*1$s' too long");
            return Err(refuse(text.replace("%2$.*1$s", &name)));
        }
        if param.r#type == Kind::String as c_int {
            if !strings {
                return Err(refuse(tr!("string parameter '%1$s' unsupported", name)));
            }
            // SAFETY: the type says that the value is a string.
            if unsafe { param.value.s }.is_null() {
                return Err(refuse(tr!("NULL string parameter '%1$s'", name)));
            }
        }
    }
    Ok(())
}

/// The caller's parameters.
///
/// # Safety
/// `params` is NULL or has `nparams` parameters whose strings end in NUL.
pub unsafe fn read(
    call: &Call,
    params: virTypedParameterPtr,
    nparams: impl Into<i64>,
) -> Result<Vec<TypedParam>> {
    let text = |bytes: &[u8]| {
        let function = call.function.name;
        let refuse = |_| call.bad_argument("params", format!("params in {function} must be valid UTF-8"));
        std::str::from_utf8(bytes).map(str::to_owned).map_err(refuse)
    };
    // SAFETY: the caller's promise.
    let params = unsafe { slice(params, nparams.into()) };
    let mut values = Vec::with_capacity(params.len());
    for param in params {
        let name = text(name_bytes(param))?;
        let Some(kind) = Kind::from_number(param.r#type) else {
            values.push(TypedParam { name: name.into(), value: Value::Unknown(param.r#type) });
            continue;
        };
        // SAFETY: each member is read only where the type says that it was written.
        let value = unsafe {
            match kind {
                Kind::Int => Value::Int(param.value.i),
                Kind::UInt => Value::UInt(param.value.ui),
                Kind::LLong => Value::LLong(param.value.l),
                Kind::ULLong => Value::ULLong(param.value.ul),
                Kind::Double => Value::Double(param.value.d),
                Kind::Boolean => Value::Boolean(param.value.b != 0),
                Kind::String if param.value.s.is_null() => {
                    return Err(call.bad_argument("params", tr!("NULL string parameter '%1$s'", name)));
                }
                Kind::String => Value::String(text(CStr::from_ptr(param.value.s).to_bytes())?),
            }
        };
        values.push(TypedParam { name: name.into(), value });
    }
    Ok(values)
}

/// Writes a parameter over whatever stands at `to`. A string is malloc's and the caller's.
///
/// # Safety
/// `to` has room for a parameter.
pub unsafe fn write(to: virTypedParameterPtr, param: TypedParam) {
    let name = &param.name.as_bytes()[..param.name.len().min(MAX_NAME)];
    // SAFETY: room for a parameter, the caller's promise; a name is shorter than its field, and all
    // zero is a parameter without name, type and value.
    unsafe {
        to.write_bytes(0, 1);
        std::ptr::copy_nonoverlapping(name.as_ptr().cast::<c_char>(), (*to).field.as_mut_ptr(), name.len());
        (*to).r#type = param.value.type_number();
        let value = &mut (*to).value;
        match param.value {
            Value::Int(number) => value.i = number,
            Value::UInt(number) => value.ui = number,
            Value::LLong(number) => value.l = number,
            Value::ULLong(number) => value.ul = number,
            Value::Double(number) => value.d = number,
            Value::Boolean(is) => value.b = c_char::from(is),
            Value::String(text) => value.s = memory::dup_str(&text),
            Value::Unknown(_) => {}
        }
    }
}

/// A new array; the caller frees it with `virTypedParamsFree`, or piecewise. NULL where there
/// is nothing to give.
pub fn allocate_array(params: Vec<TypedParam>) -> (virTypedParameterPtr, c_int) {
    if params.is_empty() {
        return (std::ptr::null_mut(), 0);
    }
    let array = memory::alloc_array::<virTypedParameter>(params.len());
    if array.is_null() {
        return (array, 0);
    }
    let count = params.len() as c_int;
    for (i, param) in params.into_iter().enumerate() {
        // SAFETY: within the array just made.
        unsafe { write(array.add(i), param) };
    }
    (array, count)
}

/// A new array and its length into the caller's variables; returns the length.
///
/// # Safety
/// Both are NULL or the caller's variables.
pub unsafe fn allocate<N: TryFrom<c_int>>(
    call: &Call,
    params: *mut virTypedParameterPtr,
    nparams: *mut N,
    values: Vec<TypedParam>,
) -> Result<c_int> {
    call.non_null(params.is_null(), "params")?;
    call.non_null(nparams.is_null(), "nparams")?;
    let (array, count) = allocate_array(values);
    // SAFETY: the caller's variables, not NULL.
    unsafe {
        *params = array;
        if let Ok(count) = N::try_from(count) {
            ret::number(nparams, count);
        }
    }
    Ok(count)
}

/// Parameters into the caller's array: with `*nparams` 0 only their number, else as many as
/// fit. `*nparams` says afterwards how many there are, or were written. Returns the same.
///
/// # Safety
/// `nparams` is NULL or the caller's variable, `params` has room for `*nparams`.
pub unsafe fn fill(
    call: &Call,
    params: virTypedParameterPtr,
    nparams: *mut c_int,
    values: Vec<TypedParam>,
) -> Result<c_int> {
    call.non_null(nparams.is_null(), "nparams")?;
    // SAFETY: the caller's variable.
    let room = usize::try_from(unsafe { *nparams }).unwrap_or(0);
    let count = if room == 0 { values.len() } else { room.min(values.len()) };
    if room != 0 {
        call.non_null(params.is_null(), "params")?;
        for (i, value) in values.into_iter().take(count).enumerate() {
            // SAFETY: within the caller's array.
            unsafe { write(params.add(i), value) };
        }
    }
    // SAFETY: the caller's variable.
    unsafe { *nparams = count as c_int };
    Ok(count as c_int)
}
