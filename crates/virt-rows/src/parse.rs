// SPDX-License-Identifier: LGPL-2.1-or-later
//! From a row file's text to `Function`s.

use crate::words::{OBJECTS, Raw, Word, scalar};
use crate::{Arg, Check, Function, Kind, Ret};
use quote::ToTokens;
use std::path::Path;
use syn::punctuated::Punctuated;
use syn::{Attribute, Expr, ExprLit, ForeignItem, ForeignItemFn, Item, Lit, Meta, Token, Type};

/// The rows of one file.
pub fn file(path: &Path) -> Vec<Function> {
    let text = std::fs::read_to_string(path).expect("a row file");
    let at = path.file_name().unwrap().to_string_lossy().into_owned();
    let file = syn::parse_file(&text).unwrap_or_else(|e| panic!("{at}:{}: {e}", e.span().start().line));
    let head = Head::read(&file.attrs, &at);
    file.items
        .into_iter()
        .flat_map(|item| match item {
            Item::ForeignMod(block) => block.items,
            _ => panic!("{at}: only a block of functions belongs here"),
        })
        .map(|item| match item {
            ForeignItem::Fn(f) => function(f, &head, &at),
            _ => panic!("{at}: only functions belong here"),
        })
        .collect()
}

struct Head {
    file: String,
    library: String,
    header: String,
    driver: Option<String>,
    error_domain: String,
}

impl Head {
    fn read(attrs: &[Attribute], at: &str) -> Head {
        let mut head = Head {
            file: at.trim_end_matches(".rs").to_string(),
            library: String::new(),
            header: String::new(),
            driver: None,
            error_domain: String::new(),
        };
        for attr in attrs.iter().filter(|a| !a.path().is_ident("doc")) {
            match name(attr).as_str() {
                "header" => {
                    let args = exprs(attr);
                    head.header = text(&args[0]);
                    let Expr::Assign(library) = &args[1] else { panic!("{at}: header(…, library = …)") };
                    head.library = text(&library.right);
                }
                "driver" => head.driver = Some(words(attr).remove(0)),
                "error_domain" => head.error_domain = words(attr).remove(0),
                other => panic!("{at}: unknown word {other}"),
            }
        }
        assert!(
            !head.header.is_empty() && !head.error_domain.is_empty(),
            "{at}: header and error_domain are needed"
        );
        head
    }
}

fn function(f: ForeignItemFn, head: &Head, at: &str) -> Function {
    let c_name = f.sig.ident.to_string();
    let at = format!("{at}:{}: {c_name}", f.sig.ident.span().start().line);
    let mut out = Function {
        library: head.library.clone(),
        header: head.header.clone(),
        file: head.file.clone(),
        driver: head.driver.clone(),
        error_domain: head.error_domain.clone(),
        name: c_name,
        since: String::new(),
        doc: Vec::new(),
        rpc: None,
        rpc_max: 16384,
        acl: Vec::new(),
        checks: Vec::new(),
        kind: Kind::Dispatch,
        args: Vec::new(),
        ret: Ret::Status,
    };
    for attr in &f.attrs {
        match name(attr).as_str() {
            "doc" => out.doc.push(doc(attr)),
            "since" => out.since = text(&exprs(attr)[0]),
            "rpc" => {
                let args = exprs(attr);
                out.rpc = Some(number(&args[0]));
                if let Some(Expr::Assign(max)) = args.get(1) {
                    out.rpc_max = number(&max.right);
                }
            }
            "acl" => out.acl = exprs(attr).iter().map(text).collect(),
            "check" => out.checks = exprs(attr).iter().map(|e| check(e, &at)).collect(),
            "error_domain" => out.error_domain = words(attr).remove(0),
            "local" => out.kind = Kind::Local(words(attr).remove(0)),
            "by_hand" => out.kind = Kind::ByHand,
            other => panic!("{at}: unknown word {other}"),
        }
    }
    assert!(!out.since.is_empty(), "{at}: since is needed");
    let by_vocabulary = out.kind == Kind::Dispatch;
    for input in &f.sig.inputs {
        let syn::FnArg::Typed(input) = input else { panic!("{at}: self") };
        let name = input.pat.to_token_stream().to_string();
        let name = name.strip_prefix("r#").unwrap_or(&name).to_string();
        let word = if by_vocabulary { word(&input.ty, &at) } else { Word::Raw(raw(&input.ty)) };
        out.args.push(Arg { name, word });
    }
    if let syn::ReturnType::Type(_, ty) = &f.sig.output {
        out.ret = if by_vocabulary { ret(ty, &at) } else { Ret::Raw(raw(ty)) };
    } else if !by_vocabulary {
        out.ret = Ret::Raw(Raw { c: "void".into(), rust: "()".into() });
    }
    out
}

pub(crate) fn name(attr: &Attribute) -> String {
    attr.path().get_ident().map(ToString::to_string).unwrap_or_default()
}

pub(crate) fn exprs(attr: &Attribute) -> Vec<Expr> {
    attr.parse_args_with(Punctuated::<Expr, Token![,]>::parse_terminated)
        .unwrap_or_else(|e| panic!("line {}: {e}", e.span().start().line))
        .into_iter()
        .collect()
}

fn words(attr: &Attribute) -> Vec<String> {
    exprs(attr).iter().map(|e| e.to_token_stream().to_string()).collect()
}

pub(crate) fn number(expr: &Expr) -> u32 {
    expr.to_token_stream().to_string().parse().expect("a number")
}

