//! Strikes by whether an alert was on, and for how long it had been.

use super::state::AlertState;
use crate::dataset::{Dataset, kind};

/// A strike whose time has a lower precision has no delay: an hour.
const PRECISE_SECS: i64 = 3_600;

/// What an event says of strikes and alerts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StrikeState {
    /// It is no strike.
    NoStrike,
    /// No alert was on.
    Off,
    /// It is not known whether one was on.
    NotKnown,
    /// One was on, since so many whole minutes; `None` where the time of the strike is
    /// known with a lower precision than the hour.
    On(Option<i64>),
}

impl StrikeState {
    /// That of a strike, the event `row`, in `state`. A time of up to an hour is taken by
    /// its middle.
    pub fn of(dataset: &Dataset, row: usize, state: AlertState) -> Self {
        match state {
            AlertState::Off => Self::Off,
            AlertState::NotKnown(_) => Self::NotKnown,
            AlertState::On(alert) => {
                let strike = dataset.interval(row).filter(|at| at.secs() <= PRECISE_SECS);
                Self::On(strike.map(|at| {
                    let middle = at.start().secs() + at.secs() / 2;
                    (middle - alert.start().secs()).div_euclid(60)
                }))
            }
        }
    }

    /// Of each kind of `dataset` by its code, whether it is a strike.
    pub fn strike_kinds(dataset: &Dataset) -> Vec<bool> {
        let kinds = dataset.kinds().values().iter();
        kinds.map(|kind| kind::STRIKES.contains(&&**kind)).collect()
    }
}
