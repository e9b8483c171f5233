// SPDX-License-Identifier: LGPL-2.1-or-later
//! Holds a document against a grammar.
//!
//! What may still come inside an element is a pattern; each attribute and child leads to the next
//! one. Patterns are numbered, equal ones have one number, and each step is remembered, so a
//! document that looks like one seen before costs a few look-ups for each of its parts.
//!
//! An element may fit several declarations of its name (a `<source>` depends on what stands
//! around it). All that are possible are followed at once, and what is left at the element's end
//! decides how its parent goes on: the work is one pass over the document, whatever it says.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use crate::xml::{Children, Node};

use super::notation::{Source, Times, Unit};

/// What was learnt beyond this is forgotten once a document has been read.
const MAX_LEARNT: usize = 1 << 17;

/// The number of a pattern.
type Id = u32;

/// Nothing fits.
const NEVER: Id = 0;
/// Nothing may come.
const EMPTY: Id = 1;
/// Any text, or none.
const TEXT: Id = 2;

/// A name that no declaration has.
const UNKNOWN: u32 = u32::MAX;
/// The name `_` of declarations: any.
const ANY: u32 = u32::MAX - 1;

#[derive(Clone, PartialEq, Eq, Hash)]
enum Pattern {
    Never,
    Empty,
    Text,
    /// The type's place.
    Data(u32),
    /// The declaration's place.
    Attribute(u32),
    Element(u32),
    /// Sorted.
    Choice(Box<[Id]>),
    /// Sorted.
    AnyOrder(Box<[Id]>),
    Ordered(Box<[Id]>),
    /// Once or more.
    Some(Id),
}

/// What is worth knowing of a pattern.
#[derive(Clone, Copy)]
struct Facts {
    /// Whether it may be nothing at all.
    nullable: bool,
    attributes: bool,
}

struct AttributeDeclaration {
    name: u32,
    data: usize,
}

struct ElementDeclaration {
    name: u32,
    /// The unit that says what stands inside.
    unit: usize,
    /// The same as a pattern, made when it is first needed.
    inside: Option<Id>,
}

/// A fast hash for numbers and names of our own; only names that grammars have are ever stored.
#[derive(Default)]
pub struct Fast(u64);

impl Hasher for Fast {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            self.write_u64(u64::from_le_bytes(word));
        }
    }
    fn write_u8(&mut self, n: u8) {
        self.write_u64(u64::from(n));
    }
    fn write_u32(&mut self, n: u32) {
        self.write_u64(u64::from(n));
    }
    fn write_u64(&mut self, n: u64) {
        self.0 = (self.0.rotate_left(23) ^ n).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 ^= self.0 >> 29;
    }
    fn write_usize(&mut self, n: usize) {
        self.write_u64(n as u64);
    }
}

type Map<K, V> = HashMap<K, V, BuildHasherDefault<Fast>>;

fn key(a: u32, b: u32) -> u64 {
    u64::from(a) << 32 | u64::from(b)
}

/// A grammar, and all that was learnt about it.
pub struct Automaton {
    source: Source,
    /// Local names; those with a namespace stand behind it and a blank.
    names: Map<Box<str>, u32>,
    patterns: Vec<Pattern>,
    facts: Vec<Facts>,
    numbers: Map<Pattern, Id>,
    attributes: Vec<AttributeDeclaration>,
    elements: Vec<ElementDeclaration>,
    rules: Map<&'static str, Id>,
    start: Id,
    /// Which declarations of a name may come next: a range of `pool`.
    next_elements: Map<u64, (u32, u32)>,
    next_attributes: Map<u64, (u32, u32)>,
    pool: Vec<u32>,
    after_element: Map<u64, Id>,
    after_attribute: Map<u64, Id>,
    closed: Map<u32, Id>,
}

/// An element that is being read.
struct Open<'d> {
    node: Node<'d>,
    children: Children<'d>,
    /// Where its declarations begin among those followed.
    from: usize,
}

/// Why a document does not fit.
#[derive(Debug)]
pub struct Problem {
    /// What is wrong with which element.
    pub detail: String,
    /// The child of the root that it is in, and whether the root may have such children; nothing
    /// where the fault is with the root itself.
    pub branch: Option<(String, bool)>,
    /// Something is missing at an element's end.
    pub incomplete: bool,
}

