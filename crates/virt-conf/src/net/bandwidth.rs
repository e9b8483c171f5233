// SPDX-License-Identifier: LGPL-2.1-or-later
//! `<bandwidth>`

use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};

use crate::schema::{long_attribute, unsigned_attribute};
use crate::xml::{Node, Writer};

/// Kilobytes a second, and kilobytes for `burst`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Rate {
    pub average: u64,
    pub peak: u64,
    pub floor: u64,
    pub burst: u64,
}

/// `<bandwidth><inbound average='1000'/></bandwidth>`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Bandwidth {
    pub inbound: Option<Rate>,
    pub outbound: Option<Rate>,
}

fn fault(code: ErrorCode, text: String) -> Error {
    Error::new(ErrorDomain::NONE, code, text)
}

impl Rate {
    fn read(node: Node<'_>, allow_floor: bool) -> Result<Rate> {
        let [average, peak, burst, floor] =
            ["average", "peak", "burst", "floor"].map(|name| long_attribute(node, name, 10));
        let (average, peak, burst, floor) = (average?, peak?, burst?, floor?);
        if average.is_none() && floor.is_none() {
            let text = tr!("Missing mandatory average or floor attributes");
            return Err(fault(ErrorCode::XML_DETAIL, text));
        }
        if (peak.is_some() || burst.is_some()) && average.is_none() {
            let text = tr!("'peak' and 'burst' require 'average' attribute");
            return Err(fault(ErrorCode::CONFIG_UNSUPPORTED, text));
        }
        if floor.is_some() && !allow_floor {
            let text = tr!("floor attribute is not supported for this config");
            return Err(fault(ErrorCode::CONFIG_UNSUPPORTED, text));
        }
        let of = |n: Option<u64>| n.unwrap_or(0);
        Ok(Rate { average: of(average), peak: of(peak), floor: of(floor), burst: of(burst) })
    }

    fn put(self, w: &mut Writer, name: &str) {
        if self.average == 0 && self.floor == 0 {
            return;
        }
        let _mark = w.start(name);
        let all =
            [("average", self.average), ("peak", self.peak), ("floor", self.floor), ("burst", self.burst)];
        for (name, n) in all.into_iter().filter(|a| a.1 != 0) {
            w.attribute_fmt(name, format_args!("{n}"));
        }
        w.end(name);
    }

    fn check(self) -> Result<()> {
        const SPEED: u64 = 1 << 54;
        const SIZE: u64 = (u32::MAX >> 10) as u64;
        let all = [
            ("average", self.average, SPEED),
            ("peak", self.peak, SPEED),
            ("burst", self.burst, SIZE),
            ("floor", self.floor, SPEED),
        ];
        match all.into_iter().find(|(_, n, limit)| n > limit) {
            None => Ok(()),
            Some((name, n, limit)) => Err(fault(
                ErrorCode::OVERFLOW,
                tr!("value '%1$llu' is too big for '%2$s' parameter, maximum is '%3$llu'", n, name, limit),
            )),
        }
    }
}

impl Bandwidth {
    /// Reads it; `None` where it sets no limit.
    pub fn read(node: Node<'_>, allow_floor: bool) -> Result<Option<Bandwidth>> {
        if unsigned_attribute(node, "classID", 10)?.is_some() {
            let text = tr!("classID attribute not supported on <bandwidth> in this usage context");
            return Err(fault(ErrorCode::XML_DETAIL, text));
        }
        Bandwidth::read_limits(node, allow_floor)
    }

    /// The same where the traffic class may be named.
    pub fn read_with_class(node: Node<'_>, allow_floor: bool) -> Result<(Option<u32>, Option<Bandwidth>)> {
        let class = unsigned_attribute(node, "classID", 10)?;
        Ok((class, Bandwidth::read_limits(node, allow_floor)?))
    }

    fn read_limits(node: Node<'_>, allow_floor: bool) -> Result<Option<Bandwidth>> {
        let inbound = node.child("inbound").map(|n| Rate::read(n, allow_floor)).transpose()?;
        let outbound = node.child("outbound").map(|n| Rate::read(n, false)).transpose()?;
        Ok((inbound.is_some() || outbound.is_some()).then_some(Bandwidth { inbound, outbound }))
    }

    /// Limits of the limits.
    pub fn check(&self) -> Result<()> {
        self.inbound.iter().chain(&self.outbound).try_for_each(|rate| rate.check())
    }

    /// Writes it.
    pub fn put(&self, w: &mut Writer) {
        self.put_with_class(w, 0);
    }

    /// The same with the traffic class; 0 is none.
    pub fn put_with_class(&self, w: &mut Writer, class: u32) {
        let _mark = w.start("bandwidth");
        if class != 0 {
            w.attribute_fmt("classID", format_args!("{class}"));
        }
        w.open_content();
        for (name, rate) in [("inbound", self.inbound), ("outbound", self.outbound)] {
            if let Some(rate) = rate {
                rate.put(w, name);
            }
        }
        w.end("bandwidth");
    }
}
