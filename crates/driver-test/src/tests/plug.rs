// SPDX-License-Identifier: LGPL-2.1-or-later
//! Devices of the kinds that the reference's test driver refuses, and devices of what is stored.

use super::*;
use virt_abi::virDomainModificationImpact::*;
use virt_abi::virDomainXMLFlags::VIR_DOMAIN_XML_INACTIVE;

const LIVE: u32 = VIR_DOMAIN_AFFECT_LIVE as u32;
const CONFIG: u32 = VIR_DOMAIN_AFFECT_CONFIG as u32;
const INACTIVE: u32 = VIR_DOMAIN_XML_INACTIVE as u32;

/// A running domain with room for memory, and with a USB bus.
fn running(conn: &Connect) -> Arc<Domain> {
    let xml = "<domain type='test'><name>one</name><maxMemory slots='4'>65536</maxMemory>\
        <memory>16384</memory><os><type>hvm</type></os><cpu><numa>\
        <cell id='0' cpus='0' memory='16384'/></numa></cpu><devices>\
        <controller type='usb' index='0'/><graphics type='vnc' port='5901'/></devices></domain>";
    let domain = driver(conn).domain_define_xml(conn, xml).unwrap();
    driver(conn).domain_create(&domain).unwrap();
    domain
}

fn xml(conn: &Connect, domain: &Arc<Domain>, flags: u32) -> String {
    driver(conn).domain_get_xml_desc(domain, flags).unwrap()
}

/// A document of each kind, what the live device shows, and the alias it is given.
const KINDS: [(&str, &str, Option<&str>); 12] = [
    ("<controller type='scsi' index='2'/>", "<controller type='scsi' index='2'>", Some("scsi2")),
    (
        "<lease><lockspace>s</lockspace><key>k</key><target path='/x'/></lease>",
        "<lockspace>s</lockspace>",
        None,
    ),
    (
        "<filesystem type='mount'><source dir='/a'/><target dir='b'/></filesystem>",
        "<source dir='/a'/>",
        Some("fs0"),
    ),
    ("<parallel type='null'/>", "<parallel type='null'>", Some("parallel0")),
    ("<channel type='unix'><target type='virtio' name='org.x'/></channel>", "name='org.x'", Some("channel0")),
    ("<input type='tablet' bus='usb'/>", "<input type='tablet' bus='usb'>", Some("input0")),
    ("<redirdev bus='usb' type='spicevmc'/>", "<redirdev bus='usb' type='spicevmc'>", Some("redir0")),
    (
        "<watchdog model='i6300esb' action='reset'/>",
        "<watchdog model='i6300esb' action='reset'>",
        Some("watchdog0"),
    ),
    (
        "<rng model='virtio'><backend model='random'>/dev/random</backend></rng>",
        "<rng model='virtio'>",
        Some("rng0"),
    ),
    (
        "<shmem name='s'><model type='ivshmem-plain'/><size unit='M'>4</size></shmem>",
        "<shmem name='s'>",
        Some("shmem0"),
    ),
    (
        "<memory model='dimm'><target><size>8192</size><node>0</node></target></memory>",
        "<memory model='dimm'>",
        Some("dimm0"),
    ),
    ("<vsock model='virtio'><cid auto='no' address='3'/></vsock>", "<vsock model='virtio'>", Some("vsock0")),
];

#[test]
fn every_kind_comes_and_goes() {
    let conn = connection();
    let d = driver(&conn);
    let domain = running(&conn);
    for (document, shown, alias) in KINDS {
        let before = [0, INACTIVE].map(|flags| xml(&conn, &domain, flags));
        d.domain_attach_device_flags(&domain, document, LIVE | CONFIG).expect(document);
        let (live, stored) = (xml(&conn, &domain, 0), xml(&conn, &domain, INACTIVE));
        assert!(live.contains(shown), "{document}: {live}");
        assert_ne!(stored, before[1], "{document}");
        if let Some(alias) = alias {
            let alias = format!("<alias name='{alias}'/>");
            assert!(live.contains(&alias), "{document}: {live}");
            assert!(!stored.contains(&alias), "{document}: {stored}");
        }
        d.domain_detach_device_flags(&domain, document, LIVE | CONFIG).expect(document);
        // Controllers that came along stay.
        if !document.starts_with("<channel") {
            assert_eq!([0, INACTIVE].map(|flags| xml(&conn, &domain, flags)), before, "{document}");
        }
        assert!(d.domain_detach_device_flags(&domain, document, LIVE).is_err(), "{document}");
        assert!(d.domain_detach_device_flags(&domain, document, CONFIG).is_err(), "{document}");
    }
}

