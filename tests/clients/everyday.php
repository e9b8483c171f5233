<?php
// SPDX-License-Identifier: LGPL-2.1-or-later
// A connection's everyday life through libvirt-php; a line for each step.
function step($name, $result) {
    if ($result === false || $result === null) {
        $result = ["failed", libvirt_get_last_error()];
    } elseif (is_resource($result)) {
        $result = get_resource_type($result);
    }
    echo "$name: ", json_encode($result, JSON_PARTIAL_OUTPUT_ON_ERROR), "\n";
    return $result;
}

// Lists come in any order.
function sorted($list) {
    sort($list);
    return $list;
}

const UUID = "11111111-2222-3333-4444-555555555555";
const XML = "<domain type='test'><name>x</name><uuid>" . UUID . "</uuid><memory>8192</memory><vcpu>2</vcpu>
<os><type>hvm</type></os><devices><disk type='file' device='disk'><source file='/nowhere/x'/>
<target dev='vda'/></disk><interface type='network'><source network='default'/>
<mac address='52:54:00:11:22:33'/><target dev='vnet7'/></interface></devices></domain>";

// What the binding says itself goes with warnings.
error_reporting(0);
$c = libvirt_connect("test:///default", false, []);

step("uri", libvirt_connect_get_uri($c));
step("hypervisor", libvirt_connect_get_hypervisor($c)["hypervisor"]);
step("capabilities", libvirt_connect_get_capabilities($c));
step("architectures", libvirt_connect_get_capabilities($c, "//capabilities/guest/arch/@name"));
step("emulator", libvirt_connect_get_emulator($c));
step("most processors", libvirt_connect_get_maxvcpus($c));
step("system", libvirt_connect_get_sysinfo($c));
step("encrypted", libvirt_connect_get_encrypted($c));
step("secure", libvirt_connect_get_secure($c));
step("node", libvirt_node_get_info($c));
step("free memory", libvirt_node_get_free_memory($c));
step("statistics of memory", libvirt_node_get_mem_stats($c)["total"] ?? false);
$stats = libvirt_connect_get_all_domain_stats($c);
step("statistics of domains", array_keys($stats));

