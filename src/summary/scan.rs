//! Goes through the matching rows that lie on the map, on all processors.

use std::ops::Range;

use super::grid::MapBox;
use super::ground::{Ground, NOWHERE};
use crate::base::parallel;
use crate::dataset::Rows;

/// Fewer rows than this are not worth another thread.
const THREAD_ROWS: usize = 1 << 17;

/// The positions of one dataset and those of its rows that count.
#[derive(Debug, Clone, Copy)]
pub struct MappedRows<'a> {
    /// Where its rows lie.
    pub ground: &'a Ground,
    /// The rows that count.
    pub rows: &'a Rows,
}

/// Rows of one part that one thread goes through.
type Share = Vec<(usize, Range<usize>)>;

/// The rows of `parts` in as many shares as there are processors, in order.
/// Only what lies between the first and the last row that counts is shared out,
/// so that a time window keeps every thread busy.
fn shares(parts: &[MappedRows<'_>]) -> Vec<Share> {
    let reaches: Vec<Range<usize>> = parts.iter().map(|part| part.rows.reach()).collect();
    let total: usize = reaches.iter().map(Range::len).sum();
    shared_out(reaches, total)
}

/// `reaches`, the rows of each part, in as many shares as looking at `rows` of them
/// is worth.
fn shared_out(reaches: Vec<Range<usize>>, rows: usize) -> Vec<Share> {
    let total: usize = reaches.iter().map(Range::len).sum();
    let threads = (rows / THREAD_ROWS).clamp(1, parallel::threads());
    let each = total.div_ceil(threads).next_multiple_of(64).max(64);
    let mut shares: Vec<Share> = vec![Vec::new()];
    let mut room = each;
    for (part, reach) in reaches.into_iter().enumerate() {
        let mut from = reach.start;
        while from < reach.end {
            if room == 0 {
                shares.push(Vec::new());
                room = each;
            }
            let to = reach.end.min(from + room);
            if let Some(share) = shares.last_mut() {
                share.push((part, from..to));
            }
            room -= to - from;
            from = to;
        }
    }
    shares
}

/// Calls `each` with part, row and position of every row of a share, until it
/// returns false.
#[inline]
fn visit(
    parts: &[MappedRows<'_>],
    share: &Share,
    mut each: impl FnMut(usize, usize, [u32; 2]) -> bool,
) {
    for (part, range) in share {
        let Some(MappedRows { ground, rows }) = parts.get(*part) else { continue };
        let positions = ground.positions();
        for (first, mut word) in rows.words_between(range.start, range.end) {
            while word != 0 {
                let row = first + word.trailing_zeros() as usize;
                word &= word - 1;
                let at = positions[row];
                if at[1] != NOWHERE && !each(*part, row, at) {
                    return;
                }
            }
        }
    }
}

/// What `add` makes of the placed rows of `parts`: one result for each of some
/// stretches of rows, in the order of the rows.
pub fn fold<A: Send>(
    parts: &[MappedRows<'_>],
    new: impl Fn() -> A + Sync,
    add: impl Fn(&mut A, usize, usize, [u32; 2]) + Sync,
) -> Vec<A> {
    parallel::map("cells", shares(parts), |share| {
        let mut result = new();
        visit(parts, &share, |part, row, at| {
            add(&mut result, part, row, at);
            true
        });
        result
    })
}

/// The positions of one dataset, and its rows that counted and that count now.
#[derive(Debug, Clone, Copy)]
pub struct Changed<'a> {
    /// Where its rows lie.
    pub ground: &'a Ground,
    /// The rows that counted.
    pub before: &'a Rows,
    /// The rows that count.
    pub after: &'a Rows,
}

/// What `add` makes of the placed rows that joined or left; it is told whether a
/// row joined. There are `changes` of them. As [`fold`] for the rest.
pub fn fold_changes<A: Send>(
    parts: &[Changed<'_>],
    changes: usize,
    new: impl Fn() -> A + Sync,
    add: impl Fn(&mut A, usize, usize, [u32; 2], bool) + Sync,
) -> Vec<A> {
    let reaches: Vec<Range<usize>> =
        parts.iter().map(|part| part.before.changed_reach(part.after)).collect();
    parallel::map("cells", shared_out(reaches, changes), |share| {
        let mut result = new();
        for (index, range) in &share {
            let Some(part) = parts.get(*index) else { continue };
            let positions = part.ground.positions();
            let before = part.before.words_between(range.start, range.end);
            let after = part.after.words_between(range.start, range.end);
            for ((first, before), (_, after)) in before.zip(after) {
                let mut changed = before ^ after;
                while changed != 0 {
                    let bit = changed.trailing_zeros();
                    changed &= changed - 1;
                    let row = first + bit as usize;
                    let at = positions[row];
                    if at[1] != NOWHERE {
                        add(&mut result, *index, row, at, after >> bit & 1 == 1);
                    }
                }
            }
        }
        result
    })
}

/// Part and row of everything in `area`, in order; `None` as soon as there are
/// more than `most`.
pub fn rows_in(
    parts: &[MappedRows<'_>],
    area: &MapBox,
    most: usize,
) -> Option<Vec<(usize, usize)>> {
    let look = |share: Share| {
        let mut found = Vec::new();
        visit(parts, &share, |part, row, at| {
            if area.contains(at) {
                found.push((part, row));
            }
            found.len() <= most
        });
        found
    };
    let mut shares = shares(parts);
    // Where much is inside, a small part of the rows tells that there is too much.
    let first = first_rows(&mut shares, most.saturating_mul(4));
    let mut found = vec![look(first)];
    if found.iter().all(|found| found.len() <= most) {
        found.extend(parallel::map("cells", shares, look));
    }
    let count: usize = found.iter().map(Vec::len).sum();
    (count <= most).then(|| found.concat())
}

/// Takes up to `most` rows from the start of the first share.
fn first_rows(shares: &mut [Share], most: usize) -> Share {
    let Some((part, range)) = shares.first_mut().and_then(|share| share.first_mut()) else {
        return Share::new();
    };
    let cut = range.end.min(range.start.saturating_add(most));
    let first = range.start..cut;
    range.start = cut;
    vec![(*part, first)]
}

/// West, north, east, south ends of the positions, in fixed point.
pub fn bounds(parts: &[MappedRows<'_>]) -> Option<[u32; 4]> {
    let ends =
        |a: [u32; 4], b: [u32; 4]| [a[0].min(b[0]), a[1].min(b[1]), a[2].max(b[2]), a[3].max(b[3])];
    fold(
        parts,
        || None,
        |known: &mut Option<[u32; 4]>, _, _, [x, y]| {
            let here = [x, y, x, y];
            *known = Some(known.map_or(here, |known| ends(known, here)));
        },
    )
    .into_iter()
    .flatten()
    .reduce(ends)
}
