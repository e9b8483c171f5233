// SPDX-License-Identifier: LGPL-2.1-or-later
//! What a guest has plugged in.

pub mod audio;
pub mod chardev;
pub mod common;
pub mod controller;
pub mod disk;
pub mod filesystem;
pub mod graphics;
pub mod hostdev;
pub mod hub;
pub mod input;
pub mod interface;
pub mod memballoon;
pub mod memory;
pub mod panic;
pub mod platform;
pub mod reader;
pub mod redirdev;
pub mod rng;
pub mod smartcard;
pub mod sound;
pub mod tpm;
pub mod video;
pub mod watchdog;

use virt_core::Result;

use super::address::DeviceInfo;
use crate::schema::{Element, Rule, Show};
use crate::xml::{Node, Writer};

/// Reads an element onto the heap. A function of its own for each kind: in one for all, each
/// kind would have its place on the stack, which may be small.
#[inline(never)]
fn read<T: Element>(node: Node<'_>) -> Result<Box<T>> {
    Element::read(node).map(Box::new)
}

/// Declares the kinds of device in the order in which documents list them.
macro_rules! devices {
    ($($variant:ident($ty:ty) = $name:literal $(| $other:literal)*, $info:ident;)*) => {
        /// One device, of any kind. The variants stand in the order in which documents list them.
        #[derive(Clone, Debug, PartialEq)]
        #[allow(missing_docs)]
        pub enum Device { $($variant(Box<$ty>)),* }

        impl Device {
            /// Reads a device; `None` where the element is not one.
            pub fn read(node: Node<'_>) -> Result<Option<Device>> {
                Ok(match node.plain_name() {
                    $($name $(| $other)* => Some(Device::$variant(read(node)?)),)*
                    _ => None,
                })
            }

            /// What may stand in it.
            pub fn grammar(name: &str) -> Option<Vec<Rule>> {
                match name { $($name $(| $other)* => Some(<$ty>::grammar()),)* _ => None }
            }

            /// The names of all kinds.
            pub const NAMES: &'static [&'static str] = &[$($name $(, $other)*),*];

            /// Where it stands in its guest; `None` for kinds that stand nowhere.
            pub fn info_mut(&mut self) -> Option<&mut Option<Box<DeviceInfo>>> {
                match self { $(Device::$variant(_device) => devices!(@change $info _device)),* }
            }

            /// The same, to look at.
            pub fn info(&self) -> Option<&DeviceInfo> {
                match self { $(Device::$variant(_device) => devices!(@look $info _device)),* }
            }
        }
    };
    (@change info $device:ident) => { Some(&mut $device.info.0) };
    (@change none $device:ident) => { None };
    (@look info $device:ident) => { $device.info.0.as_deref() };
    (@look none $device:ident) => { None };
}

devices! {
    Disk(disk::Disk) = "disk", info;
    Controller(controller::Controller) = "controller", info;
    Lease(platform::Lease) = "lease", none;
    Filesystem(filesystem::Filesystem) = "filesystem", info;
    Interface(interface::Interface) = "interface", info;
    Smartcard(smartcard::Smartcard) = "smartcard", info;
    Char(chardev::CharDevice) = "serial" | "parallel" | "console" | "channel", info;
    Input(input::Input) = "input", info;
    Tpm(tpm::Tpm) = "tpm", info;
    Graphics(graphics::Graphics) = "graphics", none;
    Sound(sound::Sound) = "sound", info;
    Audio(audio::Audio) = "audio", none;
    Video(video::Video) = "video", info;
    Hostdev(hostdev::Hostdev) = "hostdev", info;
    Redirdev(redirdev::Redirdev) = "redirdev", info;
    RedirFilter(redirdev::RedirFilter) = "redirfilter", none;
    Hub(hub::Hub) = "hub", info;
    Watchdog(watchdog::Watchdog) = "watchdog", info;
    Memballoon(memballoon::Memballoon) = "memballoon", info;
    Rng(rng::Rng) = "rng", info;
    Nvram(platform::Nvram) = "nvram", info;
    Panic(panic::Panic) = "panic", info;
    Shmem(platform::Shmem) = "shmem", info;
    Memory(memory::Memory) = "memory", info;
    Crypto(platform::Crypto) = "crypto", info;
    Iommu(platform::Iommu) = "iommu", info;
    Vsock(platform::Vsock) = "vsock", info;
    Pstore(platform::Pstore) = "pstore", info;
}