step("domains", libvirt_list_domains($c));
step("active", [libvirt_list_active_domains($c), libvirt_list_active_domain_ids($c), libvirt_list_inactive_domains($c)]);
step("counts", libvirt_domain_get_counts($c));
step("nobody", libvirt_domain_lookup_by_name($c, "nobody"));
step("by id", libvirt_domain_get_name(libvirt_domain_lookup_by_id($c, 1)));
step("by no id", libvirt_domain_lookup_by_id($c, 77));
step("by no uuid", libvirt_domain_lookup_by_uuid_string($c, UUID));
step("faulty", libvirt_domain_define_xml($c, "<domain"));
step("incomplete", libvirt_domain_define_xml($c, "<domain/>"));
$d = libvirt_domain_define_xml($c, XML);
step("name", [libvirt_domain_get_name($d), libvirt_domain_get_uuid_string($d), libvirt_domain_is_active($d)]);
step("by uuid", libvirt_domain_get_name(libvirt_domain_lookup_by_uuid_string($c, UUID)));
step("no id", libvirt_domain_get_id($d));
step("create", libvirt_domain_create($d));
step("create again", libvirt_domain_create($d));
step("is active", [libvirt_domain_is_active($d), libvirt_domain_is_persistent($d)]);
$info = libvirt_domain_get_info($d);
step("info", [$info["maxMem"], $info["memory"], $info["state"], $info["nrVirtCpu"]]);
step("document", libvirt_domain_get_xml_desc($d, null, VIR_DOMAIN_XML_INACTIVE));
step("part of it", libvirt_domain_get_xml_desc($d, "//domain/name"));
step("query", libvirt_domain_xml_xpath($d, "/domain/devices/disk/target/@dev"));
step("disks", libvirt_domain_get_disk_devices($d));
step("interfaces", libvirt_domain_get_interface_devices($d));
step("suspend", [libvirt_domain_suspend($d), libvirt_domain_get_info($d)["state"]]);
step("resume", [libvirt_domain_resume($d), libvirt_domain_get_info($d)["state"]]);
step("resume again", libvirt_domain_resume($d));
step("reboot", libvirt_domain_reboot($d));
step("reset", libvirt_domain_reset($d));
step("autostart", [libvirt_domain_set_autostart($d, true), libvirt_domain_get_autostart($d)]);
step("memory", [libvirt_domain_set_memory($d, 4096), libvirt_domain_get_info($d)["memory"]]);
step("too much memory", libvirt_domain_set_memory($d, 99999999));
step("most memory", libvirt_domain_set_max_memory($d, 16384));
step("stored memory", libvirt_domain_set_memory_flags($d, 2048, VIR_DOMAIN_MEM_CONFIG));
step("statistics of its memory", array_keys(libvirt_domain_memory_stats($d)));
step("peek", libvirt_domain_memory_peek($d, 0, 1, 0));
step("processors", libvirt_domain_change_vcpus($d, 1, VIR_DOMAIN_VCPU_LIVE));
step("too many processors", libvirt_domain_change_vcpus($d, 77, VIR_DOMAIN_VCPU_LIVE));
step("all processors", libvirt_domain_change_vcpus($d, 2, VIR_DOMAIN_VCPU_LIVE));
step("block", libvirt_domain_get_block_info($d, "vda"));
step("no block", libvirt_domain_block_stats($d, "vdz"));
step("resize", libvirt_domain_block_resize($d, "vda", 4096));
step("network", libvirt_domain_get_network_info($d, "52:54:00:11:22:33"));
step("no interface", libvirt_domain_interface_stats($d, "vnet77"));
step("addresses", libvirt_domain_interface_addresses($d, VIR_DOMAIN_INTERFACE_ADDRESSES_SRC_LEASE));
step("attach", libvirt_domain_attach_device($d, "<disk type='file'><source file='/y'/><target dev='vdb'/></disk>"));
step("attach again", libvirt_domain_attach_device($d, "<disk type='file'><source file='/y'/><target dev='vdb'/></disk>"));
step("update", libvirt_domain_update_device($d, "<disk type='file'><source file='/z'/><target dev='vda'/></disk>", VIR_DOMAIN_DEVICE_MODIFY_LIVE));
step("job", libvirt_domain_get_job_info($d)["type"] ?? false);
step("block job", libvirt_domain_block_job_info($d, "vda"));
step("title", libvirt_domain_set_metadata($d, VIR_DOMAIN_METADATA_TITLE, "a title", "", "", 0));
step("its title", libvirt_domain_get_metadata($d, VIR_DOMAIN_METADATA_TITLE, "", 0));
step("no description", libvirt_domain_get_metadata($d, VIR_DOMAIN_METADATA_DESCRIPTION, "", 0));
step("agent", libvirt_domain_qemu_agent_command($d, "{}"));
step("native", libvirt_domain_xml_to_native($c, "qemu-argv", XML));
step("migrate", libvirt_domain_migrate_to_uri($d, "qemu+ssh://nowhere/system", VIR_MIGRATE_LIVE));

step("no snapshot", libvirt_domain_has_current_snapshot($d));
$s = libvirt_domain_snapshot_create($d);
step("snapshot", $s);
step("has one", libvirt_domain_has_current_snapshot($d));
step("snapshots", count(libvirt_list_domain_snapshots($d)));
step("another", libvirt_domain_snapshot_lookup_by_name($d, "nothing"));
step("revert", libvirt_domain_snapshot_revert($s));
step("delete", libvirt_domain_snapshot_delete($s));
step("has none", libvirt_domain_has_current_snapshot($d));
step("managed save", [libvirt_domain_managedsave($d), libvirt_domain_is_active($d)]);
step("from it", [libvirt_domain_create($d), libvirt_domain_is_active($d)]);
step("dump", [libvirt_domain_core_dump($d, "dumped"), file_exists("dumped")]);
step("shutdown", [libvirt_domain_shutdown($d), libvirt_domain_is_active($d)]);
step("destroy", libvirt_domain_destroy($d));
step("undefine", libvirt_domain_undefine($d));
step("gone", libvirt_domain_get_xml_desc($d, null));
$t = libvirt_domain_create_xml($c, XML);
step("transient", [libvirt_domain_is_persistent($t), libvirt_domain_get_name($t)]);
step("ends", libvirt_domain_destroy($t));

