// SPDX-License-Identifier: LGPL-2.1-or-later
//! One call from C: which function, on which connection, and what it refuses.

use super::boundary;
use super::error;
use super::handle;
use std::cell::RefCell;
use std::mem::ManuallyDrop;
use std::ops::Deref;
use std::sync::Arc;
use virt_core::driver::{
    AdminDriver, Feature, HypervisorDriver, InterfaceDriver, NWFilterDriver, NetworkDriver, NodeDeviceDriver,
    SecretDriver, StorageDriver,
};
use virt_core::object::{AdmConnect, Connect, ConnectRef, Connected, Object};
use virt_core::{Error, ErrorCode, ErrorDomain, Result, tr};

/// A public function, for its error messages.
pub struct Function {
    /// Its C name.
    pub name: &'static str,
    /// Where its own errors come from.
    pub domain: ErrorDomain,
}

/// A call under way.
pub struct Call {
    /// Whose.
    pub function: &'static Function,
    source: Option<Source>,
    /// Arguments that had to be written anew.
    texts: RefCell<Vec<Box<str>>>,
}

/// An object that an argument is, for the length of the call. The call's first object is
/// counted once, by the call itself: the hot functions touch one counter less.
pub struct Lent<T> {
    object: ManuallyDrop<Arc<T>>,
    counted: bool,
}

impl<T> Lent<T> {
    /// A reference of one's own.
    pub fn keep(&self) -> Arc<T> {
        Arc::clone(&self.object)
    }
}

impl<T> Deref for Lent<T> {
    type Target = Arc<T>;
    fn deref(&self) -> &Arc<T> {
        &self.object
    }
}

impl<T> Drop for Lent<T> {
    fn drop(&mut self) {
        if self.counted {
            // SAFETY: counted, and dropped nowhere else.
            unsafe { ManuallyDrop::drop(&mut self.object) };
        }
    }
}

/// The connection that an argument is, for the length of the call, which holds it.
pub struct LentConnect(*const Connect);

impl Deref for LentConnect {
    type Target = Connect;
    fn deref(&self) -> &Connect {
        // SAFETY: the call that lent it holds a reference.
        unsafe { &*self.0 }
    }
}

/// What keeps the call's connection alive.
enum Source {
    Connect(ConnectRef),
    Object(Arc<dyn Connected>),
}

/// Runs a public function: forgets the thread's last error, catches panics, and on failure
/// stores the error, tells the handlers and returns `failure`.
pub fn run<T>(function: &'static Function, failure: T, body: impl FnOnce(&mut Call) -> Result<T>) -> T {
    error::reset();
    let mut call = Call { function, source: None, texts: RefCell::default() };
    match boundary::caught(function.name, || body(&mut call)) {
        Ok(Ok(value)) => value,
        Ok(Err(error)) | Err(error) => {
            failed(&call, error);
            failure
        }
    }
}

/// Told to the log too, beside the call itself, so that it tells which calls succeeded.
#[cold]
fn failed(call: &Call, error: Error) {
    let (code, domain) = (error.code().0, error.domain().0);
    virt_core::log::debug!("libvirt", call.function.name, "failed with code {code} domain {domain}");
    error::raise(call.function.name, call.connection(), error);
}

/// Kinds of objects and how their absence is reported.
pub trait Kind: Object {
    /// Where the error comes from.
    const DOMAIN: ErrorDomain;
    /// Its code.
    const CODE: ErrorCode;
}

macro_rules! kinds {
    ($($ty:ident $domain:ident $code:ident;)*) => { $(
        impl Kind for virt_core::object::$ty {
            const DOMAIN: ErrorDomain = ErrorDomain::$domain;
            const CODE: ErrorCode = ErrorCode::$code;
        }
    )* };
}

kinds! {
    Domain DOM INVALID_DOMAIN;
    DomainSnapshot DOMAIN_SNAPSHOT INVALID_DOMAIN_SNAPSHOT;
    DomainCheckpoint DOMAIN_CHECKPOINT INVALID_DOMAIN_CHECKPOINT;
    Network NETWORK INVALID_NETWORK;
    NetworkPort NETWORK INVALID_NETWORK_PORT;
    Interface INTERFACE INVALID_INTERFACE;
    StoragePool STORAGE INVALID_STORAGE_POOL;
    StorageVol STORAGE INVALID_STORAGE_VOL;
    NodeDevice NODEDEV INVALID_NODE_DEVICE;
    Secret SECRET INVALID_SECRET;
    NWFilter NWFILTER INVALID_NWFILTER;
    NWFilterBinding NWFILTER INVALID_NWFILTER_BINDING;
    Stream STREAMS INVALID_STREAM;
    AdmConnect ADMIN INVALID_CONN;
    AdmServer ADMIN INVALID_CONN;
    AdmClient ADMIN INVALID_CONN;
}

