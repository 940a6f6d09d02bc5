//! How alike two events are, in parts that people can check.

use super::{FARTHEST_M, FARTHEST_SECS, LARGEST_RADIUS_M};
use crate::dataset::{Figure, Interval, Place, kind};

/// What two kinds have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KindMatch {
    /// They are one.
    Same,
    /// Both belong to one family, such as strikes.
    Family,
    /// One of them is not known.
    Unknown,
    /// They have nothing in common.
    Different,
}

/// Why two events may be one.
#[derive(Debug, Clone, PartialEq)]
pub struct Reasons {
    /// Metres between the two points.
    pub distance_m: f64,
    /// Metres by which each place may be off, together.
    pub radii_m: f64,
    /// Seconds from the end of one to the start of the other; 0 where they overlap.
    pub apart_secs: i64,
    /// Seconds of the longer of the two intervals.
    pub longer_secs: i64,
    /// What the kinds have in common.
    pub kinds: KindMatch,
    /// Words that both have, as the earlier one writes them.
    pub shared_words: Vec<String>,
    /// Both have the same id, which their sources gave.
    pub has_same_id: bool,
    /// Both know how many people were harmed, and the ranges meet, or do not.
    pub figures_meet: Option<bool>,
    /// Both stand in one dataset, which seldom tells an event twice.
    pub is_within_dataset: bool,
}

/// Kinds of one family, by the words of [`kind::KINDS`].
const FAMILIES: [&[&str]; 4] = [
    &[
        "missile_strike",
        "drone_strike",
        "combined_strike",
        "air_strike",
        "shelling",
        "explosion",
        "debris_fall",
        "fire",
        "infrastructure_damage",
        "power_outage",
        "casualty_report",
        "attack_summary",
        "violence_against_civilians",
        "battle",
    ],
    &["air_alert", "airspace_alert"],
    &["airport_closure", "drone_incursion"],
    &["statement", "protest"],
];

fn family(kind: &str) -> Option<usize> {
    FAMILIES.iter().position(|kinds| kinds.contains(&kind))
}

/// What the kinds `a` and `b` have in common.
pub fn kind_match(a: &str, b: &str) -> KindMatch {
    let is_unknown = |kind: &str| kind == kind::UNKNOWN;
    match (family(a), family(b)) {
        _ if is_unknown(a) || is_unknown(b) => KindMatch::Unknown,
        _ if a == b => KindMatch::Same,
        (Some(one), Some(other)) if one == other => KindMatch::Family,
        (Some(_), Some(_)) => KindMatch::Different,
        // A word of the source's own may mean anything.
        _ => KindMatch::Unknown,
    }
}

/// How alike two places are, 0 to 1: near ones more than far ones, points more
/// than areas.
pub fn place_part(distance_m: f64, radii_m: f64) -> f64 {
    let gap_m = (distance_m - radii_m).max(0.0);
    let nearness = (1.0 - gap_m / FARTHEST_M).clamp(0.0, 1.0);
    let sharpness = 1.0 / (1.0 + radii_m / 5_000.0);
    nearness * (0.4 + 0.6 * sharpness)
}

/// How alike two times are, 0 to 1: short intervals that overlap more than long ones.
pub fn time_part(a: Interval, b: Interval) -> f64 {
    const DAY_SECS: f64 = 86_400.0;
    let apart = apart_secs(a, b);
    if apart > 0 {
        return 0.4 * (1.0 - apart as f64 / FARTHEST_SECS as f64).clamp(0.0, 1.0);
    }
    let overlap = a.end().min(b.end()).secs() - a.start().max(b.start()).secs();
    let inside = overlap as f64 / a.secs().min(b.secs()) as f64;
    let sharpness = 1.0 / (1.0 + a.secs().max(b.secs()) as f64 / DAY_SECS);
    inside * (0.4 + 0.6 * sharpness)
}

/// Seconds between two intervals; 0 where they overlap or touch.
pub fn apart_secs(a: Interval, b: Interval) -> i64 {
    (a.start().secs() - b.end().secs()).max(b.start().secs() - a.end().secs()).max(0)
}

/// How alike two kinds are, 0 to 1.
pub const fn kind_part(kinds: KindMatch) -> f64 {
    match kinds {
        KindMatch::Same => 1.0,
        KindMatch::Family => 0.6,
        KindMatch::Unknown => 0.4,
        KindMatch::Different => 0.0,
    }
}

/// How alike two texts are, 0 to 1: the words that both have over the geometric
/// mean of their numbers (the measure of Ochiai). Texts of less than three words
/// tell neither.
pub fn words_part(shared: usize, a: usize, b: usize) -> f64 {
    if a.min(b) < 3 {
        return 0.25;
    }
    (shared as f64 / ((a * b) as f64).sqrt()).clamp(0.0, 1.0)
}

/// The whole score, 0 to 1: place 30 %, time 25 %, kind 15 %, words 30 %.
pub fn total(place: f64, time: f64, kinds: KindMatch, words: f64) -> f64 {
    0.30 * place + 0.25 * time + 0.15 * kind_part(kinds) + 0.30 * words
}

/// The score after what speaks for and against: figures, and one dataset for both.
pub fn adjusted(total: f64, figures_meet: Option<bool>, is_within_dataset: bool) -> f64 {
    let figures = match figures_meet {
        Some(true) => 0.05,
        Some(false) => -0.10,
        None => 0.0,
    };
    let within = if is_within_dataset { 0.85 } else { 1.0 };
    ((total + figures) * within).clamp(0.0, 1.0)
}

