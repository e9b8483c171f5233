// SPDX-License-Identifier: LGPL-2.1-or-later
//! The API descriptions that language bindings are generated from: `libvirt-api.xml` and its
//! three companions, in the vocabulary that libvirt-python's generator and Sys::Virt read.
//!
//! Two lists in each: which header has which name, and the declarations, sorted by name within
//! macros, enum constants, types, variables and functions.

use std::fmt::Write as _;

use virt_rows::Function;

use crate::abi::{self, Doc, Field, Header, Item, Kind, Variant};
use crate::macros;
use crate::output::Output;

/// Writes the four descriptions.
pub fn write(out: &mut Output) -> Result<(), String> {
    let headers = abi::load()?;
    let functions = virt_rows::load();
    for library in ["libvirt", "libvirt-qemu", "libvirt-lxc", "libvirt-admin"] {
        let headers: Vec<&Header> = headers.iter().filter(|h| h.spec.library == library).collect();
        let functions: Vec<&Function> = functions.iter().filter(|f| f.library == library).collect();
        out.file(&format!("{library}-api.xml"), &describe(library, &headers, &functions))?;
    }
    out.finish()
}

/// The kinds of symbol, in the order of the file. Structures and type names are one kind.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Group {
    Macro,
    Enum,
    Type,
    /// A structure's own tag, which is in the list of exports only.
    Tag,
    Variable,
    Function,
}

impl Group {
    /// What the list of exports calls it.
    fn word(self) -> &'static str {
        match self {
            Group::Macro => "macro",
            Group::Enum => "enum",
            Group::Type => "typedef",
            Group::Tag => "struct",
            Group::Variable => "variable",
            Group::Function => "function",
        }
    }
}

/// One declaration.
struct Symbol {
    group: Group,
    name: String,
    file: String,
    xml: String,
}

fn describe(library: &str, headers: &[&Header], functions: &[&Function]) -> String {
    let mut symbols = Vec::new();
    for header in headers {
        let file = stem(header.spec.file);
        for item in &header.items {
            declare(header, item, headers, &mut symbols);
        }
        other_macros(header, &mut symbols);
        for f in functions.iter().filter(|f| f.header == header.spec.file) {
            symbols.push(Symbol {
                group: Group::Function,
                name: f.name.clone(),
                file: file.to_string(),
                xml: function(f, file),
            });
        }
    }
    symbols.sort_by(|a, b| (a.group, &a.name).cmp(&(b.group, &b.name)));

    let mut text = format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<api name='{library}'>\n  <files>\n");
    let mut headers = headers.to_vec();
    headers.sort_by_key(|h| h.spec.file);
    for header in headers {
        let file = stem(header.spec.file);
        let summary = escape(header.spec.summary);
        writeln!(text, "    <file name='{file}'>\n     <summary>{summary}</summary>").unwrap();
        writeln!(text, "     <description>{summary}.</description>").unwrap();
        for s in symbols.iter().filter(|s| s.file == file) {
            writeln!(text, "     <exports symbol='{}' type='{}'/>", s.name, s.group.word()).unwrap();
        }
        text += "    </file>\n";
    }
    text += "  </files>\n  <symbols>\n";
    for symbol in &symbols {
        text += &symbol.xml;
    }
    text + "  </symbols>\n</api>\n"
}

fn stem(file: &str) -> &str {
    file.strip_suffix(".h").unwrap_or(file)
}

fn escape(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '&' => out += "&amp;",
            '<' => out += "&lt;",
            '>' => out += "&gt;",
            '\'' => out += "&apos;",
            '"' => out += "&quot;",
            c => out.push(c),
        }
    }
    out
}

fn version(doc: &Doc) -> String {
    doc.since.as_ref().map(|v| format!(" version='{v}'")).unwrap_or_default()
}

/// An element that holds documentation and perhaps more.
fn element(tag: &str, attributes: &str, doc: &str, inner: &str) -> String {
    let info = match doc {
        "" => String::new(),
        doc => format!("      <info><![CDATA[{}]]></info>\n", doc.replace("]]>", "]] >")),
    };
    if info.is_empty() && inner.is_empty() {
        return format!("    <{tag} {attributes}/>\n");
    }
    format!("    <{tag} {attributes}>\n{info}{inner}    </{tag}>\n")
}

