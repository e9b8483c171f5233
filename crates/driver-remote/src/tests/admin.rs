// SPDX-License-Identifier: LGPL-2.1-or-later
//! The same for the administration interface, whose 20 procedures are described nowhere else.

use std::collections::BTreeSet;
use std::os::unix::net::UnixListener;
use std::sync::Arc;

use parking_lot::Mutex;
use virt_core::object::{AdmClient, AdmConnect, AdmServer};
use virt_core::types::Listed;
use virt_core::uri::Uri;
use virt_core::{ErrorCode, Result};
use virt_rows::remote::Wire;

use super::{Sample, Script, serve};

/// What a procedure answers with.
type Answer = fn(&mut Sample);

fn text(sample: &mut Sample) {
    sample.put(&Wire::Str, &[]);
}

/// A client: its server's name, its number, since when and how it is connected.
fn client(sample: &mut Sample) {
    for wire in [Wire::Str, Wire::U64, Wire::I64, Wire::U32] {
        sample.put(&wire, &[]);
    }
}

fn list(sample: &mut Sample, one: Answer) {
    sample.length(2, 16384);
    one(sample);
    one(sample);
    sample.word(2);
}

fn server_parameters(sample: &mut Sample) {
    sample.put(&Wire::Params(32), &[]);
}

struct Objects {
    conn: Arc<AdmConnect>,
    server: Arc<AdmServer>,
    client: Arc<AdmClient>,
}

/// A call, and whether what it says of a good answer is right.
type Call = fn(&Objects) -> Result<bool>;

fn all<T>(list: &Listed<T>) -> bool {
    matches!(list, Listed::Objects(list) if list.len() == 2)
}

/// All but opening and closing.
const CALLS: [(Answer, Call); 18] = [
    (|s| s.put(&Wire::U64, &[]), |o| Ok(o.conn.driver().adm_connect_get_lib_version(&o.conn)? == 5)),
    (|s| list(s, text), |o| Ok(all(&o.conn.driver().adm_connect_list_servers(&o.conn, true, 0)?))),
    (text, |o| Ok(o.conn.driver().adm_connect_lookup_server(&o.conn, "x", 0)?.name().as_str() == "abc")),
    (server_parameters, |o| {
        Ok(o.conn.driver().adm_server_get_thread_pool_parameters(&o.server, 0)?.len() == 2)
    }),
    (|_| (), |o| o.conn.driver().adm_server_set_thread_pool_parameters(&o.server, &[], 0).map(|()| true)),
    (|s| list(s, client), |o| Ok(all(&o.conn.driver().adm_server_list_clients(&o.server, true, 0)?))),
    (client, |o| Ok(o.conn.driver().adm_server_lookup_client(&o.server, 1, 0)?.id() == 5)),
    (
        |s| s.put(&Wire::Params(64), &[]),
        |o| Ok(o.conn.driver().adm_client_get_info(&o.client, 0)?.len() == 2),
    ),
    (|_| (), |o| o.conn.driver().adm_client_close(&o.client, 0).map(|()| true)),
    (server_parameters, |o| Ok(o.conn.driver().adm_server_get_client_limits(&o.server, 0)?.len() == 2)),
    (|_| (), |o| o.conn.driver().adm_server_set_client_limits(&o.server, &[], 0).map(|()| true)),
    (
        |s| {
            text(s);
            s.word(2);
        },
        |o| Ok(o.conn.driver().adm_connect_get_logging_outputs(&o.conn, 0)? == ("abc".to_owned(), 2)),
    ),
    (
        |s| {
            s.put(&Wire::OptStr, &[]);
            s.word(2);
        },
        |o| Ok(o.conn.driver().adm_connect_get_logging_filters(&o.conn, 0)? == (Some("abc".to_owned()), 2)),
    ),
    (|_| (), |o| o.conn.driver().adm_connect_set_logging_outputs(&o.conn, Some("x"), 0).map(|()| true)),
    (|_| (), |o| o.conn.driver().adm_connect_set_logging_filters(&o.conn, None, 0).map(|()| true)),
    (|_| (), |o| o.conn.driver().adm_server_update_tls_files(&o.server, 0).map(|()| true)),
    (|_| (), |o| o.conn.driver().adm_connect_set_daemon_timeout(&o.conn, 1, 0).map(|()| true)),
    (|_| (), |o| o.conn.driver().adm_connect_daemon_shutdown(&o.conn, 0).map(|()| true)),
];

#[test]
fn the_administration_interface_understands_or_refuses_every_answer() {
    let path = std::env::temp_dir().join(format!("driver-remote-admin-{}", std::process::id()));
    let _ = std::fs::remove_file(&path);
    let listener = UnixListener::bind(&path).unwrap();
    let script = Arc::new(Mutex::new(Script::default()));
    let served = script.clone();
    let daemon = std::thread::spawn(move || serve(listener.accept().unwrap().0, &served));
    let uri = Uri::parse(&format!("libvirtd:///system?socket={}", path.display())).unwrap();
    let conn = crate::admin::open(&uri, 0).unwrap();
    std::fs::remove_file(&path).unwrap();
    let server = AdmServer::new(&conn, "server");
    let client = AdmClient::new(&server, 1, 2, 3);
    let objects = Objects { conn, server, client };
    for (number, (answer, call)) in CALLS.iter().enumerate() {
        let mut sample = Sample::default();
        answer(&mut sample);
        script.lock().answer.clone_from(&sample.bytes);
        assert!(call(&objects).unwrap(), "call {number} misunderstands a good answer");
        for answer in sample.spoilt() {
            script.lock().answer.clone_from(&answer);
            let error = call(&objects).expect_err(&format!("call {number} takes {answer:?}"));
            assert_eq!(error.code(), ErrorCode::RPC, "call {number}: {error}, of {answer:?}");
        }
    }
    script.lock().answer.clear();
    drop(objects);
    daemon.join().unwrap();
    assert_eq!(script.lock().called, (1..=20).collect::<BTreeSet<i32>>());
}
