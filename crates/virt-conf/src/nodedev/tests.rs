// SPDX-License-Identifier: LGPL-2.1-or-later
//! What documents about devices are refused for, and what they tell drivers.

use super::*;

fn device(inside: &str) -> Result<Definition> {
    Definition::parse(&format!("<device><name>d</name>{inside}</device>"), Origin::Existing)
}

/// What stands in documents, and what the reference says to them.
const FAULTS: &[(&str, ErrorCode, ErrorDomain, &str)] = &[
    ("", ErrorCode::INTERNAL_ERROR, ErrorDomain::NODEDEV, "internal error: no device capabilities for 'd'"),
    (
        "<capability/>",
        ErrorCode::XML_ERROR,
        ErrorDomain::XML,
        "XML error: Missing required attribute 'type' in element 'capability'",
    ),
    (
        "<capability type='foo'></capability>",
        ErrorCode::XML_ERROR,
        ErrorDomain::XML,
        "XML error: Invalid value for attribute 'type' in element 'capability': 'foo'.",
    ),
    (
        "<capability type='fc_host'></capability>",
        ErrorCode::INTERNAL_ERROR,
        ErrorDomain::NODEDEV,
        "internal error: unknown capability type '9' for 'd'",
    ),
    (
        "<capability type='vports'></capability>",
        ErrorCode::INTERNAL_ERROR,
        ErrorDomain::NODEDEV,
        "internal error: unknown capability type '10' for 'd'",
    ),
    (
        "<capability type='scsi_generic'></capability>",
        ErrorCode::INTERNAL_ERROR,
        ErrorDomain::NODEDEV,
        "internal error: unknown capability type '11' for 'd'",
    ),
    (
        "<capability type='mdev_types'></capability>",
        ErrorCode::INTERNAL_ERROR,
        ErrorDomain::NODEDEV,
        "internal error: unknown capability type '13' for 'd'",
    ),
    (
        "<capability type='vdpa'></capability>",
        ErrorCode::INTERNAL_ERROR,
        ErrorDomain::NODEDEV,
        "internal error: unknown capability type '17' for 'd'",
    ),
    (
        "<capability type='vpd'></capability>",
        ErrorCode::INTERNAL_ERROR,
        ErrorDomain::NODEDEV,
        "internal error: unknown capability type '21' for 'd'",
    ),
    (
        "<capability type='ccwgroup_member'></capability>",
        ErrorCode::INTERNAL_ERROR,
        ErrorDomain::NODEDEV,
        "internal error: unknown capability type '23' for 'd'",
    ),
    (
        "<devnode>x</devnode>",
        ErrorCode::XML_ERROR,
        ErrorDomain::XML,
        "XML error: Missing required attribute 'type' in element 'devnode'",
    ),
    (
        "<devnode type='q'>x</devnode>",
        ErrorCode::XML_ERROR,
        ErrorDomain::XML,
        "XML error: Invalid value for attribute 'type' in element 'devnode': 'q'.",
    ),
    (
        "<parent wwnn='1'>p</parent>",
        ErrorCode::XML_ERROR,
        ErrorDomain::NODEDEV,
        "XML error: when providing parent wwnn='1', the wwpn must also be provided",
    ),
    (
        "<parent wwpn='1'>p</parent>",
        ErrorCode::XML_ERROR,
        ErrorDomain::NODEDEV,
        "XML error: when providing parent wwpn='1', the wwnn must also be provided",
    ),
    (
        "<capability type='system'></capability>",
        ErrorCode::INTERNAL_ERROR,
        ErrorDomain::NODEDEV,
        "internal error: no system UUID supplied for 'd'",
    ),
    (
        "<capability type='system'><hardware><uuid>x</uuid></hardware></capability>",
        ErrorCode::INTERNAL_ERROR,
        ErrorDomain::NODEDEV,
        "internal error: malformed uuid element for 'd'",
    ),
    (
        "<capability type='pci'></capability>",
        ErrorCode::INTERNAL_ERROR,
        ErrorDomain::NODEDEV,
        "internal error: no PCI domain ID supplied for 'd'",
    ),
    (
        "<capability type='pci'><class>zz</class></capability>",
        ErrorCode::INTERNAL_ERROR,
        ErrorDomain::NODEDEV,
        "internal error: invalid PCI class supplied for 'd'",
    ),
    (
        "<capability type='pci'><domain>z</domain><bus>1</bus><slot>2</slot><function>3</function><vendor id='0x8086'/><product id='1234'>Pr &lt; od</product></capability>",
        ErrorCode::INTERNAL_ERROR,
        ErrorDomain::NODEDEV,
        "internal error: invalid PCI domain ID supplied for 'd'",
    ),
    (
        "<capability type='pci'><domain>0</domain><slot>2</slot><function>3</function><vendor id='0x8086'/><product id='1234'>Pr &lt; od</product></capability>",
        ErrorCode::INTERNAL_ERROR,
        ErrorDomain::NODEDEV,
        "internal error: no PCI bus ID supplied for 'd'",
    ),
    (
        "<capability type='pci'><domain>0</domain><bus>z</bus><slot>2</slot><function>3</function><vendor id='0x8086'/><product id='1234'>Pr &lt; od</product></capability>",
        ErrorCode::INTERNAL_ERROR,
        ErrorDomain::NODEDEV,
        "internal error: invalid PCI bus ID supplied for 'd'",
    ),
    (
        "<capability type='pci'><domain>0</domain><bus>1</bus><function>3</function><vendor id='0x8086'/><product id='1234'>Pr &lt; od</product></capability>",
        ErrorCode::INTERNAL_ERROR,
        ErrorDomain::NODEDEV,
        "internal error: no PCI slot ID supplied for 'd'",
    ),
    (
        "<capability type='pci'><domain>0</domain><bus>1</bus><slot>z</slot><function>3</function><vendor id='0x8086'/><product id='1234'>Pr &lt; od</product></capability>",
        ErrorCode::INTERNAL_ERROR,
        ErrorDomain::NODEDEV,
        "internal error: invalid PCI slot ID supplied for 'd'",
    ),
    (
        "<capability type='pci'><domain>0</domain><bus>1</bus><slot>2</slot><vendor id='0x8086'/><product id='1234'>Pr &lt; od</product></capability>",
        ErrorCode::INTERNAL_ERROR,
        ErrorDomain::NODEDEV,
        "internal error: no PCI function ID supplied for 'd'",
    ),
    (
        "<capability type='pci'><domain>0</domain><bus>1</bus><slot>2</slot><function>z</function><vendor id='0x8086'/><product id='1234'>Pr &lt; od</product></capability>",
        ErrorCode::INTERNAL_ERROR,
        ErrorDomain::NODEDEV,
        "internal error: invalid PCI function ID supplied for 'd'",
    ),
    (
        "<capability type='pci'><domain>0</domain><bus>1</bus><slot>2</slot><function>3</function><product id='1234'>Pr &lt; od</product></capability>",
        ErrorCode::INTERNAL_ERROR,
        ErrorDomain::NODEDEV,
        "internal error: no PCI vendor ID supplied for 'd'",
    ),
    (
        "<capability type='pci'><domain>0</domain><bus>1</bus><slot>2</slot><function>3</function><vendor id='zz'/><product id='1234'>Pr &lt; od</product></capability>",
        ErrorCode::INTERNAL_ERROR,
        ErrorDomain::NODEDEV,
        "internal error: invalid PCI vendor ID supplied for 'd'",
    ),
    (
        "<capability type='pci'><domain>0</domain><bus>1</bus><slot>2</slot><function>3</function><vendor id='0x8086'/></capability>",
        ErrorCode::INTERNAL_ERROR,
        ErrorDomain::NODEDEV,
        "internal error: no PCI product ID supplied for 'd'",
    ),
    (
        "<capability type='pci'><domain>0</domain><bus>1</bus><slot>2</slot><function>3</function><vendor id='0x8086'/><product id='zz'>Pr &lt; od</product></capability>",
        ErrorCode::INTERNAL_ERROR,
        ErrorDomain::NODEDEV,
        "internal error: invalid PCI product ID supplied for 'd'",
    ),
    (
        "<capability type='pci'><domain>0</domain><bus>1</bus><slot>2</slot><function>3</function><vendor id='0x8086'/><product id='1234'>Pr &lt; od</product><capability/></capability>",
        ErrorCode::XML_ERROR,
        ErrorDomain::NODEDEV,
        "XML error: Missing capability type",
    ),
    (
        "<capability type='pci'><domain>0</domain><bus>1</bus><slot>2</slot><function>3</function><vendor id='0x8086'/><product id='1234'>Pr &lt; od</product><capability type='phys_function'/></capability>",
        ErrorCode::XML_ERROR,
        ErrorDomain::NODEDEV,
        "XML error: Missing address in 'phys_function' capability",
    ),
    (
        "<capability type='pci'><domain>0</domain><bus>1</bus><slot>2</slot><function>3</function><vendor id='0x8086'/><product id='1234'>Pr &lt; od</product><capability type='phys_function'><address bus='z'/></capability></capability>",
        ErrorCode::XML_ERROR,
        ErrorDomain::XML,
        "XML error: Invalid value for attribute 'bus' in element 'address': 'z'. Expected non-negative integer value",
    ),
    (
        "<capability type='pci'><domain>0</domain><bus>1</bus><slot>2</slot><function>3</function><vendor id='0x8086'/><product id='1234'>Pr &lt; od</product><capability type='virt_functions' maxCount='z'/></capability>",
        ErrorCode::XML_ERROR,
        ErrorDomain::NODEDEV,
        "XML error: Malformed 'maxCount' parameter",
    ),
    (
        "<capability type='pci'><domain>0</domain><bus>1</bus><slot>2</slot><function>3</function><vendor id='0x8086'/><product id='1234'>Pr &lt; od</product><capability type='virt_functions'><address slot='99'/></capability></capability>",
        ErrorCode::XML_ERROR,
        ErrorDomain::NONE,
        "XML error: Invalid PCI address slot='0x63', must be <= 0x1F",
    ),
    (
        "<capability type='pci'><domain>0</domain><bus>1</bus><slot>2</slot><function>3</function><vendor id='0x8086'/><product id='1234'>Pr &lt; od</product><capability type='mdev_types'><type/></capability></capability>",
        ErrorCode::XML_ERROR,
        ErrorDomain::NODEDEV,
        "XML error: missing 'id' attribute for mediated device's <type> element",
    ),
    (
        "<capability type='pci'><domain>0</domain><bus>1</bus><slot>2</slot><function>3</function><vendor id='0x8086'/><product id='1234'>Pr &lt; od</product><capability type='mdev_types'><type id='a'/></capability></capability>",
        ErrorCode::XML_ERROR,
        ErrorDomain::NODEDEV,
        "XML error: missing device API for mediated device type 'a'",
    ),
    (
        "<capability type='pci'><domain>0</domain><bus>1</bus><slot>2</slot><function>3</function><vendor id='0x8086'/><product id='1234'>Pr &lt; od</product><capability type='mdev_types'><type id='a'><deviceAPI>x</deviceAPI></type></capability></capability>",
        ErrorCode::XML_ERROR,
        ErrorDomain::NODEDEV,
        "XML error: missing number of available instances for mediated device type 'a'",
    ),
    (
        "<capability type='pci'><domain>0</domain><bus>1</bus><slot>2</slot><function>3</function><vendor id='0x8086'/><product id='1234'>Pr &lt; od</product><capability type='vpd'/></capability>",
        ErrorCode::XML_ERROR,
        ErrorDomain::NODEDEV,
        "XML error: Could not read a device name from the <name> element",
    ),
    (
        "<capability type='pci'><domain>0</domain><bus>1</bus><slot>2</slot><function>3</function><vendor id='0x8086'/><product id='1234'>Pr &lt; od</product><capability type='vpd'><name>n</name><fields/></capability></capability>",
        ErrorCode::XML_ERROR,
        ErrorDomain::XML,
        "XML error: Missing required attribute 'access' in element 'fields'",
    ),
    (
        "<capability type='pci'><domain>0</domain><bus>1</bus><slot>2</slot><function>3</function><vendor id='0x8086'/><product id='1234'>Pr &lt; od</product><capability type='vpd'><name>n</name><fields access='q'/></capability></capability>",
        ErrorCode::XML_ERROR,
        ErrorDomain::NODEDEV,
        "XML error: Unsupported VPD field access type 'q'",
    ),
    (
        "<capability type='pci'><domain>0</domain><bus>1</bus><slot>2</slot><function>3</function><vendor id='0x8086'/><product id='1234'>Pr &lt; od</product><capability type='vpd'><name>n</name><fields access='readonly'><vendor_field>x</vendor_field></fields></capability></capability>",
        ErrorCode::XML_ERROR,
        ErrorDomain::XML,
        "XML error: Missing required attribute 'index' in element 'vendor_field'",
    ),
    (
        "<capability type='pci'><domain>0</domain><bus>1</bus><slot>2</slot><function>3</function><vendor id='0x8086'/><product id='1234'>Pr &lt; od</product><capability type='vpd'><name>n</name><fields access='readonly'><vendor_field index='AB'>x</vendor_field></fields></capability></capability>",
        ErrorCode::XML_ERROR,
        ErrorDomain::NODEDEV,
        "XML error: 'vendor_field' 'index' value 'AB' malformed",
    ),
    (
        "<capability type='pci'><domain>0</domain><bus>1</bus><slot>2</slot><function>3</function><vendor id='0x8086'/><product id='1234'>Pr &lt; od</product><iommuGroup/></capability>",
        ErrorCode::XML_ERROR,
        ErrorDomain::XML,
        "XML error: Missing required attribute 'number' in element 'iommuGroup'",
    ),
    (
        "<capability type='pci'><domain>0</domain><bus>1</bus><slot>2</slot><function>3</function><vendor id='0x8086'/><product id='1234'>Pr &lt; od</product><iommuGroup number='z'/></capability>",
        ErrorCode::XML_ERROR,
        ErrorDomain::XML,
        "XML error: Invalid value for attribute 'number' in element 'iommuGroup': 'z'. Expected non-negative integer value",
    ),
    (
        "<capability type='pci'><domain>0</domain><bus>1</bus><slot>2</slot><function>3</function><vendor id='0x8086'/><product id='1234'>Pr &lt; od</product><numa node='z'/></capability>",
        ErrorCode::INTERNAL_ERROR,
        ErrorDomain::NODEDEV,
        "internal error: invalid NUMA node ID supplied for 'd'",
    ),
    (
        "<capability type='pci'><domain>0</domain><bus>1</bus><slot>2</slot><function>3</function><vendor id='0x8086'/><product id='1234'>Pr &lt; od</product><pci-express><link validity='cap'/></pci-express></capability>",
        ErrorCode::XML_ERROR,
        ErrorDomain::XML,
        "XML error: Missing required attribute 'width' in element 'link'",
    ),
    (
        "<capability type='pci'><domain>0</domain><bus>1</bus><slot>2</slot><function>3</function><vendor id='0x8086'/><product id='1234'>Pr &lt; od</product><pci-express><link validity='cap' width='0x4' speed='7'/></pci-express></capability>",
        ErrorCode::XML_ERROR,
        ErrorDomain::XML,
        "XML error: Invalid value for attribute 'speed' in element 'link': '7'.",
    ),
    (
        "<capability type='pci'><domain>0</domain><bus>1</bus><slot>2</slot><function>3</function><vendor id='0x8086'/><product id='1234'>Pr &lt; od</product><pci-express><link validity='cap' width='0x4' speed='8' port='z'/></pci-express></capability>",
        ErrorCode::XML_ERROR,
        ErrorDomain::XML,
        "XML error: Invalid value for attribute 'port' in element 'link': 'z'. Expected integer value",
    ),
    (
        "<capability type='usb_device'><device>2</device><vendor id='0x1'/><product id='2'>n</product></capability>",
        ErrorCode::INTERNAL_ERROR,
        ErrorDomain::NODEDEV,
        "internal error: no USB bus number supplied for 'd'",
    ),
    (
        "<capability type='usb_device'><bus>z</bus><device>2</device><vendor id='0x1'/><product id='2'>n</product></capability>",
        ErrorCode::INTERNAL_ERROR,
        ErrorDomain::NODEDEV,
        "internal error: invalid USB bus number supplied for 'd'",
    ),
    (
        "<capability type='usb_device'><bus>1</bus><vendor id='0x1'/><product id='2'>n</product></capability>",
        ErrorCode::INTERNAL_ERROR,
        ErrorDomain::NODEDEV,
        "internal error: no USB device number supplied for 'd'",
    ),
    (
        "<capability type='usb_device'><bus>1</bus><device>z</device><vendor id='0x1'/><product id='2'>n</product></capability>",
        ErrorCode::INTERNAL_ERROR,
        ErrorDomain::NODEDEV,
        "internal error: invalid USB device number supplied for 'd'",
    ),
    (
        "<capability type='usb_device'><bus>1</bus><device>2</device><product id='2'>n</product></capability>",
        ErrorCode::INTERNAL_ERROR,
        ErrorDomain::NODEDEV,
        "internal error: no USB vendor ID supplied for 'd'",
    ),
    (
        "<capability type='usb_device'><bus>1</bus><device>2</device><vendor id='zz'/><product id='2'>n</product></capability>",
        ErrorCode::INTERNAL_ERROR,
        ErrorDomain::NODEDEV,
        "internal error: invalid USB vendor ID supplied for 'd'",
    ),
    (
        "<capability type='usb_device'><bus>1</bus><device>2</device><vendor id='0x1'/></capability>",
        ErrorCode::INTERNAL_ERROR,
        ErrorDomain::NODEDEV,
        "internal error: no USB product ID supplied for 'd'",
    ),
    (
        "<capability type='usb_device'><bus>1</bus><device>2</device><vendor id='0x1'/><product id='zz'>n</product></capability>",
        ErrorCode::INTERNAL_ERROR,
        ErrorDomain::NODEDEV,
        "internal error: invalid USB product ID supplied for 'd'",
    ),
    (
        "<capability type='usb'><class>1</class><subclass>1</subclass><protocol>1</protocol><description>d</description></capability>",
        ErrorCode::INTERNAL_ERROR,
        ErrorDomain::NODEDEV,
        "internal error: no USB interface number supplied for 'd'",
    ),
    (
        "<capability type='usb'><number>z</number><class>1</class><subclass>1</subclass><protocol>1</protocol><description>d</description></capability>",
        ErrorCode::INTERNAL_ERROR,
        ErrorDomain::NODEDEV,
        "internal error: invalid USB interface number supplied for 'd'",
    ),
    (
        "<capability type='usb'><number>1</number><subclass>1</subclass><protocol>1</protocol><description>d</description></capability>",
        ErrorCode::INTERNAL_ERROR,
        ErrorDomain::NODEDEV,
        "internal error: no USB interface class supplied for 'd'",
    ),
    (
        "<capability type='usb'><number>1</number><class>z</class><subclass>1</subclass><protocol>1</protocol><description>d</description></capability>",
        ErrorCode::INTERNAL_ERROR,
        ErrorDomain::NODEDEV,
        "internal error: invalid USB interface class supplied for 'd'",
    ),
    (
        "<capability type='usb'><number>1</number><class>1</class><protocol>1</protocol><description>d</description></capability>",
        ErrorCode::INTERNAL_ERROR,
        ErrorDomain::NODEDEV,
        "internal error: no USB interface subclass supplied for 'd'",
    ),
    (
        "<capability type='usb'><number>1</number><class>1</class><subclass>z</subclass><protocol>1</protocol><description>d</description></capability>",
        ErrorCode::INTERNAL_ERROR,
        ErrorDomain::NODEDEV,
        "internal error: invalid USB interface subclass supplied for 'd'",
    ),
    (
        "<capability type='usb'><number>1</number><class>1</class><subclass>1</subclass><description>d</description></capability>",
        ErrorCode::INTERNAL_ERROR,
        ErrorDomain::NODEDEV,
        "internal error: no USB interface protocol supplied for 'd'",
    ),
    (
        "<capability type='usb'><number>1</number><class>1</class><subclass>1</subclass><protocol>z</protocol><description>d</description></capability>",
        ErrorCode::INTERNAL_ERROR,
        ErrorDomain::NODEDEV,
        "internal error: invalid USB interface protocol supplied for 'd'",
    ),
    (
        "<capability type='scsi'><bus>1</bus><target>1</target><lun>1</lun><type>d</type></capability>",
        ErrorCode::INTERNAL_ERROR,
        ErrorDomain::NODEDEV,
        "internal error: no SCSI host ID supplied for 'd'",
    ),
    (
        "<capability type='scsi'><host>z</host><bus>1</bus><target>1</target><lun>1</lun><type>d</type></capability>",
        ErrorCode::INTERNAL_ERROR,
        ErrorDomain::NODEDEV,
        "internal error: invalid SCSI host ID supplied for 'd'",
    ),
    (
        "<capability type='scsi'><host>1</host><target>1</target><lun>1</lun><type>d</type></capability>",
        ErrorCode::INTERNAL_ERROR,
        ErrorDomain::NODEDEV,
        "internal error: no SCSI bus ID supplied for 'd'",
    ),
    (
        "<capability type='scsi'><host>1</host><bus>z</bus><target>1</target><lun>1</lun><type>d</type></capability>",
        ErrorCode::INTERNAL_ERROR,
        ErrorDomain::NODEDEV,
        "internal error: invalid SCSI bus ID supplied for 'd'",
    ),
    (
        "<capability type='scsi'><host>1</host><bus>1</bus><lun>1</lun><type>d</type></capability>",
        ErrorCode::INTERNAL_ERROR,
        ErrorDomain::NODEDEV,
        "internal error: no SCSI target ID supplied for 'd'",
    ),
    (
        "<capability type='scsi'><host>1</host><bus>1</bus><target>z</target><lun>1</lun><type>d</type></capability>",
        ErrorCode::INTERNAL_ERROR,
        ErrorDomain::NODEDEV,
        "internal error: invalid SCSI target ID supplied for 'd'",
    ),
    (
        "<capability type='scsi'><host>1</host><bus>1</bus><target>1</target><type>d</type></capability>",
        ErrorCode::INTERNAL_ERROR,
        ErrorDomain::NODEDEV,
        "internal error: no SCSI LUN ID supplied for 'd'",
    ),
    (
        "<capability type='scsi'><host>1</host><bus>1</bus><target>1</target><lun>z</lun><type>d</type></capability>",
        ErrorCode::INTERNAL_ERROR,
        ErrorDomain::NODEDEV,
        "internal error: invalid SCSI LUN ID supplied for 'd'",
    ),
    (
        "<capability type='net'></capability>",
        ErrorCode::INTERNAL_ERROR,
        ErrorDomain::NODEDEV,
        "internal error: no network interface supplied for 'd'",
    ),
    (
        "<capability type='net'><interface>eth0</interface><feature/></capability>",
        ErrorCode::XML_ERROR,
        ErrorDomain::NODEDEV,
        "XML error: missing network device feature name",
    ),
    (
        "<capability type='net'><interface>eth0</interface><feature name='q'/></capability>",
        ErrorCode::XML_ERROR,
        ErrorDomain::NODEDEV,
        "XML error: unknown network device feature 'q'",
    ),
    (
        "<capability type='net'><interface>eth0</interface><capability type='q'/></capability>",
        ErrorCode::CONFIG_UNSUPPORTED,
        ErrorDomain::NODEDEV,
        "unsupported configuration: invalid network type supplied for 'd'",
    ),
    (
        "<capability type='net'><interface>eth0</interface><link state='q'/></capability>",
        ErrorCode::XML_ERROR,
        ErrorDomain::XML,
        "XML error: Invalid value for attribute 'state' in element 'link': 'q'.",
    ),
    (
        "<capability type='net'><interface>eth0</interface><link speed='z'/></capability>",
        ErrorCode::XML_ERROR,
        ErrorDomain::XML,
        "XML error: Invalid value for attribute 'speed' in element 'link': 'z'. Expected non-negative integer value",
    ),
    (
        "<capability type='scsi_host'><host>3</host><unique_id>z</unique_id></capability>",
        ErrorCode::INTERNAL_ERROR,
        ErrorDomain::NODEDEV,
        "internal error: invalid unique_id supplied for 'd'",
    ),
    (
        "<capability type='scsi_host'><host>3</host><capability/></capability>",
        ErrorCode::INTERNAL_ERROR,
        ErrorDomain::NODEDEV,
        "internal error: missing SCSI host capability type for 'd'",
    ),
    (
        "<capability type='scsi_host'><host>3</host><capability type='q'/></capability>",
        ErrorCode::INTERNAL_ERROR,
        ErrorDomain::NODEDEV,
        "internal error: unknown SCSI host capability type 'q' for 'd'",
    ),
    (
        "<capability type='scsi_host'><host>3</host><capability type='fc_host'/></capability>",
        ErrorCode::INTERNAL_ERROR,
        ErrorDomain::NODEDEV,
        "internal error: no WWNN supplied for 'd', and auto-generation failed",
    ),
    (
        "<capability type='scsi_host'><host>3</host><capability type='fc_host'><wwnn>1</wwnn></capability></capability>",
        ErrorCode::INTERNAL_ERROR,
        ErrorDomain::NODEDEV,
        "internal error: no WWPN supplied for 'd', and auto-generation failed",
    ),
    (
        "<capability type='scsi_target'></capability>",
        ErrorCode::INTERNAL_ERROR,
        ErrorDomain::NODEDEV,
        "internal error: no target name supplied for 'd'",
    ),
    (
        "<capability type='scsi_target'><target>t</target><capability/></capability>",
        ErrorCode::INTERNAL_ERROR,
        ErrorDomain::NODEDEV,
        "internal error: missing type for SCSI target capability for 'd'",
    ),
    (
        "<capability type='scsi_target'><target>t</target><capability type='q'/></capability>",
        ErrorCode::INTERNAL_ERROR,
        ErrorDomain::NODEDEV,
        "internal error: unknown SCSI target capability type 'q' for 'd'",
    ),
    (
        "<capability type='scsi_target'><target>t</target><capability type='fc_remote_port'/></capability>",
        ErrorCode::INTERNAL_ERROR,
        ErrorDomain::NODEDEV,
        "internal error: missing rport name for 'd'",
    ),
    (
        "<capability type='scsi_target'><target>t</target><capability type='fc_remote_port'><rport>r</rport></capability></capability>",
        ErrorCode::INTERNAL_ERROR,
        ErrorDomain::NODEDEV,
        "internal error: missing wwpn identifier for 'd'",
    ),
    (
        "<capability type='storage'></capability>",
        ErrorCode::INTERNAL_ERROR,
        ErrorDomain::NODEDEV,
        "internal error: no block device path supplied for 'd'",
    ),
    (
        "<capability type='storage'><block>/dev/sda</block></capability>",
        ErrorCode::INTERNAL_ERROR,
        ErrorDomain::NODEDEV,
        "internal error: no size supplied for 'd'",
    ),
    (
        "<capability type='storage'><block>/dev/sda</block><size>z</size></capability>",
        ErrorCode::INTERNAL_ERROR,
        ErrorDomain::NODEDEV,
        "internal error: invalid size supplied for 'd'",
    ),
    (
        "<capability type='storage'><block>/dev/sda</block><capability/></capability>",
        ErrorCode::INTERNAL_ERROR,
        ErrorDomain::NODEDEV,
        "internal error: missing storage capability type for 'd'",
    ),
    (
        "<capability type='storage'><block>/dev/sda</block><capability type='q'/></capability>",
        ErrorCode::INTERNAL_ERROR,
        ErrorDomain::NODEDEV,
        "internal error: unknown storage capability type 'q' for 'd'",
    ),
    (
        "<capability type='storage'><block>/dev/sda</block><capability type='removable'/></capability>",
        ErrorCode::INTERNAL_ERROR,
        ErrorDomain::NODEDEV,
        "internal error: no removable media size supplied for 'd'",
    ),
    (
        "<capability type='storage'><block>/dev/sda</block><capability type='removable'><media_size>z</media_size></capability></capability>",
        ErrorCode::INTERNAL_ERROR,
        ErrorDomain::NODEDEV,
        "internal error: invalid removable media size supplied for 'd'",
    ),
    (
        "<capability type='drm'></capability>",
        ErrorCode::CONFIG_UNSUPPORTED,
        ErrorDomain::NODEDEV,
        "unsupported configuration: unknown drm type '(null)' for 'd'",
    ),
    (
        "<capability type='drm'><type>q</type></capability>",
        ErrorCode::CONFIG_UNSUPPORTED,
        ErrorDomain::NODEDEV,
        "unsupported configuration: unknown drm type 'q' for 'd'",
    ),
    (
        "<capability type='mdev'></capability>",
        ErrorCode::CONFIG_UNSUPPORTED,
        ErrorDomain::NODEDEV,
        "unsupported configuration: missing type id attribute for 'd'",
    ),
    (
        "<capability type='mdev'><type id='t'/><uuid>z</uuid></capability>",
        ErrorCode::INTERNAL_ERROR,
        ErrorDomain::NODEDEV,
        "internal error: Invalid uuid 'z' for new mdev device",
    ),
    (
        "<capability type='mdev'><type id='t'/><uuid>00000000-0000-0000-0000-000000000001</uuid><iommuGroup number='z'/></capability>",
        ErrorCode::INTERNAL_ERROR,
        ErrorDomain::NODEDEV,
        "internal error: invalid iommuGroup number attribute for 'd'",
    ),
    (
        "<capability type='ccw'></capability>",
        ErrorCode::CONFIG_UNSUPPORTED,
        ErrorDomain::NODEDEV,
        "unsupported configuration: missing cssid value for 'd'",
    ),
    (
        "<capability type='ccw'><cssid>z</cssid></capability>",
        ErrorCode::CONFIG_UNSUPPORTED,
        ErrorDomain::NODEDEV,
        "unsupported configuration: invalid cssid value 'z' for 'd'",
    ),
    (
        "<capability type='ccw'><cssid>0</cssid></capability>",
        ErrorCode::CONFIG_UNSUPPORTED,
        ErrorDomain::NODEDEV,
        "unsupported configuration: missing ssid value for 'd'",
    ),
    (
        "<capability type='ccw'><cssid>0</cssid><ssid>z</ssid></capability>",
        ErrorCode::CONFIG_UNSUPPORTED,
        ErrorDomain::NODEDEV,
        "unsupported configuration: invalid ssid value 'z' for 'd'",
    ),
    (
        "<capability type='ccw'><cssid>0</cssid><ssid>1</ssid></capability>",
        ErrorCode::CONFIG_UNSUPPORTED,
        ErrorDomain::NODEDEV,
        "unsupported configuration: missing devno value for 'd'",
    ),
    (
        "<capability type='ccw'><cssid>0</cssid><ssid>1</ssid><devno>z</devno></capability>",
        ErrorCode::CONFIG_UNSUPPORTED,
        ErrorDomain::NODEDEV,
        "unsupported configuration: invalid devno value 'z' for 'd'",
    ),
    (
        "<capability type='ccw'><state>q</state><cssid>0x0</cssid><ssid>0x1</ssid><devno>0xffff</devno></capability>",
        ErrorCode::CONFIG_UNSUPPORTED,
        ErrorDomain::NODEDEV,
        "unsupported configuration: unknown state 'q' for 'd'",
    ),
    (
        "<capability type='ccw'><cssid>0x0</cssid><ssid>0x1</ssid><devno>0xffff</devno><capability type='ccwgroup_member'/></capability>",
        ErrorCode::CONFIG_UNSUPPORTED,
        ErrorDomain::NODEDEV,
        "unsupported configuration: missing group_device value for 'd'",
    ),
    (
        "<capability type='ccwgroup'><cssid>0x0</cssid><ssid>0x1</ssid><devno>0xffff</devno><capability type='q'/></capability>",
        ErrorCode::XML_ERROR,
        ErrorDomain::XML,
        "XML error: Invalid value for attribute 'type' in element 'capability': 'q'.",
    ),
    (
        "<capability type='ccwgroup'><cssid>0x0</cssid><ssid>0x1</ssid><devno>0xffff</devno><capability type='ccwgroup_member'/></capability>",
        ErrorCode::XML_ERROR,
        ErrorDomain::XML,
        "XML error: Invalid value for attribute 'type' in element 'capability': 'ccwgroup_member'.",
    ),
    (
        "<capability type='ccwgroup'><cssid>0x0</cssid><ssid>0x1</ssid><devno>0xffff</devno><capability type='mdev_types'><type id='a'><deviceAPI>x</deviceAPI><availableInstances>1</availableInstances></type></capability></capability>",
        ErrorCode::XML_ERROR,
        ErrorDomain::XML,
        "XML error: Invalid value for attribute 'type' in element 'capability': 'mdev_types'.",
    ),
    (
        "<capability type='ccwgroup'><cssid>0x0</cssid><ssid>0x1</ssid><devno>0xffff</devno><members><ccw_device/></members></capability>",
        ErrorCode::XML_ERROR,
        ErrorDomain::NODEDEV,
        "XML error: Missing ref property on ccw_device in members for 'd'",
    ),
    (
        "<capability type='ap_card'></capability>",
        ErrorCode::CONFIG_UNSUPPORTED,
        ErrorDomain::NODEDEV,
        "unsupported configuration: missing ap-adapter value for 'd'",
    ),
    (
        "<capability type='ap_card'><ap-adapter>z</ap-adapter></capability>",
        ErrorCode::CONFIG_UNSUPPORTED,
        ErrorDomain::NODEDEV,
        "unsupported configuration: invalid ap-adapter value 'z' for 'd'",
    ),
    (
        "<capability type='ap_queue'><ap-adapter>7</ap-adapter></capability>",
        ErrorCode::CONFIG_UNSUPPORTED,
        ErrorDomain::NODEDEV,
        "unsupported configuration: missing ap-domain value for 'd'",
    ),
    (
        "<capability type='ap_queue'><ap-adapter>7</ap-adapter><ap-domain>z</ap-domain></capability>",
        ErrorCode::CONFIG_UNSUPPORTED,
        ErrorDomain::NODEDEV,
        "unsupported configuration: invalid ap-domain value 'z' for 'd'",
    ),
    (
        "<capability type='ap_queue'><ap-adapter>7</ap-adapter><ap-domain>256</ap-domain></capability>",
        ErrorCode::CONFIG_UNSUPPORTED,
        ErrorDomain::NODEDEV,
        "unsupported configuration: ap-domain value '256' is out of range for 'd'",
    ),
];

