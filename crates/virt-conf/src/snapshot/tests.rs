// SPDX-License-Identifier: LGPL-2.1-or-later
//! What documents about snapshots are refused for, and how their disks find the domain's.

use super::*;
use crate::domain::ParseContext;
use crate::moment::tests::domain;

const REDEFINE: Purpose<'static> = Purpose::Redefine { context: &ParseContext::TEST };

fn parse(inside: &str, purpose: Purpose<'_>) -> Result<Definition> {
    let document = format!("<domainsnapshot>{inside}</domainsnapshot>");
    Definition::parse(&document, ParseOptions::new(purpose))
}

fn uniform(default: SnapshotLocation) -> Align {
    Align { default, uniform_internal: true, force_default: false }
}

/// What drivers do with a new snapshot of a running domain.
fn create(inside: &str) -> Result<Definition> {
    let mut snapshot = parse(inside, Purpose::Create { now: 7 })?;
    snapshot.moment.domain = Some(domain());
    snapshot.state = Some(State::Running);
    let external = snapshot.memory == Some(SnapshotLocation::External);
    let default = if external { SnapshotLocation::External } else { SnapshotLocation::Internal };
    snapshot.memory = Some(default);
    snapshot.align_disks(None, uniform(default))?;
    Ok(snapshot)
}

/// What drivers do with one that was there before.
fn redefine(inside: &str) -> Result<Definition> {
    let mut snapshot = parse(inside, REDEFINE)?;
    let external = snapshot.state == Some(State::DiskSnapshot) || snapshot.is_external();
    let default = if external { SnapshotLocation::External } else { SnapshotLocation::Internal };
    snapshot.align_disks(None, uniform(default))?;
    Ok(snapshot)
}

type Fault = (&'static str, ErrorCode, ErrorDomain, &'static str);

