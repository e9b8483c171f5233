// SPDX-License-Identifier: LGPL-2.1-or-later
//! Devices of the host: listing, detaching for guests, mediated devices (`libvirt-nodedev.h`).
#![header("libvirt-nodedev.h", library = "libvirt")]
#![driver(NodeDeviceDriver)]
#![error_domain(NODEDEV)]

unsafe extern "C" {
    /// Lists the host's devices, filtered if wanted.
    ///
    /// `flags` is a set of virConnectListAllNodeDeviceFlags, by capability and state. On success
    /// `*devices` is a new NULL-terminated array: release each element with virNodeDeviceFree() and
    /// the array with free(). Pass NULL for `devices` to count only. Returns the number of
    /// elements, or -1 with `*devices` set to NULL.
    #[since("0.10.2")]
    #[rpc(285, max = 65536)]
    #[acl("connect:search-node-devices", "filter node-device:getattr")]
    fn virConnectListAllNodeDevices(conn: Connect, devices: List<NodeDevice>, flags: u32) -> Count;

    /// Removes a node device event callback by its id.
    ///
    /// `callbackID` is what virConnectNodeDeviceEventRegisterAny() returned. The free callback
    /// given there runs now, or after the callback returns if it is running. Returns 0, or -1 on
    /// failure.
    #[since("2.2.0")]
    #[rpc(375)]
    #[acl("connect:read")]
    #[by_hand]
    fn virConnectNodeDeviceEventDeregisterAny(conn: virConnectPtr, callbackID: c_int) -> c_int;

    /// Calls a function for events of one kind, virNodeDeviceEventID, of one device or all.
    ///
    /// `dev` limits it to one object, NULL means all. Cast `cb` with
    /// VIR_NODE_DEVICE_EVENT_CALLBACK() to the type the event id calls for. An event loop must be
    /// registered before. The object handed to `cb` is only valid during the call unless a
    /// reference is taken. `freecb`, if not NULL, releases `opaque` once. Returns an id for
    /// virConnectNodeDeviceEventDeregisterAny(), or -1. The registration holds the connection.
    #[since("2.2.0")]
    #[rpc(374)]
    #[acl("connect:search-node-devices", "filter node-device:getattr")]
    #[by_hand]
    fn virConnectNodeDeviceEventRegisterAny(conn: virConnectPtr, dev: virNodeDevicePtr, eventID: c_int, cb: virConnectNodeDeviceEventGenericCallback, opaque: *mut c_void, freecb: virFreeCallback) -> c_int;

    /// Starts a defined device, such as a mediated one.
    ///
    /// `flags` is unused, pass 0. Returns 0, or -1 on failure; needs a read-write connection.
    #[since("7.3.0")]
    #[rpc(430)]
    #[acl("node-device:start")]
    #[check(read_only)]
    fn virNodeDeviceCreate(dev: NodeDevice, flags: u32);

    /// Creates and starts a device, such as a virtual host bus adapter or a mediated device.
    ///
    /// It is gone after a restart of the host. `flags` is a set of virNodeDeviceCreateXMLFlags;
    /// VALIDATE checks the document against the schema first. Returns a new object, released with
    /// virNodeDeviceFree(), or NULL on failure. Needs a read-write connection.
    #[since("0.6.3")]
    #[rpc(123)]
    #[acl("node-device:write", "node-device:start")]
    #[check(read_only, non_null(xmlDesc))]
    fn virNodeDeviceCreateXML(conn: Connect, xmlDesc: Str, flags: u32) -> NodeDevice;

    /// Stores a persistent device configuration without starting the device.
    ///
    /// `flags` is a set of virNodeDeviceDefineXMLFlags; VALIDATE checks the document against the
    /// schema first. Returns a new object, released with virNodeDeviceFree(), or NULL on failure.
    /// Needs a read-write connection.
    #[since("7.3.0")]
    #[rpc(428)]
    #[acl("node-device:write", "node-device:save")]
    #[check(read_only, non_null(xmlDesc))]
    fn virNodeDeviceDefineXML(conn: Connect, xmlDesc: Str, flags: u32) -> NodeDevice;

    /// Removes a virtual device from the running host.
    ///
    /// A stored configuration stays. The object stays valid and must still be released. Returns 0,
    /// or -1 on failure; needs a read-write connection.
    #[since("0.6.3")]
    #[rpc(124)]
    #[acl("node-device:stop")]
    #[check(read_only)]
    fn virNodeDeviceDestroy(dev: NodeDevice);

    /// Takes a device from its host driver so that a guest can have it.
    ///
    /// `driverName` is the backend that will assign it, such as vfio; NULL takes the default.
    /// virNodeDeviceReAttach() gives it back. `flags` is unused, pass 0. Returns 0, or -1 on
    /// failure; needs a read-write connection.
    #[since("1.0.5")]
    #[rpc(301)]
    #[acl("node-device:detach")]
    #[check(read_only)]
    fn virNodeDeviceDetachFlags(dev: NodeDevice, driverName: OptStr, flags: u32);

    /// Takes a device from its host driver so that a guest can have it.
    ///
    /// The misspelt name is the one programs use. virNodeDeviceDetachFlags() can choose the
    /// backend, virNodeDeviceReAttach() gives the device back. Returns 0, or -1 on failure; needs a
    /// read-write connection.
    #[since("0.6.1")]
    #[rpc(118)]
    #[acl("node-device:detach")]
    #[check(read_only)]
    fn virNodeDeviceDettach(dev: NodeDevice);

    /// Drops one reference to a device object.
    ///
    /// The memory goes with the last reference; the device itself is not touched. Returns 0, or -1
    /// if `dev` is not valid; NULL is an error.
    #[since("0.5.0")]
    #[local(free)]
    fn virNodeDeviceFree(dev: virNodeDevicePtr) -> c_int;

    /// Tells whether the device is started with the host or when its parent appears.
    ///
    /// `*autostart` receives 1 or 0. Returns 0, or -1 on failure.
    #[since("7.8.0")]
    #[rpc(433)]
    #[acl("node-device:read")]
    fn virNodeDeviceGetAutostart(dev: NodeDevice, autostart: OutOpt<i32>);

    /// Gives the device's name.
    ///
    /// The string belongs to the object and lives as long as it: do not free it. Returns NULL if
    /// `dev` is not valid.
    #[since("0.5.0")]
    #[local(name)]
    fn virNodeDeviceGetName(dev: virNodeDevicePtr) -> *const c_char;

    /// Gives the name of the device this one hangs on.
    ///
    /// The string belongs to the object and lives as long as it: do not free it. Returns NULL on
    /// failure, and without an error if there is no parent.
    #[since("0.5.0")]
    #[rpc(115)]
    #[acl("node-device:read")]
    #[by_hand]
    fn virNodeDeviceGetParent(dev: virNodeDevicePtr) -> *const c_char;

    /// Describes the device as `<device>` XML.
    ///
    /// `flags` is a set of virNodeDeviceXMLFlags; INACTIVE gives the stored configuration instead
    /// of the running one. Returns UTF-8 XML that the caller releases with free(), or NULL on
    /// failure.
    #[since("0.5.0")]
    #[rpc(114)]
    #[acl("node-device:read")]
    fn virNodeDeviceGetXMLDesc(dev: NodeDevice, flags: u32) -> String;

    /// Tells whether the device exists on the running host.
    ///
    /// Returns 1 if it is active, 0 if not, -1 on failure.
    #[since("7.8.0")]
    #[rpc(436)]
    #[acl("node-device:read")]
    fn virNodeDeviceIsActive(dev: NodeDevice) -> bool;

    /// Tells whether the device has a configuration that outlives its run.
    ///
    /// Returns 1 if it is persistent, 0 if transient, -1 on failure.
    #[since("7.8.0")]
    #[rpc(435)]
    #[acl("node-device:read")]
    fn virNodeDeviceIsPersistent(dev: NodeDevice) -> bool;

    /// Lists the names of a device's capabilities, such as pci or net.
    ///
    /// `names` has room for `maxnames` strings, each released with free(); virNodeDeviceNumOfCaps()
    /// tells how many there are. Returns the number stored, or -1 on failure.
    #[since("0.5.0")]
    #[rpc(117, max = 65536)]
    #[acl("node-device:read")]
    #[check(array(names, maxnames), non_negative(maxnames))]
    fn virNodeDeviceListCaps(dev: NodeDevice, names: Names<maxnames>) -> Count;

    /// Finds a host device by its name.
    ///
    /// Returns a new object, released with virNodeDeviceFree(), or NULL on failure; the error is
    /// VIR_ERR_NO_NODE_DEVICE if there is none.
    #[since("0.5.0")]
    #[rpc(113)]
    #[acl("node-device:getattr")]
    #[check(non_null(name))]
    fn virNodeDeviceLookupByName(conn: Connect, name: Str) -> NodeDevice;

    /// Finds a Fibre Channel host by its world wide node and port names.
    ///
    /// `flags` is unused, pass 0. Returns a new object, released with virNodeDeviceFree(), or NULL
    /// on failure.
    #[since("1.0.3")]
    #[rpc(297)]
    #[acl("node-device:getattr")]
    #[check(non_null(wwnn), non_null(wwpn))]
    fn virNodeDeviceLookupSCSIHostByWWN(conn: Connect, wwnn: Str, wwpn: Str, flags: u32) -> NodeDevice;

    /// Counts the capabilities of a device.
    ///
    /// Returns the number, or -1 on failure.
    #[since("0.5.0")]
    #[rpc(116)]
    #[acl("node-device:read")]
    fn virNodeDeviceNumOfCaps(dev: NodeDevice) -> i32;

    /// Gives a detached device back to the host's own driver.
    ///
    /// No guest may use it. Returns 0, or -1 on failure; needs a read-write connection.
    #[since("0.6.1")]
    #[rpc(119)]
    #[acl("node-device:detach")]
    #[check(read_only)]
    fn virNodeDeviceReAttach(dev: NodeDevice);

    /// Adds one reference to a device object.
    ///
    /// Every reference needs its own virNodeDeviceFree(). Returns 0, or -1 if `dev` is not valid.
    #[since("0.6.0")]
    #[local(add_ref)]
    fn virNodeDeviceRef(dev: virNodeDevicePtr) -> c_int;

    /// Resets a detached device before or after a guest uses it.
    ///
    /// Fails if the reset would reach other devices that are in use. Returns 0, or -1 on failure;
    /// needs a read-write connection.
    #[since("0.6.1")]
    #[rpc(120)]
    #[acl("node-device:detach")]
    #[check(read_only)]
    fn virNodeDeviceReset(dev: NodeDevice);

    /// Sets whether the device is started with the host or when its parent appears.
    ///
    /// `autostart` is 1 or 0; the device must be persistent. Returns 0, or -1 on failure; needs a
    /// read-write connection.
    #[since("7.8.0")]
    #[rpc(434)]
    #[acl("node-device:write")]
    #[check(read_only)]
    fn virNodeDeviceSetAutostart(dev: NodeDevice, autostart: i32);

    /// Removes a device's persistent configuration.
    ///
    /// The object must still be released. `flags` is unused, pass 0. Returns 0, or -1 on failure;
    /// needs a read-write connection.
    #[since("7.3.0")]
    #[rpc(429)]
    #[acl("node-device:delete")]
    #[check(read_only)]
    fn virNodeDeviceUndefine(dev: NodeDevice, flags: u32);

    /// Changes a device, running or stored.
    ///
    /// `xmlDesc` is the whole `<device>` document with the change made. `flags` is a set of
    /// virNodeDeviceUpdateFlags: LIVE, CONFIG, or 0 for the state the device is in now. Returns 0,
    /// or -1 on failure; needs a read-write connection.
    #[since("10.1.0")]
    #[rpc(447)]
    #[acl("node-device:write", "node-device:save if !VIR_NODE_DEVICE_UPDATE_AFFECT_CONFIG|VIR_NODE_DEVICE_UPDATE_AFFECT_LIVE", "node-device:save if VIR_NODE_DEVICE_UPDATE_AFFECT_CONFIG")]
    #[check(read_only, non_null(xmlDesc))]
    fn virNodeDeviceUpdate(dev: NodeDevice, xmlDesc: Str, flags: u32);

    /// Lists the names of the host's devices.
    ///
    /// `cap` limits them to one capability, NULL means all. `flags` is unused, pass 0. The caller
    /// gives room for `maxnames` pointers in `names`; each string stored must be released with
    /// free(). Returns the number stored, or -1 on failure. A full array may mean that more exist:
    /// the set can change after virNodeNumOfDevices(). New code takes
    /// virConnectListAllNodeDevices().
    #[since("0.5.0")]
    #[rpc(112, max = 65536)]
    #[acl("connect:search-node-devices", "filter node-device:getattr")]
    #[check(array(names, maxnames), non_negative(maxnames))]
    fn virNodeListDevices(conn: Connect, cap: OptStr, names: Names<maxnames>, flags: u32) -> Count;

    /// Counts the host's devices.
    ///
    /// `cap` limits them to one capability, NULL means all. `flags` is unused, pass 0. Returns the
    /// number, or -1 on failure.
    #[since("0.5.0")]
    #[rpc(111)]
    #[acl("connect:search-node-devices", "filter node-device:getattr")]
    fn virNodeNumOfDevices(conn: Connect, cap: OptStr, flags: u32) -> i32;
}
