// SPDX-License-Identifier: LGPL-2.1-or-later
//! Snapshots: taken, described again, listed, gone back to, deleted.

use std::sync::Arc;

use virt_abi::virDomainEventStartedDetailType::VIR_DOMAIN_EVENT_STARTED_FROM_SNAPSHOT;
use virt_abi::virDomainEventStoppedDetailType::VIR_DOMAIN_EVENT_STOPPED_FROM_SNAPSHOT;
use virt_abi::virDomainEventSuspendedDetailType::VIR_DOMAIN_EVENT_SUSPENDED_FROM_SNAPSHOT;
use virt_abi::virDomainEventType::*;
use virt_abi::virDomainPausedReason::VIR_DOMAIN_PAUSED_FROM_SNAPSHOT;
use virt_abi::virDomainShutoffReason::VIR_DOMAIN_SHUTOFF_FROM_SNAPSHOT;
use virt_abi::virDomainSnapshotCreateFlags::*;
use virt_abi::virDomainSnapshotDeleteFlags::*;
use virt_abi::virDomainSnapshotListFlags::{self as List, *};
use virt_abi::virDomainSnapshotRevertFlags::*;
use virt_abi::virDomainSnapshotXMLFlags::VIR_DOMAIN_SNAPSHOT_XML_SECURE;
use virt_abi::virDomainState::{self as RunState, *};
use virt_conf::domain::device::disk::SnapshotLocation;
use virt_conf::domain::{Definition as Guest, ParseContext, stability};
use virt_conf::moment::Purpose;
use virt_conf::snapshot::{Align, Definition, ParseOptions, Show, State as Was};
use virt_core::event::Event;
use virt_core::object::{Domain, DomainSnapshot};
use virt_core::types::Listed;
use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};

use crate::checks::{self, fail};
use crate::domain::clock_micros;
use crate::events;
use crate::guest::Inner;
use crate::lifecycle::Start;
use crate::moments::{Moments, Place, Tree, Walk};
use crate::state::{State, no_domain};

const LEAVES: u32 = VIR_DOMAIN_SNAPSHOT_LIST_LEAVES as u32 | VIR_DOMAIN_SNAPSHOT_LIST_NO_LEAVES as u32;
const METADATA: u32 = VIR_DOMAIN_SNAPSHOT_LIST_METADATA as u32 | NO_METADATA;
const NO_METADATA: u32 = VIR_DOMAIN_SNAPSHOT_LIST_NO_METADATA as u32;
const STATES: u32 = VIR_DOMAIN_SNAPSHOT_LIST_INACTIVE as u32
    | VIR_DOMAIN_SNAPSHOT_LIST_ACTIVE as u32
    | VIR_DOMAIN_SNAPSHOT_LIST_DISK_ONLY as u32;
const PLACES: u32 = VIR_DOMAIN_SNAPSHOT_LIST_INTERNAL as u32 | VIR_DOMAIN_SNAPSHOT_LIST_EXTERNAL as u32;
const TOPOLOGICAL: u32 = VIR_DOMAIN_SNAPSHOT_LIST_TOPOLOGICAL as u32;
/// From a domain: only those without a parent. From a snapshot: all below.
const DEPTH: u32 = VIR_DOMAIN_SNAPSHOT_LIST_ROOTS as u32;
const LIST: u32 = DEPTH | LEAVES | METADATA | STATES | PLACES | TOPOLOGICAL;

const _: () = assert!(List::VIR_DOMAIN_SNAPSHOT_LIST_DESCENDANTS as u32 == DEPTH);

/// A snapshot of that name is not there.
#[cold]
fn not_found(name: &str) -> Error {
    fail(ErrorCode::NO_DOMAIN_SNAPSHOT, tr!("no domain snapshot with matching name '%1$s'", name))
}

/// The domain's snapshots, and where the one of that name is.
fn find<'i>(inner: &'i mut Inner, name: &str) -> Result<(&'i mut Tree<Definition>, Place)> {
    let place = inner.moments().and_then(|moments| moments.snapshots.find(name));
    let place = place.ok_or_else(|| not_found(name))?;
    Ok((&mut inner.moments_mut().snapshots, place))
}

