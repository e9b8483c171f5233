// SPDX-License-Identifier: LGPL-2.1-or-later
//! Paths, and what documents about pools are refused for.

use super::*;

/// Documents, and what the reference says to them.
const FAULTS: &[(&str, ErrorCode, ErrorDomain, &str)] = &[
    (
        "<pool/>",
        ErrorCode::XML_ERROR,
        ErrorDomain::XML,
        "XML error: Missing required attribute 'type' in element 'pool'",
    ),
    (
        "<foo/>",
        ErrorCode::XML_ERROR,
        ErrorDomain::XML,
        "XML error: expecting root element of 'pool', not 'foo'",
    ),
    (
        "<pool type='bad'/>",
        ErrorCode::XML_ERROR,
        ErrorDomain::XML,
        "XML error: Invalid value for attribute 'type' in element 'pool': 'bad'.",
    ),
    (
        "<pool type='dir'/>",
        ErrorCode::XML_ERROR,
        ErrorDomain::STORAGE,
        "XML error: missing pool source name element",
    ),
    (
        "<pool type='dir'><name>a/b</name></pool>",
        ErrorCode::XML_ERROR,
        ErrorDomain::STORAGE,
        "XML error: name a/b cannot contain '/'",
    ),
    (
        "<pool type='dir'><name>a</name></pool>",
        ErrorCode::XML_ERROR,
        ErrorDomain::STORAGE,
        "XML error: missing storage pool target path",
    ),
    (
        "<pool type='dir'><name>a</name><uuid>zz</uuid><target><path>/tmp//x/</path></target></pool>",
        ErrorCode::XML_ERROR,
        ErrorDomain::STORAGE,
        "XML error: malformed uuid element",
    ),
    (
        "<pool type='dir'><name>a</name><features><cow state='x'/></features><target><path>/tmp//x/</path></target></pool>",
        ErrorCode::XML_ERROR,
        ErrorDomain::XML,
        "XML error: Invalid value for attribute 'state' in element 'cow': 'x'.",
    ),
    (
        "<pool type='disk'><name>a</name><features><cow state='no'/></features><target><path>/tmp//x/</path></target></pool>",
        ErrorCode::NO_SUPPORT,
        ErrorDomain::STORAGE,
        "this function is not supported by the connection driver: cow feature may only be used for 'fs' and 'dir' pools",
    ),
    (
        "<pool type='fs'><name>a</name><target><path>/tmp//x/</path></target></pool>",
        ErrorCode::XML_ERROR,
        ErrorDomain::STORAGE,
        "XML error: missing storage pool source device name",
    ),
    (
        "<pool type='fs'><name>a</name><source><device/></source><target><path>/tmp//x/</path></target></pool>",
        ErrorCode::XML_ERROR,
        ErrorDomain::STORAGE,
        "XML error: missing storage pool source device path",
    ),
    (
        "<pool type='fs'><name>a</name><source><device path='/dev/sda'/><format type='x'/></source><target><path>/tmp//x/</path></target></pool>",
        ErrorCode::CONFIG_UNSUPPORTED,
        ErrorDomain::STORAGE,
        "unsupported configuration: unknown pool format type x",
    ),
    (
        "<pool type='fs'><name>a</name><source><device path='/dev/sda' part_separator='z'/></source><target><path>/tmp//x/</path></target></pool>",
        ErrorCode::XML_ERROR,
        ErrorDomain::XML,
        "XML error: Invalid value for attribute 'part_separator' in element 'device': 'z'.",
    ),
    (
        "<pool type='netfs'><name>a</name><target><path>/tmp//x/</path></target></pool>",
        ErrorCode::XML_ERROR,
        ErrorDomain::STORAGE,
        "XML error: missing storage pool source host name",
    ),
    (
        "<pool type='netfs'><name>a</name><source><host/></source><target><path>/tmp//x/</path></target></pool>",
        ErrorCode::XML_ERROR,
        ErrorDomain::STORAGE,
        "XML error: missing storage pool host name",
    ),
    (
        "<pool type='netfs'><name>a</name><source><host name='h'/></source><target><path>/tmp//x/</path></target></pool>",
        ErrorCode::XML_ERROR,
        ErrorDomain::STORAGE,
        "XML error: missing storage pool source path",
    ),
    (
        "<pool type='netfs'><name>a</name><source><host name='x' port='y'/></source><target><path>/tmp//x/</path></target></pool>",
        ErrorCode::XML_ERROR,
        ErrorDomain::XML,
        "XML error: Invalid value for attribute 'port' in element 'host': 'y'. Expected integer value",
    ),
    (
        "<pool type='netfs'><name>a</name><source><host name='x' port='-3'/><host name='y' port='4294967296'/></source><target><path>/tmp//x/</path></target></pool>",
        ErrorCode::XML_ERROR,
        ErrorDomain::XML,
        "XML error: Invalid value for attribute 'port' in element 'host': '4294967296'. Expected integer value",
    ),
    (
        "<pool type='netfs'><name>a</name><source><host name='x' port='-3'/><dir path='//a//b/'/><protocol ver='4,x'/></source><target><path>/tmp//x/</path></target></pool>",
        ErrorCode::XML_DETAIL,
        ErrorDomain::STORAGE,
        "storage pool protocol ver '4,x' must not contain ','",
    ),
    (
        "<pool type='netfs'><name>a</name><source><host name='x' port='-3'/><dir path='//a//b/'/><format type='cifs'/><protocol ver='4'/></source><target><path>/tmp//x/</path></target></pool>",
        ErrorCode::CONFIG_UNSUPPORTED,
        ErrorDomain::STORAGE,
        "unsupported configuration: storage pool protocol ver unsupported for pool type 'cifs'",
    ),
    (
        "<pool type='netfs'><name>a</name><source><host name='x' port='0x7'/><dir path='//a//b/'/></source><target><path>/tmp//x/</path></target></pool>",
        ErrorCode::XML_ERROR,
        ErrorDomain::XML,
        "XML error: Invalid value for attribute 'port' in element 'host': '0x7'. Expected integer value",
    ),
    (
        "<pool type='fs'><name>a</name><source><device path='/d'/><format type='vfat'/><protocol ver='4'/></source><target><path>/tmp//x/</path></target></pool>",
        ErrorCode::CONFIG_UNSUPPORTED,
        ErrorDomain::STORAGE,
        "unsupported configuration: storage pool protocol ver unsupported for pool type '(null)'",
    ),
    (
        "<pool type='logical'><source><name>v/g</name></source></pool>",
        ErrorCode::XML_ERROR,
        ErrorDomain::STORAGE,
        "XML error: name v/g cannot contain '/'",
    ),
    (
        "<pool type='iscsi'><name>n</name><source><host name='h'/><auth username='u'><secret usage='x'/></auth></source><target><path>/tmp//x/</path></target></pool>",
        ErrorCode::CONFIG_UNSUPPORTED,
        ErrorDomain::STORAGE,
        "unsupported configuration: storage pool missing auth type",
    ),
    (
        "<pool type='iscsi'><name>n</name><source><host name='h'/><auth type='z' username='u'><secret usage='x'/></auth></source><target><path>/tmp//x/</path></target></pool>",
        ErrorCode::CONFIG_UNSUPPORTED,
        ErrorDomain::STORAGE,
        "unsupported configuration: unknown auth type 'z'",
    ),
    (
        "<pool type='iscsi'><name>n</name><source><host name='h'/><auth type='chap'><secret usage='x'/></auth></source><target><path>/tmp//x/</path></target></pool>",
        ErrorCode::XML_ERROR,
        ErrorDomain::STORAGE,
        "XML error: missing username for auth",
    ),
    (
        "<pool type='iscsi'><name>n</name><source><host name='h'/><auth type='chap' username='u'/></source><target><path>/tmp//x/</path></target></pool>",
        ErrorCode::XML_ERROR,
        ErrorDomain::STORAGE,
        "XML error: Missing <secret> element in auth",
    ),
    (
        "<pool type='iscsi'><name>n</name><source><host name='h'/><auth type='chap' username='u'><secret/></auth></source><target><path>/tmp//x/</path></target></pool>",
        ErrorCode::XML_ERROR,
        ErrorDomain::NONE,
        "XML error: missing secret uuid or usage attribute",
    ),
    (
        "<pool type='iscsi'><name>n</name><source><host name='h'/><auth type='chap' username='u'><secret uuid='zz'/></auth></source><target><path>/tmp//x/</path></target></pool>",
        ErrorCode::XML_ERROR,
        ErrorDomain::XML,
        "XML error: Invalid value for attribute 'uuid' in element 'secret': 'zz'. Expected UUID",
    ),
    (
        "<pool type='iscsi-direct'><name>n</name><source><host name='h'/></source><target><path>/tmp//x/</path></target></pool>",
        ErrorCode::CONFIG_UNSUPPORTED,
        ErrorDomain::STORAGE,
        "unsupported configuration: missing initiator IQN",
    ),
    (
        "<pool type='scsi'><name>n</name><target><path>/tmp//x/</path></target></pool>",
        ErrorCode::XML_ERROR,
        ErrorDomain::STORAGE,
        "XML error: missing storage pool source adapter",
    ),
    (
        "<pool type='scsi'><name>n</name><source><adapter name='host0' wwnn='1'/></source><target><path>/tmp//x/</path></target></pool>",
        ErrorCode::XML_ERROR,
        ErrorDomain::STORAGE,
        "XML error: Use of 'wwnn', 'wwpn', and 'parent' attributes requires use of the adapter 'type'",
    ),
    (
        "<pool type='scsi'><name>n</name><source><adapter name='host0'><parentaddr/></adapter></source><target><path>/tmp//x/</path></target></pool>",
        ErrorCode::XML_ERROR,
        ErrorDomain::STORAGE,
        "XML error: Use of 'parentaddr' element requires use of the adapter 'type'",
    ),
    (
        "<pool type='scsi'><name>n</name><source><adapter type='default' name='host0'/></source><target><path>/tmp//x/</path></target></pool>",
        ErrorCode::XML_ERROR,
        ErrorDomain::XML,
        "XML error: Invalid value for attribute 'type' in element 'adapter': 'default'.",
    ),
    (
        "<pool type='scsi'><name>n</name><source><adapter type='scsi_host'/></source><target><path>/tmp//x/</path></target></pool>",
        ErrorCode::XML_ERROR,
        ErrorDomain::STORAGE,
        "XML error: Either 'name' or 'parent' must be specified for the 'scsi_host' adapter",
    ),
    (
        "<pool type='scsi'><name>n</name><source><adapter type='scsi_host'><parentaddr/></adapter></source><target><path>/tmp//x/</path></target></pool>",
        ErrorCode::XML_ERROR,
        ErrorDomain::STORAGE,
        "XML error: Missing scsi_host PCI address element",
    ),
    (
        "<pool type='scsi'><name>n</name><source><adapter type='scsi_host'><parentaddr><address/></parentaddr></adapter></source><target><path>/tmp//x/</path></target></pool>",
        ErrorCode::XML_ERROR,
        ErrorDomain::STORAGE,
        "XML error: Missing or invalid scsi adapter 'unique_id' value",
    ),
    (
        "<pool type='scsi'><name>n</name><source><adapter type='scsi_host' name='x'><parentaddr unique_id='1'><address slot='3'/></parentaddr></adapter></source><target><path>/tmp//x/</path></target></pool>",
        ErrorCode::XML_ERROR,
        ErrorDomain::STORAGE,
        "XML error: Both 'name' and 'parent' cannot be specified for the 'scsi_host' adapter",
    ),
    (
        "<pool type='scsi'><name>n</name><source><adapter type='scsi_host'><parentaddr unique_id='1'><address bus='0x100'/></parentaddr></adapter></source><target><path>/tmp//x/</path></target></pool>",
        ErrorCode::XML_ERROR,
        ErrorDomain::NONE,
        "XML error: Invalid PCI address bus='0x100', must be <= 0xFF",
    ),
    (
        "<pool type='scsi'><name>n</name><source><adapter type='scsi_host'><parentaddr unique_id='1'><address bus='z'/></parentaddr></adapter></source><target><path>/tmp//x/</path></target></pool>",
        ErrorCode::XML_ERROR,
        ErrorDomain::XML,
        "XML error: Invalid value for attribute 'bus' in element 'address': 'z'. Expected non-negative integer value",
    ),
    (
        "<pool type='scsi'><name>n</name><source><adapter type='fc_host'/></source><target><path>/tmp//x/</path></target></pool>",
        ErrorCode::XML_ERROR,
        ErrorDomain::STORAGE,
        "XML error: 'wwnn' and 'wwpn' must be specified for adapter type 'fchost'",
    ),
    (
        "<pool type='scsi'><name>n</name><source><adapter type='fc_host' wwnn='1' wwpn='2'/></source><target><path>/tmp//x/</path></target></pool>",
        ErrorCode::INTERNAL_ERROR,
        ErrorDomain::NONE,
        "internal error: Malformed wwn: 1",
    ),
    (
        "<pool type='scsi'><name>n</name><source><adapter type='fc_host' wwnn='0x2000000000000001' wwpn='2000000000000001' parent_wwnn='1'/></source><target><path>/tmp//x/</path></target></pool>",
        ErrorCode::XML_ERROR,
        ErrorDomain::STORAGE,
        "XML error: when providing parent_wwnn='1', the parent_wwpn must also be provided",
    ),
    (
        "<pool type='scsi'><name>n</name><source><adapter type='fc_host' wwnn='0x2000000000000001' wwpn='2000000000000001' parent_wwpn='1'/></source><target><path>/tmp//x/</path></target></pool>",
        ErrorCode::XML_ERROR,
        ErrorDomain::STORAGE,
        "XML error: when providing parent_wwpn='1', the parent_wwnn must also be provided",
    ),
    (
        "<pool type='scsi'><name>n</name><source><adapter type='fc_host' wwnn='0x2000000000000001' wwpn='2000000000000001' parent_wwpn='1' parent_wwnn='z'/></source><target><path>/tmp//x/</path></target></pool>",
        ErrorCode::INTERNAL_ERROR,
        ErrorDomain::NONE,
        "internal error: Malformed wwn: z",
    ),
    (
        "<pool type='scsi'><name>n</name><source><adapter type='fc_host' managed='q' wwnn='0x2000000000000001' wwpn='2000000000000001'/></source><target><path>/tmp//x/</path></target></pool>",
        ErrorCode::XML_ERROR,
        ErrorDomain::XML,
        "XML error: Invalid value for attribute 'managed' in element 'adapter': 'q'.",
    ),
    (
        "<pool type='rbd'><name>n</name><source/></pool>",
        ErrorCode::XML_ERROR,
        ErrorDomain::STORAGE,
        "XML error: element 'name' is mandatory for RBD pool",
    ),
    (
        "<pool type='rbd'><source><host name='h'/><name>x</name></source><refresh><volume allocation='z'/></refresh></pool>",
        ErrorCode::CONFIG_UNSUPPORTED,
        ErrorDomain::STORAGE,
        "unsupported configuration: unknown storage pool volume refresh allocation type z",
    ),
    (
        "<pool type='dir'><name>a</name><target><path>/t</path><permissions><mode>z</mode></permissions></target></pool>",
        ErrorCode::XML_ERROR,
        ErrorDomain::STORAGE,
        "XML error: malformed octal mode",
    ),
    (
        "<pool type='dir'><name>a</name><target><path>/t</path><permissions><owner>z</owner></permissions></target></pool>",
        ErrorCode::XML_ERROR,
        ErrorDomain::STORAGE,
        "XML error: malformed owner element",
    ),
    (
        "<pool type='dir'><name>a</name><target><path>/t</path><permissions><group>z</group></permissions></target></pool>",
        ErrorCode::XML_ERROR,
        ErrorDomain::STORAGE,
        "XML error: malformed group element",
    ),
];

