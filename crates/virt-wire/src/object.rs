// SPDX-License-Identifier: LGPL-2.1-or-later
//! How objects are named on the wire. Each type is one of the protocol's `remote_nonnull_…`
//! structures: what a peer said, not yet a handle.

use crate::{Decoder, Encoder, Malformed};
use std::borrow::Cow;
use std::sync::Arc;
use virt_core::object::{self, Connect};
use virt_core::uuid::Uuid;

/// Something that names an object on the wire.
pub trait WireObject<'a>: Sized {
    /// The fewest bytes of one.
    const LEAST: usize;
    /// Reads one.
    fn decode(d: &mut Decoder<'a>) -> Result<Self, Malformed>;
    /// Writes one.
    fn encode(&self, e: &mut Encoder);
}

macro_rules! objects {
    ($($(#[$doc:meta])* $name:ident { $($field:ident: $kind:ident,)* })*) => { $(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[allow(missing_docs)] // the fields are the object's own
        pub struct $name<'a> {
            $(pub $field: objects!(@type $kind),)*
        }

        impl<'a> WireObject<'a> for $name<'a> {
            const LEAST: usize = 0 $(+ objects!(@least $kind))*;

            fn decode(d: &mut Decoder<'a>) -> Result<Self, Malformed> {
                Ok($name { $($field: objects!(@decode $kind d),)* })
            }

            fn encode(&self, e: &mut Encoder) {
                $(objects!(@encode $kind e self.$field);)*
            }
        }
    )* };
    (@type text) => { Cow<'a, str> };
    (@type uuid) => { Uuid };
    (@type i32) => { i32 };
    (@type domain) => { Domain<'a> };
    (@type network) => { Network<'a> };
    (@least text) => { 4 };
    (@least uuid) => { 16 };
    (@least i32) => { 4 };
    (@least domain) => { Domain::LEAST };
    (@least network) => { Network::LEAST };
    (@decode domain $d:ident) => { Domain::decode($d)? };
    (@decode network $d:ident) => { Network::decode($d)? };
    (@decode $kind:ident $d:ident) => { $d.$kind()? };
    (@encode text $e:ident $value:expr) => { $e.string(&$value) };
    (@encode uuid $e:ident $value:expr) => { $e.uuid(&$value) };
    (@encode i32 $e:ident $value:expr) => { $e.i32($value) };
    (@encode domain $e:ident $value:expr) => { $value.encode($e) };
    (@encode network $e:ident $value:expr) => { $value.encode($e) };
}

objects! {
    /// A domain; `id` is -1 while it does not run.
    Domain { name: text, uuid: uuid, id: i32, }
    /// A network.
    Network { name: text, uuid: uuid, }
    /// A port of a network.
    NetworkPort { network: network, uuid: uuid, }
    /// An interface of the host.
    Interface { name: text, mac: text, }
    /// A storage pool.
    StoragePool { name: text, uuid: uuid, }
    /// A storage volume.
    StorageVol { pool: text, name: text, key: text, }
    /// A device of the host.
    NodeDevice { name: text, }
    /// A secret.
    Secret { uuid: uuid, usage_type: i32, usage_id: text, }
    /// A network filter.
    NWFilter { name: text, uuid: uuid, }
    /// A network filter's use on one port.
    NWFilterBinding { port_dev: text, filter: text, }
    /// A snapshot of a domain.
    DomainSnapshot { name: text, domain: domain, }
    /// A checkpoint of a domain.
    DomainCheckpoint { name: text, domain: domain, }
}

/// Between a handle and its name on the wire.
macro_rules! handles {
    ($($name:ident($this:ident, $conn:ident) { $($field:ident: $get:expr,)* } => $new:expr;)*) => { $(
        impl<'a> From<&'a object::$name> for $name<'a> {
            fn from($this: &'a object::$name) -> $name<'a> {
                $name { $($field: $get,)* }
            }
        }

        impl $name<'_> {
            /// A handle on it, of that connection.
            pub fn handle(&self, $conn: &Connect) -> Arc<object::$name> {
                let $this = self;
                $new
            }
        }
    )* };
}

handles! {
    Domain(it, conn) { name: it.name().into(), uuid: *it.uuid(), id: it.id(), }
        => object::Domain::new(conn, &it.name, it.uuid, it.id);
    Network(it, conn) { name: it.name().into(), uuid: *it.uuid(), }
        => object::Network::new(conn, &it.name, it.uuid);
    NetworkPort(it, conn) { network: (&**it.network()).into(), uuid: *it.uuid(), }
        => object::NetworkPort::new(&it.network.handle(conn), it.uuid);
    Interface(it, conn) { name: it.name().into(), mac: it.mac().as_str().into(), }
        => object::Interface::new(conn, &it.name, &it.mac);
    StoragePool(it, conn) { name: it.name().into(), uuid: *it.uuid(), }
        => object::StoragePool::new(conn, &it.name, it.uuid);
    StorageVol(it, conn) { pool: it.pool().into(), name: it.name().into(), key: it.key().as_str().into(), }
        => object::StorageVol::new(conn, &it.pool, &it.name, &it.key);
    NodeDevice(it, conn) { name: it.name().into(), }
        => object::NodeDevice::new(conn, &it.name);
    Secret(it, conn) { uuid: *it.uuid(), usage_type: it.usage_type(), usage_id: it.usage_id().as_str().into(), }
        => object::Secret::new(conn, it.uuid, it.usage_type, &it.usage_id);
    NWFilter(it, conn) { name: it.name().into(), uuid: *it.uuid(), }
        => object::NWFilter::new(conn, &it.name, it.uuid);
    NWFilterBinding(it, conn) { port_dev: it.port_dev().as_str().into(), filter: it.filter().as_str().into(), }
        => object::NWFilterBinding::new(conn, &it.port_dev, &it.filter);
    DomainSnapshot(it, conn) { name: it.name().into(), domain: (&**it.domain()).into(), }
        => object::DomainSnapshot::new(&it.domain.handle(conn), &it.name);
    DomainCheckpoint(it, conn) { name: it.name().into(), domain: (&**it.domain()).into(), }
        => object::DomainCheckpoint::new(&it.domain.handle(conn), &it.name);
}

impl<'a> Decoder<'a> {
    /// An object's name.
    pub fn object<T: WireObject<'a>>(&mut self) -> Result<T, Malformed> {
        T::decode(self)
    }

    /// Names of objects, at most `max`.
    pub fn objects<T: WireObject<'a>>(&mut self, max: u32) -> Result<Vec<T>, Malformed> {
        self.list(max, T::LEAST, T::decode)
    }
}

