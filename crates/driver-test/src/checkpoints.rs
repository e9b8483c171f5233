// SPDX-License-Identifier: LGPL-2.1-or-later
//! Checkpoints: made, described again, listed, deleted.

use std::sync::Arc;

use virt_abi::virDomainCheckpointCreateFlags::*;
use virt_abi::virDomainCheckpointDeleteFlags::*;
use virt_abi::virDomainCheckpointListFlags::{self as List, *};
use virt_abi::virDomainCheckpointXMLFlags::*;
use virt_conf::checkpoint::{Definition, Show};
use virt_conf::domain::{Definition as Guest, ParseContext};
use virt_conf::moment::Purpose;
use virt_core::object::{Domain, DomainCheckpoint};
use virt_core::types::Listed;
use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};

use crate::checks::{self, fail};
use crate::domain::clock_micros;
use crate::guest::Inner;
use crate::moments::{Place, Tree, Walk};
use crate::state::{State, no_domain};

const LEAVES: u32 = VIR_DOMAIN_CHECKPOINT_LIST_LEAVES as u32;
const NO_LEAVES: u32 = VIR_DOMAIN_CHECKPOINT_LIST_NO_LEAVES as u32;
const TOPOLOGICAL: u32 = VIR_DOMAIN_CHECKPOINT_LIST_TOPOLOGICAL as u32;
/// From a domain: only those without a parent. From a checkpoint: all below.
const DEPTH: u32 = VIR_DOMAIN_CHECKPOINT_LIST_ROOTS as u32;
const LIST: u32 = DEPTH | LEAVES | NO_LEAVES | TOPOLOGICAL;

const _: () = assert!(List::VIR_DOMAIN_CHECKPOINT_LIST_DESCENDANTS as u32 == DEPTH);

/// A checkpoint of that name is not there.
#[cold]
fn not_found(name: &str) -> Error {
    fail(ErrorCode::NO_DOMAIN_CHECKPOINT, tr!("no domain checkpoint with matching name '%1$s'", name))
}

/// The domain's checkpoints, and where the one of that name is.
fn find<'i>(inner: &'i mut Inner, name: &str) -> Result<(&'i mut Tree<Definition>, Place)> {
    let place = inner.moments().and_then(|moments| moments.checkpoints.find(name));
    let place = place.ok_or_else(|| not_found(name))?;
    Ok((&mut inner.moments_mut().checkpoints, place))
}

fn objects(
    state: &State,
    domain: &Arc<Domain>,
    top: Option<&DomainCheckpoint>,
    wanted: bool,
    flags: u32,
) -> Result<Listed<DomainCheckpoint>> {
    state.with(domain, |inner| {
        let top = top.map(|checkpoint| find(inner, checkpoint.name()).map(|(_, place)| place)).transpose()?;
        let none = Tree::default();
        let tree = inner.moments().map_or(&none, |moments| &moments.checkpoints);
        let walk = Walk::by_flags(top, flags & DEPTH != 0, flags & TOPOLOGICAL != 0);
        let passes = |place: &Place| tree.passes_leaves(*place, flags & LEAVES != 0, flags & NO_LEAVES != 0);
        let places = tree.walk(walk).filter(passes);
        Ok(match wanted {
            false => Listed::Count(places.count()),
            true => {
                let handle = |place| DomainCheckpoint::new(domain, tree.name(place));
                places.map(handle).collect::<Vec<_>>().into()
            }
        })
    })
}

/// `virDomainListAllCheckpoints`
pub fn all(
    state: &State,
    domain: &Arc<Domain>,
    wanted: bool,
    flags: u32,
) -> Result<Listed<DomainCheckpoint>> {
    checks::flags("testDomainListAllCheckpoints", flags, LIST)?;
    objects(state, domain, None, wanted, flags)
}

/// `virDomainCheckpointListAllChildren`
pub fn children(
    state: &State,
    checkpoint: &DomainCheckpoint,
    wanted: bool,
    flags: u32,
) -> Result<Listed<DomainCheckpoint>> {
    checks::flags("testDomainCheckpointListAllChildren", flags, LIST)?;
    objects(state, checkpoint.domain(), Some(checkpoint), wanted, flags)
}

/// `virDomainCheckpointLookupByName`
pub fn lookup(state: &State, domain: &Arc<Domain>, name: &str, flags: u32) -> Result<Arc<DomainCheckpoint>> {
    checks::flags("testDomainCheckpointLookupByName", flags, 0)?;
    state.with(domain, |inner| find(inner, name).map(drop))?;
    Ok(DomainCheckpoint::new(domain, name))
}

/// `virDomainCheckpointGetParent`
pub fn parent(state: &State, checkpoint: &DomainCheckpoint, flags: u32) -> Result<Arc<DomainCheckpoint>> {
    checks::flags("testDomainCheckpointGetParent", flags, 0)?;
    state.with(checkpoint.domain(), |inner| {
        let (tree, place) = find(inner, checkpoint.name())?;
        let parent = tree.get(place).moment.parent.as_deref();
        parent.map(|name| DomainCheckpoint::new(checkpoint.domain(), name)).ok_or_else(|| {
            let text = tr!("checkpoint '%1$s' does not have a parent", checkpoint.name());
            fail(ErrorCode::NO_DOMAIN_CHECKPOINT, text)
        })
    })
}

