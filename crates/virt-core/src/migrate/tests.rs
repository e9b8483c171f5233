// SPDX-License-Identifier: LGPL-2.1-or-later
//! Every conversation, and every point at which it may fail, with drivers that note what they
//! are told and fail where a test says so.

use super::*;
use crate::driver::{HypervisorDriver, HypervisorDriverByHand};
use crate::object::{ConnectRef, Drivers, Opening};
use crate::typed_params::Value;
use crate::uuid::Uuid;
use std::sync::Mutex;

const ABORT_ON_ERROR: u64 = Flag::VIR_MIGRATE_ABORT_ON_ERROR as u64;
const LIVE: u64 = Flag::VIR_MIGRATE_LIVE as u64;

type Log = Arc<Mutex<Vec<String>>>;

/// What a side of the conversation does.
#[derive(Clone)]
struct Script {
    features: Vec<Feature>,
    /// The steps that fail, with the error they give.
    fails: Vec<(&'static str, Error)>,
    /// The state that the domain is in, a `virDomainState`.
    state: i32,
    /// The URI that prepare answers.
    uri: Option<&'static str>,
    without_steps: bool,
}

struct Side {
    name: &'static str,
    script: Script,
    log: Log,
}

fn error(text: &str) -> Error {
    Error::new(ErrorDomain::QEMU, ErrorCode::OPERATION_FAILED, text)
}

fn cookie(cookie: &[u8]) -> &str {
    std::str::from_utf8(cookie).unwrap()
}

fn shown(params: &[TypedParam]) -> String {
    let one = |param: &TypedParam| match &param.value {
        Value::String(text) => format!("{}={text}", param.name),
        Value::ULLong(number) => format!("{}={number}", param.name),
        other => format!("{}={other:?}", param.name),
    };
    params.iter().map(one).collect::<Vec<_>>().join(",")
}

impl Side {
    fn step(&self, step: &'static str, told: std::fmt::Arguments<'_>) -> Result<()> {
        self.log.lock().unwrap().push(format!("{} {step} {told}", self.name));
        match self.script.fails.iter().find(|(at, _)| *at == step) {
            Some((_, error)) => Err(error.clone()),
            None => Ok(()),
        }
    }

    fn uri(&self) -> Option<String> {
        self.script.uri.map(str::to_owned)
    }
}

fn domain(conn: &Connect, name: &str) -> Arc<Domain> {
    Domain::new(conn, name, Uuid::default(), 1)
}

impl HypervisorDriverByHand for Side {
    fn name(&self) -> &'static str {
        "script"
    }
    fn connect_supports_feature(&self, _: &Connect, feature: Feature) -> Result<bool> {
        let unreachable = self.script.fails.iter().find(|(at, _)| *at == "feature");
        unreachable.map_or(Ok(self.script.features.contains(&feature)), |(_, error)| Err(error.clone()))
    }
    fn migration(&self) -> Option<&dyn MigrationDriver> {
        (!self.script.without_steps).then_some(self as _)
    }
}

impl HypervisorDriver for Side {
    fn domain_get_info(&self, _: &Arc<Domain>) -> Result<virt_abi::virDomainInfo> {
        self.step("info", format_args!(""))?;
        let state = self.script.state as u8;
        Ok(virt_abi::virDomainInfo { state, maxMem: 0, memory: 0, nrVirtCpu: 1, cpuTime: 0 })
    }
    fn domain_get_state(&self, _: &Arc<Domain>, _: u32) -> Result<(i32, i32)> {
        self.step("state", format_args!(""))?;
        Ok((self.script.state, 0))
    }
    fn domain_get_xml_desc(&self, _: &Arc<Domain>, flags: u32) -> Result<String> {
        self.step("xml", format_args!("{flags}"))?;
        Ok("<xml/>".to_owned())
    }
    fn domain_lookup_by_name(&self, conn: &Connect, name: &str) -> Result<Arc<Domain>> {
        self.step("lookup", format_args!("{name}"))?;
        Ok(domain(conn, name))
    }
}

