// SPDX-License-Identifier: LGPL-2.1-or-later
//! Streams: a driver's call opens one, these move its bytes.

use super::connect::function;
use super::events::Data;
use crate::ffi::call::{Call, run};
use crate::ffi::{error, handle, memory};
use std::ffi::{c_char, c_int, c_longlong, c_uint, c_void};
use std::ptr::null_mut;
use std::sync::Arc;
use virt_abi::{
    virConnectPtr, virFreeCallback, virStreamEventCallback, virStreamFlags, virStreamPtr,
    virStreamRecvFlagsValues, virStreamSinkFunc, virStreamSinkHoleFunc, virStreamSourceFunc,
    virStreamSourceHoleFunc, virStreamSourceSkipFunc,
};
use virt_core::object::Stream;
use virt_core::stream::{StreamDriver, StreamRead};
use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};

/// The most that the library moves at a time for the functions that move all.
const CHUNK: usize = 262_120;

pub(crate) unsafe fn virStreamNew(conn: virConnectPtr, flags: c_uint) -> virStreamPtr {
    run(function!(virStreamNew, STREAMS), null_mut(), |call| {
        // SAFETY: the caller passes a handle or NULL.
        let connect = unsafe { call.connect(conn) }?;
        Ok(handle::give(Stream::new(&connect, flags)))
    })
}

/// The stream and who carries it.
///
/// # Safety
/// `stream` is NULL or a handle.
unsafe fn carried(call: &mut Call, stream: virStreamPtr) -> Result<(Arc<Stream>, Arc<dyn StreamDriver>)> {
    // SAFETY: the caller's promise.
    let stream = unsafe { call.object::<Stream, _>(stream) }?;
    let driver = carrier(call, &stream)?;
    Ok((stream.keep(), driver))
}

fn carrier(call: &Call, stream: &Stream) -> Result<Arc<dyn StreamDriver>> {
    stream.carrier().get().ok_or_else(|| Error::no_support(ErrorDomain::STREAMS, call.function.name))
}

pub(crate) unsafe fn virStreamSend(stream: virStreamPtr, data: *const c_char, nbytes: usize) -> c_int {
    run(function!(virStreamSend, STREAMS), -1, |call| {
        // SAFETY: the caller passes a handle or NULL.
        let stream = unsafe { call.object::<Stream, _>(stream) }?;
        call.non_null(data.is_null(), "data")?;
        let driver = carrier(call, &stream)?;
        // SAFETY: the caller's bytes, unchanged for the call.
        let bytes = unsafe { std::slice::from_raw_parts(data.cast::<u8>(), nbytes.min(c_int::MAX as usize)) };
        Ok(driver.send(&stream, bytes)?.map_or(-2, |sent| sent as c_int))
    })
}

pub(crate) unsafe fn virStreamRecv(stream: virStreamPtr, data: *mut c_char, nbytes: usize) -> c_int {
    // SAFETY: the caller's arguments.
    run(function!(virStreamRecv, STREAMS), -1, |call| unsafe { recv(call, stream, data, nbytes, None) })
}

pub(crate) unsafe fn virStreamRecvFlags(
    stream: virStreamPtr,
    data: *mut c_char,
    nbytes: usize,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's arguments.
    run(function!(virStreamRecvFlags, STREAMS), -1, |call| unsafe {
        recv(call, stream, data, nbytes, Some(flags))
    })
}

/// `flags`: of the function that takes some.
///
/// # Safety
/// `stream` is NULL or a handle, `data` NULL or room for `nbytes`.
unsafe fn recv(
    call: &mut Call,
    stream: virStreamPtr,
    data: *mut c_char,
    nbytes: usize,
    flags: Option<c_uint>,
) -> Result<c_int> {
    // SAFETY: the caller's promise.
    let stream = unsafe { call.object::<Stream, _>(stream) }?;
    call.non_null(data.is_null(), "data")?;
    let driver = carrier(call, &stream)?;
    if flags.is_some() && !driver.takes_receive_flags() {
        return Err(Error::no_support(ErrorDomain::STREAMS, call.function.name));
    }
    let flags = flags.unwrap_or(0);
    let stop = virStreamRecvFlagsValues::VIR_STREAM_RECV_STOP_AT_HOLE as c_uint;
    if flags & !stop != 0 {
        let (domain, function) = driver.refuses_receive_flags();
        return Err(Error::unknown_flags(domain, function, flags & !stop));
    }
    let max = nbytes.min(c_int::MAX as usize);
    Ok(match driver.recv(&stream, max, flags & stop != 0)? {
        StreamRead::WouldBlock => -2,
        StreamRead::Hole => -3,
        StreamRead::Data(bytes) => {
            let count = bytes.len().min(max);
            // SAFETY: the caller's promise.
            unsafe { std::ptr::copy_nonoverlapping(bytes.as_ptr(), data.cast::<u8>(), count) };
            count as c_int
        }
    })
}

