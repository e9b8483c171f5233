// SPDX-License-Identifier: LGPL-2.1-or-later
//! `<launchSecurity>`: memory that not even the host can read.

use virt_core::{Result, tr};

use crate::schema::{Element, Rule, Show, optional, required, text, unsupported, xml_error};
use crate::value::{Value, YesNo, unsigned};
use crate::words;
use crate::xml::{Node, Writer};

words! {
    /// Which technology hides the memory.
    LaunchType { Sev = "sev", SevSnp = "sev-snp", S390Pv = "s390-pv", Tdx = "tdx" }
}

/// What both generations of SEV have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct SevCommon {
    pub kernel_hashes: Option<YesNo>,
    /// Which bit of an address says that the memory is encrypted.
    pub cbitpos: Option<u32>,
    pub reduced_phys_bits: Option<u32>,
}

/// `<launchSecurity type='sev'>`
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Sev {
    pub common: SevCommon,
    pub policy: u32,
    pub dh_cert: Option<Box<str>>,
    pub session: Option<Box<str>>,
}

/// `<launchSecurity type='sev-snp'>`
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct SevSnp {
    pub common: SevCommon,
    pub author_key: Option<YesNo>,
    pub vcek: Option<YesNo>,
    pub policy: u64,
    /// Each of these is base64.
    pub guest_visible_workarounds: Option<Box<str>>,
    pub id_block: Option<Box<str>>,
    pub id_auth: Option<Box<str>>,
    pub host_data: Option<Box<str>>,
}

/// `<launchSecurity type='tdx'>`
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Tdx {
    pub policy: Option<u64>,
    /// Each of these is base64.
    pub mr_config_id: Option<Box<str>>,
    pub mr_owner: Option<Box<str>>,
    pub mr_owner_config: Option<Box<str>>,
    pub quote_generation_service: Option<QuoteGenerationService>,
}

/// `<quoteGenerationService path='...'/>`
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct QuoteGenerationService {
    pub path: Option<Box<str>>,
}

/// `<launchSecurity>`
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum LaunchSecurity {
    Sev(Sev),
    SevSnp(SevSnp),
    S390Pv,
    Tdx(Tdx),
}

impl SevCommon {
    fn read(node: Node<'_>) -> Result<SevCommon> {
        let number = |name: &str, bad: fn() -> String| match text::<Box<str>>(node, name)? {
            None => Ok(None),
            Some(text) => {
                let n = unsigned(&text, 10).and_then(|n| u32::try_from(n).ok());
                n.map(Some).ok_or_else(|| xml_error(bad()))
            }
        };
        Ok(SevCommon {
            kernel_hashes: optional(node, "kernelHashes")?,
            cbitpos: number("cbitpos", || tr!("Invalid format for launch security cbitpos"))?,
            reduced_phys_bits: number("reducedPhysBits", || {
                tr!("Invalid format for launch security reduced-phys-bits")
            })?,
        })
    }

    /// The attributes must be written already.
    fn put_numbers(self, w: &mut Writer) {
        for (name, n) in [("cbitpos", self.cbitpos), ("reducedPhysBits", self.reduced_phys_bits)] {
            if let Some(n) = n {
                // The reference shows them with a sign.
                w.text_fmt(name, format_args!("{}", n as i32));
            }
        }
    }
}

fn policy<T: TryFrom<u64>>(node: Node<'_>) -> Result<T> {
    let text = text::<Box<str>>(node, "policy")?;
    text.and_then(|text| unsigned(&text, 16))
        .and_then(|n| T::try_from(n).ok())
        .ok_or_else(|| xml_error(tr!("failed to get launch security policy")))
}

impl Tdx {
    fn read(node: Node<'_>) -> Result<Tdx> {
        let policy = match text::<Box<str>>(node, "policy")? {
            None => None,
            Some(text) => Some(unsigned(&text, 16).ok_or_else(|| {
                xml_error(tr!("failed to get launch security policy for launch security type TDX"))
            })?),
        };
        let mut services = node.children().filter(|c| c.is("quoteGenerationService"));
        let service = services.next();
        if services.next().is_some() {
            return Err(xml_error(tr!("only a single QGS element is supported")));
        }
        Ok(Tdx {
            policy,
            mr_config_id: text(node, "mrConfigId")?,
            mr_owner: text(node, "mrOwner")?,
            mr_owner_config: text(node, "mrOwnerConfig")?,
            quote_generation_service: service
                .map(|service| QuoteGenerationService { path: service.attribute("path").map(Box::from) }),
        })
    }

    fn put(&self, w: &mut Writer) {
        if let Some(policy) = self.policy {
            w.text_fmt("policy", format_args!("0x{policy:x}"));
        }
        put_texts(
            w,
            &[
                ("mrConfigId", &self.mr_config_id),
                ("mrOwner", &self.mr_owner),
                ("mrOwnerConfig", &self.mr_owner_config),
            ],
        );
        if let Some(service) = &self.quote_generation_service {
            let _mark = w.start("quoteGenerationService");
            if let Some(path) = &service.path {
                w.attribute("path", path);
            }
            w.end("quoteGenerationService");
        }
    }
}

fn put_choice(w: &mut Writer, name: &str, choice: Option<YesNo>) {
    if let Some(choice) = choice {
        w.attribute(name, choice.as_str());
    }
}

fn put_texts(w: &mut Writer, texts: &[(&str, &Option<Box<str>>)]) {
    for (name, text) in texts {
        if let Some(text) = text {
            w.text(name, text);
        }
    }
}

