// SPDX-License-Identifier: LGPL-2.1-or-later
//! virt-abi's sources, read as a list of C declarations for each header.

use std::fs;

use syn::{Expr, Fields, ReturnType, Type};

use crate::ctype;

/// What a header is called and which sources fill it.
pub struct Spec {
    /// Name of the header in `include/libvirt`.
    pub file: &'static str,
    /// The library that has its functions.
    pub library: &'static str,
    /// One line on what is in it.
    pub summary: &'static str,
    /// Headers it needs.
    pub includes: &'static [&'static str],
    /// Modules of virt-abi, first things first.
    pub modules: &'static [&'static str],
}

const VIRT: &str = "libvirt";

/// All headers that declare something, in an order in which none needs a later one.
/// `libvirt.h` only includes others.
pub const HEADERS: &[Spec] = &[
    Spec {
        file: "libvirt-common.h",
        library: VIRT,
        summary: "What all parts of the interface share",
        includes: &["<sys/types.h>"],
        modules: &["common"],
    },
    Spec {
        file: "libvirt-host.h",
        library: VIRT,
        summary: "Connections and the hosts behind them",
        includes: &["<libvirt/libvirt-common.h>"],
        modules: &["host"],
    },
    Spec {
        file: "libvirt-domain.h",
        library: VIRT,
        summary: "Domains",
        includes: &["<libvirt/libvirt-host.h>"],
        modules: &[
            "domain",
            "domain/state",
            "domain/flags",
            "domain/params",
            "domain/migrate",
            "domain/job",
            "domain/stats",
            "domain/guest",
            "domain/input",
            "domain/event",
            "domain/callback",
        ],
    },
    Spec {
        file: "libvirt-domain-checkpoint.h",
        library: VIRT,
        summary: "Checkpoints of domains",
        includes: &["<libvirt/libvirt-domain.h>"],
        modules: &["domain_checkpoint"],
    },
    Spec {
        file: "libvirt-domain-snapshot.h",
        library: VIRT,
        summary: "Snapshots of domains",
        includes: &["<libvirt/libvirt-domain.h>"],
        modules: &["domain_snapshot"],
    },
    Spec {
        file: "libvirt-event.h",
        library: VIRT,
        summary: "The event loop",
        includes: &["<libvirt/libvirt-common.h>"],
        modules: &["event"],
    },
    Spec {
        file: "libvirt-interface.h",
        library: VIRT,
        summary: "Network interfaces of the host",
        includes: &["<libvirt/libvirt-host.h>"],
        modules: &["interface"],
    },
    Spec {
        file: "libvirt-network.h",
        library: VIRT,
        summary: "Virtual networks",
        includes: &["<libvirt/libvirt-host.h>"],
        modules: &["network"],
    },
    Spec {
        file: "libvirt-nodedev.h",
        library: VIRT,
        summary: "Devices of the host",
        includes: &["<libvirt/libvirt-host.h>"],
        modules: &["nodedev"],
    },
    Spec {
        file: "libvirt-nwfilter.h",
        library: VIRT,
        summary: "Network filters",
        includes: &["<libvirt/libvirt-host.h>"],
        modules: &["nwfilter"],
    },
    Spec {
        file: "libvirt-secret.h",
        library: VIRT,
        summary: "Secrets",
        includes: &["<libvirt/libvirt-host.h>"],
        modules: &["secret"],
    },
    Spec {
        file: "libvirt-storage.h",
        library: VIRT,
        summary: "Storage pools and volumes",
        includes: &["<libvirt/libvirt-host.h>"],
        modules: &["storage"],
    },
    Spec {
        file: "libvirt-stream.h",
        library: VIRT,
        summary: "Streams",
        includes: &["<libvirt/libvirt-host.h>"],
        modules: &["stream"],
    },
    Spec {
        file: "virterror.h",
        library: VIRT,
        summary: "Errors",
        includes: &["<libvirt/libvirt.h>"],
        modules: &["error"],
    },
    Spec {
        file: "libvirt-qemu.h",
        library: "libvirt-qemu",
        summary: "What only the QEMU driver has",
        includes: &["<libvirt/libvirt.h>"],
        modules: &["qemu"],
    },
    Spec {
        file: "libvirt-lxc.h",
        library: "libvirt-lxc",
        summary: "What only the LXC driver has",
        includes: &["<libvirt/libvirt.h>"],
        modules: &["lxc"],
    },
    Spec {
        file: "libvirt-admin.h",
        library: "libvirt-admin",
        summary: "Administration of the daemons",
        includes: &["<libvirt/libvirt-common.h>"],
        modules: &["admin"],
    },
];

/// Documentation of one declaration.
#[derive(Clone, Default)]
pub struct Doc {
    /// The lines as written, without backticks.
    pub lines: Vec<String>,
    /// The version of libvirt that first had it.
    pub since: Option<String>,
}

