// SPDX-License-Identifier: LGPL-2.1-or-later
//! Events of objects: what happened, who asked to be told, and the delivery.
//!
//! A driver owns a [`Hub`]. It puts events in from any thread; a timer of the program's
//! event loop delivers them, so callbacks run in the loop and nowhere else. No lock is held
//! while one runs: it may register and deregister, itself too.

use crate::event_loop;
use crate::object::{Connect, ConnectRef, Domain, Network, NodeDevice, Secret, StoragePool};
use crate::typed_params::TypedParam;
use crate::uuid::Uuid;
use crate::{Error, ErrorCode, ErrorDomain, Result, tr};
use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Weak};
use sync::{AtomicBool, Mutex, MutexGuard};

#[cfg(all(test, shuttle))]
mod interleavings;
mod sync;

/// Which family of objects an event is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Family {
    /// `virDomainEventID`
    Domain,
    /// `virNetworkEventID`
    Network,
    /// `virStoragePoolEventID`
    StoragePool,
    /// `virNodeDeviceEventID`
    NodeDevice,
    /// `virSecretEventID`
    Secret,
    /// The hypervisor's own events.
    QemuMonitor,
}

/// A family and the public number within it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct EventId(pub Family, pub i32);

/// What an event is about: enough to make a handle on it for whoever is told.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)] // the fields are the objects' own
pub enum Subject {
    Domain { name: Arc<str>, uuid: Uuid, id: i32 },
    Network { name: Arc<str>, uuid: Uuid },
    StoragePool { name: Arc<str>, uuid: Uuid },
    NodeDevice { name: Arc<str> },
    Secret { uuid: Uuid, usage_type: i32, usage_id: Arc<str> },
}

/// What a filter compares.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Key {
    Uuid(Uuid),
    Name(String),
}

/// A handle on the subject, of the connection that is told.
#[derive(Clone, Debug)]
#[allow(missing_docs)]
pub enum Handle {
    Domain(Arc<Domain>),
    Network(Arc<Network>),
    StoragePool(Arc<StoragePool>),
    NodeDevice(Arc<NodeDevice>),
    Secret(Arc<Secret>),
}

impl Subject {
    fn key(&self) -> Key {
        match self {
            Subject::Domain { uuid, .. }
            | Subject::Network { uuid, .. }
            | Subject::StoragePool { uuid, .. }
            | Subject::Secret { uuid, .. } => Key::Uuid(*uuid),
            Subject::NodeDevice { name } => Key::Name(name.to_string()),
        }
    }

    /// A handle on it, of that connection.
    pub fn handle(&self, conn: &Connect) -> Handle {
        match self {
            Subject::Domain { name, uuid, id } => Handle::Domain(Domain::new(conn, name, *uuid, *id)),
            Subject::Network { name, uuid } => Handle::Network(Network::new(conn, name, *uuid)),
            Subject::StoragePool { name, uuid } => Handle::StoragePool(StoragePool::new(conn, name, *uuid)),
            Subject::NodeDevice { name } => Handle::NodeDevice(NodeDevice::new(conn, name)),
            Subject::Secret { uuid, usage_type, usage_id } => {
                Handle::Secret(Secret::new(conn, *uuid, *usage_type, usage_id))
            }
        }
    }
}

/// What happened, in the shape of the callbacks: several event numbers share a shape.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)] // the fields are the callbacks' own arguments
pub enum Payload {
    /// A state change with its detail: lifecycle events of all families.
    Lifecycle {
        event: i32,
        detail: i32,
    },
    /// No arguments: reboot, control error, refresh, update, value changed.
    Plain,
    RtcChange {
        utcoffset: i64,
    },
    Watchdog {
        action: i32,
    },
    IoError {
        src_path: String,
        dev_alias: String,
        action: i32,
        reason: Option<String>,
    },
    Graphics {
        phase: i32,
        local: GraphicsAddress,
        remote: GraphicsAddress,
        auth_scheme: String,
        subject: Vec<(String, String)>,
    },
    BlockJob {
        disk: String,
        kind: i32,
        status: i32,
    },
    DiskChange {
        old_src: Option<String>,
        new_src: Option<String>,
        dev_alias: String,
        reason: i32,
    },
    TrayChange {
        dev_alias: String,
        reason: i32,
    },
    /// Wake-up and the two suspends.
    PowerManagement {
        reason: i32,
    },
    BalloonChange {
        actual: u64,
    },
    /// Device added, removed, removal failed.
    Device {
        dev_alias: String,
    },
    Tunable {
        params: Vec<TypedParam>,
    },
    AgentLifecycle {
        state: i32,
        reason: i32,
    },
    MigrationIteration {
        iteration: i32,
    },
    JobCompleted {
        params: Vec<TypedParam>,
    },
    MetadataChange {
        kind: i32,
        nsuri: Option<String>,
    },
    BlockThreshold {
        dev: String,
        path: Option<String>,
        threshold: u64,
        excess: u64,
    },
    MemoryFailure {
        recipient: i32,
        action: i32,
        flags: u32,
    },
    MemoryDeviceSizeChange {
        alias: String,
        size: u64,
    },
    NicMacChange {
        alias: String,
        old_mac: String,
        new_mac: String,
    },
    VcpuRemoved {
        vcpu: u32,
    },
    ChannelLifecycle {
        channel: String,
        state: i32,
        reason: i32,
    },
    QemuMonitor {
        event: String,
        seconds: i64,
        micros: u32,
        details: Option<String>,
    },
}

