// SPDX-License-Identifier: LGPL-2.1-or-later
//! Says of each file named on standard input whether it is a document of a kind: `validate
//! domain.rng`. A line each: the file, `ok` or `no`, and what is wrong with it.

use std::io::{BufRead, stdin};

use virt_conf::validate::Schema;
use virt_conf::xml::Document;

fn main() {
    let name = std::env::args().nth(1).unwrap_or_default();
    let Some(schema) = Schema::ALL.iter().find(|schema| schema.file_name() == name) else {
        eprintln!("no schema is called {name}");
        std::process::exit(2);
    };
    for file in stdin().lock().lines().map_while(Result::ok) {
        let Ok(text) = std::fs::read_to_string(&file) else { continue };
        match Document::try_parse(&text).map(|document| schema.validate(document.root())) {
            Ok(Ok(())) => println!("{file}\tok\t"),
            Ok(Err(error)) => println!("{file}\tno\t{}", error.message().replace('\n', " ")),
            Err(_) => println!("{file}\tno\tnot well-formed"),
        }
    }
}
