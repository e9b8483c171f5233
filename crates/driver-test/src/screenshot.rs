// SPDX-License-Identifier: LGPL-2.1-or-later
//! What a guest shows: a picture that never changes, sent through a stream.

use std::sync::Arc;
use std::sync::atomic::{AtomicI32, Ordering};

use parking_lot::Mutex;
use virt_abi::virStreamEventType::*;
use virt_core::driver::TellStream;
use virt_core::event_loop;
use virt_core::object::Stream;
use virt_core::stream::{StreamDriver, StreamRead};
use virt_core::{Error, ErrorDomain, Result, tr};

use crate::checks;

/// The picture that distributions install for the reference's test driver.
const INSTALLED: &str = "/usr/share/libvirt/test-screenshot.png";

// What the kernel says of a file that is open to be read only.
const EBADF: i32 = 9;
const EINVAL: i32 = 22;

const READABLE: i32 = VIR_STREAM_EVENT_READABLE as i32;
const WRITABLE: i32 = VIR_STREAM_EVENT_WRITABLE as i32;
const ERROR: i32 = VIR_STREAM_EVENT_ERROR as i32;

/// `virDomainScreenshot`: any domain shows the same, whether it runs or not.
pub fn screenshot(stream: &Arc<Stream>, flags: u32) -> Result<String> {
    checks::flags("testDomainScreenshot", flags, 0)?;
    let bytes = std::fs::read(INSTALLED).unwrap_or_else(|_| picture());
    let reader = Reader { inner: Mutex::new(Inner { bytes: Some(bytes), at: 0, watch: None }) };
    stream.carrier().set(Some(Arc::new(reader)));
    Ok("image/png".into())
}

/// Where no picture is installed: a chessboard.
fn picture() -> Vec<u8> {
    const WIDTH: u32 = 320;
    const HEIGHT: u32 = 240;
    const FIELD: u32 = 40;
    // One bit each, and a zero in front of each line: no filter.
    let mut lines = Vec::new();
    for y in 0..HEIGHT {
        lines.push(0);
        lines.extend((0..WIDTH / 8).map(|byte| match (byte * 8 / FIELD + y / FIELD) % 2 {
            0 => 0xff_u8,
            _ => 0,
        }));
    }
    // Not compressed: one stored block holds all of it.
    let length = lines.len() as u16;
    let mut data = vec![0x78, 0x01, 0x01];
    data.extend(length.to_le_bytes());
    data.extend((!length).to_le_bytes());
    data.extend(&lines);
    data.extend(adler32(&lines).to_be_bytes());
    let mut header = Vec::new();
    header.extend(WIDTH.to_be_bytes());
    header.extend(HEIGHT.to_be_bytes());
    header.extend([1, 0, 0, 0, 0]);
    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    for (name, data) in [(b"IHDR", &header), (b"IDAT", &data), (b"IEND", &Vec::new())] {
        png.extend((data.len() as u32).to_be_bytes());
        let start = png.len();
        png.extend(name);
        png.extend(data);
        let sum = crc32(&png[start..]);
        png.extend(sum.to_be_bytes());
    }
    png
}

fn adler32(bytes: &[u8]) -> u32 {
    let step = |(a, b): (u32, u32), byte: &u8| {
        let a = (a + u32::from(*byte)) % 65521;
        (a, (b + a) % 65521)
    };
    let (a, b) = bytes.iter().fold((1, 0), step);
    b << 16 | a
}

fn crc32(bytes: &[u8]) -> u32 {
    let shift = |sum: u32, _| (sum >> 1) ^ (0xedb8_8320 & (sum & 1).wrapping_neg());
    !bytes.iter().fold(!0, |sum, byte| (0..8).fold(sum ^ u32::from(*byte), shift))
}

/// Carries bytes from memory to the program, as the reference carries a file that was opened to
/// be read.
struct Reader {
    inner: Mutex<Inner>,
}

struct Inner {
    /// `None` once the stream was ended.
    bytes: Option<Vec<u8>>,
    at: usize,
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

/// There is something to read at any time, so a timer tells it; it sleeps while nobody asks.
fn interval(events: i32) -> i32 {
    if events & READABLE != 0 { 0 } else { -1 }
}

impl Reader {
    fn close(&self, stream: &Arc<Stream>, abort: bool) {
        let watch = {
            let mut inner = self.inner.lock();
            if inner.bytes.take().is_none() {
                return;
            }
            inner.watch.take()
        };
        let Some(watch) = watch else { return };
        if abort && watch.events.load(Ordering::Relaxed) & (READABLE | WRITABLE) != 0 {
            let callback = watch.callback.lock().clone();
            if let Some(callback) = callback {
                (callback.tell)(stream, ERROR);
            }
        }
        watch.end();
    }
}

impl StreamDriver for Reader {
    fn send(&self, _: &Arc<Stream>, _: &[u8]) -> Result<Option<usize>> {
        match self.inner.lock().bytes {
            Some(_) => Err(Error::system(ErrorDomain::STREAMS, EBADF, tr!("cannot write to stream"))),
            None => Err(not_open()),
        }
    }

