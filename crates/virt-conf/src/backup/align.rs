// SPDX-License-Identifier: LGPL-2.1-or-later
//! A backup's disks beside those of the domain.

use std::collections::HashSet;

use virt_core::{Result, tr};

use super::{Definition, Disk, DiskMode, Store, unsupported};
use crate::domain;
use crate::moment::{disks, is_empty, target};
use crate::storage::source::{Location, Source};

impl Definition {
    /// Adds the domain's disks that are not listed (all of them are backed up where none is
    /// listed), and fills in what the listed ones leave open. Files that have no name yet are
    /// called after the disk's own with `suffix` behind it.
    pub fn align_disks(&mut self, domain: &domain::Definition, suffix: &str) -> Result<()> {
        let guests: Vec<_> = disks(domain).collect();
        if guests.is_empty() {
            return Err(unsupported(tr!("domain must have at least one disk to perform backup")));
        }
        let mut seen: HashSet<&str> = HashSet::new();
        for disk in &mut self.disks {
            let guest = guests.iter().find(|guest| guest.target.as_deref() == Some(&*disk.name));
            let Some(guest) = guest else {
                return Err(unsupported(tr!("no disk named '%1$s'", disk.name)));
            };
            if !seen.insert(target(guest)) {
                return Err(unsupported(tr!("disk '%1$s' specified twice", disk.name)));
            }
            let since = disk.incremental.as_ref().or(self.incremental.as_ref());
            if disk.mode == Some(DiskMode::Incremental) && since.is_none() {
                return Err(unsupported(tr!(
                    "'incremental' backup mode of disk '%1$s' requires setting 'incremental' field for disk or backup",
                    disk.name
                )));
            }
            if disk.store.is_some() {
                disk.choose_store(&guest.source, suffix)?;
            }
        }
        let all = self.disks.is_empty();
        for guest in guests.iter().filter(|guest| !seen.contains(target(guest))) {
            let mut disk = Disk::left_out(target(guest).into());
            if all && !is_empty(&guest.source) && !guest.readonly {
                disk.choose_store(&guest.source, suffix)?;
            }
            self.disks.push(disk);
        }
        for disk in &mut self.disks {
            let since = disk.incremental.as_ref().or(self.incremental.as_ref());
            let usual = if since.is_some() { DiskMode::Incremental } else { DiskMode::Full };
            if *disk.mode.get_or_insert(usual) == DiskMode::Incremental && disk.incremental.is_none() {
                disk.incremental = self.incremental.clone();
            }
        }
        Ok(())
    }
}

impl Disk {
    /// Makes up a file beside the disk's own where the store has no place yet.
    fn choose_store(&mut self, source: &Source, suffix: &str) -> Result<()> {
        if is_empty(source) && self.store.is_some() {
            return Err(unsupported(tr!("disk '%1$s' has no media", self.name)));
        }
        if self.store.as_ref().is_some_and(|store| !is_empty(&store.source)) {
            return Ok(());
        }
        let Location::File { .. } = source.location else {
            return Err(unsupported(tr!("refusing to generate file name for disk '%1$s'", self.name)));
        };
        let path = format!("{}.{suffix}", source.name().unwrap_or_default());
        let location = Location::File { path: Some(path.into()), fdgroup: None };
        let empty = || Store { source: Source::empty(), format: None };
        self.store.get_or_insert_with(empty).source.location = location;
        Ok(())
    }
}
