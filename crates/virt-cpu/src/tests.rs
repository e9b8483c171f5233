// SPDX-License-Identifier: LGPL-2.1-or-later

use super::*;
use crate::bits::{Bits, Place};

#[test]
fn tables_are_whole() {
    let map = Map::get();
    assert_eq!((map.vendors.len(), map.models.len()), (4, 176));
    assert_eq!(map.features.len(), 400);
    assert_eq!(map.features.iter().filter(|f| f.pinned).count(), 2);
    // A feature without bits would be found in every processor.
    assert!(map.features.iter().all(|f| !f.bits.is_empty()));
    let haswell = map.model("Haswell").unwrap();
    assert!(map.has(&haswell.bits, "avx2").unwrap() && !map.has(&haswell.bits, "vmx").unwrap());
    assert!(haswell.is_of(0x306c3) && !haswell.is_of(0x306a9));
    assert_eq!(canonical_model(Arch::X8664, "Haswell"), Some("Haswell-v1"));
    assert_eq!(canonical_model(Arch::X8664, "Haswell-v1"), None);
    // Only some steppings are this model's.
    let stepping = |n| bits::join_signature(6, 85, n);
    let server = map.model("Skylake-Server").unwrap();
    assert!(server.is_of(stepping(4)) && !server.is_of(stepping(7)));
    assert_eq!(vendor_of_model(Arch::X8664, "EPYC"), Some("AMD"));
    assert_eq!(vendor_of_model(Arch::Ppc64, "POWER8"), Some("IBM"));
    assert_eq!(vendor_of_model(Arch::S390x, "z15"), Some("IBM"));
    assert_eq!(vendor_of_model(Arch::Aarch64, "cortex-a57"), None);
    assert!(arm::table().model("ThunderX2 99xx").is_some());
    for name in map.models.iter().flat_map(|m| &m.gone) {
        assert!(map.feature(name).is_some(), "{name}");
    }
}

#[test]
fn a_faulty_table_is_refused_with_its_line() {
    for (text, line) in [
        ("vendor X", 1),
        ("# a\nfeature f 1:e1", 2),
        ("feature f 1:a1\nmodel m\n has g", 3),
        ("model m odd", 1),
        ("model m\n is 6", 2),
        (" has f", 1),
        ("model m\n from n", 2),
        ("word x", 1),
    ] {
        assert_eq!(Map::parse(text).err(), Some(line), "{text:?}");
    }
}

#[test]
fn lists_are_said_by_others() {
    let text = "feature a 1:a1\nfeature b 1:a2\nfeature c 1:a4\nmodel m\n has a b\n late c\nmodel n\n has =m -a c\n late =m";
    let map = Map::parse(text).unwrap();
    let bits = |name: &str| map.model(name).unwrap().bits.at(Place::Leaf(1, 0))[0];
    assert_eq!((bits("m"), bits("n")), (3, 6));
    assert_eq!(map.added_features("n").unwrap(), ["c"]);
}

