// SPDX-License-Identifier: LGPL-2.1-or-later
//! `<sound>`

use virt_core::{Result, tr};

use super::common::VirtioDriver;
use crate::domain::address::PlainInfo;
use crate::schema::{Element, Rule, Show, optional, required, unsupported};
use crate::value::{Positive, Value, YesNo};
use crate::words;
use crate::xml::{Node, Writer};

words! {
    /// The sound cards there are.
    SoundModel {
        Sb16 = "sb16", Es1370 = "es1370", Pcspk = "pcspk", Ac97 = "ac97", Ich6 = "ich6", Ich9 = "ich9",
        Usb = "usb", Ich7 = "ich7", Virtio = "virtio",
    }
    /// What an HDA card is connected to.
    CodecType { Duplex = "duplex", Micro = "micro", Output = "output" }
}

/// `<sound model='ich6'><codec type='micro'/></sound>`
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub struct Sound {
    pub model: SoundModel,
    pub multichannel: Option<YesNo>,
    pub streams: u32,
    pub codecs: Vec<CodecType>,
    pub audio: Option<Positive>,
    pub info: PlainInfo,
    pub driver: Option<Box<VirtioDriver>>,
}

impl Sound {
    /// A virtio card has two streams where none are asked for.
    pub fn complete(&mut self) {
        if self.model == SoundModel::Virtio && self.streams == 0 {
            self.streams = 2;
        }
    }
}

/// `<audio id='1'/>`: which `<audio>` a device plays on.
pub fn read_audio(node: Node<'_>) -> Result<Option<Positive>> {
    node.child("audio").map(|a| required(a, "id")).transpose()
}

/// Writes the same.
pub fn put_audio(w: &mut Writer, audio: Option<Positive>) {
    if let Some(id) = audio {
        let _mark = w.start("audio");
        w.attribute_fmt("id", format_args!("{}", id.0));
        w.end("audio");
    }
}

impl Element for Sound {
    fn read(node: Node<'_>) -> Result<Self> {
        let model = required(node, "model")?;
        let mut codecs = Vec::new();
        if matches!(model, SoundModel::Ich6 | SoundModel::Ich9) {
            for codec in node.children().filter(|c| c.is("codec")) {
                let word = codec.attribute("type").unwrap_or("(null)");
                codecs.push(
                    CodecType::from_word(word)
                        .ok_or_else(|| unsupported(tr!("unknown codec type '%1$s'", word)))?,
                );
            }
        }
        let multichannel = if model == SoundModel::Usb { optional(node, "multichannel")? } else { None };
        let mut streams = 0;
        if model == SoundModel::Virtio {
            streams = optional::<Positive>(node, "streams")?.map_or(0, |n| n.0);
        }
        let audio = read_audio(node)?;
        let info = PlainInfo::read(node)?;
        let driver = node.child("driver").map(Element::read).transpose()?;
        Ok(Sound { model, multichannel, streams, codecs, audio, info, driver })
    }
    fn write(&self, w: &mut Writer, show: Show) {
        w.attribute("model", self.model.as_str());
        if let Some(multichannel) = self.multichannel {
            w.attribute("multichannel", multichannel.as_str());
        }
        if self.model == SoundModel::Virtio {
            w.attribute_fmt("streams", format_args!("{}", self.streams));
        }
        for codec in &self.codecs {
            let _mark = w.start("codec");
            w.attribute("type", codec.as_str());
            w.end("codec");
        }
        put_audio(w, self.audio);
        self.info.write(w, show);
        if let Some(driver) = self.driver.as_ref().filter(|_| self.model == SoundModel::Virtio) {
            driver.put(w, "driver", show);
        }
    }
    fn grammar() -> Vec<Rule> {
        let mut rules = vec![
            Rule::Attribute("model", SoundModel::WORDS),
            Rule::Attribute("multichannel", YesNo::WORDS),
            Rule::Attribute("streams", &[]),
            Rule::Child("codec", || vec![Rule::Attribute("type", CodecType::WORDS)]),
            Rule::Child("audio", || vec![Rule::Attribute("id", &[])]),
            Rule::Child("driver", VirtioDriver::grammar),
        ];
        rules.extend(PlainInfo::grammar());
        rules
    }
}
