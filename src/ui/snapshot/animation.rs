//! A series of pictures through time, one in memory at a time.

use std::io::Write;

use super::{HeadlessWindow, RenderRequest};
use crate::base::Progress;
use crate::dataset::Interval;
use crate::export::ExportError;
use crate::export::drawing::Frame;
use crate::export::frame_folder::FrameFolder;
use crate::export::picture::gif::Gif;
use crate::export::picture::palette::{Census, Palette};
use crate::filter::TimeFilter;

/// Pictures from which the colours of a GIF are taken.
const SAMPLES: usize = 5;

/// Draws frames on one stage.
struct Film<'a> {
    stage: HeadlessWindow,
    time: TimeFilter,
    windows: &'a [Interval],
    progress: &'a Progress,
}

impl<'a> Film<'a> {
    fn new(
        order: RenderRequest,
        windows: &'a [Interval],
        progress: &'a Progress,
    ) -> Result<Self, ExportError> {
        let time = order.session.document().filters.time;
        let mut stage = HeadlessWindow::new(order).map_err(ExportError::Drawing)?;
        // What is fitted and how much room words take follows from all frames.
        stage.begin_frames().map_err(ExportError::Drawing)?;
        Ok(Self { stage, time, windows, progress })
    }

    fn pixels(&mut self, window: Interval) -> Result<Vec<u8>, ExportError> {
        self.progress.check().map_err(|_| ExportError::Cancelled)?;
        self.stage.set_time(TimeFilter { window: Some(window), ..self.time });
        self.stage.pixels().map_err(ExportError::Drawing)
    }

    /// Hands the frames over one by one.
    fn each(
        &mut self,
        mut take: impl FnMut(Vec<u8>) -> Result<(), ExportError>,
    ) -> Result<Vec<Frame>, ExportError> {
        let mut frames = Vec::new();
        for window in self.windows {
            self.progress.set(frames.len() as u64, self.windows.len() as u64);
            take(self.pixels(*window)?)?;
            let events = self.stage.matching_count() as u64;
            frames.push(Frame { window: *window, events, file: None });
        }
        Ok(frames)
    }

    /// Of frames from the first to the last.
    fn palette(&mut self) -> Result<Palette, ExportError> {
        let last = self.windows.len().saturating_sub(1);
        let mut samples: Vec<usize> =
            (0..SAMPLES).map(|sample| sample * last / (SAMPLES - 1)).collect();
        samples.dedup();
        let mut census = Census::default();
        for frame in samples {
            if let Some(window) = self.windows.get(frame) {
                census.add(&self.pixels(*window)?);
            }
        }
        Ok(census.palette())
    }
}

/// Writes all frames as a GIF; what they show.
///
/// # Errors
/// When it is stopped, or cannot be drawn or written.
pub fn gif(
    order: RenderRequest,
    windows: &[Interval],
    frames_per_sec: f32,
    progress: &Progress,
    out: &mut dyn Write,
) -> Result<Vec<Frame>, ExportError> {
    let mut film = Film::new(order, windows, progress)?;
    let palette = film.palette()?;
    let mut gif = Gif::new(out, film.stage.size_px(), palette, frames_per_sec)?;
    let frames = film.each(|pixels| Ok(gif.add(&pixels)?))?;
    gif.finish()?;
    Ok(frames)
}

/// Writes all frames as a PNG sequence into `folder`; what they show.
///
/// # Errors
/// As for [`gif`].
pub fn pictures(
    order: RenderRequest,
    windows: &[Interval],
    progress: &Progress,
    folder: &mut FrameFolder,
) -> Result<Vec<Frame>, ExportError> {
    let mut film = Film::new(order, windows, progress)?;
    let size_px = film.stage.size_px();
    film.each(|pixels| {
        folder.add(&super::png::opaque(size_px, pixels).map_err(ExportError::Drawing)?)
    })
}