fn declare(header: &Header, item: &Item, all: &[&Header], symbols: &mut Vec<Symbol>) {
    let file = stem(header.spec.file);
    let (name, doc) = (&item.name, item.doc.text());
    let head = format!("name='{name}' file='{file}'");
    let version = version(&item.doc);
    let mut add = |group, name: &str, xml| {
        symbols.push(Symbol { group, name: name.to_string(), file: file.to_string(), xml });
    };
    match &item.kind {
        Kind::Text(value) => {
            let attributes = format!("{head} string='{}'{version}", escape(value));
            add(Group::Macro, name, element("macro", &attributes, &doc, ""));
        }
        Kind::Number(value) => {
            let attributes = format!("{head} raw='{}'{version}", escape(value));
            add(Group::Macro, name, element("macro", &attributes, &doc, ""));
        }
        Kind::Enum(variants) => {
            let attributes = format!("{head} type='enum'{version}");
            add(Group::Type, name, element("typedef", &attributes, &doc, ""));
            for variant in variants {
                add(Group::Enum, &variant.name, constant(variant, name, file));
            }
        }
        Kind::Typedef(target) => {
            let (tag, target, fields) = type_name(target, all);
            let attributes = format!("{head} type='{}'{version}", escape(&target));
            let doc = if tag == "struct" { String::new() } else { doc };
            add(Group::Type, name, element(tag, &attributes, &doc, &fields));
        }
        Kind::Callback { returns, args } => {
            let attributes = format!("{head} module='{file}'{version}");
            let inner = signature(name, returns, args);
            add(Group::Function, name, element("functype", &attributes, &doc, &inner));
        }
        // Described under the name that programs use.
        Kind::Struct(_) => add(Group::Tag, name, String::new()),
        Kind::Opaque | Kind::Union(_) => {}
    }
}

/// A name for a structure is described with the structure's fields; any other by its type.
fn type_name(target: &str, all: &[&Header]) -> (&'static str, String, String) {
    let find = |name: &str| all.iter().flat_map(|h| &h.items).find(|i| i.name == name);
    match find(target).map(|i| &i.kind) {
        Some(Kind::Opaque) => ("struct", format!("struct {target}"), String::new()),
        Some(Kind::Struct(list)) => ("struct", format!("struct {target}"), fields(list, 6, &find)),
        // The old names of another structure.
        Some(Kind::Typedef(next)) if !next.ends_with('*') => type_name(next, all),
        _ => ("typedef", target.to_string(), String::new()),
    }
}

fn fields<'a>(list: &[Field], indent: usize, find: &dyn Fn(&str) -> Option<&'a Item>) -> String {
    let mut text = String::new();
    let pad = " ".repeat(indent);
    for f in list {
        let (name, info) = (&f.name, escape(&f.doc.text()));
        match find(&f.ctype).map(|i| &i.kind) {
            Some(Kind::Union(members)) => {
                let inner = fields(members, indent + 4, find);
                writeln!(text, "{pad}<field name='{name}' type='union' info='{info}'>").unwrap();
                write!(text, "{pad}  <union>\n{inner}{pad}  </union>\n{pad}</field>\n").unwrap();
            }
            _ => {
                let ctype = match &f.array {
                    Some(length) => format!("{} {name}[{length}]", f.ctype),
                    None => f.ctype.clone(),
                };
                writeln!(text, "{pad}<field name='{name}' type='{ctype}' info='{info}'/>").unwrap();
            }
        }
    }
    text
}

fn constant(v: &Variant, owner: &str, file: &str) -> String {
    let sign = if v.value < 0 { "-" } else { "" };
    let shift = v.shift.map(|bit| format!(" value_bitshift='{bit}'")).unwrap_or_default();
    format!(
        "    <enum name='{}' file='{file}' value='{}' value_hex='{sign}{:#x}'{shift} type='{owner}'{} info='{}'/>\n",
        v.name,
        v.value,
        v.value.unsigned_abs(),
        version(&v.doc),
        escape(&v.doc.text()),
    )
}

/// Arguments that a caller may leave out: generators give them a default value, and with it
/// their place in the signatures that scripts rely on.
const OPTIONAL: &[(&str, &[&str])] = &[
    ("virAdmConnectDaemonShutdown", &["flags"]),
    ("virConnectDomainEventRegister", &["freecb"]),
    ("virConnectDomainEventRegisterAny", &["freecb"]),
    ("virConnectDomainQemuMonitorEventRegister", &["freecb"]),
    ("virConnectNetworkEventRegisterAny", &["freecb"]),
    ("virConnectNodeDeviceEventRegisterAny", &["freecb"]),
    ("virConnectOpen", &["name"]),
    ("virConnectOpenAuth", &["name"]),
    ("virConnectOpenReadOnly", &["name"]),
    ("virConnectSecretEventRegisterAny", &["freecb"]),
    ("virConnectStoragePoolEventRegisterAny", &["freecb"]),
    ("virDomainBlockCommit", &["bandwidth"]),
    ("virDomainBlockPull", &["bandwidth"]),
    ("virDomainBlockRebase", &["bandwidth"]),
    ("virDomainFDAssociate", &["flags"]),
    ("virDomainMigrate", &["dname", "uri", "bandwidth"]),
    ("virDomainMigrate2", &["dxml", "dname", "uri", "bandwidth"]),
    ("virDomainMigrate3", &["params", "nparams"]),
    ("virDomainMigrateToURI", &["dname", "bandwidth"]),
    ("virDomainMigrateToURI2", &["dconnuri", "miguri", "dxml", "dname", "bandwidth"]),
    ("virDomainMigrateToURI3", &["dconnuri", "params", "nparams"]),
    ("virDomainQemuAttach", &["flags"]),
    ("virDomainRestoreFlags", &["dxml"]),
    ("virDomainSaveFlags", &["dxml"]),
    ("virNodeGetCPUMap", &["cpumap", "online"]),
];

