// SPDX-License-Identifier: LGPL-2.1-or-later
//! One domain: its definitions, its state, and what it remembers.

use std::ops::{Deref, DerefMut};
use std::sync::Arc;

use parking_lot::{Mutex, MutexGuard};
use virt_abi::virDomainModificationImpact as Impact;
use virt_abi::virDomainState::{self as State, *};
use virt_conf::domain::Definition;
use virt_core::uuid::Uuid;
use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};

use crate::checks::{fail_domain, not_running};
use crate::document::Document;
use crate::moments::Moments;
use crate::told::{Facts, Told};

const LIVE: u32 = Impact::VIR_DOMAIN_AFFECT_LIVE as u32;
const CONFIG: u32 = Impact::VIR_DOMAIN_AFFECT_CONFIG as u32;

/// A domain of the driver.
pub struct Guest {
    /// Never changes.
    pub uuid: Uuid,
    /// Its place in lists: domains stand in the order in which they came to be.
    pub order: u64,
    told: Told,
    inner: Mutex<Inner>,
}

/// A domain that the caller has for himself. When he lets go of it, the quick questions are
/// answered with what it is then.
pub struct Locked<'a> {
    guest: &'a Guest,
    inner: MutexGuard<'a, Inner>,
}

/// The part of a domain that changes.
pub struct Inner {
    /// The name, shared with the index and with events.
    pub name: Arc<str>,
    /// The definition in force: of the running domain, else the stored one.
    pub current: Arc<Definition>,
    /// While a persistent domain runs: what it will be at its next start.
    pub next: Option<Arc<Definition>>,
    /// Its number while it runs, else -1.
    pub id: i32,
    state: State,
    reason: u8,
    /// Survives being stopped.
    pub persistent: bool,
    /// To be started with the host.
    pub autostart: bool,
    /// A managed save image exists.
    pub managed_save: bool,
    /// No longer in the index, or about to leave it.
    pub removed: bool,
    /// The document that was asked for last.
    pub document: Option<Box<Document>>,
    /// Set on few domains.
    pub extra: Option<Box<Extra>>,
}

/// What only some domains have.
#[derive(Debug)]
pub struct Extra {
    /// The guest's clock: seconds and nanoseconds.
    pub clock: (i64, u32),
    /// Whether `/` and `/boot` are frozen.
    pub frozen: [bool; 2],
    /// How the domain's configuration is unusual, as `virDomainGetMessages` tells.
    pub messages: Vec<Message>,
    /// How its I/O threads poll.
    pub polling: Vec<Polling>,
    /// Its snapshots and checkpoints, once it has had one.
    pub moments: Option<Box<Moments>>,
}

/// How an I/O thread polls.
#[derive(Clone, Copy, Debug)]
pub struct Polling {
    /// Which thread.
    pub id: u32,
    /// For so long at most, in nanoseconds.
    pub max_ns: u64,
    /// By what factor that grows.
    pub grow: u32,
    /// By what divisor it shrinks.
    pub shrink: u32,
    /// How much the last event counts.
    pub weight: u32,
}

impl Polling {
    /// As a thread polls at first.
    pub fn new(id: u32) -> Polling {
        Polling { id, max_ns: 32768, grow: 0, shrink: 0, weight: 0 }
    }
}

