// SPDX-License-Identifier: LGPL-2.1-or-later
//! `<node>`: the file that `test:///FILE` names, and the built-in one of `test:///default`.

use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};

use crate::domain::{Definition, ParseContext};
use crate::moment::Purpose;
use crate::snapshot;
use crate::value::unsigned;
use crate::xml::{Document, Node, Source};

/// The namespace of what the test driver adds to `<domain>`.
pub const NAMESPACE: &str = "http://libvirt.org/schemas/domain/test/1.0";

/// How many states a domain can be in.
const STATES: u64 = 8;
const RUNNING: u32 = 1;
const SHUTOFF: u32 = 5;

/// What the node is made of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct NodeInfo {
    pub model: String,
    pub memory_kib: u64,
    pub cpus: u32,
    pub mhz: u32,
    pub nodes: u32,
    pub sockets: u32,
    pub cores: u32,
    pub threads: u32,
}

/// A domain of the node, and how it starts out.
#[derive(Clone, Debug)]
#[allow(missing_docs)]
pub struct NodeDomain {
    pub definition: Definition,
    /// One of the public state numbers.
    pub run_state: u32,
    pub transient: bool,
    pub managed_save: bool,
    /// Its snapshots, which stand in the node file or in files of their own.
    pub snapshots: Vec<snapshot::Definition>,
}

/// An element that is kept as text: well-formed, not looked into.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct RawElement {
    /// The element in the node file, with the namespaces it needs.
    pub element: String,
    /// The document that its `file` attribute names: path and content.
    pub document: Option<(String, String)>,
}

/// Someone who may log in.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct NodeUser {
    pub name: String,
    pub password: Option<String>,
}

/// A node, read.
#[derive(Clone, Debug, Default)]
#[allow(missing_docs)]
pub struct NodeFile {
    pub info: NodeInfo,
    pub domains: Vec<NodeDomain>,
    pub networks: Vec<RawElement>,
    pub interfaces: Vec<RawElement>,
    pub pools: Vec<RawElement>,
    pub devices: Vec<RawElement>,
    pub users: Vec<NodeUser>,
}

fn fault(text: String) -> Error {
    Error::new(ErrorDomain::TEST, ErrorCode::XML_ERROR, text)
}

/// The path of a file that another one names.
pub fn relative_to(file: &str, name: &str) -> String {
    match file.rsplit_once('/') {
        Some((folder, _)) if !name.starts_with('/') => format!("{folder}/{name}"),
        _ => name.to_string(),
    }
}

impl NodeFile {
    /// Reads a node. `path` is where it came from, `None` for the built-in one; `base` is what
    /// holds where it says nothing; `load` reads the files that it names.
    pub fn parse(
        xml: &str,
        path: Option<&str>,
        base: NodeInfo,
        context: &ParseContext<'_>,
        load: &mut dyn FnMut(&str) -> Result<String>,
    ) -> Result<NodeFile> {
        let document = Document::parse(xml, Source { domain: ErrorDomain::TEST, file: path })?;
        let root = document.root_named("node")?;
        let mut node = NodeFile { info: read_info(root, base)?, ..NodeFile::default() };
        let mut include = |element: Node<'_>| match element.attribute("file") {
            None => Ok(None),
            Some(name) => {
                let path = relative_to(path.unwrap_or(""), name);
                let text = load(&path)?;
                let source = Source { domain: ErrorDomain::TEST, file: Some(&path) };
                Document::parse(&text, source)?.root_named(element.name())?;
                Ok::<_, Error>(Some((path, text)))
            }
        };
        for child in root.children() {
            let list = match child.plain_name() {
                "domain" => {
                    let domain = match include(child)? {
                        None => NodeDomain::read(child, context, &mut include)?,
                        Some((path, text)) => {
                            let source = Source { domain: ErrorDomain::TEST, file: Some(&path) };
                            let document = Document::parse(&text, source)?;
                            NodeDomain::read(document.root(), context, &mut include)?
                        }
                    };
                    node.domains.push(domain);
                    continue;
                }
                "network" => &mut node.networks,
                "interface" => &mut node.interfaces,
                "pool" => &mut node.pools,
                "device" => &mut node.devices,
                _ => continue,
            };
            list.push(RawElement { element: child.verbatim(0), document: include(child)? });
        }
        if let Some(auth) = root.child("auth") {
            for user in auth.children().filter(|c| c.is("user")) {
                let name = user.text();
                if name.is_empty() {
                    return Err(fault(tr!("missing username in /node/auth/user field")));
                }
                let password = user.attribute("password").map(String::from);
                node.users.push(NodeUser { name: name.into_owned(), password });
            }
        }
        Ok(node)
    }
}

