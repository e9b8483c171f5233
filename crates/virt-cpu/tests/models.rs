// SPDX-License-Identifier: LGPL-2.1-or-later
//! Processors of the reference's own tests: compared, mixed, updated, translated, detected.

#[path = "../../virt-conf/tests/pairs/mod.rs"]
mod pairs;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use pairs::{Tally, count, read};
use virt_conf::cpu::{CpuRef, Definition, HostCpu};
use virt_conf::domain::cpu::{Cpu, CpuFallback, FeaturePolicy};
use virt_conf::domain::os::Arch;
use virt_conf::xml::{Document, Source};
use virt_core::{ErrorDomain, Result};
use virt_cpu::x86::{Map, Wanted};
use virt_cpu::{AllowedModel, Comparison};

fn file(arch: Arch, name: &str) -> String {
    format!("cputestdata/{arch}-{name}.xml")
}

fn load(arch: Arch, name: &str) -> Definition {
    Definition::parse(&read(file(arch, name))).unwrap_or_else(|e| panic!("{name}: {e}"))
}

/// The hosts of a file that lists several.
fn load_all(arch: Arch, name: &str) -> Vec<HostCpu> {
    let text = read(file(arch, name));
    let document = Document::parse(&text, Source { domain: ErrorDomain::NONE, file: None }).unwrap();
    let all: Vec<_> = document.root().children().map(|node| HostCpu::read(node).unwrap()).collect();
    assert!(!all.is_empty());
    all
}

fn allowed(names: &[&str]) -> Vec<AllowedModel> {
    names.iter().map(|name| AllowedModel { name: (*name).into(), blockers: Vec::new() }).collect()
}

/// `None`: an error.
type Outcome = Option<Result<Comparison, ()>>;
const IDENTICAL: Outcome = Some(Ok(Comparison::Identical));
const SUPERSET: Outcome = Some(Ok(Comparison::Superset));
const INCOMPATIBLE: Outcome = Some(Err(()));
const ERROR: Outcome = None;

fn compare(host: &Definition, cpu: &Definition) -> Outcome {
    let arch = host.as_ref().arch().unwrap();
    let result = virt_cpu::compare(arch, Some(host.as_ref()), cpu.as_ref());
    result.ok().map(|outcome| outcome.map_err(|_| ()))
}

const X86: Arch = Arch::X8664;
const POWER: Arch = Arch::Ppc64;

const COMPARISONS: &[(Arch, &str, &str, Outcome)] = &[
    (X86, "host", "host", IDENTICAL),
    (X86, "host", "host-better", INCOMPATIBLE),
    (X86, "host", "host-worse", SUPERSET),
    (X86, "host", "host-amd-fake", INCOMPATIBLE),
    (X86, "host", "host-incomp-arch", INCOMPATIBLE),
    (X86, "host", "host-no-vendor", IDENTICAL),
    (X86, "host-no-vendor", "host", INCOMPATIBLE),
    (POWER, "host", "host", IDENTICAL),
    (POWER, "host", "host-better", INCOMPATIBLE),
    (POWER, "host", "host-worse", INCOMPATIBLE),
    (POWER, "host", "host-incomp-arch", INCOMPATIBLE),
    (POWER, "host", "host-no-vendor", IDENTICAL),
    (POWER, "host-no-vendor", "host", INCOMPATIBLE),
    (X86, "host", "bogus-model", ERROR),
    (X86, "host", "bogus-feature", ERROR),
    (X86, "host", "min", SUPERSET),
    (X86, "host", "pentium3", SUPERSET),
    (X86, "host", "exact", SUPERSET),
    (X86, "host", "exact-forbid", INCOMPATIBLE),
    (X86, "host", "exact-forbid-extra", SUPERSET),
    (X86, "host", "exact-disable", SUPERSET),
    (X86, "host", "exact-disable2", SUPERSET),
    (X86, "host", "exact-disable-extra", SUPERSET),
    (X86, "host", "exact-require", SUPERSET),
    (X86, "host", "exact-require-extra", INCOMPATIBLE),
    (X86, "host", "exact-force", SUPERSET),
    (X86, "host", "strict", INCOMPATIBLE),
    (X86, "host", "strict-full", IDENTICAL),
    (X86, "host", "strict-disable", IDENTICAL),
    (X86, "host", "strict-force-extra", IDENTICAL),
    (X86, "host", "guest", SUPERSET),
    (X86, "host", "pentium3-amd", INCOMPATIBLE),
    (X86, "host-amd", "pentium3-amd", SUPERSET),
    (X86, "host-worse", "penryn-force", IDENTICAL),
    (X86, "host-SandyBridge", "exact-force-Haswell", IDENTICAL),
    (POWER, "host", "guest-strict", IDENTICAL),
    (POWER, "host", "guest-exact", INCOMPATIBLE),
    (POWER, "host", "guest-legacy", IDENTICAL),
    (POWER, "host", "guest-legacy-incompatible", INCOMPATIBLE),
    (POWER, "host", "guest-legacy-bad", ERROR),
    (POWER, "host", "guest-compat-none", IDENTICAL),
    (POWER, "host", "guest-compat-valid", IDENTICAL),
    (POWER, "host", "guest-compat-bad", ERROR),
    (POWER, "host", "guest-compat-incompatible", INCOMPATIBLE),
];

