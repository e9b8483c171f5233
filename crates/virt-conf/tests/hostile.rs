// SPDX-License-Identifier: LGPL-2.1-or-later
//! Documents made to hurt: deep, huge, sparse, cut off. Each has a known outcome, and none takes more
//! memory than its length allows. Those that the reference survives are compared with it in
//! `tests/c/domain_hostile_xml.c`; of the others some make it crash, some keep it busy for minutes.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::fmt::Write;

use virt_conf::domain::{Definition, FormatFlags, ParseContext};

/// Counts what each thread allocates.
struct Counting;

thread_local! {
    /// Allocated now, and at most so far.
    static BYTES: Cell<(usize, usize)> = const { Cell::new((0, 0)) };
}

// SAFETY: every call goes to the system's allocator as it came.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let (now, most) = BYTES.get();
        let now = now.wrapping_add(layout.size());
        BYTES.set((now, most.max(now)));
        // SAFETY: the caller's promise is handed on.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, place: *mut u8, layout: Layout) {
        let (now, most) = BYTES.get();
        BYTES.set((now.wrapping_sub(layout.size()), most));
        // SAFETY: the caller's promise is handed on.
        unsafe { System.dealloc(place, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// Reads and writes a document; what came out, and the bytes that it took at the worst moment.
fn outcome(xml: &str) -> (Result<String, String>, usize) {
    BYTES.set((0, 0));
    let show = FormatFlags { secure: true, inactive: true, migratable: false };
    let read = Definition::parse(xml, &ParseContext::TEST);
    let shown = read.as_ref().map(|d| d.format(show, None)).map_err(|e| e.message().to_owned());
    (shown, BYTES.get().1)
}

/// What a document of any length may take besides.
const ANY: usize = 64 << 10;

#[track_caller]
fn accepted(xml: &str, times: usize) -> String {
    let (read, peak) = outcome(xml);
    assert!(peak < xml.len() * times + ANY, "{peak} bytes for {}", xml.len());
    read.unwrap_or_else(|e| panic!("{e}"))
}

#[track_caller]
fn refused(xml: &str, times: usize, why: &str) {
    let (read, peak) = outcome(xml);
    assert!(peak < xml.len() * times + ANY, "{peak} bytes for {}", xml.len());
    match read {
        Err(error) => assert!(error.contains(why), "{}", &error[..error.len().min(500)]),
        Ok(_) => panic!("accepted, not {why}"),
    }
}

fn domain(inner: &str) -> String {
    format!(
        "<domain type='test'><name>h</name><uuid>4dea22b3-1d52-d8f3-2516-782e98ab3fa0</uuid>\
         <memory>8192</memory><os><type>hvm</type></os>{inner}</domain>"
    )
}

fn chain(length: usize) -> String {
    let mut inner = "<devices><disk type='file'><source file='/a'/>".to_owned();
    for i in 0..length {
        write!(inner, "<backingStore type='file'><format type='raw'/><source file='/b{i}'/>").unwrap();
    }
    inner += &"</backingStore>".repeat(length);
    domain(&(inner + "<target dev='vda'/></disk></devices>"))
}

#[test]
fn backing_chains_as_deep_as_documents() {
    let shown = accepted(&chain(200), 40);
    assert_eq!(shown.matches("<source file='/b").count(), 200);
    refused(&chain(100_000), 40, "Excessive depth in document: 256");
}

#[test]
fn depth_without_end() {
    refused(&"<a>".repeat(1_000_000), 60, "Excessive depth");
    refused(&format!("<domain>{}", "<a b='".repeat(100_000)), 60, "Unescaped '<'");
    let deep = format!("<metadata><a xmlns='u'>{}{}</a></metadata>", "<b>".repeat(200), "</b>".repeat(200));
    // Written, it is indented, but not without bound.
    assert!(accepted(&domain(&deep), 60).len() < 60_000);
}

#[test]
fn a_million_cells() {
    let cells = format!("<vcpu>1</vcpu><cpu><numa>{}</numa></cpu>", "<cell memory='1'/>".repeat(1_000_000));
    let shown = accepted(&domain(&cells), 24);
    assert!(shown.contains("<cell id='999999' memory='1' unit='KiB'/>"));
}

#[test]
fn sparse_numbers_take_no_room() {
    let contiguous = "Exactly one 'cell' element per guest NUMA cell allowed";
    let cells = |id: &str| {
        domain(&format!(
            "<vcpu>2</vcpu><cpu><numa><cell id='0' cpus='0' memory='1'/>\
             <cell id='{id}' cpus='1' memory='1'/></numa></cpu>"
        ))
    };
    refused(&cells("4294967295"), 12, contiguous);
    refused(&cells("5"), 12, contiguous);
    refused(&cells("0"), 12, "Duplicate NUMA cell info for cell id '0'");
    refused(&domain("<vcpu cpuset='0-4294967295'>2</vcpu>"), 12, "Failed to parse bitmap");
    refused(&domain("<iothreads>4294967295</iothreads>"), 12, "invalid iothreads count");
    let shown = accepted(&domain("<vcpu>4294967295</vcpu>"), 12);
    assert!(shown.contains("<vcpu placement='static'>4294967295</vcpu>"));
    accepted(&domain("<iothreadids><iothread id='4294967295'/></iothreadids>"), 12);
    accepted(&domain("<vcpu>2</vcpu><cputune><vcpupin vcpu='4294967295' cpuset='0-16383'/></cputune>"), 12);
    let disk = |controller: &str| {
        domain(&format!(
            "<devices><disk type='file'><source file='/a'/><target dev='sda' bus='scsi'/>\
             <address type='drive' controller='{controller}' bus='0' target='0' unit='0'/></disk></devices>"
        ))
    };
    accepted(&disk("100"), 60);
    accepted(&domain("<devices><controller type='scsi' index='2147483647'/></devices>"), 12);
    accepted(&domain("<devices><serial type='null'><target port='2147483647'/></serial></devices>"), 12);
}

/// Whatever is cut off anywhere is refused, in bounded memory.
#[test]
fn every_beginning_of_a_document() {
    let whole = chain(3) + "\n<!-- end -->";
    for end in 0..chain(3).len() {
        let (read, peak) = outcome(&whole[..end]);
        assert!(read.is_err(), "accepted: {}", &whole[..end]);
        assert!(peak < end * 12 + ANY, "{peak} bytes for {end}");
    }
    for unclosed in ["<!--", "<![CDATA[", "<?a ", "<a b='", "<a ", "&", "&#", "</"] {
        let xml = format!("<domain>{unclosed}{}", "x".repeat(1_000_000));
        let (read, peak) = outcome(&xml);
        assert!(read.is_err(), "accepted: {unclosed}");
        assert!(peak < xml.len() * 12 + ANY, "{peak} bytes for {unclosed}");
    }
}

#[test]
fn lengths_that_the_reference_takes() {
    let named = |bytes: usize| format!("<domain><{}/></domain>", "n".repeat(bytes));
    refused(&named(50_000), 12, "missing name information");
    refused(&named(50_001), 12, "Name too long: NCName");
    let most = "x".repeat(10_000_000);
    let attribute = |value: &str| domain(&format!("<a b='{value}'/>"));
    accepted(&attribute(&most), 12);
    refused(&attribute(&(most.clone() + "x")), 12, "AttValue length too long");
    refused(&domain(&format!("<!--{most}x-->")), 12, "Comment too big found");
    refused(&domain(&format!("<?a {most}?>")), 12, "PI a too big found");
    let described = |text: &str| domain(&format!("<description>{text}</description>"));
    refused(&described(&format!("<![CDATA[{most}x]]>")), 12, "CData section too big found");
    assert!(accepted(&described(&(most.clone() + "x")), 12).contains(&most));
}

#[test]
fn entities_are_not_expanded() {
    let mut bomb = "<!DOCTYPE d [<!ENTITY a 'xxxxxxxxxx'>".to_owned();
    for pair in ('a'..='j').collect::<Vec<_>>().windows(2) {
        write!(bomb, "<!ENTITY {} '{}'>", pair[1], format!("&{};", pair[0]).repeat(10)).unwrap();
    }
    refused(&format!("{bomb}]>{}", domain("<title>&j;</title>")), 12, "Document type declarations");
}

#[test]
fn very_many_of_one_kind() {
    let attributes: String = (0..50_000).fold(String::new(), |all, i| all + &format!(" a{i}='x'"));
    refused(&format!("<domain{attributes}/>"), 40, "missing name information");
    let namespaces: String = (0..20_000).fold(String::new(), |all, i| all + &format!(" xmlns:a{i}='u{i}'"));
    accepted(&domain("").replacen("<domain", &format!("<domain{namespaces}"), 1), 40);
    accepted(&domain(&format!("<features>{}</features>", "<acpi/>".repeat(10_000))), 40);
    let text = accepted(&domain(&format!("<description>{}</description>", "&lt;".repeat(200_000))), 12);
    assert_eq!(text.matches("&lt;").count(), 200_000);
}
