// SPDX-License-Identifier: LGPL-2.1-or-later
use virt_core::{ErrorCode, ErrorDomain};

use super::*;

fn fault(xml: &str) -> String {
    let source = Source { domain: ErrorDomain::DOMAIN, file: None };
    match Document::parse(xml, source) {
        Ok(_) => "accepted".into(),
        Err(error) => {
            assert_eq!((error.code(), error.domain()), (ErrorCode::XML_DETAIL, ErrorDomain::DOMAIN));
            error.message().to_string()
        }
    }
}

/// Documents and what libvirt 11.3 with libxml2 2.9.14 says about them; empty lines as 12.8.0.
#[test]
fn faults_are_worded_as_the_reference_words_them() {
    let cases = [
        ("", "at line 1: Document is empty\n"),
        ("   ", "at line 1: Start tag expected, '<' not found\n   \n---^"),
        ("foo", "at line 1: Start tag expected, '<' not found\nfoo\n^"),
        ("<domain", "at line 1: Couldn't find end of Start Tag domain line 1\n<domain\n-------^"),
        ("<domain>", "at line 1: Premature end of data in tag domain line 1\n<domain>\n--------^"),
        (
            "<domain></foo>",
            "at line 1: Opening and ending tag mismatch: domain line 1 and foo\n<domain></foo>\n--------------^",
        ),
        (
            "<domain>\n<a>\n</b></domain>",
            "at line 3: Opening and ending tag mismatch: a line 2 and b\n</b></domain>\n----^",
        ),
        (
            "<domain>&foo;</domain>",
            "at line 1: Entity 'foo' not defined\n<domain>&foo;</domain>\n-------------^",
        ),
        ("<domain>& </domain>", "at line 1: xmlParseEntityRef: no name\n<domain>& </domain>\n---------^"),
        (
            "<domain a=\"1\" a=\"2\"/>",
            "at line 1: Attribute a redefined\n<domain a=\"1\" a=\"2\"/>\n-------------------^",
        ),
        ("<domain a=1/>", "at line 1: AttValue: \" or ' expected\n<domain a=1/>\n----------^"),
        ("<domain a/>", "at line 1: Specification mandates value for attribute a\n<domain a/>\n---------^"),
        (
            "<domain a=\"<\"/>",
            "at line 1: Unescaped '<' not allowed in attributes values\n<domain a=\"<\"/>\n-----------^",
        ),
        ("<domain/><x/>", "at line 1: Extra content at the end of the document\n<domain/><x/>\n---------^"),
        ("<domain/>text", "at line 1: Extra content at the end of the document\n<domain/>text\n---------^"),
        (
            "<domain><!-- a -- b --></domain>",
            "at line 1: Double hyphen within comment: <!-- a \n<domain><!-- a -- b --></domain>\n---------------^",
        ),
        ("<domain><!-- a", "at line 1: Comment not terminated\n<domain><!-- a\n--------------^"),
        (
            "<domain>]]></domain>",
            "at line 1: Sequence ']]>' not allowed in content\n<domain>]]></domain>\n--------^",
        ),
        (
            "<domain>\u{1}</domain>",
            "at line 1: PCDATA invalid Char value 1\n<domain>\u{1}</domain>\n--------^",
        ),
        (
            "<domain><1a/></domain>",
            "at line 1: StartTag: invalid element name\n<domain><1a/></domain>\n---------^",
        ),
        (
            "<domain a=\"1\"b=\"2\"/>",
            "at line 1: attributes construct error\n<domain a=\"1\"b=\"2\"/>\n-------------^",
        ),
        (
            " <?xml version=\"1.0\"?><domain/>",
            "at line 1: XML declaration allowed only at the start of the document\n <?xml version=\"1.0\"?><domain/>\n------^",
        ),
        (
            "<domain><?xml version=\"1.0\"?></domain>",
            "at line 1: XML declaration allowed only at the start of the document\n<domain><?xml version=\"1.0\"?></domain>\n-------------^",
        ),
        (
            "<domain><![CDATA[abc</domain>",
            "at line 1: CData section not finished\nabc</domai\n<domain><![CDATA[abc</domain>\n-----------------------------^",
        ),
        (
            "<domain>&#0;</domain>",
            "at line 1: xmlParseCharRef: invalid xmlChar value 0\n<domain>&#0;</domain>\n------------^",
        ),
        (
            "<domain>&#xZ;</domain>",
            "at line 1: CharRef: invalid hexadecimal value\n<domain>&#xZ;</domain>\n-----------^",
        ),
        ("<domain type=\"", "at line 1: AttValue: ' expected\n<domain type=\"\n--------------^"),
        (
            "<domain type=\"abc></domain>",
            "at line 1: Unescaped '<' not allowed in attributes values\n<domain type=\"abc></domain>\n------------------^",
        ),
        (
            "<domain>\n  <name>x</name>\n  <memory>1\n</domain>\n",
            "at line 4: Opening and ending tag mismatch: memory line 3 and domain\n</domain>\n---------^",
        ),
        (
            "<domain>\n  <name>x</nome>\n</domain>",
            "at line 2: Opening and ending tag mismatch: name line 2 and nome\n  <name>x</nome>\n----------------^",
        ),
        ("<domain>abc</domain", "at line 1: expected '>'\n<domain>abc</domain\n-------------------^"),
        (
            "<domain><name</domain>",
            "at line 1: error parsing attribute name\n<domain><name</domain>\n-------------^",
        ),
        ("<domain / >", "at line 1: error parsing attribute name\n<domain / >\n--------^"),
        ("</domain>", "at line 1: StartTag: invalid element name\n</domain>\n-^"),
        ("<domain>&lt</domain>", "at line 1: EntityRef: expecting ';'\n<domain>&lt</domain>\n-----------^"),
        (
            "<domain><!foo></domain>",
            "at line 1: StartTag: invalid element name\n<domain><!foo></domain>\n---------^",
        ),
        (
            "<?xml version=\"1.0\" encoding=\"foo\"?><domain/>",
            "at line 1: Unsupported encoding foo\n<?xml version=\"1.0\" encoding=\"foo\"?><domain/>\n----------------------------------^",
        ),
        (
            "<?xml version=\"1.0\"?",
            "at line 1: Blank needed here\n<?xml version=\"1.0\"?\n-------------------^",
        ),
        (
            "<?xml?><domain/>",
            "at line 1: XML declaration allowed only at the start of the document\n<?xml?><domain/>\n-----^",
        ),
        (
            "<domain a=\"&bar;\"/>",
            "at line 1: Entity 'bar' not defined\n<domain a=\"&bar;\"/>\n----------------^",
        ),
        ("<domain a=\"&\"/>", "at line 1: xmlParseEntityRef: no name\n<domain a=\"&\"/>\n------------^"),
        (
            "<domain a=\"\u{2}\"/>",
            "at line 1: invalid character in attribute value\n<domain a=\"\u{2}\"/>\n-----------^",
        ),
        (
            "<?xml version=\"2.0\"?><domain/>",
            "at line 1: Unsupported version '2.0'\n<?xml version=\"2.0\"?><domain/>\n-------------------^",
        ),
        (
            "<?xml encoding=\"UTF-8\"?><domain/>",
            "at line 1: Malformed declaration expecting version\n<?xml encoding=\"UTF-8\"?><domain/>\n------^",
        ),
        ("<domain><?foo", "at line 1: ParsePI: PI foo space expected\n<domain><?foo\n-------------^"),
        (
            "<domain><? foo?></domain>",
            "at line 1: xmlParsePI : no target name\n<domain><? foo?></domain>\n----------^",
        ),
        ("<!-- x", "at line 1: Comment not terminated\n<!-- x\n------^"),
        ("<domain><a", "at line 1: Couldn't find end of Start Tag a line 1\n<domain><a\n----------^"),
        (
            "<domain><a b",
            "at line 1: Specification mandates value for attribute b\n<domain><a b\n------------^",
        ),
        ("<domain><a b=", "at line 1: AttValue: \" or ' expected\n<domain><a b=\n-------------^"),
        (
            "<domain><a b=\"1\"",
            "at line 1: attributes construct error\n<domain><a b=\"1\"\n----------------^",
        ),
        ("<domain/", "at line 1: error parsing attribute name\n<domain/\n-------^"),
        ("<domain>\n\n\n", "at line 4: Premature end of data in tag domain line 1\n<domain>\n--------^"),
        (
            "<domain>\n<a>\n</domain>\n",
            "at line 3: Opening and ending tag mismatch: a line 2 and domain\n</domain>\n---------^",
        ),
        ("<>", "at line 1: StartTag: invalid element name\n<>\n-^"),
        ("< domain/>", "at line 1: StartTag: invalid element name\n< domain/>\n-^"),
        (
            "<domain>\t<a></b></domain>",
            "at line 1: Opening and ending tag mismatch: a line 1 and b\n<domain>\t<a></b></domain>\n--------\t-------^",
        ),
        (
            "<domain>é</b></domain>",
            "at line 1: Opening and ending tag mismatch: domain line 1 and b\n<domain>é</b></domain>\n--------------^",
        ),
    ];
    for (xml, want) in cases {
        assert_eq!(fault(xml), want, "{xml:?}");
    }
}

