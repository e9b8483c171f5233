// SPDX-License-Identifier: LGPL-2.1-or-later
//! Single domains, step by step.

use super::*;
use virt_abi::virConnectListAllDomainsFlags::*;
use virt_abi::virDomainMetadataType::*;
use virt_abi::virDomainModificationImpact::*;
use virt_abi::virDomainState::*;

fn state(conn: &Connect, domain: &Arc<Domain>) -> (i32, i32) {
    driver(conn).domain_get_state(domain, 0).unwrap()
}

#[test]
fn a_life() {
    let conn = connection();
    let d = driver(&conn);
    let domain = define(&conn, "one", 1);
    assert_eq!((domain.id(), state(&conn, &domain)), (-1, (VIR_DOMAIN_SHUTOFF as i32, 0)));
    d.domain_create(&domain).unwrap();
    assert_eq!((domain.id(), state(&conn, &domain)), (1, (VIR_DOMAIN_RUNNING as i32, 1)));
    assert_eq!(refused(d.domain_create(&domain)), "internal error: Domain 'one' is already running");
    d.domain_suspend(&domain).unwrap();
    assert_eq!(state(&conn, &domain), (VIR_DOMAIN_PAUSED as i32, 1));
    assert_eq!(refused(d.domain_suspend(&domain)), "internal error: domain 'one' not running");
    d.domain_resume(&domain).unwrap();
    assert_eq!(state(&conn, &domain), (VIR_DOMAIN_RUNNING as i32, 5));
    assert_eq!(refused(d.domain_resume(&domain)), "internal error: domain 'one' not paused");
    d.domain_managed_save(&domain, 0).unwrap();
    assert_eq!((domain.id(), state(&conn, &domain)), (-1, (VIR_DOMAIN_SHUTOFF as i32, 5)));
    assert!(d.domain_has_managed_save_image(&domain, 0).unwrap());
    d.domain_create(&domain).unwrap();
    assert_eq!(domain.id(), 2, "numbers are not given twice");
    assert!(!d.domain_has_managed_save_image(&domain, 0).unwrap());
    d.domain_undefine(&domain).unwrap();
    assert!(!d.domain_is_persistent(&domain).unwrap());
    d.domain_destroy(&domain).unwrap();
    assert_eq!(
        refused(d.domain_is_active(&domain)),
        format!("Domain not found: no domain with matching uuid '{}' (one)", uuid(1))
    );
    assert_eq!((d.connect_num_of_domains(&conn), d.connect_num_of_defined_domains(&conn)), (Ok(0), Ok(0)));
}

#[test]
fn transient_domains_go_when_they_stop() {
    let conn = connection();
    let d = driver(&conn);
    let domain = d.domain_create_xml(&conn, &document("one", 1), 0).unwrap();
    assert_eq!(
        refused(d.domain_create_xml(&conn, &document("one", 1), 0)),
        "Requested operation is not valid: domain 'one' is already active"
    );
    assert_eq!(d.domain_lookup_by_id(&conn, domain.id()).unwrap().name(), "one");
    let id = domain.id();
    d.domain_shutdown(&domain).unwrap();
    assert_eq!(refused(d.domain_lookup_by_id(&conn, id)), "Domain not found");
    assert_eq!(refused(d.domain_lookup_by_name(&conn, "one")), "Domain not found");
    assert_eq!(refused(d.domain_lookup_by_uuid(&conn, &uuid(1))), "Domain not found");
    assert!(listed(&conn, 0).is_empty());
    // Its name and UUID are free again.
    define(&conn, "one", 2);
    define(&conn, "two", 1);
}

#[test]
fn names_and_uuids_belong_together() {
    let conn = connection();
    let d = driver(&conn);
    define(&conn, "one", 1);
    define(&conn, "one", 1);
    assert_eq!(
        refused(d.domain_define_xml(&conn, &document("two", 1))),
        format!("operation failed: domain 'one' is already defined with uuid {}", uuid(1))
    );
    assert_eq!(
        refused(d.domain_define_xml(&conn, &document("one", 2))),
        format!("operation failed: domain 'one' already exists with uuid {}", uuid(1))
    );
    assert_eq!(d.connect_num_of_defined_domains(&conn), Ok(1));
}