/// Whether a snapshot passes the filters; those that concern its place in the tree are seen to.
fn passes(snapshot: &Definition, flags: u32) -> bool {
    let (states, places) = (flags & STATES, flags & PLACES);
    let kind = match snapshot.state {
        Some(Was::Shutoff) => VIR_DOMAIN_SNAPSHOT_LIST_INACTIVE,
        Some(Was::DiskSnapshot) => VIR_DOMAIN_SNAPSHOT_LIST_DISK_ONLY,
        _ => VIR_DOMAIN_SNAPSHOT_LIST_ACTIVE,
    };
    let place = match snapshot.is_external() {
        true => VIR_DOMAIN_SNAPSHOT_LIST_EXTERNAL,
        false => VIR_DOMAIN_SNAPSHOT_LIST_INTERNAL,
    };
    (states == 0 || states & kind as u32 != 0) && (places == 0 || places & place as u32 != 0)
}

/// Those that the flags ask for: of all, or of what is below `top`.
fn select<'t>(
    tree: &'t Tree<Definition>,
    top: Option<Place>,
    flags: u32,
) -> Box<dyn Iterator<Item = Place> + 't> {
    if flags & METADATA == NO_METADATA {
        return Box::new(std::iter::empty());
    }
    let walk = Walk::by_flags(top, flags & DEPTH != 0, flags & TOPOLOGICAL != 0);
    let leaves = VIR_DOMAIN_SNAPSHOT_LIST_LEAVES as u32;
    let no_leaves = VIR_DOMAIN_SNAPSHOT_LIST_NO_LEAVES as u32;
    Box::new(tree.walk(walk).filter(move |place| {
        tree.passes_leaves(*place, flags & leaves != 0, flags & no_leaves != 0)
            && (flags & (STATES | PLACES) == 0 || passes(tree.get(*place), flags))
    }))
}

/// What `work` makes of the snapshots of a domain, or of those below one of them.
fn listed<T>(
    state: &State,
    domain: &Domain,
    top: Option<&DomainSnapshot>,
    flags: u32,
    work: impl FnOnce(&Tree<Definition>, &mut dyn Iterator<Item = Place>) -> T,
) -> Result<T> {
    state.with(domain, |inner| {
        let top = top.map(|snapshot| find(inner, snapshot.name()).map(|(_, place)| place)).transpose()?;
        let none = Tree::default();
        let tree = inner.moments().map_or(&none, |moments| &moments.snapshots);
        Ok(work(tree, &mut *select(tree, top, flags)))
    })
}

fn objects(
    state: &State,
    domain: &Arc<Domain>,
    top: Option<&DomainSnapshot>,
    wanted: bool,
    flags: u32,
) -> Result<Listed<DomainSnapshot>> {
    listed(state, domain, top, flags, |tree, places| match wanted {
        false => Listed::Count(places.count()),
        true => places.map(|place| DomainSnapshot::new(domain, tree.name(place))).collect::<Vec<_>>().into(),
    })
}

/// All names, also those that the caller has no room for: he is told how many there are.
fn names(
    state: &State,
    domain: &Domain,
    top: Option<&DomainSnapshot>,
    room: usize,
    flags: u32,
) -> Result<Vec<String>> {
    listed(state, domain, top, flags, |tree, places| {
        let name = |(at, place)| if at < room { tree.name(place).to_owned() } else { String::new() };
        places.enumerate().map(name).collect()
    })
}

/// `virDomainSnapshotNum`
pub fn num(state: &State, domain: &Domain, flags: u32) -> Result<i32> {
    checks::flags("testDomainSnapshotNum", flags, LIST)?;
    listed(state, domain, None, flags, |_, places| places.count() as i32)
}

/// `virDomainSnapshotListNames`
pub fn list_names(state: &State, domain: &Domain, room: usize, flags: u32) -> Result<Vec<String>> {
    checks::flags("testDomainSnapshotListNames", flags, LIST)?;
    names(state, domain, None, room, flags)
}

/// `virDomainListAllSnapshots`
pub fn all(state: &State, domain: &Arc<Domain>, wanted: bool, flags: u32) -> Result<Listed<DomainSnapshot>> {
    checks::flags("testDomainListAllSnapshots", flags, LIST)?;
    objects(state, domain, None, wanted, flags)
}

/// `virDomainSnapshotNumChildren`
pub fn num_children(state: &State, snapshot: &DomainSnapshot, flags: u32) -> Result<i32> {
    checks::flags("testDomainSnapshotNumChildren", flags, LIST)?;
    listed(state, snapshot.domain(), Some(snapshot), flags, |_, places| places.count() as i32)
}