impl Doc {
    /// The text in one line, without the version.
    pub fn text(&self) -> String {
        let all = self.lines.join(" ");
        let all = all.trim();
        match &self.since {
            Some(since) => all.strip_suffix(&format!("Since {since}.")).unwrap_or(all).trim().to_string(),
            None => all.to_string(),
        }
    }
}

/// A field of a record, or an enum's constant.
pub struct Field {
    pub name: String,
    pub doc: Doc,
    /// C type. An array keeps its length in `array`.
    pub ctype: String,
    pub array: Option<String>,
}

pub struct Variant {
    pub name: String,
    pub doc: Doc,
    pub value: i64,
    /// The bit, where the value is written as a shift.
    pub shift: Option<i64>,
}

pub enum Kind {
    /// A macro that stands for a string.
    Text(String),
    /// A macro that stands for a number, as a C expression.
    Number(String),
    Opaque,
    Struct(Vec<Field>),
    Union(Vec<Field>),
    Typedef(String),
    Callback {
        returns: String,
        args: Vec<(String, String)>,
    },
    Enum(Vec<Variant>),
}

pub struct Item {
    pub name: String,
    pub doc: Doc,
    pub kind: Kind,
    /// The declaration itself, with the second names of an enum among its variants.
    pub source: syn::Item,
}

pub struct Header {
    pub spec: &'static Spec,
    pub items: Vec<Item>,
}

/// Reads every header's modules.
pub fn load() -> Result<Vec<Header>, String> {
    HEADERS
        .iter()
        .map(|spec| {
            let mut items = Vec::new();
            for module in spec.modules {
                read_module(module, &mut items)?;
            }
            Ok(Header { spec, items })
        })
        .collect()
}

fn read_module(module: &str, items: &mut Vec<Item>) -> Result<(), String> {
    let src = crate::root().join("crates/virt-abi/src");
    let mut path = src.join(format!("{module}.rs"));
    if !path.exists() {
        path = src.join(module).join("mod.rs");
    }
    let text = fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
    let file = syn::parse_file(&text).map_err(|e| format!("{}: {e}", path.display()))?;
    for item in file.items {
        read_item(item, items).map_err(|e| format!("{}: {e}", path.display()))?;
    }
    Ok(())
}

fn read_item(item: syn::Item, items: &mut Vec<Item>) -> Result<(), String> {
    let (name, doc, kind) = match &item {
        syn::Item::Use(_) | syn::Item::Mod(_) => return Ok(()),
        syn::Item::Const(c) => {
            let kind = match (&*c.ty, &*c.expr) {
                (Type::Reference(_), Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(s), .. })) => {
                    Kind::Text(s.value())
                }
                _ => Kind::Number(c_number(&c.expr, &c.ty)?),
            };
            (c.ident.to_string(), doc(&c.attrs), kind)
        }
        syn::Item::Struct(s) => {
            let fields = fields(&s.fields);
            let kind = if fields.is_empty() { Kind::Opaque } else { Kind::Struct(fields) };
            (s.ident.to_string(), doc(&s.attrs), kind)
        }
        syn::Item::Union(u) => {
            let fields = fields(&Fields::Named(u.fields.clone()));
            (u.ident.to_string(), doc(&u.attrs), Kind::Union(fields))
        }
        syn::Item::Type(t) => {
            let kind = match ctype::to_c(&t.ty) {
                _ if callback(&t.ty).is_some() => callback(&t.ty).unwrap(),
                Some(c) => Kind::Typedef(c),
                None => return Err(format!("{}: a type that has no C spelling", t.ident)),
            };
            (t.ident.to_string(), doc(&t.attrs), kind)
        }
        syn::Item::Enum(e) => {
            let variants = e.variants.iter().map(variant).collect::<Result<_, _>>()?;
            (e.ident.to_string(), doc(&e.attrs), Kind::Enum(variants))
        }
        syn::Item::Impl(second_names) => return add_second_names(second_names, items),
        _ => return Err("an item that is no C declaration".into()),
    };
    items.push(Item { name, doc, kind, source: item });
    Ok(())
}

/// `impl virX { pub const B: Self = Self::A; }` says that C's enum has B too, with A's value.
fn add_second_names(block: &syn::ItemImpl, items: &mut [Item]) -> Result<(), String> {
    let owner = ctype::to_c(&block.self_ty).unwrap_or_default();
    let item = items.iter_mut().find(|i| i.name == owner).ok_or(format!("impl of unknown {owner}"))?;
    let (Kind::Enum(variants), syn::Item::Enum(source)) = (&mut item.kind, &mut item.source) else {
        return Err(format!("{owner} is no enum"));
    };
    for member in &block.items {
        let syn::ImplItem::Const(c) = member else { return Err(format!("{owner}: not a constant")) };
        let Expr::Path(target) = &c.expr else { return Err(format!("{}: not a second name", c.ident)) };
        let target = target.path.segments.last().map(|s| s.ident.to_string()).unwrap_or_default();
        let first = source.variants.iter().find(|v| v.ident == target).ok_or(format!("no {target}"))?;
        let mut second = first.clone();
        second.ident = c.ident.clone();
        second.attrs = c.attrs.clone();
        variants.push(variant(&second)?);
        source.variants.push(second);
    }
    Ok(())
}

