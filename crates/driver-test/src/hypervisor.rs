// SPDX-License-Identifier: LGPL-2.1-or-later
//! The driver's methods: one line each, which leads to the file of its subject.

use std::borrow::Cow;
use std::sync::Arc;

use virt_abi as abi;
use virt_core::Result;
use virt_core::driver::{HypervisorDriver, HypervisorDriverByHand};
use virt_core::event::{Callback, EventId};
use virt_core::object::{Connect, Domain, DomainCheckpoint, DomainSnapshot, Stream};
use virt_core::typed_params::TypedParam;
use virt_core::types::Listed;
use virt_core::types::{CpuStats, DomainFSInfo, DomainIOThreadInfo, DomainInterface, DomainStatsRecord};
use virt_core::uuid::Uuid;

use crate::state::State;
use crate::{
    addresses, capabilities, checkpoints, cpus, devices, domain, events, guest_agent, iothreads, lifecycle,
    limits, list, lookup, metadata, node, perf, pinning, plug, saved, screenshot, snapshots, tuning,
};

/// The driver, for one connection.
pub struct TestDriver {
    /// What it works on.
    pub state: Arc<State>,
}

impl HypervisorDriverByHand for TestDriver {
    fn name(&self) -> &'static str {
        "TEST"
    }

    fn domain_event_register(
        &self,
        conn: &Connect,
        domain: Option<&Arc<Domain>>,
        id: EventId,
        old: bool,
        callback: Callback,
    ) -> Result<i32> {
        events::register(&self.state, conn, domain, id, old, callback)
    }

    fn domain_event_deregister(&self, conn: &Connect, id: i32) -> Result<()> {
        self.state.events.deregister(conn, id)
    }

    fn domain_event_deregister_old(&self, conn: &Connect, identity: usize) -> Result<()> {
        self.state.events.deregister_old(conn, identity).map(drop)
    }

    fn domain_get_scheduler_type(&self, _: &Arc<Domain>) -> Result<(String, i32)> {
        Ok(("fair".into(), 1))
    }

    fn domain_get_vcpus(
        &self,
        domain: &Arc<Domain>,
        max: usize,
        maplen: usize,
    ) -> Result<(Vec<abi::virVcpuInfo>, Vec<u8>)> {
        pinning::vcpus(&self.state, domain, max, maplen)
    }

    fn domain_get_vcpu_pin_info(
        &self,
        domain: &Arc<Domain>,
        max: usize,
        maplen: usize,
        flags: u32,
    ) -> Result<(usize, Vec<u8>)> {
        pinning::vcpu_pin_info(&self.state, domain, max, maplen, flags)
    }

    fn domain_get_emulator_pin_info(
        &self,
        domain: &Arc<Domain>,
        maplen: usize,
        flags: u32,
    ) -> Result<Option<Vec<u8>>> {
        pinning::emulator_pin_info(&self.state, domain, maplen, flags)
    }

    fn domain_get_cpu_stats(
        &self,
        domain: &Arc<Domain>,
        nparams: u32,
        start_cpu: i32,
        ncpus: u32,
        flags: u32,
    ) -> Result<CpuStats> {
        tuning::cpu_stats(&self.state, domain, nparams, start_cpu, ncpus, flags)
    }

    fn domain_get_disk_errors(
        &self,
        domain: &Arc<Domain>,
        max: Option<usize>,
        flags: u32,
    ) -> Result<Vec<(String, i32)>> {
        devices::disk_errors(&self.state, domain, max, flags)
    }

    fn domain_list_get_stats(
        &self,
        domains: &[Arc<Domain>],
        stats: u32,
        flags: u32,
    ) -> Result<Vec<DomainStatsRecord>> {
        list::stats_of(&self.state, domains, stats, flags)
    }

    fn domain_get_time(&self, domain: &Arc<Domain>, flags: u32) -> Result<(i64, u32)> {
        guest_agent::time(&self.state, domain, flags)
    }

    fn domain_get_launch_security_info(&self, _: &Arc<Domain>, flags: u32) -> Result<Vec<TypedParam>> {
        crate::checks::flags("testDomainGetLaunchSecurityInfo", flags, 0)?;
        Ok(Vec::new())
    }

    fn node_get_cells_free_memory(&self, _: &Connect, start: i32, max: usize) -> Result<Vec<u64>> {
        node::cells_free_memory(&self.state, start, max)
    }

    fn node_get_free_pages(
        &self,
        _: &Connect,
        pages: &[u32],
        start_cell: i32,
        cells: u32,
        flags: u32,
    ) -> Result<Vec<u64>> {
        node::free_pages(pages, start_cell, cells, flags)
    }

    fn node_get_cpu_map(&self, _: &Connect, flags: u32) -> Result<(u32, Vec<u8>)> {
        node::cpu_map(flags)
    }

    fn node_get_cpu_stats(
        &self,
        _: &Connect,
        _: i32,
        _: usize,
        flags: u32,
    ) -> Result<Vec<(Cow<'static, str>, u64)>> {
        Ok(node::cpu_stats(flags)?.into_iter().map(|(name, value)| (name.into(), value)).collect())
    }

    fn connect_baseline_cpu(&self, _: &Connect, cpus: &[&str], flags: u32) -> Result<String> {
        cpus::baseline(cpus, flags)
    }
}

