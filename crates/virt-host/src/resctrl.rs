// SPDX-License-Identifier: LGPL-2.1-or-later
//! What the resource control file system can share out and watch.

use std::path::Path;

use virt_conf::capabilities::{CacheType, Control, Monitor};
use virt_core::{Result, tr};

use crate::files::{self, internal};

/// How one kind of cache can be shared out.
#[derive(Debug)]
pub struct Kind {
    level: u32,
    scope: CacheType,
    max_allocations: u32,
    /// How many parts a cache has, and how many at least a group gets.
    parts: u64,
    min_parts: u64,
    /// The size of caches seen so far, which are all alike.
    size: Option<u64>,
}

/// How memory bandwidth can be shared out.
#[derive(Clone, Copy, Debug)]
pub struct Bandwidth {
    pub granularity: u32,
    pub min: u32,
    pub max_allocations: u32,
}

/// All of it; empty where the file system is not mounted.
#[derive(Debug, Default)]
pub struct Resctrl {
    kinds: Vec<Kind>,
    pub bandwidth: Option<Bandwidth>,
    watch: Option<Watch>,
}

#[derive(Debug)]
struct Watch {
    max_monitors: u32,
    threshold: u32,
    features: Vec<String>,
}

impl Resctrl {
    /// Reads `info` below the file system.
    pub fn read(root: &Path) -> Result<Resctrl> {
        let info = root.join("info");
        let Ok(entries) = std::fs::read_dir(&info) else { return Ok(Resctrl::default()) };
        let mut all = Resctrl { bandwidth: bandwidth(&info.join("MB"))?, ..Resctrl::default() };
        let mut names: Vec<String> =
            entries.flatten().filter_map(|entry| entry.file_name().into_string().ok()).collect();
        names.sort_unstable();
        for name in names {
            let Some(rest) = name.strip_prefix('L') else { continue };
            let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
            let Ok(level) = rest[..digits].parse() else { continue };
            let scope = match &rest[digits..] {
                "" => CacheType::Both,
                "CODE" => CacheType::Code,
                "DATA" => CacheType::Data,
                // Others watch, or are newer than this.
                _ => continue,
            };
            all.kinds.push(kind(&info.join(&name), level, scope)?);
        }
        all.kinds.sort_by_key(|kind| (kind.level, kind.scope));
        all.watch = watch(&info.join("L3_MON"))?;
        Ok(all)
    }

    fn is_empty(&self) -> bool {
        self.kinds.is_empty() && self.bandwidth.is_none() && self.watch.is_none()
    }

    /// How a cache can be shared out.
    pub fn controls(&mut self, level: u32, size: u64) -> Result<Vec<Control>> {
        let mut controls = Vec::new();
        for kind in self.kinds.iter_mut().filter(|kind| kind.level == level) {
            let expected = *kind.size.get_or_insert(size);
            if expected != size {
                return Err(internal(tr!(
                    "level %1$u cache size %2$llu does not match expected size %3$llu",
                    level,
                    expected,
                    size
                )));
            }
            let granularity = size / kind.parts.max(1);
            controls.push(Control {
                granularity,
                min: if kind.min_parts == 1 { 0 } else { kind.min_parts.saturating_mul(granularity) },
                scope: kind.scope,
                max_allocations: kind.max_allocations,
            });
        }
        Ok(controls)
    }

    /// What can be watched of caches (`llc_`) or memory (`mbm_`).
    pub fn monitor(&self, prefix: &str) -> Option<Monitor> {
        let watch = self.watch.as_ref().filter(|_| !self.is_empty())?;
        let features = watch.features.iter().filter(|name| name.starts_with(prefix));
        let features: Vec<Box<str>> = features.map(|name| name.as_str().into()).collect();
        (!features.is_empty()).then(|| Monitor {
            cache: (prefix == "llc_").then_some((3, watch.threshold)),
            max_monitors: watch.max_monitors,
            features,
        })
    }
}

/// Files that come with one that is there.
fn number(folder: &Path, name: &str, missing: impl FnOnce() -> String) -> Result<u32> {
    files::unsigned(&folder.join(name))?.ok_or_else(|| internal(missing()))
}

fn kind(folder: &Path, level: u32, scope: CacheType) -> Result<Kind> {
    let max_allocations = files::unsigned(&folder.join("num_closids"))?.unwrap_or(0);
    let missing = || internal(tr!("Cannot get cbm_mask from resctrl cache info"));
    let mask = files::text(&folder.join("cbm_mask"))?.ok_or_else(missing)?;
    let mut parts = 0;
    for digit in mask.chars() {
        let bits = digit.to_digit(16);
        parts +=
            bits.ok_or_else(|| internal(tr!("Cannot parse cbm_mask from resctrl cache info")))?.count_ones();
    }
    let min_parts =
        number(folder, "min_cbm_bits", || tr!("Cannot get min_cbm_bits from resctrl cache info"))?;
    Ok(Kind { level, scope, max_allocations, parts: parts.into(), min_parts: min_parts.into(), size: None })
}

fn bandwidth(folder: &Path) -> Result<Option<Bandwidth>> {
    let Some(granularity) = files::unsigned(&folder.join("bandwidth_gran"))? else { return Ok(None) };
    let min = number(folder, "min_bandwidth", || tr!("Cannot get min bandwidth from resctrl memory info"))?;
    let max_allocations =
        number(folder, "num_closids", || tr!("Cannot get max allocation from resctrl memory info"))?;
    Ok(Some(Bandwidth { granularity, min, max_allocations }))
}

fn watch(folder: &Path) -> Result<Option<Watch>> {
    let Some(max_monitors) = files::unsigned(&folder.join("num_rmids"))? else { return Ok(None) };
    let threshold = files::unsigned(&folder.join("max_threshold_occupancy"))?.unwrap_or(0);
    let missing = || internal(tr!("Cannot get mon_features from resctrl"));
    let features = files::text(&folder.join("mon_features"))?.ok_or_else(missing)?;
    if features.is_empty() {
        return Err(internal(tr!("Got empty feature list from resctrl")));
    }
    let features = features.lines().map(str::to_owned).collect();
    Ok(Some(Watch { max_monitors, threshold, features }))
}