#[test]
fn comparisons() {
    let mut alike = 0;
    for (arch, host, cpu, wanted) in COMPARISONS {
        let outcome = compare(&load(*arch, host), &load(*arch, cpu));
        assert_eq!(outcome, *wanted, "{arch} {host}/{cpu}");
        alike += 1;
    }
    count("processors compared", alike, COMPARISONS.len());
}

/// With what the updated processor compares like then, where that is asked.
const UPDATES: &[(Arch, &str, &str, Option<Outcome>)] = &[
    (X86, "host", "min", Some(IDENTICAL)),
    (X86, "host", "pentium3", Some(IDENTICAL)),
    (X86, "host", "guest", Some(SUPERSET)),
    (X86, "host", "host-model", Some(IDENTICAL)),
    (X86, "host", "host-model-nofallback", Some(IDENTICAL)),
    (X86, "host-invtsc", "host-model", Some(SUPERSET)),
    (X86, "host", "host-passthrough", None),
    (X86, "host", "host-passthrough-features", None),
    (POWER, "host", "guest", Some(IDENTICAL)),
    (POWER, "host", "guest-nofallback", Some(INCOMPATIBLE)),
    (POWER, "host", "guest-legacy", Some(IDENTICAL)),
    (POWER, "host", "guest-legacy-incompatible", Some(INCOMPATIBLE)),
    (POWER, "host", "guest-legacy-bad", Some(ERROR)),
    (POWER, "host", "guest-compat-none", Some(IDENTICAL)),
    (POWER, "host", "guest-compat-valid", Some(IDENTICAL)),
    (POWER, "host", "guest-compat-bad", Some(ERROR)),
    (POWER, "host", "guest-compat-incompatible", Some(INCOMPATIBLE)),
];

fn guest(definition: Definition) -> Cpu {
    match definition {
        Definition::Guest(cpu) => *cpu,
        Definition::Host(_) => panic!("a host's processor"),
    }
}

#[test]
fn updates() {
    let mut tally = Tally::new("processors updated for a host", &[]);
    for (arch, host, name, after) in UPDATES {
        let host_cpu = load(*arch, host);
        let mut migratable = host_cpu.clone();
        virt_cpu::drop_unmigratable(*arch, &mut migratable).unwrap();
        let mut cpu = guest(load(*arch, name));
        let done = virt_cpu::update(*arch, &mut cpu, Some(migratable.as_ref()), FeaturePolicy::Disable);
        let label = format!("{host}+{name}");
        let wanted = read(file(*arch, &label));
        tally.compare(&label, done.map(|()| CpuRef::Guest(&cpu).format()), &wanted);
        if let Some(outcome) = after {
            assert_eq!(compare(&host_cpu, &load(*arch, &label)), *outcome, "{label}");
        }
    }
    tally.finish();
}

#[derive(Clone, Copy, PartialEq)]
enum How {
    Plain,
    Expanded,
    Migratable,
}