/// `connect_…`, `domain_…` and `node_…` by subject. What the driver lacks is not here: the
/// library answers for it.
macro_rules! methods {
    ($($name:ident($me:ident $(, $arg:ident: $ty:ty)*) $(-> $ret:ty)? = $body:expr;)*) => {
        impl HypervisorDriver for TestDriver {
            $(fn $name(&self $(, $arg: $ty)*) -> Result<methods!(@ret $($ret)?)> {
                let $me = &*self.state;
                let _ = $me;
                $body
            })*
        }
    };
    (@ret) => { () };
    (@ret $ret:ty) => { $ret };
}

methods! {
    // The connection and the host.
    connect_get_version(s, _c: &Connect) -> u64 = Ok(2);
    connect_get_hostname(s, _c: &Connect) -> String = Ok(virt_sys::env::host_name());
    connect_get_max_vcpus(s, _c: &Connect, _k: Option<&str>) -> i32 = Ok(tuning::MAX_VCPUS as i32);
    connect_get_sysinfo(s, _c: &Connect, flags: u32) -> String = node::sysinfo(flags);
    connect_get_capabilities(s, _c: &Connect) -> String = Ok(capabilities::document(s));
    connect_get_domain_capabilities(s, _c: &Connect, emulator: Option<&str>, arch: Option<&str>, machine: Option<&str>, kind: Option<&str>, flags: u32) -> String = cpus::domain_capabilities(emulator, arch, machine, kind, flags);
    connect_get_cpu_model_names(s, _c: &Connect, arch: &str, flags: u32) -> Vec<String> = cpus::model_names(arch, flags);
    connect_is_alive(s, _c: &Connect) -> bool = Ok(true);
    connect_is_encrypted(s, _c: &Connect) -> bool = Ok(false);
    connect_is_secure(s, _c: &Connect) -> bool = Ok(true);
    node_get_free_memory(s, _c: &Connect) -> u64 = Ok(node::free_memory(s));
    node_get_info(s, _c: &Connect) -> abi::virNodeInfo = Ok(s.host.info);
    node_get_security_model(s, _c: &Connect) -> abi::virSecurityModel = Ok(node::security_model());

    // Lists and look-ups.
    connect_list_all_domains(s, c: &Connect, wanted: bool, flags: u32) -> Listed<Domain> = list::all(s, c, wanted, flags);
    connect_list_domains(s, _c: &Connect, max: usize) -> Vec<i32> = Ok(list::ids(s, max));
    connect_list_defined_domains(s, _c: &Connect, max: usize) -> Vec<String> = Ok(list::defined_names(s, max));
    connect_num_of_domains(s, _c: &Connect) -> i32 = Ok(s.domains.active() as i32);
    connect_num_of_defined_domains(s, _c: &Connect) -> i32 = Ok(s.domains.inactive() as i32);
    connect_get_all_domain_stats(s, c: &Connect, stats: u32, flags: u32) -> Vec<DomainStatsRecord> = list::all_stats(s, c, stats, flags);
    domain_lookup_by_id(s, c: &Connect, id: i32) -> Arc<Domain> = lookup::by_id(s, c, id);
    domain_lookup_by_name(s, c: &Connect, name: &str) -> Arc<Domain> = lookup::by_name(s, c, name);
    domain_lookup_by_uuid(s, c: &Connect, uuid: &Uuid) -> Arc<Domain> = lookup::by_uuid(s, c, uuid);

    // Life.
    domain_create_xml(s, c: &Connect, xml: &str, flags: u32) -> Arc<Domain> = lifecycle::create_xml(s, c, xml, flags);
    domain_create_xml_with_files(s, c: &Connect, xml: &str, _f: &[i32], flags: u32) -> Arc<Domain> = lifecycle::create_xml(s, c, xml, flags);
    domain_define_xml(s, c: &Connect, xml: &str) -> Arc<Domain> = lifecycle::define_xml(s, c, xml, 0);
    domain_define_xml_flags(s, c: &Connect, xml: &str, flags: u32) -> Arc<Domain> = lifecycle::define_xml(s, c, xml, flags);
    domain_undefine(s, d: &Arc<Domain>) = lifecycle::undefine(s, d, 0);
    domain_undefine_flags(s, d: &Arc<Domain>, flags: u32) = lifecycle::undefine(s, d, flags);
    domain_create(s, d: &Arc<Domain>) = lifecycle::create(s, d, 0);
    domain_create_with_flags(s, d: &Arc<Domain>, flags: u32) = lifecycle::create(s, d, flags);
    domain_create_with_files(s, d: &Arc<Domain>, _f: &[i32], flags: u32) = lifecycle::create(s, d, flags);
    domain_destroy(s, d: &Arc<Domain>) = lifecycle::destroy(s, d, 0);
    domain_destroy_flags(s, d: &Arc<Domain>, flags: u32) = lifecycle::destroy(s, d, flags);
    domain_shutdown(s, d: &Arc<Domain>) = lifecycle::shutdown(s, d, 0);
    domain_shutdown_flags(s, d: &Arc<Domain>, flags: u32) = lifecycle::shutdown(s, d, flags);
    domain_reboot(s, d: &Arc<Domain>, flags: u32) = lifecycle::reboot(s, d, flags);
    domain_reset(s, d: &Arc<Domain>, flags: u32) = lifecycle::reset(s, d, flags);
    domain_suspend(s, d: &Arc<Domain>) = lifecycle::suspend(s, d);
    domain_resume(s, d: &Arc<Domain>) = lifecycle::resume(s, d);
    domain_rename(s, d: &Arc<Domain>, name: &str, flags: u32) = lifecycle::rename(s, d, name, flags);

    // Images.
    domain_managed_save(s, d: &Arc<Domain>, flags: u32) = saved::managed_save(s, d, flags);
    domain_has_managed_save_image(s, d: &Arc<Domain>, flags: u32) -> bool = saved::has_managed_save(s, d, flags);
    domain_managed_save_remove(s, d: &Arc<Domain>, flags: u32) = saved::managed_save_remove(s, d, flags);
    domain_save(s, d: &Arc<Domain>, to: &str) = saved::save(s, d, to, None, 0);
    domain_save_flags(s, d: &Arc<Domain>, to: &str, xml: Option<&str>, flags: u32) = saved::save(s, d, to, xml, flags);
    domain_restore(s, _c: &Connect, from: &str) = saved::restore(s, from, None, 0);
    domain_restore_flags(s, _c: &Connect, from: &str, xml: Option<&str>, flags: u32) = saved::restore(s, from, xml, flags);
    domain_save_image_define_xml(s, _c: &Connect, file: &str, xml: &str, flags: u32) = saved::image_define_xml(file, xml, flags);
    domain_save_image_get_xml_desc(s, _c: &Connect, file: &str, flags: u32) -> String = saved::image_xml(file, flags);
    domain_core_dump(s, d: &Arc<Domain>, to: &str, flags: u32) = saved::core_dump(s, d, to, 0, flags);
    domain_core_dump_with_format(s, d: &Arc<Domain>, to: &str, format: u32, flags: u32) = saved::core_dump(s, d, to, format, flags);

    // Snapshots and checkpoints.
    domain_has_current_snapshot(s, d: &Arc<Domain>, flags: u32) -> bool = snapshots::has_current(s, d, flags);
    domain_list_all_snapshots(s, d: &Arc<Domain>, wanted: bool, flags: u32) -> Listed<DomainSnapshot> = snapshots::all(s, d, wanted, flags);
    domain_revert_to_snapshot(s, n: &Arc<DomainSnapshot>, flags: u32) = snapshots::revert(s, n, flags);
    domain_snapshot_create_xml(s, d: &Arc<Domain>, xml: &str, flags: u32) -> Arc<DomainSnapshot> = snapshots::create(s, d, xml, flags);
    domain_snapshot_current(s, d: &Arc<Domain>, flags: u32) -> Arc<DomainSnapshot> = snapshots::current(s, d, flags);
    domain_snapshot_delete(s, n: &Arc<DomainSnapshot>, flags: u32) = snapshots::delete(s, n, flags);
    domain_snapshot_get_parent(s, n: &Arc<DomainSnapshot>, flags: u32) -> Arc<DomainSnapshot> = snapshots::parent(s, n, flags);
    domain_snapshot_get_xml_desc(s, n: &Arc<DomainSnapshot>, flags: u32) -> String = snapshots::xml_desc(s, n, flags);
    domain_snapshot_has_metadata(s, n: &Arc<DomainSnapshot>, flags: u32) -> bool = snapshots::has_metadata(s, n, flags);
    domain_snapshot_is_current(s, n: &Arc<DomainSnapshot>, flags: u32) -> bool = snapshots::is_current(s, n, flags);
    domain_snapshot_list_all_children(s, n: &Arc<DomainSnapshot>, wanted: bool, flags: u32) -> Listed<DomainSnapshot> = snapshots::children(s, n, wanted, flags);
    domain_snapshot_list_children_names(s, n: &Arc<DomainSnapshot>, max: usize, flags: u32) -> Vec<String> = snapshots::children_names(s, n, max, flags);
    domain_snapshot_list_names(s, d: &Arc<Domain>, max: usize, flags: u32) -> Vec<String> = snapshots::list_names(s, d, max, flags);
    domain_snapshot_lookup_by_name(s, d: &Arc<Domain>, name: &str, flags: u32) -> Arc<DomainSnapshot> = snapshots::lookup(s, d, name, flags);
    domain_snapshot_num(s, d: &Arc<Domain>, flags: u32) -> i32 = snapshots::num(s, d, flags);
    domain_snapshot_num_children(s, n: &Arc<DomainSnapshot>, flags: u32) -> i32 = snapshots::num_children(s, n, flags);
    domain_checkpoint_create_xml(s, d: &Arc<Domain>, xml: &str, flags: u32) -> Arc<DomainCheckpoint> = checkpoints::create(s, d, xml, flags);
    domain_checkpoint_delete(s, n: &Arc<DomainCheckpoint>, flags: u32) = checkpoints::delete(s, n, flags);
    domain_checkpoint_get_parent(s, n: &Arc<DomainCheckpoint>, flags: u32) -> Arc<DomainCheckpoint> = checkpoints::parent(s, n, flags);
    domain_checkpoint_get_xml_desc(s, n: &Arc<DomainCheckpoint>, flags: u32) -> String = checkpoints::xml_desc(s, n, flags);
    domain_checkpoint_list_all_children(s, n: &Arc<DomainCheckpoint>, wanted: bool, flags: u32) -> Listed<DomainCheckpoint> = checkpoints::children(s, n, wanted, flags);
    domain_checkpoint_lookup_by_name(s, d: &Arc<Domain>, name: &str, flags: u32) -> Arc<DomainCheckpoint> = checkpoints::lookup(s, d, name, flags);
    domain_list_all_checkpoints(s, d: &Arc<Domain>, wanted: bool, flags: u32) -> Listed<DomainCheckpoint> = checkpoints::all(s, d, wanted, flags);

    // What a domain tells.
    domain_get_info(s, d: &Arc<Domain>) -> abi::virDomainInfo = domain::info(s, d);
    domain_get_state(s, d: &Arc<Domain>, flags: u32) -> (i32, i32) = domain::get_state(s, d, flags);
    domain_get_xml_desc(s, d: &Arc<Domain>, flags: u32) -> String = domain::xml_desc(s, d, flags);
    domain_get_os_type(s, _d: &Arc<Domain>) -> String = Ok("linux".into());
    domain_get_messages(s, d: &Arc<Domain>, flags: u32) -> Vec<String> = domain::messages(s, d, flags);
    domain_is_active(s, d: &Arc<Domain>) -> bool = Ok(s.facts(d)?.id != -1);
    domain_is_persistent(s, d: &Arc<Domain>) -> bool = s.with(d, |inner| Ok(inner.persistent));
    domain_is_updated(s, _d: &Arc<Domain>) -> bool = Ok(false);
    domain_get_autostart(s, d: &Arc<Domain>) -> i32 = domain::autostart(s, d);
    domain_set_autostart(s, d: &Arc<Domain>, autostart: i32) = domain::set_autostart(s, d, autostart);
    domain_set_lifecycle_action(s, d: &Arc<Domain>, event: u32, action: u32, flags: u32) = domain::set_lifecycle_action(s, d, event, action, flags);
    domain_get_metadata(s, d: &Arc<Domain>, kind: i32, uri: Option<&str>, flags: u32) -> String = metadata::get(s, d, kind, uri, flags);
    domain_set_metadata(s, d: &Arc<Domain>, kind: i32, text: Option<&str>, key: Option<&str>, uri: Option<&str>, flags: u32) = metadata::set(s, d, kind, text, key, uri, flags);

    domain_screenshot(s, _d: &Arc<Domain>, stream: &Arc<Stream>, _screen: u32, flags: u32) -> String = screenshot::screenshot(stream, flags);
    domain_send_key(s, d: &Arc<Domain>, set: u32, _hold: u32, keys: &[u32], flags: u32) = guest_agent::send_key(s, d, set, keys, flags);
    domain_interface_addresses(s, d: &Arc<Domain>, source: u32, flags: u32) -> Vec<DomainInterface> = addresses::of(s, d, source, flags);
    domain_get_perf_events(s, d: &Arc<Domain>, flags: u32) -> Vec<TypedParam> = perf::get(s, d, flags);
    domain_set_perf_events(s, d: &Arc<Domain>, params: &[TypedParam], flags: u32) = perf::set(s, d, params, flags);

    // Devices come, go and change.
    domain_attach_device(s, d: &Arc<Domain>, xml: &str) = plug::attach(s, d, xml, 0);
    domain_attach_device_flags(s, d: &Arc<Domain>, xml: &str, flags: u32) = plug::attach(s, d, xml, flags);
    domain_detach_device(s, d: &Arc<Domain>, xml: &str) = plug::detach(s, d, xml, 0);
    domain_detach_device_flags(s, d: &Arc<Domain>, xml: &str, flags: u32) = plug::detach(s, d, xml, flags);
    domain_detach_device_alias(s, d: &Arc<Domain>, alias: &str, flags: u32) = plug::detach_alias(s, d, alias, flags);
    domain_update_device_flags(s, d: &Arc<Domain>, xml: &str, flags: u32) = plug::update(s, d, xml, flags);

    // The guest.
    domain_get_hostname(s, d: &Arc<Domain>, flags: u32) -> String = guest_agent::hostname(s, d, flags);
    domain_get_control_info(s, d: &Arc<Domain>, flags: u32) -> abi::virDomainControlInfo = guest_agent::control_info(s, d, flags);
    domain_set_time(s, d: &Arc<Domain>, seconds: i64, nseconds: u32, flags: u32) = guest_agent::set_time(s, d, (seconds, nseconds), flags);
    domain_fs_freeze(s, d: &Arc<Domain>, paths: &[&str], flags: u32) -> i32 = guest_agent::freeze(s, d, paths, flags);
    domain_fs_thaw(s, d: &Arc<Domain>, paths: &[&str], flags: u32) -> i32 = guest_agent::thaw(s, d, paths, flags);
    domain_fs_trim(s, d: &Arc<Domain>, path: Option<&str>, _minimum: u64, flags: u32) = guest_agent::trim(s, d, path, flags);
    domain_inject_nmi(s, d: &Arc<Domain>, flags: u32) = guest_agent::inject_nmi(s, d, flags);
    domain_set_user_password(s, d: &Arc<Domain>, _user: &str, _password: &str, flags: u32) = guest_agent::set_user_password(s, d, flags);
    domain_get_fs_info(s, d: &Arc<Domain>, flags: u32) -> Vec<DomainFSInfo> = devices::fs_info(s, d, flags);
    domain_send_process_signal(s, d: &Arc<Domain>, pid: i64, signal: u32, flags: u32) = guest_agent::send_process_signal(s, d, pid, signal, flags);
    domain_memory_peek(s, d: &Arc<Domain>, start: u64, size: usize, flags: u32) -> Vec<u8> = guest_agent::memory_peek(s, d, start, size, flags);
    domain_get_security_label(s, d: &Arc<Domain>) -> abi::virSecurityLabel = guest_agent::security_label(s, d);

    // Devices.
    domain_block_stats(s, d: &Arc<Domain>, disk: &str) -> abi::virDomainBlockStatsStruct = devices::block_stats(s, d, disk);
    domain_get_block_info(s, d: &Arc<Domain>, disk: &str, flags: u32) -> abi::virDomainBlockInfo = devices::block_info(s, d, disk, flags);
    domain_interface_stats(s, d: &Arc<Domain>, device: &str) -> abi::virDomainInterfaceStatsStruct = devices::interface_stats(s, d, device);

    // Memory, CPUs, shares.
    domain_get_max_memory(s, d: &Arc<Domain>) -> u64 = tuning::max_memory(s, d);
    domain_set_max_memory(s, d: &Arc<Domain>, memory: u64) = tuning::set_max_memory(s, d, memory);
    domain_set_memory(s, d: &Arc<Domain>, memory: u64) = tuning::set_memory(s, d, memory);
    domain_set_memory_flags(s, d: &Arc<Domain>, memory: u64, flags: u32) = tuning::set_memory_flags(s, d, memory, flags);
    domain_set_memory_stats_period(s, d: &Arc<Domain>, period: i32, flags: u32) = tuning::set_memory_stats_period(s, d, period, flags);
    domain_memory_stats(s, d: &Arc<Domain>, max: usize, flags: u32) -> Vec<abi::virDomainMemoryStatStruct> = tuning::memory_stats(s, d, max, flags);
    domain_get_max_vcpus(s, d: &Arc<Domain>) -> i32 = tuning::max_vcpus(s, d);
    domain_get_vcpus_flags(s, d: &Arc<Domain>, flags: u32) -> i32 = tuning::vcpus_flags(s, d, flags);
    domain_set_vcpus(s, d: &Arc<Domain>, count: u32) = tuning::set_vcpus(s, d, count);
    domain_set_vcpus_flags(s, d: &Arc<Domain>, count: u32, flags: u32) = tuning::set_vcpus_flags(s, d, count, flags);
    domain_pin_vcpu(s, d: &Arc<Domain>, vcpu: u32, map: &[u8]) = pinning::pin_vcpu(s, d, vcpu, map, 0);
    domain_pin_vcpu_flags(s, d: &Arc<Domain>, vcpu: u32, map: &[u8], flags: u32) = pinning::pin_vcpu(s, d, vcpu, map, flags);
    domain_pin_emulator(s, d: &Arc<Domain>, map: &[u8], flags: u32) = pinning::pin_emulator(s, d, map, flags);
    domain_get_iothread_info(s, d: &Arc<Domain>, flags: u32) -> Vec<DomainIOThreadInfo> = iothreads::info(s, d, flags);
    domain_add_iothread(s, d: &Arc<Domain>, id: u32, flags: u32) = iothreads::add(s, d, id, flags);
    domain_del_iothread(s, d: &Arc<Domain>, id: u32, flags: u32) = iothreads::delete(s, d, id, flags);
    domain_pin_iothread(s, d: &Arc<Domain>, id: u32, map: &[u8], flags: u32) = iothreads::pin(s, d, id, map, flags);
    domain_set_iothread_params(s, d: &Arc<Domain>, id: u32, params: &[TypedParam], flags: u32) = iothreads::set_params(s, d, id, params, flags);
    domain_get_memory_parameters(s, d: &Arc<Domain>, _room: usize, flags: u32) -> Vec<TypedParam> = limits::memory(s, d, flags);
    domain_set_memory_parameters(s, d: &Arc<Domain>, params: &[TypedParam], flags: u32) = limits::set_memory(s, d, params, flags);
    domain_get_numa_parameters(s, d: &Arc<Domain>, _room: usize, flags: u32) -> Vec<TypedParam> = limits::numa(s, d, flags);
    domain_set_numa_parameters(s, d: &Arc<Domain>, params: &[TypedParam], flags: u32) = limits::set_numa(s, d, params, flags);
    domain_get_blkio_parameters(s, d: &Arc<Domain>, _room: usize, flags: u32) -> Vec<TypedParam> = limits::blkio(s, d, flags);
    domain_set_blkio_parameters(s, d: &Arc<Domain>, params: &[TypedParam], flags: u32) = limits::set_blkio(s, d, params, flags);
    domain_get_interface_parameters(s, d: &Arc<Domain>, device: Option<&str>, room: usize, flags: u32) -> Vec<TypedParam> = limits::interface(s, d, device, room, flags);
    domain_set_interface_parameters(s, d: &Arc<Domain>, device: Option<&str>, params: &[TypedParam], flags: u32) = limits::set_interface(s, d, device, params, flags);
    domain_get_block_iotune(s, d: &Arc<Domain>, disk: Option<&str>, room: usize, flags: u32) -> Vec<TypedParam> = limits::block_iotune(s, d, disk, room, flags);
    domain_set_block_iotune(s, d: &Arc<Domain>, disk: &str, params: &[TypedParam], flags: u32) = limits::set_block_iotune(s, d, disk, params, flags);
    domain_get_scheduler_parameters(s, d: &Arc<Domain>, _room: usize) -> Vec<TypedParam> = tuning::scheduler(s, d, 0);
    domain_get_scheduler_parameters_flags(s, d: &Arc<Domain>, _room: usize, flags: u32) -> Vec<TypedParam> = tuning::scheduler(s, d, flags);
    domain_set_scheduler_parameters(s, d: &Arc<Domain>, params: &[TypedParam]) = tuning::set_scheduler(s, d, params, 0);
    domain_set_scheduler_parameters_flags(s, d: &Arc<Domain>, params: &[TypedParam], flags: u32) = tuning::set_scheduler(s, d, params, flags);
}