step("networks", [libvirt_list_networks($c), libvirt_list_all_networks($c)]);
$n = libvirt_network_get($c, "default");
step("network's document", libvirt_network_get_xml_desc($n, null));
step("network's information", libvirt_network_get_information($n));
step("bridge", [libvirt_network_get_bridge($n), libvirt_network_get_uuid_string($n), libvirt_network_get_name($n)]);
step("network's autostart", [libvirt_network_set_autostart($n, 1), libvirt_network_get_autostart($n)]);
step("stop", [libvirt_network_set_active($n, 0), libvirt_network_get_active($n)]);
step("start", [libvirt_network_set_active($n, 1), libvirt_network_get_active($n)]);
step("leases", libvirt_network_get_dhcp_leases($n));
step("no network", libvirt_network_get($c, "nobody"));
$m = libvirt_network_define_xml($c, "<network><name>m</name><uuid>" . UUID . "</uuid></network>");
step("define", libvirt_network_get_xml_desc($m, null));
step("undefine it", libvirt_network_undefine($m));

step("pools", [libvirt_list_storagepools($c), libvirt_list_active_storagepools($c), libvirt_list_inactive_storagepools($c)]);
$p = libvirt_storagepool_lookup_by_name($c, "default-pool");
step("pool", [libvirt_storagepool_get_info($p), libvirt_storagepool_get_uuid_string($p), libvirt_storagepool_get_name($p)]);
step("pool's document", libvirt_storagepool_get_xml_desc($p));
$v = libvirt_storagevolume_create_xml($p, "<volume><name>v</name><capacity>8192</capacity></volume>");
step("volume", [libvirt_storagevolume_get_name($v), libvirt_storagevolume_get_path($v), libvirt_storagevolume_get_info($v)]);
step("volume's document", libvirt_storagevolume_get_xml_desc($v, null, 0));
step("the same", libvirt_storagevolume_create_xml($p, "<volume><name>v</name><capacity>8192</capacity></volume>"));
step("copy", libvirt_storagevolume_create_xml_from($p, "<volume><name>w</name><capacity>8192</capacity></volume>", $v));
step("volumes", [libvirt_storagepool_get_volume_count($p), sorted(libvirt_storagepool_list_volumes($p))]);
step("by path", libvirt_storagevolume_get_name(libvirt_storagevolume_lookup_by_path($c, "/default-pool/v")));
step("no volume", libvirt_storagevolume_lookup_by_name($p, "nothing"));
step("volume goes", [libvirt_storagevolume_delete($v), libvirt_storagepool_get_volume_count($p)]);
step("pool's autostart", [libvirt_storagepool_set_autostart($p, true), libvirt_storagepool_get_autostart($p)]);
step("refresh", libvirt_storagepool_refresh($p));
step("pool stops", [libvirt_storagepool_destroy($p), libvirt_storagepool_is_active($p)]);
step("what needs it", libvirt_storagepool_list_volumes($p));
step("pool starts", [libvirt_storagepool_create($p), libvirt_storagepool_is_active($p)]);
$q = libvirt_storagepool_define_xml($c, "<pool type='dir'><name>p</name><uuid>" . UUID . "</uuid><target><path>/p</path></target></pool>");
step("another pool", libvirt_storagepool_get_xml_desc($q));
step("build", libvirt_storagepool_build($q));
step("empty", libvirt_storagepool_delete($q));
step("undefine pool", libvirt_storagepool_undefine($q));

step("node devices", sorted(libvirt_list_nodedevs($c)));
$device = libvirt_nodedev_get($c, "computer");
step("node device", libvirt_nodedev_get_xml_desc($device));
step("its capabilities", libvirt_nodedev_capabilities($device));
step("filters", libvirt_list_nwfilters($c));
step("filter", libvirt_nwfilter_lookup_by_name($c, "clean-traffic"));

$only = libvirt_connect("test:///default", true, []);
step("read only", libvirt_domain_destroy(libvirt_domain_lookup_by_name($only, "test")));
step("no file", libvirt_connect("test:///no/such/file", false, []));