#[test]
fn faults_are_named_as_the_reference_names_them() {
    for (xml, code, domain, message) in FAULTS {
        let error = device(xml).expect_err(xml);
        assert_eq!((error.code(), error.domain(), error.message()), (*code, *domain, *message), "{xml}");
    }
    let error = Definition::parse("<device/>", Origin::Existing).unwrap_err();
    assert_eq!((error.code(), error.message()), (ErrorCode::NO_NAME, "missing name information"));
}

#[test]
fn new_ports_get_names() {
    let xml = "<device><parent wwnn='1' wwpn='2'/><capability type='scsi_host'><capability type='fc_host'>\
               <wwnn>3</wwnn></capability></capability></device>";
    let parse = |hypervisor| Definition::parse(xml, Origin::New { hypervisor });
    let port = parse("TEST").unwrap();
    assert_eq!((&*port.name, port.parent.wwpn.as_deref()), ("new device", Some("2")));
    let names = port.fc_host().unwrap();
    assert_eq!(&*names.wwnn, "3");
    assert!(names.wwpn.len() == 16 && names.wwpn.starts_with("5100000"), "{}", names.wwpn);
    let error = parse("OpenVZ").unwrap_err();
    let text = "internal error: no WWPN supplied for 'new device', and auto-generation failed";
    assert_eq!(error.message(), text);
    let disk = device("<capability type='ap_matrix'/>").unwrap();
    assert_eq!(disk.fc_host().unwrap_err().message(), "internal error: Device is not a fibre channel HBA");
}

