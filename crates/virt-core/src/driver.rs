// SPDX-License-Identifier: LGPL-2.1-or-later
//! What a driver is: the traits that follow from the rows, and by hand the few methods
//! whose C functions do not fit the rows' vocabulary.

use crate::event::{Callback, EventId};
use crate::object::{Connect, Domain, Drivers, Opening};
use crate::stream::Stream;
use crate::typed_params::TypedParam;
use crate::{Error, ErrorDomain, Result};
use std::borrow::Cow;
use std::sync::Arc;

include!(concat!(env!("OUT_DIR"), "/drivers.rs"));

/// A driver that connections may be opened with.
pub struct Registration {
    /// Its name, for logs.
    pub name: &'static str,
    /// The URI schemes it takes; empty: whatever nobody before it took.
    pub schemes: &'static [&'static str],
    /// It knows nothing of other hosts.
    pub local_only: bool,
    /// It knows nothing of this host.
    pub remote_only: bool,
    /// The URI it suggests when the program names none and it feels at home here.
    pub probe: fn() -> Result<Option<String>>,
    /// Takes the connection, declines (`None`) or fails.
    pub open: fn(&Request<'_>) -> Result<Option<Opened>>,
}

/// A connection that a driver took.
pub struct Opened {
    /// Its drivers.
    pub drivers: Drivers,
    /// The URI as it is from now on, where it is not the one asked for.
    pub uri: Option<String>,
}

/// What a driver is asked when a connection is opened.
pub struct Request<'a> {
    /// URI and mode.
    pub opening: &'a Opening,
    /// How to ask the user for credentials.
    pub auth: Option<&'a dyn crate::auth::AuthCallback>,
    /// What `libvirt.conf` says.
    pub config: &'a crate::config::client::ClientConfig,
}

/// Abilities that the library asks a driver about before it relies on them
/// (`VIR_DRV_FEATURE_*`; the numbers are on the wire).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(i32)]
pub enum Feature {
    /// Migration in three steps, the first protocol.
    MigrationV1 = 1,
    /// The driver sits behind a daemon.
    Remote = 2,
    /// Migration in three steps, with the domain's XML.
    MigrationV2 = 3,
    /// Migration directed by the source.
    MigrationP2p = 4,
    /// Migration told by the destination's URI only.
    MigrationDirect = 5,
    /// Migration in five steps.
    MigrationV3 = 6,
    /// The source can forbid changes to a domain while it migrates.
    MigrateChangeProtection = 7,
    /// Descriptors travel with calls.
    FdPassing = 8,
    /// String parameters may be sent.
    TypedParamString = 9,
    /// Keepalive messages.
    ProgramKeepalive = 10,
    /// The domain's XML can be asked for as migration wants it.
    XmlMigratable = 11,
    /// Migration of a domain that does not run.
    MigrationOffline = 12,
    /// Migration with typed parameters.
    MigrationParams = 13,
    /// The daemon filters events for each callback.
    RemoteEventCallback = 14,
    /// The daemon tells of the loss of its own connection.
    RemoteCloseCallback = 15,
    /// `virNetworkUpdate` arrives with command and section in their places.
    NetworkUpdateHasCorrectOrder = 16,
}

