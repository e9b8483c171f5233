// SPDX-License-Identifier: LGPL-2.1-or-later
//! Documents of libxml2, for programs that have it loaded.

use super::{exported, text};
use std::ffi::{CStr, c_char, c_int, c_void};
use std::sync::OnceLock;
use virt_core::{Error, ErrorCode, ErrorDomain, tr};

/// The start of `xmlNode`.
#[repr(C)]
pub(super) struct Node {
    _private: *mut c_void,
    pub(super) kind: c_int,
    pub(super) name: *const c_char,
    pub(super) children: *mut Node,
    _last: *mut Node,
    _parent: *mut Node,
    pub(super) next: *mut Node,
}

/// The start of `xmlXPathContext`.
#[repr(C)]
pub(super) struct XPathContext {
    _doc: *mut c_void,
    pub(super) node: *mut Node,
}

/// The start of `xmlXPathObject`.
#[repr(C)]
pub(super) struct XPathObject {
    pub(super) kind: c_int,
    pub(super) nodes: *mut NodeSet,
    pub(super) boolean: c_int,
    _float: f64,
    pub(super) string: *const c_char,
}

/// The start of `xmlNodeSet`.
#[repr(C)]
pub(super) struct NodeSet {
    pub(super) count: c_int,
    _room: c_int,
    pub(super) nodes: *mut *mut Node,
}

/// The start of `xmlError`.
#[repr(C)]
pub(super) struct Complaint {
    _domain: c_int,
    _code: c_int,
    message: *const c_char,
    level: c_int,
    _file: *const c_char,
    line: c_int,
    _strings: [*const c_char; 3],
    _int1: c_int,
    column: c_int,
}

/// `XML_ELEMENT_NODE`
pub(super) const ELEMENT: c_int = 1;

/// Declares libxml2's functions that are used, and `load` that finds them.
macro_rules! functions {
    ($($name:ident($($arg:ty),*) $(-> $ret:ty)?;)*) => {
        /// libxml2's functions.
        pub(super) struct Libxml2 { $(pub(super) $name: unsafe extern "C" fn($($arg),*) $(-> $ret)?,)* }

        impl Libxml2 {
            fn load() -> Option<Libxml2> {
                Some(Libxml2 { $($name: {
                    // SAFETY: a name with its NUL; its function has the type that libxml2 documents.
                    unsafe {
                        let name = concat!(stringify!($name), "\0").as_ptr().cast();
                        let found = libc::dlsym(libc::RTLD_DEFAULT, name);
                        if found.is_null() {
                            return None;
                        }
                        std::mem::transmute::<*mut c_void, unsafe extern "C" fn($($arg),*) $(-> $ret)?>(found)
                    }
                },)* })
            }
        }
    };
}

functions! {
    xmlNewParserCtxt() -> *mut c_void;
    xmlFreeParserCtxt(*mut c_void);
    xmlCtxtReadDoc(*mut c_void, *const c_char, *const c_char, *const c_char, c_int) -> *mut c_void;
    xmlCtxtGetLastError(*mut c_void) -> *const Complaint;
    xmlSetStructuredErrorFunc(*mut c_void, Option<unsafe extern "C" fn(*mut c_void, *const c_void)>);
    xmlFreeDoc(*mut c_void);
    xmlDocGetRootElement(*mut c_void) -> *mut Node;
    xmlGetProp(*mut Node, *const c_char) -> *mut c_char;
    xmlNodeGetContent(*mut Node) -> *mut c_char;
    xmlNewNode(*mut c_void, *const c_char) -> *mut Node;
    xmlNodeDump(*mut c_void, *mut c_void, *mut Node, c_int, c_int) -> c_int;
    xmlBufferCreate() -> *mut c_void;
    xmlBufferContent(*mut c_void) -> *const c_char;
    xmlBufferFree(*mut c_void);
    xmlXPathNewContext(*mut c_void) -> *mut XPathContext;
    xmlXPathEval(*const c_char, *mut XPathContext) -> *mut XPathObject;
    xmlXPathFreeObject(*mut XPathObject);
}

/// libxml2, or an error where the program has none loaded.
pub(super) fn libxml2() -> Option<&'static Libxml2> {
    static FOUND: OnceLock<Option<Libxml2>> = OnceLock::new();
    let found = FOUND.get_or_init(Libxml2::load).as_ref();
    if found.is_none() {
        super::raise("virXMLParseHelper", ErrorCode::INTERNAL_ERROR, "libxml2 is not loaded".to_owned());
    }
    found
}

/// Frees what it holds, whichever way a function ends.
struct Parser<'a>(&'a Libxml2, *mut c_void);

impl Drop for Parser<'_> {
    fn drop(&mut self) {
        // SAFETY: made by xmlNewParserCtxt.
        unsafe { (self.0.xmlFreeParserCtxt)(self.1) };
    }
}

/// As libxml2's own complaint: the place, the message, the line and a mark below it.
unsafe fn complaint(from: &Complaint, xml: &[u8], domain: ErrorDomain, file: *const c_char) -> Error {
    // SAFETY: libxml2's strings; the program's file name.
    unsafe {
        let message = text(from.message);
        let line = xml.split(|b| *b == b'\n').nth(from.line.max(1) as usize - 1).unwrap_or_default();
        let before = line.iter().take(from.column.max(1) as usize - 1);
        let mark: String = before.map(|b| if *b == b'\t' { '\t' } else { '-' }).collect();
        let line = String::from_utf8_lossy(line);
        let mark = format!("{mark}^");
        let text = match file.is_null() {
            true => tr!("at line %1$d: %2$s%3$s\n%4$s", from.line, message, line, mark),
            false => tr!("%1$s:%2$d: %3$s%4$s\n%5$s", text(file), from.line, message, line, mark),
        };
        Error::new(domain, ErrorCode::XML_DETAIL, text)
    }
}

