// SPDX-License-Identifier: LGPL-2.1-or-later
//! Virtual networks, their ports, leases and events (`libvirt-network.h`).
#![header("libvirt-network.h", library = "libvirt")]
#![driver(NetworkDriver)]
#![error_domain(NETWORK)]

unsafe extern "C" {
    /// Lists the virtual networks, filtered if wanted.
    ///
    /// `flags` is a set of virConnectListAllNetworksFlags. Filter flags come in groups of
    /// opposites: none or all of a group means no filter. On success `*nets` is a new
    /// NULL-terminated array: release each element with virNetworkFree() and the array with free().
    /// Pass NULL for `nets` to count only. Returns the number of elements, or -1 with `*nets` set
    /// to NULL.
    #[since("0.10.2")]
    #[rpc(283)]
    #[acl("connect:search-networks", "filter network:getattr")]
    fn virConnectListAllNetworks(conn: Connect, nets: List<Network>, flags: u32) -> Count;

    /// Lists the names of networks that are defined but not active.
    ///
    /// The caller gives room for `maxnames` pointers in `names`; each string stored must be
    /// released with free(). Returns the number stored, or -1 on failure. A full array may mean
    /// that more exist: the set can change after virConnectNumOfDefinedNetworks(). New code takes
    /// virConnectListAllNetworks().
    #[since("0.2.0")]
    #[rpc(36)]
    #[acl("connect:search-networks", "filter network:getattr")]
    #[check(array(names, maxnames), non_negative(maxnames))]
    fn virConnectListDefinedNetworks(conn: Connect, names: Names<maxnames>) -> Count;

    /// Lists the names of active networks.
    ///
    /// The caller gives room for `maxnames` pointers in `names`; each string stored must be
    /// released with free(). Returns the number stored, or -1 on failure. A full array may mean
    /// that more exist: the set can change after virConnectNumOfNetworks(). New code takes
    /// virConnectListAllNetworks().
    #[since("0.2.0")]
    #[rpc(38)]
    #[acl("connect:search-networks", "filter network:getattr")]
    #[check(array(names, maxnames), non_negative(maxnames))]
    fn virConnectListNetworks(conn: Connect, names: Names<maxnames>) -> Count;

    /// Removes a network event callback by its id.
    ///
    /// `callbackID` is what virConnectNetworkEventRegisterAny() returned. The free callback given
    /// there runs now, or after the callback returns if it is running. Returns 0, or -1 on failure.
    #[since("1.2.1")]
    #[rpc(314)]
    #[acl("connect:read")]
    #[by_hand]
    fn virConnectNetworkEventDeregisterAny(conn: virConnectPtr, callbackID: c_int) -> c_int;

    /// Calls a function for events of one kind, virNetworkEventID, of one network or all.
    ///
    /// `net` limits it to one object, NULL means all. Cast `cb` with VIR_NETWORK_EVENT_CALLBACK()
    /// to the type the event id calls for. An event loop must be registered before. The object
    /// handed to `cb` is only valid during the call unless a reference is taken. `freecb`, if not
    /// NULL, releases `opaque` once. Returns an id for virConnectNetworkEventDeregisterAny(), or
    /// -1. The registration holds the connection.
    #[since("1.2.1")]
    #[rpc(313)]
    #[acl("connect:search-networks", "filter network:getattr")]
    #[by_hand]
    fn virConnectNetworkEventRegisterAny(conn: virConnectPtr, net: virNetworkPtr, eventID: c_int, cb: virConnectNetworkEventGenericCallback, opaque: *mut c_void, freecb: virFreeCallback) -> c_int;

    /// Counts the networks that are defined but not active.
    ///
    /// Returns the number, or -1 on failure.
    #[since("0.2.0")]
    #[rpc(50)]
    #[acl("connect:search-networks", "filter network:getattr")]
    fn virConnectNumOfDefinedNetworks(conn: Connect) -> i32;

    /// Counts the active networks.
    ///
    /// Returns the number, or -1 on failure.
    #[since("0.2.0")]
    #[rpc(52)]
    #[acl("connect:search-networks", "filter network:getattr")]
    fn virConnectNumOfNetworks(conn: Connect) -> i32;

    /// Starts a defined network.
    ///
    /// Returns 0, or -1 on failure; needs a read-write connection.
    #[since("0.2.0")]
    #[rpc(39)]
    #[acl("network:start")]
    #[check(read_only)]
    fn virNetworkCreate(network: Network);

    /// Starts a new transient network from an XML description.
    ///
    /// It vanishes when it is stopped. Returns a new object, released with virNetworkFree(), or
    /// NULL on failure. Needs a read-write connection.
    #[since("0.2.0")]
    #[rpc(40)]
    #[acl("network:write", "network:start")]
    #[check(non_null(xmlDesc), read_only)]
    fn virNetworkCreateXML(conn: Connect, xmlDesc: Str) -> Network;

    /// Starts a new transient network from an XML description, with options.
    ///
    /// `flags` is a set of virNetworkCreateFlags; VALIDATE checks the document against the schema
    /// first. Returns a new object, released with virNetworkFree(), or NULL on failure. Needs a
    /// read-write connection.
    #[since("7.8.0")]
    #[rpc(437)]
    #[acl("network:write", "network:start")]
    #[check(non_null(xmlDesc), read_only)]
    fn virNetworkCreateXMLFlags(conn: Connect, xmlDesc: Str, flags: u32) -> Network;

    /// Releases one element of the array that virNetworkGetDHCPLeases() returned.
    ///
    /// Its strings go with it. NULL is ignored.
    #[since("1.2.6")]
    #[by_hand]
    fn virNetworkDHCPLeaseFree(lease: virNetworkDHCPLeasePtr);

    /// Stores a persistent network configuration without starting it.
    ///
    /// A network of the same UUID and name gets the new configuration, which counts from its next
    /// start. Returns a new object, released with virNetworkFree(), or NULL on failure. Needs a
    /// read-write connection.
    #[since("0.2.0")]
    #[rpc(41)]
    #[acl("network:write", "network:save")]
    #[check(read_only, non_null(xml))]
    fn virNetworkDefineXML(conn: Connect, xml: Str) -> Network;

    /// Stores a persistent network configuration without starting it, with options.
    ///
    /// As virNetworkDefineXML(); `flags` is a set of virNetworkDefineFlags, where VALIDATE checks
    /// the document against the schema first. Returns a new object, released with virNetworkFree(),
    /// or NULL on failure. Needs a read-write connection.
    #[since("7.7.0")]
    #[rpc(432)]
    #[acl("network:write", "network:save")]
    #[check(read_only, non_null(xml))]
    fn virNetworkDefineXMLFlags(conn: Connect, xml: Str, flags: u32) -> Network;

    /// Stops an active network.
    ///
    /// A transient one no longer exists afterwards. Guests connected to it lose their link. The
    /// object stays valid and must still be released. Returns 0, or -1 on failure; needs a
    /// read-write connection.
    #[since("0.2.0")]
    #[rpc(42)]
    #[acl("network:stop")]
    #[check(read_only)]
    fn virNetworkDestroy(network: Network);

    /// Drops one reference to a network object.
    ///
    /// The memory goes with the last reference; the network itself is not touched. Returns 0, or -1
    /// if `network` is not valid; NULL is an error.
    #[since("0.2.0")]
    #[local(free)]
    fn virNetworkFree(network: virNetworkPtr) -> c_int;

    /// Tells whether the network is started together with the host.
    ///
    /// `*autostart` receives 1 or 0. Returns 0, or -1 on failure.
    #[since("0.2.1")]
    #[rpc(44)]
    #[acl("network:read")]
    #[check(non_null(autostart))]
    fn virNetworkGetAutostart(network: Network, autostart: Out<i32>);

    /// Gives the name of the host's bridge that guests join.
    ///
    /// Returns a string that the caller releases with free(), or NULL on failure. Networks without
    /// a bridge have none.
    #[since("0.2.0")]
    #[rpc(45)]
    #[acl("network:read")]
    fn virNetworkGetBridgeName(network: Network) -> String;

    /// Gives the connection a network object belongs to.
    ///
    /// The pointer is borrowed: no reference is added, so do not close it, and do not use it after
    /// the last reference to `net` is gone. Returns NULL if `net` is not valid.
    #[since("0.3.0")]
    #[local(connect)]
    fn virNetworkGetConnect(net: virNetworkPtr) -> virConnectPtr;

    /// Lists the DHCP leases of a network.
    ///
    /// `mac` limits them to one interface, NULL means all. `*leases` receives a NULL-terminated
    /// array: release each element with virNetworkDHCPLeaseFree() and the array with free(). NULL
    /// `leases` only counts. `expirytime` is in seconds since 1970, 0 for ever. `flags` is unused,
    /// pass 0. Returns the number of leases, or -1 with `*leases` NULL.
    #[since("1.2.6")]
    #[rpc(341, max = 65536)]
    #[acl("network:read")]
    fn virNetworkGetDHCPLeases(network: Network, mac: OptStr, leases: Alloc<virNetworkDHCPLease>, flags: u32) -> Count;

    /// Reads the description, the title or an application's own element of a network.
    ///
    /// `type` is a virNetworkMetadataType; `uri` is the XML namespace for ELEMENT and NULL
    /// otherwise. `flags` is one of virNetworkUpdateFlags. Returns text that the caller releases
    /// with free(), or NULL on failure; absent metadata is VIR_ERR_NO_NETWORK_METADATA.
    #[since("9.7.0")]
    #[rpc(445)]
    #[acl("network:read")]
    #[check(exclusive(VIR_NETWORK_UPDATE_AFFECT_LIVE, VIR_NETWORK_UPDATE_AFFECT_CONFIG), custom(r#type, uri))]
    fn virNetworkGetMetadata(network: Network, r#type: i32, uri: OptStr, flags: u32) -> String;

    /// Gives the network's name.
    ///
    /// The string belongs to the object and lives as long as it: do not free it. Returns NULL if
    /// `network` is not valid.
    #[since("0.2.0")]
    #[local(name)]
    fn virNetworkGetName(network: virNetworkPtr) -> *const c_char;

    /// Copies the network's UUID as raw bytes.
    ///
    /// `uuid` must have room for VIR_UUID_BUFLEN (16) bytes. Returns 0, or -1 on failure.
    #[since("0.2.0")]
    #[local(uuid)]
    fn virNetworkGetUUID(network: virNetworkPtr, uuid: *mut c_uchar) -> c_int;

    /// Writes the network's UUID in its usual text form.
    ///
    /// `buf` must have room for VIR_UUID_STRING_BUFLEN (37) bytes, the final NUL included. Returns
    /// 0, or -1 on failure.
    #[since("0.2.0")]
    #[local(uuid_string)]
    fn virNetworkGetUUIDString(network: virNetworkPtr, buf: *mut c_char) -> c_int;

    /// Describes the network as `<network>` XML.
    ///
    /// `flags` is a set of virNetworkXMLFlags; INACTIVE gives the configuration of the next start
    /// and does not list the virtual functions of a physical one. Returns UTF-8 XML that the caller
    /// releases with free(), or NULL on failure.
    #[since("0.2.0")]
    #[rpc(43)]
    #[acl("network:read")]
    fn virNetworkGetXMLDesc(network: Network, flags: u32) -> String;

    /// Tells whether the network is running.
    ///
    /// Returns 1 if it is active, 0 if not, -1 on failure.
    #[since("0.7.3")]
    #[rpc(152)]
    #[acl("network:read")]
    fn virNetworkIsActive(net: Network) -> bool;

    /// Tells whether the network has a configuration that outlives its run.
    ///
    /// Returns 1 if it is persistent, 0 if transient, -1 on failure.
    #[since("0.7.3")]
    #[rpc(153)]
    #[acl("network:read")]
    fn virNetworkIsPersistent(net: Network) -> bool;

    /// Lists the ports of a network.
    ///
    /// `flags` is unused, pass 0. On success `*ports` is a new NULL-terminated array: release each
    /// element with virNetworkPortFree() and the array with free(). Pass NULL for `ports` to count
    /// only. Returns the number of elements, or -1 with `*ports` set to NULL.
    #[since("5.5.0")]
    #[rpc(404)]
    #[acl("network:search-ports", "filter network-port:getattr")]
    fn virNetworkListAllPorts(network: Network, ports: List<NetworkPort>, flags: u32) -> Count;

    /// Finds a network by its name.
    ///
    /// Returns a new object, released with virNetworkFree(), or NULL on failure; the error is
    /// VIR_ERR_NO_NETWORK if there is none.
    #[since("0.2.0")]
    #[rpc(46)]
    #[acl("network:getattr")]
    #[check(non_null(name))]
    fn virNetworkLookupByName(conn: Connect, name: Str) -> Network;

    /// Finds a network by its UUID in raw form.
    ///
    /// `uuid` points to VIR_UUID_BUFLEN (16) bytes. Returns a new object, released with
    /// virNetworkFree(), or NULL on failure; the error is VIR_ERR_NO_NETWORK if there is none.
    #[since("0.2.0")]
    #[rpc(47)]
    #[acl("network:getattr")]
    #[check(non_null(uuid))]
    fn virNetworkLookupByUUID(conn: Connect, uuid: Uuid) -> Network;

    /// Finds a network by its UUID in text form.
    ///
    /// Text that is not a UUID is an argument error. Returns a new object, released with
    /// virNetworkFree(), or NULL on failure; the error is VIR_ERR_NO_NETWORK if there is none.
    #[since("0.2.0")]
    #[by_hand]
    fn virNetworkLookupByUUIDString(conn: virConnectPtr, uuidstr: *const c_char) -> virNetworkPtr;

    /// Creates a port of a network for a guest's interface.
    ///
    /// `xmldesc` is a `<networkport>` document. `flags` is a set of virNetworkPortCreateFlags:
    /// RECLAIM takes over a port that exists with this UUID, VALIDATE checks the document first.
    /// Returns a new object, released with virNetworkPortFree(), or NULL on failure. Needs a
    /// read-write connection.
    #[since("5.5.0")]
    #[rpc(406)]
    #[acl("network-port:create")]
    #[check(non_null(xmldesc), read_only)]
    fn virNetworkPortCreateXML(net: Network, xmldesc: Str, flags: u32) -> NetworkPort;

    /// Deletes a port of a network.
    ///
    /// The caller makes sure that no guest uses it. The object must still be released. `flags` is
    /// unused, pass 0. Returns 0, or -1 on failure; needs a read-write connection.
    #[since("5.5.0")]
    #[rpc(410)]
    #[acl("network-port:delete")]
    #[check(read_only)]
    fn virNetworkPortDelete(port: NetworkPort, flags: u32);

    /// Drops one reference to a port object.
    ///
    /// The memory goes with the last reference; the port itself is not touched. Returns 0, or -1 if
    /// `port` is not valid; NULL is an error.
    #[since("5.5.0")]
    #[local(free)]
    fn virNetworkPortFree(port: virNetworkPortPtr) -> c_int;

    /// Gives the network object a port belongs to.
    ///
    /// The pointer is borrowed: no reference is added; it lives as long as the port object. Returns
    /// NULL if `port` is not valid.
    #[since("5.5.0")]
    #[local(network)]
    fn virNetworkPortGetNetwork(port: virNetworkPortPtr) -> virNetworkPtr;

    /// Reads the bandwidth settings of a network port.
    ///
    /// `*params` receives a new array of `*nparams` entries, released with virTypedParamsFree().
    /// Keys are the VIR_NETWORK_PORT_BANDWIDTH_* names. `flags` is unused, pass 0. Returns 0, or -1
    /// on failure.
    #[since("5.5.0")]
    #[rpc(407, max = 16)]
    #[acl("network-port:read")]
    #[check(non_null(nparams), non_negative(nparams))]
    fn virNetworkPortGetParameters(port: NetworkPort, params: ParamsAlloc, flags: u32);

    /// Copies the port's UUID as raw bytes.
    ///
    /// `uuid` must have room for VIR_UUID_BUFLEN (16) bytes. Returns 0, or -1 on failure.
    #[since("5.5.0")]
    #[local(uuid)]
    fn virNetworkPortGetUUID(port: virNetworkPortPtr, uuid: *mut c_uchar) -> c_int;

    /// Writes the port's UUID in its usual text form.
    ///
    /// `buf` must have room for VIR_UUID_STRING_BUFLEN (37) bytes, the final NUL included. Returns
    /// 0, or -1 on failure.
    #[since("5.5.0")]
    #[local(uuid_string)]
    fn virNetworkPortGetUUIDString(port: virNetworkPortPtr, buf: *mut c_char) -> c_int;

    /// Describes the port as `<networkport>` XML.
    ///
    /// `flags` is unused, pass 0. Returns UTF-8 XML that the caller releases with free(), or NULL
    /// on failure.
    #[since("5.5.0")]
    #[rpc(409)]
    #[acl("network-port:read")]
    fn virNetworkPortGetXMLDesc(port: NetworkPort, flags: u32) -> String;

    /// Finds a port of a network by its UUID in raw form.
    ///
    /// `uuid` points to VIR_UUID_BUFLEN (16) bytes. Returns a new object, released with
    /// virNetworkPortFree(), or NULL on failure; the error is VIR_ERR_NO_NETWORK_PORT if there is
    /// none.
    #[since("5.5.0")]
    #[rpc(405)]
    #[acl("network-port:getattr")]
    #[check(non_null(uuid))]
    fn virNetworkPortLookupByUUID(net: Network, uuid: Uuid) -> NetworkPort;

    /// Finds a port of a network by its UUID in text form.
    ///
    /// Text that is not a UUID is an argument error. Returns a new object, released with
    /// virNetworkPortFree(), or NULL on failure; the error is VIR_ERR_NO_NETWORK_PORT if there is
    /// none.
    #[since("5.5.0")]
    #[by_hand]
    fn virNetworkPortLookupByUUIDString(net: virNetworkPtr, uuidstr: *const c_char) -> virNetworkPortPtr;

    /// Adds one reference to a port object.
    ///
    /// Every reference needs its own virNetworkPortFree(). Returns 0, or -1 if `port` is not valid.
    #[since("5.5.0")]
    #[local(add_ref)]
    fn virNetworkPortRef(port: virNetworkPortPtr) -> c_int;

    /// Changes the bandwidth settings of a network port.
    ///
    /// `params` holds `nparams` of the VIR_NETWORK_PORT_BANDWIDTH_* values, rates in KiB/s and
    /// bursts in KiB; others stay as they are. `flags` is unused, pass 0. Returns 0, or -1 on
    /// failure; needs a read-write connection.
    #[since("5.5.0")]
    #[rpc(408, max = 16)]
    #[acl("network-port:write")]
    #[check(read_only)]
    fn virNetworkPortSetParameters(port: NetworkPort, params: Params, flags: u32);

    /// Adds one reference to a network object.
    ///
    /// Every reference needs its own virNetworkFree(). Returns 0, or -1 if `network` is not valid.
    #[since("0.6.0")]
    #[local(add_ref)]
    fn virNetworkRef(network: virNetworkPtr) -> c_int;

    /// Sets whether the network is started together with the host.
    ///
    /// `autostart` is 1 or 0; the network must be persistent. Returns 0, or -1 on failure; needs a
    /// read-write connection.
    #[since("0.2.1")]
    #[rpc(48)]
    #[acl("network:write")]
    #[check(read_only)]
    fn virNetworkSetAutostart(network: Network, autostart: i32);

    /// Sets or removes the description, the title or an application's element of a network.
    ///
    /// `type` is a virNetworkMetadataType. For DESCRIPTION and TITLE `key` and `uri` are NULL, and
    /// a title has no line break. For ELEMENT `metadata` is well-formed XML in the namespace `uri`,
    /// written with the prefix `key`. NULL `metadata` removes the entry. `flags` is a set of
    /// virNetworkUpdateFlags. Returns 0, or -1 on failure; needs a read-write connection.
    #[since("9.7.0")]
    #[rpc(444)]
    #[acl("network:write", "network:save if !VIR_NETWORK_UPDATE_AFFECT_CONFIG|VIR_NETWORK_UPDATE_AFFECT_LIVE", "network:save if VIR_NETWORK_UPDATE_AFFECT_CONFIG")]
    #[check(read_only, custom(r#type, metadata, key, uri))]
    fn virNetworkSetMetadata(network: Network, r#type: i32, metadata: OptStr, key: OptStr, uri: OptStr, flags: u32);

    /// Removes a network's persistent configuration.
    ///
    /// An active network goes on as a transient one; an inactive one no longer exists. The object
    /// must still be released. Returns 0, or -1 on failure; needs a read-write connection.
    #[since("0.2.0")]
    #[rpc(49)]
    #[acl("network:delete")]
    #[check(read_only)]
    fn virNetworkUndefine(network: Network);

    /// Changes one part of a network: a host, a lease range, a DNS record and so on.
    ///
    /// `command` is a virNetworkUpdateCommand, `section` a virNetworkUpdateSection, and `xml` that
    /// element. `parentIndex` tells which parent element is meant if there are several, -1 to find
    /// it. `flags` is a set of virNetworkUpdateFlags: LIVE, CONFIG, or 0 for the state it is in
    /// now. Returns 0, or -1 on failure; needs a read-write connection.
    #[since("0.10.2")]
    #[rpc(291)]
    #[acl("network:write", "network:save if !VIR_NETWORK_UPDATE_AFFECT_CONFIG|VIR_NETWORK_UPDATE_AFFECT_LIVE", "network:save if VIR_NETWORK_UPDATE_AFFECT_CONFIG")]
    #[by_hand]
    fn virNetworkUpdate(network: virNetworkPtr, command: c_uint, section: c_uint, parentIndex: c_int, xml: *const c_char, flags: c_uint) -> c_int;
}
