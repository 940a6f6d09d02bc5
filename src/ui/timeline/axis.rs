//! Times on the screen, and the ticks between them.

use egui::Rect;
use jiff::tz::TimeZone;

use super::gaps::{self, Piece};
use crate::dataset::{Instant, Interval};
use crate::summary::bins::Width;
use crate::ui::format;

/// A part of time laid over a rectangle.
#[derive(Debug, Clone, Copy)]
pub struct Axis<'a> {
    /// The whole track.
    pub rect: Rect,
    /// The time that it shows.
    pub part: Interval,
    /// Lanes between bars and labels.
    lanes: usize,
    /// What it is made of where stretches are collapsed; nothing where time goes by evenly.
    pieces: &'a [Piece],
}

/// Height of a lane with its name, in points.
const LANE_HEIGHT: f32 = 14.0;

/// Height of a lane where there is little room, in points.
const NARROW_LANE_HEIGHT: f32 = 5.0;

/// The least height of the bars beside lanes with names, in points.
const LEAST_BARS_HEIGHT: f32 = 40.0;

/// The least height of the bars beside lanes without names, in points.
const LEAST_NARROW_BARS_HEIGHT: f32 = 28.0;

/// A lower track has bars alone, in points.
const LEAST_LABELLED_HEIGHT: f32 = 52.0;

/// Height of the labels of the handles above the bars, in points.
pub const HANDLES_HEIGHT: f32 = 18.0;

/// Height of the tick labels below the bars, in points.
pub const LABELS_HEIGHT: f32 = 16.0;

impl<'a> Axis<'a> {
    /// `part` over the width of `rect`, with so many lanes below the bars; made of `pieces`
    /// if there are any.
    pub const fn new(rect: Rect, part: Interval, lanes: usize, pieces: &'a [Piece]) -> Self {
        Self { rect, part, lanes, pieces }
    }

    /// The collapsed stretches, and where they lie.
    pub fn gaps(&self) -> impl Iterator<Item = (Interval, Rect)> {
        let bars = self.bars();
        let at = move |share: f64| bars.left() + share as f32 * bars.width();
        self.pieces.iter().filter(|piece| piece.is_gap).map(move |piece| {
            let [left, right] = piece.shares.map(at);
            (piece.time, bars.with_min_x(left).with_max_x(right))
        })
    }

    /// The piece in which `secs` lies, the nearest one outside.
    fn piece_of(&self, secs: i64) -> Option<&Piece> {
        let after = self.pieces.partition_point(|piece| piece.time.end().secs() <= secs);
        self.pieces.get(after).or(self.pieces.last())
    }

    /// Where column `index` of so many equally long ones begins.
    pub fn column_x(&self, index: usize, columns: usize) -> f32 {
        let secs = self.part.secs() as f64 * index as f64 / columns.max(1) as f64;
        self.x(self.part.start().secs() + secs.round() as i64)
    }

    /// Height of a lane: as high as its name, where there is room; nothing where the bars
    /// need all of it.
    pub fn lane_height(&self) -> f32 {
        let bars = |height: f32| self.body().height() - self.lanes as f32 * (height + 2.0);
        if bars(LANE_HEIGHT) >= LEAST_BARS_HEIGHT {
            LANE_HEIGHT
        } else if bars(NARROW_LANE_HEIGHT) >= LEAST_NARROW_BARS_HEIGHT {
            NARROW_LANE_HEIGHT
        } else {
            0.0
        }
    }

    /// Whether lanes are high enough for their names.
    pub fn has_lane_names(&self) -> bool {
        self.lane_height() == LANE_HEIGHT
    }

    /// Whether there is room for the labels of the handles and of the ticks.
    pub fn has_labels(&self) -> bool {
        self.rect.height() >= LEAST_LABELLED_HEIGHT
    }

    /// Whether lanes are shown.
    pub fn has_lanes(&self) -> bool {
        self.lanes > 0 && self.lane_height() > 0.0
    }

    fn lanes_height(&self) -> f32 {
        match self.has_lanes() {
            false => 0.0,
            true => self.lanes as f32 * (self.lane_height() + 2.0) + 1.0,
        }
    }