pub(crate) unsafe fn virStreamSendHole(stream: virStreamPtr, length: c_longlong, flags: c_uint) -> c_int {
    run(function!(virStreamSendHole, STREAMS), -1, |call| {
        // SAFETY: the caller passes a handle or NULL.
        let (stream, driver) = unsafe { carried(call, stream) }?;
        driver.send_hole(&stream, length, flags)?;
        Ok(0)
    })
}

pub(crate) unsafe fn virStreamRecvHole(
    stream: virStreamPtr,
    length: *mut c_longlong,
    flags: c_uint,
) -> c_int {
    run(function!(virStreamRecvHole, STREAMS), -1, |call| {
        // SAFETY: the caller passes a handle or NULL.
        let stream = unsafe { call.object::<Stream, _>(stream) }?;
        call.non_null(length.is_null(), "length")?;
        let driver = carrier(call, &stream)?;
        let hole = driver.recv_hole(&stream, flags)?;
        // SAFETY: the caller's variable, not NULL.
        unsafe { *length = hole };
        Ok(0)
    })
}

pub(crate) unsafe fn virStreamFinish(stream: virStreamPtr) -> c_int {
    run(function!(virStreamFinish, STREAMS), -1, |call| {
        // SAFETY: the caller passes a handle or NULL.
        let (stream, driver) = unsafe { carried(call, stream) }?;
        driver.finish(&stream)?;
        Ok(0)
    })
}

pub(crate) unsafe fn virStreamAbort(stream: virStreamPtr) -> c_int {
    run(function!(virStreamAbort, STREAMS), -1, |call| {
        // SAFETY: the caller passes a handle or NULL.
        let stream = unsafe { call.object::<Stream, _>(stream) }?;
        if let Some(driver) = stream.carrier().get() {
            driver.abort(&stream)?;
        }
        Ok(0)
    })
}

pub(crate) unsafe fn virStreamEventAddCallback(
    stream: virStreamPtr,
    events: c_int,
    cb: virStreamEventCallback,
    opaque: *mut c_void,
    ff: virFreeCallback,
) -> c_int {
    run(function!(virStreamEventAddCallback, STREAMS), -1, |call| {
        // SAFETY: the caller passes a handle or NULL.
        let (stream, driver) = unsafe { carried(call, stream) }?;
        let data = Data::new(opaque, ff);
        let keeper = data.clone();
        let tell = move |stream: &Arc<Stream>, events: i32| {
            if let Some(function) = cb {
                let stream: virStreamPtr = Arc::as_ptr(stream).cast_mut().cast();
                // SAFETY: the program's function with its own data.
                error::keep(|| unsafe { function(stream, events, data.pointer()) });
            }
        };
        driver.event_add(&stream, events, Box::new(tell))?;
        keeper.accept();
        Ok(0)
    })
}

pub(crate) unsafe fn virStreamEventUpdateCallback(stream: virStreamPtr, events: c_int) -> c_int {
    run(function!(virStreamEventUpdateCallback, STREAMS), -1, |call| {
        // SAFETY: the caller passes a handle or NULL.
        let (stream, driver) = unsafe { carried(call, stream) }?;
        driver.event_update(&stream, events)?;
        Ok(0)
    })
}

pub(crate) unsafe fn virStreamEventRemoveCallback(stream: virStreamPtr) -> c_int {
    run(function!(virStreamEventRemoveCallback, STREAMS), -1, |call| {
        // SAFETY: the caller passes a handle or NULL.
        let (stream, driver) = unsafe { carried(call, stream) }?;
        driver.event_remove(&stream)?;
        Ok(0)
    })
}

/// Why a loop over a whole stream ended early.
enum Stop {
    /// An error of the loop's own.
    Error(Error),
    /// A function of the library failed and has told the handlers; they hear it once more
    /// from the loop, as programs know it.
    Told,
}

impl From<Error> for Stop {
    fn from(error: Error) -> Stop {
        Stop::Error(error)
    }
}

