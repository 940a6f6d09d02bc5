//! Empty stretches of the axis, which may be collapsed: time there takes a few points,
//! and what lies between them gets the room.
//!
//! An axis with collapsed stretches is made of pieces that follow one another without a
//! hole. Each is linear, so a later moment always lies further right, and every point of
//! the axis stands for one moment: the tests below hold both for any stretches.

use crate::dataset::Interval;

/// Points that a collapsed stretch takes.
pub const GAP_POINTS: f32 = 12.0;

/// Stretches that would take less than this are left as they are.
const LEAST_POINTS: f64 = 36.0;

/// Nothing is drawn more than so many times as wide as without collapsing.
pub const MOST_FACTOR: f64 = 40.0;

/// A part of the axis on which time goes by evenly.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Piece {
    /// The time that it shows.
    pub time: Interval,
    /// Where it begins and ends, as shares of the width of the axis.
    pub shares: [f64; 2],
    /// Whether it is a collapsed stretch.
    pub is_gap: bool,
}

impl Piece {
    /// The share of the width at which `secs` lies, also before and after the piece.
    pub fn share_at(&self, secs: i64) -> f64 {
        let done = (secs - self.time.start().secs()) as f64 / self.time.secs() as f64;
        self.shares[0] + done * (self.shares[1] - self.shares[0])
    }

    /// The time in seconds at a share of the width.
    pub fn secs_at(&self, share: f64) -> i64 {
        let done = (share - self.shares[0]) / (self.shares[1] - self.shares[0]);
        self.time.start().secs() + (done * self.time.secs() as f64).round() as i64
    }
}

/// The stretches of `part` beside `spans`, in which something lies, that are worth
/// collapsing on an axis `width_points` wide; in their order. None where nothing lies
/// anywhere.
pub fn empty_stretches(
    spans: impl Iterator<Item = Interval>,
    part: Interval,
    width_points: f32,
) -> Vec<Interval> {
    let mut spans: Vec<Interval> = spans.filter(|span| span.overlaps(part)).collect();
    spans.sort_by_key(|span| span.start());
    let least_secs = LEAST_POINTS * part.secs() as f64 / f64::from(width_points.max(1.0));
    let mut found = Vec::new();
    if spans.is_empty() {
        return found;
    }
    let mut add = |from, to| {
        let gap = Interval::new(from, to).filter(|gap| gap.secs() as f64 >= least_secs);
        found.extend(gap);
    };
    let mut end = part.start();
    for span in spans {
        add(end, span.start());
        end = end.max(span.end());
    }
    add(end, part.end());
    found
}

/// The pieces of an axis over `part` on which `gaps` are collapsed; none where nothing is.
pub fn pieces(gaps: &[Interval], part: Interval, width_points: f32) -> Vec<Piece> {
    let width = f64::from(width_points.max(1.0));
    // Gaps never take more than half of the axis.
    let gap_share = (f64::from(GAP_POINTS) / width).min(0.5 / gaps.len().max(1) as f64);
    let empty_secs: i64 = gaps.iter().map(|gap| gap.secs()).sum();
    let kept_secs = part.secs() - empty_secs;
    if gaps.is_empty() || kept_secs <= 0 {
        return Vec::new();
    }
    let share_per_sec = (1.0 - gap_share * gaps.len() as f64) / kept_secs as f64;
    let mut pieces = Vec::new();
    let (mut at, mut share) = (part.start(), 0.0);
    let mut add = |time: Option<Interval>, is_gap: bool| {
        let Some(time) = time else { return };
        let wide = if is_gap { gap_share } else { time.secs() as f64 * share_per_sec };
        pieces.push(Piece { time, shares: [share, share + wide], is_gap });
        share += wide;
    };
    for gap in gaps {
        add(Interval::new(at, gap.start()), false);
        add(Some(*gap), true);
        at = gap.end();
    }
    add(Interval::new(at, part.end()), false);
    pieces
}

/// How many times as wide as on an even axis something between the gaps is drawn.
pub fn factor(pieces: &[Piece], part: Interval) -> f64 {
    let kept = pieces.iter().find(|piece| !piece.is_gap);
    let wide = |piece: &Piece| {
        (piece.shares[1] - piece.shares[0]) * part.secs() as f64 / piece.time.secs() as f64
    };
    kept.map_or(1.0, wide).clamp(1.0, MOST_FACTOR)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::Instant;
    use proptest::prelude::*;

    fn interval(start: i64, end: i64) -> Interval {
        Interval::new(Instant::from_secs(start), Instant::from_secs(end)).unwrap()
    }

    #[test]
    fn stretches_without_events_are_found_where_they_are_long_enough() {
        let part = interval(0, 1_000);
        let spans =
            [interval(600, 640), interval(100, 120), interval(110, 300), interval(990, 1_500)];
        let found = empty_stretches(spans.into_iter(), part, 1_000.0);
        assert_eq!(found, [interval(0, 100), interval(300, 600), interval(640, 990)]);
        // Too short to be worth it.
        let near = [interval(0, 100), interval(120, 980)];
        assert!(empty_stretches(near.into_iter(), part, 1_000.0).is_empty());
        assert!(empty_stretches(std::iter::empty(), part, 1_000.0).is_empty());
    }

    #[test]
    fn what_is_kept_gets_the_room_of_what_is_collapsed() {
        let part = interval(0, 1_000);
        let pieces = pieces(&[interval(100, 900)], part, 1_000.0);
        let kinds: Vec<bool> = pieces.iter().map(|piece| piece.is_gap).collect();
        assert_eq!(kinds, [false, true, false]);
        assert!((pieces[1].shares[1] - pieces[1].shares[0] - 0.012).abs() < 1e-9);
        assert!((factor(&pieces, part) - 4.94).abs() < 0.01);
        assert_eq!(super::pieces(&[], part, 1_000.0), []);
    }

    proptest! {
        #[test]
        fn pieces_follow_one_another_and_cover_the_axis(
            cuts in prop::collection::btree_set(1_i64..100_000, 0..20),
        ) {
            let part = interval(0, 100_000);
            let cuts: Vec<i64> = cuts.into_iter().collect();
            let gaps: Vec<Interval> =
                cuts.chunks_exact(2).map(|pair| interval(pair[0], pair[1])).collect();
            let pieces = pieces(&gaps, part, 900.0);
            prop_assert_eq!(pieces.is_empty(), gaps.is_empty());
            for pair in pieces.windows(2) {
                prop_assert_eq!(pair[0].time.end(), pair[1].time.start());
                prop_assert!((pair[0].shares[1] - pair[1].shares[0]).abs() < 1e-12);
            }
            for piece in &pieces {
                prop_assert!(piece.shares[1] > piece.shares[0]);
            }
            if let (Some(first), Some(last)) = (pieces.first(), pieces.last()) {
                prop_assert_eq!(first.shares[0], 0.0);
                prop_assert!((last.shares[1] - 1.0).abs() < 1e-9);
                prop_assert_eq!((first.time.start(), last.time.end()), (part.start(), part.end()));
            }
        }
    }
}
