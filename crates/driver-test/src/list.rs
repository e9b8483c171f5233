// SPDX-License-Identifier: LGPL-2.1-or-later
//! Lists of domains, and what is told of many at once.

use std::sync::Arc;

use virt_abi::virConnectGetAllDomainStatsFlags as StatsFlags;
use virt_abi::virConnectListAllDomainsFlags::{self as Filter, *};
use virt_abi::virDomainState::*;
use virt_abi::virDomainStatsTypes;
use virt_core::object::{Connect, ConnectRef, Domain};
use virt_core::typed_params::{TypedParam, Value};
use virt_core::types::{DomainStatsRecord, Listed};
use virt_core::{ErrorCode, Result, tr};

use crate::checks::{self, fail};
use crate::guest::Inner;
use crate::state::State;

const ACTIVITY: [Filter; 2] = [VIR_CONNECT_LIST_DOMAINS_ACTIVE, VIR_CONNECT_LIST_DOMAINS_INACTIVE];
const PERSISTENCE: [Filter; 2] = [VIR_CONNECT_LIST_DOMAINS_PERSISTENT, VIR_CONNECT_LIST_DOMAINS_TRANSIENT];
const STATES: [Filter; 4] = [
    VIR_CONNECT_LIST_DOMAINS_RUNNING,
    VIR_CONNECT_LIST_DOMAINS_PAUSED,
    VIR_CONNECT_LIST_DOMAINS_SHUTOFF,
    VIR_CONNECT_LIST_DOMAINS_OTHER,
];
const SAVED: [Filter; 2] = [VIR_CONNECT_LIST_DOMAINS_MANAGEDSAVE, VIR_CONNECT_LIST_DOMAINS_NO_MANAGEDSAVE];
const AUTOSTART: [Filter; 2] = [VIR_CONNECT_LIST_DOMAINS_AUTOSTART, VIR_CONNECT_LIST_DOMAINS_NO_AUTOSTART];
const SNAPSHOT: [Filter; 2] = [VIR_CONNECT_LIST_DOMAINS_HAS_SNAPSHOT, VIR_CONNECT_LIST_DOMAINS_NO_SNAPSHOT];
const CHECKPOINT: [Filter; 2] =
    [VIR_CONNECT_LIST_DOMAINS_HAS_CHECKPOINT, VIR_CONNECT_LIST_DOMAINS_NO_CHECKPOINT];

/// Groups of filters: within a group any may match, each group that is used must match.
const GROUPS: [&[Filter]; 7] = [&ACTIVITY, &PERSISTENCE, &STATES, &SAVED, &AUTOSTART, &SNAPSHOT, &CHECKPOINT];

const fn bits(filters: &[Filter]) -> u32 {
    let (mut sum, mut at) = (0, 0);
    while at < filters.len() {
        sum |= filters[at] as u32;
        at += 1;
    }
    sum
}

const fn all_bits() -> u32 {
    let (mut sum, mut at) = (0, 0);
    while at < GROUPS.len() {
        sum |= bits(GROUPS[at]);
        at += 1;
    }
    sum
}

/// All filters there are.
const ALL: u32 = all_bits();

/// What a domain is, in the filters' bits: one of each group.
fn nature(inner: &Inner) -> u32 {
    let state = match inner.state() {
        VIR_DOMAIN_RUNNING => VIR_CONNECT_LIST_DOMAINS_RUNNING,
        VIR_DOMAIN_PAUSED => VIR_CONNECT_LIST_DOMAINS_PAUSED,
        VIR_DOMAIN_SHUTOFF => VIR_CONNECT_LIST_DOMAINS_SHUTOFF,
        _ => VIR_CONNECT_LIST_DOMAINS_OTHER,
    };
    let either = |yes, [is, is_not]: [Filter; 2]| if yes { is as u32 } else { is_not as u32 };
    state as u32
        | either(inner.is_active(), ACTIVITY)
        | either(inner.persistent, PERSISTENCE)
        | either(inner.managed_save, SAVED)
        | either(inner.autostart, AUTOSTART)
        | either(inner.snapshots() > 0, SNAPSHOT)
        | either(inner.checkpoints() > 0, CHECKPOINT)
}

/// Whether a domain passes the filters.
fn matches(inner: &Inner, filters: u32) -> bool {
    if filters == 0 {
        return true;
    }
    let nature = nature(inner);
    GROUPS.iter().all(|group| filters & bits(group) == 0 || filters & bits(group) & nature != 0)
}