/// What the four functions that move everything have in common: a failure aborts the
/// stream and keeps its own error.
///
/// # Safety
/// `stream` is NULL or a handle.
unsafe fn all(
    function: &'static crate::ffi::call::Function,
    stream: virStreamPtr,
    missing: Option<&str>,
    non_blocking: String,
    body: impl FnOnce(*mut c_char) -> Result<(), Stop>,
) -> c_int {
    let mut told = None;
    let mut known = false;
    let result = run(function, -1, |call| {
        // SAFETY: the caller's promise.
        let object = unsafe { call.object::<Stream, _>(stream) }?;
        known = true;
        if let Some(argument) = missing {
            call.non_null(true, argument)?;
        }
        if object.flags() & virStreamFlags::VIR_STREAM_NONBLOCK as c_uint != 0 {
            return Err(Error::new(ErrorDomain::STREAMS, ErrorCode::OPERATION_INVALID, non_blocking));
        }
        let buffer = memory::alloc_array::<c_char>(CHUNK);
        if buffer.is_null() {
            return Err(Error::plain(ErrorDomain::STREAMS, ErrorCode::NO_MEMORY));
        }
        let ended = body(buffer);
        // SAFETY: made above, used no more.
        unsafe { memory::free(buffer) };
        match ended {
            Ok(()) => Ok(0),
            Err(Stop::Error(error)) => Err(error),
            Err(Stop::Told) => {
                told = call.connection().map(|conn| conn.refer());
                Ok(-1)
            }
        }
    });
    if result < 0 && known {
        // SAFETY: the caller's promise; the stream was valid just now.
        error::keep(|| unsafe { virStreamAbort(stream) });
        if told.is_some() {
            error::raise_again(told.as_deref());
        }
    }
    result
}

/// The program's function failed: errno says why, or EIO if it does not.
fn handler_failed(text: String) -> Stop {
    let errno =
        std::io::Error::last_os_error().raw_os_error().filter(|errno| *errno != 0).unwrap_or(libc::EIO);
    Stop::Error(Error::system(ErrorDomain::STREAMS, errno, text))
}

fn forget_errno() {
    // SAFETY: this thread's errno.
    unsafe { *libc::__errno_location() = 0 };
}

/// # Safety
/// `bytes` has `count` bytes to send.
unsafe fn send_exactly(stream: virStreamPtr, bytes: *const c_char, count: usize) -> Result<(), Stop> {
    let mut sent = 0;
    while sent < count {
        // SAFETY: within the caller's bytes.
        let done = unsafe { virStreamSend(stream, bytes.add(sent), count - sent) };
        sent += usize::try_from(done).map_err(|_| Stop::Told)?;
    }
    Ok(())
}

pub(crate) unsafe fn virStreamSendAll(
    stream: virStreamPtr,
    handler: virStreamSourceFunc,
    opaque: *mut c_void,
) -> c_int {
    let text = tr!("data sources cannot be used for non-blocking streams");
    let missing = handler.is_none().then_some("handler");
    // SAFETY: the caller's arguments; the handler gets a buffer of the length it is told.
    unsafe {
        all(function!(virStreamSendAll, STREAMS), stream, missing, text, |buffer| {
            let Some(source) = handler else { return Ok(()) };
            forget_errno();
            loop {
                let got = error::keep(|| source(stream, buffer, CHUNK, opaque));
                match usize::try_from(got) {
                    Err(_) => return Err(handler_failed(tr!("send handler failed"))),
                    Ok(0) => return Ok(()),
                    Ok(got) => send_exactly(stream, buffer, got.min(CHUNK))?,
                }
            }
        })
    }
}

