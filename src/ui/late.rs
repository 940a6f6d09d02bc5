//! Values that may be late: a thread makes them, and who asks waits a moment for each, so
//! that what comes at once is there at once and what never comes blocks nothing.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::fmt;
use std::hash::Hash;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, TryRecvError, channel};
use std::time::{Duration, Instant};

use crate::base::Threads;

/// How long who asks waits. A disk of this computer answers in less.
const WAIT: Duration = Duration::from_millis(30);

/// More values are not kept, and no more are waited for.
const MOST_KEPT: usize = 1_000;

type Work<V> = Box<dyn FnOnce() -> V + Send>;

/// Where a worker is asked, and where it answers.
type Worker<K, V> = (Sender<(K, Work<V>)>, Receiver<(K, V)>);

/// Values by their keys, made by one thread.
pub(super) struct Late<K, V> {
    name: &'static str,
    threads: Threads,
    wake: Arc<dyn Fn() + Send + Sync>,
    state: RefCell<State<K, V>>,
}

struct State<K, V> {
    worker: Option<Worker<K, V>>,
    made: HashMap<K, V>,
    asked: HashSet<K>,
    /// The last value was waited for in vain; nothing is waited for until it comes.
    is_stuck: bool,
}

impl<K: Clone + Eq + Hash + Send + 'static, V: Clone + Send + 'static> Late<K, V> {
    /// Makes values on a thread called `name` of `threads`; `wake` is called with each.
    pub(super) fn new(
        name: &'static str,
        threads: Threads,
        wake: impl Fn() + Send + Sync + 'static,
    ) -> Self {
        let state =
            State { worker: None, made: HashMap::new(), asked: HashSet::new(), is_stuck: false };
        Self { name, threads, wake: Arc::new(wake), state: RefCell::new(state) }
    }

    /// The value of `key`, which `work` makes; `None` while it is on its way.
    pub(super) fn get(&self, key: &K, work: impl FnOnce() -> V + Send + 'static) -> Option<V>
    where
        Self: Sized,
    {
        let state = &mut *self.state.borrow_mut();
        state.take_in();
        if let Some(value) = state.made.get(key) {
            return Some(value.clone());
        }
        if !state.asked.contains(key) {
            if state.asked.len() >= MOST_KEPT {
                return None;
            }
            self.ask(state, key.clone(), Box::new(work));
        }
        let until = Instant::now() + WAIT;
        while !state.is_stuck {
            let left = until.saturating_duration_since(Instant::now());
            let Some((_, answers)) = &state.worker else { break };
            match answers.recv_timeout(left) {
                Ok((made, value)) => state.keep(made, value),
                Err(RecvTimeoutError::Timeout) => state.is_stuck = true,
                Err(RecvTimeoutError::Disconnected) => state.worker = None,
            }
            if let Some(value) = state.made.get(key) {
                return Some(value.clone());
            }
        }
        None
    }

    /// Forgets the value of `key`, so that it is made again when it is asked for.
    pub(super) fn forget(&self, key: &K) {
        self.state.borrow_mut().made.remove(key);
    }

    /// Whether something is on its way.
    pub(super) fn is_busy(&self) -> bool {
        let state = &mut *self.state.borrow_mut();
        state.take_in();
        state.worker.is_some() && !state.asked.is_empty()
    }

    fn ask(&self, state: &mut State<K, V>, key: K, work: Work<V>) {
        let worker = state.worker.take().or_else(|| self.start());
        let Some(worker) = worker else { return };
        if worker.0.send((key.clone(), work)).is_ok() {
            state.asked.insert(key);
            state.worker = Some(worker);
        }
    }

    fn start(&self) -> Option<Worker<K, V>> {
        let (sender, asked) = channel::<(K, Work<V>)>();
        let (answer, answers) = channel();
        let wake = Arc::clone(&self.wake);
        let started = self.threads.spawn(self.name, move || {
            // Ends with whoever asks.
            for (key, work) in asked {
                if answer.send((key, work())).is_err() {
                    return;
                }
                wake();
            }
        });
        started.is_ok().then_some((sender, answers))
    }
}

impl<K, V> fmt::Debug for Late<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Late").field("name", &self.name).finish_non_exhaustive()
    }
}

impl<K: Eq + Hash, V> State<K, V> {
    /// Takes in what was made since. A worker that panicked is gone with what it was
    /// asked for.
    fn take_in(&mut self) {
        while let Some((_, answers)) = &self.worker {
            match answers.try_recv() {
                Ok((key, value)) => self.keep(key, value),
                Err(TryRecvError::Empty) => return,
                Err(TryRecvError::Disconnected) => self.worker = None,
            }
        }
        self.is_stuck = false;
    }

    fn keep(&mut self, key: K, value: V) {
        self.is_stuck = false;
        self.asked.remove(&key);
        if self.made.len() >= MOST_KEPT {
            self.made.clear();
        }
        self.made.insert(key, value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::threads::JoinOnDrop;

    #[test]
    fn a_value_that_comes_at_once_is_there_at_once() {
        let threads = JoinOnDrop::default();
        let late = Late::new("test", threads.0.clone(), || {});
        assert_eq!(late.get(&1, || "one"), Some("one"));
        assert_eq!(late.get(&1, || "made once"), Some("one"));
        assert!(!late.is_busy());
    }

    #[test]
    fn work_that_panics_is_not_waited_for() {
        let threads = JoinOnDrop::default();
        let late = Late::new("test", threads.0.clone(), || {});
        let work = || -> &str { std::panic::resume_unwind(Box::new("as in a reader")) };
        assert_eq!(late.get(&1, work), None);
        assert!(!late.is_busy());
        assert_eq!(late.get(&1, || "again"), None);
        assert_eq!(late.get(&2, || "two"), Some("two"));
    }

    #[test]
    fn a_value_that_does_not_come_is_waited_for_once_and_taken_when_it_is_there() {
        let threads = JoinOnDrop::default();
        let late = Late::new("test", threads.0.clone(), || {});
        let (release, hangs) = channel::<()>();
        let work = move || {
            let _ = hangs.recv();
            "late"
        };
        assert_eq!(late.get(&0, work), None);
        let begun = Instant::now();
        for key in 1..1_000_000 {
            assert_eq!(late.get(&key, || "next"), None);
            if key > 3_000 {
                break;
            }
        }
        assert!(begun.elapsed() < Duration::from_secs(5), "each was waited for");
        assert!(late.is_busy());
        release.send(()).unwrap();
        for _ in 0..1_000 {
            if late.get(&0, || "again") == Some("late") && late.get(&1, || "again") == Some("next")
            {
                return;
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        unreachable!("the value never came");
    }
}
