// SPDX-License-Identifier: LGPL-2.1-or-later
//! The event loop: the library's own, or one the program brings (`libvirt-event.h`).
#![header("libvirt-event.h", library = "libvirt")]
#![error_domain(EVENT)]

unsafe extern "C" {
    /// Calls a function when a descriptor is ready.
    ///
    /// `events` is a set of virEventHandleType, 0 to add it without watching yet. `ff`, if not
    /// NULL, releases `opaque` after removal. The descriptor stays the caller's. Returns a watch
    /// number for the other calls, or -1; without a registered loop it is -1 and no error is set.
    #[since("0.9.3")]
    #[by_hand]
    fn virEventAddHandle(fd: c_int, events: c_int, cb: virEventHandleCallback, opaque: *mut c_void, ff: virFreeCallback) -> c_int;

    /// Calls a function again and again at an interval.
    ///
    /// `timeout` is in milliseconds, 0 for every turn of the loop, -1 to add it switched off. `ff`,
    /// if not NULL, releases `opaque` after removal. Returns a timer number for the other calls, or
    /// -1; without a registered loop it is -1 and no error is set.
    #[since("0.9.3")]
    #[by_hand]
    fn virEventAddTimeout(timeout: c_int, cb: virEventTimeoutCallback, opaque: *mut c_void, ff: virFreeCallback) -> c_int;

    /// Makes the library's own event loop the one in use.
    ///
    /// Call it before connections are opened, then virEventRunDefaultImpl() again and again in one
    /// thread. Calling it twice does no harm. Returns 0, or -1 on failure.
    #[since("0.9.0")]
    #[by_hand]
    fn virEventRegisterDefaultImpl() -> c_int;

    /// Makes the program's own event loop the one in use.
    ///
    /// Call it once, before connections are opened; a second loop is ignored. The functions may be
    /// called from any thread. The loop must call `ff` of a removed handle or timeout later, from
    /// the loop, never from inside the remove function. Keep it running after the last connection
    /// is closed, for what is left.
    #[since("0.5.0")]
    #[by_hand]
    fn virEventRegisterImpl(addHandle: virEventAddHandleFunc, updateHandle: virEventUpdateHandleFunc, removeHandle: virEventRemoveHandleFunc, addTimeout: virEventAddTimeoutFunc, updateTimeout: virEventUpdateTimeoutFunc, removeTimeout: virEventRemoveTimeoutFunc);

    /// Stops watching a descriptor.
    ///
    /// `watch` comes from virEventAddHandle(). The callback is not called again; its free function
    /// runs later in the loop. Close the descriptor only afterwards. Returns 0, or -1 without an
    /// error set if there is no such watch.
    #[since("0.9.3")]
    #[by_hand]
    fn virEventRemoveHandle(watch: c_int) -> c_int;

    /// Removes a timer.
    ///
    /// `timer` comes from virEventAddTimeout(). Its free function runs later in the loop. Returns
    /// 0, or -1 without an error set if there is no such timer.
    #[since("0.9.3")]
    #[by_hand]
    fn virEventRemoveTimeout(timer: c_int) -> c_int;

    /// Runs one turn of the library's own event loop.
    ///
    /// It waits until something is ready or due, for ever if nothing is registered, and calls the
    /// functions concerned in this thread. Needs virEventRegisterDefaultImpl(). Returns 0, or -1 on
    /// failure.
    #[since("0.9.0")]
    #[by_hand]
    fn virEventRunDefaultImpl() -> c_int;

    /// Changes what a watched descriptor is watched for.
    ///
    /// `watch` comes from virEventAddHandle(); `events` is a set of virEventHandleType, 0 to pause.
    /// An unknown watch is ignored.
    #[since("0.9.3")]
    #[by_hand]
    fn virEventUpdateHandle(watch: c_int, events: c_int);

    /// Changes the interval of a timer.
    ///
    /// `timeout` is in milliseconds, 0 for every turn of the loop, -1 to switch it off. An unknown
    /// timer is ignored.
    #[since("0.9.3")]
    #[by_hand]
    fn virEventUpdateTimeout(timer: c_int, timeout: c_int);
}