/// `virDomainSnapshotListChildrenNames`
pub fn children_names(
    state: &State,
    snapshot: &DomainSnapshot,
    room: usize,
    flags: u32,
) -> Result<Vec<String>> {
    checks::flags("testDomainSnapshotListChildrenNames", flags, LIST)?;
    names(state, snapshot.domain(), Some(snapshot), room, flags)
}

/// `virDomainSnapshotListAllChildren`
pub fn children(
    state: &State,
    snapshot: &DomainSnapshot,
    wanted: bool,
    flags: u32,
) -> Result<Listed<DomainSnapshot>> {
    checks::flags("testDomainSnapshotListAllChildren", flags, LIST)?;
    objects(state, snapshot.domain(), Some(snapshot), wanted, flags)
}

/// `virDomainSnapshotLookupByName`
pub fn lookup(state: &State, domain: &Arc<Domain>, name: &str, flags: u32) -> Result<Arc<DomainSnapshot>> {
    checks::flags("testDomainSnapshotLookupByName", flags, 0)?;
    state.with(domain, |inner| find(inner, name).map(drop))?;
    Ok(DomainSnapshot::new(domain, name))
}

/// `virDomainHasCurrentSnapshot`
pub fn has_current(state: &State, domain: &Domain, flags: u32) -> Result<bool> {
    checks::flags("testDomainHasCurrentSnapshot", flags, 0)?;
    let is_some = |moments: &Moments| moments.snapshots.current().is_some();
    state.with(domain, |inner| Ok(inner.moments().is_some_and(is_some)))
}

/// `virDomainSnapshotCurrent`
pub fn current(state: &State, domain: &Arc<Domain>, flags: u32) -> Result<Arc<DomainSnapshot>> {
    checks::flags("testDomainSnapshotCurrent", flags, 0)?;
    state.with(domain, |inner| {
        let tree = inner.moments().map(|moments| &moments.snapshots);
        let found = tree.and_then(|tree| tree.current().map(|place| tree.name(place)));
        found.map(|name| DomainSnapshot::new(domain, name)).ok_or_else(|| {
            let text = tr!("the domain does not have a current snapshot");
            fail(ErrorCode::NO_DOMAIN_SNAPSHOT, text)
        })
    })
}

/// `virDomainSnapshotGetParent`
pub fn parent(state: &State, snapshot: &DomainSnapshot, flags: u32) -> Result<Arc<DomainSnapshot>> {
    checks::flags("testDomainSnapshotGetParent", flags, 0)?;
    state.with(snapshot.domain(), |inner| {
        let (tree, place) = find(inner, snapshot.name())?;
        let parent = tree.get(place).moment.parent.as_deref();
        parent.map(|name| DomainSnapshot::new(snapshot.domain(), name)).ok_or_else(|| {
            let text = tr!("snapshot '%1$s' does not have a parent", snapshot.name());
            fail(ErrorCode::NO_DOMAIN_SNAPSHOT, text)
        })
    })
}

/// `virDomainSnapshotIsCurrent`
pub fn is_current(state: &State, snapshot: &DomainSnapshot, flags: u32) -> Result<bool> {
    checks::flags("testDomainSnapshotIsCurrent", flags, 0)?;
    state.with(snapshot.domain(), |inner| {
        let (tree, place) = find(inner, snapshot.name())?;
        Ok(tree.current() == Some(place))
    })
}

/// `virDomainSnapshotHasMetadata`
pub fn has_metadata(state: &State, snapshot: &DomainSnapshot, flags: u32) -> Result<bool> {
    checks::flags("testDomainSnapshotHasMetadata", flags, 0)?;
    state.with(snapshot.domain(), |inner| find(inner, snapshot.name()).map(|_| true))
}

/// `virDomainSnapshotGetXMLDesc`
pub fn xml_desc(state: &State, snapshot: &DomainSnapshot, flags: u32) -> Result<String> {
    let secure = VIR_DOMAIN_SNAPSHOT_XML_SECURE as u32;
    checks::flags("testDomainSnapshotGetXMLDesc", flags, secure)?;
    let domain = snapshot.domain();
    // Written with nothing locked.
    let kept = state.with(domain, |inner| {
        let (tree, place) = find(inner, snapshot.name())?;
        Ok(tree.get(place).clone())
    })?;
    let uuid = Some(virt_conf::Uuid(domain.uuid().0));
    Ok(kept.format(Show { secure: flags & secure != 0, internal: false, uuid }))
}

