//! How alike two events are that may be one in two versions.

use crate::dataset::Event;

/// Starts of rows that are compared lie no farther apart.
pub const FARTHEST_SECS: i64 = 36 * 3_600;

/// Fewer points are not enough.
pub const LEAST_POINTS: u32 = 6;

/// Places farther apart are those of two events.
const FARTHEST_M: f64 = 50_000.0;

/// The points of two events; `None` where time or place says that they are two.
pub fn likeness(a: &Event, b: &Event) -> Option<u32> {
    let mut points = match (a.interval, b.interval) {
        (Some(a), Some(b)) if a == b => 3,
        (Some(a), Some(b)) => {
            let apart = (a.start().secs() - b.start().secs()).abs();
            if apart > FARTHEST_SECS {
                return None;
            }
            1
        }
        (None, None) => 0,
        _ => return None,
    };
    points += match (a.place, b.place) {
        (Some(a), Some(b)) => match a.distance_m(b) {
            apart if apart > FARTHEST_M => return None,
            apart if apart <= 100.0 => 3,
            apart if apart <= 5_000.0 => 2,
            _ => 0,
        },
        _ => 0,
    };
    let is_same = |a: &str, b: &str| !a.is_empty() && a == b;
    let texts = [
        (is_same(&a.place_name, &b.place_name), 1),
        (is_same(&a.kind, &b.kind), 1),
        (!a.title_made && is_same(&a.title, &b.title), 3),
        (is_same(&a.summary, &b.summary), 3),
        (is_same(&a.weapon, &b.weapon), 1),
        (a.killed == b.killed && a.killed.bounds().is_some(), 1),
        (a.injured == b.injured && a.injured.bounds().is_some(), 1),
        (has_same_source(a, b), 2),
    ];
    points += texts.iter().map(|(holds, points)| if *holds { *points } else { 0 }).sum::<u32>();
    Some(points)
}

fn has_same_source(a: &Event, b: &Event) -> bool {
    let known = |url: &str| !url.is_empty() && b.sources.iter().any(|other| other.url == url);
    a.sources.iter().any(|source| known(&source.url))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::{Figure, Instant, Interval, Place};

    fn event(start_secs: i64, longitude: f64) -> Event {
        let at = Instant::from_secs(start_secs);
        Event {
            interval: Interval::new(at, Instant::from_secs(start_secs + 60)),
            place: Place::new(50.0, longitude),
            kind: "fire".to_owned(),
            killed: Figure::between(1, 1),
            ..Event::default()
        }
    }

    #[test]
    fn time_and_place_rule_out_and_the_rest_counts() {
        let own = event(0, 30.0);
        assert_eq!(likeness(&own, &own), Some(3 + 3 + 1 + 1));
        assert_eq!(likeness(&own, &event(3_600, 30.0)), Some(1 + 3 + 1 + 1));
        assert_eq!(likeness(&own, &event(FARTHEST_SECS + 1, 30.0)), None);
        assert_eq!(likeness(&own, &event(0, 31.0)), None, "71 km to the east");
        assert_eq!(likeness(&own, &Event { interval: None, ..own.clone() }), None);
        let untold = Event { place: None, ..own.clone() };
        assert_eq!(likeness(&own, &untold), Some(3 + 1 + 1));
    }
}
