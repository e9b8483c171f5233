// SPDX-License-Identifier: LGPL-2.1-or-later
//! `<audio>`: where the host plays what guests' sound cards play.

use virt_core::{Result, tr};

use crate::schema::{Element, Rule, Show, optional, required, unsupported, xml_error};
use crate::value::{Positive, Value, YesNo};
use crate::words;
use crate::xml::{Node, Writer};

words! {
    /// Who plays on the host.
    AudioType {
        None = "none", Alsa = "alsa", Coreaudio = "coreaudio", Jack = "jack", Oss = "oss",
        Pulseaudio = "pulseaudio", Sdl = "sdl", Spice = "spice", File = "file", Dbus = "dbus",
        Pipewire = "pipewire",
    }
    /// How samples are coded.
    AudioFormat {
        U8 = "u8", S8 = "s8", U16 = "u16", S16 = "s16", U32 = "u32", S32 = "s32", F32 = "f32",
    }
    /// What SDL plays through.
    SdlDriver { Esd = "esd", Alsa = "alsa", Arts = "arts", Pulseaudio = "pulseaudio" }
}

/// What an attribute that only some kinds have holds.
#[derive(Clone, Copy)]
enum Form {
    Text,
    /// A number; 0 is as good as none.
    Count,
    Positive,
    YesNo,
    Driver,
    /// A number from 0 up, kept even if 0.
    Policy,
}

type Attributes = &'static [(&'static str, Form)];

impl AudioType {
    /// What only this kind has.
    fn own(self) -> Attributes {
        match self {
            AudioType::Oss => {
                &[("tryMMap", Form::YesNo), ("exclusive", Form::YesNo), ("dspPolicy", Form::Policy)]
            }
            AudioType::Pulseaudio => &[("serverName", Form::Text)],
            AudioType::Sdl => &[("driver", Form::Driver)],
            AudioType::File => &[("path", Form::Text)],
            AudioType::Pipewire => &[("runtimeDir", Form::Text)],
            _ => &[],
        }
    }

    /// What its `<input>` and `<output>` have.
    fn of_stream(self) -> Attributes {
        match self {
            AudioType::Alsa => &[("dev", Form::Text)],
            AudioType::Coreaudio | AudioType::Sdl => &[("bufferCount", Form::Count)],
            AudioType::Jack => &[
                ("serverName", Form::Text),
                ("clientName", Form::Text),
                ("connectPorts", Form::Text),
                ("exactName", Form::YesNo),
            ],
            AudioType::Oss => &[("dev", Form::Text), ("bufferCount", Form::Count), ("tryPoll", Form::YesNo)],
            AudioType::Pulseaudio => {
                &[("name", Form::Text), ("streamName", Form::Text), ("latency", Form::Count)]
            }
            AudioType::Pipewire => {
                &[("name", Form::Text), ("streamName", Form::Text), ("latency", Form::Positive)]
            }
            _ => &[],
        }
    }
}