fn read_info(root: Node<'_>, base: NodeInfo) -> Result<NodeInfo> {
    let mut info = base;
    let text = |node: Option<Node<'_>>, name: &str| {
        node.and_then(|n| n.child(name)).map(|n| n.text().into_owned()).filter(|t| !t.is_empty())
    };
    let cpu = root.child("cpu");
    let number = |name: &str, bad: fn() -> String| match text(cpu, name) {
        None => Ok(None),
        Some(text) => match unsigned(&text, 10).and_then(|n| u32::try_from(n).ok()) {
            Some(n) => Ok(Some(n)),
            None => Err(fault(bad())),
        },
    };
    let set = |place: &mut u32, value: Option<u32>| *place = value.unwrap_or(*place);
    set(&mut info.nodes, number("nodes", || tr!("invalid node cpu nodes value"))?);
    set(&mut info.sockets, number("sockets", || tr!("invalid node cpu sockets value"))?);
    set(&mut info.cores, number("cores", || tr!("invalid node cpu cores value"))?);
    set(&mut info.threads, number("threads", || tr!("invalid node cpu threads value"))?);
    info.cpus = info.cores.wrapping_mul(info.threads).wrapping_mul(info.sockets).wrapping_mul(info.nodes);
    if let Some(active) = number("active", || tr!("invalid node cpu active value"))? {
        info.cpus = info.cpus.min(active);
    }
    set(&mut info.mhz, number("mhz", || tr!("invalid node cpu mhz value"))?);
    if let Some(model) = text(cpu, "model") {
        // As long as the public structure has room for.
        if model.len() >= 32 {
            let text = tr!("Model %1$s too big for destination", model);
            return Err(Error::internal(ErrorDomain::TEST, text));
        }
        info.model = model;
    }
    if let Some(text) = text(Some(root), "memory") {
        info.memory_kib = unsigned(&text, 10).ok_or_else(|| fault(tr!("invalid node memory value")))?;
    }
    Ok(info)
}

/// Path and content of the file that an element names.
type Include<'i> = dyn FnMut(Node<'_>) -> Result<Option<(String, String)>> + 'i;

impl NodeDomain {
    fn read(root: Node<'_>, context: &ParseContext<'_>, load: &mut Include<'_>) -> Result<NodeDomain> {
        let own = |name: &'static str| {
            root.children().filter(move |c| c.namespace() == Some(NAMESPACE) && c.name() == name)
        };
        let mut definition = Definition::parse_tree(root, context)?;
        let transient = own("transient").next().is_some();
        let managed_save = own("hasmanagedsave").next().is_some();
        let text = own("runstate").next().map(|s| s.text()).filter(|t| !t.is_empty());
        let run_state = match text {
            None => RUNNING,
            Some(text) => match unsigned(&text, 10).filter(|n| *n <= u64::from(u32::MAX)) {
                None => return Err(fault(tr!("invalid runstate"))),
                Some(n) if n >= STATES => return Err(fault(tr!("runstate '%1$d' out of range'", n))),
                Some(n) => n as u32,
            },
        };
        if transient && run_state == SHUTOFF {
            return Err(fault(tr!("transient domain cannot have runstate 'shutoff'")));
        }
        if managed_save && run_state != SHUTOFF {
            return Err(fault(tr!("domain with managedsave data can only have runstate 'shutoff'")));
        }
        definition.name_interfaces()?;
        let mut snapshots = Vec::new();
        for element in own("domainsnapshot") {
            let purpose = Purpose::Redefine { context };
            let options = snapshot::ParseOptions { internal: true, ..snapshot::ParseOptions::new(purpose) };
            snapshots.push(match load(element)? {
                None => snapshot::Definition::read(element, options)?,
                Some((path, text)) => {
                    let source = Source { domain: ErrorDomain::TEST, file: Some(&path) };
                    snapshot::Definition::read(Document::parse(&text, source)?.root(), options)?
                }
            });
        }
        Ok(NodeDomain { definition, run_state, transient, managed_save, snapshots })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NODE: &str = "<node><domain file='a.xml'/><domain type='test' xmlns:test='http://libvirt.org/schemas/domain/test/1.0'><test:runstate>3</test:runstate><test:transient/><name>b</name><memory>1</memory><os><type>hvm</type></os><devices><interface type='user'/><interface type='user'/></devices></domain><network><name>n</name></network><pool file='p.xml'/><cpu><mhz>6000</mhz><model>i986</model><active>50</active><nodes>4</nodes><sockets>4</sockets><cores>4</cores><threads>2</threads></cpu><memory>8192000</memory><auth><user password='x'>u</user></auth></node>";

    fn load(path: &str) -> Result<String> {
        Ok(match path {
            "/etc/a.xml" => {
                "<domain type='test'><name>a</name><memory>1</memory><os><type>hvm</type></os></domain>"
            }
            _ => "<pool/>",
        }
        .into())
    }

    #[test]
    fn a_node_is_read() {
        let node =
            NodeFile::parse(NODE, Some("/etc/node.xml"), NodeInfo::default(), &ParseContext::TEST, &mut load)
                .unwrap();
        assert_eq!(node.info.model, "i986");
        assert_eq!((node.info.cpus, node.info.mhz, node.info.memory_kib), (50, 6000, 8192000));
        let names: Vec<_> =
            node.domains.iter().map(|d| (&*d.definition.name, d.run_state, d.transient)).collect();
        assert_eq!(names, [("a", 1, false), ("b", 3, true)]);
        let text = node.domains[1].definition.format(Default::default(), None);
        assert!(text.contains("dev='testnet0'") && text.contains("dev='testnet1'"), "{text}");
        assert_eq!(node.networks[0].element, "<network>\n  <name>n</name>\n</network>");
        assert_eq!(node.pools[0].document, Some(("/etc/p.xml".into(), "<pool/>".into())));
        assert_eq!(node.users, [NodeUser { name: "u".into(), password: Some("x".into()) }]);
    }

    #[test]
    fn faults_are_named() {
        let parse = |xml: &str| {
            let result =
                NodeFile::parse(xml, Some("/n.xml"), NodeInfo::default(), &ParseContext::TEST, &mut load);
            result.unwrap_err().message().to_string()
        };
        assert_eq!(parse("<x/>"), "XML error: expecting root element of 'node', not 'x'");
        assert_eq!(parse("<node><cpu><mhz>x</mhz></cpu></node>"), "XML error: invalid node cpu mhz value");
        assert_eq!(parse("<node>"), "/n.xml:1: Premature end of data in tag node line 1\n<node>\n------^");
    }
}
