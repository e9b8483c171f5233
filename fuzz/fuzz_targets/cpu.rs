// SPDX-License-Identifier: LGPL-2.1-or-later
//! Documents of processors: any text is read or refused, what was written is read alike, and
//! whatever was read can be compared, mixed, expanded and translated.
#![no_main]

use libfuzzer_sys::fuzz_target;
use virt_conf::cpu::{CpuRef, Definition};
use virt_conf::domain::cpu::FeaturePolicy;
use virt_conf::domain::os::Arch;
use virt_cpu::AllowedModel;

fuzz_target!(|text: &str| {
    let Ok(document) = Definition::parse(text) else { return };
    let once = document.format();
    // Line breaks that came as references are line breaks of the text from then on. A guest that
    // says nothing is not written at all.
    if !text.contains("&#") && once.starts_with("<cpu") {
        let again = Definition::parse(&once).expect("a document of our own making");
        assert_eq!(again.format(), once);
    }
    let arch = document.as_ref().arch().unwrap_or(Arch::X8664);
    let host = Definition::parse("<cpu><arch>x86_64</arch><model>Haswell</model></cpu>").expect("a host");
    let _ = virt_cpu::compare(arch, Some(host.as_ref()), document.as_ref());
    let _ = virt_cpu::compare(arch, Some(document.as_ref()), host.as_ref());
    let _ = virt_cpu::baseline(Some(arch), &[document.as_ref(), host.as_ref()], None, None, true);
    let _ = virt_cpu::validate_features(arch, document.as_ref());
    let mut expanded = document.clone();
    if virt_cpu::expand_features(arch, &mut expanded).is_ok() {
        let mut again = expanded.clone();
        virt_cpu::expand_features(arch, &mut again).expect("what was expanded already");
        assert_eq!(again, expanded);
    }
    if let Definition::Guest(mut cpu) = document {
        let _ = virt_cpu::update(arch, &mut cpu, Some(host.as_ref()), FeaturePolicy::Disable);
        let models = [AllowedModel { name: "qemu64".into(), blockers: Vec::new() }];
        let _ = virt_cpu::translate(arch, &mut cpu, Some(&models));
        let _ = CpuRef::Guest(&cpu).format();
    }
});
