# SPDX-License-Identifier: LGPL-2.1-or-later
# A connection's everyday life through ruby-libvirt, with an event loop of its own; a line for each step.
require 'libvirt'

$stdout.sync = true

def step(name)
  result = yield
  puts "#{name}: #{result.inspect}"
  result
rescue Libvirt::Error => e
  puts "#{name}: #{e.class} #{e.libvirt_function_name} #{e.libvirt_code} #{e.libvirt_component} " \
       "#{e.libvirt_level} #{e.libvirt_message}"
end

UUID = '11111111-2222-3333-4444-555555555555'.freeze
XML = <<DOMAIN.freeze
<domain type='test'><name>x</name><uuid>#{UUID}</uuid><memory>8192</memory><vcpu>2</vcpu>
<os><type>hvm</type></os><devices><disk type='file' device='disk'><source file='/nowhere/x'/>
<target dev='vda'/></disk><interface type='network'><source network='default'/>
<mac address='52:54:00:11:22:33'/><target dev='vnet7'/></interface></devices></domain>
DOMAIN

# The library's timers, which are all that the test driver's events need.
class Loop
  def initialize
    @timers = {}
    @handles = {}
    @next = 0
    Libvirt.event_register_impl(
      *%i[add_handle update_handle remove_handle add_timer update_timer remove_timer].map { |name| method(name).to_proc }
    )
  end

  def add_handle(_fd, _events, opaque)
    @handles[@next += 1] = opaque
    @next
  end

  def update_handle(_watch, _events); end

  def remove_handle(watch)
    @handles.delete(watch)
  end

  def add_timer(interval, opaque)
    @timers[@next += 1] = [interval, opaque]
    @next
  end

  def update_timer(timer, interval)
    @timers[timer][0] = interval
  end

  def remove_timer(timer)
    @timers.delete(timer)[1]
  end

  def run
    while (timer, (_, opaque) = @timers.find { |_, (interval, _)| interval.zero? })
      Libvirt.event_invoke_timeout_callback(timer, opaque)
    end
  end
end

EVENTS = []
LOOP = Loop.new

def events
  LOOP.run
  EVENTS.slice!(0..)
end

def host(c)
  step('type') { c.type }
  step('uri') { c.uri }
  step('version') { [c.version, Libvirt.version.first.class] }
  step('alive') { [c.alive?, c.closed?, c.secure?, c.encrypted?] }
  step('node') { i = c.node_info; [i.model, i.memory, i.cpus, i.mhz, i.nodes, i.sockets, i.cores, i.threads] }
  step('most processors') { [c.max_vcpus, c.max_vcpus('test')] }
  step('capabilities') { c.capabilities }
  step('domain capabilities') { c.domain_capabilities(nil, nil, nil, 'test', 0) }
  step('models') { c.cpu_model_names('i686').include?('Penryn') }
  step('free memory') { c.node_free_memory }
  step('of cells') { c.node_cells_free_memory(0, 2) }
  step('of too many cells') { c.node_cells_free_memory(7, 2) }
  step('statistics of processors') { c.node_cpu_stats.keys & %w[kernel user] }
  step('statistics of memory') { c.node_memory_stats }
  step('map of processors') { c.node_cpu_map }
  step('security') { c.node_security_model.model }
  step('memory tuning') { c.node_memory_parameters }
  step('system') { c.sys_info }
  step('sleep') { c.node_suspend_for_duration(0, 60) }
  step('baseline') { c.baseline_cpu(['<cpu><arch>x86_64</arch><model>Penryn</model></cpu>']) }
  step('compare') { c.compare_cpu('<cpu><model>Penryn</model></cpu>') }
  step('native') { c.domain_xml_to_native('qemu-argv', XML) }
  step('keep alive') { c.set_keepalive(1, 1) }
end