/// Attributes of [`AudioType::own`] or [`AudioType::of_stream`] as they are written.
type Own = Box<[(&'static str, Box<str>)]>;

fn read_own(node: Node<'_>, attributes: Attributes) -> Result<Own> {
    fn put<T: Value>(value: T) -> Box<str> {
        let mut out = String::new();
        value.put(&mut out);
        out.into()
    }
    let mut found = Vec::new();
    for (name, form) in attributes {
        let text: Option<Box<str>> = match form {
            Form::Text => node.attribute(name).map(Box::from),
            Form::Count => optional::<u32>(node, name)?.filter(|n| *n != 0).map(put),
            Form::Positive => optional::<Positive>(node, name)?.map(put),
            Form::YesNo => optional::<YesNo>(node, name)?.map(put),
            Form::Driver => optional::<SdlDriver>(node, name)?.map(put),
            Form::Policy => match optional::<i32>(node, name)? {
                Some(n) if n < 0 => {
                    return Err(xml_error(tr!("cannot parse 'dspPolicy' value '%1$i'", n)));
                }
                n => n.map(|n| put(n as u32)),
            },
        };
        found.extend(text.map(|text| (*name, text)));
    }
    Ok(found.into())
}

fn write_own(own: &Own, attributes: Attributes, w: &mut Writer) {
    for (name, text) in own {
        match attributes.iter().find(|a| a.0 == *name) {
            Some((_, Form::Text)) => w.attribute(name, text),
            _ => w.attribute_fmt(name, format_args!("{text}")),
        }
    }
}

/// `<input>` or `<output>`
#[derive(Clone, Debug, Default, PartialEq)]
#[allow(missing_docs)]
pub struct AudioStream {
    pub mixing_engine: Option<YesNo>,
    pub fixed_settings: Option<YesNo>,
    pub voices: Option<Positive>,
    pub buffer_length: Option<Positive>,
    pub frequency: Option<Positive>,
    pub channels: Option<Positive>,
    pub format: Option<AudioFormat>,
    /// What only some kinds have.
    pub own: Own,
}

/// `<audio id='1' type='alsa'>`
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub struct Audio {
    pub id: u32,
    pub kind: AudioType,
    pub timer_period: Option<Positive>,
    pub input: AudioStream,
    pub output: AudioStream,
    /// What only some kinds have.
    pub own: Own,
}

impl AudioStream {
    fn read(node: Node<'_>) -> Result<AudioStream> {
        let mut stream = AudioStream {
            mixing_engine: optional(node, "mixingEngine")?,
            fixed_settings: optional(node, "fixedSettings")?,
            ..AudioStream::default()
        };
        let fixed = stream.fixed_settings == Some(YesNo::Yes);
        if fixed && stream.mixing_engine != Some(YesNo::Yes) {
            return Err(unsupported(tr!("fixed audio settings requires mixing engine")));
        }
        stream.voices = optional(node, "voices")?;
        stream.buffer_length = optional(node, "bufferLength")?;
        if let Some(settings) = node.child("settings") {
            if !fixed {
                return Err(unsupported(tr!("audio settings specified without fixed settings flag")));
            }
            stream.frequency = optional(settings, "frequency")?;
            stream.channels = optional(settings, "channels")?;
            stream.format = optional(settings, "format")?;
        }
        Ok(stream)
    }

    fn put(&self, w: &mut Writer, name: &str, attributes: Attributes) {
        let mark = w.start(name);
        for (name, choice) in [("mixingEngine", self.mixing_engine), ("fixedSettings", self.fixed_settings)] {
            if let Some(choice) = choice {
                w.attribute(name, choice.as_str());
            }
        }
        for (name, n) in [("voices", self.voices), ("bufferLength", self.buffer_length)] {
            if let Some(n) = n {
                w.attribute_fmt(name, format_args!("{}", n.0));
            }
        }
        write_own(&self.own, attributes, w);
        if self.fixed_settings == Some(YesNo::Yes) {
            let _mark = w.start("settings");
            for (name, n) in [("frequency", self.frequency), ("channels", self.channels)] {
                if let Some(n) = n {
                    w.attribute_fmt(name, format_args!("{}", n.0));
                }
            }
            if let Some(format) = self.format {
                w.attribute("format", format.as_str());
            }
            w.end("settings");
        }
        w.end_unless_empty(mark, name);
    }

    fn grammar() -> Vec<Rule> {
        let numbers = ["voices", "bufferLength", "bufferCount", "latency"];
        let texts = ["dev", "serverName", "clientName", "connectPorts", "name", "streamName"];
        let choices = ["mixingEngine", "fixedSettings", "exactName", "tryPoll"];
        let mut rules: Vec<Rule> =
            numbers.into_iter().chain(texts).map(|n| Rule::Attribute(n, &[])).collect();
        rules.extend(choices.map(|n| Rule::Attribute(n, YesNo::WORDS)));
        rules.push(Rule::Child("settings", || {
            vec![
                Rule::Attribute("frequency", &[]),
                Rule::Attribute("channels", &[]),
                Rule::Attribute("format", AudioFormat::WORDS),
            ]
        }));
        rules
    }
}

impl Element for Audio {
    fn read(node: Node<'_>) -> Result<Self> {
        let kind: AudioType = required(node, "type")?;
        let id = required::<Positive>(node, "id")?.0;
        let timer_period = optional(node, "timerPeriod")?;
        let (input, output) = (node.child("input"), node.child("output"));
        let stream = |node: Option<Node<'_>>| node.map(AudioStream::read).transpose();
        let mut audio = Audio {
            id,
            kind,
            timer_period,
            input: stream(input)?.unwrap_or_default(),
            output: stream(output)?.unwrap_or_default(),
            own: read_own(node, kind.own())?,
        };
        if let Some(input) = input {
            audio.input.own = read_own(input, kind.of_stream())?;
        }
        if let Some(output) = output {
            audio.output.own = read_own(output, kind.of_stream())?;
        }
        Ok(audio)
    }

    fn write(&self, w: &mut Writer, _show: Show) {
        // The reference prints the number as a signed one.
        w.attribute_fmt("id", format_args!("{}", self.id as i32));
        w.attribute("type", self.kind.as_str());
        if let Some(n) = self.timer_period {
            w.attribute_fmt("timerPeriod", format_args!("{}", n.0));
        }
        write_own(&self.own, self.kind.own(), w);
        self.input.put(w, "input", self.kind.of_stream());
        self.output.put(w, "output", self.kind.of_stream());
    }

    fn grammar() -> Vec<Rule> {
        let mut rules = vec![
            Rule::Attribute("type", AudioType::WORDS),
            Rule::Attribute("driver", SdlDriver::WORDS),
            Rule::Child("input", AudioStream::grammar),
            Rule::Child("output", AudioStream::grammar),
        ];
        let texts = ["id", "timerPeriod", "serverName", "path", "runtimeDir", "dspPolicy"];
        rules.extend(texts.map(|n| Rule::Attribute(n, &[])));
        rules.extend(["tryMMap", "exclusive"].map(|n| Rule::Attribute(n, YesNo::WORDS)));
        rules
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::xml::Document;

    fn round(xml: &str) -> Result<String> {
        let document = Document::try_parse(xml).unwrap();
        let audio = Audio::read(document.root())?;
        let mut w = Writer::default();
        audio.put(&mut w, "audio", Show::default());
        Ok(w.finish())
    }

    #[test]
    fn kinds_keep_what_is_theirs() {
        let xml = "<audio id='2' type='oss' tryMMap='yes' exclusive='yes' dspPolicy='3'>\n  <input mixingEngine='yes' fixedSettings='yes' voices='1' bufferLength='100' dev='/dev/dsp0' bufferCount='50' tryPoll='no'>\n    <settings frequency='44100' channels='2' format='s16'/>\n  </input>\n</audio>\n";
        assert_eq!(round(xml).unwrap(), xml);
        assert_eq!(
            round("<audio id='1' type='none' path='/x'><input dev='x'/></audio>").unwrap(),
            "<audio id='1' type='none'/>\n"
        );
    }

    #[test]
    fn faults() {
        let message = |xml| round(xml).unwrap_err().message().to_string();
        assert_eq!(
            message("<audio id='1' type='none'><input fixedSettings='yes'/></audio>"),
            "unsupported configuration: fixed audio settings requires mixing engine"
        );
        assert_eq!(
            message("<audio id='0' type='none'/>"),
            "XML error: Invalid value for attribute 'id' in element 'audio': Zero is not permitted"
        );
    }
}
