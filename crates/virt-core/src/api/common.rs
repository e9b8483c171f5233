// SPDX-License-Identifier: LGPL-2.1-or-later
//! Typed parameters: named values of several types in one array (`libvirt-common.h`).
#![header("libvirt-common.h", library = "libvirt")]
#![error_domain(NONE)]

unsafe extern "C" {
    /// Adds a boolean to an array of typed parameters.
    ///
    /// `value` counts as 1 unless it is 0. `*params` is an array of `*nparams` entries with room
    /// for `*maxparams`; it starts as NULL, 0 and 0 and grows as needed. A name may be added twice;
    /// it has at most 79 characters. Release the array with virTypedParamsFree(). Returns 0, or -1
    /// on failure.
    #[since("1.0.2")]
    #[by_hand]
    fn virTypedParamsAddBoolean(params: *mut virTypedParameterPtr, nparams: *mut c_int, maxparams: *mut c_int, name: *const c_char, value: c_int) -> c_int;

    /// Adds a double to an array of typed parameters.
    ///
    /// `*params` is an array of `*nparams` entries with room for `*maxparams`; it starts as NULL, 0
    /// and 0 and grows as needed. A name may be added twice; it has at most 79 characters. Release
    /// the array with virTypedParamsFree(). Returns 0, or -1 on failure.
    #[since("1.0.2")]
    #[by_hand]
    fn virTypedParamsAddDouble(params: *mut virTypedParameterPtr, nparams: *mut c_int, maxparams: *mut c_int, name: *const c_char, value: c_double) -> c_int;

    /// Adds a value given as text to an array of typed parameters.
    ///
    /// `type` is a virTypedParameterType, into which `value` is converted. `*params` is an array of
    /// `*nparams` entries with room for `*maxparams`; it starts as NULL, 0 and 0 and grows as
    /// needed. A name may be added twice; it has at most 79 characters. Release the array with
    /// virTypedParamsFree(). Returns 0, or -1 on failure.
    #[since("1.0.2")]
    #[by_hand]
    fn virTypedParamsAddFromString(params: *mut virTypedParameterPtr, nparams: *mut c_int, maxparams: *mut c_int, name: *const c_char, r#type: c_int, value: *const c_char) -> c_int;

    /// Adds an int to an array of typed parameters.
    ///
    /// `*params` is an array of `*nparams` entries with room for `*maxparams`; it starts as NULL, 0
    /// and 0 and grows as needed. A name may be added twice; it has at most 79 characters. Release
    /// the array with virTypedParamsFree(). Returns 0, or -1 on failure.
    #[since("1.0.2")]
    #[by_hand]
    fn virTypedParamsAddInt(params: *mut virTypedParameterPtr, nparams: *mut c_int, maxparams: *mut c_int, name: *const c_char, value: c_int) -> c_int;

    /// Adds a long long to an array of typed parameters.
    ///
    /// `*params` is an array of `*nparams` entries with room for `*maxparams`; it starts as NULL, 0
    /// and 0 and grows as needed. A name may be added twice; it has at most 79 characters. Release
    /// the array with virTypedParamsFree(). Returns 0, or -1 on failure.
    #[since("1.0.2")]
    #[by_hand]
    fn virTypedParamsAddLLong(params: *mut virTypedParameterPtr, nparams: *mut c_int, maxparams: *mut c_int, name: *const c_char, value: c_longlong) -> c_int;

    /// Adds a string to an array of typed parameters.
    ///
    /// `*params` is an array of `*nparams` entries with room for `*maxparams`; it starts as NULL, 0
    /// and 0 and grows as needed. A name may be added twice; it has at most 79 characters. The
    /// string is copied, NULL as an empty one. Release the array with virTypedParamsFree(). Returns
    /// 0, or -1 on failure.
    #[since("1.0.2")]
    #[by_hand]
    fn virTypedParamsAddString(params: *mut virTypedParameterPtr, nparams: *mut c_int, maxparams: *mut c_int, name: *const c_char, value: *const c_char) -> c_int;

    /// Adds several strings under one name to an array of typed parameters.
    ///
    /// `values` is a NULL-terminated array; NULL adds nothing. Otherwise as
    /// virTypedParamsAddString(). Returns 0, or -1 on failure, when some strings may have been
    /// added already.
    #[since("1.2.17")]
    #[by_hand]
    fn virTypedParamsAddStringList(params: *mut virTypedParameterPtr, nparams: *mut c_int, maxparams: *mut c_int, name: *const c_char, values: *mut *const c_char) -> c_int;

    /// Adds an unsigned int to an array of typed parameters.
    ///
    /// `*params` is an array of `*nparams` entries with room for `*maxparams`; it starts as NULL, 0
    /// and 0 and grows as needed. A name may be added twice; it has at most 79 characters. Release
    /// the array with virTypedParamsFree(). Returns 0, or -1 on failure.
    #[since("1.0.2")]
    #[by_hand]
    fn virTypedParamsAddUInt(params: *mut virTypedParameterPtr, nparams: *mut c_int, maxparams: *mut c_int, name: *const c_char, value: c_uint) -> c_int;

    /// Adds an unsigned long long to an array of typed parameters.
    ///
    /// `*params` is an array of `*nparams` entries with room for `*maxparams`; it starts as NULL, 0
    /// and 0 and grows as needed. A name may be added twice; it has at most 79 characters. Release
    /// the array with virTypedParamsFree(). Returns 0, or -1 on failure.
    #[since("1.0.2")]
    #[by_hand]
    fn virTypedParamsAddULLong(params: *mut virTypedParameterPtr, nparams: *mut c_int, maxparams: *mut c_int, name: *const c_char, value: c_ulonglong) -> c_int;

    /// Releases the strings in an array of typed parameters, but not the array.
    ///
    /// For arrays the caller provided. NULL `params` is ignored.
    #[since("1.0.2")]
    #[by_hand]
    fn virTypedParamsClear(params: virTypedParameterPtr, nparams: c_int);

    /// Releases an array of typed parameters and the strings in it.
    ///
    /// `params` must come from malloc(), as all arrays of this library do. NULL is ignored.
    #[since("1.0.2")]
    #[by_hand]
    fn virTypedParamsFree(params: virTypedParameterPtr, nparams: c_int);

    /// Finds the first entry of a name in an array of typed parameters.
    ///
    /// The entry stays part of the array. Returns NULL, without an error, if there is none.
    #[since("1.0.2")]
    #[by_hand]
    fn virTypedParamsGet(params: virTypedParameterPtr, nparams: c_int, name: *const c_char) -> virTypedParameterPtr;

    /// Reads a boolean from an array of typed parameters.
    ///
    /// The first entry named `name` counts; NULL `value` only tests. Returns 1 if it is there, 0 if
    /// not, -1 if it has another type.
    #[since("1.0.2")]
    #[by_hand]
    fn virTypedParamsGetBoolean(params: virTypedParameterPtr, nparams: c_int, name: *const c_char, value: *mut c_int) -> c_int;

    /// Reads a double from an array of typed parameters.
    ///
    /// The first entry named `name` counts; NULL `value` only tests. Returns 1 if it is there, 0 if
    /// not, -1 if it has another type.
    #[since("1.0.2")]
    #[by_hand]
    fn virTypedParamsGetDouble(params: virTypedParameterPtr, nparams: c_int, name: *const c_char, value: *mut c_double) -> c_int;

    /// Reads an int from an array of typed parameters.
    ///
    /// The first entry named `name` counts; NULL `value` only tests. Returns 1 if it is there, 0 if
    /// not, -1 if it has another type.
    #[since("1.0.2")]
    #[by_hand]
    fn virTypedParamsGetInt(params: virTypedParameterPtr, nparams: c_int, name: *const c_char, value: *mut c_int) -> c_int;

    /// Reads a long long from an array of typed parameters.
    ///
    /// The first entry named `name` counts; NULL `value` only tests. Returns 1 if it is there, 0 if
    /// not, -1 if it has another type.
    #[since("1.0.2")]
    #[by_hand]
    fn virTypedParamsGetLLong(params: virTypedParameterPtr, nparams: c_int, name: *const c_char, value: *mut c_longlong) -> c_int;

    /// Reads a string from an array of typed parameters.
    ///
    /// `*value` points into the array: do not free it, and use it no longer than that. The first
    /// entry named `name` counts; NULL `value` only tests. Returns 1 if it is there, 0 if not, -1
    /// if it has another type.
    #[since("1.0.2")]
    #[by_hand]
    fn virTypedParamsGetString(params: virTypedParameterPtr, nparams: c_int, name: *const c_char, value: *mut *const c_char) -> c_int;

    /// Reads an unsigned int from an array of typed parameters.
    ///
    /// The first entry named `name` counts; NULL `value` only tests. Returns 1 if it is there, 0 if
    /// not, -1 if it has another type.
    #[since("1.0.2")]
    #[by_hand]
    fn virTypedParamsGetUInt(params: virTypedParameterPtr, nparams: c_int, name: *const c_char, value: *mut c_uint) -> c_int;

    /// Reads an unsigned long long from an array of typed parameters.
    ///
    /// The first entry named `name` counts; NULL `value` only tests. Returns 1 if it is there, 0 if
    /// not, -1 if it has another type.
    #[since("1.0.2")]
    #[by_hand]
    fn virTypedParamsGetULLong(params: virTypedParameterPtr, nparams: c_int, name: *const c_char, value: *mut c_ulonglong) -> c_int;
}
