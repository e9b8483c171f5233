// SPDX-License-Identifier: LGPL-2.1-or-later
//! Pieces that several devices share.

use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};

use crate::schema::{refused_attribute, unsupported};
use crate::value::{OnOff, Refusal, Value, signed, unsigned};
use crate::xml::Node;
use crate::{element, words};

words! {
    /// Which revision of virtio a device speaks.
    VirtioModel {
        Virtio = "virtio", Transitional = "virtio-transitional", NonTransitional = "virtio-non-transitional",
    }
}

/// A choice that may also be spelt `default`, which says nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DefaultOr<T> {
    /// `default`
    Default,
    /// A real choice.
    Chosen(T),
}

impl<T: Copy> DefaultOr<T> {
    /// The choice, if it is one.
    pub fn chosen(self) -> Option<T> {
        match self {
            DefaultOr::Default => None,
            DefaultOr::Chosen(value) => Some(value),
        }
    }
}

impl<T: Value> Value for DefaultOr<T> {
    const WORDS: &'static [&'static str] = T::WORDS;
    fn parse(text: &str) -> Result<Self, Refusal> {
        match text {
            "default" => Ok(DefaultOr::Default),
            _ => T::parse(text).map(DefaultOr::Chosen),
        }
    }
    fn put(&self, out: &mut String) {
        match self {
            DefaultOr::Default => out.push_str("default"),
            DefaultOr::Chosen(value) => value.put(out),
        }
    }
}

element! {
    /// What every virtio device's `<driver>` takes.
    #[derive(Default)]
    VirtioOptions {
        iommu: Option<OnOff> = attr("iommu", optional),
        ats: Option<OnOff> = attr("ats", optional),
        packed: Option<OnOff> = attr("packed", optional),
        page_per_vq: Option<OnOff> = attr("page_per_vq", optional),
    }
}

element! {
    /// `<driver iommu='on'/>`, where nothing else is in it.
    VirtioDriver {
        virtio: VirtioOptions = flatten(),
    }
}

element! {
    /// `<iothreads><iothread id='2'><queue id='0'/></iothread></iothreads>`
    IothreadMap {
        threads: Vec<MappedIothread> = children("iothread"),
    }
}

element! {
    /// One thread, and the queues it serves.
    MappedIothread {
        id: u32 = attr("id"),
        queues: Vec<Queue> = children("queue"),
    }
}

element! {
    /// `<queue id='0'/>`
    Queue {
        id: u32 = attr("id"),
    }
}

impl VirtioOptions {
    /// Refuses options of a device that is not a virtio one.
    pub fn check_absent(&self) -> Result<()> {
        let text = if self.iommu.is_some() {
            tr!("iommu driver option is only supported for virtio devices")
        } else if self.ats.is_some() {
            tr!("ats driver option is only supported for virtio devices")
        } else if self.packed.is_some() {
            tr!("packed driver option is only supported for virtio devices")
        } else if self.page_per_vq.is_some() {
            tr!("page_per_vq option is only supported for virtio devices")
        } else {
            return Ok(());
        };
        Err(unsupported(text))
    }

    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        self.iommu.is_none() && self.ats.is_none() && self.packed.is_none() && self.page_per_vq.is_none()
    }
}

/// A number from 0 up in the range of C's int.
pub fn int_attribute(node: Node<'_>, name: &str, base: u32) -> Result<Option<u32>> {
    let Some(text) = node.attribute(name) else { return Ok(None) };
    let number = match base {
        0 => match text.trim_start().strip_prefix('-') {
            None => unsigned(text, 0).and_then(|n| i64::try_from(n).ok()),
            Some(rest) => unsigned(rest, 0).and_then(|n| i64::try_from(n).ok()).map(|n| -n),
        },
        _ => signed(text, base),
    };
    match number.and_then(|n| i32::try_from(n).ok()) {
        None => Err(refused_attribute(Refusal::Integer, name, node.name(), text)),
        Some(n) if n < 0 => {
            let text = tr!(
                "Invalid value for attribute '%1$s' in element '%2$s': '%3$s'. Expected non-negative value",
                name,
                node.name(),
                text
            );
            Err(Error::new(ErrorDomain::XML, ErrorCode::XML_ERROR, text))
        }
        Some(n) => Ok(Some(n as u32)),
    }
}

/// A path without doubled slashes and without one at its end; two in front mean something.
pub fn sanitize_path(path: &str) -> Box<str> {
    let slashes = path.bytes().take_while(|b| *b == b'/').count();
    let mut out = String::with_capacity(path.len());
    out.push_str(if slashes == 2 { "//" } else { &path[..slashes.min(1)] });
    let parts = path[slashes..].split('/').filter(|part| !part.is_empty());
    for (i, part) in parts.enumerate() {
        if i > 0 {
            out.push('/');
        }
        out.push_str(part);
    }
    out.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_tidied() {
        for (path, tidy) in
            [("/a//b/", "/a/b"), ("//a", "//a"), ("///a", "/a"), ("a/b", "a/b"), ("/", "/"), ("", "")]
        {
            assert_eq!(&*sanitize_path(path), tidy, "{path}");
        }
    }
}
