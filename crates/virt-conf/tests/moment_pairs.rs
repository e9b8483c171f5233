// SPDX-License-Identifier: LGPL-2.1-or-later
//! Backups, checkpoints and snapshots against the reference's test documents.

mod pairs;

use pairs::{Tally, corpus, names, read};
use virt_conf::domain::device::Device;
use virt_conf::domain::{self, ParseContext};
use virt_conf::moment::Purpose;
use virt_conf::storage::source::Location;
use virt_conf::{Uuid, backup, checkpoint, snapshot};

const REDEFINE: Purpose<'static> = Purpose::Redefine { context: &ParseContext::TEST };

/// A domain with these disks, as the reference's own test makes it up.
fn domain_with(disks: &[String]) -> domain::Definition {
    let disk = "<disk type='file'><driver type='qcow2'/><source file='/x'/><target dev='vd";
    let letters = ('a'..='z').take(disks.len());
    let xml: String = letters.map(|c| format!("{disk}{c}'/></disk>")).collect();
    let xml = format!(
        "<domain type='test'><name>d</name><memory>1</memory><os><type>hvm</type></os>\
         <devices>{xml}</devices></domain>"
    );
    let mut domain = domain::Definition::parse(&xml, &ParseContext::TEST).expect("a plain domain");
    let mut names = disks.iter();
    for device in &mut domain.devices {
        if let Device::Disk(disk) = device {
            let name = names.next().expect("a name for each disk");
            let path = Some(format!("/fake/{name}.qcow2").into());
            disk.source.location = Location::File { path, fdgroup: None };
            disk.target = Some(name.as_str().into());
        }
    }
    domain
}

#[test]
fn backups() {
    let mut tally = Tally::new("backups", &[]);
    for name in names("domainbackupxml2xmlin") {
        let input = read(format!("domainbackupxml2xmlin/{name}.xml"));
        let ours = backup::Definition::parse(&input).and_then(|mut backup| {
            let mut disks: Vec<String> = backup.disks.iter().map(|d| d.name.to_string()).collect();
            disks.push("vdextradisk".into());
            backup.align_disks(&domain_with(&disks), "SUFFIX")?;
            Ok(backup.format(false))
        });
        tally.compare(&name, ours, &read(format!("domainbackupxml2xmlout/{name}.xml")));
    }
    tally.finish();
}

#[test]
fn backups_are_stable() {
    let mut tally = Tally::new("backups again", &[]);
    for name in names("domainbackupxml2xmlout") {
        let once = read(format!("domainbackupxml2xmlout/{name}.xml"));
        tally.compare(&name, backup::Definition::parse(&once).map(|b| b.format(false)), &once);
    }
    tally.finish();
}

/// What the reference's own test adds to a checkpoint before it writes it.
fn make_up(checkpoint: &mut checkpoint::Definition, name: &str) {
    if name != "empty" {
        checkpoint.moment.parent = Some("1525111885".into());
    }
    if checkpoint.disks.is_empty() {
        checkpoint.disks.push(checkpoint::Disk {
            name: "vda".into(),
            tracking: checkpoint::Tracking::Bitmap,
            bitmap: None,
            size: None,
        });
    }
    checkpoint.disks[0].bitmap = Some(checkpoint.moment.name.clone());
    if name == "size" {
        checkpoint.disks[0].size = Some(1 << 20);
    }
}

#[test]
fn checkpoints() {
    let known = [
        ("disk-invalid", "the schema refuses it, so it has no output"),
        ("name-invalid", "the schema refuses it, so it has no output"),
    ];
    let mut tally = Tally::new("checkpoints", &known);
    for name in names("qemudomaincheckpointxml2xmlin") {
        let input = read(format!("qemudomaincheckpointxml2xmlin/{name}.xml"));
        let now = if name == "size" { 1553648510 } else { 1525889631 };
        let ours = checkpoint::Definition::parse(&input, Purpose::Create { now }).map(|mut checkpoint| {
            make_up(&mut checkpoint, &name);
            checkpoint.format(checkpoint::Show { secure: true, no_domain: false, size: name == "size" })
        });
        let output = corpus().join(format!("qemudomaincheckpointxml2xmlout/{name}.xml"));
        let expected = if output.is_file() { read(output) } else { input };
        tally.compare(&name, ours, &expected);
    }
    tally.finish();
}

#[test]
fn checkpoints_are_stable() {
    let known = [
        ("internal-active-invalid", "the schema refuses it"),
        ("internal-inactive-invalid", "the schema refuses it"),
    ];
    let mut tally = Tally::new("checkpoints again", &known);
    for name in names("qemudomaincheckpointxml2xmlout") {
        let once = read(format!("qemudomaincheckpointxml2xmlout/{name}.xml"));
        let show = checkpoint::Show { secure: true, no_domain: false, size: false };
        let ours = checkpoint::Definition::parse(&once, REDEFINE).map(|c| c.format(show));
        // The size is what the driver finds out anew.
        tally.compare(&name, ours, &once.replace(" size='1048576'", ""));
    }
    tally.finish();
}

#[test]
fn snapshots() {
    let known = [
        ("disk-invalid", "the schema refuses it, so it has no output"),
        ("disk-network-seclabel-invalid", "the schema refuses it, so it has no output"),
    ];
    let mut tally = Tally::new("snapshots", &known);
    for name in names("qemudomainsnapshotxml2xmlin") {
        let input = read(format!("qemudomainsnapshotxml2xmlin/{name}.xml"));
        let (now, uuid) = match &*name {
            "empty" | "qcow2-metadata-cache" => (1386166249, true),
            "noparent" => (1272917631, true),
            "disk-seclabel" => (581484660, true),
            // The one that is written as it was read.
            "name_and_description" => (0, false),
            _ => (1555419243, false),
        };
        let uuid = uuid.then(|| Uuid::parse("9d37b878-a7cc-9f9a-b78f-49b3abad25a8").unwrap());
        let options = snapshot::ParseOptions::new(Purpose::Create { now });
        let ours = snapshot::Definition::parse(&input, options).map(|mut snapshot| {
            if name == "noparent" {
                snapshot.state = Some(snapshot::State::Running);
            }
            snapshot.format(snapshot::Show { secure: true, internal: false, uuid })
        });
        let output = corpus().join(format!("qemudomainsnapshotxml2xmlout/{name}.xml"));
        let expected = if output.is_file() && now > 0 { read(output) } else { input };
        tally.compare(&name, ours, &expected);
    }
    tally.finish();
}

#[test]
fn snapshots_are_stable() {
    let mut tally = Tally::new("snapshots again", &[]);
    for name in names("qemudomainsnapshotxml2xmlout") {
        let once = read(format!("qemudomainsnapshotxml2xmlout/{name}.xml"));
        let internal = once.contains("<active>");
        // Those of new snapshots lack what makes a document that redefines one.
        let time = once.split("<creationTime>").nth(1).and_then(|rest| rest.split('<').next()?.parse().ok());
        let create = Purpose::Create { now: time.unwrap_or(0) };
        let purpose = if once.contains("<state>") { REDEFINE } else { create };
        let options =
            snapshot::ParseOptions { internal, cookie: true, ..snapshot::ParseOptions::new(purpose) };
        let uuid = once.split("<uuid>").nth(1).and_then(|rest| Uuid::parse(rest.split('<').next()?));
        let ours = snapshot::Definition::parse(&once, options)
            .map(|s| s.format(snapshot::Show { secure: true, internal, uuid }));
        tally.compare(&name, ours, &once);
    }
    tally.finish();
}
