//! Events grouped by square cells of the map, with the shares of their kinds.

use super::grid::Grid;
use super::scan::{self, Placed};
use crate::dataset::column::Codes;

/// The most groups whose shares are told apart.
pub const GROUPS: usize = 16;

/// Which group a row belongs to.
#[derive(Debug, Clone)]
pub enum Groups<'a> {
    /// All rows to one.
    One(u8),
    /// By the code of the row.
    ByCode(&'a Codes, Vec<u8>),
}

impl Groups<'_> {
    /// The group of `row`, below [`GROUPS`].
    #[inline]
    pub fn of(&self, row: usize) -> u8 {
        match self {
            Self::One(group) => *group,
            Self::ByCode(codes, groups) => groups[codes.get(row)],
        }
    }
}

/// The events of one cell.
#[derive(Debug, Clone, PartialEq)]
pub struct Cluster {
    /// Its cell in the grid.
    pub cell: usize,
    /// How many events.
    pub count: u32,
    /// How many of each group.
    pub shares: [u32; GROUPS],
    /// Their middle on the unit square.
    pub at: [f64; 2],
    /// Part and row of the last of them.
    pub last: (usize, usize),
}

#[derive(Debug, Clone, Copy, Default)]
struct Sum {
    shares: [u32; GROUPS],
    within: [u64; 2],
    /// Its upper bits are the part.
    last: u64,
}

/// The clusters of `grid`, by cell. `groups` tells the groups of each part.
pub fn clusters(parts: &[Placed<'_>], grid: &Grid, groups: &[Groups<'_>]) -> Vec<Cluster> {
    let sums = scan::fold(
        parts,
        || vec![Sum::default(); grid.len()],
        |sums, part, row, at| {
            let Some((cell, within)) = grid.locate(at) else { return };
            let sum = &mut sums[cell];
            let group = usize::from(groups[part].of(row)) % GROUPS;
            sum.shares[group] += 1;
            sum.within[0] += u64::from(within[0]);
            sum.within[1] += u64::from(within[1]);
            sum.last = (part as u64) << 32 | row as u64;
        },
    );
    let merged = sums.into_iter().reduce(|mut all, more| {
        for (sum, more) in all.iter_mut().zip(more) {
            if more.shares == [0; GROUPS] {
                continue;
            }
            sum.shares.iter_mut().zip(more.shares).for_each(|(sum, more)| *sum += more);
            sum.within.iter_mut().zip(more.within).for_each(|(sum, more)| *sum += more);
            sum.last = more.last;
        }
        all
    });
    let mut clusters = Vec::new();
    for (cell, sum) in merged.into_iter().flatten().enumerate() {
        let count: u32 = sum.shares.iter().sum();
        if count > 0 {
            let within = sum.within.map(|sum| sum as f64 / f64::from(count) / 4_294_967_296.0);
            let at = grid.point(cell, within);
            let last = ((sum.last >> 32) as usize, sum.last as u32 as usize);
            clusters.push(Cluster { cell, count, shares: sum.shares, at, last });
        }
    }
    clusters
}

/// Part and row of every event in the cells `cells` of `grid`, in order.
pub fn rows_of(parts: &[Placed<'_>], grid: &Grid, cells: &[usize]) -> Vec<(usize, usize)> {
    let found = scan::fold(parts, Vec::new, |found, part, row, at| {
        if grid.locate(at).is_some_and(|(cell, _)| cells.contains(&cell)) {
            found.push((part, row));
        }
    });
    found.concat()
}

/// The cells of `grid` in which any event lies, ascending.
pub fn cells_of(parts: &[Placed<'_>], grid: &Grid) -> Vec<usize> {
    let found = scan::fold(
        parts,
        || vec![false; grid.len()],
        |found, _, _, at| {
            if let Some((cell, _)) = grid.locate(at) {
                found[cell] = true;
            }
        },
    );
    (0..grid.len()).filter(|&cell| found.iter().any(|found| found[cell])).collect()
}

/// Part and row of the last event of each cell; later parts and rows are last.
pub fn last_of_cells(parts: &[Placed<'_>], grid: &Grid) -> Vec<Option<(usize, usize)>> {
    let mut starts = Vec::new();
    let mut rows = 0_u32;
    for part in parts {
        starts.push(rows);
        rows = rows.saturating_add(part.ground.len() as u32);
    }
    let found = scan::fold(
        parts,
        || vec![0_u32; grid.len()],
        |last, part, row, at| {
            if let Some((cell, _)) = grid.locate(at) {
                last[cell] = starts[part] + row as u32 + 1;
            }
        },
    );
    let merged = found.into_iter().reduce(|mut all, more| {
        all.iter_mut().zip(more).for_each(|(last, more)| {
            if more != 0 {
                *last = more;
            }
        });
        all
    });
    let event = |number: u32| {
        let number = number.checked_sub(1)?;
        let part = starts.partition_point(|&start| start <= number).checked_sub(1)?;
        Some((part, (number - starts[part]) as usize))
    };
    merged.into_iter().flatten().map(event).collect()
}