#[test]
fn a_start_shares_the_definition_and_a_change_parts_them() {
    let conn = connection();
    let d = driver(&conn);
    let domain = define(&conn, "one", 1);
    d.domain_create(&domain).unwrap();
    let title = VIR_DOMAIN_METADATA_TITLE as i32;
    let (live, config) = (VIR_DOMAIN_AFFECT_LIVE as u32, VIR_DOMAIN_AFFECT_CONFIG as u32);
    d.domain_set_metadata(&domain, title, Some("now"), None, None, live).unwrap();
    assert_eq!(d.domain_get_metadata(&domain, title, None, live).unwrap(), "now");
    assert_eq!(
        refused(d.domain_get_metadata(&domain, title, None, config)),
        "metadata not found: Requested metadata element is not present"
    );
    d.domain_set_metadata(&domain, title, Some("then"), None, None, config).unwrap();
    d.domain_set_memory_flags(&domain, 4096, live).unwrap();
    assert_eq!(d.domain_get_info(&domain).unwrap().memory, 4096);
    d.domain_destroy(&domain).unwrap();
    assert_eq!(d.domain_get_metadata(&domain, title, None, 0).unwrap(), "then");
    assert_eq!(d.domain_get_info(&domain).unwrap().memory, 8192);
}

#[test]
fn a_new_definition_waits_for_the_next_start() {
    let conn = connection();
    let d = driver(&conn);
    let domain = define(&conn, "one", 1);
    d.domain_create(&domain).unwrap();
    d.domain_define_xml(&conn, &document("one", 1).replace("8192", "4096")).unwrap();
    assert_eq!(d.domain_get_max_memory(&domain), Ok(8192));
    d.domain_destroy(&domain).unwrap();
    assert_eq!(d.domain_get_max_memory(&domain), Ok(4096));
    // A document that is started is not what is stored.
    d.domain_create_xml(&conn, &document("one", 1).replace("8192", "2048"), 0).unwrap();
    assert_eq!(d.domain_get_max_memory(&domain), Ok(2048));
    d.domain_destroy(&domain).unwrap();
    assert_eq!(d.domain_get_max_memory(&domain), Ok(4096));
}

#[test]
fn renaming() {
    let conn = connection();
    let d = driver(&conn);
    let domain = define(&conn, "one", 1);
    define(&conn, "other", 2);
    assert_eq!(
        refused(d.domain_rename(&domain, "one", 0)),
        "Requested operation is not valid: Can't rename domain to itself"
    );
    assert_eq!(
        refused(d.domain_rename(&domain, "other", 0)),
        "Requested operation is not valid: domain with name 'other' already exists"
    );
    assert_eq!(refused(d.domain_rename(&domain, "a/b", 0)), "XML error: name a/b cannot contain '/'");
    assert_eq!(refused(d.domain_lookup_by_name(&conn, "a/b")), "Domain not found");
    d.domain_rename(&domain, "new", 0).unwrap();
    assert_eq!(refused(d.domain_lookup_by_name(&conn, "one")), "Domain not found");
    assert_eq!(d.domain_lookup_by_name(&conn, "new").unwrap().uuid(), &uuid(1));
    assert!(d.domain_get_xml_desc(&domain, 0).unwrap().contains("<name>new</name>"));
    d.domain_create(&domain).unwrap();
    assert_eq!(
        refused(d.domain_rename(&domain, "newer", 0)),
        "Requested operation is not valid: cannot rename active domain"
    );
}

