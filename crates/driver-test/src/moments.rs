// SPDX-License-Identifier: LGPL-2.1-or-later
//! The snapshots and the checkpoints of a domain: two trees of moments, each found by name.
//!
//! A tree's nodes stand in one array and know their neighbours by their places in it, so that
//! adding, finding and taking out cost the same however many there are, and no walk recurses.

use std::collections::HashMap;
use std::sync::Arc;

use virt_conf::moment::Moment;
use virt_conf::{checkpoint, snapshot};
use virt_core::{ErrorCode, Result, tr};

use crate::checks::fail_domain;
use crate::hash::Keyed;

/// What a domain without any does not have.
#[derive(Debug, Default)]
pub struct Moments {
    /// Its snapshots.
    pub snapshots: Tree<snapshot::Definition>,
    /// Its checkpoints.
    pub checkpoints: Tree<checkpoint::Definition>,
}

/// What a tree is made of.
pub trait Kept {
    /// Its name, its parent's and so on.
    fn moment(&self) -> &Moment;
    /// The same to change it.
    fn moment_mut(&mut self) -> &mut Moment;
}

impl Kept for snapshot::Definition {
    fn moment(&self) -> &Moment {
        &self.moment
    }

    fn moment_mut(&mut self) -> &mut Moment {
        &mut self.moment
    }
}

impl Kept for checkpoint::Definition {
    fn moment(&self) -> &Moment {
        &self.moment
    }

    fn moment_mut(&mut self) -> &mut Moment {
        &mut self.moment
    }
}

/// A node's place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place(u32);

impl Place {
    fn at(self) -> usize {
        self.0 as usize
    }
}

/// A node's neighbours. The first child is the one that came last.
#[derive(Debug, Default)]
struct Links {
    parent: Option<Place>,
    first_child: Option<Place>,
    before: Option<Place>,
    after: Option<Place>,
}

#[derive(Debug)]
struct Node<D> {
    kept: Arc<D>,
    links: Links,
}

/// Moments, each with at most one parent.
#[derive(Debug)]
pub struct Tree<D> {
    nodes: Vec<Option<Node<D>>>,
    free: Vec<Place>,
    by_name: HashMap<Box<str>, Place, Keyed>,
    first_root: Option<Place>,
    current: Option<Place>,
}

impl<D> Default for Tree<D> {
    fn default() -> Tree<D> {
        Tree {
            nodes: Vec::new(),
            free: Vec::new(),
            by_name: HashMap::default(),
            first_root: None,
            current: None,
        }
    }
}

/// In which order a tree's nodes are visited, and which of them.
#[derive(Clone, Copy, Debug)]
pub enum Walk {
    /// All, in no order that one may rely on.
    All,
    /// Below a node, or all: parents before their children.
    Below(Option<Place>),
    /// The children of a node, or the roots.
    Children(Option<Place>),
}

impl Walk {
    /// As the flags of lists have it. `depth` is the flag that asks for roots only where all are
    /// listed, and for all descendants where those of one are.
    pub fn by_flags(top: Option<Place>, depth: bool, topological: bool) -> Walk {
        match (top, depth) {
            (None, true) | (Some(_), false) => Walk::Children(top),
            (None, false) if !topological => Walk::All,
            _ => Walk::Below(top),
        }
    }
}