#[test]
fn faults_are_named_as_the_reference_names_them() {
    for (xml, code, domain, message) in FAULTS {
        let error = Definition::parse(xml, ParseOptions::default()).expect_err(xml);
        assert_eq!((error.code(), error.domain(), error.message()), (*code, *domain, *message), "{xml}");
    }
}

#[test]
fn options_of_backends_are_read_where_there_are_backends() {
    let pool = |option: &str| {
        format!(
            "<pool type='rbd' xmlns:r='http://libvirt.org/schemas/storagepool/rbd/1.0'><name>p</name>\
             <source><host name='h'/><name>n</name></source>\
             <r:config_opts><r:option {option}/></r:config_opts></pool>"
        )
    };
    let with = ParseOptions { namespaces: true };
    let read = |option| Definition::parse(&pool(option), with);
    let options = read("name='a' value='b'").unwrap().options;
    assert_eq!(options, Some(BackendOptions::Rbd(vec![("a".into(), "b".into())])));
    assert_eq!(Definition::parse(&pool(""), ParseOptions::default()).unwrap().options, None);
    for (option, message) in [
        ("", "XML error: no rbd option name specified"),
        ("name=''", "XML error: empty rbd option name specified"),
        ("name='a'", "XML error: no rbd option value specified for name 'a'"),
        ("name='a' value=''", "XML error: empty rbd option value specified for name 'a'"),
    ] {
        assert_eq!(read(option).unwrap_err().message(), message);
    }
    let mount = "<pool type='netfs' xmlns:fs='http://libvirt.org/schemas/storagepool/fs/1.0'><name>p</name>\
                 <source><host name='h'/><dir path='/'/></source><target><path>/</path></target>\
                 <fs:mount_opts><fs:option/></fs:mount_opts></pool>";
    let error = Definition::parse(mount, with).unwrap_err();
    assert_eq!(error.message(), "XML error: no fs mount option name specified");
}

