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

/// The events of one cell, or of a few neighbours.
#[derive(Debug, Clone, PartialEq)]
pub struct Cluster {
    /// Its cells in the grid, the one with most events first.
    pub cells: Vec<usize>,
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
            clusters.push(Cluster { cells: vec![cell], count, shares: sum.shares, at, last });
        }
    }
    clusters
}

/// With clusters joined that would overlap: each takes in the smaller ones of the
/// cells beside it that are nearer than both radii together. `radius` tells that of
/// a number of events in widths of a cell. Ordered by their first cells.
pub fn joined(clusters: Vec<Cluster>, grid: &Grid, radius: impl Fn(u32) -> f64) -> Vec<Cluster> {
    let [columns, rows] = grid.size();
    let mut by_cell: Vec<Option<Cluster>> = vec![None; grid.len()];
    let mut order: Vec<(u32, usize)> = Vec::new();
    for cluster in clusters {
        if let Some(&cell) = cluster.cells.first() {
            order.push((cluster.count, cell));
            by_cell[cell] = Some(cluster);
        }
    }
    // The larger first; of equals the first, so that the order is always the same.
    order.sort_unstable_by_key(|&(count, cell)| (std::cmp::Reverse(count), cell));
    let mut joined = Vec::new();
    for (_, cell) in order {
        let Some(mut cluster) = by_cell[cell].take() else { continue };
        let (column, row) = (cell % columns, cell / columns);
        for row in row.saturating_sub(1)..rows.min(row + 2) {
            for column in column.saturating_sub(1)..columns.min(column + 2) {
                let beside = &mut by_cell[row * columns + column];
                let is_near = beside.as_ref().is_some_and(|beside| {
                    let apart = [0, 1].map(|axis| cluster.at[axis] - beside.at[axis]);
                    let apart = apart[0].hypot(apart[1]) * grid.world();
                    apart < radius(cluster.count) + radius(beside.count)
                });
                if is_near && let Some(beside) = beside.take() {
                    cluster.take_in(beside);
                }
            }
        }
        joined.push(cluster);
    }
    joined.sort_unstable_by_key(|cluster| cluster.cells.first().copied());
    joined
}

impl Cluster {
    fn take_in(&mut self, other: Self) {
        let [own, others] = [self.count, other.count].map(f64::from);
        for (at, other) in self.at.iter_mut().zip(other.at) {
            *at = (*at * own + other * others) / (own + others);
        }
        self.count += other.count;
        self.shares.iter_mut().zip(other.shares).for_each(|(share, other)| *share += other);
        self.last = self.last.max(other.last);
        self.cells.extend(other.cells);
    }
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