impl Call {
    /// A text to use for the rest of the call.
    pub fn keep(&self, text: String) -> *const str {
        let text = text.into_boxed_str();
        // The box may move in its list, what it holds does not.
        let kept: *const str = &*text;
        self.texts.borrow_mut().push(text);
        kept
    }

    /// The connection that the call's first argument is; held until the call ends.
    ///
    /// # Safety
    /// As for [`handle::is`].
    pub unsafe fn connect<P>(&mut self, pointer: *const P) -> Result<LentConnect> {
        let pointer = pointer.cast::<Connect>();
        // SAFETY: the caller's promise.
        if !unsafe { handle::is(pointer) } {
            return Err(Error::new(self.function.domain, ErrorCode::INVALID_CONN, self.function.name));
        }
        // SAFETY: a living connection, which C holds for the length of the call.
        let reference = unsafe { &*pointer }.refer();
        let previous = self.source.replace(Source::Connect(reference));
        debug_assert!(previous.is_none(), "one connection a call");
        Ok(LentConnect(pointer))
    }

    /// The object that an argument is. The first one found says whose error handler is told.
    ///
    /// # Safety
    /// As for [`handle::is`].
    pub unsafe fn object<T: Kind, P>(&mut self, pointer: *const P) -> Result<Lent<T>> {
        // SAFETY: the caller's promise.
        let Some(object) = (unsafe { handle::borrow(pointer.cast::<T>()) }) else {
            return Err(Error::new(T::DOMAIN, T::CODE, self.function.name));
        };
        if self.source.is_some() {
            return Ok(Lent { object: ManuallyDrop::new(object), counted: true });
        }
        // SAFETY: a second Arc for one count; it is never dropped, and the call keeps the
        // counted one for its length.
        let uncounted = ManuallyDrop::new(unsafe { std::ptr::read(&object) });
        self.source = Some(Source::Object(object));
        Ok(Lent { object: uncounted, counted: false })
    }

    fn conn(&self) -> &Connect {
        self.connection().expect("the object comes first")
    }

    /// The connection, once an object was found.
    pub fn connection(&self) -> Option<&Connect> {
        match self.source.as_ref()? {
            Source::Connect(reference) => Some(reference),
            Source::Object(object) => object.connected(),
        }
    }

    fn no_support(&self) -> Error {
        Error::no_support(self.function.domain, self.function.name)
    }

    /// Who answers for domains and the host.
    pub fn hypervisor(&self) -> Result<&dyn HypervisorDriver> {
        Ok(&*self.conn().drivers().hypervisor)
    }

    /// Who answers for networks.
    pub fn network(&self) -> Result<&dyn NetworkDriver> {
        self.conn().drivers().network.as_deref().ok_or_else(|| self.no_support())
    }

    /// Who answers for the host's interfaces.
    pub fn interface(&self) -> Result<&dyn InterfaceDriver> {
        self.conn().drivers().interface.as_deref().ok_or_else(|| self.no_support())
    }

    /// Who answers for storage.
    pub fn storage(&self) -> Result<&dyn StorageDriver> {
        self.conn().drivers().storage.as_deref().ok_or_else(|| self.no_support())
    }

    /// Who answers for the host's devices.
    pub fn node_device(&self) -> Result<&dyn NodeDeviceDriver> {
        self.conn().drivers().node_device.as_deref().ok_or_else(|| self.no_support())
    }

    /// Who answers for secrets.
    pub fn secret(&self) -> Result<&dyn SecretDriver> {
        self.conn().drivers().secret.as_deref().ok_or_else(|| self.no_support())
    }

    /// Who answers for network filters.
    pub fn nwfilter(&self) -> Result<&dyn NWFilterDriver> {
        self.conn().drivers().nwfilter.as_deref().ok_or_else(|| self.no_support())
    }

    /// Who answers for daemons.
    pub fn admin(&self) -> Result<&dyn AdminDriver> {
        match self.source.as_ref() {
            Some(Source::Object(object)) => object.administered().map(AdmConnect::driver),
            _ => None,
        }
        .ok_or_else(|| self.no_support())
    }

    /// Refuses on a read-only connection.
    pub fn writable(&self) -> Result<()> {
        if !self.conn().is_read_only() {
            return Ok(());
        }
        let text = tr!("read only access prevents %1$s", self.function.name);
        Err(Error::new(self.function.domain, ErrorCode::OPERATION_DENIED, text))
    }

