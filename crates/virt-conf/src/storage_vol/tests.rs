// SPDX-License-Identifier: LGPL-2.1-or-later
//! What documents about volumes are refused for, and what drivers add to them.

use super::*;

/// Documents, and what the reference says to them in a pool of files.
const FAULTS: &[(&str, ErrorCode, ErrorDomain, &str)] = &[
    ("<volume/>", ErrorCode::XML_ERROR, ErrorDomain::STORAGE, "XML error: missing volume name element"),
    (
        "<x/>",
        ErrorCode::XML_ERROR,
        ErrorDomain::XML,
        "XML error: expecting root element of 'volume', not 'x'",
    ),
    (
        "<volume><name>v</name></volume>",
        ErrorCode::XML_ERROR,
        ErrorDomain::STORAGE,
        "XML error: missing capacity element",
    ),
    (
        "<volume type='q'><name>v</name><capacity>10</capacity></volume>",
        ErrorCode::CONFIG_UNSUPPORTED,
        ErrorDomain::STORAGE,
        "unsupported configuration: unknown volume type 'q'",
    ),
    (
        "<volume><name>v</name><capacity>z</capacity></volume>",
        ErrorCode::XML_ERROR,
        ErrorDomain::STORAGE,
        "XML error: malformed capacity element",
    ),
    (
        "<volume><name>v</name><capacity unit='zz'>1</capacity></volume>",
        ErrorCode::INVALID_ARG,
        ErrorDomain::NONE,
        "invalid argument: unknown suffix 'zz'",
    ),
    (
        "<volume><name>v</name><capacity unit='E'>9</capacity></volume>",
        ErrorCode::OVERFLOW,
        ErrorDomain::NONE,
        "numerical overflow: value too large: 9E",
    ),
    (
        "<volume><name>v</name><capacity>9223372036854775808</capacity></volume>",
        ErrorCode::OVERFLOW,
        ErrorDomain::NONE,
        "numerical overflow: value too large: 9223372036854775808",
    ),
    (
        "<volume><name>v</name><capacity>10</capacity><backingStore><path>/b</path><format type='x'/></backingStore></volume>",
        ErrorCode::CONFIG_UNSUPPORTED,
        ErrorDomain::STORAGE,
        "unsupported configuration: unknown volume format type x",
    ),
    (
        "<volume><name>v</name><capacity>10</capacity><backingStore><path>/b</path><format type='qcow2'/><permissions><mode>9</mode></permissions></backingStore></volume>",
        ErrorCode::XML_ERROR,
        ErrorDomain::STORAGE,
        "XML error: malformed octal mode",
    ),
    (
        "<volume><name>v</name><capacity>10</capacity><backingStore><path>/b</path><format type='none'/></backingStore></volume>",
        ErrorCode::CONFIG_UNSUPPORTED,
        ErrorDomain::STORAGE,
        "unsupported configuration: unknown volume format type none",
    ),
    (
        "<volume><name>v</name><capacity>10</capacity><target><compat>1</compat></target></volume>",
        ErrorCode::XML_ERROR,
        ErrorDomain::STORAGE,
        "XML error: forbidden characters in 'compat' attribute",
    ),
    (
        "<volume><name>v</name><capacity>10</capacity><target><features><foo/></features></target></volume>",
        ErrorCode::CONFIG_UNSUPPORTED,
        ErrorDomain::STORAGE,
        "unsupported configuration: unsupported feature foo",
    ),
    (
        "<volume><name>v</name><capacity>10</capacity><target><clusterSize>z</clusterSize></target></volume>",
        ErrorCode::XML_ERROR,
        ErrorDomain::XML,
        "XML error: Invalid value 'z' for element or attribute './target/clusterSize'",
    ),
    (
        "<volume><name>v</name><capacity>10</capacity><target><clusterSize unit='q'>1</clusterSize></target></volume>",
        ErrorCode::INVALID_ARG,
        ErrorDomain::NONE,
        "invalid argument: unknown suffix 'q'",
    ),
    (
        "<volume><name>v</name><capacity>10</capacity><target><clusterSize unit='E'>100</clusterSize></target></volume>",
        ErrorCode::OVERFLOW,
        ErrorDomain::NONE,
        "numerical overflow: value too large: 100E",
    ),
    (
        "<volume><name>v</name><capacity>10</capacity><target><encryption/></target></volume>",
        ErrorCode::XML_ERROR,
        ErrorDomain::STORAGE,
        "XML error: unknown volume encryption format",
    ),
    (
        "<volume><name>v</name><capacity>10</capacity><target><encryption format='q'/></target></volume>",
        ErrorCode::CONFIG_UNSUPPORTED,
        ErrorDomain::STORAGE,
        "unsupported configuration: unknown volume encryption format type q",
    ),
    (
        "<volume><name>v</name><capacity>10</capacity><target><encryption format='luks' engine='default'/></target></volume>",
        ErrorCode::XML_ERROR,
        ErrorDomain::XML,
        "XML error: Invalid value for attribute 'engine' in element 'encryption': 'default'.",
    ),
    (
        "<volume><name>v</name><capacity>10</capacity><target><encryption format='luks' engine='qemu'><secret/></encryption></target></volume>",
        ErrorCode::XML_ERROR,
        ErrorDomain::STORAGE,
        "XML error: unknown volume encryption secret type",
    ),
    (
        "<volume><name>v</name><capacity>10</capacity><target><encryption format='luks'><secret type='q'/></encryption></target></volume>",
        ErrorCode::CONFIG_UNSUPPORTED,
        ErrorDomain::STORAGE,
        "unsupported configuration: unknown volume encryption secret type q",
    ),
    (
        "<volume><name>v</name><capacity>10</capacity><target><encryption format='luks'><secret type='passphrase'/></encryption></target></volume>",
        ErrorCode::XML_ERROR,
        ErrorDomain::NONE,
        "XML error: missing secret uuid or usage attribute",
    ),
    (
        "<volume><name>v</name><capacity>10</capacity><target><encryption format='luks'><secret type='passphrase' usage='a'/><cipher/></encryption></target></volume>",
        ErrorCode::XML_ERROR,
        ErrorDomain::STORAGE,
        "XML error: cipher info missing 'name' attribute",
    ),
    (
        "<volume><name>v</name><capacity>10</capacity><target><encryption format='luks'><secret type='passphrase' usage='a'/><cipher name='a'/></encryption></target></volume>",
        ErrorCode::XML_ERROR,
        ErrorDomain::XML,
        "XML error: Missing required attribute 'size' in element 'cipher'",
    ),
    (
        "<volume><name>v</name><capacity>10</capacity><target><encryption format='luks'><cipher name='a' size='-1'/></encryption></target></volume>",
        ErrorCode::XML_ERROR,
        ErrorDomain::XML,
        "XML error: Invalid value for attribute 'size' in element 'cipher': '-1'. Expected non-negative integer value",
    ),
    (
        "<volume><name>v</name><capacity>10</capacity><target><encryption format='luks'><cipher name='a' size='1' hash='h' mode='m'/><ivgen/></encryption></target></volume>",
        ErrorCode::XML_ERROR,
        ErrorDomain::STORAGE,
        "XML error: missing ivgen info name string",
    ),
    (
        "<volume><name>v</name><capacity>10</capacity><target><encryption format='luks'><ivgen name='x'/></encryption></target></volume>",
        ErrorCode::XML_ERROR,
        ErrorDomain::STORAGE,
        "XML error: ivgen element found, but cipher is missing",
    ),
    (
        "<volume><name>v</name><capacity>10</capacity><target><format type='linux'/></target></volume>",
        ErrorCode::CONFIG_UNSUPPORTED,
        ErrorDomain::STORAGE,
        "unsupported configuration: unknown volume format type linux",
    ),
];

