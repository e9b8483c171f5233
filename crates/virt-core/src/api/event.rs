// SPDX-License-Identifier: LGPL-2.1-or-later
//! Rows of `libvirt-event.h`.
#![header("libvirt-event.h", library = "libvirt")]
#![error_domain(EVENT)]

unsafe extern "C" {
    #[since("0.9.3")]
    #[by_hand]
    fn virEventAddHandle(fd: c_int, events: c_int, cb: virEventHandleCallback, opaque: *mut c_void, ff: virFreeCallback) -> c_int;

    #[since("0.9.3")]
    #[by_hand]
    fn virEventAddTimeout(timeout: c_int, cb: virEventTimeoutCallback, opaque: *mut c_void, ff: virFreeCallback) -> c_int;

    #[since("0.9.0")]
    #[by_hand]
    fn virEventRegisterDefaultImpl() -> c_int;

    #[since("0.5.0")]
    #[by_hand]
    fn virEventRegisterImpl(addHandle: virEventAddHandleFunc, updateHandle: virEventUpdateHandleFunc, removeHandle: virEventRemoveHandleFunc, addTimeout: virEventAddTimeoutFunc, updateTimeout: virEventUpdateTimeoutFunc, removeTimeout: virEventRemoveTimeoutFunc);

    #[since("0.9.3")]
    #[by_hand]
    fn virEventRemoveHandle(watch: c_int) -> c_int;

    #[since("0.9.3")]
    #[by_hand]
    fn virEventRemoveTimeout(timer: c_int) -> c_int;

    #[since("0.9.0")]
    #[by_hand]
    fn virEventRunDefaultImpl() -> c_int;

    #[since("0.9.3")]
    #[by_hand]
    fn virEventUpdateHandle(watch: c_int, events: c_int);

    #[since("0.9.3")]
    #[by_hand]
    fn virEventUpdateTimeout(timer: c_int, timeout: c_int);
}
