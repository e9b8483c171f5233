// SPDX-License-Identifier: LGPL-2.1-or-later
//! Sequences of calls to the test driver, two bytes for each: what it tells must fit together
//! whatever was called before.
#![no_main]

use std::collections::BTreeSet;
use std::sync::Arc;

use libfuzzer_sys::fuzz_target;
use virt_core::driver::{HypervisorDriver, StorageDriver};
use virt_core::object::{Connect, Domain, DomainCheckpoint, DomainSnapshot, StoragePool, StorageVol, Stream};
use virt_core::open::{Mode, open};
use virt_core::stream::StreamRead;
use virt_core::types::Listed;
use virt_core::uuid::Uuid;
use virt_core::{ErrorCode, Result};

/// A small domain.
const SMALL: &str = "<domain type='test'><name>NAME</name><uuid>UUID</uuid><memory>8192</memory><vcpu>2</vcpu>\
    <os><type>hvm</type></os></domain>";

/// One with something of most kinds.
const LARGE: &str = "<domain type='test'><name>NAME</name><uuid>UUID</uuid><title>t</title>\
    <metadata><a:b xmlns:a='urn:a'>x</a:b></metadata><maxMemory slots='4'>65536</maxMemory><memory>16384</memory>\
    <vcpu current='1'>4</vcpu><iothreads>2</iothreads>\
    <os><type>hvm</type><boot dev='hd'/></os><cpu><numa><cell id='0' cpus='0-3' memory='16384'/></numa></cpu>\
    <on_reboot>destroy</on_reboot><devices>\
    <disk type='file'><source file='/a'/><target dev='vda' bus='virtio'/><alias name='ua-a'/></disk>\
    <disk type='file'><source file='/b'/><target dev='vdb' bus='virtio'/></disk>\
    <interface type='network'><mac address='52:54:00:00:00:01'/><source network='default'/></interface>\
    <hostdev mode='subsystem' type='usb'><source><vendor id='1'/><product id='2'/></source></hostdev>\
    <graphics type='vnc'/><video><model type='vga'/></video><console type='pty'/></devices></domain>";

/// What comes and goes.
const DEVICES: [&str; 8] = [
    "<disk type='file'><source file='/c'/><target dev='vdc' bus='virtio'/><alias name='ua-c'/></disk>",
    "<disk type='file'><source file='/b'/><target dev='vdb' bus='virtio'/></disk>",
    "<interface type='network'><mac address='52:54:00:00:00:02'/><source network='default'/></interface>",
    "<interface type='network'><mac address='52:54:00:00:00:01'/><source network='default'/></interface>",
    "<hostdev mode='subsystem' type='usb'><source><vendor id='1'/><product id='2'/></source></hostdev>",
    "<memory model='dimm'><target><size>1024</size><node>0</node></target></memory>",
    "<rng model='virtio'><backend model='random'>/dev/urandom</backend></rng>",
    "<watchdog model='i6300esb'/>",
];

const NAMES: [&str; 2] = ["one", "two"];
const UUIDS: [&str; 2] = ["11111111-2222-3333-4444-555555555551", "11111111-2222-3333-4444-555555555552"];

/// Flags that a byte stands for: one of the lowest eight, or none, or two.
fn flags(byte: u8) -> u32 {
    match byte % 16 {
        bit @ 0..8 => 1 << bit,
        8..12 => 0,
        12 => 3,
        13 => 5,
        14 => 6,
        _ => 9,
    }
}

struct Session<'a> {
    conn: &'a Connect,
    streams: Vec<Arc<Stream>>,
    /// A domain went back to a snapshot. As with the reference, one that is stored nowhere may be off
    /// from then on.
    reverted: bool,
}

