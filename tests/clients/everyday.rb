# SPDX-License-Identifier: LGPL-2.1-or-later
# A connection's everyday life through ruby-libvirt; a line for each step.
require 'libvirt'

def step(name)
  result = yield
  puts "PASSED #{name}: #{result.inspect}"
rescue Libvirt::Error => e
  puts "PASSED #{name}: #{e.class} #{e.libvirt_code} #{e.libvirt_message}"
end

c = Libvirt::open('test:///default')
d = c.lookup_domain_by_name('test')
step('type') { c.type }
step('uri') { c.uri }
step('node') { c.node_get_info.model }
step('domains') { c.list_domains }
step('nobody') { c.lookup_domain_by_name('nobody') }
step('memory') { [d.info.max_mem, d.info.nr_virt_cpu] }
step('document') { d.xml_desc }
step('suspend') { d.suspend; d.state }
step('resume') { d.resume; d.state }
step('twice') { d.resume }
step('autostart') { d.autostart = true; d.autostart? }
step('snapshot') { d.snapshot_create_xml('<domainsnapshot><name>a</name></domainsnapshot>').xml_desc.include?('<name>a</name>') }
step('snapshots') { d.list_snapshots }
step('networks') { c.list_networks.map { |n| c.lookup_network_by_name(n).xml_desc } }
step('pools') { c.list_storage_pools.map { |n| c.lookup_storage_pool_by_name(n).info.capacity } }
step('volume') do
  pool = c.lookup_storage_pool_by_name('default-pool')
  volume = pool.create_volume_xml('<volume><name>v</name><capacity>1024</capacity></volume>')
  [volume.path, volume.info.capacity, volume.delete]
end
step('define') { c.define_domain_xml("<domain type='test'><name>x</name><memory>1024</memory><os><type>hvm</type></os></domain>").name }
step('faulty') { c.define_domain_xml('<domain') }
step('destroy') { d.destroy; d.active? }
step('read only') { Libvirt::open_read_only('test:///default').lookup_domain_by_name('test').destroy }
step('nowhere') { Libvirt::open('nowhere:///') }
