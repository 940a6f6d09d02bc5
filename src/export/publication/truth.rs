//! Where an event really was, beside what is published of it.

use super::displace::DEGREE_M;
use super::numbers::step;
use crate::dataset::Place;

/// Degrees that are the same number.
pub(super) const SAME: f64 = 1e-9;

/// A position in another form is this one where it is so near, whatever is published.
pub(super) const SAME_M: f64 = 200.0;

/// As far from a place of the gazetteer a row may mean.
pub(super) const REACH_M: f64 = 300_000.0;

/// Where an event was and what is published of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Truth {
    /// The true place; nothing where the source gives no coordinates.
    pub from: Option<Place>,
    /// The published one, or that of the gazetteer.
    pub to: Option<Place>,
    /// The published place is off by up to so many metres.
    pub hidden_m: f64,
}

impl Truth {
    /// Whether the published place is the true one, so that nothing is hidden.
    pub(super) fn is_published(&self) -> bool {
        match (self.from, self.to) {
            (Some(from), Some(to)) => self.is_same(from, to),
            _ => false,
        }
    }

    pub(super) fn is_same(&self, a: Place, b: Place) -> bool {
        (a.latitude() - b.latitude()).abs() < SAME && (a.longitude() - b.longitude()).abs() < SAME
    }

    /// Latitude and longitude, each as it is and as it is published.
    pub(super) fn pairs(&self) -> Option<[[f64; 2]; 2]> {
        let (from, to) = (self.from?, self.to?);
        Some([[from.latitude(), to.latitude()], [from.longitude(), to.longitude()]])
    }

    /// Whether a number with so many decimals is finer than what is published.
    pub(super) fn is_finer(&self, decimals: usize) -> bool {
        decimals > 0 && step(decimals) * DEGREE_M < self.hidden_m
    }

    /// Whether the circle of `radius_m` around `place` tells more than is published.
    pub(super) fn is_told(&self, place: Place, radius_m: f64) -> bool {
        let is_finer = radius_m < self.hidden_m.max(SAME_M);
        let is_published = self.to.is_some_and(|to| to.distance_m(place) < 1.0);
        let is_near = match self.from {
            Some(from) => from.distance_m(place) <= self.hidden_m.max(SAME_M) + radius_m,
            None => self.to.is_none_or(|to| to.distance_m(place) < REACH_M),
        };
        is_finer && is_near && !is_published
    }
}