impl MigrationDriver for Side {
    fn prepare(&self, _: &Connect, uri: Option<&str>, terms: Terms<'_>) -> Result<Prepared> {
        self.step("prepare", format_args!("{uri:?} {:?} {} {}", terms.dname, terms.bandwidth, terms.flags))?;
        Ok(Prepared { cookie: b"p1".to_vec(), uri: self.uri() })
    }
    fn perform(&self, _: &Arc<Domain>, left: &[u8], uri: Option<&str>, terms: Terms<'_>) -> Result<()> {
        let Terms { dname, bandwidth, flags } = terms;
        self.step("perform", format_args!("{} {uri:?} {dname:?} {bandwidth} {flags}", cookie(left)))
    }
    fn prepare2(&self, _: &Connect, uri: Option<&str>, terms: Terms<'_>, xml: &str) -> Result<Prepared> {
        self.step("prepare2", format_args!("{uri:?} {xml} {}", terms.flags))?;
        Ok(Prepared { cookie: b"p2".to_vec(), uri: self.uri() })
    }
    fn finish2(
        &self,
        conn: &Connect,
        dname: &str,
        left: &[u8],
        uri: Option<&str>,
        flags: u64,
        cancelled: bool,
    ) -> Result<Arc<Domain>> {
        self.step("finish2", format_args!("{dname} {} {uri:?} {flags} {cancelled}", cookie(left)))?;
        Ok(domain(conn, dname))
    }
    fn begin3(&self, _: &Arc<Domain>, xml: Option<&str>, terms: Terms<'_>) -> Result<Begun> {
        let Terms { dname, bandwidth, flags } = terms;
        self.step("begin3", format_args!("{xml:?} {dname:?} {bandwidth} {flags}"))?;
        Ok(Begun { xml: "<begun/>".to_owned(), cookie: b"b3".to_vec() })
    }
    fn prepare3(
        &self,
        _: &Connect,
        left: &[u8],
        uri: Option<&str>,
        terms: Terms<'_>,
        xml: &str,
    ) -> Result<Prepared> {
        let Terms { dname, bandwidth, flags } = terms;
        self.step("prepare3", format_args!("{} {uri:?} {dname:?} {bandwidth} {flags} {xml}", cookie(left)))?;
        Ok(Prepared { cookie: b"p3".to_vec(), uri: self.uri() })
    }
    fn perform3(
        &self,
        _: &Arc<Domain>,
        xml: Option<&str>,
        left: &[u8],
        dconnuri: Option<&str>,
        uri: Option<&str>,
        terms: Terms<'_>,
    ) -> Result<Cookie> {
        let Terms { dname, bandwidth, flags } = terms;
        self.step(
            "perform3",
            format_args!("{xml:?} {} {dconnuri:?} {uri:?} {dname:?} {bandwidth} {flags}", cookie(left)),
        )?;
        Ok(b"s3".to_vec())
    }
    fn finish3(
        &self,
        conn: &Connect,
        dname: &str,
        left: &[u8],
        uri: Option<&str>,
        flags: u64,
        cancelled: bool,
    ) -> Result<Finished> {
        self.step("finish3", format_args!("{dname} {} {uri:?} {flags} {cancelled}", cookie(left)))?;
        Ok(Finished { domain: domain(conn, dname), cookie: b"f3".to_vec() })
    }
    fn confirm3(&self, _: &Arc<Domain>, left: &[u8], flags: u64, cancelled: bool) -> Result<()> {
        self.step("confirm3", format_args!("{} {flags} {cancelled}", cookie(left)))
    }
    fn begin3_params(&self, _: &Arc<Domain>, params: &[TypedParam], flags: u32) -> Result<Begun> {
        self.step("begin3p", format_args!("[{}] {flags}", shown(params)))?;
        Ok(Begun { xml: "<begun/>".to_owned(), cookie: b"b3".to_vec() })
    }
    fn prepare3_params(
        &self,
        _: &Connect,
        params: &[TypedParam],
        left: &[u8],
        flags: u32,
    ) -> Result<Prepared> {
        self.step("prepare3p", format_args!("[{}] {} {flags}", shown(params), cookie(left)))?;
        Ok(Prepared { cookie: b"p3".to_vec(), uri: self.uri() })
    }
    fn perform3_params(
        &self,
        _: &Arc<Domain>,
        dconnuri: Option<&str>,
        params: &[TypedParam],
        left: &[u8],
        flags: u32,
    ) -> Result<Cookie> {
        self.step("perform3p", format_args!("{dconnuri:?} [{}] {} {flags}", shown(params), cookie(left)))?;
        Ok(b"s3".to_vec())
    }
    fn finish3_params(
        &self,
        conn: &Connect,
        params: &[TypedParam],
        left: &[u8],
        flags: u32,
        cancelled: bool,
    ) -> Result<Finished> {
        self.step("finish3p", format_args!("[{}] {} {flags} {cancelled}", shown(params), cookie(left)))?;
        let name = params.string(DEST_NAME)?.expect("finish is told the name");
        Ok(Finished { domain: domain(conn, name), cookie: b"f3".to_vec() })
    }
    fn confirm3_params(
        &self,
        _: &Arc<Domain>,
        params: &[TypedParam],
        left: &[u8],
        flags: u32,
        cancelled: bool,
    ) -> Result<()> {
        self.step("confirm3p", format_args!("[{}] {} {flags} {cancelled}", shown(params), cookie(left)))
    }
}

