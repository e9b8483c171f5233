// SPDX-License-Identifier: LGPL-2.1-or-later
use super::*;
use crate::xml::Document;

fn problem(schema: Schema, xml: &str) -> Option<String> {
    match schema.verdict(Document::try_parse(xml).unwrap().root()) {
        Verdict::Fits => None,
        Verdict::Problem(problem) => Some(problem.detail),
        Verdict::Broken(what) => panic!("{what}"),
    }
}

fn automaton(grammar: &'static str) -> Automaton {
    let mut source = Source::default();
    source.read(grammar, tables::words).unwrap();
    Automaton::new(source, "start").unwrap()
}

/// Which of some documents fit a grammar.
fn fit(grammar: &'static str, documents: &[&str]) -> Vec<bool> {
    let mut automaton = automaton(grammar);
    automaton.complete().unwrap();
    let mut fits = |xml: &str| automaton.validate(Document::try_parse(xml).unwrap().root()).is_ok();
    documents.iter().map(|xml| fits(xml)).collect()
}

#[test]
fn every_grammar_can_be_read_to_its_end() {
    for schema in Schema::ALL {
        let made = schema.grammar().and_then(|mut automaton| automaton.complete());
        assert_eq!(made, Ok(()), "{schema:?}");
    }
}

#[test]
fn children_come_in_any_order_or_in_one() {
    let any = "start = t { a? {} b {} c* {} }";
    let good = ["<t><b/></t>", "<t> <c/><a/><c/> <!-- x --><b/></t>", "<t><b/><c/></t>"];
    assert_eq!(fit(any, &good), [true; 3]);
    let bad =
        ["<t/>", "<t><b/><b/></t>", "<t><b/><d/></t>", "<t><b/>x</t>", "<u><b/></u>", "<t x='1'><b/></t>"];
    assert_eq!(fit(any, &bad), [false; 6]);
    let one = "start = t { [ a? {} ( b {} / c {} )+ d {} ] }";
    assert_eq!(fit(one, &["<t><a/><c/><b/><d/></t>", "<t><b/><d/></t>"]), [true; 2]);
    assert_eq!(fit(one, &["<t><d/></t>", "<t><b/><a/><d/></t>", "<t><b/><d/><d/></t>"]), [false; 3]);
}

#[test]
fn attributes_decide_what_may_follow() {
    let grammar = "start = t { ( @type: file  s? { @file: Text } / @type?: block  s { @dev: Text } ) e? {} }";
    let good = ["<t type='file'/>", "<t type='file'><e/><s file='x'/></t>", "<t><s dev='x'/></t>"];
    assert_eq!(fit(grammar, &good), [true; 3]);
    let bad = ["<t/>", "<t type='file'><s dev='x'/></t>", "<t><s file='x'/></t>", "<t type='block'><e/></t>"];
    assert_eq!(fit(grammar, &bad), [false; 4]);
}

#[test]
fn a_child_may_decide_what_its_parent_is() {
    let grammar = "start = ( t { s { x {} } a {} } / t { s { y {} } b {} } )";
    assert_eq!(fit(grammar, &["<t><s><x/></s><a/></t>", "<t><b/><s><y/></s></t>"]), [true; 2]);
    assert_eq!(fit(grammar, &["<t><s><x/></s><b/></t>", "<t><s><y/></s></t>"]), [false; 2]);
}

#[test]
fn texts_are_checked() {
    let grammar = "start = t { n?: Int & 1..9  w?: a | 'b c'  o? { =? \"x+\" }  p? { @u?: Text = Text } }";
    let good = ["<t><n> 7 </n></t>", "<t><w>b  c</w></t>", "<t><o/></t>", "<t><p u=''>&lt;</p></t>"];
    assert_eq!(fit(grammar, &good), [true; 4]);
    let bad = ["<t><n>0</n></t>", "<t><w/></t>", "<t><o>xy</o></t>", "<t><n><w>a</w></n></t>"];
    assert_eq!(fit(grammar, &bad), [false; 4]);
}

