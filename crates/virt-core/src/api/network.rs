// SPDX-License-Identifier: LGPL-2.1-or-later
//! Rows of `libvirt-network.h`.
#![header("libvirt-network.h", library = "libvirt")]
#![driver(NetworkDriver)]
#![error_domain(NETWORK)]

unsafe extern "C" {
    #[since("0.10.2")]
    #[rpc(283)]
    #[acl("connect:search-networks", "filter network:getattr")]
    fn virConnectListAllNetworks(conn: Connect, nets: List<Network>, flags: u32) -> Count;

    #[since("0.2.0")]
    #[rpc(36)]
    #[acl("connect:search-networks", "filter network:getattr")]
    #[check(array(names, maxnames), non_negative(maxnames))]
    fn virConnectListDefinedNetworks(conn: Connect, names: Names<maxnames>) -> Count;

    #[since("0.2.0")]
    #[rpc(38)]
    #[acl("connect:search-networks", "filter network:getattr")]
    #[check(array(names, maxnames), non_negative(maxnames))]
    fn virConnectListNetworks(conn: Connect, names: Names<maxnames>) -> Count;

    #[since("1.2.1")]
    #[rpc(314)]
    #[acl("connect:read")]
    #[by_hand]
    fn virConnectNetworkEventDeregisterAny(conn: virConnectPtr, callbackID: c_int) -> c_int;

    #[since("1.2.1")]
    #[rpc(313)]
    #[acl("connect:search-networks", "filter network:getattr")]
    #[by_hand]
    fn virConnectNetworkEventRegisterAny(conn: virConnectPtr, net: virNetworkPtr, eventID: c_int, cb: virConnectNetworkEventGenericCallback, opaque: *mut c_void, freecb: virFreeCallback) -> c_int;

    #[since("0.2.0")]
    #[rpc(50)]
    #[acl("connect:search-networks", "filter network:getattr")]
    fn virConnectNumOfDefinedNetworks(conn: Connect) -> i32;

    #[since("0.2.0")]
    #[rpc(52)]
    #[acl("connect:search-networks", "filter network:getattr")]
    fn virConnectNumOfNetworks(conn: Connect) -> i32;

    #[since("0.2.0")]
    #[rpc(39)]
    #[acl("network:start")]
    #[check(read_only)]
    fn virNetworkCreate(network: Network);

    #[since("0.2.0")]
    #[rpc(40)]
    #[acl("network:write", "network:start")]
    #[check(non_null(xmlDesc), read_only)]
    fn virNetworkCreateXML(conn: Connect, xmlDesc: Str) -> Network;

    #[since("7.8.0")]
    #[rpc(437)]
    #[acl("network:write", "network:start")]
    #[check(non_null(xmlDesc), read_only)]
    fn virNetworkCreateXMLFlags(conn: Connect, xmlDesc: Str, flags: u32) -> Network;

    #[since("1.2.6")]
    #[by_hand]
    fn virNetworkDHCPLeaseFree(lease: virNetworkDHCPLeasePtr);

    #[since("0.2.0")]
    #[rpc(41)]
    #[acl("network:write", "network:save")]
    #[check(read_only, non_null(xml))]
    fn virNetworkDefineXML(conn: Connect, xml: Str) -> Network;

    #[since("7.7.0")]
    #[rpc(432)]
    #[acl("network:write", "network:save")]
    #[check(read_only, non_null(xml))]
    fn virNetworkDefineXMLFlags(conn: Connect, xml: Str, flags: u32) -> Network;

    #[since("0.2.0")]
    #[rpc(42)]
    #[acl("network:stop")]
    #[check(read_only)]
    fn virNetworkDestroy(network: Network);

    #[since("0.2.0")]
    #[local(free)]
    fn virNetworkFree(network: virNetworkPtr) -> c_int;

    #[since("0.2.1")]
    #[rpc(44)]
    #[acl("network:read")]
    #[check(non_null(autostart))]
    fn virNetworkGetAutostart(network: Network, autostart: Out<i32>);

    #[since("0.2.0")]
    #[rpc(45)]
    #[acl("network:read")]
    fn virNetworkGetBridgeName(network: Network) -> String;

    #[since("0.3.0")]
    #[local(connect)]
    fn virNetworkGetConnect(net: virNetworkPtr) -> virConnectPtr;

    #[since("1.2.6")]
    #[rpc(341)]
    #[acl("network:read")]
    fn virNetworkGetDHCPLeases(network: Network, mac: OptStr, leases: Alloc<virNetworkDHCPLease>, flags: u32) -> Count;

    #[since("9.7.0")]
    #[rpc(445)]
    #[acl("network:read")]
    #[check(exclusive(VIR_NETWORK_UPDATE_AFFECT_LIVE, VIR_NETWORK_UPDATE_AFFECT_CONFIG), custom(r#type, uri))]
    fn virNetworkGetMetadata(network: Network, r#type: i32, uri: OptStr, flags: u32) -> String;

    #[since("0.2.0")]
    #[local(name)]
    fn virNetworkGetName(network: virNetworkPtr) -> *const c_char;

    #[since("0.2.0")]
    #[local(uuid)]
    fn virNetworkGetUUID(network: virNetworkPtr, uuid: *mut c_uchar) -> c_int;

    #[since("0.2.0")]
    #[local(uuid_string)]
    fn virNetworkGetUUIDString(network: virNetworkPtr, buf: *mut c_char) -> c_int;

    #[since("0.2.0")]
    #[rpc(43)]
    #[acl("network:read")]
    fn virNetworkGetXMLDesc(network: Network, flags: u32) -> String;

    #[since("0.7.3")]
    #[rpc(152)]
    #[acl("network:read")]
    fn virNetworkIsActive(net: Network) -> bool;

    #[since("0.7.3")]
    #[rpc(153)]
    #[acl("network:read")]
    fn virNetworkIsPersistent(net: Network) -> bool;

    #[since("5.5.0")]
    #[rpc(404)]
    #[acl("network:search-ports", "filter network-port:getattr")]
    fn virNetworkListAllPorts(network: Network, ports: List<NetworkPort>, flags: u32) -> Count;

    #[since("0.2.0")]
    #[rpc(46)]
    #[acl("network:getattr")]
    #[check(non_null(name))]
    fn virNetworkLookupByName(conn: Connect, name: Str) -> Network;

    #[since("0.2.0")]
    #[rpc(47)]
    #[acl("network:getattr")]
    #[check(non_null(uuid))]
    fn virNetworkLookupByUUID(conn: Connect, uuid: Uuid) -> Network;

    #[since("0.2.0")]
    #[by_hand]
    fn virNetworkLookupByUUIDString(conn: virConnectPtr, uuidstr: *const c_char) -> virNetworkPtr;

    #[since("5.5.0")]
    #[rpc(406)]
    #[acl("network-port:create")]
    #[check(non_null(xmldesc), read_only)]
    fn virNetworkPortCreateXML(net: Network, xmldesc: Str, flags: u32) -> NetworkPort;

    #[since("5.5.0")]
    #[rpc(410)]
    #[acl("network-port:delete")]
    #[check(read_only)]
    fn virNetworkPortDelete(port: NetworkPort, flags: u32);

    #[since("5.5.0")]
    #[local(free)]
    fn virNetworkPortFree(port: virNetworkPortPtr) -> c_int;

    #[since("5.5.0")]
    #[local(network)]
    fn virNetworkPortGetNetwork(port: virNetworkPortPtr) -> virNetworkPtr;

    #[since("5.5.0")]
    #[rpc(407)]
    #[acl("network-port:read")]
    #[check(non_null(nparams), non_negative(nparams))]
    fn virNetworkPortGetParameters(port: NetworkPort, params: ParamsAlloc, flags: u32);

    #[since("5.5.0")]
    #[local(uuid)]
    fn virNetworkPortGetUUID(port: virNetworkPortPtr, uuid: *mut c_uchar) -> c_int;

    #[since("5.5.0")]
    #[local(uuid_string)]
    fn virNetworkPortGetUUIDString(port: virNetworkPortPtr, buf: *mut c_char) -> c_int;

    #[since("5.5.0")]
    #[rpc(409)]
    #[acl("network-port:read")]
    fn virNetworkPortGetXMLDesc(port: NetworkPort, flags: u32) -> String;

    #[since("5.5.0")]
    #[rpc(405)]
    #[acl("network-port:getattr")]
    #[check(non_null(uuid))]
    fn virNetworkPortLookupByUUID(net: Network, uuid: Uuid) -> NetworkPort;

    #[since("5.5.0")]
    #[by_hand]
    fn virNetworkPortLookupByUUIDString(net: virNetworkPtr, uuidstr: *const c_char) -> virNetworkPortPtr;

    #[since("5.5.0")]
    #[local(add_ref)]
    fn virNetworkPortRef(port: virNetworkPortPtr) -> c_int;

    #[since("5.5.0")]
    #[rpc(408)]
    #[acl("network-port:write")]
    #[check(read_only)]
    fn virNetworkPortSetParameters(port: NetworkPort, params: Params, flags: u32);

    #[since("0.6.0")]
    #[local(add_ref)]
    fn virNetworkRef(network: virNetworkPtr) -> c_int;

    #[since("0.2.1")]
    #[rpc(48)]
    #[acl("network:write")]
    #[check(read_only)]
    fn virNetworkSetAutostart(network: Network, autostart: i32);

    #[since("9.7.0")]
    #[rpc(444)]
    #[acl("network:write", "network:save if !VIR_NETWORK_UPDATE_AFFECT_CONFIG|VIR_NETWORK_UPDATE_AFFECT_LIVE", "network:save if VIR_NETWORK_UPDATE_AFFECT_CONFIG")]
    #[check(read_only, custom(r#type, metadata, key, uri))]
    fn virNetworkSetMetadata(network: Network, r#type: i32, metadata: OptStr, key: OptStr, uri: OptStr, flags: u32);

    #[since("0.2.0")]
    #[rpc(49)]
    #[acl("network:delete")]
    #[check(read_only)]
    fn virNetworkUndefine(network: Network);

    #[since("0.10.2")]
    #[rpc(291)]
    #[acl("network:write", "network:save if !VIR_NETWORK_UPDATE_AFFECT_CONFIG|VIR_NETWORK_UPDATE_AFFECT_LIVE", "network:save if VIR_NETWORK_UPDATE_AFFECT_CONFIG")]
    #[by_hand]
    fn virNetworkUpdate(network: virNetworkPtr, command: c_uint, section: c_uint, parentIndex: c_int, xml: *const c_char, flags: c_uint) -> c_int;
}