impl Encoder {
    /// An object's name.
    pub fn object<'a>(&mut self, object: &impl WireObject<'a>) {
        object.encode(self);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_object_in_an_object() {
        let uuid = Uuid([7; 16]);
        let domain = Domain { name: "d".into(), uuid, id: -1 };
        let snapshot = DomainSnapshot { name: "snap".into(), domain };
        let mut e = Encoder::new();
        e.object(&snapshot);
        let bytes = e.finish().unwrap();
        let wanted = [&[0, 0, 0, 4][..], b"snap", &[0, 0, 0, 1, b'd', 0, 0, 0], &[7; 16], &[255; 4]];
        assert_eq!(bytes, wanted.concat());
        assert_eq!(Decoder::new(&bytes).object::<DomainSnapshot<'_>>(), Ok(snapshot));
        assert_eq!(DomainSnapshot::LEAST, 28);
        for end in 0..bytes.len() {
            assert_eq!(Decoder::new(&bytes[..end]).object::<DomainSnapshot<'_>>(), Err(Malformed));
        }
    }

    #[test]
    fn lists_are_counted_before_they_are_believed() {
        let mut bytes = vec![0, 0, 0x40, 0];
        bytes.extend_from_slice(&[0; 24]);
        assert_eq!(Decoder::new(&bytes).objects::<Domain<'_>>(16384), Err(Malformed));
        bytes[2..4].copy_from_slice(&[0, 1]);
        assert_eq!(Decoder::new(&bytes).objects::<Domain<'_>>(16384).unwrap().len(), 1);
        assert_eq!(Decoder::new(&bytes).objects::<Domain<'_>>(0), Err(Malformed));
    }
}