/// Refuses what no document could change.
fn check_create(inner: &Inner, flags: u32) -> Result<()> {
    if inner.checkpoints() > 0 {
        let text = tr!("cannot create snapshot while checkpoint exists");
        return Err(fail(ErrorCode::OPERATION_UNSUPPORTED, text));
    }
    if !inner.persistent && flags & VIR_DOMAIN_SNAPSHOT_CREATE_HALT as u32 != 0 {
        let text = tr!("cannot halt after transient domain snapshot");
        return Err(fail(ErrorCode::OPERATION_INVALID, text));
    }
    Ok(())
}

/// `virDomainSnapshotCreateXML`
pub fn create(state: &State, handle: &Arc<Domain>, xml: &str, flags: u32) -> Result<Arc<DomainSnapshot>> {
    let redefine = flags & VIR_DOMAIN_SNAPSHOT_CREATE_REDEFINE as u32 != 0;
    let (halt, validate) =
        (VIR_DOMAIN_SNAPSHOT_CREATE_HALT as u32, VIR_DOMAIN_SNAPSHOT_CREATE_VALIDATE as u32);
    let current = VIR_DOMAIN_SNAPSHOT_CREATE_CURRENT as u32;
    // There are no file systems to freeze, and no disk that could fail.
    let nothing_to_do = VIR_DOMAIN_SNAPSHOT_CREATE_QUIESCE as u32
        | VIR_DOMAIN_SNAPSHOT_CREATE_ATOMIC as u32
        | VIR_DOMAIN_SNAPSHOT_CREATE_LIVE as u32;
    let known = VIR_DOMAIN_SNAPSHOT_CREATE_REDEFINE as u32 | current | halt | validate | nothing_to_do;
    checks::flags("testDomainSnapshotCreateXML", flags, known)?;
    state.with(handle, |inner| check_create(inner, flags))?;
    let purpose = match redefine {
        true => Purpose::Redefine { context: &ParseContext::TEST },
        false => Purpose::Create { now: (clock_micros() / 1_000_000) as i64 },
    };
    let parse = if flags & validate != 0 { Definition::parse_valid } else { Definition::parse };
    let mut snapshot = parse(xml, ParseOptions::new(purpose))?;
    let guest = state.guest(handle)?;
    let mut inner = guest.lock();
    if inner.removed {
        return Err(no_domain(handle));
    }
    check_create(&inner, flags)?;
    let mut event = None;
    if !redefine {
        prepare(&mut snapshot, &inner)?;
    }
    let uuid = inner.current.uuid;
    let tree = &mut inner.moments_mut().snapshots;
    let place = if redefine {
        describe_again(tree, snapshot, uuid)?
    } else {
        snapshot.moment.parent = tree.current().map(|place| tree.name(place).into());
        tree.add(snapshot)?
    };
    if !redefine || flags & current != 0 {
        tree.set_current(Some(place));
    }
    let made = DomainSnapshot::new(handle, tree.name(place));
    if flags & halt != 0 && inner.is_active() {
        let id = state.domains.stop(&guest, &mut inner, VIR_DOMAIN_SHUTOFF_FROM_SNAPSHOT as u8);
        handle.set_id(-1);
        event = Some(stopped(&guest.uuid, &inner, id));
    }
    drop(inner);
    if let Some(event) = event {
        state.events.queue(event);
    }
    Ok(made)
}

fn stopped(uuid: &virt_core::uuid::Uuid, inner: &Inner, id: i32) -> Event {
    let detail = VIR_DOMAIN_EVENT_STOPPED_FROM_SNAPSHOT as i32;
    events::lifecycle(uuid, inner, id, VIR_DOMAIN_EVENT_STOPPED as i32, detail)
}

/// What a domain was doing; a snapshot has no word for a state that is none.
fn was(state: RunState) -> Option<Was> {
    Some(match state {
        VIR_DOMAIN_RUNNING => Was::Running,
        VIR_DOMAIN_BLOCKED => Was::Blocked,
        VIR_DOMAIN_PAUSED => Was::Paused,
        VIR_DOMAIN_SHUTDOWN => Was::Shutdown,
        VIR_DOMAIN_SHUTOFF => Was::Shutoff,
        VIR_DOMAIN_CRASHED => Was::Crashed,
        VIR_DOMAIN_PMSUSPENDED => Was::Suspended,
        _ => return None,
    })
}

