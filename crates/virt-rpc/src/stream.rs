// SPDX-License-Identifier: LGPL-2.1-or-later
//! Streams: bytes that flow beside the calls, in packets that carry the serial of the call
//! that opened them.

use std::collections::VecDeque;
use std::sync::{Arc, Weak};

use virt_core::driver::{StreamDriver, StreamRead, TellStream};
use virt_core::object::Stream as StreamObject;
use virt_core::{Error, ErrorCode, ErrorDomain, Result, event_loop, tr};
use virt_wire::{Decoder, Header, Kind, Program, Status, limits};

use crate::Transport;
use crate::client::{Inner, State, What, closed};
use crate::input::Packet;
use crate::protocol;
use crate::sync::{MutexGuard, lock};

/// `VIR_STREAM_NONBLOCK`
const NON_BLOCKING: u32 = 1;
/// `virStreamEventType`
const READABLE: i32 = 1;
const WRITABLE: i32 = 2;

/// With more than this to be read, the loop stops reading until the owner has caught up.
const FLOOD: usize = 8 << 20;
/// With more than this, because calls had to read on, the stream fails.
const QUEUE_MAX: usize = 256 << 20;
/// A blocking send is cut into packets of this size. A round one, as buffers are: a few bytes
/// that remain would be a packet of their own.
const PACKET: usize = 262_144;
/// A read that has this much does not go on into the next piece, which would be copied.
const ENOUGH: usize = 65_536;
/// What a piece costs beside its bytes.
const PIECE: usize = 64;

/// What has arrived.
enum Piece {
    /// Bytes, from that place on.
    Data(Vec<u8>, usize),
    /// A hole, as it came.
    Hole(Vec<u8>),
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    Open,
    /// This side has asked for it.
    Asked(Status),
    Finished,
    Aborted,
}

struct Watch {
    events: i32,
    timer: i32,
    /// The timer is on.
    armed: bool,
    tell: Arc<TellStream>,
    /// Kept for as long as it is watched, as the program may have let go of it.
    stream: Arc<StreamObject>,
}

/// A stream of the connection.
pub(crate) struct Stream {
    id: u64,
    program: Program,
    procedure: i32,
    serial: u32,
    sparse: bool,
    queue: VecDeque<Piece>,
    queued: usize,
    eof: bool,
    error: Option<Error>,
    end: End,
    /// The program has left it; pieces that still come are nobody's.
    left: bool,
    /// What is left of a hole.
    hole: i64,
    watch: Option<Watch>,
}

impl Stream {
    pub fn new(id: u64, program: Program, procedure: i32, serial: u32, sparse: bool) -> Stream {
        Stream {
            id,
            program,
            procedure,
            serial,
            sparse,
            queue: VecDeque::new(),
            queued: 0,
            eof: false,
            error: None,
            end: End::Open,
            left: false,
            hole: 0,
            watch: None,
        }
    }

    /// Whether there is more to read than its owner should leave lying.
    pub fn is_flooded(&self) -> bool {
        self.queued > FLOOD
    }

    fn header(&self, kind: Kind, status: Status) -> Header {
        Header { program: self.program, procedure: self.procedure, kind, serial: self.serial, status }
    }

    fn check(&self) -> Result<()> {
        match (&self.error, self.end) {
            (Some(error), _) => Err(error.clone()),
            (None, End::Open | End::Asked(_)) => Ok(()),
            (None, End::Finished | End::Aborted) => {
                Err(Error::new(ErrorDomain::RPC, ErrorCode::OPERATION_FAILED, tr!("stream is closed")))
            }
        }
    }

    /// Whether a read need not wait.
    fn has_something(&self) -> bool {
        !self.queue.is_empty()
            || self.eof
            || self.error.is_some()
            || matches!(self.end, End::Finished | End::Aborted)
    }

    fn push(&mut self, piece: Piece, size: usize) {
        if self.end != End::Open {
            // Nobody will read it.
            return;
        }
        self.queued += size + PIECE;
        if self.queued > QUEUE_MAX {
            self.queue.clear();
            let text = tr!("too much stream data is waiting to be read");
            self.error = Some(Error::new(ErrorDomain::RPC, ErrorCode::OPERATION_FAILED, text));
            return;
        }
        self.queue.push_back(piece);
    }