impl Automaton {
    /// A grammar whose documents are what the rule `start` says.
    pub fn new(source: Source, start: &'static str) -> Result<Automaton, String> {
        let mut automaton = Automaton {
            source,
            names: Map::default(),
            patterns: Vec::new(),
            facts: Vec::new(),
            numbers: Map::default(),
            attributes: Vec::new(),
            elements: Vec::new(),
            rules: Map::default(),
            start: NEVER,
            next_elements: Map::default(),
            next_attributes: Map::default(),
            pool: Vec::new(),
            after_element: Map::default(),
            after_attribute: Map::default(),
            closed: Map::default(),
        };
        for pattern in [Pattern::Never, Pattern::Empty, Pattern::Text] {
            automaton.number(pattern);
        }
        automaton.start = automaton.rule(start, 0)?;
        Ok(automaton)
    }

    /// Makes every pattern the grammar has. For tests: otherwise it is done as documents need it.
    #[cfg(test)]
    pub fn complete(&mut self) -> Result<(), String> {
        let mut at = 0;
        while at < self.elements.len() {
            let unit = self.elements[at].unit;
            self.elements[at].inside = Some(self.compile(unit, 0)?);
            at += 1;
        }
        let tests = self.source.types.iter().flat_map(|t| &t.tests).flat_map(|t| &t.expressions);
        match tests.filter_map(|e| e.fault()).next() {
            Some(fault) => Err(fault),
            None => Ok(()),
        }
    }

    /// The declarations of children below those of `parents` that have this name, or whether an
    /// attribute of this name is declared there. For tests.
    #[cfg(test)]
    pub fn declared(&mut self, parents: &[u32], name: &str, elements: bool) -> Vec<u32> {
        let name = self.names.get(name).copied().unwrap_or(UNKNOWN);
        let mut found = Vec::new();
        let mut todo: Vec<Id> = parents.iter().map(|parent| self.inside(*parent)).collect();
        while let Some(id) = todo.pop() {
            match &self.patterns[id as usize] {
                Pattern::Element(at) if elements && self.elements[*at as usize].name == name => {
                    found.push(*at)
                }
                Pattern::Attribute(at) if !elements && self.attributes[*at as usize].name == name => {
                    found.push(*at)
                }
                Pattern::Choice(ids) | Pattern::AnyOrder(ids) | Pattern::Ordered(ids) => {
                    todo.extend(ids.iter())
                }
                Pattern::Some(id) => todo.push(*id),
                _ => {}
            }
        }
        found
    }

    /// The declarations of the root. For tests.
    #[cfg(test)]
    pub fn roots(&self) -> Vec<u32> {
        match &self.patterns[self.start as usize] {
            Pattern::Element(at) => vec![*at],
            _ => Vec::new(),
        }
    }

    fn number(&mut self, pattern: Pattern) -> Id {
        if let Some(id) = self.numbers.get(&pattern) {
            return *id;
        }
        let fact = |id: &Id| self.facts[*id as usize];
        let facts = match &pattern {
            Pattern::Never | Pattern::Element(_) => Facts { nullable: false, attributes: false },
            Pattern::Data(_) => Facts { nullable: false, attributes: false },
            Pattern::Empty | Pattern::Text => Facts { nullable: true, attributes: false },
            Pattern::Attribute(_) => Facts { nullable: false, attributes: true },
            Pattern::Choice(ids) => Facts {
                nullable: ids.iter().any(|id| fact(id).nullable),
                attributes: ids.iter().any(|id| fact(id).attributes),
            },
            Pattern::AnyOrder(ids) | Pattern::Ordered(ids) => Facts {
                nullable: ids.iter().all(|id| fact(id).nullable),
                attributes: ids.iter().any(|id| fact(id).attributes),
            },
            Pattern::Some(id) => fact(id),
        };
        let id = self.patterns.len() as Id;
        self.patterns.push(pattern.clone());
        self.facts.push(facts);
        self.numbers.insert(pattern, id);
        id
    }

    fn nullable(&self, id: Id) -> bool {
        self.facts[id as usize].nullable
    }

    fn choice(&mut self, ways: impl IntoIterator<Item = Id>) -> Id {
        let mut flat = Vec::new();
        for id in ways {
            match &self.patterns[id as usize] {
                Pattern::Never => {}
                Pattern::Choice(ids) => flat.extend_from_slice(ids),
                _ => flat.push(id),
            }
        }
        flat.sort_unstable();
        flat.dedup();
        match flat[..] {
            [] => NEVER,
            [id] => id,
            _ => self.number(Pattern::Choice(flat.into())),
        }
    }

