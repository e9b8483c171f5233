// SPDX-License-Identifier: LGPL-2.1-or-later
//! Storage pools, volumes, pool capabilities and secrets against the reference's test documents.

mod pairs;

use pairs::{Tally, corpus, names, read};
use virt_conf::secret;
use virt_conf::storage_pool::{self, ParseOptions, PoolType};
use virt_conf::storage_pool_caps::StoragePoolCapabilities;
use virt_conf::storage_vol::{self, Capacity};

/// The output that belongs to an input; where there is none, the input itself.
fn output(folder: &str, name: &str, input: &str) -> String {
    let path = corpus().join(folder).join(format!("{name}.xml"));
    if path.is_file() { read(path) } else { input.to_owned() }
}

#[test]
fn pools() {
    let known = [(
        "pool-netfs-gluster-without-slash",
        "an input of another test, which has no output of its own: gains <uuid> and sizes",
    )];
    let mut tally = Tally::new("storage pools", &known);
    for name in names("storagepoolxml2xmlin") {
        let input = read(format!("storagepoolxml2xmlin/{name}.xml"));
        let pool = storage_pool::Definition::parse(&input, ParseOptions { namespaces: true });
        tally.compare(&name, pool.map(|pool| pool.format()), &output("storagepoolxml2xmlout", &name, &input));
    }
    tally.finish();
}

/// The second round gives what the first one gave.
#[test]
fn pools_are_stable() {
    let mut tally = Tally::new("storage pools again", &[]);
    for name in names("storagepoolxml2xmlin") {
        let input = read(format!("storagepoolxml2xmlin/{name}.xml"));
        let parse = |xml: &str| storage_pool::Definition::parse(xml, ParseOptions { namespaces: true });
        let once = parse(&input).unwrap().format();
        tally.compare(&name, parse(&once).map(|pool| pool.format()), &once);
    }
    tally.finish();
}

#[test]
fn volumes() {
    // Inputs of other tests, which have no output of their own.
    let known = [
        ("vol-file-qcow2", "gains type='file'"),
        ("vol-luks-convert", "gains type='file'"),
        ("vol-qcow2-nocow", "loses <source/> and <nocow/>"),
        ("vol-qcow2-zerocapacity", "gains type='file'"),
        ("qcow2-no-source", "gains type='file'"),
    ];
    let mut tally = Tally::new("storage volumes", &known);
    for folder in ["storagevolxml2xmlin", "storagevolschemadata"] {
        for name in names(folder) {
            let input = read(format!("{folder}/{name}.xml"));
            let kind = match &*name {
                "vol-partition" => PoolType::Disk,
                "vol-logical" | "vol-logical-backing" => PoolType::Logical,
                "vol-gluster-dir" | "vol-gluster-dir-neg-uid" => PoolType::Gluster,
                _ => PoolType::Dir,
            };
            let volume = storage_vol::Definition::parse(&input, kind, Capacity::Required);
            tally.compare(&name, volume.map(|v| v.format()), &output("storagevolxml2xmlout", &name, &input));
        }
    }
    tally.finish();
}

#[test]
fn pool_capabilities() {
    let mut tally = Tally::new("storage pool capabilities", &[]);
    for (name, supported) in [("poolcaps-full", PoolType::ALL), ("poolcaps-fs", &[PoolType::Fs])] {
        let capabilities = StoragePoolCapabilities { supported: supported.to_vec() };
        let expected = read(format!("storagepoolcapsschemadata/{name}.xml"));
        tally.compare(name, Ok(capabilities.format()), &expected);
    }
    tally.finish();
}

#[test]
fn secrets() {
    let mut tally = Tally::new("secrets", &[]);
    for name in names("secretxml2xmlin") {
        let input = read(format!("secretxml2xmlin/{name}.xml"));
        tally.compare(&name, secret::Definition::parse(&input).map(|s| s.format()), &input);
    }
    tally.finish();
}
