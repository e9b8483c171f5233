// SPDX-License-Identifier: LGPL-2.1-or-later
//! What an x86 processor says of itself: bits in CPUID leaves and model-specific registers.

use std::fmt::Write as _;

use virt_conf::schema::unsigned_attribute;
use virt_conf::xml::{Document, Node, Source};
use virt_core::{Error, ErrorDomain, Result, tr};

/// Where bits stand. The order is that of documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// A leaf of CPUID and its part.
    Leaf(u32, u32),
    /// A model-specific register.
    Msr(u32),
}

/// The registers eax, ebx, ecx and edx. A model-specific register's halves are eax and edx.
pub type Registers = [u32; 4];

/// A set of bits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bits {
    /// Ordered by place; no word of which all bits are clear.
    words: Vec<(Place, Registers)>,
}

fn clear(registers: &Registers) -> bool {
    registers.iter().all(|r| *r == 0)
}

impl Bits {
    /// No bits.
    pub const fn new() -> Bits {
        Bits { words: Vec::new() }
    }

    /// Whether no bit is set.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The places with bits set, in order.
    pub fn iter(&self) -> impl Iterator<Item = (Place, Registers)> {
        self.words.iter().copied()
    }

    /// The bits of a place.
    pub fn at(&self, place: Place) -> Registers {
        match self.words.binary_search_by_key(&place, |(p, _)| *p) {
            Ok(at) => self.words[at].1,
            Err(_) => [0; 4],
        }
    }

    /// Sets bits.
    pub fn set(&mut self, place: Place, registers: Registers) {
        if clear(&registers) {
            return;
        }
        match self.words.binary_search_by_key(&place, |(p, _)| *p) {
            Ok(at) => self.words[at].1.iter_mut().zip(registers).for_each(|(old, new)| *old |= new),
            Err(at) => self.words.insert(at, (place, registers)),
        }
    }

    /// Sets all bits that are set there.
    pub fn add(&mut self, other: &Bits) {
        other.iter().for_each(|(place, registers)| self.set(place, registers));
    }

    /// Changes each word by the other's word of the same place.
    fn combine(&mut self, other: &Bits, with: impl Fn(u32, u32) -> u32) {
        self.words.retain_mut(|(place, registers)| {
            for (mine, theirs) in registers.iter_mut().zip(other.at(*place)) {
                *mine = with(*mine, theirs);
            }
            !clear(registers)
        });
    }

    /// Clears all bits that are set there.
    pub fn subtract(&mut self, other: &Bits) {
        self.combine(other, |mine, theirs| mine & !theirs);
    }

    /// Clears all bits that are clear there.
    pub fn intersect(&mut self, other: &Bits) {
        self.combine(other, |mine, theirs| mine & theirs);
    }

    /// Whether all bits of the other are set.
    pub fn contains(&self, other: &Bits) -> bool {
        other.words.iter().all(|(place, wanted)| {
            let mine = self.at(*place);
            mine.iter().zip(wanted).all(|(mine, wanted)| mine & wanted == *wanted)
        })
    }

    /// Sets the bits of what the processor calls its vendor.
    pub fn set_vendor(&mut self, string: &str) {
        let [b, d, c]: [u32; 3] = std::array::from_fn(|n| {
            let word = string.bytes().skip(4 * n).take(4);
            word.enumerate().fold(0, |all, (at, byte)| all | u32::from(byte) << (8 * at))
        });
        self.set(Place::Leaf(0, 0), [0, b, c, d]);
    }

    /// Sets the bits of the processor's signature.
    pub fn set_signature(&mut self, signature: u32) {
        self.set(Place::Leaf(1, 0), [signature, 0, 0, 0]);
    }

    /// The processor's signature, without the bits that mean nothing; 0 where there is none.
    pub fn signature(&self) -> u32 {
        const MEANT: u32 = 0x0fff_3fff;
        self.at(Place::Leaf(1, 0))[0] & MEANT
    }

    /// Reads `<cpudata arch='x86'>`.
    pub fn parse(xml: &str) -> Result<Bits> {
        let document = Document::parse(xml, Source { domain: ErrorDomain::NONE, file: None })
            .map_err(|_| internal(tr!("cannot parse CPU data")))?;
        Bits::read(document.root())
    }

    /// Reads the element.
    pub fn read(node: Node<'_>) -> Result<Bits> {
        match node.attribute("arch") {
            Some("x86") => {}
            None => return Err(internal(tr!("missing CPU data architecture"))),
            Some(arch @ ("ppc64" | "s390" | "arm" | "riscv64" | "LoongArch")) => {
                let text = tr!("cannot parse %1$s CPU data", arch);
                return Err(Error::new(ErrorDomain::CPU, virt_core::ErrorCode::NO_SUPPORT, text));
            }
            Some(arch) => return Err(internal(tr!("CPU driver '%1$s' does not exist", arch))),
        }
        let mut bits = Bits::new();
        if node.children().next().is_none() {
            return Err(internal(tr!("no x86 CPU data found")));
        }
        let words = node.children().filter(|child| child.name() != "alias");
        for (index, child) in words.enumerate() {
            if child.name() == "cpuid" {
                let (place, registers) =
                    cpuid(child).ok_or_else(|| internal(tr!("Invalid cpuid[%1$zu]", index)))?;
                bits.set(place, registers);
            } else {
                let (place, registers) =
                    msr(child).ok_or_else(|| internal(tr!("Invalid msr[%1$zu]", index)))?;
                bits.set(place, registers);
            }
        }
        Ok(bits)
    }