    /// Refuses flags that show secrets on a read-only connection.
    pub fn secure(&self, flags: u32, secret: u32) -> Result<()> {
        if !self.conn().is_read_only() || flags & secret == 0 {
            return Ok(());
        }
        let text = format!("{} with secure flag", self.function.name);
        Err(Error::new(self.function.domain, ErrorCode::OPERATION_DENIED, text))
    }

    fn refuse(&self, argument: &str, text: String) -> Result<()> {
        Err(Error::argument(self.function.domain, self.function.name, argument, text))
    }

    /// Refuses NULL.
    pub fn non_null(&self, is_null: bool, argument: &str) -> Result<()> {
        match is_null {
            false => Ok(()),
            true => self.refuse(argument, tr!("%1$s in %2$s must not be NULL", argument, self.function.name)),
        }
    }

    /// Refuses anything but NULL.
    pub fn null(&self, is_null: bool, argument: &str) -> Result<()> {
        match is_null {
            true => Ok(()),
            false => self.refuse(argument, tr!("%1$s in %2$s must be NULL", argument, self.function.name)),
        }
    }

    /// Refuses NULL for an array that is said to have room.
    pub fn array(&self, is_null: bool, length: i64, argument: &str) -> Result<()> {
        self.non_null(is_null && length > 0, argument)
    }

    /// Refuses negative numbers.
    pub fn non_negative(&self, number: i64, argument: &str) -> Result<()> {
        if number >= 0 {
            return Ok(());
        }
        self.refuse(argument, tr!("%1$s in %2$s must be zero or greater", argument, self.function.name))
    }

    /// Refuses zero and less.
    pub fn positive(&self, number: i64, argument: &str) -> Result<()> {
        if number > 0 {
            return Ok(());
        }
        self.refuse(argument, tr!("%1$s in %2$s must be greater than zero", argument, self.function.name))
    }

    /// Refuses zero.
    pub fn non_zero(&self, number: i64, argument: &str) -> Result<()> {
        if number != 0 {
            return Ok(());
        }
        self.refuse(argument, tr!("%1$s in %2$s must not be zero", argument, self.function.name))
    }

    /// Refuses anything but zero, in the reference's words, which say the opposite.
    pub fn zero(&self, number: i64, argument: &str) -> Result<()> {
        if number == 0 {
            return Ok(());
        }
        self.refuse(argument, tr!("%1$s in %2$s must not be zero", argument, self.function.name))
    }

    /// Refuses NULL and "".
    pub fn non_empty(&self, first: Option<u8>, argument: &str) -> Result<()> {
        self.non_null(first.is_none(), argument)?;
        self.non_empty_opt(first, argument)
    }

    /// Refuses "".
    pub fn non_empty_opt(&self, first: Option<u8>, argument: &str) -> Result<()> {
        if first != Some(0) {
            return Ok(());
        }
        self.refuse(argument, tr!("string %1$s in %2$s must not be empty", argument, self.function.name))
    }

    /// Refuses two flags together.
    pub fn exclusive(&self, flags: u32, one: (u32, &str), other: (u32, &str)) -> Result<()> {
        if flags & one.0 == 0 || flags & other.0 == 0 {
            return Ok(());
        }
        // The argument's name is the reference's, whatever it stands for.
        self.refuse("ctl", tr!("Flags '%1$s' and '%2$s' are mutually exclusive", one.1, other.1))
    }

    /// Refuses a flag without the one that it needs.
    pub fn require(&self, flags: u32, flag: (u32, &str), needed: (u32, &str)) -> Result<()> {
        if flags & flag.0 == 0 || flags & needed.0 != 0 {
            return Ok(());
        }
        self.refuse("ctl", tr!("Flag '%1$s' is required by flag '%2$s'", needed.1, flag.1))
    }

    /// Tells a driver that knows string parameters that the caller does too.
    pub fn string_okay(&self, flags: u32) -> u32 {
        let known = self.conn().drivers().hypervisor.supports_feature(Feature::TypedParamString);
        match known {
            true => flags | virt_abi::virTypedParameterFlags::VIR_TYPED_PARAM_STRING_OKAY as u32,
            false => flags,
        }
    }

    /// Refuses where descriptors cannot travel.
    pub fn fd_passing(&self) -> Result<()> {
        if self.hypervisor()?.supports_feature(Feature::FdPassing) {
            return Ok(());
        }
        let text = tr!("fd passing is not supported by this connection");
        Err(Error::new(self.function.domain, ErrorCode::ARGUMENT_UNSUPPORTED, text))
    }

    /// Refuses an argument in words of the function's own.
    pub fn bad_argument(&self, argument: &str, text: String) -> Error {
        Error::argument(self.function.domain, self.function.name, argument, text)
    }
}