#[test]
fn a_file_is_named() {
    let source = Source { domain: ErrorDomain::NETWORK, file: Some("/etc/n.xml") };
    let error = Document::parse("<a>\n<b>", source).err().unwrap();
    assert_eq!(error.message(), "/etc/n.xml:2: Premature end of data in tag b line 2\n<b>\n---^");
    assert_eq!(error.domain(), ErrorDomain::NETWORK);
}

#[test]
fn the_tree_is_what_the_text_says() {
    let xml = "<?xml version='1.0'?>\n<!-- c --><a x='1 &lt; 2' y=\"t\tq\"><b>one<!-- c -->&amp;<![CDATA[<two>]]></b>\r\n<c/><b xmlns='u' p:z='3' xmlns:p='v'>\r\nx</b></a>\n";
    let document = Document::try_parse(xml).unwrap();
    let root = document.root_named("a").unwrap();
    assert_eq!(root.attribute("x"), Some("1 < 2"));
    assert_eq!(root.attribute("y"), Some("t q"));
    assert_eq!(root.attribute("none"), None);
    let names: Vec<_> = root.children().map(|c| (c.name(), c.plain_name())).collect();
    assert_eq!(names, [("b", "b"), ("c", "c"), ("b", "")]);
    let mut children = root.children();
    let (b, c, d) = (children.next().unwrap(), children.next().unwrap(), children.next().unwrap());
    assert_eq!(b.text(), "one&<two>");
    assert_eq!(c.text(), "");
    assert_eq!(d.text(), "\nx");
    assert_eq!(d.namespace(), Some("u"));
    assert_eq!(d.attribute("z"), Some("3"));
    assert_eq!(d.attributes().count(), 1);
    assert_eq!((b.line(), d.line()), (2, 3));
    assert_eq!(d.parent().unwrap().name(), "a");
    assert_eq!(c.source(), "<c/>");
    assert!(root.parent().is_none());
    let error = document.root_named("domain").err().unwrap();
    assert_eq!(error.message(), "XML error: expecting root element of 'domain', not 'a'");
}