pub(crate) unsafe fn virStreamSparseSendAll(
    stream: virStreamPtr,
    handler: virStreamSourceFunc,
    holeHandler: virStreamSourceHoleFunc,
    skipHandler: virStreamSourceSkipFunc,
    opaque: *mut c_void,
) -> c_int {
    let text = tr!("data sources cannot be used for non-blocking streams");
    let missing = handler
        .is_none()
        .then_some("handler")
        .or(holeHandler.is_none().then_some("holeHandler"))
        .or(skipHandler.is_none().then_some("skipHandler"));
    // SAFETY: the caller's arguments; the handlers get what they document.
    unsafe {
        all(function!(virStreamSparseSendAll, STREAMS), stream, missing, text, |buffer| {
            let (Some(source), Some(hole), Some(skip)) = (handler, holeHandler, skipHandler) else {
                return Ok(());
            };
            let mut left: u64 = 0;
            forget_errno();
            loop {
                if left == 0 {
                    let (mut in_data, mut length) = (0, 0);
                    if error::keep(|| hole(stream, &mut in_data, &mut length, opaque)) < 0 {
                        return Err(handler_failed(tr!("send holeHandler failed")));
                    }
                    if in_data == 0 && length != 0 {
                        if virStreamSendHole(stream, length, 0) < 0 {
                            return Err(Stop::Told);
                        }
                        if error::keep(|| skip(stream, length, opaque)) < 0 {
                            return Err(handler_failed(tr!("send skipHandler failed")));
                        }
                        continue;
                    }
                    left = length as u64;
                }
                let want = CHUNK.min(usize::try_from(left).unwrap_or(CHUNK));
                let got = error::keep(|| source(stream, buffer, want, opaque));
                match usize::try_from(got) {
                    Err(_) => return Err(handler_failed(tr!("send handler failed"))),
                    Ok(0) => return Ok(()),
                    Ok(got) => {
                        let got = got.min(want);
                        send_exactly(stream, buffer, got)?;
                        left -= got as u64;
                    }
                }
            }
        })
    }
}

/// # Safety
/// `bytes` has `count` bytes; `sink` is the program's function.
unsafe fn sink_exactly(
    stream: virStreamPtr,
    sink: unsafe extern "C" fn(virStreamPtr, *const c_char, usize, *mut c_void) -> c_int,
    bytes: *const c_char,
    count: usize,
    opaque: *mut c_void,
) -> Result<(), Stop> {
    let mut taken = 0;
    while taken < count {
        // SAFETY: within the caller's bytes.
        let done = error::keep(|| unsafe { sink(stream, bytes.add(taken), count - taken, opaque) });
        taken += usize::try_from(done).map_err(|_| handler_failed(tr!("recv handler failed")))?;
    }
    Ok(())
}

pub(crate) unsafe fn virStreamRecvAll(
    stream: virStreamPtr,
    handler: virStreamSinkFunc,
    opaque: *mut c_void,
) -> c_int {
    let text = tr!("data sinks cannot be used for non-blocking streams");
    let missing = handler.is_none().then_some("handler");
    // SAFETY: the caller's arguments; the handler gets bytes of the length it is told.
    unsafe {
        all(function!(virStreamRecvAll, STREAMS), stream, missing, text, |buffer| {
            let Some(sink) = handler else { return Ok(()) };
            forget_errno();
            loop {
                match usize::try_from(virStreamRecv(stream, buffer, CHUNK)) {
                    Err(_) => return Err(Stop::Told),
                    Ok(0) => return Ok(()),
                    Ok(got) => sink_exactly(stream, sink, buffer, got, opaque)?,
                }
            }
        })
    }
}

pub(crate) unsafe fn virStreamSparseRecvAll(
    stream: virStreamPtr,
    handler: virStreamSinkFunc,
    holeHandler: virStreamSinkHoleFunc,
    opaque: *mut c_void,
) -> c_int {
    let text = tr!("data sinks cannot be used for non-blocking streams");
    let missing = handler.is_none().then_some("handler").or(holeHandler.is_none().then_some("holeHandler"));
    let stop = virStreamRecvFlagsValues::VIR_STREAM_RECV_STOP_AT_HOLE as c_uint;
    // SAFETY: the caller's arguments; the handlers get what they document.
    unsafe {
        all(function!(virStreamSparseRecvAll, STREAMS), stream, missing, text, |buffer| {
            let (Some(sink), Some(hole)) = (handler, holeHandler) else { return Ok(()) };
            forget_errno();
            loop {
                match virStreamRecvFlags(stream, buffer, CHUNK, stop) {
                    -3 => {
                        let mut length = 0;
                        if virStreamRecvHole(stream, &mut length, 0) < 0 {
                            return Err(Stop::Told);
                        }
                        if error::keep(|| hole(stream, length, opaque)) < 0 {
                            return Err(handler_failed(tr!("recv holeHandler failed")));
                        }
                    }
                    0 => return Ok(()),
                    got => match usize::try_from(got) {
                        Err(_) => return Err(Stop::Told),
                        Ok(got) => sink_exactly(stream, sink, buffer, got, opaque)?,
                    },
                }
            }
        })
    }
}