    fn pop(&mut self) -> Option<Piece> {
        let piece = self.queue.pop_front()?;
        let (Piece::Data(bytes, _) | Piece::Hole(bytes)) = &piece;
        self.queued = self.queued.saturating_sub(bytes.len() + PIECE);
        Some(piece)
    }

    /// Takes the hole at the head of the queue.
    fn take_hole(&mut self) -> Result<()> {
        if self.hole != 0 || !matches!(self.queue.front(), Some(Piece::Hole(_))) {
            return Ok(());
        }
        if !self.sparse {
            return Err(protocol(tr!("Unexpected stream hole")));
        }
        let Some(Piece::Hole(bytes)) = self.pop() else { return Ok(()) };
        let mut d = Decoder::new(&bytes);
        let (Ok(length), Ok(flags)) = (d.i64(), d.u32()) else {
            return Err(Error::internal(ErrorDomain::RPC, tr!("Malformed stream hole packet")));
        };
        if flags != 0 {
            return Err(Error::unknown_flags(ErrorDomain::RPC, "virNetClientStreamSetHole", flags));
        }
        if length <= 0 {
            let function = "virNetClientStreamSetHole";
            let text = tr!("%1$s in %2$s must be greater than zero", "length", function);
            return Err(Error::argument(ErrorDomain::RPC, function, "length", text));
        }
        self.hole = length;
        Ok(())
    }

    /// Takes up to `max` bytes of what is there, zeros for holes.
    fn take(&mut self, max: usize) -> Vec<u8> {
        let mut bytes = Vec::new();
        if self.hole > 0 {
            let count = max.min(usize::try_from(self.hole).unwrap_or(usize::MAX));
            bytes.resize(count, 0);
            self.hole -= count as i64;
        }
        while bytes.len() < max.min(ENOUGH) {
            match self.queue.front_mut() {
                Some(Piece::Data(data, at)) => {
                    let room = max - bytes.len();
                    let rest = data.get(*at..).unwrap_or_default();
                    if rest.len() > room {
                        bytes.extend_from_slice(rest.get(..room).unwrap_or_default());
                        *at += room;
                        break;
                    }
                    if bytes.is_empty() && *at == 0 {
                        bytes = std::mem::take(data);
                        self.queued = self.queued.saturating_sub(bytes.len());
                    } else {
                        bytes.extend_from_slice(rest);
                    }
                    self.pop();
                }
                Some(Piece::Hole(_)) | None => break,
            }
        }
        bytes
    }
}

impl State {
    fn stream(&mut self, id: u64) -> Result<&mut Stream> {
        self.streams.iter_mut().find(|stream| stream.id == id).ok_or_else(closed)
    }

    /// What a stream is ready for, of what is asked.
    fn ready(&self, stream: &Stream, unsent: bool) -> i32 {
        let Some(watch) = &stream.watch else { return 0 };
        let read = stream.has_something() || self.transport.is_none();
        let write = !unsent || self.transport.is_none();
        watch.events & (if read { READABLE } else { 0 } | if write { WRITABLE } else { 0 })
    }
}

impl Inner {
    /// A piece of some stream came.
    pub fn piece(&self, packet: Packet) -> Result<()> {
        let Header { program, procedure, kind, serial, status } = packet.header;
        let mut state = lock(&self.state);
        let mine = |stream: &&mut Stream| {
            !stream.left
                && stream.serial == serial
                && stream.program == program
                && stream.procedure == procedure
        };
        // Pieces still come for a while after a stream has been left.
        let Some(stream) = state.streams.iter_mut().find(mine) else { return Ok(()) };
        match (status, kind) {
            (Status::Continue, Kind::StreamHole) => {
                let size = packet.body.len();
                stream.push(Piece::Hole(packet.body), size);
            }
            (Status::Continue, _) if packet.body.is_empty() => stream.eof = true,
            (Status::Continue, _) => {
                let size = packet.body.len();
                stream.push(Piece::Data(packet.body, 0), size);
            }
            (Status::Ok, _) => {
                stream.end = match stream.end {
                    End::Asked(Status::Ok) => End::Finished,
                    End::Asked(_) => End::Aborted,
                    _ => return Err(protocol(tr!("unexpected confirmation of a stream's end"))),
                };
            }
            (Status::Error, _) => stream.error = Some(virt_wire::error::read(&packet.body)),
        }
        let id = stream.id;
        state.stir(id);
        Ok(())
    }