    fn any_order(&mut self, parts: &[Id]) -> Id {
        let mut flat = Vec::with_capacity(parts.len());
        for id in parts {
            match &self.patterns[*id as usize] {
                Pattern::Never => return NEVER,
                Pattern::Empty => {}
                Pattern::AnyOrder(ids) => flat.extend_from_slice(ids),
                _ => flat.push(*id),
            }
        }
        flat.sort_unstable();
        match flat[..] {
            [] => EMPTY,
            [id] => id,
            _ => self.number(Pattern::AnyOrder(flat.into())),
        }
    }

    fn ordered(&mut self, parts: impl IntoIterator<Item = Id>) -> Id {
        let mut flat = Vec::new();
        for id in parts {
            match &self.patterns[id as usize] {
                Pattern::Never => return NEVER,
                Pattern::Empty => {}
                Pattern::Ordered(ids) => flat.extend_from_slice(ids),
                _ => flat.push(id),
            }
        }
        match flat[..] {
            [] => EMPTY,
            [id] => id,
            _ => self.number(Pattern::Ordered(flat.into())),
        }
    }

    fn some(&mut self, id: Id) -> Id {
        match self.patterns[id as usize] {
            Pattern::Never | Pattern::Empty | Pattern::Text | Pattern::Some(_) => id,
            _ => self.number(Pattern::Some(id)),
        }
    }

    /// The number of a declared name.
    fn declare(&mut self, name: &str) -> u32 {
        if name == "_" {
            return ANY;
        }
        let whole = match name.split_once(':') {
            Some((prefix, local)) => {
                format!("{} {local}", self.source.namespaces.get(prefix).copied().unwrap_or(prefix))
            }
            None => name.to_owned(),
        };
        let next = self.names.len() as u32;
        *self.names.entry(whole.into()).or_insert(next)
    }

    fn rule(&mut self, name: &'static str, depth: usize) -> Result<Id, String> {
        if let Some(id) = self.rules.get(name) {
            return Ok(*id);
        }
        let unit = *self.source.rules.get(name).ok_or_else(|| format!("no rule {name}"))?;
        let id = self.compile(unit, depth)?;
        self.rules.insert(name, id);
        Ok(id)
    }

    /// The pattern that a unit is. What stands inside elements is left for later.
    fn compile(&mut self, unit: usize, depth: usize) -> Result<Id, String> {
        if depth > 64 {
            return Err("a rule is part of itself without an element between".into());
        }
        let list = |automaton: &mut Automaton, units: &[usize]| {
            units.iter().map(|unit| automaton.compile(*unit, depth + 1)).collect::<Result<Vec<_>, _>>()
        };
        // Taken out for the time being, so that the rest can be changed.
        let taken = std::mem::replace(&mut self.source.units[unit], Unit::Data(0));
        let pattern = match &taken {
            Unit::Attribute { name, data } => {
                let name = self.declare(name);
                self.attributes.push(AttributeDeclaration { name, data: *data });
                Ok(self.number(Pattern::Attribute(self.attributes.len() as u32 - 1)))
            }
            Unit::Element { name, inside } => {
                let name = self.declare(name);
                self.elements.push(ElementDeclaration { name, unit: *inside, inside: None });
                Ok(self.number(Pattern::Element(self.elements.len() as u32 - 1)))
            }
            Unit::Data(data) => match self.source.types[*data].any {
                true => Ok(TEXT),
                false => Ok(self.number(Pattern::Data(*data as u32))),
            },
            Unit::Rule(name) => self.rule(name, depth + 1),
            Unit::AnyOrder(units) => list(self, units).map(|ids| self.any_order(&ids)),
            Unit::Ordered(units) => list(self, units).map(|ids| self.ordered(ids)),
            Unit::Choice(units) => list(self, units).map(|ids| self.choice(ids)),
            Unit::Repeat(times, unit) => self.compile(*unit, depth + 1).map(|id| match times {
                Times::Once => id,
                Times::Optional => self.choice([EMPTY, id]),
                Times::Some => self.some(id),
                Times::Many => {
                    let some = self.some(id);
                    self.choice([EMPTY, some])
                }
            }),
        };
        self.source.units[unit] = taken;
        pattern
    }

