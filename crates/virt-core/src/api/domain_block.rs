// SPDX-License-Identifier: LGPL-2.1-or-later
//! Block devices of domains: statistics, throttling, resizing and block jobs (`libvirt-domain.h`).
#![header("libvirt-domain.h", library = "libvirt")]
#![driver(HypervisorDriver)]
#![error_domain(DOMAIN)]

unsafe extern "C" {
    /// Starts a job that merges part of a disk's backing chain into a lower image.
    ///
    /// `disk` is the target name, such as vda, or the source path if only one disk uses it. Data of
    /// the images from `top` down to `base` ends up in `base`; both are paths or vda[N] with the
    /// index shown in the XML. NULL `top` is the active image, NULL `base` the bottom of the chain.
    /// `bandwidth` is in MiB/s, 0 means no limit. `flags` is a set of virDomainBlockCommitFlags;
    /// committing the active image needs ACTIVE and ends with virDomainBlockJobAbort(). Returns 0
    /// once the job runs, or -1; needs a read-write connection.
    #[since("0.10.2")]
    #[rpc(290)]
    #[acl("domain:block-write")]
    #[check(read_only, non_null(disk))]
    fn virDomainBlockCommit(dom: Domain, disk: Str, base: OptStr, top: OptStr, bandwidth: ulong, flags: u32);

    /// Starts a job that copies a disk to the destination an XML document describes.
    ///
    /// `disk` is the target name, such as vda, or the source path if only one disk uses it.
    /// `destxml` is a `<disk>` element whose source and driver describe the copy. `params` may hold
    /// VIR_DOMAIN_BLOCK_COPY_* values, or be NULL with `nparams` 0. `flags` is a set of
    /// virDomainBlockCopyFlags. After the READY event both sides are written until
    /// virDomainBlockJobAbort() stays with the source or pivots to the copy. Returns 0 once the job
    /// runs, or -1; needs a read-write connection.
    #[since("1.2.8")]
    #[rpc(345, max = 16)]
    #[acl("domain:block-write")]
    #[check(read_only, non_null(disk), non_null(destxml), non_negative(nparams), non_null_if(params, nparams))]
    fn virDomainBlockCopy(dom: Domain, disk: Str, destxml: Str, params: Params, flags: u32);

    /// Ends the block job that runs on a disk.
    ///
    /// `disk` is the target name, such as vda, or the source path if only one disk uses it. `flags`
    /// is a set of virDomainBlockJobAbortFlags: PIVOT moves a copy or active commit that is ready
    /// over to its new image (VIR_ERR_BLOCK_COPY_ACTIVE if it is not ready), ASYNC returns before
    /// the job has ended. An event tells the outcome either way. Returns 0, or -1 on failure; needs
    /// a read-write connection.
    #[since("0.9.4")]
    #[rpc(237)]
    #[acl("domain:write")]
    #[check(read_only, non_null(disk))]
    fn virDomainBlockJobAbort(dom: Domain, disk: Str, flags: u32);

    /// Limits the bandwidth of a disk's running block job.
    ///
    /// `disk` is the target name, such as vda, or the source path if only one disk uses it.
    /// `bandwidth` is in MiB/s, or in bytes per second if `flags` holds
    /// VIR_DOMAIN_BLOCK_JOB_SPEED_BANDWIDTH_BYTES (virDomainBlockJobSetSpeedFlags); 0 lifts the
    /// limit. Returns 0, or -1 on failure; needs a read-write connection.
    #[since("0.9.4")]
    #[rpc(239)]
    #[acl("domain:write")]
    #[check(read_only, non_null(disk))]
    fn virDomainBlockJobSetSpeed(dom: Domain, disk: Str, bandwidth: ulong, flags: u32);

    /// Reads bytes from a domain's disk.
    ///
    /// `disk` is a target name or source path. `size` bytes from `offset` on must lie inside the
    /// device; `buffer` has room for them and may be NULL if `size` is 0, which only tries access.
    /// A remote connection carries at most 16 MiB per call. What is read is the host's file, format
    /// header included. `flags` is unused, pass 0. Returns 0, or -1 on failure; needs a read-write
    /// connection.
    #[since("0.4.2")]
    #[rpc(103, max = 4194304)]
    #[acl("domain:block-read")]
    #[check(read_only, non_empty(disk), non_null_if(buffer, size))]
    fn virDomainBlockPeek(dom: Domain, disk: Str, offset: u64, size: BufferOut<buffer>, flags: u32);

    /// Starts a job that copies all backing data into a disk's active image.
    ///
    /// `disk` is the target name, such as vda, or the source path if only one disk uses it. When it
    /// is done the image no longer needs its backing files. `bandwidth` is in MiB/s, or in bytes
    /// per second with VIR_DOMAIN_BLOCK_PULL_BANDWIDTH_BYTES in `flags` (virDomainBlockPullFlags);
    /// 0 means no limit. Follow it with virDomainGetBlockJobInfo() or the block job event. Returns
    /// 0 once the job runs, or -1; needs a read-write connection.
    #[since("0.9.4")]
    #[rpc(240)]
    #[acl("domain:block-write")]
    #[check(read_only, non_null(disk))]
    fn virDomainBlockPull(dom: Domain, disk: Str, bandwidth: ulong, flags: u32);

    /// Starts a job that pulls part of a backing chain, or copies a disk to a new file.
    ///
    /// `disk` is the target name, such as vda, or the source path if only one disk uses it. Without
    /// COPY in `flags` (virDomainBlockRebaseFlags) data above the image `base` is pulled in and
    /// `base` stays as backing file; NULL pulls everything. With COPY `base` is the file to create;
    /// virDomainBlockCopy() does that better. `bandwidth` is in MiB/s unless BANDWIDTH_BYTES is
    /// set, 0 means no limit. Returns 0 once the job runs, or -1; needs a read-write connection.
    #[since("0.9.10")]
    #[rpc(266)]
    #[acl("domain:block-write")]
    #[check(read_only, non_null(disk), custom(base, flags))]
    fn virDomainBlockRebase(dom: Domain, disk: Str, base: OptStr, bandwidth: ulong, flags: u32);

    /// Changes the size a running guest sees of a disk.
    ///
    /// `disk` is the target name, such as vda, or the source path if only one disk uses it. `size`
    /// is in KiB, or in bytes with VIR_DOMAIN_BLOCK_RESIZE_BYTES in `flags`
    /// (virDomainBlockResizeFlags). CAPACITY takes the size of the source, with `size` 0 or exactly
    /// that; EXTEND refuses to shrink. Returns 0, or -1 on failure; needs a read-write connection.
    #[since("0.9.8")]
    #[rpc(251)]
    #[acl("domain:block-write")]
    #[check(read_only, non_null(disk))]
    fn virDomainBlockResize(dom: Domain, disk: Str, size: u64, flags: u32);

    /// Reads the five basic counters of one disk of a running domain.
    ///
    /// `disk` is the target name, such as vda, or the source path if only one disk uses it. Some
    /// drivers take an empty string for the sum over all disks. `stats` is provided by the caller
    /// and `size` is sizeof(virDomainBlockStatsStruct); a counter the hypervisor lacks is -1.
    /// virDomainBlockStatsFlags() knows more. Returns 0, or -1 on failure.
    #[since("0.3.2")]
    #[rpc(64)]
    #[acl("domain:read")]
    #[check(non_null(disk), non_null(stats), fits(stats))]
    fn virDomainBlockStats(dom: Domain, disk: Str, stats: Sized<virDomainBlockStatsStruct, size>);

    /// Reads the counters of one disk of a running domain as typed parameters.
    ///
    /// `disk` is the target name, such as vda, or the source path if only one disk uses it. Some
    /// drivers take an empty string for the sum over all disks. Call first with `params` NULL and
    /// `*nparams` 0 to learn the count, then with an array of that many virTypedParameter;
    /// `*nparams` comes back as the number filled in. Release string values with
    /// virTypedParamsClear(). Times are in nanoseconds. `flags` is a set of virTypedParameterFlags.
    /// Returns 0, or -1 on failure.
    #[since("0.9.5")]
    #[rpc(243, max = 16)]
    #[acl("domain:read")]
    #[check(non_null(disk), non_null(nparams), non_negative(nparams), non_null_if(params, nparams), string_okay)]
    fn virDomainBlockStatsFlags(dom: Domain, disk: Str, params: ParamsOut, flags: u32);

    /// Removes a throttle group from a domain.
    ///
    /// No disk may refer to `group` any more. `flags` is a set of virDomainModificationImpact: LIVE
    /// needs a running domain, CONFIG a persistent one, both may be joined, and 0 means the state
    /// the domain is in now. Returns 0, or -1 on failure.
    #[since("11.2.0")]
    #[rpc(452)]
    #[acl("domain:write", "domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE", "domain:save if VIR_DOMAIN_AFFECT_CONFIG")]
    #[check(non_null(group))]
    fn virDomainDelThrottleGroup(dom: Domain, group: Str, flags: u32);

    /// Reads the sizes of a disk: as the guest sees it, as allocated, as on the host.
    ///
    /// `disk` is the target name, such as vda, or the source path if only one disk uses it. Fills
    /// `info`, which the caller provides, in bytes. For a stopped domain `allocation` equals
    /// `physical`, so compare only while virDomainIsActive() says 1. `flags` is unused, pass 0.
    /// Returns 0, or -1 on failure.
    #[since("0.8.1")]
    #[rpc(194)]
    #[acl("domain:read")]
    #[check(zeroed(info), non_empty(disk), non_null(info))]
    fn virDomainGetBlockInfo(domain: Domain, disk: Str, info: Out<virDomainBlockInfo>, flags: u32);

    /// Reads the I/O limits of one disk.
    ///
    /// `disk` is the target name, such as vda, or the source path if only one disk uses it. NULL is
    /// only for asking the count. Call first with `params` NULL and `*nparams` 0 to learn the
    /// count, then with an array of that many virTypedParameter; `*nparams` comes back as the
    /// number filled in. Release string values with virTypedParamsClear(). `flags` is one of
    /// virDomainModificationImpact, LIVE and CONFIG exclude each other. Returns 0, or -1 on
    /// failure.
    #[since("0.9.8")]
    #[rpc(253, max = 32)]
    #[acl("domain:read")]
    #[check(non_null(nparams), non_negative(nparams), non_null_if(params, nparams), non_null_if(disk, nparams), string_okay, exclusive(VIR_DOMAIN_AFFECT_LIVE, VIR_DOMAIN_AFFECT_CONFIG))]
    fn virDomainGetBlockIoTune(dom: Domain, disk: OptStr, params: ParamsOut, flags: u32);

    /// Reads type, bandwidth and progress of a disk's block job.
    ///
    /// `disk` is the target name, such as vda, or the source path if only one disk uses it. Fills
    /// `info`, which the caller provides; `bandwidth` is in MiB/s, rounded up, or in bytes per
    /// second with VIR_DOMAIN_BLOCK_JOB_INFO_BANDWIDTH_BYTES in `flags`
    /// (virDomainBlockJobInfoFlags). `end` of 1 means that progress is not known. Returns 1 if a
    /// job was found, 0 if there is none, -1 on failure.
    #[since("0.9.4")]
    #[rpc(238)]
    #[acl("domain:read")]
    #[check(zeroed(info), non_null(disk), non_null(info))]
    fn virDomainGetBlockJobInfo(dom: Domain, disk: Str, info: Out<virDomainBlockJobInfo>, flags: u32) -> bool;

    /// Lists the disks of a running domain that met an I/O error.
    ///
    /// `errors` has room for `maxerrors` entries; NULL with 0 returns the room to provide. Each
    /// entry holds a virDomainDiskErrorCode and a target name that the caller releases with free().
    /// `flags` is unused, pass 0. Returns the number of entries filled, or -1 on failure.
    #[since("0.9.10")]
    #[rpc(263)]
    #[acl("domain:read")]
    #[by_hand]
    fn virDomainGetDiskErrors(dom: virDomainPtr, errors: virDomainDiskErrorPtr, maxerrors: c_uint, flags: c_uint) -> c_int;

    /// Changes the I/O limits of one disk.
    ///
    /// `disk` is the target name, such as vda, or the source path if only one disk uses it.
    /// `params` holds `nparams` of the VIR_DOMAIN_BLOCK_IOTUNE_* values; bytes and operations are
    /// per second, 0 means no limit. A total excludes the matching read and write limits. `flags`
    /// is a set of virDomainModificationImpact: LIVE needs a running domain, CONFIG a persistent
    /// one, both may be joined, and 0 means the state the domain is in now. Returns 0, or -1 on
    /// failure; needs a read-write connection.
    #[since("0.9.8")]
    #[rpc(252, max = 32)]
    #[acl("domain:write", "domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE", "domain:save if VIR_DOMAIN_AFFECT_CONFIG")]
    #[check(read_only, non_null(disk), positive(nparams), non_null(params), valid_params(params))]
    fn virDomainSetBlockIoTune(dom: Domain, disk: Str, params: Params, flags: u32);

    /// Asks for one event when a disk image is written beyond an offset.
    ///
    /// `dev` is a target name, or vda[N] with the index shown in the live XML for one image of the
    /// chain. `threshold` is in bytes, 0 removes it. The event VIR_DOMAIN_EVENT_ID_BLOCK_THRESHOLD
    /// comes once, then the threshold must be set anew. `flags` is unused, pass 0. Returns 0, or -1
    /// on failure; needs a read-write connection.
    #[since("3.1.0")]
    #[rpc(386)]
    #[acl("domain:write")]
    #[check(read_only, non_null(dev))]
    fn virDomainSetBlockThreshold(domain: Domain, dev: Str, threshold: u64, flags: u32);

    /// Creates a throttle group of a domain, or changes the limits of an existing one.
    ///
    /// `params` holds `nparams` of the VIR_DOMAIN_BLOCK_IOTUNE_* values for the group named
    /// `group`. Disks join through throttle filters in the XML and may belong to several groups.
    /// `flags` is a set of virDomainModificationImpact: LIVE needs a running domain, CONFIG a
    /// persistent one, both may be joined, and 0 means the state the domain is in now. Returns 0,
    /// or -1 on failure; needs a read-write connection.
    #[since("11.2.0")]
    #[rpc(451, max = 32)]
    #[acl("domain:write", "domain:save if !VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE", "domain:save if VIR_DOMAIN_AFFECT_CONFIG")]
    #[check(read_only, non_null(group), positive(nparams), non_null(params), valid_params(params))]
    fn virDomainSetThrottleGroup(dom: Domain, group: Str, params: Params, flags: u32);
}
