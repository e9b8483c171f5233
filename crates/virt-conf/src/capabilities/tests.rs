// SPDX-License-Identifier: LGPL-2.1-or-later

use super::*;
use crate::domain::os::Arch;
use crate::domain::units::NumberSet;
use crate::domain::{OsType, VirtType};

#[test]
fn a_small_host() {
    let siblings = NumberSet::from_ranges(vec![(0, 0)]);
    let cell = HostCell {
        memory_kib: 1024,
        pages: vec![PageCount { size_kib: 4, count: 256 }],
        cpus: vec![CellCpu {
            id: 0,
            place: Some(CpuPlace { socket: 0, die: 0, cluster: 0, core: 0, siblings }),
        }],
        ..HostCell::default()
    };
    let host = Host {
        features: vec!["pae".into()],
        page_sizes_kib: vec![4],
        topology: Some(Topology { cells: vec![cell], interconnects: Vec::new() }),
        security: vec![SecurityModel { model: "testSecurity".into(), ..SecurityModel::default() }],
        ..Host::new(Arch::I686)
    };
    let guest = Guest {
        os: OsType::Hvm,
        arch: Arch::I686,
        word_size: 32,
        emulator: Some("/usr/bin/test-hv".into()),
        loader: None,
        machines: Vec::new(),
        domains: vec![VirtType::Test.into()],
        features: vec!["pae".into(), "nonpae".into()],
    };
    let text = Capabilities { guests: vec![guest], ..Capabilities::new(host) }.format();
    assert_eq!(
        text,
        "<capabilities>\n\n  <host>\n    <cpu>\n      <arch>i686</arch>\n      <features>\n        <pae/>\n      </features>\n      <pages unit='KiB' size='4'/>\n    </cpu>\n    <power_management/>\n    <iommu support='no'/>\n    <topology>\n      <cells num='1'>\n        <cell id='0'>\n          <memory unit='KiB'>1024</memory>\n          <pages unit='KiB' size='4'>256</pages>\n          <cpus num='1'>\n            <cpu id='0' socket_id='0' die_id='0' cluster_id='0' core_id='0' siblings='0'/>\n          </cpus>\n        </cell>\n      </cells>\n    </topology>\n    <secmodel>\n      <model>testSecurity</model>\n      <doi></doi>\n    </secmodel>\n  </host>\n\n  <guest>\n    <os_type>hvm</os_type>\n    <arch name='i686'>\n      <wordsize>32</wordsize>\n      <emulator>/usr/bin/test-hv</emulator>\n      <domain type='test'/>\n    </arch>\n    <features>\n      <pae/>\n      <nonpae/>\n    </features>\n  </guest>\n\n</capabilities>\n"
    );
    assert_eq!(Capabilities::parse(&text).unwrap().format(), text);
}

#[test]
fn units_fit_both_numbers() {
    let xml = |control: &str| {
        format!(
            "<capabilities><host><cpu><arch>x86_64</arch></cpu><cache><bank id='0' level='3' type='both' \
             size='32' unit='MiB' cpus='0-5'>{control}</bank></cache></host></capabilities>"
        )
    };
    let line = |control: &str| {
        let text = Capabilities::parse(&xml(control)).unwrap().format();
        text.lines().find(|l| l.contains("<control")).unwrap().trim().to_owned()
    };
    let rest = "type='both' maxAllocs='4'";
    for (given, written) in [
        ("granularity='2' min='4' unit='MiB'", "granularity='2' min='4' unit='MiB'"),
        ("granularity='1536' min='3072' unit='KiB'", "granularity='1536' min='3072' unit='KiB'"),
        ("granularity='1024' min='1536' unit='KiB'", "granularity='1024' min='1536' unit='KiB'"),
        ("granularity='1536' min='2048' unit='KiB'", "granularity='1536' min='2048' unit='KiB'"),
        ("granularity='2048' unit='KiB'", "granularity='2' unit='MiB'"),
    ] {
        assert_eq!(line(&format!("<control {given} {rest}/>")), format!("<control {written} {rest}/>"));
    }
}

#[test]
fn faulty_documents_are_refused() {
    for xml in [
        "",
        "<capability/>",
        "<capabilities/>",
        "<capabilities><host/></capabilities>",
        "<capabilities><host><cpu><arch>vax</arch></cpu></host></capabilities>",
        "<capabilities><host><cpu><arch>i686</arch></cpu></host><guest/></capabilities>",
        "<capabilities><host><uuid>x</uuid><cpu><arch>i686</arch></cpu></host></capabilities>",
        "<capabilities><host><cpu><arch>i686</arch></cpu><topology><cells><cell/></cells></topology></host></capabilities>",
    ] {
        assert!(Capabilities::parse(xml).is_err(), "{xml}");
    }
}
