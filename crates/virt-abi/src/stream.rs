// SPDX-License-Identifier: LGPL-2.1-or-later
//! Streams: data that flows beside the calls.

use core::ffi::{c_char, c_int, c_longlong, c_void};

use crate::virStreamPtr;

/// How a stream behaves. Since 0.7.2.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virStreamFlags {
    /// Calls return -2 at once where they would have to wait; goes with an event callback. Since 0.7.2.
    VIR_STREAM_NONBLOCK = 1 << 0,
}

/// How to receive. Since 3.4.0.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virStreamRecvFlagsValues {
    /// Stop at a hole and return -3 in front of one; virStreamRecvHole() tells its length. Else a hole
    /// reads as zeros. Since 3.4.0.
    VIR_STREAM_RECV_STOP_AT_HOLE = 1 << 0,
}

/// What a stream is ready for. Bits. Since 0.7.2.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virStreamEventType {
    /// There is something to receive. Since 0.7.2.
    VIR_STREAM_EVENT_READABLE = 1 << 0,
    /// There is room to send. Since 0.7.2.
    VIR_STREAM_EVENT_WRITABLE = 1 << 1,
    /// It is broken. Since 0.7.2.
    VIR_STREAM_EVENT_ERROR = 1 << 2,
    /// The other side closed it. Since 0.7.2.
    VIR_STREAM_EVENT_HANGUP = 1 << 3,
}

/// Told what a stream is ready for: `events` is made of `virStreamEventType`. Since 0.7.2.
pub type virStreamEventCallback =
    Option<unsafe extern "C" fn(stream: virStreamPtr, events: c_int, opaque: *mut c_void)>;

/// Stores up to `nbytes` bytes that arrived. Returns how many it took, or -1 to give up with the stream
/// aborted. Since 0.7.2.
pub type virStreamSinkFunc = Option<
    unsafe extern "C" fn(st: virStreamPtr, data: *const c_char, nbytes: usize, opaque: *mut c_void) -> c_int,
>;

/// Makes a hole of `length` bytes in the destination. Returns 0, or -1 to give up. Since 3.4.0.
pub type virStreamSinkHoleFunc =
    Option<unsafe extern "C" fn(st: virStreamPtr, length: c_longlong, opaque: *mut c_void) -> c_int>;

/// Fills `data` with up to `nbytes` bytes to send. Returns how many, 0 at the end, -1 to give up with
/// the stream aborted. Since 0.7.2.
pub type virStreamSourceFunc = Option<
    unsafe extern "C" fn(st: virStreamPtr, data: *mut c_char, nbytes: usize, opaque: *mut c_void) -> c_int,
>;

/// Tells whether the source is in data (`inData` set to 1) or in a hole (0) and how many bytes are left
/// of that. Returns 0, or -1 to give up. Since 3.4.0.
pub type virStreamSourceHoleFunc = Option<
    unsafe extern "C" fn(
        st: virStreamPtr,
        inData: *mut c_int,
        length: *mut c_longlong,
        opaque: *mut c_void,
    ) -> c_int,
>;

/// Skips `length` bytes of a hole in the source. Returns 0, or -1 to give up. Since 3.4.0.
pub type virStreamSourceSkipFunc =
    Option<unsafe extern "C" fn(st: virStreamPtr, length: c_longlong, opaque: *mut c_void) -> c_int>;
