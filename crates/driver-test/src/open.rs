// SPDX-License-Identifier: LGPL-2.1-or-later
//! Opening `test:///default` and `test:///FILE`.

use std::sync::{Arc, OnceLock, Weak};

use parking_lot::Mutex;
use virt_abi::virConnectFlags;
use virt_abi::virDomainState::{self as RunState, *};
use virt_conf::domain::Definition;
use virt_conf::interface::Interface;
use virt_conf::network::Network;
use virt_conf::nodedev::Definition as Device;
use virt_conf::storage_pool::{Definition as Pool, ParseOptions};
use virt_conf::storage_vol::{Capacity, Definition as Volume};
use virt_conf::test_node::{NodeDomain, NodeFile, NodeUser, RawElement, relative_to};
use virt_conf::xml::{Document, Source};
use virt_core::auth::Credentials;
use virt_core::driver::{Opened, Request};
use virt_core::object::Drivers;
use virt_core::{ErrorCode, ErrorDomain, Result, tr};

use crate::checks::{self, fail};
use crate::definition;
use crate::host::Host;
use crate::hypervisor::TestDriver;
use crate::index::{Add, Index};
use crate::interface::{self, Interfaces};
use crate::iothreads;
use crate::lifecycle::Start;
use crate::network;
use crate::network_index::{self, Networks};
use crate::node_file;
use crate::nodedev::{self, Devices};
use crate::snapshots;
use crate::state::{Contents, State};
use crate::storage;
use crate::storage_index::{self, Pools};
use crate::volume;

/// The state that connections to `test:///default` share, while there are any.
static DEFAULT: Mutex<Weak<State>> = Mutex::new(Weak::new());

/// The domain that a default state begins with.
const DEFAULT_DOMAIN: &str = "<domain type='test'>
<name>test</name><uuid>6695eb01-f6a4-8304-79aa-97f2502e193f</uuid>
<memory>8388608</memory><currentMemory>2097152</currentMemory><vcpu>2</vcpu>
<os><type>hvm</type></os>
<devices>
<disk type='file' device='disk'>
<source file='/guest/diskimage1'/><target dev='vda' bus='virtio'/>
<address type='pci' domain='0x0000' bus='0x01' slot='0x00' function='0x0'/>
</disk>
<interface type='network'>
<mac address='aa:bb:cc:dd:ee:ff'/><source network='default' bridge='virbr0'/>
<address type='pci' domain='0x0000' bus='0x00' slot='0x1' function='0x0'/>
</interface>
<memballoon model='virtio'>
<address type='pci' domain='0x0000' bus='0x00' slot='0x2' function='0x0'/>
</memballoon>
</devices>
</domain>";

/// Takes a connection whose URI has the scheme `test`.
pub fn open(request: &Request<'_>) -> Result<Option<Opened>> {
    let Some(uri) = &request.opening.uri else { return Ok(None) };
    checks::flags("testConnectOpen", request.opening.flags, virConnectFlags::VIR_CONNECT_RO as u32)?;
    let (state, users) = match uri.path.as_str() {
        "" | "/" => {
            let text = tr!("testOpen: supply a path or use test:///default");
            return Err(fail(ErrorCode::INVALID_ARG, text));
        }
        "/default" => (default_state(), Vec::new()),
        path => from_file(path)?,
    };
    if !users.is_empty() {
        authenticate(&Credentials::new(Some(uri), request.auth), &users)?;
    }
    Ok(Some(Opened { drivers: drivers(state), uri: None }))
}

/// A connection's drivers.
pub fn drivers(state: Arc<State>) -> Drivers {
    let driver = Arc::new(TestDriver { state });
    Drivers {
        hypervisor: driver.clone(),
        network: Some(driver.clone()),
        interface: Some(driver.clone()),
        storage: Some(driver.clone()),
        node_device: Some(driver),
        secret: None,
        nwfilter: None,
    }
}

fn default_state() -> Arc<State> {
    let mut slot = DEFAULT.lock();
    if let Some(state) = slot.upgrade() {
        return state;
    }
    let contents = Contents {
        domains: default_domains,
        next_id: 2,
        networks: default_networks,
        interfaces: default_interfaces,
        pools: default_pools,
        devices: default_devices,
    };
    let state = Arc::new(State::new(Host::with_cells(), contents));
    *slot = Arc::downgrade(&state);
    state
}

fn default_domains() -> Index {
    let index = Index::default();
    let definition = read_once(&DOMAIN, || definition::parse(DEFAULT_DOMAIN, false));
    let added = index.add(definition, Add::ToRun, |inner, added| {
        inner.persistent = true;
        index.start(&added.guest, inner, 1, 0);
    });
    added.expect(NO_OTHER);
    index
}

fn default_networks() -> Networks {
    let networks = Networks::default();
    let definition = read_once(&NETWORK, || network::parse(network::DEFAULT, false));
    networks.add(definition, network_index::Add::Stored, |inner| inner.active = true).expect(NO_OTHER);
    networks
}

fn default_interfaces() -> Interfaces {
    let interfaces = Interfaces::default();
    interfaces.add(read_once(&INTERFACE, || Interface::parse(interface::DEFAULT)));
    interfaces
}

fn default_pools() -> Pools {
    let pools = Pools::default();
    let definition = read_once(&POOL, || storage::parse(storage::DEFAULT, false));
    pools.write().add((*definition).clone(), storage_index::Add::Stored).expect(NO_OTHER).active = true;
    pools
}

