// SPDX-License-Identifier: LGPL-2.1-or-later
//! The table of x86 vendors, features and models.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::bits::{Bits, Place, split_signature};

/// What a processor calls its vendor.
#[derive(Debug)]
pub struct Vendor {
    /// What documents call it.
    pub name: String,
    /// What the processor says.
    pub bits: Bits,
}

/// A feature.
#[derive(Debug)]
pub struct Feature {
    /// Its name.
    pub name: String,
    /// All must be set for the feature to be there.
    pub bits: Bits,
    /// A guest that has it cannot migrate.
    pub pinned: bool,
}

/// Processors that a model was made after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signature {
    /// Family with its extension.
    pub family: u32,
    /// Model with its extension.
    pub model: u32,
    /// A bit for each stepping.
    pub steppings: u16,
}

/// Numbers of features.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FeatureSet(Vec<u64>);

/// A model.
#[derive(Debug)]
pub struct Model {
    /// Its name.
    pub name: String,
    /// A host may be described by it.
    pub host: bool,
    /// A guest may be described by it.
    pub guest: bool,
    /// A partial check of a guest that has it is done the old way.
    pub compat: bool,
    /// Whose it is.
    pub vendor: Option<usize>,
    /// Processors that it was made after.
    pub signatures: Vec<Signature>,
    /// What it has.
    pub bits: Bits,
    /// Features that later releases took from it.
    pub gone: Vec<String>,
    /// Features that later releases gave to it.
    pub late: FeatureSet,
    /// The model that this one is only another name for.
    pub canonical: Option<usize>,
}

/// The table.
#[derive(Debug, Default)]
pub struct Map {
    /// All vendors.
    pub vendors: Vec<Vendor>,
    /// All features, in the order in which they are looked for.
    pub features: Vec<Feature>,
    /// All models, newer ones behind older ones.
    pub models: Vec<Model>,
    feature_by_name: HashMap<String, usize>,
    model_by_name: HashMap<String, usize>,
}

impl FeatureSet {
    /// Adds a feature.
    pub fn insert(&mut self, feature: usize) {
        let word = feature / 64;
        if self.0.len() <= word {
            self.0.resize(word + 1, 0);
        }
        self.0[word] |= 1 << (feature % 64);
    }

    /// Takes a feature away.
    pub fn remove(&mut self, feature: usize) {
        if let Some(word) = self.0.get_mut(feature / 64) {
            *word &= !(1 << (feature % 64));
        }
    }

    /// Whether a feature is in it.
    pub fn contains(&self, feature: usize) -> bool {
        self.0.get(feature / 64).is_some_and(|word| word >> (feature % 64) & 1 == 1)
    }

    /// All of them in order.
    pub fn iter(&self) -> impl Iterator<Item = usize> {
        (0..self.0.len() * 64).filter(|n| self.contains(*n))
    }
}

impl Model {
    /// Whether it was made after a processor of this signature.
    pub fn is_of(&self, signature: u32) -> bool {
        let (family, model, stepping) = split_signature(signature);
        self.signatures
            .iter()
            .any(|s| s.family == family && s.model == model && s.steppings >> stepping & 1 == 1)
    }
}

impl Map {
    /// The table, read when first asked for.
    pub fn get() -> &'static Map {
        static MAP: OnceLock<Map> = OnceLock::new();
        MAP.get_or_init(|| Map::parse(include_str!("../../data/x86")).expect("a table of our own"))
    }

    /// A feature by its name.
    pub fn feature(&self, name: &str) -> Option<&Feature> {
        Some(&self.features[*self.feature_by_name.get(name)?])
    }

    /// A model by its name.
    pub fn model(&self, name: &str) -> Option<&Model> {
        Some(&self.models[*self.model_by_name.get(name)?])
    }

    /// A vendor's number by its name.
    pub fn vendor(&self, name: &str) -> Option<usize> {
        self.vendors.iter().position(|vendor| vendor.name == name)
    }

    /// Reads a table; `Err` is the number of a line that means nothing.
    pub fn parse(text: &str) -> Result<Map, usize> {
        let mut reader = Reader { map: Map::default(), open: None, lists: Vec::new() };
        for (number, line) in text.lines().enumerate() {
            if !line.starts_with('#') {
                reader.line(line).ok_or(number + 1)?;
            }
        }
        reader.close();
        Ok(reader.map)
    }
}

/// The line of a model that lists features.
const KINDS: [&str; 2] = ["has", "late"];

struct Reader {
    map: Map,
    /// The model that lines belong to, and whether it is more than another name so far.
    open: Option<(Model, Option<usize>, bool)>,
    /// What the lines of each model list, of each kind.
    lists: Vec<[FeatureSet; 2]>,
}