    /// The document.
    pub fn format(&self) -> String {
        let mut out = String::from("<cpudata arch='x86'>\n");
        for (place, [a, b, c, d]) in self.iter() {
            // Writing to a String cannot fail.
            let _ = match place {
                Place::Leaf(leaf, part) => writeln!(
                    out,
                    "  <cpuid eax_in='{leaf:#010x}' ecx_in='{part:#010x}' eax='{a:#010x}' ebx='{b:#010x}' \
                     ecx='{c:#010x}' edx='{d:#010x}'/>"
                ),
                Place::Msr(index) => {
                    writeln!(out, "  <msr index='{index:#x}' eax='{a:#010x}' edx='{d:#010x}'/>")
                }
            };
        }
        out + "</cpudata>\n"
    }
}

fn internal(text: String) -> Error {
    Error::internal(ErrorDomain::CPU, text)
}

fn cpuid(node: Node<'_>) -> Option<(Place, Registers)> {
    let number = |name| unsigned_attribute(node, name, 0).ok();
    let or_zero = |name| Some(number(name)?.unwrap_or(0));
    let place = Place::Leaf(number("eax_in")??, or_zero("ecx_in")?);
    Some((place, [or_zero("eax")?, or_zero("ebx")?, or_zero("ecx")?, or_zero("edx")?]))
}

fn msr(node: Node<'_>) -> Option<(Place, Registers)> {
    let number = |name| unsigned_attribute(node, name, 0).ok()?;
    Some((Place::Msr(number("index")?), [number("eax")?, 0, 0, number("edx")?]))
}

/// Family, model and stepping of a signature.
pub fn split_signature(signature: u32) -> (u32, u32, u32) {
    let family = (signature >> 20 & 0xff) + (signature >> 8 & 0xf);
    let model = (signature >> 12 & 0xf0) + (signature >> 4 & 0xf);
    (family, model, signature & 0xf)
}

/// The signature of a family, model and stepping.
pub fn join_signature(family: u32, model: u32, stepping: u32) -> u32 {
    let base = family.min(0xf);
    (family - base) << 20 | (model >> 4) << 16 | base << 8 | (model & 0xf) << 4 | stepping & 0xf
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_without_bits_go() {
        let mut bits = Bits::new();
        bits.set(Place::Msr(0x10a), [1, 0, 0, 2]);
        bits.set(Place::Leaf(7, 1), [0; 4]);
        bits.set(Place::Leaf(7, 0), [0, 6, 0, 0]);
        let mut some = Bits::new();
        some.set(Place::Leaf(7, 0), [0, 2, 0, 0]);
        assert!(bits.contains(&some) && !some.contains(&bits) && bits.contains(&Bits::new()));
        bits.subtract(&some);
        assert_eq!(bits.at(Place::Leaf(7, 0)), [0, 4, 0, 0]);
        bits.intersect(&some);
        assert!(bits.is_empty());
    }

    #[test]
    fn documents_are_read_and_written() {
        let xml = "<cpudata arch='x86'>\n  \
                   <cpuid eax_in='0x00000001' ecx_in='0x00000000' eax='0x000306c3' ebx='0x00000000' \
                   ecx='0x00000001' edx='0x00000000'/>\n  <msr index='0x10a' eax='0x00000001' edx='0x00000000'/>\n\
                   </cpudata>\n";
        let bits = Bits::parse(xml).unwrap();
        assert_eq!(bits.format(), xml);
        assert_eq!(split_signature(bits.signature()), (6, 60, 3));
        for (family, model, stepping) in [(6, 60, 3), (15, 6, 8), (23, 49, 0), (25, 0x11, 1)] {
            assert_eq!(split_signature(join_signature(family, model, stepping)), (family, model, stepping));
        }
        for (xml, text) in [
            ("<cpudata/>", "missing CPU data architecture"),
            ("<cpudata arch='vax'/>", "CPU driver 'vax' does not exist"),
            ("<cpudata arch='x86'/>", "no x86 CPU data found"),
            ("<cpudata arch='x86'><cpuid/></cpudata>", "Invalid cpuid[0]"),
            (
                "<cpudata arch='x86'><cpuid eax_in='1'/><alias/><msr index='1' eax='x'/></cpudata>",
                "Invalid msr[1]",
            ),
            ("<cpudata", "cannot parse CPU data"),
        ] {
            assert!(Bits::parse(xml).unwrap_err().message().ends_with(text), "{xml}");
        }
    }
}