fn signature(owner: &str, returns: &str, args: &[(String, String)]) -> String {
    let optional = OPTIONAL.iter().find(|(name, _)| *name == owner).map_or(&[][..], |(_, args)| args);
    let mut text = match returns {
        "void" => "      <return type='void'/>\n".to_string(),
        other => format!("      <return type='{other}' info=''/>\n"),
    };
    for (ctype, name) in args {
        let info = if optional.contains(&name.as_str()) { "(optional)" } else { "" };
        writeln!(text, "      <arg name='{name}' type='{ctype}' info='{info}'/>").unwrap();
    }
    text
}

/// The source file that the reference has a function in: generators choose by it.
fn module<'a>(f: &Function, file: &'a str) -> &'a str {
    const WHOLE_LIBRARY: [&str; 6] = [
        "virConnectClose",
        "virConnectOpen",
        "virConnectOpenAuth",
        "virConnectOpenReadOnly",
        "virGetVersion",
        "virInitialize",
    ];
    match file {
        "libvirt-common" => "virtypedparam-public",
        "libvirt-event" => "virevent",
        "virterror" => "virerror",
        "libvirt-host" if WHOLE_LIBRARY.contains(&f.name.as_str()) => "libvirt",
        other => other,
    }
}

fn function(f: &Function, file: &str) -> String {
    let attributes =
        format!("name='{}' file='{file}' module='{}' version='{}'", f.name, module(f, file), f.since);
    let doc: Vec<String> = f.doc.iter().map(|l| abi::plain(l)).collect();
    let args: Vec<(String, String)> = f.c_args().into_iter().map(|a| (a.c_type, a.name)).collect();
    let inner = signature(&f.name, &f.c_ret(), &args) + &permissions(f);
    element("function", &attributes, doc.join("\n").trim(), &inner)
}

/// Which permissions a daemon asks for. `flags` says when, `filter` that results are left out.
fn permissions(f: &Function) -> String {
    let mut text = String::new();
    for rule in &f.acl {
        let (tag, rule) = match rule.strip_prefix("filter ") {
            Some(rule) => ("filter", rule),
            None => ("check", rule.as_str()),
        };
        let (what, flags) = rule.split_once(" if ").map_or((rule, None), |(what, flags)| (what, Some(flags)));
        let (object, permission) = what.split_once(':').unwrap_or((what, ""));
        let flags = flags.map(|f| format!(" flags='{f}'")).unwrap_or_default();
        writeln!(text, "        <{tag} object='{object}' perm='{permission}'{flags}/>").unwrap();
    }
    if text.is_empty() { text } else { format!("      <acls>\n{text}      </acls>\n") }
}

/// Macros with arguments, renamed tags and variables.
fn other_macros(header: &Header, symbols: &mut Vec<Symbol>) {
    let file = stem(header.spec.file);
    let mut add = |group, name: &str, xml| {
        symbols.push(Symbol { group, name: name.to_string(), file: file.to_string(), xml });
    };
    for m in macros::MACROS.iter().filter(|m| m.header == header.spec.file) {
        let params: Vec<&str> = m.args.iter().map(|(name, _)| *name).collect();
        let mut inner = String::new();
        for (name, info) in m.args {
            writeln!(inner, "      <arg name='{name}' info='{}'/>", escape(info)).unwrap();
        }
        let attributes = format!(
            "name='{}' file='{file}' params='{}' raw='{}' version='{}'",
            m.name,
            params.join(","),
            escape(m.body),
            m.since
        );
        add(Group::Macro, m.name, element("macro", &attributes, m.doc, &inner));
    }
    for a in macros::ALIASES.iter().filter(|a| a.header == header.spec.file) {
        let attributes = format!("name='{}' file='{file}' raw='{}' version='{}'", a.name, a.target, a.since);
        add(Group::Macro, a.name, element("macro", &attributes, a.doc, ""));
    }
    for v in macros::VARIABLES.iter().filter(|v| v.header == header.spec.file) {
        let attributes = format!("name='{}' file='{file}' type='{}' version='{}'", v.name, v.ctype, v.since);
        add(Group::Variable, v.name, element("variable", &attributes, v.doc, ""));
    }
}