impl Session<'_> {
    fn driver(&self) -> &dyn HypervisorDriver {
        &*self.conn.drivers().hypervisor
    }

    fn storage(&self) -> &dyn StorageDriver {
        self.conn.drivers().storage.as_deref().expect("storage")
    }

    /// A domain, by the name that it has now.
    fn domain(&self, byte: u8) -> Result<Arc<Domain>> {
        let uuid = Uuid::parse(UUIDS[usize::from(byte & 1)]).expect("a UUID");
        self.driver().domain_lookup_by_uuid(self.conn, &uuid)
    }

    fn pool(&self) -> Result<Arc<StoragePool>> {
        self.storage().storage_pool_lookup_by_name(self.conn, "default-pool")
    }

    fn volume(&self, byte: u8) -> Result<Arc<StorageVol>> {
        self.storage().storage_vol_lookup_by_name(&self.pool()?, &format!("v{}", byte & 1))
    }

    fn snapshot(&self, domain: &Arc<Domain>, byte: u8) -> Result<Arc<DomainSnapshot>> {
        self.driver().domain_snapshot_lookup_by_name(domain, &format!("s{}", byte >> 5), 0)
    }

    fn checkpoint(&self, domain: &Arc<Domain>, byte: u8) -> Result<Arc<DomainCheckpoint>> {
        self.driver().domain_checkpoint_lookup_by_name(domain, &format!("c{}", byte >> 5), 0)
    }

    /// One call; `byte` says on what, and with which flags.
    fn step(&mut self, call: u8, byte: u8) -> Result<()> {
        let (driver, conn, which) = (self.driver(), self.conn, usize::from(byte & 1));
        let fill = |text: &str| text.replace("NAME", NAMES[which]).replace("UUID", UUIDS[which]);
        let document = fill(if byte & 2 == 0 { SMALL } else { LARGE });
        let bits = flags(byte >> 1);
        let device = DEVICES[usize::from(byte >> 1) % DEVICES.len()];
        let current = [0, 1, 2, 3][usize::from(byte >> 6)];
        match call % 64 {
            0 | 1 => driver.domain_define_xml_flags(conn, &document, 0).map(drop),
            2 => driver.domain_create_xml(conn, &document, bits).map(drop),
            3 | 4 => driver.domain_create_with_flags(&self.domain(byte)?, bits),
            5 => driver.domain_destroy(&self.domain(byte)?),
            6 => driver.domain_shutdown_flags(&self.domain(byte)?, bits),
            7 => driver.domain_suspend(&self.domain(byte)?),
            8 => driver.domain_resume(&self.domain(byte)?),
            9 => driver.domain_reboot(&self.domain(byte)?, bits),
            10 => driver.domain_reset(&self.domain(byte)?, 0),
            11 => driver.domain_undefine_flags(&self.domain(byte)?, bits),
            12 => driver.domain_undefine_flags(&self.domain(byte)?, 0x1f),
            13 => driver.domain_rename(&self.domain(byte)?, NAMES[usize::from(byte >> 1 & 1)], 0),
            14 => driver.domain_rename(&self.domain(byte)?, "three", 0),
            15 => driver.domain_managed_save(&self.domain(byte)?, bits),
            16 => driver.domain_managed_save_remove(&self.domain(byte)?, 0),
            17..=19 => {
                let xml = format!("<domainsnapshot><name>s{}</name></domainsnapshot>", byte >> 5);
                driver.domain_snapshot_create_xml(&self.domain(byte)?, &xml, bits & !1).map(drop)
            }
            20 => {
                let domain = self.domain(byte)?;
                let xml = driver.domain_snapshot_get_xml_desc(&self.snapshot(&domain, byte)?, 0)?;
                driver.domain_snapshot_create_xml(&domain, &xml, 1 | bits).map(drop)
            }
            21 => {
                let domain = self.domain(byte)?;
                let state = ["running", "shutoff", "disk-snapshot", "paused"][usize::from(byte >> 1 & 3)];
                let xml = format!(
                    "<domainsnapshot><name>s{}</name><state>{state}</state><parent><name>s{}</name></parent>{}\
                     <creationTime>1</creationTime></domainsnapshot>",
                    byte >> 5,
                    byte >> 3 & 7,
                    if byte & 16 == 0 { String::new() } else { fill(LARGE) },
                );
                driver.domain_snapshot_create_xml(&domain, &xml, 1).map(drop)
            }
            22 | 23 => {
                let domain = self.domain(byte)?;
                driver.domain_snapshot_delete(
                    &self.snapshot(&domain, byte)?,
                    [0, 1, 4, 5][usize::from(byte >> 1 & 3)],
                )
            }
            24..=26 => {
                let domain = self.domain(byte)?;
                let reverted = driver.domain_revert_to_snapshot(&self.snapshot(&domain, byte)?, bits);
                self.reverted |= reverted.is_ok();
                reverted
            }
            27 | 28 => {
                let xml = format!("<domaincheckpoint><name>c{}</name></domaincheckpoint>", byte >> 5);
                driver.domain_checkpoint_create_xml(&self.domain(byte)?, &xml, 0).map(drop)
            }
            29 => {
                let domain = self.domain(byte)?;
                let xml = driver.domain_checkpoint_get_xml_desc(&self.checkpoint(&domain, byte)?, 0)?;
                driver.domain_checkpoint_create_xml(&domain, &xml, 1).map(drop)
            }
            30 => {
                let domain = self.domain(byte)?;
                let flags = [0, 1, 2, 4][usize::from(byte >> 1 & 3)];
                driver.domain_checkpoint_delete(&self.checkpoint(&domain, byte)?, flags)
            }
            31 | 32 => driver.domain_attach_device_flags(&self.domain(byte)?, device, current),
            33 | 34 => driver.domain_detach_device_flags(&self.domain(byte)?, device, current),
            35 => driver.domain_update_device_flags(&self.domain(byte)?, device, current),
            36 => driver.domain_detach_device_alias(&self.domain(byte)?, "ua-c", current),
            37 => driver.domain_set_vcpus_flags(&self.domain(byte)?, u32::from(byte >> 1 & 7), current),
            38 => driver.domain_set_memory_flags(&self.domain(byte)?, u64::from(byte) << 7, current),
            39 => driver.domain_set_memory(&self.domain(byte)?, u64::from(byte) << 7),
            40 => driver.domain_set_max_memory(&self.domain(byte)?, u64::from(byte) << 7),
            41 => driver.domain_add_iothread(&self.domain(byte)?, u32::from(byte >> 1 & 7), current),
            42 => driver.domain_del_iothread(&self.domain(byte)?, u32::from(byte >> 1 & 7), current),
            43 => driver.domain_set_autostart(&self.domain(byte)?, i32::from(byte >> 1 & 1)),
            44 => driver.domain_set_metadata(&self.domain(byte)?, 0, Some("d"), None, None, current),
            45 => {
                let text = (byte & 2 == 0).then_some("<y/>");
                driver.domain_set_metadata(&self.domain(byte)?, 2, text, Some("k"), Some("urn:a"), current)
            }
            46 => {
                driver.domain_pin_vcpu_flags(&self.domain(byte)?, u32::from(byte >> 1 & 7), &[byte], current)
            }
            47 => driver.domain_fs_freeze(&self.domain(byte)?, &[], 0).map(drop),
            48 => driver.domain_fs_thaw(&self.domain(byte)?, &[], 0).map(drop),
            49 => driver.domain_set_lifecycle_action(
                &self.domain(byte)?,
                u32::from(byte >> 1 & 3),
                u32::from(byte >> 3 & 7),
                current,
            ),
            50 | 51 => {
                let (capacity, allocation) = (u32::from(byte) << 9, u32::from(byte >> 1) << 6);
                let xml = format!(
                    "<volume><name>v{which}</name><capacity>{capacity}</capacity>\
                     <allocation>{allocation}</allocation></volume>"
                );
                self.storage().storage_vol_create_xml(&self.pool()?, &xml, 0).map(drop)
            }
            52 => {
                let xml = format!(
                    "<volume><name>v{which}</name><capacity>{}</capacity></volume>",
                    u32::from(byte) << 9
                );
                let from = self.volume(byte ^ 1)?;
                self.storage().storage_vol_create_xml_from(&self.pool()?, &xml, &from, 0).map(drop)
            }
            53 => self.storage().storage_vol_delete(&self.volume(byte)?, 0),
            54 => self.storage().storage_vol_resize(&self.volume(byte)?, u64::from(byte) << 8, bits),
            55 => self.storage().storage_vol_wipe_pattern(&self.volume(byte)?, u32::from(byte >> 1) % 11, 0),
            56 | 57 => {
                let stream = Stream::new(conn, 0);
                let (offset, length) = (u64::from(byte >> 2) << 8, u64::from(byte & 0xf0) << 7);
                let sparse = u32::from(byte >> 1 & 1);
                match call % 2 {
                    0 => self.storage().storage_vol_upload(
                        &self.volume(byte)?,
                        &stream,
                        offset,
                        length,
                        sparse,
                    )?,
                    _ => self.storage().storage_vol_download(
                        &self.volume(byte)?,
                        &stream,
                        offset,
                        length,
                        sparse,
                    )?,
                }
                self.streams.push(stream);
                Ok(())
            }
            58..=61 => {
                let Some(stream) = self.streams.last() else { return Ok(()) };
                let carrier = stream.carrier().get().expect("it was opened");
                match call % 64 {
                    58 => carrier.send(stream, &vec![byte; usize::from(byte) << 5]).map(drop),
                    59 => carrier.send_hole(stream, i64::from(byte) << 6, 0),
                    60 => carrier.recv_hole(stream, 0).map(drop),
                    _ => {
                        let max = usize::from(byte) << 6;
                        let read = carrier.recv(stream, max, byte & 1 != 0)?;
                        assert!(!matches!(read, StreamRead::Data(data) if data.len() > max));
                        Ok(())
                    }
                }
            }
            62 => {
                let Some(stream) = self.streams.pop() else { return Ok(()) };
                let carrier = stream.carrier().get().expect("it was opened");
                match byte % 3 {
                    0 => carrier.finish(&stream),
                    1 => carrier.abort(&stream),
                    _ => Ok(()),
                }
            }
            _ => match byte % 4 {
                0 => self.storage().storage_pool_destroy(&self.pool()?),
                _ => self.storage().storage_pool_create(&self.pool()?, 0),
            },
        }
    }

    /// What is told of a domain fits together.
    fn check_domain(&self, domain: &Arc<Domain>) {
        let driver = self.driver();
        let active = driver.domain_is_active(domain).expect("it is listed");
        let (state, _) = driver.domain_get_state(domain, 0).expect("it is listed");
        // Off is what is not active.
        assert_eq!(active, state != 5, "state {state}");
        assert_eq!(
            active,
            driver.domain_lookup_by_id(self.conn, domain.id()).is_ok_and(|d| d.uuid() == domain.uuid())
        );
        let stored = driver.domain_is_persistent(domain).expect("it is listed");
        assert!(active || stored || self.reverted, "{} is neither stored nor running", domain.name());
        let by_name = driver.domain_lookup_by_name(self.conn, domain.name()).expect("it is listed");
        assert_eq!(by_name.uuid(), domain.uuid());
        let xml = driver.domain_get_xml_desc(domain, 0).expect("it is listed");
        assert!(xml.contains(&format!("<name>{}</name>", domain.name())), "{xml}");
        let stored = driver.domain_get_xml_desc(domain, 3).expect("it is listed");
        assert!(stored.contains(&format!("<name>{}</name>", domain.name())), "{stored}");
        self.check_moments(domain);
    }

    fn check_moments(&self, domain: &Arc<Domain>) {
        let driver = self.driver();
        let Ok(Listed::Objects(snapshots)) = driver.domain_list_all_snapshots(domain, true, 0) else {
            panic!("asked for all");
        };
        let Ok(Listed::Objects(checkpoints)) = driver.domain_list_all_checkpoints(domain, true, 0) else {
            panic!("asked for all");
        };
        let names: BTreeSet<&str> = snapshots.iter().map(|snapshot| snapshot.name()).collect();
        assert_eq!(names.len(), snapshots.len());
        assert_eq!(driver.domain_snapshot_num(domain, 0).expect("listed"), snapshots.len() as i32);
        let roots = driver.domain_snapshot_num(domain, 1).expect("listed");
        let children: i32 =
            snapshots.iter().map(|s| driver.domain_snapshot_num_children(s, 0).expect("listed")).sum();
        assert_eq!(roots + children, snapshots.len() as i32);
        for snapshot in &snapshots {
            match driver.domain_snapshot_get_parent(snapshot, 0) {
                Ok(parent) => assert!(names.contains(parent.name()), "{} of {names:?}", parent.name()),
                Err(error) => assert_eq!(error.code(), ErrorCode::NO_DOMAIN_SNAPSHOT),
            }
        }
        match driver.domain_snapshot_current(domain, 0) {
            Ok(current) => assert!(names.contains(current.name())),
            Err(_) => assert!(!driver.domain_has_current_snapshot(domain, 0).expect("listed")),
        }
        for checkpoint in &checkpoints {
            if let Ok(parent) = driver.domain_checkpoint_get_parent(checkpoint, 0) {
                assert!(checkpoints.iter().any(|other| other.name() == parent.name()));
            }
        }
    }

    fn check(&self) {
        let driver = self.driver();
        let Ok(Listed::Objects(domains)) = driver.connect_list_all_domains(self.conn, true, 0) else {
            panic!("asked for all");
        };
        let active = driver.connect_num_of_domains(self.conn).expect("a number");
        let inactive = driver.connect_num_of_defined_domains(self.conn).expect("a number");
        assert_eq!((active + inactive) as usize, domains.len());
        let names: BTreeSet<&str> = domains.iter().map(|domain| domain.name()).collect();
        assert_eq!(names.len(), domains.len());
        for domain in &domains {
            self.check_domain(domain);
        }
        let Ok(pool) = self.pool() else { return };
        let storage = self.storage();
        let Ok(Listed::Objects(volumes)) = storage.storage_pool_list_all_volumes(&pool, true, 0) else {
            return;
        };
        let sizes =
            volumes.iter().map(|volume| storage.storage_vol_get_info(volume).expect("listed").allocation);
        let info = storage.storage_pool_get_info(&pool).expect("it is there");
        assert_eq!(info.allocation, sizes.sum::<u64>());
        assert_eq!(info.available, info.capacity - info.allocation);
    }
}

fuzz_target!(|bytes: &[u8]| {
    let mode = Mode { read_only: false, no_aliases: true, flags: 0 };
    let conn =
        open(Some("test:///default"), mode, None, &[&driver_test::REGISTRATION]).expect("the test driver");
    // The last input's is gone with its connection.
    assert_eq!(conn.drivers().hypervisor.connect_num_of_domains(&conn).expect("a number"), 1);
    let mut session = Session { conn: &conn, streams: Vec::new(), reverted: false };
    for step in bytes.chunks_exact(2).take(400) {
        // What is refused depends on what was called before.
        let _ = session.step(step[0], step[1]);
        session.check();
    }
    drop(session);
    conn.close();
});
