// SPDX-License-Identifier: LGPL-2.1-or-later
//! Who waits for what at the daemon.

use crate::procedures as call;
use crate::remote::Remote;
use parking_lot::{Condvar, Mutex};
use std::sync::Arc;
use virt_core::driver::Feature;
use virt_core::event::{Callback, Event, EventId, Family, Filter, Payload};
use virt_core::object::{Connect, Domain, Network, NodeDevice, Secret, StoragePool};
use virt_core::uuid::Uuid;
use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};

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

impl Target<'_> {
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

/// One registration at the daemon.
#[derive(Debug)]
struct Source {
    event: EventId,
    object: Object,
    state: State,
    /// The callbacks here that it serves.
    members: Vec<i32>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// The daemon is being asked.
    Asked,
    /// It stands; with the daemon's number where it gives one.
    Stands(Option<i32>),
}

/// The registrations at the daemon.
#[derive(Default)]
pub(crate) struct Registrations {
    sources: Mutex<Vec<Source>>,
    changed: Condvar,
}

impl Registrations {
    /// Lets a callback take part in a registration, which `enable` makes if it is the first.
    fn join(
        &self,
        (event, object): (EventId, Object),
        member: i32,
        enable: impl FnOnce() -> Result<Option<i32>>,
    ) -> Result<Option<i32>> {
        let mut sources = self.sources.lock();
        loop {
            match sources.iter_mut().find(|source| source.event == event && source.object == object) {
                None => break,
                Some(Source { state: State::Stands(number), members, .. }) => {
                    members.push(member);
                    return Ok(*number);
                }
                Some(_) => self.changed.wait(&mut sources),
            }
        }
        sources.push(Source { event, object: object.clone(), state: State::Asked, members: vec![member] });
        drop(sources);
        let answer = enable();
        let mut sources = self.sources.lock();
        let at = sources.iter().position(|source| source.event == event && source.object == object);
        if let Some(at) = at {
            match &answer {
                Ok(number) => sources[at].state = State::Stands(*number),
                Err(_) => drop(sources.remove(at)),
            }
        }
        self.changed.notify_all();
        answer
    }

    /// Takes a callback out. What it served alone is no longer wanted: its event and number.
    fn leave(&self, member: i32) -> Option<(EventId, Option<i32>)> {
        let mut sources = self.sources.lock();
        let at = sources.iter().position(|source| source.members.contains(&member))?;
        sources[at].members.retain(|other| *other != member);
        match sources[at] {
            Source { state: State::Stands(number), event, ref members, .. } if members.is_empty() => {
                sources.remove(at);
                Some((event, number))
            }
            _ => None,
        }
    }
}

impl Remote {
    /// Registers a callback, here and at the daemon.
    pub(crate) fn register(
        &self,
        conn: &Connect,
        target: Target<'_>,
        id: EventId,
        callback: Callback,
    ) -> Result<i32> {
        let object = target.object();
        let filter = match &object {
            Object::All => Filter::Any,
            Object::Uuid(uuid) => Filter::Uuid(uuid),
            Object::Name(name) => Filter::Name(name),
        };
        let old = matches!(target, Target::Domain { old: true, .. });
        let callback = match target {
            // The daemon knows one name or pattern for all who wait for one domain's events.
            Target::QemuMonitor { event: Some(name), flags: 0, .. } => only_named(name, callback),
            _ => callback,
        };
        self.inbox.hub().register_with(conn, id, filter, old, callback, |number| {
            self.registrations.join((id, object.clone()), number, || self.enable(&target, id))
        })
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
            Some((event, number)) => self.disable(event, number, old),
            None => Ok(()),
        }
    }

    /// Asks the daemon for events.
    fn enable(&self, target: &Target<'_>, EventId(_, id): EventId) -> Result<Option<i32>> {
        let client = &self.client;
        let number = match *target {
            Target::Domain { domain, old } => {
                if !self.feature(Feature::RemoteEventCallback).unwrap_or(false) {
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
    fn disable(&self, EventId(family, id): EventId, number: Option<i32>, old: bool) -> Result<()> {
        let client = &self.client;
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

/// Passes on events of one name only.
fn only_named(name: &str, mut callback: Callback) -> Callback {
    let name = name.to_owned();
    let call = std::mem::replace(&mut callback.call, Box::new(|_, _, _| ()));
    callback.call = Box::new(move |conn, event: &Event, handle| match &event.payload {
        Payload::QemuMonitor { event: other, .. } if *other != name => {}
        _ => call(conn, event, handle),
    });
    callback
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIFECYCLE: EventId = EventId(Family::Domain, 0);

    fn all() -> (EventId, Object) {
        (LIFECYCLE, Object::All)
    }

    #[test]
    fn the_daemon_is_asked_once_and_told_when_nobody_is_left() {
        let registrations = Registrations::default();
        assert_eq!(registrations.join(all(), 1, || Ok(Some(70))), Ok(Some(70)));
        assert_eq!(registrations.join(all(), 2, || panic!("asked again")), Ok(Some(70)));
        let one = (LIFECYCLE, Object::Uuid(Uuid([1; 16])));
        assert_eq!(registrations.join(one, 3, || Ok(Some(71))), Ok(Some(71)));
        assert_eq!(registrations.leave(1), None);
        assert_eq!(registrations.leave(1), None, "gone already");
        assert_eq!(registrations.leave(2), Some((LIFECYCLE, Some(70))));
        assert_eq!(registrations.leave(3), Some((LIFECYCLE, Some(71))));
        assert_eq!(registrations.join(all(), 4, || Ok(None)), Ok(None));
    }

    #[test]
    fn after_a_refusal_the_next_one_asks_anew() {
        let registrations = Registrations::default();
        let refused = || Err(Error::internal(ErrorDomain::NONE, "no"));
        registrations.join(all(), 1, refused).unwrap_err();
        assert_eq!(registrations.leave(1), None);
        assert_eq!(registrations.join(all(), 2, || Ok(Some(1))), Ok(Some(1)));
    }

    #[test]
    fn who_comes_while_the_daemon_is_asked_waits_for_its_answer() {
        let registrations = Registrations::default();
        std::thread::scope(|scope| {
            let first = registrations.join(all(), 1, || {
                let second = scope.spawn(|| registrations.join(all(), 2, || Ok(Some(9))));
                // It cannot be done: it waits, or has not come yet.
                std::thread::yield_now();
                assert!(!second.is_finished());
                Ok(Some(5))
            });
            assert_eq!(first, Ok(Some(5)));
        });
        assert_eq!(registrations.leave(1), None);
        assert_eq!(registrations.leave(2), Some((LIFECYCLE, Some(5))));
    }
}