def life(c)
  step('domains') { [c.num_of_domains, c.list_domains, c.num_of_defined_domains, c.list_defined_domains] }
  step('nobody') { c.lookup_domain_by_name('nobody') }
  step('by id') { c.lookup_domain_by_id(1).name }
  step('bad uuid') { c.lookup_domain_by_uuid('1234') }
  step('no uuid') { c.lookup_domain_by_uuid(UUID) }
  c.domain_event_register_any(0, ->(_, d, event, detail, _) { EVENTS << [d.name, event, detail] })
  c.domain_event_register_any(1, ->(_, d, *_) { EVENTS << [d.name, 'reboot'] })
  step('define') { c.define_domain_xml(XML).name }
  d = c.lookup_domain_by_name('x')
  step('faulty') { c.define_domain_xml('<domain') }
  step('incomplete') { c.define_domain_xml('<domain/>') }
  step('not yet') { [d.active?, d.persistent?, d.updated?, d.state] }
  step('create') { d.create; [d.active?, d.state, d.id.positive?] }
  step('twice') { d.create }
  step('document') { d.xml_desc(Libvirt::Domain::DOMAIN_XML_INACTIVE) }
  step('info') { i = d.info; [i.state, i.max_mem, i.memory, i.nr_virt_cpu] }
  step('suspend') { d.suspend; d.state }
  step('resume') { d.resume; d.state }
  step('resume twice') { d.resume }
  step('reboot') { d.reboot }
  step('reset') { d.reset }
  step('interrupt') { d.inject_nmi }
  step('keys') { d.send_key(0, 100, [1, 2]) }
  step('autostart') { d.autostart = true; d.autostart? }
  step('host name') { d.hostname }
  step('system') { d.os_type }
  step('control') { d.control_info.state }
  step('events') { events }
end

def tuning(d)
  step('memory') { d.memory = 4096; d.info.memory }
  step('too much') { d.memory = 99_999_999 }
  step('most memory') { d.max_memory }
  step('new most memory') { d.max_memory = 16_384 }
  step('statistics of memory') { d.memory_stats.map { |s| [s.tag, s.instance_variable_get('@val').class] } }
  step('their period') { d.memory_stats_period = 1 }
  step('memory tuning') { d.memory_parameters }
  step('tune memory') { d.memory_parameters = { 'hard_limit' => 10_000 } }
  step('blocks tuning') { d.blkio_parameters }
  step('tune blocks') { d.blkio_parameters = { 'weight' => 500 } }
  step('tune blocks at once') { d.blkio_parameters = [{ 'weight' => 500 }, Libvirt::Domain::AFFECT_LIVE] }
  step('cells') { d.numa_parameters }
  step('scheduler') { [d.scheduler_type, d.scheduler_parameters] }
  step('schedule') { d.scheduler_parameters = { 'weight' => 77 } }
  step('scheduled') { d.scheduler_parameters }
  step('processors') { [d.max_vcpus, d.num_vcpus(0)] }
  step('one of them') { d.vcpus = 1; d.num_vcpus(Libvirt::Domain::AFFECT_LIVE) }
  step('too many') { d.vcpus = 77 }
  step('pin') { d.pin_vcpu(0, [0, 1]) }
  step('pinned') { d.vcpus.map { |v| [v.number, v.state, v.cpumap.first(3)] } }
  step('pin emulator') { d.pin_emulator([1]) }
  step('pinned emulator') { d.emulator_pin_info }
  step('statistics of processors') { d.cpu_stats.length }
  step('set the time') { d.time = { 'seconds' => 1, 'nseconds' => 2 } }
  step('time') { d.time }
  step('metadata') { d.metadata = [1, 'a title', nil, nil, 0]; d.metadata(1) }
  step('own metadata') { d.metadata = [2, '<a/>', 'k', 'http://u/']; d.metadata(2, 'http://u/') }
  step('no metadata') { d.metadata(0) }
end