    fn inside(&mut self, element: u32) -> Id {
        let declaration = &self.elements[element as usize];
        if let Some(id) = declaration.inside {
            return id;
        }
        // A test makes all of them, so none fails here.
        let id = self.compile(declaration.unit, 0).unwrap_or(NEVER);
        self.elements[element as usize].inside = Some(id);
        id
    }

    /// Collects the declarations of a name that a pattern begins with.
    fn beginnings(&self, id: Id, name: u32, elements: bool, found: &mut Vec<u32>) {
        match &self.patterns[id as usize] {
            Pattern::Element(at) if elements => {
                let declared = self.elements[*at as usize].name;
                if (declared == name || declared == ANY) && !found.contains(at) {
                    found.push(*at);
                }
            }
            Pattern::Attribute(at) if !elements => {
                let declared = self.attributes[*at as usize].name;
                if (declared == name || declared == ANY) && !found.contains(at) {
                    found.push(*at);
                }
            }
            Pattern::Choice(ids) | Pattern::AnyOrder(ids) => {
                ids.iter().for_each(|id| self.beginnings(*id, name, elements, found));
            }
            Pattern::Ordered(ids) => {
                for id in ids {
                    self.beginnings(*id, name, elements, found);
                    // Attributes have no order.
                    if elements && !self.nullable(*id) {
                        break;
                    }
                }
            }
            Pattern::Some(id) => self.beginnings(*id, name, elements, found),
            _ => {}
        }
    }

    /// The same, remembered; a range of `pool`.
    fn next(&mut self, id: Id, name: u32, elements: bool) -> (u32, u32) {
        let memory = if elements { &self.next_elements } else { &self.next_attributes };
        if let Some(range) = memory.get(&key(id, name)) {
            return *range;
        }
        let mut found = Vec::new();
        self.beginnings(id, name, elements, &mut found);
        let from = self.pool.len() as u32;
        self.pool.extend(found);
        let range = (from, self.pool.len() as u32);
        let memory = if elements { &mut self.next_elements } else { &mut self.next_attributes };
        memory.insert(key(id, name), range);
        range
    }

    /// What may come once this child or attribute was there.
    fn step(&mut self, id: Id, part: &Pattern) -> Id {
        match &self.patterns[id as usize] {
            pattern if pattern == part => EMPTY,
            Pattern::Choice(ids) => {
                let ids = ids.clone();
                let ways: Vec<Id> = ids.iter().map(|id| self.step(*id, part)).collect();
                self.choice(ways)
            }
            Pattern::AnyOrder(ids) => {
                let ids = ids.clone();
                let mut ways = Vec::new();
                let mut last = NEVER;
                for (at, id) in ids.iter().enumerate() {
                    // Equal members lead to the same place.
                    if *id == last {
                        continue;
                    }
                    last = *id;
                    let next = self.step(*id, part);
                    if next != NEVER {
                        let mut parts = ids.to_vec();
                        parts[at] = next;
                        ways.push(self.any_order(&parts));
                    }
                }
                self.choice(ways)
            }
            Pattern::Ordered(ids) => {
                let ids = ids.clone();
                let attribute = matches!(part, Pattern::Attribute(_));
                let mut ways = Vec::new();
                for (at, id) in ids.iter().enumerate() {
                    let next = self.step(*id, part);
                    if next != NEVER {
                        let before = if attribute { &ids[..at] } else { &[] };
                        let parts = before.iter().copied().chain([next]).chain(ids[at + 1..].iter().copied());
                        ways.push(self.ordered(parts.collect::<Vec<_>>()));
                    }
                    if !attribute && !self.nullable(*id) {
                        break;
                    }
                }
                self.choice(ways)
            }
            Pattern::Some(inner) => {
                let inner = *inner;
                let next = self.step(inner, part);
                let again = self.choice([EMPTY, id]);
                self.ordered([next, again])
            }
            _ => NEVER,
        }
    }

    fn after_element(&mut self, id: Id, element: u32) -> Id {
        if let Some(next) = self.after_element.get(&key(id, element)) {
            return *next;
        }
        let next = self.step(id, &Pattern::Element(element));
        self.after_element.insert(key(id, element), next);
        next
    }

