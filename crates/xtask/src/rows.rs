// SPDX-License-Identifier: LGPL-2.1-or-later
//! The public functions, as the generators here want them.

/// One public function in C's terms.
pub struct Function {
    pub library: String,
    pub header: String,
    pub name: String,
    pub since: String,
    pub docs: Vec<String>,
    pub returns: String,
    pub args: Vec<(String, String)>,
    pub deprecated: bool,
}

/// Every function of every library, in the order of the rows.
pub fn load() -> Result<Vec<Function>, String> {
    let table = crate::root().join("../shared/reference/abi/functions.tsv");
    let text = std::fs::read_to_string(&table).map_err(|e| format!("{}: {e}", table.display()))?;
    Ok(text
        .lines()
        .skip(1)
        .map(|line| {
            let f: Vec<&str> = line.split('\t').collect();
            Function {
                library: f[0].into(),
                header: f[1].into(),
                name: f[2].into(),
                since: f[5].into(),
                docs: Vec::new(),
                returns: f[3].into(),
                args: f[4].split("; ").filter(|a| *a != "void" && !a.is_empty()).map(split_arg).collect(),
                deprecated: false,
            }
        })
        .collect())
}

fn split_arg(arg: &str) -> (String, String) {
    let at = arg.rfind(|c: char| !c.is_ascii_alphanumeric() && c != '_').map_or(0, |i| i + 1);
    (arg[..at].trim().to_string(), arg[at..].to_string())
}
