// SPDX-License-Identifier: LGPL-2.1-or-later
//! What the log tells of a call, for developers: its name and its arguments, in the form that
//! people know from the reference.

use super::handle;
use std::ffi::{CStr, c_char};
use std::fmt::Write;
use virt_core::log::{Origin, Priority};
use virt_core::object::Domain;

/// How an argument is shown.
#[derive(Clone, Copy)]
pub enum Shown {
    /// A domain's handle: with name and UUID.
    Domain,
    /// Another handle, an array, a variable or a function: its address.
    Pointer,
    /// A string or NULL.
    Text,
    /// A string that must not be read by whoever reads the log.
    Secret,
    /// Sixteen raw bytes or NULL.
    Uuid,
    /// A number with a sign.
    Int,
    /// A number without one.
    Unsigned,
    /// Bits.
    Flags,
}

impl Shown {
    fn of(letter: &str) -> Shown {
        match letter {
            "D" => Shown::Domain,
            "T" => Shown::Text,
            "S" => Shown::Secret,
            "U" => Shown::Uuid,
            "I" => Shown::Int,
            "N" => Shown::Unsigned,
            "F" => Shown::Flags,
            _ => Shown::Pointer,
        }
    }
}

/// Says that a function was called with these values; pointers are passed as addresses.
/// `source` is what the log's filters match. `args` has the arguments in order, each a letter
/// for how it is shown and its name, separated by commas. All of it stands in the code of the
/// entry point: a table would be one more thing for the loader to put in place.
///
/// # Safety
/// The values are the arguments of a call under way.
#[cold]
pub unsafe fn called(source: &'static str, function: &'static str, args: &str, line: u32, values: &[u64]) {
    let mut text = String::new();
    for (arg, value) in args.split(',').zip(values) {
        let (letter, name) = arg.split_at(1);
        if !text.is_empty() {
            text.push_str(", ");
        }
        // SAFETY: the caller's promise.
        let _ = unsafe { show(&mut text, name, Shown::of(letter), *value) };
    }
    let origin = Origin { source, function, file: file!(), line };
    virt_core::log::write(Priority::Debug, origin, format_args!("{text}"));
}

/// # Safety
/// `value` is an argument of a call under way, and `shown` what it is.
unsafe fn show(to: &mut String, name: &str, shown: Shown, value: u64) -> std::fmt::Result {
    let address = value as usize;
    match shown {
        Shown::Domain => {
            to.push_str("dom=");
            put_address(to, address)?;
            let domain = address as *const Domain;
            // SAFETY: the caller passes a handle or NULL; other memory is recognised by its first word.
            if unsafe { handle::is(domain) } {
                // SAFETY: a living handle, as its first word says.
                let domain = unsafe { &*domain };
                write!(to, ", (VM: name={}, uuid={})", domain.name(), domain.uuid())
            } else {
                to.write_str(", (VM: name=<null>, uuid=)")
            }
        }
        Shown::Pointer => {
            write!(to, "{name}=")?;
            put_address(to, address)
        }
        Shown::Text if address == 0 => write!(to, "{name}=<null>"),
        Shown::Text => {
            // SAFETY: the caller's string.
            let text = unsafe { CStr::from_ptr(address as *const c_char) };
            write!(to, "{name}={}", text.to_string_lossy())
        }
        Shown::Secret => write!(to, "{name}={}", if address == 0 { "<null>" } else { "***" }),
        Shown::Uuid if address == 0 => write!(to, "{name}=<null>"),
        Shown::Uuid => {
            // SAFETY: sixteen bytes of the caller's.
            let bytes = unsafe { *(address as *const [u8; 16]) };
            write!(to, "{name}={}", virt_core::uuid::Uuid(bytes))
        }
        Shown::Int => write!(to, "{name}={}", value as i64),
        Shown::Unsigned => write!(to, "{name}={value}"),
        Shown::Flags => write!(to, "{name}=0x{value:x}"),
    }
}

fn put_address(to: &mut String, address: usize) -> std::fmt::Result {
    match address {
        0 => to.write_str("(nil)"),
        _ => write!(to, "0x{address:x}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::ptr::from_ref;

    fn shown(name: &str, kind: Shown, value: u64) -> String {
        let mut text = String::new();
        // SAFETY: each test passes what the kind says.
        unsafe { show(&mut text, name, kind, value) }.unwrap();
        text
    }

    #[test]
    fn arguments_look_as_people_know_them() {
        let text = c"a b";
        let uuid = [7_u8; 16];
        assert_eq!(shown("conn", Shown::Pointer, 0), "conn=(nil)");
        assert_eq!(shown("conn", Shown::Pointer, 0xbeef), "conn=0xbeef");
        assert_eq!(shown("domain", Shown::Domain, 0), "dom=(nil), (VM: name=<null>, uuid=)");
        assert_eq!(shown("xml", Shown::Text, text.as_ptr() as u64), "xml=a b");
        assert_eq!(shown("xml", Shown::Text, 0), "xml=<null>");
        assert_eq!(shown("password", Shown::Secret, text.as_ptr() as u64), "password=***");
        assert_eq!(
            shown("uuid", Shown::Uuid, from_ref(&uuid) as u64),
            "uuid=07070707-0707-0707-0707-070707070707"
        );
        assert_eq!(shown("n", Shown::Int, -1_i64 as u64), "n=-1");
        assert_eq!(shown("n", Shown::Unsigned, u64::MAX), "n=18446744073709551615");
        assert_eq!(shown("flags", Shown::Flags, 0x1f), "flags=0x1f");
    }
}
