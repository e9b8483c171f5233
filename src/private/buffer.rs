// SPDX-License-Identifier: LGPL-2.1-or-later
//! Text that the program puts together piece by piece.

use super::{bytes, export, exported};
use std::ffi::{c_char, c_int};

/// What programs keep on their stack, all zero at first.
#[repr(C)]
pub(super) struct Buffer {
    content: *mut Content,
    indent: c_int,
}

/// The text so far, always with a NUL behind it, in memory that the program may free.
pub(super) struct Content {
    text: *mut u8,
    length: usize,
    room: usize,
}

impl Content {
    fn push(&mut self, more: &[u8]) {
        let needed = self.length + more.len() + 1;
        // SAFETY: `text` is NULL or malloc's and has `room` bytes, of which `length` are written.
        unsafe {
            if needed > self.room {
                self.room = needed.max(2 * self.room);
                self.text = libc::realloc(self.text.cast(), self.room).cast();
                if self.text.is_null() {
                    libc::abort();
                }
            }
            std::ptr::copy_nonoverlapping(more.as_ptr(), self.text.add(self.length), more.len());
            self.length += more.len();
            *self.text.add(self.length) = 0;
        }
    }

    fn truncate(&mut self, length: usize) {
        self.length = length;
        // SAFETY: shorter than before, so there is room for the NUL.
        unsafe { *self.text.add(length) = 0 };
    }

    fn as_bytes(&self) -> &[u8] {
        // SAFETY: `length` bytes are written.
        unsafe { std::slice::from_raw_parts(self.text, self.length) }
    }
}

impl Buffer {
    /// The content, made if there is none yet.
    fn content(&mut self) -> &mut Content {
        if self.content.is_null() {
            let mut content = Content { text: std::ptr::null_mut(), length: 0, room: 0 };
            content.push(b"");
            self.content = Box::into_raw(Box::new(content));
        }
        // SAFETY: made above or in an earlier call, and the program's alone.
        unsafe { &mut *self.content }
    }

    pub(super) fn as_bytes(&self) -> &[u8] {
        // SAFETY: NULL or made by `content`.
        unsafe { self.content.as_ref() }.map_or(&[], Content::as_bytes)
    }

    /// Appends; at the start of a line the indentation comes first.
    pub(super) fn push(&mut self, text: &[u8]) {
        let indent = match self.as_bytes().last() {
            None | Some(b'\n') => self.indent.max(0) as usize,
            _ => 0,
        };
        let content = self.content();
        for _ in 0..indent {
            content.push(b" ");
        }
        content.push(text);
    }

    /// Appends what another buffer holds, which has its own indentation.
    pub(super) fn push_buffer(&mut self, other: &Buffer) {
        if !other.content.is_null() {
            self.content().push(other.as_bytes());
        }
    }

    /// Appends `format`, which takes one string.
    unsafe fn format(&mut self, format: *const c_char, text: *const c_char) {
        // SAFETY: the program's format and a C string; the room is what was asked for.
        unsafe {
            let length = libc::snprintf(std::ptr::null_mut(), 0, format, text);
            let mut formatted = vec![0_u8; length.max(0) as usize + 1];
            libc::snprintf(formatted.as_mut_ptr().cast(), formatted.len(), format, text);
            formatted.pop();
            self.push(&formatted);
        }
    }

    /// Hands out the text, NULL if nothing was ever added, and empties the buffer.
    pub(super) fn take(&mut self) -> *mut c_char {
        let content = std::mem::replace(&mut self.content, std::ptr::null_mut());
        self.indent = 0;
        if content.is_null() {
            return std::ptr::null_mut();
        }
        // SAFETY: made by `content`, and nobody else has it.
        unsafe { Box::from_raw(content) }.text.cast()
    }
}

/// Characters that make a shell treat a word as more than a word.
const SHELL: &[u8] = b"\r\t\n !\"#$&'()*;<>?[\\]^`{|}~";

/// A word as a shell takes it literally.
pub(super) fn quoted(word: &[u8]) -> Vec<u8> {
    if word.is_empty() {
        return b"''".to_vec();
    }
    if !word.iter().any(|b| SHELL.contains(b)) {
        return word.to_vec();
    }
    let mut out = vec![b'\''];
    for byte in word {
        match byte {
            b'\'' => out.extend(br"'\''"),
            byte => out.push(*byte),
        }
    }
    out.push(b'\'');
    out
}

/// Text as it may stand in XML; control characters are left out.
fn escaped_for_xml(text: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len() + 1);
    for byte in text {
        match byte {
            b'<' => out.extend(b"&lt;"),
            b'>' => out.extend(b"&gt;"),
            b'&' => out.extend(b"&amp;"),
            b'"' => out.extend(b"&quot;"),
            b'\'' => out.extend(b"&apos;"),
            // The reference keeps 0x1a to 0x1f, too.
            1..=8 | 0x0b | 0x0c | 0x0e..=0x19 => {}
            byte => out.push(*byte),
        }
    }
    out.push(0);
    out
}

