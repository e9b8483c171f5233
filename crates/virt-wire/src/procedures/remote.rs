// SPDX-License-Identifier: LGPL-2.1-or-later
//! Procedures and events of libvirt's own program whose form does not follow from a row of the API: fields
//! in their order. `virt-rows` reads this file; it is not compiled.

unsafe extern "C" {
    #[call(1)]
    fn connect_open(name: OptStr, flags: u32);

    #[call(2)]
    fn connect_close();

    #[call(3)]
    fn connect_get_type() -> Str;

    #[call(9)]
    fn domain_create(dom: Domain);

    #[call(20)]
    fn domain_get_vcpus(dom: Domain, maxinfo: i32, maplen: i32) -> (List<VcpuInfo, 16384>, Opaque<8388608>);

    #[call(37)]
    fn connect_list_domains(maxids: i32) -> List<i32, 16384>;

    #[call(56)]
    fn domain_get_scheduler_type(dom: Domain) -> (Str, i32);

    #[call(60)]
    fn connect_supports_feature(feature: i32) -> i32;

    #[call(61)]
    fn domain_migrate_prepare(uri_in: OptStr, flags: u64, dname: OptStr, resource: u64) -> (Opaque<4194304>, OptStr);

    #[call(62)]
    fn domain_migrate_perform(dom: Domain, cookie: Opaque<4194304>, uri: Str, flags: u64, dname: OptStr, resource: u64);

    #[call(63)]
    fn domain_migrate_finish(dname: Str, cookie: Opaque<4194304>, uri: Str, flags: u64) -> Domain;

    #[call(66)]
    fn auth_list() -> List<i32, 20>;

    #[call(67)]
    fn auth_sasl_init() -> Str;

    #[call(68)]
    fn auth_sasl_start(mech: Str, nil: i32, data: Chars<65536>) -> (i32, i32, Chars<65536>);

    #[call(69)]
    fn auth_sasl_step(nil: i32, data: Chars<65536>) -> (i32, i32, Chars<65536>);

    #[call(70)]
    fn auth_polkit() -> i32;

    #[call(101)]
    fn node_get_cells_free_memory(startCell: i32, maxcells: i32) -> List<u64, 1024>;

    #[call(103)]
    fn domain_block_peek(dom: Domain, path: Str, offset: u64, size: u32, flags: u32) -> Opaque<4194304>;

    #[call(104)]
    fn domain_memory_peek(dom: Domain, offset: u64, size: u32, flags: u32) -> Opaque<4194304>;

    #[call(105)]
    fn connect_domain_event_register() -> i32;

    #[call(106)]
    fn connect_domain_event_deregister() -> i32;

    #[event(107)]
    fn domain_event_lifecycle(dom: Domain, event: i32, detail: i32);

    #[call(108)]
    fn domain_migrate_prepare2(uri_in: OptStr, flags: u64, dname: OptStr, resource: u64, dom_xml: Str) -> (Opaque<4194304>, OptStr);

    #[call(109)]
    fn domain_migrate_finish2(dname: Str, cookie: Opaque<4194304>, uri: Str, flags: u64, retcode: i32) -> Domain;

    #[call(110)]
    fn connect_get_uri() -> Str;

    #[call(115)]
    fn node_device_get_parent(name: Str) -> OptStr;

    #[call(121)]
    fn domain_get_security_label(dom: Domain) -> (Chars<4097>, i32);

    #[call(122)]
    fn node_get_security_model() -> (Chars<257>, Chars<257>);

    #[call(145)]
    fn secret_get_value(secret: Secret, flags: u32) -> Opaque<65536>;

    #[call(148)]
    #[stream]
    fn domain_migrate_prepare_tunnel(flags: u64, dname: OptStr, resource: u64, dom_xml: Str);

    #[call(149)]
    fn connect_is_secure() -> i32;

    #[call(157)]
    fn connect_get_lib_version() -> u64;

    #[call(159)]
    fn domain_memory_stats(dom: Domain, maxStats: u32, flags: u32) -> List<MemoryStat, 1024>;

    #[call(162)]
    fn connect_baseline_cpu(xmlCPUs: List<Str, 256>, flags: u32) -> Str;

    #[call(167)]
    fn connect_domain_event_register_any(eventID: i32);

    #[call(168)]
    fn connect_domain_event_deregister_any(eventID: i32);

    #[event(169)]
    fn domain_event_reboot(dom: Domain);

    #[event(170)]
    fn domain_event_rtc_change(dom: Domain, offset: i64);

    #[event(171)]
    fn domain_event_watchdog(dom: Domain, action: i32);

    #[event(172)]
    fn domain_event_io_error(dom: Domain, srcPath: Str, devAlias: Str, action: i32);

    #[event(173)]
    fn domain_event_graphics(dom: Domain, phase: i32, local: GraphicsAddress, remote: GraphicsAddress, authScheme: Str, subject: List<GraphicsIdentity, 20>);

    #[event(195)]
    fn domain_event_io_error_reason(dom: Domain, srcPath: Str, devAlias: Str, action: i32, reason: Str);

    #[call(196)]
    fn domain_create_with_flags(dom: Domain, flags: u32) -> Domain;

    #[call(213)]
    fn domain_migrate_begin3(dom: Domain, xmlin: OptStr, flags: u64, dname: OptStr, resource: u64) -> (Opaque<4194304>, Str);

    #[call(214)]
    fn domain_migrate_prepare3(cookie_in: Opaque<4194304>, uri_in: OptStr, flags: u64, dname: OptStr, resource: u64, dom_xml: Str) -> (Opaque<4194304>, OptStr);

    #[call(215)]
    #[stream]
    fn domain_migrate_prepare_tunnel3(cookie_in: Opaque<4194304>, flags: u64, dname: OptStr, resource: u64, dom_xml: Str) -> Opaque<4194304>;

    #[call(216)]
    fn domain_migrate_perform3(dom: Domain, xmlin: OptStr, cookie_in: Opaque<4194304>, dconnuri: OptStr, uri: OptStr, flags: u64, dname: OptStr, resource: u64) -> Opaque<4194304>;

    #[call(217)]
    fn domain_migrate_finish3(dname: Str, cookie_in: Opaque<4194304>, dconnuri: OptStr, uri: OptStr, flags: u64, cancelled: i32) -> (Domain, Opaque<4194304>);

    #[call(218)]
    fn domain_migrate_confirm3(dom: Domain, cookie_in: Opaque<4194304>, flags: u64, cancelled: i32);

    #[event(224)]
    fn domain_event_control_error(dom: Domain);

    #[call(227)]
    fn node_get_cpu_stats(cpuNum: i32, nparams: i32, flags: u32) -> (List<NodeStat, 16>, i32);

    #[call(228)]
    fn node_get_memory_stats(nparams: i32, cellNum: i32, flags: u32) -> (List<NodeStat, 16>, i32);

    #[call(230)]
    fn domain_get_vcpu_pin_info(dom: Domain, ncpumaps: i32, maplen: i32, flags: u32) -> (Opaque<8388608>, i32);

    #[event(241)]
    fn domain_event_block_job(dom: Domain, path: Str, r#type: i32, status: i32);

    #[event(248)]
    fn domain_event_disk_change(dom: Domain, oldSrcPath: OptStr, newSrcPath: OptStr, devAlias: Str, reason: i32);

    #[call(249)]
    #[sends_fds]
    fn domain_open_graphics(dom: Domain, idx: u32, flags: u32);

    #[call(262)]
    fn domain_get_cpu_stats(dom: Domain, nparams: u32, start_cpu: i32, ncpus: u32, flags: u32) -> (Params<2048>, i32);

    #[call(263)]
    fn domain_get_disk_errors(dom: Domain, maxerrors: u32, flags: u32) -> (List<DiskError, 256>, i32);

    #[event(268)]
    fn domain_event_tray_change(dom: Domain, devAlias: Str, reason: i32);

    #[event(269)]
    fn domain_event_pmwakeup(dom: Domain);

    #[event(270)]
    fn domain_event_pmsuspend(dom: Domain);

    #[event(276)]
    fn domain_event_balloon_change(dom: Domain, actual: u64);

    #[call(278)]
    fn domain_get_security_label_list(dom: Domain) -> (List<SecurityLabel, 64>, i32);

    #[call(280)]
    fn domain_get_emulator_pin_info(dom: Domain, maplen: i32, flags: u32) -> (Opaque<8388608>, i32);

    #[call(291)]
    fn network_update(net: Network, command: u32, section: u32, parentIndex: i32, xml: Str, flags: u32);

    #[event(292)]
    fn domain_event_pmsuspend_disk(dom: Domain);

    #[call(293)]
    fn node_get_cpu_map(need_map: i32, need_online: i32, flags: u32) -> (Opaque<2048>, u32, i32);

    #[call(302)]
    fn domain_migrate_begin3_params(dom: Domain, params: Params<64>, flags: u32) -> (Opaque<4194304>, Str);

    #[call(303)]
    fn domain_migrate_prepare3_params(params: Params<64>, cookie_in: Opaque<4194304>, flags: u32) -> (Opaque<4194304>, OptStr);

    #[call(304)]
    fn domain_migrate_prepare_tunnel3_params(params: Params<64>, cookie_in: Opaque<4194304>, flags: u32) -> Opaque<4194304>;

    #[call(305)]
    fn domain_migrate_perform3_params(dom: Domain, dconnuri: OptStr, params: Params<64>, cookie_in: Opaque<4194304>, flags: u32) -> Opaque<4194304>;

    #[call(306)]
    fn domain_migrate_finish3_params(params: Params<64>, cookie_in: Opaque<4194304>, flags: u32, cancelled: i32) -> (Domain, Opaque<4194304>);

    #[call(307)]
    fn domain_migrate_confirm3_params(dom: Domain, params: Params<64>, cookie_in: Opaque<4194304>, flags: u32, cancelled: i32);

    #[call(309)]
    #[sends_fds]
    fn domain_create_xml_with_files(xml_desc: Str, flags: u32) -> Domain;

    #[call(310)]
    #[sends_fds]
    fn domain_create_with_files(dom: Domain, flags: u32) -> Domain;

    #[event(311)]
    fn domain_event_device_removed(dom: Domain, devAlias: Str);

    #[call(312)]
    fn connect_get_cpu_model_names(arch: Str, need_results: i32, flags: u32) -> (List<Str, 8192>, i32);

    #[call(313)]
    fn connect_network_event_register_any(eventID: i32, net: OptNetwork) -> i32;

    #[call(314)]
    fn connect_network_event_deregister_any(callbackID: i32);

    #[event(315)]
    fn network_event_lifecycle(callbackID: i32, net: Network, event: i32, detail: i32);

    #[call(316)]
    fn connect_domain_event_callback_register_any(eventID: i32, dom: OptDomain) -> i32;

    #[call(317)]
    fn connect_domain_event_callback_deregister_any(callbackID: i32);

    #[event(318)]
    fn domain_event_callback_lifecycle(callbackID: i32, dom: Domain, event: i32, detail: i32);

    #[event(319)]
    fn domain_event_callback_reboot(callbackID: i32, dom: Domain);

    #[event(320)]
    fn domain_event_callback_rtc_change(callbackID: i32, dom: Domain, offset: i64);

    #[event(321)]
    fn domain_event_callback_watchdog(callbackID: i32, dom: Domain, action: i32);

    #[event(322)]
    fn domain_event_callback_io_error(callbackID: i32, dom: Domain, srcPath: Str, devAlias: Str, action: i32);

    #[event(323)]
    fn domain_event_callback_graphics(callbackID: i32, dom: Domain, phase: i32, local: GraphicsAddress, remote: GraphicsAddress, authScheme: Str, subject: List<GraphicsIdentity, 20>);

    #[event(324)]
    fn domain_event_callback_io_error_reason(callbackID: i32, dom: Domain, srcPath: Str, devAlias: Str, action: i32, reason: Str);

    #[event(325)]
    fn domain_event_callback_control_error(callbackID: i32, dom: Domain);

    #[event(326)]
    fn domain_event_callback_block_job(callbackID: i32, dom: Domain, path: Str, r#type: i32, status: i32);

    #[event(327)]
    fn domain_event_callback_disk_change(callbackID: i32, dom: Domain, oldSrcPath: OptStr, newSrcPath: OptStr, devAlias: Str, reason: i32);

    #[event(328)]
    fn domain_event_callback_tray_change(callbackID: i32, dom: Domain, devAlias: Str, reason: i32);

    #[event(329)]
    fn domain_event_callback_pmwakeup(callbackID: i32, reason: i32, dom: Domain);

    #[event(330)]
    fn domain_event_callback_pmsuspend(callbackID: i32, reason: i32, dom: Domain);

    #[event(331)]
    fn domain_event_callback_balloon_change(callbackID: i32, dom: Domain, actual: u64);

    #[event(332)]
    fn domain_event_callback_pmsuspend_disk(callbackID: i32, reason: i32, dom: Domain);

    #[event(333)]
    fn domain_event_callback_device_removed(callbackID: i32, dom: Domain, devAlias: Str);

    #[call(337)]
    fn domain_get_time(dom: Domain, flags: u32) -> (i64, u32);

    #[event(339)]
    fn domain_event_block_job_2(callbackID: i32, dom: Domain, dst: Str, r#type: i32, status: i32);

    #[call(340)]
    fn node_get_free_pages(pages: List<u32, 1024>, startCell: i32, cellCount: u32, flags: u32) -> List<u64, 1024>;

    #[call(341)]
    fn network_get_dhcp_leases(net: Network, mac: OptStr, need_results: i32, flags: u32) -> (List<DHCPLease, 65536>, u32);

    #[call(343)]
    #[receives_fds]
    fn domain_open_graphics_fd(dom: Domain, idx: u32, flags: u32);

    #[call(344)]
    fn connect_get_all_domain_stats(doms: List<Domain, 16384>, stats: u32, flags: u32) -> List<StatsRecord, 16384>;

    #[event(346)]
    fn domain_event_callback_tunable(callbackID: i32, dom: Domain, params: Params<2048>);

    #[call(347)]
    fn node_alloc_pages(pageSizes: List<u32, 1024>, pageCounts: List<u64, 1024>, startCell: i32, cellCount: u32, flags: u32) -> i32;

    #[event(348)]
    fn domain_event_callback_agent_lifecycle(callbackID: i32, dom: Domain, state: i32, reason: i32);

    #[call(349)]
    fn domain_get_fsinfo(dom: Domain, flags: u32) -> (List<FSInfo, 256>, u32);

    #[call(351)]
    fn domain_get_iothread_info(dom: Domain, flags: u32) -> (List<IOThreadInfo, 16384>, u32);

    #[call(353)]
    fn domain_interface_addresses(dom: Domain, source: u32, flags: u32) -> List<Interface, 2048>;

    #[event(354)]
    fn domain_event_callback_device_added(callbackID: i32, dom: Domain, devAlias: Str);

    #[call(358)]
    fn domain_rename(dom: Domain, new_name: OptStr, flags: u32) -> i32;

    #[event(359)]
    fn domain_event_callback_migration_iteration(callbackID: i32, dom: Domain, iteration: i32);

    #[call(360)]
    fn connect_register_close_callback();

    #[call(361)]
    fn connect_unregister_close_callback();

    #[event(362)]
    fn connect_event_connection_closed(reason: i32);

    #[event(363)]
    fn domain_event_callback_job_completed(callbackID: i32, dom: Domain, params: Params<64>);

    #[event(367)]
    fn domain_event_callback_device_removal_failed(callbackID: i32, dom: Domain, devAlias: Str);

    #[call(368)]
    fn connect_storage_pool_event_register_any(eventID: i32, pool: OptStoragePool) -> i32;

    #[call(369)]
    fn connect_storage_pool_event_deregister_any(callbackID: i32);

    #[event(370)]
    fn storage_pool_event_lifecycle(callbackID: i32, pool: StoragePool, event: i32, detail: i32);

    #[event(373)]
    fn storage_pool_event_refresh(callbackID: i32, pool: StoragePool);

    #[call(374)]
    fn connect_node_device_event_register_any(eventID: i32, dev: OptNodeDevice) -> i32;

    #[call(375)]
    fn connect_node_device_event_deregister_any(callbackID: i32);

    #[event(376)]
    fn node_device_event_lifecycle(callbackID: i32, dev: NodeDevice, event: i32, detail: i32);

    #[event(377)]
    fn node_device_event_update(callbackID: i32, dev: NodeDevice);

    #[event(379)]
    fn domain_event_callback_metadata_change(callbackID: i32, dom: Domain, r#type: i32, nsuri: OptStr);

    #[call(380)]
    fn connect_secret_event_register_any(eventID: i32, secret: OptSecret) -> i32;

    #[call(381)]
    fn connect_secret_event_deregister_any(callbackID: i32);

    #[event(382)]
    fn secret_event_lifecycle(callbackID: i32, secret: Secret, event: i32, detail: i32);

    #[event(383)]
    fn secret_event_value_changed(callbackID: i32, secret: Secret);

    #[event(385)]
    fn domain_event_block_threshold(callbackID: i32, dom: Domain, dev: Str, path: OptStr, threshold: u64, excess: u64);

    #[call(394)]
    fn connect_baseline_hypervisor_cpu(emulator: OptStr, arch: OptStr, machine: OptStr, virttype: OptStr, xmlCPUs: List<Str, 256>, flags: u32) -> Str;

    #[call(395)]
    fn node_get_sev_info(nparams: i32, flags: u32) -> (Params<64>, i32);

    #[call(396)]
    fn domain_get_launch_security_info(dom: Domain, flags: u32) -> Params<64>;

    #[call(407)]
    fn network_port_get_parameters(port: NetworkPort, nparams: i32, flags: u32) -> (Params<16>, i32);

    #[call(419)]
    fn connect_set_identity(params: Params<20>, flags: u32);

    #[call(420)]
    fn domain_agent_set_response_timeout(dom: Domain, timeout: i32, flags: u32) -> i32;

    #[event(423)]
    fn domain_event_memory_failure(callbackID: i32, dom: Domain, recipient: i32, action: i32, flags: u32);

    #[call(424)]
    fn domain_authorized_ssh_keys_get(dom: Domain, user: Str, flags: u32) -> List<Str, 2048>;

    #[call(425)]
    fn domain_authorized_ssh_keys_set(dom: Domain, user: Str, keys: List<Str, 2048>, flags: u32);

    #[call(426)]
    fn domain_get_messages(dom: Domain, flags: u32) -> List<Str, 2048>;

    #[event(438)]
    fn domain_event_memory_device_size_change(callbackID: i32, dom: Domain, alias: Str, size: u64);

    #[call(439)]
    fn domain_set_launch_security_state(dom: Domain, params: Params<64>, flags: u32);

    #[call(443)]
    #[sends_fds]
    fn domain_fd_associate(dom: Domain, name: Str, flags: u32);

    #[event(446)]
    fn network_event_callback_metadata_change(callbackID: i32, net: Network, r#type: i32, nsuri: OptStr);

    #[event(453)]
    fn domain_event_nic_mac_change(callbackID: i32, dom: Domain, alias: Str, oldMAC: Str, newMAC: Str);

    #[event(454)]
    fn domain_event_vcpu_removed(callbackID: i32, dom: Domain, vcpuid: u32);

    #[event(455)]
    fn domain_event_callback_channel_lifecycle(callbackID: i32, dom: Domain, channelName: Str, state: i32, reason: i32);
}
