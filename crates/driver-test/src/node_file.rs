// SPDX-License-Identifier: LGPL-2.1-or-later
//! The files that `test:///FILE` names.

use std::ffi::c_char;
use std::fs::File;
use std::io::Read;

use virt_conf::domain::ParseContext;
use virt_conf::test_node::{NodeFile, NodeInfo};
use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};

use crate::checks::fail;
use crate::host::{Host, c_text};

/// No file that is read is longer.
const MAX_SIZE: u64 = 10 << 20;

/// Reads a node file and the files that it names.
pub fn read(path: &str) -> Result<NodeFile> {
    let text_of_file = text(path)?;
    parse(&text_of_file, path)
}

#[inline(never)]
fn parse(xml: &str, path: &str) -> Result<NodeFile> {
    let context = ParseContext { file: Some(path), ..ParseContext::TEST };
    NodeFile::parse(xml, Some(path), info(&Host::new()), &context, &mut text)
}

/// A whole file; what stands behind a NUL does not count.
pub fn text(path: &str) -> Result<String> {
    let system = |error: &std::io::Error, text: String| Error::io(ErrorDomain::NONE, error, text);
    let unreadable = || tr!("Failed to read file '%1$s'", path);
    let file = File::open(path).map_err(|error| system(&error, tr!("Failed to open file '%1$s'", path)))?;
    let mut bytes = Vec::new();
    file.take(MAX_SIZE + 1).read_to_end(&mut bytes).map_err(|error| system(&error, unreadable()))?;
    if bytes.len() as u64 > MAX_SIZE {
        const TOO_LARGE: i32 = 75;
        return Err(Error::system(ErrorDomain::NONE, TOO_LARGE, unreadable()));
    }
    if let Some(end) = bytes.iter().position(|byte| *byte == 0) {
        bytes.truncate(end);
    }
    Ok(virt_core::utf8::marked(&bytes).into_owned())
}

fn info(host: &Host) -> NodeInfo {
    let i = &host.info;
    let model = i.model.iter().take_while(|c| **c != 0).map(|c| *c as u8 as char).collect();
    NodeInfo {
        model,
        memory_kib: i.memory,
        cpus: i.cpus,
        mhz: i.mhz,
        nodes: i.nodes,
        sockets: i.sockets,
        cores: i.cores,
        threads: i.threads,
    }
}

/// Makes the host what the file says it is.
pub fn describe(host: &mut Host, info: &NodeInfo) -> Result<()> {
    let model: [c_char; 32] = c_text(&info.model).ok_or_else(|| {
        fail(ErrorCode::INTERNAL_ERROR, tr!("Model %1$s too big for destination", info.model))
    })?;
    host.info = virt_abi::virNodeInfo {
        model,
        memory: info.memory_kib,
        cpus: info.cpus,
        mhz: info.mhz,
        nodes: info.nodes,
        sockets: info.sockets,
        cores: info.cores,
        threads: info.threads,
    };
    Ok(())
}