#[test]
fn memory_counts() {
    let conn = connection();
    let d = driver(&conn);
    let domain = running(&conn);
    let (document, ..) = KINDS[10];
    for total in [24576, 32768, 40960, 49152, 57344, 65536] {
        d.domain_attach_device(&domain, document).unwrap();
        assert_eq!(d.domain_get_max_memory(&domain), Ok(total));
    }
    let text = "unsupported configuration: Attaching memory device with size '8192' would exceed \
                domain's maxMemory config size '65536'";
    assert_eq!(refused(d.domain_attach_device(&domain, document)), text);
    d.domain_detach_device_alias(&domain, "dimm3", LIVE).unwrap();
    assert_eq!(d.domain_get_max_memory(&domain), Ok(57344));
    assert!(xml(&conn, &domain, 0).contains("<alias name='dimm5'/>"));
}

#[test]
fn what_is_stored_changes_while_the_guest_is_off() {
    let conn = connection();
    let d = driver(&conn);
    let domain = define(&conn, "one", 1);
    let disk = |target| {
        format!("<disk type='file'><source file='/{target}'/><target dev='{target}' bus='sata'/></disk>")
    };
    for target in ["sdc", "sda", "sdb"] {
        d.domain_attach_device(&domain, &disk(target)).unwrap();
    }
    let document = xml(&conn, &domain, 0);
    let places = ["'sda'", "'sdb'", "'sdc'"].map(|name| document.find(name));
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{document}");
    assert!(document.contains("<controller type='sata' index='0'/>"), "{document}");
    assert_eq!(
        refused(d.domain_attach_device_flags(&domain, &disk("sda"), CONFIG)),
        "Requested operation is not valid: target sda already exists"
    );
    d.domain_detach_device(&domain, "<disk><target dev='sda'/></disk>").unwrap();
    assert_eq!(
        refused(d.domain_detach_device(&domain, "<disk><target dev='sda'/></disk>")),
        "device not found: no target device sda"
    );
    d.domain_attach_device(&domain, "<sound model='ich9'><alias name='ua-s'/></sound>").unwrap();
    d.domain_detach_device_alias(&domain, "ua-s", CONFIG).unwrap();
    assert!(!xml(&conn, &domain, 0).contains("<sound"));
    assert_eq!(refused(d.domain_attach_device_flags(&domain, &disk("sda"), LIVE)), {
        "Requested operation is not valid: domain is not running"
    });
}

#[test]
fn nothing_is_kept_of_what_fails_in_one_place() {
    let conn = connection();
    let d = driver(&conn);
    let domain = running(&conn);
    let disk = "<disk type='file'><source file='/x'/><target dev='sda' bus='sata'/></disk>";
    let before = [0, INACTIVE].map(|flags| xml(&conn, &domain, flags));
    assert_eq!(
        refused(d.domain_attach_device_flags(&domain, disk, LIVE | CONFIG)),
        "Operation not supported: disk bus 'sata' cannot be hotplugged."
    );
    assert_eq!([0, INACTIVE].map(|flags| xml(&conn, &domain, flags)), before);
}

#[test]
fn what_no_hypervisor_takes_is_refused() {
    let conn = connection();
    let d = driver(&conn);
    let domain = running(&conn);
    let video = "<video><model type='vga'/></video>";
    for (flags, text) in [
        (LIVE, "live attach of device 'video' is not supported"),
        (CONFIG, "persistent attach of device 'video' is not supported"),
    ] {
        let text = format!("Operation not supported: {text}");
        assert_eq!(refused(d.domain_attach_device_flags(&domain, video, flags)), text);
        let text = text.replace("attach", "detach");
        assert_eq!(refused(d.domain_detach_device_flags(&domain, video, flags)), text);
    }
    let usb = "<controller type='usb' index='1'/>";
    assert_eq!(
        refused(d.domain_attach_device_flags(&domain, usb, LIVE)),
        "Operation not supported: 'usb' controller cannot be hot plugged."
    );
    d.domain_attach_device_flags(&domain, usb, CONFIG).unwrap();
}

