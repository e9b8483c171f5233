// SPDX-License-Identifier: LGPL-2.1-or-later
//! `<keywrap>`: which keys an S/390 guest may wrap.

use virt_core::{Result, tr};

use crate::schema::{internal, required};
use crate::value::OnOff;
use crate::words;
use crate::xml::{Node, Writer};

words! {
    /// The ciphers there are.
    KeyWrapCipher { Aes = "aes", Dea = "dea" }
}

/// In the order of [`KeyWrapCipher`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct KeyWrap(pub [Option<OnOff>; 2]);

impl KeyWrap {
    /// Reads the element.
    pub fn read(node: Node<'_>) -> Result<KeyWrap> {
        let mut wrap = KeyWrap::default();
        for cipher in node.children().filter(|c| c.is("cipher")) {
            let name: KeyWrapCipher = required(cipher, "name")?;
            let state = required(cipher, "state")?;
            if wrap.0[name as usize].replace(state).is_some() {
                return Err(internal(tr!(
                    "A domain definition can have no more than one cipher node with name %1$s",
                    name.as_str()
                )));
            }
        }
        Ok(wrap)
    }

    /// Writes it, if anything is in it.
    pub fn put(self, w: &mut Writer) {
        use crate::value::Value;
        let mark = w.start("keywrap");
        for (name, state) in KeyWrapCipher::WORDS.iter().zip(self.0) {
            if let Some(state) = state {
                let _mark = w.start("cipher");
                w.attribute("name", name);
                w.attribute("state", state.as_str());
                w.end("cipher");
            }
        }
        w.end_unless_empty(mark, "keywrap");
    }
}