fn connect(name: &'static str, script: &Script, log: &Log) -> ConnectRef {
    let side = Side { name, script: script.clone(), log: log.clone() };
    let drivers = Drivers {
        hypervisor: Arc::new(side),
        network: None,
        interface: None,
        storage: None,
        node_device: None,
        secret: None,
        nwfilter: None,
    };
    Connect::new(&Opening::default(), Some(format!("script://{name}/")), drivers)
}

/// Two hosts.
struct Hosts {
    source: Script,
    destination: Script,
    flags: u64,
}

/// How a conversation went: the steps, and the arrived domain's name or the error.
type Story = (Vec<String>, Result<String>, Option<Error>);

impl Hosts {
    fn that_speak(features: &[Feature]) -> Hosts {
        let script = Script {
            features: features.to_vec(),
            fails: Vec::new(),
            state: 1,
            uri: Some("tcp:there"),
            without_steps: false,
        };
        Hosts { source: script.clone(), destination: script, flags: LIVE | ABORT_ON_ERROR }
    }

    fn fail_at(mut self, steps: &[&'static str]) -> Hosts {
        for step in steps {
            self.source.fails.push((step, error(&format!("{step} here"))));
            self.destination.fails.push((step, error(&format!("{step} there"))));
        }
        self
    }

    fn migrate(&self, wish: Wish<'_>) -> Story {
        let log = Log::default();
        let (here, there) = (connect("src", &self.source, &log), connect("dst", &self.destination, &log));
        let domain = domain(&here, "guest");
        let migration = Migration { function: "virDomainMigrateX", domain: &domain, flags: self.flags };
        let result = migration.to_connection(&there, wish);
        let steps = log.lock().unwrap().clone();
        match result {
            Ok(migrated) => (steps, Ok(migrated.domain.name().to_owned()), migrated.leftover),
            Err(error) => (steps, Err(error), None),
        }
    }

    fn to_uri(&self, dconnuri: Option<&str>, wish: Wish<'_>) -> (Vec<String>, Result<()>) {
        let log = Log::default();
        let here = connect("src", &self.source, &log);
        let domain = domain(&here, "guest");
        let migration = Migration { function: "virDomainMigrateToURIX", domain: &domain, flags: self.flags };
        let result = migration.check_unmanaged().and_then(|()| migration.to_uri(dconnuri, wish));
        let steps = log.lock().unwrap().clone();
        (steps, result)
    }
}

fn classic() -> Wish<'static> {
    Wish::Classic(Classic { bandwidth: 7, ..Classic::default() })
}

fn text(error: Error) -> String {
    error.message().to_owned()
}

fn message<T>(result: Result<T>) -> String {
    text(result.err().expect("an error"))
}

#[test]
fn protocol_1() {
    let (steps, result, leftover) = Hosts::that_speak(&[Feature::MigrationV1]).migrate(classic());
    assert_eq!(
        steps,
        [
            "src info ",
            "dst prepare None None 7 1",
            "src perform p1 Some(\"tcp:there\") None 7 4097",
            "dst lookup guest",
        ]
    );
    assert_eq!(result.unwrap(), "guest");
    assert!(leftover.is_none());
}

