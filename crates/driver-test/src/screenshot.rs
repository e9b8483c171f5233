// SPDX-License-Identifier: LGPL-2.1-or-later
//! What a guest shows: a picture that never changes, sent through a stream.

use std::sync::Arc;

use virt_core::driver::TellStream;
use virt_core::object::Stream;
use virt_core::stream::{StreamDriver, StreamRead};
use virt_core::{Error, ErrorDomain, Result, tr};

use crate::checks;
use crate::stream_watch::{Open, READABLE, check_hole};

/// The picture that distributions install for the reference's test driver.
const INSTALLED: &str = "/usr/share/libvirt/test-screenshot.png";

// What the kernel says of a file that is open to be read only.
const EBADF: i32 = 9;
const EINVAL: i32 = 22;

/// `virDomainScreenshot`: any domain shows the same, whether it runs or not.
pub fn screenshot(stream: &Arc<Stream>, flags: u32) -> Result<String> {
    checks::flags("testDomainScreenshot", flags, 0)?;
    let bytes = std::fs::read(INSTALLED).unwrap_or_else(|_| picture());
    let reader = Reader(Open::new(Inner { bytes, at: 0 }, READABLE));
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
struct Reader(Open<Inner>);

struct Inner {
    bytes: Vec<u8>,
    at: usize,
}

impl StreamDriver for Reader {
    fn send(&self, _: &Arc<Stream>, _: &[u8]) -> Result<Option<usize>> {
        self.0.with(|_| Err(Error::system(ErrorDomain::STREAMS, EBADF, tr!("cannot write to stream"))))
    }

    fn recv(&self, _: &Arc<Stream>, max: usize, _: bool) -> Result<StreamRead> {
        self.0.with(|inner| {
            let rest = inner.bytes.get(inner.at..).unwrap_or_default();
            let data = rest[..rest.len().min(max)].to_vec();
            inner.at += data.len();
            Ok(StreamRead::Data(data))
        })
    }

    fn takes_receive_flags(&self) -> bool {
        false
    }

    fn send_hole(&self, _: &Arc<Stream>, length: i64, flags: u32) -> Result<()> {
        check_hole(length, flags)?;
        self.0.with(|inner| {
            // It goes there before it finds that it must not write.
            inner.at = inner.at.saturating_add(usize::try_from(length).unwrap_or(usize::MAX));
            Err(Error::system(ErrorDomain::STREAMS, EINVAL, tr!("unable to truncate")))
        })
    }

    fn event_add(&self, stream: &Arc<Stream>, events: i32, callback: Box<TellStream>) -> Result<()> {
        self.0.watch(stream, events, callback)
    }

    fn event_update(&self, _: &Arc<Stream>, events: i32) -> Result<()> {
        self.0.watch_for(events)
    }

    fn event_remove(&self, _: &Arc<Stream>) -> Result<()> {
        self.0.unwatch()
    }

    fn finish(&self, stream: &Arc<Stream>) -> Result<()> {
        self.0.close(stream, false);
        Ok(())
    }

    fn abort(&self, stream: &Arc<Stream>) -> Result<()> {
        self.0.close(stream, true);
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
