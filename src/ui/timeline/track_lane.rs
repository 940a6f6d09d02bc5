//! A lane of the time slider: states that last, those that match over all of them.

use crate::dataset::kind::KindGroup;
use crate::dataset::symbol::{Hue, Symbol};
use crate::summary::Lane;
use crate::ui::labels;

/// States of one kind, or of several where there is no room for a lane each.
#[derive(Debug, Clone, PartialEq)]
pub struct TrackLane {
    /// The kinds, in the order in which kinds that last are listed.
    pub kinds: Vec<&'static str>,
    /// How much of each column is covered by states that match all other filters, from 0
    /// to 1.
    pub matching: Vec<f32>,
    /// The same of all states of the shown datasets: filters of other things, such as
    /// strikes, leave them in sight.
    pub all: Vec<f32>,
}

impl TrackLane {
    /// A lane for each of `all`, with what of it matches.
    pub fn each(all: &[Lane], matching: &[Lane]) -> Vec<Self> {
        let of_kind = |lane: &Lane| matching.iter().find(|other| other.kind == lane.kind);
        all.iter()
            .map(|lane| Self {
                kinds: vec![lane.kind],
                matching: of_kind(lane)
                    .map_or_else(|| vec![0.0; lane.covered.len()], |known| known.covered.clone()),
                all: lane.covered.clone(),
            })
            .collect()
    }

    /// All of `lanes` in one; `None` where there are not several.
    pub fn merged(lanes: &[Self]) -> Option<Self> {
        let (first, others) = lanes.split_first()?;
        if others.is_empty() {
            return None;
        }
        let mut merged = first.clone();
        for lane in others {
            merged.kinds.extend(&lane.kinds);
            for (sum, part) in
                [(&mut merged.matching, &lane.matching), (&mut merged.all, &lane.all)]
            {
                sum.iter_mut().zip(part).for_each(|(sum, part)| *sum = sum.max(*part));
            }
        }
        Some(merged)
    }

    /// What it is called.
    pub fn name(&self) -> String {
        match self.kinds.as_slice() {
            [kind] => labels::kind(kind),
            _ => labels::kind_group(KindGroup::Lasting),
        }
    }

    /// Its colour: that of its kind, of several that of the first.
    pub fn hue(&self) -> Hue {
        Symbol::of_kind(self.kinds.first().copied().unwrap_or_default()).hue
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::kind::DURATIVE;

    #[test]
    fn a_lane_keeps_what_does_not_match_and_several_make_one() {
        let lane = |index: usize, covered: &[f32]| Lane {
            kind: DURATIVE[index],
            covered: covered.to_vec(),
        };
        let all = [lane(0, &[1.0, 0.5, 0.0]), lane(1, &[0.0, 0.0, 0.25])];
        let lanes = TrackLane::each(&all, &[lane(1, &[0.0, 0.0, 0.25])]);
        assert_eq!(lanes[0].all, [1.0, 0.5, 0.0]);
        assert_eq!(lanes[0].matching, [0.0; 3]);
        let merged = TrackLane::merged(&lanes).unwrap();
        assert_eq!(merged.all, [1.0, 0.5, 0.25]);
        assert_eq!(merged.matching, [0.0, 0.0, 0.25]);
        assert_eq!(merged.kinds, DURATIVE[..2]);
        assert_eq!(merged.name(), "Alerts and closures");
        assert_eq!(TrackLane::merged(&lanes[..1]), None);
    }
}
