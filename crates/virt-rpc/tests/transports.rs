// SPDX-License-Identifier: LGPL-2.1-or-later
//! TCP sockets, UNIX sockets by path, and programs that carry the bytes.

mod common;

use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener};
use std::os::unix::net::UnixListener;
use std::path::Path;
use std::thread;
use std::time::Duration;

use common::{PROGRAM, echo};
use virt_core::{Error, ErrorCode, ErrorDomain};
use virt_rpc::command::{self, CommandTransport};
use virt_rpc::ssh::{Proxy, Remote, Ssh};
use virt_rpc::{Client, Options, Transport, tcp, unix};

fn client(transport: impl Transport + 'static) -> Client {
    Client::new(Box::new(transport), Options::default(), Box::new(|_, _, _| ())).unwrap()
}

#[test]
fn tcp_carries_calls_over_both_families() {
    for address in [SocketAddr::from((Ipv4Addr::LOCALHOST, 0)), SocketAddr::from((Ipv6Addr::LOCALHOST, 0))] {
        // A machine may lack IPv6.
        let Ok(listener) = TcpListener::bind(address) else { continue };
        let address = listener.local_addr().unwrap();
        let peer = thread::spawn(move || {
            let (socket, from) = listener.accept().unwrap();
            // The same bytes whatever the family.
            (from, echo(common::Peer(std::os::fd::OwnedFd::from(socket).into())))
        });
        let host = address.ip().to_string();
        let transport = tcp::connect(&host, address.port(), Some(Duration::from_secs(5))).unwrap();
        let (local, remote) = transport.addresses().unwrap();
        assert_eq!(remote, format!("{host};{}", address.port()));
        assert!(!transport.passes_fds());
        let client = client(transport);
        let body = vec![5; 300_000];
        assert_eq!(client.call(PROGRAM, 1, &body, &[]).unwrap().body, body);
        let null = std::fs::File::open("/dev/null").unwrap();
        let error = client.call(PROGRAM, 1, &[], &[std::os::fd::AsFd::as_fd(&null)]).unwrap_err();
        let text = "internal error: Sending file descriptors is not supported on this socket";
        assert_eq!(error.message(), text);
        drop(client);
        let (from, count) = peer.join().unwrap();
        assert_eq!((local, count), (format!("{};{}", from.ip(), from.port()), 1));
    }
}

#[test]
fn tcp_says_why_not() {
    let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap().local_addr().unwrap().port();
    let error = tcp::connect("127.0.0.1", port, None).unwrap_err();
    let text = format!("unable to connect to server at '127.0.0.1:{port}': Connection refused");
    assert_eq!((error.message(), error.domain()), (&*text, ErrorDomain::RPC));
    let timed = tcp::connect("127.0.0.1", port, Some(Duration::from_secs(5))).unwrap_err();
    assert_eq!(timed.message(), text);

    let error = tcp::connect("no.such.host.invalid", 16509, None).unwrap_err();
    let start = "Unable to resolve address 'no.such.host.invalid' service '16509': ";
    assert!(error.message().starts_with(start), "{error}");
    assert_eq!(error.code(), ErrorCode::SYSTEM_ERROR);
}

#[test]
fn a_daemon_that_accepts_nobody_has_a_limit() {
    // Its queue is full once a connection waits for each place.
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let port = listener.local_addr().unwrap().port();
    rustix::net::listen(&listener, 0).unwrap();
    let mut held = Vec::new();
    let error = loop {
        match tcp::connect("127.0.0.1", port, Some(Duration::from_millis(200))) {
            Ok(transport) => held.push(transport),
            Err(error) => break error,
        }
        assert!(held.len() < 10);
    };
    assert_eq!(error.code(), ErrorCode::OPERATION_TIMEOUT, "{error}");

    let path = std::env::temp_dir().join(format!("virt-rpc-{}-full", std::process::id()));
    let listener = UnixListener::bind(&path).unwrap();
    rustix::net::listen(&listener, 0).unwrap();
    let mut held = Vec::new();
    let error = loop {
        match unix::connect_within(&path, Some(Duration::from_millis(200))) {
            Ok(transport) => held.push(transport),
            Err(error) => break error,
        }
        assert!(held.len() < 10);
    };
    std::fs::remove_file(&path).unwrap();
    assert_eq!(error.code(), ErrorCode::OPERATION_TIMEOUT, "{error}");
}