#[test]
fn nested_capabilities_count() {
    let kinds = |inside| device(inside).unwrap().capability_types().map(|k| k.as_str()).collect::<Vec<_>>();
    let host = "<capability type='scsi_host'><host>1</host><capability type='vport_ops'/>\
                <capability type='fc_host'><wwnn>1</wwnn><wwpn>2</wwpn></capability></capability>";
    assert_eq!(kinds(host), ["scsi_host", "fc_host", "vports"]);
    let matrix = "<capability type='ap_matrix'><capability type='mdev_types'/></capability>";
    assert_eq!(kinds(matrix), ["ap_matrix", "mdev_types"]);
}

#[test]
fn only_drivers_make_some_capabilities() {
    let mut device = device("<capability type='ap_matrix'/>").unwrap();
    let types =
        vec![MdevType { id: "i".into(), name: None, device_api: "vfio-pci".into(), available_instances: 3 }];
    device.capabilities = vec![
        Capability::ScsiGeneric(Some("/dev/sg0".into())),
        Capability::Vdpa(None),
        Capability::MdevTypes(types),
    ];
    device.driver = Some("d&d".into());
    assert_eq!(
        device.format(false),
        "<device>\n  <name>d</name>\n  <driver>\n    <name>d&amp;d</name>\n  </driver>\n  \
         <capability type='scsi_generic'>\n    <char>/dev/sg0</char>\n  </capability>\n  \
         <capability type='vdpa'>\n  </capability>\n  <capability type='mdev_types'>\n    \
         <capability type='mdev_types'>\n      <type id='i'>\n        <deviceAPI>vfio-pci</deviceAPI>\n        \
         <availableInstances>3</availableInstances>\n      </type>\n    </capability>\n  \
         </capability>\n</device>\n"
    );
}
