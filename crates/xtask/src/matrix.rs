// SPDX-License-Identifier: LGPL-2.1-or-later
//! `MATRIX.md`: which driver answers which function, beside what the reference's drivers answer.
//!
//! Nobody keeps a list. A function is answered by a driver whose trait implementation has a body
//! for the function's method; the trait's own default says "not supported". The reference's side
//! comes from its documentation, as tables of facts.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use syn::visit::Visit;
use virt_rows::{Function, Kind};

use crate::output::Output;

/// Writes the matrix.
pub fn write(out: &mut Output) -> Result<(), String> {
    let facts = Facts::read()?;
    let drivers = drivers()?;
    let methods = methods(&facts)?;
    out.file("MATRIX.md", &(render(&facts, &drivers, &methods) + &counts()? + &clients()?))?;
    out.finish()
}

/// How many documents of the reference's tests come out as they should. The tests hold the table
/// against what they find, so it is true where they pass.
fn counts() -> Result<String, String> {
    let path = crate::root().join("tests/corpus-counts.tsv");
    let text = fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
    let mut out = String::from(
        "\n## The reference's own test documents\n\nHow many come out to the byte as the reference's own \
         tests say, of those that its parser takes or\nrefuses. `again` is what was written, read and \
         written once more. Those given to the\ntest driver, and networks, are also alike if they come out as \
         12.8.0 has them where that differs from\n11.3.0. What differs is named in the tests, with its \
         reason.\n\n\
         | what | alike | all |\n|---|---:|---:|\n",
    );
    for line in text.lines().skip(1) {
        let [title, alike, all] = line.split('\t').collect::<Vec<_>>()[..] else {
            return Err(format!("{}: {line:?} has not three cells", path.display()));
        };
        out += &format!("| {title} | {alike} | {all} |\n");
    }
    Ok(out)
}

/// How the programs and test suites of others end. `make clients` holds the table against what it
/// finds.
fn clients() -> Result<String, String> {
    let path = crate::root().join("tests/clients/RESULTS.md");
    let text = fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
    let table: String = text.split_inclusive('\n').filter(|line| line.starts_with('|')).collect();
    if table.lines().count() < 3 {
        return Err(format!("{}: no table", path.display()));
    }
    Ok(format!(
        "\n## Programs of others\n\nHow their own test suites end on this library and on the reference, 11.3.0; \
         `everyday` is a program\nof this project's where a binding has no tests that run without a daemon. Of \
         these, and of programs\nthat are compared by what they print, the steps have passed that print the \
         same.\n\n{table}"
    ))
}

/// What the reference supports.
struct Facts {
    /// Columns of the table, in its order.
    drivers: Vec<String>,
    functions: Vec<Supported>,
}

struct Supported {
    group: String,
    name: String,
    since: String,
    /// Drivers that support it now.
    by: BTreeSet<String>,
}

impl Facts {
    fn read() -> Result<Facts, String> {
        let folder = std::env::var_os("LIBVIRT_RS_FACTS")
            .map_or_else(|| crate::root().join("../shared/reference"), PathBuf::from);
        let path = folder.join("support/hvsupport.tsv");
        let text = fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
        let mut lines = text.lines();
        let drivers: Vec<String> =
            lines.next().unwrap_or_default().split('\t').skip(3).map(str::to_string).collect();
        let functions = lines
            .map(|line| {
                let cells: Vec<&str> = line.split('\t').collect();
                // `1.2.3-4.5.6` was supported once.
                let now = |cell: &&str| !cell.is_empty() && !cell.contains('-');
                let by = drivers.iter().zip(&cells[3..]).filter(|(_, cell)| now(cell));
                Supported {
                    group: cells[0].to_string(),
                    name: cells[1].to_string(),
                    since: cells[2].to_string(),
                    by: by.map(|(driver, _)| driver.clone()).collect(),
                }
            })
            .collect();
        let facts = Facts { drivers, functions };
        facts.agree_with(&folder.join("support/counts.tsv"))?;
        Ok(facts)
    }

