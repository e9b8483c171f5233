// SPDX-License-Identifier: LGPL-2.1-or-later
//! Streams into volumes and out of them. They never have to wait; holes go through them as they
//! do between the reference's client and its daemon.

use std::sync::Arc;

use virt_abi::virStorageVolDownloadFlags::VIR_STORAGE_VOL_DOWNLOAD_SPARSE_STREAM;
use virt_abi::virStorageVolUploadFlags::VIR_STORAGE_VOL_UPLOAD_SPARSE_STREAM;
use virt_core::driver::TellStream;
use virt_core::object::{StorageVol as Handle, Stream};
use virt_core::stream::{StreamDriver, StreamRead};
use virt_core::uuid::Uuid;
use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};

use crate::checks::{self, fail};
use crate::content::{Content, Section};
use crate::state::State;
use crate::storage;
use crate::storage_index::{Store, User};
use crate::stream_watch::{Open, READABLE, WRITABLE, check_hole};
use crate::volume_bytes::has_files;

// What the kernel says of files.
const EBADF: i32 = 9;
const EINVAL: i32 = 22;
const ENOSPC: i32 = 28;

/// As much as is moved at a time.
const MOST: usize = 1 << 20;

/// A volume that is open, and how far the stream has come.
struct File {
    user: User,
    at: u64,
    /// Where the stream ends: at the volume's end, or where the program asked for it.
    end: u64,
    /// The program asked for it.
    bounded: bool,
    /// Holes go through as such.
    sparse: bool,
}

/// An upload.
struct Writer {
    state: Arc<State>,
    pool: Uuid,
    pool_name: Arc<str>,
    volume: Box<str>,
    open: Open<File>,
}

/// A download.
struct Reader(Open<File>);

#[cold]
fn system(errno: i32, text: String) -> Error {
    Error::system(ErrorDomain::STREAMS, errno, text)
}

#[cold]
fn not_sparse(text: String) -> Error {
    Error::new(ErrorDomain::STREAMS, ErrorCode::OPERATION_INVALID, text)
}

/// Opens the volume of the handle for a part of it, of which 0 bytes are all up to its end.
fn open(
    state: &State,
    handle: &Handle,
    (offset, length): (u64, u64),
    upload: bool,
    sparse: bool,
) -> Result<(File, Uuid, Arc<str>)> {
    let mut pools = state.pools.write();
    let pool = pools.active_mut(handle.pool())?;
    let path = pool.volumes.by_name(handle.name())?.target.path.clone().unwrap_or_default();
    if upload {
        pool.volumes.check_unused(handle.name())?;
    }
    if !has_files(pool.definition.kind) {
        let text = match upload {
            true => tr!("storage pool doesn't support volume upload"),
            false => tr!("storage pool doesn't support volume download"),
        };
        return Err(fail(ErrorCode::NO_SUPPORT, text));
    }
    if i64::try_from(offset).is_err() {
        return Err(system(EINVAL, tr!("Unable to seek %1$s to %2$llu", path, offset)));
    }
    let store = pool.volumes.store(handle.name())?;
    let size = store.content.lock().size();
    let asked = offset.saturating_add(length);
    let bounded = length != 0 && asked <= size;
    let end = if bounded { asked } else { size };
    let file = File { user: User::new(store), at: offset, end, bounded, sparse };
    Ok((file, pool.uuid, pool.name.clone()))
}

/// `virStorageVolUpload`
pub fn upload(
    state: &Arc<State>,
    handle: &Handle,
    stream: &Arc<Stream>,
    part: (u64, u64),
    flags: u32,
) -> Result<()> {
    let sparse = VIR_STORAGE_VOL_UPLOAD_SPARSE_STREAM as u32;
    checks::flags("testStorageVolUpload", flags, sparse)?;
    let (file, pool, pool_name) = open(state, handle, part, true, flags & sparse != 0)?;
    let volume = handle.name().into();
    let open = Open::new(file, WRITABLE);
    let writer = Writer { state: state.clone(), pool, pool_name, volume, open };
    stream.carrier().set(Some(Arc::new(writer)));
    Ok(())
}

