// SPDX-License-Identifier: LGPL-2.1-or-later
//! Managed save images, which are only noted, and images in files, which hold the definition.

use std::fs::File;
use std::io::{Read, Write};
use std::os::unix::fs::OpenOptionsExt;

use virt_abi::virDomainCoreDumpFlags::VIR_DUMP_CRASH;
use virt_abi::virDomainCoreDumpFormat::VIR_DOMAIN_CORE_DUMP_FORMAT_RAW;
use virt_abi::virDomainSaveImageXMLFlags::VIR_DOMAIN_SAVE_IMAGE_XML_SECURE;
use virt_abi::virDomainSaveRestoreFlags::*;
use virt_abi::virDomainXMLFlags::VIR_DOMAIN_XML_SECURE;
use virt_conf::domain::Definition;
use virt_core::object::Domain;
use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};

use crate::checks::{self, fail};
use crate::definition;
use crate::lifecycle::{Start, Stop};
use crate::state::State;

/// A file begins with it, NUL and all; then four bytes of length, then the definition.
const MAGIC: &[u8; 15] = b"TestGuestMagic\0";

/// Longest definition that is read back.
const MAX_LENGTH: i32 = 8192;

/// `virDomainManagedSave`
pub fn managed_save(state: &State, handle: &Domain, flags: u32) -> Result<()> {
    let known =
        VIR_DOMAIN_SAVE_BYPASS_CACHE as u32 | VIR_DOMAIN_SAVE_RUNNING as u32 | VIR_DOMAIN_SAVE_PAUSED as u32;
    checks::flags("testDomainManagedSave", flags, known)?;
    state.stop(handle, |inner| {
        inner.check_active()?;
        if !inner.persistent {
            let text = tr!("cannot do managed save for transient domain");
            return Err(fail(ErrorCode::OPERATION_INVALID, text));
        }
        inner.managed_save = true;
        Ok(Some(Stop::SAVED))
    })
}

/// `virDomainHasManagedSaveImage`
pub fn has_managed_save(state: &State, handle: &Domain, flags: u32) -> Result<bool> {
    checks::flags("testDomainHasManagedSaveImage", flags, 0)?;
    state.with(handle, |inner| Ok(inner.managed_save))
}

/// `virDomainManagedSaveRemove`
pub fn managed_save_remove(state: &State, handle: &Domain, flags: u32) -> Result<()> {
    checks::flags("testDomainManagedSaveRemove", flags, 0)?;
    state.with(handle, |inner| {
        inner.managed_save = false;
        Ok(())
    })
}

fn system(error: &std::io::Error, text: String) -> Error {
    Error::io(ErrorDomain::TEST, error, text)
}

/// For the owner only, emptied if it was there.
fn create(path: &str) -> std::io::Result<File> {
    File::options().write(true).create(true).truncate(true).mode(0o600).open(path)
}

fn write_image(path: &str, definition: &Definition, id: i32) -> Result<()> {
    let xml = definition::format(definition, id, VIR_DOMAIN_XML_SECURE as u32);
    let name = &*definition.name;
    let mut file = create(path)
        .map_err(|error| system(&error, tr!("saving domain '%1$s' to '%2$s': open failed", name, path)))?;
    let image = [MAGIC, &(xml.len() as i32).to_ne_bytes()[..], xml.as_bytes()].concat();
    file.write_all(&image).map_err(|error| {
        // The file is of no use; that it cannot be removed is of no interest.
        let _ = std::fs::remove_file(path);
        system(&error, tr!("saving domain '%1$s' to '%2$s': write failed", name, path))
    })
}

/// Fills `buffer`, or says what was wrong; a file that ends early has no system error.
fn fill(file: &mut File, buffer: &mut [u8], text: impl Fn() -> String) -> Result<()> {
    file.read_exact(buffer).map_err(|error| match error.kind() {
        std::io::ErrorKind::UnexpectedEof => Error::system(ErrorDomain::TEST, 0, text()),
        _ => system(&error, text()),
    })
}

