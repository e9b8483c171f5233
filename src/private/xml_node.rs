// SPDX-License-Identifier: LGPL-2.1-or-later
//! Elements and attributes of libxml2's documents.

use super::xml::{ELEMENT, Libxml2, Node, libxml2};
use super::{bytes, dup, exported, text};
use std::ffi::{CStr, c_char, c_int, c_uint, c_void};
use virt_core::{Error, ErrorCode, ErrorDomain, tr};

/// `virPCIDeviceAddress`
#[repr(C)]
pub(super) struct PciAddress {
    domain: c_uint,
    bus: c_uint,
    slot: c_uint,
    function: c_uint,
    multifunction: c_int,
    extensions: c_int,
    uid: Identifier,
    fid: Identifier,
}

/// `virZPCIDeviceAddressID`
#[repr(C)]
struct Identifier {
    value: c_uint,
    is_set: bool,
}

/// An attribute's value, `None` if it is not there.
///
/// # Safety
/// `node` is an element.
unsafe fn attribute(lib: &Libxml2, node: *mut Node, name: &CStr) -> Option<String> {
    // SAFETY: the caller's promise; libxml2's strings are malloc's unless the program says otherwise.
    unsafe {
        let value = (lib.xmlGetProp)(node, name.as_ptr());
        if value.is_null() {
            return None;
        }
        let owned = text(value).into_owned();
        libc::free(value.cast());
        Some(owned)
    }
}

/// A number as C writes them: decimal, `0x…` or `0…`; `None` if the attribute is not there.
unsafe fn unsigned(lib: &Libxml2, node: *mut Node, name: &CStr) -> Result<Option<c_uint>, Error> {
    // SAFETY: the caller's promise.
    let Some(value) = (unsafe { attribute(lib, node, name) }) else { return Ok(None) };
    let terminated = format!("{value}\0");
    let mut number = 0;
    // SAFETY: a C string and a variable.
    let read = unsafe {
        super::number::virStrToLong_uip(terminated.as_ptr().cast(), std::ptr::null_mut(), 0, &mut number)
    };
    if read < 0 {
        // SAFETY: an element's name.
        let element = unsafe { text((*node).name) };
        let text = tr!(
            "Invalid value for attribute '%1$s' in element '%2$s': '%3$s'. Expected non-negative integer value",
            name.to_string_lossy(),
            element,
            value
        );
        return Err(Error::new(ErrorDomain::XML, ErrorCode::XML_ERROR, text));
    }
    Ok(Some(number))
}

unsafe fn read_address(lib: &Libxml2, node: *mut Node, to: &mut PciAddress) -> Result<(), Error> {
    let wrong = |text| Err(Error::new(ErrorDomain::NONE, ErrorCode::XML_ERROR, text));
    // SAFETY: the caller's promise: an element.
    unsafe {
        to.domain = unsigned(lib, node, c"domain")?.unwrap_or(0);
        to.bus = unsigned(lib, node, c"bus")?.unwrap_or(0);
        to.slot = unsigned(lib, node, c"slot")?.unwrap_or(0);
        to.function = unsigned(lib, node, c"function")?.unwrap_or(0);
        to.multifunction = match attribute(lib, node, c"multifunction").as_deref() {
            None => 0,
            Some("on") => 1,
            Some("off") => 2,
            Some(other) => {
                let element = text((*node).name);
                return wrong(tr!(
                    "Invalid value for attribute '%1$s' in element '%2$s': '%3$s'.",
                    "multifunction",
                    element,
                    other
                ));
            }
        };
        if (to.domain, to.bus, to.slot) != (0, 0, 0) {
            if to.bus > 0xff {
                return wrong(tr!("Invalid PCI address bus='0x%1$x', must be <= 0xFF", to.bus));
            }
            if to.slot > 0x1f {
                return wrong(tr!("Invalid PCI address slot='0x%1$x', must be <= 0x1F", to.slot));
            }
            if to.function > 7 {
                return wrong(tr!("Invalid PCI address function=0x%1$x, must be <= 7", to.function));
            }
        }
        let zpci = child(node, b"zpci");
        if !zpci.is_null() {
            for (name, to) in [(c"uid", &mut to.uid), (c"fid", &mut to.fid)] {
                let value = unsigned(lib, zpci, name)?;
                *to = Identifier { value: value.unwrap_or(0), is_set: value.is_some() };
            }
        }
    }
    Ok(())
}

/// The first element of that name within another.
unsafe fn child(node: *mut Node, name: &[u8]) -> *mut Node {
    // SAFETY: the caller's promise: an element, whose children are libxml2's.
    unsafe {
        let mut next = (*node).children;
        while !next.is_null() && ((*next).kind != ELEMENT || bytes((*next).name) != name) {
            next = (*next).next;
        }
        next
    }
}

exported! { all {
    fn virXMLPropString(node: *mut Node, name: *const c_char) -> *mut c_char {
        libxml2().map_or(std::ptr::null_mut(), |lib| (lib.xmlGetProp)(node, name))
    }

    fn virXMLNodeNameEqual(node: *mut Node, name: *const c_char) -> bool {
        !name.is_null() && bytes((*node).name) == bytes(name)
    }

    fn virXMLNodeGetSubelement(node: *mut Node, name: *const c_char) -> *mut Node {
        child(node, bytes(name))
    }

    fn virXMLNodeContentString(node: *mut Node) -> *mut c_char {
        let Some(lib) = libxml2() else { return std::ptr::null_mut() };
        if (*node).kind != ELEMENT {
            let text = tr!("node '%1$s' has unexpected type %2$d", text((*node).name), (*node).kind);
            super::raise("virXMLNodeContentString", ErrorCode::INTERNAL_ERROR, text);
            return std::ptr::null_mut();
        }
        (lib.xmlNodeGetContent)(node)
    }

    fn virXMLNewNode(namespace: *mut c_void, name: *const c_char) -> *mut Node {
        libxml2().map_or(std::ptr::null_mut(), |lib| (lib.xmlNewNode)(namespace, name))
    }

    fn virXMLNodeToString(doc: *mut c_void, node: *mut Node) -> *mut c_char {
        let Some(lib) = libxml2() else { return std::ptr::null_mut() };
        let buffer = (lib.xmlBufferCreate)();
        if buffer.is_null() {
            libc::abort();
        }
        let written = (lib.xmlNodeDump)(buffer, doc, node, 0, 1);
        let result = match written {
            0 => {
                super::raise("virXMLNodeToString", ErrorCode::INTERNAL_ERROR, tr!("failed to convert the XML node tree"));
                std::ptr::null_mut()
            }
            _ => dup(bytes((lib.xmlBufferContent)(buffer))),
        };
        (lib.xmlBufferFree)(buffer);
        result
    }

    fn virPCIDeviceAddressParseXML(node: *mut Node, address: *mut PciAddress) -> c_int {
        address.write_bytes(0, 1);
        let Some(lib) = libxml2() else { return -1 };
        match read_address(lib, node, &mut *address) {
            Ok(()) => 0,
            Err(error) => {
                crate::ffi::error::note("virPCIDeviceAddressParseXML", error);
                -1
            }
        }
    }
} }