/// One remark about a domain's configuration.
#[derive(Clone, Debug)]
pub enum Message {
    /// It does what should not be done.
    Tainting(&'static str),
    /// It uses what is on its way out.
    Deprecation(&'static str),
}

impl Extra {
    /// Remembers once that the domain does what should not be done.
    pub fn taint(&mut self, text: &'static str) {
        let told = |m: &Message| matches!(m, Message::Tainting(other) if *other == text);
        if !self.messages.iter().any(told) {
            // In the order in which the reference lists them, deprecations behind all of these.
            let rank = |m: &Message| match m {
                Message::Tainting(text) => crate::definition::TAINTS.iter().position(|t| t == text),
                Message::Deprecation(_) => None,
            };
            let new = Message::Tainting(text);
            let behind = |m: &Message| rank(m).is_some_and(|own| Some(own) < rank(&new));
            let at = self.messages.iter().rposition(behind).map_or(0, |at| at + 1);
            self.messages.insert(at, new);
        }
    }
}

impl Default for Extra {
    fn default() -> Extra {
        Extra {
            clock: (627_319_920, 0),
            frozen: [false; 2],
            messages: Vec::new(),
            polling: Vec::new(),
            moments: None,
        }
    }
}

impl Guest {
    /// A domain that is off and not yet persistent. Look-ups by name pass it over until it was
    /// locked for the first time.
    pub fn new(definition: Arc<Definition>, uuid: Uuid, order: u64) -> Guest {
        let inner = Inner {
            name: (&*definition.name).into(),
            current: definition,
            next: None,
            id: -1,
            state: VIR_DOMAIN_SHUTOFF,
            reason: 0,
            persistent: false,
            autostart: false,
            managed_save: false,
            removed: false,
            document: None,
            extra: None,
        };
        Guest { uuid, order, told: Told::nothing(), inner: Mutex::new(inner) }
    }
}

impl Guest {
    /// Waits for whoever has it.
    pub fn lock(&self) -> Locked<'_> {
        Locked { guest: self, inner: self.inner.lock() }
    }

    /// Its number, -1 while it does not run; `None` once it is gone.
    pub fn id(&self) -> Option<i32> {
        self.told.id()
    }

    /// What is asked most; `None` once it is gone. Waits for nobody, unless it is changed
    /// all the time.
    pub fn facts(&self) -> Option<Facts> {
        self.told.facts().unwrap_or_else(|_| self.lock().facts())
    }
}

impl Deref for Locked<'_> {
    type Target = Inner;
    fn deref(&self) -> &Inner {
        &self.inner
    }
}

impl DerefMut for Locked<'_> {
    fn deref_mut(&mut self) -> &mut Inner {
        &mut self.inner
    }
}

impl Drop for Locked<'_> {
    fn drop(&mut self) {
        if self.inner.document.as_ref().is_some_and(|document| !document.is_of(&self.inner)) {
            self.inner.document = None;
        }
        self.guest.told.tell(self.inner.facts());
    }
}

impl Inner {
    /// Whether it runs, in whatever state.
    pub fn is_active(&self) -> bool {
        self.id != -1
    }

    fn facts(&self) -> Option<Facts> {
        (!self.removed).then(|| Facts {
            id: self.id,
            state: self.state as u8,
            reason: self.reason,
            vcpus: self.current.vcpus.current as u16,
            max_memory: self.current.max_memory_kib,
            memory: self.current.memory_kib,
        })
    }

    /// Refuses if it does not run.
    pub fn check_active(&self) -> Result<()> {
        if self.is_active() { Ok(()) } else { Err(not_running()) }
    }

    /// The state, a `virDomainState`.
    pub fn state(&self) -> State {
        self.state
    }

    /// Why it is in that state; what the number means depends on the state.
    pub fn reason(&self) -> i32 {
        i32::from(self.reason)
    }

    /// Changes state and reason.
    pub fn set_state(&mut self, state: State, reason: u8) {
        (self.state, self.reason) = (state, reason);
    }

    /// What is remembered beyond the common; made where it is first written to.
    pub fn extra_mut(&mut self) -> &mut Extra {
        self.extra.get_or_insert_default()
    }

    /// Its snapshots and checkpoints, if it has had any.
    pub fn moments(&self) -> Option<&Moments> {
        self.extra.as_ref()?.moments.as_deref()
    }

    /// The same to change them.
    pub fn moments_mut(&mut self) -> &mut Moments {
        self.extra_mut().moments.get_or_insert_default()
    }

    /// How many snapshots it has.
    pub fn snapshots(&self) -> usize {
        self.moments().map_or(0, |moments| moments.snapshots.len())
    }

    /// How many checkpoints it has.
    pub fn checkpoints(&self) -> usize {
        self.moments().map_or(0, |moments| moments.checkpoints.len())
    }

    /// It runs from now on under the number `id`. Returns nothing; the index keeps the number.
    pub fn set_running(&mut self, id: i32, reason: u8) {
        self.set_state(VIR_DOMAIN_RUNNING, reason);
        self.id = id;
        if self.persistent && self.next.is_none() {
            self.next = Some(self.current.settled().map_or_else(|| self.current.clone(), Arc::new));
        }
        self.managed_save = false;
    }

    /// It stops. Returns the number that events about the stop carry: a transient domain's
    /// is its last one.
    pub fn set_stopped(&mut self, reason: u8) -> i32 {
        let last = std::mem::replace(&mut self.id, -1);
        self.set_state(VIR_DOMAIN_SHUTOFF, reason);
        match self.next.take() {
            Some(next) => {
                self.current = next;
                -1
            }
            None => last,
        }
    }

