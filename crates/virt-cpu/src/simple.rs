// SPDX-License-Identifier: LGPL-2.1-or-later
//! Tables of processors that are known by the number of their model: POWER and Arm.

/// The table of one architecture.
#[derive(Debug, Default)]
pub struct Table {
    /// Number, if it has one, and name.
    pub vendors: Vec<(Option<u64>, &'static str)>,
    /// Names of features that documents may say.
    pub features: Vec<&'static str>,
    /// All models, in order.
    pub models: Vec<Model>,
}

/// A model.
#[derive(Debug)]
pub struct Model {
    /// Its name.
    pub name: &'static str,
    /// Values of the processor version register, and the bits of it that count.
    pub versions: Vec<(u32, u32)>,
    /// Whose it is.
    pub vendor: Option<&'static str>,
}

impl Table {
    /// Reads a table.
    pub fn parse(text: &'static str) -> Option<Table> {
        let mut table = Table::default();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let (kind, rest) = line.split_once(' ')?;
            match kind {
                "vendor" => table.vendors.push(match rest.split_once(' ') {
                    Some((number, name)) => (Some(u64::from_str_radix(number, 16).ok()?), name),
                    None => (None, rest),
                }),
                "feature" => table.features.push(rest),
                "model" => {
                    let (rest, vendor) = rest.split_once(" by ").map_or((rest, None), |(r, v)| (r, Some(v)));
                    let (versions, name) = rest.split_once(' ')?;
                    let hexadecimal = |text| u32::from_str_radix(text, 16).ok();
                    let version = |word: &'static str| match word.split_once('/') {
                        Some((value, mask)) => Some((hexadecimal(value)?, hexadecimal(mask)?)),
                        None => Some((hexadecimal(word)?, u32::MAX)),
                    };
                    let versions = versions.split(',').map(version).collect::<Option<_>>()?;
                    table.models.push(Model { name, versions, vendor });
                }
                _ => return None,
            }
        }
        Some(table)
    }

    /// A model by its name.
    pub fn model(&self, name: &str) -> Option<&Model> {
        self.models.iter().find(|model| model.name == name)
    }

    /// The model of a version register.
    pub fn by_version(&self, version: u32) -> Option<&Model> {
        let fits = |model: &&Model| model.versions.iter().any(|(value, mask)| version & mask == *value);
        self.models.iter().find(fits)
    }

    /// Whether there is such a vendor.
    pub fn has_vendor(&self, name: &str) -> bool {
        self.vendors.iter().any(|(_, known)| *known == name)
    }
}