    /// The reference's totals stand in a table of their own: a check on how cells are read.
    fn agree_with(&self, counts: &Path) -> Result<(), String> {
        let text = fs::read_to_string(counts).map_err(|e| format!("{}: {e}", counts.display()))?;
        let total = text.lines().find_map(|l| l.strip_prefix("TOTAL\t")).unwrap_or_default();
        let theirs: Vec<&str> = total.split('\t').collect();
        let mut ours = vec![self.functions.len().to_string()];
        for driver in &self.drivers {
            ours.push(self.functions.iter().filter(|f| f.by.contains(driver)).count().to_string());
        }
        if ours == theirs { Ok(()) } else { Err(format!("totals {ours:?}, but counts.tsv has {theirs:?}")) }
    }
}

/// Our drivers by the reference's name for them, each with the methods it has a body for.
fn drivers() -> Result<BTreeMap<String, BTreeSet<String>>, String> {
    let crates = crate::root().join("crates");
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(&crates).map_err(|e| format!("{}: {e}", crates.display()))?.flatten() {
        let folder = entry.file_name().to_string_lossy().into_owned();
        let Some(name) = folder.strip_prefix("driver-") else { continue };
        let name = match name {
            "network" => "bridge",
            "nodedev" => "udev",
            other => other,
        };
        let mut bodies = Bodies::default();
        read_folder(&entry.path().join("src"), &mut bodies)?;
        if name == "remote" {
            // Most of it is written when it is built.
            let text = virt_rows::remote::client::drivers(&virt_rows::load());
            let file = syn::parse_file(&text).map_err(|e| format!("the remote driver: {e}"))?;
            bodies.visit_file(&file);
        }
        found.insert(name.to_string(), bodies.0);
    }
    Ok(found)
}

fn read_folder(folder: &Path, bodies: &mut Bodies) -> Result<(), String> {
    for entry in fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))?.flatten() {
        let path = entry.path();
        if path.is_dir() {
            read_folder(&path, bodies)?;
        } else if path.extension().is_some_and(|e| e == "rs") {
            let text = fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
            let file = syn::parse_file(&text).map_err(|e| format!("{}: {e}", path.display()))?;
            bodies.visit_file(&file);
        }
    }
    Ok(())
}

/// Methods in implementations of a driver trait, apart from those that only refuse.
#[derive(Default)]
struct Bodies(BTreeSet<String>);

impl<'ast> Visit<'ast> for Bodies {
    fn visit_item_macro(&mut self, item: &'ast syn::ItemMacro) {
        if item.mac.path.is_ident("methods") {
            in_table(item.mac.tokens.clone(), &mut self.0);
        }
    }

    fn visit_item_impl(&mut self, block: &'ast syn::ItemImpl) {
        let Some((path, _)) = &block.trait_ else { return };
        let name = path.segments.last().map(|s| s.ident.to_string()).unwrap_or_default();
        if !name.ends_with("Driver") && !name.ends_with("DriverByHand") {
            return;
        }
        for item in &block.items {
            if let syn::ImplItem::Fn(method) = item
                && !only_refuses(&method.block)
            {
                self.0.insert(method.sig.ident.to_string());
            }
        }
    }
}

/// A driver may list its methods in a `methods!` table: `name(arguments) -> result = body;`.
fn in_table(tokens: proc_macro2::TokenStream, found: &mut BTreeSet<String>) {
    let mut entry = Vec::new();
    for token in tokens {
        let ends = matches!(&token, proc_macro2::TokenTree::Punct(p) if p.as_char() == ';');
        if !ends {
            entry.push(token);
            continue;
        }
        let refuses = entry
            .iter()
            .any(|t| ["no_support", "NO_SUPPORT"].iter().any(|word| t.to_string().contains(word)));
        if let [proc_macro2::TokenTree::Ident(name), proc_macro2::TokenTree::Group(_), ..] = entry.as_slice()
            && !refuses
        {
            found.insert(name.to_string());
        }
        entry.clear();
    }
}

