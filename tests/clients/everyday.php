<?php
// SPDX-License-Identifier: LGPL-2.1-or-later
// A connection's everyday life through libvirt-php; a line for each step.
function step($name, $result) {
    if ($result === false) {
        $result = libvirt_get_last_error();
    }
    echo "PASSED $name: ", json_encode($result), "\n";
}

$c = libvirt_connect("test:///default", false, []);
$d = libvirt_domain_lookup_by_name($c, "test");
$info = libvirt_domain_get_info($d);
step("uri", libvirt_connect_get_uri($c));
step("type", libvirt_connect_get_hypervisor($c)["hypervisor"]);
step("node", libvirt_node_get_info($c));
step("domains", libvirt_list_domains($c));
step("nobody", @libvirt_domain_lookup_by_name($c, "nobody"));
step("memory", [$info["maxMem"], $info["nrVirtCpu"], $info["state"]]);
step("document", libvirt_domain_get_xml_desc($d, null));
step("suspend", libvirt_domain_suspend($d));
step("resume", libvirt_domain_resume($d));
step("twice", @libvirt_domain_resume($d));
step("autostart", [libvirt_domain_set_autostart($d, true), libvirt_domain_get_autostart($d)]);
step("networks", libvirt_list_networks($c));
step("network", libvirt_network_get_xml_desc(libvirt_network_get($c, "default"), null));
step("pools", libvirt_list_storagepools($c));
step("pool", libvirt_storagepool_get_info(libvirt_storagepool_lookup_by_name($c, "default-pool")));
step("faulty", @libvirt_domain_define_xml($c, "<domain"));
step("destroy", libvirt_domain_destroy($d));
step("active", libvirt_domain_is_active($d));
step("nowhere", @libvirt_connect("nowhere:///", false, []));