/// One end of a graphics connection.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GraphicsAddress {
    /// `virDomainEventGraphicsAddressType`
    pub family: i32,
    /// Host.
    pub node: String,
    /// Port.
    pub service: String,
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Its number.
    pub id: EventId,
    /// To what.
    pub subject: Subject,
    /// What.
    pub payload: Payload,
}

impl Event {
    /// A change of a domain's state.
    pub fn domain_lifecycle(name: &Arc<str>, uuid: Uuid, id: i32, event: i32, detail: i32) -> Event {
        Event {
            id: EventId(Family::Domain, 0),
            subject: Subject::Domain { name: name.clone(), uuid, id },
            payload: Payload::Lifecycle { event, detail },
        }
    }
}

/// Tells a program of an event.
pub type Tell = dyn Fn(&Connect, &Event, &Handle) + Send + Sync;
/// Tells a program why its connection was lost.
pub type TellClosed = dyn Fn(&Connect, i32) + Send + Sync;

/// The program's function, wrapped by the FFI shell.
pub struct Callback {
    /// Tells one function from another: registering the same one twice is refused.
    pub identity: usize,
    /// It hears only of what the program named besides, so that registering it for something else
    /// is not the same again.
    pub narrowed: bool,
    /// Called in the event loop.
    pub call: Box<Tell>,
    /// The program's free callback, run when the registration ends. A registration that
    /// never came about leaves the program its data: see [`Callback::accept`].
    pub free: Option<Box<dyn FnOnce() + Send + Sync>>,
    accepted: AtomicBool,
}

impl Callback {
    /// A callback of the program.
    pub fn new(identity: usize, call: Box<Tell>, free: Option<Box<dyn FnOnce() + Send + Sync>>) -> Callback {
        Callback { identity, narrowed: false, call, free, accepted: AtomicBool::new(false) }
    }

    /// The registration stands: from now on dropping the callback frees the program's data.
    pub fn accept(&self) {
        self.accepted.store(true, Ordering::Release);
    }
}

impl Drop for Callback {
    fn drop(&mut self) {
        if let Some(free) = self.free.take().filter(|_| *self.accepted.get_mut()) {
            free();
        }
    }
}

/// What watches a connection: at most one callback, told why it was lost. One that was told
/// keeps its place, as programs know it, but not its data.
#[derive(Default)]
pub struct CloseCallback(Mutex<Option<(usize, Option<Arc<TellClosed>>)>>);

impl CloseCallback {
    /// Sets the callback; false if there is one already.
    pub fn register(&self, identity: usize, call: Arc<TellClosed>) -> bool {
        let mut slot = self.0.lock();
        let free = slot.is_none();
        if free {
            *slot = Some((identity, Some(call)));
        }
        free
    }

    /// Whether there is a callback, and which, even if it was told already.
    pub fn registered(&self) -> Option<usize> {
        self.0.lock().as_ref().map(|(identity, _)| *identity)
    }

    /// Takes the callback back; false if it is not that one.
    pub fn unregister(&self, identity: usize) -> bool {
        let mut slot = self.0.lock();
        let taken = if slot.as_ref().is_some_and(|(id, _)| *id == identity) { slot.take() } else { None };
        drop(slot);
        taken.is_some()
    }

