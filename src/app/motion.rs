//! Whether the system asks programs to move as little as possible.

use std::time::Duration;

use mundy::{Interest, Preferences};

/// A desktop that does not answer in this time has not asked for it.
const LONGEST_WAIT: Duration = Duration::from_millis(300);

/// Asks the desktop: on Linux by D-Bus (the settings portal), which reaches no network.
pub(super) fn is_reduced() -> bool {
    let preferences = Preferences::once_blocking(Interest::ReducedMotion, LONGEST_WAIT);
    preferences.is_some_and(|preferences| preferences.reduced_motion.is_reduce())
}