    fn recv(&self, _: &Arc<Stream>, max: usize, _: bool) -> Result<StreamRead> {
        let mut inner = self.inner.lock();
        let at = inner.at;
        let rest = inner.bytes.as_ref().ok_or_else(not_open)?.get(at..).unwrap_or_default();
        let data = rest[..rest.len().min(max)].to_vec();
        inner.at += data.len();
        Ok(StreamRead::Data(data))
    }

    fn takes_receive_flags(&self) -> bool {
        false
    }

    fn send_hole(&self, _: &Arc<Stream>, length: i64, flags: u32) -> Result<()> {
        if flags != 0 {
            return Err(Error::unknown_flags(ErrorDomain::STREAMS, "virFDStreamSendHole", flags));
        }
        if length <= 0 {
            let text = tr!("%1$s in %2$s must be greater than zero", "length", "virFDStreamSendHole");
            return Err(Error::argument(ErrorDomain::STREAMS, "virFDStreamSendHole", "length", text));
        }
        let mut inner = self.inner.lock();
        if inner.bytes.is_none() {
            return Err(not_open());
        }
        // It goes there before it finds that it must not write.
        inner.at = inner.at.saturating_add(usize::try_from(length).unwrap_or(usize::MAX));
        Err(Error::system(ErrorDomain::STREAMS, EINVAL, tr!("unable to truncate")))
    }

    fn event_add(&self, stream: &Arc<Stream>, events: i32, callback: Box<TellStream>) -> Result<()> {
        {
            let inner = self.inner.lock();
            if inner.bytes.is_none() {
                return Err(not_open());
            }
            if inner.watch.is_some() {
                return Err(internal(tr!("stream already has a callback registered")));
            }
        }
        let callback = Callback { tell: callback.into(), stream: stream.clone() };
        let callback = Arc::new(Mutex::new(Some(callback)));
        let wanted = Arc::new(AtomicI32::new(events));
        let (mask, cell) = (wanted.clone(), callback.clone());
        let ready = move |_| {
            let ready = mask.load(Ordering::Relaxed) & READABLE;
            let callback = cell.lock().clone();
            if let Some(callback) = callback.filter(|_| ready != 0) {
                (callback.tell)(&callback.stream, ready);
            }
        };
        let Some(timer) = event_loop::add_timeout(interval(events), Arc::new(ready)) else {
            return Err(internal(tr!("cannot register file watch on stream")));
        };
        self.inner.lock().watch = Some(Watch { timer, events: wanted, callback });
        Ok(())
    }

    fn event_update(&self, _: &Arc<Stream>, events: i32) -> Result<()> {
        let timer = {
            let inner = self.inner.lock();
            if inner.bytes.is_none() {
                return Err(not_open());
            }
            let Some(watch) = &inner.watch else {
                return Err(internal(tr!("stream does not have a callback registered")));
            };
            watch.events.store(events, Ordering::Relaxed);
            watch.timer
        };
        event_loop::update_timeout(timer, interval(events));
        Ok(())
    }

    fn event_remove(&self, _: &Arc<Stream>) -> Result<()> {
        let watch = {
            let mut inner = self.inner.lock();
            if inner.bytes.is_none() {
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

    fn finish(&self, stream: &Arc<Stream>) -> Result<()> {
        self.close(stream, false);
        Ok(())
    }

    fn abort(&self, stream: &Arc<Stream>) -> Result<()> {
        self.close(stream, true);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_the_published_ones() {
        assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
        assert_eq!(adler32(b"Wikipedia"), 0x11e6_0398);
    }

    #[test]
    fn the_picture_is_framed() {
        let png = picture();
        assert_eq!(&png[..8], b"\x89PNG\r\n\x1a\n");
        assert_eq!(&png[12..16], b"IHDR");
        assert_eq!(&png[png.len() - 8..png.len() - 4], b"IEND");
        // 240 lines of 41 bytes, stored with eleven bytes around, in three chunks of twelve.
        assert_eq!(png.len(), 8 + 3 * 12 + 13 + 240 * 41 + 11);
    }
}