/// A body of one expression that speaks of no support.
fn only_refuses(block: &syn::Block) -> bool {
    let [syn::Stmt::Expr(expression, _)] = block.stmts.as_slice() else { return false };
    struct Refusal(bool);
    impl<'ast> Visit<'ast> for Refusal {
        fn visit_ident(&mut self, ident: &'ast proc_macro2::Ident) {
            self.0 |= ident == "no_support" || ident == "NO_SUPPORT";
        }
    }
    let mut refusal = Refusal(false);
    refusal.visit_expr(expression);
    refusal.0
}

/// The trait method behind each function of the table; `None` where the library has no such
/// function or none that a driver could answer yet.
fn methods(facts: &Facts) -> Result<BTreeMap<String, Option<String>>, String> {
    let rows: BTreeMap<String, Function> =
        virt_rows::load().into_iter().map(|f| (f.name.clone(), f)).collect();
    let path = crate::root().join("crates/virt-core/src/driver.rs");
    let by_hand = fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
    let words: BTreeSet<&str> = by_hand.split(|c: char| !c.is_alphanumeric() && c != '_').collect();
    let mut found = BTreeMap::new();
    for function in &facts.functions {
        let name = function.name.as_str();
        let method = match rows.get(name) {
            Some(row) if row.kind == Kind::Dispatch => Some(row.method()),
            Some(row) => {
                let named = special(name).map(str::to_string);
                named.or_else(|| Some(row.method()).filter(|method| words.contains(method.as_str())))
            }
            None => special(name).map(str::to_string),
        };
        found.insert(name.to_string(), method);
    }
    Ok(found)
}

/// Methods that are not named after their function.
fn special(function: &str) -> Option<&'static str> {
    Some(match function {
        // Any driver that can be opened at all has a name.
        "virConnectOpen" | "virConnectOpenAuth" | "virConnectOpenReadOnly" | "virConnectClose" => "name",
        "virConnectGetType" | "virConnectGetLibVersion" => "name",
        "virConnectSupportsFeature" => "supports_feature",
        "virConnectDomainEventRegister" | "virConnectDomainEventRegisterAny" => "domain_event_register",
        "virConnectDomainEventDeregister" => "domain_event_deregister_old",
        "virConnectDomainEventDeregisterAny" => "domain_event_deregister",
        "virConnectDomainQemuMonitorEventRegister" => "domain_qemu_monitor_event_register",
        "virConnectDomainQemuMonitorEventDeregister" => "domain_qemu_monitor_event_deregister",
        "virConnectNetworkEventRegisterAny" => "network_event_register",
        "virConnectNetworkEventDeregisterAny" => "network_event_deregister",
        "virConnectStoragePoolEventRegisterAny" => "storage_pool_event_register",
        "virConnectStoragePoolEventDeregisterAny" => "storage_pool_event_deregister",
        "virConnectNodeDeviceEventRegisterAny" => "node_device_event_register",
        "virConnectNodeDeviceEventDeregisterAny" => "node_device_event_deregister",
        "virConnectSecretEventRegisterAny" => "secret_event_register",
        "virConnectSecretEventDeregisterAny" => "secret_event_deregister",
        "virConnectRegisterCloseCallback" | "virConnectUnregisterCloseCallback" => "connect_close_callback",
        "virDomainCreateLinux" => "domain_create_xml",
        "virDomainMigrate" => "migration",
        "virDomainMigratePrepare" => "prepare",
        "virDomainMigratePerform" => "perform",
        "virDomainMigrateFinish" => "finish",
        "virDomainMigratePrepare2" => "prepare2",
        "virDomainMigrateFinish2" => "finish2",
        "virDomainMigrateBegin3" => "begin3",
        "virDomainMigratePrepare3" => "prepare3",
        "virDomainMigratePerform3" => "perform3",
        "virDomainMigrateFinish3" => "finish3",
        "virDomainMigrateConfirm3" => "confirm3",
        "virDomainMigrateBegin3Params" => "begin3_params",
        "virDomainMigratePrepare3Params" => "prepare3_params",
        "virDomainMigratePerform3Params" => "perform3_params",
        "virDomainMigrateFinish3Params" => "finish3_params",
        "virDomainMigrateConfirm3Params" => "confirm3_params",
        _ => return None,
    })
}