#[test]
fn baselines() {
    let mut tally = Tally::new("processors that several hosts can be", &[]);
    for (arch, name, how, works) in [
        (X86, "incompatible-vendors", How::Plain, false),
        (X86, "no-vendor", How::Plain, true),
        (X86, "some-vendors", How::Plain, true),
        (X86, "simple", How::Plain, true),
        (X86, "simple", How::Expanded, true),
        (X86, "features", How::Plain, true),
        (X86, "features", How::Expanded, true),
        (X86, "Westmere+Nehalem", How::Plain, true),
        (X86, "Westmere+Nehalem", How::Migratable, true),
        (POWER, "incompatible-vendors", How::Plain, false),
        (POWER, "no-vendor", How::Plain, true),
        (POWER, "incompatible-models", How::Plain, false),
        (POWER, "same-model", How::Plain, true),
        (POWER, "legacy", How::Plain, false),
    ] {
        let hosts = load_all(arch, &format!("baseline-{name}"));
        let refs: Vec<CpuRef<'_>> = hosts.iter().map(CpuRef::Host).collect();
        let done = virt_cpu::baseline(Some(arch), &refs, None, None, how == How::Migratable);
        let suffix = match how {
            How::Plain => "result",
            How::Expanded => "expanded",
            How::Migratable => "migratable",
        };
        let label = format!("baseline-{name}-{suffix}");
        if !works {
            assert!(done.is_err(), "{label}");
            continue;
        }
        let mut cpu = Definition::Guest(Box::new(done.unwrap()));
        if how == How::Expanded {
            virt_cpu::expand_features(arch, &mut cpu).unwrap();
        }
        tally.compare(&label, Ok(cpu.format()), &read(file(arch, &label)));
        for host in hosts {
            let outcome = compare(&Definition::Host(Box::new(host)), &cpu);
            assert!([IDENTICAL, SUPERSET].contains(&outcome), "{label}");
        }
    }
    tally.finish();
}

#[test]
fn features() {
    let host = load(X86, "host");
    let bits = Map::get().with_policy(host.as_ref(), FeaturePolicy::Require).unwrap();
    for (name, there) in [
        ("vmx", Some(true)),
        ("lm", Some(true)),
        ("sse4.1", Some(true)),
        ("3dnowext", Some(false)),
        ("skinit", Some(false)),
        ("foo", None),
    ] {
        assert_eq!(virt_cpu::has_feature(X86, host.as_ref(), name).ok(), there, "{name}");
        assert_eq!(Map::get().has(&bits, name).ok(), there, "{name}");
    }
    let arm = load(Arch::Aarch64, "guest");
    virt_cpu::validate_features(Arch::Aarch64, arm.as_ref()).unwrap();
    let refused = virt_cpu::validate_features(X86, arm.as_ref()).unwrap_err();
    assert!(refused.message().contains("unknown CPU feature: pauth"), "{}", refused.message());
}

#[test]
fn guests() {
    let lists: [(&str, &[&str]); 5] = [
        ("model486", &["486"]),
        ("nomodel", &["nomodel"]),
        ("models", &["qemu64", "core2duo", "Nehalem"]),
        ("haswell", &["SandyBridge", "Haswell"]),
        ("ppc_models", &["POWER6", "POWER7", "POWER8"]),
    ];
    let mut tally = Tally::new("processors translated for a hypervisor", &[]);
    for (arch, host, name, list, works) in [
        (X86, "host", "guest", "", true),
        (X86, "host-better", "pentium3", "", true),
        (X86, "host-worse", "guest", "", true),
        (X86, "host", "strict-force-extra", "", true),
        (X86, "host", "penryn-force", "", true),
        (X86, "host", "guest", "model486", true),
        (X86, "host", "guest", "models", true),
        (X86, "host", "guest", "nomodel", false),
        (X86, "host", "guest-nofallback", "models", false),
        (X86, "host", "host+host-model", "models", true),
        (X86, "host", "host+host-model-nofallback", "models", false),
        (X86, "host-Haswell-noTSX", "Haswell", "haswell", true),
        (X86, "host-Haswell-noTSX", "Haswell-noTSX", "haswell", true),
        (X86, "host-Haswell-noTSX", "Haswell-noTSX-nofallback", "haswell", false),
        (X86, "host-Haswell-noTSX", "Haswell-noTSX", "", true),
        (POWER, "host", "guest", "ppc_models", true),
        (POWER, "host", "guest-nofallback", "ppc_models", false),
        (POWER, "host", "guest-legacy", "ppc_models", true),
        (POWER, "host", "guest-legacy-incompatible", "ppc_models", false),
        (POWER, "host", "guest-legacy-bad", "ppc_models", false),
    ] {
        let models = lists.iter().find(|(name, _)| *name == list).map(|(_, names)| allowed(names));
        let host_cpu = load(arch, host);
        let mut cpu = guest(load(arch, name));
        let mut make = || -> Result<()> {
            virt_cpu::convert_legacy(arch, &mut cpu)?;
            let compared = virt_cpu::compare(arch, Some(host_cpu.as_ref()), (&cpu).into())?;
            compared.map_err(virt_cpu::Incompatible::into_error)?;
            virt_cpu::update(arch, &mut cpu, Some(host_cpu.as_ref()), FeaturePolicy::Disable)?;
            virt_cpu::translate(arch, &mut cpu, models.as_deref())
        };
        let done = make();
        let comma = if list.is_empty() { "" } else { "," };
        let label = format!("{host}+{name}{comma}{list}-result");
        if works {
            tally.compare(&label, done.map(|()| CpuRef::Guest(&cpu).format()), &read(file(arch, &label)));
        } else {
            assert!(done.is_err(), "{label}");
        }
    }
    tally.finish();
}

