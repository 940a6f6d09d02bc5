//! Exports in pieces: rendered on all processors, taken in order, so that the
//! bytes are those of a single thread.

use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Mutex, PoisonError};

use super::job::Chosen;
use super::record::RawRow;
use super::{ExportError, Job};
use crate::base::parallel;
use crate::dataset::Records;

/// Rows of a piece, at most. No piece spans a multiple of it, so that so many rows,
/// or a multiple, are whole pieces.
pub const PIECE_ROWS: usize = 512;

/// Bytes of the records of a piece, unless a single one has more.
pub const PIECE_BYTES: u64 = 1 << 20;

/// Pieces for each thread that are rendered or wait to be taken.
const AHEAD: usize = 2;

/// Renders the rows of `job` in its order. Each piece begins with what `new`
/// makes, to which `render` adds row after row; `take` gets the pieces in order.
///
/// # Errors
/// When a source can no longer be read, or `render` or `take` fails.
pub fn rows<B: Send>(
    job: &Job,
    new: impl Fn() -> B + Sync,
    render: impl Fn(&mut B, RawRow<'_>) -> Result<(), ExportError> + Sync,
    take: impl FnMut(B) -> Result<(), ExportError>,
) -> Result<(), ExportError> {
    chosen(job, &job.in_order(), new, render, take)
}

/// The same with the rows of `order`.
///
/// # Errors
/// As for [`rows`].
pub fn chosen<B: Send>(
    job: &Job,
    order: &[Chosen],
    new: impl Fn() -> B + Sync,
    render: impl Fn(&mut B, RawRow<'_>) -> Result<(), ExportError> + Sync,
    take: impl FnMut(B) -> Result<(), ExportError>,
) -> Result<(), ExportError> {
    let work = |piece: &[Chosen]| {
        let mut rendered = new();
        let sources = job.parts.iter().map(|part| &part.dataset.source);
        let mut records: Vec<Records<'_>> = sources.map(Records::of).collect();
        for chosen in piece {
            let (Some(part), Some(records)) =
                (job.parts.get(chosen.part()), records.get_mut(chosen.part()))
            else {
                continue;
            };
            let (dataset, row) = (part.dataset.as_ref(), chosen.row());
            let span = dataset.span(row);
            let record = records.read(span)?;
            render(&mut rendered, RawRow { dataset, row, record, line: span.line })?;
        }
        records.into_iter().try_for_each(Records::finish)?;
        Ok(rendered)
    };
    in_order(cut(job, order), work, take)
}

/// `order` in pieces.
fn cut<'a>(job: &Job, mut order: &'a [Chosen]) -> impl Iterator<Item = &'a [Chosen]> {
    let bytes = |chosen: &Chosen| {
        let part = job.parts.get(chosen.part());
        part.map_or(0, |part| u64::from(part.dataset.record_bytes(chosen.row())))
    };
    let mut done = 0;
    std::iter::from_fn(move || {
        let first = order.first()?;
        let mut sum = bytes(first);
        let others = order.iter().take(PIECE_ROWS - done % PIECE_ROWS).skip(1);
        let fitting = others.take_while(|chosen| {
            sum += bytes(chosen);
            sum <= PIECE_BYTES
        });
        let len = fitting.count() + 1;
        let (piece, rest) = order.split_at(len);
        (order, done) = (rest, done + len);
        Some(piece)
    })
}

