// SPDX-License-Identifier: LGPL-2.1-or-later
//! `<watchdog>`

use crate::domain::address::PlainInfo;
use crate::{element, words};

words! {
    /// The watchdogs there are.
    WatchdogModel { I6300esb = "i6300esb", Ib700 = "ib700", Diag288 = "diag288", Itco = "itco" }
    /// What happens when it barks.
    WatchdogAction {
        Reset = "reset", Shutdown = "shutdown", Poweroff = "poweroff", Pause = "pause", Dump = "dump",
        None = "none", InjectNmi = "inject-nmi",
    }
}

element! {
    /// `<watchdog model='itco' action='reset'/>`
    Watchdog {
        model: WatchdogModel = attr("model"),
        action: WatchdogAction = attr("action", default WatchdogAction::Reset),
        info: PlainInfo = flatten(),
    }
}