/// `virStorageVolDownload`
pub fn download(
    state: &State,
    handle: &Handle,
    stream: &Arc<Stream>,
    part: (u64, u64),
    flags: u32,
) -> Result<()> {
    let sparse = VIR_STORAGE_VOL_DOWNLOAD_SPARSE_STREAM as u32;
    checks::flags("testStorageVolDownload", flags, sparse)?;
    let (file, ..) = open(state, handle, part, false, flags & sparse != 0)?;
    stream.carrier().set(Some(Arc::new(Reader(Open::new(file, READABLE)))));
    Ok(())
}

impl Writer {
    /// Calls `work` with the bytes, if the pool has as much space left as they come to take, and
    /// counts what they take then.
    fn change(
        &self,
        store: &Arc<Store>,
        growth: impl FnOnce(&Content) -> u64,
        work: impl FnOnce(&mut Content),
    ) -> Result<()> {
        let mut pools = self.state.pools.write();
        // A volume whose pool is gone lives on for as long as the stream.
        let pool = pools
            .find_mut(&self.pool)
            .filter(|pool| pool.volumes.bytes(&self.volume).is_some_and(|same| Arc::ptr_eq(same, store)));
        let mut content = store.content.lock();
        let before = content.allocated();
        if pool.as_ref().is_some_and(|pool| growth(&content) > pool.definition.available) {
            return Err(system(ENOSPC, tr!("cannot write to stream")));
        }
        work(&mut content);
        let (size, after) = (content.size(), content.allocated());
        drop(content);
        if let Some(pool) = pool.filter(|_| before != after) {
            pool.set_volume(&self.volume, size, after);
        }
        Ok(())
    }

    fn close(&self, stream: &Arc<Stream>, abort: bool) {
        let Some(file) = self.open.close(stream, abort) else { return };
        drop(file);
        // The reference looks at the pool anew once the last byte is in.
        storage::tell_refresh(&self.state, &self.pool_name, &self.pool);
    }
}

impl StreamDriver for Writer {
    fn send(&self, _: &Arc<Stream>, data: &[u8]) -> Result<Option<usize>> {
        self.open.with(|file| {
            let left = usize::try_from(file.end.saturating_sub(file.at)).unwrap_or(usize::MAX);
            if left == 0 {
                return Err(system(ENOSPC, tr!("cannot write to stream")));
            }
            let data = &data[..data.len().min(left)];
            for (number, part) in data.chunks(MOST).enumerate() {
                let at = file.at;
                let done = self.change(
                    &file.user,
                    |content| content.growth(at, part.len()),
                    |content| content.write(at, part),
                );
                match done {
                    Ok(()) => file.at += part.len() as u64,
                    Err(error) if number == 0 => return Err(error),
                    // What went in before did; the next call tells.
                    Err(_) => return Ok(Some(number * MOST)),
                }
            }
            Ok(Some(data.len()))
        })
    }

    fn recv(&self, _: &Arc<Stream>, _: usize, _: bool) -> Result<StreamRead> {
        self.open.with(|_| Err(system(EBADF, tr!("cannot read from stream"))))
    }

    fn send_hole(&self, _: &Arc<Stream>, length: i64, flags: u32) -> Result<()> {
        check_hole(length, flags)?;
        self.open.with(|file| {
            if !file.sparse {
                return Err(not_sparse(tr!("Skipping is not supported with this stream")));
            }
            let left = file.end.saturating_sub(file.at);
            let length = length as u64;
            if length > left && !file.bounded {
                return Err(system(ENOSPC, tr!("unable to truncate")));
            }
            let (at, end) = (file.at, file.at + length.min(left));
            // What is left of pages at its ends may have to be kept as zeros.
            self.change(&file.user, |_| 0, |content| content.punch(at, end))?;
            file.at = end;
            Ok(())
        })
    }