    /// Has the loop tell those who watch streams, where there is something to tell. Only the
    /// timer itself switches itself off, so that nothing is lost when threads do this at the
    /// same time.
    pub fn show_streams(&self) {
        let unsent = self.has_unsent();
        let mut state = lock(&self.state);
        if state.streams.iter().all(|stream| stream.watch.is_none()) {
            return;
        }
        let mut timers = Vec::new();
        for place in 0..state.streams.len() {
            let ready = state.streams.get(place).is_some_and(|stream| state.ready(stream, unsent) != 0);
            let watch = state.streams.get_mut(place).and_then(|stream| stream.watch.as_mut());
            if let Some(watch) = watch.filter(|watch| ready && !watch.armed) {
                watch.armed = true;
                timers.push(watch.timer);
            }
        }
        drop(state);
        for timer in timers {
            event_loop::update_timeout(timer, 0);
        }
    }

    fn remove_stream(&self, id: u64) {
        let mut state = lock(&self.state);
        let place = state.streams.iter().position(|stream| stream.id == id);
        let stream = place.map(|place| state.streams.swap_remove(place));
        drop(state);
        if let Some(watch) = stream.and_then(|stream| stream.watch) {
            event_loop::remove_timeout(watch.timer);
        }
        self.catch_up();
    }

    /// Has the loop read again once enough has been taken.
    fn catch_up(&self) {
        let mut state = lock(&self.state);
        if !state.sight.paused || state.streams.iter().any(|stream| stream.queued > FLOOD / 2) {
            return;
        }
        state.sight.paused = false;
        drop(state);
        self.show_room();
    }
}

fn on_timer(inner: &Weak<Inner>, id: u64, timer: i32) {
    event_loop::update_timeout(timer, -1);
    let Some(inner) = inner.upgrade() else { return };
    let unsent = inner.has_unsent();
    let Ok(mut state) = inner.lock() else { return };
    let Ok(stream) = state.stream(id) else { return };
    let Some(watch) = &mut stream.watch else { return };
    watch.armed = false;
    let (tell, object) = (watch.tell.clone(), watch.stream.clone());
    let stream = state.streams.iter().find(|stream| stream.id == id);
    let ready = stream.map_or(0, |stream| state.ready(stream, unsent));
    drop(state);
    if ready != 0 {
        tell(&object, ready);
    }
    drop((tell, object));
    inner.show_streams();
}

/// Moves a stream's bytes; what the stream's carrier is.
pub(crate) struct ClientStream {
    inner: Arc<Inner>,
    id: u64,
}

impl ClientStream {
    pub fn new(inner: Arc<Inner>, id: u64) -> ClientStream {
        ClientStream { inner, id }
    }

    /// The state and a way to send, where the stream is fit for it.
    fn start(&self) -> Result<(MutexGuard<'_, State>, Arc<dyn Transport>)> {
        let mut state = self.inner.lock()?;
        state.stream(self.id)?.check()?;
        let transport = state.transport()?;
        Ok((state, transport))
    }

    /// Waits until something has happened to the stream, unless it is fit to `go` on.
    fn wait_until<T>(
        &self,
        deadline: Option<std::time::Instant>,
        mut go: impl FnMut(&mut Stream) -> Result<Option<T>>,
    ) -> Result<T> {
        loop {
            let mut state = self.inner.lock()?;
            if let Some(result) = go(state.stream(self.id)?)? {
                return Ok(result);
            }
            state.transport()?;
            let token = state.enlist(What::Stream(self.id));
            drop(state);
            self.inner.wait(token, deadline)?;
        }
    }

