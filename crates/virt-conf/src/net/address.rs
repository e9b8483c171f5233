// SPDX-License-Identifier: LGPL-2.1-or-later
//! Numeric addresses as the C library reads and writes them, and arithmetic on them.

use std::fmt::Write as _;
use std::net::{IpAddr, Ipv4Addr};

use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};

use crate::value::unsigned;

/// Which addresses are welcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// Either.
    Any,
    /// Only those of four bytes.
    V4,
    /// Only those of sixteen bytes.
    V6,
}

/// Reads a numeric address, or says why not.
pub fn parse(text: &str, family: Family) -> Result<IpAddr> {
    let found = aton(text).map(IpAddr::V4).or_else(|| text.parse().ok().filter(IpAddr::is_ipv6));
    let why = match (found, family) {
        (Some(address), Family::Any) => return Ok(address),
        (Some(address @ IpAddr::V4(_)), Family::V4) => return Ok(address),
        (Some(address @ IpAddr::V6(_)), Family::V6) => return Ok(address),
        (Some(IpAddr::V6(address)), Family::V4) => match address.to_ipv4_mapped() {
            Some(address) => return Ok(IpAddr::V4(address)),
            None => "Address family for hostname not supported",
        },
        (Some(_), _) => "Address family for hostname not supported",
        (None, _) => "Name or service not known",
    };
    let text = tr!("Cannot parse socket address '%1$s': %2$s", text, why);
    Err(Error::new(ErrorDomain::NONE, ErrorCode::SYSTEM_ERROR, text))
}

/// The old notation: one to four numbers in C's three bases, the last one filling what is left.
fn aton(text: &str) -> Option<Ipv4Addr> {
    let mut parts = [0u32; 4];
    let mut count = 0;
    for part in text.split('.') {
        if count == 4 || !part.starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        parts[count] = u32::try_from(unsigned(part, 0)?).ok()?;
        count += 1;
    }
    let last = parts[count - 1];
    let (front, room) = (&parts[..count - 1], 32 - 8 * (count as u32 - 1));
    if front.iter().any(|part| *part > 0xff) || u64::from(last) >= 1 << room {
        return None;
    }
    let high = front.iter().enumerate().map(|(i, part)| part << (24 - 8 * i)).sum::<u32>();
    Some((high | last).into())
}

/// Writes an address as the C library does.
pub fn put(address: IpAddr, out: &mut String) {
    // Writing to a String cannot fail.
    let _ = match address {
        IpAddr::V6(v6) if v6.segments()[..6] == [0; 6] && v6.segments()[6] != 0 => {
            let [.., a, b, c, d] = v6.octets();
            write!(out, "::{a}.{b}.{c}.{d}")
        }
        _ => write!(out, "{address}"),
    };
}

/// The same as a text of its own.
pub fn to_text(address: IpAddr) -> String {
    let mut out = String::new();
    put(address, &mut out);
    out
}

/// How many bits an address of this family has.
pub fn width(address: IpAddr) -> u32 {
    if address.is_ipv4() { 32 } else { 128 }
}

/// The address as a number, at the low end.
pub fn bits(address: IpAddr) -> u128 {
    match address {
        IpAddr::V4(v4) => u32::from(v4).into(),
        IpAddr::V6(v6) => v6.into(),
    }
}

/// The leading ones of a netmask; `None` where ones follow zeros.
pub fn mask_bits(mask: IpAddr) -> Option<u32> {
    let bits = bits(mask) << (128 - width(mask));
    let ones = bits.leading_ones();
    (bits.checked_shl(ones).unwrap_or(0) == 0).then_some(ones)
}

/// The mask of a prefix, at the low end of the number; `None` where the prefix is too long.
pub fn mask(address: IpAddr, prefix: u32) -> Option<u128> {
    let width = width(address);
    let all = u128::MAX >> (128 - width);
    let host = width.checked_sub(prefix)?;
    Some(all.checked_shl(host).unwrap_or(0) & all)
}

/// How long the network's part of an address is: said, or following from the mask, or from the
/// address's class.
pub fn prefix(address: IpAddr, netmask: Option<IpAddr>, said: u32) -> Option<u32> {
    if said > 0 {
        return Some(said);
    }
    if let Some(netmask) = netmask {
        return mask_bits(netmask);
    }
    match address {
        _ if address.is_unspecified() => Some(0),
        IpAddr::V6(_) => Some(64),
        IpAddr::V4(v4) => match v4.octets()[0] {
            0..=0x7f => Some(8),
            0x80..=0xbf => Some(16),
            0xc0..=0xdf => Some(24),
            _ => None,
        },
    }
}

fn fault(text: String) -> Error {
    Error::internal(ErrorDomain::NONE, text)
}