#[test]
fn baselines_of_detected_hosts() {
    let mut tally = Tally::new("processors that several detected hosts can be", &[]);
    let mut skipped = 0;
    for (name, first, second) in [
        ("Ryzen+Rome", "Ryzen-7-1800X-Eight-Core", "Ryzen-9-3900X-12-Core"),
        ("EPYC+Rome", "EPYC-7601-32-Core", "EPYC-7502-32-Core"),
        ("Haswell-noTSX-IBRS+Skylake", "Xeon-E5-2609-v3", "Xeon-Gold-6148"),
        ("Haswell-noTSX-IBRS+Skylake-IBRS", "Xeon-E5-2609-v3", "Xeon-Gold-6130"),
        ("Broadwell-IBRS+Cascadelake", "Xeon-E5-2623-v4", "Xeon-Platinum-8268"),
        ("Cascadelake+Skylake-IBRS", "Xeon-Platinum-8268", "Xeon-Gold-6130"),
        ("Cascadelake+Skylake", "Xeon-Platinum-9242", "Xeon-Gold-6148"),
        ("Cascadelake+Icelake", "Xeon-Platinum-9242", "Ice-Lake-Server"),
        ("Cooperlake+Icelake", "Cooperlake", "Ice-Lake-Server"),
        ("Cooperlake+Cascadelake", "Cooperlake", "Xeon-Platinum-9242"),
        ("Skylake-Client+Server", "Core-i5-6600", "Xeon-Gold-6148"),
        ("Haswell-noTSX-IBRS+Broadwell", "Xeon-E5-2609-v3", "Xeon-E5-2650-v4"),
        ("Haswell+Skylake", "Xeon-E7-8890-v3", "Xeon-Gold-5115"),
    ] {
        let label = format!("cpuid-baseline-{name}");
        let hosts = [first, second].map(|host| format!("cpuid-{host}-json"));
        let there = |name: &String| pairs::corpus().join(file(X86, name)).exists();
        // The corpus is a selection.
        if !hosts.iter().chain([&label]).all(there) {
            skipped += 1;
            continue;
        }
        let cpus = hosts.map(|host| load(X86, &host));
        let refs = [cpus[0].as_ref(), cpus[1].as_ref()];
        let done = virt_cpu::baseline(Some(X86), &refs, None, None, false);
        let cpu = Definition::Guest(Box::new(done.unwrap()));
        tally.compare(&label, Ok(cpu.format()), &read(file(X86, &label)));
        for host in refs {
            let outcome = virt_cpu::compare(X86, Some(host), cpu.as_ref()).unwrap();
            assert!(outcome.is_ok(), "{label}: {outcome:?}");
        }
    }
    println!("{skipped} are not in the corpus");
    tally.finish();
}

