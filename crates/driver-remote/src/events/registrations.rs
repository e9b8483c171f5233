// SPDX-License-Identifier: LGPL-2.1-or-later
//! Who waits for what at the daemon.

use crate::procedures as call;
use crate::remote::Remote;
use parking_lot::{Condvar, Mutex};
use std::sync::Arc;
use virt_core::driver::Feature;
use virt_core::event::{Callback, EventId, Family, Filter, Handle, Subject};
use virt_core::object::{Connect, Domain, Network, NodeDevice, Secret, StoragePool};
use virt_core::uuid::Uuid;
use virt_core::{Error, ErrorCode, ErrorDomain, Result, log, tr};
use virt_rpc::Client;
use virt_wire::object as wire;

/// What a program waits for, and for which object; for all where there is none.
pub(crate) enum Target<'a> {
    /// `old`: the call without an event's number.
    Domain { domain: Option<&'a Arc<Domain>>, old: bool },
    /// Networks.
    Network(Option<&'a Arc<Network>>),
    /// Storage pools.
    StoragePool(Option<&'a Arc<StoragePool>>),
    /// Devices.
    NodeDevice(Option<&'a Arc<NodeDevice>>),
    /// Secrets.
    Secret(Option<&'a Arc<Secret>>),
    /// The hypervisor's own events: those of a name, or that a pattern finds.
    QemuMonitor { domain: Option<&'a Arc<Domain>>, event: Option<&'a str>, flags: u32 },
}

/// Which object.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Object {
    All,
    Uuid(Uuid),
    Name(String),
}

impl Wanted {
    /// What it was made of; `handle` is on the subject.
    fn target<'a>(&'a self, EventId(family, _): EventId, handle: Option<&'a Handle>) -> Target<'a> {
        match (handle, family) {
            (Some(Handle::Network(it)), _) => Target::Network(Some(it)),
            (Some(Handle::StoragePool(it)), _) => Target::StoragePool(Some(it)),
            (Some(Handle::NodeDevice(it)), _) => Target::NodeDevice(Some(it)),
            (Some(Handle::Secret(it)), _) => Target::Secret(Some(it)),
            (_, Family::Network) => Target::Network(None),
            (_, Family::StoragePool) => Target::StoragePool(None),
            (_, Family::NodeDevice) => Target::NodeDevice(None),
            (_, Family::Secret) => Target::Secret(None),
            (handle, Family::Domain | Family::QemuMonitor) => {
                let domain = match handle {
                    Some(Handle::Domain(it)) => Some(it),
                    _ => None,
                };
                match &self.monitor {
                    Some((event, flags)) => {
                        Target::QemuMonitor { domain, event: event.as_deref(), flags: *flags }
                    }
                    None => Target::Domain { domain, old: self.old },
                }
            }
        }
    }
}

impl Target<'_> {
    /// It without handles, which would keep the connection open.
    fn wanted(&self) -> Wanted {
        let domain = |it: &Arc<Domain>| {
            let wire::Domain { name, uuid, id } = wire::Domain::from(&**it);
            Subject::Domain { name: (&*name).into(), uuid, id }
        };
        let subject = match self {
            Target::Domain { domain: it, .. } | Target::QemuMonitor { domain: it, .. } => it.map(domain),
            Target::Network(it) => it.map(|it| Subject::Network { name: it.name().into(), uuid: *it.uuid() }),
            Target::StoragePool(it) => {
                it.map(|it| Subject::StoragePool { name: it.name().into(), uuid: *it.uuid() })
            }
            Target::NodeDevice(it) => it.map(|it| Subject::NodeDevice { name: it.name().into() }),
            Target::Secret(it) => it.map(|it| Subject::Secret {
                uuid: *it.uuid(),
                usage_type: it.usage_type(),
                usage_id: it.usage_id().as_str().into(),
            }),
        };
        let old = matches!(self, Target::Domain { old: true, .. });
        let monitor = match self {
            Target::QemuMonitor { event, flags, .. } => Some((event.map(str::to_owned), *flags)),
            _ => None,
        };
        Wanted { subject, old, monitor }
    }

    fn object(&self) -> Object {
        let uuid = |uuid: Option<&Uuid>| uuid.map_or(Object::All, |uuid| Object::Uuid(*uuid));
        match self {
            Target::Domain { domain, .. } | Target::QemuMonitor { domain, .. } => {
                uuid(domain.map(|it| it.uuid()))
            }
            Target::Network(network) => uuid(network.map(|it| it.uuid())),
            Target::StoragePool(pool) => uuid(pool.map(|it| it.uuid())),
            Target::Secret(secret) => uuid(secret.map(|it| it.uuid())),
            Target::NodeDevice(device) => {
                device.map_or(Object::All, |device| Object::Name(device.name().to_owned()))
            }
        }
    }
}

/// A connection to the daemon, and how often there was another one before it.
#[derive(Clone)]
pub(crate) struct Link {
    pub client: Client,
    pub epoch: u32,
}

/// A daemon's number of a registration, which another connection may give too.
pub(super) fn source(epoch: u32, number: i32) -> i64 {
    i64::from(epoch) << 32 | i64::from(number.cast_unsigned())
}

/// What the daemon has to be asked once more after a connection was lost.
#[derive(Clone)]
struct Wanted {
    subject: Option<Subject>,
    old: bool,
    monitor: Option<Monitor>,
}

/// A name or pattern of the hypervisor's own events, and what it is.
type Monitor = (Option<String>, u32);

/// VIR_CONNECT_DOMAIN_QEMU_MONITOR_EVENT_REGISTER_REGEX
const PATTERN: u32 = 1;

/// Which events: callbacks for the same ones share a registration at the daemon.
#[derive(Clone, PartialEq, Eq)]
struct Scope {
    event: EventId,
    object: Object,
    monitor: Option<Monitor>,
}

/// One registration at the daemon.
struct Source {
    scope: Scope,
    wanted: Wanted,
    state: State,
    /// The callbacks here that it serves.
    members: Vec<i32>,
}

#[derive(Clone)]
enum State {
    /// The daemon is being asked.
    Asked,
    /// It stands there, with the daemon's number where it gives one.
    Stands(Option<i32>, Link),
}

/// A registration that nobody needs any more.
type Left = (EventId, Option<i32>, Link);

/// The registrations at the daemon.
pub(crate) struct Registrations {
    held: Mutex<Held>,
    changed: Condvar,
}

struct Held {
    sources: Vec<Source>,
    /// The connection to register by.
    newest: Link,
}

impl Held {
    fn place(&self, scope: &Scope) -> Option<usize> {
        self.sources.iter().position(|source| source.scope == *scope)
    }
}

impl Registrations {
    /// None as yet.
    pub fn new(newest: Link) -> Registrations {
        Registrations { held: Mutex::new(Held { sources: Vec::new(), newest }), changed: Condvar::new() }
    }

    /// Lets a callback take part in a registration, which `enable` makes if it is the first.
    fn join(
        &self,
        scope: Scope,
        wanted: Wanted,
        member: i32,
        enable: impl Fn(&Link) -> Result<Option<i32>>,
    ) -> Result<Option<i64>> {
        let mut held = self.held.lock();
        loop {
            let at = held.place(&scope);
            match at.and_then(|at| held.sources.get_mut(at)) {
                None => break,
                Some(Source { state: State::Stands(number, link), members, .. }) => {
                    members.push(member);
                    return Ok(number.map(|number| source(link.epoch, number)));
                }
                Some(_) => self.changed.wait(&mut held),
            }
        }
        let members = vec![member];
        held.sources.push(Source { scope: scope.clone(), wanted, state: State::Asked, members });
        let mut link = held.newest.clone();
        drop(held);
        loop {
            let answer = enable(&link);
            let mut held = self.held.lock();
            if answer.is_ok() && held.newest.epoch != link.epoch {
                // Said to a daemon that is gone by now.
                link = held.newest.clone();
                continue;
            }
            if let Some(at) = held.place(&scope) {
                match &answer {
                    Ok(number) => held.sources[at].state = State::Stands(*number, link.clone()),
                    Err(_) => drop(held.sources.remove(at)),
                }
            }
            self.changed.notify_all();
            return answer.map(|number| number.map(|number| source(link.epoch, number)));
        }
    }

    /// Whether there is a registration for some of the monitor's events only.
    fn has_named(&self, object: &Object) -> bool {
        let held = self.held.lock();
        held.sources.iter().any(|Source { scope, .. }| {
            scope.object == *object && matches!(scope.monitor, Some((Some(_), _)))
        })
    }

    /// Takes a callback out. What it served alone is no longer wanted.
    fn leave(&self, member: i32) -> Option<Left> {
        let mut held = self.held.lock();
        let at = held.sources.iter().position(|source| source.members.contains(&member))?;
        held.sources[at].members.retain(|other| *other != member);
        match &held.sources[at] {
            Source { state: State::Stands(number, link), scope, members, .. } if members.is_empty() => {
                let left = (scope.event, *number, link.clone());
                held.sources.remove(at);
                Some(left)
            }
            _ => None,
        }
    }

    /// Makes all registrations again that stand, by another connection, by `enable`. `moved` hears
    /// of callbacks whose events had one source and now have another. What nobody needs meanwhile
    /// is returned. An error means that the new connection is lost, too.
    fn renew(
        &self,
        newest: &Link,
        enable: impl Fn(EventId, &Wanted) -> Result<Option<i32>>,
        moved: impl Fn(&[i32], Option<i64>, Option<i64>),
    ) -> Result<Vec<Left>> {
        let mut held = self.held.lock();
        held.newest = newest.clone();
        // Those that are being asked for find out by themselves.
        let scopes: Vec<_> = held.sources.iter().map(|source| source.scope.clone()).collect();
        let mut left = Vec::new();
        for scope in scopes {
            let Some(at) = held.place(&scope) else { continue };
            let stale = &mut held.sources[at];
            let State::Stands(number, link) = &stale.state else { continue };
            if link.epoch == newest.epoch {
                continue;
            }
            let before = number.map(|number| source(link.epoch, number));
            let (old, wanted) = (stale.state.clone(), stale.wanted.clone());
            stale.state = State::Asked;
            drop(held);
            let answer = enable(scope.event, &wanted);
            held = self.held.lock();
            self.changed.notify_all();
            let Some(at) = held.place(&scope) else { continue };
            match answer {
                Ok(number) if held.sources[at].members.is_empty() => {
                    held.sources.remove(at);
                    left.push((scope.event, number, newest.clone()));
                }
                Ok(number) => {
                    let now = number.map(|number| source(newest.epoch, number));
                    held.sources[at].state = State::Stands(number, newest.clone());
                    moved(&held.sources[at].members, before, now);
                }
                Err(error) if !newest.client.is_open() => {
                    if held.sources[at].members.is_empty() {
                        held.sources.remove(at);
                    } else {
                        held.sources[at].state = old;
                    }
                    return Err(error);
                }
                Err(error) => {
                    // What it was about may be gone.
                    held.sources.remove(at);
                    log::warn!(
                        "remote.remote_driver",
                        "remoteConnectEventRegister",
                        "some events will not come any more: {error}"
                    );
                }
            }
        }
        Ok(left)
    }
}

impl Remote {
    /// Registers a callback, here and at the daemon.
    pub(crate) fn register(
        &self,
        conn: &Connect,
        target: Target<'_>,
        id: EventId,
        mut callback: Callback,
    ) -> Result<i32> {
        let object = target.object();
        let filter = match &object {
            Object::All => Filter::Any,
            Object::Uuid(uuid) => Filter::Uuid(uuid),
            Object::Name(name) => Filter::Name(name),
        };
        let old = matches!(target, Target::Domain { old: true, .. });
        callback.narrowed = matches!(target, Target::QemuMonitor { event: Some(_), .. });
        let target = match target {
            // The daemon refuses a callback for all events where there is one for some.
            Target::QemuMonitor { domain, event: None, flags } if self.registrations.has_named(&object) => {
                Target::QemuMonitor { domain, event: Some(".*"), flags: flags | PATTERN }
            }
            target => target,
        };
        self.inbox.hub().register_with(conn, id, filter, old, callback, |number| {
            self.client.come_back()?;
            let wanted = target.wanted();
            let scope = Scope { event: id, object: object.clone(), monitor: wanted.monitor.clone() };
            self.registrations.join(scope, wanted, number, |link| self.enable(link, &target, id))
        })
    }

    /// Registers all callbacks that stand at the daemon of a new connection.
    pub(crate) fn register_anew(&self, link: Link) -> Result<()> {
        let hub = self.inbox.hub();
        let enable = |event: EventId, wanted: &Wanted| {
            // Where nobody waits any more there is none.
            let conn =
                hub.connection().ok_or_else(|| Error::internal(ErrorDomain::REMOTE, "nobody waits"))?;
            let handle = wanted.subject.as_ref().map(|subject| subject.handle(&conn));
            self.enable(&link, &wanted.target(event, handle.as_ref()), event)
        };
        let moved = |members: &[i32], from, to| hub.move_source(members, from, to);
        for (event, number, link) in self.registrations.renew(&link, enable, moved)? {
            // Nobody waits for these events: whether they still come is all the same.
            let _ = self.disable(&link, event, number, false);
        }
        Ok(())
    }

    /// Ends a registration by its number.
    pub(crate) fn deregister(&self, conn: &Connect, number: i32) -> Result<()> {
        self.inbox.hub().deregister(conn, number).map_err(|_| {
            let text = tr!("event callback id %1$d not registered", number);
            Error::new(ErrorDomain::NONE, ErrorCode::INVALID_ARG, text)
        })?;
        self.leave(number, false)
    }

    /// Ends a registration of the old kind by its callback.
    pub(crate) fn deregister_old(&self, conn: &Connect, identity: usize) -> Result<()> {
        let number = self.inbox.hub().deregister_old(conn, identity)?;
        self.leave(number, true)
    }

    fn leave(&self, number: i32, old: bool) -> Result<()> {
        match self.registrations.leave(number) {
            // The daemon that knew of it is gone, and the next one will not hear of it.
            Some((_, _, link)) if self.comes_back() && !link.client.is_open() => Ok(()),
            Some((event, number, link)) => self.disable(&link, event, number, old),
            None => Ok(()),
        }
    }

    /// Asks the daemon for events.
    fn enable(&self, link: &Link, target: &Target<'_>, EventId(_, id): EventId) -> Result<Option<i32>> {
        let client = &link.client;
        let number = match *target {
            Target::Domain { domain, old } => {
                if !self.feature_at(client, Feature::RemoteEventCallback).unwrap_or(false) {
                    match old {
                        true => drop(call::connect_domain_event_register(client)?),
                        false => call::connect_domain_event_register_any(client, id)?,
                    }
                    return Ok(None);
                }
                call::connect_domain_event_callback_register_any(client, id, domain.map(|it| &**it))?
            }
            Target::Network(it) => call::connect_network_event_register_any(client, id, it.map(|it| &**it))?,
            Target::StoragePool(it) => {
                call::connect_storage_pool_event_register_any(client, id, it.map(|it| &**it))?
            }
            Target::NodeDevice(it) => {
                call::connect_node_device_event_register_any(client, id, it.map(|it| &**it))?
            }
            Target::Secret(it) => call::connect_secret_event_register_any(client, id, it.map(|it| &**it))?,
            Target::QemuMonitor { domain, event, flags } => {
                let domain = domain.map(|it| &**it);
                call::connect_domain_monitor_event_register(client, domain, event, flags)?
            }
        };
        Ok(Some(number))
    }

    /// Asks the daemon for no more events.
    fn disable(
        &self,
        link: &Link,
        EventId(family, id): EventId,
        number: Option<i32>,
        old: bool,
    ) -> Result<()> {
        let client = &link.client;
        let Some(number) = number else {
            // A daemon without numbers.
            return match old {
                true => call::connect_domain_event_deregister(client).map(drop),
                false => call::connect_domain_event_deregister_any(client, id),
            };
        };
        match family {
            Family::Domain => call::connect_domain_event_callback_deregister_any(client, number),
            Family::Network => call::connect_network_event_deregister_any(client, number),
            Family::StoragePool => call::connect_storage_pool_event_deregister_any(client, number),
            Family::NodeDevice => call::connect_node_device_event_deregister_any(client, number),
            Family::Secret => call::connect_secret_event_deregister_any(client, number),
            Family::QemuMonitor => call::connect_domain_monitor_event_deregister(client, number),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::fd::OwnedFd;
    use std::os::unix::net::UnixStream;
    use virt_rpc::{Options, unix::UnixTransport};

    const LIFECYCLE: EventId = EventId(Family::Domain, 0);

    fn all() -> Scope {
        Scope { event: LIFECYCLE, object: Object::All, monitor: None }
    }

    fn one(number: u8) -> Scope {
        Scope { object: Object::Uuid(Uuid([number; 16])), ..all() }
    }

    fn monitor(event: Option<&str>) -> Scope {
        Scope {
            event: EventId(Family::QemuMonitor, 0),
            monitor: Some((event.map(str::to_owned), 0)),
            ..all()
        }
    }

    /// A connection, and its other end.
    fn link(epoch: u32) -> (Link, UnixStream) {
        let (ours, theirs) = UnixStream::pair().unwrap();
        let transport = Box::new(UnixTransport::from(OwnedFd::from(ours)));
        let client = Client::new(transport, Options::default(), Box::new(|_, _, _| ())).unwrap();
        (Link { client, epoch }, theirs)
    }

    fn registrations() -> Registrations {
        Registrations::new(link(0).0)
    }

    fn wanted() -> Wanted {
        Target::Domain { domain: None, old: false }.wanted()
    }

    /// What a callback leaves behind, without the connection.
    fn leave(registrations: &Registrations, member: i32) -> Option<(EventId, Option<i32>)> {
        registrations.leave(member).map(|(event, number, _)| (event, number))
    }

    #[test]
    fn the_daemon_is_asked_once_and_told_when_nobody_is_left() {
        let registrations = registrations();
        assert_eq!(registrations.join(all(), wanted(), 1, |_| Ok(Some(70))), Ok(Some(70)));
        assert_eq!(registrations.join(all(), wanted(), 2, |_| panic!("asked again")), Ok(Some(70)));
        assert_eq!(registrations.join(one(1), wanted(), 3, |_| Ok(Some(71))), Ok(Some(71)));
        assert_eq!(leave(&registrations, 1), None);
        assert_eq!(leave(&registrations, 1), None, "gone already");
        assert_eq!(leave(&registrations, 2), Some((LIFECYCLE, Some(70))));
        assert_eq!(leave(&registrations, 3), Some((LIFECYCLE, Some(71))));
        assert_eq!(registrations.join(all(), wanted(), 4, |_| Ok(None)), Ok(None));
    }

    #[test]
    fn each_name_of_a_monitor_event_is_asked_for() {
        let registrations = registrations();
        assert_eq!(registrations.join(monitor(None), wanted(), 1, |_| Ok(Some(7))), Ok(Some(7)));
        assert!(!registrations.has_named(&Object::All));
        assert_eq!(registrations.join(monitor(Some("STOP")), wanted(), 2, |_| Ok(Some(8))), Ok(Some(8)));
        assert_eq!(registrations.join(monitor(Some("RESUME")), wanted(), 3, |_| Ok(Some(9))), Ok(Some(9)));
        assert!(registrations.has_named(&Object::All) && !registrations.has_named(&one(1).object));
        assert_eq!(registrations.join(monitor(Some("STOP")), wanted(), 4, |_| panic!("again")), Ok(Some(8)));
    }

    #[test]
    fn after_a_refusal_the_next_one_asks_anew() {
        let registrations = registrations();
        let refused = |_: &Link| Err(Error::internal(ErrorDomain::NONE, "no"));
        registrations.join(all(), wanted(), 1, refused).unwrap_err();
        assert_eq!(leave(&registrations, 1), None);
        assert_eq!(registrations.join(all(), wanted(), 2, |_| Ok(Some(1))), Ok(Some(1)));
    }

    #[test]
    fn who_comes_while_the_daemon_is_asked_waits_for_its_answer() {
        let registrations = &registrations();
        std::thread::scope(|scope| {
            let first = registrations.join(all(), wanted(), 1, |_| {
                let second = scope.spawn(|| registrations.join(all(), wanted(), 2, |_| Ok(Some(9))));
                // It cannot be done: it waits, or has not come yet.
                std::thread::yield_now();
                assert!(!second.is_finished());
                Ok(Some(5))
            });
            assert_eq!(first, Ok(Some(5)));
        });
        assert_eq!(leave(registrations, 1), None);
        assert_eq!(leave(registrations, 2), Some((LIFECYCLE, Some(5))));
    }

    #[test]
    fn another_connection_is_asked_for_what_stands() {
        let registrations = registrations();
        for (member, number) in [(1, 10), (2, 11), (3, 12), (4, 13)] {
            registrations.join(one(member as u8), wanted(), member, |_| Ok(Some(number))).unwrap();
        }
        leave(&registrations, 4);
        let (newest, _peer) = link(1);
        let next = std::cell::Cell::new(0);
        let moves = std::cell::RefCell::new(Vec::new());
        let left = registrations.renew(
            &newest,
            |_, _| match next.replace(next.get() + 1) {
                0 => Ok(Some(11)),
                // The callback goes while the daemon is asked.
                1 => {
                    assert_eq!(leave(&registrations, 2), None);
                    Ok(Some(10))
                }
                // Its object is gone.
                2 => Err(Error::internal(ErrorDomain::NONE, "no")),
                _ => panic!("asked too often"),
            },
            |members, from, to| moves.borrow_mut().push((members.to_vec(), from, to)),
        );
        assert_eq!(left.unwrap().iter().map(|left| left.1).collect::<Vec<_>>(), [Some(10)]);
        assert_eq!(moves.take(), [(vec![1], Some(10), Some(source(1, 11)))]);
        let (_, number, link) = registrations.leave(1).unwrap();
        assert_eq!((number, link.epoch), (Some(11), 1));
        assert_eq!(leave(&registrations, 3), None);
    }

    #[test]
    fn what_was_said_to_the_lost_connection_is_said_again() {
        let registrations = registrations();
        let (newest, _peer) = link(1);
        let number = registrations.join(all(), wanted(), 1, |link| {
            if link.epoch == 0 {
                registrations.renew(&newest, |_, _| panic!("not yet"), |_, _, _| ()).unwrap();
            }
            Ok(Some(4))
        });
        assert_eq!(number, Ok(Some(source(1, 4))));
    }

    #[test]
    fn what_stood_still_stands_when_the_next_connection_is_lost_too() {
        let registrations = registrations();
        registrations.join(all(), wanted(), 1, |_| Ok(Some(7))).unwrap();
        let (lost, peer) = link(1);
        let renewed = registrations.renew(
            &lost,
            |_, _| {
                lost.client.close();
                Err(Error::internal(ErrorDomain::RPC, "lost"))
            },
            |_, _, _| panic!("nothing moved"),
        );
        assert!(renewed.is_err());
        drop(peer);
        let (newest, _peer) = link(2);
        registrations.renew(&newest, |_, _| Ok(Some(1)), |_, _, _| ()).unwrap();
        assert_eq!(leave(&registrations, 1), Some((LIFECYCLE, Some(1))));
    }
}