/// What stands in documents, and what the reference says to it.
const CREATE: &[Fault] = &[
    (
        "",
        ErrorCode::CONFIG_UNSUPPORTED,
        ErrorDomain::DOMAIN_SNAPSHOT,
        "unsupported configuration: source for disk 'vde' (/dev/zz) doesn't exist or is not a regular file; refusing to generate external snapshot name",
    ),
    (
        "<memory snapshot='q'/>",
        ErrorCode::XML_ERROR,
        ErrorDomain::XML,
        "XML error: Invalid value for attribute 'snapshot' in element 'memory': 'q'.",
    ),
    (
        "<memory snapshot='default'/>",
        ErrorCode::XML_ERROR,
        ErrorDomain::XML,
        "XML error: Invalid value for attribute 'snapshot' in element 'memory': 'default'.",
    ),
    (
        "<memory snapshot='manual'/>",
        ErrorCode::XML_ERROR,
        ErrorDomain::DOMAIN_SNAPSHOT,
        "XML error: 'manual' memory snapshot mode not supported",
    ),
    (
        "<memory snapshot='internal' file='/x'/>",
        ErrorCode::XML_ERROR,
        ErrorDomain::DOMAIN_SNAPSHOT,
        "XML error: memory filename '/x' requires external snapshot",
    ),
    (
        "<memory snapshot='external'/>",
        ErrorCode::XML_ERROR,
        ErrorDomain::DOMAIN_SNAPSHOT,
        "XML error: external memory snapshots require a filename",
    ),
    (
        "<memory file='/x'/>",
        ErrorCode::CONFIG_UNSUPPORTED,
        ErrorDomain::DOMAIN_SNAPSHOT,
        "unsupported configuration: source for disk 'vda' (/a) doesn't exist or is not a regular file; refusing to generate external snapshot name",
    ),
    (
        "<memory file='x'/>",
        ErrorCode::XML_ERROR,
        ErrorDomain::DOMAIN_SNAPSHOT,
        "XML error: memory snapshot file path (x) must be absolute",
    ),
    (
        "<memory snapshot='external' file=''/>",
        ErrorCode::XML_ERROR,
        ErrorDomain::DOMAIN_SNAPSHOT,
        "XML error: memory snapshot file path () must be absolute",
    ),
    (
        "<disks><disk/></disks>",
        ErrorCode::INTERNAL_ERROR,
        ErrorDomain::DOMAIN_SNAPSHOT,
        "internal error: missing name from disk snapshot element",
    ),
    (
        "<disks><disk name='vda' snapshot='q'/></disks>",
        ErrorCode::XML_ERROR,
        ErrorDomain::XML,
        "XML error: Invalid value for attribute 'snapshot' in element 'disk': 'q'.",
    ),
    (
        "<disks><disk name='vda' snapshot='default'/></disks>",
        ErrorCode::XML_ERROR,
        ErrorDomain::XML,
        "XML error: Invalid value for attribute 'snapshot' in element 'disk': 'default'.",
    ),
    (
        "<disks><disk name='vda' type='q'/></disks>",
        ErrorCode::XML_ERROR,
        ErrorDomain::XML,
        "XML error: Invalid value for attribute 'type' in element 'disk': 'q'.",
    ),
    (
        "<disks><disk name='vda' type='volume'/></disks>",
        ErrorCode::XML_ERROR,
        ErrorDomain::DOMAIN_SNAPSHOT,
        "XML error: unsupported disk snapshot type 'volume'",
    ),
    (
        "<disks><disk name='vda' type='dir'/></disks>",
        ErrorCode::XML_ERROR,
        ErrorDomain::DOMAIN_SNAPSHOT,
        "XML error: unsupported disk snapshot type 'dir'",
    ),
    (
        "<disks><disk name='vda' snapshot='no'/></disks>",
        ErrorCode::CONFIG_UNSUPPORTED,
        ErrorDomain::DOMAIN_SNAPSHOT,
        "unsupported configuration: disk 'vda' must use snapshot mode 'internal'",
    ),
    (
        "<disks><disk name='zz'/></disks>",
        ErrorCode::CONFIG_UNSUPPORTED,
        ErrorDomain::DOMAIN_SNAPSHOT,
        "unsupported configuration: no disk named 'zz'",
    ),
    (
        "<disks><disk name='vda'/><disk name='vda'/></disks>",
        ErrorCode::CONFIG_UNSUPPORTED,
        ErrorDomain::DOMAIN_SNAPSHOT,
        "unsupported configuration: disk 'vda' specified twice",
    ),
    (
        "<disks><disk name='/same'/></disks>",
        ErrorCode::CONFIG_UNSUPPORTED,
        ErrorDomain::DOMAIN_SNAPSHOT,
        "unsupported configuration: no disk named '/same'",
    ),
    (
        "<disks><disk name='vda'><source file='rel'/></disk></disks>",
        ErrorCode::XML_ERROR,
        ErrorDomain::DOMAIN_SNAPSHOT,
        "XML error: disk snapshot image path 'rel' must be absolute",
    ),
    (
        "<disks><disk name='vda' snapshot='internal'><source file='/abs'/></disk></disks>",
        ErrorCode::CONFIG_UNSUPPORTED,
        ErrorDomain::DOMAIN_SNAPSHOT,
        "unsupported configuration: file '/abs' for disk 'vda' requires use of external snapshot mode",
    ),
    (
        "<disks><disk name='vda'><driver type='q'/></disk></disks>",
        ErrorCode::CONFIG_UNSUPPORTED,
        ErrorDomain::DOMAIN_SNAPSHOT,
        "unsupported configuration: unknown disk snapshot driver 'q'",
    ),
    (
        "<disks><disk name='vda'><driver type='none'/></disk></disks>",
        ErrorCode::CONFIG_UNSUPPORTED,
        ErrorDomain::DOMAIN_SNAPSHOT,
        "unsupported configuration: unknown disk snapshot driver 'none'",
    ),
    (
        "<disks><disk name='vda'><driver type='qcow2'><metadata_cache><max_size unit='q'>1</max_size></metadata_cache></driver></disk></disks>",
        ErrorCode::INVALID_ARG,
        ErrorDomain::NONE,
        "invalid argument: unknown suffix 'q'",
    ),
    (
        "<name>n</name><memory file='/mem'/><disks><disk name='vda' type='block'/><disk name='vdc' snapshot='no'/><disk name='vdd' snapshot='no'/><disk name='vde' snapshot='no'/><disk name='vdf' snapshot='no'/><disk name='vdg' snapshot='no'/><disk name='vdh' snapshot='no'/><disk name='vdi' snapshot='no'/><disk name='vdj' snapshot='no'/></disks>",
        ErrorCode::CONFIG_UNSUPPORTED,
        ErrorDomain::DOMAIN_SNAPSHOT,
        "unsupported configuration: cannot generate external snapshot name for disk 'vda' on a 'block' device",
    ),
    (
        "<disks><disk name='hda' snapshot='external'/></disks>",
        ErrorCode::CONFIG_UNSUPPORTED,
        ErrorDomain::DOMAIN_SNAPSHOT,
        "unsupported configuration: disk 'hda' must use snapshot mode 'internal'",
    ),
    (
        "<disks><disk name='vda'/><disk name='vdb'/><disk name='vdc'/><disk name='vdd'/><disk name='vde'/><disk name='vdf'/><disk name='vdg'/><disk name='vdh'/><disk name='vdi'/><disk name='vdj'/><disk name='vdk'/><disk name='vdl'/></disks>",
        ErrorCode::CONFIG_UNSUPPORTED,
        ErrorDomain::DOMAIN_SNAPSHOT,
        "unsupported configuration: too many disk snapshot requests for domain",
    ),
];
const REDEFINED: &[Fault] = &[
    (
        "",
        ErrorCode::XML_ERROR,
        ErrorDomain::DOMAIN_SNAPSHOT,
        "XML error: a redefined snapshot must have a name",
    ),
    (
        "<name>a</name>",
        ErrorCode::INTERNAL_ERROR,
        ErrorDomain::DOMAIN_SNAPSHOT,
        "internal error: missing creationTime from existing snapshot",
    ),
    (
        "<name>a</name><creationTime>7</creationTime>",
        ErrorCode::XML_ERROR,
        ErrorDomain::DOMAIN_SNAPSHOT,
        "XML error: missing state from existing snapshot",
    ),
    (
        "<name>a</name><creationTime>7</creationTime><state>q</state>",
        ErrorCode::CONFIG_UNSUPPORTED,
        ErrorDomain::DOMAIN_SNAPSHOT,
        "unsupported configuration: Invalid state 'q' in domain snapshot XML",
    ),
    (
        "<name>a</name><creationTime>7</creationTime><state>nostate</state>",
        ErrorCode::CONFIG_UNSUPPORTED,
        ErrorDomain::DOMAIN_SNAPSHOT,
        "unsupported configuration: Invalid state 'nostate' in domain snapshot XML",
    ),
    (
        "<name>a</name><creationTime>7</creationTime><state>running</state>",
        ErrorCode::INTERNAL_ERROR,
        ErrorDomain::DOMAIN_SNAPSHOT,
        "internal error: missing domain in snapshot",
    ),
    (
        "<name>a</name><creationTime>7</creationTime><state>disk-snapshot</state><domain type='test'><name>d</name><memory>65536</memory><vcpu>1</vcpu><os><type>hvm</type></os><devices><disk type='file'><source file='/x'/><target dev='vda'/></disk></devices></domain>",
        ErrorCode::CONFIG_UNSUPPORTED,
        ErrorDomain::DOMAIN_SNAPSHOT,
        "unsupported configuration: source for disk 'vda' (/x) doesn't exist or is not a regular file; refusing to generate external snapshot name",
    ),
    (
        "<name>a</name><creationTime>7</creationTime><state>shutoff</state><memory snapshot='internal'/><domain type='test'><name>d</name><memory>65536</memory><vcpu>1</vcpu><os><type>hvm</type></os><devices><disk type='file'><source file='/x'/><target dev='vda'/></disk></devices></domain>",
        ErrorCode::XML_ERROR,
        ErrorDomain::DOMAIN_SNAPSHOT,
        "XML error: memory state cannot be saved with offline or disk-only snapshot",
    ),
    (
        "<name>a</name><creationTime>7</creationTime><state>running</state><domain type='q'/>",
        ErrorCode::NO_NAME,
        ErrorDomain::DOMAIN,
        "missing name information",
    ),
];

