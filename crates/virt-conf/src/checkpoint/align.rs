// SPDX-License-Identifier: LGPL-2.1-or-later
//! A checkpoint's disks beside those of the domain.

use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};

use super::{Definition, Disk, Tracking, fault};
use crate::moment::{disks, find_disk, is_empty, target};

impl Definition {
    /// Brings the list of disks into the domain's order, adding those it lacks. Without any, all
    /// disks that can change are kept track of.
    pub fn align_disks(&mut self) -> Result<()> {
        let unsupported = |text| fault(ErrorCode::CONFIG_UNSUPPORTED, text);
        let Some(domain) = &self.moment.domain else {
            let text = tr!("missing domain in checkpoint");
            return Err(Error::internal(ErrorDomain::DOMAIN_CHECKPOINT, text));
        };
        let all: Vec<_> = disks(domain).collect();
        if self.disks.len() > all.len() {
            return Err(unsupported(tr!("too many disk checkpoint requests for domain")));
        }
        if all.is_empty() {
            return Err(unsupported(tr!("domain must have at least one disk to perform checkpoints")));
        }
        let default = if self.disks.is_empty() { Tracking::Bitmap } else { Tracking::No };
        let mut asked: Vec<Option<Disk>> = vec![None; all.len()];
        for disk in &self.disks {
            let Some(place) = find_disk(domain, &disk.name) else {
                return Err(unsupported(tr!("no disk named '%1$s'", disk.name)));
            };
            if asked[place].is_some() {
                return Err(unsupported(tr!("disk '%1$s' specified twice", disk.name)));
            }
            let guest = all[place];
            if (is_empty(&guest.source) || guest.readonly) && disk.tracking != Tracking::No {
                return Err(unsupported(tr!("disk '%1$s' is empty or readonly", disk.name)));
            }
            asked[place] = Some(Disk { name: target(guest).into(), ..disk.clone() });
        }
        let aligned = all.iter().zip(asked).map(|(guest, asked)| {
            asked.unwrap_or_else(|| {
                let cannot = is_empty(&guest.source) || guest.readonly;
                let tracking = if cannot { Tracking::No } else { default };
                Disk { name: target(guest).into(), tracking, bitmap: None, size: None }
            })
        });
        self.disks = aligned.collect();
        self.name_bitmaps();
        Ok(())
    }

    /// Calls bitmaps without a name after the checkpoint.
    pub fn name_bitmaps(&mut self) {
        for disk in self.disks.iter_mut().filter(|disk| disk.tracking == Tracking::Bitmap) {
            disk.bitmap.get_or_insert_with(|| self.moment.name.clone());
        }
    }
}