def devices(d)
  step('statistics of a block') { d.block_stats('vda').instance_variables.sort }
  step('of no block') { d.block_stats('vdz') }
  step('block') { i = d.blockinfo('vda'); [i.capacity, i.allocation, i.physical] }
  step('limits of a block') { d.block_iotune('vda') }
  step('limit a block') { d.block_iotune = ['vda', { 'total_bytes_sec' => 1000 }] }
  step('limited') { d.block_iotune('vda')['total_bytes_sec'] }
  step('resize') { d.block_resize('vda', 4096) }
  step('peek') { d.block_peek('vda', 0, 1) }
  step('peek memory') { d.memory_peek(0, 1) }
  step('job of a block') { d.block_job_info('vda') }
  step('pull') { d.block_pull('vda') }
  step('disk errors') { d.disk_errors }
  step('statistics of an interface') { d.ifinfo('vnet7').instance_variables.sort }
  step('of no interface') { d.ifinfo('vnet77') }
  step('limits of an interface') { d.interface_parameters('vnet7') }
  step('limit an interface') { d.interface_parameters = ['vnet7', { 'inbound.average' => 100 }] }
  step('attach') { d.attach_device("<disk type='file'><source file='/nowhere/y'/><target dev='vdb'/></disk>") }
  step('attach what is there') { d.attach_device("<disk type='file'><source file='/nowhere/y'/><target dev='vda'/></disk>") }
  # Processors that are out and cannot be plugged in are not completed anew.
  step('update') { d.update_device("<disk type='file'><source file='/nowhere/x'/><target dev='vda'/></disk>") }
  step('all of them') { d.vcpus = 2; d.num_vcpus(Libvirt::Domain::AFFECT_LIVE) }
  step('update then') { d.update_device("<disk type='file'><source file='/nowhere/z'/><target dev='vda'/></disk>") }
  step('updated') { d.xml_desc }
  step('agent') { d.qemu_agent_command('{}') }
    step('file systems') { d.fs_info }
  step('freeze') { d.fs_freeze }
  step('thaw') { d.fs_thaw }
  step('trim') { d.fstrim }
  step('label') { l = d.security_label; [l.label, l.enforcing] }
  step('job') { d.job_info.type }
  step('job statistics') { d.job_stats }
  step('abort') { d.abort_job }
  step('sleep') { d.pmsuspend_for_duration(0, 0) }
  step('password') { d.user_password = %w[root secret] }
  step('signal') { d.send_process_signal(1, 1) }
end

def images(c, d)
  xml = '<domainsnapshot><name>%s</name></domainsnapshot>'
  step('snapshot') { d.snapshot_create_xml(format(xml, 'a')).xml_desc.gsub(/\d{6,}/, 'TIME') }
  step('another') { d.snapshot_create_xml(format(xml, 'b')).name }
  step('the same') { d.snapshot_create_xml(format(xml, 'b')) }
  step('snapshots') { [d.num_of_snapshots, d.list_snapshots.sort, d.list_all_snapshots.map(&:name).sort] }
  step('current') { [d.has_current_snapshot?, d.current_snapshot.name, d.current_snapshot.parent.name] }
  a = d.lookup_snapshot_by_name('a')
  step('its place') { [a.num_children, a.current?, a.has_metadata?] }
  step('no parent') { a.parent }
  step('no snapshot') { d.lookup_snapshot_by_name('z') }
  step('revert') { d.revert_to_snapshot(a) }
  step('delete') { a.delete(Libvirt::Domain::Snapshot::DELETE_CHILDREN) }
  step('none') { [d.num_of_snapshots, d.has_current_snapshot?] }
  step('managed') { d.managed_save; [d.has_managed_save?, d.state] }
  step('from it') { d.create; [d.has_managed_save?, d.state] }
  step('none to remove') { d.managed_save_remove }
  step('save') { d.save('saved'); d.state }
  step('image') { c.save_image_xml_desc('saved') }
  step('restore') { Libvirt::Domain.restore(c, 'saved') }
  step('restore nothing') { Libvirt::Domain.restore(c, '/nowhere/x') }
  step('dump') { d.core_dump('dumped'); File.size?('dumped') }
  step('screen') do
    stream = c.stream
    [d.screenshot(stream, 0), stream.recvall(nil) { |data, _| data.length }, stream.finish]
  end
  step('migrate') { d.migrate(c) }
  step('downtime') { d.migrate_max_downtime = 100 }
  step('rename') { d.rename('y') }
  step('events') { events }
end

