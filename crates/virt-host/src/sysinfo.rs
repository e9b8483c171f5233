// SPDX-License-Identifier: LGPL-2.1-or-later
//! What firmware says of the machine: read from what `dmidecode` prints or the kernel's files.
//!
//! As in the reference, what a section lacks is taken from the next section that has it.

use virt_conf::sysinfo::Sysinfo;
use virt_core::{Error, ErrorDomain, Result, tr};

type Text = Option<Box<str>>;

/// The rest of the line behind a label, wherever the label stands; nothing where that is blank or
/// no line.
fn labelled(text: &str, label: &str) -> Text {
    let (_, rest) = text.split_once(label)?;
    let (line, _) = rest.split_once('\n')?;
    let line = line.trim_end_matches(|c: char| c.is_ascii_whitespace() || c == '\x0b');
    (!line.is_empty()).then(|| line.into())
}

fn group<const N: usize>(text: &str, labels: [&str; N]) -> Option<[Text; N]> {
    let group = labels.map(|label| labelled(text, label));
    group.iter().any(Option::is_some).then_some(group)
}

/// What follows each occurrence of a title.
fn sections<'t>(text: &'t str, title: &'static str) -> impl Iterator<Item = &'t str> {
    text.match_indices(title).map(move |(at, _)| &text[at..])
}

fn malformed() -> Error {
    Error::internal(ErrorDomain::SYSINFO, tr!("Malformed output of dmidecode"))
}

/// From what `dmidecode -q -t 0,1,2,3,4,11,17` prints. `oem_string` gets a string of the maker's
/// by its number as it truly is: in the list, line breaks are dots.
pub fn from_dmidecode(text: &str, oem_string: impl Fn(u32) -> Option<String>) -> Result<Sysinfo> {
    let section = |title| sections(text, title).next();
    let bios = section("BIOS Information")
        .and_then(|s| group(s, ["Vendor: ", "Version: ", "Release Date: ", "BIOS Revision: "]));
    let system = section("System Information").and_then(|s| {
        let labels = ["Manufacturer: ", "Product Name: ", "Version: ", "Serial Number: ", "UUID: "];
        let [a, b, c, d, e] = labels;
        group(s, [a, b, c, d, e, "SKU Number: ", "Family: "])
    });
    let boards = sections(text, "Base Board Information").filter_map(|s| {
        let labels = ["Manufacturer: ", "Product Name: ", "Version: ", "Serial Number: ", "Asset Tag: "];
        let [a, b, c, d, e] = labels;
        group(s, [a, b, c, d, e, "Location In Chassis: "])
    });
    let chassis = section("Chassis Information").and_then(|s| {
        group(s, ["Manufacturer: ", "Version: ", "Serial Number: ", "Asset Tag: ", "SKU Number: "])
    });
    let processors = sections(text, "Processor Information").filter_map(|s| {
        group(
            s,
            [
                "Socket Designation: ",
                "Type: ",
                "Family: ",
                "Manufacturer: ",
                "Signature: ",
                "Version: ",
                "External Clock: ",
                "Max Speed: ",
                "Status: ",
                "Serial Number: ",
                "Part Number: ",
            ],
        )
    });
    let memory = sections(text, "Memory Device").filter_map(|s| {
        if labelled(s, "Size: ").as_deref() == Some("No Module Installed") {
            return None;
        }
        group(
            s,
            [
                "Size: ",
                "Form Factor: ",
                "Locator: ",
                "Bank Locator: ",
                "Type: ",
                "Type Detail: ",
                "Speed: ",
                "Manufacturer: ",
                "Serial Number: ",
                "Part Number: ",
            ],
        )
    });
    Ok(Sysinfo {
        bios: bios.map(Box::new),
        system: system.map(Box::new),
        boards: boards.collect(),
        chassis: chassis.map(Box::new),
        processors: processors.collect(),
        memory: memory.collect(),
        oem_strings: section("OEM Strings").map(|s| oem_strings(s, oem_string)).transpose()?,
    })
}

/// `String 1: text`
fn oem_strings(section: &str, get: impl Fn(u32) -> Option<String>) -> Result<Vec<Box<str>>> {
    let mut strings = Vec::new();
    let mut rest = section;
    while let Some((_, behind)) = rest.split_once("String ") {
        let (line, next) = behind.split_once('\n').ok_or_else(malformed)?;
        let (number, text) = line.split_once(':').ok_or_else(malformed)?;
        let number: u32 = number.trim_start().parse().map_err(|_| malformed())?;
        let text = text.get(1..).unwrap_or_default().trim_end();
        if text.contains('.') {
            let whole = get(number).ok_or_else(malformed)?;
            strings.push(whole.strip_suffix('\n').unwrap_or(&whole).into());
        } else if !text.is_empty() {
            strings.push(text.into());
        }
        rest = next;
    }
    Ok(strings)
}

/// The text behind a name and a colon, wherever the name stands, and what follows it.
fn colon<'t>(text: &'t str, name: &str) -> Option<(Text, &'t str)> {
    let at = text.find(name)?;
    let (_, rest) = text[at..].split_once(':')?;
    let value = rest.split_once('\n').map(|(line, _)| line.trim_start().into());
    Some((value, rest))
}

