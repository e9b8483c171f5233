// SPDX-License-Identifier: LGPL-2.1-or-later
//! Rows of `libvirt-interface.h`.
#![header("libvirt-interface.h", library = "libvirt")]
#![driver(InterfaceDriver)]
#![error_domain(INTERFACE)]

unsafe extern "C" {
    #[since("0.10.2")]
    #[rpc(284)]
    #[acl("connect:search-interfaces", "filter interface:getattr")]
    fn virConnectListAllInterfaces(conn: Connect, ifaces: List<Interface>, flags: u32) -> Count;

    #[since("0.7.0")]
    #[rpc(138)]
    #[acl("connect:search-interfaces", "filter interface:getattr")]
    #[check(array(names, maxnames), non_negative(maxnames))]
    fn virConnectListDefinedInterfaces(conn: Connect, names: Names<maxnames>) -> Count;

    #[since("0.6.4")]
    #[rpc(127)]
    #[acl("connect:search-interfaces", "filter interface:getattr")]
    #[check(array(names, maxnames), non_negative(maxnames))]
    fn virConnectListInterfaces(conn: Connect, names: Names<maxnames>) -> Count;

    #[since("0.7.0")]
    #[rpc(137)]
    #[acl("connect:search-interfaces", "filter interface:getattr")]
    fn virConnectNumOfDefinedInterfaces(conn: Connect) -> i32;

    #[since("0.6.4")]
    #[rpc(126)]
    #[acl("connect:search-interfaces", "filter interface:getattr")]
    fn virConnectNumOfInterfaces(conn: Connect) -> i32;

    #[since("0.9.2")]
    #[rpc(220)]
    #[acl("connect:interface-transaction")]
    #[check(read_only)]
    fn virInterfaceChangeBegin(conn: Connect, flags: u32);

    #[since("0.9.2")]
    #[rpc(221)]
    #[acl("connect:interface-transaction")]
    #[check(read_only)]
    fn virInterfaceChangeCommit(conn: Connect, flags: u32);

    #[since("0.9.2")]
    #[rpc(222)]
    #[acl("connect:interface-transaction")]
    #[check(read_only)]
    fn virInterfaceChangeRollback(conn: Connect, flags: u32);

    #[since("0.6.4")]
    #[rpc(133)]
    #[acl("interface:start")]
    #[check(read_only)]
    fn virInterfaceCreate(iface: Interface, flags: u32);

    #[since("0.6.4")]
    #[rpc(131)]
    #[acl("interface:write", "interface:save")]
    #[check(read_only, non_null(xml))]
    fn virInterfaceDefineXML(conn: Connect, xml: Str, flags: u32) -> Interface;

    #[since("0.6.4")]
    #[rpc(134)]
    #[acl("interface:stop")]
    #[check(read_only)]
    fn virInterfaceDestroy(iface: Interface, flags: u32);

    #[since("0.6.4")]
    #[local(free)]
    fn virInterfaceFree(iface: virInterfacePtr) -> c_int;

    #[since("0.6.4")]
    #[local(connect)]
    fn virInterfaceGetConnect(iface: virInterfacePtr) -> virConnectPtr;

    #[since("0.6.4")]
    #[by_hand]
    fn virInterfaceGetMACString(iface: virInterfacePtr) -> *const c_char;

    #[since("0.6.4")]
    #[local(name)]
    fn virInterfaceGetName(iface: virInterfacePtr) -> *const c_char;

    #[since("0.6.4")]
    #[rpc(130)]
    #[acl("interface:read")]
    fn virInterfaceGetXMLDesc(iface: Interface, flags: u32) -> String;

    #[since("0.7.3")]
    #[rpc(156)]
    #[acl("interface:read")]
    fn virInterfaceIsActive(iface: Interface) -> bool;

    #[since("0.6.4")]
    #[rpc(129)]
    #[acl("interface:getattr")]
    #[check(non_null(macstr))]
    fn virInterfaceLookupByMACString(conn: Connect, macstr: Str) -> Interface;

    #[since("0.6.4")]
    #[rpc(128)]
    #[acl("interface:getattr")]
    #[check(non_null(name))]
    fn virInterfaceLookupByName(conn: Connect, name: Str) -> Interface;

    #[since("0.6.4")]
    #[local(add_ref)]
    fn virInterfaceRef(iface: virInterfacePtr) -> c_int;

    #[since("0.6.4")]
    #[rpc(132)]
    #[acl("interface:delete")]
    #[check(read_only)]
    fn virInterfaceUndefine(iface: Interface);
}