#[test]
fn protocol_1_keeps_a_paused_domain_paused_and_renames() {
    let mut hosts = Hosts::that_speak(&[Feature::MigrationV1]);
    hosts.source.state = 3;
    hosts.destination.uri = None;
    let wish = Wish::Classic(Classic { dname: Some("other"), uri: Some("tcp:asked"), ..Classic::default() });
    let (steps, result, _) = hosts.migrate(wish);
    assert_eq!(
        steps[1..],
        [
            "dst prepare Some(\"tcp:asked\") Some(\"other\") 0 33",
            "src perform p1 Some(\"tcp:asked\") Some(\"other\") 0 4129",
            "dst lookup other",
        ]
    );
    assert_eq!(result.unwrap(), "other");
}

#[test]
fn protocol_1_fails() {
    let speak = || Hosts::that_speak(&[Feature::MigrationV1]);
    for (step, count, words) in
        [("prepare", 2, "prepare there"), ("perform", 3, "perform here"), ("lookup", 4, "lookup there")]
    {
        let (steps, result, _) = speak().fail_at(&[step]).migrate(classic());
        assert_eq!(steps.len(), count, "{steps:?}");
        assert_eq!(message(result), format!("operation failed: {words}"));
    }
    let mut hosts = speak();
    hosts.destination.uri = None;
    let (steps, result, _) = hosts.migrate(classic());
    assert_eq!(steps.len(), 2);
    assert_eq!(message(result), "internal error: domainMigratePrepare did not set uri");
    // Not to know the state is no reason to stop, but stays as the last error.
    let (_, result, leftover) = speak().fail_at(&["info"]).migrate(classic());
    assert_eq!(result.unwrap(), "guest");
    assert_eq!(leftover.map(text).unwrap(), "operation failed: info here");
}

#[test]
fn protocol_2() {
    let both = [Feature::MigrationV2, Feature::MigrationV1];
    let (steps, result, _) = Hosts::that_speak(&both).migrate(classic());
    assert_eq!(
        steps,
        [
            "src xml 5",
            "src info ",
            "dst prepare2 None <xml/> 1",
            "src perform p2 Some(\"tcp:there\") None 7 4097",
            "dst finish2 guest p2 Some(\"tcp:there\") 1 false",
        ]
    );
    assert_eq!(result.unwrap(), "guest");
    let (steps, ..) = Hosts::that_speak(&[Feature::MigrationV2, Feature::XmlMigratable]).migrate(classic());
    assert_eq!(steps[0], "src xml 8");
}

#[test]
fn protocol_2_fails() {
    let speak = || Hosts::that_speak(&[Feature::MigrationV2]);
    for (step, count, words) in
        [("xml", 1, "xml here"), ("prepare2", 3, "prepare2 there"), ("finish2", 5, "finish2 there")]
    {
        let (steps, result, _) = speak().fail_at(&[step]).migrate(classic());
        assert_eq!(steps.len(), count, "{steps:?}");
        assert_eq!(message(result), format!("operation failed: {words}"));
    }
    // The destination cleans up, and its answer does not hide what happened.
    let (steps, result, _) = speak().fail_at(&["perform", "finish2"]).migrate(classic());
    assert_eq!(steps[4], "dst finish2 guest p2 Some(\"tcp:there\") 1 true");
    assert_eq!(message(result), "operation failed: perform here");
    let mut hosts = speak().fail_at(&["finish2"]);
    hosts.destination.uri = None;
    let (steps, result, _) = hosts.migrate(classic());
    assert_eq!(steps[3..], ["dst finish2 guest p2 None 1 true"]);
    assert_eq!(message(result), "internal error: domainMigratePrepare2 did not set uri");
    // A destination that gives a domain all the same.
    let (_, result, leftover) = speak().fail_at(&["perform"]).migrate(classic());
    assert_eq!(result.unwrap(), "guest");
    assert_eq!(leftover.map(text).unwrap(), "operation failed: perform here");
}