/// `virDomainCheckpointGetXMLDesc`
pub fn xml_desc(state: &State, checkpoint: &DomainCheckpoint, flags: u32) -> Result<String> {
    let secure = VIR_DOMAIN_CHECKPOINT_XML_SECURE as u32;
    let no_domain = VIR_DOMAIN_CHECKPOINT_XML_NO_DOMAIN as u32;
    let size = VIR_DOMAIN_CHECKPOINT_XML_SIZE as u32;
    checks::flags("testDomainCheckpointGetXMLDesc", flags, secure | no_domain | size)?;
    // Written with nothing locked.
    let kept = state.with(checkpoint.domain(), |inner| {
        let active = inner.check_active();
        let (tree, place) = find(inner, checkpoint.name())?;
        if flags & size != 0 {
            // No disk has a size that it could tell.
            active?;
        }
        Ok(tree.get(place).clone())
    })?;
    Ok(kept.format(Show {
        secure: flags & secure != 0,
        no_domain: flags & no_domain != 0,
        size: flags & size != 0,
    }))
}

/// Refuses what no document could change.
fn check_create(inner: &Inner) -> Result<()> {
    let refuse = |text| Err(fail(ErrorCode::OPERATION_UNSUPPORTED, text));
    if inner.snapshots() > 0 {
        return refuse(tr!("cannot create checkpoint while snapshot exists"));
    }
    if !inner.is_active() {
        return refuse(tr!("cannot create checkpoint for inactive domain"));
    }
    Ok(())
}

/// `virDomainCheckpointCreateXML`
pub fn create(state: &State, handle: &Arc<Domain>, xml: &str, flags: u32) -> Result<Arc<DomainCheckpoint>> {
    let redefine = VIR_DOMAIN_CHECKPOINT_CREATE_REDEFINE as u32;
    let known = redefine | VIR_DOMAIN_CHECKPOINT_CREATE_QUIESCE as u32;
    checks::flags("testDomainCheckpointCreateXML", flags, known)?;
    let redefine = flags & redefine != 0;
    state.with(handle, |inner| check_create(inner))?;
    let purpose = match redefine {
        true => Purpose::Redefine { context: &ParseContext::TEST },
        false => Purpose::Create { now: (clock_micros() / 1_000_000) as i64 },
    };
    let mut checkpoint = Definition::parse(xml, purpose)?;
    let guest = state.guest(handle)?;
    let mut inner = guest.lock();
    if inner.removed {
        return Err(no_domain(handle));
    }
    check_create(&inner)?;
    if !redefine {
        checkpoint.moment.domain = Some(Guest::kept(&inner.current));
        checkpoint.align_disks()?;
    }
    let uuid = inner.current.uuid;
    let tree = &mut inner.moments_mut().checkpoints;
    let place = if redefine {
        describe_again(tree, checkpoint, uuid)?
    } else {
        checkpoint.moment.parent = tree.current().map(|place| tree.name(place).into());
        let place = tree.add(checkpoint)?;
        tree.set_current(Some(place));
        place
    };
    Ok(DomainCheckpoint::new(handle, tree.name(place)))
}

/// Adds a checkpoint that was there before, or changes the one of its name. It becomes the
/// current one if it follows that, or there is none.
fn describe_again(
    tree: &mut Tree<Definition>,
    mut checkpoint: Definition,
    uuid: virt_conf::Uuid,
) -> Result<Place> {
    tree.check_parent(&checkpoint.moment)?;
    match &checkpoint.moment.domain {
        Some(domain) if domain.uuid != uuid => {
            let name = &*checkpoint.moment.name;
            let text = tr!("definition for checkpoint %1$s must use uuid %2$s", name, uuid.to_string());
            return Err(Error::new(ErrorDomain::DOMAIN_CHECKPOINT, ErrorCode::INVALID_ARG, text));
        }
        Some(_) => checkpoint.align_disks()?,
        None => checkpoint.name_bitmaps(),
    }
    let current = tree.current();
    let follows = match current {
        None => true,
        Some(current) => checkpoint.moment.parent.as_deref() == Some(tree.name(current)),
    };
    let place = match tree.find(&checkpoint.moment.name) {
        Some(place) => {
            tree.replace(place, checkpoint);
            place
        }
        None => tree.add(checkpoint)?,
    };
    if follows {
        tree.set_current(Some(place));
    }
    Ok(place)
}

/// `virDomainCheckpointDelete`
pub fn delete(state: &State, checkpoint: &DomainCheckpoint, flags: u32) -> Result<()> {
    let children = VIR_DOMAIN_CHECKPOINT_DELETE_CHILDREN as u32;
    let only = VIR_DOMAIN_CHECKPOINT_DELETE_CHILDREN_ONLY as u32;
    // There is nothing but metadata.
    let known = children | only | VIR_DOMAIN_CHECKPOINT_DELETE_METADATA_ONLY as u32;
    checks::flags("testDomainCheckpointDelete", flags, known)?;
    let guest = state.guest(checkpoint.domain())?;
    let mut inner = guest.lock();
    if inner.removed {
        return Err(no_domain(checkpoint.domain()));
    }
    let (tree, place) = find(&mut inner, checkpoint.name())?;
    tree.delete(place, flags & (children | only) != 0, flags & only == 0);
    Ok(())
}
