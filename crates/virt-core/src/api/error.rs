// SPDX-License-Identifier: LGPL-2.1-or-later
//! The error of each thread and who gets to see it (`virterror.h`).
#![header("virterror.h", library = "libvirt")]
#![error_domain(NONE)]

unsafe extern "C" {
    /// Copies the last error of a connection.
    ///
    /// Not safe while other threads use the connection: virCopyLastError() is. `to` is overwritten;
    /// release what it then holds with virResetError(). Returns the error's code, 0 if there is
    /// none, -1 if `conn` is NULL.
    #[since("0.1.0")]
    #[by_hand]
    fn virConnCopyLastError(conn: virConnectPtr, to: virErrorPtr) -> c_int;

    /// Gives the last error of a connection.
    ///
    /// Not safe while other threads use the connection: virGetLastError() is, and knows the same
    /// errors. The error belongs to the connection. Returns NULL if `conn` is NULL.
    #[since("0.1.0")]
    #[by_hand]
    fn virConnGetLastError(conn: virConnectPtr) -> virErrorPtr;

    /// Clears the last error of a connection.
    ///
    /// The error of the calling thread stays as it is; NULL is ignored.
    #[since("0.1.0")]
    #[by_hand]
    fn virConnResetLastError(conn: virConnectPtr);

    /// Sets the function that gets the errors of one connection.
    ///
    /// It comes before the one of virSetErrorFunc() and runs in the failing thread, before the call
    /// returns. NULL `handler` returns to that one. `userData` is handed through.
    #[since("0.1.0")]
    #[by_hand]
    fn virConnSetErrorFunc(conn: virConnectPtr, userData: *mut c_void, handler: virErrorFunc);

    /// Copies the calling thread's last error.
    ///
    /// `to` is overwritten; release what it then holds with virResetError(). Returns the error's
    /// code, 0 if there is none, -1 if `to` is NULL.
    #[since("0.1.0")]
    #[by_hand]
    fn virCopyLastError(to: virErrorPtr) -> c_int;

    /// Prints an error on standard error, as the library does without a handler.
    ///
    /// NULL, or an error with code 0, prints nothing.
    #[since("0.1.0")]
    #[by_hand]
    fn virDefaultErrorFunc(err: virErrorPtr);

    /// Releases an error that virSaveLastError() returned.
    ///
    /// NULL is ignored.
    #[since("0.6.1")]
    #[by_hand]
    fn virFreeError(err: virErrorPtr);

    /// Gives the calling thread's last error.
    ///
    /// It belongs to the library: read it before the next call of this thread, which may clear it,
    /// and do not free it. Most calls clear it when they begin; virSaveLastError() keeps a copy
    /// over clean-up work. Returns NULL if there is none.
    #[since("0.1.0")]
    #[by_hand]
    fn virGetLastError() -> virErrorPtr;

    /// Gives the code of the calling thread's last error.
    ///
    /// A virErrorNumber, VIR_ERR_OK (0) if there is none.
    #[since("4.5.0")]
    #[by_hand]
    fn virGetLastErrorCode() -> c_int;

    /// Gives the part of the library where the calling thread's last error arose.
    ///
    /// A virErrorDomain, VIR_FROM_NONE (0) if there is none.
    #[since("4.5.0")]
    #[by_hand]
    fn virGetLastErrorDomain() -> c_int;

    /// Gives the text of the calling thread's last error.
    ///
    /// Never NULL: without an error it says so. The string belongs to the library and lives until
    /// the next call of this thread.
    #[since("1.0.6")]
    #[by_hand]
    fn virGetLastErrorMessage() -> *const c_char;

    /// Releases what an error structure holds and clears it.
    ///
    /// The structure itself stays the caller's. NULL is ignored.
    #[since("0.1.0")]
    #[by_hand]
    fn virResetError(err: virErrorPtr);

    /// Clears the calling thread's last error.
    #[since("0.1.0")]
    #[by_hand]
    fn virResetLastError();

    /// Makes a copy of the calling thread's last error that later calls leave alone.
    ///
    /// Without an error the copy has code 0. Release it with virFreeError(). errno keeps its value.
    /// Returns NULL only if memory is short.
    #[since("0.6.1")]
    #[by_hand]
    fn virSaveLastError() -> virErrorPtr;

    /// Sets the function that gets all errors no connection's function takes.
    ///
    /// It serves the whole process and runs in the failing thread, before the call returns. NULL
    /// `handler` returns to printing on standard error. `userData` is handed through.
    #[since("0.1.0")]
    #[by_hand]
    fn virSetErrorFunc(userData: *mut c_void, handler: virErrorFunc);
}
