// SPDX-License-Identifier: LGPL-2.1-or-later
//! What documents about volumes are refused for.

use super::*;
