// SPDX-License-Identifier: LGPL-2.1-or-later
//! Regular expressions as schemas use them: anchored at both ends, without captures. Each becomes
//! a table of states before it is first used, so a text is read once, whatever it says.

use std::collections::HashMap;

/// Codes of characters: ASCII, and one code for all others.
const CODES: usize = 129;
const OTHER: u8 = 128;

/// States beyond this mean that an expression of ours is out of hand.
const MAX_STATES: usize = 4096;

/// A state that nothing leads out of.
const DEAD: u16 = 0;

/// A compiled expression.
pub struct Regex {
    /// The class of each character code.
    classes: [u8; CODES],
    width: usize,
    /// `width` successors for each state; state 0 is dead, state 1 the first.
    table: Vec<u16>,
    accepting: Vec<bool>,
}

impl Regex {
    /// Compiles an expression; what is wrong with it otherwise.
    pub fn new(source: &str) -> Result<Regex, String> {
        let mut parser = Parser { rest: source, steps: Vec::new() };
        let start = parser.step();
        let end = parser.alternatives(start)?;
        if !parser.rest.is_empty() {
            return Err(format!("unexpected '{}' in {source}", parser.rest));
        }
        determinize(&parser.steps, start, end).ok_or_else(|| format!("{source} has too many states"))
    }

    /// Whether all of the text fits.
    pub fn is_match(&self, text: &str) -> bool {
        let mut state = 1_u16;
        for byte in text.bytes() {
            let code = match byte {
                0..128 => byte,
                // The rest of a character that has been counted already.
                128..192 => continue,
                _ => OTHER,
            };
            state = self.table[state as usize * self.width + self.classes[code as usize] as usize];
            if state == DEAD {
                return false;
            }
        }
        self.accepting[state as usize]
    }
}

/// A set of character codes.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Codes([u64; 3]);

impl Codes {
    const NONE: Codes = Codes([0; 3]);

    fn add(&mut self, code: u8) {
        self.0[code as usize / 64] |= 1 << (code % 64);
    }

    fn has(&self, code: u8) -> bool {
        self.0[code as usize / 64] >> (code % 64) & 1 != 0
    }

    fn negated(self) -> Codes {
        Codes([!self.0[0], !self.0[1], !self.0[2] & 1])
    }
}

/// A state of the expression before it is made deterministic.
#[derive(Default)]
struct Step {
    on: Vec<(Codes, usize)>,
    free: Vec<usize>,
}

struct Parser<'a> {
    rest: &'a str,
    steps: Vec<Step>,
}

impl Parser<'_> {
    fn step(&mut self) -> usize {
        self.steps.push(Step::default());
        self.steps.len() - 1
    }

    fn take(&mut self, what: char) -> bool {
        let rest = self.rest.strip_prefix(what);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    /// Everything up to `)` or the end; returns the last state.
    fn alternatives(&mut self, start: usize) -> Result<usize, String> {
        let end = self.step();
        loop {
            let mut at = start;
            while !self.rest.is_empty() && !self.rest.starts_with(['|', ')']) {
                at = self.repeated(at)?;
            }
            self.steps[at].free.push(end);
            if !self.take('|') {
                return Ok(end);
            }
        }
    }

    /// One atom and how often it stands there.
    fn repeated(&mut self, start: usize) -> Result<usize, String> {
        let source = self.rest;
        let first = self.step();
        self.steps[start].free.push(first);
        let mut end = self.atom(first)?;
        let (least, most) = match self.rest.chars().next() {
            Some('?') => (0, Some(1)),
            Some('*') => (0, None),
            Some('+') => (1, None),
            Some('{') => {
                let close = self.rest.find('}').ok_or("a count without an end")?;
                let (least, most) = match self.rest[1..close].split_once(',') {
                    Some((least, most)) => (number(least)?, Some(number(most)?)),
                    None => (number(&self.rest[1..close])?, Some(number(&self.rest[1..close])?)),
                };
                self.rest = &self.rest[close..];
                (least, most)
            }
            _ => return Ok(end),
        };
        self.rest = &self.rest[1..];
        let after = self.rest;
        // The atom is read again for each further time it may stand there.
        let mut from = first;
        let done = self.step();
        if least == 0 {
            self.steps[first].free.push(done);
        }
        for count in 2..=most.unwrap_or(least.max(1)) {
            if count > least {
                self.steps[end].free.push(done);
            }
            from = self.step();
            self.steps[end].free.push(from);
            self.rest = source;
            end = self.atom(from)?;
        }
        if most.is_none() {
            self.steps[end].free.push(from);
        }
        self.steps[end].free.push(done);
        self.rest = after;
        Ok(done)
    }

    fn atom(&mut self, start: usize) -> Result<usize, String> {
        if self.take('(') {
            let end = self.alternatives(start)?;
            return if self.take(')') { Ok(end) } else { Err("a group without an end".into()) };
        }
        let codes = if self.take('[') { self.class()? } else { self.single()? };
        let end = self.step();
        self.steps[start].on.push((codes, end));
        Ok(end)
    }

    fn char(&mut self) -> Result<char, String> {
        let char = self.rest.chars().next().ok_or("an expression that stops short")?;
        self.rest = &self.rest[char.len_utf8()..];
        if char.is_ascii() { Ok(char) } else { Err(format!("'{char}' is not ASCII")) }
    }

    fn single(&mut self) -> Result<Codes, String> {
        let mut codes = Codes::NONE;
        match self.char()? {
            '.' => {
                codes.add(b'\n');
                codes.add(b'\r');
                return Ok(codes.negated());
            }
            '\\' => return self.escape(),
            char if "?*+{}[]".contains(char) => return Err(format!("'{char}' must be escaped")),
            char => codes.add(char as u8),
        }
        Ok(codes)
    }

    fn escape(&mut self) -> Result<Codes, String> {
        let mut codes = Codes::NONE;
        match self.char()? {
            'n' => codes.add(b'\n'),
            'x' => {
                let digits = self.rest.get(..2).ok_or("an escape that stops short")?;
                codes.add(
                    u8::from_str_radix(digits, 16).map_err(|_| format!("unknown escape \\x{digits}"))? & 127,
                );
                self.rest = &self.rest[2..];
            }
            's' => b" \t\n\r".iter().for_each(|b| codes.add(*b)),
            char if char.is_ascii_alphanumeric() => return Err(format!("unknown escape \\{char}")),
            char => codes.add(char as u8),
        }
        Ok(codes)
    }

    /// The inside of `[…]`.
    fn class(&mut self) -> Result<Codes, String> {
        let negated = self.take('^');
        let mut codes = Codes::NONE;
        while !self.take(']') {
            let from = match self.char()? {
                '\\' => {
                    let escaped = self.escape()?;
                    (0..=OTHER).filter(|c| escaped.has(*c)).for_each(|c| codes.add(c));
                    continue;
                }
                char => char as u8,
            };
            let to = match self.rest.as_bytes() {
                [b'-', to, ..] if *to != b']' => {
                    self.rest = &self.rest[1..];
                    self.char()? as u8
                }
                _ => from,
            };
            (from..=to).for_each(|c| codes.add(c));
        }
        Ok(if negated { codes.negated() } else { codes })
    }
}