macro_rules! by_hand {
    ($(#[$doc:meta])* $name:ident { $($body:tt)* }) => {
        $(#[$doc])*
        #[allow(unused_variables, clippy::too_many_arguments, clippy::type_complexity)]
        pub trait $name: Send + Sync { $($body)* }
    };
}

fn no_support<T>(domain: ErrorDomain, function: &str) -> Result<T> {
    Err(Error::no_support(domain, function))
}

by_hand! {
/// Methods of [`HypervisorDriver`] that have no row of the regular kind.
HypervisorDriverByHand {
    /// The driver's name, as `virConnectGetType` gives it unless the driver says otherwise.
    fn name(&self) -> &'static str;

    /// `virConnectGetType` where the answer is not the driver's name.
    fn connect_get_type(&self, conn: &Connect) -> Result<Option<String>> {
        Ok(None)
    }

    /// Whether the driver has an ability. Those that were limits of old daemons only every
    /// driver in this process has.
    fn supports_feature(&self, feature: Feature) -> bool {
        matches!(feature, Feature::TypedParamString | Feature::FdPassing | Feature::NetworkUpdateHasCorrectOrder)
    }

    /// The same where the answer may have to be fetched.
    fn connect_supports_feature(&self, conn: &Connect, feature: Feature) -> Result<bool> {
        Ok(self.supports_feature(feature))
    }

    /// The steps of migrations, if the driver has them; [`Feature`] says of which protocols.
    fn migration(&self) -> Option<&dyn crate::migrate::MigrationDriver> {
        None
    }

    /// `virConnectGetLibVersion`; the library's own unless a daemon answers.
    fn connect_get_lib_version(&self, conn: &Connect) -> Result<u64> {
        Ok(crate::VERSION)
    }

    /// `virConnectSetKeepAlive`: 0, or 1 where there is nothing to keep alive.
    fn connect_set_keep_alive(&self, conn: &Connect, interval: i32, count: u32) -> Result<i32> {
        no_support(ErrorDomain::DOMAIN, "virConnectSetKeepAlive")
    }

    /// Registers for one event of domains; `old` is the call without an event number.
    fn domain_event_register(&self, conn: &Connect, domain: Option<&Arc<Domain>>, id: EventId, old: bool, callback: Callback) -> Result<i32> {
        no_support(ErrorDomain::DOMAIN, if old { "virConnectDomainEventRegister" } else { "virConnectDomainEventRegisterAny" })
    }

    /// Ends a registration by its number.
    fn domain_event_deregister(&self, conn: &Connect, id: i32) -> Result<()> {
        no_support(ErrorDomain::DOMAIN, "virConnectDomainEventDeregisterAny")
    }

    /// Ends a registration of the old kind by its callback.
    fn domain_event_deregister_old(&self, conn: &Connect, identity: usize) -> Result<()> {
        no_support(ErrorDomain::DOMAIN, "virConnectDomainEventDeregister")
    }

    /// Registers for the hypervisor's own events (`virConnectDomainQemuMonitorEventRegister`).
    fn domain_qemu_monitor_event_register(&self, conn: &Connect, domain: Option<&Arc<Domain>>, event: Option<&str>, callback: Callback, flags: u32) -> Result<i32> {
        no_support(ErrorDomain::NONE, "virConnectDomainQemuMonitorEventRegister")
    }

    /// Ends such a registration.
    fn domain_qemu_monitor_event_deregister(&self, conn: &Connect, id: i32) -> Result<()> {
        no_support(ErrorDomain::NONE, "virConnectDomainQemuMonitorEventDeregister")
    }

    /// Watches the connection itself; `None` where it cannot be lost.
    fn connect_close_callback(&self, conn: &Connect) -> Option<&crate::event::CloseCallback> {
        None
    }

    /// Whether that watch is about to begin or to end.
    fn connect_watched(&self, conn: &Connect, watched: bool) -> Result<()> {
        Ok(())
    }

    /// `virDomainGetSchedulerType`: the scheduler's name and the number of its parameters.
    fn domain_get_scheduler_type(&self, domain: &Arc<Domain>) -> Result<(String, i32)> {
        no_support(ErrorDomain::DOMAIN, "virDomainGetSchedulerType")
    }

    /// `virDomainGetVcpus`: one entry a vCPU, and for each a map of `maplen` bytes.
    fn domain_get_vcpus(&self, domain: &Arc<Domain>, max: usize, maplen: usize) -> Result<(Vec<virt_abi::virVcpuInfo>, Vec<u8>)> {
        no_support(ErrorDomain::DOMAIN, "virDomainGetVcpus")
    }

    /// `virDomainGetVcpuPinInfo`: how many maps, and the maps.
    fn domain_get_vcpu_pin_info(&self, domain: &Arc<Domain>, max: usize, maplen: usize, flags: u32) -> Result<(usize, Vec<u8>)> {
        no_support(ErrorDomain::DOMAIN, "virDomainGetVcpuPinInfo")
    }

    /// `virDomainGetEmulatorPinInfo`: a map of `maplen` bytes; `None` says that nothing is pinned.
    fn domain_get_emulator_pin_info(&self, domain: &Arc<Domain>, maplen: usize, flags: u32) -> Result<Option<Vec<u8>>> {
        no_support(ErrorDomain::DOMAIN, "virDomainGetEmulatorPinInfo")
    }

    /// `virDomainGetCPUStats`: per CPU a list of parameters; asked with `nparams` 0 for their
    /// number, with `ncpus` 0 for the number of CPUs.
    fn domain_get_cpu_stats(&self, domain: &Arc<Domain>, nparams: u32, start_cpu: i32, ncpus: u32, flags: u32) -> Result<crate::types::CpuStats> {
        no_support(ErrorDomain::DOMAIN, "virDomainGetCPUStats")
    }

    /// `virDomainGetDiskErrors`: target names and `virDomainDiskErrorCode`s, at most `max`.
    /// `None` asks for the room to provide: an entry for each disk, whatever its code.
    fn domain_get_disk_errors(&self, domain: &Arc<Domain>, max: Option<usize>, flags: u32) -> Result<Vec<(String, i32)>> {
        no_support(ErrorDomain::DOMAIN, "virDomainGetDiskErrors")
    }

    /// `virDomainListGetStats`.
    fn domain_list_get_stats(&self, domains: &[Arc<Domain>], stats: u32, flags: u32) -> Result<Vec<crate::types::DomainStatsRecord>> {
        no_support(ErrorDomain::DOMAIN, "virDomainListGetStats")
    }

    /// `virDomainGetTime`: seconds and nanoseconds since 1970.
    fn domain_get_time(&self, domain: &Arc<Domain>, flags: u32) -> Result<(i64, u32)> {
        no_support(ErrorDomain::DOMAIN, "virDomainGetTime")
    }

    /// `virDomainGetLaunchSecurityInfo`.
    fn domain_get_launch_security_info(&self, domain: &Arc<Domain>, flags: u32) -> Result<Vec<TypedParam>> {
        no_support(ErrorDomain::DOMAIN, "virDomainGetLaunchSecurityInfo")
    }

    /// `virDomainSetLaunchSecurityState`.
    fn domain_set_launch_security_state(&self, domain: &Arc<Domain>, params: &[TypedParam], flags: u32) -> Result<()> {
        no_support(ErrorDomain::DOMAIN, "virDomainSetLaunchSecurityState")
    }

    /// `virDomainFDAssociate`: the descriptors are the caller's; the driver duplicates them.
    fn domain_fd_associate(&self, domain: &Arc<Domain>, name: &str, fds: &[i32], flags: u32) -> Result<()> {
        no_support(ErrorDomain::DOMAIN, "virDomainFDAssociate")
    }

    /// `virDomainOpenGraphics`: hands a socket to the display server.
    fn domain_open_graphics(&self, domain: &Arc<Domain>, index: u32, fd: i32, flags: u32) -> Result<()> {
        no_support(ErrorDomain::DOMAIN, "virDomainOpenGraphics")
    }

    /// `virDomainOpenGraphicsFD`: a descriptor that the caller owns from then on.
    fn domain_open_graphics_fd(&self, domain: &Arc<Domain>, index: u32, flags: u32) -> Result<i32> {
        no_support(ErrorDomain::DOMAIN, "virDomainOpenGraphicsFD")
    }

    /// `virNodeGetCellsFreeMemory`: bytes, one for each cell from `start`.
    fn node_get_cells_free_memory(&self, conn: &Connect, start: i32, max: usize) -> Result<Vec<u64>> {
        no_support(ErrorDomain::DOMAIN, "virNodeGetCellsFreeMemory")
    }

    /// `virNodeGetFreePages`: for each cell the count for each page size.
    fn node_get_free_pages(&self, conn: &Connect, pages: &[u32], start_cell: i32, cells: u32, flags: u32) -> Result<Vec<u64>> {
        no_support(ErrorDomain::DOMAIN, "virNodeGetFreePages")
    }

    /// `virNodeAllocPages`: the number of cells adjusted.
    fn node_alloc_pages(&self, conn: &Connect, pages: &[(u32, u64)], start_cell: i32, cells: u32, flags: u32) -> Result<i32> {
        no_support(ErrorDomain::DOMAIN, "virNodeAllocPages")
    }

    /// `virNodeGetCPUMap`: the number of CPUs and which of them are online, a bit each.
    fn node_get_cpu_map(&self, conn: &Connect, flags: u32) -> Result<(u32, Vec<u8>)> {
        no_support(ErrorDomain::DOMAIN, "virNodeGetCPUMap")
    }

    /// `virNodeGetCPUStats`: names and values; `cpu` -1 for all together. With `room` 0 only
    /// their number counts.
    fn node_get_cpu_stats(&self, conn: &Connect, cpu: i32, room: usize, flags: u32) -> Result<Vec<(Cow<'static, str>, u64)>> {
        no_support(ErrorDomain::DOMAIN, "virNodeGetCPUStats")
    }

    /// `virNodeGetMemoryStats`: names and values in KiB; `cell` -1 for all together. With `room`
    /// 0 only their number counts.
    fn node_get_memory_stats(&self, conn: &Connect, cell: i32, room: usize, flags: u32) -> Result<Vec<(Cow<'static, str>, u64)>> {
        no_support(ErrorDomain::DOMAIN, "virNodeGetMemoryStats")
    }

    /// `virConnectBaselineCPU`.
    fn connect_baseline_cpu(&self, conn: &Connect, cpus: &[&str], flags: u32) -> Result<String> {
        no_support(ErrorDomain::DOMAIN, "virConnectBaselineCPU")
    }

    /// `virConnectBaselineHypervisorCPU`.
    fn connect_baseline_hypervisor_cpu(&self, conn: &Connect, emulator: Option<&str>, arch: Option<&str>, machine: Option<&str>, virt_type: Option<&str>, cpus: &[&str], flags: u32) -> Result<String> {
        no_support(ErrorDomain::DOMAIN, "virConnectBaselineHypervisorCPU")
    }

    /// `virConnectSetIdentity`.
    fn connect_set_identity(&self, conn: &Connect, params: &[TypedParam], flags: u32) -> Result<()> {
        no_support(ErrorDomain::DOMAIN, "virConnectSetIdentity")
    }

    /// `virDomainQemuMonitorCommandWithFiles`: the answer and descriptors for the caller.
    fn domain_qemu_monitor_command_with_files(&self, domain: &Arc<Domain>, command: &str, fds: &[i32], flags: u32) -> Result<(String, Vec<i32>)> {
        no_support(ErrorDomain::NONE, "virDomainQemuMonitorCommandWithFiles")
    }

    /// `virDomainLxcOpenNamespace`: descriptors for the caller.
    fn domain_lxc_open_namespace(&self, domain: &Arc<Domain>, flags: u32) -> Result<Vec<i32>> {
        no_support(ErrorDomain::NONE, "virDomainLxcOpenNamespace")
    }
}
}

macro_rules! plain {
    ($($(#[$doc:meta])* $name:ident { $register:ident, $deregister:ident, $object:ident, $domain:ident, $c:literal $(, $($more:tt)*)? })*) => { $(
        by_hand! {
            $(#[$doc])*
            $name {
                $($($more)*)?

                /// Registers for one event of this driver's objects.
                fn $register(&self, conn: &Connect, object: Option<&Arc<crate::object::$object>>, id: EventId, callback: Callback) -> Result<i32> {
                    no_support(ErrorDomain::$domain, concat!($c, "RegisterAny"))
                }

                /// Ends a registration by its number.
                fn $deregister(&self, conn: &Connect, id: i32) -> Result<()> {
                    no_support(ErrorDomain::$domain, concat!($c, "DeregisterAny"))
                }
            }
        }
    )* };
}

plain! {
    /// Methods of [`NetworkDriver`] that have no row of the regular kind.
    NetworkDriverByHand { network_event_register, network_event_deregister, Network, NETWORK, "virConnectNetworkEvent",
        /// `virNetworkUpdate`: `command` is a `virNetworkUpdateCommand`, `section` a
        /// `virNetworkUpdateSection`.
        fn network_update(&self, network: &Arc<crate::object::Network>, command: u32, section: u32, parent_index: i32, xml: &str, flags: u32) -> Result<()> {
            no_support(ErrorDomain::NETWORK, "virNetworkUpdate")
        }
    }
    /// Methods of [`StorageDriver`] that have no row of the regular kind.
    StorageDriverByHand { storage_pool_event_register, storage_pool_event_deregister, StoragePool, STORAGE, "virConnectStoragePoolEvent" }
}

by_hand! {
/// Methods of [`NodeDeviceDriver`] that have no row of the regular kind.
NodeDeviceDriverByHand {
    /// Registers for one event of devices.
    fn node_device_event_register(&self, conn: &Connect, object: Option<&Arc<crate::object::NodeDevice>>, id: EventId, callback: Callback) -> Result<i32> {
        no_support(ErrorDomain::NODEDEV, "virConnectNodeDeviceEventRegisterAny")
    }

    /// Ends a registration by its number.
    fn node_device_event_deregister(&self, conn: &Connect, id: i32) -> Result<()> {
        no_support(ErrorDomain::NODEDEV, "virConnectNodeDeviceEventDeregisterAny")
    }

    /// `virNodeDeviceGetParent`: the parent's name, if there is one.
    fn node_device_get_parent(&self, dev: &Arc<crate::object::NodeDevice>) -> Result<Option<String>> {
        no_support(ErrorDomain::NODEDEV, "virNodeDeviceGetParent")
    }
}
}

by_hand! {
/// Methods of [`SecretDriver`] that have no row of the regular kind.
SecretDriverByHand {
    /// Registers for one event of secrets.
    fn secret_event_register(&self, conn: &Connect, object: Option<&Arc<crate::object::Secret>>, id: EventId, callback: Callback) -> Result<i32> {
        no_support(ErrorDomain::SECRET, "virConnectSecretEventRegisterAny")
    }

    /// Ends a registration by its number.
    fn secret_event_deregister(&self, conn: &Connect, id: i32) -> Result<()> {
        no_support(ErrorDomain::SECRET, "virConnectSecretEventDeregisterAny")
    }

    /// `virSecretGetValue`.
    fn secret_get_value(&self, secret: &Arc<crate::object::Secret>, flags: u32) -> Result<Vec<u8>> {
        no_support(ErrorDomain::SECRET, "virSecretGetValue")
    }
}
}

by_hand! {
/// Methods of [`InterfaceDriver`] that have no row of the regular kind: none so far.
InterfaceDriverByHand {}
}

by_hand! {
/// Methods of [`NWFilterDriver`] that have no row of the regular kind: none so far.
NWFilterDriverByHand {}
}

by_hand! {
/// Methods of [`AdminDriver`] that have no row of the regular kind.
AdminDriverByHand {
    /// Whether the daemon is there, as far as anybody noticed.
    fn is_alive(&self) -> bool;

    /// `virAdmConnectGetLoggingFilters`: the filters, if there are any, and their number.
    fn adm_connect_get_logging_filters(&self, conn: &Arc<crate::object::AdmConnect>, flags: u32) -> Result<(Option<String>, i32)> {
        no_support(ErrorDomain::ADMIN, "virAdmConnectGetLoggingFilters")
    }

    /// `virAdmConnectGetLoggingOutputs`: the outputs and their number.
    fn adm_connect_get_logging_outputs(&self, conn: &Arc<crate::object::AdmConnect>, flags: u32) -> Result<(String, i32)> {
        no_support(ErrorDomain::ADMIN, "virAdmConnectGetLoggingOutputs")
    }
}
}

/// Tells a program what its stream is ready for.
pub type TellStream = dyn Fn(&Arc<Stream>, i32) + Send + Sync;

/// What moves a stream's bytes, once a driver has opened it.
pub trait StreamDriver: Send + Sync {
    /// Sends bytes; returns how many were taken, `None` for "would block".
    fn send(&self, stream: &Arc<Stream>, data: &[u8]) -> Result<Option<usize>>;
    /// Receives up to `max` bytes; empty at the end, `None` for "would block". With
    /// `stop_at_hole`, [`StreamRead::Hole`] where a hole comes first.
    fn recv(&self, stream: &Arc<Stream>, max: usize, stop_at_hole: bool) -> Result<StreamRead>;
    /// Whether `virStreamRecvFlags` works at all, with flags or without.
    fn takes_receive_flags(&self) -> bool {
        true
    }
    /// Who refuses the flags of `virStreamRecvFlags` that there are not.
    fn refuses_receive_flags(&self) -> (ErrorDomain, &'static str) {
        (ErrorDomain::STREAMS, "virStreamRecvFlags")
    }
    /// Sends a hole of that many bytes.
    #[allow(unused_variables)]
    fn send_hole(&self, stream: &Arc<Stream>, length: i64, flags: u32) -> Result<()> {
        no_support(ErrorDomain::STREAMS, "virStreamSendHole")
    }
    /// The length of the hole at hand.
    #[allow(unused_variables)]
    fn recv_hole(&self, stream: &Arc<Stream>, flags: u32) -> Result<i64> {
        no_support(ErrorDomain::STREAMS, "virStreamRecvHole")
    }
    /// Watches for `virStreamEventType` bits.
    #[allow(unused_variables)]
    fn event_add(&self, stream: &Arc<Stream>, events: i32, callback: Box<TellStream>) -> Result<()> {
        no_support(ErrorDomain::STREAMS, "virStreamEventAddCallback")
    }
    /// Changes the watched bits.
    #[allow(unused_variables)]
    fn event_update(&self, stream: &Arc<Stream>, events: i32) -> Result<()> {
        no_support(ErrorDomain::STREAMS, "virStreamEventUpdateCallback")
    }
    /// Ends the watch.
    #[allow(unused_variables)]
    fn event_remove(&self, stream: &Arc<Stream>) -> Result<()> {
        no_support(ErrorDomain::STREAMS, "virStreamEventRemoveCallback")
    }
    /// Ends the stream in order; what was sent has arrived.
    fn finish(&self, stream: &Arc<Stream>) -> Result<()>;
    /// Ends the stream at once.
    fn abort(&self, stream: &Arc<Stream>) -> Result<()>;
}

/// What a stream had to give.
#[derive(Debug, PartialEq, Eq)]
pub enum StreamRead {
    /// Bytes; none at the end.
    Data(Vec<u8>),
    /// Nothing yet, and the stream must not block.
    WouldBlock,
    /// A hole comes first.
    Hole,
}
