// SPDX-License-Identifier: LGPL-2.1-or-later
use super::*;

fn problem(schema: Schema, xml: &str) -> Option<String> {
    match schema.verdict(&Document::try_parse(xml).unwrap()) {
        Verdict::Fits => None,
        Verdict::Problem(problem) => Some(problem),
        Verdict::Broken(what) => panic!("{what}"),
    }
}

#[test]
fn every_grammar_can_be_read_to_its_end() {
    for schema in Schema::ALL {
        let made = schema.grammar().and_then(|mut automaton| automaton.complete());
        assert_eq!(made, Ok(()), "{schema:?}");
    }
}