#[test]
fn protocol_3() {
    let mut hosts = Hosts::that_speak(&[Feature::MigrationV3, Feature::MigrationV2]);
    let wish = Wish::Classic(Classic { dxml: Some("<my/>"), bandwidth: 7, ..Classic::default() });
    let (steps, result, leftover) = hosts.migrate(wish);
    let expected = [
        "src begin3 Some(\"<my/>\") None 7 4097",
        "src info ",
        "dst prepare3 b3 None None 7 1 <begun/>",
        "src perform3 None p3 None Some(\"tcp:there\") None 7 4097",
        "dst finish3 guest s3 Some(\"tcp:there\") 1 false",
        "src confirm3 f3 4097 false",
    ];
    assert_eq!(steps, expected);
    assert_eq!(result.unwrap(), "guest");
    assert!(leftover.is_none());
    // The source is protected where it can be, asked or not; a destination is not told.
    hosts.source.features.push(Feature::MigrateChangeProtection);
    let (steps, ..) = hosts.migrate(wish);
    assert_eq!(steps[0], "src begin3 Some(\"<my/>\") None 7 4353");
    assert_eq!(steps[2], expected[2]);
    assert_eq!(steps[5], "src confirm3 f3 4353 false");
    hosts.flags |= CHANGE_PROTECTION;
    assert_eq!(hosts.migrate(wish).0, steps);
}

#[test]
fn protocol_3_of_a_domain_that_does_not_run_sends_nothing() {
    let mut hosts = Hosts::that_speak(&[Feature::MigrationV3, Feature::MigrationOffline]);
    hosts.flags = OFFLINE;
    let (steps, result, _) = hosts.migrate(classic());
    assert_eq!(
        steps[3..],
        ["dst finish3 guest  Some(\"tcp:there\") 1024 false", "src confirm3 f3 1024 false"]
    );
    result.unwrap();
}

#[test]
fn protocol_3_keeps_a_paused_domain_paused_unless_it_resumes_a_migration() {
    let mut hosts = Hosts::that_speak(&[Feature::MigrationV3]);
    hosts.source.state = 3;
    hosts.flags = 0;
    assert!(hosts.migrate(classic()).0[2].contains(" 32 "));
    hosts.flags = POSTCOPY_RESUME;
    assert!(hosts.migrate(classic()).0[2].contains(&format!(" {POSTCOPY_RESUME} ")));
}

#[test]
fn protocol_3_fails() {
    let speak = || Hosts::that_speak(&[Feature::MigrationV3]);
    let ends = |steps: &[String]| steps.last().unwrap().clone();
    let (steps, result, _) = speak().fail_at(&["begin3"]).migrate(classic());
    assert_eq!(steps.len(), 1);
    assert_eq!(message(result), "operation failed: begin3 here");
    // Nothing was begun that must be ended, unless the source protects the domain.
    let (steps, result, _) = speak().fail_at(&["prepare3"]).migrate(classic());
    assert!(ends(&steps).starts_with("dst prepare3"));
    assert_eq!(message(result), "operation failed: prepare3 there");
    let mut hosts = speak().fail_at(&["prepare3", "confirm3"]);
    hosts.source.features.push(Feature::MigrateChangeProtection);
    let (steps, result, _) = hosts.migrate(classic());
    assert_eq!(ends(&steps), "src confirm3  4353 true");
    assert_eq!(message(result), "operation failed: prepare3 there");
    // No URI: the destination cleans up, the source is told.
    let mut hosts = speak().fail_at(&["finish3"]);
    hosts.destination.uri = None;
    let (steps, result, _) = hosts.migrate(classic());
    assert_eq!(steps[3..], ["dst finish3 guest p3 None 1 true", "src confirm3  4097 true"]);
    assert_eq!(message(result), "internal error: domainMigratePrepare3 did not set uri");
    // The source failed and knows.
    let (steps, result, _) = speak().fail_at(&["perform3"]).migrate(classic());
    assert_eq!(ends(&steps), "dst finish3 guest  Some(\"tcp:there\") 1 true");
    assert_eq!(result.unwrap(), "guest");
    // The destination failed; the source resumes the domain.
    let (steps, result, _) = speak().fail_at(&["finish3", "confirm3"]).migrate(classic());
    assert_eq!(ends(&steps), "src confirm3  4097 true");
    assert_eq!(message(result), "operation failed: finish3 there");
    // It arrived, and the source keeps a paused copy.
    let (_, result, leftover) = speak().fail_at(&["confirm3"]).migrate(classic());
    assert_eq!(result.unwrap(), "guest");
    assert_eq!(leftover.map(text).unwrap(), "operation failed: confirm3 here");
}

