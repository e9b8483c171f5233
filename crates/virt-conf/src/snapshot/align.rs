// SPDX-License-Identifier: LGPL-2.1-or-later
//! A snapshot's disks beside those of the domain.

use virt_core::{ErrorCode, Result, tr};

use super::{Definition, Disk, fault, internal};
use crate::domain;
use crate::domain::device::disk::SnapshotLocation;
use crate::moment::{disks, find_disk, is_empty, target};
use crate::storage::source::{Location, Source};

/// How disks are treated for which nobody said how.
#[derive(Clone, Copy, Debug)]
pub struct Align {
    /// Where their snapshots go.
    pub default: SnapshotLocation,
    /// If that is inside the images, all disks must go there.
    pub uniform_internal: bool,
    /// What the domain says about it does not count.
    pub force_default: bool,
}

fn unsupported(text: String) -> virt_core::Error {
    fault(ErrorCode::CONFIG_UNSUPPORTED, text)
}

impl Definition {
    /// Brings the list of disks into the domain's order, adding those it lacks. `existing` is the
    /// domain of the snapshot that is redefined, for documents that leave it out.
    pub fn align_disks(&mut self, existing: Option<&domain::Definition>, how: Align) -> Result<()> {
        let Some(domain) = self.moment.domain.as_deref().or(existing) else {
            return Err(internal(tr!("missing domain in snapshot")));
        };
        let guests: Vec<_> = disks(domain).collect();
        if self.disks.len() > guests.len() {
            return Err(unsupported(tr!("too many disk snapshot requests for domain")));
        }
        let uniform = how.uniform_internal && how.default == SnapshotLocation::Internal;
        let mut asked: Vec<Option<Disk>> = vec![None; guests.len()];
        for disk in &self.disks {
            let Some(place) = find_disk(domain, &disk.name) else {
                return Err(unsupported(tr!("no disk named '%1$s'", disk.name)));
            };
            if asked[place].is_some() {
                return Err(unsupported(tr!("disk '%1$s' specified twice", disk.name)));
            }
            let guest = guests[place];
            let location = disk.location(guest.snapshot, how.default, uniform)?;
            asked[place] =
                Some(Disk { name: target(guest).into(), snapshot: Some(location), ..disk.clone() });
        }
        let aligned = guests.iter().zip(asked).map(|(guest, asked)| {
            asked.unwrap_or_else(|| {
                let chosen = guest.snapshot.filter(|_| !how.force_default).unwrap_or(how.default);
                let snapshot = if is_empty(&guest.source) { SnapshotLocation::No } else { chosen };
                Disk {
                    name: target(guest).into(),
                    snapshot: Some(snapshot),
                    source: Source::empty(),
                    format: None,
                    cache_max_size: 0,
                    deleting: false,
                }
            })
        });
        let mut aligned: Vec<Disk> = aligned.collect();
        name_files(&mut aligned, &guests.iter().map(|g| &g.source).collect::<Vec<_>>(), &self.moment.name)?;
        self.disks = aligned;
        Ok(())
    }
}

impl Disk {
    /// Where the snapshot of a disk goes that the document lists.
    fn location(
        &self,
        guest: Option<SnapshotLocation>,
        default: SnapshotLocation,
        uniform: bool,
    ) -> Result<SnapshotLocation> {
        let none = Some(SnapshotLocation::No);
        let location = match self.snapshot {
            None => guest.filter(|_| !uniform || guest == none).unwrap_or(default),
            Some(own) if uniform && own != default && !(self.snapshot == none && guest == none) => {
                let text = tr!("disk '%1$s' must use snapshot mode '%2$s'", self.name, default.as_str());
                return Err(unsupported(text));
            }
            Some(own) => own,
        };
        match self.source.name() {
            Some(path) if location != SnapshotLocation::External => Err(unsupported(tr!(
                "file '%1$s' for disk '%2$s' requires use of external snapshot mode",
                path,
                self.name
            ))),
            _ => Ok(location),
        }
    }
}

/// Makes up the names of new files, beside the old ones.
fn name_files(disks: &mut [Disk], sources: &[&Source], snapshot: &str) -> Result<()> {
    for at in 0..disks.len() {
        let disk = &disks[at];
        if disk.snapshot != Some(SnapshotLocation::External) || disk.source.name().is_some() {
            continue;
        }
        let name = &*disk.name;
        let Location::File { .. } = disk.source.location else {
            return Err(unsupported(tr!(
                "cannot generate external snapshot name for disk '%1$s' on a '%2$s' device",
                name,
                disk.source.kind().as_str()
            )));
        };
        let Some(origin) = sources[at].name() else {
            let text = tr!("cannot generate external snapshot name for disk '%1$s' without source", name);
            return Err(unsupported(text));
        };
        if !std::fs::metadata(origin).is_ok_and(|data| data.is_file()) {
            return Err(unsupported(tr!(
                "source for disk '%1$s' (%2$s) doesn't exist or is not a regular file; refusing to generate external snapshot name",
                name,
                origin
            )));
        }
        // The old file's suffix goes.
        let stem = match origin.rsplit_once('.') {
            Some((stem, suffix)) if !suffix.contains('/') => stem,
            _ => origin,
        };
        let path = format!("{stem}.{snapshot}");
        if let Some(other) = disks[..at].iter().find(|d| d.source.name() == Some(&*path)) {
            return Err(unsupported(tr!(
                "cannot generate external snapshot name for disk '%1$s': collision with disk '%2$s'",
                name,
                other.name
            )));
        }
        disks[at].source.location = Location::File { path: Some(path.into()), fdgroup: None };
    }
    Ok(())
}