/// For variadic.c: appends what it formatted.
unsafe extern "C" fn buffer_add(buffer: *mut Buffer, text: *const c_char) {
    // SAFETY: variadic.c hands on the program's buffer and a C string.
    unsafe { virBufferAdd(buffer, text, -1) };
}
export!(inside buffer_add);

exported! { all {
    fn virBufferAdd(buffer: *mut Buffer, text: *const c_char, length: c_int) {
        if let Some(buffer) = buffer.as_mut()
            && !text.is_null()
        {
            let text = match usize::try_from(length) {
                Ok(length) => std::slice::from_raw_parts(text.cast(), length),
                Err(_) => bytes(text),
            };
            buffer.push(text);
        }
    }

    fn virBufferAddStr(buffer: *mut Buffer, text: *const c_char) {
        virBufferAdd(buffer, text, -1);
    }

    fn virBufferAddChar(buffer: *mut Buffer, character: c_char) {
        if let Some(buffer) = buffer.as_mut() {
            buffer.push(&[character as u8]);
        }
    }

    fn virBufferAdjustIndent(buffer: *mut Buffer, change: c_int) {
        if let Some(buffer) = buffer.as_mut() {
            buffer.indent = buffer.indent.saturating_add(change).max(0);
        }
    }

    fn virBufferUse(buffer: *const Buffer) -> usize {
        buffer.as_ref().map_or(0, |buffer| buffer.as_bytes().len())
    }

    fn virBufferCurrentContent(buffer: *mut Buffer) -> *const c_char {
        let Some(buffer) = buffer.as_mut() else { return std::ptr::null() };
        match buffer.content.as_ref() {
            Some(content) => content.text.cast(),
            None => c"".as_ptr(),
        }
    }

    fn virBufferContentAndReset(buffer: *mut Buffer) -> *mut c_char {
        buffer.as_mut().map_or(std::ptr::null_mut(), Buffer::take)
    }

    fn virBufferFreeAndReset(buffer: *mut Buffer) {
        if let Some(buffer) = buffer.as_mut() {
            libc::free(buffer.take().cast());
        }
    }

    /// Removes a suffix if it is there.
    fn virBufferTrim(buffer: *mut Buffer, suffix: *const c_char) {
        let Some(content) = buffer.as_mut().and_then(|buffer| buffer.content.as_mut()) else { return };
        if content.as_bytes().ends_with(bytes(suffix)) {
            content.truncate(content.length - bytes(suffix).len());
        }
    }

    fn virBufferTrimLen(buffer: *mut Buffer, length: c_int) {
        let Some(content) = buffer.as_mut().and_then(|buffer| buffer.content.as_mut()) else { return };
        if let Some(shorter) = content.length.checked_sub(length.max(0) as usize) {
            content.truncate(shorter);
        }
    }

    /// Puts `escape` before each of the characters `which`.
    fn virBufferEscape(buffer: *mut Buffer, escape: c_char, which: *const c_char, format: *const c_char,
                       text: *const c_char) {
        let Some(buffer) = buffer.as_mut().filter(|_| !format.is_null() && !text.is_null()) else { return };
        let mut escaped = Vec::new();
        for byte in bytes(text) {
            if bytes(which).contains(byte) {
                escaped.push(escape as u8);
            }
            escaped.push(*byte);
        }
        escaped.push(0);
        buffer.format(format, escaped.as_ptr().cast());
    }

    fn virBufferEscapeString(buffer: *mut Buffer, format: *const c_char, text: *const c_char) {
        let Some(buffer) = buffer.as_mut().filter(|_| !format.is_null() && !text.is_null()) else { return };
        buffer.format(format, escaped_for_xml(bytes(text)).as_ptr().cast());
    }

    fn virBufferEscapeShell(buffer: *mut Buffer, word: *const c_char) {
        if let Some(buffer) = buffer.as_mut()
            && !word.is_null()
        {
            buffer.push(&quoted(bytes(word)));
        }
    }

    /// An element from its attributes and its content; nothing where both are empty. Both
    /// buffers are used up.
    fn virXMLFormatElement(buffer: *mut Buffer, name: *const c_char, attributes: *mut Buffer,
                           children: *mut Buffer) {
        let inside = |part: *mut Buffer| part.as_ref().filter(|part| !part.as_bytes().is_empty());
        if let Some(buffer) = buffer.as_mut()
            && (inside(attributes).is_some() || inside(children).is_some())
        {
            buffer.push(b"<");
            buffer.push(bytes(name));
            if let Some(attributes) = inside(attributes) {
                buffer.push_buffer(attributes);
            }
            match inside(children) {
                Some(children) => {
                    buffer.push(b">\n");
                    buffer.push_buffer(children);
                    buffer.push(b"</");
                    buffer.push(bytes(name));
                    buffer.push(b">\n");
                }
                None => buffer.push(b"/>\n"),
            }
        }
        virBufferFreeAndReset(attributes);
        virBufferFreeAndReset(children);
    }
} }
