// SPDX-License-Identifier: LGPL-2.1-or-later
//! What documents about checkpoints are refused for, and how their disks find the domain's.

use super::*;
use crate::domain::ParseContext;
use crate::moment::tests::domain;

const REDEFINE: Purpose<'static> = Purpose::Redefine { context: &ParseContext::TEST };

fn document(inside: &str) -> String {
    format!("<domaincheckpoint>{inside}</domaincheckpoint>")
}

/// What drivers do with a new checkpoint.
fn create(inside: &str) -> Result<Definition> {
    let mut checkpoint = Definition::parse(&document(inside), Purpose::Create { now: 7 })?;
    checkpoint.moment.domain = Some(domain());
    checkpoint.align_disks()?;
    Ok(checkpoint)
}

/// What drivers do with one that was there before.
fn redefine(inside: &str) -> Result<Definition> {
    let mut checkpoint = Definition::parse(&document(inside), REDEFINE)?;
    if checkpoint.moment.domain.is_some() {
        checkpoint.align_disks()?;
    } else {
        checkpoint.name_bitmaps();
    }
    Ok(checkpoint)
}

type Fault = (&'static str, ErrorCode, ErrorDomain, &'static str);

/// What stands in documents, and what the reference says to it.
const CREATE: &[Fault] = &[
    (
        "<disks><disk name='vdz'/></disks>",
        ErrorCode::CONFIG_UNSUPPORTED,
        ErrorDomain::DOMAIN_CHECKPOINT,
        "unsupported configuration: no disk named 'vdz'",
    ),
    (
        "<disks><disk name='/same'/></disks>",
        ErrorCode::CONFIG_UNSUPPORTED,
        ErrorDomain::DOMAIN_CHECKPOINT,
        "unsupported configuration: no disk named '/same'",
    ),
    (
        "<disks><disk name='vdf'/></disks>",
        ErrorCode::CONFIG_UNSUPPORTED,
        ErrorDomain::DOMAIN_CHECKPOINT,
        "unsupported configuration: disk 'vdf' is empty or readonly",
    ),
    (
        "<disks><disk name='hda'/></disks>",
        ErrorCode::CONFIG_UNSUPPORTED,
        ErrorDomain::DOMAIN_CHECKPOINT,
        "unsupported configuration: disk 'hda' is empty or readonly",
    ),
    (
        "<disks><disk name='vda'/><disk name='vdb'/><disk name='vdc'/><disk name='vdd'/><disk name='vde'/><disk name='vdf'/><disk name='vdg'/><disk name='vdh'/><disk name='vdi'/><disk name='vdj'/><disk name='vdk'/><disk name='vdl'/></disks>",
        ErrorCode::CONFIG_UNSUPPORTED,
        ErrorDomain::DOMAIN_CHECKPOINT,
        "unsupported configuration: too many disk checkpoint requests for domain",
    ),
];
const REDEFINED: &[Fault] = &[
    (
        "",
        ErrorCode::XML_ERROR,
        ErrorDomain::DOMAIN_CHECKPOINT,
        "XML error: a redefined checkpoint must have a name",
    ),
    (
        "<name>a</name>",
        ErrorCode::INTERNAL_ERROR,
        ErrorDomain::DOMAIN_CHECKPOINT,
        "internal error: missing creationTime from existing checkpoint",
    ),
    (
        "<name>a</name><creationTime>7</creationTime><disks><disk name='vdb'/></disks><domain type='test'><name>d</name><memory>65536</memory><vcpu>1</vcpu><os><type>hvm</type></os><devices><disk type='file'><source file='/x'/><target dev='vda'/></disk></devices></domain>",
        ErrorCode::CONFIG_UNSUPPORTED,
        ErrorDomain::DOMAIN_CHECKPOINT,
        "unsupported configuration: no disk named 'vdb'",
    ),
];

#[test]
fn faults_are_named_as_the_reference_names_them() {
    let all = CREATE.iter().map(|f| (f, create(f.0))).chain(REDEFINED.iter().map(|f| (f, redefine(f.0))));
    for ((inside, code, domain, message), result) in all {
        let error = result.expect_err(inside);
        assert_eq!((error.code(), error.domain(), error.message()), (*code, *domain, *message), "{inside}");
    }
    let mut alone = Definition::parse(&document(""), Purpose::Create { now: 1 }).unwrap();
    let error = alone.align_disks().unwrap_err();
    assert_eq!(error.message(), "internal error: missing domain in checkpoint");
}

#[test]
fn documents_must_fit_the_schema() {
    for inside in [
        "text",
        "<x/>",
        "<name/>",
        "<name>.a</name>",
        "<name>a/b</name>",
        "<name>a</name><name>b</name>",
        "<creationTime>-5</creationTime>",
        "<parent/>",
        "<disks/>",
        "<disks><disk/></disks>",
        "<disks><disk name='zz'/></disks>",
        "<disks><disk name='vda' checkpoint='no' bitmap='x'/></disks>",
        "<disks><disk name='vda' checkpoint='q'/></disks>",
        "<disks><disk name='vda'><x/></disk></disks>",
    ] {
        let error = create(inside).expect_err(inside);
        assert_eq!((error.code(), error.domain()), (ErrorCode::XML_INVALID_SCHEMA, ErrorDomain::XML));
        let text = "XML document failed to validate against schema: \
                    Unable to validate doc against /usr/share/libvirt/schemas/domaincheckpoint.rng\n";
        assert!(error.message().starts_with(text), "{}", error.message());
    }
}

#[test]
fn disks_are_kept_track_of_that_can_change() {
    let mut checkpoint = create("").unwrap();
    assert_eq!((&*checkpoint.moment.name, checkpoint.moment.creation_time), ("7", 7));
    let tracked = checkpoint.disks.iter().filter(|d| d.tracking == Tracking::Bitmap).count();
    assert_eq!((tracked, checkpoint.disks.len()), (9, 11));
    assert!(checkpoint.disks.iter().all(|d| d.bitmap.is_some() == (d.tracking == Tracking::Bitmap)));
    checkpoint = create("<name>n</name><disks><disk name='/a'/></disks>").unwrap();
    checkpoint.disks.retain(|disk| disk.tracking == Tracking::Bitmap);
    checkpoint.disks[0].size = Some(5);
    let show = Show { no_domain: true, size: true, secure: false };
    assert_eq!(
        checkpoint.format(show),
        "<domaincheckpoint>\n  <name>n</name>\n  <creationTime>7</creationTime>\n  <disks>\n    \
         <disk name='vda' checkpoint='bitmap' bitmap='n' size='5'/>\n  </disks>\n</domaincheckpoint>\n"
    );
}

/// The schema lets blanks stand around the word, where the reference goes astray.
#[test]
fn blanks_around_a_word() {
    for (word, wanted) in [(" no", "no"), ("bitmap\t", "bitmap"), ("&#10;no ", "no")] {
        let text = format!("<disks><disk name='vda' checkpoint='{word}'/></disks>");
        let text = create(&text).unwrap().format(Show::default());
        assert!(text.contains(&format!("<disk name='vda' checkpoint='{wanted}'")), "{text}");
    }
}
