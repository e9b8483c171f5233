// SPDX-License-Identifier: LGPL-2.1-or-later
//! The ssh program, and what it runs on the other side to reach the daemon's socket.

use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};

use crate::command::CommandTransport;

/// What runs on the other side: the URI parameter `proxy`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Proxy {
    /// virt-ssh-helper where it is installed, else netcat.
    #[default]
    Auto,
    /// netcat, on the daemon's socket.
    Netcat,
    /// virt-ssh-helper, with the URI.
    Native,
}

impl Proxy {
    /// From the parameter's value.
    pub fn from_name(name: &str) -> Option<Proxy> {
        match name {
            "auto" => Some(Proxy::Auto),
            "netcat" => Some(Proxy::Netcat),
            "native" => Some(Proxy::Native),
            _ => None,
        }
    }
}

/// A connection to be made by the ssh program.
#[derive(Clone, Debug, Default)]
pub struct Ssh<'a> {
    /// The host.
    pub host: &'a str,
    /// Its port, where it is not ssh's own.
    pub port: Option<&'a str>,
    /// The program instead of `ssh`.
    pub command: Option<&'a str>,
    /// The user on the other side.
    pub user: Option<&'a str>,
    /// Nobody is there to be asked.
    pub no_tty: bool,
    /// Whoever answers is the right one.
    pub no_verify: bool,
    /// The private key.
    pub keyfile: Option<&'a str>,
    /// What runs there.
    pub remote: Remote<'a>,
}

/// What runs on the other side.
#[derive(Clone, Debug, Default)]
pub struct Remote<'a> {
    /// Which program.
    pub proxy: Proxy,
    /// The netcat program instead of `nc`.
    pub netcat: Option<&'a str>,
    /// The daemon's socket there.
    pub socket: &'a str,
    /// The URI there.
    pub uri: &'a str,
    /// Only to look.
    pub read_only: bool,
}

/// A word for a shell that is run by another shell.
fn escape_twice(text: &str) -> String {
    escape(&escape(text))
}

/// A word that a shell takes for what it is.
fn escape(text: &str) -> String {
    let special = |c: char| "\r\t\n !\"#$&'()*;<>?[\\]^`{|}~".contains(c);
    if text.is_empty() {
        return "''".to_owned();
    }
    if !text.contains(special) {
        return text.to_owned();
    }
    format!("'{}'", text.replace('\'', "'\\''"))
}

impl Remote<'_> {
    /// The command line for the shell on the other side.
    pub fn command_line(&self) -> Result<String> {
        // Who names a netcat wants it.
        let proxy = match self.proxy {
            Proxy::Auto if self.netcat.is_some() => Proxy::Netcat,
            proxy => proxy,
        };
        let nc = escape_twice(self.netcat.unwrap_or("nc"));
        let (socket, uri) = (self.socket, escape_twice(self.uri));
        let netcat = format!(
            "if '{nc}' -q 2>&1 | grep \"requires an argument\" >/dev/null 2>&1; then ARG=-q0;else ARG=;fi;'{nc}' $ARG -U {socket}"
        );
        let helper = format!("virt-ssh-helper {}'{uri}'", if self.read_only { "-r " } else { "" });
        match proxy {
            Proxy::Auto => Ok(format!(
                "sh -c 'which virt-ssh-helper 1>/dev/null 2>&1; if test $? = 0; then     {helper}; else    {netcat}; fi'"
            )),
            Proxy::Netcat => Ok(format!("sh -c '{netcat}'")),
            Proxy::Native if self.netcat.is_some() => {
                let text = tr!("netcat path not valid with native proxy mode");
                Err(Error::new(ErrorDomain::RPC, ErrorCode::INVALID_ARG, text))
            }
            Proxy::Native => Ok(format!("sh -c '{helper}'")),
        }
    }
}

/// What the ssh program gets of our environment.
const PASSED: [&str; 8] = [
    "XDG_RUNTIME_DIR",
    "KRB5CCNAME",
    "SSH_AUTH_SOCK",
    "SSH_ASKPASS",
    "SSH_ASKPASS_REQUIRE",
    "OPENSSL_CONF",
    "DISPLAY",
    "XAUTHORITY",
];

impl Ssh<'_> {
    /// The program and its arguments.
    pub fn arguments(&self) -> Result<Vec<String>> {
        let command = self.remote.command_line()?;
        let mut arguments = vec![self.command.unwrap_or("ssh").to_owned()];
        let mut add = |words: &[&str]| arguments.extend(words.iter().map(|word| (*word).to_owned()));
        for (option, value) in [("-p", self.port), ("-l", self.user), ("-i", self.keyfile)] {
            if let Some(value) = value {
                add(&[option, value]);
            }
        }
        add(&["-T", "-e", "none"]);
        if self.no_tty {
            add(&["-o", "BatchMode=yes"]);
        }
        if self.no_verify {
            add(&["-o", "StrictHostKeyChecking=no"]);
        }
        add(&["--", self.host, &command]);
        Ok(arguments)
    }

    /// Starts the program. Whether it reaches anybody shows in the first call.
    pub fn connect(&self) -> Result<CommandTransport> {
        let mut passed = PASSED.to_vec();
        if !self.no_tty {
            passed.extend(["GPG_TTY", "TERM"]);
        }
        crate::command::spawn(&self.arguments()?, &passed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn remote() -> Remote<'static> {
        Remote { socket: "/var/run/libvirt/libvirt-sock", uri: "qemu:///system", ..Remote::default() }
    }

    #[test]
    fn words_survive_two_shells() {
        assert_eq!(escape("nc"), "nc");
        assert_eq!(escape(""), "''");
        assert_eq!(escape("a b"), "'a b'");
        assert_eq!(escape("a'b"), "'a'\\''b'");
        assert_eq!(escape_twice("a b"), "''\\''a b'\\'''");
    }

    #[test]
    fn netcat_is_taken_where_it_is_named() {
        let named = Remote { netcat: Some("/usr/bin/nc"), ..remote() };
        assert_eq!(
            named.command_line().unwrap(),
            "sh -c 'if '/usr/bin/nc' -q 2>&1 | grep \"requires an argument\" >/dev/null 2>&1; then \
             ARG=-q0;else ARG=;fi;'/usr/bin/nc' $ARG -U /var/run/libvirt/libvirt-sock'"
        );
        let both = Remote { proxy: Proxy::Native, ..named };
        assert_eq!(
            both.command_line().unwrap_err().message(),
            "invalid argument: netcat path not valid with native proxy mode"
        );
    }

    #[test]
    fn the_helper_gets_the_uri() {
        let native = Remote { proxy: Proxy::Native, read_only: true, ..remote() };
        assert_eq!(native.command_line().unwrap(), "sh -c 'virt-ssh-helper -r 'qemu:///system''");
    }

    #[test]
    fn arguments_are_in_order() {
        let ssh = Ssh {
            host: "somehost",
            port: Some("9000"),
            user: Some("fred"),
            keyfile: Some("/root/.ssh/id"),
            no_tty: true,
            no_verify: true,
            remote: Remote { proxy: Proxy::Native, ..remote() },
            ..Ssh::default()
        };
        assert_eq!(
            ssh.arguments().unwrap()[..16],
            [
                "ssh",
                "-p",
                "9000",
                "-l",
                "fred",
                "-i",
                "/root/.ssh/id",
                "-T",
                "-e",
                "none",
                "-o",
                "BatchMode=yes",
                "-o",
                "StrictHostKeyChecking=no",
                "--",
                "somehost"
            ]
        );
    }
}