/// Does `work` on `pieces` on all processors and hands the results to `take`, on
/// the thread of the caller, in the order of the pieces. A few pieces are in
/// memory at once. The first failure ends it, and so does a panic in `work`.
///
/// # Errors
/// Those of `work` and `take`, and [`ExportError::Defect`] for a panic.
pub fn in_order<P: Send, R: Send>(
    mut pieces: impl Iterator<Item = P>,
    work: impl Fn(P) -> Result<R, ExportError> + Sync,
    mut take: impl FnMut(R) -> Result<(), ExportError>,
) -> Result<(), ExportError> {
    let work = |piece: P| {
        catch_unwind(AssertUnwindSafe(|| work(piece))).unwrap_or(Err(ExportError::Defect))
    };
    let Some(first) = pieces.next() else { return Ok(()) };
    // A single piece is no work for several threads.
    let Some(second) = pieces.next() else { return take(work(first)?) };
    let mut pieces = [first, second].into_iter().chain(pieces);
    let threads = parallel::threads();
    if threads == 1 {
        return pieces.try_for_each(|piece| take(work(piece)?));
    }
    let (to_work, waiting) = mpsc::channel::<(usize, P)>();
    let (to_take, done) = mpsc::channel();
    let waiting = Mutex::new(waiting);
    std::thread::scope(|scope| {
        // Gone with this block, however it ends: then the threads end too.
        let to_work = to_work;
        let done: Receiver<(usize, Result<R, ExportError>)> = done;
        let started = (0..threads).filter(|_| {
            let (waiting, work, to_take) = (&waiting, &work, to_take.clone());
            let run = move || work_off(waiting, work, &to_take);
            let thread = std::thread::Builder::new().name("render export".to_owned());
            thread.spawn_scoped(scope, run).is_ok()
        });
        if started.count() == 0 {
            return pieces.try_for_each(|piece| take(work(piece)?));
        }
        drop(to_take);
        let mut taken = 0;
        let mut rendered: VecDeque<Option<Result<R, ExportError>>> = VecDeque::new();
        loop {
            while rendered.len() < threads * AHEAD
                && let Some(piece) = pieces.next()
            {
                let number = taken + rendered.len();
                rendered.push_back(None);
                // Nobody is left to work only after a panic, which is told below.
                let _ = to_work.send((number, piece));
            }
            match rendered.front() {
                None => return Ok(()),
                Some(None) => {}
                Some(Some(_)) => {
                    taken += 1;
                    let front = rendered.pop_front().flatten();
                    front.map_or(Ok(()), |result| take(result?))?;
                    continue;
                }
            }
            let (number, result) = done.recv().map_err(|_| ExportError::Defect)?;
            if let Some(place) = rendered.get_mut(number - taken) {
                *place = Some(result);
            }
        }
    })
}

/// Works until nothing waits any more or nobody wants results.
fn work_off<P, R>(
    waiting: &Mutex<Receiver<(usize, P)>>,
    work: &impl Fn(P) -> R,
    to_take: &Sender<(usize, R)>,
) {
    loop {
        let next = waiting.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok((number, piece)) = next else { return };
        if to_take.send((number, work(piece))).is_err() {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::atomic::Staged;
    use proptest::prelude::*;

    /// The squares of `numbers` on so many threads.
    fn squares(threads: usize, numbers: std::ops::Range<u32>) -> Vec<u32> {
        let mut taken = Vec::new();
        let work = |number: u32| {
            // Some pieces take longer than the ones after them.
            std::thread::sleep(std::time::Duration::from_micros(u64::from(number * 37 % 11) * 20));
            Ok(number * number)
        };
        let take = |square| {
            taken.push(square);
            Ok(())
        };
        parallel::with_threads(threads, || in_order(numbers, work, take)).unwrap();
        taken
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(16))]
        #[test]
        fn pieces_are_taken_in_order_on_any_number_of_threads(
            threads in 1_usize..6, number in 0_u32..200
        ) {
            let plain: Vec<u32> = (0..number).map(|number| number * number).collect();
            prop_assert_eq!(squares(threads, 0..number), plain);
        }
    }

    #[test]
    fn what_waits_is_bounded_however_slow_the_writer_is() {
        use std::sync::atomic::{AtomicUsize, Ordering};
        let (begun, mut taken) = (AtomicUsize::new(0), 0);
        let work = |_| Ok(begun.fetch_add(1, Ordering::SeqCst));
        let take = |_| {
            std::thread::sleep(std::time::Duration::from_millis(1));
            taken += 1;
            assert!(begun.load(Ordering::SeqCst) <= taken + 3 * AHEAD);
            Ok(())
        };
        parallel::with_threads(3, || in_order(0..60, work, take)).unwrap();
        assert_eq!(taken, 60);
    }

    #[test]
    fn a_failure_or_a_panic_in_a_thread_is_told_and_leaves_the_old_file_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("out.csv");
        std::fs::write(&path, "old").unwrap();
        let export = |threads, work: fn(u32) -> Result<Vec<u8>, ExportError>| {
            let fill = |out: &mut dyn std::io::Write| {
                in_order(0..100, work, |piece: Vec<u8>| Ok(out.write_all(&piece)?))
            };
            parallel::with_threads(threads, || Staged::new(&path, true, fill)).unwrap_err()
        };
        for threads in [1, 4] {
            let refused = export(threads, |number| match number {
                70 => Err(ExportError::NoColumnLeft),
                _ => Ok(vec![b'x'; 4_000]),
            });
            assert!(matches!(refused, ExportError::NoColumnLeft), "{refused}");
            let broken = export(threads, |number| {
                assert!(number != 50, "a defect, as the test wants it");
                Ok(vec![b'x'; 4_000])
            });
            assert!(matches!(broken, ExportError::Defect), "{broken}");
            assert_eq!(std::fs::read(&path).unwrap(), b"old");
            assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
        }
    }
}