#[test]
fn what_both_sides_say_of_one_failure_is_told() {
    let hosts = Hosts::that_speak(&[Feature::MigrationV3]).fail_at(&["perform3", "finish3"]);
    assert_eq!(
        message(hosts.migrate(classic()).1),
        "operation failed: migration failed. Message from the source host: operation failed: perform3 here. \
         Message from the destination host: operation failed: finish3 there"
    );
    for other in [
        Error::plain(ErrorDomain::QEMU, ErrorCode::MIGRATE_FINISH_OK),
        Error::internal(ErrorDomain::RPC, "lost"),
    ] {
        let mut hosts = Hosts::that_speak(&[Feature::MigrationV3]).fail_at(&["perform3"]);
        hosts.destination.fails = vec![("finish3", other)];
        assert_eq!(message(hosts.migrate(classic()).1), "operation failed: perform3 here");
    }
}

fn params() -> Vec<TypedParam> {
    vec![TypedParam::new("compression", "xbzrle"), TypedParam::new(BANDWIDTH, 7_u64)]
}

#[test]
fn protocol_3_with_parameters() {
    let all = [Feature::MigrationParams, Feature::MigrationV3];
    let (steps, result, leftover) = Hosts::that_speak(&all).migrate(Wish::Params(&params()));
    assert_eq!(
        steps,
        [
            "src begin3p [compression=xbzrle,bandwidth=7] 4097",
            "src state ",
            "dst prepare3p [compression=xbzrle,bandwidth=7,destination_xml=<begun/>] b3 1",
            "src perform3p None [compression=xbzrle,bandwidth=7,destination_xml=<begun/>,migrate_uri=tcp:there] p3 4097",
            "dst finish3p [compression=xbzrle,bandwidth=7,destination_xml=<begun/>,migrate_uri=tcp:there,destination_name=guest] s3 1 false",
            "src confirm3p [compression=xbzrle,bandwidth=7,destination_xml=<begun/>,migrate_uri=tcp:there,destination_name=guest] f3 4097 false",
        ]
    );
    assert_eq!(result.unwrap(), "guest");
    assert!(leftover.is_none());
    // What the caller named is replaced in its place.
    let mut given = params();
    given.insert(0, TypedParam::new(URI, "tcp:asked"));
    given.insert(1, TypedParam::new(DEST_NAME, "other"));
    given.insert(2, TypedParam::new(DEST_XML, "<mine/>"));
    let (steps, result, _) = Hosts::that_speak(&all).migrate(Wish::Params(&given));
    assert!(steps[0].contains("destination_xml=<mine/>"));
    assert!(steps[4].contains("[migrate_uri=tcp:there,destination_name=other,destination_xml=<begun/>,comp"));
    assert_eq!(result.unwrap(), "other");
}

#[test]
fn protocol_3_with_parameters_fails() {
    let speak = || Hosts::that_speak(&[Feature::MigrationParams]);
    for (step, count, words) in [
        ("begin3p", 1, "begin3p here"),
        ("prepare3p", 3, "prepare3p there"),
        ("finish3p", 6, "finish3p there"),
    ] {
        let (steps, result, _) = speak().fail_at(&[step]).migrate(Wish::Params(&params()));
        assert_eq!(steps.len(), count, "{steps:?}");
        assert_eq!(message(result), format!("operation failed: {words}"));
    }
    let mut hosts = speak();
    hosts.destination.uri = None;
    let (steps, _, leftover) = hosts.migrate(Wish::Params(&params()));
    assert_eq!(leftover.map(text).unwrap(), "internal error: domainMigratePrepare3 did not set uri");
    assert!(steps[3].starts_with("dst finish3p") && steps[3].ends_with("p3 1 true"), "{steps:?}");
    let mut given = params();
    given.push(TypedParam::new(URI, "tcp:asked"));
    assert_eq!(hosts.migrate(Wish::Params(&given)).1.unwrap(), "guest");
}

