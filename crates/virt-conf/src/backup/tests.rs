// SPDX-License-Identifier: LGPL-2.1-or-later
//! What documents about backups are refused for, and how their disks find the domain's.

use super::*;
use crate::moment::tests::domain;
use crate::xml::Document;

fn align(inside: &str) -> Result<Definition> {
    let mut backup = Definition::parse(&format!("<domainbackup>{inside}</domainbackup>"))?;
    backup.align_disks(&domain(), "s")?;
    Ok(backup)
}

#[test]
fn disks_that_do_not_fit_are_refused() {
    let disks = |disks: &str| align(&format!("<disks>{disks}</disks>")).unwrap_err();
    for (xml, message) in [
        ("<disk name='vdz'/>", "no disk named 'vdz'"),
        ("<disk name='vda'/><disk name='vda'/>", "disk 'vda' specified twice"),
        ("<disk name='hda'/>", "disk 'hda' has no media"),
        ("<disk name='vde'/>", "refusing to generate file name for disk 'vde'"),
        (
            "<disk name='vda' backupmode='incremental'/>",
            "'incremental' backup mode of disk 'vda' requires setting 'incremental' field for disk or backup",
        ),
    ] {
        let error = disks(xml);
        assert_eq!((error.code(), error.domain()), (ErrorCode::CONFIG_UNSUPPORTED, ErrorDomain::DOMAIN));
        assert_eq!(error.message(), format!("unsupported configuration: {message}"));
    }
    let none = "<domain type='test'><name>d</name><memory>1</memory><os><type>hvm</type></os></domain>";
    let none = crate::domain::Definition::parse(none, &crate::domain::ParseContext::TEST).unwrap();
    let error = Definition::parse("<domainbackup/>").unwrap().align_disks(&none, "s").unwrap_err();
    let text = "unsupported configuration: domain must have at least one disk to perform backup";
    assert_eq!(error.message(), text);
}

#[test]
fn documents_must_fit_the_schema() {
    for xml in [
        "<domainbackup mode='q'/>",
        "<domainbackup mode='pull'/>",
        "<domainbackup><server name='h'/></domainbackup>",
        "<domainbackup mode='pull'><server transport='rdma' name='h'/></domainbackup>",
        "<domainbackup mode='pull'><server transport='unix' socket='/s' name='h'/></domainbackup>",
        "<domainbackup><disks/></domainbackup>",
        "<domainbackup><disks><disk name='vda' type='network'/></disks></domainbackup>",
        "<domainbackup><disks><disk name='vda' exportname='x'/></disks></domainbackup>",
        "<domainbackup><disks><disk name='vda' backup='no' type='file'/></disks></domainbackup>",
        "<domainbackup><disks><disk name='vda'><driver type='raw'/></disk></disks></domainbackup>",
    ] {
        let error = Definition::parse(xml).expect_err(xml);
        assert_eq!(
            (error.code(), error.domain()),
            (ErrorCode::XML_INVALID_SCHEMA, ErrorDomain::XML),
            "{xml}"
        );
    }
}

/// Drivers' own records are not compared with the schema, so these faults are found here.
#[test]
fn records_have_faults_of_their_own() {
    for (xml, message) in [
        ("<b mode='default'/>", "unsupported configuration: unknown backup mode 'default'"),
        ("<b><server name='h'/></b>", "unsupported configuration: use of <server> requires pull mode backup"),
        (
            "<b mode='pull'><server transport='rdma' name='h'/></b>",
            "unsupported configuration: transport rdma is not supported for <server>",
        ),
        ("<b mode='pull'><server transport='unix'/></b>", "XML error: missing socket for unix transport"),
        (
            "<b mode='pull'><server transport='unix' socket='s'/></b>",
            "XML error: backup socket path 's' must be absolute",
        ),
        (
            "<b mode='pull'><server socket='s'/></b>",
            "XML error: transport 'tcp' does not support socket attribute",
        ),
        ("<b mode='pull'><server/></b>", "XML error: missing name for host"),
        ("<b><disks><disk/></disks></b>", "XML error: missing name from disk backup element"),
        (
            "<b><disks><disk name='a'/></disks></b>",
            "XML error: Missing required attribute 'state' in element 'disk'",
        ),
        (
            "<b><disks><disk name='a' state='' type='q'/></disks></b>",
            "XML error: unknown storage source type 'q'",
        ),
        (
            "<b><disks><disk name='a' state='' type='nvme'/></disks></b>",
            "XML error: unsupported disk backup type 'nvme'",
        ),
        (
            "<b><disks><disk name='a' state=''><driver type='q'/></disk></disks></b>",
            "XML error: unknown storage source format 'q'",
        ),
        (
            "<b><disks><disk name='a' state='' index='q'/></disks></b>",
            "XML error: invalid storage source index 'q'",
        ),
    ] {
        let document = Document::try_parse(xml).unwrap();
        assert_eq!(Definition::read(document.root(), true).expect_err(xml).message(), message);
    }
}

#[test]
fn records_tell_what_documents_do_not() {
    let record = "<domainbackup mode='pull'>\n  <server transport='tcp' tls='yes' name='h' port='7'/>\n  \
                  <disks>\n    <disk name='vda' backup='yes' state='running' type='file' \
                  backupmode='full' index='3'>\n      <driver type='qcow2'/>\n      \
                  <scratch file='/s'/>\n    </disk>\n    <disk name='vdb' backup='no'/>\n  </disks>\n  \
                  <privateData>\n    <objects>\n      <secret type='tlskey' alias='a'/>\n      \
                  <TLSx509 alias='b'/>\n    </objects>\n  </privateData>\n</domainbackup>\n";
    let document = Document::try_parse(record).unwrap();
    let backup = Definition::read(document.root(), true).unwrap();
    assert_eq!(backup.format(true), record);
    let text = backup.format(false);
    assert!(!text.contains("state=") && !text.contains("privateData"), "{text}");
}