    fn after_attribute(&mut self, id: Id, attribute: u32) -> Id {
        if let Some(next) = self.after_attribute.get(&key(id, attribute)) {
            return *next;
        }
        let next = self.step(id, &Pattern::Attribute(attribute));
        self.after_attribute.insert(key(id, attribute), next);
        next
    }

    /// What is left once no more attributes come.
    fn close(&mut self, id: Id) -> Id {
        if !self.facts[id as usize].attributes {
            return id;
        }
        if let Some(next) = self.closed.get(&id) {
            return *next;
        }
        let each = |automaton: &mut Automaton, ids: Box<[Id]>| -> Vec<Id> {
            ids.iter().map(|id| automaton.close(*id)).collect()
        };
        let next = match self.patterns[id as usize].clone() {
            Pattern::Attribute(_) => NEVER,
            Pattern::Choice(ids) => {
                let ids = each(self, ids);
                self.choice(ids)
            }
            Pattern::AnyOrder(ids) => {
                let ids = each(self, ids);
                self.any_order(&ids)
            }
            Pattern::Ordered(ids) => {
                let ids = each(self, ids);
                self.ordered(ids)
            }
            Pattern::Some(inner) => {
                let inner = self.close(inner);
                self.some(inner)
            }
            _ => id,
        };
        self.closed.insert(id, next);
        next
    }

    /// Whether a pattern may be this text and nothing else.
    fn fits_text(&self, id: Id, text: &str) -> bool {
        match &self.patterns[id as usize] {
            Pattern::Text => true,
            Pattern::Data(data) => self.source.types[*data as usize].accepts(text),
            Pattern::Choice(ids) => ids.iter().any(|id| self.fits_text(*id, text)),
            Pattern::AnyOrder(ids) | Pattern::Ordered(ids) => (0..ids.len()).any(|at| {
                let others = ids.iter().enumerate().all(|(i, id)| i == at || self.nullable(*id));
                others && self.fits_text(ids[at], text)
            }),
            Pattern::Some(id) => self.fits_text(*id, text),
            _ => false,
        }
    }

    /// Whether text may stand between the children that are still to come.
    fn allows_text(&self, id: Id) -> bool {
        match &self.patterns[id as usize] {
            Pattern::Text => true,
            Pattern::Choice(ids) | Pattern::AnyOrder(ids) | Pattern::Ordered(ids) => {
                ids.iter().any(|id| self.allows_text(*id))
            }
            Pattern::Some(id) => self.allows_text(*id),
            _ => false,
        }
    }

    fn name_of(&self, name: &str, namespace: Option<&str>) -> u32 {
        match namespace {
            None => self.names.get(name).copied().unwrap_or(UNKNOWN),
            Some(uri) => self.names.get(&*format!("{uri} {name}")).copied().unwrap_or(UNKNOWN),
        }
    }

    /// Reads an element's attributes: what may stand inside, by one of its declarations.
    fn attributes(&mut self, node: Node<'_>, element: u32) -> Result<Id, String> {
        let mut state = self.inside(element);
        for attribute in node.attributes() {
            let name = match attribute.has_namespace() {
                false => self.names.get(attribute.name).copied().unwrap_or(UNKNOWN),
                true => UNKNOWN,
            };
            let (from, to) = self.next(state, name, false);
            let mut next = NEVER;
            for at in from..to {
                let found = self.pool[at as usize];
                let data = self.attributes[found as usize].data;
                if self.source.types[data].accepts(&attribute.value) {
                    let way = self.after_attribute(state, found);
                    next = if next == NEVER { way } else { self.choice([next, way]) };
                }
            }
            if next == NEVER {
                return Err(format!("Invalid attribute {} for element {}", attribute.name, node.name()));
            }
            state = next;
        }
        match self.close(state) {
            NEVER => Err(format!("Element {} lacks an attribute", node.name())),
            state => Ok(state),
        }
    }

    /// Holds a document, or an element of one, against the grammar.
    pub fn validate(&mut self, root: Node<'_>) -> Result<(), Problem> {
        let result = self.walk(root);
        if self.patterns.len() + self.after_element.len() + self.next_elements.len() > MAX_LEARNT {
            self.forget();
        }
        result
    }

    /// Makes room: a document full of orders never seen before leaves patterns behind.
    pub fn forget(&mut self) {
        let source = std::mem::take(&mut self.source);
        let start = self.rules.iter().find(|(_, id)| **id == self.start).map(|(name, _)| *name);
        if let Some(Ok(fresh)) = start.map(|start| Automaton::new(source, start)) {
            *self = fresh;
        }
    }