    /// Where the bars stand.
    pub fn bars(&self) -> Rect {
        self.body().with_max_y(self.body().bottom() - self.lanes_height())
    }

    /// Bars and lanes.
    pub fn body(&self) -> Rect {
        if !self.has_labels() {
            return self.rect.shrink2(egui::vec2(0.0, 1.0));
        }
        self.rect
            .with_min_y(self.rect.top() + HANDLES_HEIGHT)
            .with_max_y(self.rect.bottom() - LABELS_HEIGHT)
    }

    /// Where lane `index` lies.
    pub fn lane(&self, index: usize) -> Rect {
        let height = self.lane_height();
        let top = self.bars().bottom() + 2.0 + index as f32 * (height + 2.0);
        self.rect.with_min_y(top).with_max_y(top + height)
    }

    /// The x of a time, also outside the rectangle.
    pub fn x(&self, secs: i64) -> f32 {
        let share = match self.piece_of(secs) {
            Some(piece) => piece.share_at(secs),
            None => (secs as f64 - self.part.start().secs() as f64) / self.part.secs() as f64,
        };
        (f64::from(self.rect.left()) + share * f64::from(self.rect.width())) as f32
    }

    /// The time at `x`.
    pub fn at(&self, x: f32) -> Instant {
        let share = f64::from(x - self.rect.left()) / f64::from(self.rect.width().max(1.0));
        let after = self.pieces.partition_point(|piece| piece.shares[1] <= share);
        if let Some(piece) = self.pieces.get(after).or(self.pieces.last()) {
            return Instant::from_secs(piece.secs_at(share));
        }
        let secs = share * self.part.secs() as f64;
        self.part.start().plus_secs(secs.round() as i64)
    }

    /// Seconds that a point stands for, but in collapsed stretches.
    pub fn secs_per_point(&self) -> f64 {
        let even = self.part.secs() as f64 / f64::from(self.rect.width().max(1.0));
        even / gaps::factor(self.pieces, self.part)
    }

    /// Calendar ticks about `spacing` points apart: time and label.
    pub fn ticks(&self, spacing: f32, zone: &TimeZone) -> Vec<(i64, String)> {
        let factor = gaps::factor(self.pieces, self.part);
        let most = (f64::from(self.rect.width() / spacing) * factor).max(2.0) as usize;
        let width = Width::fitting(self.part, most);
        let pattern = match width {
            Width::Minutes(_) => "%H:%M",
            Width::Hours(_) => "%-d %b %H:%M",
            Width::Day | Width::Week => "%-d %b",
            Width::Month | Width::Quarter => "%b %Y",
            Width::Year => "%Y",
        };
        let mut ticks = Vec::new();
        let mut at = width.floor(self.part.start(), zone);
        let mut year = None;
        let mut last_x = f32::NEG_INFINITY;
        let mut seen = 0;
        while at < self.part.end() && seen <= most * 2 {
            seen += 1;
            let x = self.x(at.secs());
            let has_room = self.pieces.is_empty()
                || (x - last_x >= spacing * 0.75
                    && self.piece_of(at.secs()).is_some_and(|piece| !piece.is_gap));
            if at >= self.part.start() && has_room {
                last_x = x;
                let local = at.timestamp().to_zoned_datetime(zone.clone());
                let mut label = format::moment(at, zone, pattern);
                // The year once, where it begins.
                if matches!(width, Width::Day | Width::Week | Width::Hours(_))
                    && year != Some(local.year())
                {
                    label += &format!(" {}", local.year());
                }
                year = Some(local.year());
                ticks.push((at.secs(), label));
            }
            let next = width.next(at, zone);
            at = if next > at { next } else { at.plus_secs(width.usual_secs()) };
        }
        ticks
    }
}

/// `window` with a fifth of its width on either side.
pub fn around(window: Interval) -> Interval {
    let margin = (window.secs() / 5).max(60);
    Interval::new(window.start().plus_secs(-margin), window.end().plus_secs(margin))
        .unwrap_or(window)
}