    /// Takes a new definition: for the next start if it runs. `live`: it is about to start
    /// with it, and what was stored comes back afterwards. Returns whether one was replaced.
    pub fn assign(&mut self, definition: Arc<Definition>, live: bool) -> bool {
        if self.is_active() {
            return self.next.replace(definition).is_some();
        }
        let old = std::mem::replace(&mut self.current, definition);
        if live && self.next.is_none() {
            self.next = Some(old);
        }
        !live
    }

    /// What the next start takes.
    pub fn stored(&self) -> &Arc<Definition> {
        self.next.as_ref().unwrap_or(&self.current)
    }

    /// What the caller means by `VIR_DOMAIN_AFFECT_*`, with the choice made for him where he
    /// left it open.
    pub fn impact(&self, flags: u32) -> Result<u32> {
        let mut wanted = flags & (LIVE | CONFIG);
        if wanted == 0 {
            wanted = if self.is_active() { LIVE } else { CONFIG };
        }
        if !self.is_active() && wanted & LIVE != 0 {
            return Err(not_running());
        }
        if !self.persistent && wanted & CONFIG != 0 {
            let text = tr!("transient domains do not have any persistent config");
            return Err(fail_domain(ErrorCode::OPERATION_INVALID, text));
        }
        Ok(wanted)
    }

    fn one(&self, flags: u32) -> Result<Place> {
        if flags & LIVE != 0 && flags & CONFIG != 0 {
            let text =
                tr!("Flags 'VIR_DOMAIN_AFFECT_LIVE' and 'VIR_DOMAIN_AFFECT_CONFIG' are mutually exclusive");
            return Err(Error::argument(ErrorDomain::DOMAIN, "virDomainObjGetOneDefState", "flags", text));
        }
        let wanted = self.impact(flags)?;
        let stored = self.is_active() && wanted & CONFIG != 0 && self.next.is_some();
        Ok(if stored { Place::Next } else { Place::Current })
    }

    /// The one definition that `VIR_DOMAIN_AFFECT_*` means.
    pub fn definition(&self, flags: u32) -> Result<&Arc<Definition>> {
        Ok(match self.one(flags)? {
            Place::Next => self.next.as_ref().unwrap_or(&self.current),
            Place::Current => &self.current,
        })
    }

    /// The same to change it; a definition that others hold is copied first.
    pub fn definition_mut(&mut self, flags: u32) -> Result<&mut Definition> {
        let slot = match (self.one(flags)?, &mut self.next) {
            (Place::Next, Some(next)) => next,
            _ => &mut self.current,
        };
        Ok(Arc::make_mut(slot))
    }

    /// Whether the flags mean the running domain.
    pub fn is_live(&self, flags: u32) -> Result<bool> {
        self.one(flags)?;
        Ok(self.impact(flags)? & LIVE != 0)
    }

    /// All definitions that the flags mean, the running domain's and the stored one, each
    /// where it is meant.
    pub fn definitions(&mut self, flags: u32) -> Result<Targets<'_>> {
        let wanted = self.impact(flags)?;
        let active = self.is_active();
        Ok(match active {
            true => Targets {
                live: (wanted & LIVE != 0).then_some(&mut self.current),
                stored: if wanted & CONFIG != 0 { self.next.as_mut() } else { None },
            },
            false => Targets { live: None, stored: Some(&mut self.current) },
        })
    }
}

enum Place {
    Current,
    Next,
}

/// The definitions that a change is for.
pub struct Targets<'a> {
    /// The running domain's.
    pub live: Option<&'a mut Arc<Definition>>,
    /// The stored one.
    pub stored: Option<&'a mut Arc<Definition>>,
}

impl Targets<'_> {
    /// Changes each. Nothing is changed if one refuses.
    pub fn change(self, edit: impl Fn(&mut Definition) -> Result<()>) -> Result<()> {
        let slots: Vec<_> = [self.live, self.stored].into_iter().flatten().collect();
        let shared = matches!(&slots[..], [a, b] if Arc::ptr_eq(a, b));
        let mut changed = Vec::with_capacity(2);
        for (n, slot) in slots.iter().enumerate() {
            if n == 1 && shared {
                changed.push(Arc::clone(&changed[0]));
                continue;
            }
            let mut definition = Arc::clone(slot);
            edit(Arc::make_mut(&mut definition))?;
            changed.push(definition);
        }
        for (slot, definition) in slots.into_iter().zip(changed) {
            *slot = definition;
        }
        Ok(())
    }
}