fn read_image(path: &str) -> Result<Definition> {
    let mut file =
        File::open(path).map_err(|error| system(&error, tr!("cannot read domain image '%1$s'", path)))?;
    let mut magic = [0; MAGIC.len()];
    fill(&mut file, &mut magic, || tr!("incomplete save header in '%1$s'", path))?;
    if magic != *MAGIC {
        return Err(fail(ErrorCode::INTERNAL_ERROR, tr!("mismatched header magic")));
    }
    let mut length = [0; 4];
    fill(&mut file, &mut length, || tr!("failed to read metadata length in '%1$s'", path))?;
    let length = i32::from_ne_bytes(length);
    if !(1..=MAX_LENGTH).contains(&length) {
        return Err(fail(ErrorCode::INTERNAL_ERROR, tr!("length of metadata out of range")));
    }
    let mut xml = vec![0; length as usize];
    fill(&mut file, &mut xml, || tr!("incomplete metadata in '%1$s'", path))?;
    definition::parse_plain(&String::from_utf8_lossy(&xml))
}

fn no_modification(xml: Option<&str>) -> Result<()> {
    match xml {
        None => Ok(()),
        Some(_) => Err(fail(ErrorCode::ARGUMENT_UNSUPPORTED, tr!("xml modification unsupported"))),
    }
}

/// `virDomainSave`
pub fn save(state: &State, handle: &Domain, path: &str, xml: Option<&str>, flags: u32) -> Result<()> {
    checks::flags("testDomainSaveFlags", flags, 0)?;
    no_modification(xml)?;
    state.stop(handle, |inner| {
        inner.check_active()?;
        write_image(path, &inner.current, inner.id)?;
        Ok(Some(Stop::SAVED))
    })
}

/// `virDomainRestore`
pub fn restore(state: &State, path: &str, xml: Option<&str>, flags: u32) -> Result<()> {
    checks::flags("testDomainRestoreFlags", flags, 0)?;
    no_modification(xml)?;
    let mut definition = read_image(path)?;
    definition.name_interfaces()?;
    state.add_running(definition.into(), Start::RESTORED, false).map(drop)
}

/// `virDomainSaveImageDefineXML`
pub fn image_define_xml(path: &str, xml: &str, flags: u32) -> Result<()> {
    let known = VIR_DOMAIN_SAVE_RUNNING as u32 | VIR_DOMAIN_SAVE_PAUSED as u32;
    checks::flags("testDomainSaveImageDefineXML", flags, known)?;
    read_image(path)?;
    write_image(path, &definition::parse_plain(xml)?, -1)
}

/// `virDomainSaveImageGetXMLDesc`
pub fn image_xml(path: &str, flags: u32) -> Result<String> {
    checks::flags("testDomainSaveImageGetXMLDesc", flags, VIR_DOMAIN_SAVE_IMAGE_XML_SECURE as u32)?;
    Ok(definition::format(&read_image(path)?, -1, VIR_DOMAIN_XML_SECURE as u32))
}

/// `virDomainCoreDump`
pub fn core_dump(state: &State, handle: &Domain, path: &str, format: u32, flags: u32) -> Result<()> {
    let crash = VIR_DUMP_CRASH as u32;
    checks::flags("testDomainCoreDumpWithFormat", flags, crash)?;
    state.stop(handle, |inner| {
        inner.check_active()?;
        let mut file = create(path).map_err(|error| {
            system(&error, tr!("domain '%1$s' coredump: failed to open %2$s", handle.name(), path))
        })?;
        file.write_all(MAGIC).map_err(|error| {
            let text = tr!("domain '%1$s' coredump: failed to write header to %2$s", handle.name(), path);
            system(&error, text)
        })?;
        if format != VIR_DOMAIN_CORE_DUMP_FORMAT_RAW as u32 {
            let text = tr!("kdump-compressed format is not supported here");
            return Err(fail(ErrorCode::OPERATION_UNSUPPORTED, text));
        }
        Ok((flags & crash != 0).then_some(Stop::CRASHED))
    })
}