#[test]
fn unix_sockets_say_why_not() {
    let error = unix::connect(Path::new("/no/such/socket")).unwrap_err();
    let text = "Failed to connect socket to '/no/such/socket': No such file or directory";
    assert_eq!((error.message(), error.code(), error.detail().int1), (text, ErrorCode::SYSTEM_ERROR, 2));
    let long = format!("/tmp/{}", "x".repeat(200));
    let error = unix::connect(Path::new(&long)).unwrap_err();
    let text = format!("Path {long} too long for unix socket: Cannot allocate memory");
    assert_eq!(error.message(), text);
}

fn shell(script: &str, passed: &[&str]) -> CommandTransport {
    command::spawn(&["sh".to_owned(), "-c".to_owned(), script.to_owned()], passed).unwrap()
}

fn fails(transport: CommandTransport) -> Error {
    client(transport).call(PROGRAM, 1, &[], &[]).unwrap_err()
}

#[test]
fn a_program_carries_calls() {
    // What it sends back is the call itself, which is no reply.
    let error = fails(shell("exec cat", &[]));
    assert_eq!(error.message(), "got unexpected RPC call prog 536903814 vers 1 proc 1 type 0");
}

#[test]
fn a_program_that_fails_says_why() {
    let error = fails(shell("head -c 28 >/dev/null; echo 'no route ' >&2; echo to host >&2; exit 255", &[]));
    assert_eq!(error.message(), "End of file while reading data: no route \nto host: Input/output error");
    let error = fails(shell("head -c 28 >/dev/null", &[]));
    assert_eq!(error.message(), "End of file while reading data: Input/output error");
    let missing = command::spawn(&["/no/such/program".to_owned()], &[]).unwrap_err();
    assert_eq!(missing.message(), "Cannot find '/no/such/program' in path: No such file or directory");
}

#[test]
fn a_program_gets_only_what_it_needs() {
    let transport = shell("env >&2; exec <&- >&- 2>&-", &["CARGO_MANIFEST_DIR"]);
    let environment = transport.complaint().unwrap();
    let names: Vec<&str> = environment.lines().filter_map(|line| line.split('=').next()).collect();
    assert!(names.contains(&"PATH") && names.contains(&"CARGO_MANIFEST_DIR"), "{names:?}");
    assert!(environment.contains("LC_ALL=C"));
    assert!(!names.contains(&"CARGO_PKG_NAME"), "{names:?}");
}

#[test]
fn a_program_ends_with_its_connection() {
    let transport = shell("echo $$ >&2; exec sleep 1000 2>&-", &[]);
    let process = transport.complaint().unwrap();
    let alive = |process: &str| Path::new("/proc").join(process).exists();
    assert!(alive(&process));
    drop(transport);
    assert!(!alive(&process), "nobody waited for it");
    // One that does not want to.
    let transport = shell("trap '' TERM; echo $$ >&2; exec 2>&-; while :; do sleep 1000; done", &[]);
    let process = transport.complaint().unwrap();
    drop(transport);
    assert!(!alive(&process));
}

#[test]
fn ssh_reaches_a_socket_through_what_it_finds_there() {
    // A stand-in for ssh runs the last argument in a shell, as the real one does on the other
    // side; netcat and the helper are stand-ins too, which say what they were asked.
    let dir = std::env::temp_dir().join(format!("virt-rpc-{}-ssh", std::process::id()));
    std::fs::create_dir_all(&dir).unwrap();
    let program = |name: &str, text: &str| {
        let path = dir.join(name);
        std::fs::write(&path, format!("#!/bin/sh\n{text}\n")).unwrap();
        std::fs::set_permissions(&path, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let ssh = program("ssh", "for last; do :; done\nPATH=$(dirname $0):$PATH exec sh -c \"$last\"");
    let netcat = program(
        "my nc",
        "[ \"$1\" = -q ] && { echo '-q requires an argument'; exit 1; }\necho \"nc $*\" >&2",
    );
    let said = |remote: Remote<'_>| {
        let ssh = Ssh { host: "host", command: Some(&ssh), remote, ..Ssh::default() };
        fails(ssh.connect().unwrap()).message().to_owned()
    };
    let remote = Remote { socket: "/run/sock", uri: "qemu:///system?a=b c", ..Remote::default() };
    let text = said(Remote { netcat: Some(&netcat), ..remote.clone() });
    assert!(text.contains(": nc -q0 -U /run/sock: "), "{text}");
    program("virt-ssh-helper", "echo \"helper $*\" >&2");
    let text = said(remote.clone());
    assert!(text.contains(": helper qemu:///system?a=b c: "), "{text}");
    let text = said(Remote { proxy: Proxy::Native, read_only: true, ..remote });
    assert!(text.contains(": helper -r qemu:///system?a=b c: "), "{text}");
    std::fs::remove_dir_all(&dir).unwrap();
}