/// Refuses ranges that are reversed, too large or not inside the network, which has an address
/// and a prefix where it is known.
pub fn check_range(start: IpAddr, end: IpAddr, network: Option<(IpAddr, Option<u32>)>) -> Result<()> {
    let (s, e) = (to_text(start), to_text(end));
    if start.is_ipv4() != end.is_ipv4() {
        return Err(fault(tr!("mismatch of address family in range %1$s - %2$s", s, e)));
    }
    if let Some((network, prefix)) = network {
        check_inside(start, end, network, prefix)?;
    }
    let (first, last) = (bits(start), bits(end));
    if start.is_ipv4() {
        if last < first {
            return Err(fault(tr!("range %1$s - %2$s is reversed ", s, e)));
        }
        if last - first > 65535 {
            return Err(fault(tr!("range %1$s - %2$s is too large (> 65535)", s, e)));
        }
    } else {
        if first >> 16 != last >> 16 {
            return Err(fault(tr!("range %1$s - %2$s is too large (> 65535)", s, e)));
        }
        if last < first {
            return Err(fault(tr!("range %1$s - %2$s start larger than end", s, e)));
        }
    }
    Ok(())
}

fn check_inside(start: IpAddr, end: IpAddr, network: IpAddr, prefix: Option<u32>) -> Result<()> {
    let (s, e, n) = (to_text(start), to_text(end), to_text(network));
    if start.is_ipv4() != network.is_ipv4() {
        let text = tr!("mismatch of address family in range %1$s - %2$s for network %3$s", s, e, n);
        return Err(fault(text));
    }
    let shown = prefix.map_or(-1, |p| p as i32);
    let Some(mask) = prefix.and_then(|p| mask(network, p)) else {
        let text = tr!("bad prefix %1$d for network %2$s when checking range %3$s - %4$s", shown, n, s, e);
        return Err(fault(text));
    };
    let net = bits(network) & mask;
    if bits(start) & mask != net || bits(end) & mask != net {
        let text = tr!("range %1$s - %2$s is not entirely within network %3$s/%4$d", s, e, n, shown);
        return Err(fault(text));
    }
    if start.is_ipv4() {
        if bits(start) == net {
            let text =
                tr!("start of range %1$s - %2$s in network %3$s/%4$d is the network address", s, e, n, shown);
            return Err(fault(text));
        }
        if bits(end) == net | (!mask & u128::from(u32::MAX)) {
            let text =
                tr!("end of range %1$s - %2$s in network %3$s/%4$d is the broadcast address", s, e, n, shown);
            return Err(fault(text));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, family: Family) -> Option<String> {
        parse(text, family).ok().map(to_text)
    }

    #[test]
    fn notations() {
        for (text, expected) in [
            ("192.168.122.1", "192.168.122.1"),
            ("127.1", "127.0.0.1"),
            ("0x7f000001", "127.0.0.1"),
            ("010.0.0.010", "8.0.0.8"),
            ("::1", "::1"),
            ("::1:2", "::0.1.0.2"),
            ("::ffff:1.2.3.4", "::ffff:1.2.3.4"),
            ("2001:db8:0:0::1", "2001:db8::1"),
        ] {
            assert_eq!(read(text, Family::Any).as_deref(), Some(expected), "{text}");
        }
        for bad in
            ["", "1.2.3.4.5", "1.2.3.256", "256.1", "1.2.3.4 ", " 1.2.3.4", "08.1.1.1", "host", "+1", "1..2"]
        {
            assert_eq!(read(bad, Family::Any), None, "{bad:?}");
        }
        assert_eq!(read("::ffff:1.2.3.4", Family::V4).as_deref(), Some("1.2.3.4"));
        assert_eq!(read("::1", Family::V4), None);
        assert_eq!(read("1.2.3.4", Family::V6), None);
    }

    #[test]
    fn masks() {
        let ip = |text: &str| -> IpAddr { text.parse().unwrap() };
        assert_eq!(mask_bits(ip("255.255.255.0")), Some(24));
        assert_eq!(mask_bits(ip("0.0.0.0")), Some(0));
        assert_eq!(mask_bits(ip("255.255.255.255")), Some(32));
        assert_eq!(mask_bits(ip("255.0.255.0")), None);
        assert_eq!(mask_bits(ip("ffff::")), Some(16));
        assert_eq!(mask(ip("1.2.3.4"), 33), None);
        assert_eq!(mask(ip("1.2.3.4"), 0), Some(0));
        assert_eq!(mask(ip("::"), 128), Some(u128::MAX));
        assert_eq!(prefix(ip("10.0.0.1"), None, 0), Some(8));
        assert_eq!(prefix(ip("224.0.0.1"), None, 0), None);
    }

    #[test]
    fn ranges() {
        let ip = |text: &str| -> IpAddr { text.parse().unwrap() };
        let net = Some((ip("10.0.0.1"), Some(24)));
        let fault = |s: &str, e: &str, n| check_range(ip(s), ip(e), n).unwrap_err().message().to_owned();
        assert!(check_range(ip("10.0.0.1"), ip("10.0.0.254"), net).is_ok());
        assert_eq!(
            fault("10.0.0.0", "10.0.0.254", net),
            "internal error: start of range 10.0.0.0 - 10.0.0.254 in network 10.0.0.1/24 is the network address"
        );
        assert_eq!(
            fault("10.0.0.9", "10.0.0.2", net),
            "internal error: range 10.0.0.9 - 10.0.0.2 is reversed "
        );
        assert_eq!(
            fault("10.0.0.9", "10.0.1.2", net),
            "internal error: range 10.0.0.9 - 10.0.1.2 is not entirely within network 10.0.0.1/24"
        );
        assert_eq!(
            fault("::1", "::1:0", None),
            "internal error: range ::1 - ::0.1.0.0 is too large (> 65535)"
        );
    }
}
