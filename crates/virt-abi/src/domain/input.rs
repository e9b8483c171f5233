// SPDX-License-Identifier: LGPL-2.1-or-later
//! Keys sent to a domain and signals sent to its processes.

use core::ffi::c_uint;

/// The old name of `VIR_KEYCODE_SET_QNUM`. Since 0.9.5.
pub const VIR_KEYCODE_SET_RFB: c_uint = virKeycodeSet::VIR_KEYCODE_SET_QNUM as c_uint;

/// How many keys one call can press. Since 0.9.3.
pub const VIR_DOMAIN_SEND_KEY_MAX_KEYS: usize = 16;

/// What the numbers of keys mean. Since 0.9.3.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virKeycodeSet {
    /// Key codes of Linux. Since 0.9.3.
    VIR_KEYCODE_SET_LINUX = 0,
    /// XT keyboard. Since 0.9.3.
    VIR_KEYCODE_SET_XT = 1,
    /// AT keyboard, set 1. Since 0.9.3.
    VIR_KEYCODE_SET_ATSET1 = 2,
    /// AT keyboard, set 2. Since 0.9.3.
    VIR_KEYCODE_SET_ATSET2 = 3,
    /// AT keyboard, set 3. Since 0.9.3.
    VIR_KEYCODE_SET_ATSET3 = 4,
    /// Virtual key codes of macOS. Since 0.9.4.
    VIR_KEYCODE_SET_OSX = 5,
    /// XT keyboard as the Linux driver numbers it. Since 0.9.4.
    VIR_KEYCODE_SET_XT_KBD = 6,
    /// Usages of USB keyboards. Since 0.9.4.
    VIR_KEYCODE_SET_USB = 7,
    /// Virtual key codes of Windows. Since 0.9.4.
    VIR_KEYCODE_SET_WIN32 = 8,
    /// XT codes with the extension folded in, as QEMU and VNC have them. Since 4.2.0.
    VIR_KEYCODE_SET_QNUM = 9,
    /// One more than the last value; grows with new releases. Since 0.9.4.
    #[cfg(feature = "sentinels")]
    VIR_KEYCODE_SET_LAST = 10,
}

/// Signals to a process in a domain. Numbers are those of Linux, whatever the host has. Since 1.0.1.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum virDomainProcessSignal {
    /// No signal: only see whether the process is there. Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_NOP = 0,
    /// SIGHUP. Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_HUP = 1,
    /// SIGINT. Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_INT = 2,
    /// SIGQUIT. Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_QUIT = 3,
    /// SIGILL. Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_ILL = 4,
    /// SIGTRAP. Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_TRAP = 5,
    /// SIGABRT. Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_ABRT = 6,
    /// SIGBUS. Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_BUS = 7,
    /// SIGFPE. Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_FPE = 8,
    /// SIGKILL. Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_KILL = 9,
    /// SIGUSR1. Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_USR1 = 10,
    /// SIGSEGV. Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_SEGV = 11,
    /// SIGUSR2. Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_USR2 = 12,
    /// SIGPIPE. Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_PIPE = 13,
    /// SIGALRM. Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_ALRM = 14,
    /// SIGTERM. Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_TERM = 15,
    /// SIGSTKFLT. Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_STKFLT = 16,
    /// SIGCHLD. Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_CHLD = 17,
    /// SIGCONT. Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_CONT = 18,
    /// SIGSTOP. Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_STOP = 19,
    /// SIGTSTP. Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_TSTP = 20,
    /// SIGTTIN. Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_TTIN = 21,
    /// SIGTTOU. Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_TTOU = 22,
    /// SIGURG. Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_URG = 23,
    /// SIGXCPU. Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_XCPU = 24,
    /// SIGXFSZ. Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_XFSZ = 25,
    /// SIGVTALRM. Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_VTALRM = 26,
    /// SIGPROF. Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_PROF = 27,
    /// SIGWINCH. Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_WINCH = 28,
    /// SIGPOLL. Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_POLL = 29,
    /// SIGPWR. Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_PWR = 30,
    /// SIGSYS. Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_SYS = 31,
    /// Real-time signal 0; the number is 32. Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_RT0 = 32,
    /// Real-time signal 1; the number is 33. Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_RT1 = 33,
    /// Real-time signal 2; the number is 34. Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_RT2 = 34,
    /// Real-time signal 3; the number is 35. Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_RT3 = 35,
    /// Real-time signal 4; the number is 36. Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_RT4 = 36,
    /// Real-time signal 5; the number is 37. Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_RT5 = 37,
    /// Real-time signal 6; the number is 38. Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_RT6 = 38,
    /// Real-time signal 7; the number is 39. Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_RT7 = 39,
    /// Real-time signal 8; the number is 40. Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_RT8 = 40,
    /// Real-time signal 9; the number is 41. Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_RT9 = 41,
    /// Real-time signal 10; the number is 42. Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_RT10 = 42,
    /// Real-time signal 11; the number is 43. Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_RT11 = 43,
    /// Real-time signal 12; the number is 44. Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_RT12 = 44,
    /// Real-time signal 13; the number is 45. Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_RT13 = 45,
    /// Real-time signal 14; the number is 46. Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_RT14 = 46,
    /// Real-time signal 15; the number is 47. Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_RT15 = 47,
    /// Real-time signal 16; the number is 48. Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_RT16 = 48,
    /// Real-time signal 17; the number is 49. Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_RT17 = 49,
    /// Real-time signal 18; the number is 50. Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_RT18 = 50,
    /// Real-time signal 19; the number is 51. Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_RT19 = 51,
    /// Real-time signal 20; the number is 52. Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_RT20 = 52,
    /// Real-time signal 21; the number is 53. Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_RT21 = 53,
    /// Real-time signal 22; the number is 54. Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_RT22 = 54,
    /// Real-time signal 23; the number is 55. Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_RT23 = 55,
    /// Real-time signal 24; the number is 56. Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_RT24 = 56,
    /// Real-time signal 25; the number is 57. Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_RT25 = 57,
    /// Real-time signal 26; the number is 58. Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_RT26 = 58,
    /// Real-time signal 27; the number is 59. Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_RT27 = 59,
    /// Real-time signal 28; the number is 60. Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_RT28 = 60,
    /// Real-time signal 29; the number is 61. Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_RT29 = 61,
    /// Real-time signal 30; the number is 62. Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_RT30 = 62,
    /// Real-time signal 31; the number is 63. Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_RT31 = 63,
    /// Real-time signal 32; the number is 64. Since 1.0.1.
    VIR_DOMAIN_PROCESS_SIGNAL_RT32 = 64,
    /// SIGLAST. Since 1.0.1.
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_PROCESS_SIGNAL_LAST = 65,
}
