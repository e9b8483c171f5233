// SPDX-License-Identifier: LGPL-2.1-or-later
//! Pools, volumes and devices: what the C programs cannot look at, and many threads at once.

use super::*;

use virt_core::driver::{NodeDeviceDriver, StorageDriver};
use virt_core::object::StoragePool;

const THREADS: u32 = 8;
const ROUNDS: u32 = 300;
/// Fewer pools and volumes than threads times operations, so that they meet.
const POOLS: u32 = 3;
const VOLUMES: u32 = 5;

fn storage(conn: &Connect) -> &dyn StorageDriver {
    conn.drivers().storage.as_deref().expect("a storage driver")
}

fn devices(conn: &Connect) -> &dyn NodeDeviceDriver {
    conn.drivers().node_device.as_deref().expect("a device driver")
}

fn pool(name: &str, number: u32) -> String {
    let uuid = uuid(number);
    format!(
        "<pool type='dir'><name>{name}</name><uuid>{uuid}</uuid><target><path>/{name}</path></target></pool>"
    )
}

fn volume(name: &str, bytes: u32) -> String {
    format!("<volume><name>{name}</name><capacity>{bytes}</capacity></volume>")
}

/// What the pool says it holds, and what its volumes say.
fn allocations(driver: &dyn StorageDriver, pool: &Arc<StoragePool>) -> (u64, u64) {
    let said = driver.storage_pool_get_info(pool).unwrap().allocation;
    let Listed::Objects(volumes) = driver.storage_pool_list_all_volumes(pool, true, 0).unwrap() else {
        panic!("asked for all");
    };
    let sum = volumes.iter().map(|volume| driver.storage_vol_get_info(volume).unwrap().allocation).sum();
    (said, sum)
}

#[test]
fn pools_and_volumes_are_listed_by_name() {
    let conn = connection();
    let driver = storage(&conn);
    for (number, name) in ["c", "a", "b"].into_iter().enumerate() {
        driver.storage_pool_define_xml(&conn, &pool(name, number as u32), 0).unwrap();
    }
    assert_eq!(driver.connect_list_defined_storage_pools(&conn, 2).unwrap(), ["a", "b"]);
    let handle = driver.storage_pool_lookup_by_name(&conn, "b").unwrap();
    driver.storage_pool_create(&handle, 0).unwrap();
    for name in ["z", "x", "y"] {
        driver.storage_vol_create_xml(&handle, &volume(name, 5), 0).unwrap();
    }
    assert_eq!(driver.storage_pool_list_volumes(&handle, 2).unwrap(), ["x", "y"]);
    assert_eq!(allocations(driver, &handle), (15, 15));
}

#[test]
fn a_pool_without_a_model_for_its_port_is_not_left_behind() {
    let conn = connection();
    let driver = storage(&conn);
    let xml = "<pool type='scsi'><name>p</name><source><adapter type='fc_host' wwnn='2000000012341234' \
               wwpn='1000000012341234'/></source><target><path>/dev</path></target></pool>";
    assert!(driver.storage_pool_create_xml(&conn, xml, 0).is_err());
    assert!(driver.storage_pool_lookup_by_name(&conn, "p").is_err());
    assert_eq!(devices(&conn).node_num_of_devices(&conn, None, 0).unwrap(), 0);
}

#[test]
fn threads_do_not_confuse_the_pools() {
    let conn = connection();
    let step = |driver: &dyn StorageDriver, dice: u32| -> virt_core::Result<()> {
        let number = dice % POOLS;
        let name = format!("p{number}");
        let xml = pool(&name, number);
        match dice / POOLS % 8 {
            0 => driver.storage_pool_define_xml(&conn, &xml, 0).map(drop)?,
            1 => driver.storage_pool_create_xml(&conn, &xml, 0).map(drop)?,
            2 => {
                let pool = driver.storage_pool_lookup_by_name(&conn, &name)?;
                driver.storage_pool_destroy(&pool)?;
            }
            3 => {
                let pool = driver.storage_pool_lookup_by_name(&conn, &name)?;
                driver.storage_pool_undefine(&pool)?;
            }
            _ => {
                let pool = driver.storage_pool_lookup_by_name(&conn, &name)?;
                let name = format!("v{}", dice / 100 % VOLUMES);
                match driver.storage_vol_lookup_by_name(&pool, &name) {
                    Ok(volume) => driver.storage_vol_delete(&volume, 0)?,
                    Err(_) => {
                        driver.storage_vol_create_xml(&pool, &volume(&name, dice % 999), 0).map(drop)?
                    }
                }
            }
        }
        Ok(())
    };
    std::thread::scope(|scope| {
        for thread in 0..THREADS {
            let (conn, step) = (&conn, &step);
            scope.spawn(move || {
                let mut dice = thread * 7919 + 1;
                for _ in 0..ROUNDS {
                    dice = dice.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    // What is refused depends on the others.
                    let _ = step(storage(conn), dice >> 8);
                }
            });
        }
    });
    let driver = storage(&conn);
    let Listed::Objects(pools) = driver.connect_list_all_storage_pools(&conn, true, 0).unwrap() else {
        panic!("asked for all");
    };
    assert!(pools.len() <= POOLS as usize);
    for pool in pools {
        let same = driver.storage_pool_lookup_by_uuid(&conn, pool.uuid()).unwrap();
        assert_eq!(same.name(), pool.name());
        // A pool without volumes that is begun anew holds what is made in it.
        if driver.storage_pool_is_active(&pool).unwrap() {
            driver.storage_pool_destroy(&pool).unwrap();
        }
        if let Ok(pool) = driver.storage_pool_lookup_by_name(&conn, pool.name()) {
            driver.storage_pool_undefine(&pool).unwrap();
        }
        let new = driver.storage_pool_create_xml(&conn, &self::pool(pool.name(), 9), 0).unwrap();
        driver.storage_vol_create_xml(&new, &volume("v", 3), 0).unwrap();
        assert_eq!(allocations(driver, &new), (3, 3));
        driver.storage_pool_destroy(&new).unwrap();
    }
    assert_eq!(driver.connect_num_of_storage_pools(&conn).unwrap(), 0);
    assert_eq!(driver.connect_num_of_defined_storage_pools(&conn).unwrap(), 0);
}
