// SPDX-License-Identifier: LGPL-2.1-or-later
//! Times reading and writing of a domain document: the small one that every benchmark defines,
//! or a file.

use std::hint::black_box;
use std::time::Instant;

use virt_conf::domain::{Definition, FormatFlags, ParseContext};

const SMALL: &str = "<domain type='test'><name>vm-000001</name><uuid>11111111-2222-3333-4444-555555555555</uuid><memory unit='KiB'>65536</memory><vcpu>1</vcpu><os><type>hvm</type></os></domain>";

fn time(what: &str, mut run: impl FnMut()) {
    let mut best = f64::INFINITY;
    for _ in 0..20 {
        let start = Instant::now();
        for _ in 0..500 {
            run();
        }
        best = best.min(start.elapsed().as_nanos() as f64 / 500.0);
    }
    println!("{what}: {best:.0} ns");
}

fn main() {
    let file = std::env::args().nth(1).map(|path| std::fs::read_to_string(path).expect("a document"));
    let xml = file.as_deref().unwrap_or(SMALL);
    let definition = Definition::parse(xml, &ParseContext::TEST).expect("a good document");
    time("tree", || {
        let source = virt_conf::xml::Source { domain: virt_core::ErrorDomain::DOMAIN, file: None };
        black_box(virt_conf::xml::Document::parse(black_box(xml), source)).expect("well formed");
    });
    time("parse", || drop(black_box(Definition::parse(black_box(xml), &ParseContext::TEST))));
    time("format", || drop(black_box(definition.format(FormatFlags::default(), None))));
    time("clone", || drop(black_box(definition.clone())));
}
