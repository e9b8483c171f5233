// SPDX-License-Identifier: LGPL-2.1-or-later
//! What documents may say since 11.3.0, in the words that 12.8.0's test driver answered with.

use virt_conf::domain::{Definition, FormatFlags, ParseContext, stability};
use virt_conf::network::{Network, ParseOptions};
use virt_conf::nodedev::{self, Origin};
use virt_conf::schema::Show;
use virt_core::{Error, ErrorCode, ErrorDomain, Result};

const HVM: &str = "<os><type>hvm</type></os>";

fn parse(os: &str, inner: &str) -> Result<Definition> {
    let uuid = "c7a5fdbd-edaf-9455-926a-d65c16db1809";
    let xml = format!(
        "<domain type='test'><name>x</name><uuid>{uuid}</uuid><memory>1024</memory><vcpu>4</vcpu>{os}{inner}</domain>"
    );
    Definition::parse(&xml, &ParseContext::TEST)
}

fn written(os: &str, inner: &str) -> String {
    parse(os, inner).unwrap().format(FormatFlags::default(), None)
}

fn said(error: Error) -> (ErrorCode, ErrorDomain, String) {
    (error.code(), error.domain(), error.message().to_string())
}

fn error(result: Result<Definition>) -> (ErrorCode, ErrorDomain, String) {
    said(result.map(|_| ()).unwrap_err())
}

/// The same text comes out where it stood.
fn same(inner: &str) {
    let text = written(HVM, inner);
    assert!(text.contains(inner), "{inner} became {text}");
}

fn refused(code: ErrorCode, os: &str, inner: &str, text: &str) {
    assert_eq!(error(parse(os, inner)), (code, ErrorDomain::DOMAIN, text.to_owned()), "{os} {inner}");
}

#[test]
fn guests_say_more_of_themselves() {
    same("  <hwuuid>c7a5fdbd-edaf-9455-926a-d65c16db1810</hwuuid>\n");
    same("  <iommufd enabled='yes' fdgroup='x'/>\n");
    same("  <features>\n    <virtualization/>\n  </features>\n");
    let video = "<devices><video><model type='cirrus' edid='on'/></video></devices>";
    let text = "unsupported configuration: video type 'cirrus' does not support edid";
    refused(ErrorCode::CONFIG_UNSUPPORTED, HVM, video, text);
    // What no release knows is passed over, and metadata is the user's own.
    assert!(parse(HVM, "<metadata><a:b xmlns:a='urn:a'/></metadata><nobody-knows-me/>").is_ok());
}

#[test]
fn firmware_keeps_variables_in_one_place() {
    let os = |inner: &str| format!("<os firmware='efi'><type>hvm</type>{inner}</os>");
    for varstore in ["<varstore/>", "<varstore template='/t' path='/p'/>", "<varstore template='' path=''/>"]
    {
        assert!(written(&os(varstore), "").contains(&format!("\n    {varstore}\n    <boot dev='hd'/>")));
        assert!(written(&os(varstore).replace(" firmware='efi'", ""), "").contains(varstore));
    }
    let inner = "<loader stateless='no'/><varstore path='/p'/>";
    assert!(written(&os(inner), "").contains("    <loader stateless='no'/>\n    <varstore path='/p'/>\n"));
    assert!(!written("<os><type>linux</type><varstore/></os>", "").contains("varstore"));
    let both = "XML error: Cannot have both <nvram> and <varstore>";
    refused(ErrorCode::XML_ERROR, &os("<nvram/><varstore/>"), "", both);
    let stateless = "Variable storage (NVRAM/varstore) is not permitted when loader is stateless";
    for variables in ["<varstore/>", "<nvram/>", "<nvram template='/t'/>"] {
        let inner = format!("<loader stateless='yes'/>{variables}");
        refused(ErrorCode::XML_DETAIL, &os(&inner), "", stateless);
        let bios = os(&inner).replace("efi", "bios");
        let text = "Firmware type 'bios' does not support variable storage (NVRAM/varstore)";
        refused(ErrorCode::XML_DETAIL, &bios, "", text);
    }
    let rom = "<loader type='rom' format='qcow2' stateless='yes'/><nvram/>";
    refused(ErrorCode::XML_DETAIL, &os(rom), "", "Invalid format 'qcow2' for ROM loader type");
    let rom = "<loader type='rom' readonly='no'/><nvram/>";
    refused(ErrorCode::XML_DETAIL, &os(rom), "", "ROM loader type cannot be used as read/write");
    let flash = "<loader readonly='no'/><varstore/>";
    let text = "Variable storage (NVRAM/varstore) is not permitted when loader is read/write";
    refused(ErrorCode::XML_DETAIL, &os(flash), "", text);
    assert!(written(&os("<loader type='rom' stateless='no'/>"), "").contains("stateless='no'/>"));
    assert!(!written(&os("<nvram format='qcow2'>/n</nvram>"), "").contains("<loader"));
}

