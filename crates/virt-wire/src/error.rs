// SPDX-License-Identifier: LGPL-2.1-or-later
//! Errors on the wire (`virNetMessageError`).

use crate::object::{Domain, Network};
use crate::{Decoder, Encoder, Malformed};
use virt_core::error::{Detail, Level};
use virt_core::{Error, ErrorCode, ErrorDomain, tr};

impl Encoder {
    /// An error.
    pub fn error(&mut self, error: &Error) {
        let detail = error.detail();
        self.i32(detail.code.0);
        self.i32(detail.domain.0);
        self.opt_string(Some(&detail.message));
        self.i32(detail.level as i32);
        self.bool(false); // no domain
        self.opt_string(detail.str1.as_deref());
        self.opt_string(detail.str2.as_deref());
        self.opt_string(detail.str3.as_deref());
        self.i32(detail.int1);
        self.i32(detail.int2);
        self.bool(false); // no network
    }
}

impl Decoder<'_> {
    /// An error as its sender wrote it.
    fn detail(&mut self) -> Result<(Detail, bool), Malformed> {
        let code = ErrorCode(self.i32()?);
        let domain = ErrorDomain(self.i32()?);
        let message = self.opt_string()?;
        let level = match self.i32()? {
            0 => Level::None,
            1 => Level::Warning,
            _ => Level::Error,
        };
        self.optional(|d| d.object::<Domain<'_>>())?;
        let (str1, str2, str3) = (self.opt_string()?, self.opt_string()?, self.opt_string()?);
        let (int1, int2) = (self.i32()?, self.i32()?);
        self.optional(|d| d.object::<Network<'_>>())?;
        let said = message.is_some();
        let message = message.unwrap_or_else(|| tr!("Unknown error"));
        Ok((Detail { code, domain, level, message, str1, str2, str3, int1, int2 }, said))
    }
}

/// The error that a daemon answered with, as the caller is to see it: numbers that very old
/// daemons used otherwise are put right, and a procedure that the daemon does not know is a
/// function that it does not support.
pub fn read(payload: &[u8]) -> Error {
    match Decoder::new(payload).detail() {
        Ok((mut detail, said)) => {
            adapt(&mut detail, said);
            Error::from_detail(detail)
        }
        Err(malformed) => malformed.into(),
    }
}

fn adapt(detail: &mut Detail, said: bool) {
    // 0.7.1 to 0.7.7 had other numbers for what followed the network filters'.
    detail.code = match (detail.code, detail.domain) {
        (ErrorCode::INVALID_NWFILTER | ErrorCode::NO_NWFILTER | ErrorCode::BUILD_FIREWALL, domain)
            if domain != ErrorDomain::NWFILTER =>
        {
            ErrorCode(detail.code.0 + 4)
        }
        (ErrorCode::WARN_NO_SECRET, ErrorDomain::QEMU) => ErrorCode::OPERATION_TIMEOUT,
        (ErrorCode::INVALID_SECRET, ErrorDomain::XEN) => ErrorCode::MIGRATE_PERSIST_FAILED,
        (code, _) => code,
    };
    let unknown = matches!(detail.domain, ErrorDomain::REMOTE | ErrorDomain::RPC)
        && detail.code == ErrorCode::RPC
        && detail.level == Level::Error
        && said
        && detail.message.starts_with("unknown procedure");
    if unknown {
        detail.code = ErrorCode::NO_SUPPORT;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn sent(detail: Detail) -> Vec<u8> {
        let mut e = Encoder::new();
        e.error(&Error::from_detail(detail));
        e.finish().unwrap()
    }

    fn detail(code: ErrorCode, domain: ErrorDomain, message: &str) -> Detail {
        Detail {
            code,
            domain,
            level: Level::Error,
            message: message.into(),
            str1: Some("%s".into()),
            str2: None,
            str3: Some("3".into()),
            int1: 5,
            int2: -1,
        }
    }

    #[test]
    fn errors_come_back_as_they_went() {
        let there = detail(ErrorCode(9999), ErrorDomain(777), "text");
        assert_eq!(*read(&sent(there.clone())).detail(), there);
    }

    #[test]
    fn an_unknown_procedure_is_no_support() {
        let text = "unknown procedure: 999";
        let seen = |code, domain, text| read(&sent(detail(code, domain, text))).code();
        assert_eq!(seen(ErrorCode::RPC, ErrorDomain::RPC, text), ErrorCode::NO_SUPPORT);
        assert_eq!(seen(ErrorCode::RPC, ErrorDomain::REMOTE, text), ErrorCode::NO_SUPPORT);
        assert_eq!(seen(ErrorCode::RPC, ErrorDomain::QEMU, text), ErrorCode::RPC);
        assert_eq!(seen(ErrorCode::RPC, ErrorDomain::RPC, "another"), ErrorCode::RPC);
    }

    #[test]
    fn numbers_of_old_daemons_are_put_right() {
        let seen = |code, domain| read(&sent(detail(code, domain, "x"))).code();
        assert_eq!(seen(ErrorCode::NO_NWFILTER, ErrorDomain::NWFILTER), ErrorCode::NO_NWFILTER);
        assert_eq!(seen(ErrorCode::NO_NWFILTER, ErrorDomain::SECRET), ErrorCode::NO_SECRET);
        assert_eq!(seen(ErrorCode::WARN_NO_SECRET, ErrorDomain::QEMU), ErrorCode::OPERATION_TIMEOUT);
        assert_eq!(seen(ErrorCode::INVALID_SECRET, ErrorDomain::XEN), ErrorCode::MIGRATE_PERSIST_FAILED);
    }

    #[test]
    fn objects_and_a_missing_text_are_passed_over() {
        let mut e = Encoder::new();
        e.i32(42);
        e.i32(10);
        e.opt_string(None);
        e.i32(2);
        e.bool(true);
        e.object(&Domain { name: "d".into(), uuid: Default::default(), id: 1 });
        e.opt_string(None);
        e.opt_string(None);
        e.opt_string(None);
        e.i32(0);
        e.i32(0);
        e.bool(true);
        e.object(&Network { name: "n".into(), uuid: Default::default() });
        let bytes = e.finish().unwrap();
        let error = read(&bytes);
        assert_eq!((error.code(), error.message()), (ErrorCode::NO_DOMAIN, "Unknown error"));
        for end in 0..bytes.len() {
            assert_eq!(read(&bytes[..end]), Malformed.into());
        }
    }

    proptest! {
        #[test]
        fn any_bytes_are_some_error(bytes: Vec<u8>) {
            read(&bytes);
        }
    }
}