/// The table of the reference that the corpus was made with: newer ones know better models, and
/// have many VMX features in the other half of their registers.
fn old_table() -> &'static Map {
    static MAP: OnceLock<Map> = OnceLock::new();
    MAP.get_or_init(|| {
        let top = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let roots = std::env::var_os("LIBVIRT_RS_REFERENCES")
            .map_or_else(|| top.join("target/reference"), PathBuf::from)
            .join("11.3.0");
        let folders = [roots, PathBuf::from("/")].map(|root| root.join("usr/share/libvirt/cpu_map"));
        let folder = folders.iter().find(|f| f.is_dir()).expect("tools/reference 11.3.0 has not run");
        let output = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cpu-map");
        std::fs::create_dir_all(&output).unwrap();
        let tool = top.join("tools/cpu-map");
        let done = std::process::Command::new(tool).arg(folder).arg(&output).status().unwrap();
        assert!(done.success());
        let map = Map::parse(&std::fs::read_to_string(output.join("x86")).unwrap()).unwrap();
        assert_eq!(map.models.len(), 150, "{} is not 11.3.0's", folder.display());
        map
    })
}

/// What a hypervisor says of a host: the properties of its own model of it, and its other models.
struct Hypervisor {
    bits: virt_cpu::bits::Bits,
    models: Option<Vec<AllowedModel>>,
}

fn hypervisor(map: &Map, name: &str) -> Option<Hypervisor> {
    let path = pairs::corpus().join(format!("cputestdata/x86_64-cpuid-{name}.json"));
    let text = std::fs::read_to_string(path).ok()?;
    let mut values = serde_json::Deserializer::from_str(&text).into_iter::<serde_json::Value>();
    let host = values.next()?.unwrap();
    let mut bits = virt_cpu::bits::Bits::new();
    let properties = host["return"]["model"]["props"].as_object().unwrap();
    for (name, value) in properties {
        if value.as_bool() == Some(true) {
            map.add_feature(&mut bits, virt_cpu::hypervisor::from_qemu(name));
        }
    }
    bits.set_vendor(properties["vendor"].as_str().unwrap());
    let number = |name: &str| properties[name].as_u64().unwrap() as u32;
    let signature = virt_cpu::bits::join_signature(number("family"), number("model"), number("stepping"));
    bits.set_signature(signature);
    let models = values.next().map(|value| {
        let value = value.unwrap();
        let model = |model: &serde_json::Value| AllowedModel {
            name: model["name"].as_str().unwrap().into(),
            blockers: model["unavailable-features"].as_array().map_or(Vec::new(), |blockers| {
                let names = blockers.iter().map(|b| virt_cpu::hypervisor::from_qemu(b.as_str().unwrap()));
                names.map(Into::into).collect()
            }),
        };
        value["return"].as_array().unwrap().iter().map(model).collect()
    });
    Some(Hypervisor { bits, models })
}

fn signature(bits: &virt_cpu::bits::Bits) -> String {
    let whole = bits.at(virt_cpu::bits::Place::Leaf(1, 0))[0];
    let (family, model, stepping) = virt_cpu::bits::split_signature(whole);
    let whole = virt_cpu::bits::join_signature(family, model, stepping);
    format!(
        "{whole:06x}\nfamily:   {family:3} ({family:#04x})\nmodel:    {model:3} ({model:#04x})\n\
         stepping: {stepping:3} ({stepping:#04x})\n"
    )
}

fn described(map: &Map, bits: &virt_cpu::bits::Bits, models: Option<&[AllowedModel]>) -> Result<Cpu> {
    let wanted = Wanted { models, fallback: CpuFallback::Forbid, ..Wanted::guest() };
    let decoded = map.decode(bits, wanted)?;
    let mut cpu = Cpu::new();
    cpu.fallback = CpuFallback::Forbid;
    cpu.vendor = decoded.vendor;
    cpu.model = Some(decoded.model);
    cpu.features = decoded.features;
    Ok(cpu)
}

fn detected() -> Vec<String> {
    let all = pairs::names("cputestdata");
    let name = |name: &String| name.strip_prefix("x86_64-cpuid-")?.strip_suffix("-host").map(str::to_owned);
    all.iter().filter_map(name).collect()
}

fn bits_of(name: &str) -> virt_cpu::bits::Bits {
    let bits = virt_cpu::bits::Bits::parse(&read(file(X86, &format!("cpuid-{name}"))));
    bits.unwrap_or_else(|e| panic!("{name}: {e}"))
}

