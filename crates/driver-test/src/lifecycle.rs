// SPDX-License-Identifier: LGPL-2.1-or-later
//! Domains come, start, pause, stop and go.

use std::sync::Arc;

use virt_abi::virDomainEventDefinedDetailType::*;
use virt_abi::virDomainEventResumedDetailType::*;
use virt_abi::virDomainEventStartedDetailType::*;
use virt_abi::virDomainEventStoppedDetailType::*;
use virt_abi::virDomainEventSuspendedDetailType::*;
use virt_abi::virDomainEventType::*;
use virt_abi::virDomainEventUndefinedDetailType::*;
use virt_abi::virDomainLifecycleAction::{self as Action, *};
use virt_abi::virDomainPausedReason::*;
use virt_abi::virDomainRunningReason::*;
use virt_abi::virDomainShutoffReason::*;
use virt_abi::virDomainState::*;
use virt_abi::{
    virDomainCreateFlags, virDomainDefineFlags, virDomainDestroyFlagsValues,
    virDomainRebootFlagValues as Reboot, virDomainUndefineFlagsValues as Undefine,
};
use virt_conf::domain::Definition;
use virt_core::event::Event;
use virt_core::object::{Connect, Domain};
use virt_core::{ErrorCode, Result, tr};

use crate::checks::{self, fail};
use crate::definition;
use crate::events;
use crate::guest::{Guest, Inner};
use crate::index::{Add, Added};
use crate::state::{State, no_domain};

/// How a domain came to stop: the reason it keeps and the one that events tell.
#[derive(Clone, Copy)]
pub struct Stop {
    reason: u8,
    detail: i32,
}

impl Stop {
    /// Pulled the plug.
    pub const DESTROYED: Stop = Stop {
        reason: VIR_DOMAIN_SHUTOFF_DESTROYED as u8,
        detail: VIR_DOMAIN_EVENT_STOPPED_DESTROYED as i32,
    };
    /// The guest ended.
    pub const SHUTDOWN: Stop =
        Stop { reason: VIR_DOMAIN_SHUTOFF_SHUTDOWN as u8, detail: VIR_DOMAIN_EVENT_STOPPED_SHUTDOWN as i32 };
    /// Saved to a file.
    pub const SAVED: Stop =
        Stop { reason: VIR_DOMAIN_SHUTOFF_SAVED as u8, detail: VIR_DOMAIN_EVENT_STOPPED_SAVED as i32 };
    /// Dumped as if it had crashed.
    pub const CRASHED: Stop =
        Stop { reason: VIR_DOMAIN_SHUTOFF_CRASHED as u8, detail: VIR_DOMAIN_EVENT_STOPPED_CRASHED as i32 };
}

/// How a domain came to run.
#[derive(Clone, Copy)]
pub struct Start {
    reason: u8,
    detail: i32,
}

impl Start {
    /// Started anew.
    pub const BOOTED: Start =
        Start { reason: VIR_DOMAIN_RUNNING_BOOTED as u8, detail: VIR_DOMAIN_EVENT_STARTED_BOOTED as i32 };
    /// Gone back to a snapshot.
    pub const FROM_SNAPSHOT: Start = Start {
        reason: VIR_DOMAIN_RUNNING_FROM_SNAPSHOT as u8,
        detail: VIR_DOMAIN_EVENT_STARTED_FROM_SNAPSHOT as i32,
    };
    /// From a file.
    pub const RESTORED: Start =
        Start { reason: VIR_DOMAIN_RUNNING_RESTORED as u8, detail: VIR_DOMAIN_EVENT_STARTED_RESTORED as i32 };
}

