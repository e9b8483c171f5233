// SPDX-License-Identifier: LGPL-2.1-or-later
//! Rows of `libvirt-nodedev.h`.
#![header("libvirt-nodedev.h", library = "libvirt")]
#![driver(NodeDeviceDriver)]
#![error_domain(NODEDEV)]

unsafe extern "C" {
    #[since("0.10.2")]
    #[rpc(285)]
    #[acl("connect:search-node-devices", "filter node-device:getattr")]
    fn virConnectListAllNodeDevices(conn: Connect, devices: List<NodeDevice>, flags: u32) -> Count;

    #[since("2.2.0")]
    #[rpc(375)]
    #[acl("connect:read")]
    #[by_hand]
    fn virConnectNodeDeviceEventDeregisterAny(conn: virConnectPtr, callbackID: c_int) -> c_int;

    #[since("2.2.0")]
    #[rpc(374)]
    #[acl("connect:search-node-devices", "filter node-device:getattr")]
    #[by_hand]
    fn virConnectNodeDeviceEventRegisterAny(conn: virConnectPtr, dev: virNodeDevicePtr, eventID: c_int, cb: virConnectNodeDeviceEventGenericCallback, opaque: *mut c_void, freecb: virFreeCallback) -> c_int;

    #[since("7.3.0")]
    #[rpc(430)]
    #[acl("node-device:start")]
    #[check(read_only)]
    fn virNodeDeviceCreate(dev: NodeDevice, flags: u32);

    #[since("0.6.3")]
    #[rpc(123)]
    #[acl("node-device:write", "node-device:start")]
    #[check(read_only, non_null(xmlDesc))]
    fn virNodeDeviceCreateXML(conn: Connect, xmlDesc: Str, flags: u32) -> NodeDevice;

    #[since("7.3.0")]
    #[rpc(428)]
    #[acl("node-device:write", "node-device:save")]
    #[check(read_only, non_null(xmlDesc))]
    fn virNodeDeviceDefineXML(conn: Connect, xmlDesc: Str, flags: u32) -> NodeDevice;

    #[since("0.6.3")]
    #[rpc(124)]
    #[acl("node-device:stop")]
    #[check(read_only)]
    fn virNodeDeviceDestroy(dev: NodeDevice);

    #[since("1.0.5")]
    #[rpc(301)]
    #[acl("node-device:detach")]
    #[check(read_only)]
    fn virNodeDeviceDetachFlags(dev: NodeDevice, driverName: OptStr, flags: u32);

    #[since("0.6.1")]
    #[rpc(118)]
    #[acl("node-device:detach")]
    #[check(read_only)]
    fn virNodeDeviceDettach(dev: NodeDevice);

    #[since("0.5.0")]
    #[local(free)]
    fn virNodeDeviceFree(dev: virNodeDevicePtr) -> c_int;

    #[since("7.8.0")]
    #[rpc(433)]
    #[acl("node-device:read")]
    fn virNodeDeviceGetAutostart(dev: NodeDevice, autostart: OutOpt<i32>);

    #[since("0.5.0")]
    #[local(name)]
    fn virNodeDeviceGetName(dev: virNodeDevicePtr) -> *const c_char;

    #[since("0.5.0")]
    #[rpc(115)]
    #[acl("node-device:read")]
    #[by_hand]
    fn virNodeDeviceGetParent(dev: virNodeDevicePtr) -> *const c_char;

    #[since("0.5.0")]
    #[rpc(114)]
    #[acl("node-device:read")]
    fn virNodeDeviceGetXMLDesc(dev: NodeDevice, flags: u32) -> String;

    #[since("7.8.0")]
    #[rpc(436)]
    #[acl("node-device:read")]
    fn virNodeDeviceIsActive(dev: NodeDevice) -> bool;

    #[since("7.8.0")]
    #[rpc(435)]
    #[acl("node-device:read")]
    fn virNodeDeviceIsPersistent(dev: NodeDevice) -> bool;

    #[since("0.5.0")]
    #[rpc(117)]
    #[acl("node-device:read")]
    #[check(array(names, maxnames), non_negative(maxnames))]
    fn virNodeDeviceListCaps(dev: NodeDevice, names: Names<maxnames>) -> Count;

    #[since("0.5.0")]
    #[rpc(113)]
    #[acl("node-device:getattr")]
    #[check(non_null(name))]
    fn virNodeDeviceLookupByName(conn: Connect, name: Str) -> NodeDevice;

    #[since("1.0.3")]
    #[rpc(297)]
    #[acl("node-device:getattr")]
    #[check(non_null(wwnn), non_null(wwpn))]
    fn virNodeDeviceLookupSCSIHostByWWN(conn: Connect, wwnn: Str, wwpn: Str, flags: u32) -> NodeDevice;

    #[since("0.5.0")]
    #[rpc(116)]
    #[acl("node-device:read")]
    fn virNodeDeviceNumOfCaps(dev: NodeDevice) -> i32;

    #[since("0.6.1")]
    #[rpc(119)]
    #[acl("node-device:detach")]
    #[check(read_only)]
    fn virNodeDeviceReAttach(dev: NodeDevice);

    #[since("0.6.0")]
    #[local(add_ref)]
    fn virNodeDeviceRef(dev: virNodeDevicePtr) -> c_int;

    #[since("0.6.1")]
    #[rpc(120)]
    #[acl("node-device:detach")]
    #[check(read_only)]
    fn virNodeDeviceReset(dev: NodeDevice);

    #[since("7.8.0")]
    #[rpc(434)]
    #[acl("node-device:write")]
    #[check(read_only)]
    fn virNodeDeviceSetAutostart(dev: NodeDevice, autostart: i32);

    #[since("7.3.0")]
    #[rpc(429)]
    #[acl("node-device:delete")]
    #[check(read_only)]
    fn virNodeDeviceUndefine(dev: NodeDevice, flags: u32);

    #[since("10.1.0")]
    #[rpc(447)]
    #[acl("node-device:write", "node-device:save if !VIR_NODE_DEVICE_UPDATE_AFFECT_CONFIG|VIR_NODE_DEVICE_UPDATE_AFFECT_LIVE", "node-device:save if VIR_NODE_DEVICE_UPDATE_AFFECT_CONFIG")]
    #[check(read_only, non_null(xmlDesc))]
    fn virNodeDeviceUpdate(dev: NodeDevice, xmlDesc: Str, flags: u32);

    #[since("0.5.0")]
    #[rpc(112)]
    #[acl("connect:search-node-devices", "filter node-device:getattr")]
    #[check(array(names, maxnames), non_negative(maxnames))]
    fn virNodeListDevices(conn: Connect, cap: OptStr, names: Names<maxnames>, flags: u32) -> Count;

    #[since("0.5.0")]
    #[rpc(111)]
    #[acl("connect:search-node-devices", "filter node-device:getattr")]
    fn virNodeNumOfDevices(conn: Connect, cap: OptStr, flags: u32) -> i32;
}
