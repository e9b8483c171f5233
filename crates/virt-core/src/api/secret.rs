// SPDX-License-Identifier: LGPL-2.1-or-later
//! Rows of `libvirt-secret.h`.
#![header("libvirt-secret.h", library = "libvirt")]
#![driver(SecretDriver)]
#![error_domain(SECRET)]

unsafe extern "C" {
    #[since("0.10.2")]
    #[rpc(287)]
    #[acl("connect:search-secrets", "filter secret:getattr")]
    fn virConnectListAllSecrets(conn: Connect, secrets: List<Secret>, flags: u32) -> Count;

    #[since("0.7.1")]
    #[rpc(140)]
    #[acl("connect:search-secrets", "filter secret:getattr")]
    #[check(array(uuids, maxuuids), non_negative(maxuuids))]
    fn virConnectListSecrets(conn: Connect, uuids: NameArray<maxuuids>) -> Count;

    #[since("0.7.1")]
    #[rpc(139)]
    #[acl("connect:search-secrets", "filter secret:getattr")]
    fn virConnectNumOfSecrets(conn: Connect) -> i32;

    #[since("3.0.0")]
    #[rpc(381)]
    #[acl("connect:read")]
    #[by_hand]
    fn virConnectSecretEventDeregisterAny(conn: virConnectPtr, callbackID: c_int) -> c_int;

    #[since("3.0.0")]
    #[rpc(380)]
    #[acl("connect:search-secrets", "filter secret:getattr")]
    #[by_hand]
    fn virConnectSecretEventRegisterAny(conn: virConnectPtr, secret: virSecretPtr, eventID: c_int, cb: virConnectSecretEventGenericCallback, opaque: *mut c_void, freecb: virFreeCallback) -> c_int;

    #[since("0.7.1")]
    #[rpc(142)]
    #[acl("secret:write", "secret:save")]
    #[check(read_only, non_null(xml))]
    fn virSecretDefineXML(conn: Connect, xml: Str, flags: u32) -> Secret;

    #[since("0.7.1")]
    #[local(free)]
    fn virSecretFree(secret: virSecretPtr) -> c_int;

    #[since("0.7.1")]
    #[local(connect)]
    fn virSecretGetConnect(secret: virSecretPtr) -> virConnectPtr;

    #[since("0.7.1")]
    #[local(uuid)]
    fn virSecretGetUUID(secret: virSecretPtr, uuid: *mut c_uchar) -> c_int;

    #[since("0.7.1")]
    #[local(uuid_string)]
    fn virSecretGetUUIDString(secret: virSecretPtr, buf: *mut c_char) -> c_int;

    #[since("0.7.1")]
    #[by_hand]
    fn virSecretGetUsageID(secret: virSecretPtr) -> *const c_char;

    #[since("0.7.1")]
    #[by_hand]
    fn virSecretGetUsageType(secret: virSecretPtr) -> c_int;

    #[since("0.7.1")]
    #[rpc(145)]
    #[acl("secret:read-secure")]
    #[by_hand]
    fn virSecretGetValue(secret: virSecretPtr, value_size: *mut usize, flags: c_uint) -> *mut c_uchar;

    #[since("0.7.1")]
    #[rpc(143)]
    #[acl("secret:read")]
    fn virSecretGetXMLDesc(secret: Secret, flags: u32) -> String;

    #[since("0.7.1")]
    #[rpc(141)]
    #[acl("secret:getattr")]
    #[check(non_null(uuid))]
    fn virSecretLookupByUUID(conn: Connect, uuid: Uuid) -> Secret;

    #[since("0.7.1")]
    #[by_hand]
    fn virSecretLookupByUUIDString(conn: virConnectPtr, uuidstr: *const c_char) -> virSecretPtr;

    #[since("0.7.1")]
    #[rpc(147)]
    #[acl("secret:getattr")]
    #[check(non_null(usageID))]
    fn virSecretLookupByUsage(conn: Connect, usageType: i32, usageID: Str) -> Secret;

    #[since("0.7.1")]
    #[local(add_ref)]
    fn virSecretRef(secret: virSecretPtr) -> c_int;

    #[since("0.7.1")]
    #[rpc(144)]
    #[acl("secret:write")]
    #[check(read_only, non_null(value))]
    fn virSecretSetValue(secret: Secret, value: Blob<value_size>, flags: u32);

    #[since("0.7.1")]
    #[rpc(146)]
    #[acl("secret:delete")]
    #[check(read_only)]
    fn virSecretUndefine(secret: Secret);
}