impl State {
    /// Stops a domain that `work` lets pass; a transient one goes. `work` may do more, while
    /// nobody else sees the domain.
    pub fn stop(&self, handle: &Domain, work: impl FnOnce(&mut Inner) -> Result<Option<Stop>>) -> Result<()> {
        let guest = self.guest(handle)?;
        let mut inner = guest.lock();
        if inner.removed {
            return Err(no_domain(handle));
        }
        let Some(stop) = work(&mut inner)? else { return Ok(()) };
        let id = self.domains.stop(&guest, &mut inner, stop.reason);
        handle.set_id(-1);
        let event = events::lifecycle(&guest.uuid, &inner, id, VIR_DOMAIN_EVENT_STOPPED as i32, stop.detail);
        let gone = inner.removed;
        drop(inner);
        if gone {
            self.domains.remove(&guest);
        }
        self.events.queue(event);
        Ok(())
    }

    /// Starts a locked domain.
    pub fn start(&self, guest: &Arc<Guest>, inner: &mut Inner, start: Start) -> Event {
        self.domains.start(guest, inner, self.next_id(), start.reason);
        events::lifecycle(&guest.uuid, inner, inner.id, VIR_DOMAIN_EVENT_STARTED as i32, start.detail)
    }

    /// Adds a domain and starts it. `persistent`: also where it was not known before.
    pub fn add_running(
        &self,
        definition: Arc<Definition>,
        start: Start,
        persistent: bool,
    ) -> Result<(Arc<str>, virt_core::uuid::Uuid, i32)> {
        let ((name, uuid, id), event) = self.domains.add(definition, Add::ToRun, |inner, added| {
            inner.persistent |= persistent;
            let event = self.start(&added.guest, inner, start);
            ((inner.name.clone(), added.guest.uuid, inner.id), event)
        })?;
        self.events.queue(event);
        Ok((name, uuid, id))
    }
}

/// `virDomainCreateXML`
pub fn create_xml(state: &State, conn: &Connect, xml: &str, flags: u32) -> Result<Arc<Domain>> {
    let validate = virDomainCreateFlags::VIR_DOMAIN_START_VALIDATE as u32;
    checks::flags("testDomainCreateXML", flags, validate)?;
    let definition = definition::parse(xml, flags & validate != 0)?;
    let (name, uuid, id) = state.add_running(definition.into(), Start::BOOTED, false)?;
    Ok(Domain::new(conn, &name, uuid, id))
}

/// `virDomainDefineXML`
pub fn define_xml(state: &State, conn: &Connect, xml: &str, flags: u32) -> Result<Arc<Domain>> {
    let validate = virDomainDefineFlags::VIR_DOMAIN_DEFINE_VALIDATE as u32;
    checks::flags("testDomainDefineXMLFlags", flags, validate)?;
    let definition = definition::parse(xml, flags & validate != 0)?;
    definition::check_name(&definition)?;
    let added = |inner: &mut Inner, added: &Added| {
        inner.persistent = true;
        let detail = match added.replaced {
            true => VIR_DOMAIN_EVENT_DEFINED_UPDATED,
            false => VIR_DOMAIN_EVENT_DEFINED_ADDED,
        };
        let uuid = added.guest.uuid;
        let event = events::lifecycle(&uuid, inner, inner.id, VIR_DOMAIN_EVENT_DEFINED as i32, detail as i32);
        (inner.name.clone(), uuid, inner.id, event)
    };
    let (name, uuid, id, event) = state.domains.add(definition, Add::Stored, added)?;
    let handle = Domain::new(conn, &name, uuid, id);
    state.events.queue(event);
    Ok(handle)
}

/// `virDomainCreate`
pub fn create(state: &State, handle: &Domain, flags: u32) -> Result<()> {
    checks::flags("testDomainCreateWithFlags", flags, 0)?;
    let guest = state.guest(handle)?;
    let mut inner = guest.lock();
    if inner.removed {
        return Err(no_domain(handle));
    }
    if inner.state() != VIR_DOMAIN_SHUTOFF {
        let text = tr!("Domain '%1$s' is already running", handle.name());
        return Err(fail(ErrorCode::INTERNAL_ERROR, text));
    }
    let event = state.start(&guest, &mut inner, Start::BOOTED);
    handle.set_id(inner.id);
    drop(inner);
    state.events.queue(event);
    Ok(())
}

