// SPDX-License-Identifier: LGPL-2.1-or-later
//! The storage driver's methods: one line each, which leads to the file of its subject.

use std::sync::Arc;

use virt_abi::{virStoragePoolInfo, virStorageVolInfo};
use virt_core::Result;
use virt_core::driver::{StorageDriver, StorageDriverByHand};
use virt_core::event::{Callback, EventId, Filter};
use virt_core::object::{Connect, StoragePool, StorageVol, Stream};
use virt_core::types::Listed;
use virt_core::uuid::Uuid;

use crate::hypervisor::TestDriver;
use crate::{storage, volume, volume_bytes, volume_stream};

impl StorageDriverByHand for TestDriver {
    fn storage_pool_event_register(
        &self,
        conn: &Connect,
        object: Option<&Arc<StoragePool>>,
        id: EventId,
        callback: Callback,
    ) -> Result<i32> {
        let filter = object.map_or(Filter::Any, |pool| Filter::Uuid(pool.uuid()));
        self.state.events.register(conn, id, filter, false, callback)
    }

    fn storage_pool_event_deregister(&self, conn: &Connect, id: i32) -> Result<()> {
        self.state.events.deregister(conn, id)
    }
}

macro_rules! methods {
    ($($name:ident($me:ident $(, $arg:ident: $ty:ty)*) $(-> $ret:ty)? = $body:expr;)*) => {
        impl StorageDriver for TestDriver {
            $(fn $name(&self $(, $arg: $ty)*) -> Result<methods!(@ret $($ret)?)> {
                let $me = &self.state;
                $body
            })*
        }
    };
    (@ret) => { () };
    (@ret $ret:ty) => { $ret };
}

methods! {
    connect_find_storage_pool_sources(_s, _c: &Connect, kind: &str, spec: Option<&str>, flags: u32) -> String = storage::find_sources(kind, spec, flags);
    connect_list_all_storage_pools(s, c: &Connect, wanted: bool, flags: u32) -> Listed<StoragePool> = storage::all(s, c, wanted, flags);
    connect_list_storage_pools(s, _c: &Connect, max: usize) -> Vec<String> = Ok(storage::names(s, true, max));
    connect_list_defined_storage_pools(s, _c: &Connect, max: usize) -> Vec<String> = Ok(storage::names(s, false, max));
    connect_num_of_storage_pools(s, _c: &Connect) -> i32 = Ok(storage::count(s, true));
    connect_num_of_defined_storage_pools(s, _c: &Connect) -> i32 = Ok(storage::count(s, false));
    storage_pool_lookup_by_name(s, c: &Connect, name: &str) -> Arc<StoragePool> = storage::by_name(s, c, name);
    storage_pool_lookup_by_uuid(s, c: &Connect, uuid: &Uuid) -> Arc<StoragePool> = storage::by_uuid(s, c, uuid);
    storage_pool_lookup_by_volume(s, v: &Arc<StorageVol>) -> Arc<StoragePool> = storage::by_name(s, v.connect(), v.pool());
    storage_pool_create_xml(s, c: &Connect, xml: &str, flags: u32) -> Arc<StoragePool> = storage::create_xml(s, c, xml, flags);
    storage_pool_define_xml(s, c: &Connect, xml: &str, flags: u32) -> Arc<StoragePool> = storage::define_xml(s, c, xml, flags);
    storage_pool_build(s, p: &Arc<StoragePool>, flags: u32) = storage::build(s, p, flags);
    storage_pool_undefine(s, p: &Arc<StoragePool>) = storage::undefine(s, p);
    storage_pool_create(s, p: &Arc<StoragePool>, flags: u32) = storage::create(s, p, flags);
    storage_pool_destroy(s, p: &Arc<StoragePool>) = storage::destroy(s, p);
    storage_pool_delete(s, p: &Arc<StoragePool>, flags: u32) = storage::delete(s, p, flags);
    storage_pool_refresh(s, p: &Arc<StoragePool>, flags: u32) = storage::refresh(s, p, flags);
    storage_pool_get_info(s, p: &Arc<StoragePool>) -> virStoragePoolInfo = storage::info(s, p);
    storage_pool_get_xml_desc(s, p: &Arc<StoragePool>, flags: u32) -> String = storage::xml_desc(s, p, flags);
    storage_pool_get_autostart(s, p: &Arc<StoragePool>) -> i32 = storage::autostart(s, p);
    storage_pool_set_autostart(s, p: &Arc<StoragePool>, autostart: i32) = storage::set_autostart(s, p, autostart);
    storage_pool_is_active(s, p: &Arc<StoragePool>) -> bool = storage::is_active(s, p);
    storage_pool_is_persistent(s, p: &Arc<StoragePool>) -> bool = storage::is_persistent(s, p);
    storage_pool_num_of_volumes(s, p: &Arc<StoragePool>) -> i32 = volume::count(s, p);
    storage_pool_list_volumes(s, p: &Arc<StoragePool>, max: usize) -> Vec<String> = volume::names(s, p, max);
    storage_pool_list_all_volumes(s, p: &Arc<StoragePool>, wanted: bool, flags: u32) -> Listed<StorageVol> = volume::all(s, p, wanted, flags);
    storage_vol_lookup_by_name(s, p: &Arc<StoragePool>, name: &str) -> Arc<StorageVol> = volume::by_name(s, p, name);
    storage_vol_lookup_by_key(s, c: &Connect, key: &str) -> Arc<StorageVol> = volume::by_key(s, c, key);
    storage_vol_lookup_by_path(s, c: &Connect, path: &str) -> Arc<StorageVol> = volume::by_path(s, c, path);
    storage_vol_create_xml(s, p: &Arc<StoragePool>, xml: &str, flags: u32) -> Arc<StorageVol> = volume::create(s, p, xml, None, flags);
    storage_vol_create_xml_from(s, p: &Arc<StoragePool>, xml: &str, from: &Arc<StorageVol>, flags: u32) -> Arc<StorageVol> = volume::create(s, p, xml, Some(from), flags);
    storage_vol_delete(s, v: &Arc<StorageVol>, flags: u32) = volume::delete(s, v, flags);
    storage_vol_get_info(s, v: &Arc<StorageVol>) -> virStorageVolInfo = volume::info(s, v);
    storage_vol_get_info_flags(s, v: &Arc<StorageVol>, flags: u32) -> virStorageVolInfo = volume::info_flags(s, v, flags);
    storage_vol_get_xml_desc(s, v: &Arc<StorageVol>, flags: u32) -> String = volume::xml_desc(s, v, flags);
    storage_vol_get_path(s, v: &Arc<StorageVol>) -> String = volume::path(s, v);
    storage_vol_resize(s, v: &Arc<StorageVol>, capacity: u64, flags: u32) = volume_bytes::resize(s, v, capacity, flags);
    storage_vol_wipe(s, v: &Arc<StorageVol>, flags: u32) = volume_bytes::wipe(s, v, 0, flags);
    storage_vol_wipe_pattern(s, v: &Arc<StorageVol>, algorithm: u32, flags: u32) = volume_bytes::wipe(s, v, algorithm, flags);
    storage_vol_upload(s, v: &Arc<StorageVol>, stream: &Arc<Stream>, offset: u64, length: u64, flags: u32) = volume_stream::upload(s, v, stream, (offset, length), flags);
    storage_vol_download(s, v: &Arc<StorageVol>, stream: &Arc<Stream>, offset: u64, length: u64, flags: u32) = volume_stream::download(s, v, stream, (offset, length), flags);
}