/// Whether numbers of people agree that are known of both and not zero in both.
pub fn figures_meet(pairs: [(Figure, Figure); 2]) -> Option<bool> {
    let mut met = None;
    for (a, b) in pairs {
        let (Some(a), Some(b)) = (a.bounds(), b.bounds()) else { continue };
        if a.1 == 0 && b.1 == 0 {
            continue;
        }
        let meets = a.0 <= b.1 && b.0 <= a.1;
        met = Some(met.unwrap_or(true) && meets);
    }
    met
}

/// A radius as far as it counts, in metres.
pub fn counted_radius_m(radius_m: u32) -> f64 {
    f64::from(radius_m).min(LARGEST_RADIUS_M)
}

/// Metres between two places, and whether they are near enough to be one.
pub fn distance(a: Place, b: Place, radii_m: f64) -> Option<f64> {
    let distance_m = a.distance_m(b);
    (distance_m - radii_m <= FARTHEST_M).then_some(distance_m)
}

impl Reasons {
    /// In a few words each: `0.4 km apart`, `at the same time, to the hour`.
    pub fn texts(&self) -> Vec<String> {
        let km = |metres: f64| format!("{:.1} km", metres / 1_000.0);
        let mut texts = vec![match self.distance_m {
            ..50.0 if self.radii_m == 0.0 => "same point".to_owned(),
            ..50.0 => format!("same point, places known to {}", km(self.radii_m)),
            distance if self.radii_m > 0.0 => {
                format!("{} apart, places known to {}", km(distance), km(self.radii_m))
            }
            distance => format!("{} apart", km(distance)),
        }];
        texts.push(match (self.apart_secs, self.longer_secs) {
            (0, ..=3_600) => "same hour".to_owned(),
            (0, ..=90_000) => "same day".to_owned(),
            (0, secs) => format!("times overlap within {} days", secs / 86_400 + 1),
            (secs, _) => format!("{:.1} h apart", secs as f64 / 3_600.0),
        });
        texts.push(
            match self.kinds {
                KindMatch::Same => "same kind",
                KindMatch::Family => "related kinds",
                KindMatch::Unknown => "kind not known",
                KindMatch::Different => "different kinds",
            }
            .to_owned(),
        );
        match self.figures_meet {
            Some(true) => texts.push("figures agree".to_owned()),
            Some(false) => texts.push("figures differ".to_owned()),
            None => {}
        }
        if self.has_same_id {
            texts.push("same id".to_owned());
        }
        let count = self.shared_words.len();
        if count > 0 {
            const NAMED: usize = 8;
            let named: Vec<&str> =
                self.shared_words.iter().take(NAMED).map(String::as_str).collect();
            let more = if count > NAMED { ", …" } else { "" };
            let noun = if count == 1 { "shared word" } else { "shared words" };
            texts.push(format!("{count} {noun}: {}{more}", named.join(", ")));
        }
        if self.is_within_dataset {
            texts.push("both in one dataset".to_owned());
        }
        texts
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::Instant;

    fn interval(start: i64, end: i64) -> Interval {
        Interval::new(Instant::from_secs(start), Instant::from_secs(end)).unwrap()
    }

    #[test]
    fn every_part_falls_with_distance_and_with_vagueness() {
        assert!((place_part(0.0, 0.0) - 1.0).abs() < 1e-9);
        assert!(place_part(400.0, 0.0) > place_part(2_000.0, 0.0));
        assert!(place_part(0.0, 500.0) > place_part(0.0, 30_000.0));
        assert!(place_part(6_000.0, 0.0) == 0.0 && place_part(6_000.0, 2_000.0) > 0.0);
        let hour = interval(0, 3_600);
        assert!(time_part(hour, interval(0, 3_600)) > time_part(hour, interval(0, 86_400)));
        assert!(time_part(hour, interval(0, 86_400)) > time_part(hour, interval(0, 864_000)));
        assert!(
            time_part(hour, interval(7_200, 9_000)) > time_part(hour, interval(18_000, 19_000))
        );
        assert!(time_part(hour, interval(90_000, 91_000)) == 0.0);
        assert_eq!(apart_secs(hour, interval(7_200, 9_000)), 3_600);
    }

    #[test]
    fn kinds_of_one_family_are_related_and_alerts_are_no_strikes() {
        assert_eq!(kind_match("drone_strike", "drone_strike"), KindMatch::Same);
        assert_eq!(kind_match("drone_strike", "explosion"), KindMatch::Family);
        assert_eq!(kind_match("drone_strike", "air_alert"), KindMatch::Different);
        assert_eq!(kind_match("event", "air_alert"), KindMatch::Unknown);
        for kinds in FAMILIES {
            for kind in kinds {
                assert!(kind::KINDS.iter().any(|known| known.id == *kind), "{kind}");
            }
        }
    }

    #[test]
    fn figures_meet_where_their_ranges_do_and_nobody_harmed_tells_nothing() {
        let (two, range) = (Figure::between(2, 2), Figure::between(1, 3));
        let unknown = (Figure::UNKNOWN, two);
        assert_eq!(figures_meet([(two, range), unknown]), Some(true));
        assert_eq!(figures_meet([(two, Figure::between(4, 5)), (two, two)]), Some(false));
        let nobody = Figure::between(0, 0);
        assert_eq!(figures_meet([(nobody, nobody), unknown]), None);
    }
}