#[test]
fn what_marks_a_documents_beginning_is_text_inside() {
    let document = Document::try_parse("\u{feff}<a><b>\u{feff}\u{feff}x&amp;</b>\u{feff} <c/></a>").unwrap();
    let root = document.root_named("a").unwrap();
    assert_eq!(root.children().next().unwrap().text(), "\u{feff}\u{feff}x&");
    assert!(root.has_own_text());
}

#[test]
fn entities_are_neither_declared_nor_expanded() {
    let bomb = "<!DOCTYPE d [<!ENTITY a 'aa'><!ENTITY b '&a;&a;'>]><d>&b;</d>";
    assert!(Document::try_parse(bomb).is_err());
    assert!(Document::try_parse("<!DOCTYPE d SYSTEM '/etc/passwd'><d/>").is_err());
}

#[test]
fn depth_and_size_are_capped() {
    let nested = |n: usize| "<a>".repeat(n) + &"</a>".repeat(n);
    assert!(Document::try_parse(&nested(MAX_DEPTH + 1)).is_ok());
    let fault = Document::try_parse(&nested(MAX_DEPTH + 2)).err().unwrap();
    assert_eq!(fault.what, "Excessive depth in document: 256 use XML_PARSE_HUGE option");
    // A million unclosed elements end at the cap, not at the end of memory.
    assert!(Document::try_parse(&"<a>".repeat(1_000_000)).is_err());
}