/// `virDomainDestroy`
pub fn destroy(state: &State, handle: &Domain, flags: u32) -> Result<()> {
    let graceful = virDomainDestroyFlagsValues::VIR_DOMAIN_DESTROY_GRACEFUL as u32;
    checks::flags("testDomainDestroyFlags", flags, graceful)?;
    state.stop(handle, |inner| {
        inner.check_active()?;
        Ok(Some(Stop::DESTROYED))
    })
}

#[cold]
fn not_running(handle: &Domain) -> virt_core::Error {
    fail(ErrorCode::INTERNAL_ERROR, tr!("domain '%1$s' not running", handle.name()))
}

/// Does what the definition says is to happen when the guest ends or restarts by itself.
fn act(inner: &mut Inner, action: Action) -> Option<Stop> {
    match action {
        VIR_DOMAIN_LIFECYCLE_ACTION_RESTART | VIR_DOMAIN_LIFECYCLE_ACTION_RESTART_RENAME => {
            inner.set_state(VIR_DOMAIN_RUNNING, VIR_DOMAIN_RUNNING_BOOTED as u8);
            None
        }
        _ => Some(Stop::SHUTDOWN),
    }
}

/// `virDomainShutdown`
pub fn shutdown(state: &State, handle: &Domain, flags: u32) -> Result<()> {
    checks::flags("testDomainShutdownFlags", flags, 0)?;
    state.stop(handle, |inner| {
        if inner.state() == VIR_DOMAIN_SHUTOFF {
            return Err(not_running(handle));
        }
        let action = definition::action(inner.current.on_poweroff);
        Ok(act(inner, action))
    })
}

/// `virDomainReboot`
pub fn reboot(state: &State, handle: &Domain, flags: u32) -> Result<()> {
    let known = Reboot::VIR_DOMAIN_REBOOT_ACPI_POWER_BTN as u32
        | Reboot::VIR_DOMAIN_REBOOT_GUEST_AGENT as u32
        | Reboot::VIR_DOMAIN_REBOOT_INITCTL as u32
        | Reboot::VIR_DOMAIN_REBOOT_SIGNAL as u32
        | Reboot::VIR_DOMAIN_REBOOT_PARAVIRT as u32;
    checks::flags("testDomainReboot", flags, known)?;
    state.stop(handle, |inner| {
        inner.check_active()?;
        let action = definition::action(inner.current.on_reboot);
        Ok(act(inner, action))
    })
}

/// `virDomainReset`
pub fn reset(state: &State, handle: &Domain, flags: u32) -> Result<()> {
    checks::flags("testDomainReset", flags, 0)?;
    state.with(handle, |inner| inner.check_active())
}

/// `virDomainSuspend`
pub fn suspend(state: &State, handle: &Domain) -> Result<()> {
    let event = state.with(handle, |inner| {
        if matches!(inner.state(), VIR_DOMAIN_SHUTOFF | VIR_DOMAIN_PAUSED) {
            return Err(not_running(handle));
        }
        inner.set_state(VIR_DOMAIN_PAUSED, VIR_DOMAIN_PAUSED_USER as u8);
        let detail = VIR_DOMAIN_EVENT_SUSPENDED_PAUSED as i32;
        Ok(events::lifecycle(handle.uuid(), inner, inner.id, VIR_DOMAIN_EVENT_SUSPENDED as i32, detail))
    })?;
    state.events.queue(event);
    Ok(())
}

