// SPDX-License-Identifier: LGPL-2.1-or-later
//! From a daemon's message to an event.

use crate::procedures as read;
use std::sync::Arc;
use virt_core::Result;
use virt_core::event::{Event, EventId, Family, Payload, Subject};
use virt_wire::{Decoder, object as wire};

/// What a daemon tells.
#[derive(Debug, PartialEq)]
pub(super) enum Message {
    /// An event, and the number of the registration that it is for, where it has one.
    Event(Box<Event>, Option<i32>),
    /// The daemon's own connection is lost: why.
    Closed(i32),
}

fn text(text: &str) -> Arc<str> {
    text.into()
}

fn domain(it: wire::Domain<'_>) -> Subject {
    Subject::Domain { name: text(&it.name), uuid: it.uuid, id: it.id }
}

fn network(it: wire::Network<'_>) -> Subject {
    Subject::Network { name: text(&it.name), uuid: it.uuid }
}

fn pool(it: wire::StoragePool<'_>) -> Subject {
    Subject::StoragePool { name: text(&it.name), uuid: it.uuid }
}

fn device(it: wire::NodeDevice<'_>) -> Subject {
    Subject::NodeDevice { name: text(&it.name) }
}

fn secret(it: wire::Secret<'_>) -> Subject {
    Subject::Secret { uuid: it.uuid, usage_type: it.usage_type, usage_id: text(&it.usage_id) }
}

/// Makes events out of fields. A table of lines: the procedure's number and its reader, the
/// fields by name, the event's family and number, its subject and its payload. Where the
/// fields start with `source`, the message is for one registration.
macro_rules! messages {
    ($procedure:ident, $body:ident; $($number:literal $read:ident($source:ident: $kind:ident $(, $field:ident)*)
        => $family:ident $id:literal, $subject:expr, $payload:expr;)*) => {
        match $procedure {
            $($number => {
                // Each on its own: together they would take more stack than a thread may have.
                #[inline(never)]
                fn message(body: &[u8]) -> Result<Option<Message>> {
                    #[allow(unused_parens)]
                    let ($source $(, $field)*) = read::$read(&mut Decoder::new(body))?;
                    let event = Event {
                        id: EventId(Family::$family, $id),
                        subject: $subject,
                        payload: $payload,
                    };
                    Ok(Some(Message::Event(Box::new(event), messages!(@$kind $source))))
                }
                return message($body);
            })*
            _ => {}
        }
    };
    (@source $source:ident) => { Some($source) };
    (@first $first:ident) => { None };
}

