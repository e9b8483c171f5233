// SPDX-License-Identifier: LGPL-2.1-or-later
//! Rows of `libvirt-nwfilter.h`.
#![header("libvirt-nwfilter.h", library = "libvirt")]
#![driver(NWFilterDriver)]
#![error_domain(NWFILTER)]

unsafe extern "C" {
    #[since("4.5.0")]
    #[rpc(401)]
    #[acl("connect:search-nwfilter-bindings", "filter nwfilter-binding:getattr")]
    fn virConnectListAllNWFilterBindings(conn: Connect, bindings: List<NWFilterBinding>, flags: u32) -> Count;

    #[since("0.10.2")]
    #[rpc(286)]
    #[acl("connect:search-nwfilters", "filter nwfilter:getattr")]
    fn virConnectListAllNWFilters(conn: Connect, filters: List<NWFilter>, flags: u32) -> Count;

    #[since("0.8.0")]
    #[rpc(179)]
    #[acl("connect:search-nwfilters", "filter nwfilter:getattr")]
    #[check(array(names, maxnames), non_negative(maxnames))]
    fn virConnectListNWFilters(conn: Connect, names: Names<maxnames>) -> Count;

    #[since("0.8.0")]
    #[rpc(178)]
    #[acl("connect:search-nwfilters", "filter nwfilter:getattr")]
    fn virConnectNumOfNWFilters(conn: Connect) -> i32;

    #[since("4.5.0")]
    #[rpc(399)]
    #[acl("nwfilter-binding:create")]
    #[check(non_null(xml), read_only)]
    fn virNWFilterBindingCreateXML(conn: Connect, xml: Str, flags: u32) -> NWFilterBinding;

    #[since("4.5.0")]
    #[rpc(400)]
    #[acl("nwfilter-binding:delete")]
    #[check(read_only)]
    fn virNWFilterBindingDelete(binding: NWFilterBinding);

    #[since("4.5.0")]
    #[local(free)]
    fn virNWFilterBindingFree(binding: virNWFilterBindingPtr) -> c_int;

    #[since("4.5.0")]
    #[by_hand]
    fn virNWFilterBindingGetFilterName(binding: virNWFilterBindingPtr) -> *const c_char;

    #[since("4.5.0")]
    #[by_hand]
    fn virNWFilterBindingGetPortDev(binding: virNWFilterBindingPtr) -> *const c_char;

    #[since("4.5.0")]
    #[rpc(398)]
    #[acl("nwfilter-binding:read")]
    fn virNWFilterBindingGetXMLDesc(binding: NWFilterBinding, flags: u32) -> String;

    #[since("4.5.0")]
    #[rpc(397)]
    #[acl("nwfilter-binding:getattr")]
    #[check(non_null(portdev))]
    fn virNWFilterBindingLookupByPortDev(conn: Connect, portdev: Str) -> NWFilterBinding;

    #[since("4.5.0")]
    #[local(add_ref)]
    fn virNWFilterBindingRef(binding: virNWFilterBindingPtr) -> c_int;

    #[since("0.8.0")]
    #[rpc(180)]
    #[acl("nwfilter:write", "nwfilter:save")]
    #[check(non_null(xmlDesc), read_only)]
    fn virNWFilterDefineXML(conn: Connect, xmlDesc: Str) -> NWFilter;

    #[since("7.7.0")]
    #[rpc(431)]
    #[acl("nwfilter:write", "nwfilter:save")]
    #[check(non_null(xmlDesc), read_only)]
    fn virNWFilterDefineXMLFlags(conn: Connect, xmlDesc: Str, flags: u32) -> NWFilter;

    #[since("0.8.0")]
    #[local(free)]
    fn virNWFilterFree(nwfilter: virNWFilterPtr) -> c_int;

    #[since("0.8.0")]
    #[local(name)]
    fn virNWFilterGetName(nwfilter: virNWFilterPtr) -> *const c_char;

    #[since("0.8.0")]
    #[local(uuid)]
    fn virNWFilterGetUUID(nwfilter: virNWFilterPtr, uuid: *mut c_uchar) -> c_int;

    #[since("0.8.0")]
    #[local(uuid_string)]
    fn virNWFilterGetUUIDString(nwfilter: virNWFilterPtr, buf: *mut c_char) -> c_int;

    #[since("0.8.0")]
    #[rpc(177)]
    #[acl("nwfilter:read")]
    fn virNWFilterGetXMLDesc(nwfilter: NWFilter, flags: u32) -> String;

    #[since("0.8.0")]
    #[rpc(175)]
    #[acl("nwfilter:getattr")]
    #[check(non_null(name))]
    fn virNWFilterLookupByName(conn: Connect, name: Str) -> NWFilter;

    #[since("0.8.0")]
    #[rpc(176)]
    #[acl("nwfilter:getattr")]
    #[check(non_null(uuid))]
    fn virNWFilterLookupByUUID(conn: Connect, uuid: Uuid) -> NWFilter;

    #[since("0.8.0")]
    #[by_hand]
    fn virNWFilterLookupByUUIDString(conn: virConnectPtr, uuidstr: *const c_char) -> virNWFilterPtr;

    #[since("0.8.0")]
    #[local(add_ref)]
    fn virNWFilterRef(nwfilter: virNWFilterPtr) -> c_int;

    #[since("0.8.0")]
    #[rpc(181)]
    #[acl("nwfilter:delete")]
    #[check(read_only)]
    fn virNWFilterUndefine(nwfilter: NWFilter);
}
