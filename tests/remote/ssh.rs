// SPDX-License-Identifier: LGPL-2.1-or-later
//! ssh: by its program, and by two libraries.

use std::process::Command;

use crate::common;
use crate::common::daemon::Daemon;
use crate::sshd::{Sshd, add_locked_key, on_both};
use crate::support::{Program, Result, free_port, must, scratch, write};

pub fn ssh() -> Result {
    let dir = scratch("ssh");
    let daemon = Daemon::start(&dir.join("daemon"), "");
    let sshd = Sshd::start(&dir)?;
    // ssh itself looks up where the user's home is: nothing of that must be read or written.
    let client = dir.join("ssh");
    let script = format!(
        "#!/bin/sh\nexec ssh -F none -o IdentitiesOnly=yes -o IdentityAgent=none -o LogLevel=ERROR \
         -o UserKnownHostsFile={}/known -o GlobalKnownHostsFile=none \"$@\"\n",
        dir.display()
    );
    write(&client, &script)?;
    must(Command::new("chmod").arg("755").arg(&client))?;
    let uri = |key: &str, more: &str| {
        format!(
            "test+ssh://root@localhost:{}/default?command={}&keyfile={}&socket={}&no_tty=1{more}",
            sshd.port,
            client.display(),
            dir.join(key).display(),
            daemon.socket().display(),
        )
    };
    let args = [
        // Nobody knows the host yet.
        uri("key", ""),
        uri("key", "&no_verify=1"),
        // Now it is known.
        uri("key", "&netcat=/usr/bin/nc"),
        format!("!{}", uri("key", "")),
        uri("wrong", ""),
        uri("key", "&netcat=/nonexistent/nc"),
        uri("key", "&proxy=native&netcat=nc"),
        uri("key", "&proxy=nothing"),
        uri("key", "&mode=bogus"),
    ];
    let program = Program::open(&dir);
    let (theirs, ours) = on_both(&dir.join("known"), |library| program.run(library, &args))?;
    let expected = [
        "Host key verification failed",
        "secure 1, encrypted 0",
        "Permission denied",
        "netcat path not valid with native proxy mode",
    ];
    program.judge("ssh", &theirs, &ours, &expected)
}

/// ssh by a library of the system's.
fn by_library(transport: &str, expected: &[&str]) -> Result {
    let dir = scratch(transport);
    let daemon = Daemon::start(&dir.join("daemon"), "");
    let sshd = Sshd::start(&dir)?;
    add_locked_key(&dir)?;
    write(&dir.join("garbage"), "no key\n")?;
    let uri = |key: &str, more: &str| {
        format!(
            "test+{transport}://root@localhost:{}/default?keyfile={}&socket={}&known_hosts={}{more}",
            sshd.port,
            dir.join(key).display(),
            daemon.socket().display(),
            dir.join("known").display(),
        )
    };
    let args = [
        // Nobody knows the host, and nobody is there to say that it is the right one.
        uri("key", "&sshauth=privkey"),
        uri("key", "&sshauth=privkey&known_hosts_verify=auto"),
        uri("key", ""),
        format!("!{}", uri("key", "&sshauth=agent,privkey")),
        uri("key", "&sshauth=privkey&known_hosts_verify=ignore"),
        uri("key", "&sshauth=privkey&netcat=/usr/bin/nc"),
        uri("wrong", "&sshauth=privkey"),
        uri("wrong", "&sshauth=privkey,password"),
        uri("nosuch", "&sshauth=privkey"),
        uri("garbage", "&sshauth=privkey"),
        uri("locked", "&sshauth=privkey"),
        uri("key", "&sshauth=agent"),
        uri("key", "&sshauth=password"),
        uri("key", "&sshauth=password,keyboard-interactive"),
        uri("key", "&sshauth=bogus"),
        uri("key", "&known_hosts_verify=bogus"),
        uri("key", "&proxy=native&netcat=nc"),
        format!("test+{transport}://root@localhost:{}/default?socket=/s&sshauth=password", free_port()),
    ];
    let program = Program::open(&dir);
    let (theirs, ours) = on_both(&dir.join("known"), |library| program.run(library, &args))?;
    program.judge(transport, &theirs, &ours, expected)?;
    // The reference waits for ever when it has to send more than the channel takes at once, and
    // leaves sockets open.
    let env = ["LARGE", "DESCRIPTORS"].map(|what| (format!("LIBVIRT_TEST_{what}"), "1".into()));
    let large = Program { env: &env, ..Program::open(&dir) };
    let text = large.run(
        &common::ours(),
        &[
            uri("key", "&sshauth=privkey"),
            uri("wrong", "&sshauth=privkey"),
            uri("key", "&sshauth=privkey&netcat=/nonexistent/nc"),
        ],
    )?;
    if text.matches("large: 1, undefine 0").count() != 2 {
        return Err(format!("large documents do not arrive:\n{text}"));
    }
    if !text.contains("/nonexistent/nc: not found") {
        return Err(format!("nobody hears what the command says:\n{text}"));
    }
    if !text.contains("descriptors left: 0\n") {
        return Err(format!("descriptors stay open:\n{text}"));
    }
    Ok(())
}

pub fn libssh() -> Result {
    by_library(
        "libssh",
        &[
            "was not accepted",
            "secure 1, encrypted 0",
            "wrong passphrase?",
            "Access denied for 'publickey'",
            "None of the requested authentication methods are supported by the server",
        ],
    )
}

pub fn libssh2() -> Result {
    by_library(
        "libssh2",
        &[
            "was not accepted",
            "secure 1, encrypted 0",
            "authentication with private key",
            "Failed to connect to ssh agent",
            "None of the requested authentication methods are supported by the server",
        ],
    )
}