    /// Tells the callback for the last time.
    pub fn fire(&self, conn: &Connect, reason: i32) {
        let taken = self.0.lock().as_mut().and_then(|(_, call)| call.take());
        if let Some(call) = taken {
            call(conn, reason);
        }
    }

    /// Tells the callback of a connection that will come back, and may be lost again.
    pub fn tell(&self, conn: &Connect, reason: i32) {
        let call = self.0.lock().as_ref().and_then(|(_, call)| call.clone());
        if let Some(call) = call {
            call(conn, reason);
        }
    }
}

struct Registration {
    number: i32,
    conn: ConnectRef,
    event: EventId,
    filter: Option<Key>,
    old: bool,
    callback: Callback,
    /// Which of a daemon's registrations its events come from; `NO_SOURCE` until it is known.
    source: AtomicI64,
    // Marked at once; while the hub dispatches, dropped only when the dispatch is over.
    deleted: AtomicBool,
}

const NO_SOURCE: i64 = i64::MIN;

impl Registration {
    fn is_deleted(&self) -> bool {
        self.deleted.load(Ordering::Acquire)
    }
}

/// The registrations and the waiting events of one driver state.
pub struct Hub {
    inner: Mutex<Inner>,
    me: Weak<Hub>,
}

#[derive(Default)]
struct Inner {
    next: i32,
    registrations: Vec<Arc<Registration>>,
    by_event: HashMap<EventId, Arc<Vec<Arc<Registration>>>>,
    seen: HashSet<Identity>,
    /// Each with the source that it comes from, if it has one.
    queue: VecDeque<(Event, Option<i64>)>,
    timer: Option<i32>,
    /// How many deliveries are under way: a callback may run the loop, and a program's own loop
    /// may run in several threads.
    dispatching: usize,
    /// How many of the registrations are marked as deleted.
    deleted: usize,
}

/// What makes two registrations the same.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Identity {
    conn: usize,
    event: EventId,
    filter: Option<Key>,
    old: bool,
    callback: usize,
}

impl Identity {
    fn of(registration: &Registration) -> Identity {
        Identity {
            conn: &raw const *registration.conn as usize,
            event: registration.event,
            filter: registration.filter.clone(),
            old: registration.old,
            callback: registration.callback.identity,
        }
    }
}

