// SPDX-License-Identifier: LGPL-2.1-or-later
//! Who is told of a stream that is ready at any time: a timer of the event loop tells it, which
//! sleeps while nobody asks.

use std::sync::Arc;
use std::sync::atomic::{AtomicI32, Ordering};

use parking_lot::Mutex;
use virt_abi::virStreamEventType::*;
use virt_core::driver::TellStream;
use virt_core::event_loop;
use virt_core::object::Stream;
use virt_core::{Error, ErrorDomain, Result, tr};

/// The stream can be read.
pub const READABLE: i32 = VIR_STREAM_EVENT_READABLE as i32;
/// The stream can be written to.
pub const WRITABLE: i32 = VIR_STREAM_EVENT_WRITABLE as i32;
const ERROR: i32 = VIR_STREAM_EVENT_ERROR as i32;

/// What a stream carries until it is ended, and who watches it.
pub struct Open<T> {
    /// The event that is always due.
    ready: i32,
    inner: Mutex<Inner<T>>,
}

struct Inner<T> {
    /// `None` once the stream was ended.
    carried: Option<T>,
    watch: Option<Watch>,
}

struct Watch {
    timer: i32,
    events: Arc<AtomicI32>,
    callback: Arc<Mutex<Option<Callback>>>,
}

/// Who is told, and of what. It is let go of when the watch ends, however long the event loop
/// keeps its timer.
#[derive(Clone)]
struct Callback {
    tell: Arc<TellStream>,
    stream: Arc<Stream>,
}

impl Watch {
    fn end(self) {
        event_loop::remove_timeout(self.timer);
        let callback = self.callback.lock().take();
        drop(callback);
    }
}

#[cold]
fn internal(text: String) -> Error {
    Error::internal(ErrorDomain::STREAMS, text)
}

#[cold]
fn not_open() -> Error {
    internal(tr!("stream is not open"))
}

impl<T> Open<T> {
    /// A stream at which `ready` is always due.
    pub fn new(carried: T, ready: i32) -> Open<T> {
        Open { ready, inner: Mutex::new(Inner { carried: Some(carried), watch: None }) }
    }

    /// Calls `work` with what is carried, if the stream was not ended. No other call on the stream
    /// goes on meanwhile.
    pub fn with<R>(&self, work: impl FnOnce(&mut T) -> Result<R>) -> Result<R> {
        work(self.inner.lock().carried.as_mut().ok_or_else(not_open)?)
    }

    fn interval(&self, events: i32) -> i32 {
        if events & self.ready != 0 { 0 } else { -1 }
    }

    /// Adds the callback, of which there is one at most.
    pub fn watch(&self, stream: &Arc<Stream>, events: i32, callback: Box<TellStream>) -> Result<()> {
        {
            let inner = self.inner.lock();
            if inner.carried.is_none() {
                return Err(not_open());
            }
            if inner.watch.is_some() {
                return Err(internal(tr!("stream already has a callback registered")));
            }
        }
        let callback = Callback { tell: callback.into(), stream: stream.clone() };
        let callback = Arc::new(Mutex::new(Some(callback)));
        let wanted = Arc::new(AtomicI32::new(events));
        let (mask, cell, due) = (wanted.clone(), callback.clone(), self.ready);
        let tell = move |_| {
            let ready = mask.load(Ordering::Relaxed) & due;
            let callback = cell.lock().clone();
            if let Some(callback) = callback.filter(|_| ready != 0) {
                (callback.tell)(&callback.stream, ready);
            }
        };
        let Some(timer) = event_loop::add_timeout(self.interval(events), Arc::new(tell)) else {
            return Err(internal(tr!("cannot register file watch on stream")));
        };
        self.inner.lock().watch = Some(Watch { timer, events: wanted, callback });
        Ok(())
    }

    /// Changes what it is told.
    pub fn watch_for(&self, events: i32) -> Result<()> {
        let timer = {
            let inner = self.inner.lock();
            if inner.carried.is_none() {
                return Err(not_open());
            }
            let Some(watch) = &inner.watch else {
                return Err(internal(tr!("stream does not have a callback registered")));
            };
            watch.events.store(events, Ordering::Relaxed);
            watch.timer
        };
        event_loop::update_timeout(timer, self.interval(events));
        Ok(())
    }

    /// Removes the callback.
    pub fn unwatch(&self) -> Result<()> {
        let watch = {
            let mut inner = self.inner.lock();
            if inner.carried.is_none() {
                return Err(not_open());
            }
            inner.watch.take()
        };
        let Some(watch) = watch else {
            return Err(internal(tr!("stream does not have a callback registered")));
        };
        watch.end();
        Ok(())
    }

    /// Ends the stream and gives back what it carried, unless it was ended before. Who watches
    /// hears of it where it is `abort`ed.
    pub fn close(&self, stream: &Arc<Stream>, abort: bool) -> Option<T> {
        let (carried, watch) = {
            let mut inner = self.inner.lock();
            (inner.carried.take()?, inner.watch.take())
        };
        let Some(watch) = watch else { return Some(carried) };
        if abort && watch.events.load(Ordering::Relaxed) & (READABLE | WRITABLE) != 0 {
            let callback = watch.callback.lock().clone();
            if let Some(callback) = callback {
                (callback.tell)(stream, ERROR);
            }
        }
        watch.end();
        Some(carried)
    }
}

/// Refuses flags of a hole that is sent, and lengths that are none.
pub fn check_hole(length: i64, flags: u32) -> Result<()> {
    if flags != 0 {
        return Err(Error::unknown_flags(ErrorDomain::STREAMS, "virFDStreamSendHole", flags));
    }
    if length <= 0 {
        let text = tr!("%1$s in %2$s must be greater than zero", "length", "virFDStreamSendHole");
        return Err(Error::argument(ErrorDomain::STREAMS, "virFDStreamSendHole", "length", text));
    }
    Ok(())
}