fn detect(map: &Map, title: &str, known: [&[(&str, &str)]; 4]) {
    let titles = ["hosts", "guests", "signatures", "hosts as the hypervisor sees them"];
    let titles = titles.map(|part| format!("{title}: {part}"));
    let mut hosts = Tally::new(&titles[0], known[0]);
    let mut guests = Tally::new(&titles[1], known[1]);
    let mut signatures = Tally::new(&titles[2], known[2]);
    let mut json = Tally::new(&titles[3], known[3]);
    for name in detected() {
        let bits = bits_of(&name);
        let decoded = map.decode(&bits, Wanted::host());
        let host = decoded.map(|decoded| {
            let mut cpu = HostCpu::new(X86);
            let (family, model, stepping) = decoded.signature;
            cpu.signature = Some(virt_conf::cpu::Signature { family, model, stepping });
            cpu.model = Some(decoded.model);
            cpu.vendor = decoded.vendor;
            cpu.features = decoded.features.into_iter().map(|(name, _)| name).collect();
            CpuRef::Host(&cpu).format()
        });
        hosts.compare(&name, host, &read(file(X86, &format!("cpuid-{name}-host"))));
        let seen = hypervisor(map, &name);
        let models = seen.as_ref().and_then(|seen| seen.models.as_deref());
        let format = |cpu: Result<Cpu>| cpu.map(|cpu| CpuRef::Guest(&cpu).format());
        guests.compare(
            &name,
            format(described(map, &bits, models)),
            &read(file(X86, &format!("cpuid-{name}-guest"))),
        );
        let wanted = read(format!("cputestdata/x86_64-cpuid-{name}.sig"));
        signatures.compare(&name, Ok(signature(&bits)), &wanted);
        let Some(seen) = &seen else { continue };
        json.compare(
            &name,
            format(described(map, &seen.bits, models)),
            &read(file(X86, &format!("cpuid-{name}-json"))),
        );
        assert_eq!(signature(&seen.bits), wanted, "{name}");
    }
    for tally in [hosts, guests, signatures, json] {
        tally.finish();
    }
}

#[test]
fn detected_hosts() {
    let model = "12.8.0 knows a model that says it better";
    let feature = "12.8.0 knows a feature more";
    let hosts = [("EPYC-7502-32-Core", model), ("EPYC-7601-32-Core-ibpb", model)];
    let guests = [("EPYC-7502-32-Core", feature)];
    detect(Map::get(), "processors detected", [&hosts, &guests, &[], &[]]);
}

#[test]
fn detected_hosts_with_older_models() {
    detect(old_table(), "processors detected with the models of 11.3.0", [&[]; 4]);
}

/// What the hypervisor enables makes of the detected guest what the hypervisor says itself.
#[test]
fn detected_guests_that_run() {
    let mut alike = 0;
    let mut all = 0;
    for name in detected() {
        let map = old_table();
        let Some(seen) = hypervisor(map, &name) else { continue };
        all += 1;
        let mut cpu = guest(load(X86, &format!("cpuid-{name}-guest")));
        let wanted = load(X86, &format!("cpuid-{name}-json"));
        let model = wanted.as_ref().model().unwrap().to_owned();
        if cpu.model.as_deref() != Some(&model) {
            let models = seen.models.unwrap_or_default();
            let known = models.into_iter().find(|m| *m.name == *model);
            let only = [known.unwrap_or(AllowedModel { name: model.clone().into(), blockers: Vec::new() })];
            cpu.fallback = CpuFallback::Allow;
            map.translate(&mut cpu, Some(&only)).unwrap();
        }
        let part = |which| bits_of(&format!("{name}-{which}"));
        map.update_live(&mut cpu, &part("enabled"), &part("disabled")).unwrap();
        let actual = Definition::Guest(Box::new(cpu));
        assert_eq!(actual.as_ref().model(), Some(&*model), "{name}");
        let on = |cpu: &Definition| -> BTreeSet<Box<str>> {
            let all = map.expand(cpu.as_ref()).unwrap().into_iter();
            all.filter(|(_, policy)| *policy == FeaturePolicy::Require).map(|(name, _)| name).collect()
        };
        // A feature that is disabled by name and one that is not named are alike.
        assert_eq!(on(&actual), on(&wanted), "{name}");
        alike += 1;
    }
    count("guests of detected hosts that run", alike, all);
}
