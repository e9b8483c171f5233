// SPDX-License-Identifier: LGPL-2.1-or-later

use super::*;
use crate::{ErrorCode, ErrorDomain};

/// The settings are the process's, so all that changes them is one test.
#[test]
fn what_is_asked_for_is_written() {
    assert!(!enabled(Priority::Debug) && !enabled(Priority::Info) && enabled(Priority::Warn));
    let path = std::env::temp_dir().join(format!("virt-core-log-{}", std::process::id()));
    let shown = path.to_str().unwrap();
    let error = Error::new(ErrorDomain::TEST, ErrorCode::NO_DOMAIN, "x");
    let origin = Origin { source: "tests.error", function: "f", file: "", line: 1 };
    let evaluated = |flag: &mut bool| *flag = true;

    let mut asked = false;
    crate::log::debug!("tests.one", "f", "{:?}", evaluated(&mut asked));
    assert!(!asked, "arguments are evaluated only for messages that are wanted");

    set_outputs(&format!("4:file:{shown} 1:file:{shown}")).unwrap();
    assert_eq!(outputs(), format!("1:file:{shown}"));
    assert!(set_outputs("1:stderr nonsense").is_err());
    assert_eq!(outputs(), format!("1:file:{shown}"));
    assert!(!enabled(Priority::Info));
    set_filters("1:tests.one 2:tests.two").unwrap();
    assert_eq!(filters(), "1:*tests.one* 2:*tests.two* ");
    assert!(enabled(Priority::Debug));
    crate::log::debug!("tests.one", "one", "first {}", 1);
    crate::log::debug!("tests.two", "two", "dropped");
    crate::log::info!("tests.two", "three", "second");
    crate::log::info!("tests.three", "four", "dropped");
    crate::log::warn!("tests.three", "five", "third");
    raised(origin, &error);
    set_filters("4:tests.error").unwrap();
    set_default_priority(Priority::Error);
    crate::log::warn!("tests.three", "six", "dropped");
    set_error_filter(Some(|_, _| Priority::Warn));
    raised(origin, &error);
    set_error_filter(None);
    let writers: Vec<_> = (0..4)
        .map(|thread| {
            std::thread::spawn(move || {
                for i in 0..200 {
                    crate::log::error!("tests.three", "many", "{thread} {i}");
                }
            })
        })
        .collect();
    for writer in writers {
        writer.join().unwrap();
    }

    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::remove_file(&path).unwrap();
    let lines: Vec<&str> = text.lines().map(|line| line.split_once("+0000: ").unwrap().1).collect();
    let ends = lines.iter().map(|line| line.split_once(": ").unwrap().1);
    // Who is not root is told four folders first.
    let ends: Vec<&str> = ends.filter(|line| !line.contains(" dir: '")).collect();
    assert!(ends[0].starts_with("info : libvirt version: ") && ends[1].starts_with("info : hostname: "));
    assert!(ends[2].starts_with("debug : one:") && ends[2].ends_with(" : first 1"), "{}", ends[2]);
    assert!(ends[3].starts_with("info : three:") && ends[4].starts_with("warning : five:"));
    assert_eq!(ends[5], "error : f:1 : Domain not found: x");
    assert_eq!(ends.len(), 6 + 800);
    for thread in 0..4 {
        let mine = ends[6..].iter().filter(|line| line.contains(&format!(" : {thread} ")));
        let expected: Vec<String> = (0..200).map(|i| format!(" : {thread} {i}")).collect();
        assert!(mine.zip(&expected).all(|(line, end)| line.ends_with(end)));
    }
    install(Settings::default());
    assert!(!enabled(Priority::Info));
}
