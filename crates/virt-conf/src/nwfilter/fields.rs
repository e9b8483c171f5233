// SPDX-License-Identifier: LGPL-2.1-or-later
//! The fields of each protocol's packets: one line an attribute, in the order they are written.

use crate::net::address::Family;
use crate::words;

words! {
    /// Whose packets a rule is about. The order is the one in which the reference looks for them.
    Protocol {
        Arp = "arp", Rarp = "rarp", Mac = "mac", Vlan = "vlan", Stp = "stp", Ip = "ip", Ipv6 = "ipv6",
        Tcp = "tcp", Udp = "udp", Udplite = "udplite", Esp = "esp", Ah = "ah", Sctp = "sctp", Icmp = "icmp",
        All = "all", Igmp = "igmp", TcpIpv6 = "tcp-ipv6", UdpIpv6 = "udp-ipv6",
        UdpliteIpv6 = "udplite-ipv6", EspIpv6 = "esp-ipv6", AhIpv6 = "ah-ipv6", SctpIpv6 = "sctp-ipv6",
        Icmpv6 = "icmpv6", AllIpv6 = "all-ipv6",
    }
}

/// How a field's value is spelt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A number of so many bits, decimal or hexadecimal.
    Number(u32),
    /// The same, decimal only.
    Decimal(u32),
    /// A number up to this one.
    UpTo(u32),
    /// A number of so many bits, from some least one up, or a name for one.
    Named(u32, u32, Named),
    /// A hardware address.
    Mac,
    /// The same with all ones in front.
    MacMask,
    /// An IP address.
    Address(Family),
    /// A netmask or a prefix's length.
    Mask(Family),
    /// States of a connection.
    States,
    /// `mask/flags`
    TcpFlags,
    /// The name of an IP set.
    SetName,
    /// `src,dst`
    SetFlags,
    /// Any text.
    Comment,
    /// `true` or not.
    Flag,
}

/// Numbers that have names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Named {
    names: &'static [(u32, &'static str)],
    /// Numbers without a name are written in the base they came in.
    keeps_base: bool,
}

impl Named {
    /// The number for a name, in any case.
    pub fn number(self, name: &str) -> Option<u32> {
        self.names.iter().find(|(_, known)| known.eq_ignore_ascii_case(name)).map(|(n, _)| *n)
    }

    /// The name of a number.
    pub fn name(self, number: u32) -> Option<&'static str> {
        self.names.iter().find(|(n, _)| *n == number).map(|(_, name)| *name)
    }

    /// Whether numbers without a name are written as they were read.
    pub fn keeps_base(self) -> bool {
        self.keeps_base
    }
}

/// Protocols above Ethernet.
pub const ETHER_TYPES: Named = Named {
    names: &[(0x806, "arp"), (0x8035, "rarp"), (0x800, "ipv4"), (0x86dd, "ipv6"), (0x8100, "vlan")],
    keeps_base: true,
};

/// What an ARP packet wants.
pub const ARP_OPCODES: Named = Named {
    names: &[
        (1, "Request"),
        (2, "Reply"),
        (3, "Request_Reverse"),
        (4, "Reply_Reverse"),
        (5, "DRARP_Request"),
        (6, "DRARP_Reply"),
        (7, "DRARP_Error"),
        (8, "InARP_Request"),
        (9, "ARP_NAK"),
    ],
    keeps_base: false,
};

/// Protocols above IP.
pub const IP_PROTOCOLS: Named = Named {
    names: &[
        (6, "tcp"),
        (17, "udp"),
        (136, "udplite"),
        (50, "esp"),
        (51, "ah"),
        (1, "icmp"),
        (2, "igmp"),
        (132, "sctp"),
        (58, "icmpv6"),
    ],
    keeps_base: true,
};

/// One attribute.
#[derive(Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Field {
    pub name: &'static str,
    pub kind: Kind,
    /// The field whose `match='no'` holds for this one too, and whose lack of it as well.
    pub follows: Option<&'static str>,
}

const fn field(name: &'static str, kind: Kind) -> Field {
    Field { name, kind, follows: None }
}

