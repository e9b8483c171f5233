// SPDX-License-Identifier: LGPL-2.1-or-later
//! Devices of domains: attach, detach, update, consoles, graphics and input (`libvirt-domain.h`).
#![header("libvirt-domain.h", library = "libvirt")]
#![driver(HypervisorDriver)]
#![error_domain(DOMAIN)]

unsafe extern "C" {
    /// Makes a guest's network interface announce itself to the network.
    ///
    /// `device` is the interface's name or MAC address. `params` may hold
    /// VIR_DOMAIN_ANNOUNCE_INTERFACE_* values: the number of rounds and the first, the largest and
    /// the growth of the delay between them in milliseconds. Pass NULL and 0 for the defaults.
    /// `flags` is unused, pass 0. Returns 0, or -1 on failure; needs a read-write connection.
    #[since("12.5.0")]
    #[rpc(456, max = 16)]
    #[acl("domain:write")]
    #[check(read_only, custom(params, nparams), non_negative(nparams), valid_params(params))]
    fn virDomainAnnounceInterface(dom: Domain, device: OptStr, params: Params, flags: u32);

    /// Adds a device to a running domain.
    ///
    /// `xml` is one device element. The persistent configuration is left as it is;
    /// virDomainAttachDeviceFlags() can change that too. To change a medium use
    /// virDomainUpdateDeviceFlags(). Returns 0, or -1 on failure; needs a read-write connection.
    #[since("0.1.9")]
    #[rpc(8)]
    #[acl("domain:write")]
    #[check(non_null(xml), read_only)]
    fn virDomainAttachDevice(domain: Domain, xml: Str);

    /// Adds a device to a running domain, to its configuration, or to both.
    ///
    /// `xml` is one device element. `flags` is a set of virDomainDeviceModifyFlags: LIVE, CONFIG,
    /// or 0 for the state the domain is in now. Returns 0, or -1 on failure; needs a read-write
    /// connection.
    #[since("0.7.7")]
    #[rpc(160)]
    #[acl("domain:write", "domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE", "domain:save if VIR_DOMAIN_AFFECT_CONFIG")]
    #[check(non_null(xml), read_only)]
    fn virDomainAttachDeviceFlags(domain: Domain, xml: Str, flags: u32);

    /// Removes a device from a running domain.
    ///
    /// Same as virDomainDetachDeviceFlags() with VIR_DOMAIN_AFFECT_LIVE. Returns 0, or -1 on
    /// failure; needs a read-write connection.
    #[since("0.1.9")]
    #[rpc(13)]
    #[acl("domain:write")]
    #[check(non_null(xml), read_only)]
    fn virDomainDetachDevice(domain: Domain, xml: Str);

    /// Asks for the removal of the device with a given alias.
    ///
    /// `alias` is the name shown in the device's `<alias>`. The call never waits: the event
    /// VIR_DOMAIN_EVENT_ID_DEVICE_REMOVED or VIR_DOMAIN_EVENT_ID_DEVICE_REMOVAL_FAILED tells the
    /// outcome. `flags` is a set of virDomainDeviceModifyFlags. Returns 0, or -1 on failure; needs
    /// a read-write connection.
    #[since("4.4.0")]
    #[rpc(392)]
    #[acl("domain:write", "domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE", "domain:save if VIR_DOMAIN_AFFECT_CONFIG")]
    #[check(non_null(alias), read_only)]
    fn virDomainDetachDeviceAlias(domain: Domain, alias: Str, flags: u32);

    /// Removes a device from a running domain, from its configuration, or from both.
    ///
    /// `xml` should be the device exactly as the domain's XML shows it. `flags` is a set of
    /// virDomainDeviceModifyFlags. With a live guest the removal may need its help and end after
    /// the call: wait for VIR_DOMAIN_EVENT_ID_DEVICE_REMOVED or look at the XML again. Returns 0,
    /// or -1 on failure; needs a read-write connection.
    #[since("0.7.7")]
    #[rpc(161)]
    #[acl("domain:write", "domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE", "domain:save if VIR_DOMAIN_AFFECT_CONFIG")]
    #[check(non_null(xml), read_only)]
    fn virDomainDetachDeviceFlags(domain: Domain, xml: Str, flags: u32);

    /// Gives a group of open descriptors a name that the domain's XML can refer to.
    ///
    /// `fds` holds `nfds` descriptors; the caller keeps its own copies. The group lasts as long as
    /// this connection. `flags` is a set of virDomainFDAssociateFlags about security labels. Works
    /// only where descriptors can be passed, over a local socket. Returns 0, or -1 on failure;
    /// needs a read-write connection.
    #[since("9.0.0")]
    #[rpc(443)]
    #[by_hand]
    fn virDomainFDAssociate(domain: virDomainPtr, name: *const c_char, nfds: c_uint, fds: *mut c_int, flags: c_uint) -> c_int;

    /// Reads the bandwidth settings of a domain's network interface.
    ///
    /// `device` is the interface's name or MAC address. Call first with `params` NULL and
    /// `*nparams` 0 to learn the count, then with an array of that many virTypedParameter;
    /// `*nparams` comes back as the number filled in. Release string values with
    /// virTypedParamsClear(). `flags` is one of virDomainModificationImpact. Returns 0, or -1 on
    /// failure.
    #[since("0.9.9")]
    #[rpc(257, max = 16)]
    #[acl("domain:read")]
    #[check(non_null(nparams), non_negative(nparams), non_null_if(params, nparams), string_okay)]
    fn virDomainGetInterfaceParameters(domain: Domain, device: OptStr, params: ParamsOut, flags: u32);

    /// Makes a domain's graphics server load its TLS certificates anew.
    ///
    /// `type` is a virDomainGraphicsReloadType, ANY for every server. `flags` is unused, pass 0.
    /// Returns 0, or -1 on failure; needs a read-write connection.
    #[since("10.2.0")]
    #[rpc(448)]
    #[acl("domain:write")]
    #[check(read_only)]
    fn virDomainGraphicsReload(domain: Domain, r#type: u32, flags: u32);

    /// Lists a domain's network interfaces with their IP addresses.
    ///
    /// `source` is a virDomainInterfaceAddressesSource: DHCP leases, guest agent or ARP table.
    /// `*ifaces` receives an array; release each element with virDomainInterfaceFree() and the
    /// array with free(). With the agent names are the guest's own, so match by MAC address.
    /// `flags` is unused, pass 0. Returns the number of interfaces, or -1 on failure; needs a
    /// read-write connection.
    #[since("1.2.14")]
    #[rpc(353, max = 2048)]
    #[acl("domain:read", "domain:write")]
    #[check(non_null(ifaces), custom(source))]
    fn virDomainInterfaceAddresses(dom: Domain, ifaces: Alloc<virDomainInterface>, source: u32, flags: u32) -> Count;

    /// Releases one element of the array that virDomainInterfaceAddresses() returned.
    ///
    /// Its strings and addresses go with it. NULL is ignored.
    #[since("1.2.14")]
    #[by_hand]
    fn virDomainInterfaceFree(iface: virDomainInterfacePtr);

    /// Reads the traffic counters of a domain's network interface.
    ///
    /// `device` is the interface's name or MAC address. `stats` is provided by the caller and
    /// `size` is sizeof(virDomainInterfaceStatsStruct); a counter the hypervisor lacks is -1. The
    /// view is the guest's: rx is what it received. Returns 0, or -1 on failure.
    #[since("0.3.2")]
    #[rpc(65)]
    #[acl("domain:read")]
    #[check(non_null(device), non_null(stats), fits(stats))]
    fn virDomainInterfaceStats(dom: Domain, device: Str, stats: Sized<virDomainInterfaceStatsStruct, size>);

    /// Connects a stream to the host side of a domain's channel device.
    ///
    /// `name` is the device alias or the virtio target name, NULL the first channel. `st` comes
    /// from virStreamNew() on the same connection, best non-blocking. `flags` is a set of
    /// virDomainChannelFlags; FORCE takes the channel from another client. Returns 0, or -1 on
    /// failure; needs a read-write connection.
    #[since("1.0.2")]
    #[rpc(296)]
    #[acl("domain:open-device")]
    #[check(object(st), read_only, same_connection(st))]
    fn virDomainOpenChannel(dom: Domain, name: OptStr, st: Stream, flags: u32);

    /// Connects a stream to a domain's console, serial or parallel port.
    ///
    /// `dev_name` is the device alias, NULL the first console or serial port. `st` comes from
    /// virStreamNew() on the same connection, best non-blocking. `flags` is a set of
    /// virDomainConsoleFlags: FORCE takes the console from another client, SAFE refuses where the
    /// driver cannot keep clients apart. Returns 0, or -1 on failure; needs a read-write
    /// connection.
    #[since("0.8.6")]
    #[rpc(201)]
    #[acl("domain:open-device")]
    #[check(object(st), read_only, same_connection(st))]
    fn virDomainOpenConsole(dom: Domain, dev_name: OptStr, st: Stream, flags: u32);

    /// Connects a socket of the caller to a domain's graphics server.
    ///
    /// `fd` is one end of a socket pair that the caller opened and keeps; `idx` counts the graphics
    /// devices from 0. `flags` is a set of virDomainOpenGraphicsFlags; SKIPAUTH asks for no
    /// password. Only over a local socket. Returns 0, or -1 on failure; needs a read-write
    /// connection.
    #[since("0.9.7")]
    #[rpc(249)]
    #[acl("domain:open-graphics")]
    #[by_hand]
    fn virDomainOpenGraphics(dom: virDomainPtr, idx: c_uint, fd: c_int, flags: c_uint) -> c_int;

    /// Opens a socket to a domain's graphics server.
    ///
    /// `idx` counts the graphics devices from 0. `flags` is a set of virDomainOpenGraphicsFlags;
    /// SKIPAUTH asks for no password. Only over a local socket. Returns a descriptor that the
    /// caller closes, or -1 on failure; needs a read-write connection.
    #[since("1.2.8")]
    #[rpc(343)]
    #[by_hand]
    fn virDomainOpenGraphicsFD(dom: virDomainPtr, idx: c_uint, flags: c_uint) -> c_int;

    /// Sends a picture of a domain's screen into a stream.
    ///
    /// `screen` counts heads over all graphics cards from 0. `stream` comes from virStreamNew() on
    /// the same connection; read it to its end and then call virStreamFinish(). `flags` is unused,
    /// pass 0. Returns the picture's MIME type, released with free(), or NULL on failure. Needs a
    /// read-write connection.
    #[since("0.9.2")]
    #[rpc(211)]
    #[acl("domain:screenshot")]
    #[check(object(stream), read_only, same_connection(stream))]
    fn virDomainScreenshot(domain: Domain, stream: Stream, screen: u32, flags: u32) -> String;

    /// Sends keys to a domain, pressed together.
    ///
    /// `keycodes` holds `nkeycodes` (at most VIR_DOMAIN_SEND_KEY_MAX_KEYS) codes of the set
    /// `codeset`, a virKeycodeSet. They are held for `holdtime` milliseconds, 0 for the
    /// hypervisor's default. `flags` is unused, pass 0. Returns 0, or -1 on failure; needs a
    /// read-write connection.
    #[since("0.9.3")]
    #[rpc(226, max = 16)]
    #[acl("domain:send-input")]
    #[check(read_only, non_null(keycodes), positive(nkeycodes), custom(codeset, nkeycodes))]
    fn virDomainSendKey(domain: Domain, codeset: u32, holdtime: u32, keycodes: Slice<u32, nkeycodes>, flags: u32);

    /// Changes the bandwidth settings of a domain's network interface.
    ///
    /// `device` is the interface's name or MAC address; `params` holds `nparams` of the
    /// VIR_DOMAIN_BANDWIDTH_* values, rates in KiB/s and bursts in KiB. `flags` is a set of
    /// virDomainModificationImpact: LIVE needs a running domain, CONFIG a persistent one, both may
    /// be joined, and 0 means the state the domain is in now. Returns 0, or -1 on failure; needs a
    /// read-write connection.
    #[since("0.9.9")]
    #[rpc(256, max = 16)]
    #[acl("domain:write", "domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE", "domain:save if VIR_DOMAIN_AFFECT_CONFIG")]
    #[check(read_only, non_null(params), positive(nparams), valid_params(params))]
    fn virDomainSetInterfaceParameters(domain: Domain, device: OptStr, params: Params, flags: u32);

    /// Changes a device a domain has: medium, graphics password, network link and so on.
    ///
    /// `xml` is the whole device element with the change made; what is left out counts as removed
    /// and may be refused. `flags` is a set of virDomainDeviceModifyFlags; FORCE ejects a locked
    /// medium. Returns 0, or -1 on failure; needs a read-write connection.
    #[since("0.8.0")]
    #[rpc(174)]
    #[acl("domain:write", "domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE", "domain:save if VIR_DOMAIN_AFFECT_CONFIG")]
    #[check(non_null(xml), read_only)]
    fn virDomainUpdateDeviceFlags(domain: Domain, xml: Str, flags: u32);
}
