// SPDX-License-Identifier: LGPL-2.1-or-later
//! Keys sent to a domain and signals sent to its processes.

use core::ffi::c_uint;

/// Since 0.9.5.
pub const VIR_KEYCODE_SET_RFB: c_uint = virKeycodeSet::VIR_KEYCODE_SET_QNUM as c_uint;

/// Since 0.9.3.
pub const VIR_DOMAIN_SEND_KEY_MAX_KEYS: usize = 16;

/// Since 0.9.3.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virKeycodeSet {
    /// Since 0.9.3.
    VIR_KEYCODE_SET_LINUX = 0,
    /// Since 0.9.3.
    VIR_KEYCODE_SET_XT = 1,
    /// Since 0.9.3.
    VIR_KEYCODE_SET_ATSET1 = 2,
    /// Since 0.9.3.
    VIR_KEYCODE_SET_ATSET2 = 3,
    /// Since 0.9.3.
    VIR_KEYCODE_SET_ATSET3 = 4,
    /// Since 0.9.4.
    VIR_KEYCODE_SET_OSX = 5,
    /// Since 0.9.4.
    VIR_KEYCODE_SET_XT_KBD = 6,
    /// Since 0.9.4.
    VIR_KEYCODE_SET_USB = 7,
    /// Since 0.9.4.
    VIR_KEYCODE_SET_WIN32 = 8,
    /// Since 4.2.0.
    VIR_KEYCODE_SET_QNUM = 9,
    /// Since 0.9.4.
    #[cfg(feature = "sentinels")]
    VIR_KEYCODE_SET_LAST = 10,
}

/// Since 1.0.1.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainProcessSignal {
    /// Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_NOP = 0,
    /// Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_HUP = 1,
    /// Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_INT = 2,
    /// Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_QUIT = 3,
    /// Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_ILL = 4,
    /// Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_TRAP = 5,
    /// Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_ABRT = 6,
    /// Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_BUS = 7,
    /// Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_FPE = 8,
    /// Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_KILL = 9,
    /// Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_USR1 = 10,
    /// Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_SEGV = 11,
    /// Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_USR2 = 12,
    /// Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_PIPE = 13,
    /// Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_ALRM = 14,
    /// Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_TERM = 15,
    /// Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_STKFLT = 16,
    /// Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_CHLD = 17,
    /// Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_CONT = 18,
    /// Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_STOP = 19,
    /// Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_TSTP = 20,
    /// Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_TTIN = 21,
    /// Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_TTOU = 22,
    /// Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_URG = 23,
    /// Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_XCPU = 24,
    /// Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_XFSZ = 25,
    /// Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_VTALRM = 26,
    /// Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_PROF = 27,
    /// Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_WINCH = 28,
    /// Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_POLL = 29,
    /// Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_PWR = 30,
    /// Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_SYS = 31,
    /// Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_RT0 = 32,
    /// Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_RT1 = 33,
    /// Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_RT2 = 34,
    /// Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_RT3 = 35,
    /// Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_RT4 = 36,
    /// Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_RT5 = 37,
    /// Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_RT6 = 38,
    /// Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_RT7 = 39,
    /// Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_RT8 = 40,
    /// Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_RT9 = 41,
    /// Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_RT10 = 42,
    /// Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_RT11 = 43,
    /// Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_RT12 = 44,
    /// Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_RT13 = 45,
    /// Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_RT14 = 46,
    /// Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_RT15 = 47,
    /// Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_RT16 = 48,
    /// Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_RT17 = 49,
    /// Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_RT18 = 50,
    /// Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_RT19 = 51,
    /// Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_RT20 = 52,
    /// Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_RT21 = 53,
    /// Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_RT22 = 54,
    /// Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_RT23 = 55,
    /// Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_RT24 = 56,
    /// Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_RT25 = 57,
    /// Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_RT26 = 58,
    /// Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_RT27 = 59,
    /// Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_RT28 = 60,
    /// Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_RT29 = 61,
    /// Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_RT30 = 62,
    /// Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_RT31 = 63,
    /// Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_RT32 = 64,
    /// Since 1.0.1.
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_PROCESS_SIGNAL_LAST = 65,
}