const fn after(follows: &'static str, name: &'static str, kind: Kind) -> Field {
    Field { name, kind, follows: Some(follows) }
}

const N8: Kind = Kind::Number(8);
const N16: Kind = Kind::Number(16);
const N32: Kind = Kind::Number(32);
const V4: Kind = Kind::Address(Family::V4);
const V6: Kind = Kind::Address(Family::V6);
const MASK4: Kind = Kind::Mask(Family::V4);
const MASK6: Kind = Kind::Mask(Family::V6);

const ETHERNET: &[Field] = &[
    field("srcmacaddr", Kind::Mac),
    after("srcmacaddr", "srcmacmask", Kind::MacMask),
    field("dstmacaddr", Kind::Mac),
    after("dstmacaddr", "dstmacmask", Kind::MacMask),
];

/// The same where masks are negated on their own.
const LINK: &[Field] = &[
    field("srcmacaddr", Kind::Mac),
    field("srcmacmask", Kind::MacMask),
    field("dstmacaddr", Kind::Mac),
    field("dstmacmask", Kind::MacMask),
];

const MAC: &[Field] = &[field("protocolid", Kind::Named(16, 0x600, ETHER_TYPES))];

const VLAN: &[Field] =
    &[field("vlanid", Kind::UpTo(4095)), field("encap-protocol", Kind::Named(16, 0x3c, ETHER_TYPES))];

const STP: &[Field] = &[
    field("srcmacaddr", Kind::Mac),
    after("srcmacaddr", "srcmacmask", Kind::MacMask),
    field("type", N8),
    field("flags", N8),
    field("root-priority", N16),
    after("root-priority", "root-priority-hi", N16),
    field("root-address", Kind::Mac),
    after("root-address", "root-address-mask", Kind::MacMask),
    field("root-cost", N32),
    after("root-cost", "root-cost-hi", N32),
    field("sender-priority", N16),
    after("sender-priority", "sender-priority-hi", N16),
    field("sender-address", Kind::Mac),
    after("sender-address", "sender-address-mask", Kind::MacMask),
    field("port", N16),
    after("port", "port-hi", N16),
    field("age", N16),
    after("age", "age-hi", N16),
    field("max-age", N16),
    after("max-age", "max-age-hi", N16),
    field("hello-time", N16),
    after("hello-time", "hello-time-hi", N16),
    field("forward-delay", N16),
    after("forward-delay", "forward-delay-hi", N16),
];

const ARP: &[Field] = &[
    field("hwtype", N16),
    field("protocoltype", N16),
    field("opcode", Kind::Named(16, 0, ARP_OPCODES)),
    field("arpsrcmacaddr", Kind::Mac),
    field("arpdstmacaddr", Kind::Mac),
    field("arpsrcipaddr", V4),
    field("arpsrcipmask", MASK4),
    field("arpdstipaddr", V4),
    field("arpdstipmask", MASK4),
    field("gratuitous", Kind::Flag),
];

const IP: &[Field] = &[
    field("srcipaddr", V4),
    after("srcipaddr", "srcipmask", MASK4),
    field("dstipaddr", V4),
    after("dstipaddr", "dstipmask", MASK4),
    field("protocol", Kind::Named(8, 0, IP_PROTOCOLS)),
    field("srcportstart", N16),
    field("srcportend", N16),
    field("dstportstart", N16),
    field("dstportend", N16),
    field("dscp", Kind::UpTo(63)),
];

const IPV6: &[Field] = &[
    field("srcipaddr", V6),
    after("srcipaddr", "srcipmask", MASK6),
    field("dstipaddr", V6),
    after("dstipaddr", "dstipmask", MASK6),
    field("protocol", Kind::Named(8, 0, IP_PROTOCOLS)),
    field("srcportstart", N16),
    field("srcportend", N16),
    field("dstportstart", N16),
    field("dstportend", N16),
    field("type", N8),
    after("type", "typeend", N8),
    after("type", "code", N8),
    after("type", "codeend", N8),
];