#[test]
fn every_pair_of_filters_lists_what_it_says() {
    let conn = connection();
    let d = driver(&conn);
    for number in 0..32u32 {
        let name = format!("d{number}");
        let is = |bit: u32| number & (1 << bit) != 0;
        let domain = match is(0) {
            true => define(&conn, &name, number),
            false => d.domain_create_xml(&conn, &document(&name, number), 0).unwrap(),
        };
        if is(0) && is(1) {
            d.domain_create(&domain).unwrap();
        }
        if is(2) && domain.id() != -1 {
            d.domain_suspend(&domain).unwrap();
        }
        d.domain_set_autostart(&domain, i32::from(is(3))).unwrap();
        if is(4) && is(0) && domain.id() != -1 {
            d.domain_managed_save(&domain, 0).unwrap();
        }
    }
    let all = listed(&conn, 0);
    let names: Vec<_> = all.iter().map(|domain| domain.name().to_owned()).collect();
    assert_eq!(names, (0..32).map(|n| format!("d{n}")).collect::<Vec<_>>(), "in the order of their coming");

    type Says = fn(&dyn HypervisorDriver, &Arc<Domain>) -> bool;
    let filters: [(_, Says, u32); 12] = [
        (VIR_CONNECT_LIST_DOMAINS_ACTIVE, |d, x| d.domain_is_active(x).unwrap(), 0),
        (VIR_CONNECT_LIST_DOMAINS_INACTIVE, |d, x| !d.domain_is_active(x).unwrap(), 0),
        (VIR_CONNECT_LIST_DOMAINS_PERSISTENT, |d, x| d.domain_is_persistent(x).unwrap(), 1),
        (VIR_CONNECT_LIST_DOMAINS_TRANSIENT, |d, x| !d.domain_is_persistent(x).unwrap(), 1),
        (VIR_CONNECT_LIST_DOMAINS_RUNNING, |d, x| d.domain_get_state(x, 0).unwrap().0 == 1, 2),
        (VIR_CONNECT_LIST_DOMAINS_PAUSED, |d, x| d.domain_get_state(x, 0).unwrap().0 == 3, 2),
        (VIR_CONNECT_LIST_DOMAINS_SHUTOFF, |d, x| d.domain_get_state(x, 0).unwrap().0 == 5, 2),
        (VIR_CONNECT_LIST_DOMAINS_OTHER, |_, _| false, 2),
        (VIR_CONNECT_LIST_DOMAINS_MANAGEDSAVE, |d, x| d.domain_has_managed_save_image(x, 0).unwrap(), 3),
        (VIR_CONNECT_LIST_DOMAINS_NO_MANAGEDSAVE, |d, x| !d.domain_has_managed_save_image(x, 0).unwrap(), 3),
        (VIR_CONNECT_LIST_DOMAINS_AUTOSTART, |d, x| d.domain_get_autostart(x).unwrap() == 1, 4),
        (VIR_CONNECT_LIST_DOMAINS_NO_AUTOSTART, |d, x| d.domain_get_autostart(x).unwrap() == 0, 4),
    ];
    for one in &filters {
        for other in &filters {
            let listed = listed(&conn, one.0 as u32 | other.0 as u32);
            let count = d.connect_list_all_domains(&conn, false, one.0 as u32 | other.0 as u32).unwrap();
            assert!(matches!(count, Listed::Count(n) if n == listed.len()));
            let listed: Vec<_> = listed.iter().map(|domain| domain.name().to_owned()).collect();
            let passes = |x: &Arc<Domain>| match one.2 == other.2 {
                true => one.1(d, x) || other.1(d, x),
                false => one.1(d, x) && other.1(d, x),
            };
            let expected: Vec<_> =
                all.iter().filter(|x| passes(x)).map(|domain| domain.name().to_owned()).collect();
            assert_eq!(listed, expected, "{:?} and {:?}", one.0, other.0);
        }
    }
    let active = d.connect_list_domains(&conn, 100).unwrap();
    let inactive = d.connect_list_defined_domains(&conn, 100).unwrap();
    assert_eq!(d.connect_num_of_domains(&conn), Ok(active.len() as i32));
    assert_eq!(d.connect_num_of_defined_domains(&conn), Ok(inactive.len() as i32));
    assert_eq!(active.len() + inactive.len(), 32);
    assert_eq!(d.connect_list_domains(&conn, 3).unwrap(), active[..3]);
    assert_eq!(d.connect_list_defined_domains(&conn, 0).unwrap(), [""; 0]);
}

