// SPDX-License-Identifier: LGPL-2.1-or-later
//! Rows of `libvirt-common.h`.
#![header("libvirt-common.h", library = "libvirt")]
#![error_domain(NONE)]

unsafe extern "C" {
    #[since("1.0.2")]
    #[by_hand]
    fn virTypedParamsAddBoolean(params: *mut virTypedParameterPtr, nparams: *mut c_int, maxparams: *mut c_int, name: *const c_char, value: c_int) -> c_int;

    #[since("1.0.2")]
    #[by_hand]
    fn virTypedParamsAddDouble(params: *mut virTypedParameterPtr, nparams: *mut c_int, maxparams: *mut c_int, name: *const c_char, value: c_double) -> c_int;

    #[since("1.0.2")]
    #[by_hand]
    fn virTypedParamsAddFromString(params: *mut virTypedParameterPtr, nparams: *mut c_int, maxparams: *mut c_int, name: *const c_char, r#type: c_int, value: *const c_char) -> c_int;

    #[since("1.0.2")]
    #[by_hand]
    fn virTypedParamsAddInt(params: *mut virTypedParameterPtr, nparams: *mut c_int, maxparams: *mut c_int, name: *const c_char, value: c_int) -> c_int;

    #[since("1.0.2")]
    #[by_hand]
    fn virTypedParamsAddLLong(params: *mut virTypedParameterPtr, nparams: *mut c_int, maxparams: *mut c_int, name: *const c_char, value: c_longlong) -> c_int;

    #[since("1.0.2")]
    #[by_hand]
    fn virTypedParamsAddString(params: *mut virTypedParameterPtr, nparams: *mut c_int, maxparams: *mut c_int, name: *const c_char, value: *const c_char) -> c_int;

    #[since("1.2.17")]
    #[by_hand]
    fn virTypedParamsAddStringList(params: *mut virTypedParameterPtr, nparams: *mut c_int, maxparams: *mut c_int, name: *const c_char, values: *mut *const c_char) -> c_int;

    #[since("1.0.2")]
    #[by_hand]
    fn virTypedParamsAddUInt(params: *mut virTypedParameterPtr, nparams: *mut c_int, maxparams: *mut c_int, name: *const c_char, value: c_uint) -> c_int;

    #[since("1.0.2")]
    #[by_hand]
    fn virTypedParamsAddULLong(params: *mut virTypedParameterPtr, nparams: *mut c_int, maxparams: *mut c_int, name: *const c_char, value: c_ulonglong) -> c_int;

    #[since("1.0.2")]
    #[by_hand]
    fn virTypedParamsClear(params: virTypedParameterPtr, nparams: c_int);

    #[since("1.0.2")]
    #[by_hand]
    fn virTypedParamsFree(params: virTypedParameterPtr, nparams: c_int);

    #[since("1.0.2")]
    #[by_hand]
    fn virTypedParamsGet(params: virTypedParameterPtr, nparams: c_int, name: *const c_char) -> virTypedParameterPtr;

    #[since("1.0.2")]
    #[by_hand]
    fn virTypedParamsGetBoolean(params: virTypedParameterPtr, nparams: c_int, name: *const c_char, value: *mut c_int) -> c_int;

    #[since("1.0.2")]
    #[by_hand]
    fn virTypedParamsGetDouble(params: virTypedParameterPtr, nparams: c_int, name: *const c_char, value: *mut c_double) -> c_int;

    #[since("1.0.2")]
    #[by_hand]
    fn virTypedParamsGetInt(params: virTypedParameterPtr, nparams: c_int, name: *const c_char, value: *mut c_int) -> c_int;

    #[since("1.0.2")]
    #[by_hand]
    fn virTypedParamsGetLLong(params: virTypedParameterPtr, nparams: c_int, name: *const c_char, value: *mut c_longlong) -> c_int;

    #[since("1.0.2")]
    #[by_hand]
    fn virTypedParamsGetString(params: virTypedParameterPtr, nparams: c_int, name: *const c_char, value: *mut *const c_char) -> c_int;

    #[since("1.0.2")]
    #[by_hand]
    fn virTypedParamsGetUInt(params: virTypedParameterPtr, nparams: c_int, name: *const c_char, value: *mut c_uint) -> c_int;

    #[since("1.0.2")]
    #[by_hand]
    fn virTypedParamsGetULLong(params: virTypedParameterPtr, nparams: c_int, name: *const c_char, value: *mut c_ulonglong) -> c_int;
}
