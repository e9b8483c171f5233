// SPDX-License-Identifier: LGPL-2.1-or-later
use super::*;

const SMALL: &str = "<domain type='test'><name>vm-1</name><uuid>11111111-2222-3333-4444-555555555555</uuid><memory unit='KiB'>65536</memory><vcpu>1</vcpu><os><type>hvm</type></os></domain>";

fn parse(xml: &str) -> Result<Definition> {
    Definition::parse(xml, &ParseContext::TEST)
}

fn message(xml: &str) -> String {
    parse(xml).unwrap_err().message().to_string()
}

#[test]
fn a_small_domain_is_completed() {
    let definition = parse(SMALL).unwrap();
    assert_eq!((definition.max_memory_kib, definition.memory_kib), (65536, 65536));
    let text = definition.format(FormatFlags::default(), None);
    assert_eq!(
        text,
        "<domain type='test'>\n  <name>vm-1</name>\n  <uuid>11111111-2222-3333-4444-555555555555</uuid>\n  <memory unit='KiB'>65536</memory>\n  <currentMemory unit='KiB'>65536</currentMemory>\n  <vcpu placement='static'>1</vcpu>\n  <os>\n    <type arch='i686'>hvm</type>\n    <boot dev='hd'/>\n  </os>\n  <clock offset='utc'/>\n  <on_poweroff>destroy</on_poweroff>\n  <on_reboot>restart</on_reboot>\n  <on_crash>destroy</on_crash>\n  <devices>\n  </devices>\n</domain>\n"
    );
    assert!(definition.format(FormatFlags::default(), Some(3)).starts_with("<domain type='test' id='3'>"));
    let inactive = FormatFlags { inactive: true, ..FormatFlags::default() };
    assert_eq!(definition.format(inactive, Some(3)), text);
}

#[test]
fn the_usual_faults() {
    let cases = [
        ("<x/>", "XML error: expecting root element of 'domain', not 'x'"),
        ("<domain type='test'/>", "missing name information"),
        (
            "<domain type='test'><name>a</name><uuid>x</uuid></domain>",
            "internal error: malformed uuid element",
        ),
        ("<domain><name>a</name></domain>", "internal error: missing domain type attribute"),
        ("<domain type='zz'><name>a</name></domain>", "unsupported configuration: invalid domain type zz"),
        ("<domain type='test'><name>a</name></domain>", "XML error: an os <type> must be specified"),
        (
            "<domain type='test'><name>a</name><os><type>zz</type></os></domain>",
            "unsupported configuration: unknown OS type 'zz'",
        ),
        (
            "<domain type='test'><name>a</name><os><type arch='zz'>hvm</type></os></domain>",
            "unsupported configuration: Unknown architecture zz",
        ),
        (
            "<domain type='test'><name>a</name><os><type>hvm</type></os></domain>",
            "XML error: Memory size must be specified via <memory> or in the <numa> configuration",
        ),
        (
            "<domain type='test'><name>a/b</name><memory>1</memory><os><type>hvm</type></os></domain>",
            "XML error: name a/b cannot contain '/'",
        ),
        (
            "<domain type='test'><name>a</name><memory>1</memory><os><type>hvm</type></os><on_crash>fly</on_crash></domain>",
            "unsupported configuration: unknown on_crash action: fly",
        ),
        (
            "<domain type='test'><name>a</name><memory>x</memory><os><type>hvm</type></os></domain>",
            "XML error: Invalid value 'x' for element or attribute './memory[1]'",
        ),
    ];
    for (xml, text) in cases {
        assert_eq!(message(xml), text, "{xml}");
    }
    let error = parse("<domain type='test'/>").unwrap_err();
    assert_eq!((error.code(), error.domain()), (ErrorCode::NO_NAME, ErrorDomain::DOMAIN));
}

/// What a second element of a name counts for.
#[test]
fn elements_told_twice() {
    let with = |more: &str| {
        parse(&format!(
            "<domain type='test'><name>a</name><memory>1</memory><os><type>hvm</type></os>{more}</domain>"
        ))
    };
    let refused = with("<numatune/><numatune/>").unwrap_err();
    assert_eq!(refused.message(), "XML error: only one numatune is supported");
    let cells = "<numa><cell id='0' cpus='0' memory='1024' unit='KiB'/></numa>";
    let text = with(&format!("<cpu/><cpu>{cells}</cpu>")).unwrap().format(FormatFlags::default(), None);
    assert!(text.contains("<cell id='0' cpus='0' memory='1024' unit='KiB'/>"), "{text}");
    let refused = with(&format!("<cpu>{cells}</cpu><cpu>{cells}</cpu>")).unwrap_err();
    assert_eq!(refused.message(), "XML error: Duplicate NUMA cell info for cell id '0'");
    let refused = with("<iommufd enabled='yes'/><iommufd/>").unwrap_err();
    assert_eq!(refused.message(), "XML error: only one 'iommufd' element is supported");
}

/// Which of two faults is told.
#[test]
fn a_rom_is_looked_at_before_acpi() {
    let source = "<source><address bus='1'/></source>";
    let xml = format!(
        "<domain type='test'><name>a</name><memory>1</memory><os><type>hvm</type></os><devices>\
         <hostdev mode='subsystem' type='pci'>{source}<acpi nodeset='x'/><rom bar='zz'/></hostdev></devices></domain>"
    );
    assert_eq!(message(&xml), "XML error: Invalid value for attribute 'bar' in element 'rom': 'zz'.");
}

/// The first `<type>` of each `<os>` has a say: the kind is the first's, an attribute theirs who
/// name it first.
#[test]
fn several_os_say_one_type() {
    let cases = [
        ("<type>hvm</type></os><os><type arch='aarch64'>xen", "<type arch='aarch64'>hvm"),
        (
            "<type arch='i686'>hvm</type></os><os><type machine='q'>hvm</type></os><os><type arch='sh4' machine='r'>x",
            "<type arch='i686' machine='q'>hvm",
        ),
        (
            "<type>hvm</type><type arch='sh4'>hvm</type></os><os><boot dev='fd'/><type>hvm",
            "<type arch='i686'>hvm",
        ),
        ("</os><os><type arch='sh4'>hvm", "<type arch='sh4'>hvm"),
        (
            "<type machine='q'>hvm</type></os><os><type machine='a&amp;b&lt;'>hvm",
            "<type arch='i686' machine='q'>hvm",
        ),
        (
            "<type>hvm</type></os><os><type machine='a&amp;b&lt;'>hvm",
            "<type arch='i686' machine='a&amp;b&lt;'>hvm",
        ),
    ];
    for (types, wanted) in cases {
        let xml =
            format!("<domain type='test'><name>a</name><memory>1</memory><os>{types}</type></os></domain>");
        let text = parse(&xml).unwrap().format(FormatFlags::default(), None);
        assert!(text.contains(&format!("  <os>\n    {wanted}</type>\n    <boot")), "{xml} became {text}");
    }
    let text = "<domain type='test'><name>a</name><memory>1</memory><os><type/></os><os><type>hvm</type></os></domain>";
    assert_eq!(message(text), "XML error: an os <type> must be specified");
}

#[test]
fn records_stay_small() {
    assert!(size_of::<Definition>() <= 320, "{}", size_of::<Definition>());
    assert_eq!(size_of::<Device>(), 16);
}
