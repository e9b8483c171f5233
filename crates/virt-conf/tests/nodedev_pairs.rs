// SPDX-License-Identifier: LGPL-2.1-or-later
//! Node devices against the reference's test documents.

mod pairs;

use pairs::{Tally, corpus, names, read};
use virt_conf::nodedev::{Capability, Definition, Medium, Origin};

/// What the drivers would find out, as the reference's own test makes it up.
fn fill_in(device: &mut Definition) {
    for capability in &mut device.capabilities {
        let Capability::Storage(storage) = capability else { continue };
        match storage.medium {
            Medium::Fixed { size } => {
                storage.logical_block_size = 512;
                storage.num_blocks = size / 512;
            }
            Medium::Removable { available: true, size, .. } => {
                storage.logical_block_size = 2048;
                storage.num_blocks = size / 2048;
            }
            Medium::Removable { .. } => {}
        }
    }
}

fn convert(input: &str, inactive: bool) -> Result<String, virt_core::Error> {
    let mut device = Definition::parse(input, Origin::Existing)?;
    fill_in(&mut device);
    if !inactive {
        device.activate_mdevs();
    }
    Ok(device.format(inactive))
}

#[test]
fn devices() {
    let mut tally = Tally::new("node devices", &[]);
    for name in names("nodedevschemadata") {
        let input = read(format!("nodedevschemadata/{name}.xml"));
        for (suffix, inactive) in [("", false), ("_inactive", true)] {
            let path = corpus().join(format!("nodedevxml2xmlout/{name}{suffix}.xml"));
            if path.is_file() {
                tally.compare(&format!("{name}{suffix}"), convert(&input, inactive), &read(path));
            } else if !inactive {
                tally.compare(&name, convert(&input, inactive), &input);
            }
        }
    }
    tally.finish();
}

/// The second round gives what the first one gave.
#[test]
fn devices_are_stable() {
    let mut tally = Tally::new("node devices again", &[]);
    for name in names("nodedevxml2xmlout") {
        let inactive = name.ends_with("_inactive");
        let once = read(format!("nodedevxml2xmlout/{name}.xml"));
        tally.compare(&name, convert(&once, inactive), &once);
    }
    tally.finish();
}
