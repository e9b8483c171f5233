// SPDX-License-Identifier: LGPL-2.1-or-later
//! Devices that came after 11.3.0: what 12.8.0 made of each document, fault or text, is written
//! down in `observed/devices_12_8_0.txt`.

use virt_conf::domain::{Definition, FormatFlags, ParseContext, stability};
use virt_conf::validate::Schema;
use virt_conf::xml::Document;
use virt_core::Result;

const OBSERVED: &str = include_str!("observed/devices_12_8_0.txt");

/// What came of it: an error as the file writes it, or what `ok` makes of the value. What a
/// validator says is its own.
fn told<T>(result: Result<T>, ok: impl FnOnce(T) -> String) -> String {
    match result {
        Ok(value) => ok(value),
        Err(error) if error.message().starts_with("XML document failed to validate") => {
            format!("ERR code={} dom={}", error.code().0, error.domain().0)
        }
        Err(error) => format!("ERR code={} dom={} {}", error.code().0, error.domain().0, error.message()),
    }
}

fn whole(devices: &str) -> String {
    if devices.starts_with("<domain") {
        return devices.into();
    }
    format!(
        "<domain type='test'><name>x</name><uuid>c7a5fdbd-edaf-9455-926a-d65c16db1809</uuid>\
         <memory>219136</memory><os><type>hvm</type></os><devices>{devices}</devices></domain>"
    )
}

fn parse(xml: &str) -> Result<Definition> {
    Definition::parse(xml, &ParseContext::TEST)
}

fn text(definition: &Definition) -> String {
    definition.format(FormatFlags::default(), None)
}

/// The lines that a definition without devices does not have, close together.
fn beyond(definition: &Definition, bare: &str) -> String {
    let bare: Vec<_> = bare.lines().collect();
    let text = text(definition);
    let own: Vec<_> = text.lines().filter(|line| !bare.contains(line)).collect();
    if own.is_empty() {
        return "(nothing)".into();
    }
    own.iter().map(|line| line.trim_start()).collect()
}

fn outcome(kind: &str, body: &str, bare: &str) -> String {
    match kind {
        "dev" | "raw" => told(parse(&whole(body)), |d| beyond(&d, bare)),
        "devv" | "rawv" => {
            let xml = whole(body);
            let document = Document::try_parse(&xml).unwrap();
            let valid = Schema::Domain.validate(document.root());
            told(valid.and_then(|()| parse(&xml)), |d| beyond(&d, bare))
        }
        "abi" => {
            let (src, dst) = body.split_once(" ---- ").unwrap();
            let both = parse(&whole(src)).and_then(|src| Ok((src, parse(&whole(dst))?)));
            told(both.and_then(|(src, dst)| stability::check(&src, &dst)), |()| "stable".into())
        }
        _ => panic!("{kind}"),
    }
}

#[test]
fn devices_come_out_as_12_8_0_writes_them() {
    let bare = text(&parse(&whole("")).unwrap());
    let mut names = Vec::new();
    let (mut tried, mut wrong) = (0, Vec::new());
    for block in OBSERVED.split("\n\n") {
        let mut lines = block.lines().filter(|line| !line.starts_with('#')).peekable();
        while let Some(line) = lines.next_if(|line| line.starts_with("let ")) {
            let (name, value) = line["let ".len()..].split_once(" = ").unwrap();
            names.push((name, value));
        }
        let Some(case) = lines.next() else { continue };
        let long =
            |text: &str| names.iter().fold(text.to_owned(), |text, (name, value)| text.replace(name, value));
        let (kind, body) = case.split_once(' ').unwrap();
        let body = long(body);
        let expected = long(&lines.collect::<Vec<_>>().join("\n"));
        let found = outcome(kind, &body, &bare);
        tried += 1;
        if found != expected {
            wrong.push(format!("{kind} {body}\n  expected {expected}\n  found    {found}"));
        }
    }
    assert!(tried > 500, "{tried}");
    assert!(wrong.is_empty(), "{}\n{} of {tried}", wrong.join("\n"), wrong.len());
}
