// SPDX-License-Identifier: LGPL-2.1-or-later
//! What a guest or its agent would do: tell its name and time, freeze file systems, take keys
//! and passwords.

use virt_abi::virDomainControlErrorReason::*;
use virt_abi::virDomainControlState::*;
use virt_abi::virDomainState::VIR_DOMAIN_RUNNING;
use virt_abi::{virDomainControlInfo, virDomainSetTimeFlags, virDomainSetUserPasswordFlags};
use virt_core::object::Domain;
use virt_core::{ErrorCode, Result, tr};

use crate::checks::{self, fail};
use crate::guest::{Extra, Inner};
use crate::keys;
use crate::state::State;

/// `virDomainGetHostname`
pub fn hostname(state: &State, handle: &Domain, flags: u32) -> Result<String> {
    checks::flags("testDomainGetHostname", flags, 0)?;
    state.with(handle, |inner| {
        inner.check_active()?;
        Ok(format!("{}host", handle.name()))
    })
}

fn clock(inner: &Inner) -> (i64, u32) {
    inner.extra.as_ref().map_or_else(|| Extra::default().clock, |extra| extra.clock)
}

/// `virDomainGetTime`
pub fn time(state: &State, handle: &Domain, flags: u32) -> Result<(i64, u32)> {
    checks::flags("testDomainGetTime", flags, 0)?;
    state.with(handle, |inner| match inner.state() {
        VIR_DOMAIN_RUNNING => Ok(clock(inner)),
        _ => Err(fail(ErrorCode::OPERATION_INVALID, tr!("domain is not running"))),
    })
}

/// `virDomainSetTime`
pub fn set_time(state: &State, handle: &Domain, time: (i64, u32), flags: u32) -> Result<()> {
    let sync = virDomainSetTimeFlags::VIR_DOMAIN_TIME_SYNC as u32;
    checks::flags("testDomainSetTime", flags, sync)?;
    state.with(handle, |inner| {
        inner.check_active()?;
        inner.extra_mut().clock = time;
        Ok(())
    })
}

/// `virDomainGetControlInfo`: which state is told depends on the guest's clock, so that
/// programs can try them all.
pub fn control_info(state: &State, handle: &Domain, flags: u32) -> Result<virDomainControlInfo> {
    checks::flags("testDomainGetControlInfo", flags, 0)?;
    let seconds = state.with(handle, |inner| {
        inner.check_active()?;
        Ok(clock(inner).0)
    })?;
    let (control, details, since) = match seconds {
        1..10_000 => (VIR_DOMAIN_CONTROL_JOB, 0, 0),
        // As in the reference, all that is before 1970 too.
        ..30_000 => match seconds >= 10_000 {
            true => (VIR_DOMAIN_CONTROL_OCCUPIED, 0, 10_000),
            false => (VIR_DOMAIN_CONTROL_OK, 0, seconds),
        },
        30_000..60_000 => {
            let details = match seconds % 4 {
                1 => VIR_DOMAIN_CONTROL_ERROR_REASON_UNKNOWN,
                2 => VIR_DOMAIN_CONTROL_ERROR_REASON_MONITOR,
                3 => VIR_DOMAIN_CONTROL_ERROR_REASON_INTERNAL,
                _ => VIR_DOMAIN_CONTROL_ERROR_REASON_NONE,
            };
            (VIR_DOMAIN_CONTROL_ERROR, details as u32, 30_000)
        }
        _ => (VIR_DOMAIN_CONTROL_OK, 0, seconds),
    };
    Ok(virDomainControlInfo { state: control as u32, details, stateTime: (seconds - since) as u64 })
}

/// Which of the two file systems a path is.
fn file_system(path: &str) -> Result<usize> {
    match path {
        "/" => Ok(0),
        "/boot" => Ok(1),
        _ => Err(fail(ErrorCode::OPERATION_INVALID, tr!("mount point not found: %1$s", path))),
    }
}

/// `virDomainFSFreeze` and `virDomainFSThaw`: how many file systems changed.
fn set_frozen(state: &State, handle: &Domain, paths: &[&str], to: bool) -> Result<i32> {
    state.with(handle, |inner| {
        inner.check_active()?;
        let before = inner.extra.as_ref().map_or([false; 2], |extra| extra.frozen);
        let mut after = if paths.is_empty() { [to; 2] } else { before };
        for path in paths {
            after[file_system(path)?] = to;
        }
        if after != before {
            inner.extra_mut().frozen = after;
        }
        Ok(before.iter().zip(after).filter(|(before, after)| **before != *after).count() as i32)
    })
}