/// `virDomainResume`
pub fn resume(state: &State, handle: &Domain) -> Result<()> {
    let event = state.with(handle, |inner| {
        if inner.state() != VIR_DOMAIN_PAUSED {
            return Err(fail(ErrorCode::INTERNAL_ERROR, tr!("domain '%1$s' not paused", handle.name())));
        }
        inner.set_state(VIR_DOMAIN_RUNNING, VIR_DOMAIN_RUNNING_UNPAUSED as u8);
        let detail = VIR_DOMAIN_EVENT_RESUMED_UNPAUSED as i32;
        Ok(events::lifecycle(handle.uuid(), inner, inner.id, VIR_DOMAIN_EVENT_RESUMED as i32, detail))
    })?;
    state.events.queue(event);
    Ok(())
}

/// `virDomainUndefine`
pub fn undefine(state: &State, handle: &Domain, flags: u32) -> Result<()> {
    let managed_save = Undefine::VIR_DOMAIN_UNDEFINE_MANAGED_SAVE as u32;
    let metadata = Undefine::VIR_DOMAIN_UNDEFINE_SNAPSHOTS_METADATA as u32;
    checks::flags("testDomainUndefineFlags", flags, managed_save | metadata)?;
    let guest = state.guest(handle)?;
    let mut inner = guest.lock();
    if inner.removed {
        return Err(no_domain(handle));
    }
    if inner.managed_save && flags & managed_save == 0 {
        let text = tr!("Refusing to undefine while domain managed save image exists");
        return Err(fail(ErrorCode::OPERATION_INVALID, text));
    }
    let snapshots = inner.snapshots();
    if !inner.is_active() && snapshots > 0 && flags & metadata == 0 {
        let text = tr!("cannot delete inactive domain with %1$d snapshots", snapshots);
        return Err(fail(ErrorCode::OPERATION_INVALID, text));
    }
    let detail = VIR_DOMAIN_EVENT_UNDEFINED_REMOVED as i32;
    let event = events::lifecycle(&guest.uuid, &inner, inner.id, VIR_DOMAIN_EVENT_UNDEFINED as i32, detail);
    inner.managed_save = false;
    let gone = !inner.is_active();
    match gone {
        true => state.domains.retire(&mut inner),
        false => inner.persistent = false,
    }
    drop(inner);
    if gone {
        state.domains.remove(&guest);
    }
    state.events.queue(event);
    Ok(())
}

/// `virDomainRename`
pub fn rename(state: &State, handle: &Domain, new: &str, flags: u32) -> Result<()> {
    checks::flags("testDomainRename", flags, 0)?;
    let guest = state.guest(handle)?;
    let check = |inner: &Inner| {
        let refusal = if inner.removed {
            return Err(no_domain(handle));
        } else if inner.is_active() {
            tr!("cannot rename active domain")
        } else if !inner.persistent {
            tr!("cannot rename a transient domain")
        } else if inner.state() != VIR_DOMAIN_SHUTOFF {
            tr!("domain has to be shutoff before renaming")
        } else {
            return Ok(());
        };
        Err(fail(ErrorCode::OPERATION_INVALID, refusal))
    };
    let events = state.domains.rename(&guest, new, check, |inner| {
        if new.contains('/') {
            return Err(fail(ErrorCode::XML_ERROR, tr!("name %1$s cannot contain '/'", new)));
        }
        let (undefined, defined) = (VIR_DOMAIN_EVENT_UNDEFINED as i32, VIR_DOMAIN_EVENT_DEFINED as i32);
        let detail = VIR_DOMAIN_EVENT_UNDEFINED_RENAMED as i32;
        let before = events::lifecycle(&guest.uuid, inner, inner.id, undefined, detail);
        Arc::make_mut(&mut inner.current).name = new.into();
        inner.name = new.into();
        let detail = VIR_DOMAIN_EVENT_DEFINED_RENAMED as i32;
        let after = events::lifecycle(&guest.uuid, inner, inner.id, defined, detail);
        Ok([before, after])
    })?;
    for event in events {
        state.events.queue(event);
    }
    Ok(())
}
