// SPDX-License-Identifier: LGPL-2.1-or-later

use super::*;
use virt_core::config::Config;

fn config(text: &str) -> ClientConfig {
    ClientConfig::new(Config::parse("libvirt.conf", text.as_bytes()).unwrap())
}

fn plan_with(uri: &str, text: &str) -> Result<Plan> {
    let opening = Opening { uri: Some(Uri::parse(uri).unwrap()), read_only: false, flags: 0 };
    Plan::new(&opening, &config(text))
}

fn plan(uri: &str) -> Plan {
    plan_with(uri, "").unwrap_or_else(|error| panic!("{uri}: {error}"))
}

fn refusal(uri: &str) -> String {
    plan_with(uri, "").map_or_else(|error| error.message().to_owned(), |plan| panic!("{plan:?}"))
}

#[test]
fn the_daemon_gets_what_is_its_own() {
    for (uri, name) in [
        ("qemu://host/system", "qemu:///system"),
        ("qemu+tls://u@host:1/system?no_verify=1&a=b%20c&PKIPATH=/x", "qemu:///system?a=b%20c"),
        ("qemu+ssh://host/session?name=lxc:///x%3Fy", "lxc:///x?y"),
        ("remote+tcp://host/anything", ""),
        ("remote://host/", ""),
        ("test+tcp://host/default?call_timeout=5&reconnect=1&connect_timeout=7", "test:///default"),
        ("test+unix:///default?socket=/s&mode=direct&authfile=/f", "test:///default"),
        ("qemu+tcp://host/system#part", "qemu:///system#part"),
    ] {
        assert_eq!(plan(uri).name, name, "{uri}");
    }
}

#[test]
fn ways() {
    assert!(matches!(plan("qemu://h/system").route, Route::Tls { port, .. } if port == 16514));
    assert!(matches!(plan("qemu+tcp://h/system").route, Route::Tcp { port } if port == 16509));
    assert!(matches!(plan("qemu+TCP://[::1]:7/system").route, Route::Tcp { port } if port == 7));
    assert_eq!(plan("qemu+tcp://[::1]:7/system").hostname, "::1");
    assert_eq!(plan("qemu+tcp:///system").hostname, "localhost");
    let Route::Unix { path, start: None } = plan("qemu+unix:///system?socket=/a/b").route else { panic!() };
    assert_eq!(path, "/a/b");
    let Route::Ext { command } = plan("qemu+ext://h/system?command=/bin/cat").route else { panic!() };
    assert_eq!(command, "/bin/cat");
    let Route::Unix { path, .. } = plan("qemu:///system?mode=direct").route else { panic!() };
    assert_eq!(path, "/var/run/libvirt/virtqemud-sock");
    let Route::Unix { path, .. } = plan_with("qemu:///system", "remote_mode = 'legacy'").unwrap().route
    else {
        panic!()
    };
    assert_eq!(path, "/var/run/libvirt/libvirt-sock");
}

#[test]
fn ssh_is_told() {
    let uri =
        "qemu+ssh://me@h:22/system?keyfile=/k&no_tty=1&no_verify=1&netcat=ncat&command=myssh&mode=legacy";
    let Route::Ssh(ssh) = plan(uri).route else { panic!() };
    assert_eq!((ssh.port.as_deref(), ssh.user.as_deref()), (Some("22"), Some("me")));
    assert_eq!((ssh.keyfile.as_deref(), ssh.command.as_deref()), (Some("/k"), Some("myssh")));
    assert!(!ssh.tty && !ssh.verify);
    assert_eq!(ssh.relay.netcat.as_deref(), Some("ncat"));
    assert_eq!(ssh.relay.socket, "/var/run/libvirt/libvirt-sock");
    assert_eq!(ssh.relay.uri, "qemu:///system?mode=legacy");
    assert_eq!(ssh.relay.proxy, Proxy::Auto);
    let Route::LibSsh(Library::LibSsh2, ssh) = plan("qemu+libssh2://h/system?socket=/s").route else {
        panic!()
    };
    assert_eq!((ssh.relay.proxy, ssh.relay.socket.as_str()), (Proxy::Netcat, "/s"));
    let proxied = plan_with("qemu+ssh://h/system", "remote_proxy = 'native'").unwrap();
    assert!(matches!(proxied.route, Route::Ssh(ssh) if ssh.relay.proxy == Proxy::Native));
}

#[test]
fn extras() {
    let extras = plan("test+tcp://h/default?call_timeout=5&reconnect=0&connect_timeout=7").extras;
    assert_eq!(extras, Extras { call_timeout: Some(5), connect_timeout: Some(7), reconnect: false });
    assert!(plan("test+tcp://h/default?Reconnect=1").extras.reconnect);
    assert_eq!(plan("test+tcp://h/default?call_timeout=0").extras, Extras::default());
}

#[test]
fn refusals() {
    for (uri, words) in [
        (
            "qemu+foo://h/system",
            "invalid argument: remote_open: transport in URL not recognised (should be tls|unix|ssh|ext|tcp|libssh2|libssh)",
        ),
        (
            "qemu+unix://h/system",
            "invalid argument: using unix socket and remote server 'h' is not supported.",
        ),
        ("qemu+ext://h/system", "invalid argument: remote_open: for 'ext' transport, command is required"),
        ("qemu://h/system?mode=x", "invalid argument: Unknown remote mode 'x'"),
        ("qemu://h/system?proxy=x", "invalid argument: Unnkown proxy type 'x'"),
        (
            "qemu+ssh://h/system?mode=direct",
            "Operation not supported: Cannot use direct socket mode for ssh transport",
        ),
        ("qemu://h/system?no_verify=x", "invalid argument: Failed to parse value of URI component no_verify"),
        (
            "qemu://h/system?Call_timeout=-1",
            "invalid argument: Failed to parse value of URI component Call_timeout",
        ),
        ("qemu://h/system?reconnect=x", "invalid argument: Failed to parse value of URI component reconnect"),
    ] {
        assert_eq!(refusal(uri), words, "{uri}");
    }
}