impl Element for LaunchSecurity {
    fn read(node: Node<'_>) -> Result<Self> {
        Ok(match required(node, "type")? {
            LaunchType::Sev => LaunchSecurity::Sev(Sev {
                common: SevCommon::read(node)?,
                policy: policy(node)?,
                dh_cert: text(node, "dhCert")?,
                session: text(node, "session")?,
            }),
            LaunchType::SevSnp => LaunchSecurity::SevSnp(SevSnp {
                common: SevCommon::read(node)?,
                author_key: optional(node, "authorKey")?,
                vcek: optional(node, "vcek")?,
                policy: policy(node)?,
                guest_visible_workarounds: text(node, "guestVisibleWorkarounds")?,
                id_block: text(node, "idBlock")?,
                id_auth: text(node, "idAuth")?,
                host_data: text(node, "hostData")?,
            }),
            LaunchType::S390Pv => LaunchSecurity::S390Pv,
            LaunchType::Tdx => LaunchSecurity::Tdx(Tdx::read(node)?),
        })
    }
    fn write(&self, w: &mut Writer, _show: Show) {
        w.attribute("type", self.kind().as_str());
        match self {
            LaunchSecurity::Sev(sev) => {
                put_choice(w, "kernelHashes", sev.common.kernel_hashes);
                sev.common.put_numbers(w);
                w.text_fmt("policy", format_args!("0x{:04x}", sev.policy));
                put_texts(w, &[("dhCert", &sev.dh_cert), ("session", &sev.session)]);
            }
            LaunchSecurity::SevSnp(snp) => {
                put_choice(w, "kernelHashes", snp.common.kernel_hashes);
                put_choice(w, "authorKey", snp.author_key);
                put_choice(w, "vcek", snp.vcek);
                snp.common.put_numbers(w);
                w.text_fmt("policy", format_args!("0x{:08x}", snp.policy));
                put_texts(
                    w,
                    &[
                        ("guestVisibleWorkarounds", &snp.guest_visible_workarounds),
                        ("idBlock", &snp.id_block),
                        ("idAuth", &snp.id_auth),
                        ("hostData", &snp.host_data),
                    ],
                );
            }
            LaunchSecurity::S390Pv => {}
            LaunchSecurity::Tdx(tdx) => tdx.put(w),
        }
    }
    fn grammar() -> Vec<Rule> {
        let mut rules = vec![Rule::Attribute("type", LaunchType::WORDS)];
        rules.extend(["kernelHashes", "authorKey", "vcek"].map(|name| Rule::Attribute(name, YesNo::WORDS)));
        rules.extend(
            [
                "cbitpos",
                "reducedPhysBits",
                "policy",
                "dhCert",
                "session",
                "guestVisibleWorkarounds",
                "idBlock",
                "idAuth",
                "hostData",
                "mrConfigId",
                "mrOwner",
                "mrOwnerConfig",
            ]
            .map(|name| Rule::Text(name, &[])),
        );
        rules.push(Rule::Child("quoteGenerationService", || vec![Rule::Attribute("path", &[])]));
        rules
    }
}

impl LaunchSecurity {
    /// Which technology it is.
    pub fn kind(&self) -> LaunchType {
        match self {
            LaunchSecurity::Sev(_) => LaunchType::Sev,
            LaunchSecurity::SevSnp(_) => LaunchType::SevSnp,
            LaunchSecurity::S390Pv => LaunchType::S390Pv,
            LaunchSecurity::Tdx(_) => LaunchType::Tdx,
        }
    }

    /// The firmware takes blocks of fixed lengths.
    pub fn check(&self) -> Result<()> {
        let blocks: &[(&str, &Option<Box<str>>, usize)] = match self {
            LaunchSecurity::Sev(_) | LaunchSecurity::S390Pv => &[],
            LaunchSecurity::SevSnp(snp) => &[
                ("guestVisibleWorkarounds", &snp.guest_visible_workarounds, 16),
                ("idBlock", &snp.id_block, 96),
                ("idAuth", &snp.id_auth, 4096),
                ("hostData", &snp.host_data, 32),
            ],
            LaunchSecurity::Tdx(tdx) => &[
                ("mrConfigId", &tdx.mr_config_id, 48),
                ("mrOwner", &tdx.mr_owner, 48),
                ("mrOwnerConfig", &tdx.mr_owner_config, 48),
            ],
        };
        for (name, text, expected) in blocks.iter().copied() {
            let Some(text) = text else { continue };
            let length = decoded_length(text);
            if length != expected {
                return Err(unsupported(tr!(
                    "Unexpected length of '%1$s', expected %2$u got %3$zu",
                    name,
                    expected,
                    length
                )));
            }
        }
        Ok(())
    }
}

/// How many bytes a base64 text stands for. What is no base64 is passed over, and so is a group
/// of less than four characters at the end.
fn decoded_length(text: &str) -> usize {
    let known = |c: &u8| c.is_ascii_alphanumeric() || matches!(c, b'+' | b'/' | b'=');
    let characters: Vec<u8> = text.bytes().filter(known).collect();
    let bytes = |group: &[u8]| 1 + group[2..].iter().filter(|c| **c != b'=').count();
    characters.chunks_exact(4).map(bytes).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_of_base64() {
        for (text, length) in
            [("", 0), ("QQ==", 1), ("QUI=", 2), ("QUJD", 3), ("QU\nJD QQ", 3), ("QUJDQQ==", 4)]
        {
            assert_eq!(decoded_length(text), length, "{text:?}");
        }
    }
}