/// Whom to tell about: all objects, or one.
pub enum Filter<'a> {
    /// All.
    Any,
    /// The object with that UUID.
    Uuid(&'a Uuid),
    /// The object of that name.
    Name(&'a str),
}

impl Hub {
    /// An empty hub.
    pub fn new() -> Arc<Hub> {
        Arc::new_cyclic(|me| Hub { inner: Mutex::default(), me: me.clone() })
    }

    /// Registers a callback; returns its number. It holds its connection until it ends.
    pub fn register(
        &self,
        conn: &Connect,
        event: EventId,
        filter: Filter<'_>,
        old: bool,
        callback: Callback,
    ) -> Result<i32> {
        self.register_with(conn, event, filter, old, callback, |_| Ok(None))
    }

    /// The same where the events come from elsewhere: `arrange` sees to it, knowing the number,
    /// and says which source they will have. If it fails, there was no registration.
    pub fn register_with(
        &self,
        conn: &Connect,
        event: EventId,
        filter: Filter<'_>,
        old: bool,
        callback: Callback,
        arrange: impl FnOnce(i32) -> Result<Option<i64>>,
    ) -> Result<i32> {
        let registration = self.add(conn, event, filter, old, callback)?;
        let number = registration.number;
        match arrange(number) {
            Ok(source) => {
                // Unless it moved meanwhile.
                let source = source.unwrap_or(NO_SOURCE);
                let (set, fail) = (Ordering::AcqRel, Ordering::Relaxed);
                let _ = registration.source.compare_exchange(NO_SOURCE, source, set, fail);
                registration.callback.accept();
                Ok(number)
            }
            Err(error) => {
                // Nobody else knows the number yet.
                let _ = self.deregister(conn, number);
                Err(error)
            }
        }
    }

    fn add(
        &self,
        conn: &Connect,
        event: EventId,
        filter: Filter<'_>,
        old: bool,
        callback: Callback,
    ) -> Result<Arc<Registration>> {
        let filter = match filter {
            Filter::Any => None,
            Filter::Uuid(uuid) => Some(Key::Uuid(*uuid)),
            Filter::Name(name) => Some(Key::Name(name.into())),
        };
        let mut spare = None;
        let mut inner = self.inner.lock();
        if inner.timer.is_none() {
            // The custom loop's functions are the program's: not under the lock.
            drop(inner);
            spare = Some(self.add_timer()?);
            inner = self.inner.lock();
            // From here to the registration the lock is held: the timer goes when nobody is
            // registered, and somebody else's may go as well as it came.
            if inner.timer.is_none() {
                inner.timer = spare.take();
            }
        }
        let number = inner.next;
        let registration = Registration {
            number,
            conn: conn.refer(),
            event,
            filter,
            old,
            callback,
            source: AtomicI64::new(NO_SOURCE),
            deleted: AtomicBool::new(false),
        };
        let added = inner.add(registration);
        drop(inner);
        if let Some(timer) = spare {
            event_loop::remove_timeout(timer);
        }
        // Dropped here, where the lock is not held.
        added.map_err(|_refused| {
            let text = tr!("event callback already tracked");
            Error::new(ErrorDomain::NONE, ErrorCode::INVALID_ARG, text)
        })
    }

    fn add_timer(&self) -> Result<i32> {
        let me = self.me.clone();
        let call = Arc::new(move |timer| {
            if let Some(hub) = me.upgrade() {
                hub.dispatch(timer);
            }
        });
        event_loop::add_timeout(-1, call)
            .ok_or_else(|| Error::internal(ErrorDomain::NONE, tr!("could not initialize domain event timer")))
    }

    /// Ends the registration of that number on that connection. Its free callback runs
    /// before this returns, or after the delivery under way if there is one.
    pub fn deregister(&self, conn: &Connect, number: i32) -> Result<()> {
        let inner = self.inner.lock();
        let at = inner
            .registrations
            .iter()
            .position(|r| r.number == number && std::ptr::eq(&*r.conn, conn) && !r.is_deleted());
        let Some(at) = at else {
            let text = tr!("could not find event callback %1$d for deletion", number);
            return Err(Error::new(ErrorDomain::NONE, ErrorCode::INVALID_ARG, text));
        };
        self.remove(inner, at);
        Ok(())
    }

    /// Ends the registration of the old kind with that callback; returns its number.
    pub fn deregister_old(&self, conn: &Connect, identity: usize) -> Result<i32> {
        let inner = self.inner.lock();
        let at = inner.registrations.iter().position(|r| {
            r.old && r.callback.identity == identity && std::ptr::eq(&*r.conn, conn) && !r.is_deleted()
        });
        let Some(at) = at else {
            let text = tr!("event callback function %1$p not registered", format!("{identity:#x}"));
            return Err(Error::new(ErrorDomain::NONE, ErrorCode::INVALID_ARG, text));
        };
        let number = inner.registrations[at].number;
        self.remove(inner, at);
        Ok(number)
    }

    fn remove(&self, mut inner: MutexGuard<'_, Inner>, at: usize) {
        let registration = inner.registrations[at].clone();
        registration.deleted.store(true, Ordering::Release);
        if !registration.callback.narrowed {
            inner.seen.remove(&Identity::of(&registration));
        }
        if inner.dispatching > 0 {
            inner.deleted += 1;
            return;
        }
        inner.forget(at);
        let idle = inner.take_idle_timer();
        drop(inner);
        drop(registration);
        if let Some(timer) = idle {
            event_loop::remove_timeout(timer);
        }
    }

    /// From now on these registrations' events come from `to`; those in line that came `from`
    /// their old source are still theirs.
    pub fn move_source(&self, numbers: &[i32], from: Option<i64>, to: Option<i64>) {
        let mut inner = self.inner.lock();
        for registration in inner.registrations.iter().filter(|r| numbers.contains(&r.number)) {
            registration.source.store(to.unwrap_or(NO_SOURCE), Ordering::Release);
        }
        for (_, source) in inner.queue.iter_mut().filter(|(_, source)| from.is_some() && *source == from) {
            *source = to;
        }
    }

    /// The connection of some registration.
    pub fn connection(&self) -> Option<ConnectRef> {
        self.inner.lock().registrations.first().map(|r| r.conn.refer())
    }

    /// How many callbacks wait for events of that connection.
    pub fn count(&self, conn: &Connect) -> usize {
        let inner = self.inner.lock();
        inner.registrations.iter().filter(|r| std::ptr::eq(&*r.conn, conn) && !r.is_deleted()).count()
    }

    /// Puts an event in line. Nobody registered: it is dropped.
    pub fn queue(&self, event: Event) {
        self.queue_from(event, None);
    }

    /// The same for an event of one source: only registrations of that source are told.
    pub fn queue_from(&self, event: Event, source: Option<i64>) {
        let mut inner = self.inner.lock();
        let Some(timer) = inner.timer else { return };
        inner.queue.push_back((event, source));
        if inner.queue.len() == 1 {
            drop(inner);
            event_loop::update_timeout(timer, 0);
        }
    }

    /// The loop's timer fired: delivers what waits, then drops what was deregistered meanwhile.
    fn dispatch(&self, timer: i32) {
        // Before the events are taken: an event that comes in between finds the queue empty and
        // sets the timer anew; were the timer stopped after that, nobody would deliver it. It is
        // the one that fired, which need not be the hub's any more: another thread may be about
        // to remove it, and until then the loop would not rest.
        event_loop::update_timeout(timer, -1);
        let mut inner = self.inner.lock();
        let events = std::mem::take(&mut inner.queue);
        inner.dispatching += 1;
        drop(inner);
        // Freed when the delivery is over.
        let mut gone = Vec::new();
        for (event, source) in events {
            self.deliver(&event, source, &mut gone);
        }
        let mut inner = self.inner.lock();
        inner.dispatching -= 1;
        let mut idle = None;
        if inner.dispatching == 0 {
            inner.forget_deleted(&mut gone);
            idle = inner.take_idle_timer();
        }
        drop(inner);
        drop(gone);
        if let Some(timer) = idle {
            event_loop::remove_timeout(timer);
        }
    }

    fn deliver(&self, event: &Event, source: Option<i64>, gone: &mut Vec<Arc<Registration>>) {
        let mut inner = self.inner.lock();
        // A long line of events must not drag along all that came and went meanwhile. Nobody is
        // within a callback here, if no other delivery is.
        if inner.dispatching == 1 {
            inner.forget_deleted(gone);
        }
        let Some(told) = inner.by_event.get(&event.id).cloned() else { return };
        drop(inner);
        let key = event.subject.key();
        // One handle serves all callbacks of a connection that stand side by side.
        let mut handle: Option<(*const Connect, Handle)> = None;
        for registration in told.iter() {
            if registration.is_deleted() || registration.filter.as_ref().is_some_and(|f| *f != key) {
                continue;
            }
            if source.is_some_and(|s| registration.source.load(Ordering::Acquire) != s) {
                continue;
            }
            let conn = &*registration.conn;
            if handle.as_ref().is_none_or(|(of, _)| !std::ptr::eq(*of, conn)) {
                handle = Some((std::ptr::from_ref(conn), event.subject.handle(conn)));
            }
            let (_, subject) = handle.as_ref().expect("made above");
            (registration.callback.call)(conn, event, subject);
        }
    }
}

impl Inner {
    /// Notes a registration; gives it back if there is the same already.
    fn add(&mut self, registration: Registration) -> std::result::Result<Arc<Registration>, Registration> {
        if !registration.callback.narrowed && !self.seen.insert(Identity::of(&registration)) {
            return Err(registration);
        }
        self.next += 1;
        let registration = Arc::new(registration);
        self.registrations.push(registration.clone());
        let list = self.by_event.entry(registration.event).or_default();
        Arc::make_mut(list).push(registration.clone());
        Ok(registration)
    }

    /// Takes what is marked as deleted out of the lists.
    fn forget_deleted(&mut self, gone: &mut Vec<Arc<Registration>>) {
        if std::mem::take(&mut self.deleted) == 0 {
            return;
        }
        gone.extend(self.registrations.extract_if(.., |r| r.is_deleted()));
        for list in self.by_event.values_mut() {
            if list.iter().any(|r| r.is_deleted()) {
                Arc::make_mut(list).retain(|r| !r.is_deleted());
            }
        }
    }

    fn forget(&mut self, at: usize) {
        let registration = self.registrations.remove(at);
        if let Some(list) = self.by_event.get_mut(&registration.event) {
            Arc::make_mut(list).retain(|r| !Arc::ptr_eq(r, &registration));
        }
    }

    /// The timer, if nobody is registered any more; waiting events go with it.
    fn take_idle_timer(&mut self) -> Option<i32> {
        if !self.registrations.is_empty() || self.dispatching > 0 {
            return None;
        }
        self.queue.clear();
        self.timer.take()
    }
}