    /// Ends the stream. What becomes of it is remembered: later calls say so.
    fn leave(&self, how: Status) -> Result<()> {
        let result = self.leave_in_order(how);
        if let Ok(stream) = self.inner.lock()?.stream(self.id) {
            stream.left = true;
            stream.queue.clear();
            stream.queued = 0;
        }
        self.inner.catch_up();
        self.inner.show_streams();
        result
    }

    fn leave_in_order(&self, how: Status) -> Result<()> {
        let deadline = self.inner.deadline();
        let (mut state, transport) = self.start()?;
        let stream = state.stream(self.id)?;
        stream.end = End::Asked(how);
        stream.queue.clear();
        stream.queued = 0;
        let header = stream.header(Kind::Stream, how);
        drop(state);
        self.inner.send(&transport, header, &[], &[], deadline)?;
        drop(transport);
        self.wait_until(deadline, |stream| match (&stream.error, stream.end) {
            (Some(error), _) => Err(error.clone()),
            (None, End::Open | End::Asked(_)) => Ok(None),
            (None, End::Aborted) if how == Status::Ok => {
                let text = tr!("stream aborted by another thread");
                Err(Error::new(ErrorDomain::RPC, ErrorCode::OPERATION_FAILED, text))
            }
            (None, _) => Ok(Some(())),
        })
    }

    fn not_sparse(text: String) -> Error {
        Error::new(ErrorDomain::RPC, ErrorCode::OPERATION_INVALID, text)
    }
}

impl Drop for ClientStream {
    fn drop(&mut self) {
        if self.inner.lock().is_ok() {
            self.inner.remove_stream(self.id);
        }
    }
}

impl StreamDriver for ClientStream {
    fn send(&self, object: &Arc<StreamObject>, data: &[u8]) -> Result<Option<usize>> {
        let (mut state, transport) = self.start()?;
        let header = state.stream(self.id)?.header(Kind::Stream, Status::Continue);
        drop(state);
        if object.flags() & NON_BLOCKING != 0 {
            let piece = data.get(..data.len().min(limits::LEGACY_PAYLOAD)).unwrap_or_default();
            let went = self.inner.send_if_room(&transport, header, piece, false)?;
            return Ok(went.then_some(piece.len()));
        }
        // Even nothing is sent: the other side takes that for the end.
        let first = std::iter::once(data.get(..data.len().min(PACKET)).unwrap_or_default());
        let rest = data.get(PACKET..).unwrap_or_default().chunks(PACKET);
        for (number, piece) in first.chain(rest).enumerate() {
            if number > 0 {
                // The other side may have something to say against it.
                self.inner.look();
                drop(self.start()?);
            }
            self.inner.send(&transport, header, piece, &[], None)?;
        }
        Ok(Some(data.len()))
    }

    fn refuses_receive_flags(&self) -> (ErrorDomain, &'static str) {
        (ErrorDomain::REMOTE, "remoteStreamRecvFlags")
    }

    fn recv(&self, object: &Arc<StreamObject>, max: usize, stop_at_hole: bool) -> Result<StreamRead> {
        let non_blocking = object.flags() & NON_BLOCKING != 0;
        if non_blocking && !self.inner.is_watched() {
            let (mut state, _) = self.start()?;
            let wants = !state.stream(self.id)?.has_something();
            drop(state);
            if wants {
                self.inner.look();
            }
        }
        let read = self.wait_until(None, |stream| {
            // What came before an error is given before it.
            let has_data =
                stream.end == End::Open && (!stream.queue.is_empty() || stream.hole > 0 || stream.eof);
            if !has_data || stream.left {
                stream.check()?;
                return Ok(non_blocking.then_some(StreamRead::WouldBlock));
            }
            stream.take_hole()?;
            if stream.hole > 0 && stop_at_hole {
                return Ok(Some(StreamRead::Hole));
            }
            Ok(Some(StreamRead::Data(stream.take(max))))
        })?;
        self.inner.catch_up();
        self.inner.show_streams();
        Ok(read)
    }

