//! Which tiles the workers read next: those in view before those around it, and
//! none that nobody looks at any more.

use std::collections::{HashSet, VecDeque};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use walkers::TileId;

#[derive(Default)]
struct State {
    in_view: VecDeque<TileId>,
    around: VecDeque<TileId>,
    /// Taken by a worker, and not yet received from it.
    in_hand: HashSet<TileId>,
    is_closed: bool,
}

/// Tiles to be read, shared with the workers.
#[derive(Default)]
pub struct Queue {
    state: Mutex<State>,
    ready: Condvar,
}

impl Queue {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Asks for a tile in view, after those asked for before in this frame.
    pub fn ask(&self, id: TileId) {
        let mut state = self.state();
        if !state.in_hand.contains(&id) && !state.in_view.contains(&id) {
            state.in_view.push_back(id);
            self.ready.notify_one();
        }
    }

    /// Begins a frame: what the last one asked for is dropped unless it is asked
    /// for again, and `around` takes the place of the tiles around it.
    pub fn begin_frame(&self, around: impl IntoIterator<Item = TileId>) {
        let mut state = self.state();
        state.in_view.clear();
        state.around.clear();
        let State { around: old, in_hand, .. } = &mut *state;
        old.extend(around.into_iter().filter(|id| !in_hand.contains(id)));
        if !state.around.is_empty() {
            self.ready.notify_all();
        }
    }

    /// The next tile and whether it is in view; waits for one. `None` when the
    /// map is gone.
    pub fn take(&self) -> Option<(TileId, bool)> {
        let mut state = self.state();
        loop {
            if state.is_closed {
                return None;
            }
            let in_view = state.in_view.pop_front().map(|id| (id, true));
            if let Some((id, is_in_view)) =
                in_view.or_else(|| state.around.pop_front().map(|id| (id, false)))
            {
                state.around.retain(|other| *other != id);
                state.in_hand.insert(id);
                return Some((id, is_in_view));
            }
            state = self.ready.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Says that a tile was received from its worker.
    pub fn received(&self, id: TileId) {
        self.state().in_hand.remove(&id);
    }

    /// Lets the workers end.
    pub fn close(&self) {
        self.state().is_closed = true;
        self.ready.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tile(x: u32) -> TileId {
        TileId { x, y: 0, zoom: 5 }
    }

    #[test]
    fn tiles_in_view_come_before_those_around() {
        let queue = Queue::default();
        queue.begin_frame([tile(7), tile(1)]);
        queue.ask(tile(1));
        queue.ask(tile(2));
        let taken: Vec<_> = (0..3).filter_map(|_| queue.take()).collect();
        assert_eq!(taken, [(tile(1), true), (tile(2), true), (tile(7), false)]);
    }

    #[test]
    fn what_is_out_of_view_is_not_read() {
        let queue = Queue::default();
        queue.ask(tile(1));
        queue.begin_frame([]);
        queue.ask(tile(2));
        assert_eq!(queue.take(), Some((tile(2), true)));
        queue.close();
        assert_eq!(queue.take(), None);
    }

    #[test]
    fn no_tile_is_read_twice_at_once() {
        let queue = Queue::default();
        queue.ask(tile(1));
        assert_eq!(queue.take(), Some((tile(1), true)));
        queue.begin_frame([tile(1)]);
        queue.ask(tile(1));
        queue.ask(tile(2));
        assert_eq!(queue.take(), Some((tile(2), true)));
        queue.received(tile(1));
        queue.ask(tile(1));
        assert_eq!(queue.take(), Some((tile(1), true)));
    }
}
