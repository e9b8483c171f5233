// SPDX-License-Identifier: LGPL-2.1-or-later
//! Every command that virsh knows, on the test driver: the stock virsh of three releases prints the
//! same on a build with the private symbols as on the library that it came with. The commands and
//! their options are virsh's own list; values are chosen by an option's name. Accepted differences
//! stand in `tests/known-differences/virsh-RELEASE-COMMAND`.

mod common;

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use common::release::{DOMAIN, Release, VOLUME, timeless};

const CONNECTION: [&str; 2] = ["-c", "test:///default"];

/// What stands in documents of ours, and so is the same in each run.
const KNOWN: [&str; 6] = [
    "4dea22b3-1d52-d8f3-2516-782e98ab3fa0",
    "6695eb01-f6a4-8304-79aa-97f2502e193f",
    "dd8fe884-6c02-601e-7551-cca97df1c5df",
    "dfb69e5a-0d43-b5a0-0b8c-6ff7f2c0ee9a",
    "52:54:00:01:02:03",
    "52:54:00:0a:0b:0c",
];

/// An option as `help COMMAND` lists it.
#[derive(Debug, PartialEq)]
struct Choice {
    name: String,
    /// Whether it takes a value.
    valued: bool,
    /// Whether the value is a number.
    number: bool,
    /// Whether the command cannot do without.
    needed: bool,
}

/// The options in what `help COMMAND` prints.
fn choices(help: &str) -> Vec<Choice> {
    let lines = help.lines().skip_while(|line| !line.starts_with("  OPTIONS")).skip(1);
    let read = |line: &str| {
        let mut words = line.split_whitespace();
        let word = words.next()?;
        let name = word.trim_matches(['[', ']']).strip_prefix("--").filter(|name| !name.is_empty())?;
        let kind = words.next().filter(|kind| matches!(*kind, "<string>" | "<number>"));
        Some(Choice {
            name: name.to_owned(),
            valued: kind.is_some(),
            number: kind == Some("<number>"),
            needed: word.starts_with('['),
        })
    };
    lines.filter_map(read).collect()
}

/// The commands that `help` lists.
fn commands(help: &str) -> Vec<String> {
    let named = |line: &str| {
        let name = line.strip_prefix("    ")?.split_whitespace().next()?;
        name.starts_with(|c: char| c.is_ascii_lowercase()).then(|| name.to_owned())
    };
    help.lines().filter_map(named).collect()
}

/// The groups that `help` names.
fn groups(help: &str) -> Vec<String> {
    let named = |line: &str| Some(line.split_once("(help keyword '")?.1.split_once('\'')?.0.to_owned());
    help.lines().filter_map(named).collect()
}

/// The command that one text of help is about.
fn described(text: &str) -> Option<(&str, &str)> {
    let (name, _) = text.strip_prefix("    ")?.split_once(" - ")?;
    Some((name, text))
}

/// A value for an option of a command.
fn value(command: &str, option: &Choice) -> &'static str {
    let starts = |beginning: &str| command.starts_with(beginning);
    match option.name.as_str() {
        "domain" => "test",
        "network" => "default",
        "pool" | "inputpool" => "default-pool",
        "vol" => "held",
        "snapshotname" | "checkpointname" => "s1",
        "nwfilter" | "binding" => "none",
        "secret" => "6695eb01-f6a4-8304-79aa-97f2502e193f",
        "interface" if starts("iface") => "eth1",
        "interface" if starts("dom") => "vnet0",
        "interface" => "eth7",
        "device" if starts("nodedev") => "computer",
        "device" | "disk" | "path" if !starts("desc") => "vda",
        "event" if starts("event") => "lifecycle",
        "event" if starts("pool") => "lifecycle",
        "file" | "xml" | "xmlfile" | "config" => match command {
            _ if starts("net-port") => "port.xml",
            _ if starts("net") => "network.xml",
            _ if starts("iface") => "interface.xml",
            _ if starts("pool") => "pool.xml",
            _ if starts("vol") => "volume.xml",
            _ if starts("snapshot") => "moment.xml",
            _ if starts("checkpoint") => "moment.xml",
            _ if starts("secret") => "secret.xml",
            _ if starts("nodedev") => "nodedev.xml",
            _ if command.contains("device") => "disk.xml",
            "save" | "restore" | "dump" | "screenshot" => "file.out",
            _ => "domain.xml",
        },
        "type" if starts("attach-interface") || starts("detach-interface") => "network",
        "type" if starts("pool") => "dir",
        "type" if starts("iface") => "ethernet",
        "source" if starts("attach-interface") => "default",
        "mac" => "52:54:00:0a:0b:0c",
        "target" => "vdx",
        "source" | "source-path" => "/images/a",
        "format" => "raw",
        "codeset" => "linux",
        "keycode" => "KEY_A",
        "signame" => "9",
        "state" => "off",
        "mode" => "strict",
        "name" | "newname" | "new-name" => "named",
        "capacity" | "size" | "allocation" if !option.number => "1M",
        "xpath" => "//name",
        "cpulist" | "vcpulist" | "nodeset" | "cellno" => "0",
        "timeout" | "time" | "seconds" | "period" | "duration" => "1",
        "uri" => "http://example.com/x",
        "key" => "x",
        "set" => "<x/>",
        "minimum" | "from" | "start" => "0",
        "storage" => "/images/a",
        "desturi" => "test:///default",
        "dir" => "/",
        "virttype" => "test",
        "arch" => "x86_64",
        _ if option.number => "1",
        _ => "x",
    }
}