    fn send_hole(&self, _object: &Arc<StreamObject>, length: i64, flags: u32) -> Result<()> {
        let (mut state, transport) = self.start()?;
        let stream = state.stream(self.id)?;
        if !stream.sparse {
            return Err(ClientStream::not_sparse(tr!("Skipping is not supported with this stream")));
        }
        let header = stream.header(Kind::StreamHole, Status::Continue);
        drop(state);
        let mut body = [0; 12];
        let (front, back) = body.split_at_mut(8);
        front.copy_from_slice(&length.to_be_bytes());
        back.copy_from_slice(&flags.to_be_bytes());
        self.inner.send(&transport, header, &body, &[], None)
    }

    fn recv_hole(&self, _object: &Arc<StreamObject>, flags: u32) -> Result<i64> {
        if flags != 0 {
            return Err(Error::unknown_flags(ErrorDomain::REMOTE, "remoteStreamRecvHole", flags));
        }
        let mut state = self.inner.lock()?;
        let stream = state.stream(self.id)?;
        if !stream.sparse {
            return Err(ClientStream::not_sparse(tr!("Holes are not supported with this stream")));
        }
        if stream.hole == 0 || stream.left {
            stream.check()?;
        }
        Ok(std::mem::take(&mut stream.hole))
    }

    fn event_add(&self, object: &Arc<StreamObject>, events: i32, callback: Box<TellStream>) -> Result<()> {
        event_loop::require()?;
        let mut state = self.inner.lock()?;
        let twice = state.stream(self.id)?.watch.is_some();
        drop(state);
        let refused = || Error::internal(ErrorDomain::RPC, tr!("multiple stream callbacks not supported"));
        if twice {
            return Err(refused());
        }
        let (weak, id) = (Arc::downgrade(&self.inner), self.id);
        let timer = event_loop::add_timeout(-1, Arc::new(move |timer| on_timer(&weak, id, timer)));
        let Some(timer) = timer else {
            return Err(Error::internal(ErrorDomain::RPC, tr!("unable to add a stream's timer")));
        };
        let watch = Watch { events, timer, armed: false, tell: Arc::from(callback), stream: object.clone() };
        let mut state = self.inner.lock()?;
        let added = match state.stream(self.id) {
            Ok(stream) if stream.watch.is_none() => {
                stream.watch = Some(watch);
                Ok(())
            }
            Ok(_) => Err(refused()),
            Err(error) => Err(error),
        };
        drop(state);
        if added.is_err() {
            event_loop::remove_timeout(timer);
        }
        self.inner.show_streams();
        added
    }

    fn event_update(&self, _object: &Arc<StreamObject>, events: i32) -> Result<()> {
        let mut state = self.inner.lock()?;
        let Some(watch) = &mut state.stream(self.id)?.watch else { return Err(not_watched()) };
        watch.events = events;
        drop(state);
        self.inner.show_streams();
        Ok(())
    }

    fn event_remove(&self, _object: &Arc<StreamObject>) -> Result<()> {
        let mut state = self.inner.lock()?;
        let Some(watch) = state.stream(self.id)?.watch.take() else { return Err(not_watched()) };
        drop(state);
        event_loop::remove_timeout(watch.timer);
        Ok(())
    }

    fn finish(&self, _object: &Arc<StreamObject>) -> Result<()> {
        self.leave(Status::Ok)
    }

    fn abort(&self, _object: &Arc<StreamObject>) -> Result<()> {
        self.leave(Status::Error)
    }
}

#[cold]
fn not_watched() -> Error {
    Error::internal(ErrorDomain::RPC, tr!("no stream callback registered"))
}

/// What tests of the crate share.
#[cfg(all(test, shuttle))]
pub(crate) mod tests {
    use super::*;
    use virt_core::driver::{HypervisorDriver, HypervisorDriverByHand};
    use virt_core::object::{Connect, Drivers, Opening};

    struct Nobody;

    impl HypervisorDriver for Nobody {}

    impl HypervisorDriverByHand for Nobody {
        fn name(&self) -> &'static str {
            "nobody"
        }
    }

    /// A stream object of a connection that can do nothing.
    pub fn object() -> Arc<StreamObject> {
        let drivers = Drivers {
            hypervisor: Arc::new(Nobody),
            network: None,
            interface: None,
            storage: None,
            node_device: None,
            secret: None,
            nwfilter: None,
        };
        StreamObject::new(&Connect::new(&Opening::default(), None, drivers), 0)
    }
}