#[test]
fn families_answer_what_they_can() {
    let guest = |model: &str| {
        let mut cpu = Cpu::new();
        cpu.model = Some(model.into());
        cpu
    };
    let cpu = guest("z15");
    let same = compare(Arch::S390x, None, (&cpu).into()).unwrap();
    assert_eq!(same, Ok(Comparison::Identical));
    let nobody = compare(Arch::X8664, None, (&cpu).into()).unwrap().unwrap_err();
    assert!(nobody.into_error().message().ends_with("unknown host CPU"));
    assert!(compare(Arch::Alpha, None, (&cpu).into()).is_err());
    assert!(is_supported(Arch::Riscv64) && !is_supported(Arch::Mips));
    assert!(model_names(Arch::Aarch64).unwrap().is_empty());

    let mut minimum = guest("z15");
    minimum.matching = CpuMatch::Minimum;
    let refused = update(Arch::S390x, &mut minimum, None, FeaturePolicy::Disable).unwrap_err();
    assert!(refused.message().ends_with("match mode minimum not supported"));
    let mut model = Cpu::new();
    model.mode = CpuMode::HostModel;
    model.set_policy("own", FeaturePolicy::Require);
    let mut host = guest("max");
    host.set_policy("there", FeaturePolicy::Disable);
    let mut on_s390 = model.clone();
    update(Arch::S390x, &mut on_s390, Some((&host).into()), FeaturePolicy::Disable).unwrap();
    let names = |cpu: &Cpu| cpu.features.iter().map(|(name, _)| name.to_string()).collect::<Vec<_>>();
    assert_eq!(names(&on_s390), ["there", "own"]);
    let mut on_arm = model.clone();
    update(Arch::Aarch64, &mut on_arm, Some((&host).into()), FeaturePolicy::Disable).unwrap();
    assert_eq!(names(&on_arm), ["there"]);
    assert_eq!((on_arm.mode, on_arm.model.as_deref()), (CpuMode::Custom, Some("max")));
    assert!(update(Arch::Riscv64, &mut model, None, FeaturePolicy::Disable).is_err());
    let text = translate(Arch::Ppc64, &mut guest("POWER9"), Some(&[])).unwrap_err();
    assert!(text.message().ends_with("cannot translate CPU model POWER9 to a supported model"));
}

#[test]
fn models_that_cannot_be_used_as_they_are() {
    let mut host = virt_conf::cpu::HostCpu::new(Arch::X8664);
    host.model = Some("Haswell-noTSX".into());
    let host = Definition::Host(Box::new(host));
    let mut cpu = Cpu::new();
    cpu.model = Some("Haswell".into());
    let compare = |cpu: &Cpu| compare_unusable(Arch::X8664, &host, cpu, &["hle", "rtm"]).unwrap();
    assert!(compare(&cpu).unwrap_err().because.unwrap().ends_with("required features: hle, rtm"));
    cpu.set_policy("hle", FeaturePolicy::Disable);
    cpu.set_policy("rtm", FeaturePolicy::Disable);
    assert_eq!(compare(&cpu), Ok(Comparison::Superset));
    cpu.set_policy("avx2", FeaturePolicy::Require);
    assert_eq!(compare(&cpu), Ok(Comparison::Superset));
    cpu.set_policy("avx512f", FeaturePolicy::Require);
    assert!(compare(&cpu).is_err());
}

#[test]
fn numbers_that_name_processors() {
    let mut cpu = virt_conf::cpu::HostCpu::new(Arch::Ppc64);
    power::decode(&mut cpu, 0x004b_0201, None).unwrap();
    assert_eq!((cpu.model.as_deref(), cpu.vendor.as_deref()), (Some("POWER8"), Some("IBM")));
    let unknown = power::decode(&mut cpu, 0x1234, None).unwrap_err();
    assert!(unknown.message().ends_with("Cannot find CPU model with PVR 0x00001234"), "{unknown}");
    let mut cpu = virt_conf::cpu::HostCpu::new(Arch::Aarch64);
    arm::decode(&mut cpu, 0x413f_d0c1, 0b11, None).unwrap();
    assert_eq!((cpu.model.as_deref(), cpu.vendor.as_deref()), (Some("Neoverse-N1"), Some("ARM")));
    assert_eq!(cpu.features, [Box::<str>::from("fp"), "asimd".into()]);
}

#[test]
fn hypervisors_features_have_bits() {
    let map = Map::get();
    let mut bits = Bits::new();
    map.add_feature(&mut bits, "hv-relaxed");
    map.add_feature(&mut bits, "no such feature");
    assert_eq!(bits.at(Place::Leaf(0x4000_0003, 0)), [0x20, 0, 0, 0]);
    assert!(map.has(&bits, "hv-relaxed").unwrap() && !map.has(&bits, "hv-vapic").unwrap());
    assert_eq!(hypervisor::from_qemu("cmp-legacy"), "cmp_legacy");
    assert_eq!(hypervisor::to_qemu("sse4.1"), "sse4.1");
}
