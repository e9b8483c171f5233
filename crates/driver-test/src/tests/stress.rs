// SPDX-License-Identifier: LGPL-2.1-or-later
//! Many threads at once on one state.

use super::*;
use std::sync::atomic::{AtomicU32, Ordering};

const THREADS: u32 = 8;
const ROUNDS: u32 = 300;
/// Fewer domains than threads times operations, so that they meet.
const DOMAINS: u32 = 12;

/// Does something to a domain that others are doing things to. Most calls may fail, since the
/// domain may be in any state; those that succeed must make sense.
fn disturb(conn: &Connect, dice: u32) {
    let d = driver(conn);
    let number = dice % DOMAINS;
    let name = format!("d{number}");
    let found = d.domain_lookup_by_name(conn, &name).ok();
    if let Some(domain) = &found {
        assert_eq!((domain.name(), domain.uuid()), (&*name, &uuid(number)));
        if domain.id() != -1
            && let Ok(same) = d.domain_lookup_by_id(conn, domain.id())
        {
            assert_eq!((same.uuid(), same.id()), (domain.uuid(), domain.id()));
        }
    }
    match (dice / DOMAINS % 11, found) {
        (0 | 1, _) => drop(d.domain_define_xml(conn, &document(&name, number))),
        (2, _) => drop(d.domain_create_xml(conn, &document(&name, number), 0)),
        (3 | 4, Some(domain)) => drop(d.domain_create(&domain)),
        (5, Some(domain)) => drop(d.domain_destroy(&domain)),
        (6, Some(domain)) => drop(d.domain_undefine_flags(&domain, 1)),
        (7, Some(domain)) => {
            // There and back, so that the others find it again.
            if d.domain_rename(&domain, &format!("renamed{number}"), 0).is_ok() {
                drop(d.domain_rename(&domain, &name, 0));
            }
        }
        (8, Some(domain)) => {
            drop(d.domain_managed_save(&domain, 0));
            drop(d.domain_set_metadata(&domain, 1, Some("title"), None, None, 0));
        }
        (9, Some(domain)) => {
            if let Ok(xml) = d.domain_get_xml_desc(&domain, 0) {
                assert!(xml.contains(&uuid(number).to_string()));
            }
            drop((d.domain_suspend(&domain), d.domain_resume(&domain)));
        }
        _ => {
            let all = listed(conn, 0);
            let mut uuids: Vec<_> = all.iter().map(|domain| *domain.uuid()).collect();
            uuids.sort();
            uuids.dedup();
            assert_eq!(uuids.len(), all.len(), "nothing is listed twice");
        }
    }
}

#[test]
fn threads_do_not_confuse_the_index() {
    let conn = connection();
    let seed = AtomicU32::new(1);
    std::thread::scope(|scope| {
        for _ in 0..THREADS {
            scope.spawn(|| {
                let mut dice = seed.fetch_add(1, Ordering::Relaxed).wrapping_mul(0x9e37_79b9);
                for _ in 0..ROUNDS {
                    dice ^= dice << 13;
                    dice ^= dice >> 17;
                    dice ^= dice << 5;
                    disturb(&conn, dice);
                }
            });
        }
    });
    // A rename may have stopped half way, when its domain was started in between.
    let d = driver(&conn);
    let all = listed(&conn, 0);
    let active = all.iter().filter(|domain| d.domain_is_active(domain).unwrap()).count() as i32;
    assert_eq!(d.connect_num_of_domains(&conn), Ok(active));
    assert_eq!(d.connect_num_of_defined_domains(&conn), Ok(all.len() as i32 - active));
    for domain in &all {
        assert_eq!(d.domain_lookup_by_name(&conn, domain.name()).unwrap().uuid(), domain.uuid());
        assert_eq!(d.domain_lookup_by_uuid(&conn, domain.uuid()).unwrap().name(), domain.name());
        if domain.id() != -1 {
            assert_eq!(d.domain_lookup_by_id(&conn, domain.id()).unwrap().uuid(), domain.uuid());
        }
        d.domain_destroy(domain).ok();
        d.domain_undefine_flags(domain, 1).ok();
    }
    assert_eq!((d.connect_num_of_domains(&conn), d.connect_num_of_defined_domains(&conn)), (Ok(0), Ok(0)));
    for number in 0..DOMAINS {
        for name in [format!("d{number}"), format!("renamed{number}")] {
            assert!(d.domain_lookup_by_name(&conn, &name).is_err());
        }
        assert!(d.domain_lookup_by_uuid(&conn, &uuid(number)).is_err());
    }
}

#[test]
fn threads_with_domains_of_their_own_do_not_meet() {
    let conn = connection();
    std::thread::scope(|scope| {
        for thread in 0..THREADS {
            let conn = &conn;
            scope.spawn(move || {
                let d = driver(conn);
                let name = format!("own{thread}");
                let mut last = 0;
                for _ in 0..ROUNDS {
                    let domain = define(conn, &name, thread);
                    d.domain_create(&domain).unwrap();
                    assert!(domain.id() > last, "numbers only grow");
                    last = domain.id();
                    assert_eq!(d.domain_lookup_by_id(conn, last).unwrap().name(), name);
                    assert_eq!(d.domain_get_info(&domain).unwrap().state, 1);
                    d.domain_destroy(&domain).unwrap();
                    d.domain_undefine(&domain).unwrap();
                    assert!(d.domain_lookup_by_name(conn, &name).is_err());
                }
            });
        }
    });
    assert!(listed(&conn, 0).is_empty());
}
