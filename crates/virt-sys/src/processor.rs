// SPDX-License-Identifier: LGPL-2.1-or-later
//! What the processor says of itself.

use std::os::fd::{AsRawFd, FromRawFd, OwnedFd};
use std::os::unix::fs::FileExt;

/// A leaf of CPUID and its part: eax, ebx, ecx, edx. Zeros on other processors than x86.
pub fn cpuid(leaf: u32, part: u32) -> [u32; 4] {
    #[cfg(target_arch = "x86_64")]
    {
        let answer = std::arch::x86_64::__cpuid_count(leaf, part);
        [answer.eax, answer.ebx, answer.ecx, answer.edx]
    }
    #[cfg(not(target_arch = "x86_64"))]
    {
        let _ = (leaf, part);
        [0; 4]
    }
}

/// A model-specific register, of the processor itself or, where the kernel does not let us, as
/// KVM gives it to guests; `None` where neither works.
pub fn model_register(index: u32) -> Option<u64> {
    let mut value = [0; 8];
    let device = std::fs::File::open("/dev/cpu/0/msr");
    if let Ok(device) = device {
        match device.read_at(&mut value, index.into()) {
            Ok(8) => return Some(u64::from_le_bytes(value)),
            // The processor has no such register.
            Err(error) if error.raw_os_error() == Some(libc::EIO) => return None,
            _ => {}
        }
    }
    kvm_register(index)
}

/// Requests of `<linux/kvm.h>`.
const KVM_CREATE_VM: libc::c_ulong = 0xae01;
const KVM_CHECK_EXTENSION: libc::c_ulong = 0xae03;
const KVM_CREATE_VCPU: libc::c_ulong = 0xae41;
const KVM_GET_TSC_KHZ: libc::c_ulong = 0xaea3;
const KVM_CAP_TSC_CONTROL: libc::c_ulong = 60;

fn kvm() -> Option<std::fs::File> {
    std::fs::File::open("/dev/kvm").ok()
}

/// A request whose argument is a number.
fn request(device: &impl AsRawFd, number: libc::c_ulong, argument: libc::c_ulong) -> Option<i32> {
    // SAFETY: these requests take a number and touch no memory of ours.
    let answer = unsafe { libc::ioctl(device.as_raw_fd(), number as _, argument) };
    (answer >= 0).then_some(answer)
}

/// A request that answers with a new descriptor.
fn descriptor(device: &impl AsRawFd, number: libc::c_ulong) -> Option<OwnedFd> {
    let fd = request(device, number, 0)?;
    // SAFETY: the kernel just made the descriptor for us.
    Some(unsafe { OwnedFd::from_raw_fd(fd) })
}

#[cfg(target_arch = "x86_64")]
fn kvm_register(index: u32) -> Option<u64> {
    /// `struct kvm_msrs` with one entry.
    #[repr(C)]
    struct Registers {
        count: u32,
        pad: u32,
        index: u32,
        reserved: u32,
        data: u64,
    }
    const KVM_GET_MSRS: libc::c_ulong = 0xc008_ae88;
    let device = kvm()?;
    let mut registers = Registers { count: 1, pad: 0, index, reserved: 0, data: 0 };
    // SAFETY: the structure has room for as many entries as it says.
    let read = unsafe { libc::ioctl(device.as_raw_fd(), KVM_GET_MSRS as _, &raw mut registers) };
    (read == 1).then_some(registers.data)
}

#[cfg(not(target_arch = "x86_64"))]
fn kvm_register(_: u32) -> Option<u64> {
    None
}

/// The frequency in Hz of the counter that guests see, and whether they can be given another.
pub fn tsc() -> Option<(u64, bool)> {
    let device = kvm()?;
    let guest = descriptor(&device, KVM_CREATE_VM)?;
    let cpu = descriptor(&guest, KVM_CREATE_VCPU)?;
    let khz = request(&cpu, KVM_GET_TSC_KHZ, 0)?;
    let scaling = request(&device, KVM_CHECK_EXTENSION, KVM_CAP_TSC_CONTROL)? != 0;
    Some((khz as u64 * 1000, scaling))
}

/// What the kernel says that programs may use: `AT_HWCAP`.
pub fn capabilities() -> u64 {
    // SAFETY: reads a table of the process's own.
    unsafe { libc::getauxval(libc::AT_HWCAP) as u64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[cfg_attr(miri, ignore)] // asks the processor
    #[cfg(target_arch = "x86_64")]
    fn the_processor_names_its_vendor() {
        let [last, b, c, d] = cpuid(0, 0);
        assert!(last >= 1);
        let name: Vec<u8> = [b, d, c].iter().flat_map(|r| r.to_le_bytes()).collect();
        assert!(name.is_ascii(), "{name:?}");
    }
}