#[test]
fn what_drivers_fill_in_is_written() {
    let xml = "<pool type='disk'><name>p</name><source><device path='/dev/sda'/></source>\
               <target><path>/dev</path></target></pool>";
    let mut pool = Definition::parse(xml, ParseOptions::default()).unwrap();
    pool.source.devices[0].free_extents = vec![(0, 511), (1024, 2047)];
    pool.available = 1536;
    let text = pool.format();
    assert!(text.contains("  <available unit='bytes'>1536</available>\n"), "{text}");
    let device = "    <device path='/dev/sda'>\n      <freeExtent start='0' end='511'/>\n      \
                  <freeExtent start='1024' end='2047'/>\n    </device>\n";
    assert!(text.contains(device), "{text}");
}

#[test]
fn lists_of_sources() {
    let source =
        Source::parse("<source><host name='h'/><dir path='/a/'/></source>", PoolType::Netfs).unwrap();
    assert_eq!(
        Source::format_list(&[source], PoolType::Netfs),
        "<sources>\n  <source>\n    <host name='h'/>\n    <dir path='/a'/>\n    \
         <format type='auto'/>\n  </source>\n</sources>\n"
    );
    assert_eq!(Source::format_list(&[], PoolType::Netfs), "<sources>\n</sources>\n");
    let error = Source::parse("<pool/>", PoolType::Netfs).unwrap_err();
    assert_eq!(error.message(), "XML error: expecting root element of 'source', not 'pool'");
}

#[test]
fn paths_are_tidied() {
    for (path, tidy) in [
        ("/", "/"),
        ("//", "//"),
        ("///", "/"),
        ("//a//b/", "//a/b"),
        ("///a/", "/a"),
        ("a/", "a"),
        ("/a/../b///c", "/a/../b/c"),
        ("nfs://a//b/", "nfs://a//b/"),
        ("/x://a//b/", "/x:/a/b"),
    ] {
        assert_eq!(&*sanitize(path), tidy, "{path}");
    }
}