#[test]
fn the_whole_process_is_a_group() {
    same(
        "  <cputune>
    <cachetune>
      <cache id='0' level='3' type='both' size='3' unit='MiB'/>
      <monitor level='3'/>
    </cachetune>
    <memorytune>
      <node id='0' bandwidth='20'/>
      <monitor/>
    </memorytune>
    <energytune>
      <monitor/>
    </energytune>
  </cputune>
",
    );
    let text = written(HVM, "<cputune><energytune vcpus='0-1' id='x'><monitor/></energytune></cputune>");
    assert!(text.contains("<energytune vcpus='0-1'>\n      <monitor vcpus='0-1'/>\n"), "{text}");
    let live = FormatFlags::default();
    let definition =
        parse(HVM, "<cputune><energytune vcpus='0-1'><monitor vcpus='1'/></energytune></cputune>");
    let text = definition.unwrap().format(live, Some(1));
    assert!(text.contains("<energytune vcpus='0-1' id='vcpus_0-1'>\n      <monitor vcpus='1'/>\n"), "{text}");
    let text = parse(HVM, "<cputune><memorytune><monitor/></memorytune></cputune>").unwrap();
    assert!(text.format(live, Some(1)).contains("<memorytune>\n"));

    let xml = ErrorCode::XML_ERROR;
    let argument = ErrorCode::INVALID_ARG;
    let kinds = "XML error: Whole-process and per-vcpu resctrl allocations cannot be mixed";
    let monitors = "XML error: Whole-process and explicit monitors cannot be mixed";
    let cases = [
        (xml, "<memorytune><monitor/></memorytune><energytune vcpus='0'/>", kinds),
        (xml, "<memorytune vcpus='0-3'><monitor/></memorytune><energytune/>", kinds),
        (xml, "<memorytune><monitor/></memorytune><energytune><monitor vcpus='0'/></energytune>", monitors),
        (xml, "<energytune><monitor vcpus='0'/><monitor/></energytune>", monitors),
        (
            xml,
            "<energytune><monitor/></energytune><energytune><monitor/></energytune>",
            "XML error: Duplicate whole-process monitor of the same resource type",
        ),
        (
            xml,
            "<energytune vcpus='0-1'><monitor/></energytune><energytune vcpus='1-2'/>",
            "XML error: Overlapping vcpus in resctrls",
        ),
        (
            argument,
            "<energytune vcpus='0-1'><monitor vcpus='0'/><monitor/></energytune>",
            "invalid argument: vcpus overlaps in resctrl groups",
        ),
        (
            argument,
            "<energytune vcpus='0-1'><monitor/><monitor vcpus='0-1'/></energytune>",
            "invalid argument: Identical vcpus found in same type monitors",
        ),
        (argument, "<energytune><monitor vcpus='9'/></energytune>", "invalid argument: vcpus is empty"),
    ];
    for (code, inner, text) in cases {
        refused(code, HVM, &format!("<cputune>{inner}</cputune>"), text);
    }
}

#[test]
fn intel_hides_memory_too() {
    let hash = "YWFh".repeat(16);
    same("  <launchSecurity type='tdx'/>\n");
    same(&format!(
        "  <launchSecurity type='tdx'>
    <policy>0x5</policy>
    <mrConfigId>{hash}</mrConfigId>
    <mrOwner>{hash}</mrOwner>
    <mrOwnerConfig>{hash}</mrOwnerConfig>
    <quoteGenerationService path='/x'/>
  </launchSecurity>
"
    ));
    let tdx = |inner: &str| format!("<launchSecurity type='tdx'>{inner}</launchSecurity>");
    let cases = [
        (
            ErrorCode::XML_ERROR,
            "<policy>0x1ffffffffffffffff</policy>",
            "XML error: failed to get launch security policy for launch security type TDX",
        ),
        (
            ErrorCode::XML_ERROR,
            "<quoteGenerationService/><quoteGenerationService/>",
            "XML error: only a single QGS element is supported",
        ),
        (
            ErrorCode::CONFIG_UNSUPPORTED,
            "<mrOwnerConfig>YQ==</mrOwnerConfig>",
            "unsupported configuration: Unexpected length of 'mrOwnerConfig', expected 48 got 1",
        ),
    ];
    for (code, inner, text) in cases {
        refused(code, HVM, &tdx(inner), text);
    }
}