fn text(expr: &Expr) -> String {
    match expr {
        Expr::Lit(ExprLit { lit: Lit::Str(s), .. }) => s.value(),
        other => panic!("a string is wanted, not {}", other.to_token_stream()),
    }
}

fn doc(attr: &Attribute) -> String {
    let Meta::NameValue(pair) = &attr.meta else { panic!("doc") };
    let line = text(&pair.value);
    line.strip_prefix(' ').unwrap_or(&line).to_string()
}

fn check(expr: &Expr, at: &str) -> Check {
    let plain = |e: &Expr| e.to_token_stream().to_string().replace(' ', "").replace("r#", "");
    match expr {
        Expr::Path(_) => Check { word: plain(expr), about: Vec::new() },
        Expr::Call(call) => Check { word: plain(&call.func), about: call.args.iter().map(plain).collect() },
        other => panic!("{at}: not a check: {}", other.to_token_stream()),
    }
}

/// A path's last name and its generic arguments as text.
pub(crate) fn path(ty: &Type) -> Option<(String, Vec<String>)> {
    let Type::Path(p) = ty else { return None };
    let last = p.path.segments.last()?;
    let args = match &last.arguments {
        syn::PathArguments::AngleBracketed(a) => {
            a.args.iter().map(|a| a.to_token_stream().to_string().replace(' ', "")).collect()
        }
        _ => Vec::new(),
    };
    Some((last.ident.to_string(), args))
}

fn word(ty: &Type, at: &str) -> Word {
    let (name, args) = path(ty).unwrap_or_else(|| panic!("{at}: not a word: {}", ty.to_token_stream()));
    let arg = |i: usize| args.get(i).cloned().unwrap_or_else(|| panic!("{at}: {name} wants more"));
    match name.as_str() {
        _ if scalar(&name).is_some() => Word::Scalar(scalar(&name).unwrap()),
        _ if OBJECTS.contains(&name.as_str()) => Word::Object(name),
        "Str" => Word::Str,
        "OptStr" => Word::OptStr,
        "AbsPath" => Word::AbsPath,
        "Uuid" => Word::Uuid,
        "Params" => Word::Params,
        "ParamsOut" => Word::ParamsOut,
        "ParamsAlloc" => Word::ParamsAlloc(false),
        "ParamsAllocU" => Word::ParamsAlloc(true),
        "Names" => Word::Names(arg(0)),
        "NameArray" => Word::NameArray(arg(0)),
        "StrList" => Word::StrList(arg(0)),
        "Bytes" => Word::Bytes(arg(0)),
        "Blob" => Word::Blob(arg(0)),
        "Slice" => Word::Slice(scalar(&arg(0)).expect("a number"), arg(1)),
        "Fds" => Word::Fds(arg(0)),
        "Array" => Word::Array(arg(0), arg(1)),
        "AllocArray" => Word::AllocArray(arg(0)),
        "Alloc" => Word::Alloc(arg(0)),
        "List" => Word::List(arg(0)),
        "AllocStrings" => Word::AllocStrings,
        "AllocStringsOrNull" => Word::AllocStringsOrNull,
        "BufferOut" => Word::BufferOut(arg(0)),
        "Sized" => Word::Sized(arg(0), arg(1)),
        "Out" | "OutOpt" => {
            let inner = arg(0);
            match scalar(&inner) {
                Some(s) if name == "Out" => Word::Out(Box::new(Word::Scalar(s))),
                Some(s) => Word::OutOpt(Box::new(Word::Scalar(s))),
                None if inner == "String" => Word::OutString,
                None => Word::OutStruct(inner),
            }
        }
        _ => panic!("{at}: unknown word {name}"),
    }
}

fn ret(ty: &Type, at: &str) -> Ret {
    let (name, _) = path(ty).unwrap_or_else(|| panic!("{at}: not a word: {}", ty.to_token_stream()));
    match name.as_str() {
        "Count" => Ret::Count,
        "bool" => Ret::Bool,
        "String" => Ret::String,
        _ if OBJECTS.contains(&name.as_str()) => Ret::Object(name),
        _ => Ret::Number(Word::Scalar(scalar(&name).unwrap_or_else(|| panic!("{at}: unknown word {name}")))),
    }
}

/// A by-hand row's type, which is C's own in Rust's spelling.
fn raw(ty: &Type) -> Raw {
    let rust = ty.to_token_stream().to_string().replace("* ", "*");
    Raw { c: c_spelling(ty), rust }
}

fn c_spelling(ty: &Type) -> String {
    match ty {
        Type::Ptr(p) => {
            let inner = c_spelling(&p.elem);
            let innermost = !matches!(*p.elem, Type::Ptr(_));
            let qualifier = if matches!(p.mutability, syn::PointerMutability::Const(_)) && innermost {
                "const "
            } else {
                ""
            };
            let space = if inner.ends_with('*') { "" } else { " " };
            format!("{qualifier}{inner}{space}*")
        }
        _ => match ty.to_token_stream().to_string().as_str() {
            "c_int" => "int".into(),
            "c_uint" => "unsigned int".into(),
            "c_longlong" => "long long".into(),
            "c_ulonglong" => "unsigned long long".into(),
            "c_ulong" => "unsigned long".into(),
            "c_char" => "char".into(),
            "c_uchar" => "unsigned char".into(),
            "c_void" => "void".into(),
            "c_double" => "double".into(),
            "usize" => "size_t".into(),
            other => other.to_string(),
        },
    }
}