#[test]
fn foreign_elements_are_found_by_their_namespace() {
    let conn = connection();
    let d = driver(&conn);
    let domain = define(&conn, "one", 1);
    let element = VIR_DOMAIN_METADATA_ELEMENT as i32;
    let get = |uri| d.domain_get_metadata(&domain, element, Some(uri), 0);
    let set = |text: Option<&str>, key, uri| d.domain_set_metadata(&domain, element, text, key, Some(uri), 0);
    set(Some("<a b='1 &gt; 0'>x<!-- > --><c/></a>"), Some("k"), "urn:1").unwrap();
    set(Some("<o:a xmlns:o='urn:other'><c/></o:a>"), Some("l"), "urn:2").unwrap();
    assert_eq!(get("urn:1").unwrap(), "<a b=\"1 &gt; 0\">x<!-- > --><c/></a>");
    // An element that has a namespace keeps it: it is not found under the one asked for.
    assert_eq!(refused(get("urn:2")), "metadata not found: Requested metadata element is not present");
    let xml = d.domain_get_xml_desc(&domain, 0).unwrap();
    assert!(xml.contains("<k:a xmlns:k=\"urn:1\" b=\"1 &gt; 0\">x<!-- > --><k:c/></k:a>"), "{xml}");
    set(Some("<z/>"), Some("m"), "urn:1").unwrap();
    assert_eq!(get("urn:1").unwrap(), "<z/>");
    set(None, None, "urn:1").unwrap();
    assert!(get("urn:1").is_err());
    for (text, key) in [("<a", "k"), ("", "k"), ("<a/>", ""), ("<a/>", "1"), ("<a/>", "a:b")] {
        assert!(set(Some(text), Some(key), "urn:1").is_err(), "{text} {key}");
    }
    assert!(get("urn:1").is_err(), "a refused change changes nothing");
}

#[test]
fn images_in_files() {
    let conn = connection();
    let d = driver(&conn);
    let file = std::env::temp_dir().join(format!("driver-test-image-{}", std::process::id()));
    let path = file.to_str().unwrap();
    let domain = define(&conn, "one", 1);
    assert_eq!(
        refused(d.domain_save(&domain, path)),
        "Requested operation is not valid: domain is not running"
    );
    d.domain_create(&domain).unwrap();
    d.domain_save(&domain, path).unwrap();
    assert!(!d.domain_is_active(&domain).unwrap());
    assert!(d.domain_save_image_get_xml_desc(&conn, path, 0).unwrap().contains("<name>one</name>"));
    d.domain_restore(&conn, path).unwrap();
    assert_eq!(d.domain_get_state(&domain, 0), Ok((1, 3)));
    let good = std::fs::read(&file).unwrap();
    d.domain_destroy(&domain).unwrap();
    // Whatever stands in the file, it is refused, not believed.
    for cut in 0..good.len() {
        std::fs::write(&file, &good[..cut]).unwrap();
        assert!(d.domain_restore(&conn, path).is_err(), "cut at {cut}");
    }
    let mut lengthy = good.clone();
    lengthy[15..19].copy_from_slice(&(-1i32).to_ne_bytes());
    std::fs::write(&file, &lengthy).unwrap();
    assert_eq!(refused(d.domain_restore(&conn, path)), "internal error: length of metadata out of range");
    std::fs::remove_file(&file).unwrap();
    assert!(!d.domain_is_active(&domain).unwrap());
}

#[test]
fn a_domain_is_small() {
    use crate::guest::Guest;
    use virt_conf::domain::Definition;
    // A host has thousands: whoever lets these grow shall notice.
    assert!(size_of::<Guest>() <= 128, "{}", size_of::<Guest>());
    assert!(size_of::<Definition>() <= 400, "{}", size_of::<Definition>());
}
