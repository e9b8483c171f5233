// SPDX-License-Identifier: LGPL-2.1-or-later
//! `<rule>`

use virt_core::{Error, ErrorDomain, Result, tr};

use super::fields::{Field, Protocol};
use super::value::FieldValue;
use crate::schema::{self, Element, Show, refused_attribute, required};
use crate::value::{Refusal, signed};
use crate::words;
use crate::xml::{Node, Writer};

words! {
    /// What becomes of a packet.
    Action { Drop = "drop", Accept = "accept", Reject = "reject", Return = "return", Continue = "continue" }
    /// Which way it goes, seen from the guest.
    Direction { In = "in", Out = "out", Inout = "inout" }
}

/// Priorities lie between this and its negative.
pub const MAX_PRIORITY: i32 = 1000;

/// The priority of a rule that names none, or one out of range.
const DEFAULT_PRIORITY: i32 = MAX_PRIORITY / 2;

/// One attribute of a rule's protocol element.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Item {
    pub field: &'static Field,
    pub value: FieldValue,
    /// `match='no'`: every other value is meant.
    pub negative: bool,
}

/// `<rule action='accept' direction='in' priority='500'><tcp dstportstart='22'/></rule>`
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Rule {
    pub action: Action,
    pub direction: Direction,
    pub priority: i32,
    /// `statematch='false'`
    pub no_state_match: bool,
    pub protocol: Option<Protocol>,
    /// In the order of the protocol's fields, each at most once.
    pub items: Vec<Item>,
}

fn fault(text: String) -> Error {
    Error::internal(ErrorDomain::NWFILTER, text)
}

impl Rule {
    /// What the rule says about a field.
    pub fn item(&self, name: &str) -> Option<&Item> {
        self.items.iter().find(|item| item.field.name == name)
    }

    /// Takes in one element of the rule's protocol. Of several illegal values the last is named.
    fn take_in(&mut self, node: Node<'_>, protocol: Protocol) -> Result<()> {
        let negative = node.attribute("match") == Some("no");
        let mut outcome = Ok(());
        let mut at = 0;
        for field in protocol.fields() {
            let there = self.items.get(at).is_some_and(|item| item.field.name == field.name);
            if let Some(text) = node.attribute(field.name) {
                match FieldValue::parse(field.kind, text) {
                    None => outcome = Err(fault(tr!("%1$s has illegal value %2$s", field.name, text))),
                    Some(value) if there => self.items[at] = Item { field, value, negative },
                    Some(value) => {
                        self.items.insert(at, Item { field, value, negative });
                        at += 1;
                        continue;
                    }
                }
            }
            at += usize::from(there);
        }
        outcome
    }

    fn check(&self) -> Result<()> {
        let name = match self.protocol {
            Some(Protocol::Ip) => "IP",
            Some(Protocol::Ipv6) => "IPv6",
            _ => return Ok(()),
        };
        const PORTS: [&str; 4] = ["srcportstart", "dstportstart", "srcportend", "dstportend"];
        let protocol = self.item("protocol").map(|item| &item.value);
        if PORTS.iter().all(|port| self.item(port).is_none())
            || matches!(protocol, Some(FieldValue::Named(6 | 17 | 33 | 132, ..)))
        {
            return Ok(());
        }
        Err(fault(tr!(
            "%1$s rule with port specification requires protocol specification with protocol to be either one of tcp(6), udp(17), dccp(33), or sctp(132)",
            name
        )))
    }

    /// Makes negation agree where the kernel's tools know only one for several fields.
    fn complete(&mut self) {
        let Some(protocol) = self.protocol else { return };
        for i in 0..self.items.len() {
            if let Some(leader) = self.items[i].field.follows {
                self.items[i].negative = self.item(leader).is_some_and(|item| item.negative);
            }
        }
        if !protocol.completes_sets() {
            return;
        }
        let flags = protocol.fields().find(|field| field.name == "ipsetflags");
        let set = self.items.iter().position(|item| item.field.name == "ipset");
        match (set, flags, self.item("ipsetflags")) {
            (Some(set), Some(field), None) => {
                let value = FieldValue::SetFlags(vec![true]);
                self.items.insert(set + 1, Item { field, value, negative: false });
            }
            // The reference drops a set whose flags are there.
            _ => self.items.retain(|item| !matches!(item.field.name, "ipset" | "ipsetflags")),
        }
    }

    fn put_items(&self, w: &mut Writer, name: &str, negative: bool) {
        let mut items = self.items.iter().filter(|item| item.negative == negative).peekable();
        if items.peek().is_none() {
            return;
        }
        let _mark = w.start(name);
        if negative {
            w.attribute("match", "no");
        }
        for item in items {
            w.attribute_with(item.field.name, |out| item.value.put(out));
        }
        w.end(name);
    }
}