#[test]
fn hyperv_takes_the_hosts_model() {
    let hyperv =
        |mode: &str, inner: &str| format!("<features><hyperv mode='{mode}'>{inner}</hyperv></features>");
    for mode in ["custom", "passthrough", "host-model"] {
        same(&format!("  <features>\n    <hyperv mode='{mode}'/>\n  </features>\n"));
    }
    let text = written(HVM, &hyperv("host-model", "<spinlocks state='on'/>"));
    assert!(text.contains("<hyperv mode='host-model'>\n      <spinlocks state='on'/>\n"), "{text}");
    let differ = |src: &str, dst: &str| {
        let error = stability::check(&parse(HVM, src).unwrap(), &parse(HVM, dst).unwrap()).unwrap_err();
        error.message().to_string()
    };
    let text = differ(&hyperv("host-model", ""), &hyperv("custom", ""));
    assert_eq!(
        text,
        "unsupported configuration: State of feature 'hyperv' differs: source: '(null)', destination: 'on'"
    );
    let retries = |n: &str| hyperv("custom", &format!("<spinlocks state='on'{n}/>"));
    let text = differ(&retries(""), &retries(" retries='5000'"));
    assert_eq!(
        text,
        "unsupported configuration: HyperV spinlock retry count differs: source: '4294967295', destination: '5000'"
    );
}

#[test]
fn a_crashed_guest_is_left_to_itself() {
    assert!(written(HVM, "<on_crash>preserve-running</on_crash>").contains("<on_crash>preserve-running</"));
    let text =
        "unsupported configuration: Lifecycle event 'reboot' doesn't support 'preserve-running' action";
    refused(ErrorCode::CONFIG_UNSUPPORTED, HVM, "<on_reboot>preserve-running</on_reboot>", text);
}

#[test]
fn names_on_the_net_have_their_parts() {
    let disk = |protocol: &str, name: &str| {
        let source = format!("<source protocol='{protocol}' name='{name}'><host name='h'/></source>");
        let disk = format!("<devices><disk type='network'>{source}<target dev='vda'/></disk></devices>");
        parse(HVM, &disk)
    };
    let whole = ["a/b", "a/b/c", "a/b//c"];
    for (protocol, more) in [("rbd", "a/b/c/d"), ("gluster", "a//b")] {
        for name in whole.into_iter().chain([more]) {
            assert!(disk(protocol, name).is_ok(), "{protocol} {name}");
        }
    }
    for (protocol, more) in [("rbd", "a//b"), ("rbd", "a/b/"), ("gluster", "a/")] {
        for name in ["a", "/a", "/a/b", "/", "", more] {
            let text = format!(
                "XML error: failed to split path '{name}' into 'pool/image' or 'pool/namespace/image' components"
            );
            assert_eq!(error(disk(protocol, name)), (ErrorCode::XML_ERROR, ErrorDomain::STORAGE, text));
        }
    }
}

#[test]
fn few_interfaces_tag_frames() {
    let interface = |kind: &str, inner: &str| {
        let mac = "<mac address='52:54:00:11:22:33'/>";
        let vlan = "<vlan><tag id='4'/></vlan>";
        parse(HVM, &format!("<devices><interface type='{kind}'>{mac}{inner}{vlan}</interface></devices>"))
    };
    let passthrough = "<source dev='e' mode='passthrough'/>";
    for (kind, inner) in
        [("network", "<source network='n'/>"), ("bridge", "<source bridge='b'/>"), ("direct", passthrough)]
    {
        assert!(interface(kind, inner).is_ok(), "{kind}");
    }
    for (kind, inner) in [("user", ""), ("ethernet", ""), ("null", ""), ("direct", "<source dev='e'/>")] {
        let text = "unsupported configuration: interface 52:54:00:11:22:33 - vlan tag not supported for this connection type";
        let wanted = (ErrorCode::CONFIG_UNSUPPORTED, ErrorDomain::DOMAIN, text.to_owned());
        assert_eq!(error(interface(kind, inner)), wanted, "{kind}");
    }
}

fn network(inner: &str) -> Result<String> {
    let uuid = "<uuid>c7a5fdbd-edaf-9455-926a-d65c16db1809</uuid>";
    let xml = format!("<network><name>n</name>{uuid}<bridge name='virbr9'/>{inner}</network>");
    Network::parse(&xml, ParseOptions::default()).map(|network| network.format(Show::default()))
}

