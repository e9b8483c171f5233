// SPDX-License-Identifier: LGPL-2.1-or-later
//! libvirt.conf: any bytes are parsed or refused, and every setting can be asked for.
#![no_main]

use libfuzzer_sys::fuzz_target;
use virt_core::config::Config;
use virt_core::config::client::ClientConfig;

fuzz_target!(|text: &[u8]| {
    let Ok(config) = Config::parse("fuzz", text) else { return };
    for (name, _) in config.entries() {
        let _ = (config.string(name), config.strings(name, true), config.bool(name));
        let _ = (config.i32(name), config.u32(name), config.i64(name), config.u64(name));
    }
    let _ = ClientConfig::new(config).resolve_alias("alias");
});
