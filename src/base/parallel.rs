//! Work spread over the processors, on named threads that end with it.

use std::cell::Cell;
use std::sync::{Mutex, PoisonError};

/// The most threads that work is spread over.
const MOST_THREADS: usize = 16;

thread_local! {
    /// What [`with_threads`] says on this thread.
    static WANTED: Cell<Option<usize>> = const { Cell::new(None) };
}

/// How many threads work is spread over here.
pub fn threads() -> usize {
    let here = || std::thread::available_parallelism().map_or(1, usize::from).min(MOST_THREADS);
    WANTED.get().unwrap_or_else(here)
}

/// Does `work` with so many threads, whatever the machine has: for comparing.
pub fn with_threads<R>(threads: usize, work: impl FnOnce() -> R) -> R {
    let before = WANTED.replace(Some(threads.clamp(1, MOST_THREADS)));
    let result = work();
    WANTED.set(before);
    result
}

/// `work` done on each of `items`; results stand in the order of the items.
///
/// The caller's thread works too, so where no other can be started everything
/// is done all the same, only slower.
pub fn map<T: Send, R: Send>(name: &str, items: Vec<T>, work: impl Fn(T) -> R + Sync) -> Vec<R> {
    let mut results: Vec<Option<R>> = Vec::new();
    results.resize_with(items.len(), || None);
    let others = threads().min(items.len()).saturating_sub(1);
    let waiting = Mutex::new(items.into_iter().enumerate());
    let done = Mutex::new(&mut results);
    let run = || {
        loop {
            let next = waiting.lock().unwrap_or_else(PoisonError::into_inner).next();
            let Some((index, item)) = next else { break };
            let result = work(item);
            done.lock().unwrap_or_else(PoisonError::into_inner)[index] = Some(result);
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..others {
            let thread = std::thread::Builder::new().name(name.to_owned());
            // Without it, the work that it would have done is done here.
            let _ = thread.spawn_scoped(scope, run);
        }
        run();
    });
    results.into_iter().flatten().collect()
}

/// A piece of work that is done once.
pub type Job<'a> = Box<dyn FnOnce() + Send + 'a>;

/// Does all of `jobs`, which are begun in their order.
pub fn all(name: &str, jobs: Vec<Job<'_>>) {
    map(name, jobs, |job| job());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_stand_in_the_order_of_the_items() {
        let doubled = map("double", (0..1_000).collect(), |number: u32| number * 2);
        assert_eq!(doubled, (0..1_000).map(|number| number * 2).collect::<Vec<_>>());
        assert!(map("nothing", Vec::<u32>::new(), |number| number).is_empty());
        let (mut first, mut second) = (0, 0);
        all("both", vec![Box::new(|| first = 1), Box::new(|| second = 2)]);
        assert_eq!((first, second), (1, 2));
    }
}