impl<D: Kept> Tree<D> {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.by_name.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.by_name.is_empty()
    }

    /// The one of that name.
    pub fn find(&self, name: &str) -> Option<Place> {
        self.by_name.get(name).copied()
    }

    /// The current one.
    pub fn current(&self) -> Option<Place> {
        self.current
    }

    /// Makes it the current one, or none.
    pub fn set_current(&mut self, place: Option<Place>) {
        self.current = place;
    }

    fn node(&self, place: Place) -> &Node<D> {
        self.nodes[place.at()].as_ref().expect("places lead to nodes")
    }

    fn node_mut(&mut self, place: Place) -> &mut Node<D> {
        self.nodes[place.at()].as_mut().expect("places lead to nodes")
    }

    /// What stands there.
    pub fn get(&self, place: Place) -> &Arc<D> {
        &self.node(place).kept
    }

    /// Its name.
    pub fn name(&self, place: Place) -> &str {
        &self.get(place).moment().name
    }

    /// Whether others stand below it.
    fn has_children(&self, place: Place) -> bool {
        self.node(place).links.first_child.is_some()
    }

    /// Whether it passes the filters that ask for those with or without children. None passes
    /// both.
    pub fn passes_leaves(&self, place: Place, leaves: bool, no_leaves: bool) -> bool {
        let inner = self.has_children(place);
        !(leaves && inner || no_leaves && !inner)
    }

    fn first_of(&mut self, parent: Option<Place>) -> &mut Option<Place> {
        match parent {
            Some(place) => &mut self.node_mut(place).links.first_child,
            None => &mut self.first_root,
        }
    }

    /// Makes an unlinked node the first child of its parent, a root if that does not exist.
    fn link(&mut self, place: Place) {
        let parent = self.get(place).moment().parent.as_deref().and_then(|name| self.find(name));
        self.link_below(place, parent);
    }

    fn link_below(&mut self, place: Place, parent: Option<Place>) {
        let next = self.first_of(parent).replace(place);
        if let Some(next) = next {
            self.node_mut(next).links.before = Some(place);
        }
        let links = &mut self.node_mut(place).links;
        (links.parent, links.before, links.after) = (parent, None, next);
    }

    fn unlink(&mut self, place: Place) {
        let links = &self.node(place).links;
        let (parent, before, after) = (links.parent, links.before, links.after);
        match before {
            Some(before) => self.node_mut(before).links.after = after,
            None => *self.first_of(parent) = after,
        }
        if let Some(after) = after {
            self.node_mut(after).links.before = before;
        }
        let links = &mut self.node_mut(place).links;
        (links.parent, links.before, links.after) = (None, None, None);
    }

    /// Adds one below the parent that it names. Nothing of its name may be there yet.
    pub fn add(&mut self, kept: D) -> Result<Place> {
        let place = self.add_unlinked(kept)?;
        self.link(place);
        Ok(place)
    }

    fn add_unlinked(&mut self, kept: D) -> Result<Place> {
        let name = &kept.moment().name;
        self.check_new(name)?;
        let next = Place(self.nodes.len() as u32);
        let place = self.free.pop().unwrap_or(next);
        self.by_name.insert(name.clone(), place);
        let node = Some(Node { kept: Arc::new(kept), links: Links::default() });
        match self.nodes.get_mut(place.at()) {
            Some(slot) => *slot = node,
            None => self.nodes.push(node),
        }
        Ok(place)
    }

    /// Refuses a name that is taken.
    fn check_new(&self, name: &str) -> Result<()> {
        match self.by_name.contains_key(name) {
            false => Ok(()),
            true => {
                let text = tr!("domain moment %1$s already exists", name);
                Err(fail_domain(ErrorCode::OPERATION_FAILED, text))
            }
        }
    }

    /// Puts a new description in a node's place, below the parent that it names; its children
    /// stay.
    pub fn replace(&mut self, place: Place, kept: D) {
        self.unlink(place);
        self.node_mut(place).kept = Arc::new(kept);
        self.link(place);
    }

    /// Refuses a description whose parent is not there, or is below what it describes.
    pub fn check_parent(&self, moment: &Moment) -> Result<()> {
        let Some(parent) = moment.parent.as_deref() else { return Ok(()) };
        let refuse = |text| Err(fail_domain(ErrorCode::INVALID_ARG, text));
        if parent == &*moment.name {
            return refuse(tr!("cannot set moment %1$s as its own parent", parent));
        }
        let Some(mut place) = self.find(parent) else {
            return refuse(tr!("parent %1$s for moment %2$s not found", parent, &*moment.name));
        };
        let Some(own) = self.find(&moment.name) else { return Ok(()) };
        while let Some(above) = self.node(place).links.parent {
            if above == own {
                let below = self.name(place);
                return refuse(tr!("parent %1$s would create cycle to %2$s", below, &*moment.name));
            }
            place = above;
        }
        Ok(())
    }

    /// Adds all, each below the parent that it names; tells whether the parents are there and no
    /// one is above itself. `added` is called after each.
    pub fn add_all(
        &mut self,
        all: impl IntoIterator<Item = D>,
        mut added: impl FnMut(&mut Self, Place) -> Result<()>,
    ) -> Result<bool> {
        let mut places = Vec::new();
        for kept in all {
            let place = self.add_unlinked(kept)?;
            added(self, place)?;
            places.push(place);
        }
        let mut consistent = true;
        for place in places {
            let parent = self.get(place).moment().parent.as_deref().map(|name| self.find(name));
            let mut above = parent.flatten();
            consistent &= parent != Some(None);
            while let Some(other) = above {
                if other == place {
                    return Ok(false);
                }
                above = self.node(other).links.parent;
            }
            self.link(place);
        }
        Ok(consistent)
    }

    /// What comes after `place` in a walk through all below `top`.
    fn next_below(&self, place: Place, top: Option<Place>) -> Option<Place> {
        let mut links = &self.node(place).links;
        if links.first_child.is_some() {
            return links.first_child;
        }
        loop {
            if links.after.is_some() {
                return links.after;
            }
            let parent = links.parent.filter(|parent| Some(*parent) != top)?;
            links = &self.node(parent).links;
        }
    }

    /// The nodes of a walk.
    pub fn walk(&self, walk: Walk) -> impl Iterator<Item = Place> {
        let first = |top: Option<Place>| match top {
            Some(place) => self.node(place).links.first_child,
            None => self.first_root,
        };
        let (all, mut next, top) = match walk {
            Walk::All => (self.nodes.as_slice(), None, None),
            Walk::Below(top) => (&[][..], first(top), Some(top)),
            Walk::Children(top) => (&[][..], first(top), None),
        };
        let everywhere = all.iter().enumerate().filter(|(_, node)| node.is_some());
        let everywhere = everywhere.map(|(at, _)| Place(at as u32));
        everywhere.chain(std::iter::from_fn(move || {
            let place = next?;
            next = match top {
                Some(top) => self.next_below(place, top),
                None => self.node(place).links.after,
            };
            Some(place)
        }))
    }

    fn forget(&mut self, place: Place) {
        let gone = self.nodes[place.at()].take().expect("places lead to nodes");
        self.by_name.remove(&gone.kept.moment().name);
        self.free.push(place);
        if self.current == Some(place) {
            self.current = None;
        }
    }

    /// Takes out all below a node. If the current one was among them, the node is it from now on.
    fn remove_below(&mut self, place: Place) {
        let below: Vec<Place> = self.walk(Walk::Below(Some(place))).collect();
        let had_current = self.current.is_some_and(|current| below.contains(&current));
        self.node_mut(place).links.first_child = None;
        below.into_iter().for_each(|gone| self.forget(gone));
        if had_current {
            self.current = Some(place);
        }
    }

    /// Takes out a node, what is below it, or both.
    pub fn delete(&mut self, place: Place, below: bool, itself: bool)
    where
        D: Clone,
    {
        if below {
            self.remove_below(place);
        }
        if itself {
            self.remove(place);
        }
    }

    /// Takes out a node; its children become its parent's. If it was the current one, its
    /// parent is from now on.
    fn remove(&mut self, place: Place)
    where
        D: Clone,
    {
        let parent = self.node(place).links.parent;
        let was_current = self.current == Some(place);
        if let Some(first) = self.node_mut(place).links.first_child.take() {
            let name = parent.map(|parent| Box::from(self.name(parent)));
            let mut last = first;
            let mut child = Some(first);
            while let Some(at) = child {
                let node = self.node_mut(at);
                Arc::make_mut(&mut node.kept).moment_mut().parent = name.clone();
                node.links.parent = parent;
                (last, child) = (at, node.links.after);
            }
            // They come before the children that the parent has.
            let next = self.first_of(parent).replace(first);
            self.node_mut(last).links.after = next;
            if let Some(next) = next {
                self.node_mut(next).links.before = Some(last);
            }
        }
        self.unlink(place);
        self.forget(place);
        if was_current {
            self.current = parent;
        }
        if self.is_empty() {
            *self = Tree::default();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(name: &str, parent: Option<&str>) -> checkpoint::Definition {
        let mut made = checkpoint::Definition::default();
        (made.moment.name, made.moment.parent) = (name.into(), parent.map(Box::from));
        made
    }

    /// `a` with `b` and `e`, `b` with `c` and `d`, and a second root `f`.
    fn tree() -> Tree<checkpoint::Definition> {
        let mut tree = Tree::default();
        let all = [("a", None), ("b", Some("a")), ("c", Some("b")), ("d", Some("b")), ("e", Some("a"))];
        for (name, parent) in all.into_iter().chain([("f", None)]) {
            tree.add(moment(name, parent)).unwrap();
        }
        tree
    }

    fn names(tree: &Tree<checkpoint::Definition>, walk: Walk) -> String {
        tree.walk(walk).map(|place| tree.name(place)).collect()
    }

    #[test]
    fn walks_visit_what_they_say() {
        let tree = tree();
        assert_eq!(names(&tree, Walk::All), "abcdef");
        assert_eq!(names(&tree, Walk::Below(None)), "faebdc");
        assert_eq!(names(&tree, Walk::Children(None)), "fa");
        assert_eq!(names(&tree, Walk::Below(tree.find("a"))), "ebdc");
        assert_eq!(names(&tree, Walk::Children(tree.find("a"))), "eb");
        assert_eq!(names(&tree, Walk::Below(tree.find("f"))), "");
    }

    #[test]
    fn children_of_what_is_removed_move_up() {
        let mut tree = tree();
        let b = tree.find("b").unwrap();
        tree.set_current(Some(b));
        tree.remove(b);
        assert_eq!(names(&tree, Walk::Children(tree.find("a"))), "dce");
        assert_eq!(tree.current(), tree.find("a"));
        assert_eq!(tree.get(tree.find("c").unwrap()).moment.parent.as_deref(), Some("a"));
        tree.remove(tree.find("a").unwrap());
        assert_eq!(names(&tree, Walk::Below(None)), "dcef");
        assert_eq!((tree.len(), tree.current()), (4, None));
        // The place is used again.
        tree.add(moment("g", Some("c"))).unwrap();
        assert_eq!(names(&tree, Walk::Below(tree.find("c"))), "g");
    }

    #[test]
    fn what_is_below_goes_at_once() {
        let mut tree = tree();
        tree.set_current(tree.find("d"));
        let a = tree.find("a").unwrap();
        tree.remove_below(a);
        assert_eq!(names(&tree, Walk::Below(None)), "fa");
        assert_eq!(tree.current(), Some(a));
        assert_eq!(tree.find("c"), None);
    }

    #[test]
    fn no_one_is_above_himself() {
        let mut tree = tree();
        let refused = |tree: &Tree<_>, name, parent| {
            tree.check_parent(&moment(name, Some(parent)).moment).unwrap_err().message().to_owned()
        };
        assert!(refused(&tree, "a", "a").ends_with("cannot set moment a as its own parent"));
        assert!(refused(&tree, "a", "x").ends_with("parent x for moment a not found"));
        assert!(refused(&tree, "a", "d").ends_with("parent b would create cycle to a"));
        assert!(tree.check_parent(&moment("d", Some("e")).moment).is_ok());
        let d = tree.find("d").unwrap();
        tree.replace(d, moment("d", Some("e")));
        assert_eq!(names(&tree, Walk::Below(None)), "faedbc");
        assert!(tree.add(moment("d", None)).is_err());
    }

    #[test]
    fn what_a_file_tells_is_checked() {
        let all = |pairs: &[(&str, Option<&str>)]| {
            let mut tree = Tree::default();
            tree.add_all(pairs.iter().map(|(name, parent)| moment(name, *parent)), |_, _| Ok(()))
        };
        assert!(all(&[("b", Some("a")), ("a", None)]).unwrap());
        assert!(!all(&[("b", Some("x"))]).unwrap());
        assert!(!all(&[("a", Some("b")), ("b", Some("a"))]).unwrap());
        assert!(!all(&[("a", Some("a"))]).unwrap());
        assert!(all(&[("a", None), ("a", None)]).is_err());
    }

    #[test]
    fn a_long_chain_needs_no_stack() {
        let mut tree = Tree::default();
        let mut parent = None;
        for n in 0..100_000 {
            let name = n.to_string();
            tree.add(moment(&name, parent.as_deref())).unwrap();
            parent = Some(name);
        }
        assert_eq!(tree.walk(Walk::Below(None)).count(), 100_000);
        tree.remove_below(tree.find("0").unwrap());
        assert_eq!(tree.len(), 1);
    }
}