#[test]
fn devices_are_exchanged() {
    let conn = connection();
    let d = driver(&conn);
    let domain = running(&conn);
    d.domain_update_device_flags(&domain, "<graphics type='vnc' port='5999'/>", LIVE | CONFIG).unwrap();
    for flags in [0, INACTIVE] {
        assert!(xml(&conn, &domain, flags).contains("port='5999'"));
    }
    assert_eq!(
        refused(d.domain_update_device_flags(&domain, "<graphics type='sdl'/>", LIVE)),
        "invalid argument: cannot find existing graphics type 'sdl' device to modify"
    );
    let net = |link| {
        format!(
            "<interface type='bridge'><mac address='52:54:00:00:00:01'/><source bridge='b'/>\
             <link state='{link}'/></interface>"
        )
    };
    d.domain_attach_device(&domain, &net("up")).unwrap();
    d.domain_update_device_flags(&domain, &net("down"), LIVE).unwrap();
    let document = xml(&conn, &domain, 0);
    assert!(document.contains("<link state='down'/>") && document.contains("<alias name='net0'/>"));
    let (memory, ..) = KINDS[10];
    d.domain_attach_device(&domain, memory).unwrap();
    let smaller = "<memory model='dimm'><target><size>4096</size><node>0</node></target>\
        <alias name='dimm0'/></memory>";
    d.domain_update_device_flags(&domain, smaller, LIVE).unwrap();
    assert_eq!(d.domain_get_max_memory(&domain), Ok(20480));
}

#[test]
fn an_update_wants_the_processors_that_were_there_first() {
    let conn = connection();
    let xml = "<domain type='test'><name>two</name><memory>16384</memory><vcpu>2</vcpu><os><type>hvm</type></os>\
        <devices><disk type='file'><source file='/x'/><target dev='vda'/></disk></devices></domain>";
    let disk = "<disk type='file'><source file='/y'/><target dev='vda'/></disk>";
    let domain = driver(&conn).domain_define_xml(&conn, xml).unwrap();
    driver(&conn).domain_create(&domain).unwrap();
    driver(&conn).domain_set_vcpus(&domain, 1).unwrap();
    let error = driver(&conn).domain_update_device_flags(&domain, disk, LIVE).unwrap_err();
    assert_eq!(error.message(), "unsupported configuration: vcpu '1' is both offline and not hotpluggable");
    driver(&conn).domain_set_vcpus(&domain, 2).unwrap();
    driver(&conn).domain_update_device_flags(&domain, disk, LIVE).unwrap();
    // What is stored is copied through text first, so that one that was taken out may come back.
    driver(&conn).domain_set_vcpus_flags(&domain, 1, CONFIG).unwrap();
    driver(&conn).domain_update_device_flags(&domain, disk, CONFIG).unwrap();
}

#[test]
fn a_snapshot_keeps_no_alias_of_a_device_that_was_plugged_in() {
    let conn = connection();
    let domain = running(&conn);
    let disk = "<disk type='file'><source file='/y'/><target dev='vdb'/></disk>";
    driver(&conn).domain_attach_device_flags(&domain, disk, LIVE).unwrap();
    assert!(xml(&conn, &domain, 0).contains("<alias name='virtio-disk1'/>"));
    let text = "<domainsnapshot><name>s</name></domainsnapshot>";
    let snapshot = driver(&conn).domain_snapshot_create_xml(&domain, text, 0).unwrap();
    let kept = driver(&conn).domain_snapshot_get_xml_desc(&snapshot, 0).unwrap();
    assert!(kept.contains("<source file='/y'/>") && !kept.contains("<alias"), "{kept}");
}