#[test]
fn faults_are_named_as_the_reference_names_them() {
    for (xml, code, domain, message) in FAULTS {
        let error = Definition::parse(xml, PoolType::Dir, Capacity::Required).expect_err(xml);
        assert_eq!((error.code(), error.domain(), error.message()), (*code, *domain, *message), "{xml}");
    }
}

#[test]
fn capacity_may_be_left_out_at_times() {
    let bare = "<volume><name>v</name></volume>";
    let backed = "<volume><name>v</name><backingStore><path>/b</path></backingStore></volume>";
    let read = |xml, needed| Definition::parse(xml, PoolType::Dir, needed).map(|v| v.capacity).ok();
    assert_eq!(read(bare, Capacity::Optional), Some(0));
    assert_eq!(read(bare, Capacity::FromBacking), None);
    assert_eq!(read(backed, Capacity::FromBacking), Some(0));
    assert_eq!(read(backed, Capacity::Required), None);
}

#[test]
fn what_drivers_fill_in_is_written() {
    let xml = "<volume><name>v</name><capacity>9</capacity></volume>";
    let mut volume = Definition::parse(xml, PoolType::Disk, Capacity::Required).unwrap();
    assert_eq!(volume.target.format.map(|f| f.as_str()), Some("none"));
    let extent = |path: &str, start| Extent { path: path.into(), start, end: start + 1 };
    volume.extents = vec![extent("/a", 0), extent("/a", 2), extent("/b", 4)];
    volume.physical = 7;
    let time = |nanoseconds| Some(Time { seconds: 5, nanoseconds });
    volume.target.timestamps = Some(Timestamps { atime: time(0), btime: time(6), ..Timestamps::default() });
    assert_eq!(
        volume.format(),
        "<volume type='file'>\n  <name>v</name>\n  <source>\n    <device path='/a'>\n      \
         <extent start='0' end='1'/>\n      <extent start='2' end='3'/>\n    </device>\n    \
         <device path='/b'>\n      <extent start='4' end='5'/>\n    </device>\n  </source>\n  \
         <capacity unit='bytes'>9</capacity>\n  <allocation unit='bytes'>9</allocation>\n  \
         <physical unit='bytes'>7</physical>\n  <target>\n    <format type='none'/>\n    <timestamps>\n      \
         <atime>5</atime>\n      <btime>5.000000006</btime>\n    </timestamps>\n  </target>\n</volume>\n"
    );
}
