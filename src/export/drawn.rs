//! How a picture or an animation was drawn.

use serde::{Deserialize, Serialize};

use crate::base::hash::Fingerprint;
use crate::dataset::Interval;
use crate::filter::{Mode, TimeFilter};

/// How something was drawn.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Drawing {
    /// The word of the command line that draws it.
    pub verb: String,
    /// Its flags beside filters and files, not yet quoted; `None` where no flags can
    /// say how it was drawn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub flags: Option<Vec<String>>,
    /// The pictures of an animation, in their order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub frames: Vec<Frame>,
}

/// One picture of an animation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Frame {
    /// The time that it shows, in seconds since 1970.
    pub window: Interval,
    /// How many events match in it.
    pub events: u64,
    /// The file that holds it, where each picture has its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<FrameFile>,
}

impl Frame {
    /// The time slider of an animation over `time` at this frame.
    pub fn time(&self, time: &TimeFilter) -> TimeFilter {
        TimeFilter { mode: Mode::Window, window: Some(self.window), ..*time }
    }
}

/// A file in the folder of an animation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrameFile {
    /// Its name in the folder.
    pub name: String,
    /// Of the file.
    #[serde(flatten)]
    pub fingerprint: Fingerprint,
}
