// SPDX-License-Identifier: LGPL-2.1-or-later
//! What is told of a domain's life, in which order.

use super::*;
use parking_lot::Mutex;
use virt_core::event::{Callback, EventId, Family, Handle, Payload};
use virt_core::event_loop;

/// Name, number, event and detail.
type Told = (String, i32, i32, i32);

#[test]
fn a_life_is_told_in_order() {
    event_loop::register_default().unwrap();
    let conn = connection();
    let d = driver(&conn);
    let told: Arc<Mutex<Vec<Told>>> = Arc::default();
    let sink = told.clone();
    let call = move |_: &Connect, event: &virt_core::event::Event, handle: &Handle| {
        let (Payload::Lifecycle { event, detail }, Handle::Domain(domain)) = (&event.payload, handle) else {
            panic!("{event:?}");
        };
        sink.lock().push((domain.name().to_owned(), domain.id(), *event, *detail));
    };
    let lifecycle = EventId(Family::Domain, 0);
    let number =
        d.domain_event_register(&conn, None, lifecycle, false, Callback::new(1, Box::new(call), None));
    assert_eq!(number, Ok(0));

    let domain = define(&conn, "one", 1);
    define(&conn, "one", 1);
    d.domain_create(&domain).unwrap();
    d.domain_suspend(&domain).unwrap();
    d.domain_resume(&domain).unwrap();
    d.domain_destroy(&domain).unwrap();
    d.domain_rename(&domain, "two", 0).unwrap();
    d.domain_undefine(&domain).unwrap();
    let transient = d.domain_create_xml(&conn, &document("gone", 2), 0).unwrap();
    d.domain_shutdown(&transient).unwrap();
    assert!(d.domain_suspend(&transient).is_err(), "a call that fails tells nothing");
    event_loop::run_default_once().unwrap();

    let expected = [
        ("one", -1, 0, 0),
        ("one", -1, 0, 1),
        ("one", 1, 2, 0),
        ("one", 1, 3, 0),
        ("one", 1, 4, 0),
        ("one", -1, 5, 1),
        ("one", -1, 1, 1),
        ("two", -1, 0, 2),
        ("two", -1, 1, 0),
        ("gone", 2, 2, 0),
        // A transient domain's last event has its last number.
        ("gone", 2, 5, 0),
    ];
    let expected = expected.map(|(name, id, event, detail)| (name.to_owned(), id, event, detail));
    assert_eq!(*told.lock(), expected);
    d.domain_event_deregister(&conn, 0).unwrap();
    assert!(d.domain_event_deregister(&conn, 0).is_err());
}
