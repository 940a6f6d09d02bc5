//! How a picture or an animation was drawn.

use serde::{Deserialize, Serialize};

use crate::base::hash::Fingerprint;
use crate::dataset::{Interval, Source, SourceError};
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
    /// The older versions with which the inputs were compared; what changed since may be
    /// marked.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub older: Vec<OlderFile>,
}

/// An older version of an input.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OlderFile {
    /// What people call it.
    pub name: String,
    /// Of the file.
    #[serde(flatten)]
    pub fingerprint: Fingerprint,
}

impl OlderFile {
    /// The file of `source`.
    ///
    /// # Errors
    /// When it can no longer be read or was changed.
    pub fn of(source: &Source) -> Result<Self, SourceError> {
        let fingerprint = Fingerprint { sha256: source.sha256_hex()?, bytes: source.file_bytes };
        Ok(Self { name: source.name.clone(), fingerprint })
    }
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
