//! How many events, or how many people harmed, lie in each cell of a grid, and
//! that picture blurred.

use super::grid::Grid;
use super::scan::{self, MappedRows};
use crate::base::parallel;
use crate::dataset::column::Codes;

/// Rows of a picture that one thread blurs at a time.
const CHUNK_ROWS: usize = 64;

/// What each row of a part weighs.
#[derive(Debug, Clone)]
pub enum Weights<'a> {
    /// One.
    One,
    /// By the code of the row.
    ByCode(&'a Codes, Vec<u32>),
}

impl Weights<'_> {
    #[inline]
    fn of(&self, row: usize) -> u32 {
        match self {
            Self::One => 1,
            Self::ByCode(codes, weights) => weights[codes.get(row)],
        }
    }
}

/// The weight in each cell of `grid`, at most `u32::MAX`. `weights` are those of
/// each part.
pub fn density(parts: &[MappedRows<'_>], grid: &Grid, weights: &[Weights<'_>]) -> Vec<u32> {
    let sums = scan::fold(
        parts,
        || vec![0_u32; grid.len()],
        |sums, part, row, at| {
            if let Some((cell, _)) = grid.locate(at) {
                let sum = &mut sums[cell];
                *sum = sum.saturating_add(weights[part].of(row));
            }
        },
    );
    let merged = sums.into_iter().reduce(|mut all, more| {
        all.iter_mut().zip(more).for_each(|(sum, more)| *sum = sum.saturating_add(more));
        all
    });
    merged.unwrap_or_default()
}

/// `cells` of `columns` columns, each spread over its neighbours by a Gaussian
/// curve of standard deviation `sigma` in cells, which is 1 at its middle: one
/// event alone has the value 1 where it lies.
pub fn blurred(cells: &[u32], columns: usize, sigma: f32) -> Vec<f32> {
    if columns == 0 {
        return Vec::new();
    }
    let kernel = kernel(sigma);
    // Along the rows, into a picture on its side, then along its rows.
    let turned = |values: &[f32], columns: usize| -> Vec<f32> {
        let rows = values.len() / columns;
        let chunks: Vec<&[f32]> = values.chunks(columns * CHUNK_ROWS).collect();
        let blurred = parallel::map("blur", chunks, |chunk: &[f32]| {
            let mut out = vec![0.0_f32; chunk.len()];
            for (row, out) in chunk.chunks(columns).zip(out.chunks_mut(columns)) {
                if row.iter().all(|value| *value == 0.0) {
                    continue;
                }
                for (step, weight) in kernel.iter().enumerate().take(columns) {
                    for (out, value) in out[step..].iter_mut().zip(row) {
                        *out += weight * value;
                    }
                    if step > 0 {
                        for (out, value) in out.iter_mut().zip(&row[step..]) {
                            *out += weight * value;
                        }
                    }
                }
            }
            out
        });
        let mut turned = vec![0.0; values.len()];
        let lines = blurred.iter().flat_map(|chunk| chunk.chunks(columns));
        for (row, line) in lines.enumerate() {
            for (column, value) in line.iter().enumerate() {
                turned[column * rows + row] = *value;
            }
        }
        turned
    };
    let values: Vec<f32> = cells.iter().map(|&cell| cell as f32).collect();
    let rows = values.len() / columns;
    if rows == 0 {
        return Vec::new();
    }
    turned(&turned(&values, columns), rows)
}

/// Half of the curve, from its middle to where it is as good as nothing.
fn kernel(sigma: f32) -> Vec<f32> {
    let sigma = sigma.max(0.1);
    let reach = (sigma * 3.0).ceil() as usize;
    (0..=reach).map(|step| (-0.5 * (step as f32 / sigma).powi(2)).exp()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_blur_agrees_with_the_plain_double_loop(
            columns in 1_usize..12,
            rows in prop_oneof![1_usize..9, 60_usize..140],
            sigma in 0.3..3.0_f32,
            seed in prop::collection::vec(0_u32..50, 1_540),
        ) {
            let cells = &seed[..columns * rows];
            let curve = kernel(sigma);
            let at = |steps: usize| curve.get(steps).copied().unwrap_or(0.0);
            let fast = blurred(cells, columns, sigma);
            prop_assert_eq!(fast.len(), cells.len());
            for (index, fast) in fast.into_iter().enumerate() {
                let (x, y) = (index % columns, index / columns);
                let plain: f32 = cells.iter().enumerate().map(|(other, &cell)| {
                    let (x_2, y_2) = (other % columns, other / columns);
                    cell as f32 * at(x.abs_diff(x_2)) * at(y.abs_diff(y_2))
                }).sum();
                prop_assert!((fast - plain).abs() <= plain * 1e-4 + 1e-4, "{} {}", fast, plain);
            }
        }
    }

    #[test]
    fn one_event_alone_has_the_value_1_where_it_lies() {
        let mut cells = vec![0; 81];
        cells[40] = 1;
        assert!((blurred(&cells, 9, 2.0)[40] - 1.0).abs() < 1e-6);
    }
}
