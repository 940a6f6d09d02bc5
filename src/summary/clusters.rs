//! Events grouped by square cells of the map, with the shares of their kinds.

use super::grid::Grid;
use super::scan::{self, Changed, MappedRows};
use crate::dataset::Rows;
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
    /// Part and row of its event, where it has only one.
    pub only: Option<(usize, usize)>,
}

/// What is known of one cell. An event that leaves is taken out of each figure, so
/// that nothing has to be counted again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Sum {
    shares: [u32; GROUPS],
    within: [u64; 2],
    /// Parts and rows, joined by exclusive or: of one event its own.
    events: u64,
}

impl Sum {
    fn put(&mut self, event: (usize, usize), group: u8, within: [u32; 2], joins: bool) {
        let (share, within) =
            (&mut self.shares[usize::from(group) % GROUPS], within.map(u64::from));
        if joins {
            *share = share.wrapping_add(1);
            self.within = [0, 1].map(|axis| self.within[axis].wrapping_add(within[axis]));
        } else {
            *share = share.wrapping_sub(1);
            self.within = [0, 1].map(|axis| self.within[axis].wrapping_sub(within[axis]));
        }
        self.events ^= (event.0 as u64) << 32 | event.1 as u64;
    }

    fn take_in(&mut self, more: &Self) {
        for (share, more) in self.shares.iter_mut().zip(more.shares) {
            *share = share.wrapping_add(more);
        }
        for (within, more) in self.within.iter_mut().zip(more.within) {
            *within = within.wrapping_add(more);
        }
        self.events ^= more.events;
    }
}

/// The sums of the cells of one grid. They follow what matches: only events that
/// joined or left since they were counted last are looked at.
#[derive(Debug)]
pub struct CellSums {
    grid: Grid,
    sums: Vec<Sum>,
    counted: Vec<Rows>,
}

impl CellSums {
    /// Of no event.
    pub fn new(grid: Grid) -> Self {
        Self { grid, sums: vec![Sum::default(); grid.len()], counted: Vec::new() }
    }

    /// The cells.
    pub fn grid(&self) -> &Grid {
        &self.grid
    }

    /// Counts what `parts` have now. They must be the same datasets at each call, and
    /// `groups`, those of each part, the same groups.
    pub fn apply_delta(&mut self, parts: &[MappedRows<'_>], groups: &[Groups<'_>]) {
        let matching = || parts.iter().map(|part| part.rows.count()).sum();
        let changes = |(part, before): (&MappedRows<'_>, &Rows)| before.changed_count(part.rows);
        let mut changes: usize = parts.iter().zip(&self.counted).map(changes).sum();
        // Where more leaves than stays, the rest is counted from the start.
        if self.counted.len() != parts.len() || (changes > self.count() && changes > matching()) {
            self.sums.fill(Sum::default());
            self.counted = parts.iter().map(|part| Rows::none(part.rows.len())).collect();
            changes = matching();
        }
        let changed: Vec<Changed<'_>> = parts
            .iter()
            .zip(&self.counted)
            .map(|(part, before)| Changed { ground: part.ground, before, after: part.rows })
            .collect();
        let grid = &self.grid;
        let changes = scan::fold_changes(
            &changed,
            changes,
            || vec![Sum::default(); grid.len()],
            |sums, part, row, at, joins| {
                let Some((cell, within)) = grid.locate(at) else { return };
                sums[cell].put((part, row), groups[part].of(row), within, joins);
            },
        );
        for changes in &changes {
            self.sums.iter_mut().zip(changes).for_each(|(sum, change)| sum.take_in(change));
        }
        self.counted.iter_mut().zip(parts).for_each(|(known, part)| known.copy_from(part.rows));
    }

    fn count(&self) -> usize {
        self.sums.iter().flat_map(|sum| sum.shares).map(|share| share as usize).sum()
    }

    /// The clusters, by cell.
    pub fn clusters(&self) -> Vec<Cluster> {
        let mut clusters = Vec::new();
        for (cell, sum) in self.sums.iter().enumerate() {
            let count: u32 = sum.shares.iter().sum();
            if count > 0 {
                let within = sum.within.map(|sum| sum as f64 / f64::from(count) / 4_294_967_296.0);
                let event = ((sum.events >> 32) as usize, sum.events as u32 as usize);
                clusters.push(Cluster {
                    cells: vec![cell],
                    count,
                    shares: sum.shares,
                    at: self.grid.point(cell, within),
                    only: (count == 1).then_some(event),
                });
            }
        }
        clusters
    }
}

/// The clusters of `grid`, by cell. `groups` tells the groups of each part.
pub fn clusters(parts: &[MappedRows<'_>], grid: &Grid, groups: &[Groups<'_>]) -> Vec<Cluster> {
    let mut sums = CellSums::new(*grid);
    sums.apply_delta(parts, groups);
    sums.clusters()
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
        self.only = None;
        self.cells.extend(other.cells);
    }
}

/// Part and row of every event in the cells `cells` of `grid`, in order.
pub fn rows_of(parts: &[MappedRows<'_>], grid: &Grid, cells: &[usize]) -> Vec<(usize, usize)> {
    let found = scan::fold(parts, Vec::new, |found, part, row, at| {
        if grid.locate(at).is_some_and(|(cell, _)| cells.contains(&cell)) {
            found.push((part, row));
        }
    });
    found.concat()
}

/// The cells of `grid` in which any event lies, ascending.
pub fn cells_of(parts: &[MappedRows<'_>], grid: &Grid) -> Vec<usize> {
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
pub fn last_of_cells(parts: &[MappedRows<'_>], grid: &Grid) -> Vec<Option<(usize, usize)>> {
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
