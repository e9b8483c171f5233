// SPDX-License-Identifier: LGPL-2.1-or-later
//! Packet filters of guest interfaces and their bindings (`libvirt-nwfilter.h`).
#![header("libvirt-nwfilter.h", library = "libvirt")]
#![driver(NWFilterDriver)]
#![error_domain(NWFILTER)]

unsafe extern "C" {
    /// Lists the bindings between filters and guest interfaces.
    ///
    /// `flags` is unused, pass 0. On success `*bindings` is a new NULL-terminated array: release
    /// each element with virNWFilterBindingFree() and the array with free(). Pass NULL for
    /// `bindings` to count only. Returns the number of elements, or -1 with `*bindings` set to
    /// NULL.
    #[since("4.5.0")]
    #[rpc(401)]
    #[acl("connect:search-nwfilter-bindings", "filter nwfilter-binding:getattr")]
    fn virConnectListAllNWFilterBindings(conn: Connect, bindings: List<NWFilterBinding>, flags: u32) -> Count;

    /// Lists the network filters.
    ///
    /// `flags` is unused, pass 0. On success `*filters` is a new NULL-terminated array: release
    /// each element with virNWFilterFree() and the array with free(). Pass NULL for `filters` to
    /// count only. Returns the number of elements, or -1 with `*filters` set to NULL.
    #[since("0.10.2")]
    #[rpc(286)]
    #[acl("connect:search-nwfilters", "filter nwfilter:getattr")]
    fn virConnectListAllNWFilters(conn: Connect, filters: List<NWFilter>, flags: u32) -> Count;

    /// Lists the names of the network filters.
    ///
    /// The caller gives room for `maxnames` pointers in `names`; each string stored must be
    /// released with free(). Returns the number stored, or -1 on failure. A full array may mean
    /// that more exist: the set can change after virConnectNumOfNWFilters(). New code takes
    /// virConnectListAllNWFilters().
    #[since("0.8.0")]
    #[rpc(179)]
    #[acl("connect:search-nwfilters", "filter nwfilter:getattr")]
    #[check(array(names, maxnames), non_negative(maxnames))]
    fn virConnectListNWFilters(conn: Connect, names: Names<maxnames>) -> Count;

    /// Counts the network filters.
    ///
    /// Returns the number, or -1 on failure.
    #[since("0.8.0")]
    #[rpc(178)]
    #[acl("connect:search-nwfilters", "filter nwfilter:getattr")]
    fn virConnectNumOfNWFilters(conn: Connect) -> i32;

    /// Puts a filter on a guest's host-side interface.
    ///
    /// `xml` is a `<filterbinding>` document. Drivers make bindings themselves: a start fails if
    /// the port has one already, so this is for guests that run. `flags` is a set of
    /// virNWFilterBindingCreateFlags; VALIDATE checks the document first. Returns a new object,
    /// released with virNWFilterBindingFree(), or NULL on failure. Needs a read-write connection.
    #[since("4.5.0")]
    #[rpc(399)]
    #[acl("nwfilter-binding:create")]
    #[check(non_null(xml), read_only)]
    fn virNWFilterBindingCreateXML(conn: Connect, xml: Str, flags: u32) -> NWFilterBinding;

    /// Takes the filter off a guest's host-side interface.
    ///
    /// The guest goes on unfiltered. The object must still be released. Returns 0, or -1 on
    /// failure; needs a read-write connection.
    #[since("4.5.0")]
    #[rpc(400)]
    #[acl("nwfilter-binding:delete")]
    #[check(read_only)]
    fn virNWFilterBindingDelete(binding: NWFilterBinding);

    /// Drops one reference to a binding object.
    ///
    /// The memory goes with the last reference; the binding itself is not touched. Returns 0, or -1
    /// if `binding` is not valid; NULL is an error.
    #[since("4.5.0")]
    #[local(free)]
    fn virNWFilterBindingFree(binding: virNWFilterBindingPtr) -> c_int;

    /// Gives the name of the filter that is bound.
    ///
    /// The string belongs to the object and lives as long as it: do not free it. Returns NULL if
    /// `binding` is not valid.
    #[since("4.5.0")]
    #[by_hand]
    fn virNWFilterBindingGetFilterName(binding: virNWFilterBindingPtr) -> *const c_char;

    /// Gives the name of the interface the filter is bound to.
    ///
    /// The string belongs to the object and lives as long as it: do not free it. Returns NULL if
    /// `binding` is not valid.
    #[since("4.5.0")]
    #[by_hand]
    fn virNWFilterBindingGetPortDev(binding: virNWFilterBindingPtr) -> *const c_char;

    /// Describes the binding as `<filterbinding>` XML.
    ///
    /// `flags` is unused, pass 0. Returns UTF-8 XML that the caller releases with free(), or NULL
    /// on failure.
    #[since("4.5.0")]
    #[rpc(398)]
    #[acl("nwfilter-binding:read")]
    fn virNWFilterBindingGetXMLDesc(binding: NWFilterBinding, flags: u32) -> String;

    /// Finds a binding by the name of its interface.
    ///
    /// Returns a new object, released with virNWFilterBindingFree(), or NULL on failure; the error
    /// is VIR_ERR_NO_NWFILTER_BINDING if there is none.
    #[since("4.5.0")]
    #[rpc(397)]
    #[acl("nwfilter-binding:getattr")]
    #[check(non_null(portdev))]
    fn virNWFilterBindingLookupByPortDev(conn: Connect, portdev: Str) -> NWFilterBinding;

    /// Adds one reference to a binding object.
    ///
    /// Every reference needs its own virNWFilterBindingFree(). Returns 0, or -1 if `binding` is not
    /// valid.
    #[since("4.5.0")]
    #[local(add_ref)]
    fn virNWFilterBindingRef(binding: virNWFilterBindingPtr) -> c_int;

    /// Stores a network filter.
    ///
    /// A filter of the same UUID and name gets the new rules, and running guests that use it are
    /// changed at once. Returns a new object, released with virNWFilterFree(), or NULL on failure.
    /// Needs a read-write connection.
    #[since("0.8.0")]
    #[rpc(180)]
    #[acl("nwfilter:write", "nwfilter:save")]
    #[check(non_null(xmlDesc), read_only)]
    fn virNWFilterDefineXML(conn: Connect, xmlDesc: Str) -> NWFilter;

    /// Stores a network filter, with options.
    ///
    /// As virNWFilterDefineXML(); `flags` is a set of virNWFilterDefineFlags, where VALIDATE checks
    /// the document against the schema first. Returns a new object, released with
    /// virNWFilterFree(), or NULL on failure. Needs a read-write connection.
    #[since("7.7.0")]
    #[rpc(431)]
    #[acl("nwfilter:write", "nwfilter:save")]
    #[check(non_null(xmlDesc), read_only)]
    fn virNWFilterDefineXMLFlags(conn: Connect, xmlDesc: Str, flags: u32) -> NWFilter;

    /// Drops one reference to a filter object.
    ///
    /// The memory goes with the last reference; the filter itself is not touched. Returns 0, or -1
    /// if `nwfilter` is not valid; NULL is an error.
    #[since("0.8.0")]
    #[local(free)]
    fn virNWFilterFree(nwfilter: virNWFilterPtr) -> c_int;

    /// Gives the filter's name.
    ///
    /// The string belongs to the object and lives as long as it: do not free it. Returns NULL if
    /// `nwfilter` is not valid.
    #[since("0.8.0")]
    #[local(name)]
    fn virNWFilterGetName(nwfilter: virNWFilterPtr) -> *const c_char;

    /// Copies the filter's UUID as raw bytes.
    ///
    /// `uuid` must have room for VIR_UUID_BUFLEN (16) bytes. Returns 0, or -1 on failure.
    #[since("0.8.0")]
    #[local(uuid)]
    fn virNWFilterGetUUID(nwfilter: virNWFilterPtr, uuid: *mut c_uchar) -> c_int;

    /// Writes the filter's UUID in its usual text form.
    ///
    /// `buf` must have room for VIR_UUID_STRING_BUFLEN (37) bytes, the final NUL included. Returns
    /// 0, or -1 on failure.
    #[since("0.8.0")]
    #[local(uuid_string)]
    fn virNWFilterGetUUIDString(nwfilter: virNWFilterPtr, buf: *mut c_char) -> c_int;

    /// Describes the filter as `<filter>` XML.
    ///
    /// `flags` is unused, pass 0. Returns UTF-8 XML that the caller releases with free(), or NULL
    /// on failure.
    #[since("0.8.0")]
    #[rpc(177)]
    #[acl("nwfilter:read")]
    fn virNWFilterGetXMLDesc(nwfilter: NWFilter, flags: u32) -> String;

    /// Finds a filter by its name.
    ///
    /// Returns a new object, released with virNWFilterFree(), or NULL on failure; the error is
    /// VIR_ERR_NO_NWFILTER if there is none.
    #[since("0.8.0")]
    #[rpc(175)]
    #[acl("nwfilter:getattr")]
    #[check(non_null(name))]
    fn virNWFilterLookupByName(conn: Connect, name: Str) -> NWFilter;

    /// Finds a filter by its UUID in raw form.
    ///
    /// `uuid` points to VIR_UUID_BUFLEN (16) bytes. Returns a new object, released with
    /// virNWFilterFree(), or NULL on failure; the error is VIR_ERR_NO_NWFILTER if there is none.
    #[since("0.8.0")]
    #[rpc(176)]
    #[acl("nwfilter:getattr")]
    #[check(non_null(uuid))]
    fn virNWFilterLookupByUUID(conn: Connect, uuid: Uuid) -> NWFilter;

    /// Finds a filter by its UUID in text form.
    ///
    /// Text that is not a UUID is an argument error. Returns a new object, released with
    /// virNWFilterFree(), or NULL on failure; the error is VIR_ERR_NO_NWFILTER if there is none.
    #[since("0.8.0")]
    #[by_hand]
    fn virNWFilterLookupByUUIDString(conn: virConnectPtr, uuidstr: *const c_char) -> virNWFilterPtr;

    /// Adds one reference to a filter object.
    ///
    /// Every reference needs its own virNWFilterFree(). Returns 0, or -1 if `nwfilter` is not
    /// valid.
    #[since("0.8.0")]
    #[local(add_ref)]
    fn virNWFilterRef(nwfilter: virNWFilterPtr) -> c_int;

    /// Removes a network filter that no running guest uses.
    ///
    /// The object must still be released. Returns 0, or -1 on failure; needs a read-write
    /// connection.
    #[since("0.8.0")]
    #[rpc(181)]
    #[acl("nwfilter:delete")]
    #[check(read_only)]
    fn virNWFilterUndefine(nwfilter: NWFilter);
}