fn default_devices() -> Devices {
    let devices = Devices::default();
    let read = || nodedev::DEFAULT.iter().map(|xml| nodedev::parse(xml)).collect();
    for device in read_once(&DEVICES, read).iter() {
        devices.add(device.clone());
    }
    devices
}

// Read once: programs that open and close often would wait for it each time.
static DOMAIN: OnceLock<Arc<Definition>> = OnceLock::new();
static NETWORK: OnceLock<Arc<Network>> = OnceLock::new();
static INTERFACE: OnceLock<Arc<Interface>> = OnceLock::new();
static POOL: OnceLock<Arc<Pool>> = OnceLock::new();
static DEVICES: OnceLock<Arc<Vec<Device>>> = OnceLock::new();

const NO_OTHER: &str = "nothing else is there yet";

fn read_once<T>(slot: &OnceLock<Arc<T>>, read: impl FnOnce() -> Result<T>) -> Arc<T> {
    slot.get_or_init(|| Arc::new(read().expect("a document of the driver's own"))).clone()
}

/// The text of an element's document.
fn document(raw: &RawElement) -> &str {
    raw.document.as_ref().map_or(&raw.element, |(_, text)| text)
}

#[inline(never)]
fn from_file(path: &str) -> Result<(Arc<State>, Vec<NodeUser>)> {
    let mut file = node_file::read(path)?;
    let mut host = Host::new();
    node_file::describe(&mut host, &file.info)?;
    let state = Arc::new(State::new(host, Contents::NONE));
    let users = std::mem::take(&mut file.users);
    fill(&state, file, path)?;
    Ok((state, users))
}

/// Puts what a node file describes into a state. Like reading it a function of its own: together
/// they would need half of a small stack at once.
#[inline(never)]
fn fill(state: &State, file: NodeFile, path: &str) -> Result<()> {
    for domain in file.domains {
        add_domain(state, domain)?;
    }
    for raw in &file.networks {
        state.add_network(network::parse(document(raw), false)?.into())?;
    }
    for raw in &file.interfaces {
        state.interfaces.add(Interface::parse(document(raw))?.into());
    }
    for raw in &file.pools {
        add_pool(state, document(raw), path)?;
    }
    for raw in &file.devices {
        state.devices.add(nodedev::parse(document(raw))?);
    }
    Ok(())
}

/// Adds a pool and the volumes in it, which may stand in files that `file` names.
fn add_pool(state: &State, xml: &str, file: &str) -> Result<()> {
    let source = Source { domain: ErrorDomain::STORAGE, file: None };
    let tree = Document::parse(xml, source)?;
    let definition = Pool::read(tree.root_named("pool")?, ParseOptions { namespaces: false })?;
    let kind = definition.kind;
    state.add_pool(definition, |pool| {
        for element in tree.root().children().filter(|child| child.is("volume")) {
            let volume = match element.attribute("file") {
                None => Volume::read(element, kind, Capacity::Required)?,
                Some(name) => {
                    let path = relative_to(file, name);
                    let text = node_file::text(&path)?;
                    let source = Source { domain: ErrorDomain::TEST, file: Some(&path) };
                    let tree = Document::parse(&text, source)?;
                    Volume::read(tree.root_named("volume")?, kind, Capacity::Required)?
                }
            };
            volume::add(pool, volume)?;
        }
        Ok(())
    })
}

fn add_domain(state: &State, domain: NodeDomain) -> Result<()> {
    let messages = definition::messages(&domain.definition);
    let polling = iothreads::initial(&domain.definition);
    let run_state = run_state(domain.run_state);
    state.domains.add(domain.definition, Add::Stored, |inner, added| {
        // Nobody is there yet to be told. A domain that stands in the file twice is started or
        // stopped twice.
        if inner.is_active() {
            inner.persistent = true;
            state.domains.stop(&added.guest, inner, 0);
        }
        if !domain.snapshots.is_empty() {
            snapshots::add_all(inner, domain.snapshots)?;
        }
        inner.persistent = !domain.transient;
        if run_state != VIR_DOMAIN_SHUTOFF {
            state.start(&added.guest, inner, Start::BOOTED);
        }
        inner.managed_save = domain.managed_save;
        inner.set_state(run_state, 0);
        if !messages.is_empty() || !polling.is_empty() {
            let extra = inner.extra_mut();
            (extra.messages, extra.polling) = (messages, polling);
        }
        Ok(())
    })?
}

fn run_state(number: u32) -> RunState {
    match number {
        0 => VIR_DOMAIN_NOSTATE,
        2 => VIR_DOMAIN_BLOCKED,
        3 => VIR_DOMAIN_PAUSED,
        4 => VIR_DOMAIN_SHUTDOWN,
        5 => VIR_DOMAIN_SHUTOFF,
        6 => VIR_DOMAIN_CRASHED,
        7 => VIR_DOMAIN_PMSUSPENDED,
        _ => VIR_DOMAIN_RUNNING,
    }
}

/// Asks for name and password as a remote host would. Who has no password need not give one,
/// but an unknown name is asked for it too.
fn authenticate(credentials: &Credentials<'_>, users: &[NodeUser]) -> Result<()> {
    let name = credentials.username("test", None, "localhost")?;
    let user = users.iter().find(|user| user.name == name);
    let expected = user.map(|user| user.password.as_deref());
    if expected == Some(None) {
        return Ok(());
    }
    let password = credentials.password("test", &name, "localhost")?;
    if expected == Some(Some(password.as_str())) {
        return Ok(());
    }
    let text = tr!("authentication failed, see test XML for the correct username/password");
    Err(fail(ErrorCode::AUTH_FAILED, text))
}