/// `virDomainFSFreeze`
pub fn freeze(state: &State, handle: &Domain, paths: &[&str], flags: u32) -> Result<i32> {
    checks::flags("testDomainFSFreeze", flags, 0)?;
    set_frozen(state, handle, paths, true)
}

/// `virDomainFSThaw`
pub fn thaw(state: &State, handle: &Domain, paths: &[&str], flags: u32) -> Result<i32> {
    checks::flags("testDomainFSThaw", flags, 0)?;
    set_frozen(state, handle, paths, false)
}

/// `virDomainFSTrim`
pub fn trim(state: &State, handle: &Domain, path: Option<&str>, flags: u32) -> Result<()> {
    checks::flags("testDomainFSTrim", flags, 0)?;
    state.with(handle, |inner| {
        inner.check_active()?;
        path.map_or(Ok(()), |path| file_system(path).map(drop))
    })
}

/// `virDomainInjectNMI`
pub fn inject_nmi(state: &State, handle: &Domain, flags: u32) -> Result<()> {
    checks::flags("testDomainInjectNMI", flags, 0)?;
    state.with(handle, |inner| inner.check_active())
}

/// `virDomainSetUserPassword`
pub fn set_user_password(state: &State, handle: &Domain, flags: u32) -> Result<()> {
    let encrypted = virDomainSetUserPasswordFlags::VIR_DOMAIN_PASSWORD_ENCRYPTED as u32;
    checks::flags("testDomainSetUserPassword", flags, encrypted)?;
    state.with(handle, |inner| inner.check_active())
}

/// `virDomainSendProcessSignal`: only the first process, and to no effect.
pub fn send_process_signal(state: &State, handle: &Domain, pid: i64, signal: u32, flags: u32) -> Result<()> {
    checks::flags("testDomainSendProcessSignal", flags, 0)?;
    if pid != 1 {
        let text = tr!("only sending a signal to pid 1 is supported");
        return Err(fail(ErrorCode::INVALID_ARG, text));
    }
    if signal > virt_abi::virDomainProcessSignal::VIR_DOMAIN_PROCESS_SIGNAL_RT32 as u32 {
        let text = tr!("signum value %1$d is out of range", signal as i32);
        return Err(fail(ErrorCode::INVALID_ARG, text));
    }
    state.with(handle, |_| Ok(()))
}

/// `virDomainMemoryPeek`: bytes that count up from the address's lowest one.
pub fn memory_peek(state: &State, handle: &Domain, start: u64, size: usize, flags: u32) -> Result<Vec<u8>> {
    use virt_abi::virDomainMemoryFlags::*;
    let (virtual_, physical) = (VIR_MEMORY_VIRTUAL as u32, VIR_MEMORY_PHYSICAL as u32);
    checks::flags("testDomainMemoryPeek", flags, virtual_ | physical)?;
    if flags != virtual_ && flags != physical {
        let text = tr!("flags parameter must be VIR_MEMORY_VIRTUAL or VIR_MEMORY_PHYSICAL");
        return Err(fail(ErrorCode::INVALID_ARG, text));
    }
    state.with(handle, |inner| inner.check_active())?;
    Ok((0..size).map(|at| (start as u8).wrapping_add(at as u8)).collect())
}

/// `virDomainGetSecurityLabel`
pub fn security_label(state: &State, handle: &Domain) -> Result<virt_abi::virSecurityLabel> {
    let active = state.with(handle, |inner| Ok(inner.is_active()))?;
    let text = if active { "libvirt-test" } else { "" };
    let label = crate::host::c_text(text).expect("a short text");
    Ok(virt_abi::virSecurityLabel { label, enforcing: i32::from(active) })
}

/// `virDomainSendKey`: looked at, to no effect.
pub fn send_key(state: &State, handle: &Domain, set: u32, keys: &[u32], flags: u32) -> Result<()> {
    checks::flags("testDomainSendKey", flags, 0)?;
    state.with(handle, |inner| inner.check_active())?;
    match keys::unknown(set, keys) {
        None => Ok(()),
        Some((key, set)) => {
            let text = tr!("invalid keycode %1$u of %2$s codeset", key, set);
            Err(fail(ErrorCode::INTERNAL_ERROR, text))
        }
    }
}
