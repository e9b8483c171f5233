// SPDX-License-Identifier: LGPL-2.1-or-later
//! Streams: data that flows beside the calls (`libvirt-stream.h`).
#![header("libvirt-stream.h", library = "libvirt")]
#![error_domain(STREAMS)]

unsafe extern "C" {
    /// Ends a stream before all data went through.
    ///
    /// Either this or virStreamFinish() ends every stream that a call has used, before
    /// virStreamFree(). Remove an event callback first. Returns 0, or -1 on failure.
    #[since("0.7.2")]
    #[by_hand]
    fn virStreamAbort(stream: virStreamPtr) -> c_int;

    /// Calls a function when a stream can be read or written.
    ///
    /// `events` is a set of virStreamEventType. A stream has at most one callback; it runs in the
    /// event loop, which must be registered. `ff`, if not NULL, releases `opaque` once. Meant for
    /// streams made with VIR_STREAM_NONBLOCK. Returns 0, or -1 on failure.
    #[since("0.7.2")]
    #[by_hand]
    fn virStreamEventAddCallback(stream: virStreamPtr, events: c_int, cb: virStreamEventCallback, opaque: *mut c_void, ff: virFreeCallback) -> c_int;

    /// Removes the callback of a stream.
    ///
    /// Its free function runs now, or after the callback returns if it is running. Returns 0, or -1
    /// on failure. None being there is a failure.
    #[since("0.7.2")]
    #[by_hand]
    fn virStreamEventRemoveCallback(stream: virStreamPtr) -> c_int;

    /// Changes the events a stream's callback waits for.
    ///
    /// `events` is a set of virStreamEventType, 0 to pause. Returns 0, or -1 on failure. No
    /// callback being there is a failure.
    #[since("0.7.2")]
    #[by_hand]
    fn virStreamEventUpdateCallback(stream: virStreamPtr, events: c_int) -> c_int;

    /// Ends a stream after all data went through and waits for the other side.
    ///
    /// Errors that came late are reported here: only a 0 means that all data arrived. Call it after
    /// the last virStreamSend(), or when a receive call returned 0. Remove an event callback first.
    /// Returns 0, or -1 on failure.
    #[since("0.7.2")]
    #[by_hand]
    fn virStreamFinish(stream: virStreamPtr) -> c_int;

    /// Drops one reference to a stream object.
    ///
    /// End a stream in use with virStreamFinish() or virStreamAbort() before. Returns 0, or -1 if
    /// `stream` is not valid; NULL is an error.
    #[since("0.7.2")]
    #[local(free)]
    fn virStreamFree(stream: virStreamPtr) -> c_int;

    /// Makes a stream object for a call that moves data, such as a console or an upload.
    ///
    /// `flags` is a set of virStreamFlags; with VIR_STREAM_NONBLOCK send and receive return -2
    /// rather than wait. Returns a new object, released with virStreamFree(), or NULL on failure.
    #[since("0.7.2")]
    #[by_hand]
    fn virStreamNew(conn: virConnectPtr, flags: c_uint) -> virStreamPtr;

    /// Receives the next bytes of a stream.
    ///
    /// At most `nbytes` go to `data`. Returns their number, 0 at the end, -2 if the stream is
    /// non-blocking and nothing is there yet, or -1 on failure, after which only virStreamFree() is
    /// left.
    #[since("0.7.2")]
    #[by_hand]
    fn virStreamRecv(stream: virStreamPtr, data: *mut c_char, nbytes: usize) -> c_int;

    /// Receives a blocking stream to its end through a function of the caller.
    ///
    /// `handler` gets each piece and returns how many bytes it took, or -1 with errno set. Returns
    /// 0, then call virStreamFinish(); or -1 with the stream aborted. Both leave virStreamFree() to
    /// the caller.
    #[since("0.7.2")]
    #[by_hand]
    fn virStreamRecvAll(stream: virStreamPtr, handler: virStreamSinkFunc, opaque: *mut c_void) -> c_int;

    /// Receives the next bytes of a stream, stopping at holes if wanted.
    ///
    /// As virStreamRecv(); `flags` is a set of virStreamRecvFlagsValues. With
    /// VIR_STREAM_RECV_STOP_AT_HOLE the result -3 means that a hole comes next: ask
    /// virStreamRecvHole() for its length.
    #[since("3.4.0")]
    #[by_hand]
    fn virStreamRecvFlags(stream: virStreamPtr, data: *mut c_char, nbytes: usize, flags: c_uint) -> c_int;

    /// Takes a hole from a stream and tells its length.
    ///
    /// `*length` is in bytes. Use it after virStreamRecvFlags() returned -3; no hole at this place
    /// is a failure. `flags` is unused, pass 0. Returns 0, or -1 on failure.
    #[since("3.4.0")]
    #[by_hand]
    fn virStreamRecvHole(stream: virStreamPtr, length: *mut c_longlong, flags: c_uint) -> c_int;

    /// Adds one reference to a stream object.
    ///
    /// Every reference needs its own virStreamFree(). Returns 0, or -1 if `stream` is not valid.
    #[since("0.7.2")]
    #[local(add_ref)]
    fn virStreamRef(stream: virStreamPtr) -> c_int;

    /// Sends bytes into a stream.
    ///
    /// Returns how many of the `nbytes` at `data` were taken, maybe fewer than given; -2 if the
    /// stream is non-blocking and full; or -1 on failure, after which only virStreamFree() is left.
    /// Errors of the other side may come with a later call: see virStreamFinish().
    #[since("0.7.2")]
    #[by_hand]
    fn virStreamSend(stream: virStreamPtr, data: *const c_char, nbytes: usize) -> c_int;

    /// Sends a blocking stream to its end from a function of the caller.
    ///
    /// `handler` fills the buffer it gets and returns the number of bytes, 0 at the end, or -1 with
    /// errno set. Returns 0, then call virStreamFinish(); or -1 with the stream aborted. Both leave
    /// virStreamFree() to the caller.
    #[since("0.7.2")]
    #[by_hand]
    fn virStreamSendAll(stream: virStreamPtr, handler: virStreamSourceFunc, opaque: *mut c_void) -> c_int;

    /// Sends a hole instead of zeros into a stream.
    ///
    /// `length` is in bytes. The call that uses the stream must have been told that it is sparse.
    /// `flags` is unused, pass 0. Returns 0, or -1 on failure.
    #[since("3.4.0")]
    #[by_hand]
    fn virStreamSendHole(stream: virStreamPtr, length: c_longlong, flags: c_uint) -> c_int;

    /// Receives a blocking sparse stream to its end through functions of the caller.
    ///
    /// `handler` is as in virStreamRecvAll(); `holeHandler` gets the length of each hole and
    /// returns 0, or -1 with errno set. Both get the same `opaque`. Returns 0, then call
    /// virStreamFinish(); or -1 with the stream aborted. Both leave virStreamFree() to the caller.
    #[since("3.4.0")]
    #[by_hand]
    fn virStreamSparseRecvAll(stream: virStreamPtr, handler: virStreamSinkFunc, holeHandler: virStreamSinkHoleFunc, opaque: *mut c_void) -> c_int;

    /// Sends a blocking sparse stream to its end from functions of the caller.
    ///
    /// `holeHandler` tells whether data or a hole comes next and its length, a hole of length 0
    /// being the end; `handler` reads data as in virStreamSendAll(); `skipHandler` moves the source
    /// over a hole that was sent. All get the same `opaque` and return -1 with errno set on
    /// failure. Returns 0, then call virStreamFinish(); or -1 with the stream aborted.
    #[since("3.4.0")]
    #[by_hand]
    fn virStreamSparseSendAll(stream: virStreamPtr, handler: virStreamSourceFunc, holeHandler: virStreamSourceHoleFunc, skipHandler: virStreamSourceSkipFunc, opaque: *mut c_void) -> c_int;
}