/// libxml2 would print what it complains of; it is told as an error afterwards.
unsafe extern "C" fn silent(_data: *mut c_void, _error: *const c_void) {}

/// What the document is read from, and what is asked of it.
struct Wish {
    domain: ErrorDomain,
    file: *const c_char,
    xml: *const c_char,
    url: *const c_char,
    root: *const c_char,
    context: *mut *mut XPathContext,
    schema: *const c_char,
    drop_blanks: bool,
}

/// Reads a document and, if there is a place for it, makes a context that stands at its root.
///
/// # Safety
/// The strings are the program's or NULL.
unsafe fn parse(wish: &Wish) -> *mut c_void {
    const NO_WARNINGS: c_int = 1 << 6;
    const NO_BLANKS: c_int = 1 << 8;
    const NO_NETWORK: c_int = 1 << 11;
    const FATAL: c_int = 3;
    let null = std::ptr::null_mut();
    let Some(lib) = libxml2() else { return null };
    // SAFETY: the caller's promise; what libxml2 makes is handed to libxml2.
    unsafe {
        let mut contents = null.cast();
        let mut xml = wish.xml;
        if !wish.file.is_null() {
            if super::files::virFileReadAll(wish.file, 10 << 20, &mut contents) < 0 {
                return null;
            }
            xml = contents;
        }
        let parser = Parser(lib, (lib.xmlNewParserCtxt)());
        (lib.xmlSetStructuredErrorFunc)(null, Some(silent));
        let flags = NO_WARNINGS | NO_NETWORK | if wish.drop_blanks { NO_BLANKS } else { 0 };
        let doc = (lib.xmlCtxtReadDoc)(parser.1, xml, wish.url, std::ptr::null(), flags);
        (lib.xmlSetStructuredErrorFunc)(null, None);
        let error = match (lib.xmlCtxtGetLastError)(parser.1).as_ref() {
            _ if !doc.is_null() => None,
            Some(from) if from.level == FATAL && !from.message.is_null() => {
                Some(complaint(from, super::bytes(xml), wish.domain, wish.file))
            }
            _ => {
                let name = [wish.file, wish.url].into_iter().find(|name| !name.is_null());
                let name = name.map_or("[inline data]".into(), |name| text(name));
                let text = tr!("failed to parse xml document '%1$s'", name);
                Some(Error::new(wish.domain, ErrorCode::XML_ERROR, text))
            }
        };
        libc::free(contents.cast());
        let error = error.or_else(|| looked_at(lib, doc, wish).err());
        let Some(error) = error else { return doc };
        if !doc.is_null() {
            (lib.xmlFreeDoc)(doc);
        }
        crate::ffi::error::note("virXMLParseHelper", error);
        null
    }
}

/// Checks the root and the wish for a schema, then makes the context.
///
/// # Safety
/// A document of libxml2, and as for [`parse`].
unsafe fn looked_at(lib: &Libxml2, doc: *mut c_void, wish: &Wish) -> Result<(), Error> {
    // SAFETY: the caller's promise.
    unsafe {
        let root = (lib.xmlDocGetRootElement)(doc);
        if root.is_null() {
            return Err(Error::internal(wish.domain, tr!("missing root element")));
        }
        if !wish.root.is_null() && CStr::from_ptr(wish.root) != CStr::from_ptr((*root).name) {
            let text =
                tr!("expecting root element of '%1$s', not '%2$s'", text(wish.root), text((*root).name));
            return Err(Error::new(ErrorDomain::XML, ErrorCode::XML_ERROR, text));
        }
        if !wish.schema.is_null() {
            let text = "validation of documents for the program itself".to_owned();
            return Err(Error::new(ErrorDomain::XML, ErrorCode::OPERATION_UNSUPPORTED, text));
        }
        if !wish.context.is_null() {
            let context = (lib.xmlXPathNewContext)(doc);
            if context.is_null() {
                libc::abort();
            }
            (*context).node = root;
            *wish.context = context;
        }
    }
    Ok(())
}

/// The function of 11.3.0 and 12.8.0; that of 9.0.0 lacks the last argument.
mod since_11 {
    use super::{ErrorDomain, Wish, XPathContext, exported, parse};
    use std::ffi::{c_char, c_int, c_void};

    exported! { since_11 {
        fn virXMLParseHelper(domain: c_int, file: *const c_char, xml: *const c_char, url: *const c_char,
                             root: *const c_char, context: *mut *mut XPathContext, schema: *const c_char,
                             validate: bool, keep_indent: bool) -> *mut c_void {
            let schema = if validate { schema } else { std::ptr::null() };
            let domain = ErrorDomain(domain);
            parse(&Wish { domain, file, xml, url, root, context, schema, drop_blanks: keep_indent })
        }
    } }
}

exported! { only_9 {
    fn virXMLParseHelper(domain: c_int, file: *const c_char, xml: *const c_char, url: *const c_char,
                         root: *const c_char, context: *mut *mut XPathContext, schema: *const c_char,
                         validate: bool) -> *mut c_void {
        let schema = if validate { schema } else { std::ptr::null() };
        let domain = ErrorDomain(domain);
        parse(&Wish { domain, file, xml, url, root, context, schema, drop_blanks: false })
    }
} }