    fn recv_hole(&self, _: &Arc<Stream>, flags: u32) -> Result<i64> {
        check_receive_hole(flags)?;
        self.open.with(|_| Err(system(EBADF, tr!("cannot read from stream"))))
    }

    fn event_add(&self, stream: &Arc<Stream>, events: i32, callback: Box<TellStream>) -> Result<()> {
        self.open.watch(stream, events, callback)
    }

    fn event_update(&self, _: &Arc<Stream>, events: i32) -> Result<()> {
        self.open.watch_for(events)
    }

    fn event_remove(&self, _: &Arc<Stream>) -> Result<()> {
        self.open.unwatch()
    }

    fn finish(&self, stream: &Arc<Stream>) -> Result<()> {
        self.close(stream, false);
        Ok(())
    }

    fn abort(&self, stream: &Arc<Stream>) -> Result<()> {
        self.close(stream, true);
        Ok(())
    }
}

fn check_receive_hole(flags: u32) -> Result<()> {
    match flags {
        0 => Ok(()),
        _ => Err(Error::unknown_flags(ErrorDomain::TEST, "testStreamRecvHole", flags)),
    }
}

impl File {
    /// How many bytes follow that are not to be told as a hole, or else the hole's length.
    fn next(&self, most: usize) -> Section {
        let left = self.end.saturating_sub(self.at);
        match self.sparse {
            false => Section::Data(left),
            true => match self.user.content.lock().section(self.at, most as u64) {
                Section::Data(length) => Section::Data(length.min(left)),
                Section::Hole(length) => Section::Hole(length.min(left)),
            },
        }
    }
}

impl StreamDriver for Reader {
    fn send(&self, _: &Arc<Stream>, _: &[u8]) -> Result<Option<usize>> {
        self.0.with(|_| Err(system(EBADF, tr!("cannot write to stream"))))
    }

    fn recv(&self, _: &Arc<Stream>, max: usize, stop_at_hole: bool) -> Result<StreamRead> {
        self.0.with(|file| {
            let length = match file.next(max.min(MOST)) {
                Section::Hole(length) if stop_at_hole && length > 0 => return Ok(StreamRead::Hole),
                // Who does not ask for holes reads zeros.
                Section::Hole(length) | Section::Data(length) => length,
            };
            let length = usize::try_from(length).unwrap_or(usize::MAX).min(max).min(MOST);
            let data = file.user.content.lock().read(file.at, length);
            file.at += data.len() as u64;
            Ok(StreamRead::Data(data))
        })
    }

    fn send_hole(&self, _: &Arc<Stream>, length: i64, flags: u32) -> Result<()> {
        check_hole(length, flags)?;
        self.0.with(|file| match file.sparse {
            true => Err(system(EINVAL, tr!("unable to truncate"))),
            false => Err(not_sparse(tr!("Skipping is not supported with this stream"))),
        })
    }

    fn recv_hole(&self, _: &Arc<Stream>, flags: u32) -> Result<i64> {
        check_receive_hole(flags)?;
        self.0.with(|file| {
            if !file.sparse {
                return Err(not_sparse(tr!("Holes are not supported with this stream")));
            }
            let Section::Hole(length) = file.next(1) else { return Ok(0) };
            // As much as C's number takes; the rest is the next hole.
            let length = i64::try_from(length).unwrap_or(i64::MAX);
            file.at += length as u64;
            Ok(length)
        })
    }

    fn event_add(&self, stream: &Arc<Stream>, events: i32, callback: Box<TellStream>) -> Result<()> {
        self.0.watch(stream, events, callback)
    }

    fn event_update(&self, _: &Arc<Stream>, events: i32) -> Result<()> {
        self.0.watch_for(events)
    }

    fn event_remove(&self, _: &Arc<Stream>) -> Result<()> {
        self.0.unwatch()
    }

    fn finish(&self, stream: &Arc<Stream>) -> Result<()> {
        self.0.close(stream, false);
        Ok(())
    }

    fn abort(&self, stream: &Arc<Stream>) -> Result<()> {
        self.0.close(stream, true);
        Ok(())
    }
}
