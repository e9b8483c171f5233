// SPDX-License-Identifier: LGPL-2.1-or-later
//! `<bond>`: several cards that act as one.

use virt_core::{Result, tr};

use super::{Interface, InterfaceType, fault};
use crate::network::find;
use crate::path;
use crate::schema::{Element, Rule, Show};
use crate::value::{Value, signed};
use crate::words;
use crate::xml::{Node, Writer};

words! {
    /// How the cards share the work.
    BondMode {
        BalanceRr = "balance-rr", ActiveBackup = "active-backup", BalanceXor = "balance-xor",
        Broadcast = "broadcast", Lacp = "802.3ad", BalanceTlb = "balance-tlb", BalanceAlb = "balance-alb",
    }
    /// Where it is seen that a card has a link.
    Carrier { Ioctl = "ioctl", Netif = "netif" }
    /// Which cards' ARP traffic is checked.
    ArpValidate { Active = "active", Backup = "backup", All = "all" }
}

/// How it is noticed that a card fails.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Monitor {
    /// `<miimon freq='100' downdelay='10' updelay='10' carrier='netif'/>`, times in milliseconds.
    Mii { freq: i32, downdelay: i32, updelay: i32, carrier: Option<Carrier> },
    /// `<arpmon interval='100' target='192.168.50.1' validate='active'/>`
    Arp { interval: i32, target: Box<str>, validate: Option<ArpValidate> },
}

/// `<bond mode='active-backup'>`
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Bond {
    pub mode: Option<BondMode>,
    pub monitor: Option<Monitor>,
    pub members: Vec<Interface>,
}

/// A number of an attribute: absent, good, or bad.
fn int(node: Node<'_>, child: &str, name: &str) -> Option<Option<i32>> {
    let Some(text) = path::attribute(node, child, name) else { return Some(None) };
    Some(Some(i32::try_from(signed(text, 10)?).ok()?))
}

impl Monitor {
    fn read(node: Node<'_>) -> Result<Option<Monitor>> {
        if node.child("miimon").is_some() {
            let Some(Some(freq)) = int(node, "miimon", "freq") else {
                return Err(fault(tr!("bond interface miimon freq missing or invalid")));
            };
            let Some(downdelay) = int(node, "miimon", "downdelay") else {
                return Err(fault(tr!("bond interface miimon downdelay invalid")));
            };
            let Some(updelay) = int(node, "miimon", "updelay") else {
                return Err(fault(tr!("bond interface miimon updelay invalid")));
            };
            let mut carrier = None;
            if let Some(word) = path::attribute(node, "miimon", "carrier") {
                let found = Carrier::from_word(word);
                carrier = Some(found.ok_or_else(|| fault(tr!("unknown mii bonding carrier %1$s", word)))?);
            }
            let (downdelay, updelay) = (downdelay.unwrap_or(0), updelay.unwrap_or(0));
            return Ok(Some(Monitor::Mii { freq, downdelay, updelay, carrier }));
        }
        if node.child("arpmon").is_none() {
            return Ok(None);
        }
        let Some(Some(interval)) = int(node, "arpmon", "interval") else {
            return Err(fault(tr!("bond interface arpmon interval missing or invalid")));
        };
        let Some(target) = path::attribute(node, "arpmon", "target") else {
            return Err(fault(tr!("bond interface arpmon target missing")));
        };
        let mut validate = None;
        if let Some(word) = path::attribute(node, "arpmon", "validate") {
            let found = ArpValidate::from_word(word);
            validate = Some(found.ok_or_else(|| fault(tr!("unknown arp bonding validate %1$s", word)))?);
        }
        Ok(Some(Monitor::Arp { interval, target: target.into(), validate }))
    }

    fn put(&self, w: &mut Writer) {
        match self {
            Monitor::Mii { freq, downdelay, updelay, carrier } => {
                let _mark = w.start("miimon");
                w.attribute_fmt("freq", format_args!("{freq}"));
                for (name, delay) in [("downdelay", *downdelay), ("updelay", *updelay)] {
                    if delay > 0 {
                        w.attribute_fmt(name, format_args!("{delay}"));
                    }
                }
                if let Some(carrier) = carrier {
                    w.attribute("carrier", carrier.as_str());
                }
                w.end("miimon");
            }
            Monitor::Arp { interval, target, validate } => {
                let _mark = w.start("arpmon");
                w.attribute_fmt("interval", format_args!("{interval}"));
                w.attribute("target", target);
                if let Some(validate) = validate {
                    w.attribute("validate", validate.as_str());
                }
                w.end("arpmon");
            }
        }
    }
}

impl Element for Bond {
    fn read(node: Node<'_>) -> Result<Self> {
        let mut mode = None;
        if let Some(word) = find::filled(node, "mode") {
            let found = BondMode::from_word(word);
            mode = Some(found.ok_or_else(|| fault(tr!("unknown bonding mode %1$s", word)))?);
        }
        let members = Interface::read_members(node, InterfaceType::Bond)?;
        Ok(Bond { mode, monitor: Monitor::read(node)?, members })
    }

    fn write(&self, w: &mut Writer, show: Show) {
        if let Some(mode) = self.mode {
            w.attribute("mode", mode.as_str());
        }
        w.open_content();
        if let Some(monitor) = &self.monitor {
            monitor.put(w);
        }
        self.members.iter().for_each(|member| member.put_always(w, "interface", show));
    }

    fn grammar() -> Vec<Rule> {
        vec![
            Rule::Attribute("mode", BondMode::WORDS),
            Rule::Child("miimon", || {
                let mut rules = Vec::from(["freq", "downdelay", "updelay"].map(|n| Rule::Attribute(n, &[])));
                rules.push(Rule::Attribute("carrier", Carrier::WORDS));
                rules
            }),
            Rule::Child("arpmon", || {
                let mut rules = Vec::from(["interval", "target"].map(|n| Rule::Attribute(n, &[])));
                rules.push(Rule::Attribute("validate", ArpValidate::WORDS));
                rules
            }),
            Rule::Child("interface", Interface::grammar),
        ]
    }
}
