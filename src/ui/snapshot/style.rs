//! How a picture or an animation looks, whatever is on it.

use jiff::tz::TimeZone;

use crate::dataset::Interval;
use crate::export::ExportError;
use crate::export::drawing::MOST_FRAMES;
use crate::filter::{Mode, TimeFilter};
use crate::language::message;
use crate::session::frames::Steps;

/// What is on the picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum What {
    /// The map, with title and caption.
    #[default]
    Map,
    /// The whole window.
    Window,
}

/// How a picture is drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Style {
    /// What is on it.
    pub what: What,
    /// Width and height.
    pub size_px: [u32; 2],
    /// Device pixels per point: 2 draws everything twice as large and as sharp.
    pub scale: f32,
    /// Whether colours are dark.
    pub dark: bool,
    /// Written above the map; may be empty.
    pub title: String,
}

/// How time moves, and how fast.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Animation {
    /// How time moves.
    pub steps: Steps,
    /// Frames a second, 0.1 to 50.
    pub frames_per_sec: f32,
}

impl Animation {
    /// The flags that say it, beside the times that it begins and ends with.
    pub fn flags(&self) -> Vec<String> {
        let mut flags = vec![format!("--step={}", self.steps.step.label().replace(' ', ""))];
        flags.push(match self.steps.width {
            Some(width) => format!("--width={}", width.label().replace(' ', "")),
            None => "--cumulative".to_owned(),
        });
        flags.push(format!("--frames-per-second={}", self.frames_per_sec));
        flags
    }

    /// The windows of its frames.
    ///
    /// # Errors
    /// When there are too many.
    pub fn windows(&self, zone: &TimeZone) -> Result<Vec<Interval>, ExportError> {
        self.steps.windows(zone, MOST_FRAMES).ok_or_else(|| {
            ExportError::Drawing(message!("error-too-many-frames", most = MOST_FRAMES))
        })
    }

    /// The filter of time that everything on it passes.
    pub fn time(&self, time: &TimeFilter) -> TimeFilter {
        TimeFilter { mode: Mode::Window, window: Some(self.steps.domain), ..*time }
    }
}