/// An event of the main program; nothing where it is none that this library knows.
pub(super) fn remote(procedure: i32, body: &[u8]) -> Result<Option<Message>> {
    messages! { procedure, body;
        // For one registration.
        318 domain_event_callback_lifecycle(s: source, dom, event, detail)
            => Domain 0, domain(dom), Payload::Lifecycle { event, detail };
        319 domain_event_callback_reboot(s: source, dom) => Domain 1, domain(dom), Payload::Plain;
        320 domain_event_callback_rtc_change(s: source, dom, utcoffset)
            => Domain 2, domain(dom), Payload::RtcChange { utcoffset };
        321 domain_event_callback_watchdog(s: source, dom, action)
            => Domain 3, domain(dom), Payload::Watchdog { action };
        322 domain_event_callback_io_error(s: source, dom, src_path, dev_alias, action)
            => Domain 4, domain(dom), Payload::IoError { src_path, dev_alias, action, reason: None };
        323 domain_event_callback_graphics(s: source, dom, phase, local, remote, auth_scheme, subject)
            => Domain 5, domain(dom), Payload::Graphics { phase, local, remote, auth_scheme, subject };
        324 domain_event_callback_io_error_reason(s: source, dom, src_path, dev_alias, action, reason)
            => Domain 6, domain(dom), Payload::IoError { src_path, dev_alias, action, reason: Some(reason) };
        325 domain_event_callback_control_error(s: source, dom) => Domain 7, domain(dom), Payload::Plain;
        326 domain_event_callback_block_job(s: source, dom, disk, kind, status)
            => Domain 8, domain(dom), Payload::BlockJob { disk, kind, status };
        327 domain_event_callback_disk_change(s: source, dom, old_src, new_src, dev_alias, reason)
            => Domain 9, domain(dom), Payload::DiskChange { old_src, new_src, dev_alias, reason };
        328 domain_event_callback_tray_change(s: source, dom, dev_alias, reason)
            => Domain 10, domain(dom), Payload::TrayChange { dev_alias, reason };
        329 domain_event_callback_pmwakeup(s: source, reason, dom)
            => Domain 11, domain(dom), Payload::PowerManagement { reason };
        330 domain_event_callback_pmsuspend(s: source, reason, dom)
            => Domain 12, domain(dom), Payload::PowerManagement { reason };
        331 domain_event_callback_balloon_change(s: source, dom, actual)
            => Domain 13, domain(dom), Payload::BalloonChange { actual };
        332 domain_event_callback_pmsuspend_disk(s: source, reason, dom)
            => Domain 14, domain(dom), Payload::PowerManagement { reason };
        333 domain_event_callback_device_removed(s: source, dom, dev_alias)
            => Domain 15, domain(dom), Payload::Device { dev_alias };
        339 domain_event_block_job_2(s: source, dom, disk, kind, status)
            => Domain 16, domain(dom), Payload::BlockJob { disk, kind, status };
        346 domain_event_callback_tunable(s: source, dom, params)
            => Domain 17, domain(dom), Payload::Tunable { params };
        348 domain_event_callback_agent_lifecycle(s: source, dom, state, reason)
            => Domain 18, domain(dom), Payload::AgentLifecycle { state, reason };
        354 domain_event_callback_device_added(s: source, dom, dev_alias)
            => Domain 19, domain(dom), Payload::Device { dev_alias };
        359 domain_event_callback_migration_iteration(s: source, dom, iteration)
            => Domain 20, domain(dom), Payload::MigrationIteration { iteration };
        363 domain_event_callback_job_completed(s: source, dom, params)
            => Domain 21, domain(dom), Payload::JobCompleted { params };
        367 domain_event_callback_device_removal_failed(s: source, dom, dev_alias)
            => Domain 22, domain(dom), Payload::Device { dev_alias };
        379 domain_event_callback_metadata_change(s: source, dom, kind, nsuri)
            => Domain 23, domain(dom), Payload::MetadataChange { kind, nsuri };
        385 domain_event_block_threshold(s: source, dom, dev, path, threshold, excess)
            => Domain 24, domain(dom), Payload::BlockThreshold { dev, path, threshold, excess };
        423 domain_event_memory_failure(s: source, dom, recipient, action, flags)
            => Domain 25, domain(dom), Payload::MemoryFailure { recipient, action, flags };
        438 domain_event_memory_device_size_change(s: source, dom, alias, size)
            => Domain 26, domain(dom), Payload::MemoryDeviceSizeChange { alias, size };
        453 domain_event_nic_mac_change(s: source, dom, alias, old_mac, new_mac)
            => Domain 27, domain(dom), Payload::NicMacChange { alias, old_mac, new_mac };
        454 domain_event_vcpu_removed(s: source, dom, vcpu)
            => Domain 28, domain(dom), Payload::VcpuRemoved { vcpu };
        455 domain_event_callback_channel_lifecycle(s: source, dom, channel, state, reason)
            => Domain 29, domain(dom), Payload::ChannelLifecycle { channel, state, reason };

        315 network_event_lifecycle(s: source, net, event, detail)
            => Network 0, network(net), Payload::Lifecycle { event, detail };
        446 network_event_callback_metadata_change(s: source, net, kind, nsuri)
            => Network 1, network(net), Payload::MetadataChange { kind, nsuri };
        370 storage_pool_event_lifecycle(s: source, it, event, detail)
            => StoragePool 0, pool(it), Payload::Lifecycle { event, detail };
        373 storage_pool_event_refresh(s: source, it) => StoragePool 1, pool(it), Payload::Plain;
        376 node_device_event_lifecycle(s: source, dev, event, detail)
            => NodeDevice 0, device(dev), Payload::Lifecycle { event, detail };
        377 node_device_event_update(s: source, dev) => NodeDevice 1, device(dev), Payload::Plain;
        382 secret_event_lifecycle(s: source, it, event, detail)
            => Secret 0, secret(it), Payload::Lifecycle { event, detail };
        383 secret_event_value_changed(s: source, it) => Secret 1, secret(it), Payload::Plain;

        // For all, from daemons that give no numbers.
        107 domain_event_lifecycle(dom: first, event, detail)
            => Domain 0, domain(dom), Payload::Lifecycle { event, detail };
        169 domain_event_reboot(dom: first) => Domain 1, domain(dom), Payload::Plain;
        170 domain_event_rtc_change(dom: first, utcoffset)
            => Domain 2, domain(dom), Payload::RtcChange { utcoffset };
        171 domain_event_watchdog(dom: first, action)
            => Domain 3, domain(dom), Payload::Watchdog { action };
        172 domain_event_io_error(dom: first, src_path, dev_alias, action)
            => Domain 4, domain(dom), Payload::IoError { src_path, dev_alias, action, reason: None };
        173 domain_event_graphics(dom: first, phase, local, remote, auth_scheme, subject)
            => Domain 5, domain(dom), Payload::Graphics { phase, local, remote, auth_scheme, subject };
        195 domain_event_io_error_reason(dom: first, src_path, dev_alias, action, reason)
            => Domain 6, domain(dom), Payload::IoError { src_path, dev_alias, action, reason: Some(reason) };
        224 domain_event_control_error(dom: first) => Domain 7, domain(dom), Payload::Plain;
        241 domain_event_block_job(dom: first, disk, kind, status)
            => Domain 8, domain(dom), Payload::BlockJob { disk, kind, status };
        248 domain_event_disk_change(dom: first, old_src, new_src, dev_alias, reason)
            => Domain 9, domain(dom), Payload::DiskChange { old_src, new_src, dev_alias, reason };
        268 domain_event_tray_change(dom: first, dev_alias, reason)
            => Domain 10, domain(dom), Payload::TrayChange { dev_alias, reason };
        269 domain_event_pmwakeup(dom: first) => Domain 11, domain(dom), Payload::PowerManagement { reason: 0 };
        270 domain_event_pmsuspend(dom: first) => Domain 12, domain(dom), Payload::PowerManagement { reason: 0 };
        276 domain_event_balloon_change(dom: first, actual)
            => Domain 13, domain(dom), Payload::BalloonChange { actual };
        292 domain_event_pmsuspend_disk(dom: first)
            => Domain 14, domain(dom), Payload::PowerManagement { reason: 0 };
        311 domain_event_device_removed(dom: first, dev_alias)
            => Domain 15, domain(dom), Payload::Device { dev_alias };
    }
    match procedure {
        362 => {
            let reason = read::connect_event_connection_closed(&mut Decoder::new(body))?;
            Ok(Some(Message::Closed(reason)))
        }
        _ => Ok(None),
    }
}

/// An event of the program of `libvirt-qemu.h`.
pub(super) fn qemu(procedure: i32, body: &[u8]) -> Result<Option<Message>> {
    messages! { procedure, body;
        6 domain_monitor_event(s: source, dom, event, seconds, micros, details)
            => QemuMonitor 0, domain(dom), Payload::QemuMonitor { event, seconds, micros, details };
    }
    Ok(None)
}
