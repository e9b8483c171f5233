// SPDX-License-Identifier: LGPL-2.1-or-later
//! Secrets, such as passphrases of encrypted volumes (`libvirt-secret.h`).
#![header("libvirt-secret.h", library = "libvirt")]
#![driver(SecretDriver)]
#![error_domain(SECRET)]

unsafe extern "C" {
    /// Lists the secrets, filtered if wanted.
    ///
    /// `flags` is a set of virConnectListAllSecretsFlags. Filter flags come in groups of opposites:
    /// none or all of a group means no filter. On success `*secrets` is a new NULL-terminated
    /// array: release each element with virSecretFree() and the array with free(). Pass NULL for
    /// `secrets` to count only. Returns the number of elements, or -1 with `*secrets` set to NULL.
    #[since("0.10.2")]
    #[rpc(287)]
    #[acl("connect:search-secrets", "filter secret:getattr")]
    fn virConnectListAllSecrets(conn: Connect, secrets: List<Secret>, flags: u32) -> Count;

    /// Lists the UUIDs of the secrets in text form.
    ///
    /// The caller gives room for `maxuuids` pointers in `uuids`; each string stored must be
    /// released with free(). Returns the number stored, or -1 on failure. A full array may mean
    /// that more exist: the set can change after virConnectNumOfSecrets(). New code takes
    /// virConnectListAllSecrets().
    #[since("0.7.1")]
    #[rpc(140)]
    #[acl("connect:search-secrets", "filter secret:getattr")]
    #[check(array(uuids, maxuuids), non_negative(maxuuids))]
    fn virConnectListSecrets(conn: Connect, uuids: NameArray<maxuuids>) -> Count;

    /// Counts the secrets.
    ///
    /// Returns the number, or -1 on failure.
    #[since("0.7.1")]
    #[rpc(139)]
    #[acl("connect:search-secrets", "filter secret:getattr")]
    fn virConnectNumOfSecrets(conn: Connect) -> i32;

    /// Removes a secret event callback by its id.
    ///
    /// `callbackID` is what virConnectSecretEventRegisterAny() returned. The free callback given
    /// there runs now, or after the callback returns if it is running. Returns 0, or -1 on failure.
    #[since("3.0.0")]
    #[rpc(381)]
    #[acl("connect:read")]
    #[by_hand]
    fn virConnectSecretEventDeregisterAny(conn: virConnectPtr, callbackID: c_int) -> c_int;

    /// Calls a function for events of one kind, virSecretEventID, of one secret or all.
    ///
    /// `secret` limits it to one object, NULL means all. Cast `cb` with VIR_SECRET_EVENT_CALLBACK()
    /// to the type the event id calls for. An event loop must be registered before. The object
    /// handed to `cb` is only valid during the call unless a reference is taken. `freecb`, if not
    /// NULL, releases `opaque` once. Returns an id for virConnectSecretEventDeregisterAny(), or -1.
    /// The registration holds the connection.
    #[since("3.0.0")]
    #[rpc(380)]
    #[acl("connect:search-secrets", "filter secret:getattr")]
    #[by_hand]
    fn virConnectSecretEventRegisterAny(conn: virConnectPtr, secret: virSecretPtr, eventID: c_int, cb: virConnectSecretEventGenericCallback, opaque: *mut c_void, freecb: virFreeCallback) -> c_int;

    /// Stores a secret's description; its value is set apart, by virSecretSetValue().
    ///
    /// A secret of the same UUID gets the new description, otherwise one is made. `flags` is a set
    /// of virSecretDefineFlags; VALIDATE checks the document against the schema first. Returns a
    /// new object, released with virSecretFree(), or NULL on failure. Needs a read-write
    /// connection.
    #[since("0.7.1")]
    #[rpc(142)]
    #[acl("secret:write", "secret:save")]
    #[check(read_only, non_null(xml))]
    fn virSecretDefineXML(conn: Connect, xml: Str, flags: u32) -> Secret;

    /// Drops one reference to a secret object.
    ///
    /// The memory goes with the last reference; the secret itself is not touched. Returns 0, or -1
    /// if `secret` is not valid; NULL is an error.
    #[since("0.7.1")]
    #[local(free)]
    fn virSecretFree(secret: virSecretPtr) -> c_int;

    /// Gives the connection a secret object belongs to.
    ///
    /// The pointer is borrowed: no reference is added, so do not close it, and do not use it after
    /// the last reference to `secret` is gone. Returns NULL if `secret` is not valid.
    #[since("0.7.1")]
    #[local(connect)]
    fn virSecretGetConnect(secret: virSecretPtr) -> virConnectPtr;

    /// Copies the secret's UUID as raw bytes.
    ///
    /// `uuid` must have room for VIR_UUID_BUFLEN (16) bytes. Returns 0, or -1 on failure.
    #[since("0.7.1")]
    #[local(uuid)]
    fn virSecretGetUUID(secret: virSecretPtr, uuid: *mut c_uchar) -> c_int;

    /// Writes the secret's UUID in its usual text form.
    ///
    /// `buf` must have room for VIR_UUID_STRING_BUFLEN (37) bytes, the final NUL included. Returns
    /// 0, or -1 on failure.
    #[since("0.7.1")]
    #[local(uuid_string)]
    fn virSecretGetUUIDString(secret: virSecretPtr, buf: *mut c_char) -> c_int;

    /// Gives the name of what the secret is for, such as a volume's path.
    ///
    /// The string belongs to the object and lives as long as it: do not free it. Returns NULL if
    /// `secret` is not valid.
    #[since("0.7.1")]
    #[by_hand]
    fn virSecretGetUsageID(secret: virSecretPtr) -> *const c_char;

    /// Gives the kind of thing the secret is for.
    ///
    /// Returns a virSecretUsageType, maybe one newer than the caller knows, or -1 if `secret` is
    /// not valid.
    #[since("0.7.1")]
    #[by_hand]
    fn virSecretGetUsageType(secret: virSecretPtr) -> c_int;

    /// Reads the secret's value.
    ///
    /// `*value_size` receives its length in bytes; the value may hold NUL bytes and has none added.
    /// A private secret tells nobody: VIR_ERR_INVALID_SECRET. `flags` is unused, pass 0. Returns
    /// the bytes, released with free(), best overwritten before, or NULL on failure. Needs a
    /// read-write connection.
    #[since("0.7.1")]
    #[rpc(145)]
    #[acl("secret:read-secure")]
    #[by_hand]
    fn virSecretGetValue(secret: virSecretPtr, value_size: *mut usize, flags: c_uint) -> *mut c_uchar;

    /// Describes the secret as `<secret>` XML, without its value.
    ///
    /// `flags` is unused, pass 0. Returns UTF-8 XML that the caller releases with free(), or NULL
    /// on failure.
    #[since("0.7.1")]
    #[rpc(143)]
    #[acl("secret:read")]
    fn virSecretGetXMLDesc(secret: Secret, flags: u32) -> String;

    /// Finds a secret by its UUID in raw form.
    ///
    /// `uuid` points to VIR_UUID_BUFLEN (16) bytes. Returns a new object, released with
    /// virSecretFree(), or NULL on failure; the error is VIR_ERR_NO_SECRET if there is none.
    #[since("0.7.1")]
    #[rpc(141)]
    #[acl("secret:getattr")]
    #[check(non_null(uuid))]
    fn virSecretLookupByUUID(conn: Connect, uuid: Uuid) -> Secret;

    /// Finds a secret by its UUID in text form.
    ///
    /// Text that is not a UUID is an argument error. Returns a new object, released with
    /// virSecretFree(), or NULL on failure; the error is VIR_ERR_NO_SECRET if there is none.
    #[since("0.7.1")]
    #[by_hand]
    fn virSecretLookupByUUIDString(conn: virConnectPtr, uuidstr: *const c_char) -> virSecretPtr;

    /// Finds a secret by what it is for.
    ///
    /// `usageType` is a virSecretUsageType and `usageID` the name of that thing, one of its kind.
    /// Returns a new object, released with virSecretFree(), or NULL on failure; the error is
    /// VIR_ERR_NO_SECRET if there is none.
    #[since("0.7.1")]
    #[rpc(147)]
    #[acl("secret:getattr")]
    #[check(non_null(usageID))]
    fn virSecretLookupByUsage(conn: Connect, usageType: i32, usageID: Str) -> Secret;

    /// Adds one reference to a secret object.
    ///
    /// Every reference needs its own virSecretFree(). Returns 0, or -1 if `secret` is not valid.
    #[since("0.7.1")]
    #[local(add_ref)]
    fn virSecretRef(secret: virSecretPtr) -> c_int;

    /// Sets the secret's value.
    ///
    /// `value` is `value_size` bytes of any kind; they are copied. `flags` is unused, pass 0.
    /// Returns 0, or -1 on failure; needs a read-write connection.
    #[since("0.7.1")]
    #[rpc(144, max = 65536)]
    #[acl("secret:write")]
    #[check(read_only, non_null(value))]
    fn virSecretSetValue(secret: Secret, value: Blob<value_size>, flags: u32);

    /// Deletes a secret and its value.
    ///
    /// The object must still be released. Returns 0, or -1 on failure; needs a read-write
    /// connection.
    #[since("0.7.1")]
    #[rpc(146)]
    #[acl("secret:delete")]
    #[check(read_only)]
    fn virSecretUndefine(secret: Secret);
}