const OPENING: &str = "\
# Support matrix

Generated by `xtask matrix` from the drivers' sources and from the reference's documentation of
12.8.0; do not edit. A function that a driver does not answer fails with `VIR_ERR_NO_SUPPORT`, as
on the reference.

";

fn render(
    facts: &Facts,
    drivers: &BTreeMap<String, BTreeSet<String>>,
    methods: &BTreeMap<String, Option<String>>,
) -> String {
    let answers = |driver: &str, function: &str| {
        let method = methods.get(function).and_then(Option::as_ref);
        method.is_some_and(|m| drivers.get(driver).is_some_and(|bodies| bodies.contains(m)))
    };
    let mut groups: Vec<&str> = facts.functions.iter().map(|f| f.group.as_str()).collect();
    groups.dedup();

    let mut text = OPENING.to_string();
    text += "## Totals\n\nFunctions answered, of those that the reference's driver answers.\n\n";
    writeln!(text, "| driver | {} | all |\n|---|{}---:|", groups.join(" | "), "---:|".repeat(groups.len()))
        .unwrap();
    for driver in &facts.drivers {
        let mut row = format!("| {driver} |");
        for group in groups.iter().map(Some).chain([None]) {
            let of = |f: &&Supported| group.is_none_or(|g| f.group == *g) && f.by.contains(driver);
            let theirs: Vec<&Supported> = facts.functions.iter().filter(of).collect();
            let ours = theirs.iter().filter(|f| answers(driver, &f.name)).count();
            match theirs.len() {
                0 => row += " |",
                all => write!(row, " {ours}/{all} |").unwrap(),
            }
        }
        text += &row;
        text.push('\n');
    }

    text += "\n## Functions\n\n\
        `yes`: answered. `-`: the reference's driver answers it and ours does not yet. `more`: ours\n\
        answers it and the reference's does not. Empty: neither.\n";
    for group in groups {
        let functions: Vec<&Supported> = facts.functions.iter().filter(|f| f.group == group).collect();
        let columns: Vec<&String> = facts
            .drivers
            .iter()
            .filter(|d| functions.iter().any(|f| f.by.contains(*d) || answers(d, &f.name)))
            .collect();
        let names: Vec<&str> = columns.iter().map(|c| c.as_str()).collect();
        write!(text, "\n### {group}\n\n| function | since | {} |\n", names.join(" | ")).unwrap();
        writeln!(text, "|---|---|{}", ":-:|".repeat(columns.len())).unwrap();
        for f in functions {
            write!(text, "| {} | {} |", f.name, f.since).unwrap();
            for driver in &columns {
                let cell = match (answers(driver, &f.name), f.by.contains(*driver)) {
                    (true, true) => " yes |",
                    (true, false) => " more |",
                    (false, true) => " - |",
                    (false, false) => " |",
                };
                text += cell;
            }
            text.push('\n');
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_that_only_refuses_does_not_count() {
        let file = syn::parse_file(
            "impl HypervisorDriver for A {
                fn yes(&self) -> Result<()> { Ok(()) }
                fn no(&self) -> Result<()> { Err(Error::no_support(ErrorDomain::DOMAIN, \"x\")) }
                fn sometimes(&self) -> Result<()> { check()?; Err(Error::no_support(D, \"x\")) }
            }
            impl core::NetworkDriverByHand for A { fn other(&self) {} }
            impl Debug for A { fn fmt(&self) {} }
            impl A { fn own(&self) {} }",
        )
        .unwrap();
        let mut bodies = Bodies::default();
        bodies.visit_file(&file);
        assert_eq!(bodies.0.into_iter().collect::<Vec<_>>(), ["other", "sometimes", "yes"]);
    }
}