#[test]
fn networks_ask_at_ports_and_route_everything() {
    let dns = |forwarder: &str| format!("<dns><forwarder {forwarder}/></dns>");
    let text = network(&dns("domain='e.com' addr='1.2.3.4' port='053'")).unwrap();
    assert!(text.contains("<forwarder domain='e.com' addr='1.2.3.4' port='53'/>"), "{text}");
    // Without an address nobody looks at it.
    assert!(network(&dns("domain='e.com' port='x'")).unwrap().contains("<forwarder domain='e.com'/>"));
    let bad = |value: &str, what: &str| {
        format!("XML error: Invalid value for attribute 'port' in element 'forwarder': {value}{what}")
    };
    let cases = [
        ("0", ErrorCode::XML_ERROR, ErrorDomain::XML, bad("", "Zero is not permitted")),
        ("-1", ErrorCode::XML_ERROR, ErrorDomain::XML, bad("'-1'.", " Expected non-negative value")),
        ("x", ErrorCode::XML_ERROR, ErrorDomain::XML, bad("'x'.", " Expected integer value")),
        (
            "65536",
            ErrorCode::INVALID_ARG,
            ErrorDomain::NETWORK,
            "invalid argument: port '65536' out of range".to_owned(),
        ),
    ];
    for (port, code, domain, text) in cases {
        let error = network(&dns(&format!("addr='1.2.3.4' port='{port}'"))).unwrap_err();
        assert_eq!(said(error), (code, domain, text));
    }
    // One tag, where nothing stands inside.
    let ip = "<ip address='192.168.3.1' netmask='255.255.255.0'/>";
    assert!(network(ip).unwrap().contains(&format!("\n  {ip}\n")));
    let text = network(&format!("<forward mode='nat'><interface dev='e'/></forward>{ip}")).unwrap();
    assert!(
        text.contains("<forward dev='e' mode='nat'>\n    <interface dev='e'/>\n  </forward>\n"),
        "{text}"
    );
    for route in ["gateway='192.168.3.2'", "family='ipv4' prefix='24' gateway='192.168.3.2' metric='3'"] {
        let route = format!("<route {route}/>");
        assert!(network(&format!("{ip}{route}")).unwrap().contains(&route));
    }
    let cases = [
        ("", "Missing required gateway attribute in route definition"),
        ("family='x' gateway='192.168.3.2'", "Unrecognized family 'x' in route definition"),
        ("gateway='::1'", "No family specified for non-IPv4 gateway '(null)' in route definition"),
    ];
    for (route, text) in cases {
        let error = network(&format!("{ip}<route {route}/>")).unwrap_err();
        let text = format!("XML error: n: {text}");
        assert_eq!(said(error), (ErrorCode::XML_ERROR, ErrorDomain::NETWORK, text));
    }
    let driver = "<driver name='vfio' iommufd='yes'/>";
    let xml = format!(
        "<network><name>n</name><forward mode='hostdev' managed='yes'>{driver}<pf dev='e'/></forward></network>"
    );
    let text = Network::parse(&xml, ParseOptions::default()).unwrap().format(Show::default());
    assert!(text.contains(driver), "{text}");
}

#[test]
fn virtual_ports_are_read_like_the_rest() {
    let port = |kind: &str, parameters: &str| {
        let inner = format!("<virtualport type='{kind}'><parameters {parameters}/></virtualport>");
        network(&format!("<forward mode='bridge'/>{inner}"))
    };
    assert!(port("802.1Qbg", "managerid='010'").unwrap().contains("managerid='10'"));
    let number = "Expected non-negative integer value";
    let cases = [
        ("none", "", "'type' in element 'virtualport': 'none'.".to_owned()),
        ("802.1Qbg", "managerid='0x1'", format!("'managerid' in element 'parameters': '0x1'. {number}")),
        ("802.1Qbg", "typeid='-1'", format!("'typeid' in element 'parameters': '-1'. {number}")),
        ("802.1Qbg", "instanceid='x'", "'instanceid' in element 'parameters': 'x'. Expected UUID".to_owned()),
        (
            "openvswitch",
            "interfaceid='' profileid='1234567890123456789012345678901234567890'",
            "'interfaceid' in element 'parameters': ''. Expected UUID".to_owned(),
        ),
    ];
    for (kind, parameters, text) in cases {
        let text = format!("XML error: Invalid value for attribute {text}");
        let wanted = (ErrorCode::XML_ERROR, ErrorDomain::XML, text);
        assert_eq!(said(port(kind, parameters).unwrap_err()), wanted, "{parameters}");
    }
}

#[test]
fn usb_devices_say_their_port() {
    let round = |port: &str| {
        let device = format!(
            "<device><name>usb_1</name><capability type='usb_device'><bus>1</bus><device>2</device>{port}<product id='0x1'>A</product><vendor id='0x2'>B</vendor></capability></device>"
        );
        nodedev::Definition::parse(&device, Origin::Existing).unwrap().format(false)
    };
    for port in ["<port>3</port>", "<port>1.2</port>"] {
        assert!(round(port).contains(&format!("    <device>2</device>\n    {port}\n    <product")));
    }
    assert!(!round("<port/>").contains("port"));
}