/// Whether memory belongs to it.
fn is_online(snapshot: &Definition) -> bool {
    matches!(snapshot.state, Some(Was::Running | Was::Paused))
}

/// Fills in what the domain is at this moment.
fn prepare(snapshot: &mut Definition, inner: &Inner) -> Result<()> {
    snapshot.moment.domain = Some(Guest::kept(&inner.current));
    if snapshot.disks.iter().any(|disk| disk.snapshot == Some(SnapshotLocation::Manual)) {
        let text = tr!("'manual' snapshot mode is not supported by the test driver");
        return Err(fail(ErrorCode::OPERATION_UNSUPPORTED, text));
    }
    snapshot.state = was(inner.state());
    let external = snapshot.memory == Some(SnapshotLocation::External);
    if !external {
        snapshot.memory = Some(match snapshot.state {
            Some(Was::Shutoff) => SnapshotLocation::No,
            _ => SnapshotLocation::Internal,
        });
    }
    align(snapshot, None, external)
}

fn align(snapshot: &mut Definition, existing: Option<&Guest>, external: bool) -> Result<()> {
    let default = if external { SnapshotLocation::External } else { SnapshotLocation::Internal };
    snapshot.align_disks(existing, Align { default, uniform_internal: true, force_default: false })
}

/// An error that the reference's snapshot code reports.
fn invalid(text: String) -> Error {
    Error::new(ErrorDomain::DOMAIN_SNAPSHOT, ErrorCode::INVALID_ARG, text)
}

/// Adds a snapshot that was there before, or changes the one of its name.
fn describe_again(
    tree: &mut Tree<Definition>,
    mut snapshot: Definition,
    uuid: virt_conf::Uuid,
) -> Result<Place> {
    tree.check_parent(&snapshot.moment)?;
    let name = &*snapshot.moment.name;
    if snapshot.moment.domain.as_ref().is_some_and(|domain| domain.uuid != uuid) {
        return Err(invalid(tr!("definition for snapshot %1$s must use uuid %2$s", name, uuid.to_string())));
    }
    let place = tree.find(name);
    let other = place.map(|place| tree.get(place).clone());
    if let Some(other) = &other {
        if is_online(other) != is_online(&snapshot) {
            return Err(invalid(tr!(
                "cannot change between online and offline snapshot state in snapshot %1$s",
                name
            )));
        }
        let disks_only = Some(Was::DiskSnapshot);
        if (other.state == disks_only) != (snapshot.state == disks_only) {
            return Err(invalid(tr!(
                "cannot change between disk only and full system in snapshot %1$s",
                name
            )));
        }
        if let (Some(before), Some(domain)) = (&other.moment.domain, &snapshot.moment.domain) {
            stability::check(before, domain)?;
        }
    }
    let before = other.as_ref().and_then(|other| other.moment.domain.as_ref());
    let external = snapshot.state == Some(Was::DiskSnapshot) || snapshot.is_external();
    align(&mut snapshot, before.map(|domain| &**domain), external)?;
    let Some(place) = place else { return tree.add(snapshot) };
    if snapshot.moment.domain.is_none() {
        snapshot.moment.domain = before.cloned();
    }
    tree.replace(place, snapshot);
    Ok(place)
}

/// Gives a domain the snapshots that a node file tells of.
pub fn add_all(inner: &mut Inner, snapshots: Vec<Definition>) -> Result<()> {
    let tree = &mut inner.moments_mut().snapshots;
    let consistent = tree.add_all(snapshots, |tree, place| {
        if tree.get(place).current {
            if tree.current().is_some() {
                let text = tr!("more than one snapshot claims to be active");
                return Err(fail(ErrorCode::INTERNAL_ERROR, text));
            }
            tree.set_current(Some(place));
        }
        Ok(())
    })?;
    match consistent {
        true => Ok(()),
        false => {
            let name = &*inner.current.name;
            let text = tr!("Snapshots have inconsistent relations for domain %1$s", name);
            Err(fail(ErrorCode::INTERNAL_ERROR, text))
        }
    }
}

