//! Where selected events lie on the axis: a mark above the bars for each.

use egui::{Painter, Rect, pos2};

use super::axis::Axis;
use crate::dataset::{Interval, TimeAxis};
use crate::ui::View;
use crate::ui::theme::Theme;

/// Height of the marks.
const MARK_POINTS: f32 = 4.0;

/// The columns of the axis in which selected events lie, kept until the
/// selection or the axis changes.
#[derive(Debug, Default)]
pub struct Selected {
    key: Option<(u64, Interval, TimeAxis, usize)>,
    /// Runs of columns: the first and the one after the last.
    runs: Vec<(usize, usize)>,
}

impl Selected {
    /// Finds the columns again when something changed.
    pub fn refresh(&mut self, view: &View<'_>, part: Interval, columns: usize) {
        let axis = view.session.document().filters.time.axis;
        let key = (view.session.revision(), part, axis, columns);
        if self.key == Some(key) {
            return;
        }
        self.key = Some(key);
        let intervals = view.session.selected_rows().flat_map(|(open, rows)| {
            let is_hidden = view.session.document().hidden.contains(&open.id);
            let shown = (!is_hidden).then_some(rows);
            shown.into_iter().flat_map(move |rows| {
                rows.iter().filter_map(move |row| open.dataset.interval_on(axis, row))
            })
        });
        self.runs = runs(intervals, part, columns);
    }

    /// Paints a mark over each run, at least two points wide.
    pub fn paint(&self, painter: &Painter, axis: &Axis<'_>, columns: usize, theme: Theme) {
        let bars = axis.bars();
        for &(from, to) in &self.runs {
            let left = axis.column_x(from, columns);
            let right = axis.column_x(to, columns).max(left + 2.0);
            let mark =
                Rect::from_min_max(pos2(left, bars.top()), pos2(right, bars.top() + MARK_POINTS));
            painter.rect_filled(mark.expand(1.0), 0.0, theme.halo());
            painter.rect_filled(mark, 0.0, theme.accent());
        }
    }
}

/// Runs of the columns of `part` that intervals reach into.
fn runs(
    intervals: impl Iterator<Item = Interval>,
    part: Interval,
    columns: usize,
) -> Vec<(usize, usize)> {
    // How many intervals begin in a column, less how many ended before it.
    let mut changes = vec![0_i64; columns + 1];
    let column = |secs: i64| {
        let column = (secs - part.start().secs()).max(0) * columns as i64 / part.secs();
        (column as usize).min(columns.saturating_sub(1))
    };
    for interval in intervals.filter(|interval| interval.overlaps(part)) {
        changes[column(interval.start().secs())] += 1;
        changes[column(interval.end().secs() - 1) + 1] -= 1;
    }
    let mut runs: Vec<(usize, usize)> = Vec::new();
    let mut open = 0;
    for (column, change) in changes.into_iter().enumerate().take(columns) {
        open += change;
        if open > 0 {
            match runs.last_mut().filter(|(_, end)| *end == column) {
                Some((_, end)) => *end = column + 1,
                None => runs.push((column, column + 1)),
            }
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::Instant;
    use proptest::prelude::*;

    fn interval(start: i64, secs: i64) -> Interval {
        let start = Instant::from_secs(start);
        Interval::new(start, start.plus_secs(secs)).unwrap()
    }

    proptest! {
        #[test]
        fn runs_are_the_columns_that_some_interval_overlaps(
            events in prop::collection::vec((-50_i64..150, 1_i64..60), 0..12),
        ) {
            // A column a second.
            let part = interval(0, 100);
            let events: Vec<Interval> =
                events.into_iter().map(|(start, secs)| interval(start, secs)).collect();
            let found = runs(events.iter().copied(), part, 100);
            let marked: Vec<usize> = found.iter().flat_map(|&(from, to)| from..to).collect();
            let expected: Vec<usize> = (0..100)
                .filter(|&second| {
                    events.iter().any(|event| event.overlaps(interval(second as i64, 1)))
                })
                .collect();
            prop_assert_eq!(marked, expected);
            prop_assert!(found.windows(2).all(|pair| pair[0].1 < pair[1].0));
        }
    }
}
