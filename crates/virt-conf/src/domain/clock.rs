// SPDX-License-Identifier: LGPL-2.1-or-later
//! `<clock>` and its timers.

use virt_core::{Result, tr};

use crate::schema::{Element, Rule, Show, internal, optional, unsupported, xml_error};
use crate::value::{Value, YesNo, signed, unsigned};
use crate::xml::{Node, Writer};
use crate::{element, words};

words! {
    /// What a variable clock counts from.
    ClockBasis { Utc = "utc", Localtime = "localtime" }
    /// The timers a guest may have.
    TimerName {
        Platform = "platform", Pit = "pit", Rtc = "rtc", Hpet = "hpet", Tsc = "tsc", Kvmclock = "kvmclock",
        Hypervclock = "hypervclock", Armvtimer = "armvtimer",
    }
    /// What a timer follows.
    TimerTrack { Boot = "boot", Guest = "guest", Wall = "wall", Realtime = "realtime" }
    /// What becomes of ticks that were missed.
    TickPolicy { Delay = "delay", Catchup = "catchup", Merge = "merge", Discard = "discard" }
    /// How the TSC is provided.
    TimerMode {
        Auto = "auto", Native = "native", Emulate = "emulate", Paravirt = "paravirt", Smpsafe = "smpsafe",
    }
}

/// What the guest's clock shows.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum ClockOffset {
    Utc { reset: bool },
    Localtime { reset: bool },
    Variable { adjustment: i64, adjustment0: i64, basis: ClockBasis },
    Timezone(Box<str>),
    Absolute(u64),
}

/// `<clock>`
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub struct Clock {
    pub offset: ClockOffset,
    pub timers: Box<[Timer]>,
}

element! {
    /// `<timer name='rtc' tickpolicy='catchup'/>`
    Timer {
        name: TimerName = attr("name"),
        present: Option<YesNo> = attr("present", optional),
        tickpolicy: Option<TickPolicy> = attr("tickpolicy", optional),
        track: Option<TimerTrack> = attr("track", optional),
        frequency: u64 = attr("frequency", hide 0),
        mode: Option<TimerMode> = attr("mode", optional),
        catchup: Option<Catchup> = child("catchup"),
    }
}

element! {
    /// `<catchup threshold='123' slew='120' limit='10000'/>`
    Catchup {
        threshold: u64 = attr("threshold", hide 0),
        slew: u64 = attr("slew", hide 0),
        limit: u64 = attr("limit", hide 0),
    }
}

impl Default for Clock {
    fn default() -> Self {
        Clock { offset: ClockOffset::Utc { reset: false }, timers: Box::default() }
    }
}

impl Element for Clock {
    fn read(node: Node<'_>) -> Result<Self> {
        // As in the reference, an empty attribute is as good as none.
        let attribute = |name| node.attribute(name).filter(|text| !text.is_empty());
        let adjustment = attribute("adjustment");
        let plain = |basis| match adjustment {
            None | Some("reset") => {
                let reset = adjustment.is_some();
                Ok(match basis {
                    ClockBasis::Utc => ClockOffset::Utc { reset },
                    ClockBasis::Localtime => ClockOffset::Localtime { reset },
                })
            }
            Some(text) => {
                let adjustment = signed(text, 10)
                    .ok_or_else(|| xml_error(tr!("unknown clock adjustment '%1$s'", text)))?;
                Ok(ClockOffset::Variable { adjustment, adjustment0: 0, basis })
            }
        };
        let offset = match attribute("offset").unwrap_or("utc") {
            "utc" => plain(ClockBasis::Utc)?,
            "localtime" => plain(ClockBasis::Localtime)?,
            "variable" => ClockOffset::Variable {
                adjustment: adjustment.and_then(|t| signed(t, 10)).unwrap_or(0),
                adjustment0: attribute("adjustment0").and_then(|t| signed(t, 10)).unwrap_or(0),
                basis: match attribute("basis") {
                    None => ClockBasis::Utc,
                    Some(word) => ClockBasis::from_word(word)
                        .ok_or_else(|| unsupported(tr!("unknown clock basis '%1$s'", word)))?,
                },
            },
            "timezone" => ClockOffset::Timezone(match attribute("timezone") {
                Some(zone) => zone.into(),
                None => {
                    let text = tr!("missing 'timezone' attribute for clock with offset='timezone'");
                    return Err(internal(text));
                }
            }),
            "absolute" => {
                ClockOffset::Absolute(attribute("start").and_then(|t| unsigned(t, 10)).ok_or_else(|| {
                    internal(tr!("missing 'start' attribute for clock with offset='absolute'"))
                })?)
            }
            word => return Err(unsupported(tr!("unknown clock offset '%1$s'", word))),
        };
        let timers = node.children().filter(|c| c.is("timer")).map(Timer::read).collect::<Result<_>>()?;
        Ok(Clock { offset, timers })
    }