/// `virConnectListAllDomains`
pub fn all(state: &State, conn: &Connect, wanted: bool, flags: u32) -> Result<Listed<Domain>> {
    checks::flags("testConnectListAllDomains", flags, ALL)?;
    let (active, inactive) = (state.domains.active(), state.domains.inactive());
    if !wanted && flags == 0 {
        return Ok(Listed::Count(active + inactive));
    }
    if !wanted {
        let mut count = 0;
        state.domains.for_each(|_, inner| count += usize::from(matches(inner, flags)));
        return Ok(Listed::Count(count));
    }
    let room = match flags & bits(&ACTIVITY) {
        f if f == VIR_CONNECT_LIST_DOMAINS_ACTIVE as u32 => active,
        f if f == VIR_CONNECT_LIST_DOMAINS_INACTIVE as u32 => inactive,
        _ => active + inactive,
    };
    let mut out = Vec::with_capacity(room);
    let conn = conn.refer();
    state.domains.for_each(|uuid, inner| {
        if matches(inner, flags) {
            out.push(Domain::of(conn.clone(), &inner.name, *uuid, inner.id));
        }
    });
    Ok(out.into())
}

/// `virConnectListDomains`
pub fn ids(state: &State, max: usize) -> Vec<i32> {
    state.domains.ids(max)
}

/// `virConnectListDefinedDomains`
pub fn defined_names(state: &State, max: usize) -> Vec<String> {
    let mut out = Vec::with_capacity(max.min(state.domains.inactive()));
    state.domains.for_each(|_, inner| {
        if !inner.is_active() && out.len() < max {
            out.push(inner.name.to_string());
        }
    });
    out
}

const STATS_STATE: u32 = virDomainStatsTypes::VIR_DOMAIN_STATS_STATE as u32;
const STATS_IOTHREAD: u32 = virDomainStatsTypes::VIR_DOMAIN_STATS_IOTHREAD as u32;
const STATS_FILTERS: u32 = bits(&ACTIVITY) | bits(&PERSISTENCE) | bits(&STATES);

/// What of the wanted statistics there is.
fn check_stats(stats: u32, flags: u32) -> Result<u32> {
    let known = STATS_STATE | STATS_IOTHREAD;
    let enforce = StatsFlags::VIR_CONNECT_GET_ALL_DOMAINS_STATS_ENFORCE_STATS as u32;
    let other = StatsFlags::VIR_CONNECT_GET_ALL_DOMAINS_STATS_NOWAIT as u32
        | StatsFlags::VIR_CONNECT_GET_ALL_DOMAINS_STATS_BACKING as u32;
    checks::flags("testConnectGetAllDomainStats", flags, STATS_FILTERS | other | enforce)?;
    if stats == 0 {
        return Ok(known);
    }
    if flags & enforce != 0 && stats & !known != 0 {
        let text = tr!("Stats types bits 0x%1$x are not supported by this daemon", stats & !known);
        return Err(fail(ErrorCode::ARGUMENT_UNSUPPORTED, text));
    }
    Ok(stats)
}

fn record(conn: ConnectRef, uuid: &virt_core::uuid::Uuid, inner: &Inner, stats: u32) -> DomainStatsRecord {
    let mut params = Vec::new();
    if stats & STATS_STATE != 0 {
        let number = |name: &'static str, value| TypedParam { name: name.into(), value: Value::Int(value) };
        params.push(number("state.state", inner.state() as i32));
        params.push(number("state.reason", inner.reason()));
    }
    if stats & STATS_IOTHREAD != 0 {
        params.extend(crate::iothreads::stats(inner));
    }
    DomainStatsRecord { domain: Domain::of(conn, &inner.name, *uuid, inner.id), params }
}

/// `virConnectGetAllDomainStats`
pub fn all_stats(state: &State, conn: &Connect, stats: u32, flags: u32) -> Result<Vec<DomainStatsRecord>> {
    let stats = check_stats(stats, flags)?;
    let mut out = Vec::new();
    let conn = conn.refer();
    state.domains.for_each(|uuid, inner| {
        if matches(inner, flags & STATS_FILTERS) {
            out.push(record(conn.clone(), uuid, inner, stats));
        }
    });
    Ok(out)
}

/// `virDomainListGetStats`: domains that are gone are left out.
pub fn stats_of(
    state: &State,
    domains: &[Arc<Domain>],
    stats: u32,
    flags: u32,
) -> Result<Vec<DomainStatsRecord>> {
    let stats = check_stats(stats, flags)?;
    let one = |handle: &Arc<Domain>| {
        let found = state.domains.with_uuid(handle.uuid(), |inner| {
            let wanted = matches(inner, flags & STATS_FILTERS);
            wanted.then(|| record(handle.connect().refer(), handle.uuid(), inner, stats))
        });
        found.flatten()
    };
    Ok(domains.iter().filter_map(one).collect())
}
