// SPDX-License-Identifier: LGPL-2.1-or-later
//! Procedures and events of the program of `libvirt-qemu.h` whose form does not follow from a row of the API: fields
//! in their order. `virt-rows` reads this file; it is not compiled.

unsafe extern "C" {
    #[call(4)]
    fn connect_domain_monitor_event_register(dom: OptDomain, event: OptStr, flags: u32) -> i32;

    #[call(5)]
    fn connect_domain_monitor_event_deregister(callbackID: i32);

    #[event(6)]
    fn domain_monitor_event(callbackID: i32, dom: Domain, event: Str, seconds: i64, micros: u32, details: OptStr);

    #[call(7)]
    #[sends_fds]
    #[receives_fds]
    fn domain_monitor_command_with_files(dom: Domain, cmd: Str, flags: u32) -> Str;
}