/// `virDomainSnapshotDelete`
pub fn delete(state: &State, snapshot: &DomainSnapshot, flags: u32) -> Result<()> {
    let only = VIR_DOMAIN_SNAPSHOT_DELETE_CHILDREN_ONLY as u32;
    let children = VIR_DOMAIN_SNAPSHOT_DELETE_CHILDREN as u32;
    checks::flags("testDomainSnapshotDelete", flags, children | only)?;
    let guest = state.guest(snapshot.domain())?;
    let mut inner = guest.lock();
    if inner.removed {
        return Err(no_domain(snapshot.domain()));
    }
    let (tree, place) = find(&mut inner, snapshot.name())?;
    tree.delete(place, flags & (children | only) != 0, flags & only == 0);
    Ok(())
}

/// `virDomainRevertToSnapshot`
pub fn revert(state: &State, snapshot: &DomainSnapshot, flags: u32) -> Result<()> {
    let running = VIR_DOMAIN_SNAPSHOT_REVERT_RUNNING as u32;
    let paused = VIR_DOMAIN_SNAPSHOT_REVERT_PAUSED as u32;
    let known = running | paused | VIR_DOMAIN_SNAPSHOT_REVERT_FORCE as u32;
    checks::flags("testDomainRevertToSnapshot", flags, known)?;
    let handle = snapshot.domain();
    let guest = state.guest(handle)?;
    let mut locked = guest.lock();
    let inner = &mut *locked;
    if inner.removed {
        return Err(no_domain(handle));
    }
    let (persistent, name) = (inner.persistent, inner.name.clone());
    let (tree, place) = find(inner, snapshot.name())?;
    let kept = tree.get(place).clone();
    let asked = flags & (running | paused) != 0;
    if !persistent && !is_online(&kept) && !asked {
        let text = tr!("transient domain needs to request run or pause to revert to inactive snapshot");
        return Err(fail(ErrorCode::OPERATION_INVALID, text));
    }
    let Some(domain) = &kept.moment.domain else {
        let text = tr!("snapshot '%1$s' lacks domain '%2$s' rollback info", snapshot.name(), &*name);
        return Err(fail(ErrorCode::SNAPSHOT_REVERT_RISKY, text));
    };
    tree.set_current(Some(place));
    let mut config = Guest::kept(domain);
    if *config.name != *name {
        // It was renamed since, and its name is not the snapshot's to change.
        Arc::make_mut(&mut config).name = (&*name).into();
    }
    let mut queue = Vec::new();
    // One without a stored definition keeps its own until it stops for good.
    let own = inner.is_active() && inner.next.is_none() && is_online(&kept);
    if !is_online(&kept) && inner.is_active() {
        inner.assign(config.clone(), false);
    }
    if inner.is_active() {
        let id = state.domains.halt(&guest, inner, VIR_DOMAIN_SHUTOFF_FROM_SNAPSHOT as u8);
        handle.set_id(-1);
        queue.push(stopped(&guest.uuid, inner, id));
    }
    match own {
        true => inner.next = Some(config),
        false => inner.current = config,
    }
    if is_online(&kept) {
        queue.push(state.start(&guest, inner, Start::FROM_SNAPSHOT));
    } else if asked {
        // The reference tells that it starts, and does not start it.
        queue.push(events::lifecycle(
            &guest.uuid,
            inner,
            inner.id,
            VIR_DOMAIN_EVENT_STARTED as i32,
            VIR_DOMAIN_EVENT_STARTED_FROM_SNAPSHOT as i32,
        ));
    }
    let to_pause = match is_online(&kept) {
        true => flags & running == 0 && (kept.state == Some(Was::Paused) || flags & paused != 0),
        false => flags & paused != 0,
    };
    if to_pause {
        if inner.is_active() {
            inner.set_state(VIR_DOMAIN_PAUSED, VIR_DOMAIN_PAUSED_FROM_SNAPSHOT as u8);
        }
        let detail = VIR_DOMAIN_EVENT_SUSPENDED_FROM_SNAPSHOT as i32;
        queue.push(events::lifecycle(
            &guest.uuid,
            inner,
            inner.id,
            VIR_DOMAIN_EVENT_SUSPENDED as i32,
            detail,
        ));
    }
    drop(locked);
    for event in queue {
        state.events.queue(event);
    }
    Ok(())
}
