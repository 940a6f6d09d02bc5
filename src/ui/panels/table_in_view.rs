//! What of the table is in view: it stays there while rows around it come and go.

use super::table_order::Listed;
use crate::session::EventRef;

/// The events whose rows are in view.
#[derive(Debug, Default)]
pub struct InView {
    /// Each with how far its row lies below the top of the view, in points; the one that is
    /// shown in detail first, if it is in view, then from the top.
    rows: Vec<(EventRef, f32)>,
    height: f32,
    row_points: f32,
}

impl InView {
    /// Remembers what a table that is scrolled so far shows: `height` points of rows of
    /// `row_points`. Where nothing is listed, what was in view before is remembered on.
    pub fn follow(
        &mut self,
        listed: &Listed,
        focus: Option<EventRef>,
        [scrolled, height, row_points]: [f32; 3],
    ) {
        (self.height, self.row_points) = (height, row_points);
        let first = (scrolled / row_points).ceil() as usize;
        let after = ((scrolled + height) / row_points).floor().max(0.0) as usize;
        let after = after.clamp(first + 1, first + 200).min(listed.len());
        let place = |at: usize| Some((listed.get(at)?, at as f32 * row_points - scrolled));
        let seen: Vec<_> = (first..after).filter_map(place).collect();
        if seen.is_empty() {
            return;
        }
        self.rows = seen;
        if let Some(at) = self.rows.iter().position(|(event, _)| Some(*event) == focus) {
            let focused = self.rows.remove(at);
            self.rows.insert(0, focused);
        }
    }

    /// How far a table of other rows has to be scrolled for the first row that is still
    /// listed to stay where it was; nothing where none is.
    pub fn offset(&self, listed: &Listed) -> Option<f32> {
        let (at, y) =
            self.rows.iter().find_map(|(event, y)| Some((listed.index_of(*event)?, y)))?;
        let most = (listed.len() as f32 * self.row_points - self.height).max(0.0);
        Some((at as f32 * self.row_points - y).clamp(0.0, most))
    }
}
