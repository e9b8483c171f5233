// SPDX-License-Identifier: LGPL-2.1-or-later
//! The build id that debuggers find a library's symbols by. A package chooses it before it
//! builds, so that the log can tell it too; everybody else gets the linker's.

use std::hash::{DefaultHasher, Hash, Hasher};

/// The variable with a package's build id, 40 digits.
const VARIABLE: &str = "LIBVIRT_RS_BUILD_ID";

/// What the linker of a library is told; for build scripts.
///
/// # Panics
/// When the variable has something that is no build id.
#[must_use]
pub fn link_arg(package: &str) -> String {
    println!("cargo:rerun-if-env-changed={VARIABLE}");
    match std::env::var(VARIABLE) {
        Ok(id) if !id.is_empty() => {
            assert!(
                id.len() == 40 && id.bytes().all(|b| b.is_ascii_hexdigit()),
                "{VARIABLE}={id}: not 40 hexadecimal digits"
            );
            format!("-Wl,--build-id=0x{}", of_library(&id, package))
        }
        _ => "-Wl,--build-id=sha1".to_owned(),
    }
}

/// libvirt.so.0 has the package's id itself, the small libraries have one each that follows from it.
fn of_library(id: &str, package: &str) -> String {
    if package == "libvirt-rs" {
        return id.to_owned();
    }
    let mut digits: String = (0..3u8)
        .map(|part| {
            let mut hasher = DefaultHasher::new();
            (id, package, part).hash(&mut hasher);
            format!("{:016x}", hasher.finish())
        })
        .collect();
    digits.truncate(id.len());
    digits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_library_has_its_own_id() {
        let id = "0123456789abcdef0123456789abcdef01234567";
        let ids: std::collections::BTreeSet<String> =
            ["libvirt-rs", "libvirt-qemu", "libvirt-lxc", "libvirt-admin"]
                .iter()
                .map(|package| of_library(id, package))
                .collect();
        assert_eq!(ids.len(), 4);
        assert!(ids.contains(id));
        assert!(ids.iter().all(|i| i.len() == 40 && i.bytes().all(|b| b.is_ascii_hexdigit())), "{ids:?}");
    }
}