impl Device {
    /// Its place in the order of a document.
    pub fn rank(&self) -> u8 {
        use chardev::CharKind;
        match self {
            Device::Disk(_) => 0,
            Device::Controller(_) => 1,
            Device::Lease(_) => 2,
            Device::Filesystem(_) => 3,
            Device::Interface(_) => 4,
            Device::Smartcard(_) => 5,
            Device::Char(device) => match device.kind {
                CharKind::Serial => 6,
                CharKind::Parallel => 7,
                CharKind::Console => 8,
                CharKind::Channel => 9,
            },
            Device::Input(_) => 10,
            Device::Tpm(_) => 11,
            Device::Graphics(_) => 12,
            Device::Sound(_) => 13,
            Device::Audio(_) => 14,
            Device::Video(_) => 15,
            Device::Hostdev(_) => 16,
            Device::Redirdev(_) => 17,
            Device::RedirFilter(_) => 18,
            Device::Hub(_) => 19,
            Device::Watchdog(_) => 20,
            Device::Memballoon(_) => 21,
            Device::Rng(_) => 22,
            Device::Nvram(_) => 23,
            Device::Panic(_) => 24,
            Device::Shmem(_) => 25,
            Device::Memory(_) => 26,
            Device::Crypto(_) => 27,
            Device::Iommu(_) => 28,
            Device::Vsock(_) => 29,
            Device::Pstore(_) => 30,
        }
    }

    /// Writes the element.
    pub fn put(&self, w: &mut Writer, show: Show) {
        match self {
            Device::Disk(d) => d.put(w, "disk", show),
            Device::Controller(d) => d.put(w, "controller", show),
            Device::Interface(d) => d.put_always(w, "interface", show),
            Device::Char(d) => d.put_always(w, d.kind.as_str(), show),
            Device::Input(d) => {
                // Older hosts make these up themselves.
                let ps2 = matches!(d.bus, Some(input::InputBus::Ps2 | input::InputBus::Xen));
                if !(show.migratable && d.kind == input::InputType::Keyboard && ps2) {
                    d.put(w, "input", show);
                }
            }
            Device::Graphics(d) => d.put(w, "graphics", show),
            Device::Sound(d) => d.put(w, "sound", show),
            Device::Video(d) => d.put_always(w, "video", show),
            Device::Hostdev(d) => put_open(&**d, w, "hostdev", show),
            Device::Hub(d) => d.put(w, "hub", show),
            Device::Watchdog(d) => d.put(w, "watchdog", show),
            Device::Memballoon(d) => d.put(w, "memballoon", show),
            Device::Rng(d) => d.put_always(w, "rng", show),
            Device::Panic(d) => d.put(w, "panic", show),
            Device::Lease(d) => d.put_always(w, "lease", show),
            Device::Filesystem(d) => d.put_always(w, "filesystem", show),
            Device::Smartcard(d) => d.put(w, "smartcard", show),
            Device::Tpm(d) => d.put(w, "tpm", show),
            Device::Audio(d) => d.put(w, "audio", show),
            Device::Redirdev(d) => put_open(&**d, w, "redirdev", show),
            Device::RedirFilter(d) => d.put(w, "redirfilter", show),
            Device::Nvram(d) => put_open(&**d, w, "nvram", show),
            Device::Shmem(d) => d.put_always(w, "shmem", show),
            Device::Memory(d) => d.put_always(w, "memory", show),
            Device::Crypto(d) => d.put(w, "crypto", show),
            Device::Iommu(d) => d.put(w, "iommu", show),
            Device::Vsock(d) => d.put_always(w, "vsock", show),
            Device::Pstore(d) => d.put(w, "pstore", show),
        }
    }
}

/// Writes an element that has an end tag even if nothing is in it.
fn put_open(device: &impl Element, w: &mut Writer, name: &str, show: Show) {
    let _mark = w.start(name);
    device.write(w, show);
    w.open_content();
    w.end(name);
}
