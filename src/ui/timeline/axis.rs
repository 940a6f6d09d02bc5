//! Times on the screen, and the ticks between them.

use egui::Rect;
use jiff::tz::TimeZone;

use crate::dataset::{Instant, Interval};
use crate::summary::bins::Width;
use crate::ui::format;

/// A part of time laid over a rectangle.
#[derive(Debug, Clone, Copy)]
pub struct Axis {
    /// The whole track.
    pub rect: Rect,
    /// The time that it shows.
    pub part: Interval,
    /// Lanes between bars and labels.
    lanes: usize,
}

/// Height of a lane with its name, in points.
const LANE_HEIGHT: f32 = 14.0;

/// Height of a lane where there is little room, in points.
const NARROW_LANE_HEIGHT: f32 = 5.0;

/// The least height of the bars beside lanes with names, in points.
const LEAST_BARS_HEIGHT: f32 = 40.0;

/// Height of the labels of the handles above the bars, in points.
pub const HANDLES_HEIGHT: f32 = 18.0;

/// Width of the names of lanes left of the track, in points.
pub const GUTTER_WIDTH: f32 = 120.0;

/// Height of the tick labels below the bars, in points.
pub const LABELS_HEIGHT: f32 = 16.0;

impl Axis {
    /// `part` over the width of `rect`, with so many lanes below the bars.
    pub const fn new(rect: Rect, part: Interval, lanes: usize) -> Self {
        Self { rect, part, lanes }
    }

    /// Height of a lane: as high as its name, where there is room.
    pub fn lane_height(&self) -> f32 {
        let lanes = self.lanes as f32 * (LANE_HEIGHT + 2.0);
        if self.body().height() - lanes >= LEAST_BARS_HEIGHT {
            LANE_HEIGHT
        } else {
            NARROW_LANE_HEIGHT
        }
    }

    /// Whether lanes are high enough for their names.
    pub fn has_lane_names(&self) -> bool {
        self.lane_height() == LANE_HEIGHT
    }

    fn lanes_height(&self) -> f32 {
        match self.lanes {
            0 => 0.0,
            lanes => lanes as f32 * (self.lane_height() + 2.0) + 1.0,
        }
    }

    /// Where the bars stand.
    pub fn bars(&self) -> Rect {
        self.body().with_max_y(self.body().bottom() - self.lanes_height())
    }

    /// Bars and lanes.
    pub fn body(&self) -> Rect {
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
        let share = (secs as f64 - self.part.start().secs() as f64) / self.part.secs() as f64;
        (f64::from(self.rect.left()) + share * f64::from(self.rect.width())) as f32
    }

    /// The time at `x`.
    pub fn at(&self, x: f32) -> Instant {
        let share = f64::from(x - self.rect.left()) / f64::from(self.rect.width().max(1.0));
        let secs = share * self.part.secs() as f64;
        self.part.start().plus_secs(secs.round() as i64)
    }

    /// Seconds that `points` stand for.
    pub fn secs_per_point(&self) -> f64 {
        self.part.secs() as f64 / f64::from(self.rect.width().max(1.0))
    }

    /// Calendar ticks about `spacing` points apart: time and label.
    pub fn ticks(&self, spacing: f32, zone: &TimeZone) -> Vec<(i64, String)> {
        let most = (self.rect.width() / spacing).max(2.0) as usize;
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
        while at < self.part.end() && ticks.len() <= most * 2 {
            if at >= self.part.start() {
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
