// SPDX-License-Identifier: LGPL-2.1-or-later
//! Network interfaces of the host and their configuration (`libvirt-interface.h`).
#![header("libvirt-interface.h", library = "libvirt")]
#![driver(InterfaceDriver)]
#![error_domain(INTERFACE)]

unsafe extern "C" {
    /// Lists the host's network interfaces, filtered if wanted.
    ///
    /// `flags` is a set of virConnectListAllInterfacesFlags. Filter flags come in groups of
    /// opposites: none or all of a group means no filter. On success `*ifaces` is a new
    /// NULL-terminated array: release each element with virInterfaceFree() and the array with
    /// free(). Pass NULL for `ifaces` to count only. Returns the number of elements, or -1 with
    /// `*ifaces` set to NULL.
    #[since("0.10.2")]
    #[rpc(284)]
    #[acl("connect:search-interfaces", "filter interface:getattr")]
    fn virConnectListAllInterfaces(conn: Connect, ifaces: List<Interface>, flags: u32) -> Count;

    /// Lists the names of host interfaces that are configured but down.
    ///
    /// The caller gives room for `maxnames` pointers in `names`; each string stored must be
    /// released with free(). Returns the number stored, or -1 on failure. A full array may mean
    /// that more exist: the set can change after virConnectNumOfDefinedInterfaces(). New code takes
    /// virConnectListAllInterfaces().
    #[since("0.7.0")]
    #[rpc(138)]
    #[acl("connect:search-interfaces", "filter interface:getattr")]
    #[check(array(names, maxnames), non_negative(maxnames))]
    fn virConnectListDefinedInterfaces(conn: Connect, names: Names<maxnames>) -> Count;

    /// Lists the names of host interfaces that are up.
    ///
    /// The caller gives room for `maxnames` pointers in `names`; each string stored must be
    /// released with free(). Returns the number stored, or -1 on failure. A full array may mean
    /// that more exist: the set can change after virConnectNumOfInterfaces(). New code takes
    /// virConnectListAllInterfaces().
    #[since("0.6.4")]
    #[rpc(127)]
    #[acl("connect:search-interfaces", "filter interface:getattr")]
    #[check(array(names, maxnames), non_negative(maxnames))]
    fn virConnectListInterfaces(conn: Connect, names: Names<maxnames>) -> Count;

    /// Counts the host interfaces that are configured but down.
    ///
    /// Returns the number, or -1 on failure.
    #[since("0.7.0")]
    #[rpc(137)]
    #[acl("connect:search-interfaces", "filter interface:getattr")]
    fn virConnectNumOfDefinedInterfaces(conn: Connect) -> i32;

    /// Counts the host interfaces that are up.
    ///
    /// Returns the number, or -1 on failure.
    #[since("0.6.4")]
    #[rpc(126)]
    #[acl("connect:search-interfaces", "filter interface:getattr")]
    fn virConnectNumOfInterfaces(conn: Connect) -> i32;

    /// Marks a point to which changes of the host's interfaces can be taken back.
    ///
    /// End with virInterfaceChangeCommit() or virInterfaceChangeRollback(); a restart of the host
    /// before that takes the changes back too. Fails with VIR_ERR_OPERATION_INVALID if changes are
    /// under way. `flags` is unused, pass 0. Returns 0, or -1 on failure; needs a read-write
    /// connection.
    #[since("0.9.2")]
    #[rpc(220)]
    #[acl("connect:interface-transaction")]
    #[check(read_only)]
    fn virInterfaceChangeBegin(conn: Connect, flags: u32);

    /// Keeps the changes made since virInterfaceChangeBegin().
    ///
    /// Fails with VIR_ERR_OPERATION_INVALID if there was no such call. `flags` is unused, pass 0.
    /// Returns 0, or -1 on failure; needs a read-write connection.
    #[since("0.9.2")]
    #[rpc(221)]
    #[acl("connect:interface-transaction")]
    #[check(read_only)]
    fn virInterfaceChangeCommit(conn: Connect, flags: u32);

    /// Takes back the changes made since virInterfaceChangeBegin().
    ///
    /// Fails with VIR_ERR_OPERATION_INVALID if there was no such call. `flags` is unused, pass 0.
    /// Returns 0, or -1 on failure; needs a read-write connection.
    #[since("0.9.2")]
    #[rpc(222)]
    #[acl("connect:interface-transaction")]
    #[check(read_only)]
    fn virInterfaceChangeRollback(conn: Connect, flags: u32);

    /// Brings a configured host interface up.
    ///
    /// `flags` is unused, pass 0. Returns 0, or -1 on failure; needs a read-write connection.
    #[since("0.6.4")]
    #[rpc(133)]
    #[acl("interface:start")]
    #[check(read_only)]
    fn virInterfaceCreate(iface: Interface, flags: u32);

    /// Stores the configuration of a host interface without bringing it up.
    ///
    /// An interface of that name gets the new configuration. Between virInterfaceChangeBegin() and
    /// its commit the change can be taken back. `flags` is a set of virInterfaceDefineFlags;
    /// VALIDATE checks the document against the schema first. Returns a new object, released with
    /// virInterfaceFree(), or NULL on failure. Needs a read-write connection.
    #[since("0.6.4")]
    #[rpc(131)]
    #[acl("interface:write", "interface:save")]
    #[check(read_only, non_null(xml))]
    fn virInterfaceDefineXML(conn: Connect, xml: Str, flags: u32) -> Interface;

    /// Takes a host interface down; its configuration stays.
    ///
    /// The object stays valid and must still be released. `flags` is unused, pass 0. Returns 0, or
    /// -1 on failure; needs a read-write connection.
    #[since("0.6.4")]
    #[rpc(134)]
    #[acl("interface:stop")]
    #[check(read_only)]
    fn virInterfaceDestroy(iface: Interface, flags: u32);

    /// Drops one reference to an interface object.
    ///
    /// The memory goes with the last reference; the interface itself is not touched. Returns 0, or
    /// -1 if `iface` is not valid; NULL is an error.
    #[since("0.6.4")]
    #[local(free)]
    fn virInterfaceFree(iface: virInterfacePtr) -> c_int;

    /// Gives the connection an interface object belongs to.
    ///
    /// The pointer is borrowed: no reference is added, so do not close it, and do not use it after
    /// the last reference to `iface` is gone. Returns NULL if `iface` is not valid.
    #[since("0.6.4")]
    #[local(connect)]
    fn virInterfaceGetConnect(iface: virInterfacePtr) -> virConnectPtr;

    /// Gives the interface's MAC address as text.
    ///
    /// The string belongs to the object and lives as long as it: do not free it. Returns NULL if
    /// `iface` is not valid.
    #[since("0.6.4")]
    #[by_hand]
    fn virInterfaceGetMACString(iface: virInterfacePtr) -> *const c_char;

    /// Gives the interface's name.
    ///
    /// The string belongs to the object and lives as long as it: do not free it. Returns NULL if
    /// `iface` is not valid.
    #[since("0.6.4")]
    #[local(name)]
    fn virInterfaceGetName(iface: virInterfacePtr) -> *const c_char;

    /// Describes the interface as `<interface>` XML.
    ///
    /// `flags` is a set of virInterfaceXMLFlags; INACTIVE gives the stored configuration, fit for
    /// virInterfaceDefineXML(), otherwise addresses are those in use. Returns UTF-8 XML that the
    /// caller releases with free(), or NULL on failure.
    #[since("0.6.4")]
    #[rpc(130)]
    #[acl("interface:read")]
    fn virInterfaceGetXMLDesc(iface: Interface, flags: u32) -> String;

    /// Tells whether the interface is up.
    ///
    /// Returns 1 if it is, 0 if not, -1 on failure.
    #[since("0.7.3")]
    #[rpc(156)]
    #[acl("interface:read")]
    fn virInterfaceIsActive(iface: Interface) -> bool;

    /// Finds a host interface by its MAC address.
    ///
    /// Several interfaces of one address are the error VIR_ERR_MULTIPLE_INTERFACES. Returns a new
    /// object, released with virInterfaceFree(), or NULL on failure; the error is
    /// VIR_ERR_NO_INTERFACE if there is none.
    #[since("0.6.4")]
    #[rpc(129)]
    #[acl("interface:getattr")]
    #[check(non_null(macstr))]
    fn virInterfaceLookupByMACString(conn: Connect, macstr: Str) -> Interface;

    /// Finds a host interface by its name.
    ///
    /// Returns a new object, released with virInterfaceFree(), or NULL on failure; the error is
    /// VIR_ERR_NO_INTERFACE if there is none.
    #[since("0.6.4")]
    #[rpc(128)]
    #[acl("interface:getattr")]
    #[check(non_null(name))]
    fn virInterfaceLookupByName(conn: Connect, name: Str) -> Interface;

    /// Adds one reference to an interface object.
    ///
    /// Every reference needs its own virInterfaceFree(). Returns 0, or -1 if `iface` is not valid.
    #[since("0.6.4")]
    #[local(add_ref)]
    fn virInterfaceRef(iface: virInterfacePtr) -> c_int;

    /// Removes the configuration of a host interface.
    ///
    /// Between virInterfaceChangeBegin() and its commit the change can be taken back. The object
    /// must still be released. Returns 0, or -1 on failure; needs a read-write connection.
    #[since("0.6.4")]
    #[rpc(132)]
    #[acl("interface:delete")]
    #[check(read_only)]
    fn virInterfaceUndefine(iface: Interface);
}