/// `part` scaled by `factor` around `at`, never longer than a bit more than
/// `extent` nor shorter than ten minutes.
pub fn zoomed(part: Interval, at: Instant, factor: f64, extent: Interval) -> Interval {
    const SHORTEST_SECS: f64 = 600.0;
    let longest = extent.secs() as f64 * 1.2;
    let length = (part.secs() as f64 * factor).clamp(SHORTEST_SECS, longest.max(SHORTEST_SECS));
    let share = (at.secs() - part.start().secs()) as f64 / part.secs() as f64;
    let start = at.plus_secs(-(share * length) as i64);
    Interval::new(start, start.plus_secs(length as i64)).unwrap_or(part)
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::pos2;
    use proptest::prelude::*;

    fn interval(start: i64, end: i64) -> Interval {
        Interval::new(Instant::from_secs(start), Instant::from_secs(end)).unwrap()
    }

    fn rect() -> Rect {
        Rect::from_min_max(pos2(120.0, 0.0), pos2(1_020.0, 120.0))
    }

    proptest! {
        #[test]
        fn a_later_moment_lies_further_right_and_every_point_is_one_moment(
            cuts in prop::collection::btree_set(0_i64..10_000_000, 0..16),
            moments in prop::collection::vec(-1_000_000_i64..11_000_000, 2..20),
        ) {
            let part = interval(0, 10_000_000);
            let cuts: Vec<i64> = cuts.into_iter().collect();
            let gaps: Vec<Interval> =
                cuts.chunks_exact(2).map(|pair| interval(pair[0], pair[1])).collect();
            let pieces = gaps::pieces(&gaps, part, rect().width());
            let axis = Axis::new(rect(), part, 0, &pieces);
            let mut moments = moments;
            moments.sort_unstable();
            for pair in moments.windows(2) {
                prop_assert!(axis.x(pair[0]) <= axis.x(pair[1]));
            }
            prop_assert!((axis.x(0) - 120.0).abs() < 0.01);
            prop_assert!((axis.x(10_000_000) - 1_020.0).abs() < 0.01);
            // A point of the screen stands for the moment that lies on it.
            for step in 0..=90 {
                let x = 120.0 + 10.0 * step as f32;
                let secs = axis.at(x).secs();
                let back = axis.x(secs);
                // Times are whole seconds, of which a short piece between long gaps has few.
                let second = axis.x(secs + 1) - axis.x(secs - 1);
                prop_assert!((back - x).abs() < 0.05 + second, "{x} {back}");
            }
        }
    }

    #[test]
    fn a_low_track_gives_up_names_then_lanes_then_labels_but_never_its_bars() {
        let axis = |height: f32| {
            let rect = Rect::from_min_max(pos2(0.0, 0.0), pos2(500.0, height));
            Axis::new(rect, interval(0, 1_000), 4, &[])
        };
        let shown = |height| {
            let axis = axis(height);
            [axis.has_lane_names(), axis.has_lanes(), axis.has_labels()]
        };
        assert_eq!(shown(146.0), [true, true, true]);
        assert_eq!(shown(100.0), [false, true, true]);
        assert_eq!(shown(62.0), [false, false, true]);
        assert_eq!(shown(24.0), [false, false, false]);
        for height in 20..200_u8 {
            let axis = axis(f32::from(height));
            assert!(axis.bars().height() >= 18.0, "{height}");
            assert!(!axis.has_lanes() || axis.lane(3).bottom() <= axis.body().bottom() + 0.01);
        }
    }

    #[test]
    fn no_tick_stands_in_a_collapsed_stretch_or_on_another() {
        let day = 86_400;
        let part = interval(0, 1_000 * day);
        let gaps = [interval(20 * day, 900 * day)];
        let pieces = gaps::pieces(&gaps, part, rect().width());
        let axis = Axis::new(rect(), part, 0, &pieces);
        let ticks = axis.ticks(96.0, &TimeZone::UTC);
        assert!(ticks.len() >= 4, "{ticks:?}");
        let xs: Vec<f32> = ticks.iter().map(|(secs, _)| axis.x(*secs)).collect();
        assert!(xs.windows(2).all(|pair| pair[1] - pair[0] >= 70.0), "{xs:?}");
        assert!(ticks.iter().all(|(secs, _)| !(20 * day..900 * day).contains(secs)), "{ticks:?}");
    }
}
