// SPDX-License-Identifier: LGPL-2.1-or-later
//! Networks, ports, host interfaces, filters and bindings: each document of the reference's own
//! tests is read and written back, and must equal the reference's output to the byte, that of
//! networks as 12.8.0 writes it.

mod common;

use common::corpus;
use std::collections::BTreeSet;
use std::path::Path;

use virt_conf::interface::Interface;
use virt_conf::network::{Network, ParseOptions};
use virt_conf::network_port::NetworkPort;
use virt_conf::nwfilter::{Binding, Filter};
use virt_conf::schema::Show;
use virt_core::Result;

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// The names of the `.xml` files in a folder, without the ending.
fn names(folder: &str) -> BTreeSet<String> {
    let folder = corpus().join(folder);
    let entries = std::fs::read_dir(&folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    let name = |entry: std::io::Result<std::fs::DirEntry>| {
        let name = entry.unwrap().file_name().into_string().unwrap();
        name.strip_suffix(".xml").map(str::to_owned)
    };
    let found: BTreeSet<_> = entries.filter_map(name).collect();
    assert!(!found.is_empty(), "no documents in {}", folder.display());
    found
}

/// What is known not to come out as it should, and why.
type Misses = &'static [(&'static str, &'static str)];

/// Sends every document of `input` through `round` and compares it with its namesake in
/// `output`, or with itself where there is none. `faulty` ones must be refused.
fn compare(
    input: &str,
    output: Option<&str>,
    faulty: &[&str],
    misses: Misses,
    round: impl Fn(&str, &str) -> Result<String>,
) {
    let (mut alike, mut bad) = (0, Vec::new());
    let names = names(input);
    for name in &names {
        let path = corpus().join(input).join(format!("{name}.xml"));
        let result = round(name, &read(&path));
        let known = misses.iter().any(|(miss, _)| miss == name);
        let fits = if faulty.contains(&name.as_str()) {
            result.as_ref().is_err_and(|e| !e.message().is_empty())
        } else {
            let ready = output.map(|folder| corpus().join(folder).join(format!("{name}.xml")));
            let ready = ready.filter(|path| path.exists()).unwrap_or(path);
            let mut wanted = read(&ready);
            if input == "networkxml2xmlin" {
                wanted = common::with_empty_tags(&wanted);
            }
            result.as_ref().is_ok_and(|text| *text == wanted)
        };
        match (fits, known) {
            (true, false) => alike += 1,
            (false, true) => {}
            (true, true) => bad.push(format!("{name}: listed as a miss, but fits")),
            (false, false) => bad.push(format!("{name}: {result:#?}")),
        }
    }
    println!("{input}: {alike} of {} alike", names.len());
    assert!(bad.is_empty(), "{input}:\n{}", bad.join("\n"));
    common::count(&format!("documents of {input}"), alike, names.len());
}

#[test]
fn filters() {
    let faulty: Vec<_> = names("nwfilterxml2xmlin").into_iter().filter(|n| n.ends_with("-invalid")).collect();
    // Named so for its schema, but the parser takes it.
    let faulty: Vec<_> = faulty.iter().map(String::as_str).filter(|n| *n != "quirks-invalid").collect();
    compare("nwfilterxml2xmlin", Some("nwfilterxml2xmlout"), &faulty, &[], |_, xml| {
        Ok(Filter::parse(xml)?.format())
    });
}

/// Output is input of the same meaning.
#[test]
fn filters_that_were_written() {
    let misses: Misses =
        &[("ipv6-test", "written by hand: its priorities and indents are not the formatter's")];
    compare("nwfilterxml2xmlout", None, &[], misses, |_, xml| Ok(Filter::parse(xml)?.format()));
}

#[test]
fn bindings() {
    compare("virnwfilterbindingxml2xmldata", None, &[], &[], |_, xml| Ok(Binding::parse(xml)?.format()));
}

#[test]
fn host_interfaces() {
    compare("interfaceschemadata", None, &[], &[], |_, xml| Ok(Interface::parse(xml)?.format()));
}

#[test]
fn networks() {
    let faulty = ["open-network-with-forward-dev", "passthrough-duplicate"];
    compare("networkxml2xmlin", Some("networkxml2xmlout"), &faulty, &[], |name, xml| {
        let live = !matches!(name, "passthrough-pf" | "hostdev-pf" | "hostdev-pf-driver-model");
        let network = Network::parse(xml, ParseOptions { dnsmasq: true })?;
        Ok(network.format(Show { live, ..Show::default() }))
    });
}

#[test]
fn network_ports() {
    compare("virnetworkportxml2xmldata", None, &[], &[], |_, xml| Ok(NetworkPort::parse(xml)?.format()));
}

/// Time and memory grow with the document, not with its square, which nobody would wait for.
#[test]
fn large_documents() {
    const MANY: usize = 20_000;
    let repeat = |part: &dyn Fn(usize) -> String| (0..MANY).map(part).collect::<String>();
    let network = |body: String| {
        let xml = format!("<network><name>n</name>{body}</network>");
        Network::parse(&xml, ParseOptions::default()).map(|network| network.format(Show::default()).len())
    };
    let ip = |i: usize| format!("<ip address='10.{}.{}.1' prefix='24'/>", i / 256 % 256, i % 256);
    let route = |_| "<route address='1.0.0.0' prefix='8' gateway='10.70.1.9'/>".to_owned();
    assert!(network(repeat(&ip) + &repeat(&route)).is_ok());
    let interface = |i| format!("<interface dev='eth{i}'/>");
    assert!(network(format!("<forward mode='bridge'>{}</forward>", repeat(&interface))).is_ok());
    let pci = |i| format!("<address type='pci' domain='{i}'/>");
    assert!(network(format!("<forward mode='hostdev'>{}</forward>", repeat(&pci))).is_ok());
    let foreign = |i| format!("<x xmlns='{}'/>", i / 2);
    assert!(network(format!("<metadata>{}</metadata>", repeat(&foreign))).is_ok());
    let element = |i| format!("<tcp match='no' srcportstart='{}'/>", i % 100);
    let filter =
        format!("<filter name='f'><rule action='drop' direction='in'>{}</rule></filter>", repeat(&element));
    assert!(Filter::parse(&filter).is_ok());
    let parameter = |i| format!("<parameter name='A{}' value='{i}'/>", i % 7);
    let filter =
        format!("<filter name='f'><filterref filter='g'>{}</filterref></filter>", repeat(&parameter));
    assert!(Filter::parse(&filter).is_ok());
}