#[test]
fn very_many_attributes_take_linear_time() {
    let mut xml = String::from("<a");
    for i in 0..200_000 {
        xml += &format!(" a{i}='{i}'");
    }
    let unique = xml.clone() + "/>";
    assert!(Document::try_parse(&unique).is_ok());
    assert!(Document::try_parse(&(xml + " a77='x'/>")).is_err());
}

#[test]
fn foreign_xml_is_kept_as_the_reference_keeps_it() {
    let xml = "<d xmlns:out='o'><metadata>\n  <app:x xmlns:app='http://a' k='1 &amp; \"2\"'><app:y></app:y>\n <!-- note --> <app:z> mixed <b/> text </app:z><![CDATA[ <raw> ]]></app:x><out:q/>\n<e> </e></metadata></d>";
    let document = Document::try_parse(xml).unwrap();
    let node = document.root().child("metadata").unwrap();
    assert_eq!(
        node.verbatim(1),
        "  <metadata xmlns:out=\"o\">\n    <app:x xmlns:app=\"http://a\" k=\"1 &amp; &quot;2&quot;\"><app:y/><!-- note --><app:z> mixed <b/> text </app:z><![CDATA[ <raw> ]]></app:x>\n    <out:q/>\n    <e> </e>\n  </metadata>"
    );
}

/// Reading takes time in proportion to the document; a minute's wait here means that it does not.
#[test]
fn a_long_document_is_read_once() {
    let mut xml = String::from("<r>\n");
    xml += &"<a b='1'><c>x</c></a>\n".repeat(100_000);
    xml += "</r>";
    let document = Document::try_parse(&xml).unwrap();
    assert_eq!(document.root().children().count(), 100_000);
}

#[test]
fn documents_that_are_no_utf8() {
    let said = |bytes: &[u8]| {
        let text = virt_core::utf8::marked(bytes);
        let fault = Document::try_parse(&text).err().unwrap();
        fault.into_error(&text, Source { domain: ErrorDomain::DOMAIN, file: None }).message().to_owned()
    };
    assert_eq!(
        said(b"<a>\n x\xe9y</a>"),
        "at line 2: Input is not proper UTF-8, indicate encoding !\nBytes: 0xE9 0x79 0x3C 0x2F\n x\u{fffd}y</a>\n--^"
    );
    assert!(said(b"<a>\xed\xa0\x80</a>").starts_with("at line 1: Char 0xD800 out of allowed range\n"));
    assert!(said(b"<a>\xf5\x80\x80\x80</a>").starts_with("at line 1: Char 0x140000 out of allowed range\n"));
    for bad in [
        &b"<a b='\xe9'/>"[..],
        b"<a><!-- \xe9 --></a>",
        b"<\xe9/>",
        b"<a \xe9=''/>",
        b"\xe9<a/>",
        b"<a>\xc0\xaf</a>",
    ] {
        assert!(said(bad).starts_with("at line 1: Input is not proper UTF-8"), "{bad:?}");
    }
    // A fault in front of it comes first.
    assert!(said(b"<a></b>\xe9").starts_with("at line 1: Opening and ending tag mismatch"));
}

#[test]
fn other_encodings_may_be_named() {
    for known in ["ISO-8859-1", "utf-16", "EUC-JP", "IBM037", "HTML", "US-ASCII"] {
        let text = format!("<?xml version='1.0' encoding='{known}'?><a>é</a>");
        assert_eq!(Document::try_parse(&text).unwrap().root().text(), "é", "{known}");
    }
    assert!(Document::try_parse("<?xml version='1.0' encoding='nothing'?><a/>").is_err());
}