fn doc(attrs: &[syn::Attribute]) -> Doc {
    let mut lines: Vec<String> = Vec::new();
    for attr in attrs.iter().filter(|a| a.path().is_ident("doc")) {
        if let syn::Meta::NameValue(syn::MetaNameValue {
            value: Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(s), .. }),
            ..
        }) = &attr.meta
        {
            lines.push(plain(&s.value()));
        }
    }
    let since = lines.join(" ");
    let since = since.rfind("Since ").and_then(|at| since[at + 6..].strip_suffix('.').map(str::to_string));
    Doc { lines, since }
}

/// Fields that C sees; an opaque type has none.
fn fields(fields: &Fields) -> Vec<Field> {
    fields
        .iter()
        .filter(|f| f.ident.as_ref().is_some_and(|i| i != "_p"))
        .map(|f| {
            let (ctype, array) = match &f.ty {
                Type::Array(a) => (ctype::to_c(&a.elem), c_number(&a.len, &a.elem).ok()),
                other => (ctype::to_c(other), None),
            };
            Field {
                name: f.ident.as_ref().map(unraw).unwrap_or_default(),
                doc: doc(&f.attrs),
                ctype: ctype.unwrap_or_default(),
                array,
            }
        })
        .collect()
}

/// One line of documentation as it may stand in a C comment.
pub fn plain(line: &str) -> String {
    line.trim().replace('`', "").replace("*/", "* /").replace("/*", "/ *")
}

fn unraw(ident: &syn::Ident) -> String {
    ident.to_string().trim_start_matches("r#").to_string()
}

/// `Option<unsafe extern "C" fn(name: type, ..) -> type>`.
fn callback(ty: &Type) -> Option<Kind> {
    let Type::Path(path) = ty else { return None };
    let last = path.path.segments.last().filter(|s| s.ident == "Option")?;
    let syn::PathArguments::AngleBracketed(inner) = &last.arguments else { return None };
    let Some(syn::GenericArgument::Type(Type::FnPtr(function))) = inner.args.first() else { return None };
    let returns = match &function.output {
        ReturnType::Default => "void".to_string(),
        ReturnType::Type(_, ty) => ctype::to_c(ty)?,
    };
    let args = function
        .inputs
        .iter()
        .map(|a| Some((ctype::to_c(&a.ty)?, unraw(&a.name.as_ref()?.0))))
        .collect::<Option<_>>()?;
    Some(Kind::Callback { returns, args })
}

fn variant(v: &syn::Variant) -> Result<Variant, String> {
    let (_, value) = v.discriminant.as_ref().ok_or(format!("{} has no value", v.ident))?;
    let shift = match value {
        Expr::Binary(b) if matches!(b.op, syn::BinOp::Shl(_)) => Some(number(&b.right)?),
        _ => None,
    };
    Ok(Variant { name: v.ident.to_string(), doc: doc(&v.attrs), value: number(value)?, shift })
}

/// The value of a discriminant.
fn number(expr: &Expr) -> Result<i64, String> {
    match expr {
        Expr::Lit(syn::ExprLit { lit: syn::Lit::Int(i), .. }) => {
            i.base10_parse().map_err(|e| format!("{i}: {e}"))
        }
        Expr::Unary(syn::ExprUnary { op: syn::UnOp::Neg(_), expr, .. }) => Ok(-number(expr)?),
        Expr::Binary(b) => match b.op {
            syn::BinOp::Shl(_) => Ok(number(&b.left)? << number(&b.right)?),
            _ => Err("an operator other than << in a value".into()),
        },
        _ => Err("a value that is no number".into()),
    }
}

/// A constant as a C expression.
fn c_number(expr: &Expr, ty: &Type) -> Result<String, String> {
    match expr {
        Expr::Lit(syn::ExprLit { lit: syn::Lit::Int(i), .. }) => {
            let wide = ctype::to_c(ty).as_deref() == Some("long long");
            Ok(format!("{}{}", i.base10_digits(), if wide { "LL" } else { "" }))
        }
        Expr::Path(p) => Ok(p.path.segments.last().map(|s| s.ident.to_string()).unwrap_or_default()),
        Expr::Cast(c) => c_number(&c.expr, ty),
        Expr::Binary(b) if matches!(b.op, syn::BinOp::Add(_)) => {
            Ok(format!("({} + {})", c_number(&b.left, ty)?, c_number(&b.right, ty)?))
        }
        _ => Err("a constant that has no C spelling".into()),
    }
}