    fn write(&self, w: &mut Writer, show: Show) {
        match &self.offset {
            ClockOffset::Utc { reset } | ClockOffset::Localtime { reset } => {
                let utc = matches!(self.offset, ClockOffset::Utc { .. });
                w.attribute("offset", if utc { "utc" } else { "localtime" });
                if *reset {
                    w.attribute("adjustment", "reset");
                }
            }
            ClockOffset::Variable { adjustment, basis, .. } => {
                w.attribute("offset", "variable");
                w.attribute_fmt("adjustment", format_args!("{adjustment}"));
                w.attribute("basis", basis.as_str());
            }
            ClockOffset::Timezone(zone) => {
                w.attribute("offset", "timezone");
                w.attribute("timezone", zone);
            }
            ClockOffset::Absolute(start) => {
                w.attribute("offset", "absolute");
                w.attribute_fmt("start", format_args!("{start}"));
            }
        }
        for timer in &self.timers {
            timer.put(w, "timer", show);
        }
    }

    fn grammar() -> Vec<Rule> {
        let words = &["utc", "localtime", "variable", "timezone", "absolute"];
        let mut rules = vec![Rule::Attribute("offset", words), Rule::Attribute("basis", ClockBasis::WORDS)];
        rules.extend(["adjustment", "adjustment0", "timezone", "start"].map(|n| Rule::Attribute(n, &[])));
        rules.push(Rule::Child("timer", Timer::grammar));
        rules
    }
}

impl Timer {
    /// Rules that the grammar cannot say.
    pub fn check(&self) -> Result<()> {
        let name = self.name.as_str();
        if matches!(self.name, TimerName::Kvmclock | TimerName::Hypervclock) && self.tickpolicy.is_some() {
            return Err(unsupported(tr!("timer %1$s doesn't support setting of timer tickpolicy", name)));
        }
        let catches_up = self.catchup.as_ref().is_some_and(|c| c.threshold | c.slew | c.limit != 0);
        if self.tickpolicy != Some(TickPolicy::Catchup) && catches_up {
            return Err(xml_error(tr!(
                "setting of timer catchup policies is only supported with tickpolicy='catchup'"
            )));
        }
        if self.name != TimerName::Tsc {
            if self.frequency != 0 {
                return Err(unsupported(tr!("timer %1$s doesn't support setting of timer frequency", name)));
            }
            if self.mode.is_some() {
                return Err(unsupported(tr!("timer %1$s doesn't support setting of timer mode", name)));
            }
        }
        if !matches!(self.name, TimerName::Platform | TimerName::Rtc) && self.track.is_some() {
            return Err(unsupported(tr!("timer %1$s doesn't support setting of timer track", name)));
        }
        Ok(())
    }
}

/// Whether power states are offered to the guest: `<pm>`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct PowerManagement {
    pub suspend_to_mem: Option<YesNo>,
    pub suspend_to_disk: Option<YesNo>,
}

impl PowerManagement {
    /// Reads `<pm>`.
    pub fn read(node: Node<'_>) -> Result<Self> {
        let state = |name| node.child(name).map_or(Ok(None), |child| optional(child, "enabled"));
        Ok(PowerManagement {
            suspend_to_mem: state("suspend-to-mem")?,
            suspend_to_disk: state("suspend-to-disk")?,
        })
    }

    /// Writes `<pm>`, if there is anything in it.
    pub fn put(&self, w: &mut Writer) {
        let mark = w.start("pm");
        let states = [("suspend-to-mem", self.suspend_to_mem), ("suspend-to-disk", self.suspend_to_disk)];
        for (name, state) in states {
            if let Some(state) = state {
                let _mark = w.start(name);
                w.attribute("enabled", state.as_str());
                w.end(name);
            }
        }
        w.end_unless_empty(mark, "pm");
    }
}