impl Element for Rule {
    fn read(node: Node<'_>) -> Result<Self> {
        let action = required(node, "action")?;
        let direction = required(node, "direction")?;
        let mut priority = DEFAULT_PRIORITY;
        if let Some(text) = node.attribute("priority") {
            priority = signed(text, 10)
                .and_then(|n| i32::try_from(n).ok())
                .ok_or_else(|| refused_attribute(Refusal::Integer, "priority", node.name(), text))?;
        }
        if !(-MAX_PRIORITY..=MAX_PRIORITY).contains(&priority) {
            priority = DEFAULT_PRIORITY;
        }
        let no_state_match = node
            .attribute("statematch")
            .is_some_and(|text| text == "0" || text.eq_ignore_ascii_case("false"));
        let protocol = node.children().find_map(|child| Protocol::from_word(child.name()));
        let mut rule = Rule { action, direction, priority, no_state_match, protocol, items: Vec::new() };
        if let Some(protocol) = protocol {
            for child in node.children().filter(|child| child.name() == protocol.as_str()) {
                rule.take_in(child, protocol)?;
            }
            rule.check()?;
            rule.complete();
        }
        Ok(rule)
    }

    fn write(&self, w: &mut Writer, _show: Show) {
        w.attribute("action", self.action.as_str());
        w.attribute("direction", self.direction.as_str());
        w.attribute_fmt("priority", format_args!("{}", self.priority));
        if self.no_state_match {
            w.attribute("statematch", "false");
        }
        let Some(protocol) = self.protocol else { return };
        self.put_items(w, protocol.as_str(), false);
        self.put_items(w, protocol.as_str(), true);
        if self.items.is_empty() {
            w.flag(protocol.as_str());
        }
    }

    fn grammar() -> Vec<schema::Rule> {
        macro_rules! protocols {
            ($($protocol:ident)*) => {
                [$(schema::Rule::Child(Protocol::$protocol.as_str(), || attributes(Protocol::$protocol))),*]
            };
        }
        let mut rules = vec![
            schema::Rule::Attribute("action", <Action as crate::value::Value>::WORDS),
            schema::Rule::Attribute("direction", <Direction as crate::value::Value>::WORDS),
            schema::Rule::Attribute("priority", &[]),
            schema::Rule::Attribute("statematch", &["0", "false", "1", "true"]),
        ];
        rules.extend(protocols!(
            Arp Rarp Mac Vlan Stp Ip Ipv6 Tcp Udp Udplite Esp Ah Sctp Icmp All Igmp TcpIpv6 UdpIpv6
            UdpliteIpv6 EspIpv6 AhIpv6 SctpIpv6 Icmpv6 AllIpv6
        ));
        rules
    }
}

fn attributes(protocol: Protocol) -> Vec<schema::Rule> {
    let mut rules = vec![schema::Rule::Attribute("match", &["yes", "no"])];
    rules.extend(protocol.fields().map(|field| schema::Rule::Attribute(field.name, &[])));
    rules
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::xml::Document;

    fn round(xml: &str) -> Result<String> {
        let document = Document::try_parse(xml).unwrap();
        let mut w = Writer::default();
        Rule::read(document.root())?.put_always(&mut w, "rule", Show::default());
        Ok(w.finish())
    }

    fn inner(element: &str) -> String {
        let text = round(&format!("<rule action='drop' direction='in'>{element}</rule>")).unwrap();
        let lines: Vec<_> = text.lines().map(str::trim).collect();
        lines[1..lines.len() - 1].join("")
    }

    #[test]
    fn negation_is_shared() {
        assert_eq!(
            inner("<tcp match='no' srcipaddr='1.2.3.4'/><tcp srcipmask='8'/>"),
            "<tcp match='no' srcipaddr='1.2.3.4' srcipmask='8'/>"
        );
        assert_eq!(inner("<tcp match='no' dstportstart='80'/>"), "<tcp dstportstart='80'/>");
    }

    #[test]
    fn sets() {
        assert_eq!(inner("<tcp ipset='a'/>"), "<tcp ipset='a' ipsetflags='src'/>");
        assert_eq!(inner("<tcp ipset='a' ipsetflags='dst'/>"), "<tcp/>");
        assert_eq!(inner("<all ipset='a' ipsetflags='dst'/>"), "<all ipset='a' ipsetflags='dst'/>");
        assert_eq!(inner("<all ipset='a'/>"), "<all ipset='a'/>");
    }

    #[test]
    fn the_last_illegal_value_is_named() {
        let error =
            round("<rule action='drop' direction='in'><tcp option='x' dscp='64'/></rule>").unwrap_err();
        assert_eq!(error.message(), "internal error: option has illegal value x");
    }

    #[test]
    fn ports_need_a_protocol_that_has_them() {
        let with = |attributes: &str| format!("<rule action='drop' direction='in'><ip {attributes}/></rule>");
        assert!(round(&with("srcportstart='1' protocol='sctp'")).is_ok());
        let error = round(&with("srcportstart='1' protocol='igmp'")).unwrap_err();
        assert!(error.message().starts_with("internal error: IP rule with port specification requires"));
        assert!(round(&with("srcportstart='1' protocol='$P'")).is_err());
    }
}
