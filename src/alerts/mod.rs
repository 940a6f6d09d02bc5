//! Air alerts: whether one was on at the place and time of an event.
//!
//! Alerts are the events of kind `air_alert` in all datasets that are shown. Each says that
//! an alert was on in its area over its interval. Nothing is said that the data does not
//! say: "off" needs a dataset that consists of alerts and covers that area at that time,
//! and where time, place or the end of an alert is not known precisely enough, neither is
//! the answer, with the reason.

mod area;
mod circle;
mod collect;
mod index;
mod lazy;
mod names;
mod state;
mod states;
mod stretches;
mod strike;
mod whereabouts;

pub use collect::has_alerts;
pub use index::AlertIndex;
pub use lazy::LazyAlerts;
pub use state::{AlertState, NotKnown, minutes_before};
pub use states::{AlertStates, word};
pub use strike::StrikeState;
