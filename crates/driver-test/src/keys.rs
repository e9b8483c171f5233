// SPDX-License-Identifier: LGPL-2.1-or-later
//! Which numbers are keys, in each set of key codes that the C interface knows.

use virt_abi::virKeycodeSet::{self as Set, *};

type Ranges = &'static [(u32, u32)];

/// Linux.
#[rustfmt::skip]
const LINUX: Ranges = &[
    (0, 265), (272, 279), (288, 299), (303, 318), (320, 327), (330, 337), (352, 439), (448, 451),
    (464, 484), (497, 506), (512, 524),
];

/// AT set 1, which the reference's "xt" is, too.
#[rustfmt::skip]
const ATSET1: Ranges = &[
    (0, 95), (99, 109), (111, 112), (115, 121), (123, 123), (125, 126), (241, 242), (57345, 57356),
    (57358, 57360), (57362, 57385), (57387, 57398), (57400, 57439), (57443, 57453), (57455, 57465),
    (57467, 57467), (57469, 57469),
];

/// AT set 2.
#[rustfmt::skip]
const ATSET2: Ranges = &[
    (0, 1), (3, 7), (9, 15), (17, 22), (26, 30), (33, 39), (41, 47), (49, 55), (58, 63), (65, 70),
    (73, 78), (81, 82), (84, 85), (88, 91), (93, 93), (95, 95), (97, 100), (102, 103), (105, 109),
    (112, 127), (131, 131), (241, 242), (57360, 57362), (57364, 57365), (57368, 57368), (57375, 57377),
    (57379, 57379), (57383, 57384), (57387, 57387), (57391, 57392), (57394, 57394), (57396, 57396),
    (57399, 57400), (57402, 57403), (57407, 57408), (57416, 57416), (57418, 57418), (57421, 57421),
    (57424, 57424), (57434, 57434), (57438, 57438), (57449, 57449), (57451, 57452), (57455, 57458),
    (57460, 57461), (57463, 57463), (57465, 57466), (57469, 57469),
];

/// AT set 3.
#[rustfmt::skip]
const ATSET3: Ranges = &[
    (0, 0), (7, 63), (65, 71), (73, 79), (82, 82), (84, 103), (105, 118), (121, 122), (124, 131),
    (133, 135), (139, 142), (145, 145), (147, 152), (154, 163),
];

/// MacOS.
#[rustfmt::skip]
const OSX: Ranges = &[
    (0, 51), (53, 65), (67, 67), (69, 69), (71, 76), (78, 107), (109, 111), (113, 126), (255, 255),
];

/// The Linux driver's XT.
#[rustfmt::skip]
const XT_KBD: Ranges = &[
    (0, 95), (99, 109), (111, 112), (115, 121), (123, 123), (125, 126), (241, 242), (257, 268), (270, 272),
    (274, 297), (299, 310), (312, 351), (355, 365), (367, 377), (379, 379), (381, 381),
];

/// USB HID.
#[rustfmt::skip]
const USB: Ranges = &[
    (0, 0), (4, 48), (50, 119), (121, 125), (133, 133), (135, 140), (144, 148), (182, 183), (224, 251),
];

/// Windows.
#[rustfmt::skip]
const WIN32: Ranges = &[
    (0, 2), (4, 6), (8, 9), (13, 13), (17, 22), (26, 29), (32, 42), (44, 57), (65, 93), (95, 135),
    (144, 145), (160, 161), (163, 163), (165, 180), (186, 192), (219, 222), (226, 226), (242, 242),
    (250, 251),
];

/// QEMU.
#[rustfmt::skip]
const QNUM: Ranges = &[
    (0, 95), (99, 109), (111, 121), (123, 123), (125, 126), (129, 140), (142, 144), (146, 169), (171, 182),
    (184, 223), (227, 237), (239, 249), (251, 251), (253, 253),
];

/// The sets by their numbers, and the reference's words for them.
const SETS: [(Set, &str, Ranges); 10] = [
    (VIR_KEYCODE_SET_LINUX, "linux", LINUX),
    (VIR_KEYCODE_SET_XT, "xt", ATSET1),
    (VIR_KEYCODE_SET_ATSET1, "atset1", ATSET1),
    (VIR_KEYCODE_SET_ATSET2, "atset2", ATSET2),
    (VIR_KEYCODE_SET_ATSET3, "atset3", ATSET3),
    (VIR_KEYCODE_SET_OSX, "os_x", OSX),
    (VIR_KEYCODE_SET_XT_KBD, "xt_kbd", XT_KBD),
    (VIR_KEYCODE_SET_USB, "usb", USB),
    (VIR_KEYCODE_SET_WIN32, "win32", WIN32),
    (VIR_KEYCODE_SET_QNUM, "qnum", QNUM),
];

/// The first of `keys` that is none in a set, and the set's name. No key is in a set that does
/// not exist.
pub fn unknown(set: u32, keys: &[u32]) -> Option<(u32, &'static str)> {
    let (name, ranges) =
        SETS.iter().find(|(known, ..)| *known as u32 == set).map_or(("", &[][..]), |(_, name, r)| (name, r));
    let is_key = |key: &u32| ranges.iter().any(|(first, last)| (first..=last).contains(&key));
    keys.iter().find(|key| !is_key(key)).map(|key| (*key, name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_ascend() {
        for (_, name, ranges) in SETS {
            assert!(ranges.iter().all(|(first, last)| first <= last), "{name}");
            assert!(ranges.windows(2).all(|pair| pair[0].1 < pair[1].0), "{name}");
        }
    }

    #[test]
    fn a_key_is_of_its_set() {
        let (linux, usb) = (VIR_KEYCODE_SET_LINUX as u32, VIR_KEYCODE_SET_USB as u32);
        assert_eq!(unknown(linux, &[29, 56, 111]), None);
        assert_eq!(unknown(linux, &[29, 525, 600]), Some((525, "linux")));
        assert_eq!(unknown(usb, &[4, 1]), Some((1, "usb")));
        assert_eq!(unknown(99, &[4]), Some((4, "")));
    }
}
