//! Draws pictures and animations on threads.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::tz::TimeZone;

use super::{Done, Drawing, Jobs, ReadyReport};
use crate::base::Progress;
use crate::export::{ExportError, Exported, Job, MapPicture};
use crate::language::message;

impl Jobs {
    /// Draws a picture or an animation into a file.
    pub fn draw(
        &mut self,
        path: PathBuf,
        draw: impl FnOnce(&Path, &Progress) -> Result<Exported, ExportError> + Send + 'static,
    ) {
        let progress = Arc::new(Progress::default());
        let job = self.next_job;
        self.next_job += 1;
        self.drawing.push(Drawing { job, path: path.clone(), progress: Arc::clone(&progress) });
        self.spawn("draw picture", move || {
            // A defect in drawing must not leave its progress bar for ever.
            let draw = || draw(&path, &progress);
            let result = std::panic::catch_unwind(std::panic::AssertUnwindSafe(draw))
                .unwrap_or_else(|_| Err(ExportError::Drawing(message!("error-drawing-defect"))));
            Some(Done::Drawn(job, Box::new(result)))
        });
    }

    /// The pictures and animations that are being drawn.
    pub fn drawing(&self) -> &[Drawing] {
        &self.drawing
    }

    /// Stops drawing.
    pub fn cancel_drawing(&self) {
        self.drawing.iter().for_each(|drawing| drawing.progress.cancel());
    }

    /// Draws the map that the report `job` wants, before it is written.
    pub fn draw_for_report(
        &self,
        job: Job,
        path: Option<PathBuf>,
        replace: bool,
        draw: impl FnOnce(&TimeZone) -> Result<Vec<u8>, ExportError> + Send + 'static,
    ) {
        self.spawn("draw map of report", move || {
            let drawn = draw(&job.zone).map(|png| {
                let job = Job { picture: MapPicture::Drawn(Arc::new(png)), ..job };
                ReadyReport { job, path, replace }
            });
            Some(Done::DrawnForReport(Box::new(drawn)))
        });
    }
}