/// Commands that end the connection or virsh itself, or wait for what never happens without a limit.
const LAST: [&str; 3] = ["quit", "exit", "connect"];

/// Commands that virsh waits for in a loop which it may start only after the work is done, and then
/// waits forever, on either library.
const WATCHED: [&str; 4] = ["dump", "managedsave", "migrate", "save"];

/// Tried bare only: the reference's library dies in one, and the other lists what each version has.
const BARE: [&str; 2] = ["snapshot-edit", "cpu-models"];

/// The lines to type for a command: bare, with what it needs, and so with each option more.
fn lines(command: &str, help: &str) -> Vec<String> {
    if BARE.contains(&command) {
        return vec![command.to_owned()];
    }
    if WATCHED.contains(&command) {
        return vec![command.to_owned(), format!("{command} nobody nowhere")];
    }
    let choices = choices(help);
    let with = |option: &Choice| match option.valued {
        true => format!(" --{} '{}'", option.name, value(command, option)),
        false => format!(" --{}", option.name),
    };
    let limited = choices.iter().find(|option| option.name == "timeout" && command.contains("event"));
    let mut base = command.to_owned();
    // Without a name, a snapshot is called by the second.
    let moment = command.contains("snapshot-create") || command.contains("checkpoint-create");
    let named = |option: &Choice| moment && matches!(option.name.as_str(), "xmlfile" | "name");
    let basic = |option: &Choice| option.valued && (option.needed || named(option));
    base.extend(choices.iter().filter(|option| basic(option)).map(with));
    let mut lines = vec![command.to_owned()];
    if base != command {
        lines.push(base.clone());
    }
    for option in choices.iter().filter(|option| !basic(option)) {
        let line = base.clone() + &with(option);
        // A second for each would be long: only those that end at once go without, for `--list`.
        match limited {
            Some(_) if !matches!(option.name.as_str(), "list" | "event") => {}
            Some(limit) if option.name == "event" => lines.push(line + &with(limit)),
            _ => lines.push(line),
        }
    }
    if limited.is_some() {
        lines.push(format!("{base} --all --timeout 1"));
    }
    lines
}

const BEFORE: &str = "define domain.xml\nstart second\nsnapshot-create-as test s1\n\
    vol-create-as default-pool held 1M\nsecret-define secret.xml\n";
const AFTER: &str = "list --all\ndumpxml test\ndumpxml second --inactive\nsnapshot-list test --name\n\
    net-list --all\npool-list --all\nvol-list default-pool\niface-list --all\n";

/// What one command prints differently on both libraries.
fn compared(release: &Release, command: &str, help: &str) -> String {
    // The reference's statistics of several domains come in any order.
    let mut typed = if command == "domstats" { String::new() } else { BEFORE.to_owned() };
    for line in lines(command, help) {
        typed += &format!("{line}\n");
        if LAST.contains(&command) && command != "connect" {
            break;
        }
    }
    typed += AFTER;
    let run = |library| timeless(&release.run(library, "virsh", &CONNECTION, &typed), &KNOWN);
    match common::difference(&run(&release.theirs), &run(&release.ours)) {
        same if same.is_empty() => same,
        difference => difference,
    }
}