impl Reader {
    fn line(&mut self, line: &str) -> Option<()> {
        if let Some(line) = line.strip_prefix(' ') {
            return self.property(line);
        }
        self.close();
        let (kind, rest) = line.split_once(' ')?;
        match kind {
            "vendor" => {
                let (string, name) = rest.split_once(' ')?;
                let mut bits = Bits::new();
                bits.set_vendor(string);
                self.map.vendors.push(Vendor { name: name.into(), bits });
            }
            "feature" | "pinned" => {
                let mut words = rest.split(' ');
                let name = words.next()?.to_owned();
                let mut bits = Bits::new();
                for word in words {
                    leaf(word, &mut bits)?;
                }
                self.map.feature_by_name.insert(name.clone(), self.map.features.len());
                self.map.features.push(Feature { name, bits, pinned: kind == "pinned" });
            }
            "model" => {
                let mut words = rest.split(' ');
                let mut model = Model {
                    name: words.next()?.into(),
                    host: false,
                    guest: false,
                    compat: false,
                    vendor: None,
                    signatures: Vec::new(),
                    bits: Bits::new(),
                    gone: Vec::new(),
                    late: FeatureSet::default(),
                    canonical: None,
                };
                for word in words {
                    match word {
                        "host" => model.host = true,
                        "guest" => model.guest = true,
                        "compat" => model.compat = true,
                        _ => return None,
                    }
                }
                self.lists.push(Default::default());
                self.open = Some((model, None, false));
            }
            _ => return None,
        }
        Some(())
    }

    /// A line of the open model.
    fn property(&mut self, line: &str) -> Option<()> {
        let (kind, rest) = line.split_once(' ')?;
        let (model, ancestor, own) = self.open.as_mut()?;
        let list = self.lists.len() - 1;
        *own |= kind != "from";
        match kind {
            "from" => {
                let number = *self.map.model_by_name.get(rest)?;
                let base = &self.map.models[number];
                *ancestor = Some(number);
                model.vendor = base.vendor;
                model.signatures.clone_from(&base.signatures);
                model.bits.clone_from(&base.bits);
                for name in &base.gone {
                    model.bits.subtract(&self.map.feature(name)?.bits);
                }
            }
            "is" => model.signatures = rest.split(' ').map(signature).collect::<Option<_>>()?,
            "by" => model.vendor = Some(self.map.vendor(rest)?),
            "gone" => model.gone = rest.split(' ').map(str::to_owned).collect(),
            "has" | "late" => {
                let which = KINDS.iter().position(|k| *k == kind)?;
                let mut set = FeatureSet::default();
                for word in rest.split(' ') {
                    if let Some(other) = word.strip_prefix('=') {
                        set.clone_from(&self.lists[*self.map.model_by_name.get(other)?][which]);
                    } else if let Some(name) = word.strip_prefix('-') {
                        set.remove(*self.map.feature_by_name.get(name)?);
                    } else {
                        set.insert(*self.map.feature_by_name.get(word)?);
                    }
                }
                if which == 0 {
                    set.iter().for_each(|n| model.bits.add(&self.map.features[n].bits));
                } else {
                    model.late.clone_from(&set);
                }
                self.lists[list][which] = set;
            }
            _ => return None,
        }
        Some(())
    }

    /// Ends the open model.
    fn close(&mut self) {
        let Some((model, ancestor, own)) = self.open.take() else { return };
        let number = self.map.models.len();
        // Newer names came into the table after those that they replace.
        if let Some(ancestor) = ancestor.filter(|_| !own) {
            self.map.models[ancestor].canonical = Some(number);
        }
        self.map.model_by_name.insert(model.name.clone(), number);
        self.map.models.push(model);
    }
}

/// `7.1:a10` or `m10a:a1`
fn leaf(word: &str, bits: &mut Bits) -> Option<()> {
    let hexadecimal = |text: &str| u32::from_str_radix(text, 16).ok();
    let (place, values) = word.split_once(':')?;
    let place = match place.strip_prefix('m') {
        Some(index) => Place::Msr(hexadecimal(index)?),
        None => {
            let (leaf, part) = place.split_once('.').unwrap_or((place, "0"));
            Place::Leaf(hexadecimal(leaf)?, hexadecimal(part)?)
        }
    };
    let mut registers = [0; 4];
    let (name, digits) = values.split_at_checked(1)?;
    let register = ["a", "b", "c", "d"].iter().position(|r| *r == name)?;
    registers[register] = hexadecimal(digits)?;
    bits.set(place, registers);
    Some(())
}

/// `6.85:5-7`
fn signature(word: &str) -> Option<Signature> {
    let (numbers, steppings) = word.split_once(':').map_or((word, None), |(n, s)| (n, Some(s)));
    let (family, model) = numbers.split_once('.')?;
    let mut mask = 0;
    for range in steppings.unwrap_or("0-15").split(',') {
        let (from, to) = range.split_once('-').unwrap_or((range, range));
        for n in from.parse::<u32>().ok()?..=to.parse().ok()? {
            mask |= 1_u16.checked_shl(n)?;
        }
    }
    Some(Signature { family: family.parse().ok()?, model: model.parse().ok()?, steppings: mask })
}