#[test]
fn foreign_elements_and_namespaces() {
    let grammar = "namespace q = \"urn:q\"\nstart = t { m? { any* }  q:c? { q:d* {} } }\nany = _ { (@_: Text / = Text / any)* }";
    let good = ["<t><m><a b='c'>d<e/></a><f/></m></t>", "<t xmlns:z='urn:q'><z:c><z:d/></z:c></t>"];
    assert_eq!(fit(grammar, &good), [true; 2]);
    let bad =
        ["<t><m>text</m></t>", "<t><c/></t>", "<t xmlns:q='urn:q'><q:c><d/></q:c></t>", "<t xmlns='urn:q'/>"];
    assert_eq!(fit(grammar, &bad), [false; 4]);
}

#[test]
fn problems_are_named() {
    let secret = |inside: &str| problem(Schema::Secret, inside).unwrap_or_default();
    assert_eq!(secret("<secret/>"), "");
    assert_eq!(secret("<secret privat='no'/>"), "Invalid attribute privat for element secret");
    assert_eq!(secret("<secret private='on'/>"), "Invalid attribute private for element secret");
    assert_eq!(secret("<secret><usage/></secret>"), "Element usage lacks an attribute");
    assert_eq!(secret("<secret><user/></secret>"), "Element secret has extra content: user");
    assert_eq!(secret("<secret><uuid>x</uuid></secret>"), "Element uuid failed to validate content");
    assert_eq!(secret("<network/>"), "Did not expect element network there");
    let error = Schema::Secret.validate(Document::try_parse("<x/>").unwrap().root()).unwrap_err();
    assert_eq!((error.code(), error.domain()), (ErrorCode::XML_INVALID_SCHEMA, ErrorDomain::XML));
    assert_eq!(
        error.message(),
        "XML document failed to validate against schema: Unable to validate doc against \
         /usr/share/libvirt/schemas/secret.rng\nDid not expect element x there\n"
    );
}

#[test]
fn hostile_documents_take_no_longer_than_others() {
    // Each level fits two declarations, whose difference shows at the bottom only.
    let grammar = "start = a\na = ( t { a* x? {} } / t { a* y? {} } )";
    let mut automaton = automaton(grammar);
    let deep = format!("{}<z/>{}", "<t>".repeat(200), "</t>".repeat(200));
    assert!(automaton.validate(Document::try_parse(&deep).unwrap().root()).is_err());
    let deep = format!("{}<y/>{}", "<t>".repeat(200), "</t>".repeat(200));
    assert!(automaton.validate(Document::try_parse(&deep).unwrap().root()).is_ok());
    let wide = format!("<t>{}</t>", "<t/>".repeat(100_000));
    assert!(automaton.validate(Document::try_parse(&wide).unwrap().root()).is_ok());
}

#[test]
fn what_was_learnt_is_forgotten_when_it_is_too_much() {
    let mut automaton = automaton("start = t { a? {} b? {} c? {} d? {} e? {} f? {} }");
    let document = Document::try_parse("<t><c/><a/><f/></t>").unwrap();
    automaton.validate(document.root()).unwrap();
    automaton.forget();
    automaton.validate(document.root()).unwrap();
}

#[test]
fn the_reference_says_where_it_gave_up() {
    let said = |schema: Schema, xml: &str| {
        let error = schema.validate(Document::try_parse(xml).unwrap().root()).unwrap_err();
        error.message().split_once('\n').unwrap().1.to_owned()
    };
    let domain = |inside: &str| {
        let os = "<name>n</name><os><type>hvm</type></os>";
        said(Schema::Domain, &format!("<domain type='test'>{os}{inside}</domain>"))
    };
    let failed = "Element domain failed to validate content\n";
    assert_eq!(
        domain("<devices><disk/></devices>"),
        format!("Extra element devices in interleave\n{failed}")
    );
    assert_eq!(domain("<pm/><pm/>"), format!("Extra element pm in interleave\n{failed}"));
    let sequence = "Invalid sequence in interleave\n";
    assert_eq!(domain("<vcpu>x</vcpu>"), format!("Extra element vcpu in interleave\n{sequence}{failed}"));
    assert_eq!(domain("<vcpuu/>"), "Element domain has extra content: vcpuu\n");
    let nameless = said(Schema::Domain, "<domain type='test'><os><type>hvm</type></os></domain>");
    assert_eq!(nameless, format!("Expecting an element name, got nothing\n{sequence}{failed}"));
}