#[test]
fn parameters_fall_back_to_what_old_protocols_carry() {
    let carried = [
        TypedParam::new(BANDWIDTH, 7_u64),
        TypedParam::new(DEST_NAME, "other"),
        TypedParam::new(URI, "tcp:asked"),
    ];
    let (steps, ..) = Hosts::that_speak(&[Feature::MigrationV3]).migrate(Wish::Params(&carried));
    assert_eq!(steps[2], "dst prepare3 b3 Some(\"tcp:asked\") Some(\"other\") 7 1 <begun/>");
    let (_, result, _) = Hosts::that_speak(&[Feature::MigrationV3]).migrate(Wish::Params(&params()));
    assert_eq!(
        message(result),
        "argument unsupported: Migration APIs with extensible parameters are not supported but extended \
         parameters were passed"
    );
    let xml = [TypedParam::new(DEST_XML, "<my/>")];
    for feature in [Feature::MigrationV2, Feature::MigrationV1] {
        let (steps, result, _) = Hosts::that_speak(&[feature]).migrate(Wish::Params(&xml));
        assert!(steps.is_empty());
        assert_eq!(
            message(result),
            "argument unsupported: Unable to change target guest XML during migration"
        );
    }
    let odd = [TypedParam::new(BANDWIDTH, 7_i32)];
    assert!(message(Hosts::that_speak(&[]).migrate(Wish::Params(&odd)).1).contains("invalid type"));
}

#[test]
fn both_sides_must_speak() {
    let mut hosts = Hosts::that_speak(&[Feature::MigrationV3, Feature::MigrationV1]);
    hosts.destination.features = vec![Feature::MigrationV2, Feature::MigrationV1];
    assert_eq!(hosts.migrate(classic()).0[1], "dst prepare None None 7 1");
    hosts.destination.features = vec![];
    let refused = "this function is not supported by the connection driver: virDomainMigrateX";
    assert_eq!(message(hosts.migrate(classic()).1), refused);
    let mut hosts = Hosts::that_speak(&[Feature::MigrationV3]);
    hosts.destination.without_steps = true;
    let (steps, result, _) = hosts.migrate(classic());
    assert!(steps.is_empty());
    assert!(message(result).ends_with(": virDomainMigrateVersion3Full"));
    let lost = Hosts::that_speak(&[Feature::MigrationV3]).fail_at(&["feature"]);
    assert_eq!(message(lost.migrate(classic()).1), "operation failed: feature here");
}

#[test]
fn what_is_refused_before_anybody_is_asked() {
    let refused = |features: &[Feature], flags| {
        let mut hosts = Hosts::that_speak(features);
        hosts.flags = flags;
        let (steps, result, _) = hosts.migrate(classic());
        assert!(steps.is_empty());
        message(result)
    };
    let v3 = [Feature::MigrationV3];
    let unsupported = |what| format!("argument unsupported: {what}");
    assert_eq!(refused(&v3, OFFLINE), unsupported("offline migration is not supported by the source host"));
    let mut hosts = Hosts::that_speak(&[Feature::MigrationV3, Feature::MigrationOffline]);
    hosts.destination.features = v3.to_vec();
    hosts.flags = OFFLINE;
    assert_eq!(
        message(hosts.migrate(classic()).1),
        unsupported("offline migration is not supported by the destination host")
    );
    assert_eq!(refused(&v3, CHANGE_PROTECTION), unsupported("cannot enforce change protection"));
    assert_eq!(
        refused(&v3, TUNNELLED),
        "Requested operation is not valid: cannot perform tunnelled migration without using peer2peer flag"
    );
    assert!(refused(&v3, PEER2PEER).ends_with(": virDomainMigrateX"));
}

#[test]
fn peer_to_peer_over_a_connection() {
    let mut hosts = Hosts::that_speak(&[Feature::MigrationP2p, Feature::MigrationV3]);
    hosts.flags = PEER2PEER | TUNNELLED;
    let wish =
        Classic { dxml: Some("<my/>"), dname: Some("other"), uri: Some("tcp:u"), ..Classic::default() };
    let (steps, result, _) = hosts.migrate(Wish::Classic(wish));
    assert_eq!(
        steps,
        [
            "src perform3 Some(\"<my/>\")  Some(\"script://dst/\") Some(\"tcp:u\") Some(\"other\") 0 6",
            "dst lookup other",
        ]
    );
    assert_eq!(result.unwrap(), "other");
    let old = Classic { uri_is_connection: true, dxml: None, dname: None, uri: Some("x://y/"), ..wish };
    let (steps, ..) = hosts.migrate(Wish::Classic(old));
    assert_eq!(steps, ["src perform3 None  Some(\"x://y/\") None None 0 6", "dst lookup guest"]);
    hosts.source.features.push(Feature::MigrationParams);
    let (steps, ..) = hosts.migrate(Wish::Classic(wish));
    assert_eq!(
        steps[0],
        "src perform3p Some(\"script://dst/\") [migrate_uri=tcp:u,destination_name=other,destination_xml=<my/>,bandwidth=0]  6"
    );
    let hosts = hosts.fail_at(&["perform3p"]);
    let (steps, result, _) = hosts.migrate(Wish::Classic(wish));
    assert_eq!(steps.len(), 1);
    assert_eq!(message(result), "operation failed: perform3p here");
}

