//! Orders become files with manifests.

use std::path::Path;

use super::style::Animation;
use super::{HeadlessWindow, RenderRequest, What};
use crate::base::Progress;
use crate::base::atomic::folder_of;
use crate::base::escape::one_line;
use crate::export::drawing::{self, Drawing, OlderFile};
use crate::export::frame_folder::FrameFolder;
use crate::export::{ExportError, Exported, Job};
use crate::language::message;

/// Format of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Pixels.
    Png,
    /// Vectors, and pixels where no vectors can be.
    Svg,
}

impl Format {
    /// The one that the name of `path` asks for.
    ///
    /// # Errors
    /// When it asks for none.
    pub fn of(path: &Path) -> Result<Self, ExportError> {
        match ending(path).as_str() {
            "png" => Ok(Self::Png),
            "svg" => Ok(Self::Svg),
            _ => Err(ExportError::Drawing(message!(
                "error-name-of-no-picture",
                path = one_line(path)
            ))),
        }
    }
}

/// Writes `order` as the PNG or SVG that the name of `path` asks for, with a manifest
/// that speaks of `job`.
///
/// # Errors
/// When it is stopped, or cannot be drawn or written.
pub fn picture(
    order: RenderRequest,
    job: &Job,
    path: &Path,
    replace: bool,
    progress: &Progress,
) -> Result<Exported, ExportError> {
    let format = Format::of(path)?;
    let job = Job { format: ending(path), ..job.clone() };
    let flags = order.flags(folder_of(path)).map(|mut flags| {
        if order.style.what == What::Map {
            flags.push("--map-only".to_owned());
        }
        flags
    });
    let older = older(&order)?;
    drawing::write(&job, path, replace, |out| {
        let mut stage = HeadlessWindow::new(order).map_err(ExportError::Drawing)?;
        let bytes = match format {
            Format::Png => stage.png(),
            Format::Svg => stage.svg().map(String::into_bytes),
        };
        progress.check().map_err(|_| ExportError::Cancelled)?;
        out.write_all(&bytes.map_err(ExportError::Drawing)?)?;
        Ok(Drawing { verb: "snapshot".to_owned(), flags, frames: Vec::new(), older })
    })
}

/// The older versions with which shown datasets are compared.
fn older(order: &RenderRequest) -> Result<Vec<OlderFile>, ExportError> {
    let compared = order.session.shown().filter_map(|open| open.comparison.as_ref());
    let older = compared.map(|comparison| OlderFile::of(&comparison.old.source));
    Ok(older.collect::<Result<_, _>>()?)
}

/// Writes `animation` as a GIF, or as numbered PNGs in a folder where the name of
/// `path` has no ending, with a manifest that speaks of `job`.
///
/// # Errors
/// When it has too many frames, is stopped, or cannot be drawn or written.
pub fn animation(
    order: RenderRequest,
    animation: &Animation,
    job: &Job,
    path: &Path,
    replace: bool,
    progress: &Progress,
) -> Result<Exported, ExportError> {
    let windows = animation.windows(&job.zone)?;
    let flags = order.flags(folder_of(path)).map(|mut flags| {
        flags.extend(animation.flags());
        flags
    });
    let older = older(&order)?;
    let drawing = |frames| Drawing { verb: "animate".to_owned(), flags, frames, older };
    if is_folder(path) {
        let job = Job { format: "png-frames".to_owned(), ..job.clone() };
        let mut folder = FrameFolder::new(&job, path, replace)?;
        let frames = super::animation::pictures(order, &windows, progress, &mut folder)?;
        return folder.finish(&job, drawing(frames));
    }
    if ending(path) != "gif" {
        return Err(ExportError::Drawing(message!(
            "error-name-of-no-animation",
            path = one_line(path)
        )));
    }
    let job = Job { format: "gif".to_owned(), ..job.clone() };
    drawing::write(&job, path, replace, |out| {
        let speed = animation.frames_per_sec;
        super::animation::gif(order, &windows, speed, progress, out).map(drawing)
    })
}

/// Whether `path` names a folder: one that is there, or a name without an ending.
fn is_folder(path: &Path) -> bool {
    let text = path.to_string_lossy();
    path.is_dir() || text.ends_with(['/', std::path::MAIN_SEPARATOR]) || path.extension().is_none()
}

/// The ending of a file name in small letters.
fn ending(path: &Path) -> String {
    path.extension().unwrap_or_default().to_string_lossy().to_lowercase()
}
