// SPDX-License-Identifier: LGPL-2.1-or-later
//! Rows of `libvirt-stream.h`.
#![header("libvirt-stream.h", library = "libvirt")]
#![error_domain(STREAMS)]

unsafe extern "C" {
    #[since("0.7.2")]
    #[by_hand]
    fn virStreamAbort(stream: virStreamPtr) -> c_int;

    #[since("0.7.2")]
    #[by_hand]
    fn virStreamEventAddCallback(stream: virStreamPtr, events: c_int, cb: virStreamEventCallback, opaque: *mut c_void, ff: virFreeCallback) -> c_int;

    #[since("0.7.2")]
    #[by_hand]
    fn virStreamEventRemoveCallback(stream: virStreamPtr) -> c_int;

    #[since("0.7.2")]
    #[by_hand]
    fn virStreamEventUpdateCallback(stream: virStreamPtr, events: c_int) -> c_int;

    #[since("0.7.2")]
    #[by_hand]
    fn virStreamFinish(stream: virStreamPtr) -> c_int;

    #[since("0.7.2")]
    #[local(free)]
    fn virStreamFree(stream: virStreamPtr) -> c_int;

    #[since("0.7.2")]
    #[by_hand]
    fn virStreamNew(conn: virConnectPtr, flags: c_uint) -> virStreamPtr;

    #[since("0.7.2")]
    #[by_hand]
    fn virStreamRecv(stream: virStreamPtr, data: *mut c_char, nbytes: usize) -> c_int;

    #[since("0.7.2")]
    #[by_hand]
    fn virStreamRecvAll(stream: virStreamPtr, handler: virStreamSinkFunc, opaque: *mut c_void) -> c_int;

    #[since("3.4.0")]
    #[by_hand]
    fn virStreamRecvFlags(stream: virStreamPtr, data: *mut c_char, nbytes: usize, flags: c_uint) -> c_int;

    #[since("3.4.0")]
    #[by_hand]
    fn virStreamRecvHole(stream: virStreamPtr, length: *mut c_longlong, flags: c_uint) -> c_int;

    #[since("0.7.2")]
    #[local(add_ref)]
    fn virStreamRef(stream: virStreamPtr) -> c_int;

    #[since("0.7.2")]
    #[by_hand]
    fn virStreamSend(stream: virStreamPtr, data: *const c_char, nbytes: usize) -> c_int;

    #[since("0.7.2")]
    #[by_hand]
    fn virStreamSendAll(stream: virStreamPtr, handler: virStreamSourceFunc, opaque: *mut c_void) -> c_int;

    #[since("3.4.0")]
    #[by_hand]
    fn virStreamSendHole(stream: virStreamPtr, length: c_longlong, flags: c_uint) -> c_int;

    #[since("3.4.0")]
    #[by_hand]
    fn virStreamSparseRecvAll(stream: virStreamPtr, handler: virStreamSinkFunc, holeHandler: virStreamSinkHoleFunc, opaque: *mut c_void) -> c_int;

    #[since("3.4.0")]
    #[by_hand]
    fn virStreamSparseSendAll(stream: virStreamPtr, handler: virStreamSourceFunc, holeHandler: virStreamSourceHoleFunc, skipHandler: virStreamSourceSkipFunc, opaque: *mut c_void) -> c_int;
}
