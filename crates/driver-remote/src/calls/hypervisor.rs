// SPDX-License-Identifier: LGPL-2.1-or-later
//! What of the hypervisor's trait has no row of the regular kind.

use super::{domain, host, statistics};
use crate::codec::internal;
use crate::events::Target;
use crate::procedures as call;
use crate::remote::{Remote, copies};
use std::borrow::Cow;
use std::os::fd::IntoRawFd;
use std::sync::Arc;
use virt_core::driver::{Feature, HypervisorDriverByHand};
use virt_core::event::{Callback, CloseCallback, EventId};
use virt_core::migrate::MigrationDriver;
use virt_core::object::{Connect, Domain};
use virt_core::typed_params::TypedParam;
use virt_core::types::{CpuStats, DomainStatsRecord};
use virt_core::{Result, tr};

impl HypervisorDriverByHand for Remote {
    fn name(&self) -> &'static str {
        "remote"
    }

    fn connect_get_type(&self, _conn: &Connect) -> Result<Option<String>> {
        call::connect_get_type(&self.client).map(Some)
    }

    fn supports_feature(&self, feature: Feature) -> bool {
        feature == Feature::Remote || self.feature(feature).unwrap_or(false)
    }

    fn connect_supports_feature(&self, _conn: &Connect, feature: Feature) -> Result<bool> {
        Ok(feature == Feature::Remote || self.feature(feature)?)
    }

    fn migration(&self) -> Option<&dyn MigrationDriver> {
        Some(self)
    }

    fn connect_get_lib_version(&self, _conn: &Connect) -> Result<u64> {
        call::connect_get_lib_version(&self.client)
    }

    fn connect_set_keep_alive(&self, _conn: &Connect, interval: i32, count: u32) -> Result<i32> {
        if !self.client.supports_keep_alive() {
            let id = "the caller doesn't support keepalive protocol; perhaps it's missing event loop implementation";
            return Err(internal(tr!(id)));
        }
        match self.feature(Feature::ProgramKeepalive) {
            Ok(true) => {}
            Err(error) if self.comes_back() && !self.client.is_open() => return Err(error),
            _ => return Ok(1),
        }
        self.client.set_keep_alive(interval, count)?;
        Ok(0)
    }

    fn connect_set_identity(&self, _conn: &Connect, params: &[TypedParam], flags: u32) -> Result<()> {
        self.set_identity(params, flags)
    }

    fn connect_close_callback(&self, _conn: &Connect) -> Option<&CloseCallback> {
        Some(self.inbox.close_callback())
    }

    fn connect_watched(&self, conn: &Connect, watched: bool) -> Result<()> {
        // The daemon's own connection, to another daemon, may be lost too.
        // One that comes back does so without what is taken away meanwhile.
        let away = !watched && self.comes_back() && !self.client.is_open();
        let told = !away && self.feature(Feature::RemoteCloseCallback).unwrap_or(false);
        match watched {
            true if told => call::connect_register_close_callback(&self.client)?,
            false if told => call::connect_unregister_close_callback(&self.client)?,
            _ => {}
        }
        self.inbox.set_watched(watched.then(|| conn.refer()));
        Ok(())
    }

    fn domain_event_register(
        &self,
        conn: &Connect,
        domain: Option<&Arc<Domain>>,
        id: EventId,
        old: bool,
        callback: Callback,
    ) -> Result<i32> {
        self.register(conn, Target::Domain { domain, old }, id, callback)
    }

    fn domain_event_deregister(&self, conn: &Connect, id: i32) -> Result<()> {
        self.deregister(conn, id)
    }

    fn domain_event_deregister_old(&self, conn: &Connect, identity: usize) -> Result<()> {
        self.deregister_old(conn, identity)
    }

    fn domain_qemu_monitor_event_register(
        &self,
        conn: &Connect,
        domain: Option<&Arc<Domain>>,
        event: Option<&str>,
        callback: Callback,
        flags: u32,
    ) -> Result<i32> {
        let id = EventId(virt_core::event::Family::QemuMonitor, 0);
        self.register(conn, Target::QemuMonitor { domain, event, flags }, id, callback)
    }

    fn domain_qemu_monitor_event_deregister(&self, conn: &Connect, id: i32) -> Result<()> {
        self.deregister(conn, id)
    }

    fn domain_get_scheduler_type(&self, domain: &Arc<Domain>) -> Result<(String, i32)> {
        call::domain_get_scheduler_type(&self.client, domain)
    }

    fn domain_get_vcpus(
        &self,
        domain: &Arc<Domain>,
        max: usize,
        maplen: usize,
    ) -> Result<(Vec<virt_abi::virVcpuInfo>, Vec<u8>)> {
        domain::get_vcpus(self, domain, max, maplen)
    }

    fn domain_get_vcpu_pin_info(
        &self,
        domain: &Arc<Domain>,
        max: usize,
        maplen: usize,
        flags: u32,
    ) -> Result<(usize, Vec<u8>)> {
        domain::get_vcpu_pin_info(self, domain, max, maplen, flags)
    }

    fn domain_get_emulator_pin_info(
        &self,
        domain: &Arc<Domain>,
        maplen: usize,
        flags: u32,
    ) -> Result<Option<Vec<u8>>> {
        domain::get_emulator_pin_info(self, domain, maplen, flags)
    }

    fn domain_get_cpu_stats(
        &self,
        domain: &Arc<Domain>,
        nparams: u32,
        start_cpu: i32,
        ncpus: u32,
        flags: u32,
    ) -> Result<CpuStats> {
        statistics::get_cpu_stats(self, domain, nparams, start_cpu, ncpus, flags)
    }

    fn domain_get_disk_errors(
        &self,
        domain: &Arc<Domain>,
        max: Option<usize>,
        flags: u32,
    ) -> Result<Vec<(String, i32)>> {
        statistics::get_disk_errors(self, domain, max, flags)
    }

    fn domain_list_get_stats(
        &self,
        domains: &[Arc<Domain>],
        stats: u32,
        flags: u32,
    ) -> Result<Vec<DomainStatsRecord>> {
        statistics::list_get_stats(self, domains, stats, flags)
    }

    fn domain_get_time(&self, domain: &Arc<Domain>, flags: u32) -> Result<(i64, u32)> {
        call::domain_get_time(&self.client, domain, flags)
    }

    fn domain_get_launch_security_info(&self, domain: &Arc<Domain>, flags: u32) -> Result<Vec<TypedParam>> {
        call::domain_get_launch_security_info(&self.client, domain, flags)
    }

    fn domain_set_launch_security_state(
        &self,
        domain: &Arc<Domain>,
        params: &[TypedParam],
        flags: u32,
    ) -> Result<()> {
        call::domain_set_launch_security_state(&self.client, domain, params, flags)
    }

    fn domain_fd_associate(&self, domain: &Arc<Domain>, name: &str, fds: &[i32], flags: u32) -> Result<()> {
        domain::fd_associate(self, domain, name, fds, flags)
    }

    fn domain_open_graphics(&self, domain: &Arc<Domain>, index: u32, fd: i32, flags: u32) -> Result<()> {
        let fds = copies(&[fd])?;
        call::domain_open_graphics(&self.client, domain, index, flags, &domain::borrowed(&fds))
    }

    fn domain_open_graphics_fd(&self, domain: &Arc<Domain>, index: u32, flags: u32) -> Result<i32> {
        let fds = call::domain_open_graphics_fd(&self.client, domain, index, flags)?;
        Ok(domain::only(fds)?.into_raw_fd())
    }

    fn node_get_cells_free_memory(&self, _conn: &Connect, start: i32, max: usize) -> Result<Vec<u64>> {
        host::get_cells_free_memory(self, start, max)
    }

    fn node_get_free_pages(
        &self,
        _conn: &Connect,
        pages: &[u32],
        start_cell: i32,
        cells: u32,
        flags: u32,
    ) -> Result<Vec<u64>> {
        host::get_free_pages(self, pages, start_cell, cells, flags)
    }

    fn node_alloc_pages(
        &self,
        _conn: &Connect,
        pages: &[(u32, u64)],
        start_cell: i32,
        cells: u32,
        flags: u32,
    ) -> Result<i32> {
        host::alloc_pages(self, pages, start_cell, cells, flags)
    }

    fn node_get_cpu_map(&self, _conn: &Connect, flags: u32) -> Result<(u32, Vec<u8>)> {
        let (map, _online, present) = call::node_get_cpu_map(&self.client, 1, 1, flags)?;
        Ok((u32::try_from(present).unwrap_or(0), map))
    }

    fn node_get_cpu_stats(
        &self,
        _conn: &Connect,
        cpu: i32,
        room: usize,
        flags: u32,
    ) -> Result<Vec<(Cow<'static, str>, u64)>> {
        let stats = call::node_get_cpu_stats(&self.client, cpu, crate::codec::number(room), flags)?;
        host::node_stats(stats, room, "remoteNodeGetCPUStats: returned number of stats exceeds limit")
    }

    fn node_get_memory_stats(
        &self,
        _conn: &Connect,
        cell: i32,
        room: usize,
        flags: u32,
    ) -> Result<Vec<(Cow<'static, str>, u64)>> {
        let stats = call::node_get_memory_stats(&self.client, crate::codec::number(room), cell, flags)?;
        host::node_stats(stats, room, "remoteNodeGetMemoryStats: returned number of stats exceeds limit")
    }

    fn connect_baseline_cpu(&self, _conn: &Connect, cpus: &[&str], flags: u32) -> Result<String> {
        crate::codec::limit("xmlCPUs", cpus.len(), CPUS_MAX)?;
        call::connect_baseline_cpu(&self.client, cpus, flags)
    }

    fn connect_baseline_hypervisor_cpu(
        &self,
        _conn: &Connect,
        emulator: Option<&str>,
        arch: Option<&str>,
        machine: Option<&str>,
        virt_type: Option<&str>,
        cpus: &[&str],
        flags: u32,
    ) -> Result<String> {
        crate::codec::limit("xmlCPUs", cpus.len(), CPUS_MAX)?;
        let client = &self.client;
        call::connect_baseline_hypervisor_cpu(client, emulator, arch, machine, virt_type, cpus, flags)
    }

    fn domain_qemu_monitor_command_with_files(
        &self,
        domain: &Arc<Domain>,
        command: &str,
        fds: &[i32],
        flags: u32,
    ) -> Result<(String, Vec<i32>)> {
        let sent = copies(fds)?;
        let sent = domain::borrowed(&sent);
        let (result, received) =
            call::domain_monitor_command_with_files(&self.client, domain, command, flags, &sent)?;
        Ok((result, received.into_iter().map(IntoRawFd::into_raw_fd).collect()))
    }

    fn domain_lxc_open_namespace(&self, domain: &Arc<Domain>, flags: u32) -> Result<Vec<i32>> {
        let received = call::domain_open_namespace(&self.client, domain, flags)?;
        Ok(received.into_iter().map(IntoRawFd::into_raw_fd).collect())
    }
}

/// The most CPUs that a baseline is asked of.
const CPUS_MAX: u32 = 256;
