// SPDX-License-Identifier: LGPL-2.1-or-later
//! All ways to a daemon: the distribution's libvirtd listens with certificates, passwords and
//! behind an sshd, each its own and private, and the same C programs try to open the same URIs on
//! the reference and on this library. What they print must be the same, refusals too. The daemon's
//! storage driver also shows what becomes of volumes' bytes.

mod certificates;
#[path = "../common/mod.rs"]
mod common;
mod host;
mod kerberos;
mod logins;
mod loss;
mod sasl;
mod ssh;
mod sshd;
mod support;
mod tls;
mod uris;

use libtest_mimic::{Arguments, Failed, Trial};

use support::Result;

fn main() {
    let arguments = Arguments::from_args();
    let trial = |name: &str, test: fn() -> Result| Trial::test(name, move || test().map_err(Failed::from));
    let trials = vec![
        trial("tls", tls::tls),
        trial("sasl", sasl::sasl),
        trial("gssapi", kerberos::gssapi),
        trial("ssh", ssh::ssh),
        trial("libssh", ssh::libssh),
        trial("libssh2", ssh::libssh2),
        trial("libssh-logins", logins::libssh),
        trial("libssh2-logins", logins::libssh2),
        trial("session", host::session),
        trial("admin", host::admin),
        trial("volumes", host::volumes),
        trial("forked", host::forked),
        trial("defaults", uris::defaults),
        trial("timeouts", loss::timeouts),
        trial("ipv6", uris::ipv6),
        trial("lost", loss::lost),
        trial("killed", loss::killed_often),
        // Slow: make clients.
        trial("killed-a-thousand-times", loss::killed_a_thousand_times).with_ignored_flag(true),
        trial("killed-beside-a-guest", loss::killed_beside_a_guest).with_ignored_flag(true),
        trial("reconnect", loss::reconnect),
        trial("reconnect-qemu", loss::reconnect_qemu),
        trial("parameters", uris::parameters),
        trial("refused", uris::refused),
    ];
    libtest_mimic::run(&arguments, trials).exit();
}