const DEVICES: &[&str] = &[
    "disk",
    "controller",
    "lease",
    "filesystem",
    "interface",
    "input",
    "sound",
    "audio",
    "hostdev",
    "graphics",
    "video",
    "console",
    "parallel",
    "serial",
    "channel",
    "smartcard",
    "hub",
    "redirdev",
    "redirfilter",
    "rng",
    "tpm",
    "shmem",
    "memory",
    "crypto",
    "watchdog",
    "memballoon",
    "nvram",
    "panic",
    "iommu",
    "vsock",
    "pstore",
];

/// What is read and the schema refuses, as in the reference: mostly what devices share as tables
/// and not every device may have.
const ONLY_IN_TABLES: &[&str] = &[
    "channel/acpi",
    "channel/master",
    "channel/target/model",
    "console/master",
    "console/target@address",
    "console/target@name",
    "crypto/acpi",
    "crypto/master",
    "disk/auth@type",
    "disk/master",
    "disk/source/auth@type",
    "filesystem/master",
    "filesystem/source@pool",
    "filesystem/source@volume",
    "hostdev/master",
    "hub/acpi",
    "hub/master",
    "input/master",
    "interface/master",
    "iommu/master",
    "memballoon/master",
    "memory/master",
    "nvram/acpi",
    "nvram/alias",
    "nvram/master",
    "panic/acpi",
    "panic/master",
    "parallel/master",
    "parallel/target@address",
    "parallel/target@name",
    "pstore/acpi",
    "pstore/master",
    "redirdev/acpi",
    "redirdev/master",
    "rng/master",
    "serial/master",
    "serial/target@address",
    "serial/target@name",
    "shmem/master",
    "smartcard/alias",
    "smartcard/master",
    "sound/master",
    "tpm/acpi",
    "tpm/master",
    "video/master",
    "vsock/master",
    "watchdog/master",
];

#[test]
fn what_the_tables_know_the_grammar_knows() {
    use crate::domain::device::Device;
    use crate::schema::Rule;
    fn compare(
        automaton: &mut Automaton,
        path: &str,
        here: &[u32],
        rules: Vec<Rule>,
        missing: &mut Vec<String>,
    ) {
        for rule in rules {
            let (name, elements) = match &rule {
                Rule::Attribute(name, _) => (*name, false),
                Rule::Text(name, _) | Rule::Flag(name) | Rule::Child(name, _) => (*name, true),
                Rule::Content(_) => continue,
            };
            let path = format!("{path}{}{name}", if elements { "/" } else { "@" });
            let found = automaton.declared(here, name, elements);
            if found.is_empty() {
                missing.push(path);
            } else if let Rule::Child(_, grammar) = rule
                && path.matches('/').count() < 5
            {
                compare(automaton, &path, &found, grammar(), missing);
            }
        }
    }
    let mut automaton = Schema::Domain.grammar().unwrap();
    automaton.complete().unwrap();
    let roots = automaton.roots();
    let devices = automaton.declared(&roots, "devices", true);
    let mut missing = Vec::new();
    for name in DEVICES {
        let here = automaton.declared(&devices, name, true);
        let rules = Device::grammar(name).unwrap();
        compare(&mut automaton, name, &here, rules, &mut missing);
    }
    missing.sort();
    missing.dedup();
    assert_eq!(missing, ONLY_IN_TABLES);
}

#[test]
fn threads_validate_side_by_side() {
    let check = || {
        for _ in 0..200 {
            assert_eq!(problem(Schema::Secret, "<secret><description>d</description></secret>"), None);
            assert!(problem(Schema::Secret, "<secret><x/></secret>").is_some());
        }
    };
    std::thread::scope(|scope| (0..2 * THREADS).for_each(|_| _ = scope.spawn(check)));
}