fn number(text: &str) -> Result<usize, String> {
    text.parse().map_err(|_| format!("'{text}' is not a count"))
}

/// All states that can be reached without reading anything.
fn closure(steps: &[Step], mut states: Vec<usize>) -> Vec<usize> {
    let mut at = 0;
    while let Some(state) = states.get(at) {
        for next in &steps[*state].free {
            if !states.contains(next) {
                states.push(*next);
            }
        }
        at += 1;
    }
    // States that only lead on are the same as where they lead.
    states.sort_unstable();
    states
}

fn determinize(steps: &[Step], start: usize, end: usize) -> Option<Regex> {
    // Codes that no set tells apart share a class.
    let sets: Vec<Codes> = steps.iter().flat_map(|s| s.on.iter().map(|(codes, _)| *codes)).collect();
    let mut classes = [0_u8; CODES];
    let mut signatures: Vec<(Vec<bool>, u8)> = Vec::new();
    for code in 0..=OTHER {
        let signature: Vec<bool> = sets.iter().map(|set| set.has(code)).collect();
        let class = signatures.iter().position(|(known, _)| *known == signature);
        classes[code as usize] = class.unwrap_or(signatures.len()) as u8;
        if class.is_none() {
            signatures.push((signature, code));
        }
    }
    let width = signatures.len();
    let first = closure(steps, vec![start]);
    let mut table = vec![DEAD; width];
    let mut accepting = vec![false];
    let mut known = HashMap::from([(first.clone(), 1_u16)]);
    let mut todo = vec![first];
    let mut done = 0;
    while let Some(states) = todo.get(done).cloned() {
        done += 1;
        accepting.push(states.binary_search(&end).is_ok());
        for (_, code) in &signatures {
            let mut next = Vec::new();
            for (codes, to) in states.iter().flat_map(|s| &steps[*s].on) {
                if codes.has(*code) && !next.contains(to) {
                    next.push(*to);
                }
            }
            let next = closure(steps, next);
            if next.is_empty() {
                table.push(DEAD);
                continue;
            }
            let number = todo.len() as u16 + 1;
            let state = *known.entry(next.clone()).or_insert(number);
            if state == number {
                todo.push(next);
            }
            table.push(state);
        }
        if todo.len() >= MAX_STATES {
            return None;
        }
    }
    Some(Regex { classes, width, table, accepting })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_fit_from_end_to_end() {
        for (expression, fit, others) in [
            ("a|bc?", &["a", "b", "bc"][..], &["", "ab", "bcc", "c"][..]),
            ("(0x)?[0-9a-f]{1,3}", &["0", "0xfff", "abc"], &["0x", "0xffff", "", "g", "x1"]),
            ("([a-c]{2}:){2}x", &["aa:bb:x"], &["aa:x", "aa:bb:cc:x", "aa:bb:"]),
            ("[^/\\n]+", &["é", "a b"], &["", "a/", "a\nb"]),
            ("\\[[^\\]]+\\] .+", &["[a] b"], &["[] b", "[a]b"]),
            ("[a-z\\-]*", &["", "a-z"], &["A"]),
            ("[ -~]{0,2}", &["", "a", " ~"], &["abc", "é"]),
            ("(a|b)*c{0,2}", &["", "ab", "abacc"], &["ccc", "ca"]),
            ("$[ ]*a", &["$  a"], &["a"]),
            ("x{3}", &["xxx"], &["xx", "xxxx"]),
            ("-1", &["-1"], &["1"]),
            ("a\\s.", &["a b", "a\nb"], &["ab", "a \n"]),
            ("\\x22?[\\x3c-]+", &["\"<-", "<"], &["", "\""]),
            ("(a{1,2}:){0,2}b", &["b", "a:b", "aa:a:b"], &["a:a:a:b", "aaa:b"]),
        ] {
            let regex = Regex::new(expression).unwrap();
            assert!(fit.iter().all(|t| regex.is_match(t)), "{expression}");
            assert!(others.iter().all(|t| !regex.is_match(t)), "{expression}");
        }
    }

    #[test]
    fn faults_are_named() {
        for bad in ["(", "a)", "[a", "a{2", "a{x}", "*", "\\d", "é", "\\"] {
            assert!(Regex::new(bad).is_err(), "{bad}");
        }
    }
}
