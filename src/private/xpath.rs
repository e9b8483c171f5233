// SPDX-License-Identifier: LGPL-2.1-or-later
//! Questions to libxml2's documents.

use super::xml::{Libxml2, Node, XPathContext, XPathObject, libxml2};
use super::{bytes, dup, exported, text};
use std::ffi::{c_char, c_int, c_longlong, c_uint};
use virt_core::{ErrorCode, tr};

// Numbers of xmlXPathObjectType.
const NODES: c_int = 1;
const BOOLEAN: c_int = 2;
const STRING: c_int = 4;

/// A context and the node at which it stood.
#[repr(C)]
pub(super) struct Saved {
    context: *mut XPathContext,
    node: *mut Node,
}

/// An answer, freed by libxml2 in the end.
struct Answer(&'static Libxml2, *mut XPathObject);

impl Answer {
    /// Asks; `None` where the question is wrong.
    unsafe fn to(question: *const c_char, context: *mut XPathContext) -> Option<Answer> {
        let lib = libxml2()?;
        // SAFETY: the caller's promise: a string and a context of libxml2, neither NULL.
        let object = unsafe { (lib.xmlXPathEval)(question, context) };
        (!object.is_null()).then_some(Answer(lib, object))
    }

    /// The text that answers, unless it is empty.
    unsafe fn string(question: *const c_char, context: *mut XPathContext) -> Option<Answer> {
        if question.is_null() {
            super::raise("virXPathString", ErrorCode::INTERNAL_ERROR, tr!("Missing XPath expression"));
            return None;
        }
        if context.is_null() {
            super::raise("virXPathString", ErrorCode::INTERNAL_ERROR, tr!("Missing XPath context"));
            return None;
        }
        // SAFETY: the caller's promise, and neither is NULL.
        unsafe { Answer::to(question, context) }.filter(|answer| {
            let object = answer.object();
            // SAFETY: libxml2's string or NULL.
            object.kind == STRING && !unsafe { bytes(object.string) }.is_empty()
        })
    }

    fn object(&self) -> &XPathObject {
        // SAFETY: not NULL, and libxml2's until it is dropped.
        unsafe { &*self.1 }
    }

    /// The nodes that answer.
    fn nodes(&self) -> &[*mut Node] {
        // SAFETY: a set of nodes has as many as it says.
        unsafe {
            match self.object().nodes.as_ref() {
                Some(set) if set.count > 0 && !set.nodes.is_null() => {
                    std::slice::from_raw_parts(set.nodes, set.count as usize)
                }
                _ => &[],
            }
        }
    }
}

impl Drop for Answer {
    fn drop(&mut self) {
        // SAFETY: an object of libxml2's, which nobody uses afterwards.
        unsafe { (self.0.xmlXPathFreeObject)(self.1) };
    }
}

/// Whether there is something to ask and something to be asked.
fn both(question: *const c_char, context: *mut XPathContext) -> bool {
    let given = !question.is_null() && !context.is_null();
    if !given {
        super::raise("virXPathNode", ErrorCode::INTERNAL_ERROR, tr!("Invalid parameter"));
    }
    given
}

/// A number out of the answer: -1 without an answer, -2 if it is no such number.
unsafe fn number<T>(
    question: *const c_char,
    context: *mut XPathContext,
    to: *mut T,
    convert: unsafe extern "C" fn(*const c_char, *mut *mut c_char, c_int, *mut T) -> c_int,
) -> c_int {
    // SAFETY: the caller's promise.
    unsafe {
        match Answer::string(question, context) {
            None => -1,
            Some(answer) if convert(answer.object().string, std::ptr::null_mut(), 10, to) < 0 => -2,
            Some(_) => 0,
        }
    }
}

exported! {
all {
    fn virXPathString(question: *const c_char, context: *mut XPathContext) -> *mut c_char {
        let answer = Answer::string(question, context);
        answer.map_or(std::ptr::null_mut(), |answer| dup(bytes(answer.object().string)))
    }

    fn virXPathInt(question: *const c_char, context: *mut XPathContext, to: *mut c_int) -> c_int {
        number(question, context, to, super::number::virStrToLong_i)
    }

    fn virXPathUInt(question: *const c_char, context: *mut XPathContext, to: *mut c_uint) -> c_int {
        number(question, context, to, super::number::virStrToLong_uip)
    }

    fn virXPathLongLong(question: *const c_char, context: *mut XPathContext, to: *mut c_longlong) -> c_int {
        number(question, context, to, super::number::virStrToLong_ll)
    }

    fn virXPathBoolean(question: *const c_char, context: *mut XPathContext) -> c_int {
        if !both(question, context) {
            return -1;
        }
        match Answer::to(question, context) {
            Some(answer) if answer.object().kind == BOOLEAN => c_int::from(answer.object().boolean != 0),
            _ => -1,
        }
    }

    fn virXPathNode(question: *const c_char, context: *mut XPathContext) -> *mut Node {
        if !both(question, context) {
            return std::ptr::null_mut();
        }
        let answer = Answer::to(question, context).filter(|answer| answer.object().kind == NODES);
        answer.and_then(|answer| answer.nodes().first().copied()).unwrap_or(std::ptr::null_mut())
    }

    /// All nodes that answer, in an array that the program frees.
    fn virXPathNodeSet(question: *const c_char, context: *mut XPathContext,
                       list: *mut *mut *mut Node) -> c_int {
        if !both(question, context) {
            return -1;
        }
        if !list.is_null() {
            *list = std::ptr::null_mut();
        }
        let Some(answer) = Answer::to(question, context) else { return 0 };
        if answer.object().kind != NODES {
            super::raise("virXPathNodeSet", ErrorCode::INTERNAL_ERROR, tr!("Incorrect xpath '%1$s'", text(question)));
            return -1;
        }
        let nodes = answer.nodes();
        if !list.is_null() && !nodes.is_empty() {
            *list = crate::ffi::memory::alloc_array::<*mut Node>(nodes.len());
            if (*list).is_null() {
                libc::abort();
            }
            std::ptr::copy_nonoverlapping(nodes.as_ptr(), *list, nodes.len());
        }
        nodes.len() as c_int
    }
}
since_11 {
    /// Puts the context back to where it stood.
    fn virXPathContextNodeRestore(saved: *mut Saved) {
        if !(*saved).context.is_null() {
            (*(*saved).context).node = (*saved).node;
        }
    }
}
}