    /// Declarations followed stand in one list with the pattern each has come to: those of the
    /// root first, those of the innermost open element last.
    fn walk(&mut self, root: Node<'_>) -> Result<(), Problem> {
        let mut followed: Vec<(u32, Id)> = Vec::new();
        let mut open: Vec<Open<'_>> = Vec::new();
        let name = self.name_of(root.name(), root.namespace());
        let (from, to) = self.next(self.start, name, true);
        let mut candidates: Vec<u32> = self.pool[from as usize..to as usize].to_vec();
        let mut fitting: Vec<u32> = Vec::new();
        let mut node = root;
        loop {
            // Into the element, with each declaration that it may be.
            let from = followed.len();
            let mut problem = None;
            for element in candidates.drain(..) {
                match self.attributes(node, element) {
                    Ok(state) => followed.push((element, state)),
                    Err(found) => problem = problem.or(Some(found)),
                }
            }
            if followed.len() == from {
                let missing = || format!("Did not expect element {} there", node.name());
                return Err(self.problem(problem.unwrap_or_else(missing), &open, node));
            }
            open.push(Open { node, children: node.children(), from });
            // On to the next child, out of the elements that end here.
            node = loop {
                let Some(top) = open.last_mut() else { return Ok(()) };
                if let Some(child) = top.children.next() {
                    let name = self.name_of(child.name(), child.namespace());
                    for (_, state) in &followed[top.from..] {
                        let (from, to) = self.next(*state, name, true);
                        for found in &self.pool[from as usize..to as usize] {
                            if !candidates.contains(found) {
                                candidates.push(*found);
                            }
                        }
                    }
                    if candidates.is_empty() {
                        let (name, child_name) = (top.node.name(), child.name());
                        let detail = format!("Element {name} has extra content: {child_name}");
                        return Err(self.problem(detail, &open, child));
                    }
                    break child;
                }
                let (ended, from) = (top.node, top.from);
                open.pop();
                fitting.clear();
                for (element, state) in followed.drain(from..) {
                    if self.ends(ended, state) {
                        fitting.push(element);
                    }
                }
                if fitting.is_empty() {
                    let detail = format!("Element {} failed to validate content", ended.name());
                    return Err(Problem { incomplete: true, ..self.problem(detail, &open, ended) });
                }
                let Some(parent) = open.last() else { return Ok(()) };
                self.proceed(&mut followed, parent.from, &fitting);
            };
        }
    }

    /// A problem with `node`, which stands in the elements that are open.
    fn problem(&mut self, detail: String, open: &[Open<'_>], node: Node<'_>) -> Problem {
        let mut nodes = open.iter().map(|open| open.node).chain([node]);
        let branch = nodes.nth(1).map(|child| {
            let name = self.name_of(child.name(), child.namespace());
            let root = self.name_of(open[0].node.name(), open[0].node.namespace());
            let (from, to) = self.next(self.start, root, true);
            let known = (from..to).any(|at| {
                let inside = self.inside(self.pool[at as usize]);
                let (from, to) = self.next(inside, name, true);
                from < to
            });
            (child.name().to_owned(), known)
        });
        Problem { detail, branch, incomplete: false }
    }

    /// Whether an element may end here, its text considered.
    fn ends(&self, node: Node<'_>, state: Id) -> bool {
        if node.is_leaf() {
            let text = node.text();
            let blank = text.bytes().all(|b| b.is_ascii_whitespace());
            return blank && self.nullable(state) || self.fits_text(state, &text);
        }
        self.nullable(state) && (self.allows_text(state) || !node.has_own_text())
    }

    /// Moves each declaration of a parent past a child.
    fn proceed(&mut self, followed: &mut Vec<(u32, Id)>, from: usize, fitting: &[u32]) {
        let mut keep = from;
        for at in from..followed.len() {
            let (element, state) = followed[at];
            let mut next = NEVER;
            for child in fitting {
                let way = self.after_element(state, *child);
                if way != NEVER {
                    next = if next == NEVER { way } else { self.choice([next, way]) };
                }
            }
            if next != NEVER {
                followed[keep] = (element, next);
                keep += 1;
            }
        }
        followed.truncate(keep);
    }
}
