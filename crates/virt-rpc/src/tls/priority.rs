// SPDX-License-Identifier: LGPL-2.1-or-later
//! `tls_priority`: the words in which GnuTLS is told which versions and ciphers to use, as
//! far as they can be followed here.

use rustls::crypto::CryptoProvider;
use rustls::{CipherSuite, NamedGroup, ProtocolVersion, SupportedProtocolVersion, version};

/// What is left of what this side could do.
#[derive(Debug)]
pub struct Choice {
    /// Cipher suites and groups.
    pub provider: CryptoProvider,
    /// Versions of the protocol.
    pub versions: Vec<&'static SupportedProtocolVersion>,
}

/// Why the words cannot be followed, in GnuTLS's own words where it has them.
pub type Reason = &'static str;

const INVALID: Reason = "The request is invalid.";
const NOT_OFFERED: Reason = "It asks for what this library does not offer.";
const NOTHING_LEFT: Reason = "No cipher suite or protocol version is left.";

/// The kinds of things that words name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Thing {
    Version(ProtocolVersion),
    Versions,
    /// By the end of the suite's name, such as AES-128-GCM.
    Cipher(&'static str),
    Ciphers,
    Group(NamedGroup),
    Groups,
    /// The way keys are agreed on in TLS 1.2, by the start of the suite's name.
    Exchange(&'static str),
    Exchanges,
    /// Part of all that is offered, and of no meaning alone.
    Always,
    /// Known to GnuTLS and to no suite here.
    Absent,
}

const CIPHERS: [(&str, &str); 3] = [
    ("AES-256-GCM", "AES_256_GCM_SHA384"),
    ("AES-128-GCM", "AES_128_GCM_SHA256"),
    ("CHACHA20-POLY1305", "CHACHA20_POLY1305_SHA256"),
];
const GROUPS: [(&str, NamedGroup); 3] = [
    ("X25519", NamedGroup::X25519),
    ("SECP256R1", NamedGroup::secp256r1),
    ("SECP384R1", NamedGroup::secp384r1),
];
const EXCHANGES: [(&str, &str); 2] = [("ECDHE-RSA", "TLS_ECDHE_RSA_"), ("ECDHE-ECDSA", "TLS_ECDHE_ECDSA_")];

/// Starts of words whose things this side never has, so that to add one asks too much.
const ABSENT: [&str; 26] = [
    "3DES-CBC",
    "AES-128-CBC",
    "AES-192-CBC",
    "AES-256-CBC",
    "AES-128-CCM",
    "AES-256-CCM",
    "AES-192-GCM",
    "ARCFOUR-",
    "CAMELLIA-",
    "NULL",
    "GOST",
    "DES-",
    "RC2-",
    "SALSA20",
    "ESTREAM",
    "SHA",
    "MD5",
    "UMAC",
    "STREEBOG",
    "RIPEMD",
    "DHE-",
    "RSA",
    "PSK",
    "SRP",
    "ANON-",
    "ECDHE-PSK",
];

fn thing(word: &str) -> Option<Thing> {
    let word = word.to_ascii_uppercase();
    let find = |list: &[(&str, &'static str)]| list.iter().find(|(name, _)| *name == word).map(|(_, is)| *is);
    if let Some(rest) = word.strip_prefix("VERS-") {
        return match rest {
            "TLS1.3" => Some(Thing::Version(ProtocolVersion::TLSv1_3)),
            "TLS1.2" => Some(Thing::Version(ProtocolVersion::TLSv1_2)),
            "ALL" | "TLS-ALL" => Some(Thing::Versions),
            "SSL3.0" | "TLS1.1" | "TLS1.0" | "DTLS1.0" | "DTLS1.2" | "DTLS-ALL" | "DTLS0.9" => {
                Some(Thing::Absent)
            }
            _ => None,
        };
    }
    if let Some(rest) = word.strip_prefix("GROUP-").or_else(|| word.strip_prefix("CURVE-")) {
        return match GROUPS.iter().find(|(name, _)| *name == rest) {
            Some((_, group)) => Some(Thing::Group(*group)),
            None if rest == "ALL" || rest == "EC-ALL" => Some(Thing::Groups),
            None => Some(Thing::Absent),
        };
    }
    match word.as_str() {
        "CIPHER-ALL" => return Some(Thing::Ciphers),
        "KX-ALL" => return Some(Thing::Exchanges),
        // All suites here authenticate what they encrypt, all certificates are X.509.
        "AEAD" | "MAC-ALL" | "SIGN-ALL" | "CTYPE-ALL" | "CTYPE-X509" | "CTYPE-X.509" | "COMP-NULL"
        | "COMP-ALL" => {
            return Some(Thing::Always);
        }
        _ => {}
    }
    if let Some(suites) = find(&CIPHERS) {
        return Some(Thing::Cipher(suites));
    }
    if let Some(start) = find(&EXCHANGES) {
        return Some(Thing::Exchange(start));
    }
    if word.starts_with("SIGN-") || word.starts_with("CTYPE-") || word.starts_with("COMP-") {
        return Some(Thing::Absent);
    }
    ABSENT.iter().any(|start| word.starts_with(start)).then_some(Thing::Absent)
}

/// What the words have left over so far.
struct Left {
    versions: Vec<ProtocolVersion>,
    ciphers: Vec<&'static str>,
    groups: Vec<NamedGroup>,
    exchanges: Vec<&'static str>,
}

impl Left {
    /// What a set's name stands for.
    fn set(name: &str) -> Result<Left, Reason> {
        let all = Left {
            versions: vec![ProtocolVersion::TLSv1_3, ProtocolVersion::TLSv1_2],
            ciphers: CIPHERS.iter().map(|(_, suites)| *suites).collect(),
            groups: GROUPS.iter().map(|(_, group)| *group).collect(),
            exchanges: EXCHANGES.iter().map(|(_, start)| *start).collect(),
        };
        match name.to_ascii_uppercase().as_str() {
            "NORMAL" | "PERFORMANCE" | "PFS" | "SECURE128" | "SECURE" | "LEGACY" => Ok(all),
            "SECURE192" | "SECURE256" | "SUITEB192" => Ok(Left {
                ciphers: CIPHERS
                    .iter()
                    .filter(|(name, _)| *name != "AES-128-GCM")
                    .map(|(_, is)| *is)
                    .collect(),
                groups: vec![NamedGroup::secp384r1],
                ..all
            }),
            "NONE" => Ok(Left {
                versions: Vec::new(),
                ciphers: Vec::new(),
                groups: Vec::new(),
                exchanges: Vec::new(),
            }),
            _ => Err(INVALID),
        }
    }

    fn remove(&mut self, thing: Thing) {
        match thing {
            Thing::Version(version) => self.versions.retain(|have| *have != version),
            Thing::Versions => self.versions.clear(),
            Thing::Cipher(suites) => self.ciphers.retain(|have| *have != suites),
            Thing::Ciphers => self.ciphers.clear(),
            Thing::Group(group) => self.groups.retain(|have| *have != group),
            Thing::Groups => self.groups.clear(),
            Thing::Exchange(start) => self.exchanges.retain(|have| *have != start),
            Thing::Exchanges => self.exchanges.clear(),
            // What is not there needs no removing; what is always there is none of these sets.
            Thing::Always | Thing::Absent => {}
        }
    }

    fn add(&mut self, thing: Thing) -> Result<(), Reason> {
        fn push<T: PartialEq>(list: &mut Vec<T>, value: T) {
            if !list.contains(&value) {
                list.push(value);
            }
        }
        match thing {
            Thing::Version(version) => push(&mut self.versions, version),
            Thing::Versions => self.versions = vec![ProtocolVersion::TLSv1_3, ProtocolVersion::TLSv1_2],
            Thing::Cipher(suites) => push(&mut self.ciphers, suites),
            Thing::Ciphers => CIPHERS.iter().for_each(|(_, suites)| push(&mut self.ciphers, suites)),
            Thing::Group(group) => push(&mut self.groups, group),
            Thing::Groups => GROUPS.iter().for_each(|(_, group)| push(&mut self.groups, *group)),
            Thing::Exchange(start) => push(&mut self.exchanges, start),
            Thing::Exchanges => EXCHANGES.iter().for_each(|(_, start)| push(&mut self.exchanges, start)),
            Thing::Always => {}
            Thing::Absent => return Err(NOT_OFFERED),
        }
        Ok(())
    }
}

/// Follows the words of `priority`, or the defaults.
pub fn choose(priority: Option<&str>) -> Result<Choice, Reason> {
    let mut left = Left::set("NORMAL")?;
    if let Some(text) = priority {
        let mut words = text.split(':');
        let first = words.next().unwrap_or_default();
        left = match first.strip_prefix('@') {
            // The system's policy is GnuTLS's; what follows a comma stands for where it is missing.
            Some(names) => names.split(',').skip(1).find_map(|set| Left::set(set).ok()).ok_or(NOT_OFFERED)?,
            None => Left::set(first)?,
        };
        for word in words.filter(|word| !word.is_empty()) {
            match word.split_at_checked(1).unwrap_or_default() {
                ("+", name) => left.add(thing(name).ok_or(INVALID)?)?,
                ("-" | "!", name) => left.remove(thing(name).ok_or(INVALID)?),
                // Compatibility with broken peers and the like: safe to go without.
                ("%", _) => {}
                _ => return Err(INVALID),
            }
        }
    }
    let provider = rustls::crypto::ring::default_provider();
    let suites = &provider.cipher_suites;
    let name = |suite: CipherSuite| suite.as_str().unwrap_or_default();
    let mut chosen = Vec::new();
    for cipher in &left.ciphers {
        chosen.extend(suites.iter().copied().filter(|suite| {
            let (name, version) = (name(suite.suite()), suite.version().version);
            let agreed = version == ProtocolVersion::TLSv1_3
                || left.exchanges.iter().any(|start| name.starts_with(start));
            name.ends_with(cipher) && agreed && left.versions.contains(&version)
        }));
    }
    let versions = [&version::TLS13, &version::TLS12].into_iter();
    let versions: Vec<_> = versions
        .filter(|version| chosen.iter().any(|suite| suite.version().version == version.version))
        .collect();
    let mut groups = Vec::new();
    for group in &left.groups {
        groups.extend(provider.kx_groups.iter().copied().filter(|have| have.name() == *group));
    }
    if versions.is_empty() || groups.is_empty() {
        return Err(NOTHING_LEFT);
    }
    Ok(Choice { provider: CryptoProvider { cipher_suites: chosen, kx_groups: groups, ..provider }, versions })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn suites(priority: &str) -> Vec<&'static str> {
        let choice = choose(Some(priority)).unwrap_or_else(|reason| panic!("{priority}: {reason}"));
        choice.provider.cipher_suites.iter().map(|suite| suite.suite().as_str().unwrap()).collect()
    }

    #[test]
    fn words_are_followed() {
        assert_eq!(suites("NORMAL").len(), 9);
        assert_eq!(suites("NORMAL:-VERS-TLS1.2").len(), 3);
        assert_eq!(suites("NORMAL:-VERS-ALL:+VERS-TLS1.2:-KX-ALL:+ECDHE-RSA").len(), 3);
        assert_eq!(suites("NORMAL:-CIPHER-ALL:+AES-128-GCM:-VERS-TLS1.2"), ["TLS13_AES_128_GCM_SHA256"]);
        assert!(!suites("SECURE256").iter().any(|name| name.contains("AES_128")));
        assert_eq!(suites("NORMAL:-VERS-TLS1.0:!ARCFOUR-128:%COMPAT:-3DES-CBC").len(), 9);
        assert_eq!(suites("@LIBVIRT,SYSTEM,NORMAL").len(), 9);
        let groups = choose(Some("NORMAL:-GROUP-ALL:+GROUP-SECP256R1")).unwrap().provider.kx_groups;
        assert_eq!(groups.len(), 1);
        let versions = choose(Some("NORMAL:-VERS-TLS1.3")).unwrap().versions;
        assert_eq!(versions.len(), 1);
    }

    #[test]
    fn what_cannot_be_followed_is_refused() {
        for (priority, reason) in [
            ("NORMAL:+VERS-TLS1.0", NOT_OFFERED),
            ("NORMAL:+AES-256-CBC", NOT_OFFERED),
            ("NORMAL:+GROUP-FFDHE2048", NOT_OFFERED),
            ("@SYSTEM", NOT_OFFERED),
            ("BOGUS", INVALID),
            ("", INVALID),
            ("NORMAL:+BOGUS", INVALID),
            ("NORMAL:BOGUS", INVALID),
            ("NORMAL:é", INVALID),
            ("NORMAL:-VERS-ALL", NOTHING_LEFT),
            ("NONE", NOTHING_LEFT),
        ] {
            assert_eq!(choose(Some(priority)).map(|_| ()), Err(reason), "{priority}");
        }
    }
}