const OVER_IP: &[Field] = &[
    field("srcmacaddr", Kind::Mac),
    field("srcipaddr", V4),
    after("srcipaddr", "srcipmask", MASK4),
    field("dstipaddr", V4),
    after("dstipaddr", "dstipmask", MASK4),
    field("srcipfrom", V4),
    after("srcipfrom", "srcipto", V4),
    field("dstipfrom", V4),
    after("dstipfrom", "dstipto", V4),
];

const OVER_IPV6: &[Field] = &[
    field("srcmacaddr", Kind::Mac),
    field("srcipaddr", V6),
    after("srcipaddr", "srcipmask", MASK6),
    field("dstipaddr", V6),
    after("dstipaddr", "dstipmask", MASK6),
    field("srcipfrom", V6),
    after("srcipfrom", "srcipto", V6),
    field("dstipfrom", V6),
    // Not a slip of ours: the reference takes nothing else here.
    after("dstipfrom", "dstipto", V4),
];

const CONNECTION: &[Field] = &[
    field("dscp", Kind::UpTo(63)),
    field("connlimit-above", Kind::Decimal(16)),
    field("state", Kind::States),
    field("ipset", Kind::SetName),
    field("ipsetflags", Kind::SetFlags),
];

const PORTS: &[Field] = &[
    field("srcportstart", N16),
    after("srcportstart", "srcportend", N16),
    after("srcportstart", "dstportstart", N16),
    after("srcportstart", "dstportend", N16),
];

const TCP: &[Field] = &[field("option", N8), field("flags", Kind::TcpFlags)];
const TCP_IPV6: &[Field] = &[field("option", N8)];
const ICMP: &[Field] = &[field("type", N8), after("type", "code", N8)];
const COMMENT: &[Field] = &[field("comment", Kind::Comment)];

impl Protocol {
    /// Its fields, in groups.
    pub fn groups(self) -> &'static [&'static [Field]] {
        match self {
            Protocol::Mac => &[ETHERNET, MAC, COMMENT],
            Protocol::Vlan => &[ETHERNET, VLAN, COMMENT],
            Protocol::Stp => &[STP, COMMENT],
            Protocol::Arp | Protocol::Rarp => &[LINK, ARP, COMMENT],
            Protocol::Ip => &[LINK, IP, COMMENT],
            Protocol::Ipv6 => &[LINK, IPV6, COMMENT],
            Protocol::Tcp => &[OVER_IP, CONNECTION, PORTS, TCP, COMMENT],
            Protocol::Udp | Protocol::Sctp => &[OVER_IP, CONNECTION, PORTS, COMMENT],
            Protocol::Icmp => &[OVER_IP, CONNECTION, ICMP, COMMENT],
            Protocol::Udplite | Protocol::Esp | Protocol::Ah | Protocol::All | Protocol::Igmp => {
                &[OVER_IP, CONNECTION, COMMENT]
            }
            Protocol::TcpIpv6 => &[OVER_IPV6, CONNECTION, PORTS, TCP_IPV6, COMMENT],
            Protocol::UdpIpv6 | Protocol::SctpIpv6 => &[OVER_IPV6, CONNECTION, PORTS, COMMENT],
            Protocol::Icmpv6 => &[OVER_IPV6, CONNECTION, ICMP, COMMENT],
            Protocol::UdpliteIpv6 | Protocol::EspIpv6 | Protocol::AhIpv6 | Protocol::AllIpv6 => {
                &[OVER_IPV6, CONNECTION, COMMENT]
            }
        }
    }

    /// Its fields, in the order they are written.
    pub fn fields(self) -> impl Iterator<Item = &'static Field> {
        self.groups().iter().flat_map(|group| group.iter())
    }

    /// Whether a rule's set is looked up by its source where the document does not say. Other
    /// protocols leave sets as they are, or have none.
    pub fn completes_sets(self) -> bool {
        let has_sets = self.fields().any(|field| field.kind == Kind::SetName);
        has_sets && !matches!(self, Protocol::All | Protocol::AllIpv6)
    }
}
