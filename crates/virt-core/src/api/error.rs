// SPDX-License-Identifier: LGPL-2.1-or-later
//! Rows of `virterror.h`.
#![header("virterror.h", library = "libvirt")]
#![error_domain(NONE)]

unsafe extern "C" {
    #[since("0.1.0")]
    #[by_hand]
    fn virConnCopyLastError(conn: virConnectPtr, to: virErrorPtr) -> c_int;

    #[since("0.1.0")]
    #[by_hand]
    fn virConnGetLastError(conn: virConnectPtr) -> virErrorPtr;

    #[since("0.1.0")]
    #[by_hand]
    fn virConnResetLastError(conn: virConnectPtr);

    #[since("0.1.0")]
    #[by_hand]
    fn virConnSetErrorFunc(conn: virConnectPtr, userData: *mut c_void, handler: virErrorFunc);

    #[since("0.1.0")]
    #[by_hand]
    fn virCopyLastError(to: virErrorPtr) -> c_int;

    #[since("0.1.0")]
    #[by_hand]
    fn virDefaultErrorFunc(err: virErrorPtr);

    #[since("0.6.1")]
    #[by_hand]
    fn virFreeError(err: virErrorPtr);

    #[since("0.1.0")]
    #[by_hand]
    fn virGetLastError() -> virErrorPtr;

    #[since("4.5.0")]
    #[by_hand]
    fn virGetLastErrorCode() -> c_int;

    #[since("4.5.0")]
    #[by_hand]
    fn virGetLastErrorDomain() -> c_int;

    #[since("1.0.6")]
    #[by_hand]
    fn virGetLastErrorMessage() -> *const c_char;

    #[since("0.1.0")]
    #[by_hand]
    fn virResetError(err: virErrorPtr);

    #[since("0.1.0")]
    #[by_hand]
    fn virResetLastError();

    #[since("0.6.1")]
    #[by_hand]
    fn virSaveLastError() -> virErrorPtr;

    #[since("0.1.0")]
    #[by_hand]
    fn virSetErrorFunc(userData: *mut c_void, handler: virErrorFunc);
}
