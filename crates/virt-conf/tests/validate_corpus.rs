// SPDX-License-Identifier: LGPL-2.1-or-later
//! The reference's own documents, held against the grammars. Those that its schemas refuse stand
//! in `validate_refused.txt`.

mod common;

use std::collections::BTreeSet;

use virt_conf::validate::Schema;
use virt_conf::xml::Document;

const FOLDERS: &[(Schema, &[&str])] = &[
    (
        Schema::Domain,
        &[
            "qemuxmlconfdata",
            "genericxml2xmlindata",
            "genericxml2xmloutdata",
            "lxcxml2xmldata",
            "lxcxml2xmloutdata",
            "bhyvexml2argvdata",
            "bhyvexml2xmloutdata",
            "chxml2xmlin",
            "chxml2xmlout",
        ],
    ),
    (Schema::DomainSnapshot, &["qemudomainsnapshotxml2xmlin", "qemudomainsnapshotxml2xmlout"]),
    (Schema::DomainCheckpoint, &["qemudomaincheckpointxml2xmlin", "qemudomaincheckpointxml2xmlout"]),
    (Schema::DomainBackup, &["domainbackupxml2xmlin", "domainbackupxml2xmlout"]),
    (
        Schema::Network,
        &["networkxml2xmlin", "networkxml2xmlout", "networkxml2confdata", "networkxml2xmlupdatein"],
    ),
    (Schema::NetworkPort, &["virnetworkportxml2xmldata"]),
    (Schema::Interface, &["interfaceschemadata"]),
    (Schema::StoragePool, &["storagepoolxml2xmlin", "storagepoolxml2xmlout"]),
    (Schema::StorageVol, &["storagevolxml2xmlin", "storagevolxml2xmlout", "storagevolschemadata"]),
    (Schema::StoragePoolCaps, &["storagepoolcapsschemadata"]),
    (Schema::NodeDevice, &["nodedevschemadata", "nodedevxml2xmlout"]),
    (Schema::NwFilter, &["nwfilterxml2xmlin", "nwfilterxml2xmlout"]),
    (Schema::NwFilterBinding, &["virnwfilterbindingxml2xmldata"]),
    (Schema::Secret, &["secretxml2xmlin"]),
];

#[test]
fn documents_fit_where_the_reference_says_so() {
    let mut refused = BTreeSet::new();
    let mut accepted = 0;
    for (schema, folders) in FOLDERS {
        for folder in *folders {
            for path in common::documents(&common::corpus().join(folder)) {
                let text = std::fs::read_to_string(&path).unwrap();
                let document = Document::try_parse(&text);
                match document.map(|document| schema.validate(document.root())) {
                    Ok(Ok(())) => accepted += 1,
                    _ => _ = refused.insert(format!("{folder}/{}", path.file_name().unwrap().display())),
                }
            }
        }
    }
    let expected: BTreeSet<String> =
        include_str!("validate_refused.txt").lines().map(str::to_owned).collect();
    println!("{accepted} documents fit, {} do not", refused.len());
    assert_eq!(refused.difference(&expected).collect::<Vec<_>>(), Vec::<&String>::new(), "refused here only");
    assert_eq!(
        expected.difference(&refused).collect::<Vec<_>>(),
        Vec::<&String>::new(),
        "accepted here only"
    );
}