#[test]
fn peer_to_peer_by_uri() {
    let mut hosts = Hosts::that_speak(&[Feature::MigrationP2p]);
    hosts.flags = PEER2PEER;
    let (steps, result) = hosts.to_uri(Some("script://dst/"), classic());
    assert_eq!(steps, ["src perform  Some(\"script://dst/\") None 7 2"]);
    result.unwrap();
    for local in ["qemu:///system", "qemu://localhost.localdomain/system", "qemu+unix:///system"] {
        let (steps, result) = hosts.to_uri(Some(local), classic());
        assert!(steps.is_empty());
        assert_eq!(message(result), "Attempt to migrate guest to the same host");
    }
    hosts.to_uri(Some("qemu+unix:///system?socket=/tunnel"), classic()).1.unwrap();
    let wish = Wish::Classic(Classic { uri: Some("tcp:u"), ..Classic::default() });
    assert_eq!(
        message(hosts.to_uri(Some("script://dst/"), wish).1),
        "internal error: Unable to override peer2peer migration URI"
    );
    assert_eq!(
        message(hosts.to_uri(Some("script://dst/"), Wish::Params(&params())).1),
        "argument unsupported: Some parameters are not supported by migration protocol 2"
    );
    hosts.source.features.push(Feature::MigrationV3);
    assert_eq!(
        message(hosts.to_uri(Some("script://dst/"), Wish::Params(&params())).1),
        "argument unsupported: Some parameters are not supported by migration protocol 3"
    );
    hosts.source.features.push(Feature::MigrationParams);
    let (steps, _) = hosts.to_uri(Some("script://dst/"), Wish::Params(&params()));
    assert_eq!(steps, ["src perform3p Some(\"script://dst/\") [compression=xbzrle,bandwidth=7]  2"]);
}

#[test]
fn direct() {
    let mut hosts = Hosts::that_speak(&[Feature::MigrationDirect, Feature::MigrationParams]);
    hosts.flags = 0;
    let wish = Wish::Classic(Classic { uri: Some("tcp:u"), ..Classic::default() });
    // Typed parameters are for peers only.
    assert_eq!(hosts.to_uri(None, wish).0, ["src perform  Some(\"tcp:u\") None 0 0"]);
    hosts.source.features.push(Feature::MigrationV3);
    assert_eq!(hosts.to_uri(None, wish).0, ["src perform3 None  None Some(\"tcp:u\") None 0 0"]);
    let nameless = [TypedParam::new(DEST_NAME, "")];
    let refused = hosts.to_uri(None, Wish::Params(&nameless)).1;
    assert_eq!(message(refused), "string dname in virDomainMigrateUnmanagedProto3 must not be empty");
    hosts.source.without_steps = true;
    assert!(message(hosts.to_uri(None, wish).1).ends_with(": virDomainMigrateUnmanagedParams"));
}

#[test]
fn what_is_refused_without_a_connection() {
    let refused = |flags| {
        let mut hosts = Hosts::that_speak(&[Feature::MigrationV3]);
        hosts.flags = flags;
        let (steps, result) = hosts.to_uri(Some("script://dst/"), classic());
        assert!(steps.is_empty());
        message(result)
    };
    assert_eq!(refused(0), "argument unsupported: direct migration is not supported by the source host");
    assert_eq!(refused(PEER2PEER), "argument unsupported: p2p migration is not supported by the source host");
    assert_eq!(
        refused(OFFLINE),
        "argument unsupported: offline migration is not supported by the source host"
    );
    assert!(refused(DISK | INCREMENTAL).contains("mutually exclusive"));
    assert!(refused(SYNCHRONOUS).contains("is required by flag"));
}