def networks(c)
  step('networks') { [c.num_of_networks, c.list_networks, c.list_defined_networks, c.list_all_networks.map(&:name)] }
  n = c.lookup_network_by_name('default')
  step('network') { [n.xml_desc, n.uuid, n.bridge_name, n.active?, n.persistent?, n.autostart?] }
  step('by uuid') { c.lookup_network_by_uuid(n.uuid).name }
  step('leases') { n.dhcp_leases }
  step('update') { n.update(3, 4, -1, "<host mac='52:54:00:00:00:01' ip='192.168.122.9'/>", 0) }
  step('updated') { n.xml_desc }
  step('stop') { n.destroy; [n.active?, c.list_defined_networks] }
  step('stop twice') { n.destroy }
  step('start') { n.create; n.active? }
  step('define') { c.define_network_xml("<network><name>m</name><uuid>#{UUID}</uuid></network>").xml_desc }
  step('undefine') { c.lookup_network_by_name('m').undefine }
  step('faulty') { c.create_network_xml('<network/>') }
  step('interfaces') { [c.list_interfaces, c.num_of_defined_interfaces, c.list_all_interfaces.map(&:mac)] }
  i = c.lookup_interface_by_name('eth1')
  step('interface') { [i.xml_desc, i.active?] }
  step('by address') { c.lookup_interface_by_mac(i.mac).name }
  step('change') { c.interface_change_begin }
  step('change twice') { c.interface_change_begin }
  step('interface stops') { i.destroy; i.active? }
  step('interface goes') { i.undefine }
  step('roll back') { c.interface_change_rollback; c.list_interfaces }
  step('commit nothing') { c.interface_change_commit }
  step('filters') { c.list_all_nwfilters }
  step('number of filters') { c.num_of_nwfilters }
  step('secrets') { c.list_all_secrets }
  step('secret') { c.define_secret_xml('<secret/>') }
end

def storage(c)
  step('pools') { [c.num_of_storage_pools, c.list_storage_pools, c.list_defined_storage_pools] }
  pool = c.lookup_storage_pool_by_name('default-pool')
  step('pool') { i = pool.info; [pool.uuid, i.state, i.capacity, i.allocation, i.available, pool.persistent?] }
  step('document') { pool.xml_desc }
  step('volume') { pool.create_volume_xml('<volume><name>v</name><capacity>8192</capacity></volume>').xml_desc }
  step('the same') { pool.create_volume_xml('<volume><name>v</name><capacity>8192</capacity></volume>') }
  v = pool.lookup_volume_by_name('v')
  step('info') { i = v.info; [i.type, i.capacity, i.allocation, v.key, v.path, v.pool.name] }
  step('copy') { pool.create_volume_xml_from('<volume><name>w</name><capacity>8192</capacity></volume>', v).name }
  step('volumes') { [pool.num_of_volumes, pool.list_volumes.sort, pool.list_volumes.length] }
  step('by path') { pool.lookup_volume_by_path(v.path).name }
  step('no volume') { pool.lookup_volume_by_name('z') }
  step('delete') { [v.delete, pool.list_volumes] }
  step('sources') { c.discover_storage_pool_sources('logical') }
  step('stop') { pool.destroy; [pool.active?, c.list_defined_storage_pools] }
  step('what needs it') { pool.list_volumes }
  step('start') { pool.create; pool.active? }
  step('refresh') { pool.refresh }
  step('define') do
    c.define_storage_pool_xml("<pool type='dir'><name>p</name><uuid>#{UUID}</uuid><target><path>/p</path></target></pool>").xml_desc
  end
  other = c.lookup_storage_pool_by_name('p')
  step('build') { other.build }
  step('empty') { other.delete }
  step('undefine') { other.undefine }
  step('node devices') { c.list_all_nodedevices.map(&:name).sort }
  node = c.lookup_nodedevice_by_name('computer')
  step('node device') { [node.xml_desc, node.parent, node.num_of_caps, node.list_caps] }
  step('no device') { c.lookup_nodedevice_by_name('nothing') }
  step('detach') { node.detach }
end

c = Libvirt.open('test:///default')
host(c)
life(c)
d = c.lookup_domain_by_name('x')
tuning(d)
devices(d)
images(c, d)
networks(c)
storage(c)
step('shutdown') { d.shutdown; d.state }
step('destroy') { d.destroy }
step('undefine') { d.undefine }
step('gone') { d.info }
step('events') { events }
step('read only') { Libvirt.open_read_only('test:///default').lookup_domain_by_name('test').destroy }
step('no file') { Libvirt.open('test:///no/such/file') }
step('close') { [c.close, c.closed?] }
step('closed') { begin c.type; rescue ArgumentError => e; e.message end }
# What is left is freed as Ruby ends, when the loop's methods cannot be called any more.
exit!(true)