/// What differs, by command.
fn differences(release: &Release) -> BTreeMap<String, String> {
    let plain = |args: &str| release.run(&release.ours, "virsh", &[CONNECTION[0], CONNECTION[1], args], "");
    let help = plain("help");
    let (commands, groups) = (commands(&help), groups(&help));
    assert!(commands.len() > 240, "only {} commands: {commands:?}", commands.len());
    assert!(groups.len() > 10, "only {} groups: {groups:?}", groups.len());
    let asked: String = commands.iter().map(|command| format!("{command} --help\n")).collect();
    assert_eq!(release.compare("virsh", &CONNECTION, &asked), "");
    let texts: String = commands.iter().chain(&groups).map(|name| format!("help {name}\n")).collect();
    assert_eq!(release.compare("virsh", &CONNECTION, &("help\n".to_owned() + &texts)), "");
    let texts = release.run(&release.ours, "virsh", &CONNECTION, &texts);
    let helps: BTreeMap<&str, &str> = texts.split("  NAME\n").filter_map(described).collect();
    let next = AtomicUsize::new(0);
    let found = Mutex::new(BTreeMap::new());
    std::thread::scope(|scope| {
        for worker in 0..4 {
            let work = || {
                while let Some(command) = commands.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let help = helps.get(command.as_str()).unwrap_or_else(|| panic!("no help for {command}"));
                    let difference = compared(release, command, help);
                    found.lock().unwrap().insert(command.clone(), difference);
                }
            };
            let name = format!("virsh-{}-{worker}", release.name);
            std::thread::Builder::new().name(name).spawn_scoped(scope, work).expect("a thread");
        }
    });
    let found = found.into_inner().unwrap();
    assert_eq!(found.len(), commands.len(), "a command was not tried");
    found
}

/// Each difference stands in a file of its own.
fn every_command_is_the_same(release: &'static str) {
    let release = Release::new(release);
    let mut wrong = String::new();
    for (command, difference) in differences(&release) {
        let name = format!("virsh-{}-{command}", release.name);
        let scratch = common::scratch("virsh").join(&name);
        std::fs::create_dir_all(&scratch).expect("the scratch folder is writable");
        if let Err(e) = common::ratchet(&name, &difference, &scratch) {
            wrong += &format!("{command}: {e}\n");
        }
    }
    assert_eq!(wrong, "");
}

/// Where the test driver learnt to do more after 9.0.0, or to say it otherwise.
const CHANGED_AFTER_9: [&str; 19] = [
    "attach-device",
    "attach-disk",
    "attach-interface",
    "blkdeviotune",
    "capabilities",
    "detach-device",
    "detach-device-alias",
    "detach-interface",
    "domcapabilities",
    "freepages",
    "nodedev-destroy",
    "nodedev-list",
    "update-device",
    "version",
    "vol-create",
    "vol-download",
    "vol-resize",
    "vol-upload",
    "vol-wipe",
];

/// Its own library is older than what tests compare with elsewhere, so only which commands differ
/// is held.
#[test]
fn every_command_of_9_0_0_is_the_same() {
    let mut found = differences(&Release::new("9.0.0"));
    found.retain(|_, difference| !difference.is_empty());
    assert_eq!(found.keys().map(String::as_str).collect::<Vec<_>>(), CHANGED_AFTER_9, "{found:#?}");
}

#[test]
fn every_command_of_11_3_0_is_the_same() {
    every_command_is_the_same("11.3.0");
}

#[test]
fn every_command_of_12_8_0_is_the_same() {
    every_command_is_the_same("12.8.0");
}

#[test]
fn lines_are_made_from_help() {
    let help = "  SYNOPSIS\n    x <domain>\n\n  OPTIONS\n    [--domain] <string>  name\n    \
        --size <number>  size\n    --live           now\n";
    assert_eq!(
        lines("x", help),
        ["x", "x --domain 'test'", "x --domain 'test' --size '1'", "x --domain 'test' --live"]
    );
    assert_eq!(groups(" Domain Management (help keyword 'domain'):\n    list    text\n"), ["domain"]);
    assert_eq!(commands(" Group:\n    list    text\n    Other\n"), ["list"]);
    assert!(DOMAIN.contains(KNOWN[0]) && VOLUME.contains("first"));
}