#[test]
fn faults_are_named_as_the_reference_names_them() {
    let all = CREATE.iter().map(|f| (f, create(f.0))).chain(REDEFINED.iter().map(|f| (f, redefine(f.0))));
    for ((inside, code, domain, message), result) in all {
        let error = result.expect_err(inside);
        assert_eq!((error.code(), error.domain(), error.message()), (*code, *domain, *message), "{inside}");
    }
}

#[test]
fn drivers_records_tell_which_one_is_current() {
    let record = |inside: &str| {
        let document = format!("<domainsnapshot><name>n</name>{inside}</domainsnapshot>");
        let options = ParseOptions { internal: true, ..ParseOptions::new(Purpose::Create { now: 0 }) };
        Definition::parse(&document, options)
    };
    let snapshot = record("<active>1</active>").unwrap();
    assert!(snapshot.current);
    let show = Show { internal: true, ..Show::default() };
    let text = "<domainsnapshot>\n  <name>n</name>\n  <active>1</active>\n</domainsnapshot>\n";
    assert_eq!(snapshot.format(show), text);
    let error = record("").unwrap_err();
    assert_eq!(error.message(), "internal error: Could not find 'active' element");
}

#[test]
fn offline_snapshots_have_no_memory() {
    let offline = |memory: &str| {
        let document = format!("<domainsnapshot>{memory}</domainsnapshot>");
        let options = ParseOptions { offline: true, ..ParseOptions::new(Purpose::Create { now: 0 }) };
        Definition::parse(&document, options).map(|s| s.memory)
    };
    assert_eq!(offline("").unwrap(), None);
    assert_eq!(offline("<memory snapshot='no'/>").unwrap(), Some(SnapshotLocation::No));
    let error = offline("<memory file='/m'/>").unwrap_err();
    let text = "XML error: memory state cannot be saved with offline or disk-only snapshot";
    assert_eq!(error.message(), text);
}

#[test]
fn files_are_named_after_the_snapshot() {
    let folder = std::env::temp_dir().join(format!("virt-conf-snapshot-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let image = folder.join("disk.old.img");
    std::fs::write(&image, "").unwrap();
    let xml = format!(
        "<domain type='test'><name>d</name><memory>1</memory><os><type>hvm</type></os><devices>\
         <disk type='file'><source file='{}'/><target dev='vda'/></disk></devices></domain>",
        image.display()
    );
    let domain = domain::Definition::parse(&xml, &ParseContext::TEST).unwrap();
    let mut snapshot = parse("<name>n</name>", Purpose::Create { now: 0 }).unwrap();
    let result = snapshot.align_disks(Some(&domain), uniform(SnapshotLocation::External));
    std::fs::remove_dir_all(&folder).unwrap();
    result.unwrap();
    let path = folder.join("disk.old.n");
    assert_eq!(snapshot.disks[0].source.path(), path.to_str());
}