/// What both POWER and Arm machines are called.
fn platform(cpuinfo: &str) -> Option<Box<[Text; 7]>> {
    let rest = &cpuinfo[cpuinfo.find("platform")?..];
    let of = |name| colon(rest, name).and_then(|(value, _)| value);
    let (version, serial, family) = (of("machine"), of("model"), of("platform"));
    let some = version.is_some() || serial.is_some() || family.is_some();
    some.then(|| Box::new([None, None, version, serial, None, None, family]))
}

/// From `/proc/cpuinfo` of a POWER machine.
pub fn from_power(cpuinfo: &str) -> Sysinfo {
    let mut processors = Vec::new();
    let mut rest = cpuinfo;
    while let Some((number, behind)) = colon(rest, "processor") {
        rest = behind;
        let mut take = |name| {
            let (value, behind) = colon(rest, name)?;
            rest = behind;
            value
        };
        let (kind, version) = (take("cpu"), take("revision"));
        let mut processor = [const { None }; 11];
        (processor[0], processor[1], processor[5]) = (number, kind, version);
        processors.push(processor);
    }
    Sysinfo { system: platform(cpuinfo), processors, ..Sysinfo::default() }
}

/// From `/proc/cpuinfo` of an Arm machine whose firmware says nothing.
pub fn from_arm(cpuinfo: &str) -> Sysinfo {
    let mut processors = Vec::new();
    let kind = colon(cpuinfo, "model name").or_else(|| colon(cpuinfo, "Processor"));
    if let Some((kind, _)) = kind {
        let mut rest = cpuinfo;
        while let Some((number, behind)) = colon(rest, "processor") {
            rest = behind;
            let mut processor = [const { None }; 11];
            (processor[0], processor[1]) = (number, kind.clone());
            processors.push(processor);
        }
    }
    Sysinfo { system: platform(cpuinfo), processors, ..Sysinfo::default() }
}

/// The text behind a name, between two characters; to the end where the second is missing.
fn between(text: &str, name: &str, first: char, last: char) -> Text {
    let (_, rest) = text[text.find(name)?..].split_once(first)?;
    Some(rest.split(last).next().unwrap_or_default().trim().into())
}

/// From `/proc/cpuinfo` and `/proc/sysinfo` of a mainframe; `None` where they lack what they
/// always have.
pub fn from_s390(cpuinfo: &str, sysinfo: &str) -> Option<Sysinfo> {
    let manufacturer = between(cpuinfo, "vendor_id", ':', '\n')?;
    let start = cpuinfo.find("vendor_id")?;
    let mut processors = Vec::new();
    for section in sections(&cpuinfo[start..], "processor ") {
        let Some(line) = between(section, "processor ", ':', '\n') else { break };
        let mut processor = [const { None }; 11];
        processor[3] = Some(manufacturer.clone());
        processor[5] = Some(between(&line, "version", '=', ',')?);
        processor[9] = Some(between(&line, "identification", '=', ',')?);
        processor[2] = Some(between(&line, "machine", '=', '\n')?);
        processors.push(processor);
    }
    for section in sections(cpuinfo, "cpu number") {
        let number: usize = between(section, "cpu number", ':', '\n')?.parse().ok()?;
        let Some(processor) = processors.get_mut(number) else { break };
        let Some(speed) = between(section, "cpu MHz static", ':', '\n') else { break };
        processor[7] = Some(speed);
    }
    let of = |name| between(sysinfo, name, ':', '\n');
    let (maker, family, serial) = (of("Manufacturer")?, of("Type")?, of("Sequence Code")?);
    let system = Some(Box::new([Some(maker), None, None, Some(serial), None, None, Some(family)]));
    Some(Sysinfo { system, processors, ..Sysinfo::default() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_of_the_maker() {
        let text = "OEM Strings\n\tString 1: Hello\n\tString 2: a.b\n\tString 3:  \n\n";
        let get = |n| (n == 2).then(|| "a\nb\n".to_owned());
        let strings = from_dmidecode(text, get).unwrap().oem_strings.unwrap();
        assert_eq!(strings, [Box::<str>::from("Hello"), "a\nb".into()]);
        for bad in ["OEM Strings\nString x: y\n", "OEM Strings\nString 1", "OEM Strings\nString 1 y\n"] {
            assert!(from_dmidecode(bad, get).is_err(), "{bad}");
        }
        assert!(from_dmidecode(text, |_| None).is_err());
        assert!(from_dmidecode("", get).unwrap().is_empty());
    }

    #[test]
    fn processors_of_all_kinds() {
        let power = "processor\t: 0\ncpu\t\t: POWER7 (raw)\nclock\t: 1\nrevision\t: 2.3\n\n\
                     processor\t: 4\ncpu\t\t: POWER7\nrevision\t: 2.4\n\nplatform\t: PowerNV\nmodel\t: 8246\nmachine\t: M\n";
        let text = from_power(power).format();
        for line in ["'type'>POWER7 (raw)<", "'version'>2.4<", "'family'>PowerNV<", "'serial'>8246<"] {
            assert!(text.contains(line), "{text}");
        }
        let arm = "Processor\t: ARMv7 Processor rev 4 (v7l)\nprocessor\t: 0\nprocessor\t: 1\n";
        assert_eq!(from_arm(arm).processors.len(), 2);
        assert_eq!(from_arm("nothing").processors.len(), 0);
        assert!(from_s390("", "").is_none());
    }
}
